/* demo_roster - the employers of the demonstration province.  See demo_roster.h. */

#include "demo/demo_roster.h"

#include <stdio.h>
#include <string.h>

#include "demo/demo_random.h"
#include "demo/init_table.h"

enum { EMPLOYERS = 15000, RARE = 3, LEAST = 7 }; /* at scale 1; with rare cases; a commune */

static const struct form_row {
    const char *loai_hinh;
    int64_t wage;
    int weight_from, weight_to;
    bool owes;
} forms[] = {
#define FORM_ROW(NAME, loai_hinh, wage, from, to, owes)                                            \
    [DEMO_FORM_##NAME] = {loai_hinh, wage, from, to, owes},
    DEMO_FORMS(FORM_ROW)
#undef FORM_ROW
};

/* Businesses, in 1/1000, by land: household, cooperative, private non-public, foreign, state. */
static const struct {
    int hkd, htx, ncl, fdi, dnnn;
} mix[DEMO_LANDS] = {
    [DEMO_CORE] = {90, 6, 55, 3, 9},       [DEMO_URBAN] = {110, 22, 40, 4, 4},
    [DEMO_INDUSTRY] = {80, 20, 30, 30, 8}, [DEMO_PLAIN] = {130, 90, 35, 2, 2},
    [DEMO_COAST] = {150, 60, 30, 1, 1},    [DEMO_MOUNTAIN] = {160, 80, 10, 0, 4},
};
static const char *const public_bodies[] = {
    "SNV",    "STC",   "SXD",    "SNNMT",  "SKHCN",   "SVHTTDL", "STP",  "SCT",
    "MTTQ",   "DU",    "VPUBND", "VPHDND", "DHH",     "TTBTDT",  "BHXH", "THUE",
    "TTTINH", "SDTTG", "SNNMT",  "DHH",    "SVHTTDL", "SYT"};
/* Classes of businesses and of public bodies, in 1/1000; the rest agrees. */
static const struct {
    enum demo_class class;
    int business, public_body;
} classes[] = {
    {DEMO_SAI_MST, 4, 2},        {DEMO_NGUNG_THUE, 22, 0}, {DEMO_THIEU_LD, 185, 12},
    {DEMO_THIEU_LUONG, 110, 25}, {DEMO_THUA_LD, 60, 30},   {DEMO_KHONG_THUE, 38, 110},
};

const char *
demo_class_id(enum demo_class c) {
    static const char *const id[] = {"sai_mst",    "ngung_thue", "thieu_ld", "thieu_luong",
                                     "thua_ld",    "khop",       "chua_tg",  "thue_khong_ld",
                                     "thue_ngung", "khong_thue"};

    return id[c];
}

const char *
demo_form_loai_hinh(enum demo_form f) {
    return forms[f].loai_hinh;
}

void
demo_roster_code(const struct demo_employer *e, char out[16]) {
    static const char head[][3] = {"XP", "LV", "LV", "HC", "HC", "HC",
                                   "TZ", "HK", "HT", "NC", "TD", "TN"};

    (void)snprintf(out, 16, "%s%02u%05u%c", head[e->form], e->place + 1, e->j,
                   (char)('A' + (int)((e->place * 7 + e->j * 5) % 26)));
}

/* What the j-th of n employers of a commune is. */
static enum demo_form
form_of(const struct demo_place *x, uint32_t c, uint32_t j, uint32_t n) {
    const uint32_t schools = 1 + (uint32_t)(x->people / 2400);
    const uint32_t clinics = 1 + (uint32_t)(x->people / 14000);
    const uint32_t bodies = (uint32_t)(x->people / (x->land == DEMO_CORE ? 2600 : 9000));
    const int64_t die = demo_between(DEMO_SIZE, c, j, 0, 999);
    const int at[] = {mix[x->land].hkd, mix[x->land].htx, mix[x->land].ncl, mix[x->land].fdi,
                      mix[x->land].dnnn};
    static const enum demo_form of[] = {DEMO_FORM_HKD, DEMO_FORM_HTX, DEMO_FORM_NCL, DEMO_FORM_FDI,
                                        DEMO_FORM_DNNN};
    int64_t sum = 0;

    if (j < 3) {
        return j == 0 ? DEMO_FORM_UBND : j == 1 ? DEMO_FORM_CONG_AN : DEMO_FORM_QUAN_SU;
    }
    if (j + RARE >= n) {
        return DEMO_FORM_NQD;
    }
    if (j - 3 < schools + clinics + bodies) {
        return j - 3 < schools             ? DEMO_FORM_TRUONG
               : j - 3 < schools + clinics ? DEMO_FORM_Y_TE
                                           : DEMO_FORM_CO_QUAN;
    }
    for (size_t i = 0; i < sizeof at / sizeof at[0]; i++) {
        sum += at[i];
        if (die < sum) {
            return of[i];
        }
    }
    return DEMO_FORM_NQD;
}

static const char *
department_of(const struct demo_employer *e, enum demo_land land) {
    const uint64_t die = demo_random(DEMO_DEPARTMENT, e->place, e->j) >> 16;
    static const char *const business[] = {"STC", "STC", "STC", "SXD", "SCT", "SVHTTDL", "STC"};
    static const char *const fixed[DEMO_FORM_COUNT] = {
        [DEMO_FORM_UBND] = "UBNDX",   [DEMO_FORM_CONG_AN] = "CA", [DEMO_FORM_QUAN_SU] = "BCHQS",
        [DEMO_FORM_TRUONG] = "SGDDT", [DEMO_FORM_Y_TE] = "SYT",   [DEMO_FORM_HKD] = "THUE",
        [DEMO_FORM_HTX] = "LMHTX"};

    if (fixed[e->form] != NULL) {
        return fixed[e->form];
    }
    if (e->form == DEMO_FORM_CO_QUAN) {
        return public_bodies[die % (sizeof public_bodies / sizeof public_bodies[0])];
    }
    if (e->form == DEMO_FORM_NCL) {
        return die % 4 == 0 ? "SYT" : "SGDDT";
    }
    if (land == DEMO_INDUSTRY && (e->form == DEMO_FORM_FDI || die % 3 == 0)) {
        return "BQLKKT";
    }
    return business[die % (sizeof business / sizeof business[0])];
}

static enum demo_class
class_of(const struct demo_employer *e, uint32_t n) {
    static const enum demo_class rare[] = {DEMO_SAI_MST,     DEMO_NGUNG_THUE, DEMO_THIEU_LD,
                                           DEMO_THIEU_LUONG, DEMO_THUA_LD,    DEMO_KHOP,
                                           DEMO_KHONG_THUE};
    const int64_t die = demo_between(DEMO_TAX, e->place, e->j, 0, 999);
    int64_t sum = 0;

    if (e->j + 1 == n) {
        return rare[e->place % (sizeof rare / sizeof rare[0])];
    }
    if (strcmp(forms[e->form].loai_hinh, "LLVT") == 0) {
        return DEMO_KHONG_THUE;
    }
    if (e->j + RARE >= n) {
        return DEMO_KHOP; /* two employers with one tax code */
    }
    for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++) {
        sum += forms[e->form].owes ? classes[i].business : classes[i].public_body;
        if (die < sum) {
            return classes[i].class;
        }
    }
    return DEMO_KHOP;
}

/* Most businesses have a handful of workers, a few have hundreds: the share of the largest falls as
 * the draw does (Zipf). */
static int64_t
size_of(const struct demo_employer *e) {
    const struct form_row *f = &forms[e->form];
    const int64_t even =
        demo_between(DEMO_SIZE, e->place, e->j + 1000000U, f->weight_from, f->weight_to);
    const int64_t draw = demo_between(DEMO_SIZE, e->place, e->j + 2000000U, 2, 1500);

    return e->form == DEMO_FORM_NQD ? even + 900 / draw : even;
}

static void
make_employer(const struct demo_plan *p, struct demo_employer *e, uint32_t n) {
    const struct demo_place *x = &p->place[e->place];
    const int64_t die = demo_between(DEMO_JOIN, e->place, e->j + 5000000U, 0, 99);

    e->form = form_of(x, e->place, e->j, n);
    e->department = department_of(e, x->land);
    e->class = class_of(e, n);
    e->since = DEMO_BEFORE;
    if (forms[e->form].owes && e->j + RARE < n) {
        e->since = die < 2 ? DEMO_2026_Q1 : die < 4 ? DEMO_2026_Q2 : DEMO_BEFORE;
    }
    e->department_hidden = (e->form == DEMO_FORM_NQD || e->form == DEMO_FORM_DNNN) &&
                           demo_between(DEMO_DEPARTMENT, e->place, e->j + 1000000U, 0, 7) == 0;
    e->wage = forms[e->form].wage *
              demo_between(DEMO_WAGE, e->place, e->j, 82, x->land == DEMO_CORE ? 135 : 112) / 100;
    e->wage -= e->wage % 10000;
}

uint32_t
demo_roster_of(const struct demo_roster *r, uint32_t place, enum demo_kind k, int64_t slot,
               enum demo_quarter q) {
    const uint32_t first = r->first[place];
    const uint32_t n = r->first[place + 1] - first;
    const struct demo_employer *e = r->e + first;

    if (k == DEMO_KIND_KHONG_CHUYEN_TRACH || k == DEMO_KIND_CONG_AN || k == DEMO_KIND_QUAN_NHAN) {
        return first + (k == DEMO_KIND_KHONG_CHUYEN_TRACH ? 0 : k == DEMO_KIND_CONG_AN ? 1 : 2);
    }
    if (k == DEMO_KIND_CHU_HO) {
        const uint32_t from =
            (uint32_t)demo_between(DEMO_EMPLOYER, place, (uint64_t)slot, 0, n - 1);

        for (uint32_t i = 0; i < n; i++) {
            const uint32_t at = (from + i) % n;

            if (e[at].form == DEMO_FORM_HKD && e[at].since <= q) {
                return first + at;
            }
        }
        return DEMO_NOBODY;
    }
    if (k != DEMO_KIND_LAO_DONG) {
        return DEMO_NOBODY;
    }
    for (uint64_t draw = 0; draw < 8; draw++) {
        const int64_t w = demo_between(DEMO_EMPLOYER, place, ((uint64_t)slot << 3) + draw, 0,
                                       e[n - 1].weight - 1);
        uint32_t lo = 0;
        uint32_t hi = n - 1;

        while (lo < hi) {
            const uint32_t mid = (lo + hi) / 2;

            if (e[mid].weight > w) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        if (e[lo].since <= q) {
            return first + lo;
        }
    }
    return first;
}

/* How an employer pays, and what that leaves unpaid: share of a quarter's dues, in percent, and months. */
enum habit { PAYS, LATE, LATE_1_2, GROWS, OLD, VERY_OLD, SETTLES, HABITS };

static enum habit
habit_of(const struct demo_employer *e, uint32_t n) {
    static const int at[] = {880, 930, 955, 970, 979, 988, 1000};
    const int64_t die = demo_between(DEMO_DEBT, e->place, e->j, 0, 999);
    unsigned h = PAYS;

    if (e->j + 1 == n) {
        return (enum habit)((e->place + 1) % HABITS);
    }
    if (!forms[e->form].owes || e->since != DEMO_BEFORE) {
        return PAYS;
    }
    while (die >= at[h]) {
        h++;
    }
    return (enum habit)h;
}

static struct demo_dues
dues_of(const struct demo_employer *e, enum habit h, enum demo_quarter q, int64_t opening) {
    const int64_t share = demo_between(DEMO_DEBT_SHARE, e->place, e->j, 0, 99);
    const int64_t age = 3 * (int64_t)q; /* 3, 6, 9 ... on the closing days */
    struct demo_dues d = {.phai_dong = e->wage * 3 * e->workers[q] * 32 / 100};

    switch (h) {
    case LATE:
        d.cham_dong = d.phai_dong * (4 + share / 4) / 100;
        break;
    case LATE_1_2:
        d.cham_dong = d.phai_dong * (34 + share / 3) / 100;
        d.so_thang = share < 50 ? 1 : 2;
        break;
    case GROWS:
        if ((int64_t)q > share % 3) { /* begins in the first, second or third quarter */
            d.cham_dong = opening + d.phai_dong * (60 + share / 3) / 100;
            d.so_thang = age - 3 * (share % 3) - share / 3 % 2;
        }
        break;
    case OLD:
        d.cham_dong = opening;
        d.so_thang = 3 + age;
        break;
    case VERY_OLD:
        d.cham_dong = opening;
        d.so_thang = 10 + share / 2 + age;
        break;
    case SETTLES:
        d.cham_dong = q >= DEMO_2026_Q2 ? 0 : opening + d.phai_dong * 8 / 10;
        d.so_thang = q >= DEMO_2026_Q2 ? 0 : 1 + age;
        break;
    case PAYS:
    case HABITS:
    default:
        break;
    }
    d.da_dong = opening + d.phai_dong - d.cham_dong;
    return d;
}

static void
owe(struct demo_employer *e, uint32_t n) {
    static const int opening[HABITS] = {0, 10, 45, 0, 60, 150, 70}; /* % of a quarter's dues */
    const enum habit h = habit_of(e, n);
    int64_t debt = e->wage * 3 * e->workers[DEMO_2025_Q4] * 32 / 100 * opening[h] / 100;

    for (unsigned q = DEMO_2025_Q4; q < DEMO_QUARTERS; q++) {
        if (e->since <= (enum demo_quarter)q) {
            e->dues[q] = dues_of(e, h, (enum demo_quarter)q, debt);
            debt = e->dues[q].cham_dong;
        }
    }
}

static bool
works(enum demo_kind k) {
    return strcmp(demo_kind_row(k)->loai_bhxh, "BB") == 0;
}

static void
count_kind(const struct demo_plan *p, struct demo_roster *r, uint32_t c, enum demo_kind k) {
    for (unsigned q = DEMO_2025_Q4; q < DEMO_QUARTERS; q++) {
        for (int64_t s = p->place[c].lo[k][q]; s < p->place[c].hi[k][q]; s++) {
            const uint32_t e = demo_roster_of(r, c, k, s, (enum demo_quarter)q);

            if (e != DEMO_NOBODY) {
                r->e[e].workers[q]++;
            }
        }
    }
}

static void
count_workers(const struct demo_plan *p, struct demo_roster *r) {
    for (uint32_t c = 0; c < DEMO_PLACES; c++) {
        for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
            if (works((enum demo_kind)k)) {
                count_kind(p, r, c, (enum demo_kind)k);
            }
        }
    }
    for (size_t i = 0; i < r->n; i++) { /* who stands on the list has at least the owner on it */
        for (unsigned q = 0; q < DEMO_QUARTERS; q++) {
            r->e[i].workers[q] += r->e[i].workers[q] == 0 ? 1 : 0;
        }
    }
}

uint32_t
demo_roster_department(const struct demo_roster *r, str code) {
    for (uint32_t i = 0; i < r->departments; i++) {
        if (str_eq(r->department[i].code, code)) {
            return i;
        }
    }
    return DEMO_NOBODY;
}

/* The department that the list of BHYT groups gives a kind of people. */
static bool
find_group_homes(struct arena *a, const char *data, struct demo_roster *r, struct err *e) {
    static const char *const names[] = {"nhom_bhyt", "ma_co_quan"};
    uint32_t col[2];
    struct init_table groups;

    if (!init_table_load(a, data, "nhom_bhyt.csv", &groups, e) ||
        !init_table_columns(&groups, names, 2, col, e)) {
        return false;
    }
    for (unsigned k = 0; k < DEMO_KIND_COUNT; k++) {
        const str group = str_from(demo_kind_row((enum demo_kind)k)->nhom);

        r->group_home[k] = DEMO_NOBODY;
        for (size_t i = 0; i < groups.rows; i++) {
            if (str_eq(init_table_cell(&groups, i, col[0]), group)) {
                r->group_home[k] = demo_roster_department(r, init_table_cell(&groups, i, col[1]));
            }
        }
    }
    return true;
}

static bool
target(struct demo_roster *r, uint32_t at, enum demo_kind k, int64_t n, struct err *e) {
    if (at == DEMO_NOBODY) {
        return err_set(e, ERR_CONFIG,
                       "danh mục co_quan.csv đi kèm thiếu một cơ quan mà dữ liệu "
                       "mẫu dùng");
    }
    demo_sums_add(&r->department[at].target, k, n);
    return true;
}

/* Every target person belongs to one department, so the departments' targets sum to the province. */
static bool
spread_targets(const struct demo_plan *p, struct demo_roster *r, struct err *e) {
    const uint32_t households = demo_roster_department(r, STR("BHXH"));
    const uint32_t owners = demo_roster_department(r, STR("THUE"));
    bool ok = true;

    for (uint32_t i = 0; ok && i < DEMO_PLACES * DEMO_KIND_COUNT; i++) {
        const uint32_t c = i / DEMO_KIND_COUNT;
        const enum demo_kind k = (enum demo_kind)(i % DEMO_KIND_COUNT);
        const int64_t n = p->place[c].target[k];

        if (!works(k)) {
            ok =
                target(r, r->group_home[k] == DEMO_NOBODY ? households : r->group_home[k], k, n, e);
            continue;
        }
        for (int64_t s = 0; ok && s < n; s++) {
            const uint32_t at = demo_roster_of(r, c, k, s, DEMO_2026_Q2);

            ok = target(r, at == DEMO_NOBODY ? owners : r->e[at].department_ix, k, 1, e);
        }
    }
    return ok;
}

static bool
load_departments(struct arena *a, const char *data, struct demo_roster *r, struct err *e) {
    static const char *const names[] = {"ma_co_quan", "ma_tinh", "viet_tat"};
    uint32_t col[3];
    struct init_table t;

    if (!init_table_load(a, data, "co_quan.csv", &t, e) ||
        !init_table_columns(&t, names, 3, col, e)) {
        return false;
    }
    r->department = arena_array(a, struct demo_department, t.rows);
    for (size_t i = 0; i < t.rows; i++) {
        const str only = init_table_cell(&t, i, col[1]);

        if (only.n == 0 || str_eq(only, STR("46"))) {
            r->department[r->departments].code = init_table_cell(&t, i, col[0]);
            r->department[r->departments++].short_name = init_table_cell(&t, i, col[2]);
        }
    }
    return true;
}

bool
demo_roster_make(struct arena *a, const char *data, const struct demo_plan *p,
                 struct demo_roster *out, struct err *e) {
    static const int busy[DEMO_LANDS] = {20, 11, 13, 6, 5, 5};
    int64_t weight[DEMO_PLACES];
    int64_t part[DEMO_PLACES];
    const int64_t all = demo_plan_scaled(p, EMPLOYERS) - DEMO_PLACES * (int64_t)LEAST;

    *out = (struct demo_roster){0};
    if (!load_departments(a, data, out, e) || !find_group_homes(a, data, out, e)) {
        return false;
    }
    for (size_t c = 0; c < DEMO_PLACES; c++) {
        weight[c] = p->place[c].real_people * busy[p->place[c].land];
    }
    (void)num_spread(all > 0 ? all : 0, weight, DEMO_PLACES, part);
    for (uint32_t c = 0; c < DEMO_PLACES; c++) {
        out->first[c + 1] = out->first[c] + (uint32_t)part[c] + LEAST;
    }
    out->n = out->first[DEMO_PLACES];
    out->e = arena_array(a, struct demo_employer, out->n);
    for (uint32_t c = 0; c < DEMO_PLACES; c++) {
        int64_t sum = 0;

        for (uint32_t i = out->first[c]; i < out->first[c + 1]; i++) {
            out->e[i].place = c;
            out->e[i].j = i - out->first[c];
            make_employer(p, &out->e[i], out->first[c + 1] - out->first[c]);
            out->e[i].department_ix = demo_roster_department(out, str_from(out->e[i].department));
            sum += size_of(&out->e[i]);
            out->e[i].weight = sum;
        }
    }
    count_workers(p, out);
    for (size_t i = 0; i < out->n; i++) {
        owe(&out->e[i], out->first[out->e[i].place + 1] - out->first[out->e[i].place]);
    }
    return spread_targets(p, out, e);
}
