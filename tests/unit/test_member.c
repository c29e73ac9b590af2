/* test_member - the reference lists that figures are counted by. */

#include <criterion/criterion.h>
#include <stdio.h>

#include "dim/member.h"
#include "world.h"

Test(member, a_list_stands_in_byte_order_of_code_and_finds_each) {
    static const struct {
        const char *code, *name;
    } given[] = {{"19774", "Phường Thuận Hóa"}, {"00004", "Phường Ba Đình"}, {"1", "Một"}};
    struct arena a = ARENA_EMPTY;
    struct member *m = arena_array(&a, struct member, 3);
    struct member_set s = {.tinh_code = STR("46"), .tinh_name = STR("Thành phố Huế")};
    str twice;

    for (size_t i = 0; i < 3; i++) {
        m[i].code = str_from(given[i].code);
        m[i].name = str_from(given[i].name);
    }
    cr_assert(member_list_build(&s.list[MEMBER_XA], MEMBER_XA, m, 3, &a, &twice));
    cr_assert_eq(member_lines(&s, MEMBER_XA), 4);
    cr_assert_eq(member_lines(&s, MEMBER_TINH), 1);
    cr_assert(str_eq(member_code(&s, MEMBER_XA, 0), STR("00004")));
    cr_assert(str_eq(member_code(&s, MEMBER_XA, 1), STR("1")));
    cr_assert(str_eq(member_name(&s, MEMBER_XA, 2), STR("Phường Thuận Hóa")));
    cr_assert(str_eq(member_code(&s, MEMBER_XA, 3), STR("")));
    cr_assert(str_eq(member_name(&s, MEMBER_XA, 3), STR("Chưa xác định địa bàn")));
    cr_assert(str_eq(member_name(&s, MEMBER_TINH, 0), STR("Thành phố Huế")));
    cr_assert_eq(member_find(&s.list[MEMBER_XA], STR("19774")), 2);
    cr_assert_eq(member_find(&s.list[MEMBER_XA], STR("19775")), MEMBER_NONE);
    cr_assert_eq(member_find(&s.list[MEMBER_CO_QUAN], STR("19774")), MEMBER_NONE);
    member_set_free(&s);
    arena_free(&a);
}

Test(member, a_code_given_twice_is_named) {
    struct arena a = ARENA_EMPTY;
    struct member m[3] = {{.code = STR("B")}, {.code = STR("A")}, {.code = STR("B")}};
    struct member_list l;
    str twice;

    cr_assert_not(member_list_build(&l, MEMBER_CO_QUAN, m, 3, &a, &twice));
    cr_assert(str_eq(twice, STR("B")));
    cr_assert_not(member_list_build(&l, MEMBER_CO_QUAN, &m[1], 2, &a, &twice), "the first two");
    cr_assert(str_eq(twice, STR("B")));
    arena_free(&a);
}

Test(member, more_members_than_a_person_has_bits_for_are_refused) {
    struct arena a = ARENA_EMPTY;
    struct member *m = arena_array(&a, struct member, MEMBER_MAX + 1);
    struct member_list l;
    str twice;

    cr_assert_not(member_list_build(&l, MEMBER_XA, m, MEMBER_MAX + 1, &a, &twice));
    cr_assert_eq(twice.n, 0);
    for (size_t i = 0; i < MEMBER_MAX; i++) {
        char code[16];

        (void)snprintf(code, sizeof code, "%05zu", MEMBER_MAX - i);
        m[i].code = str_keep(&a, str_from(code));
    }
    cr_assert(member_list_build(&l, MEMBER_XA, m, MEMBER_MAX, &a, &twice));
    cr_expect(str_eq(l.m[0].code, STR("00001")));
    cr_expect_eq(member_find(&l, STR("04094")), MEMBER_MAX - 1);
    map_free(&l.by_code);
    cr_assert(member_list_build(
        &l, MEMBER_XA, (struct member[]){{.code = STR("B")}, {.code = STR("A")}}, 2, &a, &twice));
    cr_expect_eq(member_find(&l, STR("A")), 0, "two are put in order, too");
    map_free(&l.by_code);
    arena_free(&a);
}

Test(member, every_level_is_found_by_its_id) {
    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        enum member_level got = MEMBER_LEVEL_COUNT;

        cr_assert(member_level_from_id(str_from(member_level_id((enum member_level)l)), &got));
        cr_assert_eq((unsigned)got, l);
    }
    cr_assert_not(member_level_from_id(STR("huyen"), &(enum member_level){0}));
}

static const struct {
    const char *word;
    uint32_t near;
} words[] = {
    {"19735", 0},            /* two digits exchanged */
    {"1974", 1},             /* one left out */
    {"Thuận Hóa", 1},        /* a name without its kind */
    {"phường thuận hoá", 1}, /* the mark in its other place */
    {"phu vinnh", 0},        /* a slip in a name */
    {"99999", MEMBER_NONE},
    {"Đà Lạt", MEMBER_NONE},
    {"", MEMBER_NONE},
};

Test(member, a_word_that_is_no_code_names_the_place_that_was_meant) {
    struct world *w = world_new();
    const struct member_list *l = &w->m.list[MEMBER_XA];
    struct err e;

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        cr_expect_eq(member_nearest(l, str_from(words[i].word)), words[i].near, "%s",
                     words[i].word);
    }
    cr_expect_not(member_refuse(l, "--xa", STR("Thuận Hóa"), &e));
    cr_expect_eq(e.kind, ERR_USAGE);
    cr_expect_str_eq(e.what,
                     "--xa: không có xã mã \"Thuận Hóa\" trong danh mục đang hiệu lực; có phải "
                     "19774 (Phường Thuận Hóa)?");
    world_free(w);
}

/* A code that can be a part of a file's name stays as it is, down to its capitals. */
Test(member, the_pack_of_a_place_is_called_after_its_code) {
    static const struct {
        const char *code, *want;
    } row[] = {
        {"19774", "xa/19774-tan-an"}, {"AZ", "xa/AZ-tan-an"},   {"az_09.bA", "xa/az_09.bA-tan-an"},
        {"A", "xa/A-tan-an"},         {"z", "xa/z-tan-an"},     {"a.B", "xa/a.B-tan-an"},
        {".B", "xa/b-tan-an"}, /* the others are written as a slug */
        {"/B", "xa/b-tan-an"},        {"A/B", "xa/a-b-tan-an"}, {"A:B", "xa/a-b-tan-an"},
        {"A@B", "xa/a-b-tan-an"},     {"A[B", "xa/a-b-tan-an"}, {"A`B", "xa/a-b-tan-an"},
        {"A{B", "xa/a-b-tan-an"}};
    struct arena a = ARENA_EMPTY;

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        const struct member m = {.code = str_from(row[i].code), .slug = STR("tan-an")};

        cr_expect(str_eq(member_pack(&a, MEMBER_XA, &m), str_from(row[i].want)), "%s", row[i].code);
    }
    arena_free(&a);
}
