/*
 * place_words - the words of a place's name or of an address, for matching only.
 *
 *     "12 Lê Lợi, P.Phú Hội - TPHuế"   12  lê  lợi | p  phú  hội | tp  huế
 *
 * A dot or an apostrophe ends a word ("P.Phú", "H'Leo").  A dash, a comma, a bracket and the like also leave a gap
 * before the next word.  A kind that is written together with its number or name is cut off: "P12", "TPHuế".
 */
#ifndef DIM_PLACE_WORDS_H
#define DIM_PLACE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

enum { PLACE_WORDS_MAX = 48 /* words of a text; more are not looked at */ };
enum place_words_gap { PLACE_WORDS_BLANK, PLACE_WORDS_DASH, PLACE_WORDS_COMMA };

struct place_word {
    str name;                 /* as fold_name writes it: "huế", "mĩ" of "Mỹ" too */
    str written;              /* as fold_written does: "mỹ" */
    str key;                  /* as fold_key does: "hue"; a number without zeros before it */
    enum place_words_gap gap; /* before the word */
};

/* The words of a text; *more: there were more than PLACE_WORDS_MAX.  Texts in the arena. */
size_t place_words(struct arena *a, str text, struct place_word *out, bool *more);
/* The names, the names as written, or the keys, of n words in one, without blanks: "phúhội", "phuhoi". */
str place_words_name(struct arena *a, const struct place_word *w, size_t n);
str place_words_written(struct arena *a, const struct place_word *w, size_t n);
str place_words_key(struct arena *a, const struct place_word *w, size_t n);
bool place_words_number(const struct place_word *w); /* "12" */

#endif /* DIM_PLACE_WORDS_H */
