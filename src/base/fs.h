/*
 * fs - files and folders: every system call that can fail, checked, in one room.
 *
 * Reading opens regular files only (a FIFO, socket, device or folder is
 * refused without blocking).  Writing is complete or it is an error: short
 * writes are continued, fsync and close are checked.  Messages name the path.
 */
#ifndef BASE_FS_H
#define BASE_FS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct fs_entry {
    const char *name; /* file name, no folder */
    bool is_dir;      /* after following a link */
    int64_t bytes;
};
struct fs_list {
    struct fs_entry *e; /* byte order of name; "." and ".." left out */
    size_t n;
};

bool fs_exists(const char *path);
bool fs_is_dir(const char *path);
/* The number by which the file system knows a file or folder; 0 where there is none. */
uint64_t fs_inode(const char *path);

/* The group of a file or folder; -1 where there is none. */
int64_t fs_group(const char *path);

/* Day number (days since 1970-01-01, in Viet Nam) on which a file was last written. */
bool fs_changed_day(const char *path, int32_t *day);

/* Open a regular file for reading; -1 and *e on failure (ERR_NOINPUT when it is
 * not there, ERR_IO otherwise). */
int fs_open_read(const char *path, int64_t *bytes, struct err *e);
/* Up to n bytes, retried on EINTR; -1 and *e on an error, 0 at the end. */
ssize_t fs_read(int fd, void *p, size_t n, const char *path, struct err *e);
/* A whole regular file of at most max bytes, appended to b. */
bool fs_slurp(const char *path, size_t max, struct buf *b, struct err *e);

/* Create (must not exist), write all, fsync, close.  Mode 0666 & ~umask. */
bool fs_write_new(const char *path, const void *p, size_t n, struct err *e);
/* The same in pieces, for what is too long to hold: fs_create (-1 and *e), fs_write_all*, then
 * fs_finish, which syncs and closes; with ok false, or when that fails, the file is removed. */
int fs_create(const char *path, struct err *e);
bool fs_finish(int fd, const char *path, bool ok, struct err *e);
bool fs_write_all(int fd, const void *p, size_t n, const char *path, struct err *e);

/* May the group read this file or folder? */
bool fs_group_reads(const char *path);
/* From now on files are made readable for the group too (profile phat_hanh.quyen_nhom). */
void fs_allow_group(void);

bool fs_mkdirs(const char *path, struct err *e); /* like mkdir -p */
bool fs_sync_dir(const char *path, struct err *e);
bool fs_sync_tree(const char *path, struct err *e); /* every file and folder below and itself */
bool fs_list(struct arena *a, const char *dir, struct fs_list *out, struct err *e);
/* As fs_list, but a link that leads nowhere is listed, as what is no folder, and stops nobody: for folders of which only
 * some names concern the program. */
bool fs_list_any(struct arena *a, const char *dir, struct fs_list *out, struct err *e);
/* Every regular file below dir, as paths relative to it with '/', byte order. */
bool fs_walk(struct arena *a, const char *dir, struct fs_list *out, struct err *e);
bool fs_remove_tree(const char *path, struct err *e); /* true when it was not there */
/* A folder with nothing in it; true also when something is, or when it was not there. */
bool fs_remove_empty(const char *path, struct err *e);

/* Swap two folders of one file system in one step.  *unsupported is set (and
 * false returned, *e filled) where the file system has no RENAME_EXCHANGE. */
bool fs_exchange(const char *a, const char *b, bool *unsupported, struct err *e);
bool fs_rename(const char *from, const char *to, struct err *e);

/* What an ordinary user may still write on the disk that holds path, and the size of that disk. */
bool fs_space(const char *path, uint64_t *free_bytes, uint64_t *all_bytes, struct err *e);
/* Bytes of all files below dir; of a link those of the link itself.  No folder: 0. */
bool fs_tree_bytes(const char *dir, uint64_t *bytes, struct err *e);

/* The path without links and dots; of what is not there yet, the nearest folder above that is. */
bool fs_real(struct arena *a, const char *path, const char **out, struct err *e);
/* "a/b" in the arena. */
const char *fs_join(struct arena *a, const char *dir, const char *name);

/* Kernel lock on a file (created 0600 where missing); the descriptor holds it.  -1 and
 * ERR_BUSY when another process has it. */
int fs_lock(const char *path, struct err *e);

#endif /* BASE_FS_H */
