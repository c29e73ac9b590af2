/* test_init - input folders for the 34 provinces, started in folders of their own. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/fs.h"
#include "conf/profile.h"
#include "demo/init.h"
#include "demo/init_table.h"
#include "ingest/column_words.h"
#include "place.h"

TestSuite(init, .init = place_open, .fini = place_close);

static bool
start(const char *code, const char *below, size_t *n, struct err *e) {
    const struct init_request r = {str_from(code), place_at(below), "templates/tham-chieu"};

    return init_write(&r, n, e);
}

static const char *
text_of(const char *below, const char *name) {
    return place_read(fs_join(place_arena(), below, name));
}

static size_t
lines(const char *z) {
    size_t n = 0;

    for (; *z != '\0'; z++) {
        n += *z == '\n' ? 1 : 0;
    }
    return n;
}

Test(init, lang_son_has_its_communes_and_its_two_splits) {
    struct err e;
    size_t n = 0;
    const char *x;

    cr_assert(start("20", "a", &n, &e), "%s", e.what);
    cr_expect_eq(n, 14);
    x = text_of("a", "danh_muc/xa.csv");
    cr_expect_eq(lines(x), 66); /* FACTS 1.1: 65 communes, and the header */
    cr_expect_not_null(strstr(x, "05977,Phường Đông Kinh,phuong,01/07/2025,\n"));
    x = text_of("a", "danh_muc/quy_doi_xa.csv");
    cr_expect_eq(lines(x), 1 + 194 + 2);
    cr_expect_not_null(strstr(x, "06622,Xã Bính Xá,Huyện Đình Lập,06613,,mot_phan,Tỉnh Lạng Sơn\n"),
                       "%s", x);
    x = text_of("a", "danh_muc/co_quan.csv");
    cr_expect_not_null(strstr(x, "CA,Công an tỉnh,"));
    cr_expect_null(strstr(x, "Đại học Huế"));
    cr_expect_null(strstr(x, "{"));
    cr_expect_not_null(
        strstr(text_of("a", "danh_muc/nhom_bhyt.csv"), "QN,Quân nhân,BCHQS,1,khong\n"));
    cr_expect_eq(lines(text_of("a", "dan_so.csv")), 1);
}

Test(init, the_example_of_a_period_has_a_row_under_every_header) {
    static const struct {
        const char *name;
        enum schema_table table;
    } file[] = {{"ky_mau/nguoi_tham_gia.csv", SCHEMA_NGUOI_THAM_GIA},
                {"ky_mau/don_vi.csv", SCHEMA_DON_VI},
                {"ky_mau/thue.csv", SCHEMA_THUE}};
    struct err e;
    const char *page;

    cr_assert(start("20", "a", NULL, &e), "%s", e.what);
    page = text_of("a", "ky_mau/cac-cot.md");
    for (size_t i = 0; i < sizeof file / sizeof file[0]; i++) {
        const char *text = text_of("a", file[i].name);
        uint32_t n;
        const struct schema_column *c = schema_columns(file[i].table, &n);
        size_t commas = 0;

        cr_expect_eq(lines(text), 2);
        for (const char *z = text; *z != '\0'; z++) {
            commas += *z == ',';
        }
        cr_expect_eq(commas, 2 * (n - 1), "%s", text);
        cr_expect_not_null(strstr(text, ",05977,Phường Đông Kinh,"), "%s", text);
        for (uint32_t k = 0; k < n; k++) {
            struct buf b = {0};

            buf_fmt(&b, "\n| `%s` | %s | ", c[k].name, c[k].required ? "có" : "không");
            cr_expect_not_null(strstr(page, buf_z(&b)), "%s", buf_z(&b));
            buf_free(&b);
        }
    }
    cr_expect(fs_exists(place_at("a/ky_mau/ky_mau.xlsx")));
}

Test(init, every_column_of_the_page_says_all_there_is_to_say) {
    for (unsigned t = 0; t < COLUMN_WORDS_TABLES; t++) {
        uint32_t n;

        (void)schema_columns(column_words_table(t), &n);
        for (uint32_t i = 0; i < n; i++) {
            const struct column_words w = column_words(column_words_table(t), i);

            cr_expect(w.values[0] != '\0' && w.example[0] != '\0' && w.used[0] != '\0' &&
                      w.without[0] != '\0');
        }
    }
}

Test(init, a_commune_that_changed_its_kind_stands_twice_with_dates) {
    struct err e;
    const char *x;

    cr_assert(start("75", "a", NULL, &e), "%s", e.what);
    x = text_of("a", "danh_muc/xa.csv");
    cr_expect_not_null(strstr(x, "25270,Xã Lộc Ninh,xa,01/07/2025,29/04/2026\n"));
    cr_expect_not_null(strstr(x, "25270,Phường Lộc Ninh,phuong,30/04/2026,\n"));
}

Test(init, every_province_starts_with_a_profile_that_loads) {
    struct init_table t;
    struct err e;
    static const char *const names[] = {"ma_tinh"};
    uint32_t col;
    size_t communes = 0;
    size_t pairs = 0;

    cr_assert(init_table_load(place_arena(), "templates/tham-chieu", "dan_so_tinh.csv", &t, &e));
    cr_assert(init_table_columns(&t, names, 1, &col, &e));
    cr_assert_eq(t.rows, 34);
    for (size_t i = 0; i < t.rows; i++) {
        const char *code = str_keep(place_arena(), init_table_cell(&t, i, col)).p;
        struct profile p;

        cr_assert(start(code, code, NULL, &e), "%s: %s", code, e.what);
        cr_assert(profile_load(place_arena(), fs_join(place_arena(), place_at(code), "baophu.ini"),
                               &p, &e),
                  "%s: %s", code, e.what);
        cr_expect(str_eq(profile_text(&p, PROFILE_TINH_MA), str_from(code)));
        cr_expect_gt(profile_text(&p, PROFILE_BHXH_TEN).n, 20);
        communes += lines(text_of(code, "danh_muc/xa.csv")) - 1;
        pairs += lines(text_of(code, "danh_muc/quy_doi_xa.csv")) - 1;
    }
    cr_expect_eq(communes, 3321 + 10); /* ten communes of Đồng Nai stand twice */
    cr_expect_eq(pairs, 10571);
}

Test(init, a_file_that_is_there_is_named_and_nothing_is_written) {
    struct err e = {0};

    cr_assert(fs_mkdirs(place_at("a"), &e));
    cr_assert(fs_write_new(place_at("a/chi_tieu.csv"), "nam\n", 4, &e));
    cr_assert_not(start("46", "a", NULL, &e));
    cr_expect_eq(e.kind, ERR_CANTCREAT);
    cr_expect_not_null(strstr(e.what, "a/chi_tieu.csv"), "%s", e.what);
    cr_expect_not(fs_exists(place_at("a/baophu.ini")));
    cr_expect_str_eq(text_of("a", "chi_tieu.csv"), "nam\n");
}

Test(init, a_second_start_changes_nothing) {
    struct err e;
    size_t n = 0;

    cr_assert(start("46", "a", &n, &e) && start("46", "a", &n, &e), "%s", e.what);
    cr_expect_eq(n, 0);
}

Test(init, an_unknown_province_is_refused_with_the_codes_that_are) {
    struct err e = {0};

    cr_assert_not(start("47", "a", NULL, &e));
    cr_expect_eq(e.kind, ERR_USAGE);
    cr_expect_not_null(strstr(e.what, "46"), "%s", e.what);
}

Test(init, a_broken_list_is_refused_with_its_line) {
    static const struct {
        const char *text, *say;
    } bad[] = {{"a,b\n1,2\n1\n", "dòng 3"},
               {"a,b\n\"1,2\n", "dòng 2"},
               {"a,b\n1,2", "dòng 2"},
               {"", "tiêu đề"}};
    struct err e;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct init_table t;

        cr_assert(fs_remove_tree(place_at("x.csv"), &e));
        cr_assert(fs_write_new(place_at("x.csv"), bad[i].text, strlen(bad[i].text), &e));
        e = (struct err){0};
        cr_expect_not(init_table_load(place_arena(), place_root(), "x.csv", &t, &e), "%zu", i);
        cr_expect_not_null(strstr(e.what, bad[i].say), "%zu: %s", i, e.what);
    }
}

Test(init, quoted_cells_lose_their_quotes) {
    struct init_table t;
    struct err e;

    cr_assert(fs_write_new(place_at("x.csv"), "a,b\n\"1,\"\"x\"\"\",\n", 16, &e));
    cr_assert(init_table_load(place_arena(), place_root(), "x.csv", &t, &e), "%s", e.what);
    cr_expect_eq(t.rows, 1);
    cr_expect(str_eq(init_table_cell(&t, 0, 0), STR("1,\"x\"")));
    cr_expect_eq(init_table_cell(&t, 0, 1).n, 0);
}
