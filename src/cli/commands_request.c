/* commands_request - what the command line and the profile ask of a run.  See commands_parts.h. */

#include "base/buf.h"
#include "base/fs.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "cli/settings.h"

/* The options that change what a set holds, for its cause (run/fingerprint.h); of_all: without those that choose documents. */
static const char *
arguments(struct arena *a, const struct options *o, bool of_all) {
    static const enum options_id which[] = {OPTIONS_ONLY,  OPTIONS_XA,     OPTIONS_DATE,
                                            OPTIONS_FORCE, OPTIONS_ACCEPT, OPTIONS_REASON};
    enum { CHOOSERS = 2 };
    struct buf b = {0};
    const char *text;

    for (size_t i = of_all ? CHOOSERS : 0; i < sizeof which / sizeof which[0]; i++) {
        if (o->value[which[i]] != NULL) {
            buf_fmt(&b, "%d=%s\n", (int)which[i], o->value[which[i]]);
        }
    }
    text = str_keep(a, str_from(buf_z(&b))).p;
    buf_free(&b);
    return text;
}

bool
commands_request(struct commands_call *c, struct profile *profile, struct pipeline_request *r,
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
    r->arguments = arguments(c->arena, o, false);
    r->arguments_of_all = arguments(c->arena, o, true);
    if (!settings_date(o, &r->day, e) || !settings_jobs(o, &r->jobs, e) ||
        !settings_accept(c->arena, o, &r->accept.rules, &r->accept.reason, e)) {
        return false;
    }
    if (!settings_profile(c->arena, o, c->env, profile, e)) {
        return false;
    }
    if (!settings_input(r->input, e) ||
        !settings_folder(c->arena, o, OPTIONS_TEMPLATE_DIR, "templates", &r->templates, e) ||
        !settings_folder(c->arena, o, OPTIONS_FONT_DIR, "fonts", &r->fonts, e)) {
        return false;
    }
    if (profile_int(profile, PROFILE_PHAT_HANH_NHOM) != 0) {
        fs_allow_group();
    }
    return true;
}
