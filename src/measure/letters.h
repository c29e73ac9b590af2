/*
 * letters - the letters that documents can print: those that all four files of the font have.
 *
 * The fonts are asked once in a run, so that a name with another letter is reported where it was
 * read (D20).  measure/ruler.h says what is printed for such a letter.
 */
#ifndef MEASURE_LETTERS_H
#define MEASURE_LETTERS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "measure/ruler.h"

struct letters; /* belongs to the arena */

/* Ask the four fonts about every letter up to U+FFFF. */
const struct letters *letters_new(struct arena *a, const struct ruler_source *fonts);
bool letters_has(const struct letters *l, uint32_t cp);

/* The first letter of a text that documents cannot print, 0 when there is none, and the line on
 * which it stands.  Hidden characters, which are left out in print, are no such letters. */
uint32_t letters_strange(const struct letters *l, str text, unsigned *line_no);

#endif /* MEASURE_LETTERS_H */
