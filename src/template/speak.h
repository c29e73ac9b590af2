/*
 * speak - what a placeholder says, in official Vietnamese: figures, comparisons, short lists.
 *
 * Figures are those of the document's scope.  A figure that is not known is said to be so; nothing is
 * ever an empty gap.
 */
#ifndef TEMPLATE_SPEAK_H
#define TEMPLATE_SPEAK_H

#include <stdbool.h>

#include "base/arena.h"
#include "template/fill_input.h"
#include "template/placeholder.h"

#define SPEAK_UNKNOWN "chưa có số liệu" /* of a figure that is not known */

/* The words of a placeholder that stands within a sentence (not of a block or a condition). */
str speak(struct arena *a, const struct fill *f, const struct placeholder *p);

/* Whether a {neu ...} holds. */
bool speak_holds(struct arena *a, const struct fill *f, const struct placeholder *p);

/* The remark of a name, or NULL. */
const struct fill_remark *speak_remark(const struct fill *f, str name);

#endif /* TEMPLATE_SPEAK_H */
