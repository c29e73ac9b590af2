/* decree - sizes and distances of an official document.  See decree.h. */

#include "measure/decree.h"

#define NOTE_SIZE 12.0

const struct decree_dress decree_dress[] = {
    [DOC_BODY] = {BODY_SIZE, BODY_INDENT, BODY_GAP, BODY_SPACING, LAYOUT_JUSTIFY},
    [DOC_CENTRED] = {BODY_SIZE, 0, BODY_GAP, BODY_SPACING, LAYOUT_CENTRE},
    [DOC_NOTE] = {NOTE_SIZE, 0, 3, 1.0, LAYOUT_JUSTIFY},
    [DOC_WARNING] = {13, 0, 10, 1.05, LAYOUT_CENTRE},
};
