/*
 * annex - the definition of one annex: an INI file in templates/phu-luc/ (spec 3.1).
 *
 * All definitions are read and checked against the catalogue of indicators, levels and lists
 * before any data is read; what does not exist is refused by file, line and key with the nearest
 * valid word (ERR_CONFIG).  The syntax is described in docs/mau-trinh-bay.md, whose worked example a test runs.
 */
#ifndef LANGUAGE_ANNEX_H
#define LANGUAGE_ANNEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "dim/indicator.h"

struct annex;       /* one definition */
struct annex_kinds; /* language/annex_kind.h */
struct annex_set {
    struct annex **annex; /* in the order of their numbers */
    size_t n;
};

/* Every file of the folder that ends in .ini; kinds (those of template/column_kinds.h) outlives it. */
bool annex_load(struct arena *a, const char *dir, const struct indicator_set *i,
                const struct annex_kinds *kinds, struct annex_set *out, struct err *e);
const struct annex *annex_find(const struct annex_set *s, str id); /* or NULL */
str annex_id(const struct annex *x);
str annex_title(const struct annex *x);
unsigned annex_number(const struct annex *x); /* its place among the annexes: `so` */
/* "Phụ lục II"; "Phụ lục" where the number is 0: one alone has none (decree 30, annex I, part III). */
str annex_label(struct arena *a, unsigned number);

#endif /* LANGUAGE_ANNEX_H */
