/* gather_quarters - a half or a year out of its quarters, and what must be told about them.  See gather.h. */

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "conf/names.h"
#include "figures/compile.h"
#include "figures/snapshot.h"
#include "run/gather.h"
#include "store/manifest.h"
#include "store/seal.h"

enum { QUARTERS_MAX = 4 };

struct quarter {
    const char *name;        /* the label and the revision, as a document calls the set */
    const char *set;         /* the published set; NULL: written by hand */
    const struct cube *cube; /* NULL: missing */
    int64_t dan_so;          /* of the province, 0: not given */
    struct manifest_basis basis;
    struct period period;
    char ky[PERIOD_TEXT];
    char label[PERIOD_TEXT]; /* "quý I năm 2026" */
    bool unsealed;
};

static bool
missing(struct gather *g, const struct quarter *q, struct err *e) {
    if (profile_int(g->r.profile, PROFILE_TONG_HOP_THIEU) == 0) {
        return err_set(e, ERR_NOINPUT,
                       "thiếu số liệu kỳ %s: chạy baophu run %s trước, hoặc đặt %s/%s.csv", q->ky,
                       q->ky, NAMES_HISTORY, q->ky);
    }
    gather_warn(g, "Thiếu số liệu %s: số phát sinh trong kỳ chưa đủ.", q->label);
    return true;
}

static bool
look_at_seal(struct gather *g, struct quarter *q, struct err *e) {
    bool sealed = false;

    if (!seal_is_sealed(g->r.output, q->set, &sealed, e)) {
        return false;
    }
    if (sealed) {
        return true;
    }
    if (profile_int(g->r.profile, PROFILE_TONG_HOP_CHUA_CHOT) == 0) {
        return err_set(e, ERR_DATA,
                       "số liệu %s chưa chốt: chạy baophu lock %s trước, hoặc đặt "
                       "tong_hop.chua_chot = canh_bao",
                       q->set, q->ky);
    }
    q->unsealed = true;
    return true;
}

static bool
is_running(const struct gather *g, struct period p) {
    return g->r.as_of != PERIOD_NO_DATE && g->r.as_of <= period_last(p, g->calendar);
}

/* One quarter by itself: sealed, restated, provisional, forced, by hand. */
static bool
look_at(struct gather *g, struct quarter *q, struct err *e) {
    (void)cube_get(q->cube, MEMBER_TINH, 0, INDICATOR_DAN_SO, &q->dan_so);
    if (q->set == NULL) {
        char face[PERIOD_TEXT + 96];

        (void)snprintf(face, sizeof face, "Số liệu %s lấy theo báo cáo đã có của kỳ đó.", q->label);
        gather_warn_as(g, face, "Số liệu %s lấy từ tệp nhập tay %s/%s.csv.", q->label,
                       NAMES_HISTORY, q->ky);
        return true;
    }
    if (!look_at_seal(g, q, e) ||
        !manifest_basis(&g->arena, fs_join(&g->arena, g->r.output, q->set), &q->basis, e)) {
        return false;
    }
    g->quarters.files += q->basis.rows.files;
    g->quarters.read += q->basis.rows.read;
    g->quarters.accepted += q->basis.rows.accepted;
    g->quarters.rejected += q->basis.rows.rejected;
    g->quarters.duplicate += q->basis.rows.duplicate;
    if (q->basis.provisional && is_running(g, q->period)) { /* documents say it of the whole */
        gather_tell(g, "Số liệu %s là số tạm tính.", q->name);
    } else if (q->basis.provisional) {
        gather_warn(g, "Số liệu %s là số tạm tính.", q->name);
    }
    if (q->basis.forced) {
        gather_warn(g, "Số liệu %s phát hành khi quá ngưỡng dòng bị loại.", q->name);
    }
    return true;
}

static bool
differ(const char *a, const char *b) {
    return a != NULL && b != NULL && strcmp(a, b) != 0;
}

/* "quý I năm 2026 (điều chỉnh lần 2)" */
static const char *
called(struct arena *a, const char *label, const char *set) {
    const int64_t revision = set == NULL ? 0 : seal_revision(set);
    struct buf b = {0};
    const char *name;

    buf_text(&b, label);
    if (revision > 0) {
        buf_fmt(&b, " (điều chỉnh lần %lld)", (long long)revision);
    }
    name = str_keep(a, buf_view(&b)).p;
    buf_free(&b);
    return name;
}

/* "quý I" of "quý I năm 2026", where a name with the same year follows. */
static size_t
without_year(const char *name) {
    const char *year = strstr(name, " năm ");

    return year == NULL || strchr(name, '(') != NULL ? strlen(name) : (size_t)(year - name);
}

/* One sentence for all quarters whose figures may still change; it has been said of a provisional one. */
static void
tell_unsealed(struct gather *g, const struct quarter *q, size_t n) {
    struct buf b = {0};
    size_t last = n;

    for (size_t i = 0; i < n; i++) {
        last = q[i].unsealed && !q[i].basis.provisional ? i : last;
    }
    for (size_t i = 0; i < n; i++) {
        if (q[i].unsealed && !q[i].basis.provisional) {
            buf_text(&b, b.n > 0 ? ", " : "");
            buf_add(&b, q[i].name, i == last ? strlen(q[i].name) : without_year(q[i].name));
        }
    }
    if (b.n > 0) {
        gather_warn(g, "Số liệu %s chưa chốt.", buf_z(&b));
    }
    buf_free(&b);
}

/* The calendars of spec 1.1, from the word of the profile. */
static const char *
calendar_name(const char *lich) {
    return strcmp(lich, "nd09") == 0 ? "lịch của Nghị định 09/2019/NĐ-CP" : "lịch dương";
}

/* A quarter beside the last one, whose stocks the half or the year takes. */
static void
tell_basis(struct gather *g, const struct quarter *q, const struct quarter *last) {
    if (q->dan_so != 0 && last->dan_so != 0 && q->dan_so != last->dan_so) {
        char one[NUM_TEXT];
        char other[NUM_TEXT];

        num_vn_int(one, q->dan_so);
        num_vn_int(other, last->dan_so);
        gather_warn(g, "Số dân của %s (%s) khác %s (%s); tỷ lệ cả kỳ tính theo số dân của %s.",
                    q->label, one, last->label, other, last->label);
    }
    if (differ(q->basis.population, last->basis.population) ||
        differ(q->basis.population_at, last->basis.population_at)) {
        gather_warn(g, "Nguồn dân số của %s (%s, %s) khác %s (%s, %s).", q->label,
                    q->basis.population, q->basis.population_at, last->label,
                    last->basis.population, last->basis.population_at);
    }
    if (differ(q->basis.calendar, last->basis.calendar)) {
        gather_warn(g, "Số liệu %s chốt theo %s, số liệu %s chốt theo %s.", q->label,
                    calendar_name(q->basis.calendar), last->label,
                    calendar_name(last->basis.calendar));
    }
    if (snapshot_on_old_communes(q->period)) {
        gather_warn(g, "Số liệu %s theo danh mục xã trước 1/7/2025, đã quy đổi sang xã hiện nay.",
                    q->label);
    }
}

bool
gather_quarters(struct gather *g, struct err *e) {
    struct quarter q[QUARTERS_MAX] = {0};
    int64_t dan_so;
    struct period period[QUARTERS_MAX];
    const struct cube *cube[QUARTERS_MAX] = {NULL};
    const size_t n = period_quarters(g->r.period, period);
    const struct quarter *last = NULL;

    for (size_t i = 0; i < n; i++) {
        q[i].period = period[i];
        period_text(q[i].ky, period[i]);
        period_label(q[i].label, period[i]);
        if (!gather_find(g, period[i], &q[i].cube, &q[i].set, e)) {
            return false;
        }
        q[i].name = called(&g->arena, q[i].label, q[i].set);
        if (!(q[i].cube == NULL ? missing(g, &q[i], e) : look_at(g, &q[i], e))) {
            return false;
        }
        cube[i] = q[i].cube;
        last = cube[i] != NULL ? &q[i] : last;
    }
    if (last == NULL) {
        return err_set(e, ERR_NOINPUT, "không có số liệu quý nào để tổng hợp");
    }
    tell_unsealed(g, q, n);
    for (size_t i = 0; i < n; i++) {
        if (cube[i] != NULL) {
            tell_basis(g, &q[i], last);
        }
    }
    for (size_t i = n, k = 0; i-- > 0 && k < CUBE_EARLIER;) {
        if (cube[i] != NULL && cube[i] != last->cube) {
            g->book.earlier[k++] = cube[i];
        }
    }
    g->now = compile_quarters(&g->arena, g->r.period, cube, n);
    if (!cube_get(g->now, MEMBER_TINH, 0, INDICATOR_DAN_SO, &dan_so)) {
        gather_yearly(g, g->now, g->r.period.year, true); /* quarters typed by hand may lack it */
    }
    gather_goal(g);
    g->dues = dues_basis_of(last->cube);
    gather_tell_dues(g);
    gather_tell_targets(g);
    g->book.at[CUBE_NOW] = g->now;
    return gather_by_hand(g, e) && cube_check(g->now, e);
}
