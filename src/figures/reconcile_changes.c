/* reconcile_changes - tax payers that are new, suspended or closed in a period.  See reconcile.h. */

#include <stdlib.h>

#include "figures/reconcile.h"
#include "figures/reconcile_parts.h"
#include "ingest/taxcode.h"

#define L  LIST_THUE_BIEN_DONG
#define NO EXTRACT_NO_NUMBER

/* What became of a tax payer, in the order of the list. */
static const struct {
    int status; /* of the tax side (ingest/taxstatus.h) */
    const char *text;
} stopped[] = {
    {5, "Tạm ngừng hoạt động, kinh doanh"},
    {3, "Ngừng hoạt động, chưa hoàn thành thủ tục đóng mã số thuế"},
    {1, "Ngừng hoạt động, đã đóng mã số thuế"},
    {6, "Không hoạt động tại địa chỉ đã đăng ký"},
    {7, "Chờ làm thủ tục phá sản"},
    {2, "Chuyển cơ quan thuế quản lý"},
    {EXTRACT_NO_STATUS, "Ngừng hoạt động, trạng thái khác"},
};
enum { STOPPED = sizeof stopped / sizeof stopped[0] };

struct entry {
    const struct reconcile_tax *t;
    size_t order; /* 0: new; else that of stopped, from 1 */
};

static int
by_change(const void *a, const void *b) {
    const struct entry *x = a;
    const struct entry *y = b;

    if (x->order != y->order) {
        return x->order < y->order ? -1 : 1;
    }
    if (x->order == 0 && x->t->ngay_cap != y->t->ngay_cap) {
        return x->t->ngay_cap < y->t->ngay_cap ? -1 : 1;
    }
    if (x->order != 0 && x->t->ld != y->t->ld) { /* NO is below every number */
        return x->t->ld > y->t->ld ? -1 : 1;
    }
    return str_cmp(x->t->mst, y->t->mst);
}

static size_t
stopped_as(const struct reconcile_tax *t) {
    size_t k = 0;

    while (k + 1 < STOPPED && stopped[k].status != t->status) {
        k++;
    }
    return k;
}

/* Whether the tax payer was active in the period before. */
static bool
was_active(const struct reconcile *r, const struct reconcile *past, uint32_t ix) {
    const uint32_t then = map_get(&past->by_mst, r->by_mst.key[ix]);

    return then != MAP_NONE && past->tax[then].active;
}

static struct entry *
entries(const struct reconcile *r, const struct reconcile *past, const period_day span[2],
        struct arena *a, uint32_t *n) {
    struct entry *v = arena_array(a, struct entry, (size_t)r->taxes + 1);

    *n = 0;
    for (uint32_t ix = 0; ix < r->taxes; ix++) {
        const struct reconcile_tax *t = &r->tax[ix];

        if (t->ngay_cap != PERIOD_NO_DATE && t->ngay_cap >= span[0] && t->ngay_cap <= span[1]) {
            v[(*n)++] = (struct entry){t, 0};
        } else if (!t->active && past != NULL && was_active(r, past, ix)) {
            v[(*n)++] = (struct entry){t, 1 + stopped_as(t)};
        }
    }
    qsort(v, *n, sizeof *v, by_change);
    return v;
}

str
reconcile_day(struct arena *a, period_day day) {
    char text[PERIOD_TEXT];

    if (day == PERIOD_NO_DATE) {
        return STR("");
    }
    period_date_vn(text, day);
    return str_keep(a, str_from(text));
}

static void
put(struct list_row *row, const struct reconcile *r, const struct entry *n, struct arena *a) {
    const struct reconcile_tax *t = n->t;
    const struct reconcile_group *g = t->group == MEMBER_NONE ? NULL : &r->group[t->group];

    row->xa = t->xa;
    row->co_quan = g == NULL ? r->m->list[MEMBER_CO_QUAN].n : g->co_quan;
    row->loai_hinh = t->loai_hinh;
    list_put_text(row, L, "bien_dong",
                  n->order == 0 ? STR(RECONCILE_CHANGES_NEW)
                                : str_from(stopped[n->order - 1].text));
    list_put_text(row, L, "ten", t->name);
    list_put_text(row, L, "ma_so_thue", taxcode_shown(a, t->mst));
    list_put_text(row, L, "xa", member_name(r->m, MEMBER_XA, t->xa));
    list_put_text(row, L, "loai_hinh", member_name(r->m, MEMBER_LOAI_HINH, t->loai_hinh));
    list_put_text(row, L, "ngay_cap", reconcile_day(a, t->ngay_cap));
    if (g != NULL && g->bhxh) {
        list_put_text(row, L, "co_quan", member_name(r->m, MEMBER_CO_QUAN, g->co_quan));
        list_put_text(row, L, "dia_chi", employers_at(r->e, g->employer)->dia_chi);
    }
    if (t->ld != NO) {
        list_put_number(row, L, "so_lao_dong", t->ld);
    }
    if (g != NULL) { /* employers were delivered with their codes */
        list_put_text(row, L, "tham_gia", g->bhxh ? STR("Đã tham gia") : STR("Chưa tham gia"));
        if (!g->bhxh || g->ld_bhxh != NO) {
            list_put_number(row, L, "ld_bhxh", g->bhxh ? g->ld_bhxh : 0);
        }
    }
}

void
reconcile_changes(const struct reconcile *r, const struct reconcile *past, period_day first,
                  period_day last, struct arena *a, struct list_set *out) {
    const period_day span[2] = {first, last};
    struct arena scratch = ARENA_EMPTY;
    uint32_t n;
    const struct entry *v = entries(r, past, span, &scratch, &n);

    out->of[L] = (struct list){.id = L};
    out->known[L] = past != NULL;
    for (uint32_t ix = 0; ix < r->taxes; ix++) {
        out->known[L] = out->known[L] || r->tax[ix].ngay_cap != PERIOD_NO_DATE;
    }
    list_expect(a, &out->of[L], n);
    for (uint32_t i = 0; i < n; i++) {
        put(list_add(a, &out->of[L]), r, &v[i], a);
    }
    arena_free(&scratch);
}
