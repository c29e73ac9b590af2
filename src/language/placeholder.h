/*
 * placeholder - what stands in braces in a report, read and checked: "bhxh so_voi ky_truoc".
 *
 *     {bhxh}  {bhxh.ct}                      a figure                         "170.123"
 *     {ky.ten}  {tinh.goi}                   a word (template/words.h)
 *     {bhxh so_voi ky_truoc}                 "tăng 1.234 người (0,73%) so với ngày 31/12/2025"
 *     {bhxh tang_giam ky_truoc}              "tăng 1.234 người (0,73%)"
 *     {bhxh bien_dong}                       ", tăng ... so với ngày 31/12/2025, tăng ... so với cùng kỳ năm 2025"
 *     {bhxh con_thieu}                       what is missing to the year's target: "2.345"; {cham_dong con_thieu}: what is above it
 *     {bhyt tien_do}                         "đã tăng 24/116 người phải tăng thêm trong năm (20,69%); với tiến độ ..."
 *     {bhyt phan_tang}  {bhyt du_kien}       "20,69%" of the increase is made; "99,34%" of the target at the year's end
 *     {bhyt vi_sao ky_truoc 3}               "tăng 60 người tại 25 xã, phường, nhiều nhất là ...; giảm 18 người tại ..."
 *     {bhxh_bb vi_sao ky_truoc 3 don_vi}     "; theo đơn vị, tăng ...": by employer (bhxh_bb, bhtn), or nothing; nhom the same by group; co_quan: by department
 *     {du_kien_thieu bhyt 5}                 "36/40 xã, phường, thiếu nhiều nhất là xã A (12 người), ..."
 *     {cham_dong truoc_do}                   " (31/3/2026: 73,48 tỷ; 30/6/2026: 60,11 tỷ)"
 *     {doi_hang ht_bhyt}                     ", tăng 3 bậc"
 *     {doi_hang ht_bhyt ky_truoc}            ", tăng 3 bậc so với ngày 31/12/2025"
 *     {dat ht_bhyt}                          "vượt", "đạt", "chưa đạt"
 *     {xep_hang ht_bhyt}                     place of the document's commune or department: "3/40"
 *     {thap_nhat ht_bhyt 5} {cao_nhat ...}   "xã A (52,10%), phường B (53,00%)"; level: xa, co_quan
 *     {dem xa ht_bhyt >= 100}  {dem xa}      how many communes
 *     {liet_ke xa ht_bhyt < 90 5}            which: "xã A (52,10%), phường B (53,00%) và 3 xã, phường khác"
 *     {neu CONDITION} ... {neu_khong} ... {het}
 *     {phu_luc theo-xa}                      "Phụ lục II", and the annex is put behind the report
 *     {bang tong-hop}  {bieu_do theo-xa}     a table, a chart, alone on its line
 *     {bang cham-dong-nhieu 5}               of a list the first rows, its total, and how many more
 *     {nhan_xet kho-khan}                    an office's own paragraphs, alone on its line
 *
 * CONDITION: clauses joined by " va ", each may begin with "khong":
 *     bhxh                   the figure is known
 *     co xa ht_bhyt >= 100   of some commune
 *     ht_bhyt >= 100         compared with a number, a figure or a number of the profile; false
 *                            where either is not known
 *     nhan_xet kho-khan      the paragraphs are there
 *     tam_tinh               the figures are provisional
 *     con_thang              the year has months left
 *     quy                    of one quarter or month, not summed from quarters
 *     phu_luc theo-xa        the annex has something to show
 *     van_ban.can_cu         the setting of the profile is given
 */
#ifndef LANGUAGE_PLACEHOLDER_H
#define LANGUAGE_PLACEHOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "conf/profile.h"
#include "language/annex_def.h"

/* NAME, first (or second) word, what it gives */
#define PLACEHOLDERS(X)                                                                            \
    X(FIGURE, "", "một số liệu")                                                                   \
    X(WORD, "", "một từ")                                                                          \
    X(SO_VOI, "so_voi", "so sánh, có nêu kỳ so sánh")                                              \
    X(TANG_GIAM, "tang_giam", "so sánh, không nêu kỳ")                                             \
    X(BIEN_DONG, "bien_dong", "mọi so sánh có số liệu, mỗi so sánh một lần")                       \
    X(CON_THIEU, "con_thieu", "số còn thiếu so với chỉ tiêu năm")                                  \
    X(TIEN_DO, "tien_do", "tiến độ trong năm và dự kiến đến hết năm")                              \
    X(PHAN_TANG, "phan_tang", "phần đã thực hiện của số phải tăng thêm trong năm")                 \
    X(DU_KIEN, "du_kien", "tỷ lệ hoàn thành chỉ tiêu dự kiến đến hết năm")                         \
    X(VI_SAO, "vi_sao", "những nơi làm nên mức tăng, giảm")                                        \
    X(DU_KIEN_THIEU, "du_kien_thieu", "những nơi dự kiến không đạt chỉ tiêu năm")                  \
    X(TRUOC_DO, "truoc_do", "những lần chốt trước của toàn tỉnh, mỗi lần một số")                  \
    X(DOI_HANG, "doi_hang", "thứ hạng tăng, giảm mấy bậc")                                         \
    X(DAT, "dat", "vượt, đạt hoặc chưa đạt")                                                       \
    X(XEP_HANG, "xep_hang", "thứ hạng của nơi được báo cáo")                                       \
    X(THAP_NHAT, "thap_nhat", "các nơi thấp nhất")                                                 \
    X(CAO_NHAT, "cao_nhat", "các nơi cao nhất")                                                    \
    X(DEM, "dem", "đếm số nơi")                                                                    \
    X(LIET_KE, "liet_ke", "nêu tên các nơi")                                                       \
    X(NEU, "neu", "điều kiện")                                                                     \
    X(NEU_KHONG, "neu_khong", "phần ngược lại của điều kiện")                                      \
    X(HET, "het", "hết điều kiện")                                                                 \
    X(PHU_LUC, "phu_luc", "số của phụ lục, và đính kèm phụ lục")                                   \
    X(BANG, "bang", "một bảng")                                                                    \
    X(BIEU_DO, "bieu_do", "một biểu đồ")                                                           \
    X(NHAN_XET, "nhan_xet", "đoạn văn riêng của cơ quan")

enum placeholder_kind {
#define PLACEHOLDER_ENUM(NAME, word, gives) PLACEHOLDER_##NAME,
    PLACEHOLDERS(PLACEHOLDER_ENUM)
#undef PLACEHOLDER_ENUM
        PLACEHOLDER_KINDS
};

enum placeholder_sign {
    PLACEHOLDER_LT,
    PLACEHOLDER_LE,
    PLACEHOLDER_EQ,
    PLACEHOLDER_GE,
    PLACEHOLDER_GT
};

struct placeholder_test { /* figure sign operand */
    struct figure figure;
    bool compares; /* false: is the figure known? */
    enum placeholder_sign sign;
    enum { PLACEHOLDER_NUMBER, PLACEHOLDER_OTHER, PLACEHOLDER_SETTING } operand;
    struct num_ratio number; /* 100 for a rate is {1, 1} */
    struct figure other;
    enum profile_id setting; /* PERCENT or INT */
};
struct placeholder_clause {
    bool negated;
    enum placeholder_clause_kind {
        PLACEHOLDER_TEST,
        PLACEHOLDER_SOME,
        PLACEHOLDER_REMARK,
        PLACEHOLDER_PROVISIONAL,
        PLACEHOLDER_MONTHS,
        PLACEHOLDER_SHORT,
        PLACEHOLDER_ANNEX,
        PLACEHOLDER_GIVEN
    } what;
    str given;                 /* GIVEN: the word */
    const struct annex *annex; /* ANNEX */
    enum member_level level;   /* SOME: the test must hold for a line of this level */
    struct placeholder_test test;
    str remark;
};

enum { PLACEHOLDER_CLAUSES = 6, PLACEHOLDER_WHY = 400 };

struct placeholder {
    enum placeholder_kind kind;
    struct figure figure;
    enum cube_when when;     /* SO_VOI, TANG_GIAM, VI_SAO */
    enum member_level level; /* THAP_NHAT, CAO_NHAT, DEM, LIET_KE */
    bool by_employer;        /* VI_SAO */
    bool dated;              /* DOI_HANG: says since when */
    int64_t n;               /* THAP_NHAT, CAO_NHAT, LIET_KE, BANG of a list: how many; 0: all */
    bool tests;              /* DEM, LIET_KE: test holds */
    struct placeholder_test test;
    struct placeholder_clause clause[PLACEHOLDER_CLAUSES]; /* NEU */
    size_t clauses;
    const struct annex *annex;       /* PHU_LUC, BANG, BIEU_DO */
    const struct annex_table *table; /* BANG */
    const struct annex_chart *chart; /* BIEU_DO */
    str word;                        /* WORD, NHAN_XET */
};

struct placeholder_world { /* what may be named */
    const struct indicator_set *indicators;
    const struct annex_set *annexes;
};

/* text: what is between the braces.  false: why says in Vietnamese what is wrong. */
bool placeholder_parse(struct arena *a, str text, const struct placeholder_world *w,
                       struct placeholder *out, char why[PLACEHOLDER_WHY]);

/* Whether it is a block of its own: alone on its line. */
bool placeholder_is_block(enum placeholder_kind kind);

#endif /* LANGUAGE_PLACEHOLDER_H */
