/*
 * compare - what changed between two sets of figures, by place and indicator (spec 4.1 `diff`).
 *
 * A set is a period or a revision: "2026-Q1", "2026-Q1.dc1"; its so-lieu.csv is taken from the output
 * folder, else from input/lich_su.  Both are read over the communes in force at the close of the later one, old
 * communes through the crosswalk.
 */
#ifndef RUN_COMPARE_H
#define RUN_COMPARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "conf/profile.h"
#include "dim/member.h"

struct compare_request {
    const char *input, *output;
    const struct profile *profile;
    const char *before, *after; /* names of sets */
};

struct compare_change {
    enum member_level level;
    str code, name, indicator;
    bool had, has;         /* present before, after */
    bool percent;          /* values are hundredths of a percent */
    int64_t before, after; /* meaningful where present */
};

/* fn for every cell that differs, in the order of so-lieu.csv; *changes counts them. */
bool compare_sets(const struct compare_request *r,
                  void (*fn)(void *ctx, const struct compare_change *c), void *ctx, size_t *changes,
                  struct err *e);

#endif /* RUN_COMPARE_H */
