/* What a worker keeps: an answer is that of the very bytes and the kind that were asked for, and no more is kept than there is room for. */
#include <criterion/criterion.h>

#include <string.h>

#include "render/once.h"

Test(once, an_answer_is_that_of_the_same_bytes_and_kind) {
    struct once *k = once_new();
    str answer = STR("none");

    cr_expect_not(once_find(k, ONCE_PACKED, STR("styles"), &answer));
    once_add(k, ONCE_PACKED, STR("styles"), STR("packed"));
    once_add(k, ONCE_STYLES, STR("styles"), STR("written"));
    once_add(k, ONCE_WHOLE, STR(""), STR(""));
    cr_assert(once_find(k, ONCE_PACKED, STR("styles"), &answer));
    cr_expect(str_eq(answer, STR("packed")));
    cr_assert(once_find(k, ONCE_STYLES, STR("styles"), &answer));
    cr_expect(str_eq(answer, STR("written")));
    cr_assert(once_find(k, ONCE_WHOLE, STR(""), &answer));
    cr_expect_eq(answer.n, 0);
    cr_expect_not(once_find(k, ONCE_WHOLE, STR("styles"), &answer));
    cr_expect_not(once_find(k, ONCE_PACKED, STR("style"), &answer));
    cr_expect_not(once_find(k, ONCE_PACKED, STR("styles "), &answer));
    cr_expect_not(once_find(k, ONCE_PACKED, STR("styleS"), &answer));
    once_free(k);
}

Test(once, nothing_is_kept_without_a_place_for_it) {
    str answer;

    once_add(NULL, ONCE_PACKED, STR("styles"), STR("packed"));
    cr_expect_not(once_find(NULL, ONCE_PACKED, STR("styles"), &answer));
    once_free(NULL);
}

/* 20 MB of parts, each of its own bytes: those that came first are kept, the others are not, and nothing is confused. */
Test(once, what_is_kept_has_an_end) {
    enum { N = 500, BYTES = 40000 };
    static char part[BYTES];
    struct once *k = once_new();
    size_t found = 0;
    bool lost = false;

    for (unsigned i = 0; i < N; i++) {
        memset(part, 'a' + (int)(i % 26), sizeof part);
        memcpy(part + 100, &i, sizeof i);
        once_add(k, ONCE_PACKED, (str){part, sizeof part}, (str){(const char *)&i, sizeof i});
    }
    for (unsigned i = 0; i < N; i++) {
        str answer;

        memset(part, 'a' + (int)(i % 26), sizeof part);
        memcpy(part + 100, &i, sizeof i);
        if (once_find(k, ONCE_PACKED, (str){part, sizeof part}, &answer)) {
            cr_expect(!lost && answer.n == sizeof i && memcmp(answer.p, &i, sizeof i) == 0, "%u",
                      i);
            found++;
        } else {
            lost = true;
        }
    }
    cr_expect_gt(found, 50);
    cr_expect_lt(found * BYTES, 5000000);
    once_free(k);
}

Test(once, long_bytes_are_not_kept) {
    static char part[100000];
    struct once *k = once_new();
    str answer;

    memset(part, 'a', sizeof part);
    once_add(k, ONCE_PACKED, (str){part, sizeof part}, STR("packed"));
    cr_expect_not(once_find(k, ONCE_PACKED, (str){part, sizeof part}, &answer));
    once_free(k);
}

static int ended;

static void
end(void *thing) {
    ended += *(int *)thing;
}

/* A thing has one owner: who took it, or the struct, which ends it when it ends itself. */
Test(once, a_thing_is_given_to_one_and_ended_once) {
    struct once *k = once_new();
    int one = 1;
    int ten = 10;

    cr_expect_null(once_take(k));
    cr_expect_null(once_take(NULL));
    once_give(k, &one, end);
    once_give(k, &ten, end); /* there is one already */
    cr_expect_eq(ended, 10);
    cr_expect_eq(once_take(k), &one);
    cr_expect_null(once_take(k));
    once_give(k, &one, end);
    cr_expect_eq(ended, 10);
    once_free(k);
    cr_expect_eq(ended, 11);
    k = once_new();
    once_give(k, &one, end);
    cr_expect_eq(once_take(k), &one);
    once_free(k);
    cr_expect_eq(ended, 11);
}
