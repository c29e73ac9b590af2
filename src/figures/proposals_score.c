/* proposals_score - how well an employer and a tax payer fit.  See proposals_parts.h. */

#include "figures/proposals.h"
#include "figures/proposals_parts.h"
#include "text/fold.h"

/* Points, of 100. */
enum {
    NAME_MOST = 70,
    XA_SAME = 15,
    XA_UNKNOWN = 5,
    XA_OTHER = -10,
    STREET_SAME = 10,
    STREET_OTHER = -6,
    WORKERS_NEAR = 8,
    WORKERS_FAR = -8,
    CODE_NEAR = 10,
    FORM_SAME = 5,
    FORM_UNTOLD = 2,
    FORM_OTHER = -15,
    BRANCH_OTHER = -30,
    NUMBER_OTHER = -30, /* "cơ sở 1", "cơ sở 2" */
    WORD_MISSING = -12, /* a word that one name has alone, of a company and not of a trade */
    WORDS_TURNED = -20, /* "Hưng Phát", "Phát Hưng" */
    SCORE_MOST = 100
};

/* Shares of a word's weight, in hundredths. */
enum { SHARE_SAME = 100, SHARE_BARE = 95, SHARE_MARKS = 90, SHARE_SLIP = 80 };
enum { SLIP_LEAST = 3 /* letters of a word that may have a slip */, GLUED_MAX = 64 };
enum { CODE_LEAST = 9 /* digits of a code that was meant */ };
enum { LIKE_LEAST = 600 /* of 1000: names below it are others */, LIKE_GLUED = 950 };
#define WORKERS_MOST INT64_C(1000000000000) /* far from where sums overflow */
enum { RARE_LEAST = 2, RARE_SHARE = 20000 };

/* Seen so rarely among all names that it may be a slip of the pen. */
static bool
is_rare(const struct proposals_words *w, uint32_t times) {
    return times <= RARE_LEAST + w->names / RARE_SHARE;
}

static bool
is_bare(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (((unsigned char)s.p[i] & 0x80U) != 0) {
            return false;
        }
    }
    return true;
}

/* How much of a word is in the other one, in hundredths; 0: they are two words. */
static unsigned
share(const struct proposals_words *w, const struct proposals_word *a,
      const struct proposals_word *b, bool marks) {
    if (a->key == b->key) {
        const bool same = a->marked == b->marked || !marks || a->marked == PROPOSALS_NO_WORD ||
                          b->marked == PROPOSALS_NO_WORD;

        if (same) {
            return SHARE_SAME;
        }
        if (is_bare(w->marked.key[a->marked]) || is_bare(w->marked.key[b->marked])) {
            return SHARE_BARE;
        }
        return is_rare(w, w->n[a->marked]) || is_rare(w, w->n[b->marked]) ? SHARE_MARKS : 0;
    }
    if (a->number || b->number || w->keys.key[a->key].n < SLIP_LEAST ||
        w->keys.key[b->key].n < SLIP_LEAST ||
        !(is_rare(w, w->key_n[a->key]) || is_rare(w, w->key_n[b->key]))) {
        return 0;
    }
    return fold_distance(w->keys.key[a->key], w->keys.key[b->key], 1) == 1 ? SHARE_SLIP : 0;
}

/* Which word of b each word of a is. */
struct pairs {
    int of[PROPOSALS_WORDS_MAX]; /* [word of a] word of b, or -1 */
    unsigned share[PROPOSALS_WORDS_MAX];
    bool taken[PROPOSALS_WORDS_MAX]; /* [word of b] */
};

/* The first word of b that is still free and is word i of a: the same one, or with a slip. */
static void
pair_word(const struct proposals_words *w, const struct proposals_card *a,
          const struct proposals_card *b, uint32_t i, bool same, struct pairs *p) {
    const bool marks = !a->plain && !b->plain;

    for (uint32_t k = 0; k < b->words && p->of[i] < 0; k++) {
        if (!p->taken[k] && (a->word[i].key == b->word[k].key) == same) {
            p->share[i] = share(w, &a->word[i], &b->word[k], marks);
            p->taken[k] = p->share[i] > 0;
            p->of[i] = p->taken[k] ? (int)k : -1;
        }
    }
}

static void
pair_words(const struct proposals_words *w, const struct proposals_card *a,
           const struct proposals_card *b, struct pairs *p) {
    *p = (struct pairs){.of = {0}};
    for (uint32_t i = 0; i < a->words; i++) {
        p->of[i] = -1;
        pair_word(w, a, b, i, true, p);
    }
    for (uint32_t i = 0; i < a->words; i++) {
        pair_word(w, a, b, i, false, p);
    }
}

/* Both names without blanks are the same, or one letter apart: "Phú Hưng", "PhúHưng". */
static bool
are_glued(const struct proposals_words *w, const struct proposals_card *a,
          const struct proposals_card *b) {
    const struct proposals_card *side[2] = {a, b};
    char text[2][GLUED_MAX];
    size_t n[2] = {0, 0};

    for (unsigned s = 0; s < 2; s++) {
        for (uint32_t i = 0; i < side[s]->words; i++) {
            const str key = w->keys.key[side[s]->word[i].key];

            for (size_t k = 0; k < key.n && n[s] < GLUED_MAX; k++) {
                text[s][n[s]++] = key.p[k];
            }
        }
    }
    return a->words != b->words && n[0] < GLUED_MAX &&
           str_eq((str){text[0], n[0]}, (str){text[1], n[1]});
}

/* What the names say, and what is taken away for it. */
struct likeness {
    unsigned like; /* of 1000 */
    int points;    /* 0 or less */
    bool exact;
};

static int
lone_word(const struct proposals_word *x) {
    return x->number ? NUMBER_OTHER : x->trade ? 0 : WORD_MISSING;
}

static struct likeness
compare_names(const struct proposals_words *w, const struct proposals_card *a,
              const struct proposals_card *b) {
    struct likeness out = {.exact = true};
    struct pairs p;
    unsigned all = 0;
    unsigned both = 0;
    int last = -1;
    bool turned = false;

    pair_words(w, a, b, &p);
    for (uint32_t i = 0; i < a->words; i++) {
        unsigned weight = proposals_weight(w, &a->word[i]);

        if (p.of[i] < 0) {
            all += weight;
            out.points += lone_word(&a->word[i]);
            out.exact = false;
            continue;
        }
        if (p.share[i] == SHARE_SLIP) { /* as rare as the word that was meant, not as the slip */
            const unsigned theirs = proposals_weight(w, &b->word[p.of[i]]);

            weight = theirs < weight ? theirs : weight;
        }
        all += 2 * weight;
        both += 2 * weight * p.share[i] / SHARE_SAME;
        out.exact = out.exact && p.share[i] == SHARE_SAME;
        if (!a->word[i].trade) {
            turned = turned || p.of[i] < last;
            last = p.of[i];
        }
    }
    for (uint32_t k = 0; k < b->words; k++) {
        if (!p.taken[k]) {
            all += proposals_weight(w, &b->word[k]);
            out.points += lone_word(&b->word[k]);
            out.exact = false;
        }
    }
    out.points += turned ? WORDS_TURNED : 0;
    out.like = all == 0 ? 0 : 1000 * both / all;
    if (out.like < LIKE_GLUED && are_glued(w, a, b)) {
        out = (struct likeness){.like = LIKE_GLUED};
    }
    return out;
}

/* 1: the same number and most words of the street; -1: others; 0: not told by both. */
static int
compare_streets(const struct proposals_card *a, const struct proposals_card *b) {
    uint32_t both = 0;
    const uint32_t least = a->streets < b->streets ? a->streets : b->streets;

    if (a->number == PROPOSALS_NO_WORD || b->number == PROPOSALS_NO_WORD || least == 0) {
        return 0;
    }
    for (uint32_t i = 0; i < a->streets; i++) {
        for (uint32_t k = 0; k < b->streets; k++) {
            if (a->street[i] == b->street[k]) {
                both++;
                break;
            }
        }
    }
    if (a->number == b->number && 2 * both > least) {
        return 1;
    }
    return a->number != b->number && 2 * both <= least ? -1 : 0;
}

/* 1: within a fifth or two workers; -1: three times as many, and ten more; 0: between, or not told. */
static int
compare_workers(int64_t a, int64_t b) {
    const int64_t more = a > b ? a : b;
    const int64_t less = a > b ? b : a;

    if (less < 0 || more > WORKERS_MOST) {
        return 0;
    }
    if (more - less <= 2 || 5 * (more - less) <= more) {
        return 1;
    }
    return more > 3 * less && more - less >= 10 ? -1 : 0;
}

static void
say(unsigned *why, enum proposals_why w) {
    *why |= 1U << w;
}

static int
place_points(const struct proposals_card *a, const struct proposals_card *b, uint32_t unknown,
             unsigned *why) {
    const int street = compare_streets(a, b);
    int points = 0;

    if (a->xa == unknown || b->xa == unknown) {
        points += XA_UNKNOWN;
    } else {
        points += a->xa == b->xa ? XA_SAME : XA_OTHER;
        say(why, a->xa == b->xa ? PROPOSALS_XA : PROPOSALS_OTHER_XA);
    }
    if (street != 0) {
        points += street > 0 ? STREET_SAME : STREET_OTHER;
        say(why, street > 0 ? PROPOSALS_STREET : PROPOSALS_OTHER_STREET);
    }
    return points;
}

/* The employer stated this tax payer's code, but for a digit. */
static bool
are_codes_near(const struct proposals_card *a, const struct proposals_card *b) {
    return a->code.n >= CODE_LEAST && b->code.n >= CODE_LEAST &&
           fold_distance(a->code, b->code, 1) <= 1;
}

static int
form_points(const struct proposals_card *a, const struct proposals_card *b, unsigned *why) {
    int points = a->branch != b->branch ? BRANCH_OTHER : 0;

    if (a->form == PROPOSALS_NO_FORM || b->form == PROPOSALS_NO_FORM) {
        return points + (a->form == b->form ? FORM_SAME : FORM_UNTOLD);
    }
    if (a->form != b->form) {
        say(why, PROPOSALS_FORM);
    }
    return points + (a->form == b->form ? FORM_SAME : FORM_OTHER);
}

unsigned
proposals_score(const struct proposals_words *w, const struct proposals_card *a,
                const struct proposals_card *b, uint32_t unknown_xa, unsigned *why) {
    const struct likeness names = compare_names(w, a, b);
    const int workers = compare_workers(a->workers, b->workers);
    int points = (int)names.like * NAME_MOST / 1000 + names.points;

    *why = 0;
    if (names.like < LIKE_LEAST) {
        return 0;
    }
    say(why, names.exact ? PROPOSALS_NAME : PROPOSALS_SLIP);
    points += place_points(a, b, unknown_xa, why) + form_points(a, b, why);
    if (are_codes_near(a, b)) {
        points += CODE_NEAR;
        say(why, PROPOSALS_CODE);
    }
    if (workers != 0) {
        points += workers > 0 ? WORKERS_NEAR : WORKERS_FAR;
        say(why, workers > 0 ? PROPOSALS_WORKERS : PROPOSALS_OTHER_WORKERS);
    }
    return points < 0 ? 0 : points > SCORE_MOST ? SCORE_MOST : (unsigned)points;
}
