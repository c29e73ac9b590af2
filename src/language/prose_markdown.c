/* prose_markdown - a report's Markdown, read by cmark-gfm, as blocks.  See prose_parts.h. */

#include <assert.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "language/prose_parts.h"
#include "language/prose_tree.h"

enum { HEADING_MAX = 3 };

/* What a report cannot have, in words for its author. */
static const struct {
    cmark_node_type type;
    const char *what;
} refused[] = {
    {CMARK_NODE_BLOCK_QUOTE, "đoạn trích dẫn (dòng bắt đầu bằng >)"},
    {CMARK_NODE_CODE_BLOCK, "khối mã (dòng thụt vào 4 dấu cách hoặc hàng rào ```)"},
    {CMARK_NODE_HTML_BLOCK, "thẻ HTML"},
    {CMARK_NODE_HTML_INLINE, "thẻ HTML"},
    {CMARK_NODE_THEMATIC_BREAK, "đường kẻ ngang (---)"},
    {CMARK_NODE_IMAGE, "hình ảnh"},
    {CMARK_NODE_LINK, "liên kết"},
    {CMARK_NODE_CODE, "chữ mã (giữa hai dấu `)"},
};

static const char *
refusal(cmark_node *node) {
    const cmark_node_type type = cmark_node_get_type(node);

    for (size_t k = 0; k < sizeof refused / sizeof refused[0]; k++) {
        if (refused[k].type == type) {
            return refused[k].what;
        }
    }
    if (type == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) > HEADING_MAX) {
        return "đề mục quá ba cấp (#, ##, ###)";
    }
    return NULL;
}

/* Line of a node; inlines have that of the block they stand in. */
static int
line_of(cmark_node *node) {
    int line = cmark_node_get_start_line(node);

    while (line == 0 && cmark_node_parent(node) != NULL) {
        node = cmark_node_parent(node);
        line = cmark_node_get_start_line(node);
    }
    return line;
}

static bool
check_tree(cmark_node *root, int *line, struct err *e) {
    cmark_iter *it = cmark_iter_new(root);
    cmark_event_type ev;
    bool ok = true;

    while (ok && (ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(it);
        const char *what = ev == CMARK_EVENT_ENTER ? refusal(node) : NULL;

        if (what != NULL) {
            ok = err_set(e, ERR_CONFIG,
                         "báo cáo không dùng được %s; dùng đề mục, đoạn văn, **đậm**, *nghiêng* "
                         "và danh sách",
                         what);
            *line = line_of(node);
        }
    }
    cmark_iter_free(it);
    return ok;
}

bool
prose_markdown_check(const struct prose *p, str body, struct err *e) {
    cmark_node *root = prose_tree_of(body.n > 0 ? body.p : "", body.n);
    int line = 0;
    const bool ok = check_tree(root, &line, e);

    cmark_node_free(root);
    if (!ok) {
        const struct prose_spot at = prose_where(p, line);

        (void)err_at(e, "%s:%d", at.path, at.line);
    }
    return ok;
}

/* --- blocks ---------------------------------------------------------------------- */

struct walk {
    const struct prose_sink *sink;
    struct doc_run *run; /* of the block being read */
    size_t runs, cap;
    struct buf open; /* the run behind them, whose text still grows */
    unsigned open_style;
    int bold, italic, lists;
    cmark_node *item; /* whose first paragraph is still to come, or NULL */
};

/* The text that grew becomes a run.  It is copied once, however many pieces it came in. */
static void
close_run(struct walk *w) {
    struct arena *a = w->sink->d->arena;

    if (w->open.n == 0) {
        return;
    }
    w->run = arena_grown(a, w->run, w->runs, &w->cap, sizeof *w->run);
    w->run[w->runs++] = (struct doc_run){doc_clean(w->sink->d, buf_view(&w->open)), w->open_style};
    buf_clear(&w->open);
}

static void
add_run(struct walk *w, str text) {
    const unsigned style = (w->bold > 0 ? DOC_BOLD : 0U) | (w->italic > 0 ? DOC_ITALIC : 0U);

    if (style != w->open_style) {
        close_run(w);
    }
    w->open_style = style;
    buf_str(&w->open, text);
}

static struct doc_runs
take_runs(struct walk *w) {
    struct doc_runs out;

    close_run(w);
    out = (struct doc_runs){w->run, w->runs};
    w->run = NULL;
    w->runs = w->cap = 0;
    return out;
}

/* The token of a paragraph that is a block mark and nothing else. */
static bool
is_mark(struct walk *w, size_t *token) {
    const str mark = STR(PROSE_MARK);
    str tail;
    int64_t n = 0;

    close_run(w);
    if (w->runs != 1 || !str_starts(w->run[0].text, mark)) {
        return false;
    }
    tail = (str){w->run[0].text.p + mark.n, w->run[0].text.n - mark.n};
    if (tail.n <= mark.n || !num_parse_int((str){tail.p, tail.n - mark.n}, &n)) {
        return false;
    }
    *token = (size_t)n;
    return true;
}

/* "3. " of an ordered list's item.  The list's own number goes on with every item: counting those before it would take
 * the square of a long list. */
static void
put_number(struct walk *w, cmark_node *item) {
    cmark_node *list = cmark_node_parent(item);
    const int n = cmark_node_get_list_start(list);
    struct buf b = {0};

    (void)cmark_node_set_list_start(list, n + 1);
    buf_fmt(&b, "%d%s ", n, cmark_node_get_list_delim(list) == CMARK_PAREN_DELIM ? ")" : ".");
    add_run(w, buf_view(&b));
    buf_free(&b);
}

static bool
is_bullet(cmark_node *item) {
    return cmark_node_get_list_type(cmark_node_parent(item)) == CMARK_BULLET_LIST;
}

static void
end_paragraph(struct walk *w, cmark_node *node) {
    const struct prose_sink *s = w->sink;
    cmark_node *item = w->item;
    size_t token;

    (void)node;
    w->item = NULL;
    if (is_mark(w, &token)) {
        (void)take_runs(w);
        s->put(s->ctx, token);
        return;
    }
    if (w->runs == 0) {
        return;
    }
    if (item != NULL && is_bullet(item)) {
        doc_add(s->d, s->s, DOC_ITEM)->u.item =
            (struct doc_item){.runs = take_runs(w), .level = w->lists - 1};
        return;
    }
    doc_add(s->d, s->s, DOC_PARAGRAPH)->u.paragraph =
        (struct doc_paragraph){.runs = take_runs(w), .role = DOC_BODY};
}

static void
end_heading(struct walk *w, cmark_node *node) {
    const struct prose_sink *s = w->sink;
    const struct doc_runs runs = take_runs(w);
    struct buf b = {0};

    for (size_t k = 0; k < runs.n; k++) {
        buf_str(&b, runs.run[k].text);
    }
    if (b.n > 0) {
        doc_add(s->d, s->s, DOC_HEADING)->u.heading = (struct doc_heading){
            .level = cmark_node_get_heading_level(node), .text = doc_clean(s->d, buf_view(&b))};
    }
    buf_free(&b);
}

static void
take_text(struct walk *w, cmark_node *node) {
    add_run(w, str_from(cmark_node_get_literal(node)));
}

static void
take_break(struct walk *w, cmark_node *node) {
    (void)node;
    add_run(w, STR(" "));
}

static void
begin_strong(struct walk *w, cmark_node *node) {
    (void)node;
    w->bold++;
}

static void
end_strong(struct walk *w, cmark_node *node) {
    (void)node;
    w->bold--;
}

static void
begin_emphasis(struct walk *w, cmark_node *node) {
    (void)node;
    w->italic++;
}

static void
end_emphasis(struct walk *w, cmark_node *node) {
    (void)node;
    w->italic--;
}

static void
begin_list(struct walk *w, cmark_node *node) {
    (void)node;
    w->lists++;
}

/* A list whose last entries a condition took away still ends in a full stop. */
static void
end_list(struct walk *w, cmark_node *node) {
    struct doc_block *last = w->sink->s->last;
    struct doc_run *run;
    str text;

    (void)node;
    w->lists--;
    if (w->lists > 0 || last == NULL || last->kind != DOC_ITEM || last->u.item.runs.n == 0) {
        return;
    }
    run = arena_array(w->sink->d->arena, struct doc_run, last->u.item.runs.n);
    memcpy(run, last->u.item.runs.run, last->u.item.runs.n * sizeof *run);
    text = run[last->u.item.runs.n - 1].text;
    if (text.n > 0 && text.p[text.n - 1] == ';') {
        char *z = str_keep_mut(w->sink->d->arena, text);

        z[text.n - 1] = '.';
        run[last->u.item.runs.n - 1].text = (str){z, text.n};
        last->u.item.runs.run = run;
    }
}

static void
begin_item(struct walk *w, cmark_node *node) {
    w->item = node;
    if (!is_bullet(node)) {
        put_number(w, node);
    }
}

static const struct {
    cmark_node_type type;
    void (*enter)(struct walk *w, cmark_node *node);
    void (*leave)(struct walk *w, cmark_node *node);
} steps[] = {
    {CMARK_NODE_TEXT, take_text, NULL},
    {CMARK_NODE_SOFTBREAK, take_break, NULL},
    {CMARK_NODE_LINEBREAK, take_break, NULL},
    {CMARK_NODE_STRONG, begin_strong, end_strong},
    {CMARK_NODE_EMPH, begin_emphasis, end_emphasis},
    {CMARK_NODE_LIST, begin_list, end_list},
    {CMARK_NODE_ITEM, begin_item, NULL},
    {CMARK_NODE_PARAGRAPH, NULL, end_paragraph},
    {CMARK_NODE_HEADING, NULL, end_heading},
};

static void
step(struct walk *w, cmark_node *node, bool entering) {
    const cmark_node_type type = cmark_node_get_type(node);

    for (size_t k = 0; k < sizeof steps / sizeof steps[0]; k++) {
        if (steps[k].type == type) {
            if (entering && steps[k].enter != NULL) {
                steps[k].enter(w, node);
            } else if (!entering && steps[k].leave != NULL) {
                steps[k].leave(w, node);
            }
        }
    }
}

bool
prose_markdown_blocks(const char *path, str markdown, const struct prose_sink *sink,
                      struct err *e) {
    struct walk w = {.sink = sink};
    cmark_node *root = prose_tree_of(markdown.n > 0 ? markdown.p : "", markdown.n);
    cmark_iter *it;
    cmark_event_type ev;

    int line = 0;

    if (!check_tree(root, &line, e)) {
        cmark_node_free(root);
        return err_at(e, "%s", path);
    }
    it = cmark_iter_new(root);
    while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
        step(&w, cmark_iter_get_node(it), ev == CMARK_EVENT_ENTER);
    }
    cmark_iter_free(it);
    cmark_node_free(root);
    buf_free(&w.open);
    return true;
}
