/*
 * fill - definitions and figures to documents: tables of an annex, the workbook, the report.
 */
#ifndef TEMPLATE_FILL_H
#define TEMPLATE_FILL_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "doc/block.h"
#include "template/fill_input.h"

/* One annex and its number in the document; 0: the only one of a report, without a number. */
struct fill_annex {
    const struct annex *x;
    unsigned number;
};
/* Its head, tables, charts, signature of the office.  Behind a report (not NULL) it is one section
 * for paper: tables are cut into their parts, long lists end early, charts of the text are not drawn
 * again, and an annex without figures says so.  In a workbook (report NULL) each table is a section: "theo-xa",
 * "theo-xa.2" ...; none when it says nothing for the scope, and false comes back. */
struct sender; /* template/sender.h */
bool fill_annex(struct doc *d, const struct fill *f, struct fill_annex which,
                const struct sender *office, const struct prose *report);

/* The workbook phu-luc.xlsx: contents, notes, the annexes of `only` (n ids; n == 0: all that the
 * scope can have) and the tidy data sheet.  Annexes are numbered without a gap: first those that the report
 * of the set names, so that both agree, then the others. */
bool fill_workbook(struct arena *a, const struct fill *f, const str *only, size_t n,
                   struct doc **out, struct err *e);

/* A workbook of one annex (which there is) and nothing else: for people outside the office. */
bool fill_annex_book(struct arena *a, const struct fill *f, str id, struct doc **out);

/* The report of a text template and behind it the annexes that it names. */
bool fill_report(struct arena *a, const struct fill *f, const struct prose *text, struct doc **out,
                 struct err *e);

#endif /* TEMPLATE_FILL_H */
