/* pieces - pieces of a job, made by two threads.  See pieces.h. */

#include "base/pieces.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

#include "base/heap.h"

enum { CALLER, HELPER };

struct pieces {
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t work; /* for the thread: a piece to make, or the end */
    pthread_cond_t made; /* for the caller: a piece, or the thread at rest */
    /* under the lock: */
    pieces_make *make; /* NULL: no job */
    void *ctx;
    uint32_t n;                   /* pieces of the job */
    uint32_t begun, taken, given; /* pieces so far; `given`: given back */
    bool there[PIECES_SLOTS];     /* made, and not yet taken */
    bool asleep;                  /* the thread waits for work */
    bool waiting;                 /* the caller waits for the thread */
    bool ending;
};

/* A piece may be begun. */
static bool
has_work(const struct pieces *p) {
    return p->make != NULL && p->begun < p->n && p->begun - p->given < PIECES_SLOTS;
}

/* Make the next piece; the lock is held before and after, and not meanwhile. */
static void
make_one(struct pieces *p, unsigned maker) {
    const uint32_t piece = p->begun++;
    const unsigned slot = piece % PIECES_SLOTS;

    (void)pthread_mutex_unlock(&p->lock);
    /* the job's own: nobody else writes them while it runs */
    p->make(p->ctx, maker, piece, slot);
    (void)pthread_mutex_lock(&p->lock);
    p->there[slot] = true;
}

static void
tell_caller(struct pieces *p) {
    if (p->waiting) {
        (void)pthread_cond_signal(&p->made);
    }
}

static void *
run(void *ctx) {
    struct pieces *p = ctx;

    (void)pthread_mutex_lock(&p->lock);
    while (!p->ending) {
        if (has_work(p)) {
            make_one(p, HELPER);
            tell_caller(p);
            continue;
        }
        p->asleep = true;
        tell_caller(p);
        (void)pthread_cond_wait(&p->work, &p->lock);
        p->asleep = false;
    }
    (void)pthread_mutex_unlock(&p->lock);
    return NULL;
}

struct pieces *
pieces_new(void) {
    struct pieces *p = heap_new(struct pieces);

    (void)pthread_mutex_init(&p->lock, NULL);
    (void)pthread_cond_init(&p->work, NULL);
    (void)pthread_cond_init(&p->made, NULL);
    if (pthread_create(&p->thread, NULL, run, p) != 0) {
        free(p);
        return NULL;
    }
    return p;
}

void
pieces_free(struct pieces *p) {
    if (p == NULL) {
        return;
    }
    (void)pthread_mutex_lock(&p->lock);
    assert(p->make == NULL);
    p->ending = true;
    (void)pthread_cond_signal(&p->work);
    (void)pthread_mutex_unlock(&p->lock);
    (void)pthread_join(p->thread, NULL);
    (void)pthread_cond_destroy(&p->made);
    (void)pthread_cond_destroy(&p->work);
    (void)pthread_mutex_destroy(&p->lock);
    free(p);
}

void
pieces_begin(struct pieces *p, uint32_t n, pieces_make *make, void *ctx) {
    (void)pthread_mutex_lock(&p->lock);
    assert(p->make == NULL);
    p->make = make;
    p->ctx = ctx;
    p->n = n;
    p->begun = p->taken = p->given = 0;
    for (unsigned i = 0; i < PIECES_SLOTS; i++) {
        p->there[i] = false;
    }
    (void)pthread_cond_signal(&p->work);
    (void)pthread_mutex_unlock(&p->lock);
}

/* Wake the thread where half of the slots are free: it is not woken for each. */
static void
wake(struct pieces *p) {
    if (p->asleep && has_work(p) && p->begun - p->given <= PIECES_SLOTS / 2) {
        (void)pthread_cond_signal(&p->work);
    }
}

static void
wait_for_thread(struct pieces *p) {
    p->waiting = true;
    (void)pthread_cond_wait(&p->made, &p->lock);
    p->waiting = false;
}

bool
pieces_next(struct pieces *p, unsigned *slot) {
    bool more;

    (void)pthread_mutex_lock(&p->lock);
    assert(p->make != NULL);
    p->given = p->taken;
    wake(p);
    more = p->taken < p->n;
    *slot = p->taken % PIECES_SLOTS;
    while (more && !p->there[*slot]) {
        if (has_work(p)) {
            make_one(p, CALLER);
        } else {
            wait_for_thread(p);
        }
    }
    if (more) {
        p->there[*slot] = false;
        p->taken++;
    }
    (void)pthread_mutex_unlock(&p->lock);
    return more;
}

void
pieces_end(struct pieces *p) {
    (void)pthread_mutex_lock(&p->lock);
    p->n = p->begun;
    while (!p->asleep) {
        wait_for_thread(p);
    }
    p->make = NULL;
    (void)pthread_mutex_unlock(&p->lock);
}
