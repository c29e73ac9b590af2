/* table_reader_state - one file that is being read.  See table_reader_state.h. */

#include "ingest/table_reader_state.h"

#include "ingest/cell.h"

enum {
    READS = 2
}; /* that take long: for evidence, for rows; a trusting reading has the second alone */

void
table_reader_progress(const struct table_reader *in, uint64_t read) {
    const struct table_reader_job *j = in->job;
    const uint64_t all = records_bytes(&in->from);

    if (j->progress != NULL) {
        j->progress(j->progress_ctx, str_from(j->shown),
                    in->trusting ? records_taken(&in->from)
                                 : (read * all + records_taken(&in->from)) / READS,
                    all);
    }
}

/* Codes, numbers, days and flags are compared; a text is printed as it stands. */
static str
compared(struct table_reader *in, uint32_t column, str s) {
    return in->column[column].type == SCHEMA_TEXT ? s : cell_clean(&in->values, s);
}

void
table_reader_cells(struct table_reader *in, const struct scan_record *r, uint32_t wanted) {
    arena_free(&in->values);
    for (uint32_t i = 0; i < in->columns; i++) {
        const uint32_t at = in->header.at[i];

        if ((wanted >> i & 1) == 0) {
            continue;
        }
        if (at == HEADER_ABSENT || at >= r->n) {
            in->cell[i] = in->constant[i];
            in->kind[i] = ROW_TEXT;
            continue;
        }
        in->cell[i] = compared(in, i, r->field[at]);
        in->kind[i] = r->kind == NULL ? ROW_TEXT : r->kind[at];
        if (!cell_is_plain(in->cell[i])) {
            in->cell[i] = cell_trim(in->cell[i]);
            in->cell[i].n = cell_missing(in->cell[i]) ? 0 : in->cell[i].n;
        }
    }
}

enum number_form
table_reader_form(const struct table_reader *in, uint32_t column) {
    return in->kind[column] == ROW_NUMBER ? NUMBER_COMMA : in->form[column];
}

void
table_reader_add_evidence_of(struct table_reader *in, uint32_t column, bool day) {
    const str s = in->cell[column];

    if (s.n == 0 || in->kind[column] == ROW_NUMBER || in->kind[column] == ROW_DATE) {
        return; /* a number or a day by itself, whatever the others look like */
    }
    if (day) {
        day_evidence_add(&in->day[column], s, in->looked_at);
    } else {
        number_evidence_add(&in->number[column], s, in->looked_at);
    }
}

void
table_reader_add_evidence(struct table_reader *in) {
    for (uint32_t i = 0; i < in->columns; i++) {
        const enum schema_type t = in->column[i].type;

        if (t == SCHEMA_DATE || schema_is_number(t)) {
            table_reader_add_evidence_of(in, i, t == SCHEMA_DATE);
        }
    }
}

void
table_reader_add_up(struct table_reader_sum *s, int64_t v) {
    if (__builtin_add_overflow(s->all, v, &s->all) ||
        __builtin_add_overflow(s->since, v, &s->since)) {
        s->beyond = true;
    }
}

bool /* NOLINTNEXTLINE(readability-function-size) */
table_reader_refuse(struct table_reader *in, uint64_t line, const char *column,
                    enum ledger_rule rule, str what, struct err *e) {
    const struct ledger_finding f = {.file = in->file,
                                     .line = line,
                                     .column = str_from(column),
                                     .rule = rule,
                                     .severity = LEDGER_CHAN,
                                     .what = what};

    if (ledger_note_as(in->job->ledger, &f) != LEDGER_CHAN && !in->trusting) {
        return true; /* a trusting reading would note it too late */
    }
    (void)err_set(e, ERR_DATA, "%s: " STR_FMT, ledger_rule_row(rule)->code, STR_ARG(what));
    return err_at(e, "dòng %llu", (unsigned long long)line);
}

void
table_reader_stop(struct table_reader *in, uint64_t line, enum ledger_rule rule, str what) {
    struct err e;

    if (!in->stopped && !table_reader_refuse(in, line, "", rule, what, &e)) {
        in->stopped = true;
        in->stop_rule = rule;
        in->stop_line = line;
        in->stop_what = str_keep(&in->arena, what);
    }
}
