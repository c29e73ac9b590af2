/*
 * returned - the reports that communes and departments owed for a half or a year, as they came back: the .md files of
 * input/<KỲ>/bao_cao_don_vi (spec 5, demands 17 and 18).
 *
 *     19753-phuong-phu-xuan.md     the file of the place with code 19753: its name is the code, or begins with it and '-'
 *
 * What stands under a heading about difficulties ("Khó khăn, vướng mắc") and under one about proposals ("Kiến nghị, đề
 * xuất") is put together place by place, each with its name; so is who has reported and who has not.  Reports print
 * them as remarks: {nhan_xet bao-cao-don-vi}, {nhan_xet kho-khan-don-vi}, {nhan_xet kien-nghi-don-vi}.
 */
#ifndef RUN_RETURNED_H
#define RUN_RETURNED_H

#include <stdbool.h>

#include "base/err.h"
#include "run/gather.h"
#include "run/remarks.h"

/* Read bao_cao_don_vi in dir, the folder of the period, and add its remarks after those of io; nothing when no report is
 * there.  The operator is told (gather_tell) of files that are not Markdown or not named after a place, of letters that
 * the fonts lack, of reports without either heading, of words under other headings, and of such a folder in a period that
 * is no half or year, which is not read.  It refuses what remarks_load refuses. */
bool returned_add(struct gather *g, const char *dir, struct remarks *io, struct err *e);

#endif /* RUN_RETURNED_H */
