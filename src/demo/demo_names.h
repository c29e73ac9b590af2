/*
 * demo_names - invented names: people, enterprises, schools, household businesses.
 */
#ifndef DEMO_DEMO_NAMES_H
#define DEMO_DEMO_NAMES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"

/* Add the name of a person, "Nguyễn Thị Thu Hà"; the same number always gives the same name. */
void demo_names_person(struct buf *out, uint64_t id, bool nam);
/* A brand, "Hương Giang Xanh"; a given name, "Lan"; a field of business, "xây dựng". */
void demo_names_brand(struct buf *out, uint64_t id);
const char *demo_names_given(uint64_t id, bool nam);
const char *demo_names_trade(uint64_t id);
const char *demo_names_hero(uint64_t id); /* for the name of a school */

#endif /* DEMO_DEMO_NAMES_H */
