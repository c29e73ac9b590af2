/* extract_regular_row - rows of people of regular form, from their text to typed rows.  See extract_regular_parts.h. */

#include <string.h>

#include "ingest/extract_faults.h"
#include "ingest/extract_regular_parts.h"
#include "ingest/header.h"

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

    if (year < EXTRACT_REGULAR_YEAR_FIRST || year > EXTRACT_REGULAR_YEAR_LAST || month < 1 ||
        month > EXTRACT_REGULAR_YEAR_MONTHS) {
        return false;
    }
    at = (size_t)(year - EXTRACT_REGULAR_YEAR_FIRST) * EXTRACT_REGULAR_YEAR_MONTHS + month - 1;
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
    if (year < EXTRACT_REGULAR_YEAR_FIRST || year > EXTRACT_REGULAR_YEAR_LAST) {
        return false;
    }
    *out = p->first[(size_t)(year - EXTRACT_REGULAR_YEAR_FIRST) * EXTRACT_REGULAR_YEAR_MONTHS];
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

/* A number of one to eight digits; false: there is something else among them.  Eight bytes at s.p must be readable. */
static bool
digits(str s, uint64_t *out) {
    /* without the bytes behind the number, and with as many zeros before it */
    const uint64_t v = (short_codes_word(s.p) ^ ZEROS) << 8 * (8 - s.n);

    *out = eight(v);
    return all_digits(v);
}

static bool
money(str s, int64_t *out) {
    enum { SAFE = 15 };
    const size_t high = s.n > 8 ? s.n - 8 : 0;
    uint64_t above = 0;
    uint64_t v;

    *out = EXTRACT_NO_NUMBER;
    if (s.n == 0) {
        return true;
    }
    if (s.n > SAFE || (high > 0 && !digits((str){s.p, high}, &above)) ||
        !digits((str){s.p + high, s.n - high}, &v)) {
        return false;
    }
    *out = (int64_t)(above * 100000000 + v);
    return *out <= EXTRACT_MUC_DONG_MAX;
}

/* Whether the employer's code is compared as it stands, and known where any is. */
static bool
employer(const struct extract_regular_by *by, str s, uint32_t *ix) {
    *ix = 0;
    if (s.n == 0 || !by->employers) {
        return s.n == 0 || short_wide_fits(s);
    }
    *ix = short_wide_find(&by->p->employers, s);
    return *ix > 0;
}

/* --- rows ------------------------------------------------------------------------ */

/* The cells of a row by column, all at once: nearly every one is asked for. */
struct cells {
    str of[SCHEMA_PERSON_COUNT];
};

static void
cut_cells(const struct table_reader_ahead *a, const struct regular_row *row, struct cells *out) {
    for (uint32_t i = 0; i < SCHEMA_PERSON_COUNT; i++) {
        const uint32_t at = a->field[i];

        out->of[i] = at == HEADER_ABSENT ? (str){"", 0} : regular_between(row, at);
    }
    for (uint32_t i = 0; row->quoted && i < SCHEMA_PERSON_COUNT; i++) {
        out->of[i] = regular_bare(out->of[i]);
    }
}

/* *vote gets what the row says of the forms of its columns. */
static bool
read_row(const struct extract_regular_by *by, const str *cell, struct extract_person *o,
         unsigned *vote) {
    const struct extract_regular *p = by->p;
    const struct table_reader_ahead *a = by->a;
    const str xa = cell[SCHEMA_PERSON_ma_xa];
    const str nhom = cell[SCHEMA_PERSON_nhom_bhyt];
    const str name = cell[SCHEMA_PERSON_ten_xa];
    unsigned said[EXTRACT_VOTE_DAYS] = {0};
    bool good;

    o->ma_don_vi = cell[SCHEMA_PERSON_ma_don_vi];
    o->named_nu = extract_named_nu(cell[SCHEMA_PERSON_ho_ten]);
    good =
        ma_so(cell[SCHEMA_PERSON_ma_so_bhxh], &o->ma_so) && xa.n > 0 &&
        short_codes_find(&p->xa, xa, 0, &o->xa) && codes_name_stands(by->vintage, o->xa, name) &&
        birth(p, cell[SCHEMA_PERSON_ngay_sinh], a->order[SCHEMA_PERSON_ngay_sinh], &o->born,
              &said[0]) &&
        sex(cell[SCHEMA_PERSON_gioi_tinh], &o->sex) && employer(by, o->ma_don_vi, &o->employer) &&
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
            .closing = by->closing,
            .lacks_group = nhom.n == 0 && a->field[SCHEMA_PERSON_nhom_bhyt] != HEADER_ABSENT}) == 0;
    if (!good) {
        return false;
    }
    *vote = said[0] | said[1] << EXTRACT_VOTE_BITS | said[2] << 2 * EXTRACT_VOTE_BITS |
            (o->muc_dong != EXTRACT_NO_NUMBER ? EXTRACT_VOTE_NUMBER : 0U) |
            (name.n > 0 ? EXTRACT_VOTE_NAME : 0U);
    return true;
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

/* What extract's person_row keeps about the file. */
static void
weigh(const struct extract_regular_by *by, const struct extract_person *o,
      struct extract_regular_piece *p) {
    extract_weigh_person(&p->persons, &p->dated, by->closing, o);
    p->co_quan += o->co_quan != MEMBER_NONE;
    p->nhom += o->nhom != by->p->no_nhom;
    p->employer += o->ma_don_vi.n > 0;
    p->muc_dong += o->muc_dong != EXTRACT_NO_NUMBER ? o->muc_dong : 0;
}

struct extract_regular_by
extract_regular_by(const struct extraction *x, const struct table_reader_ahead *a) {
    return (struct extract_regular_by){.p = x->regular,
                                       .a = a,
                                       .vintage = &x->vintage,
                                       .closing = x->job->closing,
                                       .employers = employer_codes_any(&x->codes)};
}

void
extract_regular_piece_start(struct extract_regular_piece *p, size_t from, size_t end) {
    memset(p, 0, offsetof(struct extract_regular_piece, row));
    p->at = from;
    p->end = end;
}

void
extract_regular_read(const struct extract_regular_by *by, struct regular *cut, uint32_t most,
                     struct extract_regular_piece *p) {
    const struct scan_ahead *from = &by->a->from;
    struct regular_row r;
    struct cells cells;
    unsigned vote = 0;

    while (p->n < most && p->at < p->end &&
           regular_next(cut, from->text + p->at, from->n - p->at, from->at + p->at, &r)) {
        cut_cells(by->a, &r, &cells);
        if (!read_row(by, cells.of, &p->row[p->n], &vote)) {
            break;
        }
        extract_votes_add(&p->votes, vote);
        weigh(by, &p->row[p->n], p);
        p->filled |= filled(cells.of, by->a->empty & ~p->filled);
        p->at += r.bytes;
        p->n++;
    }
}
