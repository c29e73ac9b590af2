/*
 * publish - a folder of results appears whole or not at all (spec 4.3).
 *
 *     begin    lock output/.khoa; finish or clear what a crash left; make output/.tam-<name>-<pid>/
 *       |      files are written below publish_stage()
 *     commit   sync everything, then one rename: exchange with output/<name>/ (or plain, the
 *       |      first time); sync output/; keep the old set (store/kept.h)
 *     abandon  remove the staging folder; the published set was never touched
 *
 *     .xong-<name> is the marker of an exchange that was begun: the stage's name and the new set's inode, by which the
 *       next begin sees whether it was done.
 *     where the file system cannot exchange:
 *       .xong-<name> (marker: the stage is whole) -> <name> to .cu-<name> -> stage to <name>
 *       -> keep .cu-<name>, drop the marker.  A crash anywhere leaves one whole set under <name> or .cu-<name>; the
 *       next begin carries the sequence to its end.
 */
#ifndef STORE_PUBLISH_H
#define STORE_PUBLISH_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"

struct publish_lock; /* one run at a time in one output folder */
struct publish;

/* Take the lock (ERR_BUSY: another run has it; the folder is made where missing) and put in order what an
 * earlier crash left.  A process that dies gives the lock back. */
bool publish_lock(const char *output, struct publish_lock **out, struct err *e);
void publish_unlock(struct publish_lock *l); /* NULL is nothing */
/* The descriptor that holds the lock, for a child process to close; it stays the lock's. */
int publish_lock_fd(const struct publish_lock *l);

/* A fresh staging folder for output/<name>; name may hold one '/' (its parent is made). */
bool publish_begin(const struct publish_lock *l, const char *name, struct publish **out,
                   struct err *e);
const char *publish_stage(const struct publish *p);  /* path of the staging folder */
const char *publish_target(const struct publish *p); /* path of the published folder */

/* Take a published folder away, in one rename, and with the last one its parent; true when there is none. */
bool publish_retire(const struct publish_lock *l, const char *name, struct err *e);

/* Both end p.  After commit returns false nothing was published, or the new set stands whole and
 * *e says that clearing away the old one failed. */
bool publish_commit(struct publish *p, struct err *e);
void publish_abandon(struct publish *p); /* NULL is nothing */

/* Refuse (ERR_CANTCREAT) a folder that lies inside an output folder, where only whole sets may be written:
 * a sealed set could otherwise get files added.  itself: the output folder is refused too. */
bool publish_outside(const char *folder, bool itself, struct err *e);

#endif /* STORE_PUBLISH_H */
