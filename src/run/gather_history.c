/* gather_history - the figures of other periods, and the lists.  See gather.h. */

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "conf/input_tables.h"
#include "conf/names.h"
#include "figures/compile.h"
#include "figures/outlook.h"
#include "figures/snapshot.h"
#include "run/gather.h"
#include "store/manifest.h"
#include "store/seal.h"

/* Whose figures they are: the file's name for a person at the terminal, the period for a document. */
struct whose {
    const char *name;
    char label[PERIOD_TEXT];
};

/* Two rows of a list that exchanged their names or codes exchange all figures of two places. */
static void
tell_moved(struct gather *g, const struct whose *w, const struct snapshot_notes *n) {
    static const char *const list[MEMBER_LEVEL_COUNT] = {[MEMBER_XA] = INPUT_LIST(xa),
                                                         [MEMBER_CO_QUAN] = INPUT_LIST(co_quan),
                                                         [MEMBER_NHOM] = INPUT_LIST(nhom_bhyt),
                                                         [MEMBER_LOAI_HINH] =
                                                             INPUT_LIST(loai_hinh)};
    const struct member *const m = g->members.list[n->moved_level].m;
    struct buf face = {0};

    buf_fmt(&face,
            "Tên của %u %s trong danh mục nay thuộc mã khác so với số liệu %s: có thể hai dòng đổi "
            "chỗ nhau, khi đó số liệu của hai nơi cũng đổi chỗ.",
            n->moved_names, member_level_text(n->moved_level), w->label);
    gather_warn_as(g, buf_z(&face),
                   "%s: %u tên thuộc mã khác so với tệp này, ví dụ \"" STR_FMT "\" có mã " STR_FMT
                   ", trong %s là " STR_FMT
                   "; hai dòng đổi chỗ tên hay mã thì số liệu của hai nơi đổi chỗ: hãy sửa danh "
                   "mục rồi chạy lại.",
                   w->name, n->moved_names, STR_ARG(m[n->moved_to].name),
                   STR_ARG(m[n->moved_from].code), list[n->moved_level],
                   STR_ARG(m[n->moved_to].code));
    buf_free(&face);
}

static void
tell_snapshot(struct gather *g, const struct whose *w, const struct snapshot_notes *n) {
    char face[PERIOD_TEXT + 192];

    if (n->incomparable > 0) {
        (void)snprintf(face, sizeof face,
                       "Số liệu %s của %u xã không so sánh được vì xã cũ bị chia mà chưa rõ tỷ lệ "
                       "hoặc thiếu số liệu.",
                       w->label, n->incomparable);
        gather_warn_as(g, face,
                       "%s: số liệu của %u xã không so sánh được vì xã cũ bị chia mà chưa rõ tỷ lệ "
                       "hoặc thiếu số liệu (khóa quy_doi.ty_le_chua_biet quyết định cách chia).",
                       w->name, n->incomparable);
    }
    if (n->unknown_rows > 0) {
        gather_tell(g, "%s: %llu dòng có mã hoặc chỉ tiêu không còn trong danh mục, không dùng%s.",
                    w->name, (unsigned long long)n->unknown_rows,
                    n->old_communes ? " (xã trước 1/7/2025 phải có trong danh_muc/quy_doi_xa.csv)"
                                    : "");
    }
    if (n->moved_names > 0) {
        tell_moved(g, w, n);
    }
    if (n->clashing_rates > 0) {
        (void)snprintf(face, sizeof face,
                       "Số liệu %s: %llu tỷ lệ đã báo cáo khác với tử số chia mẫu số.", w->label,
                       (unsigned long long)n->clashing_rates);
        gather_warn_as(g, face,
                       "%s: %llu tỷ lệ ghi trong tệp khác với tử số chia mẫu số của chính tệp đó.",
                       w->name, (unsigned long long)n->clashing_rates);
    }
}

/* Two stated rates that cannot be of one labour force: said, never mended (spec 1.4). */
static void
tell_clashes(struct gather *g, const struct whose *w, const struct cube *c) {
    struct outlook_clash first;
    struct buf text = {0};
    struct buf face = {0};

    if (outlook_clashes(c, &first) > 0) {
        outlook_clash_text(&first, &text);
        buf_fmt(&face, "Số liệu %s: %s.", w->label, buf_z(&text));
        gather_warn_as(g, buf_z(&face), "%s: %s.", w->name, buf_z(&text));
    }
    buf_free(&face);
    buf_free(&text);
}

static struct snapshot_job
job_of(const struct gather *g, struct period p, const char *path) {
    const int64_t unknown = profile_int(g->r.profile, PROFILE_QUY_DOI_CHUA_BIET);

    return (struct snapshot_job){.path = path,
                                 .period = p,
                                 .members = &g->members,
                                 .indicators = &g->indicators,
                                 .crosswalk = &g->crosswalk,
                                 .decision = (enum crosswalk_decision)unknown,
                                 .before_merger = g->before_merger};
}

/* Not a so-lieu.csv of output/. */
static bool
job_is_typed(const char *path) {
    return strcmp(strrchr(path, '/') + 1, NAMES_DATA) != 0;
}

bool
gather_snapshot(struct gather *g, const char *path, struct period p, const char *name,
                const struct cube **out, struct err *e) {
    struct snapshot_job job = job_of(g, p, path);
    struct snapshot_notes notes;
    struct cube *c = NULL;
    struct whose whose = {.name = name};

    /* halves and years are published over today's communes (lists_day); typed ones are of their time */
    job.carried = period_is_compiled(p) && !job_is_typed(path);
    if (!(job_is_typed(path) ? gather_typed(g, &job, name, &c, &notes, e)
                             : snapshot_read(&g->arena, &job, &c, &notes, e))) {
        return false;
    }
    period_label(whose.label, p);
    tell_snapshot(g, &whose, &notes);
    tell_clashes(g, &whose, c);
    if (dues_basis_of(c) == DUES_NONE) { /* typed by hand, or made before there was this figure */
        (void)dues_fill(c, NULL, 0);
    }
    *out = c;
    return true;
}

bool
gather_carry(struct gather *g, const struct cube *counted, const struct cube **out, struct err *e) {
    const struct snapshot_job job = job_of(g, counted->period, NAMES_DATA);
    struct snapshot_notes notes;
    struct cube *c = NULL;

    if (!snapshot_carry(&g->arena, counted, &job, &c, &notes, e)) {
        return false;
    }
    *out = c;
    return true;
}

/* A file that was used, once: a year compares its own forerunner twice, as the year before and a year ago.
 * true: for the first time. */
static bool
record(struct gather *g, const char *name, const char *path) {
    for (size_t i = 0; i < g->histories; i++) {
        if (strcmp(g->history[i].path, path) == 0) {
            return false;
        }
    }
    assert(g->histories < GATHER_HISTORY_MAX);
    g->history[g->histories++] = (struct gather_history){name, path};
    return true;
}

/* Figures of a published set that somebody changed behind the program's back: lock and verify refuse them, and who
 * builds on them is told. */
void
gather_tell_changed(struct gather *g, const char *set) {
    const char *folder = fs_join(&g->arena, g->r.output, set);
    struct manifest_output *made = NULL;
    struct err unread;
    size_t n = 0;

    if (fs_exists(fs_join(&g->arena, folder, MANIFEST_NAME)) &&
        !(manifest_outputs(&g->arena, folder, &made, &n, &unread) &&
          manifest_is_whole(folder, made, n, NAMES_DATA))) {
        gather_warn(g,
                    "%s/" NAMES_DATA
                    " đã bị sửa sau khi phát hành, số liệu vẫn lấy từ đó; hãy chạy "
                    "lại kỳ ấy (baophu verify %s cho biết tệp nào).",
                    set, set);
    }
}

bool
gather_find(struct gather *g, struct period p, const struct cube **out, const char **set,
            struct err *e) {
    char ky[PERIOD_TEXT];
    const char *newest = NULL; /* a revision stands for its period */
    const char *next = NULL;
    const char *last = NULL; /* one that was sealed has to be there, as it was sealed */
    const char *name;
    const char *path;
    bool published;

    *set = NULL;
    period_text(ky, p);
    if (!seal_newest(&g->arena, g->r.output, ky, &newest, &next, e) ||
        !seal_last(&g->arena, g->r.output, ky, &last, e) ||
        (last != NULL && !seal_holds(g->r.output, last, NAMES_DATA, e))) {
        return false;
    }
    if (newest != NULL && seal_revision(newest) > 0) {
        char label[PERIOD_TEXT];

        period_label(label, p);
        char face[PERIOD_TEXT + 96];

        (void)snprintf(face, sizeof face, "Số liệu %s lấy theo bản điều chỉnh lần %lld.", label,
                       (long long)seal_revision(newest));
        gather_warn_as(g, face, "Số liệu %s lấy theo bản điều chỉnh lần %lld (%s).", label,
                       (long long)seal_revision(newest), newest);
    }
    name = fs_join(&g->arena, newest == NULL ? ky : newest, NAMES_DATA);
    path = fs_join(&g->arena, g->r.output, name);
    published = fs_exists(path);
    if (published) {
        *set = newest;
    } else {
        if (!gather_typed_name(g, ky, &name, e)) {
            return false;
        }
        if (name == NULL) {
            return true;
        }
        path = fs_join(&g->arena, g->r.input, name);
    }
    if (record(g, name, path) && published) {
        gather_tell_changed(g, newest == NULL ? ky : newest);
    }
    return gather_snapshot(g, path, p, name, out, e);
}

bool
gather_restated(struct gather *g, const char *set, const struct cube **out, struct err *e) {
    const char *name = fs_join(&g->arena, set, NAMES_DATA);
    const char *path = fs_join(&g->arena, g->r.output, name);

    if (!seal_holds(g->r.output, set, NAMES_DATA, e)) {
        return false;
    }
    (void)record(g, name, path);
    gather_warn_as(g, "Số liệu điều chỉnh, thay số liệu đã chốt; xem phụ lục Số liệu điều chỉnh.",
                   "Số liệu điều chỉnh, thay bộ đã chốt %s; xem phụ lục Số liệu điều chỉnh.", set);
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
    if (*out != NULL || !period_is_compiled(p)) {
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
    for (int y = g->r.period.year - GATHER_YEARS_BACK; y < g->r.period.year; y++) {
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
    gather_movement_close(g);
    if (period_equal(before, start)) {
        g->book.at[CUBE_DAU_NAM] = g->book.at[CUBE_KY_TRUOC];
    } else if (!find_snapshot(g, start, &g->book.at[CUBE_DAU_NAM], e)) {
        return false;
    }
    if (!find_years(g, e)) {
        return false;
    }
    return gather_lists(g, e);
}
