/* proposals_words - names and addresses as words that can be compared.  See proposals_parts.h. */

#include <string.h>

#include "figures/proposals.h"
#include "figures/proposals_parts.h"
#include "text/fold.h"
#include "text/utf8.h"

enum {
    TOKENS_MAX = 28,       /* of a name or an address; what is behind them is not looked at */
    PHRASE_MAX = 5,        /* words of a phrase */
    NAMES_LEAST = 1 << 16, /* a small province's words are weighed as if there were so many names */
    TRADE_WEIGHT = 3,
    WEIGHT_LEAST = 4,
    WEIGHT_MOST = 12
};

/* What a phrase of a name says. */
enum says { SAYS_NOTHING, SAYS_FORM, SAYS_BRANCH, SAYS_BRANCH_FIRST, SAYS_TRADE };

/* As fold_key writes them.  `means`: of an abbreviation, the words; NULL: its own. */
static const struct {
    const char *text;
    enum says says;
    enum proposals_form form;
    const char *means;
} table[] = {
    {"cong_ty", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"cong_ti", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"c_ty", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"cty", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"ct", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"trach_nhiem_huu_han", SAYS_FORM, PROPOSALS_TNHH, NULL},
    {"tnhh", SAYS_FORM, PROPOSALS_TNHH, NULL},
    {"ctytnhh", SAYS_FORM, PROPOSALS_TNHH, NULL},
    {"tnhhmtv", SAYS_FORM, PROPOSALS_TNHH, NULL},
    {"mot_thanh_vien", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"1_thanh_vien", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"hai_thanh_vien_tro_len", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"1_tv", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"1tv", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"mtv", SAYS_NOTHING, PROPOSALS_NO_FORM, NULL},
    {"co_phan", SAYS_FORM, PROPOSALS_CP, NULL},
    {"cp", SAYS_FORM, PROPOSALS_CP, NULL},
    {"ctcp", SAYS_FORM, PROPOSALS_CP, NULL},
    {"doanh_nghiep_tu_nhan", SAYS_FORM, PROPOSALS_DNTN, NULL},
    {"dntn", SAYS_FORM, PROPOSALS_DNTN, NULL},
    {"ho_kinh_doanh", SAYS_FORM, PROPOSALS_HKD, NULL},
    {"hkd", SAYS_FORM, PROPOSALS_HKD, NULL},
    {"hop_tac_xa", SAYS_FORM, PROPOSALS_HTX, NULL},
    {"htx", SAYS_FORM, PROPOSALS_HTX, NULL},
    {"chi_nhanh", SAYS_BRANCH, PROPOSALS_NO_FORM, NULL},
    {"van_phong_dai_dien", SAYS_BRANCH, PROPOSALS_NO_FORM, NULL},
    {"vpdd", SAYS_BRANCH, PROPOSALS_NO_FORM, NULL},
    {"cn", SAYS_BRANCH_FIRST, PROPOSALS_NO_FORM, NULL},
    {"va", SAYS_TRADE, PROPOSALS_NO_FORM, ""},
    {"thuong_mai", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"tm", SAYS_TRADE, PROPOSALS_NO_FORM, "thuong_mai"},
    {"dich_vu", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"dv", SAYS_TRADE, PROPOSALS_NO_FORM, "dich_vu"},
    {"tmdv", SAYS_TRADE, PROPOSALS_NO_FORM, "thuong_mai_dich_vu"},
    {"dvtm", SAYS_TRADE, PROPOSALS_NO_FORM, "dich_vu_thuong_mai"},
    {"xay_dung", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"xd", SAYS_TRADE, PROPOSALS_NO_FORM, "xay_dung"},
    {"xdtm", SAYS_TRADE, PROPOSALS_NO_FORM, "xay_dung_thuong_mai"},
    {"tmxd", SAYS_TRADE, PROPOSALS_NO_FORM, "thuong_mai_xay_dung"},
    {"vat_lieu", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"vlxd", SAYS_TRADE, PROPOSALS_NO_FORM, "vat_lieu_xay_dung"},
    {"san_xuat", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"sx", SAYS_TRADE, PROPOSALS_NO_FORM, "san_xuat"},
    {"sxtm", SAYS_TRADE, PROPOSALS_NO_FORM, "san_xuat_thuong_mai"},
    {"xuat_nhap_khau", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"xnk", SAYS_TRADE, PROPOSALS_NO_FORM, "xuat_nhap_khau"},
    {"dau_tu", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"dt", SAYS_TRADE, PROPOSALS_NO_FORM, "dau_tu"},
    {"phat_trien", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"pt", SAYS_TRADE, PROPOSALS_NO_FORM, "phat_trien"},
    {"du_lich", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"dl", SAYS_TRADE, PROPOSALS_NO_FORM, "du_lich"},
    {"van_tai", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"vt", SAYS_TRADE, PROPOSALS_NO_FORM, "van_tai"},
    {"tu_van", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"tv", SAYS_TRADE, PROPOSALS_NO_FORM, "tu_van"},
    {"thiet_ke", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"tk", SAYS_TRADE, PROPOSALS_NO_FORM, "thiet_ke"},
    {"khach_san", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"ks", SAYS_TRADE, PROPOSALS_NO_FORM, "khach_san"},
    {"nha_hang", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"co_khi", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"in_an", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"quang_cao", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"noi_that", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"trang_tri", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"cong_nghe", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"thuc_pham", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"nong_nghiep", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"tong_hop", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"kinh_doanh", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"giao_thong", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"quoc_te", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"viet_nam", SAYS_TRADE, PROPOSALS_NO_FORM, NULL},
    {"vn", SAYS_TRADE, PROPOSALS_NO_FORM, "viet_nam"},
};

/* A row of the table as the numbers of its words. */
struct phrase {
    uint32_t word[PHRASE_MAX], means[PHRASE_MAX];
    uint32_t n, means_n;
};

/* --- words ---------------------------------------------------------------------------------- */

static bool
is_of_street(str key) {
    static const char *const word[] = {"so", "duong", "pho", "nha"};

    for (size_t k = 0; k < sizeof word / sizeof word[0]; k++) {
        if (str_eq(key, str_from(word[k]))) {
            return true;
        }
    }
    return false;
}

static uint32_t
key_put(struct proposals_words *w, str text) {
    bool added = false;
    const uint32_t k = map_put(&w->keys, text, &added);

    if (added) {
        size_t same = w->key_cap;

        w->key_n = arena_grown(&w->arena, w->key_n, k, &same, sizeof *w->key_n);
        same = w->key_cap;
        w->of_street = arena_grown(&w->arena, w->of_street, k, &same, sizeof *w->of_street);
        w->of_street[k] = is_of_street(text);
        w->digits = arena_grown(&w->arena, w->digits, k, &w->key_cap, sizeof *w->digits);
        w->digits[k] = text.n > 0;
        for (size_t i = 0; i < text.n; i++) {
            w->digits[k] = w->digits[k] && text.p[i] >= '0' && text.p[i] <= '9';
        }
    }
    return k;
}

/* The number of a word as it is written; PROPOSALS_NO_WORD in key_of: nothing of it is a letter or a digit. */
static uint32_t
word_put(struct proposals_words *w, str text) {
    bool added = false;
    const uint32_t m = map_put(&w->marked, text, &added);

    if (added) {
        const struct arena_mark mark = arena_mark(&w->scratch);
        const str key = fold_key(&w->scratch, text);
        size_t same = w->cap;

        w->key_of = arena_grown(&w->arena, w->key_of, m, &same, sizeof *w->key_of);
        same = w->cap;
        w->bare = arena_grown(&w->arena, w->bare, m, &same, sizeof *w->bare);
        w->n = arena_grown(&w->arena, w->n, m, &w->cap, sizeof *w->n);
        w->bare[m] = utf8_ascii_run(text) == text.n;
        w->key_of[m] = key.n == 0 ? PROPOSALS_NO_WORD : key_put(w, key);
        arena_rewind(&w->scratch, mark);
    }
    return m;
}

static uint32_t
phrase_words(struct proposals_words *w, const char *text, uint32_t out[PHRASE_MAX]) {
    str rest = str_from(text);
    uint32_t n = 0;

    while (rest.n > 0 && n < PHRASE_MAX) {
        str head;

        rest = str_cut(rest, '_', &head);
        out[n++] = key_put(w, head);
    }
    return n;
}

void
proposals_words_init(struct proposals_words *w) {
    memset(w, 0, sizeof *w);
    map_init(&w->keys, &w->arena);
    map_init(&w->marked, &w->arena);
    map_init(&w->pieces, &w->arena);
    w->phrases = sizeof table / sizeof table[0];
    w->phrase = arena_array(&w->arena, struct phrase, w->phrases);
    for (uint32_t i = 0; i < w->phrases; i++) {
        const char *means = table[i].means == NULL ? table[i].text : table[i].means;

        w->phrase[i].n = phrase_words(w, table[i].text, w->phrase[i].word);
        w->phrase[i].means_n = phrase_words(w, means, w->phrase[i].means);
    }
    w->phrase_keys = w->keys.n;
}

void
proposals_words_free(struct proposals_words *w) {
    map_free(&w->keys);
    map_free(&w->marked);
    map_free(&w->pieces);
    arena_free(&w->scratch);
    arena_free(&w->arena);
}

/* --- a name --------------------------------------------------------------------------------- */

static bool
is_within(char c) {
    return ((unsigned char)c & 0x80U) != 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* The words of a text without blanks, in w->token from the place that is returned; *n: how many.  Each different text is
 * folded once: names are made of few. */
static uint32_t
piece_put(struct proposals_words *w, str text, uint32_t *n) {
    bool added = false;
    const uint32_t k = map_put(&w->pieces, text, &added);

    if (added) {
        const struct arena_mark mark = arena_mark(&w->scratch);
        const str s = fold_name(&w->scratch, text);

        w->piece = arena_grown(&w->arena, w->piece, k, &w->piece_cap, sizeof *w->piece);
        w->piece[k] = (struct proposals_piece){w->tokens, 0};
        for (size_t i = 0; i < s.n;) {
            size_t to = i;

            while (to < s.n && is_within(s.p[to])) {
                to++;
            }
            if (to > i) {
                w->token =
                    arena_grown(&w->arena, w->token, w->tokens, &w->token_cap, sizeof *w->token);
                w->token[w->tokens++] = word_put(w, (str){s.p + i, to - i});
                w->piece[k].n++;
            }
            i = to == i ? i + 1 : to;
        }
        arena_rewind(&w->scratch, mark);
    }
    *n = w->piece[k].n;
    return w->piece[k].from;
}

/* The words of a text; *plain: none has diacritics. */
static uint32_t
tokens(struct proposals_words *w, str text, uint32_t out[TOKENS_MAX], bool *plain) {
    uint32_t n = 0;

    *plain = true;
    while (text.n > 0 && n < TOKENS_MAX) {
        uint32_t left = 0;
        uint32_t at = 0;
        str head;

        text = str_cut(text, ' ', &head);
        at = head.n == 0 ? 0 : piece_put(w, head, &left);
        for (; left > 0 && n < TOKENS_MAX; left--) {
            out[n] = w->token[at++];
            *plain = *plain && w->bare[out[n]];
            n += w->key_of[out[n]] != PROPOSALS_NO_WORD;
        }
    }
    return n;
}

/* The longest phrase at token i; its index, or w->phrases. */
static uint32_t
phrase_at(const struct proposals_words *w, const uint32_t *token, uint32_t n, uint32_t i) {
    uint32_t best = w->phrases;

    if (w->key_of[token[i]] >= w->phrase_keys) {
        return best;
    }
    for (uint32_t k = 0; k < w->phrases; k++) {
        const struct phrase *p = &w->phrase[k];
        uint32_t j = 0;

        if (i + p->n > n || (best < w->phrases && p->n <= w->phrase[best].n) ||
            (table[k].says == SAYS_BRANCH_FIRST && i > 0)) {
            continue;
        }
        while (j < p->n && w->key_of[token[i + j]] == p->word[j]) {
            j++;
        }
        best = j == p->n ? k : best;
    }
    return best;
}

static void
put_word(const struct proposals_words *w, struct proposals_card *c, uint32_t key, uint32_t marked,
         bool trade) {
    if (c->words < PROPOSALS_WORDS_MAX) {
        c->word[c->words++] = (struct proposals_word){
            .key = key, .marked = marked, .trade = trade, .number = w->digits[key]};
    }
}

static void
take_phrase(const struct proposals_words *w, struct proposals_card *c, uint32_t k) {
    const struct phrase *p = &w->phrase[k];

    switch (table[k].says) {
    case SAYS_FORM:
        c->form = c->form == PROPOSALS_NO_FORM ? table[k].form : c->form;
        break;
    case SAYS_BRANCH:
    case SAYS_BRANCH_FIRST:
        c->branch = true;
        break;
    case SAYS_TRADE:
        for (uint32_t j = 0; j < p->means_n; j++) {
            put_word(w, c, p->means[j], PROPOSALS_NO_WORD, true);
        }
        break;
    case SAYS_NOTHING:
    default:
        break;
    }
}

/* Number and street of the first part of an address: "Số 12/3 đường Lê Lợi". */
static void
read_street(struct proposals_words *w, str address, struct proposals_card *c) {
    uint32_t token[TOKENS_MAX] = {0};
    bool plain;
    uint32_t n;
    str head;

    (void)str_cut(address, ',', &head);
    n = tokens(w, head, token, &plain);

    for (uint32_t i = 0; i < n; i++) {
        const uint32_t key = w->key_of[token[i]];

        if (w->keys.key[key].p[0] >= '0' && w->keys.key[key].p[0] <= '9' &&
            c->number == PROPOSALS_NO_WORD) {
            c->number = key;
        } else if (!w->of_street[key] && c->streets < PROPOSALS_STREET_MAX) {
            c->street[c->streets++] = key;
        }
    }
}

void
proposals_card_read(struct proposals_words *w, const struct proposals_side *s,
                    struct proposals_card *out) {
    uint32_t token[TOKENS_MAX] = {0};
    uint32_t n;

    memset(out, 0, sizeof *out);
    out->xa = s->xa;
    out->workers = s->workers;
    out->code = s->code;
    out->number = PROPOSALS_NO_WORD;
    n = tokens(w, s->name, token, &out->plain);
    for (uint32_t i = 0; i < n;) {
        const uint32_t k = phrase_at(w, token, n, i);

        if (k < w->phrases) {
            take_phrase(w, out, k);
            i += w->phrase[k].n;
        } else {
            put_word(w, out, w->key_of[token[i]], token[i], false);
            i++;
        }
    }
    read_street(w, s->address, out);
}

void
proposals_words_count(struct proposals_words *w, const struct proposals_card *c) {
    w->names++;
    for (uint32_t i = 0; i < c->words; i++) {
        if (c->word[i].marked != PROPOSALS_NO_WORD) {
            w->n[c->word[i].marked]++;
            w->key_n[c->word[i].key]++;
        }
    }
}

unsigned
proposals_weight(const struct proposals_words *w, const struct proposals_word *x) {
    uint64_t times = w->names < NAMES_LEAST ? NAMES_LEAST : w->names;
    unsigned weight = WEIGHT_LEAST;

    if (x->trade) {
        return TRADE_WEIGHT;
    }
    /* one more for each time that a word is four times as rare */
    for (times /= w->key_n[x->key] + 1U; times >= 4 && weight < WEIGHT_MOST; times /= 4) {
        weight++;
    }
    return weight;
}
