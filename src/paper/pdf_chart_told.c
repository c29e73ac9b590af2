/* pdf_chart_told - a chart in words.  See pdf_chart_told.h. */

#include "paper/pdf_chart_told.h"

#include "base/buf.h"
#include "measure/scale.h"
#include "paper/pdf_chart_frame.h"

/* A series with its values; what is not known is left out, as it is on paper. */
static void
tell_series(struct arena *a, const struct doc_chart *c, size_t series, struct buf *b) {
    bool first = true;

    buf_text(b, ". ");
    buf_str(b, c->series[series].name);
    for (size_t i = 0; i < c->categories; i++) {
        if (doc_chart_known(c, series, i)) {
            buf_text(b, first ? ": " : "; ");
            buf_str(b, c->category[i]);
            buf_char(b, ' ');
            buf_str(b, scale_label(a, c, pdf_chart_value(c, series, i)));
            first = false;
        }
    }
    buf_text(b, first ? ": chưa có số liệu" : "");
}

str
pdf_chart_told(struct arena *a, const struct doc_chart *c) {
    struct buf b = {NULL, 0, 0};
    str told;

    buf_str(&b, c->title);
    if (c->axis.n > 0 && !c->percent) {
        buf_text(&b, " (");
        buf_str(&b, c->axis);
        buf_char(&b, ')');
    }
    for (size_t i = 0; i < c->series_n; i++) {
        tell_series(a, c, i, &b);
    }
    if (c->has_guide) {
        buf_text(&b, ". ");
        buf_str(&b, c->guide_name);
        buf_text(&b, ": ");
        buf_str(&b, scale_label(a, c, c->guide));
    }
    buf_char(&b, '.');
    told = buf_moved(a, &b);
    return told;
}
