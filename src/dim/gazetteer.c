/* gazetteer - the names of a province's places.  See gazetteer.h. */

#include "dim/gazetteer.h"

#include <stdlib.h>

#include "base/heap.h"
#include "text/fold.h"

/* What a name begins with; the longer ones first where one begins another. */
static const struct {
    const char *word[2];
    size_t n;
    unsigned kind;
} kinds[] = {
    {{"phường", NULL}, 1, GAZETTEER_PHUONG}, {{"thị", "trấn"}, 2, GAZETTEER_THI_TRAN},
    {{"thị", "xã"}, 2, GAZETTEER_THI_XA},    {{"xã", NULL}, 1, GAZETTEER_XA},
    {{"đặc", "khu"}, 2, GAZETTEER_DAC_KHU},  {{"huyện", NULL}, 1, GAZETTEER_HUYEN},
    {{"quận", NULL}, 1, GAZETTEER_QUAN},     {{"thành", "phố"}, 2, GAZETTEER_THANH_PHO},
    {{"tỉnh", NULL}, 1, GAZETTEER_TINH},
};

/* How many words say the kind of a listed name; 0: it is bare. */
static size_t
kind_of(const struct place_word *w, size_t n, unsigned *kind) {
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        bool is = n > kinds[i].n;

        for (size_t k = 0; is && k < kinds[i].n; k++) {
            is = str_eq(w[k].name, str_from(kinds[i].word[k]));
        }
        if (is) {
            *kind = kinds[i].kind;
            return kinds[i].n;
        }
    }
    return 0;
}

static void
file(struct gazetteer *g, uint32_t ix) {
    struct gazetteer_place *p = &g->place[ix];
    bool added;
    const uint32_t at = map_put(&g->by_key, p->key, &added);

    if (added) {
        g->first = arena_grown(&g->arena, g->first, at, &g->firsts, sizeof *g->first);
        g->first[at] = GAZETTEER_NONE;
    }
    p->next = g->first[at];
    g->first[at] = ix;
    g->key_longest = p->key.n > g->key_longest ? (uint32_t)p->key.n : g->key_longest;
}

/* A place by its listed name; kind: of a name that does not say its own.  GAZETTEER_NONE: the name is empty. */
static uint32_t
add(struct gazetteer *g, str listed, unsigned kind) {
    struct place_word w[PLACE_WORDS_MAX];
    bool more;
    const size_t n = place_words(&g->arena, listed, w, &more);
    const size_t head = kind_of(w, n, &kind);
    struct gazetteer_place *p;

    if (n == head || more) {
        return GAZETTEER_NONE;
    }
    g->place = arena_grown(&g->arena, g->place, g->n, &g->cap, sizeof *g->place);
    p = &g->place[g->n];
    *p = (struct gazetteer_place){.name = place_words_name(&g->arena, w + head, n - head),
                                  .written = place_words_written(&g->arena, w + head, n - head),
                                  .key = place_words_key(&g->arena, w + head, n - head),
                                  .kind = kind,
                                  .line = MEMBER_NONE,
                                  .likely = MEMBER_NONE,
                                  .district = GAZETTEER_NONE,
                                  .province = GAZETTEER_NONE};
    file(g, g->n);
    return g->n++;
}

static void
add_today(struct gazetteer *g, const struct member_list *xa) {
    static const unsigned kind[MEMBER_XA_KINDS] = {[MEMBER_PHUONG] = GAZETTEER_PHUONG,
                                                   [MEMBER_XA_KIND] = GAZETTEER_XA,
                                                   [MEMBER_DAC_KHU] = GAZETTEER_DAC_KHU};

    for (uint32_t i = 0; i < xa->n; i++) {
        const uint32_t ix = add(g, xa->m[i].name, kind[xa->m[i].kind]);

        if (ix != GAZETTEER_NONE) {
            g->place[ix].line = g->place[ix].likely = i;
        }
    }
    for (size_t i = 0; i < xa->renamings; i++) {
        const struct member *m = &xa->renamed[i];
        const uint32_t line = member_find(xa, m->code);
        const uint32_t ix = line == MEMBER_NONE ? GAZETTEER_NONE : add(g, m->name, kind[m->kind]);

        if (ix != GAZETTEER_NONE) {
            g->place[ix].line = g->place[ix].likely = line;
        }
    }
}

/* The place of kind tỉnh with this name, new or known; a province that is a city is of that kind too. */
static uint32_t
province(struct gazetteer *g, str listed) {
    const uint32_t ix = add(g, listed, GAZETTEER_TINH);

    if (ix == GAZETTEER_NONE) {
        return ix;
    }
    for (uint32_t k = g->place[ix].next; k != GAZETTEER_NONE; k = g->place[k].next) {
        if (g->place[k].kind == GAZETTEER_TINH) { /* the one that was added goes again */
            g->first[map_get(&g->by_key, g->place[ix].key)] = g->place[ix].next;
            g->n--;
            return k;
        }
    }
    g->place[ix].kind = GAZETTEER_TINH;
    return ix;
}

/* A district of before, once; two of one name lie in two provinces. */
static uint32_t
district(struct gazetteer *g, uint32_t in, str listed) {
    const uint32_t ix = add(g, listed, GAZETTEER_DISTRICT);

    if (ix == GAZETTEER_NONE) {
        return ix;
    }
    for (uint32_t k = g->place[ix].next; k != GAZETTEER_NONE; k = g->place[k].next) {
        const struct gazetteer_place *p = &g->place[k];

        if (p->kind == g->place[ix].kind && p->province == in) {
            g->first[map_get(&g->by_key, g->place[ix].key)] = g->place[ix].next;
            g->n--;
            return k;
        }
    }
    g->place[ix].province = in;
    return ix;
}

/* Where the people of an old commune went; several: none is certain. */
static void
lead(struct gazetteer_place *p, const struct crosswalk_old *o) {
    for (uint32_t k = 0; k < o->n; k++) {
        const struct crosswalk_part *part = &o->part[k];

        if (part->to != MEMBER_NONE && (p->likely == MEMBER_NONE || part->remainder)) {
            p->likely = part->to;
        }
    }
    p->line = o->n == 1 ? p->likely : MEMBER_NONE;
}

static void
add_before(struct gazetteer *g, const struct crosswalk *c) {
    for (uint32_t i = 0; i < c->n; i++) {
        const struct crosswalk_old *o = &c->old[i];
        const uint32_t in = province(g, o->province);
        const uint32_t of = district(g, in, o->district);
        const uint32_t ix = add(g, o->name, GAZETTEER_COMMUNE);

        if (ix != GAZETTEER_NONE) {
            g->place[ix].old = o;
            g->place[ix].province = in;
            g->place[ix].district = of;
            lead(&g->place[ix], o);
        }
    }
}

static void
add_here(struct gazetteer *g, const struct member_set *m) {
    const uint32_t ix = province(g, m->tinh_name);

    if (ix != GAZETTEER_NONE) {
        g->place[ix].now = true;
    }
}

/* The other provinces, and other names of this one. */
static void
add_provinces(struct gazetteer *g, const struct member_set *m) {
    size_t n;
    const struct gazetteer_province *p = gazetteer_provinces(&n);

    for (size_t i = 0; i < n; i++) {
        const uint32_t before = g->n;
        const uint32_t ix = province(g, str_from(p[i].name));

        if (g->n > before && str_eq(str_from(p[i].code), m->tinh_code)) {
            /* A province that went into this one tells which part only where the crosswalk says so. */
            g->place[ix].now = true;
        } else if (g->n > before) {
            g->place[ix].elsewhere = true;
        }
    }
}

struct gazetteer *
gazetteer_new(const struct member_set *m, const struct crosswalk *c) {
    struct gazetteer *g = heap_new(struct gazetteer);

    map_init(&g->by_key, &g->arena);
    add_here(g, m);
    add_today(g, &m->list[MEMBER_XA]);
    add_before(g, c);
    add_provinces(g, m);
    return g;
}

void
gazetteer_free(struct gazetteer *g) {
    if (g != NULL) {
        map_free(&g->by_key);
        arena_free(&g->arena);
        free(g);
    }
}

uint32_t
gazetteer_find(const struct gazetteer *g, str key) {
    const uint32_t at = key.n > g->key_longest ? MAP_NONE : map_get(&g->by_key, key);

    return at == MAP_NONE ? GAZETTEER_NONE : g->first[at];
}

static bool
went_to(const struct crosswalk_old *o, uint32_t line) {
    for (uint32_t k = 0; k < o->n; k++) {
        if (o->part[k].to == line) {
            return true;
        }
    }
    return false;
}

bool
gazetteer_lies_in(const struct gazetteer *g, const struct gazetteer_place *commune,
                  uint32_t where) {
    if (commune->old != NULL) {
        return commune->district == where || commune->province == where;
    }
    for (uint32_t i = 0; i < g->n; i++) {
        const struct gazetteer_place *p = &g->place[i];

        if (p->old != NULL && (p->district == where || p->province == where) &&
            went_to(p->old, commune->line)) {
            return true;
        }
    }
    return false;
}
