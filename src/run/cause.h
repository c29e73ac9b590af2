/*
 * cause - a SHA-256 over everything that decides the bytes of a set, and one over each part of it: the period's
 * extracts, the profile, lists and tables, figures of other periods, templates, fonts, program, options, the day.
 *
 * Recorded in the manifest; `nightly` leaves a period alone when the whole is the same, and names the parts that are
 * not (spec 4.1, 4.4).
 */
#ifndef RUN_CAUSE_H
#define RUN_CAUSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"
#include "conf/profile.h"
#include "time/period.h"

/* NAME, its key in the manifest, what a person calls it */
#define CAUSE_PARTS(X)                                                                             \
    X(EXTRACTS, "extracts", "dữ liệu của kỳ")                                                      \
    X(PROFILE, "profile", "cấu hình")                                                              \
    X(LISTS, "lists", "danh mục, dân số, chỉ tiêu")                                                \
    X(OTHERS, "other_periods", "số liệu hoặc dữ liệu của kỳ khác")                                 \
    X(TEMPLATES, "templates", "mẫu")                                                               \
    X(FONTS, "fonts", "phông chữ")                                                                 \
    X(PROGRAM, "program", "phiên bản chương trình")                                                \
    X(OPTIONS, "options", "tùy chọn dòng lệnh")                                                    \
    X(DAY, "day", "ngày tính số liệu")

enum cause_part {
#define CAUSE_ENUM(NAME, id, text) CAUSE_##NAME,
    CAUSE_PARTS(CAUSE_ENUM)
#undef CAUSE_ENUM
        CAUSE_PART_COUNT
};
const char *cause_part_id(enum cause_part p);

struct cause {
    char whole[DIGEST_HEX]; /* "" when nobody knows */
    char part[CAUSE_PART_COUNT][DIGEST_HEX];
};

struct cause_request {
    const char *input, *output, *templates, *fonts;
    struct period period;
    const char *options; /* what the command line and environment add, as one text; may be "" */
    period_day as_of;    /* of a provisional set; PERIOD_NO_DATE */
};

/* What the environment and the command line decide: every profile value from there, then more. */
const char *cause_options(struct arena *a, const struct profile *p, const char *more);

bool cause_digest(const struct cause_request *r, struct cause *out, struct err *e);

/* What a published set was made from: "" when there is no such set, or where its manifest is damaged or gone. */
bool cause_of_set(const char *folder, struct cause *out, struct err *e);

bool cause_same(const struct cause *a, const struct cause *b);
/* "dữ liệu của kỳ, mẫu": the parts that differ; what is not known of one is not named. */
void cause_changes(const struct cause *was, const struct cause *is, struct buf *out);

#endif /* RUN_CAUSE_H */
