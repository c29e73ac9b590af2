/* explain_tell - an explanation as text for a person.  See explain.h. */

#include "run/explain.h"
#include "run/explain_parts.h"

enum { LINES_A_ROW = 12 };

static void
tell_value(const struct explainer *x, uint32_t ind) {
    const struct indicator *i = &x->g.indicators.v[ind];
    char text[NUM_TEXT] = "-";
    int64_t v = 0;

    if (i->kind == INDICATOR_RATIO) {
        if (num_percent(cube_ratio(x->g.now, x->r->level, x->line, ind), &v)) {
            num_vn_hundredths(text, v);
        }
    } else if (cube_get(x->g.now, x->r->level, x->line, ind, &v)) {
        num_vn_int(text, v);
    }
    buf_fmt(x->out, STR_FMT " (" STR_FMT ") = %s %s\n", STR_ARG(i->id), STR_ARG(i->name), text,
            indicator_unit_text(i->unit));
}

static void
tell_rule(const struct explainer *x, uint32_t ind) {
    static const char *const kind[] = {
        [INDICATOR_STOCK] = "số có đến ngày chốt",
        [INDICATOR_FLOW] = "số phát sinh trong kỳ",
        [INDICATOR_RATIO] = "tỷ lệ, tính lại ở mọi cấp từ tử số và mẫu số",
    };
    const struct indicator *i = &x->g.indicators.v[ind];
    char closing[PERIOD_TEXT];
    char ky[PERIOD_TEXT];

    period_text(ky, x->r->period);
    period_date_vn(closing, x->g.closing);
    buf_fmt(x->out, "Kỳ %s, chốt ngày %s, " STR_FMT "\n", ky, closing,
            STR_ARG(member_name(&x->g.members, x->r->level, x->line)));
    tell_value(x, ind);
    buf_fmt(x->out, "Cách tính: %s", kind[i->kind]);
    if (i->num != INDICATOR_NONE && i->den != INDICATOR_NONE) {
        buf_fmt(x->out, ": " STR_FMT " / " STR_FMT, STR_ARG(x->g.indicators.v[i->num].id),
                STR_ARG(x->g.indicators.v[i->den].id));
    }
    buf_text(x->out, "\n");
}

static void
tell_lines(const struct explainer *x, const struct explain_tally *t) {
    for (size_t i = 0; i < t->lines; i++) {
        buf_fmt(x->out, "%s%llu", i % LINES_A_ROW == 0 ? "\n      " : ", ",
                (unsigned long long)t->line[i]);
    }
    buf_text(x->out, "\n");
}

const char *
explain_table(uint32_t ind) {
    if (ind == INDICATOR_DAN_SO || ind == INDICATOR_LLLD) {
        return "dan_so.csv";
    }
    return ind >= INDICATOR_CT_BHXH_BB && ind <= INDICATOR_CT_BP_BHYT ? "chi_tieu.csv" : NULL;
}

static void
tell_part(const struct explainer *x, const struct explain_part *p, uint32_t asked) {
    int64_t v = 0;

    if (p->ind != asked) { /* else it was just told */
        buf_text(x->out, "\n");
        tell_value(x, p->ind);
    }
    if (explain_table(p->ind) != NULL) {
        buf_fmt(x->out, "  từ %s\n", explain_table(p->ind));
        return;
    }
    for (uint32_t f = 0; f < p->files; f++) {
        char rows[NUM_TEXT];

        if (p->file[f].rows == 0) {
            continue;
        }
        num_vn_int(rows, (int64_t)p->file[f].rows);
        buf_fmt(x->out, "  " STR_FMT ": %s dòng", STR_ARG(ledger_file(x->g.ledger, f)->path), rows);
        if (x->r->rows) {
            tell_lines(x, &p->file[f]);
        } else {
            buf_text(x->out, "\n");
        }
    }
    if (cube_get(x->g.now, x->r->level, x->line, p->ind, &v) && v != p->sum) {
        buf_text(x->out,
                 "  phần còn lại không gắn với từng dòng: xét trên cả tỉnh sau khi đọc hết "
                 "(thuế, tiềm năng, so với kỳ trước) hoặc từ dòng trùng mã được cộng gộp\n");
    }
}

/* A half or a year: the quarters it was compiled from. */
static void
tell_quarters(const struct explainer *x) {
    struct period quarter[4];
    const size_t n = period_quarters(x->r->period, quarter);

    buf_text(x->out, "Tổng hợp từ:\n");
    for (size_t i = 0; i < x->g.histories; i++) {
        buf_fmt(x->out, "  %s\n", x->g.history[i].name);
    }
    buf_fmt(x->out, "Chi tiết từng quý: baophu explain <QUÝ> %s (%zu quý)\n", x->r->indicator, n);
}

void
explain_tell(const struct explainer *x, uint32_t ind) {
    tell_rule(x, ind);
    if (x->parts == 0) {
        tell_quarters(x);
    }
    for (size_t i = 0; i < x->parts; i++) {
        tell_part(x, &x->part[i], ind);
    }
}
