/*
 * sender_parts - the office that issues a document, as the files of the room sender share it.
 */
#ifndef TEMPLATE_SENDER_PARTS_H
#define TEMPLATE_SENDER_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "language/document_kind.h"

struct sender {
    const struct document_kind *kind;
    str superior, name, symbol; /* "Bảo hiểm xã hội Việt Nam", its own name, "BC-BHXH" */
    str place;                  /* where it is dated; empty: the profile's */
    str about;                  /* "V/v ..." of a công văn; else empty */
    const str *to;              /* Kính gửi: to_n of them */
    size_t to_n;
    const str *recipient; /* Nơi nhận: nobody who stands in Kính gửi */
    size_t recipients;
    const str *authority; /* 7a */
    size_t authorities;
    str signer, preparer;
    bool of_another; /* not one of the two offices that send: a form for a place to fill */
};

#endif /* TEMPLATE_SENDER_PARTS_H */
