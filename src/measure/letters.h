/*
 * letters - which letters documents can be set in: those that all four files of the font have.
 *
 * Asked once for a run, so that a name with another letter is told where it was read (D20); what is printed for such a
 * letter is the ruler's (measure/ruler.h).
 */
#ifndef MEASURE_LETTERS_H
#define MEASURE_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "measure/fonts.h"

struct letters; /* what a family of fonts has; belongs to the arena */

/* Ask the four files of a family for every letter up to U+FFFF. */
bool letters_load(struct arena *a, const struct fonts *fonts, const struct letters **out,
                  struct err *e);
bool letters_has(const struct letters *l, uint32_t cp);

#endif /* MEASURE_LETTERS_H */
