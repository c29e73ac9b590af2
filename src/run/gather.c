/* gather - everything that is read and counted before a document is made.  See gather.h. */

#include "run/gather.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "figures/arrears.h"
#include "figures/compile.h"
#include "figures/outlook.h"
#include "figures/snapshot.h"
#include "figures/yearly.h"
#include "run/seal.h"

#define SNAPSHOT_NAME "so-lieu.csv"

enum { YEARS_BACK = 4 };

__attribute__((format(printf, 4, 0))) static void
keep(struct gather *g, str *list, size_t *n, const char *fmt, va_list ap) {
    char line[1024];

    if (*n < GATHER_WARNINGS_MAX) { /* the findings hold the rest */
        (void)vsnprintf(line, sizeof line, fmt, ap);
        list[(*n)++] = str_keep(&g->arena, str_from(line));
    }
}

void
gather_warn(struct gather *g, const char *fmt, ...) {
    va_list ap;

    va_start(ap, fmt);
    keep(g, g->warning, &g->warnings, fmt, ap);
    va_end(ap);
}

void
gather_tell(struct gather *g, const char *fmt, ...) {
    va_list ap;

    va_start(ap, fmt);
    keep(g, g->told, &g->tolds, fmt, ap);
    va_end(ap);
}

/* Names without which a letterhead or a sentence has a gap. */
static void
tell_names(struct gather *g) {
    static const enum profile_id needed[] = {PROFILE_TINH_MA, PROFILE_TINH_TEN, PROFILE_TINH_GOI,
                                             PROFILE_TINH_DIA_DANH, PROFILE_BHXH_TEN};

    struct buf missing = {0};

    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++) {
        if (profile_text(g->r.profile, needed[i]).n == 0) {
            const struct profile_row *r = profile_row(needed[i]);

            buf_fmt(&missing, "%s%s.%s", missing.n > 0 ? ", " : "", r->section, r->key);
        }
    }
    if (missing.n > 0) {
        gather_tell(g, "Cấu hình chưa có %s: chỗ đó trong tài liệu còn trống.", missing.p);
    }
    buf_free(&missing);
}

/* The day whose lists hold: of the close; what is made of so-lieu.csv alone is carried to today's communes. */
static period_day
lists_day(const struct gather *g) {
    const period_day since = snapshot_new_communes();
    const bool carried =
        g->r.carried || g->r.period.kind == PERIOD_HALF || g->r.period.kind == PERIOD_YEAR;

    return carried && g->closing < since ? since : g->closing;
}

bool
gather_references(const struct gather_request *r, struct gather *g, struct err *e) {
    memset(g, 0, sizeof *g);
    g->r = *r;
    g->calendar =
        profile_int(r->profile, PROFILE_KY_LICH) == PERIOD_ND09 ? PERIOD_ND09 : PERIOD_DUONG_LICH;
    g->first = period_first(r->period, g->calendar);
    g->closing = period_last(r->period, g->calendar);
    if (r->as_of != PERIOD_NO_DATE && r->as_of < g->closing) {
        g->closing = r->as_of;
    }
    if (!ledger_new(r->profile, r->spill, &g->ledger, e) ||
        !reference_members(&g->arena, r->input, r->profile, lists_day(g), g->ledger, &g->members,
                           e) ||
        !reference_crosswalk(&g->arena, r->input, r->profile, &g->members, g->ledger, &g->crosswalk,
                             e) ||
        !reference_yearly(&g->arena, r->input, r->profile, &g->members, g->ledger, &g->yearly, e) ||
        !reference_decisions(&g->arena, r->input, r->profile, g->ledger, &g->decisions, e)) {
        return false;
    }
    indicator_build(&g->indicators, &g->members.list[MEMBER_NHOM], &g->arena);
    tell_names(g);
    return true;
}

static enum extract_pot
on_employer(void *ctx, struct extract_at at, const struct extract_employer *row) {
    struct gather *g = ctx;

    return employers_row(g->employers, at, row);
}

static enum extract_pot
on_taxpayer(void *ctx, struct extract_at at, const struct extract_taxpayer *row) {
    struct gather *g = ctx;

    return reconcile_taxpayer(g->reconcile, at, row);
}

static enum extract_pot
on_person(void *ctx, struct extract_at at, const struct extract_person *row) {
    struct gather *g = ctx;

    if (g->r.row != NULL) {
        g->r.row(g->r.ctx, row);
    }
    return people_row(g->people, at, row);
}

static void
on_progress(void *ctx, str file, uint64_t done, uint64_t all) {
    const struct gather *g = ctx;

    if (g->r.progress != NULL) {
        g->r.progress(g->r.ctx, file, done, all);
    }
}

static struct people_rules
rules_of(const struct gather *g) {
    const struct profile *p = g->r.profile;
    const int nam = (int)profile_int(p, PROFILE_TUOI_NAM);
    const int nu = (int)profile_int(p, PROFILE_TUOI_NU);
    const int year = g->r.period.year;

    return (struct people_rules){
        .first = g->first,
        .closing = g->closing,
        .age_from = (int)profile_int(p, PROFILE_TUOI_TU),
        .months_nam = nam > 0 ? nam : people_retirement_months(year, true),
        .months_nu = nu > 0 ? nu : people_retirement_months(year, false),
    };
}

void
gather_yearly(struct gather *g, struct cube *c, int year, bool tell) {
    struct yearly_notes n;

    yearly_fill(c, &g->yearly, year, profile_int(g->r.profile, PROFILE_DAN_SO_LLLD), &n);
    if (!tell) {
        return;
    }
    if (n.population_year == 0) {
        gather_warn(g, "Chưa có số dân trong dan_so.csv: không tính được tỷ lệ bao phủ.");
    } else if (n.population_year != year) {
        gather_warn(g, "Chưa có số dân năm %d: tỷ lệ bao phủ tính trên số dân năm %d.", year,
                    n.population_year);
    }
    if (n.population_differs) {
        char stated[NUM_TEXT];
        char summed[NUM_TEXT];

        num_vn_int(stated, n.population_stated);
        num_vn_int(summed, n.population_summed);
        gather_warn(g, "Số dân toàn tỉnh (%s) khác tổng các xã (%s).", stated, summed);
    }
    if (n.repeated > 0) {
        gather_warn(g,
                    "dan_so.csv hoặc chi_tieu.csv ghi lại %u số đã có với giá trị khác: chương "
                    "trình dùng số ghi trước; hãy giữ một dòng cho mỗi năm và mã.",
                    n.repeated);
    }
    if (n.targets_differ > 0) {
        const struct indicator *i = &g->indicators.v[n.first_differing];
        char stated[NUM_TEXT];
        char summed[NUM_TEXT];

        num_vn_int(stated, n.target_stated);
        num_vn_int(summed, n.target_summed);
        gather_warn(g, STR_FMT ": toàn tỉnh giao %s, tổng các xã là %s.", STR_ARG(i->name), stated,
                    summed);
    }
}

static void
tell_sources(struct gather *g) {
    char ky[PERIOD_TEXT];

    period_text(ky, g->r.period);
    if (!g->have.employers) {
        gather_tell(g, "Kỳ %s không có tệp don_vi*.csv: không có số liệu đơn vị và chậm đóng.", ky);
    }
    if (!g->have.taxpayers) {
        gather_tell(g, "Kỳ %s không có tệp thue*.csv: không đối chiếu được với dữ liệu thuế.", ky);
    }
}

static void
tell_identity(struct gather *g, const char *ky, const struct arrears_identity *n) {
    char differ[NUM_TEXT];
    char checked[NUM_TEXT];
    char more[NUM_TEXT];
    char less[NUM_TEXT];

    if (n->differ == 0) {
        return;
    }
    num_vn_int(differ, (int64_t)n->differ);
    num_vn_int(checked, (int64_t)n->checked);
    num_vn_int(more, n->more);
    num_vn_int(less, n->less);
    gather_warn(g,
                "%s/%s đơn vị có số chậm đóng khác số chậm đóng kỳ %s cộng phải đóng trừ đã đóng "
                "(cao hơn %s đồng, thấp hơn %s đồng); từng đơn vị ở phát hiện D12.",
                differ, checked, ky, more, less);
}

/* What became of each employer since the period before, where its extracts are there. */
static bool
compare_with_past(struct gather *g, struct err *e) {
    const struct past_request r = {.period = period_before(g->r.period),
                                   .input = g->r.input,
                                   .spill = g->r.spill,
                                   .profile = g->r.profile,
                                   .members = &g->members,
                                   .indicators = &g->indicators,
                                   .decisions = &g->decisions};
    struct arrears_identity identity;
    struct err why = {0};
    char ky[PERIOD_TEXT];

    period_text(ky, r.period);
    if (!past_read(&r, &g->past, &why)) {
        gather_warn(g, "Không so sánh được từng đơn vị với kỳ %s: %s.", ky, why.what);
    }
    if (g->past.employers == NULL) {
        return true;
    }
    arrears_compare(g->employers, g->past.employers, g->now);
    if (!arrears_identity(g->employers, g->past.employers, g->ledger, &identity, e)) {
        return false;
    }
    tell_identity(g, ky, &identity);
    return true;
}

static void
tell_decisions(struct gather *g) {
    const struct reconcile_decided n = reconcile_decided(g->reconcile);

    if (g->decisions.n > 0) {
        gather_warn(g,
                    "Theo quyet_dinh_doi_chieu.csv (%zu quyết định): %u đơn vị được ghép với mã số "
                    "thuế đã quyết định, %u đơn vị không ghép theo mã số thuế đã khai; %u đơn vị "
                    "nêu trong tệp không có trong kỳ này.",
                    g->decisions.n, n.matched, n.parted, n.strange);
    }
}

bool
gather_extracts(struct gather *g, struct err *e) {
    const struct people_rules rules = rules_of(g);
    const struct extract_sink sink = {.ctx = g,
                                      .employer = on_employer,
                                      .taxpayer = on_taxpayer,
                                      .person = on_person,
                                      .progress = on_progress};
    char ky[PERIOD_TEXT + 1];
    struct extract_job job = {.profile = g->r.profile,
                              .members = &g->members,
                              .ledger = g->ledger,
                              .closing = g->closing};

    period_text(ky, g->r.period);
    job.dir = fs_join(&g->arena, g->r.input, ky);
    job.prefix = fs_join(&g->arena, ky, "");
    g->employers = employers_new(&g->members, g->ledger);
    g->reconcile = reconcile_new(g->r.profile, &g->members, g->ledger);
    g->people = people_new(&rules, &g->members, &g->indicators, g->employers, g->ledger);
    reconcile_decide(g->reconcile, &g->decisions);
    people_watch(g->people, g->r.watch, g->r.ctx);
    if (!extract_period(&job, &sink, &g->have, e)) {
        return false;
    }
    g->now = cube_new(&g->arena, g->r.period, &g->members, &g->indicators);
    people_finish(g->people, g->now);
    if (g->have.employers) {
        employers_finish(g->employers, g->now);
        if (!compare_with_past(g, e)) {
            return false;
        }
    }
    if (g->have.taxpayers) {
        if (!reconcile_finish(g->reconcile, g->have.employers ? g->employers : NULL, g->now, e)) {
            return false;
        }
        tell_decisions(g);
    }
    gather_yearly(g, g->now, g->r.period.year, true);
    tell_sources(g);
    g->book.at[CUBE_NOW] = g->now;
    return cube_check(g->now, e);
}

static void
tell_snapshot(struct gather *g, const char *name, const struct snapshot_notes *n) {
    if (n->incomparable > 0) {
        gather_warn(g,
                    "%s: số liệu của %u xã không so sánh được vì xã cũ bị chia mà chưa rõ tỷ lệ "
                    "hoặc thiếu số liệu (khóa quy_doi.ty_le_chua_biet quyết định cách chia).",
                    name, n->incomparable);
    }
    if (n->unknown_rows > 0) {
        gather_tell(g, "%s: %llu dòng có mã hoặc chỉ tiêu không còn trong danh mục, không dùng.",
                    name, (unsigned long long)n->unknown_rows);
    }
    if (n->clashing_rates > 0) {
        gather_warn(g, "%s: %llu tỷ lệ ghi trong tệp khác với tử số chia mẫu số của chính tệp đó.",
                    name, (unsigned long long)n->clashing_rates);
    }
}

/* Two stated rates that cannot be of one labour force: said, never mended (spec 1.4). */
static void
tell_clashes(struct gather *g, const char *name, const struct cube *c) {
    struct outlook_clash first;
    struct buf text = {0};

    if (outlook_clashes(c, &first) > 0) {
        outlook_clash_text(&first, &text);
        gather_warn(g, "%s: %s.", name, buf_z(&text));
    }
    buf_free(&text);
}

bool
gather_snapshot(struct gather *g, const char *path, struct period p, const char *name,
                const struct cube **out, struct err *e) {
    const int64_t unknown = profile_int(g->r.profile, PROFILE_QUY_DOI_CHUA_BIET);
    /* halves and years are published over today's communes (lists_day); typed ones are of their time */
    const bool over_today = (p.kind == PERIOD_HALF || p.kind == PERIOD_YEAR) &&
                            strcmp(strrchr(path, '/') + 1, SNAPSHOT_NAME) == 0;
    const struct snapshot_job job = {.path = path,
                                     .period = p,
                                     .members = &g->members,
                                     .indicators = &g->indicators,
                                     .crosswalk = &g->crosswalk,
                                     .decision = (enum crosswalk_decision)unknown,
                                     .carried = over_today};
    struct snapshot_notes notes;
    struct cube *c = NULL;

    if (!snapshot_read(&g->arena, &job, &c, &notes, e)) {
        return false;
    }
    tell_snapshot(g, name, &notes);
    tell_clashes(g, name, c);
    *out = c;
    return true;
}

bool
gather_find(struct gather *g, struct period p, const struct cube **out, const char **set,
            struct err *e) {
    char ky[PERIOD_TEXT];
    char file[PERIOD_TEXT + 8];
    const char *newest = NULL; /* a revision stands for its period */
    const char *next = NULL;
    const char *name;
    const char *path;

    *set = NULL;
    period_text(ky, p);
    (void)snprintf(file, sizeof file, "%s.csv", ky);
    if (!seal_newest(&g->arena, g->r.output, ky, &newest, &next, e)) {
        return false;
    }
    if (newest != NULL && strcmp(newest, ky) != 0) {
        gather_warn(g, "Kỳ %s dùng số liệu điều chỉnh %s.", ky, newest);
    }
    name = fs_join(&g->arena, newest == NULL ? ky : newest, SNAPSHOT_NAME);
    path = fs_join(&g->arena, g->r.output, name);
    if (fs_exists(path)) {
        *set = newest;
    } else {
        name = fs_join(&g->arena, GATHER_HISTORY_DIR, file);
        path = fs_join(&g->arena, g->r.input, name);
    }
    if (!fs_exists(path)) {
        return true;
    }
    if (g->histories < GATHER_HISTORY_MAX) {
        g->history[g->histories++] = (struct gather_history){name, path};
    }
    return gather_snapshot(g, path, p, name, out, e);
}

bool
gather_restated(struct gather *g, const char *set, const struct cube **out, struct err *e) {
    const char *name = fs_join(&g->arena, set, SNAPSHOT_NAME);
    const char *path = fs_join(&g->arena, g->r.output, name);

    if (g->histories < GATHER_HISTORY_MAX) {
        g->history[g->histories++] = (struct gather_history){name, path};
    }
    gather_warn(g, "Số liệu điều chỉnh, thay bộ đã chốt %s; xem phụ lục Số liệu điều chỉnh.", set);
    return gather_snapshot(g, path, g->r.period, set, out, e);
}

/* The figures to compare with.  A half or a year that was never published is made of its quarters: whole
 * when all are there, its stocks when the last one is. */
static bool
find_snapshot(struct gather *g, struct period p, const struct cube **out, struct err *e) {
    struct period quarter[4];
    const struct cube *cube[4] = {NULL};
    const char *set;
    size_t found = 0;
    size_t n;

    if (!gather_find(g, p, out, &set, e)) {
        return false;
    }
    if (*out != NULL || (p.kind != PERIOD_HALF && p.kind != PERIOD_YEAR)) {
        return true;
    }
    n = period_quarters(p, quarter);
    for (size_t i = 0; i < n; i++) {
        if (!gather_find(g, quarter[i], &cube[i], &set, e)) {
            return false;
        }
        found += cube[i] != NULL ? 1U : 0U;
    }
    if (found == n) {
        *out = compile_quarters(&g->arena, p, cube, n);
    } else if (cube[n - 1] != NULL) {
        *out = compile_stocks(&g->arena, p, cube[n - 1]);
    }
    return true;
}

/* Year ends before, for the annex by year. */
static bool
find_years(struct gather *g, struct err *e) {
    const struct cube **year = arena_array(&g->arena, const struct cube *, GATHER_YEARS_MAX);

    g->book.year = year;
    for (int y = g->r.period.year - YEARS_BACK; y < g->r.period.year; y++) {
        const struct period q4 = {.kind = PERIOD_QUARTER, .year = y, .n = 4};
        const struct cube *c = NULL;

        if (period_equal(q4, period_start_of_year(g->r.period))) {
            c = g->book.at[CUBE_DAU_NAM];
        } else if (!find_snapshot(g, q4, &c, e)) {
            return false;
        }
        if (c != NULL) {
            year[g->book.years++] = c;
        }
    }
    gather_ahead(g, year);
    return true;
}

bool
gather_history(struct gather *g, struct err *e) {
    const struct period before = period_before(g->r.period);
    const struct period start = period_start_of_year(g->r.period);

    if (!find_snapshot(g, before, &g->book.at[CUBE_KY_TRUOC], e) ||
        !find_snapshot(g, period_year_ago(g->r.period), &g->book.at[CUBE_CUNG_KY], e)) {
        return false;
    }
    if (period_equal(before, start)) {
        g->book.at[CUBE_DAU_NAM] = g->book.at[CUBE_KY_TRUOC];
    } else if (!find_snapshot(g, start, &g->book.at[CUBE_DAU_NAM], e)) {
        return false;
    }
    if (!find_years(g, e)) {
        return false;
    }
    if (g->have.employers) {
        arrears_list(g->employers, g->past.employers, &g->arena, &g->lists);
    }
    if (g->have.employers && g->have.taxpayers) {
        const struct reconcile_past past = {g->past.employers, g->past.reconcile};

        reconcile_lists(g->reconcile, g->employers, past.e == NULL ? NULL : &past, &g->arena,
                        &g->lists);
    }
    return true;
}

void
gather_free(struct gather *g) {
    struct arena a = g->arena;

    past_free(&g->past);
    people_free(g->people);
    reconcile_free(g->reconcile);
    employers_free(g->employers);
    ledger_free(g->ledger);
    indicator_free(&g->indicators);
    crosswalk_free(&g->crosswalk);
    member_set_free(&g->members);
    memset(g, 0, sizeof *g);
    arena_free(&a);
}
