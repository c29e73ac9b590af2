/* reconcile_hint - the best name-and-commune match for employers without a usable tax code.  See reconcile.h.
 *
 *     names of the groups without a code  ->  keys and words worth indexing
 *     tax payers without BHXH, once each  ->  under those keys, and under those words (by commune)
 *     one group: its key's only tax payer, else of those that share a word the one that shares most
 *
 * A word that very many tax payers of the commune bear tells nothing and is not looked under, so the work
 * stays linear in both sides.
 */

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/heap.h"
#include "base/map.h"
#include "figures/reconcile.h"
#include "figures/reconcile_parts.h"
#include "ingest/taxcode.h"
#include "text/fold.h"

enum {
    COMMUNE_DIGITS = 10,
    WORDS_MAX = 16,   /* of a name: what is behind them is not looked at */
    COMMON_FROM = 32, /* tax payers of a commune with one word: too common to look under */
    RIVALS_MAX = 16,  /* that share equally many words: none of them stands out */
    PAYERS_MAX = WORDS_MAX * COMMON_FROM
};

/* Words that tell the kind of a company, not which; as fold_key writes them. */
static const char *const kind_words[] = {
    "cong_ty",    "cty", "trach_nhiem_huu_han",  "tnhh", "co_phan",       "cp",  "mot_thanh_vien",
    "mtv",        "1tv", "doanh_nghiep_tu_nhan", "dntn", "ho_kinh_doanh", "hkd", "chi_nhanh",
    "hop_tac_xa", "htx"};

/* The length of a kind word at the head of s, its '_' included; 0: none. */
static size_t
kind_at(str s) {
    for (size_t i = 0; i < sizeof kind_words / sizeof kind_words[0]; i++) {
        const str w = str_from(kind_words[i]);

        if (str_starts(s, w) && (s.n == w.n || s.p[w.n] == '_')) {
            return s.n == w.n ? w.n : w.n + 1;
        }
    }
    return 0;
}

/* Commune and folded name without the kind of company: "3 song_huong".  Empty where nothing is left. */
static str
name_key(struct arena *a, str name, uint32_t xa) {
    str s = fold_key(a, name);
    char *z = arena_array(a, char, s.n + 16);
    size_t n = 0;

    for (; n < 10; n++) {
        z[n] = (char)('0' + xa % 10);
        xa /= 10;
    }
    while (s.n > 0) {
        const size_t skip = kind_at(s);
        const char *end = skip > 0 ? s.p + skip : memchr(s.p, '_', s.n);
        const size_t word = end == NULL ? s.n : (size_t)(end - s.p) + (skip == 0);

        if (skip == 0) {
            memcpy(z + n, s.p, word);
            n += word;
        }
        s.p += word;
        s.n -= word;
    }
    return n == 10 ? STR("") : (str){z, n};
}

/* The distinct words of a name's key, each with its commune in front: "0000000003song". */
struct words {
    str v[WORDS_MAX];
    size_t n;
};

static void
words_of(struct arena *a, str key, struct words *out) {
    str rest = {key.p + COMMUNE_DIGITS, key.n - COMMUNE_DIGITS};

    out->n = 0;
    while (rest.n > 0 && out->n < WORDS_MAX) {
        str word;
        char *z;
        bool there = false;

        rest = str_cut(rest, '_', &word);
        z = arena_array(a, char, COMMUNE_DIGITS + word.n);
        memcpy(z, key.p, COMMUNE_DIGITS);
        memcpy(z + COMMUNE_DIGITS, word.p, word.n);
        for (size_t i = 0; i < out->n; i++) {
            there = there || str_eq(out->v[i], (str){z, COMMUNE_DIGITS + word.n});
        }
        if (!there && word.n > 0) {
            out->v[out->n++] = (str){z, COMMUNE_DIGITS + word.n};
        }
    }
}

/* Tax payers under one key or word. */
struct documents {
    uint32_t n, room;
    uint32_t *group;
};

struct reconcile_hints {
    struct arena arena, scratch;
    const struct reconcile *r;
    const struct employers *e;
    struct map names, words;
    struct documents *name, *word; /* [place in the map] */
};

static void
shelve(struct arena *a, struct documents *s, uint32_t group) {
    if (s->n >= COMMON_FROM) {
        s->n = COMMON_FROM + 1; /* full for good */
        return;
    }
    if (s->n == s->room) { /* from 2 on: most shelves hold one or two, of a million */
        const uint32_t room = s->room == 0 ? 2 : s->room * 2;
        uint32_t *v = arena_array(a, uint32_t, room);

        if (s->n > 0) {
            memcpy(v, s->group, s->n * sizeof *v);
        }
        s->group = v;
        s->room = room;
    }
    s->group[s->n++] = group;
}

static void
index_wanted(struct reconcile_hints *h, const struct reconcile_group *g) {
    struct words w;
    const str key = name_key(&h->scratch, g->name, g->xa);

    if (key.n > 0) {
        (void)map_put(&h->names, key, NULL);
        words_of(&h->scratch, key, &w);
        for (size_t i = 0; i < w.n; i++) {
            (void)map_put(&h->words, w.v[i], NULL);
        }
    }
}

static void
index_payer(struct reconcile_hints *h, uint32_t ix) {
    const struct reconcile_group *g = reconcile_at(h->r, ix);
    const str key = name_key(&h->scratch, g->name, g->xa);
    struct words w;
    uint32_t at;

    if (key.n == 0) {
        return;
    }
    at = map_get(&h->names, key);
    if (at != MAP_NONE) {
        shelve(&h->arena, &h->name[at], ix);
    }
    words_of(&h->scratch, key, &w);
    for (size_t i = 0; i < w.n; i++) {
        at = map_get(&h->words, w.v[i]);
        if (at != MAP_NONE) {
            shelve(&h->arena, &h->word[at], ix);
        }
    }
}

struct reconcile_hints *
reconcile_hints_new(const struct reconcile *r, const struct employers *e) {
    struct reconcile_hints *h = heap_new(struct reconcile_hints);
    const uint32_t n = reconcile_count(r);

    h->r = r;
    h->e = e;
    map_init(&h->names, &h->arena);
    map_init(&h->words, &h->arena);
    for (uint32_t pass = 0; pass < 2; pass++) {
        for (uint32_t ix = 0; ix < n && (pass == 0 || h->names.n > 0); ix++) {
            const struct arena_mark mark = arena_mark(&h->scratch);
            const struct reconcile_group *g = reconcile_at(r, ix);

            if (pass == 0 && g->class == RECONCILE_SAI_MST) {
                index_wanted(h, g);
            } else if (pass == 1 && !g->bhxh) {
                index_payer(h, ix);
            }
            arena_rewind(&h->scratch, mark);
        }
        if (pass == 0) {
            h->name = arena_array(&h->arena, struct documents, h->names.n);
            h->word = arena_array(&h->arena, struct documents, h->words.n);
        }
    }
    return h;
}

void
reconcile_hints_free(struct reconcile_hints *h) {
    if (h != NULL) {
        map_free(&h->names);
        map_free(&h->words);
        arena_free(&h->arena);
        arena_free(&h->scratch);
        free(h);
    }
}

static int
by_number(const void *a, const void *b) {
    const uint32_t x = *(const uint32_t *)a;
    const uint32_t y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

static bool
allowed(const struct reconcile_hints *h, const struct reconcile_group *g, uint32_t payer) {
    return !reconcile_forbids(h->r, employers_at(h->e, g->employer)->code,
                              reconcile_at(h->r, payer)->mst);
}

/* The tax payers that share most of the looked-under words with w, at most RIVALS_MAX + 1 of them. */
static size_t
rivals(const struct reconcile_hints *h, const struct reconcile_group *g, const struct words *w,
       uint32_t out[RIVALS_MAX + 1]) {
    uint32_t v[PAYERS_MAX];
    size_t n = 0;
    size_t most = 1;
    size_t found = 0;

    for (size_t i = 0; i < w->n; i++) {
        const struct documents *s = &h->word[map_get(&h->words, w->v[i])];

        for (uint32_t k = 0; s->n <= COMMON_FROM && k < s->n; k++) {
            v[n++] = s->group[k];
        }
    }
    if (n == 0) {
        return 0;
    }
    qsort(v, n, sizeof *v, by_number);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i; end < n && v[end] == v[i]; end++) {
        }
        if (end - i < most || !allowed(h, g, v[i])) {
            continue;
        }
        found = end - i > most ? 0 : found;
        most = end - i;
        if (found <= RIVALS_MAX) {
            out[found++] = v[i];
        }
    }
    return found;
}

/* Words that both names have. */
static size_t
shared(const struct words *a, const struct words *b) {
    size_t n = 0;

    for (size_t i = 0; i < a->n; i++) {
        for (size_t k = 0; k < b->n; k++) {
            n += str_eq(a->v[i], b->v[k]);
        }
    }
    return n;
}

/* The one tax payer whose words fit best: two words or more, and two thirds of both names' words, since the words of a
 * trade alone (in ấn và quảng cáo) make half of many names. */
static uint32_t
nearest(struct reconcile_hints *h, const struct reconcile_group *g, const struct words *w) {
    uint32_t v[RIVALS_MAX + 1];
    const size_t n = rivals(h, g, w, v);
    uint32_t best = MEMBER_NONE;
    size_t num = 0; /* best share so far: 2 x shared / (words of both) */
    size_t den = 1;

    for (size_t i = 0; i < n && n <= RIVALS_MAX; i++) {
        const struct reconcile_group *p = reconcile_at(h->r, v[i]);
        struct words theirs;
        size_t both;
        size_t all;

        words_of(&h->scratch, name_key(&h->scratch, p->name, p->xa), &theirs);
        both = shared(w, &theirs);
        all = w->n + theirs.n;
        if (both < 2 || 3 * both < all || 2 * both * den < num * all) {
            continue;
        }
        best = 2 * both * den == num * all ? MEMBER_NONE : v[i]; /* as good as another: neither */
        num = 2 * both;
        den = all;
    }
    return best;
}

static uint32_t
hint_of(struct reconcile_hints *h, const struct reconcile_group *g) {
    const str key = name_key(&h->scratch, g->name, g->xa);
    const struct documents *same;
    struct words w;

    if (key.n == 0) {
        return MEMBER_NONE;
    }
    same = &h->name[map_get(&h->names, key)];
    if (same->n > 1) {
        return MEMBER_NONE;
    }
    if (same->n == 1 && allowed(h, g, same->group[0])) {
        return same->group[0];
    }
    words_of(&h->scratch, key, &w);
    return nearest(h, g, &w);
}

str
reconcile_hint(struct reconcile_hints *h, const struct reconcile_group *g, struct arena *a) {
    const struct arena_mark mark = arena_mark(&h->scratch);
    const uint32_t ix = hint_of(h, g);
    struct buf b = {0};
    str text = STR("");

    arena_rewind(&h->scratch, mark);
    if (ix != MEMBER_NONE) {
        const str shown = taxcode_shown(a, reconcile_at(h->r, ix)->mst);

        buf_fmt(&b, STR_FMT " - " STR_FMT, STR_ARG(shown), STR_ARG(reconcile_at(h->r, ix)->name));
        text = buf_moved(a, &b);
    }
    return text;
}
