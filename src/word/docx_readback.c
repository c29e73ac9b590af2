/*
 * docx_readback - re-reading a written document: the zip whole, every part well formed, the words those of
 * the document.
 *
 * The words are taken from the file by other means than those that wrote it (minizip, expat) and from the
 * document block by block; blanks do not count, since a line may end at one.
 */
#include <string.h>

#include "render/parts.h"
#include "word/docx_parts.h"

#define TAKE(b, ...)                                                                               \
    take_strs(b, (const str[]){__VA_ARGS__}, sizeof((const str[]){__VA_ARGS__}) / sizeof(str))

/* The text without blanks: spaces and no-break spaces. */
static void
take(struct buf *to, str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (i + 1 < s.n && memcmp(s.p + i, "\xc2\xa0", 2) == 0) {
            i++;
        } else if (s.p[i] != ' ') {
            buf_char(to, s.p[i]);
        }
    }
}

/* --- what the file must say ---------------------------------------------------------------------- */

static void
take_runs(struct buf *b, struct doc_runs runs) {
    for (size_t i = 0; i < runs.n; i++) {
        take(b, runs.run[i].text);
    }
}

static void
take_strs(struct buf *b, const str *s, size_t n) {
    for (size_t i = 0; i < n; i++) {
        take(b, s[i]);
    }
}

static void
take_head(struct buf *b, const struct doc_table *t, uint32_t row) {
    for (uint32_t col = 0; col < t->cols; col++) {
        for (size_t i = 0; i < t->head_cells; i++) {
            if (t->head[i].row == row && t->head[i].col == col) {
                take(b, t->head[i].text);
            }
        }
    }
}

static void
take_table(struct buf *b, struct arena *a, const struct doc_table *t) {
    take(b, t->title);
    take(b, t->unit);
    for (uint32_t row = 0; row < t->head_rows; row++) {
        take_head(b, t, row);
    }
    if (t->number != NULL) {
        take_strs(b, t->number, t->cols);
    }
    for (uint32_t row = 0; row < t->rows; row++) {
        for (uint32_t col = 0; col < t->cols; col++) {
            take(b, doc_cell_text(a, &t->row[row].cell[col]));
        }
    }
    take(b, t->more);
    take_strs(b, t->note, t->notes);
    take(b, t->source);
}

static void
take_addressee(struct buf *b, const struct doc_addressee *a) {
    take(b, STR("Kính gửi:"));
    for (size_t i = 0; i < a->n; i++) {
        TAKE(b, a->n > 1 ? STR("-") : STR(""), a->to[i],
             a->n == 1      ? STR("")
             : i + 1 < a->n ? STR(";")
                            : STR("."));
    }
}

static void
take_signature(struct buf *b, const struct doc_signature *s) {
    const bool two = s->left_title.n > 0;

    TAKE(b, s->left_title, two ? s->left_name : s->recipient_n > 0 ? STR("Nơi nhận:") : STR(""));
    take_strs(b, s->recipient, two ? 0 : s->recipient_n);
    take(b, s->place_date);
    take_strs(b, s->authority, s->authority_n);
    take(b, s->name);
}

static void
take_links(struct buf *b, const struct doc_links *l) {
    for (size_t i = 0; i < l->n; i++) {
        TAKE(b, l->link[i].label, STR("."), l->link[i].text);
    }
}

static void
take_chart(struct buf *b, const struct doc_chart *c) {
    TAKE(b, c->title, doc_chart_shows(c) ? STR("") : STR("(Chưa có số liệu)"));
}

static void
take_block(struct buf *b, struct arena *a, const struct doc *d, const struct doc_block *k) {
    const struct doc_letterhead *h = &k->u.letterhead;

    switch (k->kind) {
    case DOC_LETTERHEAD:
        TAKE(b, h->superior, h->issuer, h->motto[0], h->motto[1], h->number, h->about,
             d->draft ? STR("DỰ THẢO") : STR(""), h->place_date);
        return;
    case DOC_TITLE:
        TAKE(b, k->u.title.kind, k->u.title.abstract);
        return;
    case DOC_ADDRESSEE:
        take_addressee(b, &k->u.addressee);
        return;
    case DOC_ANNEX_HEAD:
        TAKE(b, k->u.annex_head.label, k->u.annex_head.title, k->u.annex_head.attached);
        return;
    case DOC_HEADING:
        take(b, k->u.heading.text);
        return;
    case DOC_PARAGRAPH:
        take_runs(b, k->u.paragraph.runs);
        return;
    case DOC_ITEM:
        take(b, k->u.item.level == 0 ? STR("-") : STR("+"));
        take_runs(b, k->u.item.runs);
        return;
    case DOC_TABLE:
        take_table(b, a, k->u.table);
        return;
    case DOC_CHART:
        take_chart(b, k->u.chart);
        return;
    case DOC_SIGNATURE:
        take_signature(b, &k->u.signature);
        return;
    case DOC_LINKS:
        take_links(b, &k->u.links);
        return;
    case DOC_BLOCK_KINDS:
        return;
    }
}

/* The words of the document in reading order, without blanks. */
static void
expect(struct buf *b, const struct doc *d) {
    struct arena a = ARENA_EMPTY;

    for (const struct doc_section *s = d->first; s != NULL; s = s->next) {
        for (const struct doc_block *k = s->first; k != NULL; k = k->next) {
            take_block(b, &a, d, k);
        }
    }
    arena_free(&a);
}

/* --- the file ------------------------------------------------------------------------------------- */

struct reader {
    bool in_text;
    struct buf words; /* of word/document.xml, without blanks */
};

static void
on_start(void *ctx, const char *name, const char **attributes) {
    (void)attributes;
    ((struct reader *)ctx)->in_text = strcmp(name, "w:t") == 0;
}

static void
on_end(void *ctx, const char *name) {
    (void)name;
    ((struct reader *)ctx)->in_text = false;
}

static void
on_letters(void *ctx, const char *s, int n) {
    struct reader *r = ctx;

    if (r->in_text) {
        buf_add(&r->words, s, (size_t)n);
    }
}

static bool
read_parts(struct reader *r, struct parts *file, struct err *e) {
    static const struct parts_handlers of_text = {on_start, on_end, on_letters};
    const char *part = "";
    bool ok = true;

    while (ok && part != NULL) {
        ok = parts_next(file, &part, e) &&
             (part == NULL ||
              parts_read(file, strcmp(part, "word/document.xml") == 0 ? &of_text : NULL, r, e));
    }
    return ok;
}

bool
docx_readback(const char *path, const struct doc *d, struct once *once, struct err *e) {
    struct reader r = {.in_text = false};
    struct buf want = {NULL, 0, 0};
    struct buf got = {NULL, 0, 0};
    struct parts *file = parts_open(path, "tài liệu Word", once, e);
    bool ok = file != NULL && read_parts(&r, file, e);

    if (ok) {
        expect(&want, d);
        take(&got, buf_view(&r.words));
        ok = str_eq(buf_view(&want), buf_view(&got)) ||
             parts_damaged(file, "word/document.xml", "chữ khác với văn bản", e);
    }
    parts_close(file);
    buf_free(&want);
    buf_free(&got);
    buf_free(&r.words);
    return ok || err_at(e, "%s", path);
}
