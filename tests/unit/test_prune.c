/* test_prune - the rule of retention lets go what it names, and nothing of a sealed set. */

#include <criterion/criterion.h>

#include "ask/prune.h"
#include "base/buf.h"
#include "base/fs.h"
#include "place.h"
#include "store/seal.h"

TestSuite(prune, .init = place_open, .fini = place_close);

static void
put(const char *folder, const char *file) {
    struct err e;

    cr_assert(fs_mkdirs(place_at(folder), &e), "%s", e.what);
    place_put(fs_join(place_arena(), folder, file), "x");
}

/* What goes when everything is as old as this, in the order told: "path path(sealed)".  never: a rule that is set to 0, or
 * PROFILE_COUNT. */
static const char *
let_go(int days, enum profile_id never) {
    struct prune_request r = {.output = place_root()};
    struct prune_item *item = NULL;
    struct profile profile;
    struct buf b = {0};
    period_day made = 0;
    size_t n = 0;
    struct err e = {0};
    const char *text;

    cr_assert(profile_load(place_arena(), NULL, &profile, &e), "%s", e.what);
    cr_assert(never == PROFILE_COUNT ||
                  profile_set(place_arena(), &profile, never, STR("0"), PROFILE_OPTION, "test", &e),
              "%s", e.what);
    cr_assert(fs_changed_day(place_at("2026-Q1/manifest.json"), &made));
    r.profile = &profile;
    r.today = made + days;
    cr_assert(prune_list(place_arena(), &r, &item, &n, &e), "%s", e.what);
    for (size_t i = 0; i < n; i++) {
        buf_fmt(&b, "%s%s%s", i > 0 ? " " : "", item[i].path, item[i].sealed ? "(sealed)" : "");
    }
    text = str_keep(place_arena(), str_from(buf_z(&b))).p;
    buf_free(&b);
    return text;
}

/* One of each kind; Q4's is sealed. */
static void
make_output(void) {
    struct err e;

    put("2025-Q4", "manifest.json");
    put("2025-Q4/tra-lai", "don_vi.csv");
    put("2026-Q1", "manifest.json");
    put("2026-Q1/tra-lai", "don_vi.csv");
    put(".truoc/2026-Q1", "manifest.json");
    put("kiem-tra/2026-Q2", "kiem-tra-du-lieu.csv");
    put("cua-phong", "manifest.json");
    put("cua-phong/tra-lai", "don_vi.csv");
    cr_assert(seal_make(place_root(), "2025-Q4", STR(""), &e), "%s", e.what);
}

static const struct {
    int days;
    enum profile_id never;
    const char *want;
} rules[] = {
    {0, PROFILE_COUNT, ""},
    {90, PROFILE_COUNT, ""},
    {91, PROFILE_COUNT, "2025-Q4/tra-lai(sealed) 2026-Q1/tra-lai kiem-tra/2026-Q2"},
    {180, PROFILE_COUNT, "2025-Q4/tra-lai(sealed) 2026-Q1/tra-lai kiem-tra/2026-Q2"},
    {181, PROFILE_COUNT, ".truoc/2026-Q1 2025-Q4/tra-lai(sealed) 2026-Q1/tra-lai kiem-tra/2026-Q2"},
    {5000, PROFILE_LUU_GIU_BO_TRUOC, "2025-Q4/tra-lai(sealed) 2026-Q1/tra-lai kiem-tra/2026-Q2"},
    {5000, PROFILE_LUU_GIU_TRA_LAI, ".truoc/2026-Q1 kiem-tra/2026-Q2"},
    {5000, PROFILE_LUU_GIU_KIEM_TRA, ".truoc/2026-Q1 2025-Q4/tra-lai(sealed) 2026-Q1/tra-lai"},
};

Test(prune, lets_go_what_is_older_than_its_rule_and_nothing_else) {
    make_output();
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        cr_expect_str_eq(let_go(rules[i].days, rules[i].never), rules[i].want, "case %zu: %s", i,
                         let_go(rules[i].days, rules[i].never));
    }
}

Test(prune, removes_an_item_but_never_a_sealed_one) {
    const struct prune_item kept = {.path = ".truoc/2026-Q1"};
    const struct prune_item sealed = {.path = "2025-Q4/tra-lai", .sealed = true};
    struct err e = {0};

    make_output();
    cr_expect(prune_remove(place_root(), &kept, &e), "%s", e.what);
    cr_expect_not(fs_exists(place_at(".truoc/2026-Q1")));
    cr_expect_not(prune_remove(place_root(), &sealed, &e));
    cr_expect(fs_exists(place_at("2025-Q4/tra-lai/don_vi.csv")));
}
