/* xlsx_chart - a chart as Excel draws it.  See xlsx_chart.h. */

#include "workbook/xlsx_chart.h"

#include <assert.h>

#include "base/buf.h"
#include "doc/words.h"

enum {
    DARK = 0x1F4E79,
    LIGHT = 0xBDD7EE,
    MID = 0x7F7F7F,
    PALE = 0xC9C9C9,
    RULE = 0xD9D9D9,
    OCHRE = 0xC06A10,
    INK = 0x1A1A1A
};
enum {
    SERIES_MOST = 4,
    PLAIN_WIDTH_PX = 480,
    PLAIN_HEIGHT_PX = 288,
    BAR_GAP = 40,
    INSET_PX = 3 /* above and below, or its border is printed on the page before */
};
#define TITLE_PT      13
#define AXIS_PT       9
#define LEAST_PT      6.0
#define PT_OF_PX      0.75
#define FRAME_PX      110 /* title, axis and legend take this much of the height */
#define ROOM_OF_LABEL 0.7 /* of its bar's share */

static const int colour[SERIES_MOST] = {DARK, LIGHT, MID, PALE};
/* Lines differ in point and dash as well as in colour, so also on a grey printer. */
static const struct {
    int colour;
    uint8_t mark, dash;
} line_style[SERIES_MOST] = {
    {DARK, LXW_CHART_MARKER_CIRCLE, LXW_CHART_LINE_DASH_SOLID},
    {OCHRE, LXW_CHART_MARKER_SQUARE, LXW_CHART_LINE_DASH_LONG_DASH},
    {INK, LXW_CHART_MARKER_TRIANGLE, LXW_CHART_LINE_DASH_ROUND_DOT},
    {MID, LXW_CHART_MARKER_DIAMOND, LXW_CHART_LINE_DASH_DASH},
};

/* What is made once a chart and handed to the calls below. */
struct drawing {
    const struct sheet_chart *c;
    lxw_chart *chart;
    char *font_name;
    double label_pt; /* size of category names and value labels */
};

static lxw_chart_font
font(const struct drawing *d, double size, uint8_t bold) {
    return (lxw_chart_font){.name = d->font_name, .size = size, .bold = bold};
}

static const char *
value_format(const struct doc_chart *c) {
    return c->percent ? "0.00%" : "#,##0";
}

/* Bars that stay below the guide are pale: the eye finds them without a line. */
static void
shade_points(lxw_chart_series *s, const struct doc_chart *c, struct arena *a) {
    lxw_chart_fill *pale = arena_new(a, lxw_chart_fill);
    lxw_chart_point *point = arena_array(a, lxw_chart_point, c->categories);
    lxw_chart_point **list = arena_array(a, lxw_chart_point *, c->categories + 1);

    pale->color = LIGHT;
    for (size_t i = 0; i < c->categories; i++) {
        const struct doc_chart_value *v = &c->series[0].value[i];

        if (doc_value_known(v) && num_double(v->value) < num_double(c->guide)) {
            point[i].fill = pale;
        }
        list[i] = &point[i];
    }
    (void)chart_series_set_points(s, list);
}

static void
style_bars(const struct drawing *d, lxw_chart_series *s, size_t ix) {
    const bool hollow = d->c->chart->series[ix].projected;
    lxw_chart_fill fill = {.color = (lxw_color_t)colour[ix], .none = hollow};
    lxw_chart_line edge = {.color = DARK, .width = 0.75F};

    if (hollow) {
        edge.dash_type = LXW_CHART_LINE_DASH_DASH;
    }
    chart_series_set_fill(s, &fill);
    chart_series_set_line(s, &edge);
}

static void
style_line(const struct drawing *d, lxw_chart_series *s, size_t ix) {
    const bool hollow = d->c->chart->series[ix].projected;
    const lxw_color_t tone = (lxw_color_t)line_style[ix].colour;
    lxw_chart_line line = {.color = tone, .width = 2.0F, .dash_type = line_style[ix].dash};
    lxw_chart_fill fill = {.color = hollow ? LXW_COLOR_WHITE : tone};
    lxw_chart_line edge = {.color = tone, .width = 1.0F};

    chart_series_set_line(s, &line);
    chart_series_set_marker_type(s, line_style[ix].mark);
    chart_series_set_marker_size(s, 7);
    chart_series_set_marker_fill(s, &fill);
    chart_series_set_marker_line(s, &edge);
}

static lxw_chart_series *
add_series(const struct drawing *d, size_t ix) {
    const struct sheet_chart *c = d->c;
    const lxw_row_t last = c->first_row + (lxw_row_t)c->chart->categories - 1;
    const lxw_col_t col = (lxw_col_t)(ix + 1);
    lxw_chart_series *s = chart_add_series(d->chart, NULL, NULL);

    chart_series_set_categories(s, c->data_sheet, c->first_row, 0, last, 0);
    chart_series_set_values(s, c->data_sheet, c->first_row, col, last, col);
    chart_series_set_name_range(s, c->data_sheet, c->first_row - 1, col);
    return s;
}

static void
label_values(const struct drawing *d, lxw_chart_series *s, size_t ix) {
    static const uint8_t place[SERIES_MOST] = {
        LXW_CHART_LABEL_POSITION_ABOVE, LXW_CHART_LABEL_POSITION_BELOW,
        LXW_CHART_LABEL_POSITION_ABOVE, LXW_CHART_LABEL_POSITION_BELOW};
    lxw_chart_font f = font(d, d->label_pt, LXW_FALSE);

    chart_series_set_labels(s);
    chart_series_set_labels_num_format(s, value_format(d->c->chart));
    chart_series_set_labels_font(s, &f);
    chart_series_set_labels_position(
        s, d->c->chart->kind == DOC_LINES ? place[ix] : LXW_CHART_LABEL_POSITION_OUTSIDE_END);
}

static void
add_all_series(const struct drawing *d, struct arena *a) {
    const struct doc_chart *c = d->c->chart;

    assert(c->series_n > 0 && c->series_n <= SERIES_MOST);
    for (size_t i = 0; i < c->series_n; i++) {
        lxw_chart_series *s = add_series(d, i);

        if (c->kind == DOC_LINES) {
            style_line(d, s, i);
        } else {
            style_bars(d, s, i);
        }
        if (c->has_guide && i == 0 && c->kind != DOC_LINES) {
            shade_points(s, c, a);
        }
        label_values(d, s, i);
    }
    if (c->has_guide && c->kind == DOC_LINES) {
        lxw_chart_series *s = add_series(d, c->series_n);
        lxw_chart_line line = {
            .color = LXW_COLOR_BLACK, .width = 1.0F, .dash_type = LXW_CHART_LINE_DASH_ROUND_DOT};

        chart_series_set_line(s, &line);
        chart_series_set_marker_type(s, LXW_CHART_MARKER_NONE);
    }
}

static bool
all_positive(const struct doc_chart *c) {
    for (size_t s = 0; s < c->series_n; s++) {
        for (size_t i = 0; i < c->categories; i++) {
            const struct doc_chart_value *v = &c->series[s].value[i];

            if (doc_value_known(v) && num_double(v->value) < 0) {
                return false;
            }
        }
    }
    return true;
}

static void
set_axes(const struct drawing *d) {
    const struct doc_chart *c = d->c->chart;
    const bool across = c->kind == DOC_BARS_ACROSS; /* the library swaps the axes of such a chart */
    lxw_chart_axis *names = across ? d->chart->y_axis : d->chart->x_axis;
    lxw_chart_axis *values = across ? d->chart->x_axis : d->chart->y_axis;
    lxw_chart_font small = font(d, d->label_pt, LXW_FALSE);
    lxw_chart_font plain = font(d, AXIS_PT, LXW_FALSE);
    lxw_chart_line rule = {.color = RULE, .width = 0.5F};
    struct buf axis = {NULL, 0, 0};

    buf_str(&axis, c->axis);
    if (c->has_guide && c->kind != DOC_LINES) {
        buf_text(&axis, DOC_WORDS_GUIDE);
        buf_str(&axis, c->guide_name);
    }
    chart_axis_set_num_font(names, &small);
    chart_axis_set_interval_unit(names, 1);
    chart_axis_set_num_font(values, &plain);
    chart_axis_set_num_format(values, c->percent ? "0%" : "#,##0");
    chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
    chart_axis_major_gridlines_set_line(values, &rule);
    if (axis.n > 0) {
        chart_axis_set_name(values, buf_z(&axis));
        chart_axis_set_name_font(values, &plain);
    }
    if (across) { /* first category on top, values below */
        chart_axis_set_reverse(names);
        chart_axis_set_crossing_max(names);
    }
    if (c->kind != DOC_LINES && all_positive(c)) {
        chart_axis_set_min(values, 0);
    }
    buf_free(&axis);
}

static double
label_size(const struct doc_chart *c, unsigned height_px) {
    double size = AXIS_PT;

    if (c->kind == DOC_BARS_ACROSS && height_px > FRAME_PX) {
        size = (height_px - FRAME_PX) * PT_OF_PX * ROOM_OF_LABEL / (double)(c->categories + 1);
    }
    return size > AXIS_PT ? AXIS_PT : size < LEAST_PT ? LEAST_PT : size;
}

lxw_error
xlsx_chart(lxw_workbook *book, lxw_worksheet *sheet, const struct sheet_chart *c, unsigned width_px,
           unsigned height_px) {
    static const uint8_t type[] = {
        [DOC_BARS_ACROSS] = LXW_CHART_BAR,
        [DOC_BARS_UP] = LXW_CHART_COLUMN,
        [DOC_LINES] = LXW_CHART_LINE,
    };
    char name[] = "Times New Roman";
    struct arena a = ARENA_EMPTY;
    const struct drawing d = {c, workbook_add_chart(book, type[c->chart->kind]), name,
                              label_size(c->chart, height_px)};
    lxw_chart_font title = font(&d, TITLE_PT, LXW_TRUE);
    lxw_chart_font legend = font(&d, AXIS_PT, LXW_FALSE);
    lxw_chart_options place = {.x_scale = (double)width_px / PLAIN_WIDTH_PX,
                               .y_offset = INSET_PX,
                               .y_scale = (double)(height_px - 2 * INSET_PX) / PLAIN_HEIGHT_PX,
                               .object_position = LXW_OBJECT_MOVE_DONT_SIZE};
    struct buf text = {NULL, 0, 0};
    lxw_error err;

    buf_str(&text, c->chart->title);
    chart_title_set_name(d.chart, buf_z(&text));
    chart_title_set_name_font(d.chart, &title);
    add_all_series(&d, &a);
    set_axes(&d);
    chart_set_series_gap(d.chart, BAR_GAP);
    chart_show_blanks_as(d.chart, LXW_CHART_BLANKS_AS_GAP);
    if (c->chart->series_n > 1 || (c->chart->has_guide && c->chart->kind == DOC_LINES)) {
        chart_legend_set_position(d.chart, LXW_CHART_LEGEND_BOTTOM);
        chart_legend_set_font(d.chart, &legend);
    } else {
        chart_legend_set_position(d.chart, LXW_CHART_LEGEND_NONE);
    }
    err = worksheet_insert_chart_opt(sheet, c->place.row, (lxw_col_t)c->place.col, d.chart, &place);
    buf_free(&text);
    arena_free(&a);
    return err;
}
