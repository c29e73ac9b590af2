/*
 * alloc_fails - LD_PRELOAD: one malloc, calloc or realloc that a process asks for says that there is no memory.
 *
 *     ALLOC_FAILS=N     the Nth of the first process or, with ALLOC_CHILD=1, of each process that it forks
 *     ALLOC_SITES=FILE  instead, "main N" or "child N" for the first call from each place: eight callers make a place
 *
 * Calls from the program and its libraries are seen; those that libc makes for itself do not go through here.
 */

#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void *__libc_malloc(size_t n);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *old, size_t n);

enum { CALLERS = 8, PLACES = 1 << 16 };

static atomic_long asked;
static atomic_ullong place[PLACES];
static long failing;
static bool child, in_child, begun;
static int sites = -1;
static _Thread_local bool looking;

static void
forked(void) {
    atomic_store(&asked, 0);
    in_child = true;
}

__attribute__((constructor)) static void
begin(void) {
    const char *n = getenv("ALLOC_FAILS"), *file = getenv("ALLOC_SITES");
    void *caller[CALLERS];

    looking = true;
    (void)backtrace(caller, CALLERS); /* which loads what it needs the first time */
    looking = false;
    child = getenv("ALLOC_CHILD") != NULL;
    sites = file != NULL ? open(file, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
    failing = n != NULL ? strtol(n, NULL, 10) : 0;
    (void)pthread_atfork(NULL, NULL, forked);
    atomic_store(&asked, 0);
    begun = true;
}

/* Write where the nth call comes from, if none came from there before. */
static void
note(long n) {
    void *caller[CALLERS + 2];
    unsigned long long hash = 14695981039346656037U;
    char line[64];
    int depth, length;

    looking = true;
    depth = backtrace(caller, CALLERS + 2);
    looking = false;
    for (int i = 2; i < depth; i++) {
        hash = (hash ^ (uintptr_t)caller[i]) * 1099511628211U;
    }
    hash = hash ^ (hash >> 29);
    for (size_t at = hash % PLACES;; at = (at + 1) % PLACES) {
        unsigned long long none = 0;

        if (atomic_compare_exchange_strong(&place[at], &none, hash)) {
            break;
        }
        if (none == hash) {
            return;
        }
    }
    length = snprintf(line, sizeof line, "%s %ld\n", in_child ? "child" : "main", n);
    (void)!write(sites, line, (size_t)length);
}

static __attribute__((noinline)) bool
fails(void) {
    long n;

    if (!begun || looking) {
        return false;
    }
    n = atomic_fetch_add(&asked, 1) + 1;
    if (sites >= 0) {
        note(n);
    }
    if (n != failing || in_child != child) {
        return false;
    }
    errno = ENOMEM;
    return true;
}

void *
malloc(size_t n) {
    return fails() ? NULL : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size) {
    return fails() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *old, size_t n) {
    return fails() ? NULL : __libc_realloc(old, n);
}
