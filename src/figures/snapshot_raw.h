/*
 * snapshot_raw - the rows of a so-lieu.csv, before they are matched with today's members.  For
 * snapshot*.c only.
 *
 *     source   one (cap, ma) of the file, in the order of first appearance
 *     v, seen  [source * indicators + indicator]; seen: 1 a value, 2 withheld
 *
 * Everything lives in the arena of the caller; snapshot_raw_free releases the map.
 */
#ifndef FIGURES_SNAPSHOT_RAW_H
#define FIGURES_SNAPSHOT_RAW_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/map.h"
#include "base/str.h"
#include "dim/indicator.h"
#include "dim/member.h"
#include "figures/snapshot.h"
#include "time/period.h"

struct snapshot_source {
    enum member_level level;
    str code, name;
    uint64_t line; /* of its first row */
    uint32_t rows;
};
struct snapshot_raw {
    struct arena *a;
    const struct indicator_set *indicators;
    struct map by_key; /* "xa,19774" -> index */
    struct snapshot_source *source;
    uint32_t n, cap;
    int64_t *v;
    unsigned char *seen;
    uint64_t rows;
    uint64_t unknown_rows; /* rows whose indicator is not known */
};

/* Read the file j->path, or a text that is in memory.  The text is changed while it is read;
 * j->path is then its name in errors. */
bool snapshot_raw_read(struct arena *a, const struct snapshot_job *j, struct snapshot_raw *out,
                       struct err *e);
bool snapshot_raw_text(struct arena *a, const struct snapshot_job *j, struct buf *text,
                       struct snapshot_raw *out, struct err *e);
void snapshot_raw_free(struct snapshot_raw *r);

bool snapshot_raw_get(const struct snapshot_raw *r, uint32_t source, uint32_t ind, int64_t *v);
/* Whether the file says that the figure is withheld. */
bool snapshot_raw_withheld(const struct snapshot_raw *r, uint32_t source, uint32_t ind);
/* The index of the source (level, code), or MEMBER_NONE. */
uint32_t snapshot_raw_find(const struct snapshot_raw *r, enum member_level l, str code);

/* Count in notes->unsummed the counts of c whose communes do not sum to the province.  In snapshot_sums.c. */
void snapshot_note_sums(const struct cube *c, struct snapshot_notes *notes);
/* Fill in notes->moved_names and what stands beside it.  In snapshot_names.c. */
void snapshot_note_names(const struct snapshot_raw *r, const struct member_set *m,
                         struct snapshot_notes *notes);

#endif /* FIGURES_SNAPSHOT_RAW_H */
