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

/* Refuse a definition because of a value and return false.  value is the text as it was read, or a piece of it: the message
 * then names its key and line.  An empty value was not given: the message then has the line of its section. */
bool annex_refuse(const struct annex_checking *c, int section_line, str value, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
/* Refuse a text with a {word} that does not exist; true: all of them exist. */
bool annex_words(const struct annex_checking *c, int line, str text);
/* The id of a column like the word, or NULL. */
const char *annex_nearest_column(const struct annex_checking *c, const struct annex_table *t,
                                 str id);
/* *out gets the index of the column of figures with this id.  false: there is none; the message names the nearest id. */
bool annex_find_column(const struct annex_checking *c, int line, str id, uint32_t *out);
/* Refuse to order, filter or rank lines by a column that is known only after the lines are in order. */
bool annex_refuse_late(const struct annex_checking *c, int line, str value, uint32_t k);
/* Find out which kind a column is (annex_column_kind); then check what it names (annex_check_column). */
bool annex_column_kind(const struct annex_checking *c, struct annex_column *col);
bool annex_check_column(const struct annex_checking *c, struct annex_column *col);
bool annex_check_chart(const struct annex_checking *c, struct annex_chart *ch);

#endif /* LANGUAGE_ANNEX_PARTS_H */
