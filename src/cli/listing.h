/*
 * listing - the commands that print a table: rules, indicators, templates, config.
 */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include <stdbool.h>

#include "base/err.h"
#include "cli/options.h"
#include "conf/profile.h"
#include "store/json_out.h"

/* Print the table, or, with an answer, add it there as a list of rows. */
bool listing_rules(const struct profile *p, struct json_out *answer, struct err *e);
/* The families' members are shown when the input folder has a list of BHYT groups. */
bool listing_indicators(const struct options *o, const struct profile *p, struct json_out *answer,
                        struct err *e);
bool listing_forms(const struct options *o, struct json_out *answer, struct err *e);
bool listing_templates(const struct options *o, const struct profile *p, struct json_out *answer,
                       struct err *e);
void listing_config(const struct profile *p, struct json_out *answer);

#endif /* CLI_LISTING_H */
