/* by_hand - what offices count by hand for a period.  See by_hand.h. */

#include "ingest/by_hand.h"

#include <inttypes.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/map.h"
#include "ingest/by_hand_parts.h"
#include "ingest/cell.h"
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
    struct by_hand_seen seen;
    struct words {
        struct map folded; /* to the number of the word */
        str *word;         /* as it was first written */
        size_t cap;
    } subject, unit;
    struct map place, row; /* subject, lines, unit and place of a row; the same with its figures */
    struct map unit_of, commune; /* subject and unit; communes that rows are about */
    uint64_t rows, of_communes;  /* rows; those that name a commune */
    uint64_t long_units;         /* rows whose unit is a longer text than their subject */
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

/* A unit that is a number is of a row that lost a cell; units are counted by subject, for doubt_columns. */
static void
weigh_unit(struct reading *g, struct table_reader_row *r, const struct by_hand_subject *v) {
    struct buf key = {0};

    if (v->unit.n > 0 && cell_digits(v->unit)) {
        (void)table_reader_note(r, SCHEMA_SUBJECT_don_vi_tinh, LEDGER_D12,
                                STR("đơn vị tính là một con số; dòng có lẽ bị lệch ô"));
    }
    buf_str(&key, fold_key(&g->scratch, v->subject));
    buf_char(&key, '|');
    buf_str(&key, fold_name(&g->scratch, v->unit));
    (void)map_put(&g->unit_of, buf_view(&key), NULL);
    buf_free(&key);
    g->rows++;
    g->long_units += v->unit.n > v->subject.n;
    if (v->xa < g->job->members->list[MEMBER_XA].n) {
        (void)map_put(&g->commune, (str){(const char *)&v->xa, sizeof v->xa}, NULL);
        g->of_communes++;
    }
}

static void
doubt(const struct reading *g, const char *column, str what) {
    (void)ledger_note_as(g->job->ledger, &(struct ledger_finding){.file = g->seen.file,
                                                                  .line = 1,
                                                                  .column = str_from(column),
                                                                  .rule = LEDGER_D12,
                                                                  .severity = LEDGER_CANH_BAO,
                                                                  .what = what});
}

/* Headers of text exchanged: nearly every row has a unit of its own, or every commune a subject, or units are longer than
 * what they measure. */
static void
doubt_columns(const struct reading *g) {
    enum { ENOUGH = 10, FEW = 3 };
    const uint32_t subjects = g->subject.folded.n;

    if (g->of_communes >= ENOUGH && subjects >= g->of_communes / 2 &&
        g->commune.n >= g->of_communes / 4) {
        doubt(g, "chuyen_de",
              STR("mỗi xã một chuyên đề khác nhau; cột chuyen_de có lẽ bị đổi chỗ với cột noi"));
    } else if (g->rows >= ENOUGH && g->unit_of.n > g->rows / 2 &&
               g->unit_of.n > 2 * (uint64_t)subjects) {
        doubt(g, "don_vi_tinh",
              STR("gần như mỗi dòng một đơn vị tính khác nhau; cột don_vi_tinh có lẽ bị đổi chỗ "
                  "với cột khác"));
    } else if (g->rows >= FEW && g->long_units > g->rows / 2) {
        doubt(g, "don_vi_tinh",
              STR("phần lớn đơn vị tính dài hơn tên chuyên đề; hai cột chuyen_de, don_vi_tinh có "
                  "lẽ bị đổi chỗ"));
    }
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
    enum { MUCH_MORE = 3 };
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
    if (v.target > 0 && v.done > 0 && (v.done - 1) / MUCH_MORE >= v.target) {
        (void)table_reader_note(r, SCHEMA_SUBJECT_thuc_hien, LEDGER_D16,
                                STR("thực hiện hơn ba lần chỉ tiêu; hãy xem hai số ấy"));
    }
    g->seen.file = r->file;
    g->seen.any_row = true;
    g->seen.any = g->seen.any || v.done != BY_HAND_NO_NUMBER;
    weigh_unit(g, r, &v);
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

/* One file of the folder.  In the ledger it is "2026-Q1/<name>". */
static bool
read_file(const struct by_hand_job *j, struct arena *a, const char *name, struct table_reader_job t,
          struct err *e) {
    struct buf shown = {0};
    bool ok;

    if (!utf8_valid(str_from(name))) { /* it could be named in no result */
        return err_set(e, ERR_NOINPUT,
                       "một tệp %s* trong %s có tên không phải UTF-8; hãy đổi tên tệp",
                       schema_name(t.table), j->dir);
    }
    buf_fmt(&shown, "%s%s", j->prefix, name);
    t.path = fs_join(a, j->dir, name);
    t.shown = buf_z(&shown);
    t.profile = j->profile;
    t.ledger = j->ledger;
    ok = table_reader_file(&t, e);
    buf_free(&shown);
    return ok;
}

/* Note D22 about a file in which no row fills the column: its header is unknown, or nobody wrote anything yet.  false:
 * by the profile that stops the run. */
static bool
tell_lack(const struct by_hand_job *j, uint32_t file, const char *column, str what, struct err *e) {
    struct ledger *l = j->ledger;
    const struct ledger_finding f = {.file = file,
                                     .line = 1,
                                     .column = str_from(column),
                                     .rule = LEDGER_D22,
                                     .severity = ledger_severity(l, LEDGER_D22),
                                     .what = what};

    if (ledger_note_as(l, &f) != LEDGER_CHAN) {
        return true;
    }
    (void)err_set(e, ERR_DATA, "D22: " STR_FMT, STR_ARG(f.what));
    return err_at(e, STR_FMT, STR_ARG(ledger_file(l, f.file)->path));
}

bool /* NOLINTNEXTLINE(readability-function-size) */
by_hand_files(const struct by_hand_job *j, struct arena *a, const struct table_reader_job *t,
              struct by_hand_seen *seen, const char *column, str what, bool *there, struct err *e) {
    struct fs_list dir = {NULL, 0};
    bool ok = !fs_is_dir(j->dir) || fs_list(a, j->dir, &dir, e);

    for (size_t i = 0; ok && i < dir.n; i++) {
        if (!dir.e[i].is_dir && extract_names(dir.e[i].name, t->table)) {
            *there = true;
            seen->any_row = seen->any = false;
            ok = read_file(j, a, dir.e[i].name, *t, e) &&
                 (!seen->any_row || seen->any || tell_lack(j, seen->file, column, what, e));
        }
    }
    return ok;
}

bool
by_hand_subjects(struct arena *a, const struct by_hand_job *j, struct by_hand_subjects *out,
                 struct err *e) {
    struct reading g = {.arena = a, .job = j, .out = out};
    const struct table_reader_job t = {.table = SCHEMA_CHUYEN_DE, .ctx = &g, .row = subject_row};
    bool ok;

    *out = (struct by_hand_subjects){.n = 0};
    codes_vintage_start(&g.vintage, &g.scratch, &j->members->list[MEMBER_XA]);
    map_init(&g.subject.folded, &g.scratch);
    map_init(&g.unit.folded, &g.scratch);
    map_init(&g.place, &g.scratch);
    map_init(&g.row, &g.scratch);
    map_init(&g.unit_of, &g.scratch);
    map_init(&g.commune, &g.scratch);
    ok = by_hand_files(j, &g.scratch, &t, &g.seen, "thuc_hien",
                       STR("không dòng nào có số thực hiện: phụ lục chuyên đề không có kết quả"),
                       &out->there, e);
    if (ok) {
        doubt_columns(&g);
    }
    codes_vintage_free(&g.vintage);
    map_free(&g.subject.folded);
    map_free(&g.unit.folded);
    map_free(&g.place);
    map_free(&g.row);
    map_free(&g.unit_of);
    map_free(&g.commune);
    arena_free(&g.scratch);
    return ok;
}
