/*
 * place - a folder of a test's own, gone when the test is:
 *
 *     TestSuite(publish, .init = place_open, .fini = place_close);
 *
 * Each test is a process, so it has the folder for itself.  What fails here fails the test.
 */
#ifndef TESTS_UNIT_PLACE_H
#define TESTS_UNIT_PLACE_H

#include "base/arena.h"

void place_open(void);
void place_close(void);

const char *place_root(void);
/* Of what the test keeps: released by place_close. */
struct arena *place_arena(void);
/* A path below the folder, of any length; in the arena. */
const char *place_at(const char *name);
/* A file with this text, in the stead of what stood there. */
void place_put(const char *name, const char *text);
/* The text of a file, "" where there is none; in the arena. */
const char *place_read(const char *name);
/* The number of a file or folder in its file system; 0 where there is none. */
unsigned long long place_inode(const char *name);

#endif /* TESTS_UNIT_PLACE_H */
