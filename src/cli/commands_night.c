/* commands_night - the command `nightly`.  See commands.h. */

#include <stdio.h>

#include "base/num.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "cli/settings.h"
#include "run/log.h"
#include "run/nightly.h"

static void
log_reminders(const struct nightly_plan *plan) {
    for (size_t i = 0; i < plan->reminders; i++) {
        const struct nightly_reminder *m = &plan->reminder[i];
        const bool late = m->missing[0] != '\0' || m->old[0] != '\0';
        char ky[PERIOD_TEXT];
        char due[PERIOD_TEXT];
        char days[NUM_TEXT];

        period_text(ky, m->period);
        period_iso(due, m->due);
        num_vn_int(days, m->days_left);
        log_event(stderr, late ? LOG_WARN : LOG_INFO, "han_nop", "ky", ky, "han_cuoi", due,
                  "con_ngay", days, "con_thieu", m->missing, "cu_hon_ngay_chot", m->old, NULL);
    }
}

/* One step of the night.  A step that fails is logged and the next one is tried; the worst status is
 * the night's. */
static void
night_step(struct commands_call *c, struct pipeline_request *r, const struct nightly_step *s,
           period_day today) {
    struct err e = {.kind = ERR_NONE};
    struct outcome out = {0};
    char ky[PERIOD_TEXT];
    int status = 0;

    period_text(ky, s->period);
    if (s->action == NIGHTLY_LEAVE) {
        log_event(stderr, LOG_INFO, "bo_qua", "ky", ky, "ly_do", s->why, NULL);
        return;
    }
    log_event(stderr, LOG_INFO, r->dry_run ? "se_chay" : "chay", "ky", ky, "ly_do", s->why, NULL);
    if (r->dry_run) {
        return;
    }
    r->period = s->period;
    r->as_of = s->action == NIGHTLY_PROVISIONAL ? today : PERIOD_NO_DATE;
    if (pipeline_run(r, &out, &e)) {
        status = outcome_has_warnings(&out) ? COMMANDS_WARNINGS : 0;
        log_event(stderr, status == 0 ? LOG_INFO : LOG_WARN, "phat_hanh", "ky", ky, "thu_muc",
                  out.folder, NULL);
    } else {
        status = err_exit_status(e.kind);
        log_event(stderr, LOG_ERROR, "loi", "ky", ky, "noi_dung", e.what, "tai", e.where, "thu_muc",
                  out.folder == NULL ? "" : out.folder, NULL);
    }
    outcome_free(&out);
    c->status = status > c->status ? status : c->status;
}

bool
commands_nightly(struct commands_call *c, struct err *e) {
    const period_day today = settings_today();
    struct pipeline_request r = {.as_of = PERIOD_NO_DATE};
    struct nightly_request n = {.today = today};
    struct nightly_plan plan;
    struct profile profile;

    if (!commands_request(c, &profile, &r, e)) {
        return false;
    }
    n.input = r.input;
    n.output = r.output;
    n.templates = r.templates;
    n.fonts = r.fonts;
    n.profile = r.profile;
    n.arguments = r.arguments;
    if (!nightly_decide(c->arena, &n, &plan, e)) {
        return false;
    }
    log_reminders(&plan);
    for (size_t i = 0; i < plan.steps; i++) {
        night_step(c, &r, &plan.step[i], today);
    }
    return true;
}
