/*
 * kept - keep the set that a newer one replaced, the last one of each name, so that a bad night can
 * be undone (spec 4.3).
 *
 *     output/.truoc/2026-Q1/         the whole set that was published before
 *     output/.truoc/2026-Q1.bo-lai   an empty file, made by kept_restore: the kept set is now the rejected one, and
 *                                    nightly does not make it again from the same inputs
 *
 * Callers that write hold the lock of the output folder (store/publish.h).
 */
#ifndef STORE_KEPT_H
#define STORE_KEPT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* The folder for the kept set of this name, whether it exists or not. */
const char *kept_folder(struct arena *a, const char *output, const char *set);

/* Keep a folder that was just replaced as the last set of this name, and remove the one kept
 * before.  A folder without manifest, one of a subfolder ("kiem-tra/2026-Q1") and one that is
 * equal byte by byte to its replacement are removed instead.  After a crash it may be called
 * again. */
bool kept_put(const char *output, const char *set, const char *folder, struct err *e);

/* Exchange the published set with the kept one; doing it twice changes nothing.  ERR_NOINPUT:
 * none is kept. */
bool kept_restore(const char *output, const char *set, struct err *e);

/* Whether the kept set was rejected by kept_restore. */
bool kept_is_rejected(const char *output, const char *set);

#endif /* STORE_KEPT_H */
