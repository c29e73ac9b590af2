/* reconcile_cube - the class of every group, and all counts into the cube.  See reconcile.h. */

#include <assert.h>

#include "figures/reconcile.h"
#include "figures/reconcile_parts.h"

enum { SHARE_WHOLE = 10000 }; /* hundredths of a percent */
#define NO EXTRACT_NO_NUMBER

static const struct {
    const char *text;
    uint32_t dv, ld; /* indicators: groups, and gap of workers */
} class_row[RECONCILE_CLASS_COUNT] = {
#define RECONCILE_ROW(NAME, id, text)                                                              \
    [RECONCILE_##NAME] = {text, INDICATOR_DC_##NAME, INDICATOR_DC_##NAME##_LD},
    RECONCILE_CLASSES(RECONCILE_ROW)
#undef RECONCILE_ROW
};

const char *
reconcile_class_text(enum reconcile_class c) {
    assert(c < RECONCILE_CLASS_COUNT);
    return class_row[c].text;
}

uint32_t
reconcile_class_indicator(enum reconcile_class c, bool workers) {
    assert(c < RECONCILE_CLASS_COUNT);
    return workers ? class_row[c].ld : class_row[c].dv;
}

/* --- classes ---------------------------------------------------------------------- */

static bool
more_workers(int64_t a, int64_t b, int64_t tolerance) {
    return a != NO && b != NO && a > (num_wide)b + tolerance;
}

/* tax payroll > BHXH payroll x (1 + tolerance), exactly */
static bool
more_pay(int64_t tax, int64_t bhxh, int64_t tolerance) {
    return tax != NO && bhxh != NO &&
           (num_wide)tax * SHARE_WHOLE > (num_wide)bhxh * (SHARE_WHOLE + tolerance);
}

/* In the order of spec 1.5. */
static enum reconcile_class
class_of(const struct profile *p, const struct reconcile_group *g) {
    const int64_t tolerance = profile_int(p, PROFILE_DC_DUNG_SAI_LD);

    if (g->bhxh && !g->mst_ok) {
        return RECONCILE_SAI_MST;
    }
    if (g->bhxh && g->tax) {
        if (!g->active) {
            return RECONCILE_NGUNG_THUE;
        }
        if (more_workers(g->ld_thue, g->ld_bhxh, tolerance)) {
            return RECONCILE_THIEU_LD;
        }
        if (more_pay(g->luong_thue, g->luong_bhxh, profile_int(p, PROFILE_DC_DUNG_SAI_LUONG))) {
            return RECONCILE_THIEU_LUONG;
        }
        return more_workers(g->ld_bhxh, g->ld_thue, tolerance) ? RECONCILE_THUA_LD : RECONCILE_KHOP;
    }
    if (g->bhxh) {
        return RECONCILE_KHONG_THUE;
    }
    if (!g->active) {
        return RECONCILE_THUE_NGUNG;
    }
    return g->ld_thue != NO && g->ld_thue > 0 ? RECONCILE_CHUA_TG : RECONCILE_THUE_KHONG_LD;
}

int64_t
reconcile_gap(const struct reconcile_group *g) {
    const int64_t bhxh = g->bhxh ? g->ld_bhxh : 0;
    const int64_t tax = g->tax ? g->ld_thue : 0;

    if (bhxh == NO || tax == NO) {
        return 0;
    }
    return bhxh > tax ? bhxh - tax : tax - bhxh;
}

/* --- into the cube ---------------------------------------------------------------------- */

enum { LEVELS = 4 };
static const enum member_level levels[LEVELS] = {MEMBER_TINH, MEMBER_XA, MEMBER_CO_QUAN,
                                                 MEMBER_LOAI_HINH};

/* Where the indicator is present already: most who are counted add 0. */
static void
count(struct cube *c, const uint32_t line[LEVELS], uint32_t ind, int64_t v) {
    for (size_t k = 0; v != 0 && k < LEVELS; k++) {
        cube_add(c, levels[k], line[k], ind, v);
    }
}

static void
present(struct cube *c, uint32_t ind) {
    for (size_t k = 0; k < LEVELS; k++) {
        cube_present(c, levels[k], ind);
    }
}

/* Which columns were delivered: an empty file delivers all. */
struct given {
    bool ld, luong, ngay_cap; /* of the tax side */
    bool both_luong;          /* payrolls of both sides */
};

static struct given
given_of(const struct reconcile *r) {
    const bool empty = r->taxes == 0;
    struct given v = {empty, empty, empty, false};
    bool bhxh_luong = r->groups == 0;

    for (uint32_t ix = 0; ix < r->taxes; ix++) {
        v.ld = v.ld || r->tax[ix].ld != NO;
        v.luong = v.luong || r->tax[ix].luong != NO;
        v.ngay_cap = v.ngay_cap || r->tax[ix].ngay_cap != PERIOD_NO_DATE;
    }
    for (uint32_t ix = 0; ix < r->groups; ix++) {
        bhxh_luong = bhxh_luong || r->group[ix].luong_bhxh != NO;
    }
    v.both_luong = v.luong && bhxh_luong;
    return v;
}

/* What a class rests on beside the codes: without it nobody can be told to be in the class, or not. */
static bool
can_tell(enum reconcile_class c, const struct given *v) {
    switch (c) {
    case RECONCILE_THIEU_LD:
    case RECONCILE_THUA_LD:
    case RECONCILE_KHOP:
    case RECONCILE_CHUA_TG:
    case RECONCILE_THUE_KHONG_LD:
        return v->ld;
    case RECONCILE_THIEU_LUONG:
        return v->ld && v->both_luong;
    case RECONCILE_SAI_MST:
    case RECONCILE_NGUNG_THUE:
    case RECONCILE_THUE_NGUNG:
    case RECONCILE_KHONG_THUE:
    case RECONCILE_CLASS_COUNT:
        break;
    }
    return true;
}

/* Its gap of workers: of a class that stands at BHXH alone no column of tax is asked. */
static bool
can_tell_gap(enum reconcile_class c, const struct given *v) {
    return can_tell(c, v) && (v->ld || c == RECONCILE_SAI_MST || c == RECONCILE_KHONG_THUE);
}

static void
count_groups(const struct reconcile *r, const struct given *v, struct cube *c) {
    for (uint32_t k = 0; k < RECONCILE_CLASS_COUNT; k++) {
        if (can_tell((enum reconcile_class)k, v)) {
            present(c, class_row[k].dv);
        }
        if (can_tell_gap((enum reconcile_class)k, v)) {
            present(c, class_row[k].ld);
        }
    }
    for (uint32_t ix = 0; ix < r->groups; ix++) {
        const struct reconcile_group *g = &r->group[ix];
        const uint32_t line[LEVELS] = {0, g->xa, g->co_quan, g->loai_hinh};

        if (can_tell(g->class, v)) {
            count(c, line, class_row[g->class].dv, 1);
        }
        if (can_tell_gap(g->class, v)) {
            count(c, line, class_row[g->class].ld, reconcile_gap(g));
        }
    }
}

/* A tax payer at its own commune and kind, and at its group's department (tax knows none). */
static void
count_tax(const struct reconcile *r, const struct reconcile_tax *t, const struct given *v,
          const struct reconcile_group *g, struct cube *c) {
    const enum period_calendar lich = profile_calendar(r->p);
    const uint32_t unassigned = r->m->list[MEMBER_CO_QUAN].n;
    const uint32_t line[LEVELS] = {0, t->xa, g != NULL ? g->co_quan : unassigned, t->loai_hinh};

    count(c, line, INDICATOR_THUE_DV, t->active);
    if (v->ld) {
        count(c, line, INDICATOR_THUE_LD, t->active && t->ld != NO ? t->ld : 0);
    }
    if (v->luong) {
        count(c, line, INDICATOR_THUE_QUY_LUONG, t->active && t->luong != NO ? t->luong : 0);
    }
    if (v->ngay_cap) {
        const bool moi = t->ngay_cap != PERIOD_NO_DATE &&
                         t->ngay_cap >= period_first(c->period, lich) &&
                         t->ngay_cap <= period_last(c->period, lich);

        count(c, line, INDICATOR_THUE_MOI, moi);
        if (g != NULL) {
            count(c, line, INDICATOR_THUE_MOI_CTG, moi && !g->bhxh);
        }
    }
}

/* The tax side's own figures. */
static void
count_taxes(const struct reconcile *r, bool matched, const struct given *v, struct cube *c) {
    const struct {
        bool present;
        uint32_t ind;
    } row[] = {{true, INDICATOR_THUE_DV},
               {v->ld, INDICATOR_THUE_LD},
               {v->luong, INDICATOR_THUE_QUY_LUONG},
               {v->ngay_cap, INDICATOR_THUE_MOI},
               {v->ngay_cap && matched, INDICATOR_THUE_MOI_CTG}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        if (row[i].present) {
            present(c, row[i].ind);
        }
    }
    for (uint32_t ix = 0; ix < r->taxes; ix++) {
        const struct reconcile_tax *t = &r->tax[ix];

        count_tax(r, t, v, matched ? &r->group[t->group] : NULL, c);
    }
}

void
reconcile_sort(struct reconcile *r, const struct employers *e) {
    if (r->e != NULL) {
        return;
    }
    r->e = e;
    reconcile_match(r, e);
    for (uint32_t ix = 0; ix < r->groups; ix++) {
        r->group[ix].class = class_of(r->p, &r->group[ix]);
    }
}

bool
reconcile_finish(struct reconcile *r, const struct employers *e, struct cube *c, struct err *err) {
    struct given v;

    assert(r->e == NULL || r->e == e);
    if (e != NULL) {
        reconcile_sort(r, e);
    }
    v = given_of(r);
    if (e != NULL) {
        count_groups(r, &v, c);
    }
    count_taxes(r, e != NULL, &v, c);
    if (r->overflow) {
        return err_set(
            err, ERR_DATA,
            "đối chiếu thuế: tổng số lao động hoặc quỹ lương của một mã số thuế vượt quá "
            "64 bit; hãy kiểm tra đơn vị tính của các cột tiền");
    }
    r->finished = true;
    return true;
}
