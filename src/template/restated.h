/*
 * restated - the annex "Số liệu điều chỉnh" of a revision: what the sealed set said, what is said
 * now, and the difference, by place and indicator (spec 4.1 `run --restate`).
 *
 *     TỔNG SỐ   Thành phố Huế
 *       1       Người tham gia BHYT   người   1.130.000   1.130.012   12
 *     I         Phường Thuận Hóa
 *       1       ...
 *
 * Only what differs stands in it, the province first and then its communes; in a document about one
 * commune or department only that one.  A rate differs when it differs as printed.
 */
#ifndef TEMPLATE_RESTATED_H
#define TEMPLATE_RESTATED_H

#include <stdbool.h>

#include "doc/block.h"
#include "template/fill_input.h"
#include "template/sender.h"

struct restated_place {
    /* Print only the first rows of a long list, and a line that tells how many more there are. */
    bool paper;
    unsigned number; /* of the annex; 0: the only one of its report */
};
/* The annex as the last section of d; NULL (and nothing added) when the set restates nothing. */
struct doc_section *restated_annex(struct doc *d, const struct fill *f, const struct sender *office,
                                   struct restated_place at);

#endif /* TEMPLATE_RESTATED_H */
