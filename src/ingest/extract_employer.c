/* extract_employer - a row of don_vi.  See extract.h. */

#include "base/buf.h"
#include "ingest/extract_row.h"
#include "ingest/located.h"

static const int64_t months_max_x100 = 120000; /* more is a slip of the pen */

/* A required number that a lowered D04 has let pass: without it there is no row. */
static void
must_have(struct table_reader_row *r, uint32_t column, int64_t v) {
    if (v == EXTRACT_NO_NUMBER && !r->rejected) {
        (void)table_reader_note(r, column, LEDGER_D03, (str){NULL, 0});
    }
}

/* A row that carries a part of an employer. */
static enum table_reader_pot
keep_part(struct extraction *x, struct table_reader_row *r, const struct extract_employer *d) {
    enum extract_join_kept kept = EXTRACT_JOIN_KEPT;

    if (!r->rejected) {
        kept = extract_join_keep(x->join, extract_at_of(r), x->there, table_reader_month(r), d);
    }
    if (kept == EXTRACT_JOIN_KEPT) {
        return TABLE_READER_ACCEPTED;
    }
    if (kept == EXTRACT_JOIN_ELSEWHERE && x->twice.line == 0) {
        x->twice = extract_at_of(r);
    }
    (void)table_reader_note(r, SCHEMA_EMPLOYER_ma_don_vi, LEDGER_D11,
                            kept == EXTRACT_JOIN_AGAIN
                                ? STR("đơn vị đã có ở dòng trước của tệp; dòng này không được ghép")
                                : STR("đơn vị đã có cùng cột ở một tệp khác; dòng này không được "
                                      "ghép"));
    return TABLE_READER_DUPLICATE;
}

/* The commune by the address, where no file gives its code; what is not sure is told and counts as not known. */
static void
locate(struct extraction *x, struct table_reader_row *r, struct extract_employer *d) {
    const struct member_list *xa = extract_list(x, MEMBER_XA);
    struct buf what = {0};

    if (x->job->located == NULL || r->rejected || d->xa < xa->n || d->dia_chi.n == 0 ||
        r->cell[SCHEMA_EMPLOYER_ma_xa].n > 0) {
        return;
    }
    d->xa = located_find(x->job->located, d, &what);
    if (d->xa < xa->n) {
        r->xa = xa->m[d->xa].code;
    } else {
        (void)table_reader_note(r, SCHEMA_EMPLOYER_dia_chi, LEDGER_D23, buf_view(&what));
    }
    buf_free(&what);
}

/* What the file lacks, from the parts; an employer that no part tells of falls where the file lacks what it must have. */
static void
fill_from_parts(struct extraction *x, struct table_reader_row *r, struct extract_employer *d) {
    uint32_t got;
    uint32_t lacks;

    if (x->join == NULL) {
        return;
    }
    if (r->rejected) {
        extract_join_fell(x->join, d->ma_don_vi);
        return;
    }
    got = extract_join_fill(x->join, d);
    lacks = extract_join_required() & ~x->there & ~got;
    if (d->dia_chi.n > 0) {
        lacks &= ~(UINT32_C(1) << SCHEMA_EMPLOYER_ma_xa);
    }
    for (uint32_t i = 0; lacks >> i != 0 && !r->rejected; i++) {
        if ((lacks >> i & 1) != 0) {
            (void)table_reader_note(r, i, LEDGER_D03,
                                    STR("không tệp don_vi* nào khác có giá trị của đơn vị này"));
        }
    }
    if (r->xa.n == 0 && d->xa < extract_list(x, MEMBER_XA)->n) {
        r->xa = extract_list(x, MEMBER_XA)->m[d->xa].code;
    }
}

/* The line of the commune; of a file of a join that has no such column, the line that is not known. */
static uint32_t
commune_of(struct extraction *x, struct table_reader_row *r) {
    return x->join != NULL && (x->there >> SCHEMA_EMPLOYER_ma_xa & 1) == 0
               ? extract_list(x, MEMBER_XA)->n
               : extract_commune(x, r);
}

/* Days in a column of months are 30 times what the amount owed is due in; old debts that were paid in part are some
 * times it.  The dues are of a quarter. */
static void
weigh_months(struct extract_amounts *a, const struct extract_employer *d) {
    enum { QUARTER = 3, TIMES = 20 };

    if (d->so_thang_cham_x100 > 0 && d->cham_dong > 0 && d->phai_dong > 0) {
        const double due_in = (double)d->cham_dong * QUARTER / (double)d->phai_dong;

        a->owing++;
        a->aged += (double)d->so_thang_cham_x100 / 100 > due_in * TIMES;
    }
}

/* For what the amounts of all rows say of their columns. */
static void
weigh_amounts(struct extract_amounts *a, const struct extract_employer *d) {
    enum {
        LEAST_SHARE = 12,
        MOST_SHARE = 60
    }; /* percent: 32 is laid down; a month's of a quarter is 11 */

    if (d->phai_dong != EXTRACT_NO_NUMBER && d->da_dong != EXTRACT_NO_NUMBER &&
        d->phai_dong != d->da_dong) {
        a->unlike++;
        a->above += d->da_dong > d->phai_dong;
    }
    if (d->quy_luong > 0 && d->phai_dong > 0) {
        a->paying++;
        a->odd += d->phai_dong < d->quy_luong / 100 * LEAST_SHARE ||
                  d->phai_dong > d->quy_luong / 100 * MOST_SHARE;
    }
    if (d->cham_dong == EXTRACT_NO_NUMBER || d->so_thang_cham_x100 == EXTRACT_NO_NUMBER) {
        return;
    }
    if (d->so_thang_cham_x100 > 0) {
        a->late++;
        a->undue += d->cham_dong <= 0;
    }
    if (d->phai_dong != EXTRACT_NO_NUMBER && d->phai_dong > 0 && d->cham_dong >= d->phai_dong) {
        a->old++;
        a->ageless += d->so_thang_cham_x100 == 0;
    }
    weigh_months(a, d);
}

void
extract_employer_fell(void *ctx, const str *cell) {
    struct extraction *x = ctx;
    const str key = employer_codes_key(&x->row, cell[SCHEMA_EMPLOYER_ma_don_vi]);

    if (key.n > 0) {
        employer_codes_add(&x->fallen, key);
    }
    arena_free(&x->row);
}

enum table_reader_pot
extract_employer_row(void *ctx, struct table_reader_row *r) {
    struct extraction *x = ctx;
    struct extract_employer d;
    enum extract_pot pot = EXTRACT_ACCEPTED;

    d.ma_don_vi = extract_employer_code(x, r, SCHEMA_EMPLOYER_ma_don_vi);
    d.ten = table_reader_text(r, SCHEMA_EMPLOYER_ten_don_vi, &x->row);
    d.mst = extract_tax_code(x, r, SCHEMA_EMPLOYER_ma_so_thue, &d.mst_ok);
    d.dia_chi = table_reader_text(r, SCHEMA_EMPLOYER_dia_chi, &x->row);
    d.xa = commune_of(x, r);
    d.co_quan =
        codes_row_code(r, SCHEMA_EMPLOYER_ma_co_quan, extract_list(x, MEMBER_CO_QUAN), MEMBER_NONE);
    d.loai_hinh = codes_row_kind(r, SCHEMA_EMPLOYER_loai_hinh, extract_list(x, MEMBER_LOAI_HINH));
    d.so_lao_dong = table_reader_number(r, SCHEMA_EMPLOYER_so_lao_dong, EXTRACT_WORKERS_MAX);
    d.quy_luong = table_reader_number(r, SCHEMA_EMPLOYER_quy_luong, EXTRACT_VND_MAX);
    d.phai_dong = table_reader_number(r, SCHEMA_EMPLOYER_phai_dong, EXTRACT_VND_MAX);
    d.da_dong = table_reader_number(r, SCHEMA_EMPLOYER_da_dong, EXTRACT_VND_MAX);
    d.cham_dong = table_reader_signed(r, SCHEMA_EMPLOYER_cham_dong, EXTRACT_VND_MAX);
    d.so_thang_cham_x100 = table_reader_decimal(r, SCHEMA_EMPLOYER_so_thang_cham, months_max_x100);
    weigh_amounts(&x->amounts, &d);
    if (x->part) {
        const enum table_reader_pot kept = keep_part(x, r, &d);

        arena_free(&x->row);
        return kept;
    }
    fill_from_parts(x, r, &d);
    locate(x, r, &d);
    must_have(r, SCHEMA_EMPLOYER_so_lao_dong, d.so_lao_dong);
    extract_check_payroll(r, SCHEMA_EMPLOYER_quy_luong, d.quy_luong, d.so_lao_dong);
    extract_word(x, EXTRACT_CO_QUAN, r, SCHEMA_EMPLOYER_ma_co_quan, d.co_quan == MEMBER_NONE);
    extract_word(x, EXTRACT_LOAI_HINH, r, SCHEMA_EMPLOYER_loai_hinh,
                 d.loai_hinh == extract_list(x, MEMBER_LOAI_HINH)->n);
    if (!r->rejected) {
        employer_codes_add(&x->codes, d.ma_don_vi);
        pot = x->sink->employer(x->sink->ctx, extract_at_of(r), &d);
    } else if (d.ma_don_vi.n > 0) {
        employer_codes_add(&x->fallen, d.ma_don_vi);
    }
    arena_free(&x->row);
    return extract_pot_of(r, pot, SCHEMA_EMPLOYER_ma_don_vi, LEDGER_D11);
}

bool
extract_doubt_amounts(const struct extraction *x) {
    enum { ENOUGH = 10, ENOUGH_OLD = 5 };
    const struct extract_amounts *a = &x->amounts;

    if (a->unlike >= ENOUGH && a->above > a->unlike - a->unlike / 4) {
        extract_note_file(
            x,
            &(struct ledger_finding){
                .column = STR("da_dong"), .rule = LEDGER_D12, .severity = LEDGER_CANH_BAO},
            a->above, a->unlike,
            "đơn vị có hai số khác nhau ghi đã đóng nhiều hơn phải đóng; hai cột phai_dong và "
            "da_dong có lẽ bị đổi chỗ");
    }
    if (a->late >= ENOUGH && a->undue > a->late / 2) {
        extract_note_file(
            x,
            &(struct ledger_finding){
                .column = STR("so_thang_cham"), .rule = LEDGER_D12, .severity = LEDGER_CANH_BAO},
            a->undue, a->late,
            "đơn vị có số tháng chậm lại không có số tiền chậm đóng; cột so_thang_cham hoặc "
            "cham_dong có lẽ bị lệch dòng hay lấy nhầm cột");
    }
    if (a->old >= ENOUGH_OLD && a->ageless > a->old / 2) {
        extract_note_file(
            x,
            &(struct ledger_finding){
                .column = STR("so_thang_cham"), .rule = LEDGER_D12, .severity = LEDGER_CANH_BAO},
            a->ageless, a->old,
            "đơn vị chậm đóng từ bằng số phải đóng của cả kỳ trở lên lại ghi 0 tháng chậm; cột "
            "so_thang_cham có lẽ bị mất, hoặc cham_dong bị lấy nhầm cột");
    }
    if (a->owing >= ENOUGH_OLD && a->aged > a->owing / 2) {
        extract_note_file(
            x,
            &(struct ledger_finding){
                .column = STR("so_thang_cham"), .rule = LEDGER_D12, .severity = LEDGER_CANH_BAO},
            a->aged, a->owing,
            "đơn vị có số tháng chậm gấp nhiều lần số tháng mà số chậm đóng ứng với; hãy xem cột "
            "so_thang_cham có ghi số ngày, cham_dong có sai đơn vị tính không");
    }
    if (a->paying >= ENOUGH && a->odd > a->paying / 2) {
        extract_note_file(
            x,
            &(struct ledger_finding){
                .column = STR("quy_luong"), .rule = LEDGER_D16, .severity = LEDGER_CANH_BAO},
            a->odd, a->paying,
            "đơn vị có số phải đóng dưới 12% hoặc trên 60% quỹ lương; hãy xem hai cột quy_luong, "
            "phai_dong có cùng kỳ (tháng, quý, năm), cùng đơn vị tính và cùng dòng không");
    }
    return true;
}
