/*
 * field - one field of a CSV file that people open in a spreadsheet.
 *
 * A spreadsheet runs a cell that begins with = + - @, and one set to another separator makes cells of its own inside a
 * field: both are guarded by an apostrophe, so that what came in as a name stays text.
 */
#ifndef BASE_FIELD_H
#define BASE_FIELD_H

#include "base/buf.h"
#include "base/str.h"

/* Add a field: in quotes where it holds a separator of any kind (, ; | tab), a quote, a line end or a guarded sign. */
void field_put(struct buf *out, str s);

#endif /* BASE_FIELD_H */
