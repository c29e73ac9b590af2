/* pipeline_check - the findings of a run, and the command that asks for them alone.  See pipeline.h. */

#include "base/fs.h"
#include "conf/names.h"
#include "run/findings.h"
#include "run/gates.h"
#include "run/pipeline.h"
#include "run/pipeline_parts.h"
#include "run/rejections.h"
#include "run/reply.h"
#include "run/unread.h"

bool
pipeline_write_findings(const struct pipeline_job *j, const char *stage, const struct err *why,
                        struct err *e) {
    const struct findings_request fr = {.profile = j->r->profile,
                                        .members = &j->g.members,
                                        .ledger = j->g.ledger,
                                        .located = j->g.located,
                                        .reconcile = j->g.reconcile,
                                        .employers = j->g.employers,
                                        .period = j->r->period,
                                        .closing = j->g.closing,
                                        .day = j->day,
                                        .accepted = j->accepted,
                                        .why = why};

    return findings_write(&fr, stage, e);
}

static bool
write_reply(const struct pipeline_job *j, enum reply_kind kind, const struct err *why,
            bool has_findings, const char *folder, struct err *e) {
    const struct reply_request r = {.kind = kind,
                                    .ky = j->ky,
                                    .ledger = j->gathered ? j->g.ledger : NULL,
                                    .warning = j->out->warning,
                                    .warnings = j->out->warnings,
                                    .why = why,
                                    .has_findings = has_findings};

    return reply_write(&r, folder, e);
}

/* The findings as a published set of their own, output/kiem-tra/<KỲ>/, with the answer to whoever delivered: what
 * `check` leaves, and what a refused run leaves so that the published documents stay untouched. */
static bool
publish_findings(struct pipeline_job *j, const struct err *why, struct err *e) {
    struct publish *set = NULL;
    const char *name = fs_join(&j->arena, NAMES_CHECKS, j->ky);
    const char *target;

    if (!publish_begin(j->lock, name, &set, e)) {
        return false;
    }
    if (!pipeline_write_findings(j, publish_stage(set), why, e) ||
        !write_reply(j, why == NULL ? REPLY_CHECKED : REPLY_REFUSED, why, true, publish_stage(set),
                     e)) {
        publish_abandon(set);
        return false;
    }
    target = str_keep(&j->arena, str_from(publish_target(set))).p;
    if (!publish_commit(set, e)) {
        return false;
    }
    outcome_folder(j->out, target);
    return true;
}

bool
pipeline_publish_reply(struct pipeline_job *j, const struct err *why, struct err *e) {
    struct publish *set = NULL;

    if (!publish_begin(j->lock, fs_join(&j->arena, NAMES_CHECKS, j->ky), &set, e)) {
        return false;
    }
    if (!write_reply(j, why == NULL ? REPLY_PUBLISHED : REPLY_REFUSED, why, false,
                     publish_stage(set), e)) {
        publish_abandon(set);
        return false;
    }
    return publish_commit(set, e);
}

/* Too much of a list fell: its codes are then unknown in extracts that are right, and no list may be in force. */
static bool
lists_hold(struct pipeline_job *j, struct err *e) {
    const struct ledger_file *f =
        ledger_over(j->g.ledger, profile_int(j->r->profile, PROFILE_NGUONG_LOAI));

    return f == NULL || !str_starts(f->path, STR(NAMES_LISTS "/")) ||
           pipeline_within_threshold(j, e);
}

/* The run stops; findings that made it stop are kept, and where they cannot be that is told too: the first failure
 * stays the one that ends the run.  Of extracts that could not be read to their end there is nothing to say. */
bool
pipeline_refuse(struct pipeline_job *j, struct err *e) {
    struct err second;

    if (e->kind == ERR_DATA && j->gathered && j->g.ledger != NULL && !lists_hold(j, &second)) {
        *e = second; /* what came of it misleads */
    }
    if (j->gathered) { /* a worker that is forked beside another thread may wait for a lock that it held */
        gather_past_drop(&j->g);
        gather_propose_wait(&j->g);
    }
    if (e->kind == ERR_DATA && j->gathered && j->g.ledger != NULL && j->lock != NULL) {
        outcome_rows(j->out, j->g.ledger);
        if (!publish_findings(j, e, &second)) {
            outcome_warn(j->out, "Không ghi được các phát hiện của lần chạy này: %s", second.what);
        }
    } else if (j->r->reply && j->lock != NULL && !pipeline_publish_reply(j, e, &second)) {
        outcome_warn(j->out, "Không ghi được lời trả lời nơi giao số liệu: %s", second.what);
    }
    return false;
}

bool
pipeline_within_threshold(struct pipeline_job *j, struct err *e) {
    const int64_t limit = profile_int(j->r->profile, PROFILE_NGUONG_LOAI);
    const struct ledger_file *f = ledger_over(j->g.ledger, limit);
    char percent[NUM_TEXT];
    char allowed[NUM_TEXT];
    struct buf reason = {0};
    int64_t share = 0;

    if (f == NULL) {
        return true;
    }
    (void)num_percent((struct num_ratio){(num_wide)f->rejected, (num_wide)f->read}, &share);
    num_vn_hundredths(percent, share);
    num_vn_hundredths(allowed, limit);
    if (j->r->force) {
        j->forced = true;
        gather_warn(&j->g,
                    "Tệp " STR_FMT
                    " có %s%% dòng bị loại, quá ngưỡng %s%%: số liệu chỉ để tham khảo.",
                    STR_ARG(f->path), percent, allowed);
        return true;
    }
    rejections_say(j->g.ledger, f, &reason);
    (void)err_set(e, ERR_DATA,
                  "tệp " STR_FMT
                  " có %s%% dòng bị loại, quá ngưỡng %s%% nên không phát hành%s; sửa dữ liệu "
                  "hoặc dùng --force",
                  STR_ARG(f->path), percent, allowed, buf_z(&reason));
    buf_free(&reason);
    return false;
}

/* The share of rejected rows first: what moved since the period before may have moved by them. */
bool
pipeline_passes(struct pipeline_job *j, struct err *e) {
    struct err held = {.kind = ERR_NONE};
    const bool holds = gates_hold(&j->g, &held);

    if ((holds || held.kind == ERR_DATA) && !pipeline_within_threshold(j, e)) {
        return false;
    }
    if (!holds) {
        *e = held;
    }
    return holds;
}

/* Its staging folder only holds what does not stay in memory; the findings are published in their own. */
static bool
check(struct pipeline_job *j, struct err *e) {
    const char *spill = NULL;

    if (period_is_compiled(j->r->period)) {
        return err_set(e, ERR_USAGE, "check làm cho quý hoặc tháng; %s tổng hợp từ các quý", j->ky);
    }
    if (!pipeline_has_input(j, e) || !pipeline_open_stage(j, j->ky, &spill, e)) {
        return false;
    }
    if (!pipeline_prepare(j, spill, e) || !gather_extracts(&j->g, e) || !pipeline_passes(j, e)) {
        return pipeline_refuse(j, e);
    }
    pipeline_settle_accepted(j);
    outcome_rows(j->out, j->g.ledger);
    outcome_warnings(j->out, &j->g);
    return unread_tell(fs_join(&j->arena, j->r->input, j->ky), j->ky, j->out, e) &&
           unread_misnamed(j->r->input, j->out, e) && publish_findings(j, NULL, e);
}

bool
pipeline_check(const struct pipeline_request *r, struct outcome *out, struct err *e) {
    struct pipeline_job j;
    bool ok = pipeline_begin(&j, r, out, e) && check(&j, e);

    out->published = ok;
    pipeline_finish(&j);
    return ok;
}
