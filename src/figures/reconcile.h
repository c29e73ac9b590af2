/*
 * reconcile - BHXH employers against tax payers, by tax code (đối chiếu, spec 1.5).
 *
 *     union of both sides, grouped by MST
 *        └─ exactly one class each, tested in the order of RECONCILE_CLASSES
 *
 * An employer without a valid MST is a group of its own (sai_mst).  dc_<lop> counts groups, dc_<lop>_ld
 * adds reconcile_gap of its groups.  A group's commune is the BHXH side's (of
 * its largest employer, then lowest code), else the tax side's; likewise kind of employer and name; department is the
 * BHXH side's, else unassigned.  thue_* stand at the tax payer's own commune and kind.
 *
 * Missing numbers never accuse: a test that needs a number that was not given does not hold, and a group
 * of which one row lacks it has none (so the group ends in khop); a payer of whom tax
 * tells no workers is thue_khong_ld.  Tolerances: more than tolerance, exactly (128 bits).
 * Decisions of the office (quyet_dinh_doi_chieu.csv) come before the codes: `ghep` gives an employer the tax code to match
 * by, whatever it stated; `khong_ghep` takes its stated code away (it is then sai_mst) or the tax payer out of its
 * hints.  The latest decision about an employer and a tax code stands.
 * The same code at both sides with the profile's chi_nhanh_ve_me: a 13-digit branch
 * without partner stands under its parent's 10 digits when the parent has a row at the other side.
 */
#ifndef FIGURES_RECONCILE_H
#define FIGURES_RECONCILE_H

#include <stdbool.h>
#include <stdint.h>

#include "conf/profile.h"
#include "figures/cube.h"
#include "figures/employers.h"
#include "figures/list.h"
#include "ingest/extract.h"
#include "ingest/reference.h"

/* NAME, id (dc_<id> of the catalogue), what it means for people */
#define RECONCILE_CLASSES(X)                                                                       \
    X(SAI_MST, "sai_mst", "Mã số thuế không hợp lệ")                                               \
    X(NGUNG_THUE, "ngung_thue", "Đã ngừng hoạt động về thuế")                                      \
    X(THIEU_LD, "thieu_ld", "Tham gia chưa đủ lao động")                                           \
    X(THIEU_LUONG, "thieu_luong", "Đóng trên quỹ lương thấp")                                      \
    X(THUA_LD, "thua_ld", "Lao động BHXH nhiều hơn thuế")                                          \
    X(KHOP, "khop", "Khớp")                                                                        \
    X(CHUA_TG, "chua_tg", "Chưa tham gia BHXH")                                                    \
    X(THUE_KHONG_LD, "thue_khong_ld", "Chỉ có ở thuế, không có lao động")                          \
    X(THUE_NGUNG, "thue_ngung", "Chỉ có ở thuế, đã ngừng hoạt động")                               \
    X(KHONG_THUE, "khong_thue", "Chỉ có ở BHXH")

enum reconcile_class {
#define RECONCILE_ENUM(NAME, id, text) RECONCILE_##NAME,
    RECONCILE_CLASSES(RECONCILE_ENUM)
#undef RECONCILE_ENUM
        RECONCILE_CLASS_COUNT
};
const char *reconcile_class_text(enum reconcile_class c);
/* dc_<lop>, or dc_<lop>_ld. */
uint32_t reconcile_class_indicator(enum reconcile_class c, bool workers);

struct reconcile_group {
    str mst;  /* empty for an employer without any code */
    str name; /* of the BHXH side, else of the tax side */
    enum reconcile_class class;
    bool mst_ok;                     /* its code can be matched by */
    bool bhxh, tax;                  /* on which sides it stands */
    bool active;                     /* tax side: any of its rows is active */
    uint32_t xa, co_quan, loai_hinh; /* lines */
    uint32_t employer;               /* index in employers of its first, or MEMBER_NONE */
    int64_t ld_bhxh, ld_thue, luong_bhxh, luong_thue; /* EXTRACT_NO_NUMBER: not told */
    period_day ngay_cap;                              /* earliest of the tax rows; PERIOD_NO_DATE */
};

struct reconcile;
struct reconcile *reconcile_new(const struct profile *p, const struct member_set *m,
                                struct ledger *l);
void reconcile_free(struct reconcile *r);
/* The same code again: identical is DUPLICATE; other figures: D11, accepted and summed. */
enum extract_pot reconcile_taxpayer(struct reconcile *r, struct extract_at at,
                                    const struct extract_taxpayer *t);
/* Before reconcile_finish; d in its order, and outlives r. */
void reconcile_decide(struct reconcile *r, const struct reference_decisions *d);
struct reconcile_decided { /* of the latest decisions, after reconcile_finish */
    uint32_t matched;      /* employers that stand under a code that was decided */
    uint32_t parted;       /* employers whose stated code was taken away */
    uint32_t strange;      /* employers of the file that are not in the period */
};
struct reconcile_decided reconcile_decided(const struct reconcile *r);
/* Match, class, count into the cube: dc_*, thue_*; for tinh, xa, co_quan, loai_hinh.  Once only; e outlives
 * r.  e NULL: no employers were delivered; only the tax side's own thue_* then. */
bool reconcile_finish(struct reconcile *r, const struct employers *e, struct cube *c,
                      struct err *err);
uint32_t reconcile_count(const struct reconcile *r);
const struct reconcile_group *reconcile_at(const struct reconcile *r, uint32_t ix);
/* Group of an employer (its index in employers), and of a tax payer by its index of reconcile_taxpayers. */
uint32_t reconcile_of_employer(const struct reconcile *r, uint32_t employer);
uint32_t reconcile_taxpayers(const struct reconcile *r);
uint32_t reconcile_of_taxpayer(const struct reconcile *r, uint32_t ix, struct extract_at *at);
/* |tax workers - BHXH workers|, a side that is not there counting 0; 0 where a number is missing. */
int64_t reconcile_gap(const struct reconcile_group *g);

/* How RA_SOAT's `diem` is made, for the notes under the list (0 to 100). */
#define RECONCILE_SCORE_TEXT                                                                                                \
    "Điểm ưu tiên kiểm tra (tối đa 100): 1 điểm mỗi lao động thiếu so với thuế (tối đa 50), "    \
    "1 điểm mỗi 100 triệu đồng quỹ lương chênh lệch (tối đa 20), 2 điểm mỗi tháng chậm đóng " \
    "(tối đa 20), 10 điểm nếu kỳ trước cũng phải rà soát hoặc chậm đóng"
struct reconcile_weight {
    int64_t gap_workers, gap_vnd, months_late; /* EXTRACT_NO_NUMBER: nothing to weigh */
    bool repeated;
};
int64_t reconcile_score(const struct reconcile_weight *w);

/* What was known of the period before: `repeated` asks it. */
struct reconcile_past {
    const struct employers *e;
    const struct reconcile *r; /* finished; NULL: no tax side then */
};

/* Fill LIST_RA_SOAT (chua_tg, thieu_ld, thieu_luong) and LIST_SAI_MST, those with most workers that only tax has
 * first, then by gap of pay, then by code.  chenh_ld is reconcile_gap, so that a class's rows sum to its dc_<lop>_ld; chenh_luong is
 * tax less BHXH payroll, unknown where one is not told.  lap_lai: the same tax code was on this list in the period
 * before, or its employer is overdue now and was then; past NULL: not known.
 * goi_y is the tax payer without BHXH in the same commune whose name fits best: the same but for the kind of
 * company, else at least two thirds of the words of both.  Where two fit equally there is none.  A hint, never counted
 * as matched, never against a decision. */
void reconcile_lists(const struct reconcile *r, const struct employers *e,
                     const struct reconcile_past *past, struct arena *a, struct list_set *out);

#endif /* FIGURES_RECONCILE_H */
