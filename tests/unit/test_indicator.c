/* test_indicator - the catalogue of chỉ tiêu. */

#include <criterion/criterion.h>

#include "dim/indicator.h"

/* Groups HN, HS, and two that differ in case only. */
static const char *const group[][2] = {{"CK", "Cựu chiến binh"},
                                       {"HN", "Người thuộc hộ nghèo"},
                                       {"HS", "Học sinh, sinh viên"},
                                       {"ck", "Khác"}};

static struct indicator_set
build(struct arena *a, struct member_list *l) {
    struct member *m = arena_array(a, struct member, 4);
    struct indicator_set s;
    str twice;

    for (size_t g = 0; g < 4; g++) {
        m[g].code = str_from(group[g][0]);
        m[g].name = str_from(group[g][1]);
    }
    cr_assert(member_list_build(l, MEMBER_NHOM, m, 4, a, &twice));
    indicator_build(&s, l, a);
    return s;
}

Test(indicator, every_ratio_has_parts_that_are_listed_or_is_only_stated) {
    struct arena a = ARENA_EMPTY;
    struct member_list l;
    struct indicator_set s = build(&a, &l);

    for (uint32_t i = 0; i < s.n; i++) {
        const struct indicator *v = &s.v[i];

        cr_assert_eq(v->num == INDICATOR_NONE, v->den == INDICATOR_NONE);
        cr_assert_eq(v->kind == INDICATOR_RATIO, v->unit == INDICATOR_PERCENT);
        if (v->kind != INDICATOR_RATIO) {
            cr_assert_eq(v->num, INDICATOR_NONE);
        }
        cr_assert(v->num == INDICATOR_NONE || v->num < s.n);
    }
    indicator_free(&s);
    map_free(&l.by_code);
    arena_free(&a);
}

/* From the table of spec 1.3, not from the catalogue: who is divided by whom. */
Test(indicator, every_rate_has_the_parts_that_the_domain_gives_it) {
    static const char *const rate[][3] = {
        {"bp_bhxh", "bhxh_bp", "llld"},
        {"bp_bhtn", "bhtn_bp", "llld"},
        {"bp_bhyt", "bhyt", "dan_so"},
        {"ht_bhxh", "bhxh", "ct_bhxh"},
        {"ht_bhxh_bb", "bhxh_bb", "ct_bhxh_bb"},
        {"ht_bhxh_tn", "bhxh_tn", "ct_bhxh_tn"},
        {"ht_bhtn", "bhtn", "ct_bhtn"},
        {"ht_bhyt", "bhyt", "ct_bhyt"},
        {"ht_bp_bhxh", "bp_bhxh", "ct_bp_bhxh"},
        {"ht_bp_bhtn", "bp_bhtn", "ct_bp_bhtn"},
        {"ht_bp_bhyt", "bp_bhyt", "ct_bp_bhyt"},
        {"ht_lt_bhxh", "bhxh", "lt_bhxh"},
        {"ht_lt_bhxh_bb", "bhxh_bb", "lt_bhxh_bb"},
        {"ht_lt_bhxh_tn", "bhxh_tn", "lt_bhxh_tn"},
        {"ht_lt_bhtn", "bhtn", "lt_bhtn"},
        {"ht_lt_bhyt", "bhyt", "lt_bhyt"},
        {"tl_cham", "cham_dong", "phai_thu_nam"},
    };
    struct arena a = ARENA_EMPTY;
    struct member_list l;
    struct indicator_set s = build(&a, &l);
    size_t computed = 0;

    for (size_t k = 0; k < sizeof rate / sizeof rate[0]; k++) {
        const struct indicator *v = &s.v[indicator_find(&s, str_from(rate[k][0]))];

        cr_expect_eq(v->num, indicator_find(&s, str_from(rate[k][1])), "%s", rate[k][0]);
        cr_expect_eq(v->den, indicator_find(&s, str_from(rate[k][2])), "%s", rate[k][0]);
    }
    for (uint32_t i = 0; i < s.n; i++) {
        computed += s.v[i].num == INDICATOR_NONE ? 0U : 1U;
    }
    cr_expect_eq(computed, sizeof rate / sizeof rate[0]);
    indicator_free(&s);
    map_free(&l.by_code);
    arena_free(&a);
}

Test(indicator, every_id_finds_its_own_index_and_by_id_is_in_byte_order) {
    struct arena a = ARENA_EMPTY;
    struct member_list l;
    struct indicator_set s = build(&a, &l);

    cr_assert_eq(s.n, INDICATOR_FIXED + 8);
    for (uint32_t i = 0; i < s.n; i++) {
        cr_assert_eq(indicator_find(&s, s.v[i].id), i);
        cr_assert(i == 0 || str_cmp(s.v[s.by_id[i - 1]].id, s.v[s.by_id[i]].id) < 0);
    }
    cr_assert_eq(indicator_find(&s, STR("bhxh_x")), INDICATOR_NONE);
    indicator_free(&s);
    map_free(&l.by_code);
    arena_free(&a);
}

Test(indicator, groups_give_lower_case_ids_and_stay_distinct) {
    struct arena a = ARENA_EMPTY;
    struct member_list l;
    struct indicator_set s = build(&a, &l);

    cr_assert_eq(indicator_find(&s, STR("bhyt_hs")),
                 indicator_of_group(&s, INDICATOR_BHYT_NHOM, 2));
    cr_assert_eq(indicator_find(&s, STR("tiem_nang_tn_hn")),
                 indicator_of_group(&s, INDICATOR_TIEM_NANG_NHOM, 1));
    cr_assert_eq(indicator_find(&s, STR("bhyt_CK")),
                 indicator_of_group(&s, INDICATOR_BHYT_NHOM, 0));
    cr_assert_eq(indicator_find(&s, STR("bhyt_ck")),
                 indicator_of_group(&s, INDICATOR_BHYT_NHOM, 3));
    cr_assert(str_eq(s.v[indicator_find(&s, STR("bhyt_hs"))].name,
                     STR("Người tham gia BHYT: Học sinh, sinh viên")));
    indicator_free(&s);
    map_free(&l.by_code);
    arena_free(&a);
}

Test(indicator, targets_and_completion_belong_to_what_has_them) {
    struct arena a = ARENA_EMPTY;
    struct member_list l;
    struct indicator_set s = build(&a, &l);

    cr_assert_eq(indicator_target(&s, INDICATOR_BHXH_TN), INDICATOR_CT_BHXH_TN);
    cr_assert_eq(indicator_completion(&s, INDICATOR_BP_BHTN), INDICATOR_HT_BP_BHTN);
    cr_assert_eq(indicator_target(&s, INDICATOR_BHXH), INDICATOR_CT_BHXH);
    cr_assert_eq(indicator_target(&s, INDICATOR_BHXH_BP), INDICATOR_NONE);
    cr_assert_eq(indicator_target(&s, INDICATOR_TL_CHAM), INDICATOR_CT_TL_CHAM);
    cr_assert(s.v[INDICATOR_CT_CHAM_DONG].target);
    cr_assert_not(s.v[INDICATOR_CHAM_DONG].target);
    cr_assert_eq(indicator_completion(&s, INDICATOR_DAN_SO), INDICATOR_NONE);
    cr_assert_str_eq(indicator_unit_text(INDICATOR_DON_VI), "đơn vị");
    indicator_free(&s);
    map_free(&l.by_code);
    arena_free(&a);
}
