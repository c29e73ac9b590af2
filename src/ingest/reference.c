/* reference - the lists of danh_muc/ into dim/.  See reference.h. */

#include "ingest/reference.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "conf/input_tables.h"
#include "ingest/cell.h"
#include "ingest/codes.h"
#include "ingest/table_reader.h"
#include "text/fold.h"
#include "text/utf8.h"

/* Members while they are read: how many is known only at the end. */
struct growing {
    struct arena *arena;
    struct member *m;
    size_t n, cap;
    period_day on;
    struct member *renamed; /* communes at other times */
    size_t renamings, renamed_cap;
    const struct member_list *co_quan;
    const struct reference_vintages *before; /* for want of a dated list; or NULL */
    const struct profile *profile;
    struct ledger *ledger;
};

static struct member *
push(struct growing *g) {
    g->m = arena_grown(g->arena, g->m, g->n, &g->cap, sizeof *g->m);
    g->m[g->n] =
        (struct member){.department = MEMBER_NONE, .from = PERIOD_NO_DATE, .to = PERIOD_NO_DATE};
    return &g->m[g->n++];
}

static str
kept(struct growing *g, str s) {
    return str_keep(g->arena, utf8_nfc(g->arena, s));
}

/* Two codes with one name: no reader of a document could tell their figures apart.  Communes of before 1/7/2025 have names
 * that are of one district only. */
static void
doubt_name(const struct growing *g, const struct member *m, struct table_reader_row *r,
           uint32_t name) {
    for (const struct member *o = g->m; o < m && g->on >= period_from_civil(2025, 7, 1); o++) {
        if (m->name.n > 0 && str_eq(o->name, m->name) && !str_eq(o->code, m->code)) {
            struct buf what = {0};

            buf_fmt(&what,
                    "mã " STR_FMT " của danh mục cũng có tên " STR_FMT "; hãy xem dòng nào sai tên",
                    STR_ARG(o->code), STR_ARG(m->name));
            (void)table_reader_note(r, name, LEDGER_D11, buf_view(&what));
            buf_free(&what);
            return;
        }
    }
}

static void
set_names(struct growing *g, struct member *m, str code, struct table_reader_row *r,
          uint32_t name) {
    m->code = kept(g, cell_code(code));
    m->name = str_keep(g->arena, table_reader_text(r, name, g->arena));
    m->slug = fold_slug(g->arena, m->name);
    doubt_name(g, m, r, name);
}

enum member_xa_kind
reference_kind(struct arena *a, str loai, str name) {
    static const struct {
        const char *key;
        enum member_xa_kind kind;
    } word[] = {{"phuong", MEMBER_PHUONG}, {"dac_khu", MEMBER_DAC_KHU}, {"xa", MEMBER_XA_KIND}};
    const struct arena_mark mark = arena_mark(a);
    const str said = fold_key(a, loai.n > 0 ? loai : name);
    enum member_xa_kind kind = MEMBER_XA_KIND;

    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        if (str_starts(said, str_from(word[i].key))) {
            kind = word[i].kind;
            break;
        }
    }
    arena_rewind(a, mark);
    return kind;
}

/* A word for the kind that is none: the name decides, and the cell may be another column's. */
static void
doubt_kind(struct table_reader_row *r) {
    const str s = r->cell[SCHEMA_XA_loai];

    if (s.n > 0 && !cell_means(s, "xa") && !cell_means(s, "phuong") && !cell_means(s, "dac_khu")) {
        (void)table_reader_note(r, SCHEMA_XA_loai, LEDGER_D09,
                                STR("loai phải là xa, phuong hoặc dac_khu"));
    }
}

/* A row of another time names the same commune only where both times lie on the same side of 1/7/2025: communes of then
 * got the codes of some of those of before. */
static void
push_renamed(struct growing *g, const struct table_reader_row *r, period_day to) {
    const period_day communes_of_now = period_from_civil(2025, 7, 1);
    struct member *m;

    if (g->on < communes_of_now || (to != PERIOD_NO_DATE && to < communes_of_now)) {
        return;
    }
    g->renamed =
        arena_grown(g->arena, g->renamed, g->renamings, &g->renamed_cap, sizeof *g->renamed);
    m = &g->renamed[g->renamings++];
    *m = (struct member){.code =
                             kept(g, cell_code(codes_xa_code(g->arena, r->cell[SCHEMA_XA_ma_xa]))),
                         .name = kept(g, r->cell[SCHEMA_XA_ten_xa])};
    m->kind = reference_kind(g->arena, r->cell[SCHEMA_XA_loai], m->name);
}

static enum table_reader_pot
xa_row(void *ctx, struct table_reader_row *r) {
    struct growing *g = ctx;
    const period_day from = table_reader_day(r, SCHEMA_XA_hieu_luc_tu, false);
    const period_day to = table_reader_day(r, SCHEMA_XA_hieu_luc_den, false);
    struct member *m;

    if (r->rejected) {
        return TABLE_READER_ACCEPTED;
    }
    if ((from != PERIOD_NO_DATE && from > g->on) || (to != PERIOD_NO_DATE && to < g->on)) {
        push_renamed(g, r, to);
        return TABLE_READER_ACCEPTED; /* of another time: read, and not in force */
    }
    doubt_kind(r);
    m = push(g);
    set_names(g, m, codes_xa_code(g->arena, r->cell[SCHEMA_XA_ma_xa]), r, SCHEMA_XA_ten_xa);
    m->kind = reference_kind(g->arena, r->cell[SCHEMA_XA_loai], m->name);
    m->from = from;
    m->to = to;
    return TABLE_READER_ACCEPTED;
}

/* No short name is longer than the name: the headers of the two were exchanged, or a cell was lost before them. */
static void
doubt_short_name(struct table_reader_row *r) {
    if (r->cell[SCHEMA_CO_QUAN_viet_tat].n > r->cell[SCHEMA_CO_QUAN_ten].n) {
        (void)table_reader_note(r, SCHEMA_CO_QUAN_viet_tat, LEDGER_D12,
                                STR("viet_tat dài hơn ten; hai cột có lẽ bị đổi chỗ"));
    }
}

static enum table_reader_pot
co_quan_row(void *ctx, struct table_reader_row *r) {
    struct growing *g = ctx;
    struct member *m = push(g);

    set_names(g, m, r->cell[SCHEMA_CO_QUAN_ma_co_quan], r, SCHEMA_CO_QUAN_ten);
    m->short_name = str_keep(g->arena, table_reader_text(r, SCHEMA_CO_QUAN_viet_tat, g->arena));
    doubt_short_name(r);
    m->is_class = table_reader_flag(r, SCHEMA_CO_QUAN_nhieu_noi);
    m->superior = str_keep(g->arena, table_reader_text(r, SCHEMA_CO_QUAN_cap_tren, g->arena));
    m->symbol = str_keep(g->arena, table_reader_text(r, SCHEMA_CO_QUAN_ky_hieu, g->arena));
    return TABLE_READER_ACCEPTED;
}

/* Whether a group's people may join; a word that is none of the three is told, and stands for an empty cell. */
static bool
potential_of(struct table_reader_row *r, enum member_potential *out) {
    static const struct {
        const char *key;
        enum member_potential means;
    } word[] = {{"co", MEMBER_POTENTIAL_CO},
                {"khong", MEMBER_POTENTIAL_KHONG},
                {"rieng", MEMBER_POTENTIAL_RIENG}};
    const str s = r->cell[SCHEMA_NHOM_tiem_nang];

    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        if (cell_means(s, word[i].key)) {
            *out = word[i].means;
            return true;
        }
    }
    if (s.n > 0) {
        (void)table_reader_note(r, SCHEMA_NHOM_tiem_nang, LEDGER_D09,
                                STR("tiem_nang phải là co, khong hoặc rieng"));
    }
    return false;
}

static enum table_reader_pot
nhom_row(void *ctx, struct table_reader_row *r) {
    struct growing *g = ctx;
    const uint32_t department = codes_row_code(r, SCHEMA_NHOM_ma_co_quan, g->co_quan, MEMBER_NONE);
    const bool outside = table_reader_flag(r, SCHEMA_NHOM_loai_tru_bao_phu);
    enum member_potential potential = outside ? MEMBER_POTENTIAL_KHONG : MEMBER_POTENTIAL_CO;
    const bool told = potential_of(r, &potential);

    if (!r->rejected) {
        struct member *m = push(g);

        set_names(g, m, r->cell[SCHEMA_NHOM_nhom_bhyt], r, SCHEMA_NHOM_ten);
        m->department = department;
        m->outside_coverage = outside;
        m->potential_told = told;
        m->potential = potential;
    }
    return TABLE_READER_ACCEPTED;
}

static enum table_reader_pot
loai_hinh_row(void *ctx, struct table_reader_row *r) {
    struct growing *g = ctx;
    struct member *m = push(g);

    set_names(g, m, r->cell[SCHEMA_LOAI_HINH_loai_hinh], r, SCHEMA_LOAI_HINH_ten);
    return TABLE_READER_ACCEPTED;
}

static const struct list_file {
    enum member_level level;
    enum schema_table table;
    const char *shown; /* below the input folder */
    bool required;
    enum table_reader_pot (*row)(void *ctx, struct table_reader_row *r);
} files[] = {
    {MEMBER_XA, SCHEMA_XA, INPUT_LIST(xa), true, xa_row},
    {MEMBER_CO_QUAN, SCHEMA_CO_QUAN, INPUT_LIST(co_quan), true, co_quan_row},
    {MEMBER_NHOM, SCHEMA_NHOM_BHYT, INPUT_LIST(nhom_bhyt), true, nhom_row},
    {MEMBER_LOAI_HINH, SCHEMA_LOAI_HINH, INPUT_LIST(loai_hinh), false, loai_hinh_row},
};

static bool
build(struct growing *g, const struct list_file *f, struct member_set *out, const char *path,
      struct err *e) {
    char day[PERIOD_TEXT];
    str twice;

    period_date_vn(day, g->on);
    if (f->level == MEMBER_XA && g->n == 0 && g->before != NULL) {
        g->m = g->before->before;
        g->n = g->before->n;
    }
    if (!member_list_build(&out->list[f->level], f->level, g->m, g->n, g->arena, &twice)) {
        return twice.n == 0
                   ? err_set(e, ERR_DATA, "%s có hơn %d mã", path, MEMBER_MAX)
                   : err_set(e, ERR_DATA,
                             "%s có mã " STR_FMT " hai lần cùng hiệu lực ngày %s; hãy bỏ một dòng, "
                             "hoặc ghi hieu_luc_den cho dòng cũ",
                             path, STR_ARG(twice), day);
    }
    if (f->level == MEMBER_XA) {
        out->list[MEMBER_XA].renamed = g->renamed;
        out->list[MEMBER_XA].renamings = g->renamings;
    }
    if (f->level == MEMBER_XA && g->n == 0) {
        return err_set(e, ERR_DATA, "%s không có xã nào hiệu lực ngày %s; hãy thêm danh mục của kỳ",
                       path, day);
    }
    return true;
}

static bool
read_list(struct growing *g, const char *input, const struct list_file *f, struct member_set *out,
          struct err *e) {
    const char *path = fs_join(g->arena, input, f->shown);
    const struct table_reader_job j = {.path = path,
                                       .shown = f->shown,
                                       .table = f->table,
                                       .profile = g->profile,
                                       .ledger = g->ledger,
                                       .ctx = g,
                                       .row = f->row};

    g->m = NULL;
    g->n = 0;
    g->cap = 0;
    if (f->required && fs_is_dir(input) && !fs_exists(path)) {
        return err_set(
            e, ERR_NOINPUT,
            "không có danh mục %s: chép lại từ bản lưu, hoặc từ thư mục mới do baophu init "
            "MÃ_TỈNH tạo ra; danh mục ở tệp Excel thì đổi tên tệp ấy thành %s, nội dung để nguyên",
            path, strrchr(path, '/') + 1);
    }
    if ((f->required || fs_exists(path)) && !table_reader_file(&j, e)) {
        return false;
    }
    return build(g, f, out, path, e);
}

/* The province is a list of one. */
static bool
build_tinh(struct arena *a, const struct profile *p, struct member_set *out) {
    struct member *m = arena_new(a, struct member);
    str twice;

    out->tinh_code = profile_text(p, PROFILE_TINH_MA);
    out->tinh_name = profile_text(p, PROFILE_TINH_TEN);
    *m = (struct member){.code = out->tinh_code,
                         .name = out->tinh_name,
                         .slug = fold_slug(a, out->tinh_name),
                         .department = MEMBER_NONE,
                         .from = PERIOD_NO_DATE,
                         .to = PERIOD_NO_DATE};
    return member_list_build(&out->list[MEMBER_TINH], MEMBER_TINH, m, 1, a, &twice);
}

bool /* NOLINTNEXTLINE(readability-function-size) */
reference_members_before(struct arena *a, const char *input, const struct profile *p, period_day on,
                         const struct reference_vintages *v, struct ledger *l,
                         struct member_set *out, struct err *e) {
    struct growing g = {.arena = a, .on = on, .before = v, .profile = p, .ledger = l};
    bool ok;

    *out = (struct member_set){.tinh_code = {NULL, 0}};
    g.co_quan = &out->list[MEMBER_CO_QUAN];
    ok = build_tinh(a, p, out);
    for (size_t i = 0; ok && i < sizeof files / sizeof files[0]; i++) {
        ok = read_list(&g, input, &files[i], out, e);
    }
    if (!ok) {
        member_set_free(out);
    }
    return ok;
}

bool /* NOLINTNEXTLINE(readability-function-size) */
reference_members(struct arena *a, const char *input, const struct profile *p, period_day on,
                  struct ledger *l, struct member_set *out, struct err *e) {
    return reference_members_before(a, input, p, on, NULL, l, out, e);
}
