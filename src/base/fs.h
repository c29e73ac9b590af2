/*
 * fs - files and folders: the one room that makes system calls on them, each one checked.
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

/* Whether there is something of that name, or the system cannot tell: whoever opens it then is told
 * why.  A list that a broken disk hides is not a list that nobody wrote. */
bool fs_exists(const char *path);
/* The same of a folder, links followed: false is known. */
bool fs_is_dir(const char *path);
/* For who acts on the answer and opens nothing: false and *e where the system cannot tell. */
bool fs_has_dir(const char *path, bool *has, struct err *e);
/* *inode gets the number by which the file system knows a file or folder, 0 where there is none.  false and *e: the system
 * cannot tell. */
bool fs_inode(const char *path, uint64_t *inode, struct err *e);
/* Whether both names lead to one and the same file or folder. */
bool fs_same(const char *a, const char *b, bool *same, struct err *e);
/* What stands under a name, links not followed. */
enum fs_kind { FS_NOTHING, FS_FOLDER, FS_LINK, FS_ELSE };
bool fs_kind_of(const char *path, enum fs_kind *kind, struct err *e);

/* What the file system says of a file.  When two marks are equal, nobody wrote the file in between: each write changes
 * changed_ns, even when a program sets the date of writing back. */
struct fs_mark {
    uint64_t device, inode;
    int64_t bytes, written_ns, changed_ns;
};
/* false: there is no such regular file. */
bool fs_mark(const char *path, struct fs_mark *out);

/* The group of a file or folder; -1 where there is none. */
int64_t fs_group(const char *path);

/* *day gets the day on which a file was last written, in Viet Nam's time (days since
 * 1970-01-01). */
bool fs_changed_day(const char *path, int32_t *day);

/* Open a regular file for reading; -1 and *e on failure (ERR_NOINPUT when there is no such file,
 * ERR_IO otherwise). */
int fs_open_read(const char *path, int64_t *bytes, struct err *e);
/* Read up to n bytes and return how many; 0 at the end of the file, -1 and *e on an error. */
ssize_t fs_read(int fd, void *p, size_t n, const char *path, struct err *e);
/* Append the whole of a regular file to b; the file may have at most max bytes.  After an error b is what it was, and one
 * that was empty owns nothing. */
bool fs_slurp(const char *path, size_t max, struct buf *b, struct err *e);

/* Create a file, which must not exist; write n bytes, fsync and close it.  Mode 0666 & ~umask. */
bool fs_write_new(const char *path, const void *p, size_t n, struct err *e);
/* The same in pieces, for a file too large for memory: fs_create (-1 and *e on failure),
 * fs_write_all as often as needed, then fs_finish, which syncs and closes.  fs_finish removes
 * the file when ok is false or when syncing fails. */
int fs_create(const char *path, struct err *e);
bool fs_finish(int fd, const char *path, bool ok, struct err *e);
bool fs_write_all(int fd, const void *p, size_t n, const char *path, struct err *e);
/* Open a file in dir that has no name, to write and to read.  It is gone when it is closed, even after a crash.  Return the
 * descriptor; -1 and *e on an error. */
int fs_nameless(const char *dir, struct err *e);

/* May the group read this file or folder? */
bool fs_group_reads(const char *path);
/* From now on files are made readable for the group too (profile phat_hanh.quyen_nhom). */
void fs_allow_group(void);

bool fs_mkdirs(const char *path, struct err *e); /* like mkdir -p */
bool fs_sync_dir(const char *path, struct err *e);
bool fs_sync_tree(const char *path, struct err *e); /* the folder and all below it */
bool fs_list(struct arena *a, const char *dir, struct fs_list *out, struct err *e);
/* As fs_list, but a link that leads nowhere is no error: it is listed, as no folder.  For
 * folders where the program needs only some of the names. */
bool fs_list_any(struct arena *a, const char *dir, struct fs_list *out, struct err *e);
/* List every regular file below dir, by its path relative to dir (parts joined by '/'), in byte
 * order. */
bool fs_walk(struct arena *a, const char *dir, struct fs_list *out, struct err *e);
bool fs_remove_tree(const char *path, struct err *e); /* also true when there is none */
/* Remove the folder if it is empty.  A folder that is not empty stays, and there may be none:
 * both are true. */
bool fs_remove_empty(const char *path, struct err *e);

/* Swap two folders of one file system in one step.  *unsupported is set (and
 * false returned, *e filled) where the file system has no RENAME_EXCHANGE. */
bool fs_exchange(const char *a, const char *b, bool *unsupported, struct err *e);
bool fs_rename(const char *from, const char *to, struct err *e);

/* *free_bytes: how much an ordinary user may still write on the disk that holds path;
 * *all_bytes: the size of that disk. */
bool fs_space(const char *path, uint64_t *free_bytes, uint64_t *all_bytes, struct err *e);
/* The sum of the sizes of all files below dir; a link counts as itself, not as its target.  0
 * when there is no folder. */
bool fs_tree_bytes(const char *dir, uint64_t *bytes, struct err *e);

/* *out gets the path without links and dots.  When nothing is there yet, that is said of the
 * nearest folder above that exists, and the rest of the path follows it as it is. */
bool fs_real(struct arena *a, const char *path, const char **out, struct err *e);
/* "a/b" in the arena. */
const char *fs_join(struct arena *a, const char *dir, const char *name);

/* Lock a file (created with mode 0600 where missing) and return the descriptor that holds the
 * lock: closing it unlocks.  -1 and ERR_BUSY when another process has the lock. */
int fs_lock(const char *path, struct err *e);

#endif /* BASE_FS_H */
