/* address - the commune of today that an address lies in.  See address.h. */

#include "dim/address.h"

#include "dim/address_parts.h"
#include "text/fold.h"
#include "text/utf8.h"

static const char *const why_text[ADDRESS_WHY_COUNT] = {
#define ADDRESS_ROW(NAME, text) [ADDRESS_##NAME] = (text),
    ADDRESS_WHYS(ADDRESS_ROW)
#undef ADDRESS_ROW
};

const char *
address_why_text(enum address_why w) {
    return why_text[w];
}

static const struct gazetteer_place *
place(const struct address *x, uint32_t ix) {
    return &x->g->place[ix];
}

/* Whether the mention names a place of these kinds, with the kind and the diacritics that it is written with. */
static bool
names(const struct address *x, const struct address_mention *m, unsigned kind) {
    for (uint32_t k = m->first; k != GAZETTEER_NONE; k = place(x, k)->next) {
        if ((place(x, k)->kind & kind) != 0 && address_fits_kind(m, place(x, k)) &&
            address_fits_marks(m, place(x, k))) {
            return true;
        }
    }
    return false;
}

/* The mention tells a district: by its kind, or as a part that can be nothing but a district. */
static bool
tells_district(const struct address *x, const struct address_mention *d) {
    if (!names(x, d, GAZETTEER_DISTRICT) ||
        (names(x, d, GAZETTEER_TINH) && address_may_be_province(x, d))) {
        return false;
    }
    return d->marker != ADDRESS_NO_MARKER || (d->whole && !names(x, d, GAZETTEER_COMMUNE));
}

/* A province that the address tells, other than by the name that it has today; a commune of another one is in
 * conflict with it. */
static bool
conflicts_with_province(const struct address *x, const struct address_mention *m,
                        const struct gazetteer_place *commune) {
    bool told = false;

    for (size_t i = 0; i < x->mentions; i++) {
        const struct address_mention *d = &x->mention[i];

        if (address_overlap(d, m) ||
            (!d->whole && d->marker == ADDRESS_NO_MARKER && d->to < x->n)) {
            continue;
        }
        for (uint32_t k = d->first; k != GAZETTEER_NONE; k = place(x, k)->next) {
            const struct gazetteer_place *p = place(x, k);

            if (p->kind != GAZETTEER_TINH || !address_fits_kind(d, p) || p->elsewhere) {
                continue;
            }
            if (p->now || gazetteer_lies_in(x->g, commune, k)) {
                return false;
            }
            told = true;
        }
    }
    return told;
}

/* Another province is named, as such or at an end of the address. */
static bool
is_elsewhere(const struct address *x, bool *here) {
    bool elsewhere = false;

    *here = false;
    for (size_t i = 0; i < x->mentions; i++) {
        const struct address_mention *d = &x->mention[i];
        const bool end = d->to == x->n || (d->from == 0 && d->whole && x->parts > 1);

        for (uint32_t k = d->first; k != GAZETTEER_NONE; k = place(x, k)->next) {
            const struct gazetteer_place *p = place(x, k);

            if (p->kind != GAZETTEER_TINH || !address_fits_kind(d, p) ||
                !address_fits_marks(d, p)) {
                continue;
            }
            *here = *here || !p->elsewhere;
            elsewhere = elsewhere || (p->elsewhere && (end || d->marker != ADDRESS_NO_MARKER));
        }
    }
    return elsewhere;
}

/* --- the readings of a mention ---------------------------------------------------------- */

/* All readings of an address that are weighed together. */
struct weighing {
    const struct address *x;
    uint32_t first;           /* the line that all lead to so far */
    bool any, differ;         /* some reading; they lead to several lines, or one to several */
    bool divided;             /* ... because a commune was divided */
    uint32_t best;            /* likeliest line */
    int rank;                 /* of it */
    bool doubt;               /* there is a reason not to be certain */
    enum address_why because; /* the first such reason */
};

static void
doubt(struct weighing *w, enum address_why why) {
    if (!w->doubt) {
        w->doubt = true;
        w->because = why;
    }
}

static void
weigh_place(struct weighing *w, const struct gazetteer_place *p, int rank) {
    const uint32_t line = p->line;

    w->divided = w->divided || line == MEMBER_NONE;
    w->differ = w->differ || line == MEMBER_NONE || (w->any && line != w->first);
    w->first = w->any ? w->first : line;
    w->any = true;
    if (rank > w->rank && p->likely != MEMBER_NONE) {
        w->rank = rank;
        w->best = p->likely;
    }
}

/* What a reading may be asked for. */
enum { ASK_KIND = 1, ASK_MARKS = 2, ASK_SUPPORT = 4, ASK_PROVINCE = 8 };

static bool
answers(const struct address *x, const struct address_mention *m, const struct gazetteer_place *p,
        unsigned ask) {
    return (p->kind & GAZETTEER_COMMUNE) != 0 &&
           ((ask & ASK_KIND) == 0 || address_fits_kind(m, p)) &&
           ((ask & ASK_MARKS) == 0 || address_fits_marks(m, p)) &&
           ((ask & ASK_PROVINCE) == 0 || !conflicts_with_province(x, m, p)) &&
           ((ask & ASK_SUPPORT) == 0 || address_supports(x, m, p));
}

static bool
any_answers(const struct address *x, const struct address_mention *m, unsigned ask) {
    for (uint32_t k = m->first; k != GAZETTEER_NONE; k = place(x, k)->next) {
        if (answers(x, m, place(x, k), ask)) {
            return true;
        }
    }
    return false;
}

/* The mention as it is written is the name of a place, without the signs where it has none. */
static bool
is_spelled(const struct address *x, const struct address_mention *m,
           const struct gazetteer_place *p) {
    return str_eq(fold_key(x->arena, m->written), fold_key(x->arena, p->written));
}

/* "Phổng Li" is Phổng Ly with i for y, or Phổng Lái with a letter left out: no place that answers is spelled so, and
 * another is one slip away. */
static bool
may_be_slip(const struct address *x, const struct address_mention *m, unsigned ask) {
    const str key = place(x, m->first)->key;
    const bool marked = utf8_ascii_run(m->written) < m->written.n;

    for (uint32_t k = m->first; k != GAZETTEER_NONE; k = place(x, k)->next) {
        if (answers(x, m, place(x, k), ask) && is_spelled(x, m, place(x, k))) {
            return false;
        }
    }
    for (uint32_t k = 0; k < x->g->n; k++) {
        const struct gazetteer_place *p = place(x, k);
        const str name = marked ? p->written : fold_key(x->arena, p->written);

        if (!str_eq(p->key, key) && fold_distance(m->written, name, 1) <= 1 &&
            answers(x, m, p, ask & ~(unsigned)ASK_MARKS)) {
            return true;
        }
    }
    return false;
}

/* Ask for the kind and for a district that supports; where no reading has both, first for what is told for sure. */
static unsigned
narrow(const struct address *x, const struct address_mention *m, unsigned ask, bool district) {
    const unsigned first = district ? ASK_SUPPORT : ASK_KIND;
    const unsigned second = district ? ASK_KIND : ASK_SUPPORT;

    if (any_answers(x, m, ask | ASK_KIND | ASK_SUPPORT)) {
        return ask | ASK_KIND | ASK_SUPPORT;
    }
    ask |= any_answers(x, m, ask | first) ? first : 0;
    return ask | (any_answers(x, m, ask | second) ? second : 0);
}

static bool
is_district_told(const struct address *x, const struct address_mention *m) {
    for (size_t i = 0; i < x->mentions; i++) {
        if (!address_overlap(m, &x->mention[i]) && tells_district(x, &x->mention[i])) {
            return true;
        }
    }
    return false;
}

/* The likelier reading: no place that is also a district's name, in a district that is told, a part of its own; of before
 * where a district is told, since there are none today, else of today. */
static int
rank_of(const struct address *x, const struct address_mention *m, const struct gazetteer_place *p,
        unsigned ask, bool district) {
    return 1 + (names(x, m, GAZETTEER_DISTRICT | GAZETTEER_TINH) ? 0 : 8) +
           ((ask & ASK_SUPPORT) != 0 ? 4 : 0) + (m->whole ? 2 : 0) +
           ((p->old == NULL) != district ? 1 : 0);
}

/* Narrow the readings of a mention by what the address says, as long as one is left; where none is, there is doubt. */
static void
weigh_mention(struct weighing *w, const struct address_mention *m) {
    const struct address *x = w->x;
    const bool district = is_district_told(x, m);
    unsigned ask = 0;

    if (any_answers(x, m, ask | ASK_MARKS)) {
        ask |= ASK_MARKS;
    } else {
        doubt(w, ADDRESS_MARKS);
    }
    ask = narrow(x, m, ask, district);
    if ((ask & ASK_SUPPORT) == 0 && district) {
        doubt(w, ADDRESS_DISTRICT);
    }
    if ((ask & ASK_KIND) == 0) {
        doubt(w, ADDRESS_KIND);
    }
    if (any_answers(x, m, ask | ASK_PROVINCE)) {
        ask |= ASK_PROVINCE;
    } else {
        doubt(w, ADDRESS_DISTRICT);
    }
    if (may_be_slip(x, m, ask)) {
        doubt(w, ADDRESS_SLIP);
    }
    for (uint32_t k = m->first; k != GAZETTEER_NONE; k = place(x, k)->next) {
        const struct gazetteer_place *p = place(x, k);

        if (answers(x, m, p, ask)) {
            weigh_place(w, p, rank_of(x, m, p, ask, district));
        }
    }
    if (!m->closed) {
        doubt(w, ADDRESS_REST);
    }
}

/* --- what stands around the commune ------------------------------------------------------ */

/* Words that name no place: of a country, of a telephone. */
static bool
says_nothing(const struct place_word *w) {
    static const char *const word[] = {"viet", "nam", "vn", "cu", "dt", "sdt", "tel", "fax"};

    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        if (str_eq(w->key, str_from(word[i]))) {
            return true;
        }
    }
    return place_words_number(w);
}

static bool
is_mentioned(const struct address *x, size_t word) {
    for (size_t i = 0; i < x->mentions; i++) {
        const struct address_mention *m = &x->mention[i];

        /* the words before the span are its kind */
        if (m->first != GAZETTEER_NONE && word < m->to &&
            (word >= m->from || (m->marker != ADDRESS_NO_MARKER && word + 2 >= m->from))) {
            return true;
        }
    }
    return false;
}

/* Districts and provinces stand before the commune: the address is written the other way round. */
static bool
is_turned(const struct address *x, const struct address_mention *m) {
    bool before = false;

    for (size_t i = 0; i < x->mentions; i++) {
        const struct address_mention *d = &x->mention[i];

        if (address_overlap(d, m) || !names(x, d, GAZETTEER_DISTRICT | GAZETTEER_TINH) ||
            (d->marker == ADDRESS_NO_MARKER && !d->whole && d->to < x->n)) {
            continue;
        }
        if (d->from > m->from) {
            return false;
        }
        before = true;
    }
    return before;
}

/* Beyond the commune, where districts and provinces stand, something is written that names none of them. */
static bool
has_strange_rest(const struct address *x, const struct address_mention *m) {
    const bool turned = is_turned(x, m);
    const size_t from = turned ? 0 : m->to;
    const size_t to = turned ? m->from : x->n;

    for (size_t i = from; i < to; i++) {
        if (x->part[i] != x->part[m->from] && !is_mentioned(x, i) && !says_nothing(&x->word[i])) {
            return true;
        }
    }
    return x->more;
}

/* A kind is named whose name is no place of it: the words may say where the commune is, and nobody knows. */
static bool
has_unread(const struct address *x, enum address_marker at_least, unsigned kind) {
    for (size_t i = 0; i < x->mentions; i++) {
        const struct address_mention *m = &x->mention[i];

        if (m->first == GAZETTEER_NONE && m->marker >= at_least && (m->kind & kind) != 0) {
            return true;
        }
    }
    return false;
}

static struct address_answer
answer_of(const struct weighing *w) {
    struct address_answer a = {ADDRESS_PROPOSED, ADDRESS_NAMED, w->best};

    if (w->best == MEMBER_NONE) {
        return (struct address_answer){ADDRESS_UNKNOWN, ADDRESS_NOTHING, MEMBER_NONE};
    }
    if (w->divided) {
        a.why = ADDRESS_DIVIDED;
    } else if (w->differ) {
        a.why = ADDRESS_SEVERAL;
    } else if (w->doubt) {
        a.why = w->because;
    } else {
        a.surety = ADDRESS_CERTAIN;
    }
    return a;
}

static struct weighing
begin(const struct address *x) {
    return (struct weighing){.x = x, .best = MEMBER_NONE, .because = ADDRESS_NAMED};
}

/* The communes that are named with their kind, by full words or by letters. */
static bool
weigh_marked(const struct address *x, enum address_marker marker, struct weighing *w) {
    *w = begin(x);
    if (has_unread(x, ADDRESS_FULL, GAZETTEER_DISTRICT | GAZETTEER_TINH)) {
        doubt(w, ADDRESS_DISTRICT);
    }
    for (size_t i = 0; i < x->mentions; i++) {
        const struct address_mention *m = &x->mention[i];

        if (m->marker != marker || (m->kind & GAZETTEER_COMMUNE) == 0 ||
            m->first == GAZETTEER_NONE) {
            continue;
        }
        weigh_mention(w, m);
        if (has_strange_rest(x, m)) {
            doubt(w, ADDRESS_REST);
        }
    }
    if (has_unread(x, marker, GAZETTEER_COMMUNE)) {
        doubt(w, ADDRESS_SLIP);
    }
    return w->any;
}

/* Something is written on the other side of the commune than its district: a street, a hamlet. */
static bool
has_street(const struct address *x, size_t part) {
    for (size_t i = 0; i < x->n; i++) {
        if (x->part[i] == part && !place_words_number(&x->word[i]) && x->word[i].key.n > 1) {
            return true;
        }
    }
    return false;
}

/* "12 Lê Lợi, Phú Hội, TP Huế": a part of its own between a street and a district that it lies in. */
static bool
stands_as_commune(const struct address *x, const struct address_mention *m) {
    const size_t at = x->part[m->from];

    for (size_t i = 0; m->whole && i < x->mentions; i++) {
        const struct address_mention *d = &x->mention[i];
        const size_t part = x->part[d->from];
        const bool beside = part == at + 1 || part + 1 == at;
        const size_t street = part > at ? at - 1 : at + 1;

        if (beside && tells_district(x, d) && (part < at || at > 0) && street < x->parts &&
            has_street(x, street)) {
            return any_answers(x, m, ASK_MARKS | ASK_SUPPORT);
        }
    }
    return false;
}

/* The communes that are named without their kind: those that are all of a part, else those in the midst of others. */
static struct address_answer
weigh_bare(const struct address *x) {
    struct weighing sure = begin(x);
    struct weighing all = begin(x);
    struct weighing amidst = begin(x);

    for (size_t i = 0; i < x->mentions; i++) {
        const struct address_mention *m = &x->mention[i];

        if (m->marker != ADDRESS_NO_MARKER || !any_answers(x, m, 0)) {
            continue;
        }
        if (stands_as_commune(x, m)) {
            weigh_mention(&sure, m);
            if (has_strange_rest(x, m)) {
                doubt(&sure, ADDRESS_REST);
            }
        }
        if (m->whole) {
            weigh_mention(&all, m);
        } else if (m->to - m->from > 1) {
            weigh_mention(&amidst, m);
        }
    }
    all = all.any ? all : amidst;
    all.doubt = true;
    all.because = ADDRESS_BARE;
    return answer_of(sure.any ? &sure : &all);
}

struct address_answer
address_resolve(const struct gazetteer *g, str text) {
    struct arena scratch = ARENA_EMPTY;
    struct address x = {.g = g, .arena = &scratch};
    struct address_answer a = {ADDRESS_UNKNOWN, ADDRESS_NOTHING, MEMBER_NONE};
    struct weighing w;
    bool here;
    bool elsewhere;

    address_read(&x, text);
    elsewhere = is_elsewhere(&x, &here);
    if (elsewhere && !here) {
        a.why = ADDRESS_ELSEWHERE;
    } else if (weigh_marked(&x, ADDRESS_FULL, &w) ||
               (!has_unread(&x, ADDRESS_FULL, GAZETTEER_COMMUNE) &&
                weigh_marked(&x, ADDRESS_LETTER, &w))) {
        a = answer_of(&w);
    } else {
        a.xa = address_nearest(&x);
        if (a.xa != MEMBER_NONE) {
            a.surety = ADDRESS_PROPOSED;
            a.why = ADDRESS_SLIP;
        } else if (!has_unread(&x, ADDRESS_FULL, GAZETTEER_COMMUNE)) {
            a = weigh_bare(&x);
        }
    }
    if (a.surety == ADDRESS_CERTAIN && elsewhere) {
        a.surety = ADDRESS_PROPOSED;
        a.why = ADDRESS_DISTRICT;
    }
    arena_free(&scratch);
    return a;
}
