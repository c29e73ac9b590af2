/* short_codes - codes by their bytes as one number or two.  See short_codes.h. */

#include "ingest/short_codes.h"

enum {
    WORD = 8,
    CODE_MAX = WORD /* bytes: a longer code is looked up elsewhere */,
    WIDE_MAX = 2 * WORD
};

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* --- codes ---------------------------------------------------------------------- */

static uint64_t
key_of(str s) {
    return short_codes_word(s.p) & (UINT64_MAX >> (8 * (CODE_MAX - s.n)));
}

static size_t
slot(const struct short_codes *c, uint64_t key) {
    return (size_t)((key * UINT64_C(0x9e3779b97f4a7c15)) >> c->shift);
}

/* Letters and digits that no cleaning of cells changes and that are no word for a missing value. */
static bool
is_short_code(str s) {
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];

        if (!is_digit(c) && !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z')) {
            return false;
        }
    }
    return s.n > 0 && s.n <= CODE_MAX && !str_eq(s, STR("NULL"));
}

void
short_codes_fill(struct arena *a, struct short_codes *c, const struct member_list *l) {
    unsigned bits = 4;

    while ((UINT32_C(1) << bits) < l->n * 2) {
        bits++;
    }
    c->shift = 64 - bits;
    c->key = arena_array(a, uint64_t, (size_t)1 << bits);
    c->line = arena_array(a, uint32_t, (size_t)1 << bits);
    for (uint32_t i = 0; i < l->n; i++) {
        char padded[CODE_MAX] = {0};
        size_t at;

        if (!is_short_code(l->m[i].code)) {
            continue;
        }
        memcpy(padded, l->m[i].code.p, l->m[i].code.n);
        at = slot(c, short_codes_word(padded));
        while (c->key[at] != 0) {
            at = (at + 1) & (((size_t)1 << bits) - 1);
        }
        c->key[at] = short_codes_word(padded);
        c->line[at] = i;
    }
}

bool
short_codes_find(const struct short_codes *c, str s, uint32_t none, uint32_t *line) {
    uint64_t key;
    size_t at;

    *line = none;
    if (s.n == 0) {
        return true;
    }
    if (s.n > CODE_MAX) {
        return false;
    }
    key = key_of(s);
    for (at = slot(c, key); c->key[at] != key;
         at = (at + 1) & ((UINT64_C(1) << (64 - c->shift)) - 1)) {
        if (c->key[at] == 0) {
            return false;
        }
    }
    *line = c->line[at];
    return true;
}

/* --- codes of employers --------------------------------------------------------- */

bool
short_wide_fits(str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (!is_digit(s.p[i]) && !(s.p[i] >= 'A' && s.p[i] <= 'Z')) {
            return false;
        }
    }
    return s.n > 0 && s.n <= WIDE_MAX && !str_eq(s, STR("NULL"));
}

static struct short_wide_key
wide_of(str s) {
    struct short_wide_key k = {.ix = 0};

    if (s.n <= WORD) {
        k.word[0] = key_of(s);
    } else {
        k.word[0] = short_codes_word(s.p);
        k.word[1] = key_of((str){s.p + WORD, s.n - WORD});
    }
    return k;
}

static size_t
wide_slot(const struct short_wide *c, const struct short_wide_key *k) {
    const uint64_t mixed =
        (k->word[0] ^ (k->word[1] * UINT64_C(0xd6e8feb86659fd93))) * UINT64_C(0x9e3779b97f4a7c15);

    return (size_t)((mixed ^ mixed << 32) >> c->shift);
}

static bool
wide_same(const struct short_wide_key *a, const struct short_wide_key *b) {
    return a->word[0] == b->word[0] && a->word[1] == b->word[1];
}

/* The place of the key, or the free one where it would stand. */
static struct short_wide_key *
wide_at(const struct short_wide *c, const struct short_wide_key *k) {
    const size_t mask = (size_t)((UINT64_C(1) << (64 - c->shift)) - 1);
    size_t at = wide_slot(c, k);

    while (c->key[at].word[0] != 0 && !wide_same(&c->key[at], k)) {
        at = (at + 1) & mask;
    }
    return &c->key[at];
}

uint32_t
short_wide_find(const struct short_wide *c, str s) {
    struct short_wide_key k;

    if (s.n == 0 || s.n > WIDE_MAX) {
        return 0;
    }
    k = wide_of(s);
    return wide_at(c, &k)->ix;
}

void
short_wide_fill(struct arena *a, struct short_wide *c, const struct map *codes) {
    unsigned bits = 4;

    while ((UINT64_C(1) << bits) < (uint64_t)codes->n * 2) {
        bits++;
    }
    c->shift = 64 - bits;
    c->key = arena_array(a, struct short_wide_key, (size_t)1 << bits);
    for (uint32_t i = 0; i < codes->n; i++) {
        char padded[WIDE_MAX] = {0};
        struct short_wide_key k;

        if (short_wide_fits(codes->key[i])) {
            memcpy(padded, codes->key[i].p, codes->key[i].n);
            k = wide_of((str){padded, codes->key[i].n});
            k.ix = i + 1;
            *wide_at(c, &k) = k;
        }
    }
}
