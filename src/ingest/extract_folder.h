/* extract_folder - the folder of a period: its files, the tables that they hold, and whether
 * they still change. */
#ifndef INGEST_EXTRACT_FOLDER_H
#define INGEST_EXTRACT_FOLDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/fs.h"
#include "ingest/schema.h"

/* Whether the name ends in `end`, in letters of any case. */
bool extract_ends_in(const char *name, const char *end);
/* Whether the name ends as a file does that can hold a table. */
bool extract_can_be_read(const char *name);
/* Whether the name begins with a table's name, in any case, with or without diacritics and
 * blanks: "don_vi_1.csv", "Đơn vị Q1.XLSX".  *t gets the table. */
bool extract_begins_table(const char *name, enum schema_table *t);
/* The same for a file, which must also be of a kind that is read. */
bool extract_names_table(const char *name, enum schema_table *t);
/* Whether a file's name begins with the name of table t and its kind is one that is read.  t need not be an extract. */
bool extract_names(const char *name, enum schema_table t);
/* Whether dir has a file that is read as this table; folders do not count. */
bool extract_table_there(const struct fs_list *dir, enum schema_table t);
/* false and *e: dir has no file of people.  To be called before anything is read, since reading
 * the other files takes long. */
bool extract_people_there(const char *path, const struct fs_list *dir, struct err *e);
/* A guess of how many lines the table's .csv and .xlsx files have, from their sizes and the length of lines here and there or
 * at the beginning. */
uint64_t extract_lines(const char *path, const struct fs_list *dir, enum schema_table table);
/* Whether the folder still has the files that it had before, with the same sizes.  To be called
 * at the end: a file that was read first may have changed since. */
bool extract_settled(const char *path, struct arena *a, const struct fs_list *before,
                     struct err *e);

#endif /* INGEST_EXTRACT_FOLDER_H */
