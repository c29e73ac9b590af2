/* unknown - values of a column that no list knows, counted over a file: where most are such, the column means something
 * else, and the file is refused with the words that were seen (spec 1.5, 2.1). */
#ifndef INGEST_UNKNOWN_H
#define INGEST_UNKNOWN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

enum { UNKNOWN_SEEN = 4 };

struct unknown {
    uint64_t given, strange; /* cells with a value; of them, such as no list has */
    str seen[UNKNOWN_SEEN];  /* the first that differ, and how often each stood there */
    uint64_t times[UNKNOWN_SEEN];
    uint32_t seens;
};
/* value may lie anywhere; what is kept of it goes into the arena. */
void unknown_add(struct unknown *u, struct arena *a, str value, bool strange);
bool unknown_most(const struct unknown *u);
/* A word of a public list that stood there often is nobody's name and is shown; any other as findings show it.
 * "236 trong 240 ô của cột trang_thai có giá trị không biết nghĩa (\"...\", ...)" */
void unknown_say(const struct unknown *u, const char *column, struct buf *out);

#endif /* INGEST_UNKNOWN_H */
