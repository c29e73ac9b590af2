/* body - running text: headings, paragraphs, list items.  See body.h. */

#include "paper/body.h"

#include <string.h>

#include "measure/decree.h"
#include "measure/no_break.h"

#define BOX_INSIDE 5.0 /* between the frame of a warning and its words */

static struct layout_text
lay(struct display_list_flow *f, const struct decree_dress *d, struct doc_runs runs, double width) {
    const struct layout_shape shape = {.ruler = f->ruler,
                                       .size_pt = d->size,
                                       .width_pt = width,
                                       .first_indent_pt = d->indent,
                                       .align = d->align,
                                       .balanced = d->align == LAYOUT_CENTRE};

    return layout_runs(f->arena, &shape, runs);
}

/* Whether the text ends amid a sentence or a list: "như sau:", "- ...;". */
static bool
ends_open(struct doc_runs runs) {
    const str last = runs.n > 0 ? runs.run[runs.n - 1].text : STR("");

    return last.n > 0 && strchr(":;,", last.p[last.n - 1]) != NULL;
}

/* One box a line, tied so that no line of a paragraph is left alone on a page. */
static struct display_list_box *
add_lines(struct display_list_flow *f, const struct decree_dress *d, struct doc_runs runs) {
    const struct layout_text text = lay(f, d, no_break_runs(f->arena, runs), f->width);
    const double pitch = display_list_pitch(d->size) * d->spacing;
    struct display_list_box *first = NULL;

    for (size_t i = 0; i < text.n; i++) {
        struct display_list_box *b = display_list_box_add(f, pitch, i == 0 ? d->gap : 0);

        display_list_line(f, b, &text.line[i], 0, display_list_baseline(d->size, pitch), d->size);
        b->keep = i + 1 < text.n && (i == 0 || i + 2 == text.n);
        b->goes_on = i > 0 || f->open;
        b->slack = pitch - display_list_pitch(d->size);
        first = first == NULL ? b : first;
    }
    f->open = ends_open(runs);
    return first;
}

void
body_heading(struct display_list_flow *f, const struct doc_heading *h) {
    /* Decree: "I. ..." bold capitals, "1. ..." bold, "a) ..." upright. */
    const struct doc_run run = {h->text, h->level <= 2 ? DOC_BOLD : 0};
    static const char *const role[] = {"H1", "H2", "H3",
                                       "H4"}; /* a document's title is the first */
    struct display_list_box *b;

    (void)display_list_part(f, role[h->level < 4 ? h->level : 3]);
    b = add_lines(f, &decree_dress[DOC_BODY], (struct doc_runs){&run, 1});
    if (b != NULL) {
        b->bookmark_level = h->level;
        b->bookmark = h->text;
        b->stops_floats = h->level == 1; /* a chart stays in its part */
        b->stops_tables = true;          /* a table under its heading */
    }
    for (; b != NULL; b = b->next) {
        b->keep = true;
    }
}

static void
framed(struct display_list_flow *f, const struct decree_dress *d, struct doc_runs runs) {
    const struct layout_text text = lay(f, d, runs, f->width - 2 * BOX_INSIDE);
    const double pitch = display_list_pitch(d->size) * d->spacing;
    const double height = pitch * (double)text.n + 2 * BOX_INSIDE;
    struct display_list_box *b = display_list_box_add(f, height, d->gap);
    struct display_list_mark *frame = display_list_bar(f, b, 0, 0, f->width, height);

    frame->colour = DISPLAY_LIST_WHITE;
    frame->edge = DISPLAY_LIST_BLACK;
    frame->thick = 0.8;
    b->keep = true;
    (void)display_list_lines(f, b, &text, BOX_INSIDE, BOX_INSIDE, pitch);
}

void
body_paragraph(struct display_list_flow *f, const struct doc_paragraph *p) {
    (void)display_list_part(f, "P");
    if (p->role == DOC_WARNING) {
        framed(f, &decree_dress[p->role], p->runs);
    } else if (add_lines(f, &decree_dress[p->role], p->runs) != NULL && p->keep_with_next) {
        f->last->keep = true;
    }
}

void
body_item(struct display_list_flow *f, const struct doc_item *item) {
    struct doc_run *run = arena_array(f->arena, struct doc_run, item->runs.n + 1);

    run[0] = (struct doc_run){item->level == 0 ? STR("- ") : STR("+ "), 0};
    if (item->runs.n > 0) {
        memcpy(run + 1, item->runs.run, item->runs.n * sizeof(*run));
    }
    display_list_item(f, item->level);
    (void)add_lines(f, &decree_dress[DOC_BODY], (struct doc_runs){run, item->runs.n + 1});
}

void
body_links(struct display_list_flow *f, const struct doc_links *links) {
    for (size_t i = 0; i < links->n; i++) {
        const struct doc_run run[] = {
            {links->link[i].label, 0}, {STR(". "), 0}, {links->link[i].text, 0}};

        display_list_item(f, 0);
        (void)add_lines(f, &decree_dress[DOC_BODY],
                        (struct doc_runs){run, sizeof(run) / sizeof(run[0])});
    }
}
