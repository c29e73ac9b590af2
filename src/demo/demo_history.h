/*
 * demo_history - the demonstration's past: population by year and figures of periods before the
 * first extract, in the form of so-lieu.csv; those before 1/7/2025 on the old communes.
 */
#ifndef DEMO_DEMO_HISTORY_H
#define DEMO_DEMO_HISTORY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "demo/demo_plan.h"
#include "demo/demo_roster.h"

enum { DEMO_HISTORY_FIRST = 2019 }; /* first year with a population */

struct demo_list_source { /* the data from which lists are made */
    struct arena *arena;
    const char *data; /* folder of the shipped lists */
    const struct demo_plan *plan;
    const struct demo_roster *roster;
};

struct demo_history_people { /* communes sum to the province */
    int64_t people, workforce;
    int64_t place[DEMO_PLACES], place_workforce[DEMO_PLACES];
};
struct demo_history_people demo_history_people(const struct demo_plan *p, int year);

bool demo_history_2022(const struct demo_list_source *s, struct buf *out, struct err *e);
bool demo_history_2023(const struct demo_list_source *s, struct buf *out, struct err *e);
bool demo_history_2024(const struct demo_list_source *s, struct buf *out, struct err *e);
bool demo_history_2025_q1(const struct demo_list_source *s, struct buf *out, struct err *e);
bool demo_history_2025_q2(const struct demo_list_source *s, struct buf *out, struct err *e);

#endif /* DEMO_DEMO_HISTORY_H */
