/*
 * people_age - who is of working age on a day: from whole years of age on to the own retirement age, by month of birth
 * (Bộ luật Lao động 2019 Điều 169; Nghị định 135/2020/NĐ-CP Điều 4 and Phụ lục I).
 */
#ifndef FIGURES_PEOPLE_AGE_H
#define FIGURES_PEOPLE_AGE_H

#include <stdbool.h>

#include "ingest/extract.h"
#include "time/period.h"

/* Retirement age in months of who was born in a month (1..12): that of the year in which it is first reached, so who
 * has passed it never comes back to working age when the age of a later year is higher. */
int people_age_retirement(int born_year, int born_month, bool nam);

struct people_age {
    period_day grown; /* born up to this day: old enough */
    period_day retired
        [3]; /* [sex] born up to this day: past retirement; of an unknown sex the earlier one */
};
/* Of a day: from_years included; months_nam, months_nu are retirement ages for everybody, 0: each one's own.  A month
 * that lacks the day of birth completes the months of age with its last day (Bộ luật Dân sự, Điều 148). */
struct people_age people_age_limits(period_day on, int from_years, int months_nam, int months_nu);
bool people_age_holds(const struct people_age *a, period_day born, enum extract_sex sex);

#endif /* FIGURES_PEOPLE_AGE_H */
