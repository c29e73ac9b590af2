/*
 * snapshot - write a cube as so-lieu.csv and read it again (spec 3.4).
 *
 *     ky,cap,ma,ten,chi_tieu,gia_tri
 *     2026-Q1,tinh,46,Thành phố Huế,bhxh,170123
 *
 * Order: cap as in MEMBER_LEVELS, then ma in byte order with the empty code (the
 * unknown line) last, then chi_tieu in byte order of id.  Absent cells and rates without a
 * denominator are not written; a count that is withheld stands as "(ẩn)", and so do rates that rest on it.
 */
#ifndef FIGURES_SNAPSHOT_H
#define FIGURES_SNAPSHOT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "dim/crosswalk.h"
#include "figures/cube.h"

#define SNAPSHOT_HEADER   "ky,cap,ma,ten,chi_tieu,gia_tri"
#define SNAPSHOT_WITHHELD "(ẩn)"

void snapshot_write(const struct cube *c, struct buf *out);

struct snapshot_job { /* what to read, and for which members and indicators */
    const char *path;
    struct period period;
    const struct member_set *members; /* today's */
    const struct indicator_set *indicators;
    const struct crosswalk *crosswalk; /* may be empty, not NULL */
    enum crosswalk_decision decision;
    bool carried;       /* the period is before 1/7/2025, but the file has today's communes */
    bool before_merger; /* members and file have the communes of before 1/7/2025 */
};

/* Whether the figures of a period have the communes of before 1/7/2025. */
bool snapshot_on_old_communes(struct period p);
period_day snapshot_new_communes(void); /* 1/7/2025 */

struct snapshot_notes { /* what a person must be told about a snapshot that was read */
    /* Its commune codes were those of before 1/7/2025 and went through the crosswalk. */
    bool old_communes;
    uint32_t split; /* old communes divided by shares */
    /* New communes with a figure that cannot be compared: a share is unknown, or one of their
     * old communes lacks the figure. */
    uint32_t incomparable;
    uint64_t rows;         /* in the file */
    uint64_t unknown_rows; /* rows whose code or indicator is not known today */
    /* Counts whose communes do not sum to the province's line though nothing is withheld; the first of them. */
    uint32_t unsummed, first_unsummed;
    uint64_t clashing_rates; /* stated rates that differ from numerator / denominator */
    /* Names that had one code in the file and have another today, where file and list know both codes: two rows of a
     * list may have exchanged their names.  Only of the first level that has such names, with its first: the members
     * of today who have the code of the file and the name. */
    uint32_t moved_names;
    enum member_level moved_level;
    uint32_t moved_from, moved_to;
};

/*
 * Read a so-lieu.csv into a new cube of the members of j, in the arena.
 *
 * Periods that closed before 1/7/2025 go through the crosswalk: crosswalk_divide divides counts,
 * and cells that come from a split are marked ON_SPLIT.  A figure of a new commune is INCOMPARABLE
 * when a share is unknown and undecided, or when one of its old communes lacks the figure (missing
 * is not zero).  Counts without a commune (unknown code, undecided share) go to the unknown line,
 * so that a column keeps its sum.  Such a period may have several province lines (provinces that
 * merged since); they are added.
 *
 * A stated rate is kept only where its parts are missing.  Through the crosswalk it is kept only
 * for an old commune that became one new commune by itself. Files written by hand may have rows in
 * any order, CRLF and a BOM.  Errors, told with their line: a row that stands twice, a bad number,
 * another ky or province, codes of the other list of communes (shown by their names), a last line
 * without its line end.
 */
bool snapshot_read(struct arena *a, const struct snapshot_job *j, struct cube **c,
                   struct snapshot_notes *notes, struct err *e);

/* The same from a text in memory, which is changed while it is read; j->path is only a name for messages. */
bool snapshot_text(struct arena *a, const struct snapshot_job *j, struct buf *text, struct cube **c,
                   struct snapshot_notes *notes, struct err *e);

/* The same for a cube that was just counted over the communes of its own time, as if it had been
 * written and read again; j->path is only a name for messages. */
bool snapshot_carry(struct arena *a, const struct cube *counted, const struct snapshot_job *j,
                    struct cube **c, struct snapshot_notes *notes, struct err *e);

#endif /* FIGURES_SNAPSHOT_H */
