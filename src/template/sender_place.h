/*
 * sender_place - a commune or department as the sender of a report that it owes: its letterhead, number and signature by
 * what kind of body it is, or as the list of departments says (cap_tren, ky_hieu).
 */
#ifndef TEMPLATE_SENDER_PLACE_H
#define TEMPLATE_SENDER_PLACE_H

#include "template/fill_input.h"
#include "template/sender_parts.h"

/* The place of the document's scope.  What is not known of it is left open, to be written in. */
struct sender sender_place(struct arena *a, const struct fill *f, const struct document_kind *kind);

/* Whether the department owes Sở Nội vụ a report laid out as decree 30 says: not Sở Nội vụ itself, nor bodies of the
 * Party, which have forms of their own. */
bool sender_place_owes(const struct profile *p, const struct member *department);

#endif /* TEMPLATE_SENDER_PLACE_H */
