/*
 * subjects - what offices count by hand (chuyen_de*) as lists for annexes and reports.
 */
#ifndef FIGURES_SUBJECTS_H
#define FIGURES_SUBJECTS_H

#include "base/arena.h"
#include "dim/member.h"
#include "figures/list.h"
#include "ingest/by_hand.h"

/* Fill LIST_CHUYEN_DE with the rows of each subject, in the order in which subjects first come, and LIST_CHUYEN_DE_CHUNG
 * with one row a subject.  A subject counted in two units is two subjects, because their numbers do not add up.  If one
 * row of a subject has no target, the subject has no total target, and no place counts as having reached it.  The lists
 * are known when a row was read.  Their texts live as long as s and m. */
void subjects_lists(const struct by_hand_subjects *s, const struct member_set *m, struct arena *a,
                    struct list_set *out);

#endif /* FIGURES_SUBJECTS_H */
