/* relay - pieces that a second thread makes ahead.  See relay.h. */

#include "base/relay.h"

#include <assert.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/heap.h"

struct relay {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t work; /* for the thread: a job, a free slot, or the end */
    pthread_cond_t made; /* for the caller: a piece */
    /* under the lock: */
    bool (*fill)(void *ctx, unsigned slot); /* NULL: no job */
    void *ctx;
    uint64_t filled, taken, left; /* pieces of the job; `left`: given back */
    bool last;                    /* the piece filled last is the job's last */
    bool ending;
};

/* Wait for a slot to fill; false: the thread is to end. */
static bool
wait_for_work(struct relay *r) {
    while (!r->ending && (r->fill == NULL || r->last || r->filled - r->left == RELAY_SLOTS)) {
        (void)pthread_cond_wait(&r->work, &r->lock);
    }
    return !r->ending;
}

static void *
run(void *ctx) {
    struct relay *r = ctx;

    (void)pthread_mutex_lock(&r->lock);
    while (wait_for_work(r)) {
        bool more;

        (void)pthread_mutex_unlock(&r->lock);
        /* the job's own: nobody else writes them while it runs */
        more = r->fill(r->ctx, (unsigned)(r->filled % RELAY_SLOTS));
        (void)pthread_mutex_lock(&r->lock);
        r->filled++;
        r->last = !more;
        (void)pthread_cond_signal(&r->made);
    }
    (void)pthread_mutex_unlock(&r->lock);
    return NULL;
}

struct relay *
relay_new(void) {
    struct relay *r = heap_new(struct relay);

    (void)pthread_mutex_init(&r->lock, NULL);
    (void)pthread_cond_init(&r->work, NULL);
    (void)pthread_cond_init(&r->made, NULL);
    if (pthread_create(&r->thread, NULL, run, r) != 0) {
        free(r);
        return NULL;
    }
    return r;
}

void
relay_free(struct relay *r) {
    if (r == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&r->lock);
    assert(r->fill == NULL);
    r->ending = true;
    (void)pthread_cond_signal(&r->work);
    (void)pthread_mutex_unlock(&r->lock);
    (void)pthread_join(r->thread, NULL);
    (void)pthread_cond_destroy(&r->made);
    (void)pthread_cond_destroy(&r->work);
    (void)pthread_mutex_destroy(&r->lock);
    free(r);
}

void
relay_begin(struct relay *r, bool (*fill)(void *ctx, unsigned slot), void *ctx) {
    (void)pthread_mutex_lock(&r->lock);
    assert(r->fill == NULL);
    r->fill = fill;
    r->ctx = ctx;
    r->filled = r->taken = r->left = 0;
    r->last = false;
    (void)pthread_cond_signal(&r->work);
    (void)pthread_mutex_unlock(&r->lock);
}

bool
relay_next(struct relay *r, unsigned *slot) {
    bool more;

    (void)pthread_mutex_lock(&r->lock);
    assert(r->fill != NULL);
    r->left = r->taken;
    (void)pthread_cond_signal(&r->work);
    while (r->taken == r->filled && !r->last) {
        (void)pthread_cond_wait(&r->made, &r->lock);
    }
    more = r->taken < r->filled;
    if (more) {
        *slot = (unsigned)(r->taken++ % RELAY_SLOTS);
    } else {
        r->fill = NULL;
    }
    (void)pthread_mutex_unlock(&r->lock);
    return more;
}
