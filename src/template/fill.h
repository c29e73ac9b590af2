/*
 * fill - definitions and figures to documents: tables of an annex, the workbook, the report.
 */
#ifndef TEMPLATE_FILL_H
#define TEMPLATE_FILL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "doc/block.h"
#include "figures/cube.h"
#include "figures/list.h"
#include "ingest/ledger.h"
#include "template/annex.h"
#include "time/period.h"

struct prose; /* template/prose.h */

/* Whom a document is for: the province (TINH, 0), or one commune or department. */
struct fill_scope {
    enum member_level level;
    uint32_t line;
};

/* Everything a document may say; all of it outlives the document. */
struct fill {
    const struct profile *profile;
    const struct member_set *members;
    const struct indicator_set *indicators;
    const struct cube_book *book;
    const struct list_set *lists;
    const struct annex_set *annexes;
    const struct ledger *ledger; /* row accounting for the notes sheet; may be NULL (compiled) */
    struct period period;
    period_day closing; /* closing day of the figures */
    period_day day;     /* the day of the run, handed down: documents are dated by it */
    bool provisional;   /* "số liệu tạm tính đến ngày ..." (nightly) */
    bool forced;        /* published over the threshold by --force: printed warning */
    const str *warning; /* sentences printed on the documents (incomparable figures, ...) */
    size_t warnings;
    struct fill_scope scope;
};

/* The workbook phu-luc.xlsx: contents, notes, the annexes of `only` (n ids; n == 0: all that the
 * scope can have) and the tidy data sheet. */
bool fill_workbook(struct arena *a, const struct fill *f, const str *only, size_t n,
                   struct doc **out, struct err *e);

/* The report of a text template and behind it the annexes that it names. */
bool fill_report(struct arena *a, const struct fill *f, const struct prose *text, struct doc **out,
                 struct err *e);

#endif /* TEMPLATE_FILL_H */
