/* proposals - the pairs that share a key are scored, and the best of them proposed.  See proposals.h. */

#include "figures/proposals.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "figures/proposals_parts.h"

enum {
    BATCH = 1 << 17,
    CROWD = 64,     /* employers of a batch under one key: more tell nothing */
    PAIRED_MAX = 6, /* words of a name whose pairs are keys */
    KEYS_MAX = 4 + PAIRED_MAX * (PAIRED_MAX - 1) / 2
};
#define NOBODY UINT32_MAX

static const char *const why_text[PROPOSALS_WHY_COUNT] = {
#define PROPOSALS_ROW(NAME, text) [PROPOSALS_##NAME] = (text),
    PROPOSALS_WHYS(PROPOSALS_ROW)
#undef PROPOSALS_ROW
};

void
proposals_say(unsigned why, struct buf *out) {
    const char *before = "";

    for (unsigned k = 0; k < PROPOSALS_WHY_COUNT; k++) {
        if ((why & 1U << k) != 0) {
            buf_fmt(out, "%s%s", before, why_text[k]);
            before = "; ";
        }
    }
}

/* --- keys ----------------------------------------------------------------------------------- */

enum key_kind { KEY_WORDS, KEY_WORDS_ANYWHERE, KEY_LETTERS, KEY_STREET, KEY_PAIR };

static uint64_t
mix(uint64_t h, uint64_t v) {
    h = (h ^ v) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 29;
}

static uint64_t
key_of(enum key_kind kind, uint32_t xa) {
    return mix(mix(1, kind), xa);
}

/* What a card is found under: as texts, so that a slip in one word leaves another key. */
struct keys {
    uint64_t v[KEYS_MAX];
    size_t n;
};

static void
put_pairs(const struct proposals_card *c, const uint32_t *word, uint32_t n, struct keys *out) {
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t k = i + 1; k < n; k++) {
            const uint32_t low = word[i] < word[k] ? word[i] : word[k];
            const uint32_t high = word[i] < word[k] ? word[k] : word[i];

            out->v[out->n++] = mix(mix(key_of(KEY_PAIR, c->xa), low), high);
        }
    }
}

static void
put_street(const struct proposals_card *c, struct keys *out) {
    uint64_t sum = 0; /* of the street's words in any order */

    for (uint32_t i = 0; i < c->streets; i++) {
        sum += mix(1, c->street[i]);
    }
    if (c->number != PROPOSALS_NO_WORD && c->streets > 0) {
        out->v[out->n++] = mix(mix(key_of(KEY_STREET, c->xa), c->number), sum);
    }
}

/* The keys of a card; the first is the one of all words and the commune. */
static void
keys_of(const struct proposals_words *w, const struct proposals_card *c, struct keys *out) {
    uint64_t all = key_of(KEY_WORDS, c->xa);
    uint64_t anywhere = key_of(KEY_WORDS_ANYWHERE, 0);
    uint64_t letters = key_of(KEY_LETTERS, c->xa);
    uint32_t own[PAIRED_MAX]; /* words that are of no trade */
    uint32_t n = 0;

    out->n = 0;
    for (uint32_t i = 0; i < c->words; i++) {
        all = mix(all, c->word[i].key);
        anywhere = mix(anywhere, c->word[i].key);
        if (!c->word[i].trade && n < PAIRED_MAX) {
            letters = mix(letters, (unsigned char)w->keys.key[c->word[i].key].p[0]);
            own[n++] = c->word[i].key;
        }
    }
    if (c->words > 0) {
        out->v[out->n++] = all;
        out->v[out->n++] = anywhere;
        put_street(c, out);
    }
    if (n > 1) {
        out->v[out->n++] = letters;
        put_pairs(c, own, n, out);
    }
}

/* --- a batch of employers --------------------------------------------------------------------- */

/* Employers under a key, in a chain. */
struct shelf {
    uint64_t key;
    uint32_t first, n; /* n 0: free */
};
struct link {
    uint32_t one, next; /* number in the batch; place of the next link, or NOBODY */
};
struct batch {
    uint32_t from, n;
    struct proposals_card *card; /* [n] */
    struct shelf *shelf;         /* open addressing */
    uint32_t mask;
    struct link *link;
    uint32_t links;
    bool *crowded;       /* [n] with all of its words it stands among too many */
    uint32_t *last_seen; /* [n] 1 + the tax payer that it was last scored against */
};

/* What is best for one side so far. */
struct best {
    uint32_t other;
    uint8_t score, second;
    uint16_t why;
};

struct finding {
    const struct proposals_request *r;
    struct proposals_words words;
    struct best *employer, *payer;
};

static struct shelf *
shelf_of(const struct batch *b, uint64_t key) {
    uint32_t at = (uint32_t)(key ^ key >> 32) & b->mask;

    while (b->shelf[at].n > 0 && b->shelf[at].key != key) {
        at = (at + 1) & b->mask;
    }
    return &b->shelf[at];
}

static void
index_one(struct batch *b, uint32_t i, const struct keys *k) {
    for (size_t j = 0; j < k->n; j++) {
        struct shelf *s = shelf_of(b, k->v[j]);

        if (s->n == 0) {
            *s = (struct shelf){k->v[j], NOBODY, 0};
        }
        s->n++;
        b->link[b->links] = (struct link){i, s->first};
        s->first = b->links++;
    }
}

static void
batch_read(struct finding *f, struct batch *b, uint32_t from, uint32_t most) {
    const uint32_t left = f->r->employers - from;
    struct keys k;
    size_t all = 0;
    uint32_t slots = 1;

    b->from = from;
    b->n = left < most ? left : most;
    b->links = 0;
    for (uint32_t i = 0; i < b->n; i++) {
        struct proposals_side s = {.name = STR("")};

        f->r->employer(f->r->ctx, from + i, &s);
        proposals_card_read(&f->words, &s, &b->card[i]);
        keys_of(&f->words, &b->card[i], &k);
        all += k.n;
    }
    while (slots < 2 * all) {
        slots *= 2;
    }
    b->mask = slots - 1;
    b->shelf = heap_array(struct shelf, slots);
    b->link = heap_array(struct link, all + 1);
    memset(b->last_seen, 0, b->n * sizeof *b->last_seen);
    for (uint32_t i = 0; i < b->n; i++) {
        keys_of(&f->words, &b->card[i], &k);
        index_one(b, i, &k);
    }
    for (uint32_t i = 0; i < b->n; i++) {
        keys_of(&f->words, &b->card[i], &k);
        b->crowded[i] = k.n > 0 && shelf_of(b, k.v[0])->n > CROWD;
    }
}

static void
weigh(struct best *b, uint32_t other, unsigned score, unsigned why) {
    if (score > b->score) {
        *b = (struct best){other, (uint8_t)score, b->score, (uint16_t)why};
    } else if (score > b->second) {
        b->second = (uint8_t)score;
    }
}

/* One tax payer against the employers of the batch that share a key with it. */
static void
pass_by(struct finding *f, struct batch *b, uint32_t payer, const struct proposals_card *c) {
    struct keys k;

    keys_of(&f->words, c, &k);
    for (size_t j = 0; j < k.n; j++) {
        const struct shelf *s = shelf_of(b, k.v[j]);

        if (s->n == 0 || s->n > CROWD) {
            continue;
        }
        for (uint32_t at = s->first; at != NOBODY; at = b->link[at].next) {
            const uint32_t i = b->link[at].one;
            const uint32_t employer = b->from + i;
            unsigned why;
            unsigned score;

            if (b->crowded[i] || b->last_seen[i] == payer + 1 ||
                (f->r->forbidden != NULL && f->r->forbidden(f->r->ctx, employer, payer))) {
                continue;
            }
            b->last_seen[i] = payer + 1;
            score = proposals_score(&f->words, &b->card[i], c, f->r->unknown_xa, &why);
            weigh(&f->employer[employer], payer, score, why);
            weigh(&f->payer[payer], employer, score, why);
        }
    }
}

static void
stream(struct finding *f, struct batch *b) {
    for (uint32_t ix = 0; ix < f->r->payers; ix++) {
        struct proposals_side s = {.name = STR("")};
        struct proposals_card c;

        f->r->payer(f->r->ctx, ix, &s);
        proposals_card_read(&f->words, &s, &c);
        pass_by(f, b, ix, &c);
    }
}

/* How often each word stands in the names of both sides. */
static void
count_words(struct finding *f) {
    const struct proposals_request *r = f->r;
    struct proposals_card c;

    for (uint32_t ix = 0; ix < r->employers; ix++) {
        struct proposals_side s = {.name = STR("")};

        r->employer(r->ctx, ix, &s);
        s.address = STR("");
        proposals_card_read(&f->words, &s, &c);
        proposals_words_count(&f->words, &c);
    }
    for (uint32_t ix = 0; ix < r->payers; ix++) {
        struct proposals_side s = {.name = STR("")};

        r->payer(r->ctx, ix, &s);
        s.address = STR("");
        proposals_card_read(&f->words, &s, &c);
        proposals_words_count(&f->words, &c);
    }
}

static bool
is_shown(const struct finding *f, uint32_t employer) {
    const struct best *e = &f->employer[employer];
    const struct best *p = &f->payer[e->other];

    return e->score >= PROPOSALS_SHOWN && e->score - e->second >= PROPOSALS_MARGIN &&
           p->other == employer && p->score - p->second >= PROPOSALS_MARGIN;
}

struct proposals_one *
proposals_find(struct arena *a, const struct proposals_request *r) {
    struct finding f = {.r = r};
    struct proposals_one *out = arena_array(a, struct proposals_one, r->employers);
    const uint32_t usual = r->batch == 0 ? BATCH : r->batch;
    const uint32_t most = r->employers < usual ? r->employers : usual;
    struct batch b = {.card = heap_array(struct proposals_card, most),
                      .crowded = heap_array(bool, most),
                      .last_seen = heap_array(uint32_t, most)};

    f.employer = heap_array(struct best, r->employers);
    f.payer = heap_array(struct best, r->payers);
    proposals_words_init(&f.words);
    if (r->employers > 0) {
        count_words(&f);
    }
    for (uint32_t from = 0; from < r->employers; from += b.n) {
        batch_read(&f, &b, from, most);
        stream(&f, &b);
        free(b.shelf);
        free(b.link);
    }
    for (uint32_t ix = 0; ix < r->employers; ix++) {
        out[ix].payer = PROPOSALS_NONE;
        if (is_shown(&f, ix)) {
            out[ix] = (struct proposals_one){f.employer[ix].other, f.employer[ix].score,
                                             f.employer[ix].why};
        }
    }
    proposals_words_free(&f.words);
    free(b.card);
    free(b.crowded);
    free(b.last_seen);
    free(f.employer);
    free(f.payer);
    return out;
}
