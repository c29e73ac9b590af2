/*
 * office - the office that issues a document: letterhead, number, date, recipients, signature
 * (Nghị định 30/2020/NĐ-CP, Phụ lục I), from the profile's section of its name.
 */
#ifndef TEMPLATE_OFFICE_H
#define TEMPLATE_OFFICE_H

#include <stdbool.h>

#include "doc/block.h"
#include "template/fill_input.h"

/* section of the profile */
#define OFFICES(X)                                                                                 \
    X(BHXH, "bhxh")                                                                                \
    X(SNV, "so_noi_vu")

enum office_id {
#define OFFICE_ENUM(NAME, section) OFFICE_##NAME,
    OFFICES(OFFICE_ENUM)
#undef OFFICE_ENUM
        OFFICE_IDS
};

struct office {
    str superior, name, symbol; /* "Bảo hiểm xã hội Việt Nam", its own name, "BC-BHXH" */
    const str *to;              /* Kính gửi */
    size_t tos;
    const str *recipient; /* Nơi nhận */
    size_t recipients;
    const str *authority; /* 7a */
    size_t authorities;
    str signer, preparer;
};

bool office_from_id(str id, enum office_id *out);
struct office office_of(const struct profile *p, enum office_id id);

/* "(Kèm theo Báo cáo số      /BC-BHXH ngày     tháng     năm 2026 của ...)" */
str office_attached(struct arena *a, const struct fill *f, const struct office *o);

void office_letterhead(struct doc *d, struct doc_section *s, const struct fill *f,
                       const struct office *o);
void office_addressee(struct doc *d, struct doc_section *s, const struct office *o);
/* Of the report: Nơi nhận at the left. */
void office_signature(struct doc *d, struct doc_section *s, const struct office *o);
/* Under an annex: NGƯỜI LẬP BIỂU at the left. */
void office_annex_signature(struct doc *d, struct doc_section *s, const struct fill *f,
                            const struct office *o);

#endif /* TEMPLATE_OFFICE_H */
