/* gates_parts - findings of the gates.  See gates_parts.h. */

#include "run/gates_parts.h"

#include "conf/names.h"

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

/* Where a file of the table is looked for. */
static void
expected(const struct gather *g, enum schema_table t, struct buf *out) {
    char ky[PERIOD_TEXT];

    if (t <= SCHEMA_THUE) {
        period_text(ky, g->r.period);
        buf_fmt(out, "%s/", ky);
    } else if (t == SCHEMA_LOAI_HINH || t == SCHEMA_QUY_DOI_XA) {
        /* the other lists are always there: without them no run comes here */
        buf_text(out, NAMES_LISTS "/");
    }
    buf_fmt(out, "%s.csv", schema_name(t));
}

static uint32_t
absent_file(const struct gather *g, enum schema_table t) {
    struct buf path = {0};
    uint32_t k;

    expected(g, t, &path);
    k = ledger_add_file(g->ledger, buf_view(&path), str_from(schema_name(t)));
    ledger_file(g->ledger, k)->absent = true;
    ledger_how(g->ledger, k, STR("không có tệp này"));
    buf_free(&path);
    return k;
}

uint32_t
gates_file(const struct gather *g, enum schema_table t) {
    uint32_t empty = UINT32_MAX;

    for (uint32_t k = ledger_files(g->ledger); k-- > 0;) {
        const struct ledger_file *f = ledger_file(g->ledger, k);

        if (str_eq(f->table, str_from(schema_name(t)))) {
            if (f->read > 0) {
                return k;
            }
            empty = k;
        }
    }
    return empty == UINT32_MAX ? absent_file(g, t) : empty;
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
