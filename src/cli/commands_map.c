/* commands_map - the command `ranh-gioi`: borders of communes for the map of the one page.  See commands.h. */

#include <stdio.h>

#include "base/fs.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "cli/settings.h"
#include "conf/input_tables.h"
#include "conf/names.h"
#include "ingest/boundaries.h"
#include "run/gather.h"
#include "store/publish.h"

/* What the page of a province with 65 communes may hold of a map: 100 points each. */
enum { POINTS_EACH = 100 };

#define ASIDE BOUNDARIES_FILE ".tam"

struct loaded {
    uint64_t points; /* of the file that was read */
    struct boundary_set set;
    struct boundaries_told told;
    size_t bytes; /* written */
};

/* The file appears whole, in one rename. */
static bool
put_file(struct arena *a, const char *input, const struct buf *text, struct err *e) {
    const char *aside = fs_join(a, input, ASIDE);
    const char *path = fs_join(a, input, BOUNDARIES_FILE);

    return (!fs_exists(aside) || fs_remove_tree(aside, e)) &&
           fs_write_new(aside, text->p, text->n, e) && fs_rename(aside, path, e) &&
           fs_sync_dir(fs_join(a, input, NAMES_LISTS), e);
}

static bool
load(struct commands_call *c, const struct gather *g, struct loaded *l, struct err *e) {
    const struct member_list *communes = &g->members.list[MEMBER_XA];
    struct buf text = {0};
    bool ok;

    if (!boundaries_read(c->arena, c->options->arg[0], communes, &l->set, &l->told, e)) {
        return false;
    }
    l->points = boundary_points(&l->set);
    boundary_simplify(&l->set, (uint64_t)POINTS_EACH * l->set.n);
    boundaries_write(&l->set, communes, &text);
    l->bytes = text.n;
    ok = put_file(c->arena, g->r.input, &text, e);
    buf_free(&text);
    return ok;
}

static void
tell(struct commands_call *c, const struct loaded *l, const char *path) {
    const uint64_t left = boundary_points(&l->set);

    if (c->answer != NULL) {
        json_out_text(c->answer, "path", path);
        json_out_int(c->answer, "communes", l->set.n);
        json_out_str(c->answer, "property", l->told.key);
        json_out_int(c->answer, "points_read", (int64_t)l->points);
        json_out_int(c->answer, "points", (int64_t)left);
        json_out_int(c->answer, "bytes", (int64_t)l->bytes);
        json_out_int(c->answer, "left_out", (int64_t)l->told.strange);
        return;
    }
    (void)printf(
        "Đã ghi ranh giới của %u xã, phường vào %s (%llu trong %llu điểm, %zu byte); mã xã "
        "lấy ở thuộc tính \"" STR_FMT "\"\n",
        l->set.n, path, (unsigned long long)left, (unsigned long long)l->points, l->bytes,
        STR_ARG(l->told.key));
    if (l->told.strange > 0) {
        (void)printf("Bỏ qua %zu vùng có mã không có trong " INPUT_LIST(xa) ", ví dụ \"" STR_FMT
                                                                            "\"\n",
                     l->told.strange, STR_ARG(l->told.first));
    }
}

bool
commands_map(struct commands_call *c, struct err *e) {
    struct gather_request r = {.input = c->options->value[OPTIONS_INPUT], .as_of = PERIOD_NO_DATE};
    struct profile profile;
    struct loaded l = {.points = 0};
    struct gather g;
    bool ok;

    if (!publish_outside(r.input, true, e) ||
        !settings_profile(c->arena, c->options, c->env, &profile, e)) {
        return false;
    }
    r.profile = &profile;
    r.period = period_of_day(PERIOD_QUARTER, settings_today(), profile_calendar(&profile));
    ok = gather_references(&r, &g, e) && load(c, &g, &l, e);
    if (ok) {
        tell(c, &l, fs_join(c->arena, r.input, BOUNDARIES_FILE));
    }
    gather_free(&g);
    return ok;
}
