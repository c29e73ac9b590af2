/*
 * seal - closing the figures of a period (chốt số liệu): a sealed set can no longer be overwritten.
 *
 * A seal is a record output/chot/NNNN-<set>.txt, numbered from 0001 in the order they were made:
 *
 *     baophu-chot 1
 *     so 2
 *     bo 2026-Q1                      the published folder
 *     truoc <sha256>                  of the whole record before it; zeros for the first
 *     <sha256>  bao-cao.pdf           every file of the folder, in byte order, as sha256sum prints
 *
 * Each record holds the digest of the one before, so a record cannot be changed or taken away
 * without all later ones showing it.
 *
 * A set is "2026-Q1", or a revision of it "2026-Q1.dc1", "2026-Q1.dc2" (điều chỉnh) that late data
 * was published as beside a sealed one.
 */
#ifndef RUN_SEAL_H
#define RUN_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Has this set (name of a folder in output) a record? */
bool seal_is_sealed(const char *output, const char *set, bool *out, struct err *e);

/* Make the next record for a published folder.  Refused (ERR_CANTCREAT) when it has one already. */
bool seal_make(const char *output, const char *set, struct err *e);

enum seal_state { SEAL_WHOLE, SEAL_CHANGED, SEAL_MISSING, SEAL_EXTRA };

/* Hold a sealed folder against its record: fn for every file that is not as recorded. */
struct seal_check {
    void (*fn)(void *ctx, const char *path, enum seal_state s);
    void *ctx;
    size_t files, bad; /* out: recorded; not as recorded */
};
bool seal_verify(const char *output, const char *set, struct seal_check *c, struct err *e);

/* The chain of all records, from the first: ERR_DATA naming the record that is missing or was
 * changed.  *records: how many there are. */
bool seal_chain(const char *output, size_t *records, struct err *e);

/* Newest revision of a period that is published: "2026-Q1.dc2", else "2026-Q1", else NULL.  *next is the name that
 * the next revision would have. */
bool seal_newest(struct arena *a, const char *output, const char *ky, const char **newest,
                 const char **next, struct err *e);

/* Which revision a set is: 0 of "2026-Q1", 2 of "2026-Q1.dc2"; -1 for what is neither. */
int64_t seal_revision(const char *set);
/* The set that a revision restates: "2026-Q1.dc1" for "2026-Q1.dc2", "2026-Q1" for "2026-Q1.dc1"; NULL for
 * what is no revision. */
const char *seal_before(struct arena *a, const char *set);

#endif /* RUN_SEAL_H */
