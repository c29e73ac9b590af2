/*
 * explain_parts - what the files of explain share.  See explain.h.
 *
 *     explain          what is asked for; counts from extracts, row by row
 *     explain_tally    the rows of a part, file by file
 *     explain_kept     the same counts as the published set has kept them
 *     explain_files    figures out of so-lieu.csv: halves, years, periods whose extracts are not there; the crosswalk
 *     explain_tell     the explanation for a person      explain_answer   for a program
 */
#ifndef ASK_EXPLAIN_PARTS_H
#define ASK_EXPLAIN_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "run/gather.h"

struct explain_request;

enum { EXPLAIN_PARTS = 4, EXPLAIN_SOURCES = 4 };

/* The rows of one part in one file. */
struct explain_tally {
    uint64_t rows;
    uint64_t *line;
    size_t lines, cap;
};

/* One figure that is counted: the one asked for, or a part of a rate. */
struct explain_part {
    uint32_t ind;
    struct explain_tally *file; /* of each file of the ledger */
    uint32_t files;
    int64_t sum; /* of the recorded counts */
};

/* A file of figures from which the figure comes: a quarter's, or the period's own. */
struct explain_source {
    struct period period;
    char ky[PERIOD_TEXT];
    const struct cube *cube; /* over the communes of the explanation; NULL: there is none */
    const char *set;         /* published; NULL: typed by hand */
    bool carried;            /* its communes are those of before 1/7/2025 */
    struct gather before;    /* when carried: the lists of its time */
    const struct cube *own;  /* when carried: its figures with these lists */
};

/* What an old commune gives to one of today's communes. */
struct explain_share {
    str code, name;                 /* of the other commune */
    bool whole;                     /* all of it */
    int64_t share;                  /* millionths, or CROSSWALK_UNKNOWN */
    enum crosswalk_decision chosen; /* of the profile, where it is not known */
    bool has;                       /* the old commune has the figure */
    int64_t value;                  /* the figure of the old commune */
    bool can;                       /* the figure can be divided */
    int64_t part;                   /* the share of today's commune */
};
typedef void explain_share_fn(void *ctx, const struct explain_share *s);

struct explainer {
    const struct explain_request *r;
    struct gather g;
    struct buf *out;
    uint32_t line; /* of the place asked for, at r->level */
    struct explain_part part[EXPLAIN_PARTS];
    size_t parts;
    struct explain_source source[EXPLAIN_SOURCES]; /* in order of time */
    size_t sources;                                /* 0: counted from extracts */
    const str *file; /* paths by the index of a tally; NULL: those of the ledger */
    const char *set; /* the published set whose figures these are; NULL: counted now */
    /* Why the published set cannot be used for these figures; empty: it can, or there is none. */
    str changed;
};

/* The tally of a file, which is made where there is none yet. */
struct explain_tally *explain_tally_of(struct explain_part *p, uint32_t file);
/* Whether a count of this indicator belongs to the part. */
bool explain_belongs(uint32_t part, uint32_t ind);
str explain_file(const struct explainer *x, uint32_t file);

/* Take figure and rows from the published set of the period.  *kept is false where there is none, it was made of other
 * files (x->changed says what changed), or lines are asked for, which no set keeps. */
bool explain_kept(struct explainer *x, bool *kept, struct err *e);

/* Read the figures behind the one asked for, and make x->g.now its cube.  explain_compiled: the
 * quarters of a half or a year.  explain_published: the published or typed figures of another
 * period; ERR_NOINPUT when there are none. */
bool explain_compiled(struct explainer *x, struct err *e);
bool explain_published(struct explainer *x, struct err *e);
void explain_files_free(struct explainer *x);
/* Whether the figure comes from this source: a flow from every quarter, others from the last. */
bool explain_uses(const struct explainer *x, const struct explain_source *s, uint32_t ind);
/* Call fn for each old commune behind the figure of a commune of today; other figures have none. */
void explain_feeders(const struct explainer *x, const struct explain_source *s, uint32_t ind,
                     explain_share_fn *fn, void *ctx);
/* For a commune of before 1/7/2025: call fn for each commune of today to which its figure goes. */
bool explain_successors(const struct explainer *x, uint32_t ind, explain_share_fn *fn, void *ctx,
                        struct err *e);
/* *v gets the figure of a cube at the place asked for; a rate is in hundredths of a percent.  c
 * may be NULL. */
bool explain_figure_of(const struct explainer *x, const struct cube *c, uint32_t ind, int64_t *v);

/* The yearly table from which the figure comes; NULL: it comes from extracts. */
const char *explain_table(uint32_t ind);

/* Write the figure and its rule, and each part with its files and rows or with its files of
 * figures. */
bool explain_tell(const struct explainer *x, uint32_t ind, struct err *e);
bool explain_answer(const struct explainer *x, uint32_t ind, struct err *e);

#endif /* ASK_EXPLAIN_PARTS_H */
