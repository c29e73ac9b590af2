/* commands - what each word of the command table does.  See commands.h. */

#include "cli/commands.h"

#include <stdio.h>
#include <string.h>

#include "ask/explain.h"
#include "base/fs.h"
#include "cli/commands_parts.h"
#include "cli/listing.h"
#include "cli/progress.h"
#include "cli/settings.h"
#include "cli/summary.h"
#include "run/pipeline.h"

/* What a run tells on its way. */
struct watcher {
    struct progress progress;
    struct commands_plan plan;
};

static void
on_read(void *ctx, const char *file, uint64_t rows, uint64_t bytes, uint64_t all) {
    struct watcher *w = ctx;

    progress_read(&w->progress, file, rows, bytes, all);
}

static void
on_written(void *ctx, uint64_t documents, uint64_t all) {
    struct watcher *w = ctx;

    progress_written(&w->progress, documents, all);
}

static void
on_plan(void *ctx, const char *step, const char *why) {
    struct watcher *w = ctx;

    commands_plan_step(&w->plan, step, why);
}

static void
finish(struct commands_call *c, const struct pipeline_request *r, const struct outcome *out,
       bool ok) {
    if (c->answer != NULL) {
        outcome_answer(out, r->period, c->answer);
    } else {
        summary_print(stdout, r->period, out, settings_today());
    }
    if (ok && outcome_has_warnings(out)) {
        c->status = COMMANDS_WARNINGS;
    }
}

/* A period that is not over is provisional, up to today, however it is made (spec 4.3). */
static period_day
provisional_until(const struct pipeline_request *r) {
    const period_day today = settings_today();

    return today <= period_last(r->period, profile_calendar(r->profile)) ? today : PERIOD_NO_DATE;
}

static bool
run_or_check(struct commands_call *c, struct err *e,
             bool (*act)(const struct pipeline_request *, struct outcome *, struct err *)) {
    const struct options *o = c->options;
    struct watcher w = {.plan = {.answer = c->answer, .each = o->given[OPTIONS_VERBOSE]}};
    struct profile profile;
    struct pipeline_request r = {.as_of = PERIOD_NO_DATE};
    struct outcome out = {0};
    bool ok;

    if (!period_parse(str_from(o->arg[0]), &r.period, e) || !commands_request(c, &profile, &r, e)) {
        return false;
    }
    r.as_of = provisional_until(&r);
    progress_start(&w.progress, o->given[OPTIONS_QUIET] || c->answer != NULL);
    r.watch =
        (struct pipeline_watch){.read = on_read, .written = on_written, .plan = on_plan, .ctx = &w};
    if (c->answer != NULL && r.dry_run) {
        json_out_list(c->answer, "plan");
    }
    ok = act(&r, &out, e);
    commands_plan_end(&w.plan);
    if (c->answer != NULL && r.dry_run) {
        json_out_end(c->answer);
    }
    progress_end(&w.progress);
    finish(c, &r, &out, ok);
    outcome_free(&out);
    return ok;
}

static bool
do_run(struct commands_call *c, struct err *e) {
    return run_or_check(c, e, pipeline_run);
}

static bool
do_check(struct commands_call *c, struct err *e) {
    return run_or_check(c, e, pipeline_check);
}

static bool
do_compile(struct commands_call *c, struct err *e) {
    struct period p;

    if (!period_parse(str_from(c->options->arg[0]), &p, e)) {
        return false;
    }
    if (!period_is_compiled(p)) {
        return err_set(e, ERR_USAGE, "compile làm 6 tháng hoặc năm, ví dụ 2026-H1 hoặc 2026");
    }
    return run_or_check(c, e, pipeline_run);
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
                                .answer = c->answer,
                                .rows = o->given[OPTIONS_ROWS]};
    struct buf text = {0};
    bool ok;

    if (!settings_folder(c->arena, o, OPTIONS_TEMPLATE_DIR, "templates", &r.templates, e)) {
        return false;
    }
    if (xa && o->given[OPTIONS_CO_QUAN]) {
        return err_set(e, ERR_USAGE, "explain nhận --xa hoặc --co-quan, không nhận cả hai");
    }
    ok = period_parse(str_from(o->arg[0]), &r.period, e) &&
         settings_profile(c->arena, o, c->env, &p, e) && settings_input(r.input, e) &&
         explain_figure(&r, &text, e);
    if (ok) {
        (void)fputs(buf_z(&text), stdout); /* empty when there is an answer */
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

    return with_profile(c, &p, e) && listing_rules(&p, c->answer, e);
}

static bool
do_indicators(struct commands_call *c, struct err *e) {
    struct profile p;

    return with_profile(c, &p, e) && listing_indicators(c->options, &p, c->answer, e);
}

static bool
do_templates(struct commands_call *c, struct err *e) {
    struct profile p;

    return with_profile(c, &p, e) && listing_templates(c->options, &p, c->answer, e);
}

static bool
do_forms(struct commands_call *c, struct err *e) {
    return listing_forms(c->options, c->answer, e);
}

static bool
do_config(struct commands_call *c, struct err *e) {
    struct profile p;

    if (!with_profile(c, &p, e)) {
        return false;
    }
    listing_config(&p, c->answer);
    return true;
}

static bool
do_completion(struct commands_call *c, struct err *e) {
    (void)c;
    (void)e;
    options_completion(stdout);
    return true;
}

static bool (*const acts[OPTIONS_COMMAND_COUNT])(struct commands_call *, struct err *) = {
#define COMMAND_ACT(NAME, word, act, args, least, most, example, help) [OPTIONS_##NAME] = (act),
    OPTIONS_COMMANDS(COMMAND_ACT)
#undef COMMAND_ACT
};

static void
print_answer(const struct commands_call *c, const struct err *e) {
    struct buf place = {0};
    struct buf b = {0};

    buf_fmt(&place, "baophu %s", options_command(c->options->command)->word);
    for (size_t i = 0; i < c->options->args; i++) {
        buf_fmt(&place, " %s", c->options->arg[i]);
    }
    json_out_end_all(c->answer);
    json_out_result(c->answer, e, buf_z(&place), e != NULL ? err_exit_status(e->kind) : c->status);
    json_out_print(c->answer, &b);
    (void)fwrite(b.p, 1, b.n, stdout);
    buf_free(&b);
    buf_free(&place);
}

bool
commands_do(struct commands_call *c, struct err *e) {
    bool ok;

    c->answer = c->options->given[OPTIONS_JSON] ? json_out_new() : NULL;
    ok = acts[c->options->command](c, e);
    if (c->answer != NULL) {
        print_answer(c, ok ? NULL : e);
        json_out_free(c->answer);
        c->answer = NULL;
    }
    return ok;
}
