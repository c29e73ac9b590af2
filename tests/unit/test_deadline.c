/* test_deadline - which report is due on which day, and what it lacks.  Dates counted by hand: spec 1.1 with the
 * defaults, quarters by the 4th, halves and years by the 14th, told from seven days before. */

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ask/deadline.h"
#include "base/fs.h"
#include "failing.h"
#include "store/seal.h"

struct sender {
    struct arena a;
    char dir[64];
    const char *input, *output;
    struct profile profile;
    struct err e;
};

static void
put(struct sender *o, const char *folder, const char *name, const char *text, const char *day) {
    const char *path = fs_join(&o->a, folder, name);
    period_day d = 0;

    cr_assert(fs_mkdirs(folder, &o->e), "%s", o->e.what);
    cr_assert(fs_write_new(path, text, strlen(text), &o->e), "%s", o->e.what);
    if (day != NULL) {
        cr_assert(period_parse_iso(str_from(day), &d));
        const struct timespec t[2] = {{.tv_sec = (time_t)d * 86400 + 3600},
                                      {.tv_sec = (time_t)d * 86400 + 3600}};

        cr_assert_eq(utimensat(AT_FDCWD, path, t, 0), 0);
    }
}

static struct sender *
office_new(void) {
    struct sender *o = calloc(1, sizeof *o);

    cr_assert_not_null(o);
    (void)snprintf(o->dir, sizeof o->dir, "/tmp/baophu-deadline-XXXXXX");
    cr_assert_not_null(mkdtemp(o->dir));
    o->input = fs_join(&o->a, o->dir, "in");
    o->output = fs_join(&o->a, o->dir, "out");
    cr_assert(profile_load(&o->a, NULL, &o->profile, &o->e), "%s", o->e.what);
    put(o, fs_join(&o->a, o->input, "2026-Q1"), "nguoi_tham_gia.csv", "x\n", "2026-04-01");
    put(o, fs_join(&o->a, o->input, "2026-Q1"), "thue.csv", "x\n", "2026-03-20");
    put(o, fs_join(&o->a, o->input, "lich_su"), "2025-Q4.csv", "x\n", NULL);
    return o;
}

static void
office_free(struct sender *o) {
    cr_expect(fs_remove_tree(o->dir, &o->e), "%s", o->e.what);
    arena_free(&o->a);
    free(o);
}

static void
publish(struct sender *o, const char *set, const char *manifest) {
    put(o, fs_join(&o->a, o->output, set), "manifest.json", manifest, NULL);
}

/* "2026-Q1 -3 final missing|old|unsealed; ..." */
static const char *
told(struct sender *o, const char *day) {
    static const char *const state[] = {"nothing", "provisional", "final", "sealed"};
    struct deadline_request r = {
        .input = o->input, .output = o->output, .profile = &o->profile, .today = 0};
    struct deadline *d = NULL;
    struct buf b = {0};
    const char *text;
    size_t n = 0;

    cr_assert(period_parse_iso(str_from(day), &r.today));
    cr_assert(deadline_list(&o->a, &r, &d, &n, &o->e), "%s", o->e.what);
    for (size_t i = 0; i < n; i++) {
        char ky[PERIOD_TEXT];

        period_text(ky, d[i].period);
        buf_fmt(&b, "%s%s %d %s %s|%s|%s", i == 0 ? "" : "; ", ky, d[i].days_left,
                state[d[i].state], d[i].missing, d[i].old, d[i].unsealed);
    }
    text = str_keep(&o->a, str_from(buf_z(&b))).p;
    buf_free(&b);
    return text;
}

#define FINAL       "{\"outputs\": [], \"provisional\": false}"
#define PROVISIONAL "{\"outputs\": [], \"provisional\": true}"
#define Q1_LACKS    " nothing don_vi|thue.csv|"

static const struct {
    const char *day, *told;
} first_year[] = {
    {"2026-01-20", ""}, /* the year before was not this program's */
    {"2026-03-27", ""},
    {"2026-03-28", "2026-Q1 7" Q1_LACKS}, /* the quarter is still running */
    {"2026-04-04", "2026-Q1 0" Q1_LACKS},
    {"2026-04-05", "2026-Q1 -1" Q1_LACKS},
    {"2026-07-07", "2026-Q1 -94" Q1_LACKS "; 2026-Q2 -3 nothing nguoi_tham_gia, don_vi, thue||"
                   "; 2026-H1 7 nothing 2026-Q1, 2026-Q2||"},
    {"2026-07-15", "2026-Q1 -102" Q1_LACKS "; 2026-Q2 -11 nothing nguoi_tham_gia, don_vi, thue||"
                   "; 2026-H1 -1 nothing 2026-Q1, 2026-Q2||"},
};

Test(deadline, tells_from_seven_days_before_and_louder_after) {
    struct sender *o = office_new();

    for (size_t i = 0; i < sizeof first_year / sizeof first_year[0]; i++) {
        cr_expect_str_eq(told(o, first_year[i].day), first_year[i].told, "%s", first_year[i].day);
    }
    cr_expect_not_null(strstr(told(o, "2027-04-05"), "2026-Q1 -366"));
    cr_expect_null(strstr(told(o, "2027-04-06"), "2026-Q1 -"), "nobody waits for it after a year");
    cr_expect_not_null(
        strstr(told(o, "2027-01-14"), "2026 0 nothing 2026-Q1, 2026-Q2, 2026-Q3, 2026-Q4||"));
    office_free(o);
}

/* By the end of the period, and of those that end on one day the shorter first. */
Test(deadline, tells_the_reports_of_a_year_in_the_order_of_their_ends) {
    static const char *const order[] = {"2026-Q1 ", "2026-Q2 ", "2026-H1 ", "2026-Q3 ",
                                        "2026-Q4 ", "2026-H2 ", "2026 "};
    struct sender *o = office_new();
    const char *at = told(o, "2027-01-15");

    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        cr_expect_eq(strncmp(at, order[i], strlen(order[i])), 0, "%s: %s", order[i], at);
        at = strstr(at, "; ");
        at = at == NULL ? "" : at + strlen("; ");
    }
    cr_expect_str_eq(at, "");
    office_free(o);
}

/* A set that the program made by itself is no report that was handed in: only its seal says so. */
Test(deadline, only_a_seal_ends_what_is_overdue) {
    struct sender *o = office_new();

    publish(o, "2026-Q1", PROVISIONAL);
    cr_expect_str_eq(told(o, "2026-04-10"), "2026-Q1 -6 provisional don_vi|thue.csv|");
    cr_assert(fs_remove_tree(o->output, &o->e));
    publish(o, "2026-Q1", "{");
    cr_expect_str_eq(told(o, "2026-04-10"), "2026-Q1 -6" Q1_LACKS, "damaged: nobody can say");
    cr_assert(fs_remove_tree(o->output, &o->e));
    publish(o, "2026-Q1", FINAL);
    cr_expect_str_eq(told(o, "2026-04-10"), "2026-Q1 -6 final don_vi|thue.csv|");
    cr_expect_str_eq(told(o, "2026-04-03"), "2026-Q1 1 final don_vi|thue.csv|");
    cr_assert(seal_make(o->output, "2026-Q1", STR(""), &o->e), "%s", o->e.what);
    cr_expect_str_eq(told(o, "2026-04-10"), "");
    publish(o, "2026-Q1.dc1", FINAL);
    cr_expect_str_eq(told(o, "2026-04-10"), "", "a revision is being made of what was handed in");
    office_free(o);
}

Test(deadline, a_half_names_quarters_that_are_missing_and_that_are_not_sealed) {
    struct sender *o = office_new();

    publish(o, "2026-Q1", FINAL);
    publish(o, "2026-Q2", PROVISIONAL);
    cr_expect_str_eq(told(o, "2026-07-14"),
                     "2026-Q1 -101 final don_vi|thue.csv|"
                     "; 2026-Q2 -10 provisional nguoi_tham_gia, don_vi, thue||"
                     "; 2026-H1 0 nothing 2026-Q2||2026-Q1");
    cr_assert(seal_make(o->output, "2026-Q1", STR(""), &o->e), "%s", o->e.what);
    publish(o, "2026-Q2.dc1", FINAL);
    cr_expect_str_eq(told(o, "2026-07-14"), "2026-Q2 -10 final nguoi_tham_gia, don_vi, thue||"
                                            "; 2026-H1 0 nothing ||2026-Q2");
    publish(o, "2026-H1", FINAL);
    cr_assert(seal_make(o->output, "2026-H1", STR(""), &o->e), "%s", o->e.what);
    cr_assert(seal_make(o->output, "2026-Q2.dc1", STR(""), &o->e), "%s", o->e.what);
    cr_expect_str_eq(told(o, "2026-07-14"), "", "what is sealed is done");
    office_free(o);
}

/* nd09: the first quarter closes on 14/3, so files of 20/3 are not too old; the report is due on the same day. */
Test(deadline, the_other_calendar_closes_earlier_and_is_due_the_same_day) {
    struct sender *o = office_new();

    cr_assert(
        profile_set(&o->a, &o->profile, PROFILE_KY_LICH, STR("nd09"), PROFILE_OPTION, "", &o->e));
    cr_expect_str_eq(told(o, "2026-03-27"), "");
    cr_expect_str_eq(told(o, "2026-03-28"), "2026-Q1 7 nothing don_vi||");
    office_free(o);
}

/* A file counts as handed in where a run reads it, and only there. */
Test(deadline, lacks_what_no_file_is_read_as_however_the_files_are_named) {
    struct sender *o = office_new();
    const char *dir = fs_join(&o->a, o->input, "2026-Q1");

    put(o, dir, "Đơn vị Q1.XLSX", "x", "2026-04-01");
    cr_expect_str_eq(told(o, "2026-03-28"), "2026-Q1 7 nothing |thue.csv|");
    cr_assert(fs_remove_tree(fs_join(&o->a, dir, "thue.csv"), &o->e), "%s", o->e.what);
    put(o, dir, "thue.docx", "x", "2026-03-20");
    put(o, dir, "~$thue.xlsx", "x", "2026-03-20");
    cr_expect_str_eq(told(o, "2026-03-28"), "2026-Q1 7 nothing thue||", "none of them is read");
    put(o, dir, "Thuế tháng 3.ods", "x", "2026-03-20");
    cr_expect_str_eq(told(o, "2026-03-28"), "2026-Q1 7 nothing |Thuế tháng 3.ods|");
    put(o, fs_join(&o->a, dir, "don_vi.csv"), "x", "x", NULL);
    cr_assert(fs_remove_tree(fs_join(&o->a, dir, "Đơn vị Q1.XLSX"), &o->e), "%s", o->e.what);
    cr_expect_str_eq(told(o, "2026-03-28"), "2026-Q1 7 nothing don_vi|Thuế tháng 3.ods|",
                     "a folder is no file");
    office_free(o);
}

/* The quarter ends on 31/3: a file of that day is not from before it. */
Test(deadline, a_file_of_the_closing_day_is_not_old) {
    struct sender *o = office_new();
    const char *dir = fs_join(&o->a, o->input, "2026-Q1");

    put(o, dir, "don_vi.csv", "x", "2026-03-31");
    cr_expect_str_eq(told(o, "2026-04-02"), "2026-Q1 2 nothing |thue.csv|");
    put(o, dir, "don_vi_2.csv", "x", "2026-03-30");
    cr_expect_str_eq(told(o, "2026-04-02"), "2026-Q1 2 nothing |don_vi_2.csv, thue.csv|");
    office_free(o);
}

/* Only Q3 and Q4 are this program's, and nothing is known of what was before: halves and the year wait for what is begun. */
Test(deadline, a_half_or_year_is_expected_when_each_of_its_quarters_is_known) {
    struct sender *o = office_new();

    cr_assert(fs_remove_tree(o->input, &o->e), "%s", o->e.what);
    put(o, fs_join(&o->a, o->input, "2026-Q4"), "thue.csv", "x\n", NULL);
    cr_expect_null(strstr(told(o, "2027-01-15"), "2026-H2"), "its first quarter is not known");
    cr_assert(fs_remove_tree(o->input, &o->e), "%s", o->e.what);
    put(o, fs_join(&o->a, o->input, "2026-Q3"), "thue.csv", "x\n", NULL);
    cr_expect_null(strstr(told(o, "2026-10-10"), "2026-H1 "), "%s", told(o, "2026-10-10"));
    cr_expect_not_null(strstr(told(o, "2027-01-15"), "; 2026-H2 -1 nothing 2026-Q3, 2026-Q4||"));
    cr_expect_null(strstr(told(o, "2027-01-15"), "; 2026 -1"), "its first quarters are not known");
    put(o, fs_join(&o->a, o->input, "lich_su"), "2026-Q2.csv", "x\n", NULL);
    cr_expect_null(strstr(told(o, "2027-01-15"), "; 2026 -1"), "its first quarter is not known");
    cr_expect_not_null(
        strstr(told(o, "2027-01-14"), "; 2026 0 nothing 2026-Q1, 2026-Q3, 2026-Q4||"), "%s",
        told(o, "2027-01-14"));
    put(o, fs_join(&o->a, o->input, "lich_su"), "2026-Q1.csv", "x\n", NULL);
    cr_expect_not_null(strstr(told(o, "2027-01-15"), "; 2026 -1 nothing 2026-Q3, 2026-Q4||"), "%s",
                       told(o, "2027-01-15"));
    office_free(o);
}

static const struct {
    int days_left;
    const char *missing;
    enum err_kind alarm;
} alarms[] = {
    {7, "thue", ERR_NONE},    {3, "thue", ERR_NONE},     {2, "thue", ERR_NOINPUT},
    {0, "thue", ERR_NOINPUT}, {2, "", ERR_NONE},         {0, "", ERR_NONE},
    {-1, "", ERR_OVERDUE},    {-1, "thue", ERR_OVERDUE},
};

Test(deadline, is_an_alarm_two_days_before_with_a_file_missing_and_after_in_any_case) {
    for (size_t i = 0; i < sizeof alarms / sizeof alarms[0]; i++) {
        const struct deadline d = {.days_left = alarms[i].days_left, .missing = alarms[i].missing};

        cr_expect_eq(deadline_alarm(&d), alarms[i].alarm, "%d days, missing \"%s\"",
                     alarms[i].days_left, alarms[i].missing);
    }
}

Test(deadline, two_days_before_is_told_whatever_the_profile_says) {
    struct sender *o = office_new();

    cr_assert(
        profile_set(&o->a, &o->profile, PROFILE_KY_BAO_TRUOC, STR("0"), PROFILE_OPTION, "", &o->e));
    cr_expect_str_eq(told(o, "2026-04-01"), "");
    cr_expect_str_eq(told(o, "2026-04-02"), "2026-Q1 2" Q1_LACKS);
    office_free(o);
}

/* Records that nobody can read, and folders: a report that is due is never left out for that. */
Test(deadline, what_cannot_be_read_is_told_and_not_taken_for_done) {
    struct sender *o = office_new();
    struct deadline_request r = {
        .input = o->input, .output = o->output, .profile = &o->profile, .today = 0};
    struct deadline *d = NULL;
    struct deadline one;
    size_t n = 0;

    cr_assert(period_parse_iso(STR("2026-07-20"), &r.today));
    publish(o, "2026-Q1", FINAL);
    for (unsigned way = 0; way < 2; way++) {
        bool failed = true;

        for (unsigned k = 1; failed; k++) {
            bool ok;

            failing_at(FAILING_OPENDIR, k, EIO);
            ok = deadline_list(&o->a, &r, &d, &n, &o->e);
            failed = failing_end();
            cr_expect_eq(ok, !failed, "way %u, folder %u: %s", way, k, o->e.what);
        }
        /* then the first quarter is one from before the program, in lich_su, and the half is expected for that */
        cr_assert(fs_remove_tree(fs_join(&o->a, o->input, "2026-Q1"), &o->e) &&
                      fs_remove_tree(o->output, &o->e),
                  "%s", o->e.what);
        if (way == 0) {
            put(o, fs_join(&o->a, o->input, "2026-Q2"), "thue.csv", "x\n", NULL);
            put(o, fs_join(&o->a, o->input, "lich_su"), "2026-Q1.csv", "x\n", NULL);
        }
    }
    cr_expect_not_null(strstr(told(o, "2026-07-20"), "2026-H1 -6 nothing 2026-Q2||"));
    put(o, fs_join(&o->a, o->output, "chot"), "0001-2026-Q1.txt", "x", NULL);
    o->e = (struct err){.kind = ERR_NONE};
    cr_expect_not(deadline_list(&o->a, &r, &d, &n, &o->e));
    cr_expect_not_null(strstr(o->e.what, "bản ghi chốt"), "%s", o->e.what);
    cr_expect_not(deadline_of(&o->a, &r, (struct period){PERIOD_HALF, 2026, 1}, &one, &o->e));
    office_free(o);
}
