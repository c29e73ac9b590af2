/*
 * publish - a folder of results appears whole or not at all (spec 4.3).
 *
 *     begin    lock output/.khoa; finish or clear what a crash left; make output/.tam-<name>-<pid>/
 *       |      files are written below publish_stage()
 *     commit   sync everything, then one rename: exchange with output/<name>/ (or plain, the
 *       |      first time); sync output/; keep the old set (store/kept.h)
 *     abandon  remove the staging folder; the published set was never touched
 *
 *     .xong-<name> marks an exchange that was begun: it holds the stage's name and the new set's inode, which show
 *       the next begin whether the exchange was done.
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

/* Take the lock (ERR_BUSY: another run has it) and repair what an earlier crash left.  The
 * output folder is made when it is missing.  A process that dies gives the lock back. */
bool publish_lock(const char *output, struct publish_lock **out, struct err *e);
void publish_unlock(struct publish_lock *l); /* NULL is nothing */
/* The descriptor that holds the lock, so that a child process can close its copy; *l owns it. */
int publish_lock_fd(const struct publish_lock *l);

/* Make a new staging folder for output/<name>.  name may hold one '/'; its parent folder is
 * made. */
bool publish_begin(const struct publish_lock *l, const char *name, struct publish **out,
                   struct err *e);
const char *publish_stage(const struct publish *p);  /* path of the staging folder */
const char *publish_target(const struct publish *p); /* path of the published folder */

/* Remove a published folder in one rename, and its parent when that is then empty; also true
 * when there is none. */
bool publish_retire(const struct publish_lock *l, const char *name, struct err *e);

/* Both end p.  When publish_commit returns false, either nothing was published, or the new set
 * is published and *e says that the old one could not be removed. */
bool publish_commit(struct publish *p, struct err *e);
void publish_abandon(struct publish *p); /* NULL is nothing */

/* Refuse (ERR_CANTCREAT) a folder inside an output folder: only whole sets may be written there,
 * or files could be added to a sealed set.  itself: refuse the output folder too. */
bool publish_outside(const char *folder, bool itself, struct err *e);

#endif /* STORE_PUBLISH_H */
