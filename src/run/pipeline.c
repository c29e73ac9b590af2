/* pipeline - the order of the steps.  See pipeline.h. */

#include "run/pipeline.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "conf/names.h"
#include "figures/snapshot.h"
#include "run/fingerprint.h"
#include "run/gates.h"
#include "run/pipeline_parts.h"
#include "run/sending.h"
#include "run/unread.h"
#include "run/workers.h"
#include "store/guard.h"
#include "store/manifest.h"
#include "store/seal.h"
#include "template/standing.h"

/* A set being written. */
struct writing {
    struct pipeline_job *j;
    str *said; /* of each document, for the list of letters */
};

static void
on_said(void *ctx, size_t job, str text) {
    const struct writing *w = ctx;

    w->said[job] = str_keep(&w->j->arena, text);
}

static void
on_written(void *ctx, size_t done, size_t n) {
    const struct pipeline_job *j = ((const struct writing *)ctx)->j;

    if (j->r->watch.written != NULL) {
        j->r->watch.written(j->r->watch.ctx, done, n);
    }
}

static bool
write_figures(const struct pipeline_job *j, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct buf b = {0};
    bool ok;

    snapshot_write(j->g.now, &b);
    ok = fs_write_new(fs_join(&a, publish_stage(j->set), NAMES_DATA), b.p, b.n, e);
    buf_clear(&b);
    if (ok && j->origin != NULL) {
        origin_write(j->origin, &j->g, &b);
        ok = fs_write_new(fs_join(&a, publish_stage(j->set), ORIGIN_FILE), b.p, b.n, e);
    }
    buf_free(&b);
    arena_free(&a);
    return ok;
}

/* Annexes that were asked for by name and that these figures do not make. */
static void
tell_empty(struct pipeline_job *j, const struct fill *f) {
    for (size_t k = 0; k < j->documents.only_annexes; k++) {
        if (!documents_shows(&j->documents, f, j->documents.only_annex[k])) {
            gather_tell(&j->g,
                        "Không có phụ lục " STR_FMT " trong " NAMES_BOOK
                        ": kỳ này chưa có số liệu mà phụ lục cần.",
                        STR_ARG(j->documents.only_annex[k]));
        }
    }
}

/* Everything of the set but the manifest. */
static bool
write_set(struct pipeline_job *j, struct err *e) {
    struct fill f;
    struct documents_jobs jobs = {0};
    struct workers_request pr;
    struct writing w = {.j = j};

    pipeline_describe(j, &f);
    f.standing = standing_new(&j->arena);
    tell_empty(j, &f);
    documents_plan(&j->documents, &j->arena, &f, &jobs);
    w.said = arena_array(&j->arena, str, jobs.n + 1);
    pr = (struct workers_request){.job = jobs.job,
                                  .n = jobs.n,
                                  .stage = publish_stage(j->set),
                                  .typeface = &j->typeface,
                                  .workers = j->r->jobs,
                                  .lock = publish_lock_fd(j->lock),
                                  .progress = on_written,
                                  .said = on_said,
                                  .ctx = &w};
    j->out->documents = jobs.n;
    return write_figures(j, e) && pipeline_write_findings(j, publish_stage(j->set), NULL, e) &&
           workers_render(&pr, e) && sending_write(&pr, w.said, f.day, e);
}

static bool
write_manifest(struct pipeline_job *j, struct err *e) {
    struct manifest m = {.period = j->r->period,
                         .closing = j->g.closing,
                         .provisional = pipeline_is_provisional(j),
                         .forced = j->forced,
                         .draft = profile_int(j->r->profile, PROFILE_VAN_BAN_DU_THAO) != 0,
                         .let_through = j->r->accept.rules,
                         .reason = j->r->accept.reason,
                         .profile = j->r->profile,
                         .only = j->r->only == NULL ? "" : j->r->only,
                         .xa = j->r->xa == NULL ? "" : j->r->xa,
                         .ledger = j->g.ledger,
                         .warning = j->out->warning,
                         .warnings = j->out->warnings};
    struct manifest_part part[FINGERPRINT_PART_COUNT];
    struct fingerprint now;

    for (unsigned p = 0; p < FINGERPRINT_PART_COUNT; p++) {
        part[p] =
            (struct manifest_part){fingerprint_part_id((enum fingerprint_part)p), j->cause.part[p]};
    }
    m.cause = j->cause.whole;
    m.part = part;
    m.parts = FINGERPRINT_PART_COUNT;
    documents_sources(&j->documents, &j->arena, &j->g, &j->fonts, &m.source, &m.sources);
    /* Last, so that what the manifest says of them was read before they are looked at once more. */
    if (!manifest_write(&m, publish_stage(j->set), e) ||
        !pipeline_digest(j, PIPELINE_THERE, &now, e)) {
        return false;
    }
    if (!fingerprint_same(&now, &j->cause)) {
        return err_set(
            e, ERR_DATA,
            "dữ liệu đầu vào, cấu hình hoặc mẫu đã thay đổi trong lúc chạy; hãy chờ chép "
            "xong rồi chạy lại");
    }
    return true;
}

/* All gates are passed: the set may be written. */
static bool
settle(struct pipeline_job *j, struct err *e) {
    pipeline_settle_accepted(j);
    return write_set(j, e);
}

static bool
make_set(struct pipeline_job *j, struct err *e) {
    struct documents_jobs planned = {0};
    const char *spill = NULL;

    if (!pipeline_has_input(j, e) || !pipeline_choose_name(j, e) ||
        !guard_target(fs_join(&j->arena, j->r->output, j->name), e) ||
        !pipeline_open_stage(j, j->name, &spill, e) ||
        !pipeline_digest(j, PIPELINE_LOADED, &j->cause, e)) {
        return false;
    }
    /* Counts file by file would tell what is withheld. */
    if (!period_is_compiled(j->r->period) && !gather_withholds(j->r->profile)) {
        j->origin = origin_new();
    }
    if (!pipeline_prepare(j, spill, e)) {
        return pipeline_refuse(j, e);
    }
    if (!pipeline_plan_documents(j, &planned, e)) {
        return pipeline_stands(j, &planned, e);
    }
    j->g.r.movement = true;
    if (period_is_compiled(j->r->period)) {
        if (!gather_quarters(&j->g, e)) {
            return false;
        }
    } else if (!gather_extracts(&j->g, e) || !pipeline_passes(j, e)) {
        return pipeline_refuse(j, e);
    }
    if (!gather_history(&j->g, e) || !pipeline_within_threshold(j, e)) {
        return period_is_compiled(j->r->period) ? false : pipeline_refuse(j, e);
    }
    if (!gather_outliers(&j->g, e) ||
        (j->restated != NULL && !gather_restated(&j->g, j->restated, &j->restated_from, e)) ||
        !gather_withhold(&j->g, e) || !settle(j, e)) {
        return false;
    }
    outcome_rows(j->out, j->g.ledger);
    outcome_warnings(j->out, &j->g);
    outcome_headlines(j->out, &j->g);
    if (!unread_tell(fs_join(&j->arena, j->r->input, j->ky), j->ky, j->out, e) ||
        !unread_misnamed(j->r->input, j->out, e) || !fs_remove_tree(spill, e) ||
        !write_manifest(j, e)) {
        return false;
    }
    outcome_folder(j->out, publish_target(j->set));
    return true;
}

bool
pipeline_run(const struct pipeline_request *r, struct outcome *out, struct err *e) {
    struct pipeline_job j;
    struct publish *set;
    bool ok = pipeline_begin(&j, r, out, e);

    if (ok && r->dry_run) {
        ok = pipeline_show_plan(&j, e);
    } else if (ok) {
        ok = make_set(&j, e);
        ok = ok && !out->stands &&
             guard_target(publish_target(j.set), e); /* once more: reading takes long */
        if (ok) {
            set = j.set;
            j.set = NULL; /* commit ends it either way */
            ok = publish_commit(set, e);
            out->published = ok;
            /* What an earlier refusal or check said is no longer so; the set has its own findings. */
            ok = ok && (r->reply && !period_is_compiled(r->period)
                            ? pipeline_publish_reply(&j, NULL, e)
                            : publish_retire(j.lock, fs_join(&j.arena, NAMES_CHECKS, j.ky), e));
        }
    }
    pipeline_finish(&j);
    return ok || out->stands;
}
