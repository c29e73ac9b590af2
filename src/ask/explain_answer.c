/* explain_answer - an explanation for a program.  See explain.h. */

#include "ask/explain.h"
#include "ask/explain_parts.h"

/* "value" as a whole number: of people, đồng, or hundredths of a percent; null when it is not known. */
static void
answer_value(const struct explainer *x, uint32_t ind) {
    struct json_out *a = x->r->answer;
    const struct indicator *i = &x->g.indicators.v[ind];
    const bool ratio = i->kind == INDICATOR_RATIO;
    int64_t v = 0;
    const bool known = explain_figure_of(x, x->g.now, ind, &v);

    json_out_str(a, "indicator", i->id);
    json_out_str(a, "label", i->name);
    json_out_text(a, "unit", indicator_unit_text(i->unit));
    if (known) {
        json_out_int(a, "value", v);
    } else {
        json_out_none(a, "value");
    }
    json_out_flag(a, "hundredths_of_percent", ratio);
}

static void
answer_operand(const struct explainer *x, const char *key, uint32_t ind) {
    if (ind == INDICATOR_NONE) {
        json_out_none(x->r->answer, key);
    } else {
        json_out_str(x->r->answer, key, x->g.indicators.v[ind].id);
    }
}

static void
answer_rule(const struct explainer *x, uint32_t ind) {
    static const char *const kind[] = {
        [INDICATOR_STOCK] = "stock", [INDICATOR_FLOW] = "flow", [INDICATOR_RATIO] = "ratio"};
    const struct indicator *i = &x->g.indicators.v[ind];
    struct json_out *a = x->r->answer;
    char closing[PERIOD_TEXT];
    char ky[PERIOD_TEXT];

    period_text(ky, x->r->period);
    period_iso(closing, x->g.closing);
    json_out_text(a, "ky", ky);
    json_out_text(a, "closing_day", closing);
    json_out_text(a, "level", member_level_id(x->r->level));
    json_out_str(a, "code", member_code(&x->g.members, x->r->level, x->line));
    json_out_str(a, "name", member_name(&x->g.members, x->r->level, x->line));
    answer_value(x, ind);
    json_out_text(a, "kind", kind[i->kind]);
    answer_operand(x, "numerator", i->num);
    answer_operand(x, "denominator", i->den);
}

static void
answer_files(const struct explainer *x, const struct explain_part *p) {
    struct json_out *a = x->r->answer;

    json_out_list(a, "files");
    for (uint32_t f = 0; f < p->files; f++) {
        const struct explain_tally *t = &p->file[f];

        if (t->rows == 0) {
            continue;
        }
        json_out_object(a, NULL);
        json_out_str(a, "path", explain_file(x, f));
        json_out_int(a, "rows", (int64_t)t->rows);
        if (x->r->rows) {
            json_out_list(a, "lines");
            for (size_t i = 0; i < t->lines; i++) {
                json_out_int(a, NULL, (int64_t)t->line[i]);
            }
            json_out_end(a);
        }
        json_out_end(a);
    }
    json_out_end(a);
}

/* Another commune in the crosswalk; a share that is not known is null, and so is what cannot be told. */
static void
answer_share(void *ctx, const struct explain_share *s) {
    struct json_out *a = ctx;

    json_out_object(a, NULL);
    json_out_str(a, "code", s->code);
    json_out_str(a, "name", s->name);
    if (s->has) {
        json_out_int(a, "value", s->value);
    } else {
        json_out_none(a, "value");
    }
    if (s->whole || s->share != CROSSWALK_UNKNOWN) {
        json_out_int(a, "share_millionths", s->whole ? CROSSWALK_WHOLE : s->share);
    } else {
        json_out_none(a, "share_millionths");
    }
    if (s->can) {
        json_out_int(a, "part", s->part);
    } else {
        json_out_none(a, "part");
    }
    json_out_end(a);
}

static void
answer_sources(const struct explainer *x, uint32_t ind) {
    struct json_out *a = x->r->answer;

    json_out_list(a, "sources");
    for (size_t i = 0; i < x->sources; i++) {
        const struct explain_source *s = &x->source[i];
        int64_t v = 0;

        json_out_object(a, NULL);
        json_out_text(a, "ky", s->ky);
        if (explain_figure_of(x, s->cube, ind, &v)) {
            json_out_int(a, "value", v);
        } else {
            json_out_none(a, "value");
        }
        json_out_flag(a, "used", explain_uses(x, s, ind));
        json_out_list(a, "old_communes");
        explain_feeders(x, s, ind, answer_share, a);
        json_out_end(a);
        json_out_end(a);
    }
    json_out_end(a);
}

/* "rest": what of the value is tied to no row (explain_tell says why). */
static void
answer_part(const struct explainer *x, const struct explain_part *p) {
    struct json_out *a = x->r->answer;
    const char *table = explain_table(p->ind);
    const bool counted = table == NULL && x->sources == 0;
    int64_t v = 0;

    json_out_object(a, NULL);
    answer_value(x, p->ind);
    json_out_text(a, "table", table);
    if (counted) {
        answer_files(x, p);
    }
    if (x->sources > 0) {
        answer_sources(x, p->ind);
    }
    if (counted && cube_get(x->g.now, x->r->level, x->line, p->ind, &v)) {
        json_out_int(a, "rest", v - p->sum);
    } else {
        json_out_none(a, "rest");
    }
    json_out_end(a);
}

bool
explain_answer(const struct explainer *x, uint32_t ind, struct err *e) {
    struct json_out *a = x->r->answer;
    bool ok = true;

    answer_rule(x, ind);
    json_out_text(a, "from_set", x->set);
    json_out_text(a, "note", x->changed.n > 0 ? x->changed.p : NULL);
    json_out_list(a, "parts");
    for (size_t i = 0; i < x->parts; i++) {
        answer_part(x, &x->part[i]);
    }
    json_out_end(a);
    json_out_list(a, "compiled_from");
    for (size_t i = 0; x->sources > 0 && i < x->g.histories; i++) {
        json_out_text(a, NULL, x->g.history[i].name);
    }
    json_out_end(a);
    if (x->g.before_merger) { /* where the figure goes when it is compared */
        json_out_list(a, "todays_communes");
        ok = explain_successors(x, ind, answer_share, a, e);
        json_out_end(a);
    }
    return ok;
}
