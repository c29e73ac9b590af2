/*
 * known_files - digests of files that nobody has written since they were read: `nightly`, `explain` and a run need not read
 * them again to tell whether a set is still what they would give.
 *
 *     output/.ma-tep     2049 1573 104857600 1774976400000000000 1774976401000000000 9f86d0...   a line a file
 *
 * A file is known by its device, inode, size and both of its times.  The time of change is set by the system alone, so
 * a copy with the old date of writing is still seen as another file.  A file that was written in the last seconds is
 * always read.  The record stands beside the sets and not in their manifests, which must have the same bytes on every
 * machine.  It only helps to decide whether a set must be made again: where rows are counted, every byte of an extract is
 * read and hashed.  It is safe to delete it.
 * `run` saves it under the lock of the output, `nightly` without.  Of two at once one may fail to save it; neither can
 * leave a wrong digest: a line that is not whole names no file.
 */
#ifndef RUN_KNOWN_FILES_H
#define RUN_KNOWN_FILES_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/err.h"

struct known_files;
/* Load the record from the folder of output; empty when there is none or it cannot be read. */
struct known_files *known_files_load(const char *output);
void known_files_free(struct known_files *k);

/* As digest_file; k may be NULL: then every file is read. */
bool known_files_digest(struct known_files *k, const char *path, char hex[DIGEST_HEX],
                        struct err *e);

/* Save what was loaded and what was read since, at most 16384 files: those not asked for longest fall out.  Nothing is
 * written when nothing was read since, or the folder of output does not exist yet. */
bool known_files_save(const struct known_files *k, const char *output, struct err *e);

#endif /* RUN_KNOWN_FILES_H */
