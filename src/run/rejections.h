/*
 * rejections - say why most rows of a file were rejected.  Thousands of rows mostly share one cause, and whoever reads
 * that a delivery was refused wants to know what to mend.
 */
#ifndef RUN_REJECTIONS_H
#define RUN_REJECTIONS_H

#include "base/buf.h"
#include "ingest/ledger.h"

/* Add "; nhiều nhất là D05 (7.729 chỗ, dòng đầu là dòng 2, cột tu_ngay: ...)" for a file of the ledger; nothing when none of
 * its rows was rejected. */
void rejections_say(struct ledger *l, const struct ledger_file *f, struct buf *out);

#endif /* RUN_REJECTIONS_H */
