/* litter - files that office programs and file managers put beside others.  See litter.h. */

#include "base/litter.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

bool
litter_is(const char *path) {
    static const char *const names[] = {"thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store",
                                        ".directory"};
    static const char *const heads[] = {"~$", ".~lock.", "._", ".fuse_hidden", ".nfs"};
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (strcasecmp(name, names[i]) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        if (strncmp(name, heads[i], strlen(heads[i])) == 0) {
            return true;
        }
    }
    return false;
}
