/*
 * selection - a run that makes chosen documents only (--only, --xa) must not take others away.
 *
 * A set is replaced whole, so a run of one commune would leave nothing of the other hundred and thirty documents that
 * stand published.  Such a run is refused where it would; where nothing is lost (no set yet, or one of the same choice
 * or a smaller one) it publishes.  A run without a choice always may: what its templates do not make is no longer part
 * of the set.
 */
#ifndef RUN_SELECTION_H
#define RUN_SELECTION_H

#include <stdbool.h>

#include "base/err.h"
#include "run/documents.h"

/* folder: the published set that would be replaced; it need not be there.  ERR_CANTCREAT names how many documents would
 * be lost and what to do. */
bool selection_keeps(const struct documents *s, const struct documents_jobs *jobs,
                     const char *folder, struct err *e);

#endif /* RUN_SELECTION_H */
