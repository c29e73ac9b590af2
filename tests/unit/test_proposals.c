/* test_proposals - tax payers proposed for employers without a tax code. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "base/buf.h"
#include "figures/proposals.h"
#include "ingest/extract_job.h"
#include "planted.h"
#include "thorough.h"

enum { FIRMS = 20000, COMMUNES = 133, UNKNOWN = 9 };

/* BAOPHU_PLANTED=1100000 measures as many firms, in the communes of the whole country. */
Test(proposals, of_a_planted_truth_99_percent_are_right) {
    const char *wish = getenv("BAOPHU_PLANTED");
    const uint32_t firms = wish == NULL ? FIRMS : (uint32_t)strtoul(wish, NULL, 10);
    struct planted t;
    struct proposals_request r;
    struct proposals_one *found;
    struct arena a = ARENA_EMPTY;
    struct rusage before;
    struct rusage after;
    uint32_t right = 0;
    uint32_t wrong = 0;
    clock_t start;

    planted_make(&t, firms, wish == NULL ? COMMUNES : 3321);
    r = planted_request(&t);
    (void)getrusage(RUSAGE_SELF, &before);
    start = clock();
    found = proposals_find(&a, &r);
    (void)getrusage(RUSAGE_SELF, &after);
    for (uint32_t i = 0; i < t.employers; i++) {
        right += found[i].payer != PROPOSALS_NONE && found[i].payer == t.truth[i];
        wrong += found[i].payer != PROPOSALS_NONE && found[i].payer != t.truth[i];
    }
    if (wish != NULL) {
        (void)fprintf(stderr,
                      "%u employers, %u with a partner of %u tax payers: %u right, %u wrong; %.1f "
                      "s, %ld KiB more\n",
                      t.employers, t.partners, t.payers, right, wrong,
                      (double)(clock() - start) / CLOCKS_PER_SEC,
                      after.ru_maxrss - before.ru_maxrss);
    }
    cr_expect(right >= 99 * wrong, "%u right, %u wrong", right, wrong);
    cr_expect(100ULL * right >= 80ULL * t.partners, "%u of %u found", right, t.partners);
    arena_free(&a);
    planted_free(&t);
}

/* Two of each side, or one; what is left out is told by nobody. */
struct pair {
    struct proposals_side employer, payer;
    unsigned score; /* 0: nothing is proposed */
    const char *why;
};

static void
first(const void *ctx, uint32_t ix, struct proposals_side *out) {
    *out = ((const struct pair *)ctx)[ix].employer;
}

static void
second(const void *ctx, uint32_t ix, struct proposals_side *out) {
    *out = ((const struct pair *)ctx)[ix].payer;
}

#define SIDE(name, address, code, xa, workers)                                                     \
    {                                                                                              \
        {name, sizeof(name) - 1}, {address, sizeof(address) - 1}, {code, sizeof(code) - 1}, xa,    \
            workers                                                                                \
    }

/* 70 points for the same name; the communes are 1 and 2. */
Test(proposals, place_street_size_and_a_wrong_digit_count_for_and_against) {
    static const struct pair cases[] = {
        {SIDE("Sông Hương", "", "", 1, 5), SIDE("Sông Hương", "", "", 1, 5), 70 + 15 + 8 + 5,
         "tên giống nhau; cùng xã, phường; số lao động gần bằng nhau"},
        {SIDE("Sông Hương", "", "", 1, 5), SIDE("SÔNG-HƯƠNG", "", "", 1, 5), 70 + 15 + 8 + 5,
         "tên giống nhau; cùng xã, phường; số lao động gần bằng nhau"},
        {SIDE(" Sông\u00a0Hương,", "", "", 1, 5), SIDE("Sông \t Hương ", "", "", 1, 5),
         70 + 15 + 8 + 5, "tên giống nhau; cùng xã, phường; số lao động gần bằng nhau"},
        {SIDE("Sông Hương", "", "", 1, 5), SIDE("Sông Hương", "", "", 2, 5), 0, ""}, /* 73 */
        {SIDE("Sông Hương", "12 Lê Lợi, xã cũ", "", 1, 5),
         SIDE("Sông Hương", "Số 12 đường Lê Lợi, P. Phú Hội", "", 2, 5), 70 - 10 + 10 + 8 + 5,
         "tên giống nhau; khác xã, phường; cùng số nhà, đường; số lao động gần bằng nhau"},
        {SIDE("Sông Hương", "", "3300101237", 1, 5), SIDE("Sông Hương", "", "3300101238", 2, 5),
         70 - 10 + 10 + 8 + 5,
         "tên giống nhau; khác xã, phường; số lao động gần bằng nhau; mã số thuế đã khai gần "
         "giống"},
        {SIDE("Sông Hương", "", "", UNKNOWN, 5), SIDE("Sông Hương", "", "", 2, EXTRACT_NO_NUMBER),
         70 + 5 + 5, "tên giống nhau"},
        {SIDE("Sông Hương", "7 Bà Triệu", "", 1, 5), SIDE("Sông Hương", "12 Lê Lợi", "", 1, 90), 0,
         ""}, /* 70 + 15 - 6 - 8 + 5 */
        {SIDE("Sông Hương", "7 Bà Triệu", "", 1, 50), SIDE("Sông Hương", "12 Lê Lợi", "", 1, 90),
         70 + 15 - 6 + 5, "tên giống nhau; cùng xã, phường; số nhà, đường khác"},
        {SIDE("PhúHưng", "", "", 1, 9), SIDE("Phú Hưng", "", "", 1, 9), 0,
         ""}, /* no key is shared */
        {SIDE("PhúHưng", "1 Lê Lợi", "", 1, 9), SIDE("Phú Hưng", "1, Lê Lợi", "", 1, 9), 0, ""},
        {SIDE("PhúHưng", "1 Lê Lợi", "", 1, 9), SIDE("Phú Hưng", "Số 1 Lê Lợi", "", 1, 9), 100,
         "tên gần giống (sai chính tả, thiếu dấu hoặc thiếu chữ); cùng xã, phường; cùng số nhà, "
         "đường; số lao động gần bằng nhau"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena a = ARENA_EMPTY;
        struct buf why = {0};
        const struct proposals_request r = {.ctx = &cases[i],
                                            .employers = 1,
                                            .payers = 1,
                                            .unknown_xa = UNKNOWN,
                                            .employer = first,
                                            .payer = second};
        const struct proposals_one *one = proposals_find(&a, &r);

        cr_expect_eq(one->payer, cases[i].score == 0 ? PROPOSALS_NONE : 0, "case %zu", i);
        cr_expect_eq(one->score, cases[i].score, "case %zu: %u", i, one->score);
        proposals_say(one->why, &why);
        cr_expect_str_eq(buf_z(&why), cases[i].why, "case %zu", i);
        buf_free(&why);
        arena_free(&a);
    }
}

/* A hundred of one name are nobody; the order of rows and the size of a batch change nothing. */
Test(proposals, batches_of_any_size_find_the_same) {
    struct planted t;
    struct arena a = ARENA_EMPTY;
    struct proposals_request r;
    const struct proposals_one *whole;

    planted_make(&t, 3000 / EACH, 20);
    r = planted_request(&t);
    whole = proposals_find(&a, &r);
    for (uint32_t batch = 100; batch < 3000; batch *= 5) {
        const struct proposals_one *parts;

        r.batch = batch;
        parts = proposals_find(&a, &r);
        for (uint32_t i = 0; i < t.employers; i++) {
            cr_assert_eq(parts[i].payer, whole[i].payer, "%u in batches of %u", i, batch);
            cr_assert_eq(parts[i].score, whole[i].score);
        }
    }
    arena_free(&a);
    planted_free(&t);
}

Test(proposals, a_name_of_very_many_is_nobodys) {
    struct arena a = ARENA_EMPTY;
    struct pair *many = arena_array(&a, struct pair, 100);
    struct proposals_request r = {
        .ctx = many, .payers = 1, .unknown_xa = UNKNOWN, .employer = first, .payer = second};

    for (size_t i = 0; i < 100; i++) {
        many[i] = (struct pair){.employer = SIDE("Hộ kinh doanh Nguyễn Thị Lan", "", "", 1, 1),
                                .payer = SIDE("HKD Nguyễn Thị Lan", "", "", 1, 1)};
    }
    for (r.employers = 1; r.employers <= 100;
         r.employers = r.employers == 1 ? 2 : r.employers * 50) {
        const struct proposals_one *found = proposals_find(&a, &r);

        for (uint32_t i = 0; i < r.employers; i++) {
            cr_expect_eq(found[i].payer, r.employers == 1 ? 0 : PROPOSALS_NONE, "%u of %u", i,
                         r.employers);
        }
    }
    arena_free(&a);
}
