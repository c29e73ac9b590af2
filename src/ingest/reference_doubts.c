/* reference_doubts - D16 over the rows of dan_so.csv and chi_tieu.csv.  See reference_parts.h. */

#include "base/map.h"
#include "base/num.h"
#include "conf/input_tables.h"
#include "ingest/reference_parts.h"

/* No commune but an island has fewer people; none doubles in a year; and a province is its communes, give or take the
 * day of counting. */
enum { COMMUNE_LEAST = 1000, JUMP = 2, APART_PERCENT = 5 };

/* --- D16 over all population rows -------------------------------------------------- */

/* The rows by place and year, where the first of them stands for both (figures/yearly counts it alone). */
struct by_year {
    struct map at;   /* place and year, as bytes */
    uint32_t *first; /* [place in at] row */
    struct {
        int64_t sum; /* of its communes */
        uint32_t communes;
    } year[YEAR_LAST - YEAR_FIRST + 1];
};

static str
key_of(const uint32_t place_and_year[2]) {
    return (str){(const char *)place_and_year, 2 * sizeof *place_and_year};
}

static struct by_year *
index_rows(const struct reference_doubts *g) {
    struct by_year *y = arena_new(g->arena, struct by_year);

    map_init(&y->at, g->arena);
    y->first = arena_array(g->arena, uint32_t, g->tables->populations);
    for (size_t i = 0; i < g->tables->populations; i++) {
        const struct reference_population *v = &g->tables->population[i];
        const uint32_t key[2] = {v->xa, (uint32_t)v->nam};
        bool added = false;
        const uint32_t at = map_put(&y->at, key_of(key), &added);

        if (added) {
            y->first[at] = (uint32_t)i;
        }
        if (added && v->xa != MEMBER_NONE) {
            y->year[v->nam - YEAR_FIRST].sum += v->dan_so;
            y->year[v->nam - YEAR_FIRST].communes++;
        }
    }
    return y;
}

/* A row that was counted already: no severity but chan undoes that. */
static void
doubt(struct reference_doubts *g, struct reference_row at, const char *column, str xa, int64_t v,
      str detail) {
    struct ledger_finding f = {.file = at.file,
                               .line = at.line,
                               .column = str_from(column),
                               .rule = LEDGER_D16,
                               .severity = ledger_severity_standing(g->ledger, LEDGER_D16),
                               .xa = xa,
                               .what = detail};
    char text[NUM_TEXT];

    num_vn_int(text, v);
    f.value = str_from(text);
    if (ledger_note_as(g->ledger, &f) == LEDGER_CHAN) {
        g->stopped = true;
    }
}

static void
doubt_people(struct reference_doubts *g, size_t i, str detail) {
    const struct reference_population *v = &g->tables->population[i];
    const struct member_list *xa = &g->members->list[MEMBER_XA];

    doubt(g, g->place[i], "dan_so", v->xa == MEMBER_NONE ? STR("") : xa->m[v->xa].code, v->dan_so,
          detail);
}

/* The same place a year before, or -1. */
static int64_t
year_before(const struct reference_doubts *g, const struct by_year *y,
            const struct reference_population *v) {
    const uint32_t key[2] = {v->xa, (uint32_t)v->nam - 1};
    const uint32_t at = map_get(&y->at, key_of(key));

    return at == MAP_NONE ? -1 : g->tables->population[y->first[at]].dan_so;
}

static void
doubt_place(struct reference_doubts *g, const struct by_year *y, size_t i) {
    const struct reference_population *v = &g->tables->population[i];
    const int64_t before = year_before(g, y, v);
    const bool island =
        v->xa != MEMBER_NONE && g->members->list[MEMBER_XA].m[v->xa].kind == MEMBER_DAC_KHU;

    if (v->xa != MEMBER_NONE && !island && v->dan_so < COMMUNE_LEAST) {
        doubt_people(
            g, i, STR("dân số dưới 1.000 người; có thể dấu chấm nghìn đã bị đọc là dấu thập phân"));
    } else if (before > 0 && (v->dan_so > before * JUMP || v->dan_so < before / JUMP)) {
        doubt_people(g, i, STR("dân số tăng hoặc giảm quá hai lần so với năm trước"));
    }
}

/* A province's own row against the sum of its communes of that year, when all are there. */
static void
doubt_province(struct reference_doubts *g, const struct by_year *y, size_t i) {
    const struct reference_population *v = &g->tables->population[i];
    const int64_t sum = y->year[v->nam - YEAR_FIRST].sum;
    const int64_t apart = sum > v->dan_so ? sum - v->dan_so : v->dan_so - sum;

    if (y->year[v->nam - YEAR_FIRST].communes == g->members->list[MEMBER_XA].n &&
        apart * 100 > v->dan_so * APART_PERCENT) {
        doubt_people(g, i, STR("tổng dân số các xã lệch hơn 5% so với dân số toàn tỉnh"));
    }
}

static bool
hold(const struct reference_doubts *g, const char *file, struct err *e) {
    return !g->stopped || err_set(e, ERR_DATA, "%s: %s; quy tắc D16 được đặt là chan", file,
                                  ledger_rule_row(LEDGER_D16)->what);
}

bool
reference_doubt_people(struct reference_doubts *g, struct err *e) {
    struct by_year *y = index_rows(g);

    for (size_t i = 0; i < g->tables->populations; i++) {
        doubt_place(g, y, i);
        if (g->tables->population[i].xa == MEMBER_NONE) {
            doubt_province(g, y, i);
        }
    }
    map_free(&y->at);
    return hold(g, INPUT_FILE(dan_so), e);
}

/* --- D16 over the province's targets ------------------------------------------------ */

/* The province's target of the last year before that has one, or 0. */
static int64_t
target_before(const struct reference_doubts *g, const struct reference_target *v) {
    int nam = 0;
    int64_t found = 0;

    for (size_t i = 0; i < g->tables->targets; i++) {
        const struct reference_target *w = &g->tables->target[i];

        if (w->level == MEMBER_TINH && w->nam < v->nam && w->nam > nam &&
            str_eq(w->chi_tieu, v->chi_tieu)) {
            nam = w->nam;
            found = w->value;
        }
    }
    return found;
}

/* The people of the province in a year by its own row, or 0. */
static int64_t
inhabitants(const struct reference_doubts *g, int nam) {
    for (size_t i = 0; i < g->tables->populations; i++) {
        const struct reference_population *v = &g->tables->population[i];

        if (v->xa == MEMBER_NONE && v->nam == nam) {
            return v->dan_so;
        }
    }
    return 0;
}

/* The province's target of the same year and indicator, or 0. */
static int64_t
target_of_all(const struct reference_doubts *g, const struct reference_target *v) {
    for (size_t i = 0; i < g->tables->targets; i++) {
        const struct reference_target *w = &g->tables->target[i];

        if (w->level == MEMBER_TINH && w->nam == v->nam && str_eq(w->chi_tieu, v->chi_tieu)) {
            return w->value;
        }
    }
    return 0;
}

/* One place is to do more than the whole province. */
static void
doubt_part(struct reference_doubts *g, const struct reference_target *v,
           const struct indicator *of) {
    const int64_t all = of->kind == INDICATOR_RATIO ? 0 : target_of_all(g, v);

    if (all > 0 && v->value > all) {
        doubt(g, (struct reference_row){g->target_file, v->source_line}, "gia_tri", STR(""),
              v->value,
              STR("chỉ tiêu của một nơi nhiều hơn chỉ tiêu của tỉnh trong năm; có thể thừa chữ "
                  "số"));
    }
}

bool
reference_doubt_targets(struct reference_doubts *g, struct err *e) {
    for (size_t i = 0; i < g->tables->targets; i++) {
        const struct reference_target *v = &g->tables->target[i];
        const struct indicator *of = &g->indicators->v[indicator_find(g->indicators, v->chi_tieu)];
        const struct reference_row at = {g->target_file, v->source_line};
        int64_t before;
        int64_t all;

        if (v->level != MEMBER_TINH) {
            doubt_part(g, v, of);
            continue;
        }
        if (str_eq(v->chi_tieu, STR("cham_dong")) || str_eq(v->chi_tieu, STR("tl_cham"))) {
            continue; /* what is owed may be halved */
        }
        before = target_before(g, v);
        all = inhabitants(g, v->nam);
        if (of->unit == INDICATOR_NGUOI && all > 0 && v->value > all) {
            doubt(g, at, "gia_tri", STR(""), v->value,
                  STR("chỉ tiêu nhiều hơn dân số của tỉnh trong năm; có thể thừa chữ số"));
        } else if (before > 0 && (v->value > before * JUMP || v->value < before / JUMP)) {
            doubt(
                g, at, "gia_tri", STR(""), v->value,
                STR("chỉ tiêu tăng hoặc giảm quá hai lần so với chỉ tiêu của năm trước; có thể sai "
                    "dấu phẩy, thừa hoặc thiếu chữ số"));
        }
    }
    return hold(g, INPUT_FILE(chi_tieu), e);
}
