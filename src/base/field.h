/*
 * field - one field of a CSV file that people open in a spreadsheet.
 *
 * A spreadsheet takes a cell that begins with = + - @ for a formula and runs it.  A spreadsheet
 * that uses another separator may also cut a field into several cells, each of which could begin
 * so.  Such signs get an apostrophe before them, so that a name stays text.
 */
#ifndef BASE_FIELD_H
#define BASE_FIELD_H

#include "base/buf.h"
#include "base/str.h"

/* Add s as one field.  It stands in quotes where it holds a separator of any kind (, ; | tab), a
 * quote, a line end or a guarded sign. */
void field_put(struct buf *out, str s);

#endif /* BASE_FIELD_H */
