/* test_options - the command line: every command and option of the tables, and what is refused. */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "cli/options.h"

static char *const no_env[] = {NULL};

/* Parse words between blanks. */
static bool
parse(struct arena *a, const char *line, char *const *env, struct options *o, struct err *e) {
    char *copy = str_keep_mut(a, str_from(line));
    char *argv[32];
    int argc = 0;

    for (char *w = strtok(copy, " "); w != NULL; w = strtok(NULL, " ")) {
        argv[argc++] = w;
    }
    argv[argc] = NULL;
    return options_parse(a, argc, argv, env, o, e);
}

static const struct {
    const char *line;
    const char *says; /* part of the message; NULL: accepted */
} lines[] = {
    {"baophu run 2026-Q1", NULL},
    {"baophu run 2026-Q1 --input in --output=out --jobs 2 --force", NULL},
    {"baophu run --input in 2026-Q1", NULL},
    {"baophu run -- 2026-Q1", NULL},
    {"baophu rules", NULL},
    {"baophu", "thiếu tên lệnh"},
    {"baophu rnu 2026-Q1", "có phải run?"},
    {"baophu xyzzy", "không có lệnh"},
    {"baophu run", "thiếu KỲ"},
    {"baophu run 2026-Q1 2026-Q2", "thừa \"2026-Q2\""},
    {"baophu run 2026-Q1 --outptu x", "có phải --output?"},
    {"baophu run 2026-Q1 --scale 2", "không có tùy chọn --scale"},
    {"baophu run 2026-Q1 --input", "cần một giá trị"},
    {"baophu run 2026-Q1 --force=1", "không nhận giá trị"},
    {"baophu compile 2026 --json", NULL},
    {"baophu verify 2026-Q1 --json", NULL},
    {"baophu completion --json",
     "không có tùy chọn --json"}, /* a script is for a program already */
    {"baophu run 2026-Q1 --dry-run -v", NULL},
    {"baophu check 2026-Q1 -v", "không có tùy chọn --verbose"},
    {"baophu -v", "không có tùy chọn -v"},
    {"baophu run 2026-Q1 -x", "không có tùy chọn -x"},
    {"baophu --force", "phải đứng sau tên lệnh"},
};

Test(options, accepts_what_the_tables_hold_and_names_what_they_do_not) {
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct arena a = ARENA_EMPTY;
        struct options o;
        struct err e = {.kind = ERR_NONE};
        const bool ok = parse(&a, lines[i].line, no_env, &o, &e);

        cr_expect_eq(ok, lines[i].says == NULL, "%s: %s", lines[i].line, e.what);
        if (!ok && lines[i].says != NULL) {
            cr_expect_eq(e.kind, ERR_USAGE);
            cr_expect_not_null(strstr(e.what, lines[i].says), "%s: %s", lines[i].line, e.what);
        }
        arena_free(&a);
    }
}

Test(options, an_option_wins_over_the_environment_and_that_over_the_default) {
    static char env_word[] = "BAOPHU_OUTPUT=from-env";
    char *const env[] = {env_word, NULL};
    struct arena a = ARENA_EMPTY;
    struct options o;
    struct err e;

    cr_assert(parse(&a, "baophu run 2026-Q1", no_env, &o, &e));
    cr_assert_str_eq(o.value[OPTIONS_OUTPUT], "output");
    cr_assert(parse(&a, "baophu run 2026-Q1", env, &o, &e));
    cr_assert_str_eq(o.value[OPTIONS_OUTPUT], "from-env");
    cr_assert(parse(&a, "baophu run 2026-Q1 --output o", env, &o, &e));
    cr_assert_str_eq(o.value[OPTIONS_OUTPUT], "o");
    arena_free(&a);
}

Test(options, rules_named_twice_are_both_let_through) {
    struct arena a = ARENA_EMPTY;
    struct options o;
    struct err e;

    cr_assert(
        parse(&a, "baophu run 2026-Q1 --accept D17 --reason x --accept D05,D18", no_env, &o, &e));
    cr_assert_str_eq(o.value[OPTIONS_ACCEPT], "D17,D05,D18");
    cr_assert_not(parse(&a, "baophu nightly --accept D17", no_env, &o, &e),
                  "an unwatched run lets nothing through");
    arena_free(&a);
}

Test(options, every_set_is_kept_in_its_order) {
    struct arena a = ARENA_EMPTY;
    struct options o;
    struct err e;

    cr_assert(parse(&a, "baophu config --set a.b=1 --set c.d=2", no_env, &o, &e));
    cr_assert_eq(o.sets, 2);
    cr_assert_str_eq(o.set[0], "a.b=1");
    cr_assert_str_eq(o.set[1], "c.d=2");
    arena_free(&a);
}

Test(options, help_of_every_command_names_it_and_its_options) {
    for (int c = 0; c < OPTIONS_COMMAND_COUNT; c++) {
        struct options o = {.command = (enum options_command)c, .has_command = true};
        char *text = NULL;
        size_t n = 0;
        FILE *to = open_memstream(&text, &n);

        cr_assert_not_null(to);
        options_help(to, &o);
        (void)fclose(to);
        cr_expect_not_null(strstr(text, options_command((enum options_command)c)->word));
        cr_expect_not_null(strstr(text, options_command((enum options_command)c)->help));
        cr_expect_not_null(strstr(text, "--help"));
        free(text);
    }
}
