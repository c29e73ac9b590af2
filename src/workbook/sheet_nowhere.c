/* sheet_nowhere - a sheet that is told and not kept.  See sheet_nowhere.h. */

#include "workbook/sheet_nowhere.h"

static bool
no_tab(void *me, const struct sheet_tab *s, struct err *e) {
    (void)me;
    (void)s;
    (void)e;
    return true;
}

static bool
no_row(void *me, uint32_t row, double height_pt, struct err *e) {
    (void)me;
    (void)row;
    (void)height_pt;
    (void)e;
    return true;
}

static bool
no_cell(void *me, const struct sheet_cell *c, struct err *e) {
    (void)me;
    (void)c;
    (void)e;
    return true;
}

static bool
no_area(void *me, struct sheet_area a, struct err *e) {
    (void)me;
    (void)a;
    (void)e;
    return true;
}

static bool
no_chart(void *me, const struct sheet_chart *c, struct err *e) {
    (void)me;
    (void)c;
    (void)e;
    return true;
}

static bool
no_break(void *me, uint32_t before_row, struct err *e) {
    (void)me;
    (void)before_row;
    (void)e;
    return true;
}

static bool
no_name(void *me, const char *name, const char *ref, struct err *e) {
    (void)me;
    (void)name;
    (void)ref;
    (void)e;
    return true;
}

const struct sheet_sink sheet_nowhere = {.sheet = no_tab,
                                         .row = no_row,
                                         .cell = no_cell,
                                         .merge = no_area,
                                         .bars = no_area,
                                         .filter = no_area,
                                         .chart = no_chart,
                                         .page_break = no_break,
                                         .name = no_name,
                                         .sheet_end = no_tab};
