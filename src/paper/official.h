/*
 * official - the parts of an official document round its text, placed as annex I of decree 30/2020
 * says; cell numbers are those of its diagram.
 *
 *     │ 2 superior, ISSUER     │ 1 quốc hiệu, tiêu ngữ      │
 *     │ 3 number, 5b "V/v ..." │ 4 place and date           │
 *     │              5a KIND, abstract                      │
 *     │ 9b Nơi nhận            │ 7a AUTHORITY               │
 *     │                        │ 7b name                    │
 */
#ifndef PAPER_OFFICIAL_H
#define PAPER_OFFICIAL_H

#include <stdbool.h>

#include "doc/block.h"
#include "paper/display_list.h"

void official_head(struct display_list_flow *f, const struct doc_letterhead *h, bool draft);
void official_title(struct display_list_flow *f, const struct doc_title *t);
void official_addressee(struct display_list_flow *f, const struct doc_addressee *a);
void official_annex(struct display_list_flow *f, const struct doc_annex_head *h, bool draft);

/* The last lines of text before the signature stay on one page with it. */
void official_signature(struct display_list_flow *f, const struct doc_signature *s);

#endif /* PAPER_OFFICIAL_H */
