/* people - counting participants, each once for each right.  See people.h. */

#include "figures/people.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/heap.h"
#include "figures/people_age.h"
#include "figures/people_rights.h"
#include "figures/people_set.h"
#include "figures/people_voluntary.h"

enum { DAYS_AHEAD = 90 }; /* bhxh_tn_den_han, spec 1.3 */

/* What is counted at once: the counter, its indicator, and the field of struct people_given that says whether it can be given. */
#define PEOPLE_COUNTERS(X)                                                                         \
    X(BB, BHXH_BB, bhxh)                                                                           \
    X(TN, BHXH_TN, bhxh)                                                                           \
    X(BHTN, BHTN, bhtn)                                                                            \
    X(BHYT, BHYT, bhyt)                                                                            \
    X(BHXH_BP, BHXH_BP, bhxh_bp)                                                                   \
    X(BHTN_BP, BHTN_BP, bhtn_bp)                                                                   \
    X(MOI, BHXH_MOI, began)                                                                        \
    X(TN_MOI, BHXH_TN_MOI, began)                                                                  \
    X(DEN_HAN, BHXH_TN_DEN_HAN, ends)                                                              \
    X(TIEM_NANG, TIEM_NANG_TN, potential)                                                          \
    X(TIEM_NANG_HSSV, TIEM_NANG_HSSV, potential)
enum {
#define PEOPLE_ENUM(NAME, IND, given) AT_##NAME,
    PEOPLE_COUNTERS(PEOPLE_ENUM)
#undef PEOPLE_ENUM
        COUNTERS
};
static const uint32_t counter_ind[COUNTERS] = {
#define PEOPLE_IND(NAME, IND, given) INDICATOR_##IND,
    PEOPLE_COUNTERS(PEOPLE_IND)
#undef PEOPLE_IND
};

/* Where a person is counted: one line of each level. */
enum { LEVEL_XA, LEVEL_CO_QUAN, LEVEL_NHOM, LEVELS };
static const enum member_level levels[LEVELS] = {MEMBER_XA, MEMBER_CO_QUAN, MEMBER_NHOM};
struct place {
    uint32_t line[LEVELS];
};

struct people {
    struct people_rules rules;
    const struct member_set *m;
    const struct indicator_set *i;
    const struct employers *emp;
    struct ledger *l;
    struct people_set *set;
    struct people_voluntary *voluntary;
    uint64_t both;          /* rows of who has BB and TN that count for nothing */
    struct people_age age;  /* of working age on the closing day */
    int64_t *count[LEVELS]; /* [line * COUNTERS + counter] */
    int64_t *group[INDICATOR_FAMILIES][LEVELS]; /* [line * groups + group]; not for LEVEL_NHOM */
    struct people_told told;
    people_watcher *watch; /* or NULL */
    void *watch_ctx;
    struct extract_at at; /* of the row being counted */
};

struct people *
people_new(const struct people_rules *r, const struct member_set *m, const struct indicator_set *i,
           const struct employers *emp, struct ledger *l) {
    struct people *p = heap_new(struct people);

    *p = (struct people){.rules = *r, .m = m, .i = i, .emp = emp, .l = l};
    p->set = people_set_new();
    p->voluntary = people_voluntary_new();
    p->age = people_age_limits(r->closing, r->age_from, r->months_nam, r->months_nu);
    for (size_t k = 0; k < LEVELS; k++) {
        p->count[k] = heap_array(int64_t, (size_t)member_lines(m, levels[k]) * COUNTERS);
        for (size_t f = 0; f < INDICATOR_FAMILIES && k != LEVEL_NHOM; f++) {
            p->group[f][k] = heap_array(int64_t, (size_t)member_lines(m, levels[k]) * i->groups);
        }
    }
    return p;
}

void
people_free(struct people *p) {
    if (p == NULL) {
        return;
    }
    for (size_t k = 0; k < LEVELS; k++) {
        free(p->count[k]);
        for (size_t f = 0; f < INDICATOR_FAMILIES; f++) {
            free(p->group[f][k]);
        }
    }
    people_voluntary_free(p->voluntary);
    people_set_free(p->set);
    free(p);
}

/* Spec 1.2: the row's own, the employer's, the group's default, or unassigned. */
static uint32_t
department(const struct people *p, const struct extract_person *row) {
    const struct member_list *nhom = &p->m->list[MEMBER_NHOM];
    const uint32_t unassigned = p->m->list[MEMBER_CO_QUAN].n;

    if (row->co_quan != MEMBER_NONE) {
        return row->co_quan;
    }
    if (p->emp != NULL) {
        const uint32_t d = employers_department(p->emp, row->employer);

        if (d != unassigned) {
            return d;
        }
    }
    if (row->nhom < nhom->n && nhom->m[row->nhom].department != MEMBER_NONE) {
        return nhom->m[row->nhom].department;
    }
    return unassigned;
}

/* n: one more, one less, or 0. */
static void
count(struct people *p, const struct place *at, unsigned counter, int n) {
    for (size_t k = 0; k < LEVELS; k++) {
        p->count[k][(size_t)at->line[k] * COUNTERS + counter] += n;
    }
    if (p->watch != NULL && n != 0) {
        p->watch(p->watch_ctx, p->at, counter_ind[counter], at->line, n);
    }
}

static void
count_group(struct people *p, enum indicator_family f, const struct place *at) {
    const uint32_t group = at->line[LEVEL_NHOM];

    if (group < p->i->groups) {
        p->group[f][LEVEL_XA][(size_t)at->line[LEVEL_XA] * p->i->groups + group]++;
        p->group[f][LEVEL_CO_QUAN][(size_t)at->line[LEVEL_CO_QUAN] * p->i->groups + group]++;
    }
}

/* What goes with a participation in BHXH. */
enum { IS_COVERED = 1, BEGAN_NOW = 2, RUNS_OUT = 4 };

static unsigned
bhxh_flags(const struct people *p, const struct extract_person *row, bool covered) {
    const struct people_rules *r = &p->rules;
    const bool moi = row->tu_ngay != PERIOD_NO_DATE && row->tu_ngay >= r->first;
    const bool out = row->bhxh == EXTRACT_TN && row->den_ngay != PERIOD_NO_DATE &&
                     row->den_ngay > r->closing && row->den_ngay - r->closing <= DAYS_AHEAD;

    return (covered ? IS_COVERED : 0U) | (moi ? BEGAN_NOW : 0U) | (out ? RUNS_OUT : 0U);
}

/* sign: 1 counts, -1 takes a count back. */
static void
count_bhxh(struct people *p, const struct place *at, bool tn, unsigned flags, int sign) {
    count(p, at, tn ? AT_TN : AT_BB, sign);
    count(p, at, AT_BHXH_BP, (flags & IS_COVERED) != 0 ? sign : 0);
    count(p, at, AT_MOI, (flags & BEGAN_NOW) != 0 ? sign : 0);
    count(p, at, AT_TN_MOI, tn && (flags & BEGAN_NOW) != 0 ? sign : 0);
    count(p, at, AT_DEN_HAN, (flags & RUNS_OUT) != 0 ? sign : 0);
}

static void
count_bhxh_row(struct people *p, const struct extract_person *row, const struct place *at,
               bool covered) {
    const bool tn = row->bhxh == EXTRACT_TN;
    const unsigned flags = bhxh_flags(p, row, covered);

    count_bhxh(p, at, tn, flags, 1);
    if (tn) {
        const struct people_voluntary_row kept = {.at = p->at,
                                                  .xa = at->line[LEVEL_XA],
                                                  .co_quan = at->line[LEVEL_CO_QUAN],
                                                  .nhom = at->line[LEVEL_NHOM],
                                                  .flags = flags};

        people_voluntary_put(p->voluntary, row->ma_so, &kept);
    }
}

static void
count_rights(struct people *p, const struct extract_person *row, unsigned rights, uint64_t *entry) {
    const struct member_list *nhom = &p->m->list[MEMBER_NHOM];
    const bool covered = row->nhom >= nhom->n || !nhom->m[row->nhom].outside_coverage;
    const struct place at = {{row->xa, department(p, row), row->nhom}};

    if ((rights & PEOPLE_SET_BHXH) != 0) {
        count_bhxh_row(p, row, &at, covered);
    }
    if ((rights & PEOPLE_SET_BHTN) != 0) {
        count(p, &at, AT_BHTN, 1);
        count(p, &at, AT_BHTN_BP, covered);
    }
    if ((rights & PEOPLE_SET_BHYT) != 0) {
        count(p, &at, AT_BHYT, 1);
        count_group(p, INDICATOR_BHYT_NHOM, &at);
        if (p->watch != NULL && row->nhom < p->i->groups) {
            p->watch(p->watch_ctx, p->at, indicator_of_group(p->i, INDICATOR_BHYT_NHOM, row->nhom),
                     at.line, 1);
        }
        people_set_place(entry, at.line[LEVEL_XA], at.line[LEVEL_CO_QUAN], at.line[LEVEL_NHOM],
                         people_age_holds(&p->age, row->born, row->sex));
    }
    people_set_count(entry, rights);
}

struct code_text {
    char z[24];
};

static str
code_of(struct code_text *room, uint64_t ma_so) {
    const int n = snprintf(room->z, sizeof room->z, "%010" PRIu64, ma_so);

    return (str){room->z, (size_t)n};
}

/* true: the row may not stand. */
static bool
note_again(struct people *p, struct extract_at at, const struct extract_person *row) {
    struct code_text room = {""};

    return ledger_note(p->l, at.file, at.line, "ma_so_bhxh", LEDGER_D10, code_of(&room, row->ma_so),
                       member_code(p->m, MEMBER_XA, row->xa), STR("")) >= LEDGER_LOAI;
}

/* A voluntary row of who has a compulsory one: noted, and it stands. */
static void
note_both(struct people *p, struct extract_at at, uint64_t ma_so, uint32_t xa) {
    struct code_text room = {""};

    p->both++;
    ledger_note_as(
        p->l, &(struct ledger_finding){
                  .file = at.file,
                  .line = at.line,
                  .column = STR("loai_bhxh"),
                  .rule = LEDGER_D12,
                  .severity = ledger_severity_standing(p->l, LEDGER_D12),
                  .value = code_of(&room, ma_so),
                  .xa = member_code(p->m, MEMBER_XA, xa),
                  .what = STR("người này có cả dòng BHXH bắt buộc đang có hiệu lực, được tính là "
                              "BHXH bắt buộc; dòng BHXH tự nguyện này không tính")});
}

/* Take back the count of a voluntary participant who has a compulsory row as well. */
static void
take_back(struct people *p, uint64_t ma_so) {
    const struct extract_at now = p->at;
    struct people_voluntary_row was;

    if (people_voluntary_take(p->voluntary, ma_so, &was)) {
        const struct place at = {{was.xa, was.co_quan, was.nhom}};

        p->at = was.at;
        count_bhxh(p, &at, true, was.flags, -1);
        p->at = now;
        note_both(p, was.at, ma_so, was.xa);
    }
}

static void
see_columns(struct people *p, const struct extract_person *row) {
    people_told_row(&p->told, row, p->i->groups);
}

enum extract_pot
people_row(struct people *p, struct extract_at at, const struct extract_person *row) {
    const unsigned rights = people_rights_of(p->rules.closing, row);
    struct people_rights v;
    uint64_t *entry;

    p->at = at;
    see_columns(p, row);
    if (rights == 0) {
        return EXTRACT_ACCEPTED;
    }
    entry = people_set_find(p->set, row->ma_so);
    v = people_rights_judge(rights, row->bhxh == EXTRACT_TN, people_set_rights(*entry),
                            (rights & people_set_rights(*entry) & PEOPLE_SET_BHXH) != 0 &&
                                people_voluntary_has(p->voluntary, row->ma_so));
    if (v.both && !v.replaces) {
        note_both(p, at, row->ma_so, row->xa);
    }
    if (v.again != 0 && note_again(p, at, row)) {
        return EXTRACT_REJECTED;
    }
    if (v.replaces) {
        take_back(p, row->ma_so);
    }
    if (v.counts == 0) {
        return EXTRACT_DUPLICATE;
    }
    count_rights(p, row, v.counts, entry);
    return EXTRACT_ACCEPTED;
}

struct people_set *
people_table(struct people *p) {
    return p->set;
}

void
people_watch(struct people *p, people_watcher *fn, void *ctx) {
    p->watch = fn;
    p->watch_ctx = ctx;
}

static enum member_potential
potential_of(const struct people *p, uint32_t nhom) {
    const struct member_list *l = &p->m->list[MEMBER_NHOM];

    return nhom < l->n ? l->m[nhom].potential : MEMBER_POTENTIAL_CO;
}

static void
count_potential(void *ctx, uint64_t entry) {
    struct people *p = ctx;
    const unsigned rights = people_set_rights(entry);

    if ((rights & PEOPLE_SET_BHYT) != 0 && (rights & PEOPLE_SET_BHXH) == 0 &&
        people_set_working_age(entry)) {
        const struct place at = {
            {people_set_xa(entry), people_set_co_quan(entry), people_set_nhom(entry)}};

        switch (potential_of(p, at.line[LEVEL_NHOM])) {
        case MEMBER_POTENTIAL_CO:
            count(p, &at, AT_TIEM_NANG, 1);
            count_group(p, INDICATOR_TIEM_NANG_NHOM, &at);
            break;
        case MEMBER_POTENTIAL_RIENG:
            count(p, &at, AT_TIEM_NANG_HSSV, 1);
            break;
        case MEMBER_POTENTIAL_KHONG:
            break;
        }
    }
}

/* One counter of one level, and of the province, into the cube. */
static void
put(struct cube *c, size_t k, const int64_t *v, size_t stride, uint32_t ind) {
    const uint32_t lines = member_lines(c->members, levels[k]);

    for (uint32_t line = 0; line < lines; line++) {
        cube_add(c, levels[k], line, ind, v[line * stride]);
        if (k == LEVEL_XA) { /* every person stands on one line of it */
            cube_add(c, MEMBER_TINH, 0, ind, v[line * stride]);
        }
    }
}

/* The groups' own counts of one level.  Of the potential only groups that may join: the others have no such figure. */
static void
put_groups(const struct people *p, struct cube *c, size_t k, enum indicator_family f) {
    for (uint32_t g = 0; g < p->i->groups; g++) {
        if (f != INDICATOR_TIEM_NANG_NHOM || potential_of(p, g) == MEMBER_POTENTIAL_CO) {
            put(c, k, p->group[f][k] + g, p->i->groups, indicator_of_group(p->i, f, g));
        }
    }
}

void
people_without(struct people *p, unsigned rights) {
    p->told.without = rights;
}

void
people_finish(struct people *p, struct cube *c) {
    const struct people_given t = people_told_given(&p->told, p->m);
    const bool given[COUNTERS] = {
#define PEOPLE_GIVEN(NAME, IND, given) t.given,
        PEOPLE_COUNTERS(PEOPLE_GIVEN)
#undef PEOPLE_GIVEN
    };
    const bool group_given[INDICATOR_FAMILIES] = {t.groups, t.potential && t.groups};

    p->watch = NULL; /* from here on no row is being counted */
    people_set_each(p->set, count_potential, p);
    for (size_t k = 0; k < LEVELS; k++) {
        for (size_t i = 0; i < COUNTERS; i++) {
            if (given[i]) {
                put(c, k, p->count[k] + i, COUNTERS, counter_ind[i]);
            }
        }
        if (given[AT_BB]) {
            put(c, k, p->count[k] + AT_BB, COUNTERS, INDICATOR_BHXH);
            put(c, k, p->count[k] + AT_TN, COUNTERS, INDICATOR_BHXH);
        }
        for (unsigned f = 0; f < INDICATOR_FAMILIES && k != LEVEL_NHOM; f++) {
            if (group_given[f]) {
                put_groups(p, c, k, (enum indicator_family)f);
            }
        }
    }
}

uint64_t
people_of_both_kinds(const struct people *p) {
    return p->both;
}

uint64_t
people_distinct(const struct people *p) {
    return people_set_size(p->set);
}
