/* pdf_chart - which kind a chart is drawn as.  See pdf_chart.h. */

#include "paper/pdf_chart.h"

#include "doc/block.h"
#include "doc/words.h"
#include "paper/pdf_chart_frame.h"
#include "paper/pdf_chart_told.h"

static void
nothing(struct pdf_chart *p) {
    const str s = STR(DOC_WORDS_NO_FIGURES);
    double y;

    p->b = display_list_box_add(p->f, 0, PDF_CHART_BEFORE);
    y = pdf_chart_title(p, false) + display_list_pitch(PDF_CHART_NAME);
    pdf_chart_words(p, s, (p->f->width - pdf_chart_width(p, s, PDF_CHART_NAME)) / 2, y,
                    PDF_CHART_NAME);
    p->b->height = y + 4;
}

void
pdf_chart_chart(struct display_list_flow *f, const struct doc_chart *c) {
    struct pdf_chart p = {.f = f, .c = c, .scale = scale_of(c, c->kind != DOC_LINES)};
    const struct display_list_box *behind = f->last;
    struct tag *figure;

    p.title = display_list_part(f, "P");
    figure = display_list_part(f, "Figure");
    if (figure != NULL) {
        figure->alt = pdf_chart_told(figure->arena, c);
    }
    if (!doc_chart_shows(c)) {
        nothing(&p);
    } else if (c->kind == DOC_LINES) {
        pdf_chart_lines(&p);
    } else if (c->kind == DOC_BARS_UP && pdf_chart_fits_up(&p)) {
        pdf_chart_bars_up(&p);
    } else {
        pdf_chart_across(&p);
    }
    p.b->named = true;
    p.b->floats =
        f->running && p.b == (behind == NULL ? f->first : behind->next); /* in one piece */
}
