/*
 * number - read numbers as offices write them, in one form for each column (spec 2.2).
 *
 *     PLAIN  1234567          DOT  1.234.567,8          COMMA  1,234,567.8
 *
 * All values of a column decide its form: "1.234.567" can only be DOT, "0.5" only COMMA.  "1.234"
 * can be both, and then the profile (doc.dang_so) decides.  One or two values that contradict all
 * the others are slips: they do not change the form and are wrong cells.  Every form allows blanks
 * and no-break spaces between groups, and a "đ" at the end.  No floating point is used.
 */
#ifndef INGEST_NUMBER_H
#define INGEST_NUMBER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum number_form { NUMBER_PLAIN, NUMBER_DOT, NUMBER_COMMA };

struct number_evidence { /* values of one column */
    uint64_t plain;
    uint64_t dot, comma;             /* values that can only have this form */
    uint64_t dot_parts, comma_parts; /* of them, those like "12,5" and "12.5": never whole */
    uint64_t maybe_dot, maybe_comma; /* values such as "1.234", "1,234" */
    uint64_t dot_line, comma_line;   /* line of the first value that shows the form; 0: none */
};
void number_evidence_add(struct number_evidence *v, str s, uint64_t line);

/* What the values of a column are, whatever their form. */
enum number_kind {
    NUMBER_WHOLES, /* "500.000" speaks for thousands, "12.5" for nothing */
    NUMBER_SCALED, /* in a larger unit, with decimals: "12,500" is as likely as "12.500" */
    NUMBER_MIXED   /* wholes and hundredths in one column */
};
/* Decide the form.  thousands: how to read a column whose values can all have two forms.  false:
 * the values contradict each other; *out is then the form of most of them. */
bool number_decide(const struct number_evidence *v, enum number_kind k, bool thousands,
                   enum number_form *out);
bool number_only_ambiguous(const struct number_evidence *v);
const char *number_form_text(enum number_form f); /* "1.234,5" */

enum number_result {
    NUMBER_OK,
    NUMBER_NOT,     /* no number in this form */
    NUMBER_TWOFOLD, /* no function of this room returns it: a caller does, after number_twofold */
    NUMBER_NOT_WHOLE,
    NUMBER_NEGATIVE,
    NUMBER_TOO_LARGE,
    NUMBER_DAMAGED /* 1.2E+09 */
};
/* What is wrong with it, in Vietnamese; "" for NUMBER_OK. */
const char *number_result_text(enum number_result r);

/* Whether s is a whole number whose decimal sign stands where the other form has its thousands,
 * such as "12.000" in a column of 1,234.5: nobody writes 12 in this way. */
bool number_twofold(str s, enum number_form f);
/* Read a whole number of 0..max; s is trimmed and no missing value. */
enum number_result number_whole(str s, enum number_form f, int64_t max, int64_t *out);
/* The same for -max..max. */
enum number_result number_signed(str s, enum number_form f, int64_t max, int64_t *out);
/* Read a number with any number of decimals, in hundredths.  Further decimals are cut off, so
 * 2,999 stays below 3. */
enum number_result number_decimal(str s, enum number_form f, int64_t max, int64_t *out);
/* Read a number of -max..max that is given in a larger unit, 10 to the power `zeros`; it may
 * have as many decimals: "12,5" with 6 zeros is 12500000. */
enum number_result number_scaled(str s, enum number_form f, unsigned zeros, int64_t max,
                                 int64_t *out);
/* Read "95,15" or "95,15%" in hundredths.  Decimals after the second must be 0; thousands are
 * not allowed. */
enum number_result number_hundredths(str s, enum number_form f, int64_t max, int64_t *out);

#endif /* INGEST_NUMBER_H */
