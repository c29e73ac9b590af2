/*
 * litter - files that office programs and file managers put beside others while people work: an
 * open workbook's "~$phu-luc.xlsx", LibreOffice's ".~lock.phu-luc.xlsx#", "Thumbs.db",
 * "desktop.ini", ".DS_Store", "._so-lieu.csv". They say nothing about the files beside them, and
 * nobody makes or removes them on purpose.
 */
#ifndef BASE_LITTER_H
#define BASE_LITTER_H

#include <stdbool.h>

/* Whether the last part of a path is the name of such a file, in letters of any case. */
bool litter_is(const char *path);

#endif /* BASE_LITTER_H */
