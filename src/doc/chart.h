/*
 * chart - the charts that every format can draw: horizontal or vertical bars by name, lines by
 * year. Values are exact, as in the tables; a renderer only scales them.
 *
 * In a workbook a chart reads cells.  A series may say which cells of which table hold its values
 * (table, at): the chart then reads those cells and follows their changes.  They may be in any
 * order, but the table must stand before the chart in the document.  For other series the workbook
 * keeps the values beside the chart.
 */
#ifndef DOC_CHART_H
#define DOC_CHART_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/num.h"
#include "base/str.h"
#include "doc/table.h"

enum doc_chart_kind { DOC_BARS_ACROSS, DOC_BARS_UP, DOC_LINES };

struct doc_chart_value {
    bool known;     /* false: a gap */
    bool projected; /* drawn as a hollow point: a target or projection among measured values */
    struct num_ratio value; /* count: den 1; percent: as a fraction */
};
struct doc_series {
    str name;
    const struct doc_chart_value *value; /* one for each category */
    bool projected;                      /* drawn hollow as a whole: a target, a projection */
    const struct doc_table *table;       /* where the values stand, or NULL */
    const struct doc_at *at;             /* one for each category, when table is given */
};

/* Where a place lies, for a map: outer borders, each followed by its holes.  x goes east, y north, in one unit. */
struct doc_point {
    int32_t x, y;
};
struct doc_ring {
    struct doc_point *p; /* the first is not repeated at the end */
    uint32_t n;
    bool hole; /* in the border before it */
};
struct doc_outline {
    struct doc_ring *ring;
    uint32_t rings;
};

struct doc_chart {
    enum doc_chart_kind kind;
    bool percent;
    bool has_guide; /* a straight line, e.g. at 100 % */
    str title;      /* "Biểu đồ 1. ..." */
    str axis;       /* what the values are: "%", "người" */
    const str *category;
    size_t categories;
    const struct doc_series *series; /* 1..4 */
    size_t series_n;
    struct num_ratio guide;
    str guide_name;
    /* Where the categories lie, one for each: a format that can draw a map does so, others draw the bars.  NULL: not places. */
    const struct doc_outline *outline;
};

/* Whether the value can be drawn. */
bool doc_value_known(const struct doc_chart_value *v);
/* Whether this series has a value that can be drawn in this category. */
bool doc_chart_known(const struct doc_chart *c, size_t series, size_t category);
/* Whether the chart has any value that can be drawn. */
bool doc_chart_shows(const struct doc_chart *c);

#endif /* DOC_CHART_H */
