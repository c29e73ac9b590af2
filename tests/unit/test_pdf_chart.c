#include <criterion/criterion.h>
#include <stdio.h>

#include "paper/pdf_chart.h"

static int
advance(void *font, unsigned style, uint32_t cp) {
    (void)font;
    (void)style;
    return cp == '.' || cp == ',' || cp == ' ' ? 250 : 500;
}

static uint32_t
next(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* A chart with values, gaps and names of all lengths. */
static struct doc_chart *
random_chart(struct arena *a, uint32_t *seed) {
    static const str name[] = {
        {"Huế", sizeof("Huế") - 1},
        {"Năm 2026", sizeof("Năm 2026") - 1},
        {"Phường Thuận Hóa", sizeof("Phường Thuận Hóa") - 1},
        {"Khu Kinh tế Chân Mây - Lăng Cô", sizeof("Khu Kinh tế Chân Mây - Lăng Cô") - 1}};
    struct doc_chart *c = arena_new(a, struct doc_chart);
    str *category;
    struct doc_series *series;
    const int64_t most = next(seed) % 2 == 0 ? 100 : 2000000;

    c->kind = (enum doc_chart_kind)(next(seed) % 3);
    c->title = STR("Biểu đồ 1. Tỷ lệ hoàn thành chỉ tiêu theo xã, phường");
    c->percent = next(seed) % 2 == 0;
    c->axis = STR("người");
    c->categories = 1 + next(seed) % 30;
    c->series_n = 1 + next(seed) % 4;
    c->has_guide = next(seed) % 2 == 0;
    c->guide = (struct num_ratio){next(seed) % most, 1};
    c->guide_name = STR("Bình quân cả nước");
    category = arena_array(a, str, c->categories);
    series = arena_array(a, struct doc_series, c->series_n);
    for (size_t i = 0; i < c->categories; i++) {
        category[i] = name[next(seed) % (sizeof(name) / sizeof(name[0]))];
    }
    for (size_t s = 0; s < c->series_n; s++) {
        struct doc_chart_value *v = arena_array(a, struct doc_chart_value, c->categories);

        for (size_t i = 0; i < c->categories; i++) {
            v[i].known = next(seed) % 8 != 0;
            v[i].value =
                (struct num_ratio){(int64_t)next(seed) * most / 65536, c->percent ? 100 : 1};
        }
        series[s] = (struct doc_series){
            .name = STR("Thực hiện"), .value = v, .projected = next(seed) % 3 == 0};
    }
    c->category = category;
    c->series = series;
    return c;
}

struct place {
    double x0, y0, x1, y1;
    str text;
};

static size_t
places(struct ruler *r, const struct display_list_box *b, struct place *out) {
    size_t n = 0;

    for (const struct display_list_mark *m = b->first; m != NULL; m = m->next) {
        if (m->kind == DISPLAY_LIST_TEXT) {
            out[n++] =
                (struct place){m->x, m->y - 0.62 * m->size,
                               m->x + ruler_width(r, m->text, m->style, m->size), m->y, m->text};
        }
    }
    return n;
}

Test(pdf_chart, no_words_touch_each_other_or_the_margins) {
    const struct ruler_source source = {NULL, advance, {1000, 1000, 1000, 1000}};
    uint32_t seed = 7;

    for (int round = 0; round < 600; round++) {
        struct arena a = ARENA_EMPTY;
        struct display_list_flow f = {
            .arena = &a, .ruler = ruler_new(&a, &source), .width = 467, .height = 728};
        const struct doc_chart *c = random_chart(&a, &seed);
        struct place *p = arena_array(&a, struct place, 2000);

        pdf_chart_chart(&f, c);
        for (const struct display_list_box *b = f.first; b != NULL; b = b->next) {
            const size_t n = places(f.ruler, b, p);

            cr_expect_leq(b->height, f.height);
            for (size_t i = 0; i < n; i++) {
                cr_expect(p[i].x0 > -0.1 && p[i].x1 < f.width + 0.1, "%d: " STR_FMT, round,
                          STR_ARG(p[i].text));
                for (size_t j = 0; j < i; j++) {
                    cr_expect(p[i].x1 <= p[j].x0 || p[j].x1 <= p[i].x0 || p[i].y1 <= p[j].y0 ||
                                  p[j].y1 <= p[i].y0,
                              "%d, kind %d, %zu x %zu: " STR_FMT " on " STR_FMT, round, c->kind,
                              c->categories, c->series_n, STR_ARG(p[i].text), STR_ARG(p[j].text));
                }
            }
        }
        arena_free(&a);
    }
}

/* What a grey printer leaves of a line: its dash, the shape of its points and whether they are hollow. */
Test(pdf_chart, lines_are_told_apart_without_colour_and_named_beside_themselves) {
    const struct ruler_source source = {NULL, advance, {1000, 1000, 1000, 1000}};
    struct arena a = ARENA_EMPTY;
    struct display_list_flow f = {
        .arena = &a, .ruler = ruler_new(&a, &source), .width = 467, .height = 728};
    const str year[] = {STR("2024"), STR("2025"), STR("2026")};
    const str name[] = {STR("BHXH"), STR("BHTN"), STR("BHYT")};
    struct doc_chart_value v[3][3];
    struct doc_series series[3];
    const struct doc_chart c = {.kind = DOC_LINES,
                                .title = STR("Tỷ lệ"),
                                .percent = true,
                                .category = year,
                                .categories = 3,
                                .series = series,
                                .series_n = 3};
    static const enum display_list_kind shape[] = {DISPLAY_LIST_DOT, DISPLAY_LIST_SQUARE,
                                                   DISPLAY_LIST_TRIANGLE};
    size_t points[3] = {0};
    size_t hollow = 0;
    size_t dashes[DISPLAY_LIST_DOTTED + 1] = {0};
    size_t named[3] = {0};

    for (int64_t s = 0; s < 3; s++) {
        for (int64_t k = 0; k < 3; k++) {
            v[s][k] = (struct doc_chart_value){true, k == 2, {20 + 30 * s + k, 100}};
        }
        series[s] = (struct doc_series){.name = name[s], .value = v[s]};
    }
    pdf_chart_chart(&f, &c);
    cr_assert_not_null(f.first);
    for (const struct display_list_mark *m = f.first->first; m != NULL; m = m->next) {
        for (size_t s = 0; s < 3; s++) {
            points[s] += m->kind == shape[s];
            hollow += m->kind == shape[s] && m->colour.r > 0.99F && m->colour.b > 0.99F;
            named[s] += m->kind == DISPLAY_LIST_TEXT && str_eq(m->text, name[s]);
        }
        dashes[m->dash] += m->kind == DISPLAY_LIST_RULE && m->thick > 1;
    }
    for (size_t s = 0; s < 3; s++) {
        cr_expect_eq(points[s], 3, "%zu points of line %zu", points[s], s);
        cr_expect_eq(named[s], 1);
    }
    cr_expect_eq(hollow, 3, "the projected year's points");
    cr_expect_eq(dashes[DISPLAY_LIST_SOLID], 2);
    cr_expect_eq(dashes[DISPLAY_LIST_LONG_DASHED], 2);
    cr_expect_eq(dashes[DISPLAY_LIST_DOTTED], 2);
    arena_free(&a);
}
