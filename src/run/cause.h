/*
 * cause - one SHA-256 over everything that decides the bytes of a set: the period's extracts, the lists
 * and tables, the profile, figures of other periods, templates, fonts, version, options.
 *
 * Recorded in the manifest; `nightly` leaves a period alone when it is the same (spec 4.1).
 */
#ifndef RUN_CAUSE_H
#define RUN_CAUSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/err.h"
#include "conf/profile.h"
#include "time/period.h"

struct cause_request {
    const char *input, *output, *templates, *fonts;
    struct period period;
    const char *options; /* what the command line and environment add, as one text; may be "" */
    period_day as_of;    /* of a provisional set; PERIOD_NO_DATE */
};

/* What the environment and the command line decide: every profile value from there, then more. */
const char *cause_options(struct arena *a, const struct profile *p, const char *more);

bool cause_digest(const struct cause_request *r, char hex[DIGEST_HEX], struct err *e);

#endif /* RUN_CAUSE_H */
