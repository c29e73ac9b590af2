/* extract - files of a period to typed rows.  See extract.h. */

#include "ingest/extract.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "ingest/cell.h"
#include "ingest/codes.h"
#include "ingest/extract_folder.h"
#include "ingest/table_reader.h"
#include "ingest/taxcode.h"
#include "text/fold.h"
#include "text/utf8.h"

/* More than these is a slip of the pen, not a figure of a province. */
static const int64_t workers_max = 10000000;
static const int64_t months_max_x100 = 120000;
static const int64_t vnd_max = INT64_C(1000000000000000);
static const int64_t muc_dong_max = INT64_C(1000000000000);
/* A contribution base below this has lost its thousands (D16); so has a payroll a head. */
static const int64_t muc_dong_min = 1000;
static const int64_t luong_min = 10000;

struct extraction {
    const struct extract_job *job;
    const struct extract_sink *sink;
    struct arena arena; /* the file's: what the vintage check keeps */
    struct arena row;   /* texts of one row */
    struct codes_vintage vintage;
    uint32_t xa, ten_xa; /* columns of the table in hand */
    bool any_vintage;    /* communes are not looked at */
};

static struct extract_at
at_of(const struct table_reader_row *r) {
    return (struct extract_at){r->file, r->line};
}

/* What the handler said; `rule` is the one that it noted about `column` where it rejects. */
static enum table_reader_pot
pot_of(struct table_reader_row *r, enum extract_pot p, uint32_t column, enum ledger_rule rule) {
    if (p == EXTRACT_REJECTED) {
        table_reader_fall(r, column, rule);
    }
    return p == EXTRACT_DUPLICATE ? TABLE_READER_DUPLICATE : TABLE_READER_ACCEPTED;
}

static const struct member_list *
list(const struct extraction *x, enum member_level l) {
    return &x->job->members->list[l];
}

/* The code of an employer; one that Excel has damaged rejects the row. */
static str
employer_code(struct table_reader_row *r, uint32_t column) {
    const str s = cell_code(r->cell[column]);

    if (cell_damaged(s)) {
        (void)table_reader_note(r, column, LEDGER_D04,
                                STR("mã đã bị Excel đổi thành dạng 1,2E+09, mất chữ số"));
    }
    return s;
}

/* --- nguoi_tham_gia -------------------------------------------------------------- */

/* A mã số begins with the code of the province that gave it; below 10 there are these. */
static bool
restores(str nine) {
    return nine.p[0] == '1' || nine.p[0] == '2' || nine.p[0] == '4' || nine.p[0] == '6' ||
           nine.p[0] == '8';
}

static uint64_t
ma_so(struct table_reader_row *r) {
    enum { DIGITS = 10 };
    const str s = cell_code(r->cell[SCHEMA_PERSON_ma_so_bhxh]);
    uint64_t v = 0;

    if (!cell_digits(s) || !(s.n == DIGITS || (s.n == DIGITS - 1 && restores(s)))) {
        (void)table_reader_note(
            r, SCHEMA_PERSON_ma_so_bhxh, LEDGER_D06,
            cell_damaged(s) ? STR("mã số BHXH đã bị Excel đổi thành dạng 1,2E+09, mất chữ số")
                            : (str){NULL, 0});
        return 0;
    }
    for (size_t i = 0; i < s.n; i++) {
        v = v * 10 + (uint64_t)(s.p[i] - '0');
    }
    return v;
}

static enum extract_sex
sex(struct table_reader_row *r) {
    const str s = r->cell[SCHEMA_PERSON_gioi_tinh];

    if (s.n == 0) {
        return EXTRACT_SEX_UNKNOWN;
    }
    if (str_eq(s, STR("Nam")) || str_eq(s, STR("1")) || cell_means(s, "nam")) {
        return EXTRACT_NAM;
    }
    if (str_eq(s, STR("Nữ")) || str_eq(s, STR("0")) || cell_means(s, "nu")) {
        return EXTRACT_NU;
    }
    (void)table_reader_note(r, SCHEMA_PERSON_gioi_tinh, LEDGER_D12,
                            STR("giới tính không phải Nam, Nữ, 1 hoặc 0"));
    return EXTRACT_SEX_UNKNOWN;
}

static enum extract_bhxh
bhxh(struct table_reader_row *r) {
    static const struct {
        const char *key;
        enum extract_bhxh means;
    } word[] = {{"bb", EXTRACT_BB},
                {"tn", EXTRACT_TN},
                {"bat_buoc", EXTRACT_BB},
                {"tu_nguyen", EXTRACT_TN},
                {"bhxh_bat_buoc", EXTRACT_BB},
                {"bhxh_tu_nguyen", EXTRACT_TN},
                {"bhxhbb", EXTRACT_BB},
                {"bhxhtn", EXTRACT_TN}};
    const str s = r->cell[SCHEMA_PERSON_loai_bhxh];

    if (s.n == 0) {
        return EXTRACT_KHONG;
    }
    if (s.n == 2 && memcmp(s.p, "BB", 2) == 0) {
        return EXTRACT_BB;
    }
    if (s.n == 2 && memcmp(s.p, "TN", 2) == 0) {
        return EXTRACT_TN;
    }
    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        if (cell_means(s, word[i].key)) {
            return word[i].means;
        }
    }
    (void)table_reader_note(r, SCHEMA_PERSON_loai_bhxh, LEDGER_D04,
                            STR("loại BHXH không phải BB, TN hoặc để trống"));
    return EXTRACT_KHONG;
}

/* Dates of one row against each other and against the closing day. */
static void
check_days(const struct extraction *x, struct table_reader_row *r, struct extract_person *p) {
    if (p->born != PERIOD_NO_DATE && p->born > x->job->closing) {
        (void)table_reader_note(r, SCHEMA_PERSON_ngay_sinh, LEDGER_D05,
                                STR("ngày sinh sau ngày chốt số liệu"));
        p->born = PERIOD_NO_DATE;
    }
    if (p->born != PERIOD_NO_DATE && p->tu_ngay != PERIOD_NO_DATE && p->born > p->tu_ngay) {
        (void)table_reader_note(r, SCHEMA_PERSON_ngay_sinh, LEDGER_D05,
                                STR("ngày sinh sau ngày bắt đầu tham gia"));
        p->born = PERIOD_NO_DATE;
    }
    if (p->tu_ngay != PERIOD_NO_DATE && p->den_ngay != PERIOD_NO_DATE && p->den_ngay < p->tu_ngay) {
        (void)table_reader_note(r, SCHEMA_PERSON_den_ngay, LEDGER_D12,
                                STR("ngày kết thúc trước ngày bắt đầu"));
    }
}

static void
check_rights(struct table_reader_row *r, const struct extract_person *p) {
    if (p->bhxh == EXTRACT_TN && p->bhtn) {
        (void)table_reader_note(r, SCHEMA_PERSON_bhtn, LEDGER_D12,
                                STR("tham gia BHXH tự nguyện nhưng có BHTN"));
    }
    if (p->bhyt && r->cell[SCHEMA_PERSON_nhom_bhyt].n == 0) {
        (void)table_reader_note(r, SCHEMA_PERSON_nhom_bhyt, LEDGER_D12,
                                STR("có BHYT nhưng không có nhóm BHYT"));
    }
    if (p->muc_dong > 0 && p->muc_dong < muc_dong_min) {
        (void)table_reader_note(r, SCHEMA_PERSON_muc_dong, LEDGER_D16,
                                STR("mức đóng dưới 1.000 đồng"));
    }
}

static enum table_reader_pot
person_row(void *ctx, struct table_reader_row *r) {
    struct extraction *x = ctx;
    struct extract_person p;

    p.ma_so = ma_so(r);
    p.xa = codes_row_xa(r, SCHEMA_PERSON_ma_xa, list(x, MEMBER_XA));
    p.born = table_reader_day(r, SCHEMA_PERSON_ngay_sinh, true);
    p.sex = sex(r);
    p.ma_don_vi = employer_code(r, SCHEMA_PERSON_ma_don_vi);
    p.co_quan = codes_row_code(r, SCHEMA_PERSON_ma_co_quan, list(x, MEMBER_CO_QUAN), MEMBER_NONE);
    p.bhxh = bhxh(r);
    p.bhtn = table_reader_flag(r, SCHEMA_PERSON_bhtn);
    p.bhyt = table_reader_flag(r, SCHEMA_PERSON_bhyt);
    p.nhom =
        codes_row_code(r, SCHEMA_PERSON_nhom_bhyt, list(x, MEMBER_NHOM), list(x, MEMBER_NHOM)->n);
    p.muc_dong = table_reader_number(r, SCHEMA_PERSON_muc_dong, muc_dong_max);
    p.tu_ngay = table_reader_day(r, SCHEMA_PERSON_tu_ngay, false);
    p.den_ngay = table_reader_day(r, SCHEMA_PERSON_den_ngay, false);
    check_days(x, r, &p);
    check_rights(r, &p);
    return r->rejected ? TABLE_READER_ACCEPTED
                       : pot_of(r, x->sink->person(x->sink->ctx, at_of(r), &p),
                                SCHEMA_PERSON_ma_so_bhxh, LEDGER_D10);
}

/* --- don_vi, thue ------------------------------------------------------------------ */

/* Digits of a tax code, in the row's arena; D07 noted when it does not hold. */
static str
tax_code(struct extraction *x, struct table_reader_row *r, uint32_t column, bool *ok) {
    struct taxcode c;

    *ok = false;
    if (r->cell[column].n == 0) {
        return (str){NULL, 0};
    }
    c = taxcode_read(r->cell[column]);
    if (!c.ok) {
        (void)table_reader_note(
            r, column, LEDGER_D07,
            cell_damaged(r->cell[column])
                ? STR("mã số thuế đã bị Excel đổi thành dạng 1,2E+09, mất chữ số")
                : (str){NULL, 0});
    }
    *ok = c.ok;
    return str_keep(&x->row, (str){c.digit, c.n});
}

/* A required number that a lowered D04 has let pass: without it there is no row. */
static void
must_have(struct table_reader_row *r, uint32_t column, int64_t v) {
    if (v == EXTRACT_NO_NUMBER && !r->rejected) {
        (void)table_reader_note(r, column, LEDGER_D03, (str){NULL, 0});
    }
}

static void
check_payroll(struct table_reader_row *r, uint32_t column, int64_t vnd, int64_t heads) {
    if (vnd > 0 && heads > 0 && vnd / heads < luong_min) {
        (void)table_reader_note(r, column, LEDGER_D16,
                                STR("quỹ lương bình quân một lao động dưới 10.000 đồng"));
    }
}

static enum table_reader_pot
employer_row(void *ctx, struct table_reader_row *r) {
    struct extraction *x = ctx;
    struct extract_employer d;
    enum extract_pot pot = EXTRACT_ACCEPTED;

    d.ma_don_vi = employer_code(r, SCHEMA_EMPLOYER_ma_don_vi);
    d.ten = table_reader_text(r, SCHEMA_EMPLOYER_ten_don_vi, &x->row);
    d.mst = tax_code(x, r, SCHEMA_EMPLOYER_ma_so_thue, &d.mst_ok);
    d.xa = codes_row_xa(r, SCHEMA_EMPLOYER_ma_xa, list(x, MEMBER_XA));
    d.co_quan = codes_row_code(r, SCHEMA_EMPLOYER_ma_co_quan, list(x, MEMBER_CO_QUAN), MEMBER_NONE);
    d.loai_hinh = codes_row_kind(r, SCHEMA_EMPLOYER_loai_hinh, list(x, MEMBER_LOAI_HINH));
    d.so_lao_dong = table_reader_number(r, SCHEMA_EMPLOYER_so_lao_dong, workers_max);
    d.quy_luong = table_reader_number(r, SCHEMA_EMPLOYER_quy_luong, vnd_max);
    d.phai_dong = table_reader_number(r, SCHEMA_EMPLOYER_phai_dong, vnd_max);
    d.da_dong = table_reader_number(r, SCHEMA_EMPLOYER_da_dong, vnd_max);
    d.cham_dong = table_reader_signed(r, SCHEMA_EMPLOYER_cham_dong, vnd_max);
    d.so_thang_cham_x100 = table_reader_decimal(r, SCHEMA_EMPLOYER_so_thang_cham, months_max_x100);
    must_have(r, SCHEMA_EMPLOYER_so_lao_dong, d.so_lao_dong);
    check_payroll(r, SCHEMA_EMPLOYER_quy_luong, d.quy_luong, d.so_lao_dong);
    if (!r->rejected) {
        pot = x->sink->employer(x->sink->ctx, at_of(r), &d);
    }
    arena_free(&x->row);
    return pot_of(r, pot, SCHEMA_EMPLOYER_ma_don_vi, LEDGER_D11);
}

enum { STATUS_DIGITS = 2 };

/* The code that a status begins with, "00 - NNT đang hoạt động", its lost zero put back; empty where it has none. */
static str
status_code(str s, char room[STATUS_DIGITS]) {
    size_t n = 0;

    while (n < s.n && n < STATUS_DIGITS && cell_digits((str){s.p + n, 1})) {
        n++;
    }
    if (n == 0 || (n < s.n && memchr(" -:.(", s.p[n], 5) == NULL)) {
        return (str){NULL, 0};
    }
    return cell_widen((str){s.p, n}, STATUS_DIGITS, room);
}

static bool
is_active(const struct extraction *x, struct table_reader_row *r) {
    const struct profile_value *set = &x->job->profile->v[PROFILE_THUE_HOAT_DONG];
    const str s = cell_code(r->cell[SCHEMA_TAXPAYER_trang_thai]);
    char room[STATUS_DIGITS];
    const str code = status_code(s, room);

    for (size_t i = 0; i < set->list_n; i++) {
        if (str_eq(set->list[i], s) || str_eq(set->list[i], code)) {
            return true;
        }
    }
    if (code.n ==
        0) { /* words that nobody said the meaning of must not close a tax payer in silence */
        (void)table_reader_note(r, SCHEMA_TAXPAYER_trang_thai, LEDGER_D09,
                                STR("trạng thái không phải mã của cơ quan thuế và không có trong "
                                    "thue.hoat_dong của hồ sơ, được tính là ngừng hoạt động"));
    }
    return false;
}

static enum table_reader_pot
taxpayer_row(void *ctx, struct table_reader_row *r) {
    struct extraction *x = ctx;
    struct extract_taxpayer t;
    enum extract_pot pot = EXTRACT_ACCEPTED;

    t.mst = tax_code(x, r, SCHEMA_TAXPAYER_ma_so_thue, &t.mst_ok);
    t.ten = table_reader_text(r, SCHEMA_TAXPAYER_ten, &x->row);
    t.xa = codes_row_xa(r, SCHEMA_TAXPAYER_ma_xa, list(x, MEMBER_XA));
    t.loai_hinh = codes_row_kind(r, SCHEMA_TAXPAYER_loai_hinh, list(x, MEMBER_LOAI_HINH));
    t.active = is_active(x, r);
    t.ngay_cap = table_reader_day(r, SCHEMA_TAXPAYER_ngay_cap, false);
    t.so_lao_dong = table_reader_number(r, SCHEMA_TAXPAYER_so_lao_dong, workers_max);
    t.tong_quy_luong = table_reader_number(r, SCHEMA_TAXPAYER_tong_quy_luong, vnd_max);
    check_payroll(r, SCHEMA_TAXPAYER_tong_quy_luong, t.tong_quy_luong, t.so_lao_dong);
    if (!r->rejected) {
        pot = x->sink->taxpayer(x->sink->ctx, at_of(r), &t);
    }
    arena_free(&x->row);
    return pot_of(r, pot, SCHEMA_TAXPAYER_ma_so_thue, LEDGER_D11);
}

/* --- files ------------------------------------------------------------------------- */

static const struct table {
    enum schema_table table;
    enum table_reader_pot (*row)(void *ctx, struct table_reader_row *r);
    uint32_t xa, ten_xa;
} tables[] = {
    {SCHEMA_DON_VI, employer_row, SCHEMA_EMPLOYER_ma_xa, SCHEMA_EMPLOYER_ten_xa},
    {SCHEMA_THUE, taxpayer_row, SCHEMA_TAXPAYER_ma_xa, SCHEMA_TAXPAYER_ten_xa},
    {SCHEMA_NGUOI_THAM_GIA, person_row, SCHEMA_PERSON_ma_xa, SCHEMA_PERSON_ten_xa},
};
enum { BUSINESS_TABLES = 2 }; /* of employers and tax payers: the first ones */

static void
preview(void *ctx, const str *cell) {
    struct extraction *x = ctx;

    codes_vintage_add(&x->vintage, cell[x->xa], cell[x->ten_xa]);
}

static bool
approve(void *ctx, const struct table_reader_job *j, struct err *e) {
    const struct extraction *x = ctx;

    (void)j;
    return codes_vintage_holds(&x->vintage, x->job->closing, e);
}

static bool
one_file(struct extraction *x, const struct table *t, const char *name, struct err *e) {
    const char *path = fs_join(&x->arena, x->job->dir, name);
    struct buf shown = {0};
    struct table_reader_job j = {.path = path,
                                 .table = t->table,
                                 .profile = x->job->profile,
                                 .ledger = x->job->ledger,
                                 .ctx = x,
                                 .row = t->row,
                                 .progress = x->sink->progress,
                                 .progress_ctx = x->sink->ctx};
    bool ok;

    buf_fmt(&shown, "%s%s", x->job->prefix, name);
    j.shown = buf_z(&shown);
    x->xa = t->xa;
    x->ten_xa = t->ten_xa;
    if (x->any_vintage) {
        ok = table_reader_file(&j, e);
        buf_free(&shown);
        return ok;
    }
    j.preview_columns = UINT32_C(1) << t->xa | UINT32_C(1) << t->ten_xa;
    j.preview = preview;
    j.approve = approve;
    codes_vintage_start(&x->vintage, &x->arena, list(x, MEMBER_XA));
    ok = table_reader_file(&j, e);
    codes_vintage_free(&x->vintage);
    buf_free(&shown);
    return ok;
}

/* All files of one table, in byte order of their names. */
static bool
one_table(struct extraction *x, const struct table *t, const struct fs_list *dir, bool *have,
          struct err *e) {
    *have = false;
    for (size_t i = 0; i < dir->n; i++) {
        const char *name = dir->e[i].name;
        enum schema_table carried;

        if (!extract_begins_table(name, &carried) || carried != t->table) {
            continue;
        }
        if (!utf8_valid(str_from(name))) { /* it could be named in no result */
            return err_set(e, ERR_NOINPUT,
                           "tệp thứ %zu trong %s (%s...) có tên không phải UTF-8; hãy đổi tên tệp",
                           i + 1, x->job->dir, schema_name(t->table));
        }
        if (extract_ends_in(name, ".tmp") || extract_ends_in(name, ".part")) {
            return err_set(e, ERR_NOINPUT,
                           "tệp %s/%s đang được chép; hãy chờ chép xong hoặc xóa tệp tạm",
                           x->job->dir, name);
        }
        if (extract_names_table(name, &carried)) {
            *have = true;
            if (!one_file(x, t, name, e)) {
                return false;
            }
        }
    }
    return true;
}

/* The tables from the first on, n of them. */
static bool
read_tables(struct extraction *x, size_t n, struct extract_have *have, struct err *e) {
    bool *const found[] = {&have->employers, &have->taxpayers, &have->people};
    struct arena names = ARENA_EMPTY;
    struct fs_list dir;
    bool ok;

    *have = (struct extract_have){false, false, false};
    ok = fs_list(&names, x->job->dir, &dir, e) &&
         (x->any_vintage || extract_people_there(x->job->dir, &dir, e));
    for (size_t i = 0; ok && i < n; i++) {
        ok = one_table(x, &tables[i], &dir, found[i], e);
        arena_free(&x->arena);
        arena_free(&x->row);
    }
    ok = ok && extract_settled(x->job->dir, &names, &dir, e);
    arena_free(&x->arena);
    arena_free(&x->row);
    arena_free(&names);
    return ok;
}

bool
extract_period(const struct extract_job *j, const struct extract_sink *s, struct extract_have *have,
               struct err *e) {
    struct extraction x = {.job = j, .sink = s};

    return read_tables(&x, sizeof tables / sizeof tables[0], have, e);
}

bool
extract_business(const struct extract_job *j, const struct extract_sink *s,
                 struct extract_have *have, struct err *e) {
    struct extraction x = {.job = j, .sink = s, .any_vintage = true};

    return read_tables(&x, BUSINESS_TABLES, have, e);
}
