/* population - the province's population of a year: given, or grown.  See population.h. */

#include "figures/population.h"

#include "base/arena.h"
#include "base/num.h"

enum { SHARE_WHOLE = 10000 }; /* hundredths of a percent */
enum { RATES_BACK = 3, YEARS_AHEAD_MAX = 50 };

bool
population_scale(int64_t v, int64_t num, int64_t den, int64_t *out) {
    const num_wide twice = (num_wide)v * num * 2 + den; /* below 2^127: 63 bits each, and 2 */
    const num_wide scaled = twice / den / 2;

    if (scaled > INT64_MAX) {
        return false;
    }
    *out = (int64_t)scaled;
    return true;
}

int64_t
population_share(int64_t dan_so, int64_t share) {
    const num_wide twice = (num_wide)dan_so * share * 2 + SHARE_WHOLE;

    return (int64_t)(twice / SHARE_WHOLE / 2);
}

/* The province's population of exactly that year: its own row, else the sum of all its communes. */
static bool
given(const struct reference_tables *t, uint32_t communes, int year, int64_t *dan_so) {
    struct arena scratch = ARENA_EMPTY;
    bool *seen = arena_array(&scratch, bool, communes);
    uint32_t found = 0;
    int64_t sum = 0;
    bool own = false;
    bool fits = true;

    for (size_t i = 0; i < t->populations; i++) {
        const struct reference_population *r = &t->population[i];

        if (r->nam != year) {
            continue;
        }
        if (r->xa == MEMBER_NONE) {
            *dan_so = own ? *dan_so : r->dan_so;
            own = true;
        } else if (r->xa < communes && !seen[r->xa]) {
            seen[r->xa] = true;
            found++;
            fits = fits && num_add(sum, r->dan_so, &sum);
        }
    }
    arena_free(&scratch);
    if (!own && fits && communes > 0 && found == communes) {
        *dan_so = sum;
        own = true;
    }
    return own;
}

static bool
wide_mul(num_wide a, num_wide b, num_wide *out) {
    return !__builtin_mul_overflow(a, b, out);
}

/* *num / *den += a / b */
static bool
add_ratio(num_wide *num, num_wide *den, int64_t a, int64_t b) {
    num_wide left;
    num_wide right;

    return wide_mul(*num, b, &left) && wide_mul(*den, a, &right) &&
           !__builtin_add_overflow(left, right, num) && wide_mul(*den, b, den);
}

bool
population_grow(const int64_t *dan_so, size_t n, int64_t *next) {
    const size_t rates = n < 2 ? 0 : n - 1 < RATES_BACK ? n - 1 : RATES_BACK;
    num_wide num = 0;
    num_wide den = 1;
    num_wide half;

    /* 1 + mean of (after/before - 1) is the mean of after/before. */
    for (size_t i = n - rates; i < n && rates > 0; i++) {
        if (dan_so[i - 1] <= 0 || dan_so[i] <= 0 ||
            !add_ratio(&num, &den, dan_so[i], dan_so[i - 1])) {
            return false;
        }
    }
    if (rates == 0 || !wide_mul(num, dan_so[n - 1], &num) ||
        !wide_mul(den, (num_wide)rates, &den)) {
        return false;
    }
    half = den / 2;
    if (__builtin_add_overflow(num, half, &num) || num / den > INT64_MAX) {
        return false;
    }
    *next = (int64_t)(num / den);
    return true;
}

bool
population_project(const struct reference_tables *t, uint32_t communes, int year,
                   struct population_path *out, int64_t *dan_so) {
    int64_t v[RATES_BACK + 1 + YEARS_AHEAD_MAX] = {0};
    size_t n = 0;
    int first;

    *out = (struct population_path){0};
    for (size_t i = 0; i < t->populations; i++) {
        const int nam = t->population[i].nam;

        if (nam <= year && nam > out->known_year && given(t, communes, nam, &out->known)) {
            out->known_year = nam;
        }
    }
    if (out->known_year == 0 || year - out->known_year > YEARS_AHEAD_MAX) {
        return false;
    }
    first = out->known_year;
    while (first > out->known_year - RATES_BACK && given(t, communes, first - 1, &v[0])) {
        first--;
    }
    for (int y = first; y <= out->known_year; y++) {
        (void)given(t, communes, y, &v[n++]); /* seen above */
    }
    out->rates = (int)n - 1;
    for (int y = out->known_year; y < year; y++) {
        if (!population_grow(v, n, &v[n])) {
            return false;
        }
        n++;
        out->projected++;
    }
    *dan_so = v[n - 1];
    return true;
}
