/*
 * unread - files and folders in a period's folder that are not read as a table, for example because
 * of their name.  They may hold rows that somebody believes were counted, so a run names them.
 */
#ifndef RUN_UNREAD_H
#define RUN_UNREAD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/fs.h"
#include "run/outcome.h"

/* List their names in byte order.  Not listed: hidden files, marks of open spreadsheets (~$...)
 * and the folders nhan_xet and bao_cao_don_vi.  No folder gives none. */
bool unread_list(struct arena *a, const char *dir, const char *const **name, size_t *n,
                 struct err *e);

/* List those that are files, with their sizes, also in folders below: "bo sung/don_vi.csv". */
bool unread_files(struct arena *a, const char *dir, struct fs_list *out, struct err *e);

/* Add them as warnings to the run's summary; documents do not mention them. */
bool unread_tell(const char *dir, const char *ky, struct outcome *o, struct err *e);

/* The input folder itself: where a list or a table for all periods is not there, warn of what stands beside its place
 * under a name that is nearly its own ("danso.csv", "chi_tieu_2026.xlsx", the folder "lichsu"). */
bool unread_misnamed(const char *input, struct outcome *o, struct err *e);

#endif /* RUN_UNREAD_H */
