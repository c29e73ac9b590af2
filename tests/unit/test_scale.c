#include <criterion/criterion.h>
#include <math.h>

#include "measure/scale.h"

static struct doc_chart
chart_of(const struct doc_series *s, size_t n, bool percent) {
    return (struct doc_chart){
        .kind = DOC_LINES, .percent = percent, .categories = n, .series = s, .series_n = 1};
}

Test(scale, axes_are_round_and_hold_every_value) {
    static const struct {
        int64_t low, high, den;
        bool percent, from_zero;
        double axis_low, axis_high, step;
    } cases[] = {
        {3, 118, 1, false, true, 0, 150, 50},
        {0, 1000000, 1, false, true, 0, 1000000, 200000},
        {-38, 142, 1, false, true, -50, 150, 50},
        {2, 3, 1, false, true, 0, 3, 1},
        {9300, 9420, 10000, true, false, 93, 94.5, 0.5},
        {1154, 9500, 10000, true, false, 0, 100, 20},
        {0, 0, 1, false, true, 0, 1, 1},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const struct doc_chart_value v[] = {
            {.known = true, .value = {cases[i].low, cases[i].den}},
            {.value = {99999999, 1}},
            {.known = true, .value = {cases[i].high, cases[i].den}}};
        const struct doc_series s = {.value = v};
        const struct doc_chart c = chart_of(&s, 3, cases[i].percent);
        const struct scale got = scale_of(&c, cases[i].from_zero);

        cr_expect_float_eq(got.low, cases[i].axis_low, 1e-9, "case %zu: low %g", i, got.low);
        cr_expect_float_eq(got.high, cases[i].axis_high, 1e-9, "case %zu: high %g", i, got.high);
        cr_expect_float_eq(got.step, cases[i].step, 1e-9, "case %zu: step %g", i, got.step);
    }
}

Test(scale, labels_are_written_as_in_the_tables) {
    struct arena a = ARENA_EMPTY;
    const struct doc_chart percent = {.percent = true};
    const struct doc_chart people = {.percent = false};
    const struct scale coarse = {0, 100, 20, true};
    const struct scale fine = {93, 95, 0.5, true};

    cr_expect_str_eq(scale_label(&a, &percent, (struct num_ratio){2015, 10000}).p, "20,15%");
    cr_expect_str_eq(scale_label(&a, &percent, (struct num_ratio){1, 0}).p, "-");
    cr_expect_str_eq(scale_label(&a, &people, (struct num_ratio){1188826, 1}).p, "1.188.826");
    cr_expect_str_eq(scale_tick(&a, &coarse, 40).p, "40%");
    cr_expect_str_eq(scale_tick(&a, &fine, 93.5).p, "93,50%");
    arena_free(&a);
}
