/*
 * guard - what a run may never write over: a province's own input, and what somebody else put into the
 * output folder (spec 4.3).
 *
 * Publishing exchanges a whole folder.  Were input and output one folder, the extracts of a period would
 * be exchanged with its results, and lost.  Both questions are asked before anything is read.
 */
#ifndef STORE_GUARD_H
#define STORE_GUARD_H

#include <stdbool.h>

#include "base/err.h"

/*
 * Refuse (ERR_USAGE) an input and an output folder that are one folder, and one of them that lies inside a
 * period of the other or inside its lists.  Folders are compared as the file system knows them, so that
 * links, dots and mounts do not hide anything.  ky: "2026-Q1"; the two folders of this period are compared
 * too.  A folder that is not there yet is nobody's.
 */
bool guard_apart(const char *input, const char *output, const char *ky, struct err *e);

/*
 * Refuse (ERR_CANTCREAT) a target that this program did not make: a file, a link, or a folder that holds
 * something but no manifest.json of a run.  Nothing there, or an empty folder, may be written.
 */
bool guard_target(const char *target, struct err *e);

#endif /* STORE_GUARD_H */
