/*
 * checks - what the checks of the data left open, in a sentence for the slip that goes up with a draft, never
 * for what is signed and sent; and how many figures wait for an answer.
 */
#ifndef TEMPLATE_CHECKS_H
#define TEMPLATE_CHECKS_H

#include "base/arena.h"
#include "template/fill_input.h"

/* "12 tệp, đọc 24.620 dòng: nhận 24.570, loại 27, trùng 23; 135 cảnh báo, nhiều nhất là: ... (67)".  A half or a year
 * first says what its quarters were made of.  Empty when nothing was read. */
str checks_rows(struct arena *a, const struct fill *f);
/* What a person let through and why, and what the documents had to be told; empty: nothing is open. */
str checks_open(struct arena *a, const struct fill *f);
/* How many figures of the document's place are to be explained (figures/outliers.h), and how many of them nobody has
 * explained; empty for none. */
str checks_asked(struct arena *a, const struct fill *f);
str checks_unanswered(struct arena *a, const struct fill *f);

#endif /* TEMPLATE_CHECKS_H */
