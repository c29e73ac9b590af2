/*
 * demo - the demonstration province (spec 4.1): Huế, its 40 communes, people, employers and tax
 * payers, three quarters, history, targets; the same bytes every time.
 *
 * Communes, populations and the targets of Kế hoạch 141/KH-UBND are real.  Everything else,
 * persons, firms and figures, is invented; LIEU_MAU.txt in the folder says so and lists the errors
 * made on purpose.  Only files that this room wrote are overwritten (demo_out.h).
 */
#ifndef DEMO_DEMO_H
#define DEMO_DEMO_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"
#include "demo/demo_people.h"
#include "demo/demo_plan.h"
#include "demo/demo_roster.h"

#define DEMO_NOTICE "LIEU_MAU.txt"
enum { DEMO_FILES = 20 }; /* extract files, all quarters */

struct demo_request {
    const char *input;      /* folder to write into; made when it is not there */
    const char *data;       /* the shipped lists: templates/tham-chieu */
    struct num_ratio scale; /* {1, 10} is 0.1; from 0.01 to DEMO_SCALE_MAX */
};

/* What a reader of the files must find: for tests and for the closing words of the command. */
struct demo_result {
    struct demo_account file[DEMO_FILES];
    struct demo_tally tally[DEMO_QUARTERS];        /* counted people by commune */
    uint64_t classes[DEMO_QUARTERS][DEMO_CLASSES]; /* tax code groups by class of spec 1.5 */
    struct demo_sums target;                       /* of the province, 31/12/2026 */
};

/* out may be NULL.  Paths in it belong to the room. */
bool demo_write(const struct demo_request *r, struct demo_result *out, struct err *e);

#endif /* DEMO_DEMO_H */
