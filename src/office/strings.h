/*
 * strings - the texts that a workbook's cells share, many and long as they may be: in blocks, so that none is copied
 * when more come.
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
/* The next one, copied.  false: more than STRINGS_MOST. */
bool strings_add(struct strings *s, str text);
uint32_t strings_count(const struct strings *s);
/* ix < strings_count.  *bad: it holds a control character, or is longer than a field may be. */
str strings_get(const struct strings *s, uint32_t ix, bool *bad);

#endif /* OFFICE_STRINGS_H */
