/* unknown - count the values of a column that stand in no list.  Where most of a file's values
 * do not, the column holds something else, and the file is refused with the words that were seen
 * (spec 1.5, 2.1). */
#ifndef INGEST_UNKNOWN_H
#define INGEST_UNKNOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum { UNKNOWN_SEEN = 4 };

struct unknown {
    uint64_t given, strange; /* cells with a value; those whose value stands in no list */
    str seen[UNKNOWN_SEEN];  /* the first different ones; times: how often each was seen */
    uint64_t times[UNKNOWN_SEEN];
    uint32_t seen_n;
};
/* Count a value; one that is kept is copied to the arena.  strange: it stands in no list. */
void unknown_add(struct unknown *u, struct arena *a, str value, bool strange);
bool unknown_most(const struct unknown *u);
/* Add "236 trong 240 ô của cột trang_thai có giá trị không biết nghĩa (\"...\", ...)".  A word
 * that was seen often is nobody's name and is shown; any other is masked as in findings. */
void unknown_say(const struct unknown *u, const char *column, struct buf *out);

#endif /* INGEST_UNKNOWN_H */
