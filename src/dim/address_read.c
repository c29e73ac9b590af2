/* address_read - an address taken apart into words, parts and mentions of places.  See address.h. */

#include "dim/address_parts.h"

#include "text/utf8.h"

enum { SPAN_MAX = 7 /* words of a name */ };

/* Words that say a kind.  `exact` is how the last word looks with its diacritics; without them it counts where the
 * whole address has none. */
static const struct {
    const char *key[2];
    const char *exact;
    enum address_marker marker;
    unsigned kind;
} markers[] = {
    {{"thi", "tran"}, "trấn", ADDRESS_FULL, GAZETTEER_THI_TRAN},
    {{"thi", "xa"}, "xã", ADDRESS_FULL, GAZETTEER_THI_XA},
    {{"thanh", "pho"}, "phố", ADDRESS_FULL, GAZETTEER_THANH_PHO | GAZETTEER_TINH},
    {{"dac", "khu"}, "khu", ADDRESS_FULL, GAZETTEER_DAC_KHU},
    {{"phuong", NULL}, "phường", ADDRESS_FULL, GAZETTEER_PHUONG},
    {{"xa", NULL}, "xã", ADDRESS_FULL, GAZETTEER_XA},
    {{"huyen", NULL}, "huyện", ADDRESS_FULL, GAZETTEER_HUYEN},
    {{"quan", NULL}, "quận", ADDRESS_FULL, GAZETTEER_QUAN},
    {{"tinh", NULL}, "tỉnh", ADDRESS_FULL, GAZETTEER_TINH},
    {{"tp", NULL}, "tp", ADDRESS_FULL, GAZETTEER_THANH_PHO | GAZETTEER_TINH},
    {{"t", "p"}, "p", ADDRESS_FULL, GAZETTEER_THANH_PHO | GAZETTEER_TINH},
    {{"tx", NULL}, "tx", ADDRESS_FULL, GAZETTEER_THI_XA},
    {{"t", "x"}, "x", ADDRESS_FULL, GAZETTEER_THI_XA},
    {{"t", "t"}, "t", ADDRESS_LETTER, GAZETTEER_THI_TRAN},
    {{"tt", NULL}, "tt", ADDRESS_LETTER, GAZETTEER_THI_TRAN},
    {{"dk", NULL}, "đk", ADDRESS_LETTER, GAZETTEER_DAC_KHU},
    {{"p", NULL}, "p", ADDRESS_LETTER, GAZETTEER_PHUONG},
    {{"ph", NULL}, "ph", ADDRESS_LETTER, GAZETTEER_PHUONG},
    {{"f", NULL}, "f", ADDRESS_LETTER, GAZETTEER_PHUONG},
    {{"x", NULL}, "x", ADDRESS_LETTER, GAZETTEER_XA},
    {{"h", NULL}, "h", ADDRESS_LETTER, GAZETTEER_HUYEN},
    {{"q", NULL}, "q", ADDRESS_LETTER, GAZETTEER_QUAN},
    {{"t", NULL}, "t", ADDRESS_LETTER, GAZETTEER_TINH},
};

static bool
has_marks(str name) {
    return utf8_ascii_run(name) < name.n;
}

/* The marker at word i: how many words it has, 0 for none. */
static size_t
marker_at(const struct address *x, size_t i, struct address_mention *m) {
    for (size_t k = 0; k < sizeof markers / sizeof markers[0]; k++) {
        const size_t n = markers[k].key[1] == NULL ? 1 : 2;
        const struct place_word *last = &x->word[i + n - 1];

        if (i + n > x->n || !str_eq(x->word[i].key, str_from(markers[k].key[0])) ||
            (n == 2 &&
             (last->gap != PLACE_WORDS_BLANK || !str_eq(last->key, str_from(markers[k].key[1]))))) {
            continue;
        }
        m->kind = markers[k].kind;
        m->marker = markers[k].marker;
        if (!str_eq(last->name, str_from(markers[k].exact))) {
            if (has_marks(last->name)) {
                continue; /* "xá", "quân", "phương" are other words */
            }
            m->marker = x->marked ? ADDRESS_LETTER : markers[k].marker;
        }
        return n;
    }
    return 0;
}

bool
address_fits_kind(const struct address_mention *m, const struct gazetteer_place *p) {
    return m->kind == 0 || (m->kind & p->kind) != 0;
}

bool
address_fits_marks(const struct address_mention *m, const struct gazetteer_place *p) {
    return !has_marks(m->name) || str_eq(m->name, p->name);
}

static bool
any_fits(const struct address *x, uint32_t first, unsigned kind) {
    for (uint32_t k = first; k != GAZETTEER_NONE; k = x->g->place[k].next) {
        if (kind == 0 || (x->g->place[k].kind & kind) != 0) {
            return true;
        }
    }
    return false;
}

/* A word that may be a marker has a name behind it: not the last one of "Ha Tinh". */
static bool
marks_something(const struct address *x, size_t i, struct address_mention *m) {
    const size_t n = marker_at(x, i, m);

    return n > 0 && i + n < x->n && x->word[i + n].gap == PLACE_WORDS_BLANK;
}

/* The longest name from word i on that a place of one of these kinds has (0: any); its length in words, 0: none. */
static size_t
longest(const struct address *x, size_t i, unsigned kind, uint32_t *first) {
    /* words without a kind that go on from the one before them */
    const bool within = kind == 0 && i > 0 && i < x->n && x->word[i].gap == PLACE_WORDS_BLANK;
    size_t best = 0;

    for (size_t n = 1; n <= SPAN_MAX && i + n <= x->n; n++) {
        const struct arena_mark mark = arena_mark(x->arena);
        struct address_mention next;
        uint32_t at;

        if (n > 1 &&
            (x->word[i + n - 1].gap == PLACE_WORDS_COMMA ||
             (kind == 0 && marks_something(x, i + n - 1, &next) && next.marker == ADDRESS_FULL))) {
            break; /* "Điện Biên Phủ xã Gia Cát" names no Phú Xá */
        }
        if (within && n > 1 && x->word[i + n - 1].gap == PLACE_WORDS_DASH) {
            break; /* "12 Trần Phú - Lộc An" names no Phú Lộc */
        }
        if (n > 1 && i + n < x->n && x->word[i + n - 1].key.n == 1 &&
            marker_at(x, i + n - 1, &next) > 0) {
            continue; /* "Kim An H. Thanh Oai" names no Kim Anh */
        }
        at = gazetteer_find(x->g, place_words_key(x->arena, x->word + i, n));
        arena_rewind(x->arena, mark);
        if (at != GAZETTEER_NONE && any_fits(x, at, kind) &&
            (kind != 0 || n > 1 || !place_words_number(&x->word[i]))) {
            best = n;
            *first = at;
        }
    }
    return best;
}

static void
add(struct address *x, struct address_mention m, size_t from, size_t to) {
    if (x->mentions == ADDRESS_MENTIONS_MAX) {
        return;
    }
    m.from = from;
    m.to = to;
    m.name = place_words_name(x->arena, x->word + from, to - from);
    m.written = place_words_written(x->arena, x->word + from, to - from);
    m.whole = m.marker == ADDRESS_NO_MARKER &&
              (from == 0 || x->word[from].gap != PLACE_WORDS_BLANK) &&
              (to == x->n || x->word[to].gap != PLACE_WORDS_BLANK);
    x->mention[x->mentions++] = m;
}

/* Behind a marker: the longest name of its kind, else of the same level, else the words to the next gap. */
static size_t
behind_marker(struct address *x, size_t i, struct address_mention m) {
    const unsigned level =
        (m.kind & GAZETTEER_COMMUNE) != 0 ? GAZETTEER_COMMUNE : GAZETTEER_DISTRICT | GAZETTEER_TINH;
    size_t n = longest(x, i, m.kind, &m.first);

    if (n == 0) {
        n = longest(x, i, level, &m.first);
    }
    if (n > 0) {
        add(x, m, i, i + n);
        return i + n;
    }
    for (n = 1; i + n < x->n && x->word[i + n].gap == PLACE_WORDS_BLANK; n++) {
        struct address_mention next;

        if (marker_at(x, i + n, &next) > 0) {
            break;
        }
    }
    m.first = GAZETTEER_NONE;
    add(x, m, i, i + n);
    return i; /* what follows may still name a district */
}

/* "tỉnh lộ 10", "huyện ủy", "tỉnh cũ": behind the marker stands no name of a district or a province; in "huyện Cư Jút" it does. */
static bool
is_road_or_office(const struct address *x, size_t i, const struct address_mention *m) {
    static const char *const word[] = {"lo", "uy", "doi", "cu"};
    uint32_t first;

    if ((m->kind & GAZETTEER_COMMUNE) != 0) {
        return false;
    }
    for (size_t k = 0; k < sizeof word / sizeof word[0]; k++) {
        if (str_eq(x->word[i].key, str_from(word[k]))) {
            return longest(x, i, m->kind, &first) == 0;
        }
    }
    return (m->kind & GAZETTEER_TINH) != 0 && place_words_number(&x->word[i]);
}

static size_t
take_at(struct address *x, size_t i) {
    struct address_mention m = {.first = GAZETTEER_NONE};
    const size_t head = marker_at(x, i, &m);
    uint32_t province = GAZETTEER_NONE;
    size_t n;

    if (head > 0 && m.marker == ADDRESS_LETTER) { /* "TT Huế", "Quan Hóa" are names of their own */
        n = longest(x, i, GAZETTEER_TINH | GAZETTEER_DISTRICT, &province);
        if (n > head) {
            add(x, (struct address_mention){.first = province}, i, i + n);
            return i + n;
        }
    }
    if (head > 0 && i + head < x->n && x->word[i + head].gap == PLACE_WORDS_BLANK) {
        return is_road_or_office(x, i + head, &m) ? i + head : behind_marker(x, i + head, m);
    }
    if (head > 0) {
        return i + head;
    }
    n = longest(x, i, 0, &m.first);
    if (n > 0) {
        m = (struct address_mention){.first = m.first};
        add(x, m, i, i + n);
        return i + n;
    }
    return i + 1;
}

/* A mention of a known place begins at this word. */
static bool
is_named_at(const struct address *x, size_t word, unsigned kind) {
    for (size_t i = 0; i < x->mentions; i++) {
        if (x->mention[i].from == word && any_fits(x, x->mention[i].first, kind)) {
            return true;
        }
    }
    return false;
}

/* A letter that may be a kind closes only before a place that is known: "xã Khánh Bình TTây" and "phường Láng H" go on. */
static bool
is_closed(const struct address *x, const struct address_mention *m) {
    struct address_mention next = {.marker = ADDRESS_NO_MARKER};
    size_t head;

    if (m->to == x->n || x->word[m->to].gap != PLACE_WORDS_BLANK) {
        return true;
    }
    head = marker_at(x, m->to, &next);
    return (head > 0 && (next.marker == ADDRESS_FULL || is_named_at(x, m->to + head, next.kind))) ||
           is_named_at(x, m->to, GAZETTEER_DISTRICT | GAZETTEER_TINH);
}

void
address_read(struct address *x, str text) {
    x->n = place_words(x->arena, text, x->word, &x->more);
    x->mentions = 0;
    x->parts = 0;
    x->marked = false;
    for (size_t i = 0; i < x->n; i++) {
        x->parts += i > 0 && x->word[i].gap != PLACE_WORDS_BLANK;
        x->part[i] = x->parts;
        x->marked = x->marked || has_marks(x->word[i].name);
    }
    x->parts += x->n > 0;
    for (size_t i = 0; i < x->n;) {
        i = take_at(x, i);
    }
    for (size_t i = 0; i < x->mentions; i++) {
        x->mention[i].closed = is_closed(x, &x->mention[i]);
    }
}

/* --- districts ------------------------------------------------------------------------- */

bool
address_overlap(const struct address_mention *a, const struct address_mention *b) {
    return a->from < b->to && b->from < a->to;
}

/* A name without its kind may be a street's ("Hai Bà Trưng") on the side of the commune where streets stand: before it, or
 * behind it where the address begins with a province and so is written the other way round. */
static bool
may_be_street(const struct address *x, const struct address_mention *d,
              const struct address_mention *m) {
    const struct address_mention *first = &x->mention[0];
    const bool turned = first->from <= 2 && (first->whole || first->marker != ADDRESS_NO_MARKER) &&
                        any_fits(x, first->first, GAZETTEER_TINH);

    return d->marker == ADDRESS_NO_MARKER && (turned ? d->from > m->from : d->from < m->from);
}

bool
address_may_be_province(const struct address *x, const struct address_mention *d) {
    const unsigned kind = d->kind == 0 ? GAZETTEER_TINH : d->kind & GAZETTEER_TINH;

    if (kind == 0 || !any_fits(x, d->first, kind)) {
        return false;
    }
    for (size_t i = 0; i < x->mentions; i++) {
        const struct address_mention *other = &x->mention[i];

        if (other != d && other->first == d->first) {
            return false;
        }
    }
    return true;
}

bool
address_supports(const struct address *x, const struct address_mention *m,
                 const struct gazetteer_place *commune) {
    for (size_t i = 0; i < x->mentions; i++) {
        const struct address_mention *d = &x->mention[i];

        if (address_overlap(d, m) || may_be_street(x, d, m) ||
            (d->marker == ADDRESS_NO_MARKER && address_may_be_province(x, d))) {
            continue;
        }
        for (uint32_t k = d->first; k != GAZETTEER_NONE; k = x->g->place[k].next) {
            const struct gazetteer_place *p = &x->g->place[k];

            if ((p->kind & GAZETTEER_DISTRICT) != 0 && address_fits_kind(d, p) &&
                address_fits_marks(d, p) && gazetteer_lies_in(x->g, commune, k)) {
                return true;
            }
        }
    }
    return false;
}
