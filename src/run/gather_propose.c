/* gather_propose - employers and tax payers are matched while people are counted.  See gather.h. */

#include <pthread.h>
#include <stdlib.h>

#include "base/heap.h"
#include "run/gather.h"

/* What the thread uses beside them: the profile and the lists, which nobody writes once references are read; and the
 * employers, whom people_row looks up meanwhile and nobody writes once they are read. */
struct gather_proposing {
    pthread_t thread;
    struct reconcile *reconcile;
    const struct employers *employers;
};

static void *
propose(void *ctx) {
    const struct gather_proposing *t = ctx;

    reconcile_propose(t->reconcile, t->employers);
    return NULL;
}

void
gather_propose_start(struct gather *g) {
    struct gather_proposing *t;

    if (!gather_matches(g)) {
        return;
    }
    t = heap_new(struct gather_proposing);
    t->reconcile = g->reconcile;
    t->employers = g->employers;
    if (pthread_create(&t->thread, NULL, propose, t) == 0) {
        g->proposing = t;
    } else {
        (void)propose(t);
        free(t);
    }
}

void
gather_propose_wait(struct gather *g) {
    if (g->proposing != NULL) {
        (void)pthread_join(g->proposing->thread, NULL);
        free(g->proposing);
        g->proposing = NULL;
    }
}
