/* compare - what changed between two sets of figures.  See compare.h. */

#include "run/compare.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "run/gather.h"

/* The period that a set's name begins with. */
static bool
period_of(const char *set, struct period *out, struct err *e) {
    str head;

    (void)str_cut(str_from(set), '.', &head);
    return period_parse(head, out, e);
}

static bool
read_set(struct gather *g, const char *set, struct period p, const struct cube **out,
         struct err *e) {
    const char *path = fs_join(&g->arena, g->r.output, fs_join(&g->arena, set, "so-lieu.csv"));

    if (!fs_exists(path)) {
        const size_t n = strlen(set) + sizeof "lich_su/.csv";
        char *name = arena_array(&g->arena, char, n);

        (void)snprintf(name, n, "lich_su/%s.csv", set);
        path = fs_join(&g->arena, g->r.input, name);
    }
    if (!fs_exists(path)) {
        return err_set(e, ERR_NOINPUT, "không có số liệu %s: không thấy %s/%s/so-lieu.csv và %s",
                       set, g->r.output, set, path);
    }
    return gather_snapshot(g, path, p, set, out, e);
}

/* A cell as one integer: the count, or the rate in hundredths of a percent. */
static bool
value(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t *out) {
    *out = 0;
    return c->indicators->v[ind].kind == INDICATOR_RATIO
               ? num_percent(cube_ratio(c, l, line, ind), out)
               : cube_get(c, l, line, ind, out);
}

struct both {
    const struct cube *before, *after;
    void (*fn)(void *ctx, const struct compare_change *c);
    void *ctx;
    size_t changes;
};

static void
compare_line(struct both *b, enum member_level l, uint32_t line) {
    const struct indicator_set *s = b->after->indicators;

    for (uint32_t k = 0; k < s->n; k++) {
        const uint32_t ind = s->by_id[k];
        struct compare_change c = {.level = l, .indicator = s->v[ind].id};

        c.had = value(b->before, l, line, ind, &c.before);
        c.has = value(b->after, l, line, ind, &c.after);
        if (c.had == c.has && c.before == c.after) {
            continue;
        }
        c.percent = s->v[ind].kind == INDICATOR_RATIO;
        c.code = member_code(b->after->members, l, line);
        c.name = member_name(b->after->members, l, line);
        b->changes++;
        b->fn(b->ctx, &c);
    }
}

bool
compare_sets(const struct compare_request *r, void (*fn)(void *ctx, const struct compare_change *c),
             void *ctx, size_t *changes, struct err *e) {
    struct gather_request gr = {
        .input = r->input, .output = r->output, .profile = r->profile, .as_of = PERIOD_NO_DATE};
    struct both b = {.fn = fn, .ctx = ctx};
    struct period before;
    struct period after;
    struct gather g;
    bool ok;

    if (!period_of(r->before, &before, e) || !period_of(r->after, &after, e)) {
        return false;
    }
    gr.period = period_compare(before, after) > 0 ? before : after;
    ok = gather_references(&gr, &g, e) && read_set(&g, r->before, before, &b.before, e) &&
         read_set(&g, r->after, after, &b.after, e);
    for (unsigned l = 0; ok && l < MEMBER_LEVEL_COUNT; l++) {
        const uint32_t lines = member_lines(&g.members, (enum member_level)l);

        for (uint32_t line = 0; line < lines; line++) {
            compare_line(&b, (enum member_level)l, line);
        }
    }
    *changes = b.changes;
    gather_free(&g);
    return ok;
}
