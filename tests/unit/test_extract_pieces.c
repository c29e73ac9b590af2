/* test_extract_pieces - what rows of people tell is the same whether they are added up one after the other or in pieces. */

#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>

#include "ingest/extract_row.h"
#include "ingest/extract_votes.h"

enum { ROWS = 60, CLOSING = 1000, ROUNDS = 2000 };

static uint32_t
any(uint32_t *state, uint32_t below) {
    *state = *state * 1664525U + 1013904223U;
    return (*state >> 8) % below;
}

static period_day
any_day(uint32_t *state) {
    return any(state, 3) == 0 ? PERIOD_NO_DATE : (period_day)any(state, 3 * CLOSING) - CLOSING;
}

static void
any_rows(uint32_t *state, struct extract_person *row, unsigned *vote) {
    for (size_t i = 0; i < ROWS; i++) {
        const uint32_t sex = any(state, 3);
        const uint32_t bhxh = any(state, 3);

        row[i] = (struct extract_person){.ma_so = any(state, 3),
                                         .born = any_day(state),
                                         .sex = (enum extract_sex)sex,
                                         .bhxh = (enum extract_bhxh)bhxh,
                                         .named_nu = any(state, 2) == 0,
                                         .tu_ngay = any_day(state),
                                         .den_ngay = any_day(state)};
        vote[i] = any(state, 20) == 0 ? any(state, EXTRACT_VOTES) : any(state, 2) * 5;
    }
}

Test(extract_pieces, of_rows_add_up_to_what_the_rows_tell) {
    static const struct extract_job job = {.closing = CLOSING};
    uint32_t state = 11;

    for (int round = 0; round < ROUNDS; round++) {
        struct lacking_file lacking = {.voluntary = 0};
        struct extraction x = {.job = &job, .lacking = &lacking, .files = 1};
        struct extract_person row[ROWS];
        unsigned vote[ROWS];
        struct extract_persons persons = {0};
        struct extract_dated dated = {0};
        struct extract_votes one = {.all = 0};
        struct extract_votes joined = {.all = 0};
        size_t at = 0;

        any_rows(&state, row, vote);
        for (size_t i = 0; i < ROWS; i++) {
            extract_weigh_person(&persons, &dated, CLOSING, &row[i]);
            extract_votes_add(&one, vote[i]);
        }
        while (at < ROWS) {
            const size_t end = at + any(&state, (uint32_t)(ROWS - at) + 1); /* empty ones too */
            struct extract_persons p = {0};
            struct extract_dated d = {0};
            struct extract_votes v = {.all = 0};

            for (; at < end; at++) {
                extract_weigh_person(&p, &d, CLOSING, &row[at]);
                extract_votes_add(&v, vote[at]);
            }
            extract_weigh_join(&x, &p, &d);
            extract_votes_join(&joined, &v);
        }
        cr_assert_eq(lacking.voluntary, persons.voluntary);
        /* of a whole file nobody asks for these two */
        persons.first = 0;
        persons.voluntary = 0;
        cr_assert_eq(memcmp(&x.persons, &persons, sizeof persons), 0, "round %d", round);
        cr_assert_eq(x.dated.n, dated.n);
        cr_assert_eq(x.dated.after, dated.after);
        cr_assert_eq(x.dated.newest, dated.newest);
        cr_assert_eq(joined.all, one.all);
        cr_assert_eq(joined.kinds, one.kinds);
        cr_assert_eq(memcmp(joined.rows, one.rows, sizeof one.rows), 0);
        cr_assert_eq(memcmp(joined.late, one.late, sizeof one.late), 0, "round %d", round);
    }
}
