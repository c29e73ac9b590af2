/*
 * known_files - digests of files that nobody has written since they were read: `nightly` need not read them again.
 *
 *     output/.ma-tep     2049 1573 104857600 1774976400000000000 1774976401000000000 9f86d0...   a line a file
 *
 * A file is known by its device, inode, size and both of its times.  The time of change is set by the system alone, so
 * a copy with the old date of writing is still seen as another file.  The record stands beside the sets and not in their
 * manifests, which must have the same bytes on every machine.  It only helps to decide whether a set must be made again:
 * a run itself reads and hashes every byte.  It is safe to delete it.
 * It is saved without the lock of the output.  Of two nights at once one may fail to save it, which is told; neither can
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

/* Save what was asked for since the loading.  Nothing is saved when the folder of output does not exist yet. */
bool known_files_save(const struct known_files *k, const char *output, struct err *e);

#endif /* RUN_KNOWN_FILES_H */
