/*
 * sender_id - the offices that may issue a document, each by the section of the profile that
 * describes it; in the order of signing, since the later rest on the figures of the earlier.
 */
#ifndef LANGUAGE_SENDER_ID_H
#define LANGUAGE_SENDER_ID_H

#include <stdbool.h>

#include "base/str.h"

/* NAME, section of the profile */
#define SENDERS(X)                                                                                 \
    X(BHXH, "bhxh")                                                                                \
    X(SNV, "so_noi_vu")

enum sender_id {
#define SENDER_ENUM(NAME, section) SENDER_##NAME,
    SENDERS(SENDER_ENUM)
#undef SENDER_ENUM
        SENDER_IDS,
    /* The commune or department that the document is about: a report that it owes. */
    SENDER_PLACE = SENDER_IDS
};

/* Set *out to the office of this section, or to SENDER_PLACE for "noi".  Return false when no office has it. */
bool sender_from_id(str id, enum sender_id *out);

#endif /* LANGUAGE_SENDER_ID_H */
