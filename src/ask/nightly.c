/* nightly - what an unwatched run does today, and why.  See nightly.h. */

#include "ask/nightly.h"

#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "run/fingerprint.h"
#include "run/period_state.h"
#include "store/kept.h"
#include "store/manifest.h"
#include "store/seal.h"
#include "store/version.h"

struct planner {
    struct arena *a;
    const struct nightly_request *r;
    struct nightly_plan *out;
    enum period_calendar calendar;
};

static const char *
text_of(struct arena *a, struct period p) {
    char ky[PERIOD_TEXT];

    period_text(ky, p);
    return str_keep(a, str_from(ky)).p;
}

/* Why a set is made again. */
static const char *
reason(const struct planner *p, const struct fingerprint *was, const struct fingerprint *is,
       bool running) {
    struct buf changes = {0};
    struct buf b = {0};
    const char *text;

    if (was->whole[0] == '\0') {
        return "bộ đã phát hành không còn manifest.json đọc được";
    }
    if (running) {
        return "cập nhật số tạm tính đến hôm nay";
    }
    if (was->part[FINGERPRINT_DAY][0] != '\0' &&
        strcmp(was->part[FINGERPRINT_DAY], is->part[FINGERPRINT_DAY]) != 0) {
        return "kỳ đã kết thúc, thay số tạm tính";
    }
    fingerprint_changes(was, is, &changes);
    buf_fmt(&b, "đã thay đổi: %s",
            changes.n > 0 ? changes.p : "đầu vào, mẫu, cấu hình hoặc phiên bản");
    buf_free(&changes);
    text = str_keep(p->a, buf_view(&b)).p;
    buf_free(&b);
    return text;
}

/* Would the set come out as the one that somebody took away again (store/kept.h)? */
static bool
would_reject(const struct planner *p, const char *set, const struct fingerprint *is, bool *out,
             struct err *e) {
    struct fingerprint bad;

    *out = false;
    if (!kept_is_rejected(p->r->output, set)) {
        return true;
    }
    if (!fingerprint_of_set(kept_folder(p->a, p->r->output, set), &bad, e)) {
        return false;
    }
    *out = fingerprint_same_but_day(&bad, is);
    return true;
}

/* A night must not ask again what a person has answered for these very files; for others he has not. */
static bool
carry_accepted(const struct planner *p, const char *set, const struct fingerprint *was,
               const struct fingerprint *is, struct nightly_step *step, struct err *e) {
    if (!fingerprint_same_data(was, is)) {
        return true;
    }
    return manifest_accepted(p->a, fs_join(p->a, p->r->output, set), &step->accepted, &step->reason,
                             e);
}

/* Is the set of an ended period to stay because the program would count the same rows to other figures?  Nobody wants to
 * find them changed one morning. */
static bool
needs_leave(const struct planner *p, const char *set, const struct fingerprint *was,
            const struct fingerprint *is, struct nightly_step *step, struct err *e) {
    struct manifest_basis basis;
    struct buf b = {0};

    if (profile_int(p->r->profile, PROFILE_PHAT_HANH_QUY_TAC) != 0 ||
        !fingerprint_same_data(was, is)) {
        return true;
    }
    if (!manifest_basis(p->a, fs_join(p->a, p->r->output, set), &basis, e)) {
        return false;
    }
    if (basis.rules != VERSION_RULES && !basis.provisional) {
        step->needs_leave = true;
        buf_fmt(&b,
                "quy tắc tính số liệu đổi từ bản %lld sang bản %d (xem CHANGELOG.md), số liệu có "
                "thể khác; lập lại bằng baophu run %s, hoặc đặt lap_lai_khi_doi_quy_tac = co ở mục "
                "[phat_hanh]",
                (long long)basis.rules, VERSION_RULES, text_of(p->a, step->period));
        step->why = str_keep(p->a, buf_view(&b)).p;
        buf_free(&b);
    }
    return true;
}

/* Decide one period whose inputs are there. */
static bool
decide(const struct planner *p, struct nightly_step *step, struct err *e) {
    const char *ky = text_of(p->a, step->period);
    const bool running = p->r->today <= period_last(step->period, p->calendar);
    struct fingerprint_request cause = {.input = p->r->input,
                                        .output = p->r->output,
                                        .templates = p->r->templates,
                                        .fonts = p->r->fonts,
                                        .period = step->period,
                                        .options = "",
                                        .settings = "",
                                        .profile = p->r->profile,
                                        .known = p->r->known,
                                        .as_of = running ? p->r->today : PERIOD_NO_DATE};
    const char *newest = NULL;
    const char *next = NULL;
    struct fingerprint was = {.whole = ""};
    struct fingerprint is;
    bool sealed = false;
    bool rejected = false;

    if (!seal_newest(p->a, p->r->output, ky, &newest, &next, e) ||
        (newest != NULL && !seal_is_sealed(p->r->output, newest, &sealed, e))) {
        return false;
    }
    if (sealed) {
        step->why = "số liệu đã chốt";
        return true;
    }
    cause.options = fingerprint_options(p->a, p->r->profile, p->r->arguments);
    cause.settings = fingerprint_options(p->a, p->r->profile, "");
    if (!fingerprint_digest(&cause, &is, e) ||
        (newest != NULL && !fingerprint_of_set(fs_join(p->a, p->r->output, newest), &was, e))) {
        return false;
    }
    if (newest != NULL && !would_reject(p, newest, &is, &rejected, e)) {
        return false;
    }
    if (rejected) {
        step->why = "đã khôi phục bộ trước; đầu vào chưa đổi kể từ bộ bị thay ra";
        return true;
    }
    if (newest != NULL && fingerprint_same(&was, &is)) {
        step->why = "đầu vào, mẫu và phiên bản không đổi";
        return true;
    }
    if (newest != NULL && (!carry_accepted(p, newest, &was, &is, step, e) ||
                           (!running && !needs_leave(p, newest, &was, &is, step, e)))) {
        return false;
    }
    if (step->needs_leave) {
        return true;
    }
    step->action = running ? NIGHTLY_PROVISIONAL : NIGHTLY_RUN;
    step->why = newest != NULL ? reason(p, &was, &is, running)
                : running      ? "kỳ đang diễn ra, chưa có số tạm tính"
                               : "chưa phát hành lần nào";
    return true;
}

/* One period that cannot be decided must not keep the others from being made. */
static void
judge(const struct planner *p, struct nightly_step *step) {
    const struct period period = step->period;
    struct err e = {.kind = ERR_NONE};

    *step = (struct nightly_step){.period = period, .action = NIGHTLY_LEAVE};
    if (!decide(p, step, &e)) {
        struct err *kept = arena_new(p->a, struct err);

        *kept = e;
        step->action = NIGHTLY_FAIL;
        step->why = "không đọc được đầu vào hoặc bộ đã phát hành";
        step->failure = kept;
    }
}

static void
add_step(struct planner *p, struct period period) {
    struct nightly_step *step = &p->out->step[p->out->steps++];

    step->period = period;
    judge(p, step);
}

static bool
is_planned(const struct planner *p, struct period period) {
    for (size_t s = 0; s < p->out->steps; s++) {
        if (period_equal(p->out->step[s].period, period) && p->out->step[s].action == NIGHTLY_RUN) {
            return true;
        }
    }
    return false;
}

/* A half or a year is due when it has ended and every quarter of it is to be had. */
static bool
add_compiled(struct planner *p, struct period period, struct err *e) {
    struct period quarter[4];
    const size_t n = period_quarters(period, quarter);

    if (p->r->today <= period_last(period, p->calendar)) {
        return true;
    }
    for (size_t q = 0; q < n; q++) {
        const char *newest = NULL;
        const char *next = NULL;
        bool typed = false;

        if (!seal_newest(p->a, p->r->output, text_of(p->a, quarter[q]), &newest, &next, e) ||
            !period_state_history(p->a, p->r->input, quarter[q], &typed, e)) {
            return false;
        }
        if (newest == NULL && !is_planned(p, quarter[q]) && !typed) {
            return true;
        }
    }
    add_step(p, period);
    return true;
}

/* The half and the year that a quarter is the last of; each quarter is known once. */
static bool
add_whole(struct planner *p, struct period q, struct err *e) {
    const struct period half = {.kind = PERIOD_HALF, .year = q.year, .n = (q.n + 1) / 2};
    const struct period year = {.kind = PERIOD_YEAR, .year = q.year, .n = 1};

    return q.kind != PERIOD_QUARTER ||
           ((q.n % 2 != 0 || add_compiled(p, half, e)) && (q.n != 4 || add_compiled(p, year, e)));
}

static bool
later(const struct nightly_step *a, const struct nightly_step *b) {
    return period_compare(a->period, b->period) > 0;
}

bool
nightly_decide(struct arena *a, const struct nightly_request *r, struct nightly_plan *out,
               struct err *e) {
    struct planner p = {.a = a, .r = r, .out = out};
    struct period_state_period *known = NULL;
    size_t n = 0;

    p.calendar = profile_calendar(r->profile);
    if (!period_state_list(a, r->input, r->output, &known, &n, e)) {
        return false;
    }
    *out = (struct nightly_plan){.step = arena_array(a, struct nightly_step, n * 3 + 1)};
    for (size_t i = 0; i < n; i++) {
        const struct period k = known[i].period;

        if (known[i].input && (k.kind == PERIOD_QUARTER || k.kind == PERIOD_MONTH) &&
            period_first(k, p.calendar) <= r->today) {
            add_step(&p, k);
        }
    }
    for (size_t i = 0; i < n; i++) {
        if (!add_whole(&p, known[i].period, e)) {
            return false;
        }
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

void
nightly_again(struct arena *a, const struct nightly_request *r, struct nightly_step *step) {
    const struct planner p = {.a = a, .r = r, .calendar = profile_calendar(r->profile)};

    judge(&p, step);
}
