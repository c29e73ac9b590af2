/* test_pieces - pieces that two threads make come in their order, each once, made by one of them. */

#include <criterion/criterion.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>

#include "base/pieces.h"

enum { MOST = 300 };

struct job {
    uint64_t piece[PIECES_SLOTS];
    unsigned times[MOST];            /* of each piece: how often it was made */
    unsigned by[PIECES_MAKERS];      /* by each maker */
    atomic_int within[PIECES_SLOTS]; /* makers in a slot at this time */
    bool slow;                       /* to make, else to take */
};

/* No sched_yield, which on a busy machine takes as long as the others want. */
static void
spend_time(void) {
    volatile unsigned idle = 0;

    for (unsigned k = 0; k < 2000; k++) {
        idle += k;
    }
    cr_assert_eq(idle, 1999000);
}

static void
make(void *ctx, unsigned maker, uint32_t piece, unsigned slot) {
    struct job *j = ctx;

    cr_assert_lt(maker, PIECES_MAKERS);
    cr_assert_eq(atomic_fetch_add(&j->within[slot], 1), 0);
    if (j->slow) {
        spend_time();
    }
    j->piece[slot] = (uint64_t)piece * piece + 1;
    j->times[piece]++;
    j->by[maker]++;
    (void)atomic_fetch_sub(&j->within[slot], 1);
}

/* Take `most` pieces of a job of n and leave the rest. */
static void
take(struct pieces *p, uint32_t n, uint32_t most, bool slow) {
    struct job j = {.slow = slow};
    uint32_t taken = 0;
    unsigned slot;
    unsigned made = 0;

    pieces_begin(p, n, make, &j);
    while (taken < most && pieces_next(p, &slot)) {
        cr_assert_lt(slot, PIECES_SLOTS);
        cr_assert_eq(j.piece[slot], (uint64_t)taken * taken + 1, "piece %u of %u", taken, n);
        taken++;
        if (!slow) {
            spend_time();
        }
    }
    cr_assert_eq(taken < most ? pieces_next(p, &slot) : false, false);
    pieces_end(p);
    cr_assert_eq(taken, n < most ? n : most);
    for (uint32_t i = 0; i < n; i++) {
        cr_assert_eq(j.times[i] == 1 || (i >= taken && j.times[i] == 0), true, "piece %u of %u", i,
                     n);
        made += j.times[i];
    }
    cr_assert_eq(j.by[0] + j.by[1], made);
    cr_assert_leq(made, taken + PIECES_SLOTS);
}

Test(pieces, come_in_their_order_and_each_once_in_job_after_job) {
    struct pieces *p = pieces_new();

    cr_assert_not_null(p);
    for (uint32_t n = 0; n <= MOST; n++) {
        take(p, n, UINT32_MAX, n % 2 == 0);
    }
    pieces_free(p);
}

Test(pieces, that_are_left_are_made_by_nobody_after_the_end) {
    struct pieces *p = pieces_new();

    cr_assert_not_null(p);
    for (uint32_t most = 0; most <= MOST; most++) {
        take(p, MOST, most, most % 3 == 0);
    }
    pieces_free(p);
}

/* The thread stays in the first piece that it gets; the caller makes all others, as far as there is room. */
struct stuck {
    atomic_bool free;
    atomic_int by_thread, by_caller;
};

static void
make_stuck(void *ctx, unsigned maker, uint32_t piece, unsigned slot) {
    struct stuck *s = ctx;

    (void)piece;
    (void)slot;
    if (maker == 0) {
        /* as many as the slots without the thread's: then the caller can only wait */
        if (atomic_fetch_add(&s->by_caller, 1) + 1 == PIECES_SLOTS - 1) {
            atomic_store(&s->free, true);
        }
        return;
    }
    (void)atomic_fetch_add(&s->by_thread, 1);
    while (!atomic_load(&s->free)) {
        (void)sched_yield();
    }
}

Test(pieces, are_made_by_the_caller_where_the_thread_is_behind) {
    struct pieces *p = pieces_new();

    cr_assert_not_null(p);
    for (int round = 0; round < 20; round++) {
        struct stuck s = {false, 0, 0};
        uint32_t n = 0;
        unsigned slot;

        pieces_begin(p, PIECES_SLOTS, make_stuck, &s);
        while (pieces_next(p, &slot)) {
            n++;
        }
        pieces_end(p);
        cr_assert_eq(n, PIECES_SLOTS);
        cr_assert_eq(s.by_thread + s.by_caller, PIECES_SLOTS);
        cr_assert_geq(s.by_caller, PIECES_SLOTS - 1);
    }
    pieces_free(p);
}

Test(pieces, without_a_job_are_freed) {
    pieces_free(NULL);
    pieces_free(pieces_new());
}
