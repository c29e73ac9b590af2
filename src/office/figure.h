/*
 * figure - write the number in a cell as text, by the format of the cell (spec 2.1, Workbooks).
 *
 *     12500000      12500000            0.965 as 0.00%      96.5%
 *     1.25E+7       12500000            46112 as dd/mm/yyyy 2026-03-31
 *
 * The text has at most 15 digits, as office programs show them, '.' before decimals and no groups.
 * From 10^15 on it is 1.25E+15, because the last digits are lost.
 */
#ifndef OFFICE_FIGURE_H
#define OFFICE_FIGURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "office/row.h"
#include "time/period.h"

enum figure_class { FIGURE_PLAIN, FIGURE_PERCENT, FIGURE_DATE };

/* The class of a built-in format by its number, which is the same in files of every kind. */
enum figure_class figure_class_of_id(unsigned id);
/* The class of a format that is written out: "dd/mm/yyyy", "#,##0", "[$-42A]d mmm yyyy;@". */
enum figure_class figure_class_of_code(str code);

enum { FIGURE_TEXT = PERIOD_TEXT };
/* Write v as text and return the length; *kind is ROW_NUMBER or ROW_DATE.  since_1904: days are
 * counted from 1 January 1904. */
size_t figure_text(double v, enum figure_class c, bool since_1904, char out[FIGURE_TEXT],
                   enum row_kind *kind);
/* Read a number that a file holds as text; false: s is no number. */
bool figure_read(str s, double *out);
/* Whether s is a whole number that figure_text would not change: a sign and at most 15 digits. */
bool figure_is_plain(str s);

#endif /* OFFICE_FIGURE_H */
