/* documents_parts - what the files of documents share. */
#ifndef RUN_DOCUMENTS_PARTS_H
#define RUN_DOCUMENTS_PARTS_H

#include <stdbool.h>

#include "render/render.h"
#include "run/workers.h"
#include "template/overview_page.h"

struct documents;
struct documents_report;
struct documents_jobs;

/* What is signed and sent for the province is kept for decades; a slip stays inside the office, and a pack is the copy
 * of whoever gets it.  A form that the place itself writes on and sends is made for Word alone. */
const struct render_format *documents_paper_format(const struct documents *s,
                                                   const struct documents_report *r);

/* Whether the document is about an annex that stands apart (rieng): it is for people outside, so it carries nothing, and
 * its workbook has this annex alone. */
bool documents_apart(const struct documents *s, const struct documents_report *r);

/* Refuse a second document of one file in a set. */
bool documents_check_file(const struct documents *s, const struct documents_report *r,
                          struct err *e);

/* Whether the run makes the document (of each place that it is for). */
bool documents_makes(const struct documents *s, const struct documents_report *r);

/* "bao-cao.docx" of "bao-cao.pdf"; in the arena. */
const char *documents_beside(struct arena *a, const char *path, const char *suffix);

/* Whether the run makes the set's own workbook: where all annexes, or some by name, are asked for. */
bool documents_makes_book(const struct documents *s);

/* The files of the set that its page leads to: of the report and what comes with it, those that the run makes. */
struct overview_page_files documents_page_files(struct arena *a, const struct documents_jobs *jobs);

/* What a document to keep carries: the figures of the run, and its annexes where it makes them. */
void documents_carry(const struct documents *s, struct workers_job *job);

#endif /* RUN_DOCUMENTS_PARTS_H */
