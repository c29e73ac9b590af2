/*
 * snapshot_read - so-lieu.csv into a cube over today's members.  See snapshot.h.
 *
 *     raw rows ── level other than xa, or a period since 1/7/2025 ── by code ── cube
 *              └─ communes of before 1/7/2025 ── crosswalk, indicator by indicator ── cube
 *
 * A count whose code is not known today goes to the level's unknown line, so
 * that every column still sums to the province; a stated rate of such a code is dropped.
 */

#include "figures/snapshot.h"

#include <string.h>

#include "base/num.h"
#include "figures/snapshot_raw.h"
#include "text/fold.h"

/* First day of the two-level administration, and of today's commune codes. */
enum { NEW_YEAR = 2025, NEW_MONTH = 7, NEW_DAY = 1 };

struct carry {
    const struct snapshot_raw *raw;
    const struct crosswalk *x;
    enum crosswalk_decision decision;
    struct cube *c;
    struct snapshot_notes *notes;
    uint32_t *source_of; /* [old commune] its source, or MEMBER_NONE */
    uint32_t *feeders;   /* [new commune] old ones that give it people */
    unsigned char *bad;  /* [new commune] this indicator cannot be told for it */
    unsigned char *ever; /* [new commune] any indicator was bad */
    unsigned char *cut;  /* [old commune] was divided by shares */
    int64_t *part;       /* room for the parts of any old commune */
};

static bool
is_ratio(const struct cube *c, uint32_t ind) {
    return c->indicators->v[ind].kind == INDICATOR_RATIO;
}

/* Whether a stated rate can be the computed one: 16.4 and 16.35 agree, 16.40 typed for 16.4 likewise (the
 * file does not tell them apart, so an ending zero is taken for a digit that was not there). */
static bool
rates_agree(int64_t stated, int64_t computed) {
    const int64_t half = stated % 100 == 0 ? 50 : stated % 10 == 0 ? 5 : 0;
    const int64_t off = stated > computed ? stated - computed : computed - stated;

    return off <= half;
}

/* A stated rate goes in only where it cannot be computed; where both are there they should agree. */
static void
state_rate(struct cube *c, enum member_level l, uint32_t line, uint32_t ind, int64_t v,
           struct snapshot_notes *notes) {
    const struct indicator *i = &c->indicators->v[ind];
    int64_t computed;

    if (i->num == INDICATOR_NONE || cube_any(c, l, line, i->num).den == 0 ||
        cube_any(c, l, line, i->den).den == 0) {
        cube_set(c, l, line, ind, v);
        return;
    }
    if (num_percent(cube_ratio(c, l, line, ind), &computed) && !rates_agree(v, computed)) {
        notes->clashing_rates++;
    }
}

/* The line of a source that needs no crosswalk. */
static uint32_t
line_of(const struct member_set *m, const struct snapshot_source *s, bool *known) {
    const uint32_t n = m->list[s->level].n;
    uint32_t ix;

    if (s->level == MEMBER_TINH) {
        *known = str_eq(s->code, m->tinh_code);
        return 0;
    }
    ix = member_find(&m->list[s->level], s->code);
    *known = ix != MEMBER_NONE || s->code.n == 0;
    return ix == MEMBER_NONE ? n : ix;
}

/* One source on one line: its counts, or (a second walk, when the counts stand) its rates. */
static void
put_source(const struct carry *k, uint32_t source, uint32_t line, bool known, bool rates) {
    const enum member_level l = k->raw->source[source].level;

    for (uint32_t ind = 0; ind < k->c->indicators->n; ind++) {
        int64_t v;

        if (is_ratio(k->c, ind) != rates) {
            continue;
        }
        if (!rates && snapshot_raw_withheld(k->raw, source, ind)) {
            cube_mark(k->c, l, line, ind, CUBE_WITHHELD);
        }
        if (!snapshot_raw_get(k->raw, source, ind, &v)) {
            continue;
        }
        if (!rates) {
            cube_add(k->c, l, line, ind, v);
        } else if (known) {
            state_rate(k->c, l, line, ind, v, k->notes);
        }
    }
}

/* Whether a source goes through the crosswalk. */
static bool
carried(const struct carry *k, uint32_t source) {
    const struct snapshot_source *s = &k->raw->source[source];

    return k->notes->old_communes && s->level == MEMBER_XA &&
           map_get(&k->x->by_code, s->code) != MAP_NONE;
}

static void
put_plain(const struct carry *k, bool rates) {
    uint32_t provinces = 0;

    for (uint32_t source = 0; source < k->raw->n; source++) {
        provinces += k->raw->source[source].level == MEMBER_TINH;
    }
    for (uint32_t source = 0; source < k->raw->n; source++) {
        const struct snapshot_source *s = &k->raw->source[source];
        bool known;
        uint32_t line;

        if (carried(k, source)) {
            continue;
        }
        line = line_of(k->c->members, s, &known);
        if (k->notes->old_communes && s->level == MEMBER_XA && s->code.n > 0) {
            known = false; /* a code of today says nothing about a period before it was given */
            line = k->c->members->list[MEMBER_XA].n;
        }
        if (s->level == MEMBER_TINH) {
            known = provinces == 1; /* a rate of one of several old provinces is not today's */
        } else if (!known && !rates) {
            k->notes->unknown_rows += s->rows;
        }
        put_source(k, source, line, known, rates);
    }
}

/* A part that can hold people. */
static bool
populated(const struct crosswalk_part *p) {
    return p->share != 0;
}

static void
prepare(struct carry *k, struct arena *a) {
    const uint32_t communes = k->c->members->list[MEMBER_XA].n;
    uint32_t widest = 0;

    k->source_of = arena_array(a, uint32_t, k->x->n);
    k->feeders = arena_array(a, uint32_t, communes);
    k->bad = arena_array(a, unsigned char, communes);
    k->ever = arena_array(a, unsigned char, communes);
    k->cut = arena_array(a, unsigned char, k->x->n);
    for (uint32_t o = 0; o < k->x->n; o++) {
        const struct crosswalk_old *old = &k->x->old[o];

        k->source_of[o] = snapshot_raw_find(k->raw, MEMBER_XA, old->code);
        widest = old->n > widest ? old->n : widest;
        for (uint32_t i = 0; i < old->n; i++) {
            if (old->part[i].to != MEMBER_NONE && populated(&old->part[i])) {
                k->feeders[old->part[i].to]++;
            }
        }
    }
    k->part = arena_array(a, int64_t, widest);
}

static void
mark_bad(struct carry *k, const struct crosswalk_old *old) {
    for (uint32_t i = 0; i < old->n; i++) {
        if (old->part[i].to != MEMBER_NONE && populated(&old->part[i])) {
            k->bad[old->part[i].to] = 1;
        }
    }
}

/* One old commune's count of one indicator over its parts. */
static void
carry_count(struct carry *k, uint32_t o, uint32_t ind, int64_t v) {
    const struct crosswalk_old *old = &k->x->old[o];
    const uint32_t unknown = k->c->members->list[MEMBER_XA].n;
    const enum crosswalk_result r = crosswalk_divide(old, k->decision, v, k->part);

    if (r == CROSSWALK_IMPOSSIBLE) {
        mark_bad(k, old);
        cube_add(k->c, MEMBER_XA, unknown, ind, v); /* the column still sums to the province */
        cube_mark(k->c, MEMBER_XA, unknown, ind, CUBE_ON_SPLIT);
        return;
    }
    if (r == CROSSWALK_SPLIT) {
        k->cut[o] = 1;
    }
    for (uint32_t i = 0; i < old->n; i++) {
        const uint32_t to = old->part[i].to == MEMBER_NONE ? unknown : old->part[i].to;

        if (!populated(&old->part[i])) {
            continue;
        }
        cube_add(k->c, MEMBER_XA, to, ind, k->part[i]);
        if (r == CROSSWALK_SPLIT) {
            cube_mark(k->c, MEMBER_XA, to, ind, CUBE_ON_SPLIT);
        }
    }
}

/* One indicator of all communes.  A new commune of which one source gave no figure has none either: what
 * is missing is not zero. */
static void
carry_indicator(struct carry *k, uint32_t ind) {
    const uint32_t communes = k->c->members->list[MEMBER_XA].n;
    bool any = false;

    memset(k->bad, 0, communes);
    for (uint32_t o = 0; o < k->x->n; o++) {
        int64_t v;

        if (k->source_of[o] == MEMBER_NONE || !snapshot_raw_get(k->raw, k->source_of[o], ind, &v)) {
            mark_bad(k, &k->x->old[o]);
            continue;
        }
        any = true;
        carry_count(k, o, ind, v);
    }
    for (uint32_t n = 0; any && n < communes; n++) {
        int64_t v;

        if (k->bad[n] == 0) {
            continue;
        }
        if (cube_get(k->c, MEMBER_XA, n, ind, &v)) { /* what did arrive stays in the column's sum */
            cube_add(k->c, MEMBER_XA, communes, ind, v);
            cube_mark(k->c, MEMBER_XA, communes, ind, CUBE_ON_SPLIT);
        }
        cube_mark(k->c, MEMBER_XA, n, ind, CUBE_INCOMPARABLE);
        k->ever[n] = 1;
    }
}

/* The one target of an old commune that goes whole to it, or MEMBER_NONE. */
static uint32_t
whole_target(const struct crosswalk_old *old) {
    uint32_t to = MEMBER_NONE;
    uint32_t parts = 0;

    for (uint32_t i = 0; i < old->n; i++) {
        if (populated(&old->part[i])) {
            to = old->part[i].to;
            parts++;
        }
    }
    return parts == 1 ? to : MEMBER_NONE;
}

/* A stated rate is nobody's mean: it is carried only from a commune that became one commune and got
 * nothing else; elsewhere the rate is computed, or it cannot be compared. */
static void
carry_rate(struct carry *k, uint32_t ind) {
    for (uint32_t o = 0; o < k->x->n; o++) {
        const struct crosswalk_old *old = &k->x->old[o];
        const uint32_t to = whole_target(old);
        int64_t v;

        if (k->source_of[o] == MEMBER_NONE || !snapshot_raw_get(k->raw, k->source_of[o], ind, &v)) {
            continue;
        }
        if (to != MEMBER_NONE && k->feeders[to] == 1) {
            state_rate(k->c, MEMBER_XA, to, ind, v, k->notes);
            continue;
        }
        for (uint32_t i = 0; i < old->n; i++) {
            const uint32_t n = old->part[i].to;

            if (n != MEMBER_NONE && populated(&old->part[i]) &&
                cube_ratio(k->c, MEMBER_XA, n, ind).den == 0) {
                cube_mark(k->c, MEMBER_XA, n, ind, CUBE_INCOMPARABLE);
                k->ever[n] = 1;
            }
        }
    }
}

static void
carry_communes(struct carry *k, bool rates) {
    for (uint32_t ind = 0; ind < k->c->indicators->n; ind++) {
        if (is_ratio(k->c, ind) != rates) {
            continue;
        }
        if (rates) {
            carry_rate(k, ind);
        } else {
            carry_indicator(k, ind);
        }
    }
}

static void
count_notes(struct carry *k) {
    const uint32_t communes = k->c->members->list[MEMBER_XA].n;

    for (uint32_t o = 0; o < k->x->n; o++) {
        k->notes->split += k->cut[o];
    }
    for (uint32_t n = 0; n < communes; n++) {
        k->notes->incomparable += k->ever[n];
    }
}

/* Names over all rows of communes: those that only the list of the file's own time gives their code, and those that
 * only the other list gives it. */
struct vintage {
    uint32_t right, wrong;
    const struct snapshot_source *wrong_at; /* the first */
};

/* Whether a name is the one that a list gives its code; NULL: the list has no such code. */
static bool
is_named(struct arena *a, str name, const str *listed) {
    return listed != NULL && str_eq(name, fold_name(a, *listed));
}

static struct vintage
vintage_of(const struct carry *k, const struct snapshot_job *j, struct arena *a) {
    const struct member_list *xa = &j->members->list[MEMBER_XA];
    struct vintage v = {0};

    for (uint32_t i = 0; i < k->raw->n; i++) {
        const struct snapshot_source *s = &k->raw->source[i];
        const uint32_t o = map_get(&k->x->by_code, s->code);
        const uint32_t t = member_find(xa, s->code);
        const str *old = o == MAP_NONE ? NULL : &k->x->old[o].name;
        const str *listed = t == MEMBER_NONE ? NULL : &xa->m[t].name;
        str name;
        bool is_right;
        bool is_wrong;

        if (s->level != MEMBER_XA || s->name.n == 0 || listed == NULL ||
            (old == NULL && !j->before_merger)) {
            continue;
        }
        name = fold_name(a, s->name);
        is_right = is_named(a, name, k->notes->old_communes ? old : listed);
        is_wrong =
            j->before_merger ? !is_right : is_named(a, name, k->notes->old_communes ? listed : old);
        if (is_right && !is_wrong) {
            v.right++;
        } else if (is_wrong && !is_right) {
            v.wrong_at = v.wrong++ == 0 ? s : v.wrong_at;
        }
    }
    return v;
}

/* The same code stood for another place before: a file of the wrong list is refused, with what was seen. */
static bool
vintage_right(const struct vintage *v, bool old_communes, const char *path, struct err *e) {
    if (v->wrong <= v->right) {
        return true;
    }
    (void)err_set(
        e, ERR_DATA,
        "mã xã trong tệp thuộc danh mục %s 1/7/2025: %u tên khớp danh mục đó, %u tên khớp "
        "danh mục của kỳ này (ví dụ mã " STR_FMT " ghi là \"" STR_FMT
        "\"); hãy dùng mã xã của danh mục có hiệu lực trong kỳ",
        old_communes ? "từ" : "trước", v->wrong, v->right, STR_ARG(v->wrong_at->code),
        STR_ARG(v->wrong_at->name));
    return err_at(e, "%s, dòng %llu", path, (unsigned long long)v->wrong_at->line);
}

/* Before 1/7/2025 a province's file may be of several old provinces; since then there is only one. */
static bool
province_right(const struct carry *k, const char *path, struct err *e) {
    for (uint32_t i = 0; i < k->raw->n; i++) {
        const struct snapshot_source *s = &k->raw->source[i];

        if (s->level == MEMBER_TINH && !snapshot_on_old_communes(k->c->period) &&
            !str_eq(s->code, k->c->members->tinh_code)) {
            (void)err_set(e, ERR_DATA,
                          "mã tỉnh \"" STR_FMT
                          "\" khác với tỉnh của hồ sơ ([tinh] ma của baophu.ini%s" STR_FMT
                          "); hãy sửa hồ sơ, hoặc lấy đúng tệp của tỉnh",
                          STR_ARG(s->code),
                          k->c->members->tinh_code.n > 0
                              ? " là "
                              : " chưa có, hoặc thư mục đầu vào không có baophu.ini",
                          STR_ARG(k->c->members->tinh_code));
            return err_at(e, "%s, dòng %llu", path, (unsigned long long)s->line);
        }
    }
    return true;
}

static bool
fill(struct carry *k, const struct snapshot_job *j, struct arena *scratch, struct err *e) {
    const struct vintage v = vintage_of(k, j, scratch);
    const char *path = j->path;

    if (!province_right(k, path, e) ||
        !vintage_right(&v, k->notes->old_communes || j->before_merger, path, e)) {
        return false;
    }
    prepare(k, scratch);
    put_plain(k, false);
    if (k->notes->old_communes) {
        carry_communes(k, false);
    }
    put_plain(k, true);
    if (k->notes->old_communes) {
        carry_communes(k, true);
        count_notes(k);
    }
    if (k->c->overflow) {
        return err_set(e, ERR_DATA, "%s: tổng các dòng vượt quá 64 bit; hãy kiểm tra đơn vị tính",
                       path);
    }
    return true;
}

period_day
snapshot_new_communes(void) {
    return period_from_civil(NEW_YEAR, NEW_MONTH, NEW_DAY);
}

bool
snapshot_on_old_communes(struct period p) {
    return period_last(p, PERIOD_DUONG_LICH) < snapshot_new_communes();
}

/* From rows as they stand to a cube; the rows are then done with. */
static bool
place_rows(struct arena *a, struct snapshot_raw *raw, const struct snapshot_job *j, struct cube **c,
           struct snapshot_notes *notes, struct err *e) {
    struct carry k = {.raw = raw, .x = j->crosswalk, .decision = j->decision, .notes = notes};
    bool ok;

    *notes = (struct snapshot_notes){.old_communes = !j->carried && !j->before_merger &&
                                                     snapshot_on_old_communes(j->period),
                                     .unknown_rows = raw->unknown_rows,
                                     .rows = raw->rows};
    k.c = cube_new(a, j->period, j->members, j->indicators);
    ok = fill(&k, j, raw->a, e);
    if (ok) {
        *c = k.c;
        snapshot_note_sums(k.c, notes);
        snapshot_note_names(raw, j->members, notes);
    }
    snapshot_raw_free(raw);
    return ok;
}

bool
snapshot_read(struct arena *a, const struct snapshot_job *j, struct cube **c,
              struct snapshot_notes *notes, struct err *e) {
    struct arena scratch = ARENA_EMPTY;
    struct snapshot_raw raw;
    const bool ok = snapshot_raw_read(&scratch, j, &raw, e) && place_rows(a, &raw, j, c, notes, e);

    arena_free(&scratch);
    return ok;
}

bool
snapshot_text(struct arena *a, const struct snapshot_job *j, struct buf *text, struct cube **c,
              struct snapshot_notes *notes, struct err *e) {
    struct arena scratch = ARENA_EMPTY;
    struct snapshot_raw raw;
    const bool ok =
        snapshot_raw_text(&scratch, j, text, &raw, e) && place_rows(a, &raw, j, c, notes, e);

    arena_free(&scratch);
    return ok;
}

bool
snapshot_carry(struct arena *a, const struct cube *counted, const struct snapshot_job *j,
               struct cube **c, struct snapshot_notes *notes, struct err *e) {
    struct buf text = {0};
    bool ok;

    snapshot_write(counted, &text);
    ok = snapshot_text(a, j, &text, c, notes, e);
    buf_free(&text);
    return ok;
}
