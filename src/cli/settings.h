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

/* Read input/baophu.ini where it is, lay BAOPHU_<SECTION>_<KEY> and --set over it.  A BAOPHU_ word
 * that is neither an option's nor a key's is refused (ERR_USAGE). */
bool settings_profile(struct arena *a, const struct options *o, char *const *env,
                      struct profile *out, struct err *e);

/* Folder of the shipped files: the option or environment, else beside the program: build/baophu has ../templates, build/MODE/baophu ../../templates,
 * an installed bin/baophu ../share/baophu/templates. */
bool settings_folder(struct arena *a, const struct options *o, enum options_id id, const char *name,
                     const char **out, struct err *e);

/* --jobs, else the processors this process may use. */
bool settings_jobs(const struct options *o, unsigned *out, struct err *e);
/* --date as dd/mm/yyyy or yyyy-mm-dd; PERIOD_NO_DATE when not given. */
bool settings_date(const struct options *o, period_day *out, struct err *e);
/* --accept as bits of enum ledger_rule, --reason as one line of clean text; 0 and empty when not given.  One without the
 * other, an unknown rule and an empty reason are refused (ERR_USAGE). */
bool settings_accept(struct arena *a, const struct options *o, uint32_t *rules, str *reason,
                     struct err *e);
/* --reason of a command that takes --force with it: empty when --force was not given.  One without the other is refused. */
bool settings_force_reason(struct arena *a, const struct options *o, str *reason, struct err *e);
/* --scale: "1", "0.1", "0,25", "2" as a fraction; more than 0, at most 100. */
bool settings_scale(const struct options *o, struct num_ratio *out, struct err *e);

/* Today in Viet Nam (UTC+7, no daylight time), whatever TZ says. */
period_day settings_today(void);

#endif /* CLI_SETTINGS_H */
