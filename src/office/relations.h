/*
 * relations - the parts to which a part of a package refers: "_rels/.rels",
 * "xl/_rels/workbook.xml.rels".
 */
#ifndef OFFICE_RELATIONS_H
#define OFFICE_RELATIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/err.h"
#include "office/package.h"

struct relations {
    struct relations_row {
        const char *id, *type; /* "rId1", ".../worksheet" */
        const char *part;      /* "xl/worksheets/sheet1.xml"; NULL: outside the package */
    } * row;
    size_t n;
};

/* Read to what the part refers; "" is the package itself.  A part without a list of relations
 * gives n 0. */
bool relations_read(struct arena *a, struct package *p, const char *part, struct relations *out,
                    struct err *e);
/* The first part whose type ends in "/<type>"; NULL: there is none. */
const char *relations_of_type(const struct relations *r, const char *type);
const struct relations_row *relations_of_id(const struct relations *r, const char *id);
bool relations_is(const struct relations_row *r, const char *type);

#endif /* OFFICE_RELATIONS_H */
