/*
 * gather - everything that is read and counted before a document is made:
 *
 *     references -> indicators -> (templates are checked here, by the pipeline) -> extracts
 *       -> cube of the period -> history to compare with -> lists
 *
 * One struct owns everything; gather_free releases it.  After a failure it still holds what was
 * read so far, above all the ledger, so that the findings can be written.
 */
#ifndef RUN_GATHER_H
#define RUN_GATHER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "dim/boundary.h"
#include "dim/crosswalk.h"
#include "dim/indicator.h"
#include "dim/member.h"
#include "figures/arrears.h"
#include "figures/cube.h"
#include "figures/dues.h"
#include "figures/employers.h"
#include "figures/headcount.h"
#include "figures/list.h"
#include "figures/movement.h"
#include "figures/people.h"
#include "figures/reconcile.h"
#include "figures/snapshot.h"
#include "ingest/by_hand.h"
#include "ingest/extract.h"
#include "ingest/form.h"
#include "ingest/ledger.h"
#include "ingest/located.h"
#include "ingest/reference.h"
#include "run/previous.h"
#include "time/period.h"

enum { GATHER_YEARS_BACK = 4 }; /* year ends shown in the annex by year */

struct letters; /* measure/letters.h */

struct gather_request {
    struct period period;
    const char *input;     /* "input" */
    const char *output;    /* where published so-lieu.csv of other periods stand */
    const char *templates; /* known forms of extracts stand there; NULL where none are read */
    const struct profile *profile;
    /* No extracts are read, as for halves and years: figures of a period before 1/7/2025 are
     * shown for today's communes. */
    bool carried;
    period_day as_of; /* figures up to this day only; PERIOD_NO_DATE: to the end of the period */
    /* May be NULL.  Gets a person's row before it is counted. */
    void (*row)(void *ctx, const struct extract_person *r);
    const struct letters *letters; /* that documents can print, for D20; NULL: not checked */
    uint32_t let_through;          /* rules that a person lets through, as for ledger_let_through */
    const char *spill;             /* folder for findings that do not stay in memory */
    people_watcher *watch;         /* gets every count of a person (`explain`); may be NULL */
    void (*progress)(void *ctx, str file, uint64_t done, uint64_t all); /* may be NULL */
    /* May be NULL.  Told when the extracts are read again from the beginning: what `row` and `watch` got so far is void.
     * Without it, where one of them is there, the extracts are read with care at once. */
    void (*again)(void *ctx);
    void *ctx;
    bool movement; /* count who came and went since the period before */
};

struct gather_history { /* a file of earlier figures that was used */
    const char *name;   /* "2025-Q4/so-lieu.csv" or "lich_su/2025-Q1.csv" */
    const char *path;
};
struct gather_typed { /* a typed one, as the program would have written it */
    const char *path;
    str text;
    struct gather_typed *next;
};
enum { GATHER_HISTORY_MAX = 32, GATHER_YEARS_MAX = 12 };

struct gather {
    struct arena arena;
    struct gather_request r;
    enum period_calendar calendar;
    period_day first, closing;
    struct ledger *ledger;
    struct member_set members;
    bool before_merger; /* the period keeps its own communes, those of before 1/7/2025 */
    struct reference_vintages vintages; /* when before_merger */
    struct crosswalk crosswalk;         /* when not */
    struct reference_tables yearly;
    struct reference_decisions decisions;
    struct reference_places places;
    struct located *located; /* employers without a commune code, by their addresses */
    struct form_list forms;  /* that extracts may be written in; known once they are read */
    struct indicator_set indicators;
    struct boundary_set boundaries; /* n is 0 where the office has loaded none that can be used */
    struct previous past;           /* of the period before; empty where there is none */
    struct gather_reading *reading; /* what reads it meanwhile; NULL: nothing does */
    /* Of a half or a year: employers and tax payers of its last quarter, for the lists. */
    struct previous last;
    /* Employers of the periods before that one, the newest first. */
    struct previous earlier[ARREARS_PERIODS - 1];
    struct employers *employers;
    struct reconcile *reconcile;
    struct gather_proposing *proposing; /* what matches and proposes; NULL: nothing does */
    struct people *people;
    struct movement *movement;   /* since the period before; NULL: it cannot be told */
    struct headcount *headcount; /* with it: the people of this period by employer */
    uint64_t ma_so;              /* of the row that is being counted into them */
    str employer;                /* that the row names; valid while it is counted */
    struct extract_have have;
    struct cube *now;
    struct cube_book book;
    enum dues_basis dues; /* the denominator of tl_cham */
    int goal_year;        /* of the lt_<x>: the last year ahead with a headcount target; 0: none */
    struct list_set lists;
    struct by_hand_answers answers;
    bool answers_carried; /* of a half or a year: they are those of its last quarter */
    /* Of a half or a year: rows read for those of its quarters that are published. */
    struct ledger_account quarters;
    struct gather_history history[GATHER_HISTORY_MAX];
    size_t histories;
    struct gather_typed *typed; /* those that were read so far */
    str *warning;               /* sentences for the documents and the summary */
    size_t warnings;
    str *printed; /* the warnings as documents print them: without names of files and keys */
    size_t printed_n;
    str *told; /* only for the operator: readers of a report cannot act on them */
    size_t told_n;
};

/* Read the lists, yearly tables and indicators that are valid on the closing day of the period. */
bool gather_references(const struct gather_request *r, struct gather *g, struct err *e);
/* Read the borders of communes that the office has loaded.  Those that cannot be used are told: there is then no map. */
void gather_boundaries(struct gather *g);
/* Read the extracts of a quarter or a month, count them into g->now and check the sums. */
bool gather_extracts(struct gather *g, struct err *e);
/* Its reading: in trust first, each file once in the forms that its first rows show.  Where that fails, all of it is
 * dropped and the files are read with care, which decides; so an odd file costs twice, and nothing else differs. */
bool gather_read(struct gather *g, struct err *e);
/* Drop what gather_read has made; the ledger stays. */
void gather_drop(struct gather *g);
/* The same for a half or a year, from so-lieu.csv of the quarters (spec 4.1 `compile`).  For a
 * quarter that is missing (tong_hop.thieu_quy) or not sealed (tong_hop.chua_chot) the profile
 * decides between refusal and warning.  A warning names a quarter that is a revision,
 * provisional or from lich_su, or that has another calendar, list of communes or population. */
bool gather_quarters(struct gather *g, struct err *e);
/* Read the tables that offices write by hand into their lists.  A half or a year without any takes those of its last
 * quarter, which ends on the same day. */
bool gather_by_hand(struct gather *g, struct err *e);
/* The list of figures out of line (figures/outliers.h), once the figures to compare with stand.  A quarter and a month
 * are also compared with the OUTLIERS_BACK periods before them. */
bool gather_outliers(struct gather *g, struct err *e);
/* Whether employers and tax payers can be compared: both were delivered, and employers have tax
 * codes. */
bool gather_matches(const struct gather *g);
/* Say how employers without a commune code were put into communes by their addresses. */
void gather_tell_located(struct gather *g);
/* Warn of tables and columns that were not delivered, so that people know why their figures are
 * "-". */
void gather_tell_sources(struct gather *g);
/* Read the cubes of other periods to compare with, and fill the lists of employers.  A period
 * without figures is no error: its cells are "-". */
bool gather_history(struct gather *g, struct err *e);
/* Fill the lists, when the figures are final.  A half or a year takes the extracts of its last quarter, if they are
 * still there and agree with that quarter's figures. */
bool gather_lists(struct gather *g, struct err *e);
/* Read the employers and tax payers of another period (run/previous.h), and its people into m, which may be NULL.  false:
 * why not is in *why; ERR_DATA where there are none that can be used, any other kind where the disk failed. */
bool gather_previous(const struct gather *g, struct period p, struct movement *m,
                     struct previous *out, struct err *why);
/* Begin to read the period before on another core, while this one is read and counted, with its people where g->movement
 * wants them; nothing happens where no thread can be had.  gather_past takes what it read, gather_past_drop waits and drops it. */
void gather_past_start(struct gather *g);
void gather_past_drop(struct gather *g);
/* Once employers and tax payers are read: match them, and look for the tax payers to propose, on another core while
 * people are counted.  Nobody may use g->reconcile before gather_propose_wait has returned. */
void gather_propose_start(struct gather *g);
void gather_propose_wait(struct gather *g);
/* Read the extracts of the period before, where they are there: what became of each employer since goes into g->now. */
bool gather_past(struct gather *g, struct err *e);
/* *out gets the employers of the periods before `last`, the quarter or month that the list of late payers is of; those
 * of `compared` are read already, into g->past.  A period that cannot be read is told and not known. */
bool gather_late(struct gather *g, struct period last, struct period compared,
                 struct arrears_past *out, struct err *e);
/* Whether the period has a file of people; a folder that cannot be read may have one. */
bool gather_has_people(const char *input, struct period p);
/* Whether the people of the period and of the one before may be told apart: they are asked for, of the same communes, and
 * none is withheld. */
bool gather_compares_people(struct gather *g, struct period before);
/* Whether the extracts of p give the same numbers of people as its published figures (NULL: there are none).  If not, the
 * operator is told why, and what is therefore missing (`without`). */
bool gather_people_are(struct gather *g, const struct cube *people, const struct cube *published,
                       struct period p, const char *without);
/* Open g->movement where the people of both periods can be compared; call it before anybody is counted.  people_watch then
 * reports each count to the movement, which passes it on to `watch`. */
void gather_movement_open(struct gather *g);
/* Put who came and went into g->now, once both periods are read.  Where the extracts of the period
 * before do not give the figures that were published of it, nothing is put, and the operator is
 * told. */
void gather_movement_close(struct gather *g);
void gather_movement_drop(struct gather *g);
/* Read one so-lieu.csv with the lists of g; warnings about it use `name`. */
bool gather_snapshot(struct gather *g, const char *path, struct period p, const char *name,
                     const struct cube **out, struct err *e);
/* *out gets figures that were counted with the lists of their own period, converted to the lists
 * of g. */
bool gather_carry(struct gather *g, const struct cube *counted, const struct cube **out,
                  struct err *e);
/* Read the sealed figures that a revision corrects, from a set of the same period; they are
 * recorded as used. */
bool gather_restated(struct gather *g, const char *set, const struct cube **out, struct err *e);
/* *out gets the figures of another period, from its newest published set (*set is its name),
 * else from lich_su (*set is NULL); NULL when there are none.  A sealed set that was changed is
 * refused (ERR_DATA). */
bool gather_find(struct gather *g, struct period p, const struct cube **out, const char **set,
                 struct err *e);
/* Warn when the figures of a published set are not those that its manifest names. */
void gather_tell_changed(struct gather *g, const char *set);
/* The file of input/lich_su for a period, "lich_su/2025-Q1.xlsx"; NULL: none.  Files that no period will find are told.
 * false: the folder cannot be read. */
bool gather_typed_name(struct gather *g, const char *ky, const char **out, struct err *e);
/* Read such a file: as the program writes it, or as every table that people deliver (ingest/typed_figures.h), with its
 * findings in the ledger. */
bool gather_typed(struct gather *g, const struct snapshot_job *job, const char *name,
                  struct cube **c, struct snapshot_notes *notes, struct err *e);
/* Whether the profile asks to withhold counts of few people. */
bool gather_withholds(const struct profile *p);
/* Withhold counts so small that a person could be recognised, from them alone or together with the figures of other
 * periods (figures/withhold).  To be called when everything is counted and compared, before any document is made. */
bool gather_withhold(struct gather *g, struct err *e);
/* false (ERR_CONFIG): the profile asks for what cannot be withheld. */
bool gather_may_withhold(const struct profile *p, struct err *e);
void gather_tell(struct gather *g, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* Put population, labour force and targets of a year into a cube that lacks them.  tell: warn of
 * what is doubtful about them. */
void gather_yearly(struct gather *g, struct cube *c, int year, bool tell);
/* Put the headcount targets of the last year ahead into g->now. */
void gather_goal(struct gather *g);
/* Put the dues of a year into g->now, for tl_cham: from the year's plan, else from the quarters
 * before it. */
bool gather_dues(struct gather *g, struct err *e);
/* Warn when the province's rate of late payment has another denominator than the country's. */
void gather_tell_dues(struct gather *g);
/* Say, if so, that the province has no target for the year of the period. */
void gather_tell_targets(struct gather *g);
/* Add to `year` and g->book the later years for which the province has a target, next year
 * first, for the annexes by year.  They have targets, population and people projected by the
 * rule of spec 1.4, and proposed targets of the communes for next year (1.7). */
void gather_ahead(struct gather *g, const struct cube **year);
void gather_warn(struct gather *g, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The same, with other words for documents (face): for warnings that name a file, a key or a set
 * at the terminal. */
void gather_warn_as(struct gather *g, const char *face, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void gather_free(struct gather *g);

#endif /* RUN_GATHER_H */
