/* gates_parts - what the files of gates share.  For gates*.c only. */
#ifndef RUN_GATES_PARTS_H
#define RUN_GATES_PARTS_H

#include "base/buf.h"
#include "run/gather.h"

enum { GATES_SAID_FIRST = 3 }; /* findings that a refusal itself names */

struct gates {
    struct gather *g;
    char ky[PERIOD_TEXT];
    struct buf said; /* the first findings that stop the run */
    unsigned stops;  /* how many do */
    uint32_t rules;  /* bits of the rules that do */
};

/* Note a finding with its words; returns what it was kept as.  gates_parts.c */
enum ledger_severity gates_note(struct gates *s, struct ledger_finding *f, const struct buf *what);
/* The last file of a table: where a finding about all of it stands.  gates_parts.c */
uint32_t gates_file(const struct gather *g, const char *table);
/* D18: figures, files and total lines against the period before.  gates_compare.c */
bool gates_compare(struct gates *s, struct err *e);

#endif /* RUN_GATES_PARTS_H */
