/* extract_folder - the folder of a period: which files it has, and which tables they carry, whether they stay. */
#ifndef INGEST_EXTRACT_FOLDER_H
#define INGEST_EXTRACT_FOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/fs.h"
#include "ingest/schema.h"

/* Without regard to case. */
bool extract_ends_in(const char *name, const char *end);
/* The name begins with a table's, in any case, with diacritics and blanks or without: "don_vi_1.csv", "Đơn vị Q1.XLSX". */
bool extract_begins_table(const char *name, enum schema_table *t);
/* The same, of a file of one of the kinds that are read. */
bool extract_names_table(const char *name, enum schema_table *t);
/* A file that is read as this table is among them; no folder is. */
bool extract_table_there(const struct fs_list *dir, enum schema_table t);
/* There is a file of people.  Looked for before anything is read: reading the rest takes long. */
bool extract_people_there(const char *path, const struct fs_list *dir, struct err *e);
/* The folder still holds the files that it held, of the same sizes: files that were read first have had the longest
 * to change. */
bool extract_settled(const char *path, struct arena *a, const struct fs_list *before,
                     struct err *e);

#endif /* INGEST_EXTRACT_FOLDER_H */
