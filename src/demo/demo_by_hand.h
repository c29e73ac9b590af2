/*
 * demo_by_hand - what the demonstration's offices count by hand: chuyen_de.csv of the quarters that close a half.
 */
#ifndef DEMO_DEMO_BY_HAND_H
#define DEMO_DEMO_BY_HAND_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "demo/demo_history.h"

bool demo_by_hand_q2(const struct demo_list_source *s, struct buf *out, struct err *e);
bool demo_by_hand_q4(const struct demo_list_source *s, struct buf *out, struct err *e);

#endif /* DEMO_DEMO_BY_HAND_H */
