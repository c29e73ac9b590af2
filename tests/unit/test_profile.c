/* test_profile - the province's settings. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "conf/input_tables.h"
#include "conf/profile.h"
#include "ingest/schema.h"
#include "place.h"
#include "time/period.h"

TestSuite(profile, .init = place_open, .fini = place_close);

static bool
load(const char *text, struct profile *p, struct err *e) {
    (void)unlink(place_at("baophu.ini"));
    cr_assert(fs_write_new(place_at("baophu.ini"), text, strlen(text), e));
    return profile_load(place_arena(), place_at("baophu.ini"), p, e);
}

Test(profile, every_default_is_taken_by_its_own_type_and_every_key_is_found_by_name) {
    struct profile p;
    struct err e;

    cr_assert(profile_load(place_arena(), NULL, &p, &e));
    for (unsigned k = 0; k < PROFILE_COUNT; k++) {
        const struct profile_row *r = profile_row((enum profile_id)k);
        enum profile_id id;

        cr_assert(profile_find(str_from(r->section), str_from(r->key), &id));
        cr_assert_eq(id, k, "%s.%s stands twice", r->section, r->key);
        cr_assert_eq(p.v[k].given, r->def[0] != '\0', "%s.%s", r->section, r->key);
        cr_assert_gt(strlen(r->help), 5, "%s.%s is not explained", r->section, r->key);
        cr_assert_eq(p.v[k].origin, PROFILE_BUILT_IN);
    }
    cr_assert_eq(profile_int(&p, PROFILE_DAN_SO_LLLD), 5100);
    cr_assert_eq(profile_int(&p, PROFILE_NGUONG_LOAI), 100);
    cr_assert_eq(profile_int(&p, PROFILE_VAN_BAN_DU_THAO), 1);
    cr_assert_eq(p.v[PROFILE_THUE_HOAT_DONG].list_n, 2);
    cr_assert(str_eq(p.v[PROFILE_THUE_HOAT_DONG].list[1], STR("04")));
    cr_assert_not(p.v[PROFILE_QUOC_GIA_TL_CHAM].given);
}

Test(profile, the_file_stands_over_the_defaults_and_options_over_the_file) {
    struct profile p;
    struct err e;

    cr_assert(load("[tinh]\nten = Thành phố Huế\n[ky]\nlich = nd09\nhan_nop = 10\n"
                   "[nguong]\nnguong_loai = 0,5\n[bhxh]\ncap_tren =\n"
                   "quyen_han = KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC\n"
                   "[cot.nguoi_tham_gia]\nma_so_bhxh = Số sổ\n[quy_tac]\nD08 = loai\n",
                   &p, &e),
              "%s", e.what);
    cr_assert(str_eq(profile_text(&p, PROFILE_TINH_TEN), STR("Thành phố Huế")));
    cr_assert_eq(p.v[PROFILE_TINH_TEN].line, 2);
    cr_assert_eq(p.v[PROFILE_TINH_TEN].origin, PROFILE_FILE);
    cr_assert_eq(profile_int(&p, PROFILE_KY_LICH), 1);
    cr_assert_eq(profile_int(&p, PROFILE_NGUONG_LOAI), 50);
    cr_assert_not(p.v[PROFILE_BHXH_CAP_TREN].given);
    cr_assert_eq(p.v[PROFILE_BHXH_QUYEN_HAN].list_n, 2);
    cr_assert_not_null(ini_find(&p.ini, STR("quy_tac")));

    cr_assert(profile_set(place_arena(), &p, PROFILE_KY_HAN_NOP, STR("7"), PROFILE_ENV,
                          "BAOPHU_KY_HAN_NOP", &e));
    cr_assert_eq(profile_int(&p, PROFILE_KY_HAN_NOP), 7);
    cr_assert_eq(p.v[PROFILE_KY_HAN_NOP].origin, PROFILE_ENV);
    cr_assert_not(profile_set(place_arena(), &p, PROFILE_KY_HAN_NOP, STR("29"), PROFILE_OPTION,
                              "--han-nop", &e));
    cr_assert_not_null(strstr(e.what, "từ 1 đến 28"));
    cr_assert_str_eq(e.where, "--han-nop");
    cr_assert_eq(profile_int(&p, PROFILE_KY_HAN_NOP), 7, "a refused value changed the setting");
}

static const struct {
    const char *text, *what, *at;
} refused[] = {
    {"[tinh]\nten_tinhh = x\n", "không có khóa \"ten_tinhh\"", ":2"},
    {"[tinh]\ndia_dan = x\n", "có phải \"dia_danh\"?", ":2"},
    {"[tihn]\nten = x\n", "có phải \"tinh\"?", ":1"},
    {"[cot.thu]\nten = x\n", "có phải \"cot.thue\"?", ":1"},
    {"[ky]\nlich = am_lich\n", "duong_lich|nd09", ":2"},
    {"[ky]\nhan_nop = 05\n", "số nguyên từ 1 đến 28", ":2"},
    {"[nguong]\nnguong_loai = 1,234\n", "phần trăm", ":2"},
    {"[nguong]\nnguong_loai = -1\n", "phần trăm", ":2"},
    {"[van_ban]\ndu_thao = yes\n", "co hoặc khong", ":2"},
};

Test(profile, what_the_table_does_not_know_is_refused_with_line_and_nearest_word) {
    for (size_t k = 0; k < sizeof refused / sizeof refused[0]; k++) {
        struct profile p;
        struct err e;

        cr_assert_not(load(refused[k].text, &p, &e), "%s was taken", refused[k].text);
        cr_assert_eq(e.kind, ERR_CONFIG);
        cr_assert_not_null(strstr(e.what, refused[k].what), "%s", e.what);
        cr_assert_not_null(strstr(e.where, refused[k].at), "%s", e.where);
    }
}

#define SECTION_NAME(NAME, name) #name,
Test(profile, every_table_may_have_its_columns_and_its_reading_choices) {
    static const char *const table[] = {INPUT_TABLES(SECTION_NAME)};
    char text[200];
    struct profile p;
    struct err e;

    for (size_t k = 0; k < sizeof table / sizeof table[0]; k++) {
        (void)snprintf(text, sizeof text, "[cot.%s]\nx = y\n[tep.%s]\nbang_ma = utf-8\n", table[k],
                       table[k]);
        cr_expect(load(text, &p, &e), "%s: %s", table[k], e.what);
    }
}
#undef SECTION_NAME

Test(profile, a_text_may_be_dated_by_a_year_or_a_span_of_years) {
    static const struct {
        int year;
        const char *first, *second;
    } wanted[] = {{2025, "Z", ""}, {2026, "A", "B"}, {2030, "B", ""}, {2031, "Z", ""}};
    struct profile p;
    struct err e;

    cr_assert(load("[van_ban]\ncan_cu = Z\ncan_cu.2026 = A\ncan_cu.2026-2030 = B\n", &p, &e), "%s",
              e.what);
    for (size_t k = 0; k < sizeof wanted / sizeof wanted[0]; k++) {
        cr_expect(str_eq(profile_text_in(&p, PROFILE_VAN_BAN_CAN_CU, wanted[k].year, 0),
                         str_from(wanted[k].first)),
                  "%d", wanted[k].year);
        cr_expect(str_eq(profile_text_in(&p, PROFILE_VAN_BAN_CAN_CU, wanted[k].year, 1),
                         str_from(wanted[k].second)),
                  "%d", wanted[k].year);
    }
    cr_expect_not(load("[van_ban]\ncan_cu.26 = A\n", &p, &e), "no year");
    cr_expect_not(load("[van_ban]\ncan_cu.2030-2026 = A\n", &p, &e),
                  "a span that ends before it begins");
    cr_expect_not(load("[ky]\nhan_nop.2026 = 5\n", &p, &e), "only texts are dated");
}

Test(profile, an_emptied_number_keeps_what_stood) {
    struct profile p;
    struct err e;

    cr_assert(load("[ky]\nhan_nop =\nlich = \n", &p, &e));
    cr_assert_eq(profile_int(&p, PROFILE_KY_HAN_NOP), 5);
    cr_assert_eq(p.v[PROFILE_KY_HAN_NOP].origin, PROFILE_BUILT_IN);
}
