/*
 * world - a small province for unit tests: three communes, two departments, three BHYT groups,
 * two kinds of employer.
 *
 *     xa         0 19753 Xã Phú Vinh | 1 19774 Phường Thuận Hóa | 2 20014 Xã "A", B | 3 unknown
 *     co_quan    0 SGD | 1 SYT | 2 unassigned
 *     nhom       0 HN | 1 HS (department SGD) | 2 QD (outside coverage) | 3 unknown
 *     loai_hinh  0 DNNN | 1 HKD | 2 unknown
 */
#ifndef TESTS_UNIT_WORLD_H
#define TESTS_UNIT_WORLD_H

#include "dim/indicator.h"
#include "dim/member.h"
#include "figures/cube.h"
#include "ingest/ledger.h"

struct world {
    struct arena a;
    struct member_set m;
    struct indicator_set i;
};
enum { WORLD_XA = 3, WORLD_CO_QUAN = 2, WORLD_NHOM = 3, WORLD_LOAI_HINH = 2 };

struct world *world_new(void);
void world_free(struct world *w);
struct cube *world_cube(struct world *w, int year, int quarter);

/* The value of a cell, or WORLD_ABSENT. */
#define WORLD_ABSENT INT64_MIN
int64_t world_get(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind);

/* A ledger with one file and the built-in severities; findings of a rule so far. */
struct ledger *world_ledger(struct world *w);
/* The same under a profile: "[quy_tac]\nD10 = loai\n". */
struct ledger *world_ledger_under(struct world *w, const char *profile);
uint64_t world_findings(struct ledger *l, enum ledger_rule r);

/* A file with this text in a new folder; world_file_drop removes both. */
const char *world_file(struct world *w, const char *text);
void world_file_drop(const char *path);

#endif /* TESTS_UNIT_WORLD_H */
