/* gates_parts - findings of the gates.  See gates_parts.h. */

#include "run/gates_parts.h"

enum ledger_severity
gates_note(struct gates *s, struct ledger_finding *f, const struct buf *what) {
    enum ledger_severity kept;

    f->what = buf_view(what);
    kept = ledger_note_as(s->g->ledger, f);
    if (kept == LEDGER_CHAN) {
        if (s->stops < GATES_SAID_FIRST) {
            buf_fmt(&s->said, "%s%s: " STR_FMT, s->stops > 0 ? "; " : "",
                    ledger_rule_row(f->rule)->code, STR_ARG(f->what));
        }
        s->stops++;
        s->rules |= UINT32_C(1) << f->rule;
    }
    return kept;
}

uint32_t
gates_file(const struct gather *g, const char *table) {
    uint32_t empty = 0;

    for (uint32_t k = ledger_files(g->ledger); k-- > 0;) {
        const struct ledger_file *f = ledger_file(g->ledger, k);

        if (str_eq(f->table, str_from(table))) {
            if (f->read > 0) {
                return k;
            }
            empty = k;
        }
    }
    return empty;
}

bool
gates_is_extract(str table) {
    for (unsigned t = 0; t < SCHEMA_EXTRACTS; t++) {
        if (str_eq(table, str_from(schema_name((enum schema_table)t)))) {
            return true;
        }
    }
    return false;
}
