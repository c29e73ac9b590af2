/*
 * province - a province small enough to compute by hand, for the tests of template/.
 *
 *     line                     BB now  before  target    BHYT now   dân số   LLLĐ
 *     0 Phường Thuận Hóa        100      90     120        900       1.000    500
 *     1 Phường Phú Xuân          50      50      50        400         500    200
 *     2 Xã Phú Vinh              30      40      25        310         300    100
 *     3 (unknown)                 2       0       -         10           -      -
 *     the province              182     180     200      1.620       1.800    800
 *
 * Departments: Sở Y tế 120, Sở Nội vụ 60, unassigned 2 (BB now).  No figures of a year ago.
 * The province's target (200) is not the sum of the communes' (195).
 */
#ifndef TEST_PROVINCE_H
#define TEST_PROVINCE_H

#include "language/annex.h"
#include "language/prose.h"
#include "template/fill_input.h"

struct province {
    struct arena run;
    char dir[64];
    struct member_set members;
    struct indicator_set indicators;
    struct profile profile;
    struct cube *now, *before;
    struct cube_book book;
    struct list_set lists;
    struct annex_set annexes;
    struct fill fill;
};

void province_open(struct province *p);
/* The same with ten BHYT groups, "Nhóm A" ... "Nhóm K", instead of two. */
void province_open_groups(struct province *p);
void province_close(struct province *p);

/* Writes a file into p->dir (replacing it); the path lives until the next call. */
const char *province_write(struct province *p, const char *name, const char *text);
/* Every annex of p->dir into p->annexes. */
bool province_annexes(struct province *p, struct err *e);
/* The first table of the first annex, laid out, or NULL. */
struct doc_table *province_table(struct province *p);
/* That table, which must be there, of an annex "theo-xa" with this text. */
struct doc_table *province_load(struct province *p, const char *text);
/* Cell by row and column key: text as printed ("?" where there is no such column). */
const char *province_cell(struct province *p, const struct doc_table *t, uint32_t row,
                          const char *key);
const struct doc_formula *province_formula(const struct doc_table *t, uint32_t row,
                                           const char *key);

#endif /* TEST_PROVINCE_H */
