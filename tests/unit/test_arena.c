/* test_arena - rows that grow in an arena keep what they hold. */

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

Test(arena, a_row_that_grows_keeps_its_things_and_moves_only_when_it_is_full) {
    struct arena a = ARENA_EMPTY;
    uint64_t *v = NULL;
    size_t cap = 0;
    unsigned moved = 0;

    for (size_t n = 0; n < 100000; n++) {
        uint64_t *const before = v;

        v = arena_grown(&a, v, n, &cap, sizeof *v);
        cr_assert_gt(cap, n);
        cr_assert_eq(v[n], 0);
        moved += v != before;
        v[n] = n * n;
    }
    for (size_t n = 0; n < 100000; n++) {
        cr_assert_eq(v[n], n * n);
    }
    cr_assert_eq(moved, 12); /* 64, 128, ... 131072 */
    arena_free(&a);
}

Test(arena, what_was_taken_since_a_mark_is_gone_and_its_room_comes_again) {
    struct arena a = ARENA_EMPTY;
    char *const kept = arena_array(&a, char, 100);
    const struct arena_mark mark = arena_mark(&a);
    char *const first = arena_array(&a, char, 100);

    kept[99] = 'x';
    cr_assert_eq(arena_array(&a, char, 1 << 20)[(1 << 20) - 1], '\0');
    arena_rewind(&a, mark);
    cr_assert_eq(arena_array(&a, char, 100), first);
    cr_assert_eq(kept[99], 'x');
    arena_free(&a);
}

Test(arena, texts_lie_close_and_what_comes_behind_them_is_aligned) {
    enum { TEXTS = 10000, BYTES = 11 };
    struct arena a = ARENA_EMPTY;
    static char *text[TEXTS];
    size_t close = 0;

    for (size_t i = 0; i < TEXTS; i++) {
        text[i] = arena_text(&a, BYTES);
        memset(text[i], (int)(i % 100), BYTES);
        if (i % 100 == 99) {
            uint64_t *const word = arena_new(&a, uint64_t);

            cr_assert_eq((uintptr_t)word % sizeof *word, 0);
            cr_assert_eq(*word, 0);
            *word = UINT64_MAX;
        }
    }
    for (size_t i = 0; i < TEXTS; i++) {
        for (size_t k = 0; k < BYTES; k++) {
            cr_assert_eq(text[i][k], (char)(i % 100));
        }
        close += i > 0 && text[i] == text[i - 1] + BYTES;
    }
#ifndef __SANITIZE_ADDRESS__
    cr_assert_gt(close, TEXTS - 2 * TEXTS / 100);
#endif
    arena_free(&a);
}
