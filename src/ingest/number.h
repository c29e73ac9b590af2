/*
 * number - numbers as offices write them, read by one form a column (spec 2.2).
 *
 *     PLAIN  1234567          DOT  1.234.567,8          COMMA  1,234,567.8
 *
 * The form is decided from all values of the column: "1.234.567" can only be DOT, "0.5" only
 * COMMA; "1.234" alone is either, and the profile (doc.dang_so) says which.  One or two values against
 * all the others are slips: they turn no column, and are wrong cells themselves.  Blanks and no-break
 * spaces between groups and a trailing "đ" are read in every form.  No floating point.
 */
#ifndef INGEST_NUMBER_H
#define INGEST_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum number_form { NUMBER_PLAIN, NUMBER_DOT, NUMBER_COMMA };

struct number_evidence { /* values of one column */
    uint64_t plain;
    uint64_t dot, comma;             /* can only be that form */
    uint64_t dot_parts, comma_parts; /* of them, "12,5" and "12.5": no whole number in any form */
    uint64_t maybe_dot, maybe_comma; /* "1.234", "1,234" */
    uint64_t dot_line, comma_line;   /* the first that speaks for the form; 0: none does */
};
void number_evidence_add(struct number_evidence *v, str s, uint64_t line);

/* What the values of a column are, whatever their form. */
enum number_kind {
    NUMBER_WHOLES, /* "500.000" speaks for thousands, "12.5" for nothing */
    NUMBER_SCALED, /* in a larger unit, with decimals: "12,500" is as likely as "12.500" */
    NUMBER_MIXED   /* wholes and hundredths in one column */
};
/* thousands: what an only-ambiguous separator means.  false: the values contradict each other, *out is
 * the form of the most. */
bool number_decide(const struct number_evidence *v, enum number_kind k, bool thousands,
                   enum number_form *out);
bool number_only_ambiguous(const struct number_evidence *v);
const char *number_form_text(enum number_form f); /* "1.234,5" */

enum number_result {
    NUMBER_OK,
    NUMBER_NOT,     /* no number in this form */
    NUMBER_TWOFOLD, /* of who asked number_twofold */
    NUMBER_NOT_WHOLE,
    NUMBER_NEGATIVE,
    NUMBER_TOO_LARGE,
    NUMBER_DAMAGED /* 1.2E+09 */
};
/* What is wrong with it, in Vietnamese; "" for NUMBER_OK. */
const char *number_result_text(enum number_result r);

/* A whole number whose decimal sign stands where the other form has its thousands, "12.000" in a column of 1,234.5:
 * nobody writes 12 so. */
bool number_twofold(str s, enum number_form f);
/* A whole number of 0..max; s trimmed and not a missing value. */
enum number_result number_whole(str s, enum number_form f, int64_t max, int64_t *out);
/* The same of -max..max. */
enum number_result number_signed(str s, enum number_form f, int64_t max, int64_t *out);
/* Any number of decimals, to hundredths: what is behind the second one is cut off, so 2,999 stays below 3. */
enum number_result number_decimal(str s, enum number_form f, int64_t max, int64_t *out);
/* The same of -max..max in a larger unit, with at most so many decimals: "12,5" with 6 zeros is 12500000. */
enum number_result number_scaled(str s, enum number_form f, unsigned zeros, int64_t max,
                                 int64_t *out);
/* "95,15", "95,15%" to hundredths: at most two decimals that are not 0, and no thousands. */
enum number_result number_hundredths(str s, enum number_form f, int64_t max, int64_t *out);

#endif /* INGEST_NUMBER_H */
