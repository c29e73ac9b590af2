/*
 * failing - calls of the system that fail in the process of a test, as on a broken or full disk.
 *
 *     failing_at(FAILING_FSYNC, 3, EIO)   the third fsync from now on
 *     failing_always(FAILING_EXCHANGE, EINVAL)
 *     failing_end()                       none any more
 *
 * The calls below are defined here, in front of the C library's: every room of the test program makes them here.
 */
#ifndef TESTS_UNIT_FAILING_H
#define TESTS_UNIT_FAILING_H

#include <stdbool.h>
#include <stddef.h>

enum failing_call {
    FAILING_RENAME,
    FAILING_EXCHANGE, /* renameat2 */
    FAILING_FSYNC,
    FAILING_MKDIR,
    FAILING_OPENDIR,
    FAILING_READDIR,
    FAILING_UNLINK,
    FAILING_PREAD, /* pread64 */
    FAILING_READ,
    FAILING_STAT, /* stat and lstat */
    FAILING_CALLS
};

/* nth is from 1.  error: an errno.  One at a time; failing_always stays beside it. */
void failing_at(enum failing_call c, unsigned nth, int error);
void failing_always(enum failing_call c, int error);
/* Each pread gives so many bytes at most, as over a network; failing_end ends it. */
void failing_short(size_t most);
/* Whether the call of failing_at has failed. */
bool failing_end(void);

#endif /* TESTS_UNIT_FAILING_H */
