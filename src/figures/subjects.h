/*
 * subjects - what offices count by hand (chuyen_de*) as lists for annexes and reports.
 */
#ifndef FIGURES_SUBJECTS_H
#define FIGURES_SUBJECTS_H

#include "base/arena.h"
#include "dim/member.h"
#include "figures/list.h"
#include "ingest/by_hand.h"

/* Fill LIST_CHUYEN_DE, subject by subject as they first come, and LIST_CHUYEN_DE_CHUNG with a row each.  Two units of
 * one subject are two subjects: their numbers do not add up.  Of a subject of which a row has no target there is no
 * target in all, and of one without any nobody can have reached it.  The lists are known where a row was read; texts live
 * as long as s and m do. */
void subjects_lists(const struct by_hand_subjects *s, const struct member_set *m, struct arena *a,
                    struct list_set *out);

#endif /* FIGURES_SUBJECTS_H */
