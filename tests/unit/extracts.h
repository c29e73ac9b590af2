/*
 * extracts - a small province for tests of ingest/: lists in memory, a folder of its own, one reading of
 * whatever files a test has put there.
 */
#ifndef TESTS_EXTRACTS_H
#define TESTS_EXTRACTS_H

#include "base/buf.h"
#include "ingest/extract.h"

extern struct arena extracts_arena;
extern const char extracts_people[]; /* the smallest nguoi_tham_gia.csv: one row */

void extracts_set_up(void); /* for TestSuite(.init), .fini */
void extracts_tear_down(void);
const char *extracts_path(const char *name); /* in the folder */
void extracts_put(const char *name, str text);

struct extracts_run {
    bool ok;
    struct err e;
    struct buf rows; /* every typed row, one line each */
    struct ledger *ledger;
    struct extract_have have;
};
/* Read the folder with a profile of this text (NULL: none). */
void extracts_read(struct extracts_run *r, const char *ini);
/* How the next readings go: every row by itself; with the line before each person's row. */
void extracts_ways(bool rows_one_by_one, bool with_lines);
/* The next readings are with care at once; else in trust first, as run/gather reads. */
void extracts_with_care(bool yes);
/* Whether the last reading was one in trust, and stood. */
bool extracts_trusted(void);
void extracts_free(struct extracts_run *r);
/* How many rows of people the last reading took together, as rows of regular form. */
uint64_t extracts_together(void);
/* Called at every person's row of the next readings, NULL: nothing is. */
void extracts_during(void (*fn)(void));
/* The account of a file; the test fails when there is none. */
const struct ledger_file *extracts_file(const struct extracts_run *r, const char *path);
/* Findings as text: "D03 line column value what".  Those about columns that the file lacks (D22) stand in lacks alone:
 * most tests need few columns. */
void extracts_findings(const struct extracts_run *r, struct buf *out);
/* "SEVERITY file column what" of the findings D22. */
void extracts_lacks(const struct extracts_run *r, struct buf *out);

#endif /* TESTS_EXTRACTS_H */
