/* commands_status - the command `status`.  See commands.h. */

#include <stdio.h>

#include "ask/status.h"
#include "base/fs.h"
#include "base/num.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "cli/settings.h"
#include "store/version.h"

static const struct {
    const char *text, *word; /* for a person, for a program */
} state[] = {
    [STATUS_NO_DATA] = {"chưa có dữ liệu", "no_data"},
    [STATUS_DATA] = {"có dữ liệu, chưa lập", "data"},
    [STATUS_PROVISIONAL] = {"số tạm tính", "provisional"},
    [STATUS_DRAFT] = {"đã lập, dự thảo", "draft"},
    [STATUS_PUBLISHED] = {"đã lập, chưa chốt", "published"},
    [STATUS_LOCKED] = {"đã chốt", "locked"},
};

static const struct {
    const char *text, *word;
} level[] = {
    [STATUS_OK] = {"OK", "ok"},
    [STATUS_WARNING] = {"WARNING", "warning"},
    [STATUS_CRITICAL] = {"CRITICAL", "critical"},
};

/* "1,2 GB": bytes as a person reads them. */
static void
bytes_text(char out[NUM_TEXT + 8], uint64_t bytes) {
    static const char *const unit[] = {"KB", "MB", "GB", "TB", "PB"};
    uint64_t tenths = bytes / 100; /* of a thousand bytes */
    size_t u = 0;

    while (tenths >= 10000 && u + 1 < sizeof unit / sizeof unit[0]) {
        tenths /= 1000;
        u++;
    }
    (void)snprintf(out, NUM_TEXT + 8, "%llu,%llu %s", (unsigned long long)(tenths / 10),
                   (unsigned long long)(tenths % 10), unit[u]);
}

/* What of the period somebody must do. */
static void
print_lacks(const struct deadline *d) {
    if (d->missing[0] != '\0') {
        (void)printf("; thiếu %s", d->missing);
    }
    if (d->old[0] != '\0') {
        (void)printf("; tệp ghi trước ngày chốt: %s", d->old);
    }
    if (d->unsealed[0] != '\0') {
        (void)printf("; quý chưa chốt: %s", d->unsealed);
    }
}

static void
print_row(const struct status_row *row) {
    const struct deadline *d = &row->deadline;
    char ky[PERIOD_TEXT];
    char due[PERIOD_TEXT];

    period_text(ky, d->period);
    period_date_vn(due, d->due);
    (void)printf("%-8s  %-10s  ", ky, row->is_due ? due : "-");
    if (row->overdue) {
        (void)printf("QUÁ HẠN %d ngày, ", -d->days_left);
    }
    (void)fputs(state[row->state].text, stdout);
    print_lacks(d);
    if (row->other_rules != 0) {
        (void)printf("; tính theo quy tắc bản %lld, chương trình dùng bản %d: chạy đêm để yên, lập "
                     "lại bằng baophu run %s",
                     (long long)row->other_rules, VERSION_RULES, ky);
    }
    (void)putchar('\n');
}

static void
print_status(const struct status *s) {
    char in[NUM_TEXT + 8];
    char out[NUM_TEXT + 8];
    char left[NUM_TEXT + 8];

    (void)puts("Kỳ        Hạn cuối    Tình trạng");
    for (size_t i = 0; i < s->rows; i++) {
        print_row(&s->row[i]);
    }
    if (s->night.time == NULL) {
        (void)puts("Chạy đêm: chưa có lần nào");
    } else {
        (void)printf("Chạy đêm: %s, mã %lld, lập %lld, lỗi %lld, để yên %lld\n", s->night.time,
                     (long long)s->night.status, (long long)s->night.made,
                     (long long)s->night.failed, (long long)s->night.left);
    }
    bytes_text(in, s->input_bytes);
    bytes_text(out, s->output_bytes);
    bytes_text(left, s->free_bytes);
    (void)printf("Ổ đĩa: dữ liệu %s, kết quả %s, còn trống %s\n", in, out, left);
    (void)printf("Tóm lại: %s\n", s->why);
}

static void
answer_row(struct json_out *a, const struct status_row *row) {
    const struct deadline *d = &row->deadline;
    char ky[PERIOD_TEXT];
    char due[PERIOD_TEXT];

    period_text(ky, d->period);
    period_iso(due, d->due);
    json_out_object(a, NULL);
    json_out_text(a, "ky", ky);
    json_out_text(a, "state", state[row->state].word);
    json_out_text(a, "due", row->is_due ? due : NULL);
    if (row->is_due) {
        json_out_int(a, "days_left", d->days_left);
    } else {
        json_out_none(a, "days_left");
    }
    json_out_flag(a, "overdue", row->overdue);
    json_out_text(a, "missing", d->missing);
    json_out_text(a, "old", d->old);
    json_out_text(a, "unsealed", d->unsealed);
    if (row->other_rules != 0) {
        json_out_int(a, "other_rules", row->other_rules);
    } else {
        json_out_none(a, "other_rules");
    }
    json_out_end(a);
}

static void
answer_status(struct json_out *a, const struct status *s) {
    json_out_list(a, "periods");
    for (size_t i = 0; i < s->rows; i++) {
        answer_row(a, &s->row[i]);
    }
    json_out_end(a);
    json_out_object(a, "last_night");
    json_out_text(a, "time", s->night.time);
    if (s->night.time != NULL) {
        json_out_int(a, "status", s->night.status);
        json_out_int(a, "made", s->night.made);
        json_out_int(a, "failed", s->night.failed);
        json_out_int(a, "left", s->night.left);
    }
    json_out_end(a);
    json_out_int(a, "input_bytes", (int64_t)s->input_bytes);
    json_out_int(a, "output_bytes", (int64_t)s->output_bytes);
    json_out_int(a, "free_bytes", (int64_t)s->free_bytes);
    json_out_text(a, "level", level[s->level].word);
    json_out_text(a, "why", s->why);
}

/* One line and the status that monitoring knows; also what kept it from looking is told in that line. */
static bool
check(struct commands_call *c, const struct status *s, const struct err *e) {
    c->status = e != NULL ? STATUS_CRITICAL : (int)s->level;
    if (c->answer == NULL) {
        (void)printf("BAOPHU %s - %s", level[c->status].text, e != NULL ? e->what : s->why);
        if (e == NULL) {
            (void)printf(" | output=%lluB free=%lluB", (unsigned long long)s->output_bytes,
                         (unsigned long long)s->free_bytes);
        }
        (void)putchar('\n');
    }
    return true;
}

bool
commands_status(struct commands_call *c, struct err *e) {
    struct profile profile;
    const struct deadline_request r = {.input = c->options->value[OPTIONS_INPUT],
                                       .output = c->options->value[OPTIONS_OUTPUT],
                                       .profile = &profile,
                                       .today = settings_today()};
    struct status s = {.level = STATUS_OK};
    const bool ok = settings_profile(c->arena, c->options, c->env, &profile, e) &&
                    settings_input(r.input, e) && status_look(c->arena, &r, &s, e);

    if (ok && c->answer != NULL) {
        answer_status(c->answer, &s);
    }
    if (c->options->given[OPTIONS_MONITOR]) {
        return (ok || c->answer == NULL) && check(c, &s, ok ? NULL : e);
    }
    if (ok && c->answer == NULL) {
        print_status(&s);
    }
    return ok;
}
