/*
 * err - the one error value of the program.
 *
 * A function that can fail returns bool and takes `struct err *e` last. true: the work is done and
 * *e was not touched.  false: *e tells what went wrong, in the words of the room that saw it
 * first.  Rooms above only add to `where` (err_at); they never change `what`.  The words are for
 * the person at the terminal, so they are Vietnamese and say what is wrong, then what to do.
 *
 * Two kinds of trouble do not come through here: a bad data row is an entry
 * in the ledger (ingest/ledger.h), and a broken promise between rooms is an
 * assert().
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

/* One line per kind: name, exit status of the process (spec 4.2). */
#define ERR_KINDS(X)                                                                               \
    X(NONE, 0)                                                                                     \
    X(USAGE, 64)     /* the command line */                                                        \
    X(DATA, 65)      /* data refused */                                                            \
    X(NOINPUT, 66)   /* input missing, or still being written */                                   \
    X(INTERNAL, 70)  /* our own fault */                                                           \
    X(CANTCREAT, 73) /* output cannot be created */                                                \
    X(IO, 74)        /* reading or writing */                                                      \
    X(BUSY, 75)      /* another run holds the lock */                                              \
    X(OVERDUE, 76)   /* nightly: a report is past its last day and not sealed */                   \
    X(CONFIG, 78)    /* profile or templates */

enum err_kind {
#define ERR_ENUM(name, status) ERR_##name,
    ERR_KINDS(ERR_ENUM)
#undef ERR_ENUM
        ERR_KIND_COUNT
};

struct err {
    enum err_kind kind;
    int os;          /* errno when it was seen, or 0 */
    char what[900];  /* UTF-8, one line, no final full stop; the list of all provinces fits */
    char where[400]; /* "dòng 17 của input/2026-Q1/thue.csv", innermost place first */
};

/* Fill *e and return false, so that `return err_set(...)` reads as one step. */
bool err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* As err_set; it also keeps errno in e->os and adds the text of errno to e->what. */
bool err_os(struct err *e, enum err_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Add one outer place to e->where and return false; e->what does not change. */
bool err_at(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

int err_exit_status(enum err_kind kind);

#endif /* BASE_ERR_H */
