/*
 * reconcile - compare BHXH employers with tax payers, by tax code (đối chiếu, spec 1.5).
 *
 *     union of both sides, grouped by MST
 *        └─ exactly one class each, tested in the order of RECONCILE_CLASSES
 *
 * An employer without a valid MST is a group of its own (sai_mst).  dc_<lop> counts groups;
 * dc_<lop>_ld sums reconcile_gap of its groups.  Commune, kind and name of a group are those of its
 * largest employer (of equal ones, the lowest code), else those of the tax payer; its department is
 * the employer's, else unassigned.  thue_* count at the tax payer's own commune and kind.
 *
 * A missing number never accuses anybody: a test that needs it does not hold, so the group ends in
 * khop.  A group lacks a number when one of its rows lacks it.  A tax payer without a number of
 * workers is thue_khong_ld.  A difference counts when it is more than the tolerance; it is computed
 * exactly (128 bits).
 *
 * Decisions of the office (quyet_dinh_doi_chieu.csv) go before the codes that employers state:
 * `ghep` gives an employer this tax code, whatever code it stated; `khong_ghep` takes the stated
 * code away from it (the employer is then sai_mst), or keeps a tax payer out of the proposals for
 * it.  Of several decisions about one employer and one tax code the latest is in force.
 *
 * With chi_nhanh_ve_me of the profile, a 13-digit branch that the other side does not have is
 * matched by its parent's 10 digits, when the other side has the parent.
 */
#ifndef FIGURES_RECONCILE_H
#define FIGURES_RECONCILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
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
    bool mst_ok;                     /* its code is valid for matching */
    bool bhxh, tax;                  /* the sides that have it */
    bool active;                     /* one of its rows of the tax side is active */
    uint32_t xa, co_quan, loai_hinh; /* lines */
    uint32_t employer;               /* index of its first employer, or MEMBER_NONE */
    int64_t ld_bhxh, ld_thue, luong_bhxh, luong_thue; /* EXTRACT_NO_NUMBER: not told */
    period_day ngay_cap;                              /* earliest of the tax rows; PERIOD_NO_DATE */
};

struct reconcile;
struct reconcile *reconcile_new(const struct profile *p, const struct member_set *m,
                                struct ledger *l);
void reconcile_free(struct reconcile *r);
/* Add a row.  A second row of a code is a DUPLICATE when it is identical; with other figures it
 * is D11, accepted and summed. */
enum extract_pot reconcile_taxpayer(struct reconcile *r, struct extract_at at,
                                    const struct extract_taxpayer *t);
/* Set the decisions, before reconcile_finish; d keeps its order and must outlive r. */
void reconcile_decide(struct reconcile *r, const struct reference_decisions *d);
struct reconcile_decided { /* effects of the decisions in force, after reconcile_finish */
    uint32_t matched;      /* employers that got another code */
    uint32_t parted;       /* employers whose stated code was taken away */
    uint32_t strange;      /* employers in the decisions that the period does not have */
};
struct reconcile_decided reconcile_decided(const struct reconcile *r);
/* Match and put each group into its class, where reconcile_propose has not done so, and count dc_* and thue_* into the
 * cube, for tinh, xa, co_quan and loai_hinh.  To be called once; e must outlive r.  e NULL: no employers were
 * delivered, and only thue_* are counted. */
bool reconcile_finish(struct reconcile *r, const struct employers *e, struct cube *c,
                      struct err *err);
uint32_t reconcile_count(const struct reconcile *r);
const struct reconcile_group *reconcile_at(const struct reconcile *r, uint32_t ix);
/* The group of an employer, by its index in employers. */
uint32_t reconcile_of_employer(const struct reconcile *r, uint32_t employer);
/* The number of tax payers. */
uint32_t reconcile_taxpayers(const struct reconcile *r);
/* The group of a tax payer, by its index; *at gets the row where it stands. */
uint32_t reconcile_of_taxpayer(const struct reconcile *r, uint32_t ix, struct extract_at *at);
/* |workers of the tax side - workers of BHXH|.  A side that the group lacks counts as 0; the
 * result is 0 where a number is missing. */
int64_t reconcile_gap(const struct reconcile_group *g);

struct reconcile_proposal {
    uint32_t employer;   /* its index */
    str mst, name;       /* of the tax payer that is proposed */
    bool active;         /* it is active at the tax office */
    unsigned score, why; /* see figures/proposals.h */
};
/* For the employers of sai_mst, propose tax payers that no employer has (figures/proposals.h); none that a decision
 * forbids.  Call it when all rows are in, before or after reconcile_finish, at most once; it writes nothing but r.  A proposal matches nothing and counts nowhere. */
void reconcile_propose(struct reconcile *r, const struct employers *e);
/* The proposals in the order of the employers; none before reconcile_propose, nor before reconcile_finish: a run that is
 * refused while people are read shows none, however far they were found.  r may be NULL. */
const struct reconcile_proposal *reconcile_proposals(const struct reconcile *r, size_t *n);
/* Add to out why the tax payer is proposed, in words for the person who decides. */
void reconcile_say(const struct reconcile_proposal *p, struct buf *out);

/* How the score `diem` of RA_SOAT is made (0 to 100), for the notes under the list. */
#define RECONCILE_SCORE_TEXT                                                                                                \
    "Điểm ưu tiên kiểm tra (tối đa 100): 1 điểm mỗi lao động thiếu so với thuế (tối đa 50), "    \
    "1 điểm mỗi 100 triệu đồng quỹ lương chênh lệch (tối đa 20), 2 điểm mỗi tháng chậm đóng " \
    "(tối đa 20), 10 điểm nếu kỳ trước cũng phải rà soát hoặc chậm đóng"
struct reconcile_weight {
    int64_t gap_workers, gap_vnd, months_late; /* EXTRACT_NO_NUMBER: counts nothing */
    bool repeated;
};
int64_t reconcile_score(const struct reconcile_weight *w);

/* The period before, for `repeated`. */
struct reconcile_past {
    const struct employers *e;
    const struct reconcile *r; /* finished; NULL: no tax side then */
};

/* Fill LIST_RA_SOAT (chua_tg, thieu_ld, thieu_luong) and LIST_SAI_MST.  First come those that
 * lack most workers compared with the tax side; equal ones are ordered by the gap of pay, then by
 * code.  chenh_ld is reconcile_gap, so the rows of a class add up to its dc_<lop>_ld.
 * chenh_luong is the payroll of the tax side less that of BHXH; unknown where one is missing.
 * lap_lai: the same tax code was on this list in the period before, or its employer is overdue
 * now and was overdue then; not known when past is NULL.  LIST_SAI_MST shows the proposals of
 * reconcile_propose. */
void reconcile_lists(const struct reconcile *r, const struct employers *e,
                     const struct reconcile_past *past, struct arena *a, struct list_set *out);

/* Put ngay_cap into the rows of LIST_CHAM_DONG_3T, which arrears_list made of the employers of reconcile_finish. */
void reconcile_date_late(const struct reconcile *r, struct arena *a, struct list *late);

/* What LIST_THUE_BIEN_DONG says of a payer that is new. */
#define RECONCILE_CHANGES_NEW "Mới đăng ký"
/* Fill LIST_THUE_BIEN_DONG.  First the tax payers registered from `first` to `last` (those of thue_moi), by date.  Then
 * those that were active in the period before (past; NULL: not known) and no longer are, grouped by their tax status,
 * the largest number of workers first.  The list is known when dates of registration or the period before are known. */
void reconcile_changes(const struct reconcile *r, const struct reconcile *past, period_day first,
                       period_day last, struct arena *a, struct list_set *out);

#endif /* FIGURES_RECONCILE_H */
