/* place_words - the words of a place's name or of an address.  See place_words.h. */

#include "dim/place_words.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

/* Where words are taken from and where they go. */
struct taking {
    struct arena *arena;
    struct place_word *out;
    size_t n;
    enum place_words_gap gap;
    bool full;
};

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool
place_words_number(const struct place_word *w) {
    for (size_t i = 0; i < w->key.n; i++) {
        if (!is_digit(w->key.p[i])) {
            return false;
        }
    }
    return w->key.n > 0;
}

static void
push(struct taking *t, str name, str written) {
    struct place_word w = {
        .name = name, .written = written, .key = fold_key(t->arena, name), .gap = t->gap};

    if (w.key.n == 0) {
        return;
    }
    if (t->n == PLACE_WORDS_MAX) {
        t->full = true;
        return;
    }
    while (place_words_number(&w) && w.key.n > 1 && w.key.p[0] == '0') {
        w.key = (str){w.key.p + 1, w.key.n - 1};
        w.name = w.written = w.key;
    }
    t->out[t->n++] = w;
    t->gap = PLACE_WORDS_BLANK;
}

/* How much of a word is a kind that is written in one with what follows: "p12", "tphuế"; 0: none. */
static size_t
glued(str word) {
    static const str before_number[] = {{"p", 1}, {"q", 1}, {"f", 1}, {"tp", 2}};
    static const str before_name[] = {{"tp", 2}, {"tx", 2}, {"tt", 2}}; /* begin no syllable */

    for (size_t i = 0; i < sizeof before_number / sizeof before_number[0]; i++) {
        const str k = before_number[i];

        if (str_starts(word, k) && word.n > k.n && is_digit(word.p[k.n])) {
            return k.n;
        }
    }
    for (size_t i = 0; i < sizeof before_name / sizeof before_name[0]; i++) {
        const size_t n = before_name[i].n;
        const bool slip = word.p[0] == 't' && word.n > n && word.p[1] == 't' && word.p[n] == 'h';

        if (str_starts(word, before_name[i]) && word.n > n + 1 && !slip) { /* "TThanh" */
            return before_name[i].n;
        }
    }
    return 0;
}

static void
take(struct taking *t, str word, str written) {
    const size_t head = glued(word); /* the same bytes in both */

    if (head > 0) {
        push(t, (str){word.p, head}, (str){word.p, head});
    }
    if (word.n > head) {
        push(t, (str){word.p + head, word.n - head}, (str){written.p + head, written.n - head});
    }
}

static enum place_words_gap
gap_of(int32_t cp) {
    if (cp == ' ' || cp == '.' || cp == '\'' || cp == '\t') {
        return PLACE_WORDS_BLANK;
    }
    return cp == '-' ? PLACE_WORDS_DASH : PLACE_WORDS_COMMA;
}

size_t
place_words(struct arena *a, str text, struct place_word *out, bool *more) {
    const str s = fold_name(a, text);
    const str written = fold_written(a, text);
    struct taking t = {.arena = a, .out = out};
    size_t from = 0;
    size_t from_written = 0;
    size_t at_written = 0;

    for (size_t at = 0; at < s.n;) {
        const size_t here = at;
        const size_t here_written = at_written;
        const int32_t cp = utf8_next(s, &at);
        enum place_words_gap gap;

        (void)utf8_next(written, &at_written);
        if (cp > 0 && (utf8_is_letter((uint32_t)cp) || utf8_is_digit((uint32_t)cp))) {
            continue;
        }
        if (here > from) {
            take(&t, (str){s.p + from, here - from},
                 (str){written.p + from_written, here_written - from_written});
        }
        from = at;
        from_written = at_written;
        gap = gap_of(cp);
        t.gap = gap > t.gap ? gap : t.gap;
    }
    if (s.n > from) {
        take(&t, (str){s.p + from, s.n - from},
             (str){written.p + from_written, written.n - from_written});
    }
    *more = t.full;
    return t.n;
}

enum which { NAME, WRITTEN, KEY };

static str
text_of(const struct place_word *w, enum which which) {
    return which == NAME ? w->name : which == WRITTEN ? w->written : w->key;
}

static str
in_one(struct arena *a, const struct place_word *w, size_t n, enum which which) {
    size_t all = 0;
    char *p;

    for (size_t i = 0; i < n; i++) {
        all += text_of(&w[i], which).n;
    }
    p = arena_array(a, char, all + 1);
    all = 0;
    for (size_t i = 0; i < n; i++) {
        const str s = text_of(&w[i], which);

        memcpy(p + all, s.p, s.n);
        all += s.n;
    }
    return (str){p, all};
}

str
place_words_name(struct arena *a, const struct place_word *w, size_t n) {
    return in_one(a, w, n, NAME);
}

str
place_words_written(struct arena *a, const struct place_word *w, size_t n) {
    return in_one(a, w, n, WRITTEN);
}

str
place_words_key(struct arena *a, const struct place_word *w, size_t n) {
    return in_one(a, w, n, KEY);
}
