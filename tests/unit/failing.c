/* failing - see failing.h. */

#include "failing.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int always[FAILING_CALLS];
static enum failing_call call;
static unsigned left; /* calls until the one that fails; 0: none does */
static int error_of;
static bool has_failed;
static size_t shortest; /* bytes of a pread; 0: as many as are asked for */

void
failing_at(enum failing_call c, unsigned nth, int error) {
    call = c;
    left = nth;
    error_of = error;
    has_failed = false;
}

void
failing_always(enum failing_call c, int error) {
    always[c] = error;
}

void
failing_short(size_t most) {
    shortest = most;
}

bool
failing_end(void) {
    left = 0;
    shortest = 0;
    memset(always, 0, sizeof always);
    return has_failed;
}

static bool
fails(enum failing_call c) {
    if (left > 0 && c == call && --left == 0) {
        has_failed = true;
        errno = error_of;
        return true;
    }
    if (always[c] != 0) {
        errno = always[c];
        return true;
    }
    return false;
}

/* The library's own. */
static void
next(const char *name, void *out, size_t n) {
    void *found = dlsym(RTLD_NEXT, name);

    memcpy(out, &found, n);
}

/* The library's own names of parameters are not for others. */
/* NOLINTBEGIN(readability-inconsistent-declaration-parameter-name) */
int
rename(const char *from, const char *to) {
    int (*real)(const char *, const char *);

    next("rename", &real, sizeof real);
    return fails(FAILING_RENAME) ? -1 : real(from, to);
}

int
renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags) {
    int (*real)(int, const char *, int, const char *, unsigned);

    next("renameat2", &real, sizeof real);
    return fails(FAILING_EXCHANGE) ? -1 : real(from_dir, from, to_dir, to, flags);
}

int
fsync(int fd) {
    int (*real)(int);

    next("fsync", &real, sizeof real);
    return fails(FAILING_FSYNC) ? -1 : real(fd);
}

int
mkdir(const char *path, mode_t mode) {
    int (*real)(const char *, mode_t);

    next("mkdir", &real, sizeof real);
    return fails(FAILING_MKDIR) ? -1 : real(path, mode);
}

int
unlink(const char *path) {
    int (*real)(const char *);

    next("unlink", &real, sizeof real);
    return fails(FAILING_UNLINK) ? -1 : real(path);
}

DIR *
opendir(const char *path) {
    DIR *(*real)(const char *);

    next("opendir", &real, sizeof real);
    return fails(FAILING_OPENDIR) ? NULL : real(path);
}

struct dirent64 *
readdir64(DIR *d) {
    struct dirent64 *(*real)(DIR *);

    next("readdir64", &real, sizeof real);
    return fails(FAILING_READDIR) ? NULL : real(d);
}

ssize_t
pread64(int fd, void *to, size_t n, off64_t at) {
    ssize_t (*real)(int, void *, size_t, off64_t);

    next("pread64", &real, sizeof real);
    return fails(FAILING_PREAD) ? -1
                                : real(fd, to, shortest > 0 && n > shortest ? shortest : n, at);
}

ssize_t
read(int fd, void *to, size_t n) {
    ssize_t (*real)(int, void *, size_t);

    next("read", &real, sizeof real);
    return fails(FAILING_READ) ? -1 : real(fd, to, n);
}

int
stat(const char *path, struct stat *out) {
    int (*real)(const char *, struct stat *);

    next("stat64", &real, sizeof real);
    return fails(FAILING_STAT) ? -1 : real(path, out);
}

int
lstat(const char *path, struct stat *out) {
    int (*real)(const char *, struct stat *);

    next("lstat64", &real, sizeof real);
    return fails(FAILING_STAT) ? -1 : real(path, out);
}
/* NOLINTEND(readability-inconsistent-declaration-parameter-name) */
