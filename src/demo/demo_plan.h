/*
 * demo_plan - how many people of each kind there are in each commune and quarter of the
 * demonstration province.
 *
 *     province total of a kind (Kế hoạch 141)  --largest remainder-->  target of each commune
 *     target x pace of commune and quarter     -->  the people of a quarter: slots lo..hi-1
 *
 * People of one kind in one commune have the slots 0, 1, 2 ...  A quarter has a range of them, lo
 * to hi-1: people leave at lo and join at hi.  So a person always keeps the slot, and everything
 * invented for it.
 */
#ifndef DEMO_DEMO_PLAN_H
#define DEMO_DEMO_PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"
#include "base/str.h"
#include "time/period.h"

/* NAME, BHYT group, loai_bhxh, bhtn, bhyt, people at scale 1 on 31/12/2026, pace, ages, weight a
 * head in core, urban, industrial, plain, coast and mountain communes.
 * Sums: BB 152.475, TN 30.633, BHTN 142.150, BHYT 1.188.826 (Kế hoạch 141/KH-UBND). */
#define DEMO_KINDS(X)                                                                              \
    X(LAO_DONG, "DN", "BB", 1, 1, 142150, BB, 19, 59, 20, 10, 24, 6, 4, 6)                         \
    X(KHONG_CHUYEN_TRACH, "XK", "BB", 0, 1, 2325, BB, 24, 59, 3, 4, 4, 5, 5, 9)                    \
    X(CHU_HO, "DN", "BB", 0, 1, 1000, BB, 25, 59, 12, 8, 6, 4, 4, 3)                               \
    X(QUAN_NHAN, "QN", "BB", 0, 1, 5000, BB, 20, 54, 8, 4, 5, 2, 3, 12)                            \
    X(CONG_AN, "CA", "BB", 0, 1, 2000, BB, 20, 54, 9, 5, 5, 3, 3, 6)                               \
    X(TN_HO_GIA_DINH, "GD", "TN", 0, 1, 24000, TN, 20, 58, 5, 8, 7, 11, 12, 5)                     \
    X(TN_HO_NGHEO, "HN", "TN", 0, 1, 1200, TN, 20, 58, 1, 2, 2, 5, 7, 30)                          \
    X(TN_CAN_NGHEO, "CN", "TN", 0, 1, 3000, TN, 20, 58, 1, 4, 4, 8, 12, 20)                        \
    X(TN_KHONG_THE, "", "TN", 0, 0, 2433, TN, 20, 58, 7, 6, 6, 6, 6, 2)                            \
    X(HUU_TRI, "HT", "", 0, 1, 41000, ON_DINH, 57, 88, 10, 6, 4, 4, 2, 2)                          \
    X(TAI_NAN, "TB", "", 0, 1, 1200, ON_DINH, 40, 75, 5, 5, 6, 4, 3, 3)                            \
    X(TUAT_80, "CT", "", 0, 1, 3500, ON_DINH, 80, 97, 6, 5, 4, 5, 4, 2)                            \
    X(CAN_BO_XA_NGHI, "XB", "", 0, 1, 600, ON_DINH, 55, 80, 2, 4, 4, 6, 6, 7)                      \
    X(TRE_EM, "TE", "", 0, 1, 104000, DAY_DU, 0, 5, 7, 8, 9, 8, 9, 9)                              \
    X(HOC_SINH, "HS", "", 0, 1, 221000, DAY_DU, 6, 17, 17, 18, 18, 17, 18, 15)                     \
    X(SINH_VIEN, "SV", "", 0, 1, 68000, DAY_DU, 18, 23, 60, 8, 2, 1, 1, 0)                         \
    X(HO_NGHEO, "HN", "", 0, 1, 17500, ON_DINH, 1, 80, 2, 5, 6, 11, 16, 42)                        \
    X(CAN_NGHEO, "CN", "", 0, 1, 41000, ON_DINH, 1, 80, 4, 10, 10, 18, 24, 24)                     \
    X(DAN_TOC, "DT", "", 0, 1, 36000, DAY_DU, 1, 80, 0, 1, 1, 1, 1, 300)                           \
    X(BAO_TRO, "BT", "", 0, 1, 54000, ON_DINH, 1, 95, 4, 5, 5, 6, 6, 5)                            \
    X(CO_CONG, "CC", "", 0, 1, 8800, ON_DINH, 55, 95, 4, 6, 8, 9, 7, 10)                           \
    X(THAN_NHAN_CC, "TC", "", 0, 1, 15500, ON_DINH, 20, 90, 4, 6, 8, 9, 7, 9)                      \
    X(CUU_CHIEN_BINH, "CB", "", 0, 1, 9800, ON_DINH, 58, 90, 5, 6, 7, 8, 6, 7)                     \
    X(KHANG_CHIEN, "KC", "", 0, 1, 21000, ON_DINH, 66, 96, 4, 6, 8, 9, 7, 9)                       \
    X(TREN_75, "LH", "", 0, 1, 18000, ON_DINH, 75, 98, 4, 5, 5, 6, 6, 3)                           \
    X(NONG_NGHIEP, "GB", "", 0, 1, 28000, HO_GIA_DINH, 15, 78, 1, 6, 6, 16, 18, 8)                 \
    X(THAN_NHAN_QN, "TQ", "", 0, 1, 5500, ON_DINH, 1, 75, 8, 5, 5, 4, 4, 8)                        \
    X(THAN_NHAN_CA, "TA", "", 0, 1, 3900, ON_DINH, 1, 75, 8, 5, 5, 4, 4, 5)                        \
    X(HO_GIA_DINH, "GD", "", 0, 1, 309851, HO_GIA_DINH, 15, 74, 10, 20, 15, 20, 20, 2)

enum demo_kind {
#define DEMO_ENUM(NAME, ...) DEMO_KIND_##NAME,
    DEMO_KINDS(DEMO_ENUM)
#undef DEMO_ENUM
        DEMO_KIND_COUNT
};

enum demo_land { DEMO_CORE, DEMO_URBAN, DEMO_INDUSTRY, DEMO_PLAIN, DEMO_COAST, DEMO_MOUNTAIN };
enum { DEMO_LANDS = 6, DEMO_PLACES = 40 };
enum demo_pace {
    DEMO_PACE_BB,
    DEMO_PACE_TN,
    DEMO_PACE_ON_DINH,
    DEMO_PACE_DAY_DU,
    DEMO_PACE_HO_GIA_DINH,
    DEMO_PACES
};

struct demo_kind_row {
    const char *nhom, *loai_bhxh;
    int64_t total; /* people at scale 1 on 31/12/2026 */
    enum demo_pace pace;
    int age_from, age_to;
    int weight[DEMO_LANDS];
    bool bhtn, bhyt;
};
const struct demo_kind_row *demo_kind_row(enum demo_kind k);

/* The quarters of the demonstration.  BEFORE is 2025-Q3, which is never written: 2025-Q4 is
 * compared with it. */
enum demo_quarter {
    DEMO_BEFORE,
    DEMO_2025_Q4,
    DEMO_2026_Q1,
    DEMO_2026_Q2,
    DEMO_2026_Q3,
    DEMO_2026_Q4,
    DEMO_QUARTERS
};
struct period demo_quarter_period(enum demo_quarter q);

struct demo_place {
    str code, name; /* of the shipped list */
    enum demo_land land;
    int64_t real_people;             /* population as published, for weights */
    int64_t people;                  /* at the scale */
    int64_t target[DEMO_KIND_COUNT]; /* 31/12/2026 */
    int64_t lo[DEMO_KIND_COUNT][DEMO_QUARTERS], hi[DEMO_KIND_COUNT][DEMO_QUARTERS];
};

/* The four headline figures. */
struct demo_sums {
    int64_t bhxh_bb, bhxh_tn, bhtn, bhyt;
};

struct demo_plan {
    struct num_ratio scale;
    struct demo_place place[DEMO_PLACES]; /* byte order of code */
    struct demo_sums target;              /* of the province */
    int64_t people;
};

enum { DEMO_SCALE_MAX = 50 };

/* Whether the demonstration can have this scale: from 0.01 to DEMO_SCALE_MAX. */
bool demo_plan_takes(struct num_ratio scale);

/* ERR_USAGE: demo_plan_takes is false for the scale.  data: the folder of the shipped lists. */
bool demo_plan_make(struct arena *a, const char *data, struct num_ratio scale,
                    struct demo_plan *out, struct err *e);

/* v x scale, half up. */
int64_t demo_plan_scaled(const struct demo_plan *p, int64_t v);
struct demo_sums demo_plan_targets(const struct demo_place *p);
void demo_sums_add(struct demo_sums *s, enum demo_kind k, int64_t n);

#endif /* DEMO_DEMO_PLAN_H */
