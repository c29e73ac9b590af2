/* nightly - what an unwatched run does today, and why.  See nightly.h. */

#include "run/nightly.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "run/cause.h"
#include "run/manifest.h"
#include "run/seal.h"

enum { STEPS_MAX = 512 };

static const char *const tables[] = {"nguoi_tham_gia", "don_vi", "thue"};
enum { TABLES = sizeof tables / sizeof tables[0] };

struct planner {
    struct arena *a;
    const struct nightly_request *r;
    struct nightly_plan *out;
    enum period_calendar calendar;
    struct err *e;
};

static const char *
text_of(struct arena *a, struct period p) {
    char ky[PERIOD_TEXT];

    period_text(ky, p);
    return str_keep(a, str_from(ky)).p;
}

/* Is there a file of the table in the folder? */
static bool
has_table(const struct fs_list *files, const char *table) {
    for (size_t i = 0; i < files->n; i++) {
        if (!files->e[i].is_dir && str_starts(str_from(files->e[i].name), str_from(table))) {
            return true;
        }
    }
    return false;
}

/* Decide one period whose inputs are there. */
static bool
decide(const struct planner *p, struct period period, struct nightly_step *step) {
    const char *ky = text_of(p->a, period);
    const bool running = p->r->today <= period_last(period, p->calendar);
    struct cause_request cause = {.input = p->r->input,
                                  .output = p->r->output,
                                  .templates = p->r->templates,
                                  .fonts = p->r->fonts,
                                  .period = period,
                                  .options = "",
                                  .as_of = running ? p->r->today : PERIOD_NO_DATE};
    const char *newest = NULL;
    const char *next = NULL;
    char was[DIGEST_HEX] = "";
    char is[DIGEST_HEX];
    bool sealed = false;

    *step = (struct nightly_step){.period = period, .action = NIGHTLY_LEAVE};
    if (!seal_newest(p->a, p->r->output, ky, &newest, &next, p->e) ||
        (newest != NULL && !seal_is_sealed(p->r->output, newest, &sealed, p->e))) {
        return false;
    }
    if (sealed) {
        step->why = "số liệu đã chốt";
        return true;
    }
    cause.options = cause_options(p->a, p->r->profile, p->r->arguments);
    if (!cause_digest(&cause, is, p->e) ||
        (newest != NULL && !manifest_cause(fs_join(p->a, p->r->output, newest), was, p->e))) {
        return false;
    }
    if (strcmp(was, is) == 0) {
        step->why = "đầu vào, mẫu và phiên bản không đổi";
        return true;
    }
    step->action = running ? NIGHTLY_PROVISIONAL : NIGHTLY_RUN;
    if (newest == NULL) {
        step->why = running ? "kỳ đang diễn ra, chưa có số tạm tính" : "chưa phát hành lần nào";
    } else {
        step->why = running ? "cập nhật số tạm tính đến hôm nay"
                            : "đầu vào, mẫu, cấu hình hoặc phiên bản đã thay đổi";
    }
    return true;
}

static bool
add_step(struct planner *p, struct period period) {
    return p->out->steps == STEPS_MAX || /* 128 years of quarters */
           decide(p, period, &p->out->step[p->out->steps++]);
}

/* Quarters with an input folder. */
static bool
add_quarters(struct planner *p) {
    struct fs_list all;

    if (!fs_list(p->a, p->r->input, &all, p->e)) {
        return false;
    }
    for (size_t i = 0; i < all.n; i++) {
        struct period period;
        struct err ignored;

        if (!all.e[i].is_dir || !period_parse(str_from(all.e[i].name), &period, &ignored) ||
            period.kind != PERIOD_QUARTER || period_first(period, p->calendar) > p->r->today) {
            continue;
        }
        if (!add_step(p, period)) {
            return false;
        }
    }
    return true;
}

/* A half or a year is due when it has ended and every quarter of it is published or about to be. */
static bool
add_compiled(struct planner *p, struct period period) {
    struct period quarter[4];
    const size_t n = period_quarters(period, quarter);
    size_t there = 0;

    if (p->r->today <= period_last(period, p->calendar)) {
        return true;
    }
    for (size_t q = 0; q < n; q++) {
        const char *newest = NULL;
        const char *next = NULL;
        bool found;

        if (!seal_newest(p->a, p->r->output, text_of(p->a, quarter[q]), &newest, &next, p->e)) {
            return false;
        }
        found = newest != NULL;
        for (size_t s = 0; !found && s < p->out->steps; s++) {
            found = period_equal(p->out->step[s].period, quarter[q]) &&
                    p->out->step[s].action == NIGHTLY_RUN;
        }
        there += found ? 1U : 0U;
    }
    return there < n || add_step(p, period);
}

static bool
add_halves_and_years(struct planner *p) {
    const size_t quarters = p->out->steps;

    for (size_t i = 0; i < quarters; i++) {
        const struct period q = p->out->step[i].period;
        const struct period half = {.kind = PERIOD_HALF, .year = q.year, .n = (q.n + 1) / 2};
        const struct period year = {.kind = PERIOD_YEAR, .year = q.year, .n = 1};

        if (q.n % 2 == 0 && !add_compiled(p, half)) {
            return false;
        }
        if (q.n == 4 && !add_compiled(p, year)) {
            return false;
        }
    }
    return true;
}

static void
append(struct buf *b, const char *word) {
    buf_text(b, b->n > 0 ? ", " : "");
    buf_text(b, word);
}

/* The quarter that ended last, from bao_truoc days before its report is due. */
static bool
remind(struct planner *p) {
    const struct period now = period_of_day(PERIOD_QUARTER, p->r->today, p->calendar);
    const struct period last = period_before(now);
    const char *dir = fs_join(p->a, p->r->input, text_of(p->a, last));
    const period_day closing = period_last(last, p->calendar);
    const period_day due =
        period_due(last, (int)profile_int(p->r->profile, PROFILE_KY_HAN_NOP_THANG),
                   (int)profile_int(p->r->profile, PROFILE_KY_HAN_NOP));
    const int days = (int)(due - p->r->today);
    struct fs_list files = {NULL, 0};
    struct buf missing = {0};
    struct buf old = {0};
    struct nightly_reminder *m;

    if (days < 0 || days > profile_int(p->r->profile, PROFILE_KY_BAO_TRUOC)) {
        return true;
    }
    if (fs_is_dir(dir) && !fs_list(p->a, dir, &files, p->e)) {
        return false;
    }
    for (size_t t = 0; t < TABLES; t++) {
        if (!has_table(&files, tables[t])) {
            append(&missing, tables[t]);
        }
    }
    for (size_t i = 0; i < files.n; i++) {
        period_day changed = 0;

        if (!files.e[i].is_dir && fs_changed_day(fs_join(p->a, dir, files.e[i].name), &changed) &&
            changed < closing) {
            append(&old, files.e[i].name);
        }
    }
    m = &p->out->reminder[p->out->reminders++];
    *m = (struct nightly_reminder){.period = last,
                                   .due = due,
                                   .days_left = days,
                                   .missing = str_keep(p->a, str_from(buf_z(&missing))).p,
                                   .old = str_keep(p->a, str_from(buf_z(&old))).p};
    buf_free(&missing);
    buf_free(&old);
    return true;
}

static bool
later(const struct nightly_step *a, const struct nightly_step *b) {
    return period_compare(a->period, b->period) > 0;
}

bool
nightly_decide(struct arena *a, const struct nightly_request *r, struct nightly_plan *out,
               struct err *e) {
    struct planner p = {.a = a, .r = r, .out = out, .e = e};

    p.calendar =
        profile_int(r->profile, PROFILE_KY_LICH) == PERIOD_ND09 ? PERIOD_ND09 : PERIOD_DUONG_LICH;
    *out = (struct nightly_plan){.step = arena_array(a, struct nightly_step, STEPS_MAX),
                                 .reminder = arena_array(a, struct nightly_reminder, 1)};
    if (!add_quarters(&p) || !add_halves_and_years(&p) || !remind(&p)) {
        return false;
    }
    for (size_t i = 1; i < out->steps; i++) { /* quarters before the half that is made of them */
        const struct nightly_step s = out->step[i];
        size_t k = i;

        for (; k > 0 && later(&out->step[k - 1], &s); k--) {
            out->step[k] = out->step[k - 1];
        }
        out->step[k] = s;
    }
    return true;
}
