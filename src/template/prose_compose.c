/* prose_compose - a report's words with its figures, as blocks of a document.  See prose_compose.h. */

#include <string.h>

#include "language/prose_parts.h"
#include "template/banner.h"
#include "template/filled_table.h"
#include "template/prose_agree.h"
#include "template/prose_compose.h"
#include "template/prose_tidy.h"
#include "template/sender.h"
#include "template/sentence.h"
#include "template/words.h"

struct compose {
    const struct prose *p;
    const struct fill *f;
    struct doc *d;
    struct doc_section *s;
    struct prose_annexes *named;
    unsigned tables, charts; /* with a title, so far */
    bool unknown;            /* the figure said last is not known */
};

/* The next token from *k on that stands where its conditions hold; false at the end. */
static bool
next_token(const struct prose *p, const struct fill *f, struct arena *a, size_t *k) {
    while (*k < p->tokens) {
        const struct prose_token *t = &p->token[*k];

        if (t->is_text || (t->p.kind != PLACEHOLDER_NEU && t->p.kind != PLACEHOLDER_NEU_KHONG &&
                           t->p.kind != PLACEHOLDER_HET)) {
            return true;
        }
        if (t->p.kind == PLACEHOLDER_NEU_KHONG ||
            (t->p.kind == PLACEHOLDER_NEU && !sentence_holds(a, f, &t->p))) {
            *k = t->end; /* of {neu_khong}: the condition held, what is otherwise is passed over */
        }
        ++*k;
    }
    return false;
}

static void
name_annex(struct prose_annexes *all, const struct annex *x) {
    size_t at = 0;

    while (at < all->n && all->annex[at]->number < x->number) {
        at++;
    }
    if (at < all->n && all->annex[at] == x) {
        return;
    }
    for (size_t k = all->n; k > at; k--) {
        all->annex[k] = all->annex[k - 1];
    }
    all->annex[at] = x;
    all->n++;
}

struct prose_annexes
prose_named(const struct prose *p, const struct fill *f, struct arena *a) {
    struct prose_annexes out = {arena_array(a, const struct annex *, f->annexes->n + 1), 0};

    for (size_t k = 0; next_token(p, f, a, &k); k++) {
        if (!p->token[k].is_text && p->token[k].p.kind == PLACEHOLDER_PHU_LUC) {
            name_annex(&out, p->token[k].p.annex);
        }
    }
    return out;
}

unsigned
prose_place(const struct prose_annexes *named, const struct annex *x) {
    for (size_t k = 0; k < named->n; k++) {
        if (named->annex[k] == x) {
            return (unsigned)k + 1;
        }
    }
    return 0;
}

/* A value is words, never marks of Markdown. */
static void
put_escaped(struct buf *b, str s) {
    for (size_t k = 0; k < s.n; k++) {
        const char c = s.p[k];

        if ((c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
            (c >= '{' && c <= '~')) {
            buf_char(b, '\\');
        }
        buf_char(b, c);
    }
}

/* An office's own file: its Markdown as it is, our marks taken out. */
static void
put_remark(struct buf *b, const struct fill_remark *r) {
    buf_text(b, "\n\n");
    for (size_t k = 0; r != NULL && k < r->text.n; k++) {
        const str tail = {r->text.p + k, r->text.n - k};

        if (str_starts(tail, STR(PROSE_MARK)) || str_starts(tail, STR(PROSE_MARK_END))) {
            k += sizeof PROSE_MARK - 2;
        } else if (r->text.p[k] != '\r') {
            buf_char(b, r->text.p[k]);
        }
    }
    buf_text(b, "\n\n");
}

/* One annex alone has no number (decree 30, annex I, part III); that of a revision is one more. */
static unsigned
number_of(const struct compose *c, const struct annex *x) {
    return c->named->n == 1 && c->f->restated_from == NULL ? 0 : prose_place(c->named, x);
}

static void
put_spoken(struct compose *c, const struct placeholder *p, struct buf *b) {
    const str said = sentence_of(c->d->arena, c->f, p);

    c->unknown = str_eq(said, STR(SENTENCE_UNKNOWN));
    if (c->unknown) {
        prose_put_unknown(b);
    } else {
        put_escaped(b, said);
    }
}

static void
put_token(struct compose *c, size_t ix, struct buf *b) {
    const struct prose_token *t = &c->p->token[ix];

    if (t->is_text && c->unknown) {
        prose_put_after_unknown(b, t->text);
        c->unknown = false;
    } else if (t->is_text) {
        buf_str(b, t->text);
    } else if (t->p.kind == PLACEHOLDER_NHAN_XET) {
        put_remark(b, sentence_remark(c->f, t->p.word));
    } else if (placeholder_is_block(t->p.kind)) {
        buf_fmt(b, "\n\n" PROSE_MARK "%zu" PROSE_MARK_END "\n\n", ix);
    } else if (t->p.kind == PLACEHOLDER_PHU_LUC) {
        put_escaped(b, annex_label(c->d->arena, number_of(c, t->p.annex)));
        buf_text(b, number_of(c, t->p.annex) == 0 ? " kèm theo" : "");
    } else {
        put_spoken(c, &t->p, b);
    }
}

static void
expand(struct compose *c, struct buf *b) {
    for (size_t k = 0; next_token(c->p, c->f, c->d->arena, &k); k++) {
        put_token(c, k, b);
    }
}

/* Tables and charts of the text are counted as they come: "Bảng 2. Số người ...". */
static str
numbered(const struct compose *c, const char *what, unsigned *count, str title) {
    struct buf b = {0};

    if (title.n == 0) {
        return title;
    }
    buf_fmt(&b, "%s %u. " STR_FMT, what, ++*count, STR_ARG(title));
    title = doc_clean(c->d, buf_view(&b));
    buf_free(&b);
    return title;
}

static void
put_block(void *ctx, size_t token) {
    struct compose *c = ctx;
    const struct placeholder *p = &c->p->token[token].p;
    const struct annex_table *def = p->kind == PLACEHOLDER_BANG ? p->table : p->chart->table;
    const struct doc_table *t = filled_table_for_paper(c->d->arena, c->f, p->annex, def);
    size_t n = 0;

    if (t == NULL) {
        return; /* a source that was not delivered has no table; the words around it say so */
    }
    if (p->kind == PLACEHOLDER_BANG) {
        const uint32_t total = p->n > 0 && !def->no_total;
        struct doc_table **part =
            filled_table_parts(c->d->arena, def, t, (uint32_t)p->n + total, &n);

        part[0]->title = numbered(c, "Bảng", &c->tables, part[0]->title);
        for (size_t k = 0; k < n; k++) {
            doc_add(c->d, c->s, DOC_TABLE)->u.table = part[k];
        }
    } else {
        struct doc_chart *chart = filled_table_chart(c->d->arena, c->f, p->chart, t);

        if (chart != NULL) {
            chart->title = numbered(c, "Biểu đồ", &c->charts, chart->title);
            doc_add(c->d, c->s, DOC_CHART)->u.chart = chart;
        }
    }
}

/* The name of the kind and the abstract; a công văn has them beside the letterhead. */
static void
put_title(const struct compose *c, const struct document_kind *kind, str abstract) {
    struct doc *d = c->d;
    struct buf b = {0};

    if (kind->layout != DOCUMENT_LETTER) {
        doc_add(d, c->s, DOC_TITLE)->u.title = (struct doc_title){
            .kind = doc_clean(d, str_from(kind->name)), .abstract = doc_clean(d, abstract)};
    }
    buf_text(&b, kind->name);
    buf_char(&b, ' ');
    buf_str(&b, abstract);
    d->title = doc_clean(d, buf_view(&b));
    d->subject = doc_clean(d, abstract);
    buf_free(&b);
}

bool
prose_compose(const struct prose *p, const struct fill *f, struct doc *d, struct doc_section *s,
              struct prose_annexes *named, struct err *e) {
    const struct sender office = sender_of(d->arena, f, &p->head);
    struct compose c = {.p = p, .f = f, .d = d, .s = s, .named = named};
    const struct prose_sink sink = {d, s, put_block, &c};
    struct buf text = {0};

    *named = prose_named(p, f, d->arena);
    sender_letterhead(d, s, f, &office);
    if (p->head.kind->layout != DOCUMENT_SLIP) { /* a slip says it in its text */
        banner_put(d, s, f);
    }
    put_title(&c, p->head.kind, words_expand(d->arena, f, p->head.abstract, 0));
    sender_addressee(d, s, &office);
    expand(&c, &text);
    if (!prose_markdown_blocks(p->path, buf_view(&text), &sink, e)) {
        buf_free(&text);
        return false;
    }
    buf_free(&text);
    prose_tidy_empty(s);
    prose_tidy_headings(d, s);
    prose_tidy_lists(d, s);
    prose_tidy_end(d, s);
    sender_signature(d, s, &office);
    return true;
}
