/* gather_lists - the lists of employers and tax payers.  See gather.h. */

#include "base/fs.h"
#include "figures/arrears.h"
#include "figures/snapshot.h"
#include "run/gather.h"

/* Both sides of a period that lists are made from, and what they are compared with. */
struct sides {
    const struct employers *e;
    const struct reconcile *r;
    bool matched;
    const struct previous *past;
    struct arrears_past late;
};

static void
make(struct gather *g, const struct sides *s) {
    const struct reconcile_past past = {s->past->employers, s->past->reconcile};

    if (s->e != NULL) {
        arrears_list(s->e, s->past->employers, &s->late, &g->arena, &g->lists);
    }
    if (s->r != NULL) {
        reconcile_changes(s->r, s->past->reconcile, g->first, g->closing, &g->arena, &g->lists);
    }
    if (s->matched) {
        reconcile_lists(s->r, s->e, past.e == NULL ? NULL : &past, &g->arena, &g->lists);
        reconcile_date_late(s->r, &g->arena, &g->lists.of[LIST_CHAM_DONG_3T]);
    }
}

/* The rows of a list whose field has this text; text NULL: all. */
static int64_t
rows_with(const struct list *l, size_t field, const char *text) {
    int64_t n = 0;

    for (uint32_t k = 0; k < l->n; k++) {
        n += text == NULL || str_eq(list_cell_of(&l->row[k], field).u.text, str_from(text)) ? 1 : 0;
    }
    return n;
}

/* The sum of figures of the province; -1: one is not known. */
static int64_t
figures(const struct gather *g, const uint32_t *ind, size_t n) {
    int64_t sum = 0;

    for (size_t k = 0; k < n; k++) {
        int64_t v;

        if (!cube_get(g->now, MEMBER_TINH, 0, ind[k], &v)) {
            return -1;
        }
        sum += v;
    }
    return sum;
}

/* A list of a compiled period that does not have as many rows as its figures say is of other extracts than they are:
 * it is left out, and said. */
static void
hold(struct gather *g, enum list_id l, int64_t rows, int64_t want, const char *what) {
    char has[NUM_TEXT];
    char said[NUM_TEXT];

    if (!g->lists.known[l] || rows == want) {
        return;
    }
    g->lists.known[l] = false;
    if (want < 0) {
        gather_tell(g, "Không có danh sách %s: số liệu đã phát hành không có số của danh sách này.",
                    what);
        return;
    }
    num_vn_int(has, rows);
    num_vn_int(said, want);
    gather_tell(g,
                "Không có danh sách %s: dữ liệu của quý cuối kỳ trong thư mục nhập có %s, số "
                "liệu đã phát hành là %s.",
                what, has, said);
}

static void
hold_all(struct gather *g) {
    static const uint32_t late[] = {INDICATOR_DV_CHAM_3T};
    static const uint32_t review[] = {INDICATOR_DC_CHUA_TG, INDICATOR_DC_THIEU_LD,
                                      INDICATOR_DC_THIEU_LUONG};
    static const uint32_t unmatched[] = {INDICATOR_DC_SAI_MST};
    static const uint32_t fresh[] = {INDICATOR_THUE_MOI};
    const struct list *of = g->lists.of;
    enum { BIEN_DONG = 1 }; /* the field of LIST_THUE_BIEN_DONG that says what happened */

    hold(g, LIST_CHAM_DONG_3T, rows_with(&of[LIST_CHAM_DONG_3T], 0, NULL), figures(g, late, 1),
         "đơn vị chậm đóng từ 3 tháng");
    hold(g, LIST_RA_SOAT, rows_with(&of[LIST_RA_SOAT], 0, NULL), figures(g, review, 3),
         "đơn vị cần rà soát");
    hold(g, LIST_SAI_MST, rows_with(&of[LIST_SAI_MST], 0, NULL), figures(g, unmatched, 1),
         "đơn vị không có mã số thuế hợp lệ");
    hold(g, LIST_THUE_BIEN_DONG,
         rows_with(&of[LIST_THUE_BIEN_DONG], BIEN_DONG, RECONCILE_CHANGES_NEW),
         figures(g, fresh, 1), "người nộp thuế mới đăng ký");
}

static bool
read_quarter(struct gather *g, struct period p, const char *without, struct previous *out,
             struct err *e) {
    struct err why = {0};
    char label[PERIOD_TEXT];

    if (gather_previous(g, p, NULL, out, &why)) {
        return true;
    }
    if (why.kind != ERR_DATA) { /* a broken disk is no wrong extract */
        *e = why;
        return false;
    }
    period_label(label, p);
    gather_tell(g, "%s %s: %s.", without, label, why.what);
    return true;
}

/* The people of a half or a year by employer: read with their two closing quarters. */
#define WITHOUT_CHANGES "Không có mức tăng, giảm của từng đơn vị"

/* The same, with its people where they can be read. */
static bool
read_people(struct gather *g, struct period p, const char *without, struct previous *out,
            struct err *e) {
    struct movement *m = movement_new(member_lines(&g->members, MEMBER_XA), 0);
    struct err why = {0};
    const bool ok = gather_previous(g, p, m, out, &why);

    movement_free(m);
    if (ok) {
        return true;
    }
    if (why.kind != ERR_DATA) {
        *e = why;
        return false;
    }
    gather_tell(g, WITHOUT_CHANGES ": %s.", why.what);
    return read_quarter(g, p, without, out, e);
}

static void
list_changes(struct gather *g, struct period before) {
    if (g->past.headcount != NULL && g->last.headcount != NULL && g->last.employers != NULL &&
        gather_people_are(g, g->past.people, g->book.at[CUBE_KY_TRUOC], before, WITHOUT_CHANGES) &&
        gather_people_are(g, g->last.people, g->now, g->r.period, WITHOUT_CHANGES)) {
        headcount_list((struct headcount_day){g->past.headcount, g->past.employers},
                       (struct headcount_day){g->last.headcount, g->last.employers}, &g->members,
                       &g->arena, &g->lists);
    }
}

/* A half or a year closes with its last quarter, whose extracts have the employers and tax payers of that day; what
 * became of them is told against the last quarter of the period before. */
static bool
of_last_quarter(struct gather *g, struct err *e) {
    struct period now[4];
    struct period before[4];
    const size_t n = period_quarters(g->r.period, now);
    const size_t k = period_quarters(period_before(g->r.period), before);
    bool (*read)(struct gather *, struct period, const char *, struct previous *, struct err *);
    struct sides s;

    if (snapshot_on_old_communes(now[n - 1])) {
        return true; /* its extracts are of communes that are no more */
    }
    read = gather_compares_people(g, before[k - 1]) && gather_has_people(g->r.input, now[n - 1])
               ? read_people
               : read_quarter;
    if (!read(g, now[n - 1], "Không có danh sách đơn vị của", &g->last, e) ||
        (!snapshot_on_old_communes(before[k - 1]) &&
         !read(g, before[k - 1], "Danh sách đơn vị không so sánh được với", &g->past, e))) {
        return false;
    }
    list_changes(g, before[k - 1]);
    if (g->last.reconcile != NULL) {
        reconcile_propose(g->last.reconcile, g->last.employers);
    }
    s = (struct sides){
        g->last.employers, g->last.reconcile, g->last.reconcile != NULL, &g->past, {{NULL}}};
    if (s.e != NULL && !gather_late(g, now[n - 1], before[k - 1], &s.late, e)) {
        return false;
    }
    make(g, &s);
    hold_all(g);
    return true;
}

bool
gather_lists(struct gather *g, struct err *e) {
    struct sides s;

    if (period_is_compiled(g->r.period)) {
        return of_last_quarter(g, e);
    }
    s = (struct sides){g->have.employers ? g->employers : NULL,
                       g->have.taxpayers ? g->reconcile : NULL,
                       gather_matches(g),
                       &g->past,
                       {{NULL}}};
    if (s.e != NULL && !gather_late(g, g->r.period, period_before(g->r.period), &s.late, e)) {
        return false;
    }
    make(g, &s);
    return true;
}
