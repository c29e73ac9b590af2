/*
 * litter - files that office programs and file managers put beside others while people work: an open workbook's
 * "~$phu-luc.xlsx", LibreOffice's ".~lock.phu-luc.xlsx#", "Thumbs.db", "desktop.ini", ".DS_Store", "._so-lieu.csv".
 * They say nothing about the files that they lie beside, come by themselves and go by themselves.
 */
#ifndef BASE_LITTER_H
#define BASE_LITTER_H

#include <stdbool.h>

/* Is the last part of a path the name of such a file?  Letters of any case. */
bool litter_is(const char *path);

#endif /* BASE_LITTER_H */
