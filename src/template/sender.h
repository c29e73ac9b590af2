/*
 * sender - the office that issues a document: letterhead, number, date, recipients, signature
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I), from the profile's section of its name.
 */
#ifndef TEMPLATE_SENDER_H
#define TEMPLATE_SENDER_H

#include <stdbool.h>

#include "doc/block.h"
#include "language/prose.h"
#include "template/fill_input.h"
#include "template/sender_parts.h"

/* The office that issues the document of this front matter; NULL: the reports of BHXH. */
struct sender sender_of(struct arena *a, const struct fill *f, const struct prose_head *h);

/* Whether the office is the department itself, by its code: nobody writes to itself. */
bool sender_is(const struct profile *p, enum sender_id id, const struct member *department);

/* "(Kèm theo Báo cáo số      /BC-BHXH ngày     tháng     năm 2026 của ...)" */
str sender_attached(struct arena *a, const struct fill *f, const struct sender *o);

/* Letterhead; of a công văn its "V/v ..." too. */
void sender_letterhead(struct doc *d, struct doc_section *s, const struct fill *f,
                       const struct sender *o);
void sender_addressee(struct doc *d, struct doc_section *s, const struct sender *o);
/* Of the document: Nơi nhận at the left. */
void sender_signature(struct doc *d, struct doc_section *s, const struct sender *o);
/* Under an annex: NGƯỜI LẬP BIỂU at the left. */
void sender_annex_signature(struct doc *d, struct doc_section *s, const struct fill *f,
                            const struct sender *o);

#endif /* TEMPLATE_SENDER_H */
