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

/* NAME, id, what it means for people */
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
const char *reconcile_class_id(enum reconcile_class c);
const char *reconcile_class_text(enum reconcile_class c);

struct reconcile_group {
    str mst;  /* empty for an employer without any code */
    str name; /* of the BHXH side, else of the tax side */
    enum reconcile_class class;
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
/* Match, class, count into the cube: dc_*, thue_*; for tinh, xa, co_quan, loai_hinh.  Once only; e outlives
 * r.  e NULL: no employers were delivered; only the tax side's own thue_* then. */
bool reconcile_finish(struct reconcile *r, const struct employers *e, struct cube *c,
                      struct err *err);
uint32_t reconcile_count(const struct reconcile *r);
const struct reconcile_group *reconcile_at(const struct reconcile *r, uint32_t ix);
/* |tax workers - BHXH workers|, a side that is not there counting 0; 0 where a number is missing. */
int64_t reconcile_gap(const struct reconcile_group *g);

/* How RA_SOAT's `diem` is made, for the notes under the list (0 to 100). */
#define RECONCILE_SCORE_TEXT                                                                                                   \
    "Điểm ưu tiên kiểm tra (tối đa 100): 1 điểm mỗi lao động chênh lệch (tối đa 50), 1 điểm mỗi " \
    "100 triệu đồng quỹ lương chênh lệch (tối đa 30), 2 điểm mỗi tháng chậm đóng (tối đa 20)"
int64_t reconcile_score(int64_t gap_workers, int64_t gap_vnd, int64_t months_late);

/* Fill LIST_RA_SOAT (chua_tg, thieu_ld, thieu_luong) and LIST_SAI_MST, largest gap of workers first, then of
 * pay, then by code.  chenh_ld is reconcile_gap, so that a class's rows sum to its dc_<lop>_ld; chenh_luong is
 * tax less BHXH payroll, unknown where one is not told.  goi_y is a tax payer without BHXH in the same commune whose
 * name is the same but for the kind of company: a hint, never counted as matched. */
void reconcile_lists(const struct reconcile *r, const struct employers *e, struct arena *a,
                     struct list_set *out);

#endif /* FIGURES_RECONCILE_H */
