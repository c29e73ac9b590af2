/* address_nearest - the commune whose name is nearest to what was written with a slip of the pen.  See address.h. */

#include "dim/address_parts.h"

#include "text/fold.h"

enum { SPAN_MAX = 7, SHORT = 4, LONG = 9, NAME_CAP = 6, KEY = 64 };

/* The best so far; two communes that are as near make none. */
struct search {
    bool supported, kind; /* by a district; of the kind that is written */
    bool today;           /* a commune of today, not of before */
    unsigned key, name;   /* distances without and with diacritics */
    uint32_t line;
    bool several;
};

/* How many slips a name of this length can have. */
static unsigned
slips(size_t n) {
    return n < SHORT ? 0 : n < LONG ? 1 : 2;
}

/* Less than 0: a is nearer. */
static int
order(const struct search *a, const struct search *b) {
    if (a->supported != b->supported) {
        return a->supported ? -1 : 1;
    }
    if (a->kind != b->kind) {
        return a->kind ? -1 : 1;
    }
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    if (a->name != b->name) {
        return a->name < b->name ? -1 : 1;
    }
    return a->today == b->today ? 0 : a->today ? -1 : 1;
}

/* A key whose every y is an i: of a word with a slip nobody knows which of them it would be. */
static str
with_i(str key, char room[KEY]) {
    if (key.n > KEY) {
        return key;
    }
    for (size_t i = 0; i < key.n; i++) {
        room[i] = key.p[i] == 'y' ? 'i' : key.p[i];
    }
    return (str){room, key.n};
}

/* n words from `from` on against every commune. */
static void
compare(const struct address *x, const struct address_mention *m, size_t from, size_t n,
        struct search *s) {
    char room[2][KEY];
    const str key = with_i(place_words_key(x->arena, x->word + from, n), room[0]);
    const str name = place_words_name(x->arena, x->word + from, n);

    for (uint32_t k = 0; k < x->g->n; k++) {
        const struct gazetteer_place *p = &x->g->place[k];
        const unsigned cap = slips(p->key.n);
        struct search here = {
            .line = p->likely, .kind = address_fits_kind(m, p), .today = p->old == NULL};
        int o;

        if ((p->kind & GAZETTEER_COMMUNE) == 0 || cap == 0 || p->likely == MEMBER_NONE ||
            p->key.n + cap < key.n || key.n + cap < p->key.n) {
            continue;
        }
        here.key = fold_distance(key, with_i(p->key, room[1]), cap);
        if (here.key > cap) {
            continue;
        }
        here.name = fold_distance(name, p->name, NAME_CAP);
        here.supported = address_supports(x, m, p);
        o = s->line == MEMBER_NONE ? -1 : order(&here, s);
        if (o < 0) {
            *s = here;
        } else if (o == 0 && here.line != s->line) {
            s->several = true;
        }
    }
}

/* The words behind a kind to the next gap; where no name is near to them, the first few of them. */
static void
try_spans(const struct address *x, const struct address_mention *m, struct search *s) {
    if (m->to - m->from <= SPAN_MAX) {
        compare(x, m, m->from, m->to - m->from, s);
    }
    for (size_t n = m->to - m->from; n-- > 1 && s->line == MEMBER_NONE;) {
        compare(x, m, m->from, n, s);
    }
}

/* Whether the words of a part are all unread: they may be a commune's name with a slip. */
static bool
is_open(const struct address *x, size_t from, size_t to) {
    for (size_t i = 0; i < x->mentions; i++) {
        if (x->mention[i].from < to && from < x->mention[i].to &&
            x->mention[i].first != GAZETTEER_NONE) {
            return false;
        }
    }
    return true;
}

uint32_t
address_nearest(const struct address *x) {
    struct search s = {.line = MEMBER_NONE};
    bool marked = false;

    for (size_t i = 0; i < x->mentions; i++) {
        const struct address_mention *m = &x->mention[i];

        if (m->first == GAZETTEER_NONE && (m->kind & GAZETTEER_COMMUNE) != 0) {
            marked = true;
            try_spans(x, m, &s);
        }
    }
    for (size_t from = 0, to; !marked && from < x->n; from = to) {
        for (to = from + 1; to < x->n && x->part[to] == x->part[from]; to++) {
        }
        if (from > 0 && to - from > 1 && to - from <= SPAN_MAX && is_open(x, from, to)) {
            const struct address_mention m = {.from = from, .to = to};

            compare(x, &m, from, to - from, &s);
        }
    }
    return s.several ? MEMBER_NONE : s.line;
}
