/*
 * origin - how many rows of which file made each figure, added up while the figures are, so that `explain` of a published
 * set need not read its extracts again.
 *
 *     ky,cap,ma,chi_tieu,so_dong,gia_tri,tep
 *     2026-Q1,xa,19774,bhxh_bb,7715,7715,2026-Q1/nguoi_tham_gia_01.csv
 *
 * Only counts that are tied to rows stand in it, for communes and for departments: so_dong rows of the file added gia_tri to
 * the figure.  The province is the sum of its communes, the unknown one (empty code) with them.  Order: cap, ma as in
 * so-lieu.csv, chi_tieu in byte order of id, files in the order in which they were read.
 */
#ifndef RUN_ORIGIN_H
#define RUN_ORIGIN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "dim/member.h"
#include "run/gather.h"

#define ORIGIN_FILE "so-dong.csv"

struct origin;
struct origin *origin_new(void);
void origin_free(struct origin *o);

/* A row made a count (n is 1), or its count is taken back (-1): people_watcher, with o as ctx. */
void origin_count(void *o, struct extract_at at, uint32_t ind, const uint32_t place[3], int n);

/* Call fn for each row and each figure that is counted after the last row was read: those of employers, and the classes of
 * the reconciliation, whose value stands with the first row of a group and is 0 at its others.  place: lines of xa and
 * co_quan. */
typedef void origin_fn(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[2],
                       int64_t value);
void origin_late(const struct gather *g, origin_fn *fn, void *ctx);

/* Everything of a period whose extracts were counted with origin_count watching. */
void origin_write(struct origin *o, const struct gather *g, struct buf *out);

struct origin_row {
    enum member_level level; /* XA or CO_QUAN */
    str code, indicator;
    str file; /* as field_put writes its path */
    int64_t rows, value;
};
/* Call fn for each line of the file; the texts live until fn returns. */
bool origin_read(const char *path, void (*fn)(void *ctx, const struct origin_row *row), void *ctx,
                 struct err *e);

#endif /* RUN_ORIGIN_H */
