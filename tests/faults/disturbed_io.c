/*
 * disturbed_io - LD_PRELOAD: reads and writes that do less than they were asked for, and files that somebody changes while
 * they are being read.
 *
 *     IO_SHORT=SEED       each read, pread and write does a part of what was asked, by chance
 *     IO_COUNT=FILE       how many reads of files under IO_UNDER there were, written at the end
 *     IO_AT=N IO_DO=WHAT  before the Nth of them its file is cut (to half), dropped, swapped (for one that ends with the last
 *                         lines twice) or grown (by the same lines)
 *
 * Calls of the program are seen, not those that libc makes for itself.
 */

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef ssize_t read_call(int fd, void *to, size_t n);
typedef ssize_t pread_call(int fd, void *to, size_t n, off_t at);
typedef ssize_t write_call(int fd, const void *from, size_t n);

enum { TAIL = 4096 };

static read_call *real_read;
static pread_call *real_pread;
static write_call *real_write;
static atomic_uint chance;
static atomic_long reads;
static const char *under, *action, *count_file;
static long at = -1;
static bool shortened;
static pid_t first;

__attribute__((constructor)) static void
begin(void) {
    const char *seed = getenv("IO_SHORT"), *n = getenv("IO_AT");

    real_read = (read_call *)dlsym(RTLD_NEXT, "read");
    real_pread = (pread_call *)dlsym(RTLD_NEXT, "pread64");
    real_write = (write_call *)dlsym(RTLD_NEXT, "write");
    shortened = seed != NULL;
    atomic_store(&chance, seed != NULL ? (unsigned)strtoul(seed, NULL, 10) * 2654435761U : 0);
    under = getenv("IO_UNDER");
    action = getenv("IO_DO");
    count_file = getenv("IO_COUNT");
    at = n != NULL ? strtol(n, NULL, 10) : -1;
    first = getpid();
}

__attribute__((destructor)) static void
end(void) {
    if (count_file != NULL && getpid() == first) {
        FILE *f = fopen(count_file, "w");

        if (f != NULL) {
            (void)fprintf(f, "%ld\n", atomic_load(&reads));
            (void)fclose(f);
        }
    }
}

/* From 1 to n, mostly few, of a file; a pipe does a small write whole or not at all. */
static size_t
part_of(int fd, size_t n) {
    static const size_t most[] = {1, 7, 100, 4096, SIZE_MAX};
    struct stat s;
    const unsigned r = (atomic_fetch_add(&chance, 1) + 1) * 2246822519U;
    const size_t limit = most[(r >> 28) % 5];

    if (!shortened || n < 2 || fstat(fd, &s) != 0 || !S_ISREG(s.st_mode)) {
        return n;
    }
    return 1 + (r >> 4) % (n < limit ? n : limit);
}

static void
disturb(const char *path) {
    char tail[TAIL], other[PATH_MAX + 8];
    struct stat s;
    int fd = open(path, O_RDWR | O_CLOEXEC);
    ssize_t n;

    if (fd < 0 || fstat(fd, &s) != 0) {
        _exit(99);
    }
    n = real_pread(fd, tail, sizeof tail, s.st_size > TAIL ? s.st_size - TAIL : 0);
    if (strcmp(action, "cut") == 0 && ftruncate(fd, s.st_size / 2) != 0) {
        _exit(99);
    } else if (strcmp(action, "drop") == 0 && unlink(path) != 0) {
        _exit(99);
    } else if (strcmp(action, "grow") == 0) {
        if (lseek(fd, 0, SEEK_END) < 0 || real_write(fd, tail, (size_t)n) != n) {
            _exit(99);
        }
    } else if (strcmp(action, "swap") == 0) {
        char *all = malloc((size_t)s.st_size + 1);
        int to;

        (void)snprintf(other, sizeof other, "%s.khac", path);
        to = open(other, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (all == NULL || to < 0 || real_pread(fd, all, (size_t)s.st_size, 0) != s.st_size ||
            real_write(to, all, (size_t)s.st_size) != s.st_size ||
            real_write(to, tail, (size_t)n) != n || close(to) != 0 || rename(other, path) != 0) {
            _exit(99);
        }
        free(all);
    }
    (void)close(fd);
}

/* A read of one of the files that are watched; the file of the Nth is disturbed. */
static void
seen(int fd) {
    char link[64], path[PATH_MAX];
    ssize_t n;

    if (under == NULL || getpid() != first) {
        return;
    }
    (void)snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    n = readlink(link, path, sizeof path - 1);
    if (n <= 0 || strncmp(path, under, strlen(under)) != 0) {
        return;
    }
    path[n] = '\0';
    if (atomic_fetch_add(&reads, 1) + 1 == at && action != NULL) {
        disturb(path);
    }
}

ssize_t
read(int fd, void *to, size_t n) {
    seen(fd);
    return real_read(fd, to, part_of(fd, n));
}

ssize_t
pread64(int fd, void *to, size_t n, off_t from) {
    seen(fd);
    return real_pread(fd, to, part_of(fd, n), from);
}

ssize_t
pread(int fd, void *to, size_t n, off_t from) {
    return pread64(fd, to, n, from);
}

ssize_t
write(int fd, const void *from, size_t n) {
    return real_write(fd, from, part_of(fd, n));
}
