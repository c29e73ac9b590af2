/*
 * figure - the number in a cell as text, by the cell's format (spec 2.1, Workbooks).
 *
 *     12500000      12500000            0.965 as 0.00%      96.5%
 *     1.25E+7       12500000            46112 as dd/mm/yyyy 2026-03-31
 *
 * A number has the 15 digits that office programs show, '.' before decimals and no groups; from 10^15 on it is
 * written 1.25E+15, since its digits are lost.
 */
#ifndef OFFICE_FIGURE_H
#define OFFICE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "office/row.h"
#include "time/period.h"

enum figure_class { FIGURE_PLAIN, FIGURE_PERCENT, FIGURE_DATE };

/* Of a format that has a number only, as files of every kind number them. */
enum figure_class figure_class_of_id(unsigned id);
/* Of a format that is written out: "dd/mm/yyyy", "#,##0", "[$-42A]d mmm yyyy;@". */
enum figure_class figure_class_of_code(str code);

enum { FIGURE_TEXT = PERIOD_TEXT };
/* since_1904: days are counted from 1 January 1904.  Returns the length; *kind: ROW_NUMBER or ROW_DATE. */
size_t figure_text(double v, enum figure_class c, bool since_1904, char out[FIGURE_TEXT],
                   enum row_kind *kind);
/* The number that a file writes as text; false: it is none. */
bool figure_read(str s, double *out);
/* s is a number that figure_text would give back as it stands: no more than 15 digits and a sign. */
bool figure_is_plain(str s);

#endif /* OFFICE_FIGURE_H */
