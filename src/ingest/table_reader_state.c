/* table_reader_state - one file that is being read.  See table_reader_state.h. */

#include "ingest/table_reader_state.h"

#include "ingest/cell.h"

enum { READS = 2 }; /* that take long: for evidence, for rows */

void
table_reader_progress(const struct table_reader *in, uint64_t read) {
    const struct table_reader_job *j = in->job;
    const uint64_t all = records_bytes(&in->from);

    if (j->progress != NULL) {
        j->progress(j->progress_ctx, str_from(j->shown),
                    (read * all + records_taken(&in->from)) / READS, all);
    }
}

void
table_reader_cells(struct table_reader *in, const struct scan_record *r, uint32_t wanted) {
    for (uint32_t i = 0; i < in->columns; i++) {
        const uint32_t at = in->heading.at[i];

        if ((wanted >> i & 1) == 0) {
            continue;
        }
        if (at == HEADER_ABSENT || at >= r->n) {
            in->cell[i] = (str){NULL, 0};
            in->kind[i] = ROW_TEXT;
            continue;
        }
        in->cell[i] = r->field[at];
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
