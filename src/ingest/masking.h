/*
 * masking - mask values, so that findings may show them: all letters and digits but the last 3 of a
 * code become '*', and all of a name.  Codes of public lists and words that are nobody's name stay
 * as they are, because they tell the reader what to mend.
 */
#ifndef INGEST_MASKING_H
#define INGEST_MASKING_H

#include "base/buf.h"
#include "base/str.h"

enum { MASKING_LONGEST = 48 };

/* The value of a column as it may be shown: itself, or masked and written into room. */
str masking_of(char room[MASKING_LONGEST], str column, str value);
/* A name of a public list, in that list, or the indicator of a target: it is nobody's own, and is shown as it stands. */
bool masking_is_listed(str table, str column, str value);
void masking_show(struct buf *out, str column, str value);

#endif /* INGEST_MASKING_H */
