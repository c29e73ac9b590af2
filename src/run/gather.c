/* gather - everything that is read and counted before a document is made.  See gather.h. */

#include "run/gather.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "conf/input_tables.h"
#include "conf/names.h"
#include "figures/snapshot.h"
#include "figures/yearly.h"
#include "ingest/schema.h"
#include "run/rejections.h"

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
        struct arena a = ARENA_EMPTY;
        const char *path = fs_join(&a, g->r.input, NAMES_PROFILE);

        gather_tell(g, "Cấu hình%s%s%s chưa có %s: chỗ đó trong tài liệu còn trống.",
                    fs_exists(path) ? " " : " (không có tệp ", path, fs_exists(path) ? "" : ")",
                    missing.p);
        arena_free(&a);
    }
    buf_free(&missing);
}

/* The day whose lists hold: of the close; what is made of so-lieu.csv alone is carried to today's communes. */
static period_day
lists_day(const struct gather *g) {
    const period_day since = snapshot_new_communes();
    const bool carried = g->r.carried || period_is_compiled(g->r.period);

    return carried && g->closing < since ? since : g->closing;
}

/* Whether the communes that xa.csv has for a day before 1/7/2025 are today's: an office dates them back that works over
 * them for all its years. */
static bool
are_todays(const struct gather *g) {
    const struct member_list *xa = &g->members.list[MEMBER_XA];
    bool all = g->vintages.n > 0 && xa->n == g->vintages.today.n;

    for (uint32_t k = 0; all && k < xa->n; k++) {
        all = map_get(&g->vintages.today, xa->m[k].code) != MAP_NONE;
    }
    return all;
}

/* The old communes of the crosswalk, looked up before it is known which list the period stands on: not accounted
 * for, since the file is read again for what it is then. */
static bool
look_at_vintages(struct gather *g, struct err *e) {
    const struct gather_request *r = &g->r;
    struct ledger *unheard = NULL;
    const bool ok = ledger_new(r->profile, NULL, &unheard, e) &&
                    reference_vintages(&g->arena, r->input, r->profile, unheard, &g->vintages, e);

    ledger_free(unheard);
    return ok;
}

/* The same file of a period that stands on the old communes, for the ledger. */
static bool
account_for_vintages(struct gather *g, struct err *e) {
    struct reference_vintages counted;
    const bool ok = reference_vintages(&g->arena, g->r.input, g->r.profile, g->ledger, &counted, e);

    reference_vintages_free(&counted);
    return ok;
}

/* The lists of a day, and what is known of the other list of communes. */
static bool
read_lists(struct gather *g, struct err *e) {
    struct arena *a = &g->arena;
    const struct gather_request *r = &g->r;
    const period_day on = lists_day(g);
    const bool before = on < snapshot_new_communes();
    struct member_list *xa = &g->members.list[MEMBER_XA];

    if (before && !look_at_vintages(g, e)) {
        return false;
    }
    if (!reference_members_before(a, r->input, r->profile, on, before ? &g->vintages : NULL,
                                  g->ledger, &g->members, e)) {
        return false;
    }
    g->before_merger = before && !are_todays(g);
    if (g->before_merger) {
        xa->other_codes = g->vintages.n > 0 ? &g->vintages.today : NULL;
        return account_for_vintages(g, e);
    }
    if (!reference_crosswalk(a, r->input, r->profile, &g->members, g->ledger, &g->crosswalk, e)) {
        return false;
    }
    xa->other_codes = g->crosswalk.n > 0 ? &g->crosswalk.by_code : NULL;
    return true;
}

/* Years of the yearly tables that are of the other list, where the period could have used them: its own, and the
 * one before it, whose population stands in for a year that is not there yet. */
static void
tell_strange_years(struct gather *g) {
    for (size_t i = 0; i < g->yearly.strange_n; i++) {
        const struct reference_strange *s = &g->yearly.strange[i];

        if (s->nam > g->r.period.year || s->nam < g->r.period.year - 1) {
            continue;
        }
        gather_tell(g,
                    "%s năm %d: %u dòng ghi theo danh mục xã %s 1/7/2025, không dùng cho kỳ này; "
                    "số toàn tỉnh vẫn dùng.",
                    s->file, s->nam, s->codes, g->before_merger ? "từ" : "trước");
    }
}

/* A list of BHYT groups of before it said who may join. */
static void
tell_potential(struct gather *g) {
    const struct member_list *l = &g->members.list[MEMBER_NHOM];

    for (uint32_t k = 0; k < l->n; k++) {
        if (l->m[k].potential_told) {
            return;
        }
    }
    gather_tell(g,
                INPUT_LIST(nhom_bhyt) " chưa có cột tiem_nang (co, khong, rieng): người tiềm năng "
                                      "gồm mọi nhóm trừ lực lượng vũ trang, kể cả người hưởng "
                                      "lương hưu và học sinh.");
}

bool
gather_references(const struct gather_request *r, struct gather *g, struct err *e) {
    memset(g, 0, sizeof *g);
    g->r = *r;
    g->calendar = profile_calendar(r->profile);
    g->first = period_first(r->period, g->calendar);
    g->closing = period_last(r->period, g->calendar);
    if (r->as_of != PERIOD_NO_DATE && r->as_of < g->closing) {
        g->closing = r->as_of;
    }
    if (!ledger_new(r->profile, r->spill, &g->ledger, e)) {
        return false;
    }
    ledger_let_through(g->ledger, r->let_through);
    ledger_know_letters(g->ledger, r->letters);
    if (r->templates != NULL &&
        !form_load(&g->arena, fs_join(&g->arena, r->templates, NAMES_FORMS), &g->forms, e)) {
        return false;
    }
    if (!read_lists(g, e) ||
        !reference_yearly(&g->arena, r->input, r->profile, &g->members, g->ledger, &g->yearly, e) ||
        !reference_decisions(&g->arena, r->input, r->profile, g->ledger, &g->decisions, e) ||
        !reference_places(&g->arena, r->input, r->profile, &g->members, g->ledger, &g->places, e)) {
        return false;
    }
    indicator_build(&g->indicators, &g->members.list[MEMBER_NHOM], &g->arena);
    tell_names(g);
    tell_potential(g);
    tell_strange_years(g);
    return true;
}

void
gather_yearly(struct gather *g, struct cube *c, int year, bool tell) {
    struct yearly_notes n;
    int64_t dan_so;

    yearly_fill(c, &g->yearly, year, profile_int(g->r.profile, PROFILE_DAN_SO_LLLD), &n);
    if (!tell) {
        return;
    }
    if (n.population_year == 0) {
        gather_warn_as(
            g, "Chưa có số liệu dân số: không tính được tỷ lệ bao phủ.",
            "Chưa có số dân trong " INPUT_FILE(dan_so) ": không tính được tỷ lệ bao phủ.");
    } else if (n.population_grown > 0) {
        gather_warn(g,
                    "Chưa có số dân năm %d: tỷ lệ bao phủ tính trên số dân dự kiến, tăng từ số dân "
                    "năm %d theo tốc độ bình quân %d năm trước đó.",
                    year, n.population_year, n.population_rates);
    } else if (n.population_year != year) {
        gather_warn(g, "Chưa có số dân năm %d: tỷ lệ bao phủ tính trên số dân năm %d.", year,
                    n.population_year);
    }
    if (n.population_missing > 0 && n.population_missing < g->members.list[MEMBER_XA].n) {
        gather_warn(
            g,
            INPUT_FILE(
                dan_so) " năm %d thiếu %u xã: các xã đó không có tỷ lệ bao phủ; toàn tỉnh %s.",
            n.population_year, n.population_missing,
            cube_get(c, MEMBER_TINH, 0, INDICATOR_DAN_SO, &dan_so)
                ? "tính theo dòng toàn tỉnh"
                : "cũng không có, vì chưa có dòng toàn tỉnh");
    }
    if (n.llld_given > 0 && n.llld_lacking > 0) {
        gather_tell(g,
                    "dan_so.csv năm %d: %u xã không có lực lượng lao động, tính bằng tỷ lệ của dân "
                    "số; %u xã khác có số.",
                    n.population_year, n.llld_lacking, n.llld_given);
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
                    INPUT_FILE(dan_so) " hoặc " INPUT_FILE(
                        chi_tieu) " ghi lại %u số đã có với giá trị khác: chương "
                                  "trình dùng số ghi trước; hãy giữ một dòng cho mỗi năm và mã.",
                    n.repeated);
    }
    if (n.targets_differ > 0) {
        const struct indicator *i = &g->indicators.v[n.first_differing];
        char stated[NUM_TEXT];
        char summed[NUM_TEXT];

        num_vn_int(stated, n.target_stated);
        num_vn_int(summed, n.target_summed);
        if (n.target_missing > 0) {
            gather_warn(g, STR_FMT ": toàn tỉnh giao %s, tổng các xã là %s; %u xã chưa được giao.",
                        STR_ARG(i->name), stated, summed, n.target_missing);
        } else {
            gather_warn(g, STR_FMT ": toàn tỉnh giao %s, tổng các xã là %s.", STR_ARG(i->name),
                        stated, summed);
        }
    }
}

static void
tell_decisions(struct gather *g) {
    const struct reconcile_decided n = reconcile_decided(g->reconcile);

    if (g->decisions.n > 0) {
        gather_warn(g,
                    "Theo " INPUT_FILE(
                        quyet_dinh_doi_chieu) " (%zu quyết định): %u đơn vị được ghép với mã số "
                                              "thuế đã quyết định, %u đơn vị không ghép theo mã số "
                                              "thuế đã khai; %u đơn vị "
                                              "nêu trong tệp không có trong kỳ này.",
                    g->decisions.n, n.matched, n.parted, n.strange);
    }
}

/* The file of people that was read last: where a finding about all of them stands. */
static uint32_t
people_file(const struct gather *g) {
    for (uint32_t k = ledger_files(g->ledger); k-- > 0;) {
        if (str_eq(ledger_file(g->ledger, k)->table,
                   str_from(schema_name(SCHEMA_NGUOI_THAM_GIA)))) {
            return k;
        }
    }
    return 0;
}

/* Rows of people of whom none is counted on the closing day are no province without participants
 * (D17): dates exchanged, another period's file, or a column of rights under another name. */
static bool
somebody_counts(struct gather *g, struct err *e) {
    struct ledger_finding f = {.file = people_file(g),
                               .line = 1,
                               .rule = LEDGER_D17,
                               .severity = ledger_severity(g->ledger, LEDGER_D17)};
    struct buf what = {0};
    const struct ledger_file *file;
    bool ok = true;

    if (people_distinct(g->people) > 0) {
        return true;
    }
    file = ledger_file(g->ledger, f.file);
    buf_text(&what, "không người nào được tính ở ngày chốt");
    if (file->rejected > file->accepted) {
        rejections_say(g->ledger, file, &what);
    } else {
        buf_text(&what, "; hãy kiểm tra kỳ của tệp, các cột tu_ngay, den_ngay (có bị đổi chỗ "
                        "không) và các cột loai_bhxh, bhtn, bhyt (có đủ không)");
    }
    f.what = buf_view(&what);
    if (ledger_note_as(g->ledger, &f) == LEDGER_CHAN) {
        (void)err_set(e, ERR_DATA, "D17: %s", buf_z(&what));
        ok = err_at(e, STR_FMT, STR_ARG(file->path));
    }
    buf_free(&what);
    return ok;
}

/* A profile that makes D12 stop the run: the rows were counted when they were noted. */
static bool
kinds_agree(const struct gather *g, struct err *e) {
    return ledger_severity(g->ledger, LEDGER_D12) != LEDGER_CHAN ||
           people_of_both_kinds(g->people) == 0 ||
           err_set(e, ERR_DATA,
                   "%llu dòng BHXH tự nguyện là của người có cả BHXH bắt buộc; quy tắc D12 được "
                   "đặt là chan",
                   (unsigned long long)people_of_both_kinds(g->people));
}

void
gather_tell_targets(struct gather *g) {
    const int year = g->r.period.year;

    for (size_t i = 0; i < g->yearly.targets; i++) {
        if (g->yearly.target[i].nam == year && g->yearly.target[i].level == MEMBER_TINH) {
            return;
        }
    }
    gather_tell(
        g,
        INPUT_FILE(
            chi_tieu) " chưa có chỉ tiêu năm %d của tỉnh (dòng %d,tinh,...): không tính được "
                      "tỷ lệ hoàn thành.",
        year, year);
}

static bool
sums_fit(const struct gather *g, struct err *e) {
    char ky[PERIOD_TEXT];

    if (cube_check(g->now, e)) {
        return true;
    }
    period_text(ky, g->r.period);
    return err_at(e, "%s/%s", g->r.input, ky);
}

bool
gather_extracts(struct gather *g, struct err *e) {
    if (!gather_read(g, e) || !somebody_counts(g, e) || !kinds_agree(g, e)) {
        return false;
    }
    g->now = cube_new(&g->arena, g->r.period, &g->members, &g->indicators);
    people_without(g->people, people_told_lack(g->have.person_lacks));
    people_finish(g->people, g->now);
    if (g->have.employers) {
        employers_finish(g->employers, g->now);
    }
    if (!gather_past(g, e)) {
        return false;
    }
    gather_propose_wait(g);
    if (g->have.taxpayers) {
        if (!reconcile_finish(g->reconcile, gather_matches(g) ? g->employers : NULL, g->now, e)) {
            return false;
        }
        tell_decisions(g);
    }
    gather_yearly(g, g->now, g->r.period.year, true);
    gather_tell_sources(g);
    gather_tell_located(g);
    gather_tell_targets(g);
    g->book.at[CUBE_NOW] = g->now;
    gather_goal(g);
    return gather_by_hand(g, e) && gather_dues(g, e) && sums_fit(g, e);
}

void
gather_free(struct gather *g) {
    struct arena a = g->arena;

    gather_drop(g);
    previous_free(&g->past);
    previous_free(&g->last);
    for (unsigned k = 0; k < ARREARS_PERIODS - 1; k++) {
        previous_free(&g->earlier[k]);
    }
    ledger_free(g->ledger);
    indicator_free(&g->indicators);
    crosswalk_free(&g->crosswalk);
    reference_vintages_free(&g->vintages);
    member_set_free(&g->members);
    memset(g, 0, sizeof *g);
    arena_free(&a);
}
