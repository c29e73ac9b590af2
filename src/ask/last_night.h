/*
 * last_night - the result of last night's unwatched run, which it recorded for people who ask by
 * day.
 *
 *     output/.dem-truoc     luc 2026-04-02T01:30:05+07:00
 *                           ma 76
 *                           lap 1
 *                           loi 0
 *                           de_yen 3
 */
#ifndef ASK_LAST_NIGHT_H
#define ASK_LAST_NIGHT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "time/period.h"

struct last_night {
    const char *time; /* when it ended; NULL: there was none, or its record is damaged */
    period_day day;   /* of time */
    int64_t status;
    int64_t made, failed, left; /* steps */
};

/* Replace the record. */
bool last_night_write(const char *output, const struct last_night *n, struct err *e);

/* Read the record; also true when there is none. */
bool last_night_read(struct arena *a, const char *output, struct last_night *out, struct err *e);

#endif /* ASK_LAST_NIGHT_H */
