/* pipeline - the order of the steps.  See pipeline.h. */

#include "run/pipeline.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "figures/snapshot.h"
#include "run/fingerprint.h"
#include "run/pipeline_parts.h"
#include "run/unread.h"
#include "run/workers.h"
#include "store/guard.h"
#include "store/manifest.h"
#include "store/seal.h"

#define SPILL_DIR ".tmp-phat-hien"

enum { LINE_BYTES = 512 };

static bool
provisional(const struct pipeline_job *j) {
    return j->r->as_of != PERIOD_NO_DATE;
}

static void
on_read(void *ctx, str file, uint64_t done, uint64_t all) {
    const struct pipeline_job *j = ctx;
    char name[LINE_BYTES];
    uint64_t rows = 0;

    if (j->r->watch.read == NULL) {
        return;
    }
    for (uint32_t i = 0; i < ledger_files(j->g.ledger); i++) {
        rows += ledger_file(j->g.ledger, i)->read;
    }
    (void)snprintf(name, sizeof name, STR_FMT, STR_ARG(file));
    j->r->watch.read(j->r->watch.ctx, name, rows, done, all);
}

static void
on_written(void *ctx, size_t done, size_t n) {
    const struct pipeline_job *j = ctx;

    if (j->r->watch.written != NULL) {
        j->r->watch.written(j->r->watch.ctx, done, n);
    }
}

period_day
pipeline_due(struct period period, const struct profile *p) {
    static const enum profile_id id[] = {
        [PERIOD_MONTH] = PROFILE_KY_HAN_NOP,
        [PERIOD_QUARTER] = PROFILE_KY_HAN_NOP,
        [PERIOD_HALF] = PROFILE_KY_HAN_NOP_6T,
        [PERIOD_YEAR] = PROFILE_KY_HAN_NOP_NAM,
    };

    return period_due(period, (int)profile_int(p, PROFILE_KY_HAN_NOP_THANG),
                      (int)profile_int(p, id[period.kind]));
}

bool
pipeline_begin(struct pipeline_job *j, const struct pipeline_request *r, struct outcome *out,
               struct err *e) {
    memset(j, 0, sizeof *j);
    memset(out, 0, sizeof *out);
    j->r = r;
    j->out = out;
    period_text(j->ky, r->period);
    j->day = r->day == PERIOD_NO_DATE ? pipeline_due(r->period, r->profile) : r->day;
    out->due =
        r->period.kind == PERIOD_MONTH ? PERIOD_NO_DATE : pipeline_due(r->period, r->profile);
    return guard_apart(r->input, r->output, j->ky, e) &&
           (r->dry_run || publish_lock(r->output, &j->lock, e));
}

void
pipeline_finish(struct pipeline_job *j) {
    publish_abandon(j->set);
    publish_unlock(j->lock);
    if (j->gathered) {
        gather_free(&j->g);
    }
    arena_free(&j->arena);
}

/* Lists, then templates: everything that can be wrong without reading a row. */
bool
pipeline_prepare(struct pipeline_job *j, const char *spill, struct err *e) {
    const struct gather_request gr = {.period = j->r->period,
                                      .input = j->r->input,
                                      .output = j->r->output,
                                      .profile = j->r->profile,
                                      .as_of = j->r->as_of,
                                      .spill = spill,
                                      .progress = on_read,
                                      .ctx = j};
    bool ok = gather_references(&gr, &j->g, e);

    j->gathered = true;
    return ok;
}

void
pipeline_describe(const struct pipeline_job *j, struct fill *f) {
    memset(f, 0, sizeof *f);
    f->profile = j->r->profile;
    f->members = &j->g.members;
    f->indicators = &j->g.indicators;
    f->book = &j->g.book;
    f->lists = &j->g.lists;
    f->annexes = &j->shelf.annexes;
    f->ledger = j->g.ledger;
    f->period = j->r->period;
    f->closing = j->g.closing;
    f->day = j->day;
    f->provisional = provisional(j);
    f->forced = j->forced;
    f->warning = j->g.warning;
    f->warnings = j->g.warnings;
    f->remark = j->remarks.v;
    f->remarks = j->remarks.n;
    f->restated_from = j->restated_from;
    f->restated_set = j->restated;
    f->scope = (struct fill_scope){MEMBER_TINH, 0};
}

static bool
write_figures(const struct pipeline_job *j, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct buf b = {0};
    bool ok;

    snapshot_write(j->g.now, &b);
    ok = fs_write_new(fs_join(&a, publish_stage(j->set), PIPELINE_DATA), b.p, b.n, e);
    buf_free(&b);
    arena_free(&a);
    return ok;
}

/* Annexes that were asked for by name and that these figures do not make. */
static void
tell_empty(struct pipeline_job *j, const struct fill *f) {
    for (size_t k = 0; k < j->shelf.only_annexes; k++) {
        if (!documents_shows(&j->shelf, f, j->shelf.only_annex[k])) {
            gather_tell(&j->g,
                        "Không có phụ lục " STR_FMT
                        " trong phu-luc.xlsx: kỳ này chưa có số liệu mà phụ lục cần.",
                        STR_ARG(j->shelf.only_annex[k]));
        }
    }
}

/* Everything of the set but the manifest. */
static bool
write_set(struct pipeline_job *j, struct err *e) {
    struct fill f;
    struct documents_jobs jobs = {0};
    struct workers_request pr;

    pipeline_describe(j, &f);
    tell_empty(j, &f);
    documents_plan(&j->shelf, &j->arena, &f, &jobs);
    pr = (struct workers_request){.job = jobs.job,
                                  .n = jobs.n,
                                  .stage = publish_stage(j->set),
                                  .fonts = &j->fonts,
                                  .workers = j->r->jobs,
                                  .progress = on_written,
                                  .ctx = j};
    j->out->documents = jobs.n;
    return write_figures(j, e) && pipeline_write_findings(j, publish_stage(j->set), NULL, e) &&
           workers_render(&pr, e);
}

bool
pipeline_digest(struct pipeline_job *j, struct fingerprint *out, struct err *e) {
    const struct fingerprint_request r = {
        .input = j->r->input,
        .output = j->r->output,
        .templates = j->r->templates,
        .fonts = j->r->fonts,
        .period = j->r->period,
        .options = fingerprint_options(&j->arena, j->r->profile, j->r->arguments),
        .as_of = j->r->as_of};

    return fingerprint_digest(&r, out, e);
}

static bool
write_manifest(struct pipeline_job *j, struct err *e) {
    struct manifest m = {.period = j->r->period,
                         .closing = j->g.closing,
                         .provisional = provisional(j),
                         .forced = j->forced,
                         .profile = j->r->profile,
                         .only = j->r->only == NULL ? "" : j->r->only,
                         .xa = j->r->xa == NULL ? "" : j->r->xa,
                         .ledger = j->g.ledger,
                         .warning = j->out->warning,
                         .warnings = j->out->warnings};
    struct manifest_part part[FINGERPRINT_PART_COUNT];
    struct fingerprint now;

    if (!pipeline_digest(j, &now, e)) {
        return false;
    }
    if (!fingerprint_same(&now, &j->cause)) {
        return err_set(
            e, ERR_DATA,
            "dữ liệu đầu vào, cấu hình hoặc mẫu đã thay đổi trong lúc chạy; hãy chờ chép "
            "xong rồi chạy lại");
    }
    for (unsigned p = 0; p < FINGERPRINT_PART_COUNT; p++) {
        part[p] =
            (struct manifest_part){fingerprint_part_id((enum fingerprint_part)p), j->cause.part[p]};
    }
    m.cause = j->cause.whole;
    m.part = part;
    m.parts = FINGERPRINT_PART_COUNT;
    documents_sources(&j->shelf, &j->arena, &j->g, &j->fonts, &m.source, &m.sources);
    return manifest_write(&m, publish_stage(j->set), e);
}

/* The staging folder of a set, and in it the folder for findings that do not stay in memory. */
bool
pipeline_open_stage(struct pipeline_job *j, const char *name, const char **spill, struct err *e) {
    if (!publish_begin(j->lock, name, &j->set, e)) {
        return false;
    }
    *spill = fs_join(&j->arena, publish_stage(j->set), SPILL_DIR);
    return fs_mkdirs(*spill, e);
}

static bool
make_set(struct pipeline_job *j, struct err *e) {
    struct documents_jobs planned = {0};
    const char *spill = NULL;

    if (!pipeline_has_input(j, e) || !pipeline_choose_name(j, e) ||
        !guard_target(fs_join(&j->arena, j->r->output, j->name), e) ||
        !pipeline_open_stage(j, j->name, &spill, e) || !pipeline_digest(j, &j->cause, e)) {
        return false;
    }
    if (!pipeline_prepare(j, spill, e)) {
        return pipeline_refuse(j, e);
    }
    if (!pipeline_plan_documents(j, &planned, e)) {
        return false;
    }
    if (pipeline_is_compiled(j->r->period)) {
        if (!gather_quarters(&j->g, e)) {
            return false;
        }
    } else if (!gather_extracts(&j->g, e) || !pipeline_within_threshold(j, e)) {
        return pipeline_refuse(j, e);
    }
    if (!gather_history(&j->g, e) ||
        (j->restated != NULL && !gather_restated(&j->g, j->restated, &j->restated_from, e)) ||
        !write_set(j, e)) {
        return false;
    }
    outcome_rows(j->out, j->g.ledger);
    outcome_warnings(j->out, &j->g);
    outcome_headlines(j->out, &j->g);
    if (!unread_tell(fs_join(&j->arena, j->r->input, j->ky), j->ky, j->out, e) ||
        !fs_remove_tree(spill, e) || !write_manifest(j, e)) {
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
        ok = ok && guard_target(publish_target(j.set), e); /* once more: reading takes long */
        if (ok) {
            set = j.set;
            j.set = NULL; /* commit ends it either way */
            ok = publish_commit(set, e);
            out->published = ok;
            /* What an earlier refusal or check said is no longer so; the set has its own findings. */
            ok = ok && publish_retire(j.lock, fs_join(&j.arena, PIPELINE_CHECK_DIR, j.ky), e);
        }
    }
    pipeline_finish(&j);
    return ok;
}
