/* reconcile_list - the lists for review, from the groups of a reconciliation.  See reconcile.h. */

#include "figures/reconcile.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/map.h"
#include "text/fold.h"

#define NO EXTRACT_NO_NUMBER
enum { WORKERS_MAX = 50, PAY_MAX = 30, LATE_MAX = 20, LATE_POINTS = 2 };
#define PAY_STEP INT64_C(100000000) /* đồng a point */

/* points, between 0 and max */
static int64_t
points(int64_t v, int64_t max) {
    return v < 0 ? 0 : v > max ? max : v;
}

int64_t
reconcile_score(int64_t gap_workers, int64_t gap_vnd, int64_t months_late) {
    return points(gap_workers, WORKERS_MAX) + points(gap_vnd / PAY_STEP, PAY_MAX) +
           points(points(months_late, LATE_MAX) * LATE_POINTS, LATE_MAX);
}

/* A row to come, with what it is ordered by. */
struct entry {
    int64_t gap_workers, gap_vnd;
    str code;
    const struct reconcile_group *g;
};

static int
by_gap(const void *a, const void *b) {
    const struct entry *x = a;
    const struct entry *y = b;

    if (x->gap_workers != y->gap_workers) {
        return x->gap_workers > y->gap_workers ? -1 : 1;
    }
    if (x->gap_vnd != y->gap_vnd) {
        return x->gap_vnd > y->gap_vnd ? -1 : 1;
    }
    return str_cmp(x->code, y->code);
}

/* Tax less BHXH payroll; NO where a side that is there did not tell. */
static int64_t
gap_of_pay(const struct reconcile_group *g) {
    const int64_t bhxh = g->bhxh ? g->luong_bhxh : 0;
    const int64_t tax = g->tax ? g->luong_thue : 0;

    return bhxh == NO || tax == NO ? NO : tax - bhxh; /* both are >= 0 */
}

static void
put_number(struct list_row *r, enum list_id l, const char *field, int64_t v) {
    if (v != NO) {
        list_put_number(r, l, field, v);
    }
}

static void
put_place(struct list_row *r, const struct reconcile_group *g) {
    r->xa = g->xa;
    r->co_quan = g->co_quan;
    r->loai_hinh = g->loai_hinh;
}

static void
put_review(struct list_row *r, const struct entry *n, const struct employers *e) {
    const enum list_id l = LIST_RA_SOAT;
    const struct member_set *m = employers_members(e);
    const struct reconcile_group *g = n->g;
    int64_t months = 0;

    put_place(r, g);
    if (g->employer != MEMBER_NONE) {
        const struct employers_one *one = employers_at(e, g->employer);

        list_put_text(r, l, "ma_don_vi", one->code);
        months = one->cham_dong != NO && one->cham_dong > 0 ? one->so_thang_cham : 0;
    }
    list_put_text(r, l, "ma_so_thue", g->mst);
    list_put_text(r, l, "ten", g->name);
    list_put_text(r, l, "xa", member_name(m, MEMBER_XA, g->xa));
    list_put_text(r, l, "co_quan", member_name(m, MEMBER_CO_QUAN, g->co_quan));
    list_put_text(r, l, "lop", str_from(reconcile_class_text(g->class)));
    put_number(r, l, "ld_thue", g->ld_thue);
    put_number(r, l, "ld_bhxh", g->bhxh ? g->ld_bhxh : 0);
    put_number(r, l, "chenh_ld", n->gap_workers);
    put_number(r, l, "luong_thue", g->luong_thue);
    put_number(r, l, "luong_bhxh", g->bhxh ? g->luong_bhxh : 0);
    put_number(r, l, "chenh_luong", n->gap_vnd);
    list_put_number(r, l, "diem", reconcile_score(n->gap_workers, n->gap_vnd, months));
}

/* --- hints for employers without a usable code ------------------------------------- */

/* Words that tell the kind of a company, not which; as fold_key writes them. */
static const char *const kind_words[] = {
    "cong_ty",    "cty", "trach_nhiem_huu_han",  "tnhh", "co_phan",       "cp",  "mot_thanh_vien",
    "mtv",        "1tv", "doanh_nghiep_tu_nhan", "dntn", "ho_kinh_doanh", "hkd", "chi_nhanh",
    "hop_tac_xa", "htx"};

/* The length of a kind word at the head of s, its '_' included; 0: none. */
static size_t
kind_at(str s) {
    for (size_t i = 0; i < sizeof kind_words / sizeof kind_words[0]; i++) {
        const str w = str_from(kind_words[i]);

        if (str_starts(s, w) && (s.n == w.n || s.p[w.n] == '_')) {
            return s.n == w.n ? w.n : w.n + 1;
        }
    }
    return 0;
}

/* Commune and folded name without the kind of company: "3 song_huong".  Empty where nothing is left. */
static str
name_key(struct arena *a, str name, uint32_t xa) {
    str s = fold_key(a, name);
    char *z = arena_array(a, char, s.n + 16);
    size_t n = 0;

    for (; n < 10; n++) {
        z[n] = (char)('0' + xa % 10);
        xa /= 10;
    }
    while (s.n > 0) {
        const size_t skip = kind_at(s);
        const char *end = skip > 0 ? s.p + skip : memchr(s.p, '_', s.n);
        const size_t word = end == NULL ? s.n : (size_t)(end - s.p) + (skip == 0);

        if (skip == 0) {
            memcpy(z + n, s.p, word);
            n += word;
        }
        s.p += word;
        s.n -= word;
    }
    return n == 10 ? STR("") : (str){z, n};
}

/* [place in `names`] the one tax payer without BHXH of that name and commune; MEMBER_NONE: none yet. */
struct hints {
    struct map names;
    uint32_t *group;
    bool *many; /* two tax payers: neither is a hint */
};

static void
find_hints(const struct reconcile *r, struct hints *h, struct arena *a) {
    const uint32_t n = reconcile_count(r);

    map_init(&h->names, a);
    for (uint32_t ix = 0; ix < n; ix++) {
        const struct reconcile_group *g = reconcile_at(r, ix);

        if (g->class == RECONCILE_SAI_MST) {
            (void)map_put(&h->names, name_key(a, g->name, g->xa), NULL);
        }
    }
    h->group = arena_array(a, uint32_t, h->names.n);
    h->many = arena_array(a, bool, h->names.n);
    for (uint32_t i = 0; i < h->names.n; i++) {
        h->group[i] = MEMBER_NONE;
    }
    for (uint32_t ix = 0; ix < n && h->names.n > 0; ix++) {
        const struct reconcile_group *g = reconcile_at(r, ix);
        const struct arena_mark mark = arena_mark(a);
        const uint32_t at = g->bhxh ? MAP_NONE : map_get(&h->names, name_key(a, g->name, g->xa));

        arena_rewind(a, mark);
        if (at != MAP_NONE && h->names.key[at].n > 0) {
            h->many[at] = h->group[at] != MEMBER_NONE;
            h->group[at] = ix;
        }
    }
}

/* "0100109106 - Công ty TNHH Sông Hương", in the lists' arena; empty: no hint. */
static str
hint_text(const struct reconcile *r, const struct hints *h, const struct reconcile_group *g,
          struct arena *scratch, struct arena *a) {
    const uint32_t at = map_get(&h->names, name_key(scratch, g->name, g->xa));
    struct buf b = {0};
    str text;

    if (at == MAP_NONE || h->many[at] || h->group[at] == MEMBER_NONE) {
        return STR("");
    }
    buf_fmt(&b, STR_FMT " - " STR_FMT, STR_ARG(reconcile_at(r, h->group[at])->mst),
            STR_ARG(reconcile_at(r, h->group[at])->name));
    text = str_keep(a, buf_view(&b));
    buf_free(&b);
    return text;
}

static void
put_unmatched(struct list_row *r, const struct entry *n, const struct employers *e, str hint) {
    const enum list_id l = LIST_SAI_MST;

    put_place(r, n->g);
    list_put_text(r, l, "ma_don_vi", n->code);
    list_put_text(r, l, "ten", n->g->name);
    list_put_text(r, l, "ma_so_thue", n->g->mst);
    list_put_text(r, l, "xa", member_name(employers_members(e), MEMBER_XA, n->g->xa));
    put_number(r, l, "so_lao_dong", n->g->ld_bhxh);
    list_put_text(r, l, "goi_y", hint);
}

static bool
reviewed(enum reconcile_class c) {
    return c == RECONCILE_CHUA_TG || c == RECONCILE_THIEU_LD || c == RECONCILE_THIEU_LUONG;
}

/* The groups of one list in its order. */
static struct entry *
entries(const struct reconcile *r, const struct employers *e, bool review, struct arena *a,
        uint32_t *found) {
    const uint32_t n = reconcile_count(r);
    struct entry *v;

    *found = 0;
    for (uint32_t ix = 0; ix < n; ix++) {
        const enum reconcile_class c = reconcile_at(r, ix)->class;

        *found += review ? reviewed(c) : c == RECONCILE_SAI_MST;
    }
    v = arena_array(a, struct entry, *found);
    *found = 0;
    for (uint32_t ix = 0; ix < n; ix++) {
        const struct reconcile_group *g = reconcile_at(r, ix);

        if (review ? reviewed(g->class) : g->class == RECONCILE_SAI_MST) {
            v[(*found)++] = (struct entry){reconcile_gap(g), gap_of_pay(g),
                                           review ? g->mst : employers_at(e, g->employer)->code, g};
        }
    }
    qsort(v, *found, sizeof *v, by_gap);
    return v;
}

void
reconcile_lists(const struct reconcile *r, const struct employers *e, struct arena *a,
                struct list_set *out) {
    struct arena scratch = ARENA_EMPTY;
    struct hints h;
    uint32_t n;
    const struct entry *v = entries(r, e, true, &scratch, &n);

    out->of[LIST_RA_SOAT] = (struct list){.id = LIST_RA_SOAT};
    out->of[LIST_SAI_MST] = (struct list){.id = LIST_SAI_MST};
    for (uint32_t i = 0; i < n; i++) {
        put_review(list_add(a, &out->of[LIST_RA_SOAT]), &v[i], e);
    }
    v = entries(r, e, false, &scratch, &n);
    find_hints(r, &h, &scratch);
    for (uint32_t i = 0; i < n; i++) {
        put_unmatched(list_add(a, &out->of[LIST_SAI_MST]), &v[i], e,
                      hint_text(r, &h, v[i].g, &scratch, a));
    }
    out->known[LIST_RA_SOAT] = true;
    out->known[LIST_SAI_MST] = true;
    map_free(&h.names);
    arena_free(&scratch);
}
