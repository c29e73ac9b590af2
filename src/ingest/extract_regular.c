/* extract_regular - rows of people, many at once.  See extract_regular.h. */

#include "ingest/extract_regular.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "base/relay.h"
#include "ingest/extract_faults.h"
#include "ingest/extract_row.h"
#include "ingest/extract_votes.h"
#include "ingest/header.h"
#include "ingest/regular.h"
#include "ingest/short_codes.h"

enum {
    BATCH = 32, /* rows read before the first of them is counted */
    AHEAD = 16, /* so many rows before its own a person is told */
    /* Where so many rows came one after the other and so many bytes are there, the other core reads the next ones, so
     * many at once: too few would cost more to hand over than to read. */
    FAR_AFTER = 1024,
    FAR_BYTES = 1 << 16,
    TAIL = 1 << 12, /* no more than that is left: the text ended, not the run of regular rows */
    FAR = 512,
    YEAR_FIRST = 1900,
    YEAR_LAST = 2100,
    MONTHS = 12
};

/* Rows that the other core has read. */
struct batch {
    struct extract_person row[FAR];
    uint32_t n;
};

/* What it reads them by and from, and how far it is. */
struct far {
    const struct extraction *x;
    const struct table_reader_ahead *a;
    struct table_reader_taken read;
    struct extract_votes *votes;
    struct batch batch[RELAY_SLOTS];
};

struct extract_regular {
    struct relay *relay; /* NULL: there is no other core to be had, or none was needed so far */
    struct far *far;     /* with it */
    uint64_t
        streak; /* regular rows since one that was not; a row at the border of two texts does not count */
    bool duplicates_fall; /* a second row of a person may be refused: extract must say so */
    uint32_t no_nhom;
    struct short_codes xa, co_quan, nhom;
    struct short_wide employers; /* where don_vi was delivered */
    /* The first day of each month from YEAR_FIRST on, and how many it has. */
    period_day first[(YEAR_LAST - YEAR_FIRST + 1) * MONTHS];
    uint8_t days[(YEAR_LAST - YEAR_FIRST + 1) * MONTHS];
};

/* --- eight bytes at once -------------------------------------------------------- */

#define EACH(byte) ((byte)*UINT64_C(0x0101010101010101))
#define ZEROS      EACH(0x30)

/* v is what is left of eight bytes when '0' is taken from each. */
static bool
all_digits(uint64_t v) {
    return ((v | (v + EACH(0x76))) & EACH(0x80)) == 0;
}

/* The number of eight digits, the first in the lowest byte. */
static uint64_t
eight(uint64_t v) {
    v = v * 10 + (v >> 8);
    return ((v & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x000f424000000064) +
            (v >> 16 & UINT64_C(0x000000ff000000ff)) * UINT64_C(0x0000271000000001)) >>
           32;
}

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* --- cells ----------------------------------------------------------------------- */

static bool
ma_so(str s, uint64_t *out) {
    uint64_t v;

    if (s.n != 10 || !is_digit(s.p[8]) || !is_digit(s.p[9])) {
        return false;
    }
    v = short_codes_word(s.p) - ZEROS;
    *out = eight(v) * 100 + (uint64_t)(s.p[8] - '0') * 10 + (uint64_t)(s.p[9] - '0');
    return all_digits(short_codes_word(s.p) ^ ZEROS);
}

/* The day of a month; false: there is no such day. */
static bool
day_of(const struct extract_regular *p, unsigned year, unsigned month, unsigned d,
       period_day *out) {
    size_t at;

    if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > MONTHS) {
        return false;
    }
    at = (size_t)(year - YEAR_FIRST) * MONTHS + month - 1;
    *out = p->first[at] + (period_day)d - 1;
    return d >= 1 && d <= p->days[at];
}

/* dd/mm/yyyy or, of a column that has the month first, mm/dd/yyyy; yyyy-mm-dd, as a sheet's dates are.  *vote: what it says
 * of its column's form. */
static bool
day(const struct extract_regular *p, str s, enum day_order order, period_day *out, unsigned *vote) {
    enum { MONTH_MAX = 12 };
    struct day_numbers n;
    uint64_t v;

    *out = PERIOD_NO_DATE;
    if (s.n != 10) {
        return s.n == 0;
    }
    if (day_cut(s, &n)) {
        *vote = EXTRACT_VOTE_PARTED |
                ((order == DAY_MDY ? n.b : n.a) > MONTH_MAX ? EXTRACT_VOTE_LATE : 0U);
        return day_of(p, n.year, order == DAY_MDY ? n.a : n.b, order == DAY_MDY ? n.b : n.a, out);
    }
    v = short_codes_word(s.p) ^ UINT64_C(0x2d30302d30303030); /* "0000-00-" */
    return is_digit(s.p[8]) && is_digit(s.p[9]) &&
           day_word_holds(v, UINT64_C(0x0001010001010101)) &&
           day_of(p,
                  (unsigned)(v & 15) * 1000 + (unsigned)(v >> 8 & 15) * 100 +
                      (unsigned)(v >> 16 & 15) * 10 + (unsigned)(v >> 24 & 15),
                  (unsigned)(v >> 40 & 15) * 10 + (unsigned)(v >> 48 & 15),
                  (unsigned)(s.p[8] - '0') * 10 + (unsigned)(s.p[9] - '0'), out);
}

/* The same, or a year alone, which old people often have. */
static bool
birth(const struct extract_regular *p, str s, enum day_order order, period_day *out,
      unsigned *vote) {
    unsigned year = 0;

    if (s.n != 4) {
        return day(p, s, order, out, vote);
    }
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i])) {
            return false;
        }
        year = year * 10 + (unsigned)(s.p[i] - '0');
    }
    if (year < YEAR_FIRST || year > YEAR_LAST) {
        return false;
    }
    *out = p->first[(size_t)(year - YEAR_FIRST) * MONTHS];
    return true;
}

static bool
sex(str s, enum extract_sex *out) {
    if (s.n == 3 && memcmp(s.p, "Nam", 3) == 0) {
        *out = EXTRACT_NAM;
        return true;
    }
    if (s.n == 4 && memcmp(s.p, "N\xe1\xbb\xaf", 4) == 0) {
        *out = EXTRACT_NU;
        return true;
    }
    *out = EXTRACT_SEX_UNKNOWN;
    return s.n == 0;
}

static bool
flag(str s, bool *out) {
    *out = s.n == 1 && s.p[0] == '1';
    return s.n == 0 || (s.n == 1 && (s.p[0] == '1' || s.p[0] == '0'));
}

static bool
bhxh(str s, enum extract_bhxh *out) {
    *out = EXTRACT_KHONG;
    if (s.n == 2 && memcmp(s.p, "BB", 2) == 0) {
        *out = EXTRACT_BB;
    } else if (s.n == 2 && memcmp(s.p, "TN", 2) == 0) {
        *out = EXTRACT_TN;
    }
    return s.n == 0 || *out != EXTRACT_KHONG;
}

static bool
money(str s, int64_t *out) {
    enum { SAFE = 15 };
    int64_t v = 0;

    *out = EXTRACT_NO_NUMBER;
    if (s.n == 0) {
        return true;
    }
    if (s.n > SAFE) {
        return false;
    }
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i])) {
            return false;
        }
        v = v * 10 + (s.p[i] - '0');
    }
    *out = v;
    return v <= EXTRACT_MUC_DONG_MAX;
}

/* Whether the employer's code is compared as it stands, and known where any is. */
static bool
employer(const struct extraction *x, str s) {
    return s.n == 0 || (employer_codes_any(&x->codes) ? short_wide_holds(&x->regular->employers, s)
                                                      : short_wide_fits(s));
}

/* --- rows ------------------------------------------------------------------------ */

/* The cells of a row by column, all at once: nearly every one is asked for. */
struct cells {
    str of[SCHEMA_PERSON_COUNT];
};

static void
cut(const struct table_reader_ahead *a, const struct regular_row *row, struct cells *out) {
    for (uint32_t i = 0; i < SCHEMA_PERSON_COUNT; i++) {
        const uint32_t at = a->field[i];

        out->of[i] = at == HEADER_ABSENT ? (str){"", 0} : regular_field(row, at);
    }
}

/* *vote gets what the row says of the forms of its columns. */
static bool
read_row(const struct extraction *x, const struct table_reader_ahead *a, const str *cell,
         struct extract_person *o, unsigned *vote) {
    const struct extract_regular *p = x->regular;
    const str xa = cell[SCHEMA_PERSON_ma_xa];
    const str nhom = cell[SCHEMA_PERSON_nhom_bhyt];
    const str name = cell[SCHEMA_PERSON_ten_xa];
    unsigned said[EXTRACT_VOTE_DAYS] = {0};
    bool good;

    o->ma_don_vi = cell[SCHEMA_PERSON_ma_don_vi];
    o->named_nu = extract_named_nu(cell[SCHEMA_PERSON_ho_ten]);
    good =
        ma_so(cell[SCHEMA_PERSON_ma_so_bhxh], &o->ma_so) && xa.n > 0 &&
        short_codes_find(&p->xa, xa, 0, &o->xa) && codes_name_stands(&x->vintage, o->xa, name) &&
        birth(p, cell[SCHEMA_PERSON_ngay_sinh], a->order[SCHEMA_PERSON_ngay_sinh], &o->born,
              &said[0]) &&
        sex(cell[SCHEMA_PERSON_gioi_tinh], &o->sex) && employer(x, o->ma_don_vi) &&
        short_codes_find(&p->co_quan, cell[SCHEMA_PERSON_ma_co_quan], MEMBER_NONE, &o->co_quan) &&
        bhxh(cell[SCHEMA_PERSON_loai_bhxh], &o->bhxh) && flag(cell[SCHEMA_PERSON_bhtn], &o->bhtn) &&
        flag(cell[SCHEMA_PERSON_bhyt], &o->bhyt) &&
        short_codes_find(&p->nhom, nhom, p->no_nhom, &o->nhom) &&
        money(cell[SCHEMA_PERSON_muc_dong], &o->muc_dong) &&
        day(p, cell[SCHEMA_PERSON_tu_ngay], a->order[SCHEMA_PERSON_tu_ngay], &o->tu_ngay,
            &said[1]) &&
        day(p, cell[SCHEMA_PERSON_den_ngay], a->order[SCHEMA_PERSON_den_ngay], &o->den_ngay,
            &said[2]) &&
        extract_faults_of(&(struct extract_faults_case){
            .p = o,
            .closing = x->job->closing,
            .lacks_group = nhom.n == 0 && a->field[SCHEMA_PERSON_nhom_bhyt] != HEADER_ABSENT}) == 0;
    if (!good) {
        return false;
    }
    *vote = said[0] | said[1] << EXTRACT_VOTE_BITS | said[2] << 2 * EXTRACT_VOTE_BITS |
            (o->muc_dong != EXTRACT_NO_NUMBER ? EXTRACT_VOTE_NUMBER : 0U) |
            (name.n > 0 ? EXTRACT_VOTE_NAME : 0U);
    return true;
}

/* What extract's person_row keeps about the file. */
static void
count_words(struct extraction *x, const struct extract_person *o) {
    extract_weigh_person(x, o);
    x->unknown[EXTRACT_CO_QUAN].given += o->co_quan != MEMBER_NONE;
    x->unknown[EXTRACT_NHOM].given += o->nhom != x->regular->no_nhom;
    x->unknown[EXTRACT_EMPLOYER].given += o->ma_don_vi.n > 0 && employer_codes_any(&x->codes);
}

/* Say which people come in the rows [k, end). */
static void
tell_ahead(const struct extract_sink *sink, const struct extract_person *row, uint32_t k,
           uint32_t end) {
    for (; sink->ahead != NULL && k < end; k++) {
        sink->ahead(sink->ctx, row[k].ma_so);
    }
}

/* A person is told AHEAD rows before its row: all at once would be more than the cache fetches at a time. */
static void
count(struct extraction *x, const struct table_reader_ahead *a, const struct extract_person *row,
      uint32_t n, struct table_reader_taken *out) {
    const struct extract_sink *sink = x->sink;

    tell_ahead(sink, row, 0, n < AHEAD ? n : AHEAD);
    for (uint32_t k = 0; k < n; k++) {
        const struct extract_at at = {a->file, a->from.line + out->rows};

        tell_ahead(sink, row, k + AHEAD, n - k > AHEAD ? k + AHEAD + 1 : 0);
        out->rows++;
        if (a->votes) {
            codes_vintage_add_known(&x->vintage, row[k].xa);
        }
        out->duplicate += sink->person(sink->ctx, at, &row[k]) == EXTRACT_DUPLICATE;
        count_words(x, &row[k]);
        if (row[k].muc_dong != EXTRACT_NO_NUMBER) {
            out->sum[SCHEMA_PERSON_muc_dong] += row[k].muc_dong;
        }
    }
}

/* Of the columns that had no value yet: those that have one in the row. */
static uint32_t
filled(const str *cell, uint32_t empty) {
    uint32_t bits = 0;

    for (; empty != 0; empty &= empty - 1) {
        const uint32_t i = (uint32_t)__builtin_ctz(empty);

        bits |= (uint32_t)(cell[i].n > 0) << i;
    }
    return bits;
}

/* Read the next rows, up to `most` or the first that is not regular; how many.  Only *out and *v are written to. */
static uint32_t
read_batch(const struct extraction *x, const struct table_reader_ahead *a, uint32_t most,
           struct extract_person *row, struct table_reader_taken *out, struct extract_votes *v) {
    struct regular_row r;
    struct cells cells;
    unsigned vote = 0;
    uint32_t n = 0;

    while (n < most && regular_next(a->cut, a->from.text + out->bytes, a->from.n - out->bytes,
                                    a->from.at + out->bytes, &r)) {
        cut(a, &r, &cells);
        if (!read_row(x, a, cells.of, &row[n], &vote)) {
            break;
        }
        extract_votes_add(v, vote);
        out->filled |= filled(cells.of, a->empty & ~out->filled);
        out->bytes += r.bytes;
        n++;
    }
    return n;
}

/* --- rows that the other core reads ------------------------------------------------ */

static bool
fill(void *ctx, unsigned slot) {
    struct far *f = ctx;
    struct batch *b = &f->batch[slot];

    b->n = read_batch(f->x, f->a, FAR, b->row, &f->read, f->votes);
    return b->n == FAR;
}

/* It pays, and the other core can be had. */
static bool
go_far(struct extraction *x, const struct table_reader_ahead *a,
       const struct table_reader_taken *out) {
    struct extract_regular *p = x->regular;

    if (x->job->one_core || p->streak + out->rows < FAR_AFTER ||
        a->from.n - out->bytes < FAR_BYTES) {
        return false;
    }
    if (p->relay == NULL && (p->relay = relay_new()) != NULL) {
        p->far = heap_new(struct far);
    }
    return p->relay != NULL;
}

/* The rows after those taken so far, up to the first that is not regular. */
static void
take_far(struct extraction *x, const struct table_reader_ahead *a, struct table_reader_taken *out,
         struct extract_votes *v) {
    struct far *f = x->regular->far;
    unsigned slot;

    f->x = x;
    f->a = a;
    f->votes = v;
    f->read = (struct table_reader_taken){.bytes = out->bytes, .filled = out->filled};
    relay_begin(x->regular->relay, fill, f);
    while (relay_next(x->regular->relay, &slot)) {
        const struct batch *b = &f->batch[slot];

        count(x, a, b->row, b->n, out);
    }
    out->bytes = f->read.bytes;
    out->filled = f->read.filled;
}

void
extract_regular_rows(void *ctx, const struct table_reader_ahead *a,
                     struct table_reader_taken *out) {
    struct extraction *x = ctx;
    struct extract_person row[BATCH];
    struct extract_votes v = {.all = 0};
    uint32_t n = x->regular == NULL || x->regular->duplicates_fall ? 0 : BATCH;

    while (n == BATCH && !go_far(x, a, out)) {
        n = read_batch(x, a, BATCH, row, out, &v);
        count(x, a, row, n, out);
    }
    if (n == BATCH) {
        take_far(x, a, out, &v);
    }
    if (a->votes) {
        extract_votes_give(&v, a, out);
        codes_vintage_add_names(&x->vintage, extract_votes_names(&v));
    }
    if (x->regular != NULL) {
        x->regular->streak = a->from.n - out->bytes > TAIL ? 0 : x->regular->streak + out->rows;
    }
}

void
extract_regular_start(struct extraction *x) {
    struct arena *a = &x->code_arena;
    const struct extract_job *j = x->job;
    struct extract_regular *p = arena_new(a, struct extract_regular);

    p->duplicates_fall = ledger_severity(j->ledger, LEDGER_D10) >= LEDGER_LOAI;
    p->no_nhom = j->members->list[MEMBER_NHOM].n;
    short_codes_fill(a, &p->xa, &j->members->list[MEMBER_XA]);
    short_codes_fill(a, &p->co_quan, &j->members->list[MEMBER_CO_QUAN]);
    short_codes_fill(a, &p->nhom, &j->members->list[MEMBER_NHOM]);
    short_wide_fill(a, &p->employers, &x->codes.exact);
    for (int y = YEAR_FIRST; y <= YEAR_LAST; y++) {
        for (int m = 1; m <= MONTHS; m++) {
            const size_t at = (size_t)(y - YEAR_FIRST) * MONTHS + (size_t)m - 1;

            p->first[at] = period_from_civil(y, m, 1);
            p->days[at] = (uint8_t)period_month_length(y, m);
        }
    }
    x->regular = p;
}

void
extract_regular_end(struct extraction *x) {
    if (x->regular != NULL) {
        relay_free(x->regular->relay);
        free(x->regular->far);
    }
    x->regular = NULL;
}
