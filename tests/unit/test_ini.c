/* test_ini - the guarded reader of INI files. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "conf/ini.h"
#include "place.h"

TestSuite(ini, .init = place_open, .fini = place_close);

static bool
load_bytes(const char *p, size_t n, struct ini *out, struct err *e) {
    (void)unlink(place_at("x.ini"));
    cr_assert(fs_write_new(place_at("x.ini"), p, n, e));
    return ini_load(place_arena(), place_at("x.ini"), out, e);
}

static bool
load(const char *text, struct ini *out, struct err *e) {
    return load_bytes(text, strlen(text), out, e);
}

static bool
value_is(const struct ini *i, const char *section, const char *key, const char *value) {
    const struct ini_entry *v = ini_entry(ini_find(i, str_from(section)), str_from(key));

    return v != NULL && str_eq(v->value, str_from(value));
}

Test(ini, values_come_back_as_typed_with_quotes_and_blanks_taken_off) {
    struct ini i;
    struct err e;

    cr_assert(load("\xef\xbb\xbf; ghi chú\r\n[Tinh]\r\nTen = Thành phố Huế  \r\n\r\n"
                   "[cot.thue]\n  ten=\"Tên; người nộp | Tên #1\"  ; ghi chú\nma = '010'\n"
                   "rong =\nrong2 = \"\"\nhai = a = b\n",
                   &i, &e),
              "%s", e.what);
    cr_assert_eq(i.n, 2);
    cr_assert(value_is(&i, "tinh", "ten", "Thành phố Huế"));
    cr_assert(value_is(&i, "cot.thue", "ten", "Tên; người nộp | Tên #1"));
    cr_assert(value_is(&i, "cot.thue", "ma", "010"));
    cr_assert(value_is(&i, "cot.thue", "rong", ""));
    cr_assert(value_is(&i, "cot.thue", "rong2", ""));
    cr_assert(value_is(&i, "cot.thue", "hai", "a = b"));
    cr_assert_eq(i.section[1].entry[0].line, 6);
    cr_assert(str_eq(i.section[1].entry[1].key, STR("ma")));
    cr_assert_null(ini_find(&i, STR("thue")));
    cr_assert_null(ini_entry(NULL, STR("ten")));
}

Test(ini, decomposed_letters_become_composed) {
    struct ini i;
    struct err e;

    cr_assert(load("[a]\nten = Hu\x65\xcc\x82\xcc\x81\n", &i, &e));
    cr_assert(value_is(&i, "a", "ten", "Huế"));
}

static const struct {
    const char *text, *what;
    int line;
} refused[] = {
    {"[a]\nx = 1\nx = 2\n", "hai lần trong [a]", 3},
    {"[a]\nx = 1\n[b]\n[A]\n", "mục [a] xuất hiện hai lần", 4},
    {"x = 1\n", "đứng trước mọi [mục]", 1},
    {"[a]\nx = mot; hai\n", "dấu ; hoặc #", 2},
    {"[a]\nx = so #1\n", "dấu ; hoặc #", 2},
    {"[a]\nx = \"mo\n", "mở dấu nháy mà không đóng", 2},
    {"[a]\nx = \"mo\" dong\n", "chữ thừa sau dấu nháy", 2},
    {"[a]\nx = 1 \\\n", "kết thúc bằng dấu \\", 2},
    {"[a]\nkhông dấu\n", "thiếu dấu =", 2},
    {"[a]\ntên = 1\n", "không hợp lệ", 2},
    {"[a]\na b = 1\n", "không hợp lệ", 2},
    {"[a:b]\nx = 1\n", "tên mục không hợp lệ", 1},
    {"[a\nx = 1\n", "tên mục không hợp lệ", 1},
    {"[a] b\nx = 1\n", "chữ thừa sau tên mục", 1},
    {"[a]\nx = \xc3\x28\n", "UTF-8", 2},
    {"[a]\nx = \x01\n", "ký tự điều khiển", 2},
};

Test(ini, what_iniparser_would_misread_is_refused_with_its_line) {
    for (size_t k = 0; k < sizeof refused / sizeof refused[0]; k++) {
        struct ini i;
        struct err e;
        char at[16];

        cr_assert_not(load(refused[k].text, &i, &e), "%s was taken", refused[k].text);
        cr_assert_eq(e.kind, ERR_CONFIG);
        cr_assert_not_null(strstr(e.what, refused[k].what), "%s: %s", refused[k].text, e.what);
        (void)snprintf(at, sizeof at, ".ini:%d", refused[k].line);
        cr_assert_not_null(strstr(e.where, at), "%s: %s", refused[k].text, e.where);
    }
}

Test(ini, a_nul_byte_and_a_long_line_are_refused_and_999_bytes_are_not) {
    struct ini i;
    struct err e;
    char text[1200];

    cr_assert_not(load_bytes("[a]\nx = 1\n\0y = 2\n", 17, &i, &e));
    cr_assert_not_null(strstr(e.where, ":3"));
    memset(text, 'a', sizeof text);
    memcpy(text, "[a]\nx = ", 8);
    text[4 + 1000] = '\0';
    cr_assert_not(load(text, &i, &e));
    cr_assert_not_null(strstr(e.where, ":2"));
    text[4 + 999] = '\0';
    cr_assert(load(text, &i, &e));
    cr_assert_eq(ini_entry(ini_find(&i, STR("a")), STR("x"))->value.n, 995);
}

Test(ini, a_folder_and_a_missing_file_are_errors) {
    struct ini i;
    struct err e;

    cr_assert_not(ini_load(place_arena(), place_root(), &i, &e));
    cr_assert_not(ini_load(place_arena(), "/tmp/khong-co/x.ini", &i, &e));
    cr_assert_eq(e.kind, ERR_NOINPUT);
}

Test(ini, numbers_are_strict_whole_text) {
    struct ini i;
    struct err e;
    int64_t v = 7;
    bool b = false;

    cr_assert(load("[a]\nx = 010\ny = 12abc\nz = 28\nco = có\nla = yes\n", &i, &e));
    cr_assert_not(ini_int(&i, ini_entry(i.section, STR("x")), 0, 100, &v, &e));
    cr_assert_not(ini_int(&i, ini_entry(i.section, STR("y")), 0, 100, &v, &e));
    cr_assert_not(ini_int(&i, ini_entry(i.section, STR("z")), 1, 27, &v, &e));
    cr_assert_eq(v, 7);
    cr_assert(ini_int(&i, ini_entry(i.section, STR("z")), 1, 28, &v, &e));
    cr_assert_eq(v, 28);
    cr_assert(ini_bool(&i, ini_entry(i.section, STR("co")), &b, &e));
    cr_assert(b);
    cr_assert_not(ini_bool(&i, ini_entry(i.section, STR("la")), &b, &e));
    cr_assert_not_null(strstr(e.where, ":6"));
}

Test(ini, a_list_is_cut_at_bars_and_loses_its_empty_pieces) {
    str *piece;
    struct err e;
    struct ini i;

    cr_assert(load("[a]\nx = KT. GIÁM ĐỐC |  PHÓ GIÁM ĐỐC | \n", &i, &e));
    cr_assert_eq(ini_split(place_arena(), i.section[0].entry[0].value, &piece), 2);
    cr_assert(str_eq(piece[0], STR("KT. GIÁM ĐỐC")));
    cr_assert(str_eq(piece[1], STR("PHÓ GIÁM ĐỐC")));
    cr_assert_eq(ini_split(place_arena(), STR(""), &piece), 0);
}
