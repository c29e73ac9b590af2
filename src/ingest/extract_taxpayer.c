/* extract_taxpayer - a row of thue.  See extract.h. */

#include <string.h>

#include "ingest/cell.h"
#include "ingest/extract_row.h"
#include "ingest/taxstatus.h"

/* By the code, or the words, or what the profile says; words that nobody said the meaning of must not close a tax payer
 * in silence. */
static bool
is_active(struct extraction *x, struct table_reader_row *r, int *status) {
    const struct profile_value *set = &x->job->profile->v[PROFILE_THUE_HOAT_DONG];
    const str s = cell_code(r->cell[SCHEMA_TAXPAYER_trang_thai]);
    char room[TAXSTATUS_DIGITS];
    const str code = taxstatus_code(&x->row, s, room);
    bool active = false;

    *status =
        code.n == TAXSTATUS_DIGITS ? (code.p[0] - '0') * 10 + (code.p[1] - '0') : EXTRACT_NO_STATUS;
    for (size_t i = 0; i < set->list_n; i++) {
        active = active || str_eq(set->list[i], s) || str_eq(set->list[i], code);
    }
    extract_word(x, EXTRACT_STATUS, r, SCHEMA_TAXPAYER_trang_thai, !active && code.n == 0);
    if (!active && code.n == 0) {
        (void)table_reader_note(
            r, SCHEMA_TAXPAYER_trang_thai, LEDGER_D09,
            STR("trạng thái không phải mã hay chữ của cơ quan thuế và không có "
                "trong thue.hoat_dong của hồ sơ, được tính là ngừng hoạt động"));
    }
    return active;
}

enum table_reader_pot
extract_taxpayer_row(void *ctx, struct table_reader_row *r) {
    struct extraction *x = ctx;
    struct extract_taxpayer t;
    enum extract_pot pot = EXTRACT_ACCEPTED;

    t.mst = extract_tax_code(x, r, SCHEMA_TAXPAYER_ma_so_thue, &t.mst_ok);
    t.ten = table_reader_text(r, SCHEMA_TAXPAYER_ten, &x->row);
    t.dia_chi = table_reader_text(r, SCHEMA_TAXPAYER_dia_chi, &x->row);
    t.xa = extract_commune(x, r);
    t.loai_hinh = codes_row_kind(r, SCHEMA_TAXPAYER_loai_hinh, extract_list(x, MEMBER_LOAI_HINH));
    t.active = is_active(x, r, &t.status);
    t.ngay_cap = table_reader_day(r, SCHEMA_TAXPAYER_ngay_cap, false);
    extract_weigh_day(&x->dated, x->job->closing, t.ngay_cap);
    t.so_lao_dong = table_reader_number(r, SCHEMA_TAXPAYER_so_lao_dong, EXTRACT_WORKERS_MAX);
    t.tong_quy_luong = table_reader_number(r, SCHEMA_TAXPAYER_tong_quy_luong, EXTRACT_VND_MAX);
    extract_check_payroll(r, SCHEMA_TAXPAYER_tong_quy_luong, t.tong_quy_luong, t.so_lao_dong);
    extract_word(x, EXTRACT_LOAI_HINH, r, SCHEMA_TAXPAYER_loai_hinh,
                 t.loai_hinh == extract_list(x, MEMBER_LOAI_HINH)->n);
    if (!r->rejected) {
        pot = x->sink->taxpayer(x->sink->ctx, extract_at_of(r), &t);
    }
    arena_free(&x->row);
    return extract_pot_of(r, pot, SCHEMA_TAXPAYER_ma_so_thue, LEDGER_D11);
}
