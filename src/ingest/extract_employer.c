/* extract_employer - a row of don_vi.  See extract.h. */

#include "ingest/extract_row.h"

static const int64_t months_max_x100 = 120000; /* more is a slip of the pen */

/* A required number that a lowered D04 has let pass: without it there is no row. */
static void
must_have(struct table_reader_row *r, uint32_t column, int64_t v) {
    if (v == EXTRACT_NO_NUMBER && !r->rejected) {
        (void)table_reader_note(r, column, LEDGER_D03, (str){NULL, 0});
    }
}

enum table_reader_pot
extract_employer_row(void *ctx, struct table_reader_row *r) {
    struct extraction *x = ctx;
    struct extract_employer d;
    enum extract_pot pot = EXTRACT_ACCEPTED;

    d.ma_don_vi = extract_employer_code(x, r, SCHEMA_EMPLOYER_ma_don_vi);
    d.ten = table_reader_text(r, SCHEMA_EMPLOYER_ten_don_vi, &x->row);
    d.mst = extract_tax_code(x, r, SCHEMA_EMPLOYER_ma_so_thue, &d.mst_ok);
    d.xa = extract_commune(x, r);
    d.co_quan =
        codes_row_code(r, SCHEMA_EMPLOYER_ma_co_quan, extract_list(x, MEMBER_CO_QUAN), MEMBER_NONE);
    d.loai_hinh = codes_row_kind(r, SCHEMA_EMPLOYER_loai_hinh, extract_list(x, MEMBER_LOAI_HINH));
    d.so_lao_dong = table_reader_number(r, SCHEMA_EMPLOYER_so_lao_dong, EXTRACT_WORKERS_MAX);
    d.quy_luong = table_reader_number(r, SCHEMA_EMPLOYER_quy_luong, EXTRACT_VND_MAX);
    d.phai_dong = table_reader_number(r, SCHEMA_EMPLOYER_phai_dong, EXTRACT_VND_MAX);
    d.da_dong = table_reader_number(r, SCHEMA_EMPLOYER_da_dong, EXTRACT_VND_MAX);
    d.cham_dong = table_reader_signed(r, SCHEMA_EMPLOYER_cham_dong, EXTRACT_VND_MAX);
    d.so_thang_cham_x100 = table_reader_decimal(r, SCHEMA_EMPLOYER_so_thang_cham, months_max_x100);
    must_have(r, SCHEMA_EMPLOYER_so_lao_dong, d.so_lao_dong);
    extract_check_payroll(r, SCHEMA_EMPLOYER_quy_luong, d.quy_luong, d.so_lao_dong);
    extract_word(x, EXTRACT_CO_QUAN, r, SCHEMA_EMPLOYER_ma_co_quan, d.co_quan == MEMBER_NONE);
    extract_word(x, EXTRACT_LOAI_HINH, r, SCHEMA_EMPLOYER_loai_hinh,
                 d.loai_hinh == extract_list(x, MEMBER_LOAI_HINH)->n);
    if (!r->rejected) {
        employer_codes_add(&x->codes, d.ma_don_vi);
        pot = x->sink->employer(x->sink->ctx, extract_at_of(r), &d);
    }
    arena_free(&x->row);
    return extract_pot_of(r, pot, SCHEMA_EMPLOYER_ma_don_vi, LEDGER_D11);
}
