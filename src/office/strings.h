/*
 * strings - the texts that cells of a workbook share.  They lie in blocks, so that adding one
 * copies no other, however many there are.
 */
#ifndef OFFICE_STRINGS_H
#define OFFICE_STRINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

#define STRINGS_MOST (UINT64_C(1) << 30) /* bytes of all */

struct strings;
struct strings *strings_new(void);
void strings_free(struct strings *s);
/* Add a copy of the text as the next one.  false: the texts have more than STRINGS_MOST bytes. */
bool strings_add(struct strings *s, str text);
uint32_t strings_count(const struct strings *s);
/* The text of this index; ix < strings_count.  *bad: it holds a control character or is longer
 * than a field may be. */
str strings_get(const struct strings *s, uint32_t ix, bool *bad);

#endif /* OFFICE_STRINGS_H */
