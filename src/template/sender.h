/*
 * sender - the office that issues a document: letterhead, number, date, recipients, signature
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I), from the profile's section of its name.
 */
#ifndef TEMPLATE_SENDER_H
#define TEMPLATE_SENDER_H

#include <stdbool.h>

#include "doc/block.h"
#include "language/sender_id.h"
#include "template/fill_input.h"

struct sender {
    str superior, name, symbol; /* "Bảo hiểm xã hội Việt Nam", its own name, "BC-BHXH" */
    const str *to;              /* Kính gửi */
    size_t tos;
    const str *recipient; /* Nơi nhận */
    size_t recipients;
    const str *authority; /* 7a */
    size_t authorities;
    str signer, preparer;
};

struct sender sender_of(const struct profile *p, enum sender_id id);

/* "(Kèm theo Báo cáo số      /BC-BHXH ngày     tháng     năm 2026 của ...)" */
str sender_attached(struct arena *a, const struct fill *f, const struct sender *o);

void sender_letterhead(struct doc *d, struct doc_section *s, const struct fill *f,
                       const struct sender *o);
void sender_addressee(struct doc *d, struct doc_section *s, const struct sender *o);
/* Of the report: Nơi nhận at the left. */
void sender_signature(struct doc *d, struct doc_section *s, const struct sender *o);
/* Under an annex: NGƯỜI LẬP BIỂU at the left. */
void sender_annex_signature(struct doc *d, struct doc_section *s, const struct fill *f,
                            const struct sender *o);

#endif /* TEMPLATE_SENDER_H */
