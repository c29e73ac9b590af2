/*
 * proposals_parts - what the files of proposals share: words, cards of both sides, the score of a pair.  For proposals*.c
 * only.
 */
#ifndef FIGURES_PROPOSALS_PARTS_H
#define FIGURES_PROPOSALS_PARTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/map.h"

struct proposals_side; /* figures/proposals.h */

enum { PROPOSALS_WORDS_MAX = 10 /* of a name */, PROPOSALS_STREET_MAX = 6 /* words of a street */ };
#define PROPOSALS_NO_WORD UINT32_MAX

/* What kind of company a name says. */
enum proposals_form {
    PROPOSALS_NO_FORM,
    PROPOSALS_TNHH,
    PROPOSALS_CP,
    PROPOSALS_DNTN,
    PROPOSALS_HKD,
    PROPOSALS_HTX
};

struct proposals_word {
    uint32_t key;    /* without diacritics */
    uint32_t marked; /* as written, in lower case */
    bool trade;      /* of a line of business ("thương mại"), or its abbreviation */
    bool number;
};
struct proposals_card {
    struct proposals_word word[PROPOSALS_WORDS_MAX];
    uint32_t words;
    bool plain;  /* written without any diacritics */
    bool branch; /* of another company */
    enum proposals_form form;
    uint32_t xa;
    int64_t workers;
    uint32_t number; /* key of the house's number, or PROPOSALS_NO_WORD */
    uint32_t street[PROPOSALS_STREET_MAX];
    uint32_t streets;
    str code;
};

/* Where the words of a text that stands between blanks begin in `token`, and how many it has: "12/3," has two. */
struct proposals_piece {
    uint32_t from, n;
};

/* All different words of both sides. */
struct proposals_words {
    struct arena arena, scratch;
    struct map keys, marked;
    struct map pieces; /* as they were delivered */
    struct proposals_piece *piece;
    uint32_t *token; /* words, as `marked` numbers them */
    uint32_t tokens;
    size_t piece_cap, token_cap;
    uint32_t *key_of;      /* [marked] */
    bool *bare;            /* [marked] without diacritics */
    uint32_t *n;           /* [marked] how many names have it */
    uint32_t *key_n;       /* [key] */
    bool *digits;          /* [key] */
    bool *of_street;       /* [key] "so", "duong" and the like, which tell no house from another */
    uint32_t phrase_keys;  /* keys from this one on stand in no phrase */
    size_t cap, key_cap;   /* of these arrays */
    uint64_t names;        /* counted */
    struct phrase *phrase; /* [phrases] */
    uint32_t phrases;
};
void proposals_words_init(struct proposals_words *w);
void proposals_words_free(struct proposals_words *w);
void proposals_card_read(struct proposals_words *w, const struct proposals_side *s,
                         struct proposals_card *out);
/* Count the words of a name: rare ones weigh more. */
void proposals_words_count(struct proposals_words *w, const struct proposals_card *c);
unsigned proposals_weight(const struct proposals_words *w, const struct proposals_word *x);

/* How well two cards fit, 0 to 100; *why: what fits and what does not. */
unsigned proposals_score(const struct proposals_words *w, const struct proposals_card *a,
                         const struct proposals_card *b, uint32_t unknown_xa, unsigned *why);

#endif /* FIGURES_PROPOSALS_PARTS_H */
