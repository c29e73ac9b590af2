/*
 * letter - the parts of an official document round its text, as decree 30/2020,
 * annex I places them (sizes: the decree's own table; cells: its diagram).
 *
 *     │ 2 superior, ISSUER     │ 1 quốc hiệu, tiêu ngữ      │
 *     │ 3 number               │ 4 place and date           │
 *     │              5a KIND, abstract                      │
 *     │ 9b Nơi nhận            │ 7a AUTHORITY               │
 *     │                        │ 7b name                    │
 */
#ifndef RENDER_LETTER_H
#define RENDER_LETTER_H

#include <stdbool.h>

#include "doc/block.h"
#include "render/ink.h"

void letter_head(struct ink_flow *f, const struct doc_letterhead *h, bool draft);
void letter_title(struct ink_flow *f, const struct doc_title *t);
void letter_addressee(struct ink_flow *f, const struct doc_addressee *a);
void letter_annex(struct ink_flow *f, const struct doc_annex_head *h, bool draft);

/* Takes the last lines before it along to its page. */
void letter_signature(struct ink_flow *f, const struct doc_signature *s);

#endif /* RENDER_LETTER_H */
