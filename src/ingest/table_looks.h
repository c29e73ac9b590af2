/*
 * table_looks - guess from name or headers which table a file holds that was not read.
 *
 * The guess is for a message to a person; no file is read because of it.
 */
#ifndef INGEST_TABLE_LOOKS_H
#define INGEST_TABLE_LOOKS_H

#include "base/err.h"
#include "conf/profile.h"
#include "ingest/form.h"

/*
 * The extract table ("nguoi_tham_gia", "don_vi", "thue") that the file at path looks like; NULL: none.
 * By its name: a table, a packed file or a file without an ending whose name holds a table's name, whatever its case,
 * blanks and diacritics.  By its headers: it can be read as a text, and its first lines name every required column of
 * the table, or all of a known form's (forms may be NULL).  A file that cannot be read looks like nothing.
 */
const char *table_looks_file(const char *path, const struct profile *p,
                             const struct form_list *forms);

#endif /* INGEST_TABLE_LOOKS_H */
