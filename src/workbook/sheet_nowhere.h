/*
 * sheet_nowhere - a sink that takes all that is told of a sheet and keeps nothing: for whoever measures, and as the rest of a sink
 * that asks for a part.
 */
#ifndef WORKBOOK_SHEET_NOWHERE_H
#define WORKBOOK_SHEET_NOWHERE_H

#include "workbook/sheet.h"

extern const struct sheet_sink sheet_nowhere;

#endif /* WORKBOOK_SHEET_NOWHERE_H */
