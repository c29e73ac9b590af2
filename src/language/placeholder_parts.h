/*
 * placeholder_parts - what placeholders are read with: figures, levels, annexes, comparisons and conditions.  For
 * placeholder*.c only.
 *
 * Each function reads words of one placeholder.  It returns false when they mean nothing; r->why then says so in
 * Vietnamese.
 */
#ifndef LANGUAGE_PLACEHOLDER_PARTS_H
#define LANGUAGE_PLACEHOLDER_PARTS_H

#include "language/placeholder.h"

enum { PLACEHOLDER_WORDS_MAX = 40 };

/* One placeholder being read. */
struct placeholder_reading {
    struct arena *a;
    const struct placeholder_world *w;
    struct placeholder *out;
    str word[PLACEHOLDER_WORDS_MAX];
    size_t n;
    char *why;
};

/* Set r->why; always false. */
bool placeholder_wrong(const struct placeholder_reading *r, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
bool placeholder_read_figure(const struct placeholder_reading *r, str text, struct figure *out);
/* "xa", "co_quan", "nhom" or "loai_hinh". */
bool placeholder_read_level(const struct placeholder_reading *r, str word, enum member_level *out);
bool placeholder_read_annex(const struct placeholder_reading *r, str id, const struct annex **out);
/* Words [from, to): FIGURE or FIGURE SIGN OPERAND. */
bool placeholder_read_test(const struct placeholder_reading *r, size_t from, size_t to,
                           struct placeholder_test *t);
/* The words of {neu CONDITION}, which stand in r->out. */
bool placeholder_read_condition(struct placeholder_reading *r);

#endif /* LANGUAGE_PLACEHOLDER_PARTS_H */
