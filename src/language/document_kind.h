/*
 * document_kind - the kinds of administrative documents (decree 30/2020, Điều 7 and Phụ lục III):
 * what stands in their number, and which of three layouts they have.
 *
 *     a kind with a name     "Số:     /TB-BHXH"; THÔNG BÁO and its abstract, centred
 *     công văn               "Số:     /BHXH-QLT"; "V/v ..." under the number, no name
 *     phiếu trình            goes up with a draft inside the office: the one who submits signs at the right, at the
 *                            left there is room for the leader's word
 *
 * A further kind is a row of DOCUMENT_KINDS; nothing else changes.
 */
#ifndef LANGUAGE_DOCUMENT_KIND_H
#define LANGUAGE_DOCUMENT_KIND_H

#include "base/str.h"

enum document_layout { DOCUMENT_NAMED, DOCUMENT_LETTER, DOCUMENT_SLIP };

struct document_kind {
    const char *name;  /* "BÁO CÁO", as a template writes it and as it is printed */
    const char *said;  /* "Báo cáo", in a sentence: "(Kèm theo Báo cáo số ...)" */
    const char *brief; /* "BC", in the number; "" where there is none */
    enum document_layout layout;
};

/* The kind of this name, in any case; NULL: there is none. */
const struct document_kind *document_kind_find(str name);
/* Name of the k-th kind, for the nearest one; NULL past the last. */
const char *document_kind_name(size_t k);

#endif /* LANGUAGE_DOCUMENT_KIND_H */
