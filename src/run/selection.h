/*
 * selection - a run that makes only some documents (--only, --xa) must not remove the others.
 *
 * A set is replaced as a whole, so a run for one commune would remove all other published
 * documents.  Such a run is refused, unless nothing is lost: there is no set yet, or it has only
 * documents that the run makes too.  A run without such a choice is never refused: documents that
 * have no template any more leave the set.
 */
#ifndef RUN_SELECTION_H
#define RUN_SELECTION_H

#include <stdbool.h>

#include "base/err.h"
#include "run/documents.h"

/* folder: the published set that would be replaced, if there is one.  ERR_CANTCREAT says how
 * many documents would be lost and what to do. */
bool selection_keeps(const struct documents *s, const struct documents_jobs *jobs,
                     const char *folder, struct err *e);

#endif /* RUN_SELECTION_H */
