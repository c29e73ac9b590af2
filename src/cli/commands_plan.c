/* commands_plan - the steps of --dry-run, told.  See commands_parts.h. */

#include <stdio.h>
#include <string.h>

#include "cli/commands_parts.h"
#include "store/json_out.h"

/* How many bytes of "dựng xa/19774-phuong-kim-long/cong-van.pdf" lie up to the first '/' and up to the second, with
 * them; 0: there are not two. */
static size_t
pack_of(const char *step, size_t *folder) {
    const char *first = strchr(step, '/');
    const char *second = first == NULL ? NULL : strchr(first + 1, '/');

    *folder = first == NULL ? 0 : (size_t)(first - step) + 1;
    return second == NULL ? 0 : (size_t)(second - step) + 1;
}

void
commands_plan_end(struct commands_plan *p) {
    if (p->files > 0) {
        (void)printf("sẽ %s: %u bộ riêng, %u tệp (--verbose kể từng tệp)\n", p->folder, p->packs,
                     p->files);
    }
    p->files = 0;
    p->packs = 0;
    p->folder[0] = '\0';
    p->pack[0] = '\0';
}

static bool
is_begun_with(const char *text, const char *start, size_t n) {
    return strlen(text) == n && strncmp(text, start, n) == 0;
}

void
commands_plan_step(struct commands_plan *p, const char *step, const char *why) {
    size_t folder = 0;
    const size_t pack =
        strncmp(step, "dựng ", sizeof "dựng " - 1) == 0 ? pack_of(step, &folder) : 0;

    if (p->answer != NULL) {
        json_out_object(p->answer, NULL);
        json_out_text(p->answer, "step", step);
        json_out_text(p->answer, "why", why);
        json_out_end(p->answer);
        return;
    }
    if (p->each || pack == 0 || folder >= sizeof p->folder || pack >= sizeof p->pack) {
        commands_plan_end(p);
        (void)printf("sẽ %s: %s\n", step, why);
        return;
    }
    if (!is_begun_with(p->folder, step, folder)) {
        commands_plan_end(p);
        (void)snprintf(p->folder, sizeof p->folder, "%.*s", (int)folder, step);
    }
    p->packs += is_begun_with(p->pack, step, pack) ? 0 : 1;
    (void)snprintf(p->pack, sizeof p->pack, "%.*s", (int)pack, step);
    p->files++;
}
