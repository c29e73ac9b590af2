/*
 * annex_parts - what the files that check a definition of an annex share.  See annex_def.h.
 */
#ifndef LANGUAGE_ANNEX_PARTS_H
#define LANGUAGE_ANNEX_PARTS_H

#include "language/annex_def.h"

struct annex_checking {
    struct arena *a;
    struct annex *x;
    struct annex_table *t; /* being checked */
    const struct indicator_set *i;
    struct err *e;
};

/* Refuse for a value as it was read, or a piece of one: with its key and line; of one that is not given, with the
 * line of its section.  Always false. */
bool annex_refuse(const struct annex_checking *c, int section_line, str value, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* Every {word} of a text exists. */
bool annex_words(const struct annex_checking *c, int line, str text);
/* The id of a column like the word, or NULL. */
const char *annex_nearest_column(const struct annex_checking *c, const struct annex_table *t,
                                 str id);
/* A column of figures by its id, refused with the nearest. */
bool annex_find_column(const struct annex_checking *c, int line, str id, uint32_t *out);
/* Refuse to order, filter or rank lines by a column that is known only after the lines are in order. */
bool annex_refuse_late(const struct annex_checking *c, int line, str value, uint32_t k);
/* What kind a column is, and then what it names. */
bool annex_column_kind(const struct annex_checking *c, struct annex_column *col);
bool annex_check_column(const struct annex_checking *c, struct annex_column *col);
bool annex_check_chart(const struct annex_checking *c, struct annex_chart *ch);

#endif /* LANGUAGE_ANNEX_PARTS_H */
