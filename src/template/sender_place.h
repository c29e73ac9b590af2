/*
 * sender_place - a commune or department as the sender of a report that it owes: its letterhead, number and signature by
 * what kind of body it is, or as the list of departments says (cap_tren, ky_hieu).
 */
#ifndef TEMPLATE_SENDER_PLACE_H
#define TEMPLATE_SENDER_PLACE_H

#include "template/fill_input.h"
#include "template/sender_parts.h"

/* The sender for the place that the document is about.  What is not known of it stays blank, to be filled in by hand. */
struct sender sender_place(struct arena *a, const struct fill *f, const struct document_kind *kind);

/* Whether the department owes Sở Nội vụ a report laid out as decree 30 says: not Sở Nội vụ itself, nor bodies of the
 * Party, which have forms of their own. */
bool sender_place_owes(const struct profile *p, const struct member *department);

#endif /* TEMPLATE_SENDER_PLACE_H */
