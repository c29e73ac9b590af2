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
/* Add an annex to d: its head, its tables, its charts and the signature of the office.
 *
 * Behind a report (report not NULL) the annex is one section for paper: a wide table is cut into parts, a long list ends
 * early, a chart that the report shows is not drawn again, and an annex without figures says so.
 *
 * In a workbook (report NULL) each table is a section of its own: "theo-xa", "theo-xa.2" ...  false: the annex says
 * nothing for the scope, and no section was added. */
struct sender; /* template/sender.h */
bool fill_annex(struct doc *d, const struct fill *f, struct fill_annex which,
                const struct sender *office, const struct prose *report);

/* The workbook phu-luc.xlsx: contents, notes, the annexes of `only` (n ids; n == 0: all that the
 * scope can have) and the tidy data sheet.  Annexes are numbered without a gap: first those that the report
 * of the set names, so that both agree, then the others. */
bool fill_workbook(struct arena *a, const struct fill *f, const str *only, size_t n,
                   struct doc **out, struct err *e);

/* A workbook of one annex and nothing else, for people outside the office.  An annex with this id must exist. */
bool fill_annex_book(struct arena *a, const struct fill *f, str id, struct doc **out);

/* The report of a text template and behind it the annexes that it names. */
bool fill_report(struct arena *a, const struct fill *f, const struct prose *text, struct doc **out,
                 struct err *e);

#endif /* TEMPLATE_FILL_H */
