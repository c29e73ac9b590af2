/*
 * snapshot - a cube as so-lieu.csv and back (spec 3.4).
 *
 *     ky,cap,ma,ten,chi_tieu,gia_tri
 *     2026-Q1,tinh,46,Thành phố Huế,bhxh,170123
 *
 * Order: cap as in MEMBER_LEVELS, then ma in byte order with the empty code (the
 * unknown line) last, then chi_tieu in byte order of id.  Absent cells and rates without a
 * denominator are not written.
 */
#ifndef FIGURES_SNAPSHOT_H
#define FIGURES_SNAPSHOT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "dim/crosswalk.h"
#include "figures/cube.h"

#define SNAPSHOT_HEADER "ky,cap,ma,ten,chi_tieu,gia_tri"

void snapshot_write(const struct cube *c, struct buf *out);

struct snapshot_job { /* what to read, and over what */
    const char *path;
    struct period period;
    const struct member_set *members; /* today's */
    const struct indicator_set *indicators;
    const struct crosswalk *crosswalk; /* may be empty, not NULL */
    enum crosswalk_decision decision;
    bool carried;       /* of before 1/7/2025, but over today's communes already */
    bool before_merger; /* members are the communes of before 1/7/2025, and so are the file's */
};

/* Whether the communes of a period's figures are those of before 1/7/2025. */
bool snapshot_on_old_communes(struct period p);
period_day snapshot_new_communes(void); /* 1/7/2025 */

struct snapshot_notes { /* what a person must be told about a snapshot that was read */
    bool
        old_communes; /* its commune codes were of before 1/7/2025 and went through the crosswalk */
    uint32_t split;   /* old communes divided by shares */
    uint32_t incomparable; /* new communes with a figure that cannot be compared: an unknown share,
                              or an old commune of theirs without that figure */
    uint64_t unknown_rows; /* rows of codes or indicators that are not known today */
    uint64_t clashing_rates; /* stated rates that differ from their own numerator / denominator */
};

/*
 * Read a so-lieu.csv into a fresh cube over today's members, in the arena.
 *
 * Periods that closed before 1/7/2025 go through the crosswalk: counts by crosswalk_divide, cells that
 * rest on a split marked ON_SPLIT.  A new commune is INCOMPARABLE in an indicator when a share is
 * unknown and undecided, or when one of its old communes has no such figure (missing is not zero).
 * Counts that find no commune (code unknown, share undecided) stand in the unknown line, so that a
 * column keeps its sum.  Several province lines of such a period (provinces merged since) add up.
 *
 * Rates are kept only as stated where their parts are missing; through the crosswalk only from a commune
 * that became one commune alone.
 * Hand-written files are accepted in any row order, with CRLF or a BOM; a row twice, a bad number, another
 * ky or province, codes of the other list of communes (told by their names), a last line without its end
 * are errors with line.
 */
bool snapshot_read(struct arena *a, const struct snapshot_job *j, struct cube **c,
                   struct snapshot_notes *notes, struct err *e);

/* The same of a cube that was just counted over the communes of its own time, as if it had been written and
 * read: j->path is only its name. */
bool snapshot_carry(struct arena *a, const struct cube *counted, const struct snapshot_job *j,
                    struct cube **c, struct snapshot_notes *notes, struct err *e);

#endif /* FIGURES_SNAPSHOT_H */
