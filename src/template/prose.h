/*
 * prose - a report's words: Markdown files in templates/bao-cao/ with placeholders (spec 3.3).
 *
 * Loaded and checked before data is read: a placeholder that names no indicator, annex, level or
 * variant is ERR_CONFIG with file, line and the nearest valid word.  cmark-gfm reads the Markdown; no other
 * room knows it.  templates/README.md describes the language for office staff.
 */
#ifndef TEMPLATE_PROSE_H
#define TEMPLATE_PROSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "dim/indicator.h"
#include "template/annex.h"

struct prose;

bool prose_load(struct arena *a, const char *path, const struct indicator_set *i,
                const struct annex_set *annexes, struct prose **out, struct err *e);

#endif /* TEMPLATE_PROSE_H */
