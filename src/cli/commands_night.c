/* commands_night - the command `nightly`.  See commands.h. */

#include <stdio.h>

#include "ask/deadline.h"
#include "ask/last_night.h"
#include "ask/nightly.h"
#include "base/fs.h"
#include "base/num.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "cli/settings.h"
#include "conf/names.h"
#include "run/known_files.h"
#include "run/log.h"
#include "store/guard.h"

/* How far a period is: for the log, for a program. */
static const struct {
    const char *text, *word;
} state[] = {
    [PERIOD_STATE_NOTHING] = {"chua_phat_hanh", "nothing"},
    [PERIOD_STATE_PROVISIONAL] = {"tam_tinh", "provisional"},
    [PERIOD_STATE_FINAL] = {"da_phat_hanh", "final"},
    [PERIOD_STATE_SEALED] = {"da_chot", "sealed"},
};

static const char *const action[] = {
    [NIGHTLY_LEAVE] = "leave",
    [NIGHTLY_RUN] = "run",
    [NIGHTLY_PROVISIONAL] = "provisional",
    [NIGHTLY_FAIL] = "fail",
};

static void
log_overdue(const struct deadline *d, const char *ky, const char *due) {
    char days[NUM_TEXT];
    char words[NUM_TEXT + 80];

    static const char *const lacks[] = {
        [PERIOD_STATE_NOTHING] = "chưa phát hành",
        [PERIOD_STATE_PROVISIONAL] = "mới có số tạm tính",
        [PERIOD_STATE_FINAL] = "đã lập nhưng chưa chốt",
        [PERIOD_STATE_SEALED] = "đã chốt",
    };

    num_vn_int(days, -(int64_t)d->days_left);
    (void)snprintf(words, sizeof words, "đã quá hạn %s ngày, %s", days, lacks[d->state]);
    log_event(stderr, LOG_ERROR, "qua_han", "ky", ky, "han_cuoi", due, "noi_dung", words,
              "con_thieu", d->missing, "cu_hon_ngay_chot", d->old, "chua_chot", d->unsealed, NULL);
}

static void
log_deadline(const struct deadline *d) {
    const bool lacks = d->state < PERIOD_STATE_FINAL || d->missing[0] != '\0' ||
                       d->old[0] != '\0' || d->unsealed[0] != '\0';
    char ky[PERIOD_TEXT];
    char due[PERIOD_TEXT];
    char days[NUM_TEXT];

    period_text(ky, d->period);
    period_iso(due, d->due);
    if (d->days_left < 0) {
        log_overdue(d, ky, due);
        return;
    }
    num_vn_int(days, d->days_left);
    log_event(stderr,
              deadline_alarm(d) != ERR_NONE ? LOG_ERROR
              : lacks                       ? LOG_WARN
                                            : LOG_INFO,
              "han_nop", "ky", ky, "han_cuoi", due, "con_ngay", days, "con_thieu", d->missing,
              "cu_hon_ngay_chot", d->old, "chua_chot", d->unsealed, "tinh_trang",
              state[d->state].text, NULL);
}

static void
answer_deadline(struct json_out *a, const struct deadline *d) {
    char ky[PERIOD_TEXT];
    char due[PERIOD_TEXT];

    period_text(ky, d->period);
    period_iso(due, d->due);
    json_out_object(a, NULL);
    json_out_text(a, "ky", ky);
    json_out_text(a, "due", due);
    json_out_int(a, "days_left", d->days_left);
    json_out_flag(a, "overdue", d->days_left < 0);
    json_out_text(a, "published", state[d->state].word);
    json_out_text(a, "missing", d->missing);
    json_out_text(a, "old", d->old);
    json_out_text(a, "unsealed", d->unsealed);
    json_out_end(a);
}

/* The largest status of all that a night did is the night's. */
static void
worse(struct commands_call *c, int status) {
    c->status = status > c->status ? status : c->status;
}

/* What is due, after the night's work; the worst alarm is the night's status, where nothing worse happened. */
static bool
tell_deadlines(struct commands_call *c, const struct nightly_request *n, struct err *e) {
    const struct deadline_request r = {
        .input = n->input, .output = n->output, .profile = n->profile, .today = n->today};
    struct deadline *d = NULL;
    size_t count = 0;

    if (!deadline_list(c->arena, &r, &d, &count, e)) {
        return false;
    }
    if (c->answer != NULL) {
        json_out_list(c->answer, "deadlines");
    }
    for (size_t i = 0; i < count; i++) {
        log_deadline(&d[i]);
        if (c->answer != NULL) {
            answer_deadline(c->answer, &d[i]);
        }
        worse(c, err_exit_status(deadline_alarm(&d[i])));
    }
    if (c->answer != NULL) {
        json_out_end(c->answer);
    }
    return true;
}

/* What became of a step: folder and failure may be NULL. */
static void
answer_step(struct json_out *a, const struct nightly_step *s, int status, const char *folder,
            const struct err *failure) {
    char ky[PERIOD_TEXT];

    period_text(ky, s->period);
    json_out_object(a, NULL);
    json_out_text(a, "ky", ky);
    json_out_text(a, "action", action[s->action]);
    json_out_text(a, "why", s->why);
    json_out_text(a, "folder", folder);
    json_out_result(a, failure, ky, status);
    json_out_end(a);
}

static void
log_failure(const char *ky, const struct err *e, const char *folder) {
    log_event(stderr, LOG_ERROR, "loi", "ky", ky, "noi_dung", e->what, "tai", e->where, "thu_muc",
              folder == NULL ? "" : folder, NULL);
}

/* Every warning of a set in its own words, then what its data were. */
static void
log_warnings(const char *ky, const struct outcome *out) {
    char words[256];

    for (size_t i = 0; i < out->warnings; i++) {
        log_event(stderr, LOG_WARN, "canh_bao", "ky", ky, "noi_dung", out->warning[i].p, NULL);
    }
    if (out->findings[LEDGER_LOAI] > 0 || out->findings[LEDGER_CANH_BAO] > 0) {
        char fell[NUM_TEXT];
        char doubtful[NUM_TEXT];

        num_vn_int(fell, (int64_t)out->findings[LEDGER_LOAI]);
        num_vn_int(doubtful, (int64_t)out->findings[LEDGER_CANH_BAO]);
        (void)snprintf(words, sizeof words,
                       "dữ liệu có %s phát hiện loại dòng, %s cảnh báo; xem " NAMES_CHECKED, fell,
                       doubtful);
        log_event(stderr, LOG_WARN, "canh_bao", "ky", ky, "noi_dung", words, NULL);
    }
}

/* Make the set of a step; returns the status. */
static int
run_step(struct pipeline_request *r, const struct nightly_step *s, period_day today,
         struct outcome *out, struct err *e) {
    const struct pipeline_accept own = r->accept;
    char ky[PERIOD_TEXT];
    int status;
    bool made;

    period_text(ky, s->period);
    r->period = s->period;
    if (own.rules == 0 && s->accepted != 0) {
        r->accept = (struct pipeline_accept){s->accepted, s->reason};
    }
    r->reply = true;
    r->as_of = s->action == NIGHTLY_PROVISIONAL ? today : PERIOD_NO_DATE;
    made = pipeline_run(r, out, e);
    r->accept = own;
    if (!made) {
        log_failure(ky, e, out->folder);
        return err_exit_status(e->kind);
    }
    status = outcome_has_warnings(out) ? COMMANDS_WARNINGS : 0;
    log_warnings(ky, out);
    log_event(stderr, status == 0 ? LOG_INFO : LOG_WARN, "phat_hanh", "ky", ky, "thu_muc",
              out->folder, NULL);
    return status;
}

/* For `baophu status`, who asks by day.  A night that found nothing to do, not even an output folder, leaves none. */
static bool
write_down(const struct commands_call *c, const struct pipeline_request *r,
           const struct last_night *done, struct err *e) {
    struct last_night n = *done;
    char now[LOG_TIME];

    log_now(now);
    n.time = now;
    n.status = c->status;
    return !fs_is_dir(r->output) || last_night_write(r->output, &n, e);
}

/* One step of the night.  A step that fails is logged and the next one is tried; the worst status is
 * the night's. */
static void
night_step(struct commands_call *c, struct pipeline_request *r, const struct nightly_step *s,
           period_day today, struct last_night *done) {
    struct err e = {.kind = ERR_NONE};
    struct outcome out = {0};
    char ky[PERIOD_TEXT];
    int status = 0;

    period_text(ky, s->period);
    if (s->action == NIGHTLY_FAIL) {
        e = *s->failure;
        status = err_exit_status(e.kind);
        log_failure(ky, &e, NULL);
    } else if (s->action == NIGHTLY_LEAVE) {
        log_event(stderr, s->needs_leave ? LOG_WARN : LOG_INFO, "bo_qua", "ky", ky, "ly_do", s->why,
                  NULL);
    } else {
        log_event(stderr, LOG_INFO, r->dry_run ? "se_chay" : "chay", "ky", ky, "ly_do", s->why,
                  NULL);
        status = r->dry_run ? 0 : run_step(r, s, today, &out, &e);
    }
    if (c->answer != NULL) {
        answer_step(c->answer, s, status, out.folder, e.kind == ERR_NONE ? NULL : &e);
    }
    *(e.kind != ERR_NONE           ? &done->failed
      : s->action == NIGHTLY_LEAVE ? &done->left
                                   : &done->made) += 1;
    outcome_free(&out);
    worse(c, status);
}

/* What was read for it is known the next night, where it may be written; where not, that night reads it again. */
static bool
decide(const struct commands_call *c, struct nightly_request *n, struct nightly_plan *plan,
       bool dry_run, struct err *e) {
    struct err why;
    bool ok;

    n->known = known_files_load(n->output);
    ok = nightly_decide(c->arena, n, plan, e);
    if (ok && !dry_run && !known_files_save(n->known, n->output, &why)) {
        log_event(stderr, LOG_WARN, "canh_bao", "noi_dung", why.what, NULL);
    }
    known_files_free(n->known);
    n->known = NULL;
    return ok;
}

/* Sets were made before this step's turn.  Their figures were written just now, so they are read. */
static void
decide_again(const struct commands_call *c, struct nightly_request *n, struct nightly_step *step) {
    n->known = known_files_load(n->output);
    nightly_again(c->arena, n, step);
    known_files_free(n->known);
    n->known = NULL;
}

bool
commands_nightly(struct commands_call *c, struct err *e) {
    const period_day today = settings_today();
    struct pipeline_request r = {.as_of = PERIOD_NO_DATE};
    struct nightly_request n = {.today = today};
    struct nightly_plan plan;
    struct last_night done = {.time = NULL};
    struct profile profile;
    char day[PERIOD_TEXT];

    if (!commands_request(c, &profile, &r, e)) {
        return false;
    }
    n.input = r.input;
    n.output = r.output;
    n.templates = r.templates;
    n.fonts = r.fonts;
    n.profile = r.profile;
    n.arguments = r.arguments;
    if (!guard_output(n.output, e) || !decide(c, &n, &plan, r.dry_run, e)) {
        return false;
    }
    period_iso(day, today);
    if (c->answer != NULL) {
        json_out_text(c->answer, "today", day);
        json_out_list(c->answer, "steps");
    }
    for (size_t i = 0; i < plan.steps; i++) {
        if (done.made > 0 && !r.dry_run) {
            decide_again(c, &n, &plan.step[i]);
        }
        night_step(c, &r, &plan.step[i], today, &done);
    }
    if (c->answer != NULL) {
        json_out_end(c->answer);
    }
    return tell_deadlines(c, &n, e) && (r.dry_run || write_down(c, &r, &done, e));
}
