/* gather_outliers - earlier states, and figures out of line with them, with what was answered.  See gather.h. */

#include "figures/outliers.h"
#include "figures/snapshot.h"
#include "run/gather.h"

/* Figures that were read already, of whatever comparison. */
static const struct cube *
in_book(const struct gather *g, struct period p) {
    for (unsigned w = 0; w < CUBE_WHENS; w++) {
        const struct cube *c = g->book.at[w];

        if (c != NULL && period_equal(c->period, p)) {
            return c;
        }
    }
    for (size_t k = 0; k < g->book.years; k++) {
        if (period_equal(g->book.year[k]->period, p)) {
            return g->book.year[k];
        }
    }
    return NULL;
}

/* The periods before, as far as they stand on today's communes. */
static bool
look_back(struct gather *g, struct outliers_job *j, struct err *e) {
    struct period p = g->r.period;

    for (size_t k = 0; k < OUTLIERS_BACK; k++) {
        const char *set;

        p = period_before(p);
        if (g->before_merger || snapshot_on_old_communes(p)) {
            break;
        }
        j->back[k] = in_book(g, p);
        if (j->back[k] == NULL && !gather_find(g, p, &j->back[k], &set, e)) {
            return false;
        }
    }
    return true;
}

/* Behind the quarters of a half or a year, which are there already. */
static void
keep_earlier(struct gather *g, const struct outliers_job *j) {
    size_t n = 0;

    while (n < CUBE_EARLIER && g->book.earlier[n] != NULL) {
        n++;
    }
    for (size_t k = 0; k < OUTLIERS_BACK && n < CUBE_EARLIER; k++) {
        if (j->back[k] != NULL) {
            g->book.earlier[n++] = j->back[k];
        }
    }
}

/* Answers of the period's own folder that no figure asks for. */
static void
tell_unused(struct gather *g, const bool *used) {
    const struct by_hand_answer *first = NULL;
    size_t n = 0;

    for (size_t k = 0; k < g->answers.n; k++) {
        if (!used[k]) {
            first = first == NULL ? &g->answers.v[k] : first;
            n++;
        }
    }
    if (first != NULL && !g->answers_carried) {
        gather_tell(g,
                    "%zu giải trình trong giai_trinh* không được in vì số liệu ấy không nằm trong "
                    "danh sách cần giải trình của kỳ này, trước hết là " STR_FMT ", " STR_FMT ".",
                    n, STR_ARG(member_name(&g->members, first->level, first->line)),
                    STR_ARG(g->indicators.v[first->indicator].name));
    }
}

bool
gather_outliers(struct gather *g, struct err *e) {
    struct outliers_job j = {.now = g->now,
                             .back = {g->book.at[CUBE_KY_TRUOC]},
                             .small = profile_int(g->r.profile, PROFILE_O_NHO)};
    bool *used = arena_array(&g->arena, bool, g->answers.n + 1);

    if ((g->r.period.kind == PERIOD_QUARTER || g->r.period.kind == PERIOD_MONTH) &&
        !look_back(g, &j, e)) {
        return false;
    }
    keep_earlier(g, &j);
    outliers_list(&j, &g->answers, used, &g->arena, &g->lists);
    tell_unused(g, used);
    return true;
}
