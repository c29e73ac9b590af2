/* block - an official document as a tree that knows no format.  See block.h. */

#include "doc/block.h"

#include <assert.h>

#include "base/buf.h"
#include "text/utf8.h"

enum { REPLACEMENT = 0xFFFD, C1_FIRST = 0x7F, C1_LAST = 0x9F, FIRST_PRINTING = 0x20 };

struct doc *
doc_new(struct arena *a) {
    struct doc *d = arena_new(a, struct doc);

    d->arena = a;
    d->language = STR("vi-VN");
    return d;
}

struct doc_section *
doc_add_section(struct doc *d, enum doc_section_kind kind, str id, str name) {
    struct doc_section *s = arena_new(d->arena, struct doc_section);

    assert(doc_find_section(d, id) == NULL);
    s->kind = kind;
    s->id = str_keep(d->arena, id);
    s->name = doc_clean(d, name);
    if (d->last == NULL) {
        d->first = s;
    } else {
        d->last->next = s;
    }
    d->last = s;
    return s;
}

struct doc_block *
doc_add(struct doc *d, struct doc_section *s, enum doc_block_kind kind) {
    struct doc_block *b = arena_new(d->arena, struct doc_block);

    assert(kind < DOC_BLOCK_KINDS);
    b->kind = kind;
    if (s->last == NULL) {
        s->first = b;
    } else {
        s->last->next = b;
    }
    s->last = b;
    return b;
}

static bool
is_noncharacter(int32_t cp) {
    return (cp & 0xFFFE) == 0xFFFE || (cp >= 0xFDD0 && cp <= 0xFDEF);
}

/* True when doc_clean has nothing to mend but perhaps the normal form. */
static bool
is_plain(str s) {
    size_t at = 0;

    while (at < s.n) {
        const int32_t cp = utf8_next(s, &at);

        if (cp < FIRST_PRINTING || (cp >= C1_FIRST && cp <= C1_LAST) || is_noncharacter(cp) ||
            utf8_is_break((uint32_t)cp) || utf8_is_hidden((uint32_t)cp)) {
            return false;
        }
    }
    return true;
}

str
doc_clean(const struct doc *d, str s) {
    struct buf mended = {NULL, 0, 0};
    size_t at = 0;
    str out;

    if (utf8_shown_run(s) == s.n) { /* nearly every text */
        return str_keep(d->arena, s);
    }
    if (is_plain(s)) {
        return str_keep(d->arena, utf8_nfc(d->arena, s));
    }
    while (at < s.n) {
        int32_t cp = utf8_next(s, &at);

        if (cp == '\r' && at < s.n && s.p[at] == '\n') {
            at++; /* CR LF is one line end */
        }
        if (cp >= 0 && utf8_is_hidden((uint32_t)cp)) {
            continue;
        }
        if (cp >= 0 && utf8_is_break((uint32_t)cp)) {
            cp = ' ';
        } else if (cp < FIRST_PRINTING || (cp >= C1_FIRST && cp <= C1_LAST) ||
                   is_noncharacter(cp)) {
            cp = REPLACEMENT;
        }
        utf8_put(&mended, (uint32_t)cp);
    }
    out = str_keep(d->arena, utf8_nfc(d->arena, buf_view(&mended)));
    buf_free(&mended);
    return out;
}

str
doc_moved(const struct doc *d, struct buf *b) {
    const str out = doc_clean(d, buf_view(b));

    buf_free(b);
    return out;
}

struct doc_runs
doc_plain(const struct doc *d, str s, unsigned style) {
    struct doc_run *run = arena_new(d->arena, struct doc_run);

    run->text = doc_clean(d, s);
    run->style = style;
    return (struct doc_runs){run, 1};
}

const struct doc_section *
doc_find_section(const struct doc *d, str id) {
    const struct doc_section *s = d->first;

    while (s != NULL && !str_eq(s->id, id)) {
        s = s->next;
    }
    return s;
}
