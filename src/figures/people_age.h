/*
 * people_age - who is of working age on a day: from an age in whole years to the person's own
 * retirement age, which depends on the month of birth (Bộ luật Lao động 2019 Điều 169; Nghị định
 * 135/2020/NĐ-CP Điều 4 and Phụ lục I).
 */
#ifndef FIGURES_PEOPLE_AGE_H
#define FIGURES_PEOPLE_AGE_H

#include <stdbool.h>

#include "ingest/extract.h"
#include "time/period.h"

/* The retirement age, in months, of a person born in this month (1..12).  It is the age that
 * holds in the year when the person first reaches it, so that nobody returns to working age
 * because a later year has a higher age. */
int people_age_retirement(int born_year, int born_month, bool nam);

struct people_age {
    period_day grown; /* born up to this day: old enough */
    /* [sex] Born up to this day: past the retirement age; for an unknown sex the earlier of
     * both. */
    period_day retired[3];
};
/* The limits on the day `on`.  from_years: the first age of working age; months_nam, months_nu:
 * a retirement age in months for everybody; 0: each person's own.  In a month that lacks the day
 * of birth, a month of age is completed on its last day (Bộ luật Dân sự, Điều 148). */
struct people_age people_age_limits(period_day on, int from_years, int months_nam, int months_nu);
bool people_age_holds(const struct people_age *a, period_day born, enum extract_sex sex);

#endif /* FIGURES_PEOPLE_AGE_H */
