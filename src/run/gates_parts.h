/* gates_parts - what the files of gates share.  For gates*.c only. */
#ifndef RUN_GATES_PARTS_H
#define RUN_GATES_PARTS_H

#include "base/buf.h"
#include "run/gather.h"
#include "store/manifest.h"

enum { GATES_SAID_FIRST = 3 }; /* how many findings the refusal names */

struct gates {
    struct gather *g;
    char ky[PERIOD_TEXT];
    struct buf said; /* the first findings that stop the run */
    unsigned stops;  /* how many findings stop the run */
    uint32_t rules;  /* bits of their rules */
};

/* Note a finding with the words `what`; returns the severity that was kept.  In gates_parts.c. */
enum ledger_severity gates_note(struct gates *s, struct ledger_finding *f, const struct buf *what);
/* The last file of a table that has rows, else its first, at which findings about the whole table are noted.  Where
 * it has none the ledger gets one that is absent, under the name that it should have; not for what offices write by hand
 * for a period, which may be there or not.  In gates_parts.c. */
uint32_t gates_file(const struct gather *g, enum schema_table t);
struct past_files { /* of the period before */
    const struct manifest_input *v;
    size_t n;
};
/* What offices count by hand need not come in the form of the period before.  In gates_parts.c. */
bool gates_is_extract(str table);
/* D18, where the figures show nothing.  Note each list and each table typed by hand that has fewer rows than in the set
 * of the period before, and each extract that is the same file as then.  label: "quý IV năm 2025".  In gates_lists.c. */
void gates_lists(struct gates *s, const struct past_files *past, const char *label);
/* D16, D17: more people than there are, or nobody of many.  In gates_figures.c. */
void gates_figures(struct gates *s);
/* D18: compare figures, files and total lines with the period before.  In gates_compare.c. */
bool gates_compare(struct gates *s, struct err *e);

#endif /* RUN_GATES_PARTS_H */
