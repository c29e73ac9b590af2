/* test_relay - pieces that a second thread makes ahead come in their order, each once. */

#include <criterion/criterion.h>
#include <stdint.h>

#include "base/relay.h"

struct job {
    uint64_t pieces, made;
    uint64_t piece[RELAY_SLOTS];
};

static bool
fill(void *ctx, unsigned slot) {
    struct job *j = ctx;

    j->piece[slot] = j->made * j->made;
    return ++j->made < j->pieces;
}

/* The caller is slower than the thread in every other job, so the slots are all filled or all empty. */
Test(relay, pieces_come_in_their_order_and_each_once_in_job_after_job) {
    struct relay *r = relay_new();

    cr_assert_not_null(r);
    for (uint64_t pieces = 1; pieces <= 300; pieces++) {
        struct job j = {.pieces = pieces};
        volatile uint64_t idle = 0;
        uint64_t n = 0;
        unsigned slot;

        relay_begin(r, fill, &j);
        while (relay_next(r, &slot)) {
            cr_assert_lt(slot, RELAY_SLOTS);
            cr_assert_eq(j.piece[slot], n * n, "piece %d of %d", (int)n, (int)pieces);
            n++;
            for (unsigned k = 0; pieces % 2 == 0 && k < 2000; k++) {
                idle += k;
            }
        }
        cr_assert_eq(idle, pieces % 2 == 0 ? n * 1999000 : 0);
        cr_assert_eq(n, pieces);
        cr_assert_eq(j.made, pieces);
    }
    relay_free(r);
}

Test(relay, one_without_a_job_is_freed) {
    relay_free(NULL);
    relay_free(relay_new());
}
