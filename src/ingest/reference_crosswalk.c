/* reference_crosswalk - danh_muc/quy_doi_xa.csv into dim/crosswalk.  See reference.h. */

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/map.h"
#include "conf/input_tables.h"
#include "ingest/cell.h"
#include "ingest/codes.h"
#include "ingest/reference.h"
#include "ingest/table_reader.h"
#include "text/fold.h"
#include "text/utf8.h"

enum { SHARE_PLACES = 6, ENOUGH = 10, XA_DIGITS = 5 };

struct row { /* one pair of old and new */
    str code, name, district, province, to_code;
    uint32_t old; /* index of the old commune */
    uint32_t file;
    uint64_t line;
    struct crosswalk_part part;
};

struct reading {
    struct arena *arena;
    const struct member_set *members;
    struct row *row;
    size_t n, cap;
    struct map old; /* codes of old communes */
    bool *seen_new; /* by line of MEMBER_XA: some row leads there */
};

static struct row *
push(struct reading *g) {
    g->row = arena_grown(g->arena, g->row, g->n, &g->cap, sizeof *g->row);
    return &g->row[g->n++];
}

/* "1", "0", "0,35", "0.350000" in millionths; empty: unknown. */
static bool
share_of(str s, int64_t *out) {
    int64_t v = 0;
    size_t places = 0;
    bool behind = false;

    if (s.n == 0) {
        *out = CROSSWALK_UNKNOWN;
        return true;
    }
    for (size_t i = 0; i < s.n; i++) {
        const char c = s.p[i];

        if ((c == '.' || c == ',') && !behind && i > 0) {
            behind = true;
        } else if (c >= '0' && c <= '9' && places < SHARE_PLACES && v <= CROSSWALK_WHOLE) {
            v = v * 10 + (c - '0');
            places += behind;
        } else {
            return false;
        }
    }
    for (; places < SHARE_PLACES; places++) {
        v *= 10;
    }
    *out = v;
    return v <= CROSSWALK_WHOLE;
}

#define NO_CODE "mã xã phải có 5 chữ số; hãy sửa mã, dòng không được dùng"

static bool
is_code(const struct reading *g, str cell) {
    const str code = codes_xa_code(g->arena, cell);

    return code.n == XA_DIGITS && cell_digits(code);
}

/* Only "con_lai" decides anything; a word that is none of the list's own may be a slip of it. */
static void
doubt_part(struct table_reader_row *r) {
    static const char *const word[] = {"toan_bo", "mot_phan", "con_lai", "chi_dien_tich",
                                       "mot_phan_dt_toan_bo_ds"};
    const str s = r->cell[SCHEMA_QUY_DOI_phan];
    bool known = s.n == 0;

    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        known = known || cell_means(s, word[i]);
    }
    if (!known) {
        (void)table_reader_note(r, SCHEMA_QUY_DOI_phan, LEDGER_D09,
                                STR("phan phải là toan_bo, mot_phan, con_lai hoặc để trống"));
    }
}

static enum table_reader_pot
pair_row(void *ctx, struct table_reader_row *r) {
    struct reading *g = ctx;
    const struct member_list *xa = &g->members->list[MEMBER_XA];
    const uint32_t to = codes_xa(xa, r->cell[SCHEMA_QUY_DOI_ma_xa_moi]);
    struct row *row;
    int64_t share;

    if (!share_of(r->cell[SCHEMA_QUY_DOI_ty_le], &share)) {
        table_reader_reject(
            r, SCHEMA_QUY_DOI_ty_le, LEDGER_D04,
            STR("tỷ lệ phải từ 0 đến 1, nhiều nhất sáu số lẻ, hoặc để trống; hãy sửa tỷ lệ"));
        return TABLE_READER_ACCEPTED;
    }
    if (!is_code(g, r->cell[SCHEMA_QUY_DOI_ma_xa_cu])) {
        table_reader_reject(r, SCHEMA_QUY_DOI_ma_xa_cu, LEDGER_D08, STR(NO_CODE));
    }
    if (!is_code(g, r->cell[SCHEMA_QUY_DOI_ma_xa_moi])) {
        table_reader_reject(r, SCHEMA_QUY_DOI_ma_xa_moi, LEDGER_D08, STR(NO_CODE));
    }
    doubt_part(r);
    if (r->rejected) {
        return TABLE_READER_ACCEPTED;
    }
    row = push(g);
    row->code = str_keep(g->arena, codes_xa_code(g->arena, r->cell[SCHEMA_QUY_DOI_ma_xa_cu]));
    row->name = str_keep(g->arena, table_reader_text(r, SCHEMA_QUY_DOI_ten_xa_cu, g->arena));
    row->district = str_keep(g->arena, table_reader_text(r, SCHEMA_QUY_DOI_ten_huyen_cu, g->arena));
    row->province = str_keep(g->arena, table_reader_text(r, SCHEMA_QUY_DOI_ten_tinh_cu, g->arena));
    row->to_code = str_keep(g->arena, r->cell[SCHEMA_QUY_DOI_ma_xa_moi]);
    row->old = map_put(&g->old, row->code, NULL);
    row->file = r->file;
    row->line = r->line;
    row->part =
        (struct crosswalk_part){.to = to == xa->n ? MEMBER_NONE : to,
                                .share = share,
                                .remainder = cell_means(r->cell[SCHEMA_QUY_DOI_phan], "con_lai")};
    if (to < xa->n) {
        g->seen_new[to] = true;
    }
    return TABLE_READER_ACCEPTED;
}

/* Communes of today's list that are known as old ones only: the list is of another time. */
static bool
vintage_holds(const struct reading *g, const char *path, struct err *e) {
    const struct member_list *xa = &g->members->list[MEMBER_XA];
    uint32_t old_only = 0;
    uint32_t example = 0;

    for (uint32_t i = 0; i < xa->n; i++) {
        if (!g->seen_new[i] && map_get(&g->old, xa->m[i].code) != MAP_NONE) {
            example = i;
            old_only++;
        }
    }
    if (xa->n < ENOUGH || old_only <= xa->n / 2) {
        return true;
    }
    return err_set(
        e, ERR_DATA,
        INPUT_LIST(xa) ": %u trong %u mã xã chỉ có trong danh mục trước 1/7/2025 theo %s "
                       "(ví dụ " STR_FMT " " STR_FMT "); hãy thay bằng danh mục xã của kỳ",
        old_only, xa->n, path, STR_ARG(xa->m[example].code), STR_ARG(xa->m[example].name));
}

/* Rows by old commune, in the order in which each was first named; communes that lead to no commune
 * of this province are left out. */
static void
group(struct reading *g, struct crosswalk *out) {
    uint32_t *parts = arena_array(g->arena, uint32_t, (size_t)g->old.n + 1);
    bool *ours = arena_array(g->arena, bool, (size_t)g->old.n + 1);
    uint32_t *at = arena_array(g->arena, uint32_t, (size_t)g->old.n + 1);

    for (size_t i = 0; i < g->n; i++) {
        parts[g->row[i].old]++;
        ours[g->row[i].old] = ours[g->row[i].old] || g->row[i].part.to != MEMBER_NONE;
    }
    map_init(&out->by_code, g->arena);
    out->old = arena_array(g->arena, struct crosswalk_old, (size_t)g->old.n + 1);
    for (uint32_t i = 0; i < g->old.n; i++) {
        if (ours[i]) {
            at[i] = map_put(&out->by_code, g->old.key[i], NULL);
            out->old[at[i]].part = arena_array(g->arena, struct crosswalk_part, parts[i]);
            out->n++;
        }
    }
    for (size_t i = 0; i < g->n; i++) {
        const struct row *row = &g->row[i];
        struct crosswalk_old *o = &out->old[at[row->old]];

        if (!ours[row->old]) {
            continue;
        }
        if (o->n == 0) {
            o->code = row->code;
            o->name = row->name;
            o->district = row->district;
            o->province = row->province;
        }
        o->part[o->n++] = row->part;
    }
}

/* Shares that are all known make a whole; a rest from rounding goes to the largest.  Who goes to one
 * commune alone goes there whole: the share need not be written (spec 1.2). */
static bool
shares_hold(struct crosswalk_old *o) {
    int64_t sum = 0;
    uint32_t largest = 0;

    if (o->n == 1 && o->part[0].share == CROSSWALK_UNKNOWN) {
        o->part[0].share = CROSSWALK_WHOLE;
    }
    for (uint32_t i = 0; i < o->n; i++) {
        if (o->part[i].share == CROSSWALK_UNKNOWN) {
            return true;
        }
        sum += o->part[i].share;
        largest = o->part[i].share > o->part[largest].share ? i : largest;
    }
    if (sum < CROSSWALK_WHOLE - (int64_t)o->n || sum > CROSSWALK_WHOLE + (int64_t)o->n) {
        return false;
    }
    o->part[largest].share += CROSSWALK_WHOLE - sum;
    return true;
}

/* The old district of a row, or its old commune where the list names none. */
static str
district_of(struct arena *a, const struct row *row) {
    const str own = row->district.n > 0 ? STR("") : row->code;
    struct buf b = {0};
    str s;

    buf_fmt(&b, STR_FMT "/" STR_FMT "/" STR_FMT, STR_ARG(row->province), STR_ARG(row->district),
            STR_ARG(own));
    s = buf_moved(a, &b);
    return s;
}

/* No district was divided between provinces: where one commune of it is ours, a row that leads to no commune of the
 * province has a slip in its code, or the list of communes lacks one.  false: the profile sets D08 to chan. */
static bool
doubt_leads(struct reading *g, struct ledger *l, struct err *e) {
    struct arena a = {0};
    struct map ours;
    bool stopped = false;

    map_init(&ours, &a);
    for (size_t i = 0; i < g->n; i++) {
        if (g->row[i].part.to != MEMBER_NONE) {
            (void)map_put(&ours, district_of(&a, &g->row[i]), NULL);
        }
    }
    for (size_t i = 0; i < g->n; i++) {
        const struct row *row = &g->row[i];

        if (row->part.to == MEMBER_NONE && map_get(&ours, district_of(&a, row)) != MAP_NONE) {
            const struct ledger_finding f = {
                .file = row->file,
                .line = row->line,
                .column = STR("ma_xa_moi"),
                .rule = LEDGER_D08,
                .severity = ledger_severity_standing(l, LEDGER_D08),
                .value = row->to_code,
                .what =
                    STR("mã xã mới không có trong danh mục đang hiệu lực, các xã cũ khác của "
                        "cùng huyện thì có; hãy sửa mã, phần này không được chuyển sang xã nào")};

            stopped = ledger_note_as(l, &f) == LEDGER_CHAN || stopped;
        }
    }
    map_free(&ours);
    arena_free(&a);
    return !stopped ||
           err_set(e, ERR_DATA, INPUT_LIST(quy_doi_xa) ": %s; quy tắc D08 được đặt là chan",
                   ledger_rule_row(LEDGER_D08)->what);
}

static bool
finish(struct reading *g, const char *path, struct ledger *l, struct crosswalk *out,
       struct err *e) {
    if (!vintage_holds(g, path, e) || !doubt_leads(g, l, e)) {
        return false;
    }
    group(g, out);
    for (uint32_t i = 0; i < out->n; i++) {
        if (!shares_hold(&out->old[i])) {
            return err_set(e, ERR_DATA,
                           "%s: các tỷ lệ của xã cũ " STR_FMT " " STR_FMT
                           " không cộng thành 1; hãy sửa cột ty_le",
                           path, STR_ARG(out->old[i].code), STR_ARG(out->old[i].name));
        }
    }
    return true;
}

bool /* NOLINTNEXTLINE(readability-function-size) */
reference_crosswalk(struct arena *a, const char *input, const struct profile *p,
                    const struct member_set *m, struct ledger *l, struct crosswalk *out,
                    struct err *e) {
    const char *path = fs_join(a, input, INPUT_LIST(quy_doi_xa));
    struct reading g = {.arena = a, .members = m};
    const struct table_reader_job j = {.path = path,
                                       .shown = INPUT_LIST(quy_doi_xa),
                                       .table = SCHEMA_QUY_DOI_XA,
                                       .profile = p,
                                       .ledger = l,
                                       .ctx = &g,
                                       .row = pair_row};
    bool ok;

    *out = (struct crosswalk){.n = 0};
    if (!fs_exists(path)) {
        return true;
    }
    map_init(&g.old, a);
    g.seen_new = arena_array(a, bool, (size_t)m->list[MEMBER_XA].n + 1);
    ok = table_reader_file(&j, e) && finish(&g, path, l, out, e);
    map_free(&g.old);
    if (!ok) {
        crosswalk_free(out);
        *out = (struct crosswalk){.n = 0};
    }
    return ok;
}
