/* origin - how many rows of which file made each figure.  See origin.h. */

#include "run/origin.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/field.h"
#include "base/fs.h"
#include "base/heap.h"
#include "base/num.h"

#define HEADER "ky,cap,ma,chi_tieu,so_dong,gia_tri,tep"

enum { FIRST = 1024, BYTES_MAX = 512 << 20, LEVELS = 2, FIELDS = 6 };
static const enum member_level levels[LEVELS] = {MEMBER_XA, MEMBER_CO_QUAN};

/* What the rows of one file at one place made of one figure. */
struct one {
    uint32_t file, ind, place[LEVELS];
    int64_t rows, value;
};
struct origin {
    struct one *v;
    uint32_t *slot; /* open addressing: ix + 1, 0 is free; twice as many as v has room for */
    uint32_t n, cap;
};

struct origin *
origin_new(void) {
    struct origin *o = heap_new(struct origin);

    o->cap = FIRST;
    o->v = heap_array(struct one, o->cap);
    o->slot = heap_array(uint32_t, (size_t)o->cap * 2);
    return o;
}

void
origin_free(struct origin *o) {
    if (o != NULL) {
        free(o->v);
        free(o->slot);
        free(o);
    }
}

/* The slot of the entry with the key, or the free one where it belongs. */
static uint32_t *
slot_of(const struct origin *o, const struct one *key) {
    const uint32_t mask = o->cap * 2 - 1;
    const uint64_t a = (uint64_t)key->file << 32 | key->ind;
    const uint64_t b = (uint64_t)key->place[0] << 32 | key->place[1];
    const uint64_t mixed =
        (a * UINT64_C(0x9e3779b97f4a7c15)) ^ (b * UINT64_C(0xc2b2ae3d27d4eb4f) + (a >> 7));
    uint32_t at = (uint32_t)((mixed ^ mixed >> 29) * UINT64_C(0xbf58476d1ce4e5b9) >> 32) & mask;

    while (o->slot[at] != 0) {
        const struct one *there = &o->v[o->slot[at] - 1];

        if (there->file == key->file && there->ind == key->ind &&
            there->place[0] == key->place[0] && there->place[1] == key->place[1]) {
            break;
        }
        at = (at + 1) & mask;
    }
    return &o->slot[at];
}

static void
grow(struct origin *o) {
    o->cap *= 2;
    o->v = heap_resize(o->v, o->cap, sizeof *o->v);
    free(o->slot);
    o->slot = heap_array(uint32_t, (size_t)o->cap * 2);
    for (uint32_t i = 0; i < o->n; i++) {
        *slot_of(o, &o->v[i]) = i + 1;
    }
}

static void
add(struct origin *o, const struct one *more) {
    uint32_t *slot = slot_of(o, more);

    if (*slot == 0) {
        if (o->n == o->cap) {
            grow(o);
            slot = slot_of(o, more);
        }
        o->v[o->n] = *more;
        *slot = ++o->n;
        return;
    }
    o->v[*slot - 1].rows += more->rows;
    o->v[*slot - 1].value += more->value;
}

void
origin_count(void *o, struct extract_at at, uint32_t ind, const uint32_t place[3], int n) {
    add(o, &(struct one){at.file, ind, {place[0], place[1]}, n, n});
}

/* --- what is counted after the last row ------------------------------------------------ */

static void
employers(const struct gather *g, origin_fn *fn, void *ctx) {
    size_t n;
    const uint32_t *ind = employers_indicators(&n);

    for (uint32_t k = 0; k < employers_count(g->employers); k++) {
        const struct employers_one *one = employers_at(g->employers, k);
        const uint32_t place[LEVELS] = {one->xa, one->co_quan};
        int64_t v = 0;

        for (size_t i = 0; i < n; i++) {
            if (employers_figure(one, ind[i], &v) && v != 0) {
                fn(ctx, one->at, ind[i], place, v);
            }
        }
    }
}

/* A row of a group: what the group counts stands with its first row. */
static void
group_row(const struct reconcile_group *g, bool first, struct extract_at at, origin_fn *fn,
          void *ctx) {
    const uint32_t place[LEVELS] = {g->xa, g->co_quan};

    fn(ctx, at, reconcile_class_indicator(g->class, false), place, first ? 1 : 0);
    fn(ctx, at, reconcile_class_indicator(g->class, true), place, first ? reconcile_gap(g) : 0);
}

static void
groups(const struct gather *g, origin_fn *fn, void *ctx) {
    const struct reconcile *r = g->reconcile;

    for (uint32_t k = 0; k < employers_count(g->employers); k++) {
        const struct reconcile_group *one = reconcile_at(r, reconcile_of_employer(r, k));

        group_row(one, one->employer == k, employers_at(g->employers, k)->at, fn, ctx);
    }
    for (uint32_t k = 0; k < reconcile_taxpayers(r); k++) {
        struct extract_at at;
        const struct reconcile_group *one = reconcile_at(r, reconcile_of_taxpayer(r, k, &at));

        group_row(one, !one->bhxh, at, fn, ctx);
    }
}

void
origin_late(const struct gather *g, origin_fn *fn, void *ctx) {
    employers(g, fn, ctx);
    if (gather_matches(g)) {
        groups(g, fn, ctx);
    }
}

static void
on_late(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[LEVELS],
        int64_t value) {
    add(ctx, &(struct one){at.file, ind, {place[0], place[1]}, 1, value});
}

/* --- the file ---------------------------------------------------------------------------- */

struct line { /* of the file; sorts by its first three */
    uint32_t place, rank, file;
    uint32_t ind;
    int64_t rows, value;
};

static int
by_place(const void *a, const void *b) {
    const struct line *x = a;
    const struct line *y = b;
    const uint32_t left[] = {x->place, x->rank, x->file};
    const uint32_t right[] = {y->place, y->rank, y->file};
    size_t i = 0;

    while (i + 1 < sizeof left / sizeof left[0] && left[i] == right[i]) {
        i++;
    }
    return left[i] < right[i] ? -1 : left[i] > right[i];
}

/* The entries of one level, those of one place, figure and file together. */
static uint32_t
lines_of(const struct origin *o, size_t level, const uint32_t *rank, struct line *out) {
    uint32_t n = 0;

    for (uint32_t i = 0; i < o->n; i++) {
        const struct one *v = &o->v[i];

        out[i] = (struct line){v->place[level], rank[v->ind], v->file, v->ind, v->rows, v->value};
    }
    qsort(out, o->n, sizeof *out, by_place);
    for (uint32_t i = 0; i < o->n; i++) {
        if (n > 0 && by_place(&out[n - 1], &out[i]) == 0) {
            out[n - 1].rows += out[i].rows;
            out[n - 1].value += out[i].value;
        } else {
            out[n++] = out[i];
        }
    }
    return n;
}

void
origin_write(struct origin *o, const struct gather *g, struct buf *out) {
    const struct indicator_set *s = &g->indicators;
    uint32_t *rank = heap_array(uint32_t, s->n);
    struct line *line;
    char ky[PERIOD_TEXT];

    origin_late(g, on_late, o);
    line = heap_array(struct line, o->n);
    period_text(ky, g->r.period);
    for (uint32_t i = 0; i < s->n; i++) {
        rank[s->by_id[i]] = i;
    }
    buf_text(out, HEADER "\n");
    for (size_t l = 0; l < LEVELS; l++) {
        const uint32_t n = lines_of(o, l, rank, line);

        for (uint32_t i = 0; i < n; i++) {
            if (line[i].rows == 0) { /* counted and taken back */
                continue;
            }
            buf_fmt(out, "%s,%s,", ky, member_level_id(levels[l]));
            field_put(out, member_code(&g->members, levels[l], line[i].place));
            buf_char(out, ',');
            field_put(out, s->v[line[i].ind].id);
            buf_fmt(out, ",%" PRId64 ",%" PRId64 ",", line[i].rows, line[i].value);
            field_put(out, ledger_file(g->ledger, line[i].file)->path);
            buf_char(out, '\n');
        }
    }
    free(rank);
    free(line);
}

static bool
take_line(str line, struct origin_row *row) {
    str field[FIELDS];

    for (size_t i = 0; i < FIELDS; i++) {
        line = str_cut(line, ',', &field[i]);
    }
    row->code = field[2];
    row->indicator = field[3];
    row->file = line;
    for (size_t l = 0; l < LEVELS; l++) {
        if (str_eq(field[1], str_from(member_level_id(levels[l])))) {
            row->level = levels[l];
            return line.n > 0 && num_parse_int(field[4], &row->rows) &&
                   num_parse_int(field[5], &row->value);
        }
    }
    return false;
}

bool
origin_read(const char *path, void (*fn)(void *ctx, const struct origin_row *row), void *ctx,
            struct err *e) {
    struct buf b = {0};
    uint64_t line_no = 1;
    bool ok = fs_slurp(path, BYTES_MAX, &b, e);
    str line;
    str rest = str_cut(buf_view(&b), '\n', &line);

    if (ok && !str_eq(line, STR(HEADER))) {
        ok = err_set(e, ERR_DATA, "%s không có tiêu đề " HEADER, path);
    }
    while (ok && rest.n > 0) {
        struct origin_row row;

        line_no++;
        rest = str_cut(rest, '\n', &line);
        if (take_line(line, &row)) {
            fn(ctx, &row);
        } else {
            ok = err_set(e, ERR_DATA, "%s: dòng %" PRIu64 " không đọc được", path, line_no);
        }
    }
    buf_free(&b);
    return ok;
}
