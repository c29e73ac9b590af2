/*
 * sender_symbol - what stands behind the number of a document: kind and office (Nghị định 30/2020/NĐ-CP).
 */
#ifndef TEMPLATE_SENDER_SYMBOL_H
#define TEMPLATE_SENDER_SYMBOL_H

#include "base/arena.h"
#include "base/str.h"
#include "language/document_kind.h"

/* report: the symbol of the office's reports, "BC-BHXH".  A notice of the same office gets "TB-BHXH".  A công văn gets
 * `letter`, or the office alone where letter is empty. */
str sender_symbol(struct arena *a, str report, str letter, const struct document_kind *kind);

#endif /* TEMPLATE_SENDER_SYMBOL_H */
