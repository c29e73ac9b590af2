/*
 * list - named lists, which annexes show with a row for each entry: late payers, employers for
 * review, tax payers that changed, employers whose people changed, what offices count by hand,
 * figures to be explained.
 *
 * A list has typed fields; a template names the list and its fields (`dong =
 * danh_sach:cham_dong_3t`, `truong = so_thang_cham`).  LIST_CATALOGUE and LIST_FIELDS say which
 * there are, so that templates can be checked before data is read.  figures/arrears,
 * figures/reconcile, figures/headcount, figures/subjects and figures/outliers fill the rows in their final order.
 */
#ifndef FIGURES_LIST_H
#define FIGURES_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/num.h"
#include "base/str.h"
#include "dim/member.h"

enum list_kind { LIST_TEXT, LIST_CODE, LIST_COUNT, LIST_DECIMAL, LIST_MONEY, LIST_PERCENT };

/* Names that several lists, or the findings, have. */
#define LIST_NAME_MA_DON_VI   "Mã đơn vị"
#define LIST_NAME_TEN_DON_VI  "Tên đơn vị"
#define LIST_NAME_MA_SO_THUE  "Mã số thuế"
#define LIST_NAME_XA          "Xã, phường"
#define LIST_NAME_CO_QUAN     "Cơ quan quản lý"
#define LIST_NAME_LOAI_HINH   "Loại hình"
#define LIST_NAME_DIA_CHI     "Địa chỉ"
#define LIST_NAME_SO_LAO_DONG "Số lao động"
#define LIST_NAME_NGAY_CAP    "Ngày đăng ký thuế"
#define LIST_NAME_MA_BHXH     "Mã đơn vị BHXH"
#define LIST_NAME_LD_BHXH     "Lao động tham gia BHXH"
#define LIST_NAME_CHI_TIEU    "Chỉ tiêu"
#define LIST_NAME_THUC_HIEN   "Thực hiện"
#define LIST_NAME_DON_VI_TINH "Đơn vị tính"
#define LIST_NAME_MST_KHAI    "Mã số thuế đã khai"
#define LIST_NAME_MA_CHI_TIEU "Mã chỉ tiêu"
#define LIST_NAME_CHUYEN_DE   "Chuyên đề"

/* list, field id, kind, name for people */
#define LIST_FIELDS(X)                                                                             \
    X(CHAM_DONG_3T, "ma_don_vi", CODE, LIST_NAME_MA_DON_VI)                                        \
    X(CHAM_DONG_3T, "ten", TEXT, LIST_NAME_TEN_DON_VI)                                             \
    X(CHAM_DONG_3T, "ma_so_thue", CODE, LIST_NAME_MA_SO_THUE)                                      \
    X(CHAM_DONG_3T, "xa", TEXT, LIST_NAME_XA)                                                      \
    X(CHAM_DONG_3T, "co_quan", TEXT, LIST_NAME_CO_QUAN)                                            \
    X(CHAM_DONG_3T, "loai_hinh", TEXT, LIST_NAME_LOAI_HINH)                                        \
    X(CHAM_DONG_3T, "so_lao_dong", COUNT, LIST_NAME_SO_LAO_DONG)                                   \
    X(CHAM_DONG_3T, "so_thang_cham", DECIMAL, "Số tháng chậm đóng")                                \
    X(CHAM_DONG_3T, "phai_dong", MONEY, "Số phải đóng")                                            \
    X(CHAM_DONG_3T, "ty_le", PERCENT, "Tỷ lệ chậm đóng")                                           \
    X(CHAM_DONG_3T, "cham_dong", MONEY, "Số tiền chậm đóng")                                       \
    X(CHAM_DONG_3T, "cham_truoc", MONEY, "Số tiền chậm đóng kỳ trước")                             \
    X(CHAM_DONG_3T, "thay_doi", TEXT, "So với kỳ trước")                                           \
    X(CHAM_DONG_3T, "thang_truoc", DECIMAL, "Số tháng chậm đóng kỳ trước")                         \
    X(CHAM_DONG_3T, "lap_lai", TEXT, "Kỳ trước cũng chậm đóng từ 3 tháng")                         \
    X(CHAM_DONG_3T, "so_ky_cham", CODE, "Số kỳ chậm đóng từ 3 tháng trên số kỳ có số liệu")        \
    X(CHAM_DONG_3T, "dia_chi", TEXT, LIST_NAME_DIA_CHI)                                            \
    X(CHAM_DONG_3T, "ngay_cap", TEXT, LIST_NAME_NGAY_CAP)                                          \
    X(RA_SOAT, "ma_so_thue", CODE, LIST_NAME_MA_SO_THUE)                                           \
    X(RA_SOAT, "ma_don_vi", CODE, LIST_NAME_MA_BHXH)                                               \
    X(RA_SOAT, "ten", TEXT, LIST_NAME_TEN_DON_VI)                                                  \
    X(RA_SOAT, "xa", TEXT, LIST_NAME_XA)                                                           \
    X(RA_SOAT, "co_quan", TEXT, LIST_NAME_CO_QUAN)                                                 \
    X(RA_SOAT, "loai_hinh", TEXT, LIST_NAME_LOAI_HINH)                                             \
    X(RA_SOAT, "lop", TEXT, "Kết quả đối chiếu")                                                   \
    X(RA_SOAT, "ld_thue", COUNT, "Lao động theo thuế")                                             \
    X(RA_SOAT, "ld_bhxh", COUNT, LIST_NAME_LD_BHXH)                                                \
    X(RA_SOAT, "chenh_ld", COUNT, "Chênh lệch lao động")                                           \
    X(RA_SOAT, "luong_thue", MONEY, "Quỹ lương theo thuế")                                         \
    X(RA_SOAT, "luong_bhxh", MONEY, "Quỹ lương đóng BHXH")                                         \
    X(RA_SOAT, "chenh_luong", MONEY, "Chênh lệch quỹ lương")                                       \
    X(RA_SOAT, "lap_lai", TEXT, "Kỳ trước cũng phải rà soát hoặc chậm đóng")                       \
    X(RA_SOAT, "diem", COUNT, "Điểm ưu tiên kiểm tra")                                             \
    X(RA_SOAT, "dia_chi", TEXT, LIST_NAME_DIA_CHI)                                                 \
    X(RA_SOAT, "ngay_cap", TEXT, LIST_NAME_NGAY_CAP)                                               \
    X(SAI_MST, "ma_don_vi", CODE, LIST_NAME_MA_BHXH)                                               \
    X(SAI_MST, "ten", TEXT, LIST_NAME_TEN_DON_VI)                                                  \
    X(SAI_MST, "ma_so_thue", CODE, LIST_NAME_MST_KHAI)                                             \
    X(SAI_MST, "xa", TEXT, LIST_NAME_XA)                                                           \
    X(SAI_MST, "so_lao_dong", COUNT, LIST_NAME_SO_LAO_DONG)                                        \
    X(SAI_MST, "goi_y", TEXT, "Gợi ý (cần xác minh)")                                              \
    X(SAI_MST, "co_quan", TEXT, LIST_NAME_CO_QUAN)                                                 \
    X(SAI_MST, "loai_hinh", TEXT, LIST_NAME_LOAI_HINH)                                             \
    X(SAI_MST, "dia_chi", TEXT, LIST_NAME_DIA_CHI)                                                 \
    X(SAI_MST, "diem", COUNT, "Điểm giống của gợi ý")                                              \
    X(THUE_BIEN_DONG, "ten", TEXT, "Tên người nộp thuế")                                           \
    X(THUE_BIEN_DONG, "bien_dong", TEXT, "Biến động trong kỳ")                                     \
    X(THUE_BIEN_DONG, "ma_so_thue", CODE, LIST_NAME_MA_SO_THUE)                                    \
    X(THUE_BIEN_DONG, "xa", TEXT, LIST_NAME_XA)                                                    \
    X(THUE_BIEN_DONG, "loai_hinh", TEXT, LIST_NAME_LOAI_HINH)                                      \
    X(THUE_BIEN_DONG, "ngay_cap", TEXT, LIST_NAME_NGAY_CAP)                                        \
    X(THUE_BIEN_DONG, "so_lao_dong", COUNT, "Số lao động theo thuế")                               \
    X(THUE_BIEN_DONG, "tham_gia", TEXT, "Tham gia BHXH")                                           \
    X(THUE_BIEN_DONG, "ld_bhxh", COUNT, LIST_NAME_LD_BHXH)                                         \
    X(THUE_BIEN_DONG, "co_quan", TEXT, LIST_NAME_CO_QUAN)                                          \
    X(THUE_BIEN_DONG, "dia_chi", TEXT, LIST_NAME_DIA_CHI)                                          \
    X(CHUYEN_DE, "noi", TEXT, "Nơi thực hiện")                                                     \
    X(CHUYEN_DE, "chuyen_de", TEXT, "Chuyên đề, đơn vị tính")                                      \
    X(CHUYEN_DE, "xa", TEXT, LIST_NAME_XA)                                                         \
    X(CHUYEN_DE, "co_quan", TEXT, "Cơ quan")                                                       \
    X(CHUYEN_DE, "chi_tieu", COUNT, LIST_NAME_CHI_TIEU)                                            \
    X(CHUYEN_DE, "thuc_hien", COUNT, LIST_NAME_THUC_HIEN)                                          \
    X(CHUYEN_DE, "ghi_chu", TEXT, "Ghi chú")                                                       \
    X(CAN_GIAI_TRINH, "noi", TEXT, "Nơi")                                                          \
    X(CAN_GIAI_TRINH, "ma", CODE, "Mã nơi")                                                        \
    X(CAN_GIAI_TRINH, "chi_tieu", TEXT, LIST_NAME_CHI_TIEU)                                        \
    X(CAN_GIAI_TRINH, "ma_chi_tieu", CODE, LIST_NAME_MA_CHI_TIEU)                                  \
    X(CAN_GIAI_TRINH, "don_vi_tinh", TEXT, LIST_NAME_DON_VI_TINH)                                  \
    X(CAN_GIAI_TRINH, "ky_truoc", COUNT, "Kỳ trước")                                               \
    X(CAN_GIAI_TRINH, "ky_nay", COUNT, "Kỳ này")                                                   \
    X(CAN_GIAI_TRINH, "muc_thuong", PERCENT, "Mức tăng, giảm thường thấy")                         \
    X(CAN_GIAI_TRINH, "so_voi", TEXT, "Khác hẳn so với")                                           \
    X(CAN_GIAI_TRINH, "giai_trinh", TEXT, "Giải trình")                                            \
    X(THAY_DOI_DON_VI, "ma_don_vi", CODE, LIST_NAME_MA_DON_VI)                                     \
    X(THAY_DOI_DON_VI, "ten", TEXT, LIST_NAME_TEN_DON_VI)                                          \
    X(THAY_DOI_DON_VI, "xa", TEXT, LIST_NAME_XA)                                                   \
    X(THAY_DOI_DON_VI, "co_quan", TEXT, LIST_NAME_CO_QUAN)                                         \
    X(THAY_DOI_DON_VI, "loai_hinh", TEXT, LIST_NAME_LOAI_HINH)                                     \
    X(THAY_DOI_DON_VI, "bb_truoc", COUNT, "BHXH bắt buộc kỳ trước")                                \
    X(THAY_DOI_DON_VI, "bb_nay", COUNT, "BHXH bắt buộc kỳ này")                                    \
    X(THAY_DOI_DON_VI, "bhtn_truoc", COUNT, "BHTN kỳ trước")                                       \
    X(THAY_DOI_DON_VI, "bhtn_nay", COUNT, "BHTN kỳ này")                                           \
    X(CHUYEN_DE_CHUNG, "chuyen_de", TEXT, LIST_NAME_CHUYEN_DE)                                     \
    X(CHUYEN_DE_CHUNG, "don_vi_tinh", TEXT, LIST_NAME_DON_VI_TINH)                                 \
    X(CHUYEN_DE_CHUNG, "so_noi", COUNT, "Số nơi")                                                  \
    X(CHUYEN_DE_CHUNG, "so_dat", COUNT, "Số nơi đạt chỉ tiêu")                                     \
    X(CHUYEN_DE_CHUNG, "chi_tieu", COUNT, LIST_NAME_CHI_TIEU)                                      \
    X(CHUYEN_DE_CHUNG, "thuc_hien", COUNT, LIST_NAME_THUC_HIEN)

/* list, id in templates */
#define LIST_CATALOGUE(X)                                                                          \
    X(CHAM_DONG_3T, "cham_dong_3t")       /* employers overdue 3 months or more (spec 1.6) */      \
    X(RA_SOAT, "ra_soat")                 /* chua_tg, thieu_ld, thieu_luong (spec 1.5) */          \
    X(SAI_MST, "sai_mst")                 /* employers whose tax code cannot be matched */         \
    X(THUE_BIEN_DONG, "thue_bien_dong")   /* payers new, suspended or closed in the period */      \
    X(CHUYEN_DE, "chuyen_de")             /* what offices count by hand, subject by subject */     \
    X(CAN_GIAI_TRINH, "can_giai_trinh")   /* figures out of line, with the answers given */        \
    X(THAY_DOI_DON_VI, "thay_doi_don_vi") /* employers with more or fewer people than before */    \
    X(CHUYEN_DE_CHUNG, "chuyen_de_chung") /* the subjects, one row each */

enum list_id {
#define LIST_ENUM(NAME, id) LIST_##NAME,
    LIST_CATALOGUE(LIST_ENUM)
#undef LIST_ENUM
        LIST_IDS
};

struct list_field {
    const char *id, *name;
    enum list_kind kind;
};
/* The fields of a list in their order; *n how many. */
const struct list_field *list_fields(enum list_id l, size_t *n);
bool list_from_id(str id, enum list_id *out);

/* One cell as it is read. */
struct list_cell {
    bool known;
    union {
        str text;
        int64_t count; /* COUNT, MONEY; DECIMAL in hundredths */
        struct num_ratio ratio;
    } u;
};
/* The same as it is kept: a fourth of the employers of a province may stand on lists. */
union list_value {
    const char *text;
    int64_t count;
    const struct num_ratio *ratio;
};
struct list_row {
    uint32_t xa, co_quan, loai_hinh; /* lines, for packs of one commune or department */
    uint16_t late_in;                /* of CHAM_DONG_3T: late in how many of late_periods */
    uint16_t fields;
    union list_value *value; /* [fields], and behind them a word for each that tells what it is */
};
struct list {
    enum list_id id;
    struct list_row *row;
    uint32_t n;
    size_t cap;
};

/* All lists of a run.  known is false for a list whose source was not delivered. */
struct list_set {
    struct list of[LIST_IDS];
    bool known[LIST_IDS];
    /* For CHAM_DONG_3T: in how many of the last periods late payment is known; this period counts too. */
    unsigned late_periods;
};

/* Make room for n rows in a list that has none yet, so that no larger array has to be made. */
void list_expect(struct arena *a, struct list *l, uint32_t n);
/* Add a row at the end; its cells are not known. */
struct list_row *list_add(struct arena *a, struct list *l);
/* What stands in a row, by the number of the field. */
struct list_cell list_cell_of(const struct list_row *r, size_t field);
/* Fill the cell of a field.  The list must have this field, and its kind must fit: text for TEXT
 * and CODE, number for COUNT and MONEY.  A text must live as long as the list.  An empty code,
 * or a ratio without denominator, leaves the cell unknown. */
void list_put_text(struct list_row *r, enum list_id l, const char *field, str v);
void list_put_number(struct list_row *r, enum list_id l, const char *field, int64_t v);
void list_put_decimal(struct list_row *r, enum list_id l, const char *field, int64_t hundredths);
void list_put_ratio(struct arena *a, struct list_row *r, enum list_id l, const char *field,
                    struct num_ratio v);

#endif /* FIGURES_LIST_H */
