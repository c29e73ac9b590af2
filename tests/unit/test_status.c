/* test_status - how everything stands on a day.  Days counted by hand: quarters are due by the 4th of the next month. */

#include <criterion/criterion.h>
#include <string.h>

#include "ask/status.h"
#include "base/buf.h"
#include "base/fs.h"
#include "place.h"
#include "store/seal.h"

TestSuite(status, .init = place_open, .fini = place_close);

static void
put(const char *folder, const char *file, const char *text) {
    struct err e;

    cr_assert(fs_mkdirs(place_at(folder), &e), "%s", e.what);
    place_put(fs_join(place_arena(), folder, file), text);
}

static void
look(const char *day, struct status *out) {
    static struct profile profile;
    struct deadline_request r = {
        .input = place_at("in"), .output = place_at("out"), .profile = &profile};
    struct err e = {0};

    cr_assert(profile_load(place_arena(), NULL, &profile, &e), "%s", e.what);
    cr_assert(period_parse_iso(str_from(day), &r.today));
    cr_assert(status_look(place_arena(), &r, out, &e), "%s", e.what);
}

/* "2026-Q1 published! 2026-Q2 data": each period's state, ! where it is overdue. */
static const char *
told(const char *day) {
    static const char *const state[] = {"no_data", "data",      "provisional",
                                        "draft",   "published", "locked"};
    struct buf b = {0};
    struct status s;
    const char *text;

    look(day, &s);
    for (size_t i = 0; i < s.rows; i++) {
        char ky[PERIOD_TEXT];

        period_text(ky, s.row[i].deadline.period);
        buf_fmt(&b, "%s%s %s%s", i > 0 ? " " : "", ky, state[s.row[i].state],
                s.row[i].overdue ? "!" : "");
    }
    text = str_keep(place_arena(), str_from(buf_z(&b))).p;
    buf_free(&b);
    return text;
}

static void
night(const char *time, int64_t status) {
    const struct last_night n = {.time = time, .status = status, .made = 1, .left = 2};
    struct err e;

    cr_assert(fs_mkdirs(place_at("out"), &e));
    cr_assert(last_night_write(place_at("out"), &n, &e), "%s", e.what);
}

static void
make_quarter(const char *manifest) {
    struct err e;

    put("in/2026-Q1", "nguoi_tham_gia.csv", "x");
    put("in/2026-Q1", "don_vi.csv", "x");
    put("in/2026-Q1", "thue.csv", "x");
    cr_assert(fs_remove_tree(place_at("out"), &e));
    if (manifest != NULL) {
        put("out/2026-Q1", "manifest.json", manifest);
    }
}

static const struct {
    const char *manifest, *told;
} states[] = {
    {NULL, "2026-Q1 data!"},
    {"{", "2026-Q1 data!"},
    {"{\"outputs\": [], \"provisional\": true}", "2026-Q1 provisional!"},
    {"{\"outputs\": [], \"provisional\": false, \"draft\": true}", "2026-Q1 draft!"},
    {"{\"outputs\": [], \"provisional\": false, \"draft\": false}", "2026-Q1 published!"},
};

Test(status, a_period_goes_from_data_to_draft_to_published_and_is_overdue_until_it_is_locked) {
    struct err e = {0};

    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        make_quarter(states[i].manifest);
        cr_expect_str_eq(told("2026-04-05"), states[i].told, "%zu", i);
    }
    cr_assert(seal_make(place_at("out"), "2026-Q1", STR(""), &e), "%s", e.what);
    cr_expect_str_eq(told("2026-04-05"), "2026-Q1 locked");
}

Test(status, a_report_that_is_due_is_told_though_nobody_sent_anything) {
    struct err e;

    cr_assert(fs_mkdirs(place_at("in"), &e));
    cr_expect_str_eq(told("2026-04-02"), "2026-Q1 no_data");
    cr_expect_str_eq(told("2026-05-20"), "", "an office that has not begun waits for nothing");
    put("in/2026-M03", "nguoi_tham_gia.csv", "x");
    cr_expect_str_eq(told("2026-05-20"), "2026-M03 data", "a month is due nowhere");
}

static const struct {
    const char *today, *night; /* when it ended */
    int64_t status;
    enum status_level level;
    const char *says;
} levels[] = {
    {"2026-03-01", NULL, 0, STATUS_WARNING, "chưa có đêm nào"},
    {"2026-03-01", "2026-03-01T01:30:00+07:00", 0, STATUS_OK, "không có gì phải làm"},
    {"2026-03-01", "2026-03-01T01:30:00+07:00", 3, STATUS_OK, "không có gì phải làm"},
    {"2026-03-01", "2026-02-27T01:30:00+07:00", 0, STATUS_OK, "không có gì phải làm"},
    {"2026-03-02", "2026-02-27T01:30:00+07:00", 0, STATUS_CRITICAL, "3 ngày không chạy đêm"},
    {"2026-03-01", "2026-03-01T01:30:00+07:00", 74, STATUS_CRITICAL, "mã 74"},
    {"2026-03-01", "2026-03-01T01:30:00+07:00", 76, STATUS_OK, "không có gì phải làm"},
    {"2026-04-02", "2026-04-02T01:30:00+07:00", 66, STATUS_WARNING,
     "2026-Q1 còn 2 ngày, thiếu thue"},
    {"2026-04-05", "2026-04-05T01:30:00+07:00", 76, STATUS_CRITICAL, "2026-Q1 quá hạn 1 ngày"},
    {"2026-04-05", NULL, 0, STATUS_CRITICAL, "chưa chốt; chưa có đêm nào"},
};

Test(status, has_a_level_and_says_why) {
    for (size_t i = 0; i < sizeof levels / sizeof levels[0]; i++) {
        struct status s;
        struct err e;

        make_quarter(NULL);
        cr_assert(fs_remove_tree(place_at("in/2026-Q1/thue.csv"), &e));
        if (levels[i].night != NULL) {
            night(levels[i].night, levels[i].status);
        }
        look(levels[i].today, &s);
        if (s.free_bytes < s.disk_bytes / 10) {
            continue; /* the disk of whoever runs the tests is an alarm of its own */
        }
        cr_expect_eq(s.level, levels[i].level, "case %zu: %s", i, s.why);
        cr_expect_not_null(strstr(s.why, levels[i].says), "case %zu: %s", i, s.why);
    }
}

Test(status, a_night_is_read_as_it_was_written_and_a_damaged_record_is_none) {
    struct last_night n;
    struct err e = {0};

    night("2026-03-01T01:30:00+07:00", 76);
    night("2026-03-02T01:30:00+07:00", 3);
    cr_assert(last_night_read(place_arena(), place_at("out"), &n, &e), "%s", e.what);
    cr_expect_str_eq(n.time, "2026-03-02T01:30:00+07:00");
    cr_expect_eq(n.status, 3);
    cr_expect_eq(n.made, 1);
    cr_expect_eq(n.failed, 0);
    cr_expect_eq(n.left, 2);
    place_put("out/.dem-truoc", "luc 2026\nma");
    cr_assert(last_night_read(place_arena(), place_at("out"), &n, &e), "%s", e.what);
    cr_expect_null(n.time);
}

Test(status, counts_the_bytes_of_input_and_output) {
    struct status s;

    make_quarter("{\"outputs\": []}");
    put("out/2026-Q1/xa", "a.pdf", "12345");
    look("2026-03-01", &s);
    cr_expect_eq(s.input_bytes, 3);
    cr_expect_eq(s.output_bytes, strlen("{\"outputs\": []}") + 5);
    cr_expect_gt(s.disk_bytes, s.free_bytes / 2);
}
