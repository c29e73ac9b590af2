/* province - a province small enough to compute by hand.  See province.h. */

#include "province.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "language/annex_def.h"
#include "template/column_kinds.h"
#include "template/filled_table.h"

struct name {
    const char *code, *name;
    enum member_xa_kind kind;
};

static void
build(struct province *p, enum member_level l, const struct name *n, size_t count) {
    struct member *m = arena_array(&p->run, struct member, count + 1);
    str twice;

    for (size_t k = 0; k < count; k++) {
        m[k] = (struct member){.code = str_from(n[k].code),
                               .name = str_from(n[k].name),
                               .kind = n[k].kind,
                               .department = MEMBER_NONE,
                               .from = PERIOD_NO_DATE,
                               .to = PERIOD_NO_DATE};
    }
    cr_assert(member_list_build(&p->members.list[l], l, m, count, &p->run, &twice));
}

static void
build_members(struct province *p, bool many) {
    static const struct name tinh[] = {{"46", "Thành phố Huế", MEMBER_PHUONG}};
    static const struct name xa[] = {{"19774", "Phường Thuận Hóa", MEMBER_PHUONG},
                                     {"19789", "Phường Phú Xuân", MEMBER_PHUONG},
                                     {"19900", "Xã Phú Vinh", MEMBER_XA_KIND}};
    static const struct name co_quan[] = {{"01", "Sở Y tế", MEMBER_PHUONG},
                                          {"02", "Sở Nội vụ", MEMBER_PHUONG}};
    static const struct name groups[] = {
        {"A", "Nhóm A", MEMBER_PHUONG}, {"B", "Nhóm B", MEMBER_PHUONG},
        {"C", "Nhóm C", MEMBER_PHUONG}, {"D", "Nhóm D", MEMBER_PHUONG},
        {"E", "Nhóm E", MEMBER_PHUONG}, {"F", "Nhóm F", MEMBER_PHUONG},
        {"G", "Nhóm G", MEMBER_PHUONG}, {"H", "Nhóm H", MEMBER_PHUONG},
        {"I", "Nhóm I", MEMBER_PHUONG}, {"K", "Nhóm K", MEMBER_PHUONG}};
    static const struct name nhom[] = {{"HN", "Hộ nghèo", MEMBER_PHUONG},
                                       {"HS", "Học sinh", MEMBER_PHUONG}};

    p->members.tinh_code = STR("46");
    p->members.tinh_name = STR("Thành phố Huế");
    build(p, MEMBER_TINH, tinh, 1);
    build(p, MEMBER_XA, xa, 3);
    build(p, MEMBER_CO_QUAN, co_quan, 2);
    build(p, MEMBER_NHOM, many ? groups : nhom, many ? 10 : 2);
    build(p, MEMBER_LOAI_HINH, tinh, 0);
    indicator_build(&p->indicators, &p->members.list[MEMBER_NHOM], &p->run);
}

static void
put(struct cube *c, uint32_t ind, const int64_t *v, size_t n, int64_t total) {
    for (uint32_t k = 0; k < n; k++) {
        cube_set(c, MEMBER_XA, k, ind, v[k]);
    }
    cube_set(c, MEMBER_TINH, 0, ind, total);
}

static void
build_figures(struct province *p) {
    static const int64_t now[] = {100, 50, 30, 2};
    static const int64_t before[] = {90, 50, 40, 0};
    static const int64_t target[] = {120, 50, 25};
    static const int64_t bhyt[] = {900, 400, 310, 10};
    static const int64_t dan_so[] = {1000, 500, 300};
    static const int64_t llld[] = {500, 200, 100};
    static const int64_t by_department[] = {120, 60, 2};
    const struct period q1 = {PERIOD_QUARTER, 2026, 1};

    p->now = cube_new(&p->run, q1, &p->members, &p->indicators);
    p->before = cube_new(&p->run, period_before(q1), &p->members, &p->indicators);
    put(p->now, INDICATOR_BHXH_BB, now, 4, 182);
    put(p->before, INDICATOR_BHXH_BB, before, 4, 180);
    put(p->now, INDICATOR_CT_BHXH_BB, target, 3, 200);
    put(p->now, INDICATOR_BHYT, bhyt, 4, 1620);
    put(p->now, INDICATOR_DAN_SO, dan_so, 3, 1800);
    put(p->now, INDICATOR_LLLD, llld, 3, 800);
    for (uint32_t k = 0; k < 3; k++) {
        cube_set(p->now, MEMBER_CO_QUAN, k, INDICATOR_BHXH_BB, by_department[k]);
    }
    p->book.at[CUBE_NOW] = p->now;
    p->book.at[CUBE_KY_TRUOC] = p->before;
    p->book.at[CUBE_DAU_NAM] = p->before;
}

static void
set(struct province *p, enum profile_id id, const char *text) {
    struct err e;

    cr_assert(profile_set(&p->run, &p->profile, id, str_from(text), PROFILE_OPTION, NULL, &e), "%s",
              e.what);
}

static void
open_with(struct province *p, bool many) {
    struct err e;
    const struct period q1 = {PERIOD_QUARTER, 2026, 1};

    *p = (struct province){0};
    (void)strcpy(p->dir, "/tmp/baophu-province-XXXXXX");
    cr_assert_not_null(mkdtemp(p->dir));
    build_members(p, many);
    build_figures(p);
    cr_assert(profile_load(&p->run, NULL, &p->profile, &e));
    set(p, PROFILE_TINH_GOI, "thành phố Huế");
    set(p, PROFILE_TINH_DIA_DANH, "Huế");
    set(p, PROFILE_BHXH_TEN, "Bảo hiểm xã hội thành phố Huế");
    set(p, PROFILE_BHXH_NOI_NHAN, "Như trên | Lưu: VT");
    set(p, PROFILE_DAN_SO_NGUON, "Thống kê thành phố Huế");
    p->fill = (struct fill){.profile = &p->profile,
                            .members = &p->members,
                            .indicators = &p->indicators,
                            .book = &p->book,
                            .lists = &p->lists,
                            .annexes = &p->annexes,
                            .period = q1,
                            .closing = period_from_civil(2026, 3, 31),
                            .day = period_from_civil(2026, 4, 3)};
}

void
province_open(struct province *p) {
    open_with(p, false);
}

void
province_open_groups(struct province *p) {
    open_with(p, true);
}

void
province_close(struct province *p) {
    struct err e;

    cr_assert(fs_remove_tree(p->dir, &e));
    indicator_free(&p->indicators);
    member_set_free(&p->members);
    arena_free(&p->run);
}

const char *
province_write(struct province *p, const char *name, const char *text) {
    const char *path = fs_join(&p->run, p->dir, name);
    struct err e;

    (void)unlink(path);
    cr_assert(fs_write_new(path, text, strlen(text), &e));
    return path;
}

bool
province_annexes(struct province *p, struct err *e) {
    return annex_load(&p->run, p->dir, &p->indicators, &column_kinds, &p->annexes, e);
}

struct doc_table *
province_table(struct province *p) {
    const struct annex *x = p->annexes.annex[0];

    return filled_table_table(&p->run, &p->fill, x, &x->table[0]);
}

static uint32_t
column(const struct doc_table *t, const char *key) {
    for (uint32_t k = 0; k < t->cols; k++) {
        if (str_eq(t->col[k].key, str_from(key))) {
            return k;
        }
    }
    return UINT32_MAX;
}

struct doc_table *
province_load(struct province *p, const char *text) {
    struct err e;
    struct doc_table *t;

    (void)province_write(p, "theo-xa.ini", text);
    cr_assert(province_annexes(p, &e), "%s %s", e.what, e.where);
    t = province_table(p);
    cr_assert_not_null(t);
    return t;
}

const char *
province_cell(struct province *p, const struct doc_table *t, uint32_t row, const char *key) {
    const uint32_t k = column(t, key);

    if (k == UINT32_MAX || row >= t->rows) {
        return "?";
    }
    return str_keep(&p->run, doc_cell_text(&p->run, &t->row[row].cell[k])).p;
}

const struct doc_formula *
province_formula(const struct doc_table *t, uint32_t row, const char *key) {
    const uint32_t k = column(t, key);

    cr_assert(k != UINT32_MAX && row < t->rows);
    return t->row[row].cell[k].formula;
}
