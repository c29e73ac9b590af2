/* pipeline_job - the life of one job, from its request to its staging folder.  See pipeline_parts.h. */

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "conf/names.h"
#include "measure/letters.h"
#include "run/fingerprint.h"
#include "run/pipeline.h"
#include "run/pipeline_parts.h"
#include "store/guard.h"
#include "text/utf8.h"

#define SPILL_DIR ".tmp-phat-hien"

enum { LINE_BYTES = 512 };

bool
pipeline_is_provisional(const struct pipeline_job *j) {
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
    str_one_line(name);
    j->r->watch.read(j->r->watch.ctx, name, rows, done, all);
}

static void
on_count(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[3], int n) {
    const struct pipeline_job *j = ctx;

    origin_count(j->origin, at, ind, place, n);
}

static void
on_again(void *ctx) {
    struct pipeline_job *j = ctx;

    if (j->origin != NULL) {
        origin_free(j->origin);
        j->origin = origin_new();
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
    j->known = known_files_load(r->output);
    return guard_apart(r->input, r->output, j->ky, e) && guard_output(r->output, e) &&
           guard_checks(r->output, j->ky, e) &&
           (r->dry_run || publish_lock(r->output, &j->lock, e));
}

/* For the next time.  Where that fails it only takes longer, and the set stands already. */
static void
save_known(const struct pipeline_job *j) {
    struct err ignored;

    if (j->lock != NULL) {
        (void)known_files_save(j->known, j->r->output, &ignored);
    }
}

void
pipeline_finish(struct pipeline_job *j) {
    publish_abandon(j->set);
    save_known(j);
    known_files_free(j->known);
    publish_unlock(j->lock);
    if (j->gathered) {
        gather_free(&j->g);
    }
    origin_free(j->origin);
    arena_free(&j->arena);
}

/* Names, signers and addresses of the profile stand on every document. */
static void
tell_strange_letters(struct pipeline_job *j) {
    static const char *const unprinted[] = {"cot.", "tep.", "quy_tac", "thue"};
    const struct ini *file = &j->r->profile->ini;
    unsigned line_no;

    for (size_t i = 0; i < file->n; i++) {
        const struct ini_section *s = &file->section[i];
        bool printed = true;

        for (size_t k = 0; k < sizeof unprinted / sizeof unprinted[0]; k++) {
            printed = printed && !str_starts(s->name, str_from(unprinted[k]));
        }
        for (size_t k = 0; printed && k < s->n; k++) {
            const uint32_t cp = letters_strange(j->g.r.letters, s->entry[k].value, &line_no);
            struct buf letter = {0};

            if (cp != 0) {
                utf8_put(&letter, cp);
                gather_tell(&j->g,
                            NAMES_PROFILE ", dòng %d ([" STR_FMT "] " STR_FMT
                                          "): phông chữ của văn bản không có ký tự \"%s\" "
                                          "(U+%04X), in bằng ký tự gần nhất; hãy sửa ký tự ấy.",
                            s->entry[k].line, STR_ARG(s->name), STR_ARG(s->entry[k].key),
                            buf_z(&letter), cp);
            }
            buf_free(&letter);
        }
    }
}

/* Lists, then templates: everything that can be wrong without reading a row. */
bool
pipeline_prepare(struct pipeline_job *j, const char *spill, struct err *e) {
    struct gather_request gr = {.period = j->r->period,
                                .input = j->r->input,
                                .output = j->r->output,
                                .templates = j->r->templates,
                                .profile = j->r->profile,
                                .as_of = j->r->as_of,
                                .watch = j->origin != NULL ? on_count : NULL,
                                .let_through = j->r->accept.rules,
                                .spill = spill,
                                .progress = on_read,
                                .again = on_again,
                                .ctx = j};
    bool ok;

    if (!fonts_load(&j->arena, j->r->fonts, &j->fonts, e) ||
        !typeface_load(&j->arena, &j->fonts, &j->typeface, e)) {
        return false;
    }
    gr.letters = letters_new(&j->arena, &j->typeface.ruler->source);
    if (!gather_may_withhold(gr.profile, e)) {
        return false;
    }
    ok = gather_references(&gr, &j->g, e);
    j->gathered = true;
    if (ok) {
        tell_strange_letters(j);
        gather_boundaries(&j->g);
    }
    if (ok && j->fonts.changed != NULL) {
        gather_tell(&j->g,
                    "Tệp phông %s không phải bản đã ghi nhận (thường do gói phông được cập nhật): "
                    "chỗ xuống dòng, số trang có thể đổi; xem lại tài liệu, rồi ghi nhận bản này: "
                    "sh %s/ghi-nhan.sh --lai %s",
                    j->fonts.changed, j->r->fonts, j->fonts.section);
    }
    return ok;
}

/* "D18 (một số liệu đổi quá ngưỡng), D19 (...)": the rules that were let through and would have stopped the run. */
static str
passed_rules(struct pipeline_job *j) {
    struct buf b = {0};
    str out;

    for (unsigned r = 0; r < LEDGER_RULE_COUNT; r++) {
        if (ledger_was_let_through(j->g.ledger, (enum ledger_rule)r)) {
            const struct ledger_rule_row *row = ledger_rule_row((enum ledger_rule)r);

            buf_fmt(&b, "%s%s (%s)", b.n > 0 ? ", " : "", row->code, row->what);
        }
    }
    out = buf_moved(&j->arena, &b);
    return out;
}

void
pipeline_settle_accepted(struct pipeline_job *j) {
    const struct pipeline_accept *a = &j->r->accept;
    const str rules = passed_rules(j);
    struct buf b = {0};

    for (unsigned r = 0; r < LEDGER_RULE_COUNT; r++) {
        if ((a->rules >> r & 1U) != 0 &&
            !ledger_was_let_through(j->g.ledger, (enum ledger_rule)r)) {
            gather_tell(
                &j->g, "--accept %s không có tác dụng: kỳ này không có gì bị chặn theo quy tắc đó.",
                ledger_rule_row((enum ledger_rule)r)->code);
        }
    }
    if (rules.n == 0) {
        return;
    }
    buf_fmt(&b, "Phát hành khi đã cho qua quy tắc " STR_FMT "; lý do: " STR_FMT, STR_ARG(rules),
            STR_ARG(a->reason));
    buf_text(&b, a->reason.p[a->reason.n - 1] == '.' ? "" : ".");
    j->accepted = buf_moved(&j->arena, &b);
    gather_tell(&j->g, STR_FMT, STR_ARG(j->accepted));
}

void
pipeline_describe(const struct pipeline_job *j, struct fill *f) {
    memset(f, 0, sizeof *f);
    f->profile = j->r->profile;
    f->members = &j->g.members;
    f->indicators = &j->g.indicators;
    f->book = &j->g.book;
    f->lists = &j->g.lists;
    f->annexes = &j->documents.annexes;
    f->ledger = j->g.ledger;
    f->quarters = j->g.quarters;
    f->period = j->r->period;
    f->closing = j->g.closing;
    f->day = j->day;
    f->dues = j->g.dues;
    f->goal_year = j->g.goal_year;
    f->boundaries = j->g.boundaries.n > 0 ? &j->g.boundaries : NULL;
    f->provisional = pipeline_is_provisional(j);
    f->forced = j->forced;
    f->accepted = j->accepted;
    f->warning = j->g.printed;
    f->warnings = j->g.printed_n;
    f->remark = j->remarks.v;
    f->remarks = j->remarks.n;
    f->restated_from = j->restated_from;
    f->restated_set = j->restated;
    f->scope = (struct fill_scope){MEMBER_TINH, 0};
}

bool
pipeline_digest(struct pipeline_job *j, enum pipeline_profile whose, struct fingerprint *out,
                struct err *e) {
    const struct fingerprint_request r = {
        .input = j->r->input,
        .output = j->r->output,
        .templates = j->r->templates,
        .fonts = j->r->fonts,
        .period = j->r->period,
        .options = fingerprint_options(&j->arena, j->r->profile, j->r->arguments),
        .settings = fingerprint_options(&j->arena, j->r->profile, ""),
        .profile = whose == PIPELINE_LOADED ? j->r->profile : NULL,
        .known = j->known,
        .as_of = j->r->as_of};

    return fingerprint_digest(&r, out, e);
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
