/*
 * settings - the profile in force and the folders of a run: option > environment > file > built-in.
 */
#ifndef CLI_SETTINGS_H
#define CLI_SETTINGS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/num.h"
#include "cli/options.h"
#include "conf/profile.h"
#include "time/period.h"

/* Read input/baophu.ini if it exists; then BAOPHU_<SECTION>_<KEY> and --set replace values.  A
 * BAOPHU_ word that belongs to no option and no key is refused (ERR_USAGE). */
bool settings_profile(struct arena *a, const struct options *o, char *const *env,
                      struct profile *out, struct err *e);

/* Whether the folder of deliveries, or of results, is there; ERR_NOINPUT, with what to do. */
bool settings_input(const char *input, struct err *e);
bool settings_output(const char *output, struct err *e);

/* The folder of shipped files: by option or environment, else relative to the program:
 * ../templates for build/baophu, ../../templates for build/MODE/baophu,
 * ../share/baophu/templates for an installed bin/baophu. */
bool settings_folder(struct arena *a, const struct options *o, enum options_id id, const char *name,
                     const char **out, struct err *e);

/* --jobs, else the number of processors that this process may use. */
bool settings_jobs(const struct options *o, unsigned *out, struct err *e);
/* --date as dd/mm/yyyy or yyyy-mm-dd; PERIOD_NO_DATE when not given. */
bool settings_date(const struct options *o, period_day *out, struct err *e);
/* *rules gets --accept as bits of enum ledger_rule, *reason gets --reason as one line of clean
 * text; 0 and empty when they are not given.  Refused (ERR_USAGE): one without the other, an
 * unknown rule, an empty reason. */
bool settings_accept(struct arena *a, const struct options *o, uint32_t *rules, str *reason,
                     struct err *e);
/* --reason of a command with --force; empty when --force was not given.  One without the other
 * is refused. */
bool settings_force_reason(struct arena *a, const struct options *o, str *reason, struct err *e);
/* --scale: "1", "0.1", "0,25", "2" as a fraction; refused where demo_plan_takes is false. */
bool settings_scale(const struct options *o, struct num_ratio *out, struct err *e);

/* Today in Viet Nam (UTC+7, no daylight time), whatever TZ says. */
period_day settings_today(void);

#endif /* CLI_SETTINGS_H */
