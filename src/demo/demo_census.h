/*
 * demo_census - write a participant file of the demonstration: the people of a quarter who belong
 * to it, commune by commune; after each commune come the rows that are wrong on purpose.
 */
#ifndef DEMO_DEMO_CENSUS_H
#define DEMO_DEMO_CENSUS_H

#include <stdbool.h>

#include "base/err.h"
#include "demo/demo_people.h"

/* Into the file that w->out has begun: as CSV, or as a workbook (demo_office.h). */
bool demo_census_write(struct demo_writer *w, struct err *e);
bool demo_census_book(struct demo_writer *w, struct err *e);

#endif /* DEMO_DEMO_CENSUS_H */
