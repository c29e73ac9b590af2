/* explain_tell - an explanation as text for a person.  See explain.h. */

#include "ask/explain.h"
#include "ask/explain_parts.h"
#include "conf/input_tables.h"
#include "conf/names.h"

enum { LINES_A_ROW = 12, HUNDREDTHS = 10000 };

/* "1.023 người", "20,15 %", "- người" */
static void
put_figure(const struct explainer *x, const struct cube *c, uint32_t ind) {
    const struct indicator *i = &x->g.indicators.v[ind];
    char text[NUM_TEXT] = "-";
    int64_t v = 0;

    if (explain_figure_of(x, c, ind, &v)) {
        (i->kind == INDICATOR_RATIO ? num_vn_hundredths : num_vn_int)(text, v);
    }
    buf_fmt(x->out, "%s %s\n", text, indicator_unit_text(i->unit));
}

static void
tell_value(const struct explainer *x, uint32_t ind) {
    const struct indicator *i = &x->g.indicators.v[ind];

    buf_fmt(x->out, STR_FMT " (" STR_FMT ") = ", STR_ARG(i->id), STR_ARG(i->name));
    put_figure(x, x->g.now, ind);
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
    if (x->changed.n > 0) {
        buf_fmt(x->out, "Lưu ý: " STR_FMT "\n", STR_ARG(x->changed));
    }
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
        return INPUT_FILE(dan_so);
    }
    return ind >= INDICATOR_CT_BHXH_BB && ind <= INDICATOR_CT_BP_BHYT ? INPUT_FILE(chi_tieu) : NULL;
}

/* "cả xã", "chia 70,00%", or how the profile decides what is not known. */
static void
tell_share(struct buf *out, const struct explain_share *s) {
    static const char *const chosen[] = {
        [CROSSWALK_UNDECIDED] = "chưa rõ tỷ lệ, không chia được",
        [CROSSWALK_EQUAL] = "chưa rõ tỷ lệ, chia đều theo cấu hình",
        [CROSSWALK_REMAINDER] = "chưa rõ tỷ lệ, giao phần còn lại theo cấu hình",
    };
    char text[NUM_TEXT];

    if (s->whole) {
        buf_text(out, "cả xã");
    } else if (s->share == CROSSWALK_UNKNOWN) {
        buf_text(out, chosen[s->chosen]);
    } else {
        num_vn_hundredths(text, s->share * HUNDREDTHS / CROSSWALK_WHOLE);
        buf_fmt(out, "chia %s%%", text);
    }
    if (s->can) {
        num_vn_int(text, s->part);
        buf_fmt(out, ": %s", text);
    }
}

static void
tell_feeder(void *ctx, const struct explain_share *s) {
    struct buf *out = ctx;
    char text[NUM_TEXT] = "-";

    if (s->has) {
        num_vn_int(text, s->value);
    }
    buf_fmt(out, "    xã cũ " STR_FMT " " STR_FMT ": %s, ", STR_ARG(s->code), STR_ARG(s->name),
            text);
    tell_share(out, s);
    buf_text(out, s->has ? "\n" : " (không có số này của xã cũ: không so sánh được)\n");
}

static void
tell_successor(void *ctx, const struct explain_share *s) {
    struct buf *out = ctx;

    buf_fmt(out, "  " STR_FMT " " STR_FMT ", ", STR_ARG(s->code), STR_ARG(s->name));
    tell_share(out, s);
    buf_text(out, s->can ? "\n" : ": không so sánh được\n");
}

/* What a reader must know of a figure that rests on a split. */
static void
tell_marks(const struct explainer *x, uint32_t ind) {
    const unsigned state = cube_state(x->g.now, x->r->level, x->line, ind);

    if ((state & CUBE_INCOMPARABLE) != 0) {
        buf_text(x->out,
                 "  Không so sánh được: xã cũ bị chia chưa rõ tỷ lệ hoặc thiếu số liệu; khóa "
                 "quy_doi.ty_le_chua_biet quyết định cách chia\n");
    } else if ((state & CUBE_ON_SPLIT) != 0) {
        buf_text(x->out, "  Có phần quy đổi theo tỷ lệ từ xã cũ bị chia\n");
    }
}

/* One counted figure, file by file. */
static void
tell_sources(const struct explainer *x, uint32_t ind) {
    if (x->sources > 1) {
        buf_text(x->out, x->g.indicators.v[ind].kind == INDICATOR_FLOW ? "  cộng các quý\n"
                                                                       : "  lấy số của quý cuối\n");
    }
    for (size_t i = 0; i < x->sources; i++) {
        const struct explain_source *s = &x->source[i];

        if (s->cube == NULL) {
            buf_fmt(x->out, "  %s: không có số liệu\n", s->ky);
            continue;
        }
        if (s->set == NULL) {
            buf_fmt(x->out, "  %s, " NAMES_HISTORY "/%s.csv: ", s->ky, s->ky);
        } else {
            buf_fmt(x->out, "  %s, %s/" NAMES_DATA ": ", s->ky, s->set);
        }
        put_figure(x, s->cube, ind);
        if (explain_uses(x, s, ind)) {
            explain_feeders(x, s, ind, tell_feeder, x->out);
        }
    }
    tell_marks(x, ind);
}

static void
tell_part(const struct explainer *x, const struct explain_part *p, uint32_t asked) {
    int64_t v = 0;

    if (p->ind != asked) { /* else it was just told */
        buf_text(x->out, "\n");
        tell_value(x, p->ind);
    }
    if (x->sources > 0) {
        tell_sources(x, p->ind);
        return;
    }
    if (explain_table(p->ind) != NULL) {
        buf_fmt(x->out, "  từ %s\n", explain_table(p->ind));
        return;
    }
    for (uint32_t f = 0; f < p->files; f++) {
        char rows[NUM_TEXT];
        size_t from;

        if (p->file[f].rows == 0) {
            continue;
        }
        num_vn_int(rows, (int64_t)p->file[f].rows);
        from = x->out->n;
        buf_fmt(x->out, "  " STR_FMT ": %s dòng", STR_ARG(explain_file(x, f)), rows);
        str_one_line(x->out->p + from);
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

static bool
tell_successors(const struct explainer *x, uint32_t ind, struct err *e) {
    struct buf goes = {0};
    const bool ok = explain_successors(x, ind, tell_successor, &goes, e);

    if (ok && goes.n > 0) {
        buf_fmt(x->out, "\nKhi so sánh với các kỳ từ 1/7/2025, số của xã này tính vào:\n%s",
                buf_z(&goes));
    }
    buf_free(&goes);
    return ok;
}

bool
explain_tell(const struct explainer *x, uint32_t ind, struct err *e) {
    tell_rule(x, ind);
    for (size_t i = 0; i < x->parts; i++) {
        tell_part(x, &x->part[i], ind);
    }
    if (x->sources == 0) {
        return tell_successors(x, ind, e);
    }
    for (size_t i = 0; i < x->g.warnings; i++) {
        buf_fmt(x->out, "Lưu ý: " STR_FMT "\n", STR_ARG(x->g.warning[i]));
    }
    if (x->r->period.kind == PERIOD_QUARTER || x->r->period.kind == PERIOD_MONTH) {
        buf_fmt(x->out, "Không có dữ liệu gốc của kỳ trong %s/%s: không kể được từng dòng\n",
                x->r->input, x->source[0].ky);
    }
    return true;
}
