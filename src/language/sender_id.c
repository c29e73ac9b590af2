/* sender_id - the offices that may issue a document.  See sender_id.h. */

#include "language/sender_id.h"

static const char *const sections[SENDER_IDS] = {
#define SENDER_SECTION(NAME, section) section,
    SENDERS(SENDER_SECTION)
#undef SENDER_SECTION
};

bool
sender_from_id(str id, enum sender_id *out) {
    for (unsigned k = 0; k < SENDER_IDS; k++) {
        if (str_eq(id, str_from(sections[k]))) {
            *out = (enum sender_id)k;
            return true;
        }
    }
    if (str_eq(id, STR("noi"))) {
        *out = SENDER_PLACE;
        return true;
    }
    return false;
}
