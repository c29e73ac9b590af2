/*
 * origin - how many rows of which file made each figure.  It is added up while the figures are counted and kept with the
 * set, so that `explain` of a published set need not read the extracts again.
 *
 *     ky,cap,ma,chi_tieu,so_dong,gia_tri,tep
 *     2026-Q1,xa,19774,bhxh_bb,7715,7715,2026-Q1/nguoi_tham_gia_01.csv
 *
 * It has counts that come from rows, of communes and departments: so_dong rows of the file added gia_tri to the figure.
 * The province is the sum of its communes and of the unknown one (empty code).  Order: cap, ma as in so-lieu.csv,
 * chi_tieu in byte order of id, files in the order in which they were read.  A set that withholds counts
 * (figures/withhold) does not keep this file: it would tell them.
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

/* Note that a row made a count (n is 1) or that its count is taken back (-1).  A people_watcher with o as ctx. */
void origin_count(void *o, struct extract_at at, uint32_t ind, const uint32_t place[3], int n);

/* Call fn for each row and figure that is counted only after the last row was read: the figures of employers, and the
 * classes of the reconciliation.  A group of rows has its value at its first row and 0 at the others.  place: lines of xa
 * and co_quan. */
typedef void origin_fn(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[2],
                       int64_t value);
void origin_late(const struct gather *g, origin_fn *fn, void *ctx);

/* Write the file of a period, whose extracts were counted with origin_count as watcher. */
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
