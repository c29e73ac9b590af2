/*
 * status - the state of everything today: each period and what it lacks, last night's run, free
 * space on the disk (spec 4.2, 4.4).
 *
 *     periods: those that have extracts or a set, and those whose report is due or overdue
 *       no_data < data (extracts, no set) < provisional < draft < published < locked; overdue beside each of them
 *     level, as monitoring counts
 *       critical   a report is overdue; last night ended with an error, or was more than 2 days ago; less than 5% of
 *                  the disk of the output folder is free
 *       warning    2 days before the last day a file is missing; there was no night yet; less than 10% is free
 */
#ifndef ASK_STATUS_H
#define ASK_STATUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ask/deadline.h"
#include "ask/last_night.h"

enum status_state {
    STATUS_NO_DATA,
    STATUS_DATA,
    STATUS_PROVISIONAL,
    STATUS_DRAFT,
    STATUS_PUBLISHED,
    STATUS_LOCKED
};

struct status_row {
    struct deadline deadline;
    bool is_due; /* false for a month: deadline.due is then not valid */
    bool overdue;
    enum status_state state;
    /* Of a set that is not sealed: the rules by which it was counted, if the program has others by now; else 0. */
    int64_t other_rules;
};

enum status_level { STATUS_OK, STATUS_WARNING, STATUS_CRITICAL };

struct status {
    struct status_row *row; /* in order of time */
    size_t rows;
    struct last_night night;
    uint64_t input_bytes, output_bytes, free_bytes, disk_bytes;
    enum status_level level;
    const char *why; /* reasons for the level, one line; the worst first */
};

/* Look at everything; r->today is the day of the question. */
bool status_look(struct arena *a, const struct deadline_request *r, struct status *out,
                 struct err *e);

#endif /* ASK_STATUS_H */
