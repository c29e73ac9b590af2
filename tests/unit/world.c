/* world - a small province for unit tests.  See world.h. */

#include "world.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "conf/profile.h"

struct given {
    const char *code, *name;
    uint32_t department;
    bool outside;
};
enum { GIVEN_MAX = 3 };
static const struct {
    enum member_level level;
    size_t n;
    struct given m[GIVEN_MAX];
} lists[] = {
    {MEMBER_XA,
     WORLD_XA,
     {{"20014", "Xã \"A\", B", MEMBER_NONE, false},
      {"19753", "Xã Phú Vinh", MEMBER_NONE, false},
      {"19774", "Phường Thuận Hóa", MEMBER_NONE, false}}},
    {MEMBER_CO_QUAN,
     WORLD_CO_QUAN,
     {{"SGD", "Sở Giáo dục và Đào tạo", MEMBER_NONE, false},
      {"SYT", "Sở Y tế", MEMBER_NONE, false}}},
    {MEMBER_NHOM,
     WORLD_NHOM,
     {{"HN", "Người thuộc hộ nghèo", MEMBER_NONE, false},
      {"HS", "Học sinh, sinh viên", 0, false},
      {"QD", "Quân đội", MEMBER_NONE, true}}},
    {MEMBER_LOAI_HINH,
     WORLD_LOAI_HINH,
     {{"DNNN", "Doanh nghiệp nhà nước", MEMBER_NONE, false},
      {"HKD", "Hộ kinh doanh", MEMBER_NONE, false}}},
};

struct world *
world_new(void) {
    struct world *w = calloc(1, sizeof *w);

    cr_assert_not_null(w);
    w->m.tinh_code = STR("46");
    w->m.tinh_name = STR("Thành phố Huế");
    for (size_t k = 0; k < sizeof lists / sizeof lists[0]; k++) {
        struct member *m = arena_array(&w->a, struct member, lists[k].n);
        str twice;

        for (size_t i = 0; i < lists[k].n; i++) {
            m[i].code = str_from(lists[k].m[i].code);
            m[i].name = str_from(lists[k].m[i].name);
            m[i].department = lists[k].m[i].department;
            m[i].outside_coverage = lists[k].m[i].outside;
        }
        cr_assert(member_list_build(&w->m.list[lists[k].level], lists[k].level, m, lists[k].n,
                                    &w->a, &twice));
    }
    indicator_build(&w->i, &w->m.list[MEMBER_NHOM], &w->a);
    return w;
}

void
world_free(struct world *w) {
    indicator_free(&w->i);
    member_set_free(&w->m);
    arena_free(&w->a);
    free(w);
}

struct cube *
world_cube(struct world *w, int year, int quarter) {
    return cube_new(&w->a, (struct period){PERIOD_QUARTER, year, quarter}, &w->m, &w->i);
}

int64_t
world_get(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind) {
    int64_t v;

    return cube_get(c, l, line, ind, &v) ? v : WORLD_ABSENT;
}

static struct ledger *
ledger(struct world *w, const char *path) {
    struct profile *p = arena_new(&w->a, struct profile);
    struct ledger *l = NULL;
    struct err e = {0};

    cr_assert(profile_load(&w->a, path, p, &e), "%s", e.what);
    cr_assert(ledger_new(p, NULL, &l, &e), "%s", e.what);
    cr_assert_eq(ledger_add_file(l, STR("2026-Q1/tep.csv"), STR("don_vi")), 0);
    return l;
}

struct ledger *
world_ledger(struct world *w) {
    return ledger(w, NULL);
}

struct ledger *
world_ledger_under(struct world *w, const char *profile) {
    const char *path = world_file(w, profile);
    struct ledger *l = ledger(w, path);

    world_file_drop(path);
    return l;
}

uint64_t
world_findings(struct ledger *l, enum ledger_rule r) {
    return ledger_file(l, 0)->findings[r];
}

const char *
world_file(struct world *w, const char *text) {
    char dir[] = "/tmp/baophu-unit-XXXXXX";
    const char *path;
    struct err e = {0};

    cr_assert_not_null(mkdtemp(dir));
    path = fs_join(&w->a, dir, "so-lieu.csv");
    cr_assert(fs_write_new(path, text, strlen(text), &e), "%s", e.what);
    return path;
}

void
world_file_drop(const char *path) {
    char dir[64];
    const size_t n = (size_t)(strrchr(path, '/') - path);

    cr_assert(n < sizeof dir);
    memcpy(dir, path, n);
    dir[n] = '\0';
    cr_assert_eq(unlink(path), 0);
    cr_assert_eq(rmdir(dir), 0);
}
