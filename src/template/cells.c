/* cells - exact arithmetic on cells.  See cells.h. */

#include "template/cells.h"

#include <assert.h>

static const struct doc_cell missing = {.kind = DOC_MISSING};

bool
cells_count(const struct doc_cell *c, int64_t *out) {
    if (c->kind != DOC_COUNT && c->kind != DOC_MONEY) {
        return false;
    }
    *out = c->u.count;
    return true;
}

bool
cells_known(const struct doc_cell *c) {
    return c->kind == DOC_COUNT || c->kind == DOC_MONEY || c->kind == DOC_RATE ||
           (c->kind == DOC_PERCENT && c->u.ratio.den != 0);
}

struct num_ratio
cells_ratio(const struct doc_cell *c) {
    assert(cells_known(c));
    if (c->kind == DOC_PERCENT) {
        return c->u.ratio;
    }
    return (struct num_ratio){c->u.count, c->kind == DOC_RATE ? 10000 : 1};
}

static bool
is_rate(const struct doc_cell *c) {
    return c->kind == DOC_RATE || c->kind == DOC_PERCENT;
}

/* The first mark that an operand carries goes on to what is made of it. */
static struct doc_cell
marked(struct doc_cell c, const struct doc_cell *a, const struct doc_cell *b) {
    c.mark = a->mark.n > 0 ? a->mark : b->mark;
    return c;
}

static struct num_ratio
lowest(struct num_ratio r) {
    num_wide a = r.num < 0 ? -r.num : r.num;
    num_wide b = r.den < 0 ? -r.den : r.den;

    while (b != 0) {
        const num_wide rest = a % b;

        a = b;
        b = rest;
    }
    return a == 0 ? r : (struct num_ratio){r.num / a, r.den / a};
}

/* a - b, exact; false where even 128 bits of lowest terms are too few. */
static bool
subtract(struct num_ratio a, struct num_ratio b, struct num_ratio *out) {
    num_wide left;
    num_wide right;

    a = lowest(a);
    b = lowest(b);
    return !__builtin_mul_overflow(a.num, b.den, &left) &&
           !__builtin_mul_overflow(b.num, a.den, &right) &&
           !__builtin_sub_overflow(left, right, &out->num) &&
           !__builtin_mul_overflow(a.den, b.den, &out->den);
}

static bool
divide(struct num_ratio a, struct num_ratio b, struct num_ratio *out) {
    a = lowest(a);
    b = lowest(b);
    if (b.num == 0) {
        *out = (struct num_ratio){0, 0};
        return true;
    }
    if (__builtin_mul_overflow(a.num, b.den, &out->num) ||
        __builtin_mul_overflow(a.den, b.num, &out->den)) {
        return false;
    }
    if (out->den < 0) {
        *out = (struct num_ratio){-out->num, -out->den};
    }
    return true;
}

struct doc_cell
cells_diff(const struct doc_cell *a, const struct doc_cell *b) {
    struct doc_cell c = {.kind = a->kind};
    int64_t x;
    int64_t y;

    if (!cells_known(a) || !cells_known(b)) {
        return marked(missing, a, b);
    }
    if (cells_count(a, &x) && cells_count(b, &y)) {
        if (__builtin_sub_overflow(x, y, &c.u.count)) {
            return marked(missing, a, b);
        }
        return marked(c, a, b);
    }
    c.kind = DOC_PERCENT;
    if (!is_rate(a) || !is_rate(b) || !subtract(cells_ratio(a), cells_ratio(b), &c.u.ratio)) {
        return marked(missing, a, b);
    }
    return marked(c, a, b);
}

struct doc_cell
cells_quot(const struct doc_cell *a, const struct doc_cell *b) {
    struct doc_cell c = {.kind = DOC_PERCENT};

    if (!cells_known(a) || !cells_known(b) || !divide(cells_ratio(a), cells_ratio(b), &c.u.ratio)) {
        return marked(missing, a, b);
    }
    return marked(c, a, b);
}

struct doc_cell
cells_change(const struct doc_cell *a, const struct doc_cell *b) {
    struct doc_cell c = {.kind = DOC_PERCENT};
    struct num_ratio d;

    if (!cells_known(a) || !cells_known(b) || !subtract(cells_ratio(a), cells_ratio(b), &d) ||
        !divide(d, cells_ratio(b), &c.u.ratio)) {
        return marked(missing, a, b);
    }
    return marked(c, a, b);
}

struct doc_cell
cells_sum(const struct doc_cell *const *c, size_t n) {
    struct doc_cell sum = {.kind = DOC_COUNT};

    for (size_t k = 0; k < n; k++) {
        int64_t v;

        if (!cells_count(c[k], &v) || !num_add(sum.u.count, v, &sum.u.count)) {
            return missing;
        }
        if (c[k]->kind == DOC_MONEY) {
            sum.kind = DOC_MONEY;
        }
        if (c[k]->mark.n > 0) {
            sum.mark = c[k]->mark;
        }
    }
    return n == 0 ? missing : sum;
}

int
cells_compare(const struct doc_cell *a, const struct doc_cell *b) {
    const bool known[2] = {cells_known(a), cells_known(b)};
    struct num_ratio d;
    int64_t x;
    int64_t y;

    if (!known[0] || !known[1]) {
        return (int)known[0] - (int)known[1];
    }
    if (cells_count(a, &x) && cells_count(b, &y)) { /* a rank compares all with all */
        return (x > y) - (x < y);
    }
    if (!subtract(cells_ratio(a), cells_ratio(b), &d)) {
        return 0;
    }
    return (d.num > 0) - (d.num < 0);
}
