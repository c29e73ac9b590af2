/*
 * compare - what changed between two sets of figures, by place and indicator (spec 4.1 `diff`).
 *
 * A set is a period or a revision: "2026-Q1", "2026-Q1.dc1"; its so-lieu.csv is taken from the
 * output folder, else from input/lich_su.  Both are read with today's communes; old communes go
 * through the crosswalk.  Two quarters or months before 1/7/2025 are compared with the communes of
 * their own time.
 */
#ifndef ASK_COMPARE_H
#define ASK_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "dim/member.h"
#include "figures/movement.h"

struct compare_request {
    const char *input, *output, *templates;
    const struct profile *profile;
    const char *before, *after; /* names of sets */
    /* May be NULL.  Gets sentences about the two sets, before the first row: what cannot be
     * compared, what was not used. */
    void (*note)(void *ctx, str words);
    void *note_ctx;
};

struct compare_change {
    enum member_level level;
    str code, name, indicator;
    bool had, has;         /* present before, after */
    bool percent;          /* values are hundredths of a percent */
    int64_t before, after; /* valid where present */
};

/* Call fn for every cell that differs, in the order of so-lieu.csv; *changes counts them. */
bool compare_sets(const struct compare_request *r,
                  void (*fn)(void *ctx, const struct compare_change *c), void *ctx, size_t *changes,
                  struct err *e);

/* The parts of a change in numbers of people, when the input folder still has the extracts of
 * both periods.  The parts and `unexplained` sum to after - before of the published figures;
 * `unexplained` is the difference between these figures and the present extracts. */
struct compare_parts_row {
    enum member_level level; /* TINH or XA */
    str code, name, indicator;
    int64_t before, after;
    int64_t part[MOVEMENT_PART_COUNT];
    int64_t unexplained;
};
/* How far a change can be explained. */
enum compare_told {
    COMPARE_BY_PERSON,   /* both extracts were read */
    COMPARE_ONE_PERIOD,  /* revisions of one period: its data was corrected or came late */
    COMPARE_NO_EXTRACTS, /* of the period `missing`: everything is unexplained */
};
struct compare_parts {
    enum compare_told told;
    char missing[PERIOD_TEXT];
    bool employers;        /* both periods have don_vi, so new employers are known */
    uint32_t cuts;         /* old communes that were divided between several communes of today */
    uint32_t incomparable; /* communes of today without an earlier figure: a share is not known */
};
/* Call fn for bhxh_bb, bhxh_tn, bhtn and bhyt of the province and of every commune where the
 * number changed or people came or left.  ERR_USAGE: `before` is the later period. */
bool compare_parts(const struct compare_request *r,
                   void (*fn)(void *ctx, const struct compare_parts_row *row), void *ctx,
                   struct compare_parts *out, struct err *e);

/* Tell when the two sets were counted by different rules (store/version.h).  A set typed by hand has no version. */
bool compare_tell_rules(const struct compare_request *r, struct arena *a, struct err *e);

#endif /* ASK_COMPARE_H */
