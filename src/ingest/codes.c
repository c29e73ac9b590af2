/* codes - codes of a row to lines of the reference lists.  See codes.h. */

#include "ingest/codes.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "ingest/cell.h"
#include "ingest/masking.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { XA_DIGITS = 5, ENOUGH = 20, NAMES_LOOKED_AT = 20000 };
/* A file of the other list: so many different codes of both lists and none of this one alone; a fifth of the rows. */
enum { CODES_ENOUGH = 10, ROWS_PART = 5 };

str
codes_xa_code(struct arena *a, str code) {
    char room[XA_DIGITS];

    code = cell_code(code);
    return cell_digits(code) && code.n < XA_DIGITS ? str_keep(a, cell_widen(code, XA_DIGITS, room))
                                                   : code;
}

/* A code that a sheet shows like an amount, "19 753" or "19.753", as "19753"; else as it is. */
static str
without_groups(str code, char room[XA_DIGITS]) {
    enum { HEAD = 2, TAIL = 3 };
    static const char *const between[] = {" ", ".", ",", "\u00a0", "\u202f"};

    for (size_t i = 0; i < sizeof between / sizeof between[0]; i++) {
        const str sign = str_from(between[i]);
        const str tail = {code.p + HEAD + sign.n, TAIL};

        if (code.n == HEAD + sign.n + TAIL && cell_digits((str){code.p, HEAD}) &&
            cell_digits(tail) && str_starts((str){code.p + HEAD, sign.n}, sign)) {
            memcpy(room, code.p, HEAD);
            memcpy(room + HEAD, tail.p, TAIL);
            return (str){room, XA_DIGITS};
        }
    }
    return code;
}

uint32_t
codes_xa(const struct member_list *l, str code) {
    char room[XA_DIGITS];
    uint32_t ix;

    code = cell_code(code);
    ix = member_find(l, code);
    if (ix == MEMBER_NONE && code.n < XA_DIGITS && cell_digits(code)) {
        ix = member_find(l, cell_widen(code, XA_DIGITS, room));
    }
    if (ix == MEMBER_NONE && code.n > XA_DIGITS) {
        ix = member_find(l, without_groups(code, room));
    }
    return ix == MEMBER_NONE ? l->n : ix;
}

/* The code as the other list has it, or MAP_NONE. */
static uint32_t
in_other_list(const struct member_list *l, str code) {
    char room[XA_DIGITS];
    uint32_t ix;

    if (l->other_codes == NULL) {
        return MAP_NONE;
    }
    code = cell_code(code);
    ix = map_get(l->other_codes, code);
    if (ix == MAP_NONE && code.n < XA_DIGITS && cell_digits(code)) {
        ix = map_get(l->other_codes, cell_widen(code, XA_DIGITS, room));
    }
    return ix;
}

void
codes_tally_add(struct codes_tally *t, const struct member_list *l, str code) {
    const bool here = codes_xa(l, code) < l->n;
    const bool there = in_other_list(l, code) != MAP_NONE;

    t->both += here && there;
    t->here += here && !there;
    t->there += there && !here;
}

bool
codes_has_own_codes(const struct member_list *l) {
    uint32_t own = 0;

    for (uint32_t i = 0; l->other_codes != NULL && i < l->n; i++) {
        own += map_get(l->other_codes, l->m[i].code) == MAP_NONE;
    }
    return own > l->n / 2;
}

bool
codes_tally_is_other(const struct codes_tally *t, bool own_codes, uint32_t least) {
    return t->there > t->here + t->both || (own_codes && t->here == 0 && t->both >= least);
}

void
codes_vintage_start(struct codes_vintage *v, struct arena *a, const struct member_list *xa) {
    *v = (struct codes_vintage){.xa = xa, .arena = a};
    v->folded = arena_array(a, str, (size_t)xa->n + 1);
    v->seen = arena_array(a, bool, (size_t)xa->n + 1);
    v->name = arena_array(a, struct codes_name, (size_t)xa->n + 1);
    map_init(&v->strange, a);
    for (uint32_t i = 0; i < xa->n; i++) {
        v->folded[i] = fold_name(a, xa->m[i].name);
    }
}

/* The name without its kind, and without the district or province behind it: "P. Thuận Hóa, TP Huế". */
static str
bare(str folded) {
    static const str kind[] = {{"xã ", 4},        {"phường ", 9}, {"x.", 2}, {"p.", 2},
                               {"đặc khu ", 11},  {"đk ", 4},     {"x ", 2}, {"p ", 2},
                               {"thị trấn ", 13}, {"tt.", 3},     {"tt ", 3}};

    for (size_t i = 0; i < sizeof kind / sizeof kind[0]; i++) {
        if (str_starts(folded, kind[i])) {
            folded = (str){folded.p + kind[i].n, folded.n - kind[i].n};
            break;
        }
    }
    for (size_t i = 0; i < folded.n; i++) {
        if (folded.p[i] == ',' || folded.p[i] == '(' ||
            (i > 0 && folded.p[i] == '-' && folded.p[i - 1] == ' ')) {
            folded.n = i;
        }
    }
    return str_trim(folded);
}

static bool
is_ascii(str s) {
    return utf8_ascii_run(s) == s.n;
}

/* Both folded: "thuận hóa" is "phường thuận hóa", and so is what was typed without marks. */
static bool
same_place(struct arena *scratch, str listed, str given) {
    if (str_eq(listed, given)) {
        return true;
    }
    listed = bare(listed);
    given = bare(given);
    return given.n == 0 || str_eq(listed, given) ||
           (is_ascii(given) && str_eq(fold_key(scratch, listed), fold_key(scratch, given)));
}

static bool
is_kind_alone(str folded) {
    return folded.n == 0 || str_eq(folded, STR("xã")) || str_eq(folded, STR("phường"));
}

/* The name in a row is another place's than the one of its code.  Rows of one place mostly repeat its name. */
static bool
contradicts(struct codes_vintage *v, uint32_t ix, str name) {
    struct codes_name *last = &v->name[ix];
    struct arena_mark mark;
    str given;
    bool other;

    if (name.n == last->n && memcmp(name.p, last->text, name.n) == 0) {
        return last->contradicts;
    }
    mark = arena_mark(v->arena);
    given = fold_name(v->arena, name);
    other = !is_kind_alone(given) && !same_place(v->arena, v->folded[ix], given);
    arena_rewind(v->arena, mark);
    if (name.n <= sizeof last->text) {
        memcpy(last->text, name.p, name.n);
        last->n = name.n;
        last->contradicts = other;
    }
    return other;
}

static uint32_t
line_of(struct codes_vintage *v, str code) {
    if (code.n != v->last_n || memcmp(code.p, v->last, code.n) != 0) {
        v->last_ix = codes_xa(v->xa, code);
        v->last_n = code.n <= sizeof v->last ? code.n : 0;
        memcpy(v->last, code.p, v->last_n);
    }
    return v->last_ix;
}

static str
name_shown(struct arena *a, str name) {
    enum { SHOWN = 60 };
    const str cut = utf8_cut(name, SHOWN);
    struct buf b = {0};

    buf_str(&b, cut);
    buf_text(&b, cut.n < name.n ? "…" : "");
    return buf_moved(a, &b);
}

static void
add_unknown(struct codes_vintage *v, str code) {
    bool added = false;

    if (v->unknown++ == 0) {
        struct buf shown = {0};

        masking_show(&shown, STR("ma_xa"), code);
        v->unknown_code = buf_moved(v->arena, &shown);
    }
    if (in_other_list(v->xa, code) == MAP_NONE) {
        return;
    }
    v->other_rows++;
    (void)map_put(&v->strange, cell_code(code), &added);
    if (added) {
        codes_tally_add(&v->codes, v->xa, code);
    }
}

void
codes_vintage_add(struct codes_vintage *v, str code, str name) {
    uint32_t ix;

    if (code.n == 0) {
        return;
    }
    v->rows++;
    ix = line_of(v, code);
    if (ix < v->xa->n && !v->seen[ix]) {
        v->seen[ix] = true;
        codes_tally_add(&v->codes, v->xa, code);
    }
    if (ix == v->xa->n) {
        add_unknown(v, code);
    } else if (name.n > 0 && v->named < NAMES_LOOKED_AT) {
        v->named++;
        if (contradicts(v, ix, name) && v->contradicted++ == 0) {
            v->contra_code = str_keep(v->arena, v->xa->m[ix].code);
            v->contra_name = name_shown(v->arena, name);
        }
    }
}

void
codes_vintage_add_known(struct codes_vintage *v, uint32_t ix, uint64_t rows) {
    v->rows += rows;
    if (!v->seen[ix]) {
        v->seen[ix] = true;
        codes_tally_add(&v->codes, v->xa, v->xa->m[ix].code);
    }
}

void
codes_vintage_add_names(struct codes_vintage *v, uint64_t names) {
    const uint64_t room = v->named < NAMES_LOOKED_AT ? NAMES_LOOKED_AT - v->named : 0;

    v->named += names < room ? names : room;
}

bool
codes_vintage_holds(const struct codes_vintage *v, period_day on, struct err *e) {
    char day[PERIOD_TEXT];

    period_date_vn(day, on);
    if (v->rows >= ENOUGH && v->unknown > v->rows / 2) {
        return err_set(e, ERR_DATA,
                       "%" PRIu64 " trong %" PRIu64
                       " dòng có mã xã không có trong danh mục hiệu lực ngày %s (ví dụ " STR_FMT
                       "); tệp có lẽ theo danh mục xã khác (trước hoặc sau 1/7/2025), hãy xuất lại "
                       "theo danh mục của kỳ",
                       v->unknown, v->rows, day, STR_ARG(v->unknown_code));
    }
    if (v->rows >= ENOUGH && (v->codes.here == 0 || v->other_rows > v->rows / ROWS_PART) &&
        codes_tally_is_other(&v->codes, codes_has_own_codes(v->xa), CODES_ENOUGH)) {
        return err_set(e, ERR_DATA,
                       "mã xã của tệp thuộc danh mục khác với danh mục hiệu lực ngày %s: %u mã chỉ "
                       "có trong danh mục kia, %u mã có trong cả hai, %u mã chỉ có trong danh mục "
                       "của kỳ; hãy xuất lại theo danh mục của kỳ (trước hoặc từ 1/7/2025)",
                       day, v->codes.there, v->codes.both, v->codes.here);
    }
    return true;
}

bool
codes_vintage_named(const struct codes_vintage *v, period_day on, struct buf *what) {
    char day[PERIOD_TEXT];
    uint32_t ix;

    if (v->named < ENOUGH || v->contradicted <= v->named / 2) {
        return true;
    }
    ix = member_find(v->xa, v->contra_code);
    period_date_vn(day, on);
    buf_fmt(what,
            "%" PRIu64 " trong %" PRIu64
            " dòng có tên xã khác với danh mục hiệu lực ngày %s (mã " STR_FMT
            " trong tệp là \"" STR_FMT "\", trong danh mục là \"" STR_FMT
            "\"); tệp theo danh mục xã khác (trước hoặc sau 1/7/2025), hay cột tên, cột mã bị sắp "
            "xếp riêng; hãy xuất lại",
            v->contradicted, v->named, day, STR_ARG(v->contra_code), STR_ARG(v->contra_name),
            STR_ARG(v->xa->m[ix].name));
    return false;
}

void
codes_vintage_free(struct codes_vintage *v) {
    map_free(&v->strange);
}

/* The line of the row's commune: D08 noted, r->xa set. */
static uint32_t
row_xa(struct table_reader_row *r, uint32_t column, const struct member_list *l) {
    uint32_t ix;

    if (r->cell[column].n == 0) {
        return l->n;
    }
    ix = codes_xa(l, r->cell[column]);
    if (ix < l->n) {
        r->xa = l->m[ix].code;
    } else {
        (void)table_reader_note(
            r, column, LEDGER_D08,
            cell_damaged(r->cell[column])
                ? STR("mã xã đã bị Excel đổi thành dạng 1,2E+09, mất chữ số; hãy xuất lại "
                      "cột ấy ở dạng văn bản")
                : (str){NULL, 0});
    }
    return ix;
}

void
codes_row_name(struct codes_vintage *v, struct table_reader_row *r, uint32_t ix, uint32_t named) {
    const str name = r->cell[named];
    struct buf what = {0};

    if (name.n == 0 || v->name == NULL || !contradicts(v, ix, name)) {
        return;
    }
    buf_fmt(&what, "tên xã khác với danh mục, mã " STR_FMT " là \"" STR_FMT "\"",
            STR_ARG(v->xa->m[ix].code), STR_ARG(v->xa->m[ix].name));
    (void)table_reader_note(r, named, LEDGER_D21, buf_view(&what));
    buf_free(&what);
}

uint32_t
codes_row_named(struct codes_vintage *v, struct table_reader_row *r, uint32_t column,
                uint32_t named, const struct member_list *l) {
    const uint32_t ix = row_xa(r, column, l);

    if (ix < l->n) {
        codes_row_name(v, r, ix, named);
    }
    return ix;
}

bool
codes_name_stands(const struct codes_vintage *v, uint32_t ix, str name) {
    const struct codes_name *last;

    if (name.n == 0 || v->name == NULL) {
        return true;
    }
    last = &v->name[ix];
    return !last->contradicts && name.n == last->n && memcmp(name.p, last->text, name.n) == 0;
}

/* Whether a code is the other, which is in large letters. */
static bool
same_letters(str code, str upper) {
    bool same = code.n == upper.n;

    for (size_t i = 0; same && i < code.n; i++) {
        const char c = code.p[i];

        same = (c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c) == upper.p[i];
    }
    return same;
}

/* The line of a code, written in small letters or large. */
static uint32_t
find_any_case(const struct member_list *l, str code) {
    enum { LONGEST = 32 };
    char upper[LONGEST];
    uint32_t ix = member_find(l, code);

    if (ix != MEMBER_NONE || code.n > sizeof upper) {
        return ix;
    }
    for (size_t i = 0; i < code.n; i++) {
        upper[i] = code.p[i] >= 'a' && code.p[i] <= 'z' ? (char)(code.p[i] - 'a' + 'A') : code.p[i];
    }
    ix = member_find(l, (str){upper, code.n});
    for (uint32_t k = 0; ix == MEMBER_NONE && k < l->n; k++) { /* the list's own are small */
        ix = same_letters(l->m[k].code, (str){upper, code.n}) ? k : MEMBER_NONE;
    }
    return ix;
}

/* The line of a code, or MEMBER_NONE: the cell is empty, or D09 is noted. */
static uint32_t
find_or_note(struct table_reader_row *r, uint32_t column, const struct member_list *l, str detail) {
    uint32_t ix;

    if (r->cell[column].n == 0) {
        return MEMBER_NONE;
    }
    ix = find_any_case(l, cell_code(r->cell[column]));
    if (ix == MEMBER_NONE) {
        (void)table_reader_note(r, column, LEDGER_D09, detail);
    }
    return ix;
}

uint32_t
codes_row_code(struct table_reader_row *r, uint32_t column, const struct member_list *l,
               uint32_t none) {
    const uint32_t ix = find_or_note(r, column, l, (str){NULL, 0});

    return ix == MEMBER_NONE ? none : ix;
}

uint32_t
codes_row_kind(struct table_reader_row *r, uint32_t column, const struct member_list *l) {
    uint32_t ix;

    if (l->n == 0) {
        return 0;
    }
    ix = find_or_note(r, column, l, STR("mã loại hình không có trong danh mục"));
    return ix == MEMBER_NONE ? l->n : ix;
}
