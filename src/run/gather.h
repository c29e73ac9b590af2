/*
 * gather - everything that is read and counted before a document is made:
 *
 *     references -> indicators -> (templates are checked here, by the pipeline) -> extracts
 *       -> cube of the period -> history to compare with -> lists
 *
 * One struct owns it all; gather_free releases it.  After a false return what was read so far
 * (above all the ledger) is still there to be written out.
 */
#ifndef RUN_GATHER_H
#define RUN_GATHER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "dim/crosswalk.h"
#include "dim/indicator.h"
#include "dim/member.h"
#include "figures/cube.h"
#include "figures/dues.h"
#include "figures/employers.h"
#include "figures/list.h"
#include "figures/people.h"
#include "figures/reconcile.h"
#include "ingest/extract.h"
#include "ingest/ledger.h"
#include "ingest/reference.h"
#include "run/previous.h"
#include "time/period.h"

enum { GATHER_YEARS_BACK = 4 }; /* year ends shown in the annex by year */

struct letters; /* measure/letters.h */

struct gather_request {
    struct period period;
    const char *input;  /* "input" */
    const char *output; /* where published so-lieu.csv of other periods stand */
    const struct profile *profile;
    bool
        carried; /* no extracts are read: a period before 1/7/2025 is shown over the communes since then, as
                         halves and years are */
    period_day as_of; /* figures up to this day only; PERIOD_NO_DATE: to the period's close */
    void (*row)(void *ctx,
                const struct extract_person *r); /* before a person's row is counted; may be NULL */
    const struct letters *letters; /* that documents are set in, for D20; NULL: nobody asks */
    uint32_t let_through;  /* rules that a person lets through, as ledger_let_through takes them */
    const char *spill;     /* folder for findings that do not stay in memory */
    people_watcher *watch; /* of every count of a person (`explain`); may be NULL */
    void (*progress)(void *ctx, str file, uint64_t done, uint64_t all); /* may be NULL */
    void *ctx;
};

struct gather_history { /* a file of earlier figures that was used */
    const char *name;   /* "2025-Q4/so-lieu.csv" or "lich_su/2025-Q1.csv" */
    const char *path;
};
enum { GATHER_HISTORY_MAX = 16, GATHER_YEARS_MAX = 12 };

struct gather {
    struct arena arena;
    struct gather_request r;
    enum period_calendar calendar;
    period_day first, closing;
    struct ledger *ledger;
    struct member_set members;
    bool
        before_merger; /* over the communes of before 1/7/2025: the period's own, nothing is carried */
    struct reference_vintages vintages; /* then only */
    struct crosswalk crosswalk;         /* else */
    struct reference_tables yearly;
    struct reference_decisions decisions;
    struct indicator_set indicators;
    struct previous past; /* of the period before; empty where there is none */
    struct employers *employers;
    struct reconcile *reconcile;
    struct people *people;
    struct extract_have have;
    struct cube *now;
    struct cube_book book;
    enum dues_basis dues; /* what tl_cham of the period is over */
    int goal_year;        /* of the lt_<x>: the last year ahead with a headcount target; 0: none */
    struct list_set lists;
    struct gather_history history[GATHER_HISTORY_MAX];
    size_t histories;
    str *warning; /* sentences for the documents and the summary */
    size_t warnings;
    str *printed; /* the warnings as documents print them: without names of files and keys */
    size_t printeds;
    str *told; /* for the operator alone: no reader of a report can act on them */
    size_t tolds;
};

/* Lists, yearly tables and indicators of the period's closing day. */
bool gather_references(const struct gather_request *r, struct gather *g, struct err *e);
/* The extracts of a quarter or a month, counted into g->now; ends with the checks of the sums. */
bool gather_extracts(struct gather *g, struct err *e);
/* The same for a half or a year: compiled from the quarters' so-lieu.csv (spec 4.1 `compile`).  A quarter that
 * is missing (tong_hop.thieu_quy) or not sealed (tong_hop.chua_chot) is refused or a warning by the profile; one
 * that is restated, provisional, from lich_su, of another calendar, list of communes or population is named. */
bool gather_quarters(struct gather *g, struct err *e);
/* Employers and tax payers were delivered, and employers with their tax codes: they can be held against each other. */
bool gather_matches(const struct gather *g);
/* Rights that no file of people gives, PEOPLE_TOLD_NO_* or-ed. */
unsigned gather_people_lack(const struct gather *g);
/* Warn of tables and of columns that were not delivered: why their figures are "-". */
void gather_tell_sources(struct gather *g);
/* Cubes to compare with, and the lists of employers.  A period that is not to be had is no error:
 * its cells are "-". */
bool gather_history(struct gather *g, struct err *e);
/* One so-lieu.csv over the lists of g; what must be told about it becomes warnings that name it. */
bool gather_snapshot(struct gather *g, const char *path, struct period p, const char *name,
                     const struct cube **out, struct err *e);
/* Figures counted over the lists of their own period, as they would be read over those of g. */
bool gather_carry(struct gather *g, const struct cube *counted, const struct cube **out,
                  struct err *e);
/* The sealed figures that a revision restates: one set of the same period, recorded as used. */
bool gather_restated(struct gather *g, const char *set, const struct cube **out, struct err *e);
/* The figures of another period: its newest published set (*set is that set's name), else the file of
 * lich_su (*set NULL).  *out stays NULL when there are none.  A sealed set that is not as it was sealed is refused
 * (ERR_DATA). */
bool gather_find(struct gather *g, struct period p, const struct cube **out, const char **set,
                 struct err *e);
void gather_tell(struct gather *g, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Population, labour force and targets of a year into a cube, where it has none; tell: what is doubtful about
 * them becomes warnings. */
void gather_yearly(struct gather *g, struct cube *c, int year, bool tell);
/* The headcount targets of the last year ahead into g->now. */
void gather_goal(struct gather *g);
/* The dues of a year into g->now, for tl_cham: by its plan, else with the quarters before it that are to be had. */
bool gather_dues(struct gather *g, struct err *e);
/* Say where the province's rate of late payment is on another basis than the country's. */
void gather_tell_dues(struct gather *g);
/* Tell that the year of the period has no target of the province. */
void gather_tell_targets(struct gather *g);
/* Into year and g->book: years after the period's own for which the province has a target, next year first, for the
 * annexes by year: targets, population and people projected by the letter's rule (spec 1.4), next year's targets
 * proposed for the communes (1.7). */
void gather_ahead(struct gather *g, const struct cube **year);
void gather_warn(struct gather *g, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The same, in other words (face) on documents: those that name a file, a key or a set at the terminal. */
void gather_warn_as(struct gather *g, const char *face, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void gather_free(struct gather *g);

#endif /* RUN_GATHER_H */
