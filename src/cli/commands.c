/* commands - what each word of the command table does.  See commands.h. */

#include "cli/commands.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/num.h"
#include "cli/commands_parts.h"
#include "cli/demo.h"
#include "cli/init.h"
#include "cli/listing.h"
#include "cli/progress.h"
#include "cli/settings.h"
#include "cli/summary.h"
#include "run/explain.h"
#include "run/log.h"
#include "run/manifest.h"
#include "run/nightly.h"
#include "run/pipeline.h"
#include "run/publish.h"
#include "run/seal.h"

enum { STATUS_WARNINGS = 3 };

static void
print_step(void *ctx, const char *step) {
    (void)ctx;
    (void)printf("sẽ %s\n", step);
}

/* The options that change what a set holds, for its cause (run/cause.h). */
static const char *
arguments(struct arena *a, const struct options *o) {
    static const enum options_id which[] = {OPTIONS_ONLY, OPTIONS_XA, OPTIONS_DATE, OPTIONS_FORCE};
    struct buf b = {0};
    const char *text;

    for (size_t i = 0; i < sizeof which / sizeof which[0]; i++) {
        if (o->value[which[i]] != NULL) {
            buf_fmt(&b, "%d=%s\n", (int)which[i], o->value[which[i]]);
        }
    }
    text = str_keep(a, str_from(buf_z(&b))).p;
    buf_free(&b);
    return text;
}

/* What run, check and nightly have in common; the period is the caller's. */
static bool
request(struct commands_call *c, struct profile *profile, struct pipeline_request *r,
        struct err *e) {
    const struct options *o = c->options;

    r->input = o->value[OPTIONS_INPUT];
    r->output = o->value[OPTIONS_OUTPUT];
    r->only = o->value[OPTIONS_ONLY];
    r->xa = o->value[OPTIONS_XA];
    r->force = o->given[OPTIONS_FORCE];
    r->restate = o->given[OPTIONS_RESTATE];
    r->dry_run = o->given[OPTIONS_DRY_RUN];
    r->profile = profile;
    r->as_of = PERIOD_NO_DATE;
    r->arguments = arguments(c->arena, o);
    if (!settings_date(o, &r->day, e) || !settings_jobs(o, &r->jobs, e)) {
        return false;
    }
    if (!settings_profile(c->arena, o, c->env, profile, e)) {
        return false;
    }
    if (!fs_is_dir(r->input)) {
        return err_set(
            e, ERR_NOINPUT,
            "không có thư mục đầu vào %s; tạo bằng baophu init MÃ_TỈNH, hoặc baophu demo "
            "để làm thử",
            r->input);
    }
    if (!settings_folder(c->arena, o, OPTIONS_TEMPLATE_DIR, "templates", &r->templates, e) ||
        !settings_folder(c->arena, o, OPTIONS_FONT_DIR, "fonts", &r->fonts, e)) {
        return false;
    }
    if (profile_int(profile, PROFILE_PHAT_HANH_NHOM) != 0) {
        fs_allow_group();
    }
    return true;
}

static bool
finish(struct commands_call *c, const struct pipeline_request *r, const struct outcome *out,
       bool ok, struct err *e) {
    if (c->options->given[OPTIONS_JSON]) {
        struct buf b = {0};

        outcome_json(out, r->period, ok ? NULL : e, &b);
        (void)fwrite(b.p, 1, b.n, stdout);
        buf_free(&b);
    } else {
        summary_print(stdout, r->period, out, settings_today());
    }
    if (ok && outcome_has_warnings(out)) {
        c->status = STATUS_WARNINGS;
    }
    return ok;
}

static bool
run_or_check(struct commands_call *c, struct err *e,
             bool (*act)(const struct pipeline_request *, struct outcome *, struct err *)) {
    const struct options *o = c->options;
    struct progress p;
    struct profile profile;
    struct pipeline_request r = {.as_of = PERIOD_NO_DATE};
    struct outcome out;
    bool ok;

    if (!period_parse(str_from(o->arg[0]), &r.period, e) || !request(c, &profile, &r, e)) {
        return false;
    }
    progress_start(&p, o->given[OPTIONS_QUIET] || o->given[OPTIONS_JSON]);
    r.watch = (struct pipeline_watch){
        .read = progress_read, .written = progress_written, .plan = print_step, .ctx = &p};
    ok = act(&r, &out, e);
    progress_end(&p);
    return finish(c, &r, &out, ok, e);
}

static bool
do_run(struct commands_call *c, struct err *e) {
    return run_or_check(c, e, pipeline_run);
}

static bool
do_check(struct commands_call *c, struct err *e) {
    return run_or_check(c, e, pipeline_check);
}

/* What a file of a set is held to be; the manifest's and the seal's words are the same. */
static const char *const file_state[] = {"nguyên vẹn", "đã bị sửa", "bị thiếu",
                                         "không thuộc bộ đã phát hành"};
_Static_assert((int)MANIFEST_EXTRA == (int)SEAL_EXTRA && (int)MANIFEST_CHANGED == (int)SEAL_CHANGED,
               "one row of words serves both");

static void
print_unlisted(void *ctx, const char *path, enum manifest_state s) {
    (void)ctx;
    (void)printf("%s\t%s\n", file_state[s], path);
}

static void
print_unsealed(void *ctx, const char *path, enum seal_state s) {
    (void)ctx;
    (void)printf("%s\t%s\n", file_state[s], path);
}

/* The newest set of a period that is published. */
static bool
newest_set(struct commands_call *c, const char **set, struct err *e) {
    const char *word = c->options->arg[0];
    const char *next = NULL;
    struct period p;

    if (!period_parse(str_from(word), &p, e) ||
        !seal_newest(c->arena, c->options->value[OPTIONS_OUTPUT], word, set, &next, e)) {
        return false;
    }
    return *set != NULL || err_set(e, ERR_NOINPUT, "chưa phát hành kỳ %s trong %s", word,
                                   c->options->value[OPTIONS_OUTPUT]);
}

/* Only figures that are whole and final are closed for good. */
static bool
may_be_sealed(struct arena *a, const char *folder, struct err *e) {
    struct manifest_basis basis;
    size_t files = 0;
    size_t bad = 0;

    if (!manifest_basis(a, folder, &basis, e) ||
        !manifest_verify(folder, print_unlisted, NULL, &files, &bad, e)) {
        return false;
    }
    if (bad > 0) {
        return err_set(e, ERR_DATA,
                       "%s: %zu tệp không đúng như khi phát hành, không chốt; chạy lại kỳ", folder,
                       bad);
    }
    return !basis.provisional ||
           err_set(e, ERR_DATA, "%s là số tạm tính, không chốt; chạy lại sau ngày chốt của kỳ",
                   folder);
}

static bool
do_lock(struct commands_call *c, struct err *e) {
    const char *output = c->options->value[OPTIONS_OUTPUT];
    struct publish_lock *l = NULL;
    const char *set = NULL;
    bool sealed = false;
    bool ok;

    if (!newest_set(c, &set, e) || !publish_lock(output, &l, e)) {
        return false;
    }
    ok = seal_is_sealed(output, set, &sealed, e) && /* its own refusal says so */
         (sealed || may_be_sealed(c->arena, fs_join(c->arena, output, set), e)) &&
         seal_make(output, set, e);
    publish_unlock(l);
    if (ok) {
        (void)printf("Đã chốt số liệu %s\n", set);
    }
    return ok;
}

/* A sealed set by its record, any other by its manifest.  A sealed set that is gone is a fault; a revision that was
 * never made is none. */
static bool
verify_set(const char *output, const char *folder, const char *set, struct err *e) {
    struct seal_check c = {.fn = print_unsealed};
    bool sealed = false;

    if (!seal_is_sealed(output, set, &sealed, e)) {
        return false;
    }
    if (!sealed && !fs_is_dir(folder)) {
        return true;
    }
    if (sealed ? !seal_verify(output, set, &c, e)
               : !manifest_verify(folder, print_unlisted, NULL, &c.files, &c.bad, e)) {
        return false;
    }
    if (c.bad > 0) {
        return err_set(e, ERR_DATA, "%s: %zu tệp không đúng như %s", folder, c.bad,
                       sealed ? "khi chốt" : "khi phát hành");
    }
    (void)printf("%s: %zu tệp nguyên vẹn%s\n", folder, c.files, sealed ? " (đã chốt)" : "");
    return true;
}

/* Every set of the period, the newest first; the first fault is the one that ends it. */
static bool
verify_all(struct arena *a, const char *output, const char *set, struct err *e) {
    bool ok = true;

    for (; set != NULL; set = seal_before(a, set)) {
        struct err one;

        if (!verify_set(output, fs_join(a, output, set), set, &one)) {
            *e = ok ? one : *e;
            ok = false;
        }
    }
    return ok;
}

static bool
do_verify(struct commands_call *c, struct err *e) {
    const char *output = c->options->value[OPTIONS_OUTPUT];
    const char *set = NULL;
    size_t records = 0;

    return newest_set(c, &set, e) && seal_chain(output, &records, e) &&
           verify_all(c->arena, output, set, e);
}

/* The shipped lists: reference data of the whole country. */
static bool
shipped_lists(struct commands_call *c, const char **out, struct err *e) {
    const char *templates = NULL;

    if (!settings_folder(c->arena, c->options, OPTIONS_TEMPLATE_DIR, "templates", &templates, e)) {
        return false;
    }
    *out = fs_join(c->arena, templates, "tham-chieu");
    return true;
}

static bool
do_demo(struct commands_call *c, struct err *e) {
    struct demo_request r = {.input = c->options->value[OPTIONS_INPUT]};

    if (!publish_outside(r.input, true, e) || !settings_scale(c->options, &r.scale, e) ||
        !shipped_lists(c, &r.data, e) || !demo_write(&r, NULL, e)) {
        return false;
    }
    (void)printf("Đã tạo dữ liệu mẫu trong %s; xem %s/" DEMO_NOTICE "\n", r.input, r.input);
    return true;
}

static bool
do_init(struct commands_call *c, struct err *e) {
    struct init_request r = {.province = str_from(c->options->arg[0]),
                             .input = c->options->value[OPTIONS_INPUT]};
    size_t written = 0;

    if (!publish_outside(r.input, true, e) || !shipped_lists(c, &r.data, e) ||
        !init_write(&r, &written, e)) {
        return false;
    }
    (void)printf("Đã tạo %zu tệp trong %s; tiếp theo: điền %s/" SETTINGS_PROFILE_NAME
                 " và đặt dữ liệu của kỳ vào %s/<KỲ>/ như " INIT_EXAMPLE "\n",
                 written, r.input, r.input, r.input);
    return true;
}

static bool
do_compile(struct commands_call *c, struct err *e) {
    struct period p;

    if (!period_parse(str_from(c->options->arg[0]), &p, e)) {
        return false;
    }
    if (p.kind != PERIOD_HALF && p.kind != PERIOD_YEAR) {
        return err_set(e, ERR_USAGE, "compile làm 6 tháng hoặc năm, ví dụ 2026-H1 hoặc 2026");
    }
    return run_or_check(c, e, pipeline_run);
}

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
    struct outcome out;
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
        status = outcome_has_warnings(&out) ? STATUS_WARNINGS : 0;
        log_event(stderr, status == 0 ? LOG_INFO : LOG_WARN, "phat_hanh", "ky", ky, "thu_muc",
                  out.folder, NULL);
    } else {
        status = err_exit_status(e.kind);
        log_event(stderr, LOG_ERROR, "loi", "ky", ky, "noi_dung", e.what, "tai", e.where, "thu_muc",
                  out.folder, NULL);
    }
    c->status = status > c->status ? status : c->status;
}

static bool
do_nightly(struct commands_call *c, struct err *e) {
    const period_day today = settings_today();
    struct pipeline_request r = {.as_of = PERIOD_NO_DATE};
    struct nightly_request n = {.today = today};
    struct nightly_plan plan;
    struct profile profile;

    if (!request(c, &profile, &r, e)) {
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

static bool
do_explain(struct commands_call *c, struct err *e) {
    const struct options *o = c->options;
    const bool xa = o->given[OPTIONS_XA];
    struct profile p;
    struct explain_request r = {.input = o->value[OPTIONS_INPUT],
                                .output = o->value[OPTIONS_OUTPUT],
                                .profile = &p,
                                .indicator = o->arg[1],
                                .level = xa                          ? MEMBER_XA
                                         : o->given[OPTIONS_CO_QUAN] ? MEMBER_CO_QUAN
                                                                     : MEMBER_TINH,
                                .code = o->value[xa ? OPTIONS_XA : OPTIONS_CO_QUAN],
                                .rows = o->given[OPTIONS_ROWS]};
    struct buf text = {0};
    bool ok;

    if (xa && o->given[OPTIONS_CO_QUAN]) {
        return err_set(e, ERR_USAGE, "explain nhận --xa hoặc --co-quan, không nhận cả hai");
    }
    ok = period_parse(str_from(o->arg[0]), &r.period, e) &&
         settings_profile(c->arena, o, c->env, &p, e) && explain_figure(&r, &text, e);
    if (ok) {
        (void)fwrite(text.p, 1, text.n, stdout);
    }
    buf_free(&text);
    return ok;
}

static bool
with_profile(struct commands_call *c, struct profile *p, struct err *e) {
    return settings_profile(c->arena, c->options, c->env, p, e);
}

static bool
do_rules(struct commands_call *c, struct err *e) {
    struct profile p;

    return with_profile(c, &p, e) && listing_rules(&p, e);
}

static bool
do_indicators(struct commands_call *c, struct err *e) {
    struct profile p;

    return with_profile(c, &p, e) && listing_indicators(c->options, &p, e);
}

static bool
do_templates(struct commands_call *c, struct err *e) {
    struct profile p;

    return with_profile(c, &p, e) && listing_templates(c->options, &p, e);
}

static bool
do_config(struct commands_call *c, struct err *e) {
    struct profile p;

    return with_profile(c, &p, e) && listing_config(&p, e);
}

static bool
do_completion(struct commands_call *c, struct err *e) {
    (void)c;
    (void)e;
    options_completion(stdout);
    return true;
}

static bool (*const acts[OPTIONS_COMMAND_COUNT])(struct commands_call *, struct err *) = {
    [OPTIONS_RUN] = do_run,
    [OPTIONS_CHECK] = do_check,
    [OPTIONS_DEMO] = do_demo,
    [OPTIONS_INIT] = do_init,
    [OPTIONS_NIGHTLY] = do_nightly,
    [OPTIONS_LOCK] = do_lock,
    [OPTIONS_EXPLAIN] = do_explain,
    [OPTIONS_DIFF] = commands_diff,
    [OPTIONS_COMPILE] = do_compile,
    [OPTIONS_VERIFY] = do_verify,
    [OPTIONS_RULES] = do_rules,
    [OPTIONS_INDICATORS] = do_indicators,
    [OPTIONS_TEMPLATES] = do_templates,
    [OPTIONS_CONFIG] = do_config,
    [OPTIONS_COMPLETION] = do_completion,
};

bool
commands_do(struct commands_call *c, struct err *e) {
    return acts[c->options->command](c, e);
}
