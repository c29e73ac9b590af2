/* gather_previous - the extracts of another period, read with the lists of this one.  See gather.h. */

#include "run/gather.h"

bool
gather_previous(const struct gather *g, struct period p, struct previous *out, struct err *why) {
    const struct previous_request r = {.period = p,
                                       .input = g->r.input,
                                       .spill = g->r.spill,
                                       .profile = g->r.profile,
                                       .members = &g->members,
                                       .forms = &g->forms,
                                       .indicators = &g->indicators,
                                       .decisions = &g->decisions};

    return previous_read(&r, out, why);
}
