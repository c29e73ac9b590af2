/*
 * seal - closing the figures of a period (chốt số liệu): a sealed set can no longer be overwritten.
 *
 * A seal is a record output/chot/NNNN-<set>.txt, numbered from 0001 in the order they were made:
 *
 *     baophu-chot 1
 *     so 2
 *     bo 2026-Q1                      the published folder
 *     truoc <sha256>                  of the whole record before it; zeros for the first
 *     ly_do <text>                    only where it was sealed against the rules
 *     <sha256>  bao-cao.pdf           every file of the folder, in byte order, as sha256sum prints; not those of
 *                                     tra-lai/, which has to be deleted
 *
 * Each record holds the digest of the one before, so a record cannot be changed or taken away
 * without all later ones showing it.  The newest one is witnessed by output/so-chot.txt (sổ chốt), outside their
 * folder: its number, its set and its digest.  It is written after the record; a crash between leaves it one behind,
 * which holds, and the next seal puts it right.  Whoever keeps that digest elsewhere (minutes, a letter) needs no
 * trust in the folder at all.
 *
 * A set is "2026-Q1", or a revision of it "2026-Q1.dc1", "2026-Q1.dc2" (điều chỉnh) that late data
 * was published as beside a sealed one.
 */
#ifndef STORE_SEAL_H
#define STORE_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/str.h"

/* Has this set (name of a folder in output) a record? */
bool seal_is_sealed(const char *output, const char *set, bool *out, struct err *e);

/* Make the next record for a published folder.  Refused (ERR_CANTCREAT) when it has one already.  reason: why it is sealed
 * though the rules are against it, one line; empty: they are not. */
bool seal_make(const char *output, const char *set, str reason, struct err *e);

/* A file of a set that somebody builds on: as it was sealed, or the set was never sealed.  ERR_DATA: it was changed or is
 * gone, or the records themselves do not hold. */
bool seal_holds(const char *output, const char *set, const char *file, struct err *e);

enum seal_state { SEAL_WHOLE, SEAL_CHANGED, SEAL_MISSING, SEAL_EXTRA };

/* Hold a sealed folder against its record: fn for every file that is not as recorded. */
struct seal_check {
    void (*fn)(void *ctx, const char *path, enum seal_state s);
    void *ctx;
    size_t files, bad; /* out: recorded; not as recorded */
};
bool seal_verify(const char *output, const char *set, struct seal_check *c, struct err *e);

/* The chain of all records, from the first to the one that so-chot.txt witnesses: ERR_DATA naming the record that is
 * missing or was changed. */
struct seal_end {
    size_t records;
    char sha256[DIGEST_HEX]; /* of the newest; zeros where there is none */
};
bool seal_chain(const char *output, struct seal_end *end, struct err *e);

/* Newest revision of a period that is published: "2026-Q1.dc2", else "2026-Q1", else NULL.  *next is the name that
 * the next revision would have. */
bool seal_newest(struct arena *a, const char *output, const char *ky, const char **newest,
                 const char **next, struct err *e);

/* The revision of a period that a name says: 0 for "2026-Q1" itself, -1 for another period's set. */
int64_t seal_revision_of(str name, str ky);
/* Which revision a set is: 0 of "2026-Q1", 2 of "2026-Q1.dc2"; -1 for what is neither. */
int64_t seal_revision(const char *set);
/* Newest set of a period that was ever published or sealed, though its folder may have been taken away since; NULL:
 * none. */
bool seal_last(struct arena *a, const char *output, const char *ky, const char **set,
               struct err *e);

/* The set that a revision restates: "2026-Q1.dc1" for "2026-Q1.dc2", "2026-Q1" for "2026-Q1.dc1"; NULL for
 * what is no revision. */
const char *seal_before(struct arena *a, const char *set);

#endif /* STORE_SEAL_H */
