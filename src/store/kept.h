/*
 * kept - the set that a newer one replaced, the last one of each name, so that a bad night can be undone (spec 4.3).
 *
 *     output/.truoc/2026-Q1/         the set that stood before, whole
 *     output/.truoc/2026-Q1.bo-lai   an empty file, there after kept_restore: what is kept now is the set that was
 *                                    rejected, and nightly does not make it again from the same inputs
 *
 * Whoever writes here holds the lock of the output folder (store/publish.h).
 */
#ifndef STORE_KEPT_H
#define STORE_KEPT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

/* Where the last set of this name is kept, or would be. */
const char *kept_folder(struct arena *a, const char *output, const char *set);

/* Keep a folder that was just replaced as the last set of this name; the one kept before goes.  A folder that is no set
 * (no manifest), one of a subfolder ("kiem-tra/2026-Q1"), and one that is byte for byte the set that replaced it are
 * removed instead.  May be called again after a crash in it. */
bool kept_put(const char *output, const char *set, const char *folder, struct err *e);

/* Exchange the published set with the kept one; done twice, all is as before.  ERR_NOINPUT: none is kept. */
bool kept_restore(const char *output, const char *set, struct err *e);

/* Is the kept set one that was rejected by kept_restore? */
bool kept_is_rejected(const char *output, const char *set);

#endif /* STORE_KEPT_H */
