/* prose - a report's words: loading.  Markdown is read in prose_markdown.c, bare numbers are looked for in
 * prose_numbers.c, documents are made in prose_compose.c.  See prose.h. */

#include "language/prose.h"

#include <string.h>

#include "language/prose_parts.h"

enum { NESTING = 8 };

static bool
refuse(const struct prose *p, int line, struct err *e, const char *why) {
    struct prose_spot at;

    (void)err_set(e, ERR_CONFIG, "%s", why);
    at = prose_where(p, line);
    return err_at(e, "%s:%d", at.path, at.line);
}

/* --- tokens ---------------------------------------------------------------------- */

struct load {
    struct arena *a;
    struct prose *p;
    const struct placeholder_world *w;
    struct err *e;
    size_t cap;
    size_t open[NESTING]; /* tokens of the conditions that are open */
    size_t opened;
};

static struct prose_token *
add_token(struct load *l, int line) {
    struct prose *p = l->p;

    p->token = arena_grown(l->a, p->token, p->tokens, &l->cap, sizeof *p->token);
    p->token[p->tokens] = (struct prose_token){.line = line};
    return &p->token[p->tokens++];
}

static void
add_text(struct load *l, str text, int line) {
    if (text.n > 0) {
        struct prose_token *t = add_token(l, line);

        t->is_text = true;
        t->text = text;
    }
}

/* Conditions pair up like brackets. */
static bool
pair(struct load *l, struct prose_token *t) {
    const size_t ix = (size_t)(t - l->p->token);
    struct prose_token *before;

    if (t->p.kind == PLACEHOLDER_NEU) {
        if (l->opened == NESTING) {
            return refuse(l->p, t->line, l->e, "điều kiện lồng nhau quá 8 lớp");
        }
        l->open[l->opened++] = ix;
        return true;
    }
    if (l->opened == 0) {
        return refuse(l->p, t->line, l->e,
                      t->p.kind == PLACEHOLDER_HET ? "{het} không có {neu ...} ở trước"
                                                   : "{neu_khong} không có {neu ...} ở trước");
    }
    before = &l->p->token[l->open[l->opened - 1]];
    before->end = ix;
    if (t->p.kind == PLACEHOLDER_HET) {
        l->opened--;
        return true;
    }
    if (before->p.kind == PLACEHOLDER_NEU_KHONG) {
        return refuse(l->p, t->line, l->e, "hai {neu_khong} cho một {neu ...}");
    }
    l->open[l->opened - 1] = ix;
    return true;
}

static bool
add_placeholder(struct load *l, str inside, int line) {
    char why[PLACEHOLDER_WHY];
    struct prose_token *t = add_token(l, line);

    t->text = inside;
    if (!placeholder_parse(l->a, inside, l->w, &t->p, why)) {
        return refuse(l->p, line, l->e, why);
    }
    if (t->p.kind == PLACEHOLDER_NEU || t->p.kind == PLACEHOLDER_NEU_KHONG ||
        t->p.kind == PLACEHOLDER_HET) {
        return pair(l, t);
    }
    return true;
}

static bool
is_control(str inside) {
    str word;

    (void)str_cut(str_trim(inside), ' ', &word);
    return str_eq(word, STR("neu")) || str_eq(word, STR("neu_khong")) || str_eq(word, STR("het"));
}

/* One line with its end.  A line that holds nothing but {neu ...}, {neu_khong} or {het} leaves no
 * trace, so that conditions may stand on lines of their own inside a paragraph or a list. */
static bool
cut_line(struct load *l, str line, int line_no) {
    const str bare = str_trim((str){line.p, line.n - (line.n > 0 && line.p[line.n - 1] == '\n')});
    const size_t first = l->p->tokens;

    while (line.n > 0) {
        str before;
        str inside;
        const str after = str_cut(line, '{', &before);

        add_text(l, before, line_no);
        if (after.p == NULL) {
            break;
        }
        line = str_cut(after, '}', &inside);
        if (line.p == NULL) {
            return refuse(l->p, line_no, l->e, "dấu { không có dấu } đóng trên cùng dòng");
        }
        if (bare.n == inside.n + 2 && is_control(inside)) {
            l->p->tokens = first;
            return add_placeholder(l, inside, line_no);
        }
        if (!add_placeholder(l, inside, line_no)) {
            return false;
        }
        if (placeholder_is_block(l->p->token[l->p->tokens - 1].p.kind) && bare.n != inside.n + 2) {
            return refuse(l->p, line_no, l->e,
                          "{bang ...}, {bieu_do ...}, {nhan_xet ...} phải đứng một mình trên dòng");
        }
    }
    return true;
}

static bool
cut_tokens(struct load *l, str body) {
    int line_no = 0;

    while (body.n > 0) {
        str line;
        const str tail = str_cut(body, '\n', &line);

        line_no++;
        line.n += tail.p != NULL; /* with its end */
        if (!cut_line(l, line, line_no)) {
            return false;
        }
        body = tail;
    }
    if (l->opened > 0) {
        return refuse(l->p, l->p->token[l->open[l->opened - 1]].line, l->e,
                      "{neu ...} không có {het}");
    }
    return true;
}

bool
prose_load(struct arena *a, const char *path, const struct indicator_set *i,
           const struct annex_set *annexes, struct prose **out, struct err *e) {
    const struct placeholder_world w = {i, annexes};
    struct prose *p = arena_new(a, struct prose);
    struct load l = {.a = a, .p = p, .w = &w, .e = e};
    size_t front = 0;
    str text = {NULL, 0};
    char *body;

    p->path = str_keep(a, str_from(path)).p;
    if (!prose_source_read(a, path, &text, e) || !prose_front(p, text, &front, e) ||
        !prose_source_fill(a, p, &text, e)) {
        return false;
    }
    body = str_keep_mut(a, text); /* the front matter blanked: lines keep their numbers */
    for (size_t k = 0; k < front; k++) {
        body[k] = body[k] == '\n' ? '\n' : ' ';
    }
    text = (str){body, text.n};
    if (!cut_tokens(&l, text) || !prose_markdown_check(p, text, e)) {
        return false;
    }
    prose_numbers(a, p);
    *out = p;
    return true;
}

const char *
prose_warning(const struct prose *p, size_t k) {
    return k < p->warnings ? p->warning[k] : NULL;
}

const char *
prose_remark(const struct prose *p, size_t k) {
    for (size_t t = 0; t < p->tokens; t++) {
        if (!p->token[t].is_text && p->token[t].p.kind == PLACEHOLDER_NHAN_XET && k-- == 0) {
            return p->token[t].p.word.p;
        }
    }
    return NULL;
}

const char *
prose_part(const struct prose *p, size_t k) {
    for (size_t i = 0; i < p->sources; i++) {
        if (p->source[i].path != p->path && k-- == 0) {
            return p->source[i].path;
        }
    }
    return NULL;
}

const struct prose_head *
prose_head(const struct prose *p) {
    return &p->head;
}

bool
prose_draws(const struct prose *p, const struct annex_chart *chart) {
    for (size_t k = 0; k < p->tokens; k++) {
        if (!p->token[k].is_text && p->token[k].p.kind == PLACEHOLDER_BIEU_DO &&
            p->token[k].p.chart == chart) {
            return true;
        }
    }
    return false;
}

bool
prose_due(const struct prose *p, struct period period) {
    static const unsigned bit[] = {[PERIOD_MONTH] = PROSE_MONTH,
                                   [PERIOD_QUARTER] = PROSE_QUARTER,
                                   [PERIOD_HALF] = PROSE_HALF,
                                   [PERIOD_YEAR] = PROSE_YEAR};
    unsigned is = 1U << bit[period.kind];

    if (period.kind == PERIOD_QUARTER) {
        is |= 1U << (PROSE_QUARTER_1 + (unsigned)period.n - 1);
    }
    return (p->head.periods & is) != 0;
}
