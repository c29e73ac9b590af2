/* compare - what changed between two sets of figures.  See compare.h. */

#include "ask/compare.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "conf/names.h"
#include "figures/snapshot.h"
#include "run/gather.h"
#include "store/seal.h"

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
    const char *path = fs_join(&g->arena, g->r.output, fs_join(&g->arena, set, NAMES_DATA));

    if (!seal_holds(g->r.output, set, NAMES_DATA, e)) {
        return false;
    }
    if (!fs_exists(path)) {
        const char *name;

        if (!gather_typed_name(g, set, &name, e)) {
            return false;
        }
        if (name == NULL) {
            return err_set(e, ERR_NOINPUT,
                           "không có số liệu %s: không thấy %s/%s/" NAMES_DATA
                           " và %s/" NAMES_HISTORY "/%s.csv; chạy baophu run %s trước",
                           set, g->r.output, set, g->r.input, set, set);
        }
        path = fs_join(&g->arena, g->r.input, name);
        return gather_snapshot(g, path, p, name, out, e);
    }
    gather_tell_changed(g, set);
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

/* Quarters and months of before 1/7/2025 are published over the communes of their time, halves and years over today's. */
static bool
of_old_communes(struct period p) {
    return snapshot_on_old_communes(p) && (p.kind == PERIOD_QUARTER || p.kind == PERIOD_MONTH);
}

static bool
over_today(struct period before, struct period after) {
    return !of_old_communes(before) || !of_old_communes(after);
}

/* What reading the sets had to tell: of the lists everybody is told by every run. */
static void
tell_notes(const struct compare_request *r, const struct gather *g, size_t warnings,
           size_t told_n) {
    for (size_t i = warnings; r->note != NULL && i < g->warnings; i++) {
        r->note(r->note_ctx, g->warning[i]);
    }
    for (size_t i = told_n; r->note != NULL && i < g->told_n; i++) {
        r->note(r->note_ctx, g->told[i]);
    }
}

/* The lists, then both sets over them.  g is to be freed whatever comes back. */
static bool
read_both(const struct compare_request *r, const struct gather_request *gr, struct gather *g,
          const struct cube *out[2], struct err *e) {
    struct period period[2];
    const char *const set[2] = {r->before, r->after};
    bool ok = gather_references(gr, g, e);
    const size_t warnings = g->warnings;
    const size_t told_n = g->told_n;

    for (size_t i = 0; ok && i < 2; i++) {
        ok = period_of(set[i], &period[i], e) && read_set(g, set[i], period[i], &out[i], e);
    }
    if (ok) {
        tell_notes(r, g, warnings, told_n);
    }
    return ok && compare_tell_rules(r, &g->arena, e);
}

bool
compare_sets(const struct compare_request *r, void (*fn)(void *ctx, const struct compare_change *c),
             void *ctx, size_t *changes, struct err *e) {
    struct gather_request gr = {
        .input = r->input, .output = r->output, .profile = r->profile, .as_of = PERIOD_NO_DATE};
    const struct cube *cube[2] = {NULL};
    struct both b = {.fn = fn, .ctx = ctx};
    struct period before;
    struct period after;
    struct gather g;
    bool ok;

    if (!period_of(r->before, &before, e) || !period_of(r->after, &after, e)) {
        return false;
    }
    gr.period = period_compare(before, after) > 0 ? before : after;
    gr.carried = over_today(before, after);
    ok = read_both(r, &gr, &g, cube, e);
    b.before = cube[0];
    b.after = cube[1];
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

/* --- parts ---------------------------------------------------------------------- */

/* One period's people on their way into the movement. */
struct reader {
    struct movement *m;
    enum movement_side side;
    const uint32_t *line;       /* the place in m by the line of this period; NULL: the same */
    const struct map *employer; /* codes of the period before; NULL: not known */
    struct map *seen;           /* codes of this period are put here, or NULL */
    period_day closed;          /* of the period before */
    uint64_t ma_so;             /* of the row being counted */
    enum movement_how how;
    const struct cube *carried; /* the period before: what the crosswalk makes of its counts */
};

static void
on_row(void *ctx, const struct extract_person *row) {
    struct reader *r = ctx;

    r->ma_so = row->ma_so;
    r->how = MOVEMENT_PLAIN;
    if (row->tu_ngay != PERIOD_NO_DATE && row->tu_ngay <= r->closed) {
        r->how = MOVEMENT_WAS_MISSING;
    } else if (r->employer != NULL && row->ma_don_vi.n > 0 &&
               map_get(r->employer, row->ma_don_vi) == MAP_NONE) {
        r->how = MOVEMENT_EMPLOYER_IS_NEW;
    }
}

static void
on_count(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[3], int n) {
    struct reader *r = ctx;

    (void)at;
    movement_note(r->m, r->side, r->ma_so, ind, r->line == NULL ? place[0] : r->line[place[0]],
                  r->how, n);
}

/* Where one commune of the period before stands in the list of the later one: the crosswalk's row when it is cut up,
 * else its line; neither: no list tells. */
static bool
line_of(const struct gather *later, bool carried, str code, uint32_t *line,
        const struct crosswalk_old **old) {
    const struct member_list *to = &later->members.list[MEMBER_XA];
    const uint32_t o = carried ? map_get(&later->crosswalk.by_code, code) : MAP_NONE;
    uint32_t parts = 0;

    *old = NULL;
    if (!carried || o == MAP_NONE) {
        *line = carried ? MEMBER_NONE : member_find(to, code);
        return *line != MEMBER_NONE;
    }
    *old = &later->crosswalk.old[o];
    for (uint32_t i = 0; i < (*old)->n; i++) {
        const struct crosswalk_part *p = &(*old)->part[i];

        if (p->share != 0) {
            *line = p->to == MEMBER_NONE ? to->n : p->to;
            parts++;
        }
    }
    return parts == 1;
}

/* The place of every commune of one period in a movement over the list of the later one. */
static bool
open_movement(struct gather *later, const struct gather *g, struct reader *r,
              struct compare_parts *out, struct err *e) {
    const struct member_list *from = &g->members.list[MEMBER_XA];
    const uint32_t unknown = later->members.list[MEMBER_XA].n;
    const bool carried = of_old_communes(g->r.period) && !later->before_merger;
    const int64_t chosen = profile_int(later->r.profile, PROFILE_QUY_DOI_CHUA_BIET);
    const enum crosswalk_decision decision = (enum crosswalk_decision)chosen;
    const struct crosswalk_old *old = NULL;
    uint32_t *place = arena_array(&later->arena, uint32_t, (size_t)from->n + 1);
    uint32_t cuts = 0;

    for (uint32_t k = 0; k < from->n; k++) {
        cuts += !line_of(later, carried, from->m[k].code, &place[k], &old);
    }
    if (unknown + 1 + cuts > MOVEMENT_PLACES_MAX) {
        return err_set(e, ERR_DATA, "--parts: %u xã và %u xã cũ bị chia, quá %d", unknown, cuts,
                       MOVEMENT_PLACES_MAX);
    }
    r->m = movement_new(unknown + 1, cuts);
    for (uint32_t k = 0; k < from->n; k++) {
        if (!line_of(later, carried, from->m[k].code, &place[k], &old)) {
            place[k] = movement_cut(r->m, old, decision);
        }
    }
    place[from->n] = unknown;
    r->line = place;
    out->cuts = cuts;
    return true;
}

static struct gather_request
request_of(const struct compare_request *r, struct period p, struct reader *to) {
    return (struct gather_request){.period = p,
                                   .input = r->input,
                                   .output = r->output,
                                   .templates = r->templates,
                                   .profile = r->profile,
                                   .as_of = PERIOD_NO_DATE,
                                   .watch = to == NULL ? NULL : on_count,
                                   .row = to == NULL ? NULL : on_row,
                                   .ctx = to};
}

/* The people of the period before, which employers it had, and what the crosswalk makes of its counts. */
static bool
read_before(const struct compare_request *r, struct period p, struct gather *later,
            struct reader *to, struct compare_parts *out, struct err *e) {
    const struct gather_request gr = request_of(r, p, to);
    struct gather g;
    bool ok = gather_references(&gr, &g, e);

    to->closed = g.closing;
    ok = ok && open_movement(later, &g, to, out, e) && gather_extracts(&g, e) &&
         gather_carry(later, g.now, &to->carried, e);
    out->employers = ok && g.have.employers;
    for (uint32_t k = 0; out->employers && k < employers_count(g.employers); k++) {
        (void)map_put(to->seen, employers_at(g.employers, k)->code, NULL);
    }
    gather_free(&g);
    return ok;
}

/* What the boundary did: a commune that cannot be compared has none of the people of before. */
static void
carry_people(struct movement *m, const struct cube *carried) {
    for (unsigned right = 0; right < MOVEMENT_RIGHTS; right++) {
        for (uint32_t line = 0; line < member_lines(carried->members, MEMBER_XA); line++) {
            int64_t people = 0;

            (void)cube_get(carried, MEMBER_XA, line, movement_indicator(right), &people);
            movement_carried(m, (enum movement_right)right, line, people);
        }
    }
}

/* Both periods' people into a movement. */
static bool
read_people(const struct compare_request *r, struct period before, struct gather *later,
            struct reader *to, struct compare_parts *out, struct err *e) {
    struct map employer;
    struct reader from = *to;
    bool ok;

    map_init(&employer, &later->arena);
    from.side = MOVEMENT_BEFORE;
    from.seen = &employer;
    ok = read_before(r, before, later, &from, out, e);
    to->m = from.m;
    to->closed = from.closed;
    to->employer = out->employers ? &employer : NULL;
    ok = ok && gather_extracts(later, e);
    if (ok) {
        out->employers = out->employers && later->have.employers;
        movement_finish(to->m);
        carry_people(to->m, from.carried);
    }
    to->employer = NULL;
    map_free(&employer);
    return ok;
}

struct teller {
    const struct cube *before, *after;
    const struct movement *m; /* NULL: no extracts */
    bool corrected;           /* all of it is a correction of the source */
    void (*fn)(void *ctx, const struct compare_parts_row *row);
    void *ctx;
};

static void
tell_parts(const struct teller *t, enum member_level l, uint32_t line, enum movement_right right) {
    const struct cube *c = t->after;
    const uint32_t lines = member_lines(c->members, MEMBER_XA);
    struct compare_parts_row row = {.level = l,
                                    .indicator = c->indicators->v[movement_indicator(right)].id};
    bool any;

    if (!cube_get(t->before, l, line, movement_indicator(right), &row.before) ||
        !cube_get(c, l, line, movement_indicator(right), &row.after)) {
        return; /* diff itself says that one is not there */
    }
    row.unexplained = row.after - row.before;
    any = row.unexplained != 0;
    for (unsigned p = 0; t->m != NULL && p < MOVEMENT_PART_COUNT; p++) {
        for (uint32_t k = l == MEMBER_TINH ? 0 : line; k < (l == MEMBER_TINH ? lines : line + 1);
             k++) {
            row.part[p] += movement_get(t->m, right, (enum movement_part)p, k);
        }
        row.unexplained -= row.part[p];
        any = any || row.part[p] != 0;
    }
    if (t->corrected) {
        row.part[MOVEMENT_CORRECTED] = row.unexplained;
        row.unexplained = 0;
    }
    row.code = member_code(c->members, l, line);
    row.name = member_name(c->members, l, line);
    if (any) {
        t->fn(t->ctx, &row);
    }
}

static void
tell_all(const struct teller *t) {
    for (unsigned right = 0; right < MOVEMENT_RIGHTS; right++) {
        tell_parts(t, MEMBER_TINH, 0, (enum movement_right)right);
        for (uint32_t k = 0; k < member_lines(t->after->members, MEMBER_XA); k++) {
            tell_parts(t, MEMBER_XA, k, (enum movement_right)right);
        }
    }
}

static uint32_t
incomparable(const struct cube *c) {
    uint32_t n = 0;

    for (uint32_t line = 0; line < c->members->list[MEMBER_XA].n; line++) {
        bool any = false;

        for (unsigned right = 0; right < MOVEMENT_RIGHTS; right++) {
            any = any || (cube_state(c, MEMBER_XA, line, movement_indicator(right)) &
                          CUBE_INCOMPARABLE) != 0;
        }
        n += any;
    }
    return n;
}

static enum compare_told
how_far(const struct compare_request *r, struct period before, struct period after,
        char missing[PERIOD_TEXT]) {
    if (period_equal(before, after)) {
        return COMPARE_ONE_PERIOD;
    }
    if (gather_has_people(r->input, before) && gather_has_people(r->input, after)) {
        return COMPARE_BY_PERSON;
    }
    period_text(missing, gather_has_people(r->input, before) ? after : before);
    return COMPARE_NO_EXTRACTS;
}

bool
compare_parts(const struct compare_request *r,
              void (*fn)(void *ctx, const struct compare_parts_row *row), void *ctx,
              struct compare_parts *out, struct err *e) {
    struct teller t = {.fn = fn, .ctx = ctx};
    struct reader to = {.side = MOVEMENT_AFTER};
    const struct cube *cube[2] = {NULL};
    struct gather_request gr;
    struct period before;
    struct period after;
    struct gather g;
    bool ok;

    *out = (struct compare_parts){0};
    if (!period_of(r->before, &before, e) || !period_of(r->after, &after, e)) {
        return false;
    }
    if (period_compare(before, after) > 0) {
        return err_set(e, ERR_USAGE, "--parts: kỳ trước phải nêu trước (baophu diff %s %s --parts)",
                       r->after, r->before);
    }
    out->told = how_far(r, before, after, out->missing);
    gr = request_of(r, after, out->told == COMPARE_BY_PERSON ? &to : NULL);
    gr.carried = over_today(before, after);
    ok = read_both(r, &gr, &g, cube, e);
    t.before = cube[0];
    t.after = cube[1];
    ok = ok && (out->told != COMPARE_BY_PERSON || read_people(r, before, &g, &to, out, e));
    if (ok) {
        out->incomparable = incomparable(t.before);
        t.m = to.m;
        t.corrected = out->told == COMPARE_ONE_PERIOD;
        tell_all(&t);
    }
    movement_free(to.m);
    gather_free(&g);
    return ok;
}
