/* test_map - from a piece of text to a number. */

#include <criterion/criterion.h>
#include <stdio.h>

#include "base/map.h"

Test(map, keys_get_dense_numbers_in_the_order_of_first_insertion) {
    struct arena a = ARENA_EMPTY;
    struct map m;
    bool added = false;

    map_init(&m, &a);
    cr_assert_eq(map_get(&m, STR("05977")), MAP_NONE);
    cr_assert_eq(map_put(&m, STR("05977"), &added), 0);
    cr_assert(added);
    cr_assert_eq(map_put(&m, STR(""), NULL), 1);
    cr_assert_eq(map_put(&m, STR("05977"), &added), 0);
    cr_assert_not(added);
    cr_assert_eq(map_get(&m, STR("")), 1);
    cr_assert_eq(map_get(&m, STR("0597")), MAP_NONE);
    map_free(&m);
    cr_assert_eq(map_get(&m, STR("05977")), MAP_NONE);
    arena_free(&a);
}

Test(map, a_hundred_thousand_keys_are_all_found_again) {
    enum { N = 100000 };
    struct arena a = ARENA_EMPTY;
    struct map m;
    char key[32];

    map_init(&m, &a);
    for (uint32_t i = 0; i < N; i++) {
        const int n = snprintf(key, sizeof key, "%010u", i * 7919U);

        cr_assert_eq(map_put(&m, (str){key, (size_t)n}, NULL), i);
    }
    cr_assert_eq(m.n, N);
    for (uint32_t i = 0; i < N; i++) {
        const int n = snprintf(key, sizeof key, "%010u", i * 7919U);

        cr_assert_eq(map_get(&m, (str){key, (size_t)n}), i);
        cr_assert(str_eq(m.key[i], (str){key, (size_t)n}));
    }
    cr_assert_eq(map_get(&m, STR("x")), MAP_NONE);
    map_free(&m);
    arena_free(&a);
}

Test(map, a_map_has_room_for_no_more_than_twice_its_keys) {
    struct arena a = ARENA_EMPTY;
    struct map m;
    char key[32];

    map_init(&m, &a);
    for (uint32_t i = 0; i < 300000; i++) {
        const int n = snprintf(key, sizeof key, "%010u", i);

        (void)map_put(&m, (str){key, (size_t)n}, NULL);
        cr_assert(i < 1000 || m.slot_cap <= 2 * (m.n + 1), "%u slots for %u", m.slot_cap, m.n);
        cr_assert_lt(m.n, m.slot_cap);
    }
    map_free(&m);
    arena_free(&a);
}

Test(map, keys_may_hold_nul_and_differ_in_any_byte) {
    static const char raw[] = "a\0b\0a\0c\0";
    struct arena a = ARENA_EMPTY;
    struct map m;

    map_init(&m, &a);
    cr_assert_eq(map_put(&m, (str){raw, 3}, NULL), 0);
    cr_assert_eq(map_put(&m, (str){raw + 4, 3}, NULL), 1);
    cr_assert_eq(map_put(&m, (str){raw, 4}, NULL), 2);
    cr_assert_eq(map_put(&m, (str){raw, 1}, NULL), 3);
    cr_assert_eq(map_get(&m, (str){raw + 4, 3}), 1);
    map_free(&m);
    arena_free(&a);
}

Test(map, the_low_bits_of_the_hash_spread_consecutive_codes) {
    /* 4096 consecutive 10-digit codes over 4096 slots: a random function leaves about
     * 4096/e = 1507 slots empty, sd about 20 */
    static unsigned char seen[4096];
    int empty = 0;

    for (unsigned i = 0; i < 4096; i++) {
        char key[16];
        const int n = snprintf(key, sizeof key, "%010u", 2000000000U + i);

        seen[map_hash((str){key, (size_t)n}) & 4095] = 1;
    }
    for (unsigned i = 0; i < 4096; i++) {
        empty += seen[i] == 0;
    }
    cr_assert(empty > 1380 && empty < 1640, "%d empty slots", empty);
}
