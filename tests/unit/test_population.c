/* test_population - the province's people of a year, given or grown.  Every figure is computed by hand. */

#include <criterion/criterion.h>

#include "figures/population.h"
#include "ingest/extract.h"

Test(population, a_share_and_a_scaled_figure_are_rounded_half_up_once) {
    int64_t out = -1;

    cr_expect_eq(population_share(1, 5000), 1);   /* 0,5 */
    cr_expect_eq(population_share(1, 4999), 0);   /* 0,4999 */
    cr_expect_eq(population_share(50, 5100), 26); /* 25,5 */
    cr_expect_eq(population_share(49, 5100), 25); /* 24,99 */
    cr_expect_eq(population_share(0, 5100), 0);
    cr_expect(population_scale(7, 1, 2, &out) && out == 4);
    cr_expect(population_scale(1, 1, 3, &out) && out == 0);
    cr_expect(population_scale(2, 1, 3, &out) && out == 1);
    cr_expect(population_scale(5, 3, 2, &out) && out == 8); /* 7,5 */
    cr_expect(population_scale(INT64_MAX, 1, 1, &out) && out == INT64_MAX);
    out = 9;
    cr_expect_not(population_scale(INT64_MAX, 2, 1, &out));
    cr_expect_eq(out, 9);
}

/* The mean of 1, 1,1 and 1,1 times 1210 is 1290,67. */
static const struct {
    int64_t year[5];
    size_t n;
    int64_t next; /* 0: it cannot be known */
} grown[] = {
    {{100}, 1, 0},
    {{0}, 0, 0},
    {{100, 110}, 2, 121},
    {{2, 3}, 2, 5}, /* 4,5 */
    {{4, 3}, 2, 2}, /* 2,25 */
    {{100, 110, 121}, 3, 133},
    {{1000, 1000, 1100, 1210}, 4, 1291},
    {{1, 1000, 1000, 1100, 1210}, 5, 1291}, /* the fourth rate back is not looked at */
    {{0, 10}, 2, 0},
    {{10, 0}, 2, 0},
    {{1, 1}, 2, 1},
    {{0, 10, 10, 10, 10}, 5, 10},
    {{INT64_MAX, INT64_MAX}, 2, INT64_MAX},
    {{INT64_MAX / 2, INT64_MAX}, 2, 0},
};

Test(population, the_next_year_is_the_last_times_the_mean_of_at_most_three_rates) {
    for (size_t i = 0; i < sizeof grown / sizeof grown[0]; i++) {
        int64_t next = 0;

        cr_expect_eq(population_grow(grown[i].year, grown[i].n, &next), grown[i].next != 0,
                     "row %zu", i);
        cr_expect_eq(next, grown[i].next, "row %zu: %lld", i, (long long)next);
    }
}

static bool
project(struct reference_population *rows, size_t n, int year, struct population_path *path,
        int64_t *people) {
    const struct reference_tables t = {.population = rows, .populations = n};

    return population_project(&t, 2, year, path, people);
}

Test(population, each_further_year_grows_from_the_one_before_for_fifty_years) {
    struct reference_population rows[] = {{2021, MEMBER_NONE, 1100, EXTRACT_NO_NUMBER},
                                          {2020, MEMBER_NONE, 1000, EXTRACT_NO_NUMBER},
                                          {2020, MEMBER_NONE, 7, EXTRACT_NO_NUMBER}};
    struct population_path path;
    int64_t people = 0;

    cr_expect(project(rows, 3, 2021, &path, &people));
    cr_expect_eq(people, 1100);
    cr_expect_eq(path.projected, 0);
    cr_expect(project(rows, 3, 2023, &path, &people));
    cr_expect_eq(people, 1331);
    cr_expect_eq(path.known_year, 2021);
    cr_expect_eq(path.known, 1100);
    cr_expect_eq(path.projected, 2);
    cr_expect_eq(path.rates, 1);
    rows[0].dan_so = 1000;
    cr_expect(project(rows, 3, 2071, &path, &people));
    cr_expect_eq(people, 1000);
    cr_expect_eq(path.projected, 50);
    cr_expect_not(project(rows, 3, 2072, &path, &people));
    cr_expect_eq(path.known_year, 2021);
    cr_expect_not(project(rows, 3, 2019, &path, &people));
    cr_expect_eq(path.known_year, 0);
}

Test(population, three_rates_are_taken_where_four_years_are_given_and_none_over_a_gap) {
    struct reference_population rows[] = {
        {2017, MEMBER_NONE, 1, EXTRACT_NO_NUMBER},    {2018, MEMBER_NONE, 1000, EXTRACT_NO_NUMBER},
        {2019, MEMBER_NONE, 1000, EXTRACT_NO_NUMBER}, {2020, MEMBER_NONE, 1100, EXTRACT_NO_NUMBER},
        {2021, MEMBER_NONE, 1210, EXTRACT_NO_NUMBER},
    };
    struct population_path path;
    int64_t people = 0;

    cr_expect(project(rows, 5, 2022, &path, &people));
    cr_expect_eq(people, 1291);
    cr_expect_eq(path.rates, 3);
    rows[3].nam = 1990;
    cr_expect_not(project(rows, 5, 2022, &path, &people));
    cr_expect_eq(path.known_year, 2021);
    cr_expect_eq(path.rates, 0);
}

Test(population, a_province_without_its_row_is_the_sum_of_all_its_communes_and_of_nothing_less) {
    struct reference_population rows[] = {{2021, 0, 40, EXTRACT_NO_NUMBER},
                                          {2021, 0, 5, EXTRACT_NO_NUMBER}, /* given again */
                                          {2021, 2, 9, EXTRACT_NO_NUMBER}, /* none of the two */
                                          {2021, 1, 60, EXTRACT_NO_NUMBER},
                                          {2021, MEMBER_NONE, 77, EXTRACT_NO_NUMBER}};
    struct population_path path;
    int64_t people = 0;

    cr_expect(project(rows, 4, 2021, &path, &people));
    cr_expect_eq(people, 100);
    cr_expect_not(project(rows, 3, 2021, &path, &people));
    cr_expect(project(rows, 5, 2021, &path, &people));
    cr_expect_eq(people, 77);
    rows[0].dan_so = INT64_MAX;
    cr_expect_not(project(rows, 4, 2021, &path, &people));
}

Test(population, one_commune_is_a_province_and_none_is_not) {
    struct reference_population rows[] = {{2021, 0, 40, EXTRACT_NO_NUMBER}};
    const struct reference_tables t = {.population = rows, .populations = 1};
    struct population_path path;
    int64_t people = 0;

    cr_expect(population_project(&t, 1, 2021, &path, &people));
    cr_expect_eq(people, 40);
    cr_expect_not(population_project(&t, 0, 2021, &path, &people));
}
