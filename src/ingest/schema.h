/*
 * schema - the tables that are read and their columns (spec 2.1), in one const table, and which
 * headers mean which column: the canonical name, the aliases of the profile ([cot.<bang>]) and the
 * names known here.  Headers are compared without case, blanks and diacritics.
 */
#ifndef INGEST_SCHEMA_H
#define INGEST_SCHEMA_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "conf/input_tables.h"
#include "conf/profile.h"

enum schema_type {
    SCHEMA_CODE,
    SCHEMA_TEXT,
    SCHEMA_MONEY,   /* đồng, added up by a total line */
    SCHEMA_SUM,     /* people, added up by a total line */
    SCHEMA_COUNT,   /* people, not added up */
    SCHEMA_NUMBER,  /* any other number */
    SCHEMA_DECIMAL, /* the same with decimals: 2.955 is below 3, whatever doc.dang_so says */
    SCHEMA_DATE,
    SCHEMA_FLAG
};

/* TABLE, name, type, required, other headers that mean it (folded, '|' between) */
#define SCHEMA_NGUOI_THAM_GIA_COLUMNS(X)                                                           \
    X(PERSON, ma_so_bhxh, CODE, true, "so_so_bhxh|ma_bhxh|ma_so_bao_hiem_xa_hoi")                  \
    X(PERSON, ho_ten, TEXT, false, "ho_va_ten")                                                    \
    X(PERSON, ngay_sinh, DATE, false, "ngay_thang_nam_sinh|nam_sinh")                              \
    X(PERSON, gioi_tinh, CODE, false, "")                                                          \
    X(PERSON, ma_xa, CODE, true, "ma_phuong_xa|ma_xa_phuong|ma_dia_ban")                           \
    X(PERSON, ten_xa, TEXT, false, "ten_phuong_xa|ten_xa_phuong|xa_phuong|phuong_xa")              \
    X(PERSON, ma_don_vi, CODE, false, "ma_dv|madvi")                                               \
    X(PERSON, ma_co_quan, CODE, false, "ma_co_quan_quan_ly")                                       \
    X(PERSON, loai_bhxh, CODE, false, "loai_hinh_bhxh")                                            \
    X(PERSON, bhtn, FLAG, false, "tham_gia_bhtn")                                                  \
    X(PERSON, bhyt, FLAG, false, "tham_gia_bhyt")                                                  \
    X(PERSON, nhom_bhyt, CODE, false, "ma_nhom_bhyt|nhom_doi_tuong_bhyt")                          \
    X(PERSON, muc_dong, MONEY, false, "")                                                          \
    X(PERSON, tu_ngay, DATE, false, "")                                                            \
    X(PERSON, den_ngay, DATE, false, "")
#define SCHEMA_DON_VI_COLUMNS(X)                                                                   \
    X(EMPLOYER, ma_don_vi, CODE, true, "ma_dv|madvi")                                              \
    X(EMPLOYER, ma_so_thue, CODE, false, "mst")                                                    \
    X(EMPLOYER, ten_don_vi, TEXT, true, "ten_dv|tendvi")                                           \
    X(EMPLOYER, ma_xa, CODE, true, "ma_phuong_xa|ma_xa_phuong|ma_dia_ban")                         \
    X(EMPLOYER, ten_xa, TEXT, false, "ten_phuong_xa|ten_xa_phuong|xa_phuong|phuong_xa")            \
    X(EMPLOYER, dia_chi, TEXT, false, "dia_chi_don_vi|dia_chi_tru_so|dia_chi_tru_so_chinh")        \
    X(EMPLOYER, ma_co_quan, CODE, false, "ma_co_quan_quan_ly")                                     \
    X(EMPLOYER, loai_hinh, CODE, false, "ma_loai_hinh")                                            \
    X(EMPLOYER, so_lao_dong, SUM, true, "so_ld")                                                   \
    X(EMPLOYER, quy_luong, MONEY, false, "tong_quy_luong")                                         \
    X(EMPLOYER, phai_dong, MONEY, false, "so_phai_dong|so_tien_phai_dong")                         \
    X(EMPLOYER, da_dong, MONEY, false, "so_da_dong|so_tien_da_dong")                               \
    X(EMPLOYER, cham_dong, MONEY, false, "so_cham_dong|so_tien_cham_dong")                         \
    X(EMPLOYER, so_thang_cham, DECIMAL, false, "so_thang_cham_dong")
#define SCHEMA_THUE_COLUMNS(X)                                                                     \
    X(TAXPAYER, ma_so_thue, CODE, true, "mst")                                                     \
    X(TAXPAYER, ten, TEXT, true, "ten_nguoi_nop_thue|ten_nnt")                                     \
    X(TAXPAYER, ma_xa, CODE, false, "ma_phuong_xa|ma_xa_phuong|ma_dia_ban")                        \
    X(TAXPAYER, ten_xa, TEXT, false, "ten_phuong_xa|ten_xa_phuong|xa_phuong|phuong_xa")            \
    X(TAXPAYER, dia_chi, TEXT, false, "dia_chi_tru_so|dia_chi_tru_so_chinh|dia_chi_kinh_doanh")    \
    X(TAXPAYER, loai_hinh, CODE, false, "ma_loai_hinh")                                            \
    X(TAXPAYER, trang_thai, CODE, true, "ma_trang_thai")                                           \
    X(TAXPAYER, ngay_cap, DATE, false, "ngay_cap_mst")                                             \
    X(TAXPAYER, so_lao_dong, SUM, false, "so_ld")                                                  \
    X(TAXPAYER, tong_quy_luong, MONEY, false, "quy_luong")
#define SCHEMA_DAN_SO_COLUMNS(X)                                                                   \
    X(POPULATION, nam, CODE, true, "")                                                             \
    X(POPULATION, ma_xa, CODE, true, "ma_phuong_xa|ma_xa_phuong|ma")                               \
    X(POPULATION, ten_xa, TEXT, false, "ten_phuong_xa|ten_xa_phuong|xa_phuong|phuong_xa")          \
    X(POPULATION, dan_so, COUNT, true, "")                                                         \
    X(POPULATION, llld, COUNT, false, "luc_luong_lao_dong")
#define SCHEMA_CHI_TIEU_COLUMNS(X)                                                                 \
    X(TARGET, nam, CODE, true, "")                                                                 \
    X(TARGET, cap, CODE, true, "")                                                                 \
    X(TARGET, ma, CODE, true, "")                                                                  \
    X(TARGET, chi_tieu, CODE, true, "")                                                            \
    X(TARGET, gia_tri, NUMBER, true, "")
#define SCHEMA_XA_COLUMNS(X)                                                                       \
    X(XA, ma_xa, CODE, true, "")                                                                   \
    X(XA, ten_xa, TEXT, true, "")                                                                  \
    X(XA, loai, TEXT, false, "")                                                                   \
    X(XA, hieu_luc_tu, DATE, false, "")                                                            \
    X(XA, hieu_luc_den, DATE, false, "")
#define SCHEMA_CO_QUAN_COLUMNS(X)                                                                  \
    X(CO_QUAN, ma_co_quan, CODE, true, "")                                                         \
    X(CO_QUAN, ten, TEXT, true, "ten_co_quan")                                                     \
    X(CO_QUAN, viet_tat, TEXT, false, "")                                                          \
    X(CO_QUAN, nhieu_noi, FLAG, false, "")                                                         \
    X(CO_QUAN, cap_tren, TEXT, false, "co_quan_chu_quan")                                          \
    X(CO_QUAN, ky_hieu, TEXT, false, "")
#define SCHEMA_NHOM_BHYT_COLUMNS(X)                                                                \
    X(NHOM, nhom_bhyt, CODE, true, "")                                                             \
    X(NHOM, ten, TEXT, true, "ten_nhom")                                                           \
    X(NHOM, ma_co_quan, CODE, false, "")                                                           \
    X(NHOM, loai_tru_bao_phu, FLAG, false, "")                                                     \
    X(NHOM, tiem_nang, TEXT, false, "")
#define SCHEMA_LOAI_HINH_COLUMNS(X)                                                                \
    X(LOAI_HINH, loai_hinh, CODE, true, "")                                                        \
    X(LOAI_HINH, ten, TEXT, true, "")
#define SCHEMA_QUY_DOI_XA_COLUMNS(X)                                                               \
    X(QUY_DOI, ma_xa_cu, CODE, true, "")                                                           \
    X(QUY_DOI, ten_xa_cu, TEXT, true, "")                                                          \
    X(QUY_DOI, ten_huyen_cu, TEXT, false, "")                                                      \
    X(QUY_DOI, ten_tinh_cu, TEXT, false, "")                                                       \
    X(QUY_DOI, ma_xa_moi, CODE, true, "")                                                          \
    X(QUY_DOI, ten_xa_moi, TEXT, false, "")                                                        \
    X(QUY_DOI, ty_le, TEXT, false, "ty_le_ds")                                                     \
    X(QUY_DOI, phan, TEXT, false, "")                                                              \
    X(QUY_DOI, can_cu, TEXT, false, "")
#define SCHEMA_QUYET_DINH_COLUMNS(X)                                                               \
    X(QUYET_DINH, ma_don_vi, CODE, true, "ma_dv|madvi")                                            \
    X(QUYET_DINH, ma_so_thue, CODE, false, "mst")                                                  \
    X(QUYET_DINH, quyet_dinh, TEXT, true, "")                                                      \
    X(QUYET_DINH, ngay, DATE, false, "ngay_quyet_dinh")
#define SCHEMA_DIA_CHI_COLUMNS(X)                                                                  \
    X(DIA_CHI, ma_don_vi, CODE, true, "ma_dv|madvi")                                               \
    X(DIA_CHI, dia_chi, TEXT, false, "dia_chi_don_vi|dia_chi_tru_so|dia_chi_tru_so_chinh")         \
    X(DIA_CHI, ma_xa, CODE, false, "ma_phuong_xa|ma_xa_phuong|ma_dia_ban")                         \
    X(DIA_CHI, ngay, DATE, false, "ngay_quyet_dinh")
#define SCHEMA_LICH_SU_COLUMNS(X)                                                                  \
    X(HISTORY, ky, CODE, true, "")                                                                 \
    X(HISTORY, cap, CODE, true, "")                                                                \
    X(HISTORY, ma, CODE, false, "")                                                                \
    X(HISTORY, ten, TEXT, false, "")                                                               \
    X(HISTORY, chi_tieu, CODE, true, "")                                                           \
    X(HISTORY, gia_tri, NUMBER, true, "")
#define SCHEMA_CHUYEN_DE_COLUMNS(X)                                                                \
    X(SUBJECT, chuyen_de, TEXT, true, "noi_dung|ten_chuyen_de")                                    \
    X(SUBJECT, noi, TEXT, true, "ten_noi|don_vi|ten_don_vi|ten_truong|to_dan_pho|to_chuc")         \
    X(SUBJECT, ma_xa, CODE, false, "ma_phuong_xa|ma_xa_phuong|ma_dia_ban")                         \
    X(SUBJECT, ten_xa, TEXT, false, "ten_phuong_xa|ten_xa_phuong|xa_phuong|phuong_xa")             \
    X(SUBJECT, ma_co_quan, CODE, false, "ma_co_quan_quan_ly")                                      \
    X(SUBJECT, don_vi_tinh, TEXT, false, "dvt")                                                    \
    X(SUBJECT, chi_tieu, SUM, false, "ke_hoach|muc_tieu|chi_tieu_giao")                            \
    X(SUBJECT, thuc_hien, SUM, false, "ket_qua|da_thuc_hien|so_thuc_hien")                         \
    X(SUBJECT, ghi_chu, TEXT, false, "")
#define SCHEMA_GIAI_TRINH_COLUMNS(X)                                                               \
    X(ANSWER, ma, CODE, true, "ma_xa|ma_co_quan|ma_noi|ma_phuong_xa|ma_xa_phuong|ma_dia_ban")      \
    X(ANSWER, chi_tieu, TEXT, true, "ma_chi_tieu|ten_chi_tieu")                                    \
    X(ANSWER, giai_trinh, TEXT, false, "noi_dung_giai_trinh|noi_dung|ly_do|nguyen_nhan")

enum schema_table {
#define SCHEMA_ENUM(NAME, name) SCHEMA_##NAME,
    INPUT_TABLES(SCHEMA_ENUM)
#undef SCHEMA_ENUM
        SCHEMA_TABLE_COUNT
};
/* The first tables are extracts: they are read from the folder of a period.  The others are
 * lists for all periods, and behind them (from chuyen_de) what offices write by hand for a period. */
enum { SCHEMA_EXTRACTS = SCHEMA_THUE + 1 };

/* Columns by number: SCHEMA_PERSON_ma_so_bhxh is 0 of its table, and so on. */
#define SCHEMA_COLUMN_ENUM(TABLE, name, type, required, also) SCHEMA_##TABLE##_##name,
enum schema_person { SCHEMA_NGUOI_THAM_GIA_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_PERSON_COUNT };
enum schema_employer { SCHEMA_DON_VI_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_EMPLOYER_COUNT };
enum schema_taxpayer { SCHEMA_THUE_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_TAXPAYER_COUNT };
enum schema_population { SCHEMA_DAN_SO_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_POPULATION_COUNT };
enum schema_target { SCHEMA_CHI_TIEU_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_TARGET_COUNT };
enum schema_xa { SCHEMA_XA_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_XA_COUNT };
enum schema_co_quan { SCHEMA_CO_QUAN_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_CO_QUAN_COUNT };
enum schema_nhom { SCHEMA_NHOM_BHYT_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_NHOM_COUNT };
enum schema_loai_hinh { SCHEMA_LOAI_HINH_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_LOAI_HINH_COUNT };
enum schema_quyet_dinh { SCHEMA_QUYET_DINH_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_QUYET_DINH_COUNT };
enum schema_dia_chi { SCHEMA_DIA_CHI_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_DIA_CHI_COUNT };
enum schema_history { SCHEMA_LICH_SU_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_HISTORY_COUNT };
enum schema_subject { SCHEMA_CHUYEN_DE_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_SUBJECT_COUNT };
enum schema_answer { SCHEMA_GIAI_TRINH_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_ANSWER_COUNT };
enum schema_quy_doi { SCHEMA_QUY_DOI_XA_COLUMNS(SCHEMA_COLUMN_ENUM) SCHEMA_QUY_DOI_COUNT };
#undef SCHEMA_COLUMN_ENUM
enum { SCHEMA_COLUMNS_MAX = 24 }; /* of a table, with the own ones of a form (ingest/form.h) */

struct schema_column {
    const char *name;
    enum schema_type type;
    bool required;
    const char *also;
};
/* The column that may stand in for a required one: dia_chi for ma_xa.  The column itself when there is none. */
uint32_t schema_instead(enum schema_table t, uint32_t column);
bool schema_is_number(enum schema_type t);
bool schema_adds_up(enum schema_type t);      /* a total line states its sum */
const char *schema_name(enum schema_table t); /* "nguoi_tham_gia" */
const struct schema_column *schema_columns(enum schema_table t, uint32_t *n);

/* How surely a header means a column; lower is surer. */
enum schema_match { SCHEMA_CANONICAL, SCHEMA_ALIAS, SCHEMA_KNOWN, SCHEMA_NO_MATCH };

/* All names of all columns of one table, folded, with the aliases of the profile. */
struct schema_names {
    enum schema_table table;
    struct schema_name_row {
        str key; /* folded, blanks gone: "masobhxh" */
        uint32_t column;
        enum schema_match match;
    } * row;
    size_t n;
};
/* false (ERR_CONFIG): [cot.<bang>] names a column that does not exist, or one alias twice. */
bool schema_names(struct arena *a, enum schema_table t, const struct profile *p,
                  struct schema_names *out, struct err *e);
/* A header as it is compared: folded, blanks gone. */
str schema_key(struct arena *a, str s);
/* The column of a table with this name; none: as many as it has. */
uint32_t schema_column_named(enum schema_table t, str name);
/* *column gets the column that a header means.  A unit in brackets at its end, "Số tiền (đồng)",
 * does not count. */
enum schema_match schema_match(struct arena *scratch, const struct schema_names *names, str header,
                               uint32_t *column);

#endif /* INGEST_SCHEMA_H */
