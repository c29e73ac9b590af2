/* explain_answer - an explanation for a program.  See explain.h. */

#include "run/explain.h"
#include "run/explain_parts.h"

/* "value" as a whole number: of people, đồng, or hundredths of a percent; null when it is not known. */
static void
answer_value(const struct explainer *x, uint32_t ind) {
    struct answer *a = x->r->answer;
    const struct indicator *i = &x->g.indicators.v[ind];
    const bool ratio = i->kind == INDICATOR_RATIO;
    int64_t v = 0;
    const bool known = explain_figure_of(x, x->g.now, ind, &v);

    answer_str(a, "indicator", i->id);
    answer_str(a, "label", i->name);
    answer_text(a, "unit", indicator_unit_text(i->unit));
    if (known) {
        answer_int(a, "value", v);
    } else {
        answer_none(a, "value");
    }
    answer_flag(a, "hundredths_of_percent", ratio);
}

static void
answer_operand(const struct explainer *x, const char *key, uint32_t ind) {
    if (ind == INDICATOR_NONE) {
        answer_none(x->r->answer, key);
    } else {
        answer_str(x->r->answer, key, x->g.indicators.v[ind].id);
    }
}

static void
answer_rule(const struct explainer *x, uint32_t ind) {
    static const char *const kind[] = {
        [INDICATOR_STOCK] = "stock", [INDICATOR_FLOW] = "flow", [INDICATOR_RATIO] = "ratio"};
    const struct indicator *i = &x->g.indicators.v[ind];
    struct answer *a = x->r->answer;
    char closing[PERIOD_TEXT];
    char ky[PERIOD_TEXT];

    period_text(ky, x->r->period);
    period_iso(closing, x->g.closing);
    answer_text(a, "ky", ky);
    answer_text(a, "closing_day", closing);
    answer_text(a, "level", member_level_id(x->r->level));
    answer_str(a, "code", member_code(&x->g.members, x->r->level, x->line));
    answer_str(a, "name", member_name(&x->g.members, x->r->level, x->line));
    answer_value(x, ind);
    answer_text(a, "kind", kind[i->kind]);
    answer_operand(x, "numerator", i->num);
    answer_operand(x, "denominator", i->den);
}

static void
answer_files(const struct explainer *x, const struct explain_part *p) {
    struct answer *a = x->r->answer;

    answer_list(a, "files");
    for (uint32_t f = 0; f < p->files; f++) {
        const struct explain_tally *t = &p->file[f];

        if (t->rows == 0) {
            continue;
        }
        answer_object(a, NULL);
        answer_str(a, "path", ledger_file(x->g.ledger, f)->path);
        answer_int(a, "rows", (int64_t)t->rows);
        if (x->r->rows) {
            answer_list(a, "lines");
            for (size_t i = 0; i < t->lines; i++) {
                answer_int(a, NULL, (int64_t)t->line[i]);
            }
            answer_end(a);
        }
        answer_end(a);
    }
    answer_end(a);
}

/* Another commune in the crosswalk; a share that is not known is null, and so is what cannot be told. */
static void
answer_share(void *ctx, const struct explain_share *s) {
    struct answer *a = ctx;

    answer_object(a, NULL);
    answer_str(a, "code", s->code);
    answer_str(a, "name", s->name);
    if (s->has) {
        answer_int(a, "value", s->value);
    } else {
        answer_none(a, "value");
    }
    if (s->whole || s->share != CROSSWALK_UNKNOWN) {
        answer_int(a, "share_millionths", s->whole ? CROSSWALK_WHOLE : s->share);
    } else {
        answer_none(a, "share_millionths");
    }
    if (s->can) {
        answer_int(a, "part", s->part);
    } else {
        answer_none(a, "part");
    }
    answer_end(a);
}

static void
answer_sources(const struct explainer *x, uint32_t ind) {
    struct answer *a = x->r->answer;

    answer_list(a, "sources");
    for (size_t i = 0; i < x->sources; i++) {
        const struct explain_source *s = &x->source[i];
        int64_t v = 0;

        answer_object(a, NULL);
        answer_text(a, "ky", s->ky);
        if (explain_figure_of(x, s->cube, ind, &v)) {
            answer_int(a, "value", v);
        } else {
            answer_none(a, "value");
        }
        answer_flag(a, "used", explain_uses(x, s, ind));
        answer_list(a, "old_communes");
        explain_feeders(x, s, ind, answer_share, a);
        answer_end(a);
        answer_end(a);
    }
    answer_end(a);
}

/* "rest": what of the value is tied to no row (explain_tell says why). */
static void
answer_part(const struct explainer *x, const struct explain_part *p) {
    struct answer *a = x->r->answer;
    const char *table = explain_table(p->ind);
    const bool counted = table == NULL && x->sources == 0;
    int64_t v = 0;

    answer_object(a, NULL);
    answer_value(x, p->ind);
    answer_text(a, "table", table);
    if (counted) {
        answer_files(x, p);
    }
    if (x->sources > 0) {
        answer_sources(x, p->ind);
    }
    if (counted && cube_get(x->g.now, x->r->level, x->line, p->ind, &v)) {
        answer_int(a, "rest", v - p->sum);
    } else {
        answer_none(a, "rest");
    }
    answer_end(a);
}

bool
explain_answer(const struct explainer *x, uint32_t ind, struct err *e) {
    struct answer *a = x->r->answer;
    bool ok = true;

    answer_rule(x, ind);
    answer_list(a, "parts");
    for (size_t i = 0; i < x->parts; i++) {
        answer_part(x, &x->part[i]);
    }
    answer_end(a);
    answer_list(a, "compiled_from");
    for (size_t i = 0; x->sources > 0 && i < x->g.histories; i++) {
        answer_text(a, NULL, x->g.history[i].name);
    }
    answer_end(a);
    if (x->g.before_merger) { /* where the figure goes when it is compared */
        answer_list(a, "todays_communes");
        ok = explain_successors(x, ind, answer_share, a, e);
        answer_end(a);
    }
    return ok;
}
