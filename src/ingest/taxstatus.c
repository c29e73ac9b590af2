/* taxstatus - the status of a tax payer.  See taxstatus.h. */

#include "ingest/taxstatus.h"

#include <string.h>

#include "ingest/cell.h"
#include "text/fold.h"

/* The first of them that the folded words hold; a second word must stand there too. */
static const struct {
    const char *word, *also, *code;
} known[] = {
    {"khong_hoat_dong_tai_dia_chi", "", "06"},
    {"khong_con_hoat_dong_tai_dia_chi", "", "06"},
    {"bo_dia_chi", "", "06"},
    {"pha_san", "", "07"},
    {"tam_ngung", "", "05"},
    {"tam_nghi", "", "05"},
    {"chuyen_co_quan_thue", "", "02"},
    {"chuyen_dia_diem", "", "02"},
    {"chua_hoan_thanh_thu_tuc", "", "03"},
    {"ngung_hoat_dong", "chua", "03"},
    {"ngung_hoat_dong", "", "01"},
    {"ngung_kinh_doanh", "", "01"},
    {"da_ngung", "", "01"},
    {"cham_dut", "", "01"},
    {"giai_the", "", "01"},
    {"dong_ma_so_thue", "", "01"},
    {"dong_mst", "", "01"},
    {"khong_hoat_dong", "", "01"},
    {"khong_con_hoat_dong", "", "01"},
    {"chua_hoat_dong", "", ""},
    {"dang_hoat_dong", "chua_du_thong_tin", "04"},
    {"dang_hoat_dong", "ho_kinh_doanh", "04"},
    {"dang_hoat_dong", "", "00"},
    {"con_hoat_dong", "", "00"},
    {"dang_kinh_doanh", "", "00"},
    {"dang_su_dung", "", "00"},
};

/* The code that a status begins with; n 0: none. */
static str
leading_code(str s, char room[TAXSTATUS_DIGITS]) {
    size_t n = 0;

    while (n < s.n && n < TAXSTATUS_DIGITS && cell_digits((str){s.p + n, 1})) {
        n++;
    }
    if (n == 0 || (n < s.n && memchr(" -:.(", s.p[n], 5) == NULL)) {
        return (str){NULL, 0};
    }
    return cell_widen((str){s.p, n}, TAXSTATUS_DIGITS, room);
}

static bool
holds(str key, const char *word) {
    return memmem(key.p, key.n, word, strlen(word)) != NULL;
}

str
taxstatus_code(struct arena *scratch, str s, char room[TAXSTATUS_DIGITS]) {
    const str code = leading_code(s, room);
    str key;

    if (code.n > 0 || s.n == 0) {
        return code;
    }
    key = fold_key(scratch, s);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (holds(key, known[i].word) && holds(key, known[i].also)) {
            return str_from(known[i].code);
        }
    }
    return (str){NULL, 0};
}
