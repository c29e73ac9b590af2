/* prose_remark - an office's own Markdown brought to what a report can have.  See prose_remark.h. */

#include "language/prose_remark.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "language/prose_tree.h"

enum { HEADING_MAX = 3 };

/* Move the children of a node to where it stands, and drop it. */
static void
unwrap(cmark_node *node) {
    cmark_node *child;

    while ((child = cmark_node_first_child(node)) != NULL) {
        cmark_node_unlink(child);
        (void)cmark_node_insert_before(node, child);
    }
    cmark_node_unlink(node);
    cmark_node_free(node);
}

static cmark_node *
text_node(const char *text) {
    cmark_node *t = cmark_node_new_with_mem(CMARK_NODE_TEXT, prose_tree_memory());

    (void)cmark_node_set_literal(t, text == NULL ? "" : text);
    return t;
}

/* Code and HTML inside a line are the words as they were typed. */
static void
as_text(cmark_node *node) {
    (void)cmark_node_insert_before(node, text_node(cmark_node_get_literal(node)));
    cmark_node_unlink(node);
    cmark_node_free(node);
}

/* A block of code or HTML: every line that has words is a paragraph of its own. */
static void
as_paragraphs(cmark_node *node) {
    char *text = strdup(cmark_node_get_literal(node) == NULL ? "" : cmark_node_get_literal(node));
    char *rest = text;

    if (text == NULL) {
        arena_exhausted(1);
    }
    for (char *line = strsep(&rest, "\n"); line != NULL; line = strsep(&rest, "\n")) {
        if (line[strspn(line, " \t\r")] != '\0') {
            cmark_node *p = cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, prose_tree_memory());

            (void)cmark_node_append_child(p, text_node(line + strspn(line, " \t")));
            (void)cmark_node_insert_before(node, p);
        }
    }
    free(text);
    cmark_node_unlink(node);
    cmark_node_free(node);
}

static void
drop(cmark_node *node) {
    cmark_node_unlink(node);
    cmark_node_free(node);
}

static void
shallow(cmark_node *node) {
    if (cmark_node_get_heading_level(node) > HEADING_MAX) {
        (void)cmark_node_set_heading_level(node, HEADING_MAX);
    }
}

/* What becomes of each kind that a report cannot have; leaf: it is entered and never left. */
static const struct kind {
    cmark_node_type type;
    bool leaf;
    void (*tame)(cmark_node *node);
} kinds[] = {
    {CMARK_NODE_BLOCK_QUOTE, false, unwrap},
    {CMARK_NODE_LINK, false, unwrap},
    {CMARK_NODE_IMAGE, false, unwrap},
    {CMARK_NODE_CODE_BLOCK, true, as_paragraphs},
    {CMARK_NODE_HTML_BLOCK, true, as_paragraphs},
    {CMARK_NODE_CODE, true, as_text},
    {CMARK_NODE_HTML_INLINE, true, as_text},
    {CMARK_NODE_THEMATIC_BREAK, true, drop},
    {CMARK_NODE_HEADING, false, shallow},
};

static void
tame(cmark_node *node, cmark_event_type ev) {
    const cmark_node_type type = cmark_node_get_type(node);

    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        if (kinds[k].type == type) {
            if (kinds[k].leaf == (ev == CMARK_EVENT_ENTER)) {
                kinds[k].tame(node);
            }
            return; /* it may be gone */
        }
    }
}

/* Children before their parent: what they become stands where the parent's children stand.  A node may be changed when it
 * is left, one without children when it is entered. */
static void
tame_all(cmark_node *root) {
    cmark_iter *it = cmark_iter_new(root);
    cmark_event_type ev;

    while ((ev = cmark_iter_next(it)) != CMARK_EVENT_DONE) {
        tame(cmark_iter_get_node(it), ev);
    }
    cmark_iter_free(it);
}

/* The marks of quotations at the beginning of every line taken off: a parser would nest as deep as there are marks. */
static str
unquoted(struct arena *a, str s) {
    char *z = str_keep_mut(a, s);
    bool begins = true;
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (begins && s.p[i] == '>') {
            i += i + 1 < s.n && s.p[i + 1] == ' ' ? 1 : 0;
            continue;
        }
        begins = s.p[i] == '\n' || (begins && s.p[i] == ' ' && i + 1 < s.n && s.p[i + 1] == '>');
        z[n++] = s.p[i];
    }
    z[n] = '\0';
    return (str){z, n};
}

/* One entry of a numbered list as Markdown, as a list of its own that begins with its number: in a long one cmark counts the
 * entries before each, which takes the square of their number.  The entry leaves its list. */
static void
put_entry(cmark_node *list, cmark_node *entry, int number, struct buf *b) {
    cmark_node *alone = cmark_node_new_with_mem(CMARK_NODE_LIST, prose_tree_memory());
    char *text;

    (void)cmark_node_set_list_type(alone, CMARK_ORDERED_LIST);
    (void)cmark_node_set_list_delim(alone, cmark_node_get_list_delim(list));
    (void)cmark_node_set_list_tight(alone, cmark_node_get_list_tight(list));
    (void)cmark_node_set_list_start(alone, number);
    cmark_node_unlink(entry);
    (void)cmark_node_append_child(alone, entry);
    text = cmark_render_commonmark(alone, CMARK_OPT_DEFAULT, 0);
    buf_text(b, text);
    free(text);
    cmark_node_free(alone);
}

static void
put_numbered(cmark_node *list, struct buf *b) {
    int number = cmark_node_get_list_start(list);
    cmark_node *entry;

    while ((entry = cmark_node_first_child(list)) != NULL) {
        put_entry(list, entry, number++, b);
        if (!cmark_node_get_list_tight(list) && cmark_node_first_child(list) != NULL) {
            buf_char(b, '\n');
        }
    }
}

/* One block as Markdown.  cmark sets a list of dashes in by two blanks, and behind a list of the report it would become a part of
 * that list's last entry: they are taken off. */
static void
put_block(cmark_node *block, struct buf *b) {
    char *text;
    str rest;

    if (cmark_node_get_list_type(block) == CMARK_ORDERED_LIST) {
        put_numbered(block, b);
        return;
    }
    text = cmark_render_commonmark(block, CMARK_OPT_DEFAULT, 0);
    rest = str_from(text);
    while (rest.n > 0) {
        str line;

        rest = str_cut(rest, '\n', &line);
        if (cmark_node_get_list_type(block) == CMARK_BULLET_LIST && str_starts(line, STR("  "))) {
            line = (str){line.p + 2, line.n - 2};
        }
        buf_str(b, line);
        buf_char(b, '\n');
    }
    free(text);
}

/* Between two lists cmark puts a comment in HTML, which no report may have; lists of two kinds are told apart without. */
static str
without_comments(struct arena *a, str s) {
    char *z = str_keep_mut(a, s);
    bool dropped = false;
    size_t n = 0;

    while (s.n > 0) {
        str line;
        const str rest = str_cut(s, '\n', &line);
        const size_t whole = s.n - rest.n;
        const bool blank = str_trim(line).n == 0;
        const bool comment = str_eq(str_trim(line), STR("<!-- end list -->"));

        if (!comment && !(dropped && blank)) {
            memcpy(z + n, s.p, whole);
            n += whole;
        }
        dropped = comment;
        s = rest;
    }
    z[n] = '\0';
    return (str){z, n};
}

str
prose_remark_tame(struct arena *a, str markdown) {
    const str plain = unquoted(a, markdown);
    cmark_node *root = prose_tree_of(plain.p, plain.n);
    struct buf b = {0};
    str out;

    tame_all(root);
    for (cmark_node *x = cmark_node_first_child(root); x != NULL; x = cmark_node_next(x)) {
        if (b.n > 0) {
            buf_char(&b, '\n');
        }
        put_block(x, &b);
    }
    out = without_comments(a, buf_view(&b));
    buf_free(&b);
    cmark_node_free(root);
    return out;
}
