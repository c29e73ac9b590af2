/*
 * fill_input - what documents are made from: everything that a template may speak of.
 */
#ifndef TEMPLATE_FILL_INPUT_H
#define TEMPLATE_FILL_INPUT_H

#include <stdbool.h>

#include "conf/profile.h"
#include "dim/boundary.h"
#include "figures/cube.h"
#include "figures/dues.h"
#include "figures/list.h"
#include "ingest/ledger.h"
#include "language/annex.h"
#include "time/period.h"

struct prose;    /* language/prose.h */
struct standing; /* template/standing.h */

/* Whom a document is for: the province (TINH, 0), or one commune or department. */
struct fill_scope {
    enum member_level level;
    uint32_t line;
};

/* An office's own paragraphs: a file of nhan_xet/ of the period, as Markdown; {nhan_xet <name>} of a
 * report puts them in.  name has no ".md". */
struct fill_remark {
    str name, text;
};

/* Everything a document may say; all of it outlives the document. */
struct fill {
    /* The report of the set; NULL: there is none.  The workbook of the set puts the annexes of this
     * report first, and the report's office signs it. */
    const struct prose *report;
    const struct profile *profile;
    const struct member_set *members;
    const struct indicator_set *indicators;
    const struct cube_book *book;
    const struct list_set *lists;
    const struct annex_set *annexes;
    struct ledger *ledger; /* only read: row accounting for the notes; NULL when compiled */
    struct ledger_account quarters; /* of a half or a year: what its quarters were made of */
    struct period period;
    period_day closing;   /* closing day of the figures */
    period_day day;       /* the day of the run, handed down: documents are dated by it */
    enum dues_basis dues; /* what tl_cham is over */
    int goal_year;        /* of the lt_<x>; 0: none */
    bool provisional;     /* "số liệu tạm tính đến ngày ..." (nightly) */
    bool forced;          /* published over the threshold by --force: printed warning */
    str accepted;         /* what a person let through and why, one sentence; empty: nothing */
    const str *warning;   /* sentences printed on the documents (incomparable figures, ...) */
    size_t warnings;
    const struct fill_remark *remark;
    size_t remarks;
    const struct cube *restated_from; /* a revision: the sealed figures it restates; else NULL */
    const char *restated_set;         /* and the name of their set, "2026-Q1" */
    const struct boundary_set *boundaries; /* of communes; NULL: the office has loaded none */
    bool packs; /* the set has a pack of every place: a table's rows may lead there */
    struct fill_scope scope;
    /* Shared by the documents about single places; NULL: each document works it out for itself. */
    struct standing *standing;
};

#endif /* TEMPLATE_FILL_INPUT_H */
