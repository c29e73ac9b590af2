/* extract_person - a row of nguoi_tham_gia.  See extract.h. */

#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "ingest/cell.h"
#include "ingest/extract_faults.h"
#include "ingest/extract_row.h"
#include "text/fold.h"

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

/* Words that the column may hold, folded. */
static const struct {
    const char *key;
    enum extract_bhxh means;
} kind_word[] = {{"bb", EXTRACT_BB},
                 {"tn", EXTRACT_TN},
                 {"bhxhbb", EXTRACT_BB},
                 {"bhxhtn", EXTRACT_TN},
                 {"bhxh_bb", EXTRACT_BB},
                 {"bhxh_tn", EXTRACT_TN},
                 {"khong", EXTRACT_KHONG},
                 {"khong_tham_gia", EXTRACT_KHONG},
                 {"chua_tham_gia", EXTRACT_KHONG},
                 {"0", EXTRACT_KHONG}};

static enum extract_bhxh
bhxh(struct extraction *x, struct table_reader_row *r) {
    const str s = r->cell[SCHEMA_PERSON_loai_bhxh];
    str key;
    bool bb;
    bool tn;

    if (s.n == 0) {
        return EXTRACT_KHONG;
    }
    if (s.n == 2 && memcmp(s.p, "BB", 2) == 0) {
        return EXTRACT_BB;
    }
    if (s.n == 2 && memcmp(s.p, "TN", 2) == 0) {
        return EXTRACT_TN;
    }
    key = fold_key(&x->row, s);
    for (size_t i = 0; i < sizeof kind_word / sizeof kind_word[0]; i++) {
        if (str_eq(key, str_from(kind_word[i].key))) {
            return kind_word[i].means;
        }
    }
    bb = memmem(key.p, key.n, "bat_buoc", 8) != NULL;
    tn = memmem(key.p, key.n, "tu_nguyen", 9) != NULL;
    if (bb != tn) { /* "Bảo hiểm xã hội bắt buộc" */
        return bb ? EXTRACT_BB : EXTRACT_TN;
    }
    (void)table_reader_note(
        r, SCHEMA_PERSON_loai_bhxh, LEDGER_D04,
        STR("loại BHXH phải là BB (bắt buộc), TN (tự nguyện) hoặc để trống; hãy sửa loại BHXH"));
    return EXTRACT_KHONG;
}

/* The employer's code as don_vi has it; D09 where don_vi was delivered and has none such.  A code whose row in don_vi was
 * rejected is known: that row is to blame, and not this file. */
static void
employer(struct extraction *x, struct table_reader_row *r, struct extract_person *p) {
    const str key = extract_employer_code(x, r, SCHEMA_PERSON_ma_don_vi);

    p->ma_don_vi = key;
    p->employer = 0;
    if (key.n > 0 && !r->rejected && employer_codes_any(&x->codes)) {
        const uint32_t ix = employer_codes_find(&x->codes, key);

        if (ix == MAP_NONE) {
            const bool fell = employer_codes_find(&x->fallen, key) != MAP_NONE;

            extract_word(x, EXTRACT_EMPLOYER, r, SCHEMA_PERSON_ma_don_vi, !fell);
            (void)table_reader_note(r, SCHEMA_PERSON_ma_don_vi, LEDGER_D09,
                                    fell ? STR("dòng của đơn vị này trong bảng don_vi bị loại; hãy "
                                               "sửa dòng ấy")
                                         : STR("mã đơn vị không có trong bảng đơn vị của kỳ"));
        } else {
            extract_word(x, EXTRACT_EMPLOYER, r, SCHEMA_PERSON_ma_don_vi, false);
            p->ma_don_vi = x->codes.exact.key[ix];
            p->employer = ix + 1;
        }
    }
}

void
extract_weigh_person(struct extract_persons *o, struct extract_dated *d, period_day closing,
                     const struct extract_person *p) {
    enum { AGE_OF_WORK_DAYS = 15 * 365 };
    const bool begun = p->tu_ngay != PERIOD_NO_DATE;
    const bool ends = p->den_ngay != PERIOD_NO_DATE;

    o->voluntary += p->bhxh == EXTRACT_TN;
    o->both += begun && ends;
    extract_weigh_day(d, closing, p->tu_ngay);
    o->ahead += begun && p->tu_ngay > closing + EXTRACT_AHEAD_DAYS;
    o->standing += !(begun && p->tu_ngay > closing) && !(ends && p->den_ngay < closing);
    o->first = o->rows == 0 ? p->ma_so : o->first;
    o->rows++;
    o->same += p->ma_so != 0 && p->ma_so == o->last;
    o->last = p->ma_so;
    o->unborn += p->born == PERIOD_NO_DATE;
    o->sexless += p->sex == EXTRACT_SEX_UNKNOWN;
    if (p->bhxh != EXTRACT_KHONG && begun && p->born != PERIOD_NO_DATE) {
        o->insured++;
        o->young += p->tu_ngay < p->born + AGE_OF_WORK_DAYS;
    }
    if (p->named_nu && p->sex != EXTRACT_SEX_UNKNOWN) {
        o->women++;
        o->said_nam += p->sex == EXTRACT_NAM;
    }
}

void
extract_weigh_join(struct extraction *x, const struct extract_persons *o,
                   const struct extract_dated *d) {
    struct extract_persons *all = &x->persons;

    if (o->rows == 0) {
        return;
    }
    x->lacking[x->files - 1].voluntary += o->voluntary;
    all->same += o->same + (o->first != 0 && o->first == all->last);
    all->last = o->last;
    all->rows += o->rows;
    all->unborn += o->unborn;
    all->sexless += o->sexless;
    all->insured += o->insured;
    all->young += o->young;
    all->women += o->women;
    all->said_nam += o->said_nam;
    all->both += o->both;
    all->standing += o->standing;
    all->ahead += o->ahead;
    if (d->n > 0) {
        x->dated.newest =
            x->dated.n == 0 || d->newest > x->dated.newest ? d->newest : x->dated.newest;
        x->dated.n += d->n;
        x->dated.after += d->after;
    }
}

/* Asked of every row: the last byte of "ị" is rare, so one memchr answers for nearly all other names. */
bool
extract_named_nu(str ho_ten) {
    static const char thi[] = " Th\xe1\xbb\x8b ";
    enum { N = sizeof thi - 1, RARE = N - 2 };

    while (ho_ten.n >= N) {
        const char *at = memchr(ho_ten.p + RARE, (unsigned char)thi[RARE], ho_ten.n - RARE - 1);

        if (at == NULL || memcmp(at - RARE, thi, N) == 0) {
            return at != NULL;
        }
        ho_ten = (str){at + 1 - RARE, ho_ten.n - (size_t)(at + 1 - RARE - ho_ten.p)};
    }
    return false;
}

bool
extract_copied_down(const struct extraction *x, char *what, size_t size) {
    enum { ENOUGH = 20, OTHERS = 10 }; /* one in so many may be another's */
    const struct extract_persons *o = &x->persons;
    char same[NUM_TEXT];
    char rows[NUM_TEXT];

    if (o->rows < ENOUGH || o->same <= o->rows - o->rows / OTHERS) {
        return false;
    }
    num_vn_int(same, (int64_t)o->same);
    num_vn_int(rows, (int64_t)o->rows);
    (void)snprintf(what, size,
                   "%s trong %s dòng có cùng mã số với dòng ngay trên; cột ma_so_bhxh có lẽ bị kéo "
                   "sao chép xuống, hãy xuất lại",
                   same, rows);
    return true;
}

/* Many rows of a column that others fill are empty; one without any value is told with the columns that lack. */
static void
tell_without(const struct extraction *x, const char *column, uint64_t n, const char *what) {
    enum { ENOUGH = 50, PART = 20 };
    const uint64_t rows = x->persons.rows;

    if (rows >= ENOUGH && n < rows && n > rows / PART) {
        extract_note_file(x,
                          &(struct ledger_finding){.column = str_from(column),
                                                   .rule = LEDGER_D22,
                                                   .severity = LEDGER_THONG_TIN},
                          n, rows, what);
    }
}

void
extract_doubt_persons(const struct extraction *x) {
    enum { ENOUGH = 20 };
    const struct extract_persons *o = &x->persons;

    tell_without(x, "ngay_sinh", o->unborn,
                 "dòng không có ngày sinh: tiềm năng BHXH tự nguyện không gồm các dòng ấy; hãy xem "
                 "cột có bị mất ô không");
    tell_without(x, "gioi_tinh", o->sexless,
                 "dòng không có giới tính: tiềm năng BHXH tự nguyện tính theo tuổi nghỉ hưu sớm "
                 "hơn cho các dòng ấy; hãy xem cột có bị mất ô không");
    tell_without(x, "tu_ngay", o->rows - x->dated.n,
                 "dòng không có ngày bắt đầu: không biết ai bắt đầu trong kỳ, ai sau ngày chốt; "
                 "hãy xem cột có bị mất ô không");

    if (o->insured >= ENOUGH && o->young > o->insured / 2) {
        extract_note_file(
            x,
            &(struct ledger_finding){
                .column = STR("ngay_sinh"), .rule = LEDGER_D12, .severity = LEDGER_CANH_BAO},
            o->young, o->insured,
            "dòng có BHXH bắt đầu khi người ấy chưa đủ 15 tuổi; hãy xem cột ngay_sinh, tu_ngay có "
            "lấy nhầm cột hay lệch dòng không");
    }
    if (o->women >= ENOUGH && o->said_nam > o->women / 2) {
        extract_note_file(
            x,
            &(struct ledger_finding){
                .column = STR("gioi_tinh"), .rule = LEDGER_D12, .severity = LEDGER_CANH_BAO},
            o->said_nam, o->women,
            "dòng có tên đệm Thị lại ghi giới tính Nam (1 là Nam, 0 là Nữ); hãy xem cột gioi_tinh "
            "có ghi ngược hay lệch dòng không");
    }
}

static const struct {
    enum schema_person column;
    enum ledger_rule rule;
    const char *what;
} fault[EXTRACT_FAULT_COUNT] = {
#define PERSON_FAULT(NAME, is, column, rule, what) {SCHEMA_PERSON_##column, LEDGER_##rule, what},
    EXTRACT_FAULTS(PERSON_FAULT)
#undef PERSON_FAULT
};

/* Note what is wrong between the cells; a day of birth that cannot be is not known. */
static void
note_faults(struct extraction *x, struct table_reader_row *r, struct extract_person *p) {
    /* without the column no row is to blame: D22 */
    const bool told = (x->lacking[x->files - 1].there >> SCHEMA_PERSON_nhom_bhyt & 1) != 0;
    const unsigned bits = extract_faults_of(&(struct extract_faults_case){
        .p = p,
        .closing = x->job->closing,
        .lacks_group = told && r->cell[SCHEMA_PERSON_nhom_bhyt].n == 0});

    for (unsigned i = 0; bits >> i != 0; i++) {
        if ((bits >> i & 1) != 0) {
            (void)table_reader_note(r, fault[i].column, fault[i].rule, str_from(fault[i].what));
            p->born = fault[i].column == SCHEMA_PERSON_ngay_sinh ? PERIOD_NO_DATE : p->born;
        }
    }
    x->turned += bits >> EXTRACT_FAULT_TURNED & 1;
}

enum table_reader_pot
extract_person_row(void *ctx, struct table_reader_row *r) {
    struct extraction *x = ctx;
    struct extract_persons one = {0};
    struct extract_dated dated = {0};
    struct extract_person p;
    enum extract_pot pot = EXTRACT_ACCEPTED;

    p.ma_so = ma_so(r);
    p.xa = extract_commune(x, r);
    p.born = table_reader_day(r, SCHEMA_PERSON_ngay_sinh, true);
    p.sex = sex(r);
    employer(x, r, &p);
    p.co_quan =
        codes_row_code(r, SCHEMA_PERSON_ma_co_quan, extract_list(x, MEMBER_CO_QUAN), MEMBER_NONE);
    p.bhxh = bhxh(x, r);
    p.bhtn = table_reader_flag(r, SCHEMA_PERSON_bhtn);
    p.bhyt = table_reader_flag(r, SCHEMA_PERSON_bhyt);
    p.nhom = codes_row_code(r, SCHEMA_PERSON_nhom_bhyt, extract_list(x, MEMBER_NHOM),
                            extract_list(x, MEMBER_NHOM)->n);
    p.muc_dong = table_reader_number(r, SCHEMA_PERSON_muc_dong, EXTRACT_MUC_DONG_MAX);
    p.tu_ngay = table_reader_day(r, SCHEMA_PERSON_tu_ngay, false);
    p.den_ngay = table_reader_day(r, SCHEMA_PERSON_den_ngay, false);
    p.named_nu = extract_named_nu(r->cell[SCHEMA_PERSON_ho_ten]);
    extract_weigh_person(&one, &dated, x->job->closing, &p);
    extract_weigh_join(x, &one, &dated);
    note_faults(x, r, &p);
    extract_word(x, EXTRACT_CO_QUAN, r, SCHEMA_PERSON_ma_co_quan, p.co_quan == MEMBER_NONE);
    extract_word(x, EXTRACT_NHOM, r, SCHEMA_PERSON_nhom_bhyt,
                 p.nhom == extract_list(x, MEMBER_NHOM)->n);
    if (!r->rejected) {
        pot = x->sink->person(x->sink->ctx, extract_at_of(r), &p);
    }
    arena_free(&x->row);
    return extract_pot_of(r, pot, SCHEMA_PERSON_ma_so_bhxh, LEDGER_D10);
}

void
extract_tell_ahead(const struct extraction *x, uint64_t rows) {
    if (x->persons.ahead > 0) {
        extract_note_file(
            x,
            &(struct ledger_finding){
                .column = STR("tu_ngay"), .rule = LEDGER_D17, .severity = LEDGER_THONG_TIN},
            x->persons.ahead, rows,
            "dòng bắt đầu hơn ba tháng sau ngày chốt nên không được đếm; nếu không phải số liệu "
            "của kỳ sau, cột tu_ngay có lẽ lệch ô");
    }
}
