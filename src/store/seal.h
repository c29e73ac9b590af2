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
 * Each record holds the digest of the one before, so all later records show it when one is changed
 * or removed.  The file output/so-chot.txt (sổ chốt), outside their folder, witnesses the newest
 * record: its number, set and digest.  It is written after the record; after a crash in between it
 * is one record behind, which is accepted, and the next seal corrects it.  Who keeps that digest in
 * another place (minutes, a letter) need not trust the folder.
 *
 * A set is "2026-Q1", or a revision of it: "2026-Q1.dc1", "2026-Q1.dc2" (điều chỉnh), published
 * beside a sealed set for data that came late.
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

/* *out: whether this set (the name of a folder in output) has a record. */
bool seal_is_sealed(const char *output, const char *set, bool *out, struct err *e);

/* Make the next record, for a published folder.  Refused (ERR_CANTCREAT) when the folder has
 * one.  reason: why it is sealed against the rules, one line; empty: no rule is against it. */
bool seal_make(const char *output, const char *set, str reason, struct err *e);

/* Check a file of a set before its figures are used.  true: it is as it was sealed, or the set
 * was never sealed.  ERR_DATA: it was changed or removed, or the records are not in order. */
bool seal_holds(const char *output, const char *set, const char *file, struct err *e);

enum seal_state { SEAL_WHOLE, SEAL_CHANGED, SEAL_MISSING, SEAL_EXTRA };

/* Compare a sealed folder with its record; fn gets every file that is not as recorded. */
struct seal_check {
    void (*fn)(void *ctx, const char *path, enum seal_state s);
    void *ctx;
    size_t files, bad; /* out: recorded; not as recorded */
};
bool seal_verify(const char *output, const char *set, struct seal_check *c, struct err *e);

/* Check the chain of all records, from the first to the one that so-chot.txt witnesses.
 * ERR_DATA names the record that is missing or was changed. */
struct seal_end {
    size_t records;
    char sha256[DIGEST_HEX]; /* of the newest; zeros where there is none */
};
bool seal_chain(const char *output, struct seal_end *end, struct err *e);

/* *newest gets the newest published set of a period: "2026-Q1.dc2", else "2026-Q1", else NULL.
 * *next gets the name for the next revision. */
bool seal_newest(struct arena *a, const char *output, const char *ky, const char **newest,
                 const char **next, struct err *e);

/* The number of the revision `name` of the period ky: 0 for "2026-Q1" itself, -1 for a set of
 * another period. */
int64_t seal_revision_of(str name, str ky);
/* The number of a set's revision: 0 for "2026-Q1", 2 for "2026-Q1.dc2"; -1 when the name is
 * neither. */
int64_t seal_revision(const char *set);
/* The newest set of a period that was ever published or sealed; its folder may have been removed
 * since.  NULL: there was none. */
bool seal_last(struct arena *a, const char *output, const char *ky, const char **set,
               struct err *e);

/* The set that a revision corrects: "2026-Q1.dc1" for "2026-Q1.dc2", "2026-Q1" for
 * "2026-Q1.dc1"; NULL when the set is no revision. */
const char *seal_before(struct arena *a, const char *set);

#endif /* STORE_SEAL_H */
