/* prose_tidy - what a composed text needs before it is a document.  See prose_tidy.h. */

#include "template/prose_tidy.h"

#include <string.h>

#include "base/buf.h"
#include "base/num.h"

enum { LEVELS = 3 };

/* Bytes of "IV. ", "12. " or "b) " at the start, 0: there is none. */
static size_t
number_length(str text, int level) {
    static const char *const digits[LEVELS] = {"IVXLC", "0123456789", "abcdeghiklmnopqrstuvxy"};
    size_t n = 0;

    while (n < text.n && strchr(digits[level - 1], text.p[n]) != NULL) {
        n++;
    }
    if (n == 0 || n + 1 >= text.n || text.p[n] != (level == LEVELS ? ')' : '.') ||
        text.p[n + 1] != ' ') {
        return 0;
    }
    return n + 2;
}

/* "IV. ", "12. ", "b) ": the Vietnamese alphabet has đ behind d and no f. */
static void
put_number(struct buf *b, int level, unsigned n) {
    static const char *const letters[] = {"a", "b", "c", "d", "đ", "e", "g", "h", "i", "k",
                                          "l", "m", "n", "o", "p", "q", "r", "s", "t", "u"};
    char text[NUM_TEXT];

    if (level == 1) {
        num_roman(text, n);
        buf_fmt(b, "%s. ", text);
    } else if (level == 2) {
        buf_fmt(b, "%u. ", n);
    } else {
        buf_fmt(b, "%s) ", letters[(n - 1) % (sizeof letters / sizeof letters[0])]);
    }
}

/* Whether the heading is followed by no more than the next part, or the end. */
static bool
is_empty(const struct doc_block *b) {
    return b->kind == DOC_HEADING &&
           (b->next == NULL ||
            (b->next->kind == DOC_HEADING && b->next->u.heading.level <= b->u.heading.level));
}

/* Take the first empty heading away; false: there is none. */
static bool
drop_one(struct doc_section *s) {
    struct doc_block *before = NULL;

    for (struct doc_block *b = s->first; b != NULL; before = b, b = b->next) {
        if (!is_empty(b)) {
            continue;
        }
        if (before == NULL) {
            s->first = b->next;
        } else {
            before->next = b->next;
        }
        s->last = s->last == b ? before : s->last;
        return true;
    }
    return false;
}

void
prose_tidy_empty(struct doc_section *s) {
    while (drop_one(s)) { /* a part is empty when its last point is gone */
    }
}

void
prose_tidy_headings(struct doc *d, struct doc_section *s) {
    unsigned count[LEVELS + 1] = {0};

    for (struct doc_block *b = s->first; b != NULL; b = b->next) {
        struct doc_heading *h = &b->u.heading;
        struct buf text = {0};
        size_t typed;

        if (b->kind != DOC_HEADING) {
            continue;
        }
        typed = number_length(h->text, h->level);
        for (int below = h->level + 1; below <= LEVELS; below++) {
            count[below] = 0;
        }
        if (typed == 0) {
            continue;
        }
        put_number(&text, h->level, ++count[h->level]);
        buf_str(&text, (str){h->text.p + typed, h->text.n - typed});
        h->text = doc_clean(d, buf_view(&text));
        buf_free(&text);
    }
}

/* Replace the sign that the runs end in. */
static void
end_in(struct doc *d, struct doc_runs *runs, const char *sign) {
    struct doc_run *run;
    struct buf b = {0};
    str text;

    if (runs->n == 0) {
        return;
    }
    run = arena_array(d->arena, struct doc_run, runs->n);
    memcpy(run, runs->run, runs->n * sizeof *run);
    text = run[runs->n - 1].text;
    while (text.n > 0 && strchr(".;/ ", text.p[text.n - 1]) != NULL) {
        text.n--;
    }
    buf_str(&b, text);
    buf_text(&b, sign);
    run[runs->n - 1].text = doc_clean(d, buf_view(&b));
    buf_free(&b);
    runs->run = run;
}

static bool
ends_with(const struct doc_block *b, char sign) {
    const struct doc_runs *runs = &b->u.item.runs;
    const str text = runs->n > 0 ? runs->run[runs->n - 1].text : STR("");

    return text.n > 0 && text.p[text.n - 1] == sign;
}

void
prose_tidy_lists(struct doc *d, struct doc_section *s) {
    for (struct doc_block *b = s->first; b != NULL; b = b->next) {
        struct doc_block *end = b;
        bool list = false;

        for (; end != NULL && end->kind == DOC_ITEM; end = end->next) {
            list = list || ends_with(end, ';');
        }
        for (; list && b != end; b = b->next) {
            if (!ends_with(b, ':')) {
                end_in(d, &b->u.item.runs, b->next == end ? "." : ";");
            }
            if (b->next == end) {
                break;
            }
        }
    }
}

void
prose_tidy_end(struct doc *d, struct doc_section *s) {
    struct doc_block *last = s->last;

    if (last != NULL && last->kind == DOC_PARAGRAPH && last->u.paragraph.role == DOC_BODY) {
        end_in(d, &last->u.paragraph.runs, "./.");
    } else if (last != NULL && last->kind == DOC_ITEM) {
        end_in(d, &last->u.item.runs, "./.");
    }
}
