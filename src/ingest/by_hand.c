/* by_hand - what offices count by hand for a period.  See by_hand.h. */

#include "ingest/by_hand.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/map.h"
#include "ingest/by_hand_parts.h"
#include "ingest/codes.h"
#include "ingest/extract_folder.h"
#include "ingest/table_reader.h"
#include "text/fold.h"
#include "text/utf8.h"

static const int64_t done_max = INT64_C(1000000000000000);

struct reading {
    struct arena *arena;
    struct arena scratch;
    const struct by_hand_job *job;
    struct by_hand_subjects *out;
    size_t cap;
    struct codes_vintage vintage;
    uint32_t file;          /* of the ledger, that of the last row */
    bool any_row, any_done; /* in the file in hand */
    struct words {
        struct map folded; /* to the number of the word */
        str *word;         /* as it was first written */
        size_t cap;
    } subject, unit;
    struct map place, row; /* subject, lines, unit and place of a row; the same with its figures */
};

/* The text of a column as its first row writes it; key: what all its writings have in common. */
static str
first_written(struct reading *g, struct words *w, str key, str text) {
    bool added = false;
    const uint32_t ix = map_put(&w->folded, key, &added);

    if (added) {
        w->word = arena_grown(&g->scratch, w->word, ix, &w->cap, sizeof *w->word);
        w->word[ix] = str_keep(g->arena, text);
    }
    return w->word[ix];
}

/* A row about a place of a subject: said before as it is, or with other figures, which is told. */
static enum table_reader_pot
weigh(struct reading *g, struct table_reader_row *r, const struct by_hand_subject *v) {
    struct buf key = {0};
    bool new_place = false;
    bool new_row = false;

    buf_str(&key, fold_key(&g->scratch, v->subject));
    buf_fmt(&key, "|%u|%u|", v->xa, v->co_quan);
    buf_str(&key, fold_name(&g->scratch, v->unit));
    buf_char(&key, '|');
    buf_str(&key, fold_name(&g->scratch, v->place));
    (void)map_put(&g->place, buf_view(&key), &new_place);
    buf_fmt(&key, "|%" PRId64 "|%" PRId64 "|", v->target, v->done);
    buf_str(&key, v->note);
    (void)map_put(&g->row, buf_view(&key), &new_row);
    buf_free(&key);
    if (new_row && !new_place) {
        (void)table_reader_note(r, SCHEMA_SUBJECT_noi, LEDGER_D11,
                                STR("nơi này của cùng chuyên đề đã có ở dòng trước với số liệu "
                                    "khác"));
    }
    return new_row ? TABLE_READER_ACCEPTED : TABLE_READER_DUPLICATE;
}

static enum table_reader_pot
subject_row(void *ctx, struct table_reader_row *r) {
    struct reading *g = ctx;
    const struct member_set *m = g->job->members;
    struct by_hand_subject v = {.co_quan = m->list[MEMBER_CO_QUAN].n};
    enum table_reader_pot pot;
    str text;

    v.xa = codes_row_named(&g->vintage, r, SCHEMA_SUBJECT_ma_xa, SCHEMA_SUBJECT_ten_xa,
                           &m->list[MEMBER_XA]);
    v.co_quan = codes_row_code(r, SCHEMA_SUBJECT_ma_co_quan, &m->list[MEMBER_CO_QUAN], v.co_quan);
    v.target = table_reader_number(r, SCHEMA_SUBJECT_chi_tieu, done_max);
    v.done = table_reader_number(r, SCHEMA_SUBJECT_thuc_hien, done_max);
    if (r->rejected) {
        return TABLE_READER_ACCEPTED;
    }
    text = table_reader_text(r, SCHEMA_SUBJECT_chuyen_de, &g->scratch);
    v.subject = first_written(g, &g->subject, fold_key(&g->scratch, text), text);
    v.place = str_keep(g->arena, table_reader_text(r, SCHEMA_SUBJECT_noi, &g->scratch));
    text = table_reader_text(r, SCHEMA_SUBJECT_don_vi_tinh, &g->scratch);
    v.unit = first_written(g, &g->unit, fold_name(&g->scratch, text), text);
    v.note = str_keep(g->arena, table_reader_text(r, SCHEMA_SUBJECT_ghi_chu, &g->scratch));
    g->file = r->file;
    g->any_row = true;
    g->any_done = g->any_done || v.done != BY_HAND_NO_NUMBER;
    pot = weigh(g, r, &v);
    if (pot == TABLE_READER_ACCEPTED && !r->rejected) {
        g->out->v = arena_grown(g->arena, g->out->v, g->out->n, &g->cap, sizeof v);
        g->out->v[g->out->n++] = v;
    }
    return pot;
}

bool
by_hand_names(const char *name) {
    return extract_names(name, SCHEMA_CHUYEN_DE) || extract_names(name, SCHEMA_GIAI_TRINH);
}

bool
by_hand_file(const struct by_hand_job *j, struct arena *a, const char *name,
             struct table_reader_job *t, struct err *e) {
    struct buf shown = {0};
    bool ok;

    if (!utf8_valid(str_from(name))) { /* it could be named in no result */
        return err_set(e, ERR_NOINPUT,
                       "một tệp %s* trong %s có tên không phải UTF-8; hãy đổi tên tệp",
                       schema_name(t->table), j->dir);
    }
    buf_fmt(&shown, "%s%s", j->prefix, name);
    t->path = fs_join(a, j->dir, name);
    t->shown = buf_z(&shown);
    t->profile = j->profile;
    t->ledger = j->ledger;
    ok = table_reader_file(t, e);
    buf_free(&shown);
    return ok;
}

bool
by_hand_lacks(const struct by_hand_job *j, uint32_t file, str column, str what, struct err *e) {
    struct ledger *l = j->ledger;
    const struct ledger_finding f = {.file = file,
                                     .line = 1,
                                     .column = column,
                                     .rule = LEDGER_D22,
                                     .severity = ledger_severity(l, LEDGER_D22),
                                     .what = what};

    if (ledger_note_as(l, &f) != LEDGER_CHAN) {
        return true;
    }
    (void)err_set(e, ERR_DATA, "D22: " STR_FMT, STR_ARG(f.what));
    return err_at(e, STR_FMT, STR_ARG(ledger_file(l, f.file)->path));
}

bool
by_hand_subjects(struct arena *a, const struct by_hand_job *j, struct by_hand_subjects *out,
                 struct err *e) {
    struct reading g = {.arena = a, .job = j, .out = out};
    struct fs_list dir = {NULL, 0};
    bool ok;

    *out = (struct by_hand_subjects){.n = 0};
    codes_vintage_start(&g.vintage, &g.scratch, &j->members->list[MEMBER_XA]);
    map_init(&g.subject.folded, &g.scratch);
    map_init(&g.unit.folded, &g.scratch);
    map_init(&g.place, &g.scratch);
    map_init(&g.row, &g.scratch);
    ok = !fs_is_dir(j->dir) || fs_list(&g.scratch, j->dir, &dir, e);
    for (size_t i = 0; ok && i < dir.n; i++) {
        struct table_reader_job t = {.table = SCHEMA_CHUYEN_DE, .ctx = &g, .row = subject_row};

        if (!dir.e[i].is_dir && extract_names(dir.e[i].name, SCHEMA_CHUYEN_DE)) {
            out->there = true;
            g.any_row = g.any_done = false;
            ok =
                by_hand_file(j, &g.scratch, dir.e[i].name, &t, e) &&
                (!g.any_row || g.any_done ||
                 by_hand_lacks(
                     j, g.file, STR("thuc_hien"),
                     STR("không dòng nào có số thực hiện: phụ lục chuyên đề không có kết quả"), e));
        }
    }
    codes_vintage_free(&g.vintage);
    map_free(&g.subject.folded);
    map_free(&g.unit.folded);
    map_free(&g.place);
    map_free(&g.row);
    arena_free(&g.scratch);
    return ok;
}
