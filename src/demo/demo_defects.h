/*
 * demo_defects - rows that are wrong on purpose: every kind of spec 2.3, in known numbers that do
 * not depend on the scale.
 */
#ifndef DEMO_DEMO_DEFECTS_H
#define DEMO_DEMO_DEFECTS_H

#include <stdint.h>

#include "demo/demo_people.h"

/* Write the wrong participant rows that come after this commune. */
void demo_defects_people(struct demo_writer *w, uint32_t place);

#endif /* DEMO_DEMO_DEFECTS_H */
