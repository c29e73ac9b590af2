#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "measure/fonts.h"

static const char hello_sha256[] = /* printf hello | sha256sum */
    "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

/* A folder with fonts.ini of the given families; files named "hello*" hold "hello". */
static bool
load(const char *ini, const char *const *files, struct fonts *out, struct arena *a, struct err *e) {
    char dir[] = "/tmp/baophu-fonts-XXXXXX";
    struct err ignored = {0};
    bool ok;

    cr_assert_not_null(mkdtemp(dir));
    cr_assert(fs_write_new(fs_join(a, dir, "fonts.ini"), ini, strlen(ini), &ignored));
    for (; *files != NULL; files++) {
        cr_assert(fs_write_new(fs_join(a, dir, *files), "hello", 5, &ignored));
    }
    ok = fonts_load(a, dir, out, e);
    cr_assert(fs_remove_tree(dir, &ignored));
    return ok;
}

/* [name] with four files "<name>1".."<name>4" of one digest. */
static const char *
family(struct arena *a, const char *name, const char *sha256) {
    static const char *const key[] = {"thuong", "dam", "nghieng", "dam_nghieng"};
    struct buf b = {NULL, 0, 0};
    const char *out;

    buf_fmt(&b, "[%s]\nten = \"Phông %s\"\n", name, name);
    for (int i = 0; i < 4; i++) {
        buf_fmt(&b, "%s = \"%s%d\"\nsha256_%s = \"%s\"\n", key[i], name, i + 1, key[i], sha256);
    }
    out = str_keep(a, buf_view(&b)).p;
    buf_free(&b);
    return out;
}

static const char *
joined(struct arena *a, const char *x, const char *y) {
    char *z = arena_array(a, char, strlen(x) + strlen(y) + 1);

    return strcat(strcpy(z, x), y);
}

Test(fonts, the_first_family_with_all_four_files_is_used) {
    static const char *const files[] = {"aa1", "aa2", "aa3", "bb1", "bb2", "bb3", "bb4", NULL};
    struct arena a = ARENA_EMPTY;
    struct fonts f;
    struct err e = {0};

    cr_assert(load(joined(&a, family(&a, "aa", hello_sha256), family(&a, "bb", hello_sha256)),
                   files, &f, &a, &e),
              "%s", e.what);
    cr_expect_str_eq(f.family, "Phông bb");
    cr_expect_not_null(strstr(f.path[FONTS_BOLD_ITALIC], "/bb4"));
    arena_free(&a);
}

Test(fonts, a_file_other_than_the_recorded_one_is_an_error_not_a_second_choice) {
    static const char *const files[] = {"aa1", "aa2", "aa3", "aa4", "bb1",
                                        "bb2", "bb3", "bb4", NULL};
    static const char other[] = "0000000000000000000000000000000000000000000000000000000000000000";
    struct arena a = ARENA_EMPTY;
    struct fonts f;
    struct err e = {0};

    cr_assert_not(load(joined(&a, family(&a, "aa", other), family(&a, "bb", hello_sha256)), files,
                       &f, &a, &e));
    cr_expect_eq(e.kind, ERR_CONFIG);
    cr_expect_not_null(strstr(e.what, "/aa1"), "%s", e.what);
    arena_free(&a);
}

/* A font of Debian with its byte at `flip` changed, cut after `most` bytes. */
static void
copy_font(struct arena *a, const char *dir, const char *name, size_t flip, size_t most) {
    struct buf b = {NULL, 0, 0};
    struct err e = {0};

    cr_assert(fs_slurp("/usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf",
                       1U << 24, &b, &e));
    cr_assert_gt(b.n, flip);
    b.p[flip] = (char)(b.p[flip] ^ (flip > 0 ? 4 : 0));
    cr_assert(fs_write_new(fs_join(a, dir, name), b.p, b.n < most ? b.n : most, &e), "%s", e.what);
    buf_free(&b);
}

/* An updated package puts another font there, a broken disk puts half of one or a wrong byte. */
Test(fonts, another_version_of_a_font_is_used_and_told_and_a_damaged_one_refused) {
    static const char other[] = "0000000000000000000000000000000000000000000000000000000000000000";
    static const struct {
        size_t flip, most;
        bool used;
    } cases[] = {{0, SIZE_MAX, true}, {20000, SIZE_MAX, false}, {0, 200000, false}, {0, 0, false}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct arena a = ARENA_EMPTY;
        char dir[] = "/tmp/baophu-fonts-XXXXXX";
        const char *ini = family(&a, "aa", other);
        struct fonts f = {0};
        struct err e = {0};

        cr_assert_not_null(mkdtemp(dir));
        cr_assert(fs_write_new(fs_join(&a, dir, "fonts.ini"), ini, strlen(ini), &e));
        for (int k = 1; k <= 4; k++) {
            char name[16];

            (void)snprintf(name, sizeof name, "aa%d", k);
            copy_font(&a, dir, name, k == 2 ? cases[i].flip : 0, k == 2 ? cases[i].most : SIZE_MAX);
        }
        cr_expect_eq(fonts_load(&a, dir, &f, &e), cases[i].used, "case %zu: %s", i, e.what);
        if (cases[i].used) {
            cr_expect_not_null(strstr(f.changed, "/aa1"));
            cr_expect_str_eq(f.section, "aa");
            cr_expect_str_eq(f.sha256[FONTS_ITALIC], /* sha256sum of the file */
                             "29d12439831b7f59194efec85872f24f54eff05738933f9a860220d2abff88ba");
        } else {
            cr_expect_eq(e.kind, ERR_CONFIG);
            cr_expect_not_null(strstr(e.what, "/aa2 bị hỏng"), "case %zu: %s", i, e.what);
            cr_expect_not_null(strstr(e.what, "/ghi-nhan.sh --lai aa"), "case %zu: %s", i, e.what);
        }
        cr_assert(fs_remove_tree(dir, &e));
        arena_free(&a);
    }
}

Test(fonts, a_wrong_list_is_refused_with_its_reason) {
    static const char *const files[] = {NULL};
    struct arena a = ARENA_EMPTY;
    const struct {
        const char *ini, *says;
    } cases[] = {
        {family(&a, "aa", hello_sha256), "fonts-liberation2"},
        {"[aa]\nten = \"A\"\n", "thuong"},
        {joined(&a, family(&a, "aa", hello_sha256), "kieu = \"x\"\n"), "kieu"},
        {family(&a, "aa", "abc"), "64"},
        {"", "fonts-liberation2"},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct fonts f;
        struct err e = {0};

        cr_expect_not(load(cases[i].ini, files, &f, &a, &e), "case %zu", i);
        cr_expect_eq(e.kind, ERR_CONFIG, "case %zu: %d", i, e.kind);
        cr_expect_not_null(strstr(e.what, cases[i].says), "case %zu: %s", i, e.what);
    }
    arena_free(&a);
}

Test(fonts, the_shipped_list_names_the_fonts_of_debian) {
    struct arena a = ARENA_EMPTY;
    struct fonts f;
    struct err e = {0};

    cr_assert(fonts_load(&a, "fonts", &f, &e), "%s", e.what);
    cr_expect_str_eq(f.family, "Liberation Serif");
    cr_expect_null(f.changed);
    arena_free(&a);
}
