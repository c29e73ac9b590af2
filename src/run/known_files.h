/*
 * known_files - digests of files that nobody has written since they were read: `nightly` need not read them again.
 *
 *     output/.ma-tep     2049 1573 104857600 1774976400000000000 1774976401000000000 9f86d0...   a line a file
 *
 * A file is known by its device, inode, size and both of its times.  The time of change is the system's own: a copy
 * that gives itself the old date of writing has another one, so only what is still the same file is taken for it.  It
 * is kept beside the sets and not in their manifests, which must have the same bytes on every machine.  Only the
 * decision whether a set is to be made again rests on it: a run reads and digests every byte.  Whoever doubts it
 * deletes the file.
 */
#ifndef RUN_KNOWN_FILES_H
#define RUN_KNOWN_FILES_H

#include <stdbool.h>

#include "base/digest.h"
#include "base/err.h"

struct known_files;
/* What was kept in the folder of output; nothing where there is no such record or it cannot be read. */
struct known_files *known_files_load(const char *output);
void known_files_free(struct known_files *k);

/* As digest_file; k may be NULL: then every file is read. */
bool known_files_digest(struct known_files *k, const char *path, char hex[DIGEST_HEX],
                        struct err *e);

/* Keep what was asked for since the loading.  The folder of output may not be there yet: then nothing is kept. */
bool known_files_save(const struct known_files *k, const char *output, struct err *e);

#endif /* RUN_KNOWN_FILES_H */
