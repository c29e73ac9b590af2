/*
 * demo_roster - the employers of the demonstration province: their form, workers, dues and tax
 * data.
 *
 *     commune  first[c] .. first[c+1]-1
 *              0 UBND, 1 công an, 2 quân sự, then schools, clinics, public bodies, businesses; the last
 *              three are businesses with the rare cases, so that every scale has them
 *
 * A worker's employer is chosen at random by the employers' weights.  The number of workers of an
 * employer is counted from the people, not invented.
 */
#ifndef DEMO_DEMO_ROSTER_H
#define DEMO_DEMO_ROSTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "demo/demo_plan.h"

#define DEMO_NOBODY UINT32_MAX

/* NAME, loai_hinh, monthly pay base, workers' weight from..to, pays late sometimes */
#define DEMO_FORMS(X)                                                                              \
    X(UBND, "XPTT", 7400000, 40, 70, 0)                                                            \
    X(CONG_AN, "LLVT", 11200000, 1, 1, 0)                                                          \
    X(QUAN_SU, "LLVT", 11800000, 1, 1, 0)                                                          \
    X(TRUONG, "HCSN", 9100000, 18, 45, 0)                                                          \
    X(Y_TE, "HCSN", 9400000, 8, 90, 0)                                                             \
    X(CO_QUAN, "HCSN", 8700000, 10, 60, 0)                                                         \
    X(NQD, "NQD", 6100000, 1, 9, 1)                                                                \
    X(HKD, "HKD", 4800000, 1, 3, 1)                                                                \
    X(HTX, "HTX", 5100000, 3, 12, 1)                                                               \
    X(NCL, "NCL", 6300000, 6, 22, 1)                                                               \
    X(FDI, "FDI", 7900000, 120, 900, 1)                                                            \
    X(DNNN, "DNNN", 9800000, 40, 160, 1)

enum demo_form {
#define DEMO_ENUM(NAME, ...) DEMO_FORM_##NAME,
    DEMO_FORMS(DEMO_ENUM)
#undef DEMO_ENUM
        DEMO_FORM_COUNT
};

/* The classes of spec 1.5 in their order. */
enum demo_class {
    DEMO_SAI_MST,
    DEMO_NGUNG_THUE,
    DEMO_THIEU_LD,
    DEMO_THIEU_LUONG,
    DEMO_THUA_LD,
    DEMO_KHOP,
    DEMO_CHUA_TG,
    DEMO_THUE_KHONG_LD,
    DEMO_THUE_NGUNG,
    DEMO_KHONG_THUE,
    DEMO_CLASSES
};
const char *demo_class_id(enum demo_class c);

struct demo_dues { /* đồng, of one quarter */
    int64_t phai_dong, da_dong, cham_dong;
    int64_t so_thang;
};
struct demo_employer {
    uint32_t place, j; /* j-th of its commune */
    enum demo_form form;
    enum demo_quarter since; /* first quarter at BHXH; DEMO_BEFORE: always */
    enum demo_class class;   /* once at BHXH */
    const char *department;  /* to which it belongs */
    uint32_t department_ix;
    bool department_hidden; /* its row does not name it: "Chưa phân theo ngành" */
    int64_t weight;         /* sum of this employer and all before it in the commune */
    int64_t wage;           /* a month, đồng */
    int64_t workers[DEMO_QUARTERS];
    struct demo_dues dues[DEMO_QUARTERS];
};
struct demo_department {
    str code, short_name;
    struct demo_sums target;
};
struct demo_roster {
    struct demo_employer *e;
    size_t n;
    uint32_t first[DEMO_PLACES + 1];
    struct demo_department *department; /* order of the shipped list */
    size_t departments;
    uint32_t group_home[DEMO_KIND_COUNT]; /* department of the kind's BHYT group, or DEMO_NOBODY */
};

/* data: folder of the shipped lists, for departments and whom groups belong to. */
bool demo_roster_make(struct arena *a, const char *data, const struct demo_plan *p,
                      struct demo_roster *out, struct err *e);

/* The employer of the person of a slot in the quarter, or DEMO_NOBODY. */
uint32_t demo_roster_of(const struct demo_roster *r, uint32_t place, enum demo_kind k, int64_t slot,
                        enum demo_quarter q);
/* Index of a department's code, or DEMO_NOBODY. */
uint32_t demo_roster_department(const struct demo_roster *r, str code);
const char *demo_form_loai_hinh(enum demo_form f);
/* "TZ0500012H" */
void demo_roster_code(const struct demo_employer *e, char out[16]);

#endif /* DEMO_DEMO_ROSTER_H */
