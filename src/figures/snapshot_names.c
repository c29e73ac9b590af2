/* snapshot_names - whether the names of a file stand at the same codes today.  See snapshot_raw.h. */

#include "figures/snapshot_raw.h"

/* The member that has this name today, or MEMBER_NONE. */
static uint32_t
named(const struct member_list *list, str name) {
    for (uint32_t i = 0; i < list->n; i++) {
        if (str_eq(list->m[i].name, name)) {
            return i;
        }
    }
    return MEMBER_NONE;
}

/* The member that has the source's name today, where the source's code has another and the file knew that member too. */
static uint32_t
holder_of(const struct snapshot_raw *r, const struct member_list *list,
          const struct snapshot_source *s) {
    const uint32_t own = member_find(list, s->code);
    uint32_t other;

    if (s->name.n == 0 || own == MEMBER_NONE || str_eq(list->m[own].name, s->name)) {
        return MEMBER_NONE;
    }
    other = named(list, s->name);
    return other != MEMBER_NONE &&
                   snapshot_raw_find(r, list->level, list->m[other].code) != MEMBER_NONE
               ? other
               : MEMBER_NONE;
}

void
snapshot_note_names(const struct snapshot_raw *r, const struct member_set *m,
                    struct snapshot_notes *notes) {
    for (uint32_t i = 0; i < r->n; i++) {
        const struct snapshot_source *s = &r->source[i];
        const struct member_list *list = &m->list[s->level];
        uint32_t now;

        if (s->level == MEMBER_TINH || (s->level == MEMBER_XA && notes->old_communes) ||
            (notes->moved_names > 0 && s->level != notes->moved_level)) {
            continue;
        }
        now = holder_of(r, list, s);
        if (now != MEMBER_NONE && notes->moved_names++ == 0) {
            notes->moved_level = s->level;
            notes->moved_from = member_find(list, s->code);
            notes->moved_to = now;
        }
    }
}
