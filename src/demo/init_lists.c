/* init_lists - the reference lists of one province.  See init_lists.h. */

#include "demo/init_lists.h"

#include <string.h>

#include "conf/input_tables.h"
#include "demo/init_table.h"
#include "text/fold.h"

static void
put_cell(struct buf *b, str s) {
    if (memchr(s.p, ',', s.n) == NULL && memchr(s.p, '"', s.n) == NULL) {
        buf_str(b, s);
        return;
    }
    buf_char(b, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"') {
            buf_char(b, '"');
        }
        buf_char(b, s.p[i]);
    }
    buf_char(b, '"');
}

/* A name for a code ("Huế") is answered with its code; anything else with all of them. */
static bool
refuse_province(struct arena *a, str code, const struct init_province *p, size_t n, struct err *e) {
    const char **names = arena_array(a, const char *, n + 1);
    struct buf all = {0};
    int near;

    for (size_t i = 0; i < n; i++) {
        names[i] = str_keep(a, p[i].bare).p;
        buf_fmt(&all, "%s" STR_FMT " " STR_FMT, i > 0 ? ", " : "", STR_ARG(p[i].code),
                STR_ARG(p[i].bare));
    }
    near = fold_nearest(code, names, n);
    if (near >= 0) {
        (void)err_set(e, ERR_USAGE,
                      "không có tỉnh mã \"" STR_FMT "\"; có phải " STR_FMT " (" STR_FMT ")?",
                      STR_ARG(code), STR_ARG(p[near].code), STR_ARG(p[near].name));
    } else {
        (void)err_set(e, ERR_USAGE, "không có tỉnh mã \"" STR_FMT "\"; các mã tỉnh: %s",
                      STR_ARG(code), buf_z(&all));
    }
    buf_free(&all);
    return false;
}

bool
init_province_find(struct arena *a, const char *data, str code, struct init_province *out,
                   struct err *e) {
    static const char *const names[] = {"ma_tinh", "ten_tinh"};
    uint32_t col[2];
    struct init_table t;
    struct init_province *all;

    if (!init_table_load(a, data, "dan_so_tinh.csv", &t, e) ||
        !init_table_columns(&t, names, 2, col, e)) {
        return false;
    }
    all = arena_array(a, struct init_province, t.rows + 1);
    for (size_t i = 0; i < t.rows; i++) {
        const str name = init_table_cell(&t, i, col[1]);
        const bool city = str_starts(name, STR("Thành phố "));
        const size_t skip = city ? sizeof "Thành phố " - 1 : sizeof "Tỉnh " - 1;

        all[i] = (struct init_province){.code = init_table_cell(&t, i, col[0]),
                                        .name = name,
                                        .word = city ? "thành phố" : "tỉnh",
                                        .bare = {name.p + skip, name.n - skip}};
        if (str_eq(all[i].code, code)) {
            *out = all[i];
            return true;
        }
    }
    return refuse_province(a, code, all, t.rows, e);
}

/* 2026-04-30 as 30/04/2026; the day before it when asked (no change falls on a first of a month but
 * 1/7/2025, which opens the list). */
static void
vn_date(struct buf *b, str iso) {
    buf_fmt(b, "%.2s/%.2s/%.4s", iso.p + 8, iso.p + 5, iso.p);
}

static const char *
kind_of(str name) {
    return str_starts(name, STR("Phường ")) ? "phuong"
           : str_starts(name, STR("Xã "))   ? "xa"
                                            : "dac_khu";
}

static void
xa_row(struct buf *out, str code, str name, const char *from, str until) {
    buf_str(out, code);
    buf_char(out, ',');
    put_cell(out, name);
    buf_fmt(out, ",%s,", kind_of(name));
    if (from[2] == '/') {
        buf_text(out, from);
    } else {
        vn_date(out, str_from(from));
    }
    buf_char(out, ',');
    if (until.n > 0) { /* the new name begins on `until`; the old one ended the day before */
        const int day = (until.p[8] - '0') * 10 + (until.p[9] - '0') - 1;

        buf_fmt(out, "%02d/%.2s/%.4s", day, until.p + 5, until.p);
    }
    buf_char(out, '\n');
}

static bool
make_xa(struct arena *a, const char *data, const struct init_province *p, struct buf *out,
        struct err *e) {
    static const char *const names[] = {"ma_tinh", "ma_xa", "ten_xa"};
    static const char *const changes_names[] = {"ma", "loai_thay_doi", "hieu_luc_tu", "ten_truoc"};
    uint32_t col[3];
    uint32_t change[4];
    struct init_table t;
    struct init_table changes;

    if (!init_table_load(a, data, "don_vi_hanh_chinh.csv", &t, e) ||
        !init_table_columns(&t, names, 3, col, e) ||
        !init_table_load(a, data, "don_vi_hanh_chinh_thay_doi.csv", &changes, e) ||
        !init_table_columns(&changes, changes_names, 4, change, e)) {
        return false;
    }
    buf_text(out, "ma_xa,ten_xa,loai,hieu_luc_tu,hieu_luc_den\n");
    for (size_t i = 0; i < t.rows; i++) {
        const str code = init_table_cell(&t, i, col[1]);
        const char *from = "01/07/2025";

        if (!str_eq(init_table_cell(&t, i, col[0]), p->code)) {
            continue;
        }
        for (size_t j = 0; j < changes.rows; j++) {
            if (str_eq(init_table_cell(&changes, j, change[0]), code) &&
                str_eq(init_table_cell(&changes, j, change[1]), STR("doi_loai"))) {
                const str day = init_table_cell(&changes, j, change[2]);

                xa_row(out, code, init_table_cell(&changes, j, change[3]), from, day);
                from = str_keep(a, day).p;
            }
        }
        xa_row(out, code, init_table_cell(&t, i, col[2]), from, (str){0});
    }
    return true;
}

static bool
make_quy_doi(struct arena *a, const char *data, const struct init_province *p, struct buf *out,
             struct err *e) {
    static const char *const names[] = {"ma_tinh_moi", "ma_xa_cu", "ten_xa_cu", "ten_huyen_cu",
                                        "ma_xa_moi",   "ty_le_ds", "phan",      "ten_tinh_cu"};
    enum { NAMES = sizeof names / sizeof names[0] };
    uint32_t col[NAMES];
    struct init_table t;

    if (!init_table_load(a, data, "quy_doi_xa.csv", &t, e) ||
        !init_table_columns(&t, names, NAMES, col, e)) {
        return false;
    }
    buf_text(out, "ma_xa_cu,ten_xa_cu,ten_huyen_cu,ma_xa_moi,ty_le,phan,ten_tinh_cu\n");
    for (size_t i = 0; i < t.rows; i++) {
        if (!str_eq(init_table_cell(&t, i, col[0]), p->code)) {
            continue;
        }
        for (unsigned c = 1; c < NAMES; c++) {
            put_cell(out, init_table_cell(&t, i, col[c]));
            buf_char(out, c + 1 < NAMES ? ',' : '\n');
        }
    }
    return true;
}

static bool
make_co_quan(struct arena *a, const char *data, const struct init_province *p, struct buf *out,
             struct err *e) {
    static const char *const names[] = {"ma_co_quan", "ten",      "viet_tat", "ma_tinh",
                                        "nhieu_noi",  "cap_tren", "ky_hieu"};
    enum { NAMES = sizeof names / sizeof names[0] };
    const str mark = STR("{tinh}");
    uint32_t col[NAMES];
    struct init_table t;

    if (!init_table_load(a, data, "co_quan.csv", &t, e) ||
        !init_table_columns(&t, names, NAMES, col, e)) {
        return false;
    }
    buf_text(out, "ma_co_quan,ten,viet_tat,nhieu_noi,cap_tren,ky_hieu\n");
    for (size_t i = 0; i < t.rows; i++) {
        const str only = init_table_cell(&t, i, col[3]);
        const str name = init_table_cell(&t, i, col[1]);
        struct buf full = {0};

        if (only.n > 0 && !str_eq(only, p->code)) {
            continue;
        }
        buf_str(&full, name);
        if (name.n > mark.n && memcmp(name.p + name.n - mark.n, mark.p, mark.n) == 0) {
            buf_clear(&full);
            buf_add(&full, name.p, name.n - mark.n);
            buf_text(&full, p->word);
        }
        buf_str(out, init_table_cell(&t, i, col[0]));
        buf_char(out, ',');
        put_cell(out, buf_view(&full));
        buf_char(out, ',');
        put_cell(out, init_table_cell(&t, i, col[2]));
        for (size_t k = 4; k < NAMES; k++) {
            buf_char(out, ',');
            put_cell(out, init_table_cell(&t, i, col[k]));
        }
        buf_char(out, '\n');
        buf_free(&full);
    }
    return true;
}

/* A list that is the same everywhere. */
static bool
copy_list(struct arena *a, const char *data, const char *name, struct buf *out, struct err *e) {
    struct init_table t;

    if (!init_table_load(a, data, name, &t, e)) {
        return false;
    }
    for (uint32_t c = 0; c < t.cols; c++) {
        put_cell(out, t.head[c]);
        buf_char(out, c + 1 < t.cols ? ',' : '\n');
    }
    for (size_t i = 0; i < t.rows; i++) {
        for (uint32_t c = 0; c < t.cols; c++) {
            put_cell(out, init_table_cell(&t, i, c));
            buf_char(out, c + 1 < t.cols ? ',' : '\n');
        }
    }
    return true;
}

static bool
make_loai_hinh(struct arena *a, const char *data, const struct init_province *p, struct buf *out,
               struct err *e) {
    (void)p;
    return copy_list(a, data, "loai_hinh.csv", out, e);
}

static bool
make_nhom(struct arena *a, const char *data, const struct init_province *p, struct buf *out,
          struct err *e) {
    (void)p;
    return copy_list(a, data, "nhom_bhyt.csv", out, e);
}

const struct init_list *
init_lists(size_t *n) {
    static const struct init_list lists[] = {
        {INPUT_LIST(co_quan), make_co_quan}, {INPUT_LIST(loai_hinh), make_loai_hinh},
        {INPUT_LIST(nhom_bhyt), make_nhom},  {INPUT_LIST(quy_doi_xa), make_quy_doi},
        {INPUT_LIST(xa), make_xa},
    };

    *n = sizeof lists / sizeof lists[0];
    return lists;
}
