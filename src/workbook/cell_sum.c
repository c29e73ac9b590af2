/* cell_sum - a sum over the cells of a sheet.  See cell_sum.h. */

#include "workbook/cell_sum.h"

#include <math.h>
#include <stdio.h>

#include "base/map.h"
#include "base/num.h"

#define WHOLE_MOST 1e15 /* below it a whole number has at most 15 digits */

/* Each step can be undone, so two states that differ stay different while the same is stirred in. */
static uint64_t
stir(uint64_t state, uint64_t with) {
    state = (state ^ with) * UINT64_C(0x9e3779b97f4a7c15);
    return state ^ state >> 29;
}

void
cell_sum_begin(struct cell_sum *s, str sheet) {
    *s = (struct cell_sum){.state = map_hash(sheet)};
}

void
cell_sum_add(struct cell_sum *s, uint32_t row, uint32_t col, bool is_text, uint64_t value,
             str formula) {
    s->state = stir(s->state, (uint64_t)row << 32 | (uint64_t)col << 1 | (is_text ? 1U : 0U));
    s->state = stir(s->state, value);
    s->state = stir(s->state, formula.n == 0 ? 0 : map_hash(formula));
}

uint64_t
cell_sum_end(const struct cell_sum *s) {
    return stir(s->state, s->merges);
}

uint64_t
cell_sum_figure(double v) {
    char text[NUM_TEXT];
    char *at = text + sizeof text;
    uint64_t whole = v >= 0 && v < WHOLE_MOST ? (uint64_t)v : 0;

    if (signbit(v) != 0 || !(v < WHOLE_MOST) || (double)whole < v) {
        const int n = snprintf(text, sizeof text, "%.16G", v);

        return map_hash((str){text, (size_t)n});
    }
    do { /* as most are */
        *--at = (char)('0' + whole % 10);
        whole /= 10;
    } while (whole > 0);
    return map_hash((str){at, (size_t)(text + sizeof text - at)});
}
