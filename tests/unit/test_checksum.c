/* test_checksum - the checksum of a zip's parts is the one that its definition gives, bit by bit. */

#include <criterion/criterion.h>
#include <string.h>

#include "office/checksum.h"

enum { LONGEST = 400, PLACES = 17 };

/* The remainder by x^32 + x^26 + x^23 + x^22 + x^16 + x^12 + x^11 + x^10 + x^8 + x^7 + x^5 + x^4 + x^2 + x + 1, lowest bits
 * first. */
static uint32_t
by_bits(uint32_t sum, const unsigned char *p, size_t n) {
    sum = ~sum;
    for (size_t i = 0; i < n; i++) {
        sum ^= p[i];
        for (int k = 0; k < 8; k++) {
            sum = (sum & 1) != 0 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
        }
    }
    return ~sum;
}

Test(checksum, any_bytes_in_any_pieces_have_the_sum_of_the_definition) {
    unsigned char bytes[LONGEST + PLACES];
    uint32_t seed = 1;

    for (size_t i = 0; i < sizeof bytes; i++) {
        seed = seed * 1103515245 + 12345;
        bytes[i] = (unsigned char)(seed >> 16);
    }
    for (size_t at = 0; at < PLACES; at++) {
        for (size_t n = 0; n <= LONGEST; n++) {
            const uint32_t whole = by_bits(0, bytes + at, n);
            const size_t first = n * at / PLACES;

            cr_assert_eq(checksum_add(0, bytes + at, n), whole, "%zu bytes from %zu", n, at);
            cr_assert_eq(
                checksum_add(checksum_add(0, bytes + at, first), bytes + at + first, n - first),
                whole, "%zu bytes from %zu, the first %zu before", n, at, first);
        }
    }
    cr_assert_eq(checksum_add(0, "123456789", 9), 0xcbf43926); /* as the definition states it */
    memset(bytes, 0, sizeof bytes);
    cr_assert_eq(checksum_add(0, bytes, LONGEST), by_bits(0, bytes, LONGEST));
}
