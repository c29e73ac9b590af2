/*
 * overview_page - the page that leaders look at: the text of its template, then what the checks of the data
 * found in one line, and the files of the set.
 */
#ifndef TEMPLATE_OVERVIEW_PAGE_H
#define TEMPLATE_OVERVIEW_PAGE_H

#include "doc/block.h"
#include "template/fill.h"

/* Files that stand beside the page, each with what it is. */
struct overview_page_files {
    const struct overview_page_file {
        const char *name; /* "bao-cao.pdf" */
        const char *what; /* "báo cáo, để ký" */
    } * file;
    size_t n;
};

bool overview_page(struct arena *a, const struct fill *f, const struct prose *text,
                   struct overview_page_files beside, struct doc **out, struct err *e);

#endif /* TEMPLATE_OVERVIEW_PAGE_H */
