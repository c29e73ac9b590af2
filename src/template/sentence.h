/*
 * sentence - what a placeholder says, in official Vietnamese: figures, comparisons, short lists.
 *
 * Figures are those of the document's scope.  A figure that is not known is said to be so; nothing is
 * ever an empty gap.
 */
#ifndef TEMPLATE_SENTENCE_H
#define TEMPLATE_SENTENCE_H

#include <stdbool.h>

#include "base/arena.h"
#include "language/placeholder.h"
#include "template/fill_input.h"

#define SENTENCE_UNKNOWN "chưa có số liệu" /* of a figure that is not known */

/* The words of a placeholder that stands within a sentence (not of a block or a condition). */
str sentence_of(struct arena *a, const struct fill *f, const struct placeholder *p);

/* Whether a {neu ...} holds. */
bool sentence_holds(struct arena *a, const struct fill *f, const struct placeholder *p);

/* The remark of a name, or NULL. */
const struct fill_remark *sentence_remark(const struct fill *f, str name);

#endif /* TEMPLATE_SENTENCE_H */
