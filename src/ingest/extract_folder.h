/* extract_folder - the folder of a period: which files it has, and whether they stay.  For extract*.c only. */
#ifndef INGEST_EXTRACT_FOLDER_H
#define INGEST_EXTRACT_FOLDER_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/fs.h"

/* Without regard to case. */
bool extract_ends_in(const char *name, const char *end);
/* There is a nguoi_tham_gia*.csv.  Looked for before anything is read: reading the rest takes long. */
bool extract_people_there(const char *path, const struct fs_list *dir, struct err *e);
/* The folder still holds the files that it held, of the same sizes: files that were read first have had the longest
 * to change. */
bool extract_settled(const char *path, struct arena *a, const struct fs_list *before,
                     struct err *e);

#endif /* INGEST_EXTRACT_FOLDER_H */
