/*
 * guard - what a run must never overwrite: a province's own input, and what others put into the
 * output folder (spec 4.3).
 *
 * Publishing exchanges a whole folder.  If input and output were one folder, the extracts of a
 * period would be exchanged with its results and lost.  Both checks come before anything is read.
 */
#ifndef STORE_GUARD_H
#define STORE_GUARD_H

#include <stdbool.h>

#include "base/err.h"

/*
 * Refuse (ERR_USAGE) when input and output are one folder, or when one lies inside a period or the
 * lists of the other.  Folders are compared by their numbers in the file system, so that links,
 * dots and mounts hide nothing.  ky: "2026-Q1"; its two folders are compared too.  A folder that
 * does not exist yet is no danger.
 */
bool guard_apart(const char *input, const char *output, const char *ky, struct err *e);

/*
 * Refuse an output folder that is an input folder (ERR_USAGE: it has a profile or lists), and one
 * whose kiem-tra/ or .truoc/ is a link (ERR_CANTCREAT): what is replaced below them is removed, and
 * would be removed from wherever the link leads.
 */
bool guard_output(const char *output, struct err *e);

/*
 * Refuse (ERR_CANTCREAT) when output/kiem-tra/<ky>/ holds a file that this program did not make:
 * each check and each published set makes that folder anew or removes it.
 */
bool guard_checks(const char *output, const char *ky, struct err *e);

/*
 * Refuse (ERR_CANTCREAT) a target that this program did not make: a file, a link, or a folder that
 * is not empty and has no manifest.json of a run; and a set in which there is a file more than its
 * manifest says, or a document or workbook of another size.  A target that does not exist, or an
 * empty folder, is accepted.
 */
bool guard_target(const char *target, struct err *e);

#endif /* STORE_GUARD_H */
