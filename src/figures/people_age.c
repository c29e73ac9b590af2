/* people_age - who is of working age on a day.  See people_age.h. */

#include "figures/people_age.h"

/* The retirement age of a year, in months: 60 and 55 years until 2020; from 2021 three months more a year for men up
 * to 62, four for women up to 60. */
static int
months_in(int year, bool nam) {
    const int from = nam ? 60 * 12 : 55 * 12;
    const int to = nam ? 62 * 12 : 60 * 12;
    const int step = nam ? 3 : 4;
    const int years = year > 2020 ? year - 2020 : 0;

    return years > (to - from) / step ? to : from + years * step;
}

int
people_age_retirement(int born_year, int born_month, bool nam) {
    const int born = born_year * 12 + born_month - 1;
    int year = born_year + months_in(0, nam) / 12;

    /* The age grows by less than a year each year, so the first year in which it is reached is the one. */
    while ((born + months_in(year, nam)) / 12 > year) {
        year++;
    }
    return months_in(year, nam);
}

/* The last birthday of a month (from year 0) whose months of age are completed on a day of the month in which they
 * are: the day of that number, or the last of a month that has none (Bộ luật Dân sự, Điều 148). */
static period_day
born_in(int month_from_0, period_day on) {
    const struct period_date o = period_to_civil(on);
    const int year = month_from_0 / 12;
    const int month = month_from_0 % 12 + 1;
    const int length = period_month_length(year, month);
    const bool ends = o.day == period_month_length(o.year, o.month);

    return period_from_civil(year, month, ends || o.day > length ? length : o.day);
}

static int
month_of(period_day on) {
    const struct period_date o = period_to_civil(on);

    return o.year * 12 + o.month - 1;
}

/* The last birthday of those who have completed so many months of age on a day. */
static period_day
born_by(period_day on, int months) {
    return born_in(month_of(on) - months, on);
}

/* The last birthday of those who have reached their own retirement age on a day; fixed: months of age that the profile
 * sets for everybody, or 0. */
static period_day
retired_by(period_day on, bool nam, int fixed) {
    const int now = month_of(on);
    int born = now - months_in(INT16_MAX, nam);

    if (fixed > 0) {
        return born_by(on, fixed);
    }
    /* Who was born later reaches it later. */
    while (born + 1 + people_age_retirement((born + 1) / 12, (born + 1) % 12 + 1, nam) <= now) {
        born++;
    }
    if (born + people_age_retirement(born / 12, born % 12 + 1, nam) == now) {
        return born_in(born, on);
    }
    return period_from_civil(born / 12, born % 12 + 1,
                             period_month_length(born / 12, born % 12 + 1));
}

struct people_age
people_age_limits(period_day on, int from_years, int months_nam, int months_nu) {
    struct people_age a = {.grown = born_by(on, from_years * 12)};
    const period_day nam = retired_by(on, true, months_nam);
    const period_day nu = retired_by(on, false, months_nu);

    a.retired[EXTRACT_NAM] = nam;
    a.retired[EXTRACT_NU] = nu;
    a.retired[EXTRACT_SEX_UNKNOWN] = nam > nu ? nam : nu; /* the earlier retirement */
    return a;
}

bool
people_age_holds(const struct people_age *a, period_day born, enum extract_sex sex) {
    return born != PERIOD_NO_DATE && born <= a->grown && born > a->retired[sex];
}
