/*
 * address - find the commune of today for an address, by the names of today and of before 1/7/2025 (spec 2.1).
 *
 *     "12 Lê Lợi, P. Phú Hội, TP. Huế"
 *                 └────────┘  └─────┘       mentions: words that name places, with the kind before them
 *
 *     CERTAIN    a commune is named with its kind, or alone between a street and a district that it lies in; and every
 *                reading of the address leads to it
 *     PROPOSED   the likeliest reading, which a person must confirm; `why` says why it is not certain: a slip, no kind,
 *                several places of that name, a commune that was divided, another district ...
 *     UNKNOWN    no commune of this province is named, or another province is
 */
#ifndef DIM_ADDRESS_H
#define DIM_ADDRESS_H

#include <stdint.h>

#include "base/str.h"
#include "dim/gazetteer.h"

enum address_surety { ADDRESS_UNKNOWN, ADDRESS_PROPOSED, ADDRESS_CERTAIN };

/* NAME, in words for the person who confirms */
#define ADDRESS_WHYS(X)                                                                            \
    X(NAMED, "tên xã trong địa chỉ")                                                               \
    X(SEVERAL, "tên này có ở nhiều nơi, hoặc địa chỉ ghi nhiều xã")                                \
    X(DIVIDED, "xã cũ đã chia về nhiều xã")                                                        \
    X(SLIP, "tên xã viết gần giống")                                                               \
    X(MARKS, "dấu của tên xã khác với danh mục")                                                   \
    X(KIND, "xã hay phường ghi khác với danh mục")                                                 \
    X(BARE, "tên không kèm chữ xã, phường")                                                        \
    X(DISTRICT, "huyện hoặc tỉnh trong địa chỉ khác với xã")                                       \
    X(REST, "phần khác của địa chỉ không đọc được")                                                \
    X(ELSEWHERE, "địa chỉ ghi tỉnh khác")                                                          \
    X(NOTHING, "không có tên xã nào của tỉnh")

enum address_why {
#define ADDRESS_ENUM(NAME, text) ADDRESS_##NAME,
    ADDRESS_WHYS(ADDRESS_ENUM)
#undef ADDRESS_ENUM
        ADDRESS_WHY_COUNT
};
const char *address_why_text(enum address_why w);

struct address_answer {
    enum address_surety surety;
    enum address_why why;
    uint32_t xa; /* line of MEMBER_XA; MEMBER_NONE when it is unknown */
};
struct address_answer address_resolve(const struct gazetteer *g, str text);

#endif /* DIM_ADDRESS_H */
