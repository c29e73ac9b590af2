/* reference_yearly - dan_so.csv and chi_tieu.csv.  See reference.h. */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "conf/input_tables.h"
#include "dim/indicator.h"
#include "ingest/cell.h"
#include "ingest/codes.h"
#include "ingest/extract.h"
#include "ingest/number.h"
#include "ingest/reference.h"
#include "ingest/reference_parts.h"
#include "ingest/table_reader.h"
#include "text/fold.h"

enum { LABOUR_LEAST = 5 /* D16: half of the people work; a fifth of them does everywhere */ };
static const int64_t people_max = 20000000;
static const int64_t vnd_max = INT64_C(1000000000000000);
static const int64_t percent_max = 1000000; /* 10.000 % */
static const int64_t everybody = 10000;     /* 100 % */

struct reading {
    struct arena *arena;
    const struct member_set *members;
    struct indicator_set indicators;
    struct reference_tables *out;
    struct reference_doubts doubts;
    struct codes_vintage vintage; /* the names of the communes in force */
    size_t population_cap, target_cap;
    bool own_codes;                                       /* of the communes in force */
    const char *file;                                     /* the one in hand */
    struct codes_tally codes[YEAR_LAST - YEAR_FIRST + 1]; /* its commune codes by year */
};

static int
year(struct table_reader_row *r, uint32_t column) {
    int64_t v;

    if (number_whole(cell_code(r->cell[column]), NUMBER_PLAIN, YEAR_LAST, &v) != NUMBER_OK ||
        v < YEAR_FIRST) {
        table_reader_reject(r, column, LEDGER_D04, STR("năm phải từ 1900 đến 2100; hãy sửa năm"));
        return 0;
    }
    return (int)v;
}

/* Whether the year's communes are those of the other list; of a row that names no year, no. */
static bool
of_other_list(const struct reading *g, int nam) {
    return nam != 0 && codes_tally_is_other(&g->codes[nam - YEAR_FIRST], g->own_codes, 1);
}

/* A row about a commune of the other list: read, not used, and its year named. */
static void
set_aside(struct reading *g, int nam) {
    struct reference_tables *t = g->out;

    for (size_t i = 0; i < t->strange_n; i++) {
        if (t->strange[i].nam == nam && t->strange[i].file == g->file) {
            t->strange[i].codes++;
            return;
        }
    }
    if (t->strange_n < REFERENCE_STRANGE_MAX) {
        t->strange[t->strange_n++] = (struct reference_strange){g->file, nam, 1};
    }
}

static void
tally(struct reading *g, str nam, str code) {
    int64_t v;

    if (number_whole(cell_code(nam), NUMBER_PLAIN, YEAR_LAST, &v) == NUMBER_OK && v >= YEAR_FIRST) {
        codes_tally_add(&g->codes[v - YEAR_FIRST], &g->members->list[MEMBER_XA], code);
    }
}

static bool
is_province(const struct reading *g, str code) {
    char room[2];

    code = cell_code(code);
    if (g->members->tinh_code.n == 0) { /* of a profile that names none, any province is it */
        return (code.n == sizeof room && cell_digits(code)) || cell_means(code, "tinh");
    }
    return str_eq(code, g->members->tinh_code) ||
           (code.n == 1 && cell_digits(code) &&
            str_eq(cell_widen(code, sizeof room, room), g->members->tinh_code)) ||
           cell_means(code, "tinh");
}

/* Why a place's code is refused: a province's, of two digits, is refused for the profile's. */
static str
say_no_place(const struct reading *g, str code) {
    struct buf b = {0};
    str s = STR("mã không có trong danh mục đang hiệu lực; hãy sửa mã, dòng không được dùng");

    code = cell_code(code);
    if (code.n == 2 && cell_digits(code)) {
        buf_fmt(&b,
                "mã tỉnh khác với [tinh] ma = " STR_FMT
                " của baophu.ini; hãy sửa hồ sơ hoặc lấy đúng tệp của tỉnh, dòng không được dùng",
                STR_ARG(g->members->tinh_code));
        s = buf_moved(g->arena, &b);
    }
    return s;
}

static enum table_reader_pot
population_row(void *ctx, struct table_reader_row *r) {
    struct reading *g = ctx;
    const struct member_list *xa = &g->members->list[MEMBER_XA];
    const size_t n = g->out->populations;
    struct reference_population v = {.nam = year(r, SCHEMA_POPULATION_nam), .xa = MEMBER_NONE};
    size_t cap = g->population_cap;

    if (!is_province(g, r->cell[SCHEMA_POPULATION_ma_xa])) {
        if (of_other_list(g, v.nam)) {
            set_aside(g, v.nam);
            return TABLE_READER_ACCEPTED;
        }
        v.xa = codes_xa(xa, r->cell[SCHEMA_POPULATION_ma_xa]);
        if (v.xa == xa->n) {
            table_reader_reject(r, SCHEMA_POPULATION_ma_xa, LEDGER_D08,
                                say_no_place(g, r->cell[SCHEMA_POPULATION_ma_xa]));
        } else {
            r->xa = xa->m[v.xa].code;
            codes_row_name(&g->vintage, r, v.xa, SCHEMA_POPULATION_ten_xa);
        }
    }
    v.dan_so = table_reader_number(r, SCHEMA_POPULATION_dan_so, people_max);
    v.llld = table_reader_number(r, SCHEMA_POPULATION_llld, people_max);
    if (v.dan_so == TABLE_READER_NO_NUMBER && !r->rejected) {
        table_reader_reject(r, SCHEMA_POPULATION_dan_so, LEDGER_D03, (str){NULL, 0});
    }
    if (!r->rejected && v.llld != EXTRACT_NO_NUMBER && v.llld > v.dan_so) {
        (void)table_reader_note(r, SCHEMA_POPULATION_llld, LEDGER_D16,
                                STR("lực lượng lao động lớn hơn dân số"));
    } else if (!r->rejected && v.llld != EXTRACT_NO_NUMBER &&
               v.llld > v.dan_so - v.dan_so / LABOUR_LEAST) {
        (void)table_reader_note(r, SCHEMA_POPULATION_llld, LEDGER_D16,
                                STR("lực lượng lao động hơn bốn phần năm dân số; hãy xem cột "
                                    "llld có lấy nhầm số dân không"));
    } else if (!r->rejected && v.llld != EXTRACT_NO_NUMBER && v.llld < v.dan_so / LABOUR_LEAST) {
        (void)table_reader_note(r, SCHEMA_POPULATION_llld, LEDGER_D16,
                                STR("lực lượng lao động chưa bằng một phần năm dân số; có thể dấu "
                                    "chấm nghìn đã bị đọc là dấu thập phân"));
    }
    if (!r->rejected) {
        g->doubts.place = arena_grown(g->arena, g->doubts.place, n, &cap, sizeof *g->doubts.place);
        g->out->population =
            arena_grown(g->arena, g->out->population, n, &g->population_cap, sizeof v);
        g->out->population[n] = v;
        g->doubts.place[n] = (struct reference_row){r->file, r->line};
        g->out->populations++;
    }
    return TABLE_READER_ACCEPTED;
}

/* --- targets ------------------------------------------------------------------- */

static bool
level_of(struct reading *g, str word, enum member_level *out) {
    return member_level_from_id(fold_key(g->arena, word), out) &&
           (*out == MEMBER_TINH || *out == MEMBER_XA || *out == MEMBER_CO_QUAN);
}

static uint32_t
line_of(const struct reading *g, enum member_level level, str code) {
    const struct member_list *l = &g->members->list[level];
    uint32_t ix;

    if (level == MEMBER_TINH) {
        return is_province(g, code) ? 0 : MEMBER_NONE;
    }
    ix = level == MEMBER_XA ? codes_xa(l, code) : member_find(l, cell_code(code));
    return ix < l->n ? ix : MEMBER_NONE;
}

/* ct_<id> of the catalogue, INDICATOR_NONE: no such target. */
static uint32_t
target_of(const struct reading *g, str id) {
    const uint32_t of = indicator_find(&g->indicators, id);

    return of == INDICATOR_NONE ? INDICATOR_NONE : indicator_target(&g->indicators, of);
}

/* The indicators that take a target: one that is counted need not. */
static str
say_targets(const struct reading *g) {
    struct buf b = {0};
    str s;

    buf_text(&b, "không giao chỉ tiêu này được; được giao:");
    for (uint32_t i = 0; i < g->indicators.n; i++) {
        if (indicator_target(&g->indicators, i) != INDICATOR_NONE) {
            buf_fmt(&b, " " STR_FMT ",", STR_ARG(g->indicators.v[i].id));
        }
    }
    b.n--; /* the last comma */
    s = buf_moved(g->arena, &b);
    return s;
}

/* A share of people that is more than all of them: a percent without its comma. */
static void
doubt_share(struct table_reader_row *r, const struct reference_target *v) {
    if (!r->rejected && str_starts(v->chi_tieu, STR("bp_")) && v->value > everybody) {
        (void)table_reader_note(r, SCHEMA_TARGET_gia_tri, LEDGER_D16,
                                STR("tỷ lệ bao phủ lớn hơn 100%; có thể thiếu dấu phẩy thập phân"));
    }
}

static enum table_reader_pot
target_row(void *ctx, struct table_reader_row *r) {
    struct reading *g = ctx;
    const size_t n = g->out->targets;
    struct reference_target v = {.nam = year(r, SCHEMA_TARGET_nam), .source_line = r->line};
    const str head = STR(INDICATOR_TARGET_HEAD);
    str id = r->cell[SCHEMA_TARGET_chi_tieu];
    uint32_t ix;

    if (str_starts(id, head)) {
        id = (str){id.p + head.n, id.n - head.n};
    }
    ix = target_of(g, id);
    if (!level_of(g, r->cell[SCHEMA_TARGET_cap], &v.level)) {
        table_reader_reject(r, SCHEMA_TARGET_cap, LEDGER_D09,
                            STR("cấp phải là tinh, xa hoặc co_quan"));
        return TABLE_READER_ACCEPTED;
    }
    if (v.level == MEMBER_XA && of_other_list(g, v.nam)) {
        set_aside(g, v.nam);
        return TABLE_READER_ACCEPTED;
    }
    v.line = line_of(g, v.level, r->cell[SCHEMA_TARGET_ma]);
    if (v.line == MEMBER_NONE) {
        table_reader_reject(r, SCHEMA_TARGET_ma, v.level == MEMBER_XA ? LEDGER_D08 : LEDGER_D09,
                            say_no_place(g, r->cell[SCHEMA_TARGET_ma]));
    }
    if (ix == INDICATOR_NONE) {
        table_reader_reject(r, SCHEMA_TARGET_chi_tieu, LEDGER_D09, say_targets(g));
        return TABLE_READER_ACCEPTED;
    }
    v.value = g->indicators.v[ix].unit == INDICATOR_PERCENT
                  ? table_reader_percent(r, SCHEMA_TARGET_gia_tri, percent_max)
                  : table_reader_number(r, SCHEMA_TARGET_gia_tri,
                                        g->indicators.v[ix].unit == INDICATOR_DONG ? vnd_max
                                                                                   : people_max);
    if (v.value == TABLE_READER_NO_NUMBER && !r->rejected) {
        table_reader_reject(r, SCHEMA_TARGET_gia_tri, LEDGER_D03, (str){NULL, 0});
    }
    v.chi_tieu = str_keep(g->arena, id);
    doubt_share(r, &v);
    if (!r->rejected) {
        g->doubts.target_file = r->file;
        g->out->target = arena_grown(g->arena, g->out->target, n, &g->target_cap, sizeof v);
        g->out->target[n] = v;
        g->out->targets++;
    }
    return TABLE_READER_ACCEPTED;
}

static void
preview_population(void *ctx, const str *cell) {
    struct reading *g = ctx;

    if (!is_province(g, cell[SCHEMA_POPULATION_ma_xa])) {
        tally(g, cell[SCHEMA_POPULATION_nam], cell[SCHEMA_POPULATION_ma_xa]);
    }
}

static void
preview_target(void *ctx, const str *cell) {
    struct reading *g = ctx;
    enum member_level level;

    if (level_of(g, cell[SCHEMA_TARGET_cap], &level) && level == MEMBER_XA) {
        tally(g, cell[SCHEMA_TARGET_nam], cell[SCHEMA_TARGET_ma]);
    }
}

/* One of the two files, if it is there. */
static bool
read_file(struct reading *g, struct table_reader_job *j, const char *input, struct err *e) {
    j->path = fs_join(g->arena, input, j->shown);
    g->file = j->shown;
    memset(g->codes, 0, sizeof g->codes);
    return !fs_exists(j->path) || table_reader_file(j, e);
}

bool /* NOLINTNEXTLINE(readability-function-size) */
reference_yearly(struct arena *a, const char *input, const struct profile *p,
                 const struct member_set *m, struct ledger *l, struct reference_tables *out,
                 struct err *e) {
    struct reading g = {.arena = a,
                        .members = m,
                        .out = out,
                        .own_codes = codes_has_own_codes(&m->list[MEMBER_XA])};
    struct table_reader_job population = {.shown = INPUT_FILE(dan_so),
                                          .table = SCHEMA_DAN_SO,
                                          .profile = p,
                                          .ledger = l,
                                          .ctx = &g,
                                          .row = population_row,
                                          .preview_columns = UINT32_C(1) << SCHEMA_POPULATION_nam |
                                                             UINT32_C(1) << SCHEMA_POPULATION_ma_xa,
                                          .preview = preview_population};
    struct table_reader_job target = {.shown = INPUT_FILE(chi_tieu),
                                      .table = SCHEMA_CHI_TIEU,
                                      .profile = p,
                                      .ledger = l,
                                      .ctx = &g,
                                      .row = target_row,
                                      .preview_columns = UINT32_C(1) << SCHEMA_TARGET_nam |
                                                         UINT32_C(1) << SCHEMA_TARGET_cap |
                                                         UINT32_C(1) << SCHEMA_TARGET_ma,
                                      .preview = preview_target};
    bool ok;

    *out = (struct reference_tables){.populations = 0};
    indicator_build(&g.indicators, &m->list[MEMBER_NHOM], a);
    g.doubts = (struct reference_doubts){
        .arena = a, .members = m, .indicators = &g.indicators, .ledger = l, .tables = out};
    codes_vintage_start(&g.vintage, a, &m->list[MEMBER_XA]);
    ok = read_file(&g, &population, input, e) && reference_doubt_people(&g.doubts, e) &&
         read_file(&g, &target, input, e) && reference_doubt_targets(&g.doubts, e);
    codes_vintage_free(&g.vintage);
    indicator_free(&g.indicators);
    return ok;
}
