/* typed_figures - figures of a period before the tool, as offices type them.  See typed_figures.h. */

#include "ingest/typed_figures.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/num.h"
#include "ingest/cell.h"
#include "ingest/extract_folder.h"
#include "ingest/table_reader.h"
#include "text/fold.h"

static const int64_t count_max = INT64_C(1000000000000000000); /* đồng of the country */
static const int64_t percent_max = 10000000;                   /* 100.000 % */

struct reading {
    struct arena *arena;
    const struct typed_figures_job *job;
    struct buf *out;
    uint64_t lines; /* of out */
};

static void
add_field(struct buf *out, str s, char after) {
    buf_char(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        buf_text(out, s.p[i] == '"' ? "\"" : "");
        buf_char(out, s.p[i] == '\n' || s.p[i] == '\r' ? ' ' : s.p[i]);
    }
    buf_char(out, '"');
    buf_char(out, after);
}

/* The value as the program writes it; false: the row is rejected. */
static bool
value_of(const struct reading *g, struct table_reader_row *r, struct buf *out) {
    const struct indicator_set *s = g->job->indicators;
    const uint32_t ind = indicator_find(s, cell_code(r->cell[SCHEMA_HISTORY_chi_tieu]));
    char text[NUM_TEXT];
    int64_t v;

    if (str_eq(r->cell[SCHEMA_HISTORY_gia_tri], str_from(g->job->withheld)) ||
        ind == INDICATOR_NONE) {
        buf_text(out, ind == INDICATOR_NONE ? "0" : g->job->withheld);
        return true;
    }
    if (s->v[ind].kind == INDICATOR_RATIO) {
        v = table_reader_percent(r, SCHEMA_HISTORY_gia_tri, percent_max);
        num_dot_hundredths(text, v);
    } else {
        v = table_reader_number(r, SCHEMA_HISTORY_gia_tri, count_max);
        (void)snprintf(text, sizeof text, "%" PRId64, v);
    }
    if (v == TABLE_READER_NO_NUMBER && !r->rejected) {
        table_reader_reject(r, SCHEMA_HISTORY_gia_tri, LEDGER_D03, (str){NULL, 0});
    }
    buf_text(out, text);
    return !r->rejected;
}

static enum table_reader_pot
figure_row(void *ctx, struct table_reader_row *r) {
    struct reading *g = ctx;
    struct buf value = {0};

    if (value_of(g, r, &value)) {
        for (; g->lines + 1 < r->line; g->lines++) {
            buf_char(g->out, '\n');
        }
        add_field(g->out, cell_code(r->cell[SCHEMA_HISTORY_ky]), ',');
        add_field(g->out, fold_key(g->arena, r->cell[SCHEMA_HISTORY_cap]), ',');
        add_field(g->out, cell_code(r->cell[SCHEMA_HISTORY_ma]), ',');
        add_field(g->out, table_reader_text(r, SCHEMA_HISTORY_ten, g->arena), ',');
        add_field(g->out, cell_code(r->cell[SCHEMA_HISTORY_chi_tieu]), ',');
        add_field(g->out, buf_view(&value), '\n');
        g->lines++;
    }
    buf_free(&value);
    return TABLE_READER_ACCEPTED;
}

bool
typed_figures_is_of(const char *name, const char *ky) {
    const size_t n = strlen(ky);

    return strncasecmp(name, ky, n) == 0 && name[n] == '.' && extract_can_be_read(name);
}

bool
typed_figures_read(struct arena *a, const struct typed_figures_job *j, struct buf *out,
                   struct err *e) {
    struct reading g = {.arena = a, .job = j, .out = out, .lines = 1};
    const struct table_reader_job t = {.path = j->path,
                                       .shown = j->shown,
                                       .table = SCHEMA_LICH_SU,
                                       .profile = j->profile,
                                       .ledger = j->ledger,
                                       .ctx = &g,
                                       .row = figure_row};

    buf_fmt(out, "%s\n", j->header);
    return table_reader_file(&t, e);
}
