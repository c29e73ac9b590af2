/*
 * unit_plain - tell what stands in the brackets of a header and is plainly no unit, from words that
 * may be one: "(4) = (1) + (2)", "(nếu có)", "(tính đến 31/3/2026)" against "(hào)", "(bình quân)".
 */
#ifndef INGEST_UNIT_PLAIN_H
#define INGEST_UNIT_PLAIN_H

#include <stdbool.h>

#include "base/str.h"

/* key: folded (fold_key).  true: it holds numbers and letters of columns, a formula of them, a
 * date, and words that say of which people, time or account the figures are, and nothing else. */
bool unit_plain(str key);

#endif /* INGEST_UNIT_PLAIN_H */
