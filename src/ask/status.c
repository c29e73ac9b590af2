/* status - how everything stands today.  See status.h. */

#include "ask/status.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/fs.h"
#include "run/period_state.h"
#include "store/manifest.h"
#include "store/seal.h"
#include "store/version.h"

enum {
    NIGHT_DAYS = 2,     /* a machine that was off for one night is no alarm */
    FREE_CRITICAL = 20, /* one part in so many is free */
    FREE_WARNING = 10,
    PUBLISHED_WITH_WARNINGS = 3 /* status of a night that went as it should */
};

struct looker {
    struct arena *a;
    const struct deadline_request *r;
    struct status *out;
    struct buf why[STATUS_CRITICAL + 1];
    struct err *e;
};

/* A reason of a level, after those that were found before it. */
static struct buf *
reason(struct looker *l, enum status_level level) {
    struct buf *b = &l->why[level];

    l->out->level = level > l->out->level ? level : l->out->level;
    buf_text(b, b->n > 0 ? "; " : "");
    return b;
}

/* The draft on paper, and the final figures: one published set. */
static bool
state_of_final(const struct looker *l, struct period p, struct status_row *row) {
    struct manifest_basis basis;
    const char *newest = NULL;
    const char *next = NULL;
    char ky[PERIOD_TEXT];

    period_text(ky, p);
    if (!seal_newest(l->a, l->r->output, ky, &newest, &next, l->e) ||
        !manifest_basis(l->a, fs_join(l->a, l->r->output, newest), &basis, l->e)) {
        return false;
    }
    row->state = basis.draft ? STATUS_DRAFT : STATUS_PUBLISHED;
    row->other_rules = basis.rules == VERSION_RULES ? 0 : basis.rules;
    return true;
}

static bool
add_row(struct looker *l, struct period p, bool has_input) {
    struct status_row *row = &l->out->row[l->out->rows];

    for (size_t i = 0; i < l->out->rows; i++) {
        if (period_equal(l->out->row[i].deadline.period, p)) {
            return true;
        }
    }
    if (!deadline_of(l->a, l->r, p, &row->deadline, l->e)) {
        return false;
    }
    row->is_due = p.kind != PERIOD_MONTH;
    row->overdue = false;
    row->other_rules = 0;
    switch (row->deadline.state) {
    case PERIOD_STATE_NOTHING:
        row->state = has_input ? STATUS_DATA : STATUS_NO_DATA;
        break;
    case PERIOD_STATE_PROVISIONAL:
        row->state = STATUS_PROVISIONAL;
        break;
    case PERIOD_STATE_FINAL:
        if (!state_of_final(l, p, row)) {
            return false;
        }
        break;
    case PERIOD_STATE_SEALED:
        row->state = STATUS_LOCKED;
        break;
    }
    l->out->rows++;
    return true;
}

static void
sort(struct status_row *v, size_t n) {
    for (size_t i = 1; i < n; i++) {
        const struct status_row row = v[i];
        size_t k = i;

        for (; k > 0 && period_compare(v[k - 1].deadline.period, row.deadline.period) > 0; k--) {
            v[k] = v[k - 1];
        }
        v[k] = row;
    }
}

/* Whose report somebody waits for: those are overdue, or an alarm before it. */
static void
judge_deadlines(struct looker *l, const struct deadline *d, size_t n) {
    for (size_t i = 0; i < n; i++) {
        char ky[PERIOD_TEXT];

        period_text(ky, d[i].period);
        for (size_t k = 0; k < l->out->rows; k++) {
            if (period_equal(l->out->row[k].deadline.period, d[i].period)) {
                l->out->row[k].overdue = d[i].days_left < 0;
            }
        }
        if (d[i].days_left < 0) {
            buf_fmt(reason(l, STATUS_CRITICAL), "%s quá hạn %d ngày chưa chốt", ky,
                    -d[i].days_left);
        } else if (deadline_alarm(&d[i]) != ERR_NONE) {
            buf_fmt(reason(l, STATUS_WARNING), "%s còn %d ngày, thiếu %s", ky, d[i].days_left,
                    d[i].missing);
        }
    }
}

static bool
look_at_periods(struct looker *l) {
    struct period_state_period *known = NULL;
    struct deadline *due = NULL;
    size_t known_n = 0;
    size_t dues = 0;

    if (!period_state_list(l->a, l->r->input, l->r->output, &known, &known_n, l->e) ||
        !deadline_list(l->a, l->r, &due, &dues, l->e)) {
        return false;
    }
    l->out->row = arena_array(l->a, struct status_row, known_n + dues + 1);
    for (size_t i = 0; i < known_n; i++) {
        if (!add_row(l, known[i].period, known[i].input)) {
            return false;
        }
    }
    for (size_t i = 0; i < dues; i++) {
        if (!add_row(l, due[i].period, false)) {
            return false;
        }
    }
    sort(l->out->row, l->out->rows);
    judge_deadlines(l, due, dues);
    return true;
}

static void
judge_night(struct looker *l) {
    const struct last_night *n = &l->out->night;
    const int64_t s = n->status;

    if (n->time == NULL) {
        buf_text(reason(l, STATUS_WARNING), "chưa có đêm nào");
    } else if (l->r->today - n->day > NIGHT_DAYS) {
        buf_fmt(reason(l, STATUS_CRITICAL), "%d ngày không chạy đêm, lần cuối %s",
                l->r->today - n->day, n->time);
    } else if (s != 0 && s != PUBLISHED_WITH_WARNINGS && s != err_exit_status(ERR_OVERDUE) &&
               s != err_exit_status(ERR_NOINPUT)) { /* those two are told by what is due today */
        buf_fmt(reason(l, STATUS_CRITICAL), "đêm trước kết thúc với mã %lld", (long long)s);
    }
}

static bool
look_at_disk(struct looker *l) {
    struct status *s = l->out;

    if (!fs_tree_bytes(l->r->input, &s->input_bytes, l->e) ||
        !fs_tree_bytes(l->r->output, &s->output_bytes, l->e) ||
        !fs_space(fs_is_dir(l->r->output) ? l->r->output : ".", &s->free_bytes, &s->disk_bytes,
                  l->e)) {
        return false;
    }
    if (s->free_bytes < s->disk_bytes / FREE_WARNING) {
        buf_fmt(reason(l, s->free_bytes < s->disk_bytes / FREE_CRITICAL ? STATUS_CRITICAL
                                                                        : STATUS_WARNING),
                "ổ đĩa còn trống %llu%%",
                (unsigned long long)(s->free_bytes / (s->disk_bytes / 100 + 1)));
    }
    return true;
}

bool
status_look(struct arena *a, const struct deadline_request *r, struct status *out, struct err *e) {
    struct looker l = {.a = a, .r = r, .out = out, .e = e};
    struct buf *first = &l.why[STATUS_CRITICAL];
    bool ok;

    *out = (struct status){.level = STATUS_OK};
    ok = look_at_periods(&l) && last_night_read(a, r->output, &out->night, e) && look_at_disk(&l);
    if (ok) {
        judge_night(&l);
    }
    if (l.why[STATUS_WARNING].n > 0) {
        buf_text(first, first->n > 0 ? "; " : "");
        buf_text(first, buf_z(&l.why[STATUS_WARNING]));
    }
    out->why = str_keep(a, str_from(first->n > 0 ? buf_z(first) : "không có gì phải làm")).p;
    for (unsigned i = 0; i <= STATUS_CRITICAL; i++) {
        buf_free(&l.why[i]);
    }
    return ok;
}
