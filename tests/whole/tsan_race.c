/*
 * tsan_race - a race that must be seen: the caller of a relay reads what belongs to the thread until the job is over,
 * which relay.h forbids.
 */

#include <stdio.h>
#include <unistd.h>

#include "base/relay.h"

struct job {
    int left;
    long made[RELAY_SLOTS];
};

static bool
fill(void *ctx, unsigned slot) {
    struct job *j = ctx;

    j->made[slot] = j->left--;
    return j->left > 0;
}

int
main(void) {
    struct job j = {.left = 1000};
    struct relay *r = relay_new();
    unsigned slot;
    long sum;

    if (r == NULL) {
        return 70;
    }
    relay_begin(r, fill, &j);
    (void)usleep(
        100000); /* the thread has written by now, and nothing has ordered that before what follows */
    sum = j.left;
    while (relay_next(r, &slot)) {
        sum += j.made[slot];
    }
    relay_free(r);
    (void)printf("%ld\n", sum);
    return 0;
}
