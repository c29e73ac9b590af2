/* extract_join - employers whose columns are spread over several files.  See extract_join.h. */

#include "ingest/extract_join.h"

#include <stdlib.h>

#include "base/arena.h"
#include "base/heap.h"
#include "base/map.h"
#include "ingest/schema.h"

struct part { /* what the parts say of one employer */
    struct extract_employer d;
    struct extract_at at; /* its first row */
    struct extract_at *more;
    size_t mores, cap; /* its rows in other files */
    struct extract_employer
        first; /* of the file that carries the employers, before it was filled */
    uint32_t there;
    uint32_t months; /* of the period, one bit each, whose accounts are in it */
    int month;       /* the last of them */
    bool used;
    bool fell; /* the employer's own row was rejected */
};

struct extract_join {
    struct arena arena;
    struct map code; /* of the parts */
    struct part *part;
    size_t cap;
    uint32_t unknown_xa, unknown_loai_hinh;
    int first; /* month of the period */
    int months_n;
    uint32_t months; /* of the period, one bit each, of which there is an account */
};

enum { QUARTER = 3, YEAR = 12 }; /* months */

static uint32_t
bit(uint32_t column) {
    return UINT32_C(1) << column;
}

/* --- which files carry what --------------------------------------------------------------- */

uint32_t
extract_join_required(void) {
    uint32_t n;
    const struct schema_column *c = schema_columns(SCHEMA_DON_VI, &n);
    uint32_t all = 0;

    for (uint32_t i = 0; i < n; i++) {
        all |= c[i].required && i != SCHEMA_EMPLOYER_ma_don_vi ? bit(i) : 0;
    }
    return all;
}

/* The file carries the employers: it has as many of the required columns as any file has. */
bool
extract_join_plan(const uint32_t *there, size_t n, bool *whole) {
    const uint32_t key = bit(SCHEMA_EMPLOYER_ma_don_vi);
    const uint32_t required = extract_join_required();
    uint32_t all = 0;
    uint32_t most = 0;
    size_t parts = 0;

    for (size_t i = 0; i < n; i++) {
        const uint32_t has = (there[i] & key) != 0 ? there[i] & required : 0;

        all |=
            has | ((there[i] & bit(SCHEMA_EMPLOYER_dia_chi)) != 0 ? bit(SCHEMA_EMPLOYER_ma_xa) : 0);
        most = __builtin_popcount(has) > __builtin_popcount(most) ? has : most;
    }
    for (size_t i = 0; i < n; i++) {
        whole[i] = (there[i] & key) == 0 || (there[i] & most) == most;
        parts += !whole[i];
    }
    return parts > 0 && all == required;
}

bool
extract_join_spread(const uint32_t *there, size_t n) {
    const uint32_t key = bit(SCHEMA_EMPLOYER_ma_don_vi);
    const uint32_t required = extract_join_required();
    size_t full = 0;

    for (size_t i = 1; i < n; i++) {
        full = __builtin_popcount(there[i] & (required | key)) >
                       __builtin_popcount(there[full] & (required | key))
                   ? i
                   : full;
    }
    for (size_t i = 0; i < n; i++) {
        /* a name and an address may stand in every sheet */
        const uint32_t more = there[i] & ~there[full] &
                              ~(bit(SCHEMA_EMPLOYER_ten_don_vi) | bit(SCHEMA_EMPLOYER_ten_xa) |
                                bit(SCHEMA_EMPLOYER_dia_chi));

        if ((there[i] & there[full] & key) != 0 && more != 0) {
            return true;
        }
    }
    return false;
}

/* --- rows ------------------------------------------------------------------------------------ */

struct extract_join *
extract_join_new(uint32_t unknown_xa, uint32_t unknown_loai_hinh, struct period period) {
    struct extract_join *j = heap_new(struct extract_join);

    map_init(&j->code, &j->arena);
    j->unknown_xa = unknown_xa;
    j->unknown_loai_hinh = unknown_loai_hinh;
    if (period.kind == PERIOD_QUARTER || period.kind == PERIOD_MONTH) {
        j->months_n = period.kind == PERIOD_QUARTER ? QUARTER : 1;
        j->first = period.year * YEAR + (period.n - 1) * j->months_n;
    }
    return j;
}

void
extract_join_free(struct extract_join *j) {
    if (j != NULL) {
        map_free(&j->code);
        arena_free(&j->arena);
        free(j);
    }
}

static uint32_t
take_number(int64_t *to, int64_t from, uint32_t column) {
    if (*to != EXTRACT_NO_NUMBER || from == EXTRACT_NO_NUMBER) {
        return 0;
    }
    *to = from;
    return bit(column);
}

static uint32_t
take_text(str *to, str from, uint32_t column) {
    if (to->n > 0 || from.n == 0) {
        return 0;
    }
    *to = from;
    return bit(column);
}

static uint32_t
take_line(uint32_t *to, uint32_t from, uint32_t unknown, uint32_t column) {
    if (*to != unknown || from == unknown) {
        return 0;
    }
    *to = from;
    return bit(column);
}

/* What d lacks, from p.  Return the columns that were taken. */
static uint32_t
take(const struct extract_join *j, struct extract_employer *d, const struct extract_employer *p) {
    uint32_t got =
        take_line(&d->xa, p->xa, j->unknown_xa, SCHEMA_EMPLOYER_ma_xa) |
        take_line(&d->co_quan, p->co_quan, MEMBER_NONE, SCHEMA_EMPLOYER_ma_co_quan) |
        take_line(&d->loai_hinh, p->loai_hinh, j->unknown_loai_hinh, SCHEMA_EMPLOYER_loai_hinh);

#define JOIN_TEXT(field, column) got |= take_text(&d->field, p->field, SCHEMA_EMPLOYER_##column);
    EXTRACT_EMPLOYER_TEXTS(JOIN_TEXT)
#undef JOIN_TEXT
#define JOIN_NUMBER(field, column)                                                                 \
    got |= take_number(&d->field, p->field, SCHEMA_EMPLOYER_##column);
    EXTRACT_EMPLOYER_NUMBERS(JOIN_NUMBER)
#undef JOIN_NUMBER
    if ((got & bit(SCHEMA_EMPLOYER_ma_so_thue)) != 0) {
        d->mst_ok = p->mst_ok;
    }
    return got;
}

/* The bit of a month of the period; 0: it is none, or it is not known. */
static uint32_t
month_bit(const struct extract_join *j, int month) {
    return month >= j->first && month < j->first + j->months_n ? bit((uint32_t)(month - j->first))
                                                               : 0;
}

/* Where one month's amount is not known, the sum is not known either. */
static void
add_amount(int64_t *to, int64_t v) {
    *to = *to == EXTRACT_NO_NUMBER || v == EXTRACT_NO_NUMBER ? EXTRACT_NO_NUMBER : *to + v;
}

/* Another month's account of the same employer. */
static void
add_month(struct part *p, const struct extract_employer *d, int month) {
    add_amount(&p->d.phai_dong, d->phai_dong);
    add_amount(&p->d.da_dong, d->da_dong);
    add_amount(&p->d.quy_luong, d->quy_luong);
    if (month > p->month) {
        p->d.cham_dong = d->cham_dong;
        p->d.so_thang_cham_x100 = d->so_thang_cham_x100;
        p->d.so_lao_dong = d->so_lao_dong != EXTRACT_NO_NUMBER ? d->so_lao_dong : p->d.so_lao_dong;
    }
}

enum extract_join_kept /* NOLINTNEXTLINE(readability-function-size) */
extract_join_keep(struct extract_join *j, struct extract_at at, uint32_t there, int month,
                  const struct extract_employer *d) {
    /* a name and an address may stand in every file */
    const uint32_t same =
        there & ~(bit(SCHEMA_EMPLOYER_ma_don_vi) | bit(SCHEMA_EMPLOYER_ten_don_vi) |
                  bit(SCHEMA_EMPLOYER_ten_xa) | bit(SCHEMA_EMPLOYER_dia_chi));
    struct extract_employer kept = *d;
    struct part *p;
    bool added;
    const uint32_t ix = map_put(&j->code, d->ma_don_vi, &added);
    const uint32_t of = month_bit(j, month);

    kept.ma_don_vi = j->code.key[ix];
#define JOIN_KEEP(field, column) kept.field = str_keep(&j->arena, d->field);
    EXTRACT_EMPLOYER_TEXTS(JOIN_KEEP)
#undef JOIN_KEEP
    if (added) {
        j->part = arena_grown(&j->arena, j->part, ix, &j->cap, sizeof *j->part);
        j->part[ix] = (struct part){
            .d = kept, .at = at, .there = there, .months = of, .month = of != 0 ? month : 0};
        j->months |= of;
        return EXTRACT_JOIN_KEPT;
    }
    p = &j->part[ix];
    if (p->at.file == at.file) {
        return EXTRACT_JOIN_AGAIN;
    }
    if ((p->there & same) != 0) {
        if (of == 0 || p->months == 0 || (p->months & of) != 0) {
            return EXTRACT_JOIN_ELSEWHERE;
        }
        add_month(p, &kept, month);
    } else {
        (void)take(j, &p->d, &kept);
    }
    p->months |= of;
    p->month = of != 0 && month > p->month ? month : p->month;
    j->months |= of;
    p->there |= there;
    p->more = arena_grown(&j->arena, p->more, p->mores, &p->cap, sizeof *p->more);
    p->more[p->mores++] = at;
    return EXTRACT_JOIN_KEPT;
}

static bool
same_figures(const struct extract_employer *a, const struct extract_employer *b) {
    bool same = a->xa == b->xa && a->co_quan == b->co_quan && a->loai_hinh == b->loai_hinh;

#define JOIN_SAME(field, column) same = same && a->field == b->field;
    EXTRACT_EMPLOYER_NUMBERS(JOIN_SAME)
#undef JOIN_SAME
    return same;
}

uint32_t
extract_join_fill(struct extract_join *j, struct extract_employer *d) {
    const uint32_t ix = map_get(&j->code, d->ma_don_vi);
    struct part *p = ix == MAP_NONE ? NULL : &j->part[ix];
    struct extract_employer other;

    if (p == NULL) {
        return 0;
    }
    if (!p->used) {
        p->used = true;
        p->first = *d;
        return take(j, d, &p->d);
    }
    if (same_figures(&p->first, d)) { /* the same row again, which has to look so */
        return take(j, d, &p->d);
    }
    other = *d; /* the money of the account is counted once */
    return take(j, &other, &p->d);
}

void
extract_join_fell(struct extract_join *j, str ma_don_vi) {
    const uint32_t ix = map_get(&j->code, ma_don_vi);

    if (ix != MAP_NONE) {
        j->part[ix].fell = true;
    }
}

/* Whether D03 lets the run go on. */
static bool
reject(struct ledger *l, struct extract_at at, str code, bool fell) {
    struct ledger_file *f = ledger_file(l, at.file);
    enum ledger_severity kept;

    f->accepted--;
    f->rejected++;
    kept =
        ledger_note(l, at.file, at.line, "ma_don_vi", LEDGER_D03, code, (str){NULL, 0},
                    fell ? STR("dòng của đơn vị này ở tệp don_vi* khác bị loại; hãy sửa dòng ấy")
                         : STR("không tệp don_vi* nào khác ghi xã và số lao động của đơn vị này"));
    ledger_return(l, at.file, at.line, code, STR("ma_don_vi"), code, LEDGER_D03);
    return kept != LEDGER_CHAN;
}

bool
extract_join_finish(struct extract_join *j, struct ledger *l, struct err *e) {
    bool goes_on = true;

    for (uint32_t i = 0; i < j->code.n; i++) {
        const struct part *p = &j->part[i];

        if (p->used) {
            continue;
        }
        goes_on = reject(l, p->at, p->d.ma_don_vi, p->fell) && goes_on;
        for (size_t k = 0; k < p->mores; k++) {
            goes_on = reject(l, p->more[k], p->d.ma_don_vi, p->fell) && goes_on;
        }
    }
    return goes_on || err_set(e, ERR_DATA, "D03: %s; quy tắc này được đặt là chan",
                              ledger_rule_row(LEDGER_D03)->what);
}

bool
extract_join_months(const struct extract_join *j, period_day by, struct buf *have,
                    struct buf *lacks) {
    for (int i = 0; j->months != 0 && i < j->months_n; i++) {
        const struct period month = {PERIOD_MONTH, j->first / YEAR, j->first % YEAR + i + 1};
        const bool there = (j->months >> i & 1) != 0;
        struct buf *b = there ? have : lacks;

        if (there || period_last(month, PERIOD_DUONG_LICH) <= by) {
            buf_fmt(b, "%s%d", b->n > 0 ? ", " : "", month.n);
        }
    }
    return j->months != 0;
}
