/*
 * unread - what stands in a period's folder and no table takes: a workbook instead of a CSV, a name that begins
 * otherwise, a folder.  It may hold rows that somebody believes were counted, so a run names it.
 */
#ifndef RUN_UNREAD_H
#define RUN_UNREAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/fs.h"
#include "run/outcome.h"

/* Names in byte order; hidden ones, the marks that an open spreadsheet leaves (~$...) and the folder nhan_xet are nobody's extracts.  No folder: none. */
bool unread_list(struct arena *a, const char *dir, const char *const **name, size_t *n,
                 struct err *e);

/* The files among them, those of folders below too: "bo sung/don_vi.csv", with their sizes. */
bool unread_files(struct arena *a, const char *dir, struct fs_list *out, struct err *e);

/* The same as warnings of the run's summary: a stray file is no matter of the documents. */
bool unread_tell(const char *dir, const char *ky, struct outcome *o, struct err *e);

#endif /* RUN_UNREAD_H */
