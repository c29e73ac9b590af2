/* fs_space - how much room files take, and how much there is.  See fs.h. */

#include <errno.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include "base/fs.h"

bool
fs_space(const char *path, uint64_t *free_bytes, uint64_t *all_bytes, struct err *e) {
    struct statvfs v;

    if (statvfs(path, &v) != 0) {
        return err_os(e, ERR_IO, "không xem được ổ đĩa của %s", path);
    }
    *free_bytes = (uint64_t)v.f_bavail * v.f_frsize;
    *all_bytes = (uint64_t)v.f_blocks * v.f_frsize;
    return true;
}
