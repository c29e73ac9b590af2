/* gates_compare - D18: the delivery beside the one of the period before.  See gates.h. */

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "ingest/extract_folder.h"
#include "run/gates_parts.h"
#include "store/manifest.h"
#include "text/fold.h"

/* How far a figure that moved stops a run. */
enum force {
    STOPS, /* of the province; of a place or department it is told */
    TELLS /* of the province, and not looked at elsewhere: it may move by itself, or by one large firm */
};

/* What half a delivery, or a column of another one, shows in, and the table that it comes from.  A move below `least` is
 * too small to be told. */
static const struct watched {
    int64_t least;
    enum schema_table table;
    uint32_t indicator;
    bool flow; /* grows with the days of the period: compared between whole periods only */
    enum force force;
} watched[] = {
    {50, SCHEMA_NGUOI_THAM_GIA, INDICATOR_BHXH_BB, false, STOPS},
    {50, SCHEMA_NGUOI_THAM_GIA, INDICATOR_BHXH_TN, false, STOPS},
    {50, SCHEMA_NGUOI_THAM_GIA, INDICATOR_BHTN, false, STOPS},
    {50, SCHEMA_NGUOI_THAM_GIA, INDICATOR_BHYT, false, STOPS},
    {50, SCHEMA_NGUOI_THAM_GIA, INDICATOR_TIEM_NANG_TN, false, TELLS},
    {10, SCHEMA_DON_VI, INDICATOR_DV, false, STOPS},
    {50, SCHEMA_DON_VI, INDICATOR_DV_LD, false, STOPS},
    {1, SCHEMA_DON_VI, INDICATOR_PHAI_THU, true, STOPS},
    {1, SCHEMA_DON_VI, INDICATOR_QUY_LUONG, true, TELLS},
    {10, SCHEMA_THUE, INDICATOR_THUE_DV, false, STOPS},
    {50, SCHEMA_THUE, INDICATOR_THUE_LD, false, STOPS},
    {1, SCHEMA_THUE, INDICATOR_THUE_QUY_LUONG, true, TELLS},
    {10, SCHEMA_THUE, INDICATOR_DC_SAI_MST, false, TELLS},
    {10, SCHEMA_THUE, INDICATOR_DC_NGUNG_THUE, false, TELLS},
    {10, SCHEMA_THUE, INDICATOR_DC_THIEU_LD, false, TELLS},
    {10, SCHEMA_THUE, INDICATOR_DC_THIEU_LUONG, false, TELLS},
    {10, SCHEMA_THUE, INDICATOR_DC_THUA_LD, false, TELLS},
    {10, SCHEMA_THUE, INDICATOR_DC_KHOP, false, TELLS},
    {10, SCHEMA_THUE, INDICATOR_DC_CHUA_TG, false, TELLS},
    {10, SCHEMA_THUE, INDICATOR_DC_THUE_NGUNG, false, TELLS},
    {10, SCHEMA_THUE, INDICATOR_DC_KHONG_THUE, false, TELLS},
};

struct comparing {
    struct gates *s;
    const struct cube *before;
    const char *set;         /* the published set of the period before, in output/; NULL: none */
    bool whole;              /* both periods are: flows may be compared */
    char label[PERIOD_TEXT]; /* "quý IV năm 2025" */
};

/* --- figures ----------------------------------------------------------------------- */

/* The share by which now differs from before, in hundredths of a percent; false: not by more than the threshold. */
static bool
moved(const struct gather *g, const struct watched *w, int64_t now, int64_t before,
      int64_t *percent) {
    const int64_t limit = profile_int(g->r.profile, PROFILE_NGUONG_BIEN_DONG);
    const num_wide change = now > before ? (num_wide)now - before : (num_wide)before - now;

    if (change < w->least || change * 10000 <= (num_wide)before * limit) {
        return false;
    }
    return num_percent((struct num_ratio){change, before}, percent) || before == 0;
}

/* "Người tham gia BHYT của Xã Phú Vinh: 310, quý IV năm 2025 là 620 (giảm 50,00%)" */
static void
say_move(const struct comparing *c, const struct watched *w, str place, const int64_t v[2],
         int64_t percent, struct buf *what) {
    const struct indicator *i = &c->s->g->indicators.v[w->indicator];
    char text[2][NUM_TEXT];
    char share[NUM_TEXT];

    num_vn_int(text[0], v[0]);
    num_vn_int(text[1], v[1]);
    num_vn_hundredths(share, percent);
    buf_str(what, i->name);
    buf_fmt(what, " " STR_FMT ": %s %s, %s là %s", STR_ARG(place), text[0],
            indicator_unit_text(i->unit), c->label, text[1]);
    if (v[1] > 0) {
        buf_fmt(what, " (%s %s%%)", v[0] > v[1] ? "tăng" : "giảm", share);
    }
}

/* A figure that moved, as a finding. */
static void
note_move(const struct comparing *c, const struct watched *w, enum member_level level,
          uint32_t line, const int64_t v[2], int64_t percent) {
    const struct gather *g = c->s->g;
    struct ledger_finding f = {.file = gates_file(g, w->table),
                               .line = 1,
                               .column = g->indicators.v[w->indicator].id,
                               .rule = LEDGER_D18,
                               .severity = LEDGER_CANH_BAO};
    struct buf place = {0};
    struct buf what = {0};

    if (level == MEMBER_TINH) {
        f.severity = w->force == STOPS ? ledger_severity(g->ledger, LEDGER_D18) : LEDGER_CANH_BAO;
        buf_text(&place, "toàn tỉnh");
    } else {
        f.xa = level == MEMBER_XA ? member_code(&g->members, level, line) : STR("");
        buf_text(&place, "của ");
        buf_str(&place, member_name(&g->members, level, line));
    }
    say_move(c, w, buf_view(&place), v, percent, &what);
    if (w->force == TELLS) {
        buf_text(&what, "; hãy xem các cột mà số này tính từ đó có cùng kỳ, có bị sắp xếp hay dán "
                        "lệch dòng không");
    }
    (void)gates_note(c->s, &f, &what);
    buf_free(&place);
    buf_free(&what);
}

static void
hold_figure(const struct comparing *c, const struct watched *w, enum member_level level,
            uint32_t line) {
    const struct gather *g = c->s->g;
    const unsigned state = cube_state(c->before, level, line, w->indicator);
    int64_t v[2];
    int64_t percent = 0;

    if ((state & (CUBE_ON_SPLIT | CUBE_INCOMPARABLE)) == 0 && /* counted, not estimated */
        cube_get(g->now, level, line, w->indicator, &v[0]) &&
        cube_get(c->before, level, line, w->indicator, &v[1]) &&
        moved(g, w, v[0], v[1], &percent)) {
        note_move(c, w, level, line, v, percent);
    }
}

static void
hold_line(const struct comparing *c, enum member_level level, uint32_t line) {
    for (size_t w = 0; w < sizeof watched / sizeof watched[0]; w++) {
        if ((c->whole || !watched[w].flow) && (level == MEMBER_TINH || watched[w].force == STOPS)) {
            hold_figure(c, &watched[w], level, line);
        }
    }
}

static void
hold_figures(const struct comparing *c) {
    static const enum member_level level[] = {MEMBER_TINH, MEMBER_XA, MEMBER_CO_QUAN};

    for (size_t l = 0; l < sizeof level / sizeof level[0]; l++) {
        for (uint32_t line = 0; line < member_lines(&c->s->g->members, level[l]); line++) {
            hold_line(c, level[l], line);
        }
    }
}

/* Who is left out of coverage, by the marks of danh_muc/nhom_bhyt: a mark that moved to another group changes no count. */
static void
hold_left_out(const struct comparing *c, uint32_t all, uint32_t covered) {
    const struct watched as = {.least = 50};
    const struct gather *g = c->s->g;
    struct ledger_finding f = {
        .line = 1, .column = STR("nhom_bhyt"), .rule = LEDGER_D18, .severity = LEDGER_CANH_BAO};
    char text[2][NUM_TEXT];
    struct buf what = {0};
    int64_t v[2][2];
    int64_t percent;

    if (!cube_get(g->now, MEMBER_TINH, 0, all, &v[0][0]) ||
        !cube_get(g->now, MEMBER_TINH, 0, covered, &v[0][1]) ||
        !cube_get(c->before, MEMBER_TINH, 0, all, &v[1][0]) ||
        !cube_get(c->before, MEMBER_TINH, 0, covered, &v[1][1]) ||
        !moved(g, &as, v[0][0] - v[0][1], v[1][0] - v[1][1], &percent)) {
        return;
    }
    f.file = gates_file(g, SCHEMA_NGUOI_THAM_GIA);
    num_vn_int(text[0], v[0][0] - v[0][1]);
    num_vn_int(text[1], v[1][0] - v[1][1]);
    buf_str(&what, g->indicators.v[all].name);
    buf_fmt(&what,
            ": %s người không tính vào bao phủ, %s là %s; hãy xem cột loai_tru_bao_phu của "
            "danh_muc/nhom_bhyt.csv và cột nhom_bhyt",
            text[0], c->label, text[1]);
    (void)gates_note(c->s, &f, &what);
    buf_free(&what);
}

enum { EXTENSION_MIN = 4, EXTENSION_MAX = 5 }; /* of a workbook, with its dot */

/* --- files --------------------------------------------------------------------------- */

/* "2026-Q1/don_vi.csv" -> "don_vi.csv"; of a sheet, "2026-Q1/don_vi.xlsx[T3]" -> "don_vi.xlsx": a file is one, however many
 * of its sheets are read. */
static const char *
base_name(struct arena *a, const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *at = name;

    while (*name != '\0' && name[strlen(name) - 1] == ']' && (at = strchr(at, '[')) != NULL) {
        const char *dot = memrchr(name, '.', (size_t)(at - name));

        if (dot != NULL && at - dot >= EXTENSION_MIN && at - dot <= EXTENSION_MAX &&
            strcspn(dot + 1, " .[]") == (size_t)(at - dot - 1)) {
            return str_keep(a, (str){name, (size_t)(at - name)}).p;
        }
        at++;
    }
    return name;
}

/* The first part of its file: a further sheet is no further file. */
static bool
is_first_now(const struct gather *g, struct arena *a, uint32_t k) {
    const struct ledger_file *f = ledger_file(g->ledger, k);

    for (uint32_t i = 0; f->sheet > 0 && i < k; i++) {
        const struct ledger_file *before = ledger_file(g->ledger, i);

        if (before->read > 0 && str_eq(before->table, f->table) &&
            strcmp(base_name(a, before->path.p), base_name(a, f->path.p)) == 0) {
            return false;
        }
    }
    return true;
}

static bool
is_first_before(const struct past_files *past, struct arena *a, size_t k) {
    for (size_t i = 0; i < k; i++) {
        if (strcmp(past->v[i].table, past->v[k].table) == 0 &&
            strcmp(base_name(a, past->v[i].path), base_name(a, past->v[k].path)) == 0) {
            return false;
        }
    }
    return true;
}

/* The files of the period before as they lie in input/, where no set of it was published. */
static bool
list_past(const struct gather *g, struct arena *a, const char *ky, struct past_files *out,
          struct err *e) {
    const char *dir = fs_join(a, g->r.input, ky);
    struct manifest_input *v;
    struct fs_list files;

    if (!fs_is_dir(dir)) {
        return true;
    }
    if (!fs_list(a, dir, &files, e)) {
        return false;
    }
    v = arena_array(a, struct manifest_input, files.n);
    for (size_t i = 0; i < files.n; i++) {
        const char *name = files.e[i].name;
        enum schema_table t;

        if (!files.e[i].is_dir && extract_names_table(name, &t)) {
            v[out->n++] = (struct manifest_input){.path = name, .table = schema_name(t)};
        }
    }
    out->v = v;
    return true;
}

static bool
is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* What stays of a file's name from period to period: "Người tham gia Q1-2026.csv" and "nguoi_tham_gia_q2_2026.csv" are
 * one, "..._01" and "..._02" are two of a kind. */
static str
name_kind(struct arena *a, const char *path) {
    const char *name = base_name(a, path);
    const str key = fold_key(a, str_from(name));
    char *kind = str_keep_mut(a, key);
    size_t n = 0;

    for (size_t i = 0; i < key.n; i++) {
        if (!is_digit(kind[i])) {
            kind[n++] = kind[i];
        } else if (!is_digit(kind[i + 1])) { /* the last one; '\0' ends the name */
            kind[n++] = '#';
        }
    }
    return (str){kind, n};
}

static size_t
kinds_now(const struct gather *g, struct arena *a, const char *table, str kind) {
    size_t n = 0;

    for (uint32_t k = 0; k < ledger_files(g->ledger); k++) {
        const struct ledger_file *f = ledger_file(g->ledger, k);

        n += str_eq(f->table, str_from(table)) && f->read > 0 && is_first_now(g, a, k) &&
                     (kind.n == 0 || str_eq(name_kind(a, f->path.p), kind))
                 ? 1
                 : 0;
    }
    return n;
}

static size_t
kinds_before(const struct past_files *past, struct arena *a, const char *table, str kind) {
    size_t n = 0;

    for (size_t i = 0; i < past->n; i++) {
        n += strcmp(past->v[i].table, table) == 0 && is_first_before(past, a, i) &&
                     str_eq(name_kind(a, past->v[i].path), kind)
                 ? 1
                 : 0;
    }
    return n;
}

/* Whether a file of the period before has no fellow now, where the names went on as they were: one kind of name at
 * least is in both deliveries.  A delivery that is cut otherwise has other names: its figures are compared alone. */
static bool
is_gone(const struct gather *g, struct arena *a, const struct past_files *past, size_t ix) {
    const char *table = past->v[ix].table;
    const str kind = name_kind(a, past->v[ix].path);
    size_t shared = 0;

    for (size_t i = 0; i < past->n; i++) {
        if (strcmp(past->v[i].table, table) == 0) {
            shared += kinds_now(g, a, table, name_kind(a, past->v[i].path));
        }
    }
    return (shared > 0 || kinds_now(g, a, table, (str){NULL, 0}) == 0) &&
           kinds_now(g, a, table, kind) < kinds_before(past, a, table, kind);
}

/* "nguoi_tham_gia_02.csv": of several of one kind those that are not there by their very names. */
static bool
has_name(const struct gather *g, struct arena *a, const char *name) {
    for (uint32_t k = 0; k < ledger_files(g->ledger); k++) {
        const struct ledger_file *f = ledger_file(g->ledger, k);

        if (!f->absent && strcmp(base_name(a, f->path.p), name) == 0) {
            return true;
        }
    }
    return false;
}

static void
hold_files(const struct comparing *c, const struct past_files *past, enum schema_table t) {
    const struct gather *g = c->s->g;
    const char *table = schema_name(t);
    struct arena a = ARENA_EMPTY;
    struct ledger_finding f = {
        .line = 1, .rule = LEDGER_D18, .severity = ledger_severity(g->ledger, LEDGER_D18)};
    struct buf gone = {0};
    struct buf what = {0};

    for (size_t i = 0; i < past->n; i++) {
        const char *name = base_name(&a, past->v[i].path);

        if (strcmp(past->v[i].table, table) == 0 && is_first_before(past, &a, i) &&
            !has_name(g, &a, name) && is_gone(g, &a, past, i)) {
            buf_fmt(&gone, "%s%s", gone.n > 0 ? ", " : "", name);
        }
    }
    if (gone.n > 0) {
        f.file = gates_file(g, t);
        buf_fmt(&what, "thiếu tệp của bảng %s so với %s: không thấy %s", table, c->label,
                buf_z(&gone));
        (void)gates_note(c->s, &f, &what);
    }
    buf_free(&gone);
    buf_free(&what);
    arena_free(&a);
}

/* A sheet of the file has a line with totals. */
static bool
has_total(const struct gather *g, struct arena *a, const struct ledger_file *f) {
    for (uint32_t k = 0; k < ledger_files(g->ledger); k++) {
        const struct ledger_file *part = ledger_file(g->ledger, k);

        if (part->totals > 0 && str_eq(part->table, f->table) &&
            strcmp(base_name(a, part->path.p), base_name(a, f->path.p)) == 0) {
            return true;
        }
    }
    return false;
}

static bool
had_total(const struct past_files *past, struct arena *a, const char *name) {
    for (size_t i = 0; i < past->n; i++) {
        if (past->v[i].totals > 0 && strcmp(base_name(a, past->v[i].path), name) == 0) {
            return true;
        }
    }
    return false;
}

/* Every file of the table had a line with totals. */
static bool
all_had_totals(const struct past_files *past, struct arena *a, str table) {
    size_t n = 0;

    for (size_t i = 0; i < past->n; i++) {
        if (str_eq(table, str_from(past->v[i].table))) {
            n++;
            if (!had_total(past, a, base_name(a, past->v[i].path))) {
                return false;
            }
        }
    }
    return n > 0;
}

/* A file that ended with its total line in the period before and has none now may have been cut. */
static void
hold_totals(const struct comparing *c, const struct past_files *past) {
    const struct gather *g = c->s->g;
    struct arena a = ARENA_EMPTY;

    for (uint32_t k = 0; k < ledger_files(g->ledger); k++) {
        const struct ledger_file *now = ledger_file(g->ledger, k);
        struct ledger_finding f = {.file = k,
                                   .line = 1,
                                   .rule = LEDGER_D18,
                                   .severity = ledger_severity(g->ledger, LEDGER_D18)};
        struct buf what = {0};

        if (now->read == 0 || !gates_is_extract(now->table) || !is_first_now(g, &a, k) ||
            has_total(g, &a, now) ||
            !(had_total(past, &a, base_name(&a, now->path.p)) ||
              all_had_totals(past, &a, now->table))) {
            continue;
        }
        buf_str(&what, now->path);
        buf_fmt(&what, " không có dòng tổng cộng như tệp %s: có thể bị cắt mất phần cuối",
                c->label);
        (void)gates_note(c->s, &f, &what);
        buf_free(&what);
    }
    arena_free(&a);
}

/* --- the period before ------------------------------------------------------------------ */

static bool
look_at_past(struct comparing *c, struct arena *a, struct past_files *past, struct err *e) {
    struct gather *g = c->s->g;
    const struct period before = period_before(g->r.period);
    struct manifest_basis basis;
    struct manifest_input *v = NULL;
    const char *folder;
    struct err why;
    char ky[PERIOD_TEXT];

    period_text(ky, before);
    period_label(c->label, before);
    if (c->set == NULL) {
        return list_past(g, a, ky, past, e);
    }
    folder = fs_join(a, g->r.output, c->set);
    if (!manifest_inputs(a, folder, &v, &past->n, &why) ||
        !manifest_basis(a, folder, &basis, &why)) {
        *e = why.kind == ERR_NOINPUT ? *e : why; /* figures put there by hand have no manifest */
        return why.kind == ERR_NOINPUT;
    }
    past->v = v;
    c->whole = c->whole && !basis.provisional;
    return true;
}

bool
gates_compare(struct gates *s, struct err *e) {
    struct gather *g = s->g;
    struct comparing c = {.s = s};
    struct past_files past = {NULL, 0};
    struct arena a = ARENA_EMPTY;
    bool ok;

    c.whole = g->closing == period_last(g->r.period, g->calendar);
    ok = gather_find(g, period_before(g->r.period), &c.before, &c.set, e) &&
         look_at_past(&c, &a, &past, e);
    if (ok && c.before != NULL) {
        hold_figures(&c);
        hold_left_out(&c, INDICATOR_BHXH, INDICATOR_BHXH_BP);
    }
    for (unsigned t = 0; ok && t < SCHEMA_EXTRACTS; t++) {
        hold_files(&c, &past, (enum schema_table)t);
    }
    if (ok) {
        hold_totals(&c, &past);
        gates_lists(s, &past, c.label);
    }
    arena_free(&a);
    return ok;
}
