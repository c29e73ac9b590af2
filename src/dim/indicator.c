/* indicator - the catalogue of chỉ tiêu.  See indicator.h. */

#include "dim/indicator.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GOAL_HEAD "lt_"
enum { ID_MAX = 128 }; /* bytes of ct_<x> and its NUL; the fixed ids are far shorter */

/* The table writes NONE for "no part", which must become INDICATOR_NONE: through an enum of its
 * own, shifted by one, so that 0 is none. */
enum part {
    PART_NONE,
#define PART_ENUM(NAME, id, kind, unit, num, den, name) PART_##NAME,
    INDICATOR_TABLE(PART_ENUM)
#undef PART_ENUM
};

struct fixed_row {
    const char *id, *name;
    enum indicator_kind kind;
    enum indicator_unit unit;
    enum part num, den;
};
static const struct fixed_row fixed[INDICATOR_FIXED] = {
#define FIXED_ROW(NAME, id, kind, unit, num, den, name)                                            \
    {id, name, INDICATOR_##kind, INDICATOR_##unit, PART_##num, PART_##den},
    INDICATOR_TABLE(FIXED_ROW)
#undef FIXED_ROW
};

static const struct {
    const char *id_head, *name_head;
} family_row[INDICATOR_FAMILIES] = {
    [INDICATOR_BHYT_NHOM] = {"bhyt_", "Người tham gia BHYT: "},
    [INDICATOR_TIEM_NANG_NHOM] = {"tiem_nang_tn_", "Tiềm năng BHXH tự nguyện: "},
};

static const char *const unit_text[INDICATOR_UNITS] = {
    [INDICATOR_NGUOI] = "người",
    [INDICATOR_DON_VI] = "đơn vị",
    [INDICATOR_DONG] = "đồng",
    [INDICATOR_PERCENT] = "%",
};

static uint32_t
part_index(enum part p) {
    return p == PART_NONE ? INDICATOR_NONE : (uint32_t)p - 1;
}

static str
lower_ascii(struct arena *a, str s) {
    char *z = str_keep_mut(a, s);

    for (size_t i = 0; i < s.n; i++) {
        if (z[i] >= 'A' && z[i] <= 'Z') {
            z[i] = (char)(z[i] - 'A' + 'a');
        }
    }
    return (str){z, s.n};
}

/* The ending of a group's ids: its code in lower case, or the code itself where another group's
 * differs only in case, so that ids stay distinct. */
static str *
group_endings(const struct member_list *groups, struct arena *a) {
    str *end = arena_array(a, str, groups->n);
    uint32_t *used = arena_array(a, uint32_t, groups->n);
    struct map seen;

    map_init(&seen, a);
    for (uint32_t g = 0; g < groups->n; g++) {
        end[g] = lower_ascii(a, groups->m[g].code);
        used[map_put(&seen, end[g], NULL)]++;
    }
    for (uint32_t g = 0; g < groups->n; g++) {
        if (used[map_get(&seen, end[g])] > 1) {
            end[g] = groups->m[g].code;
        }
    }
    map_free(&seen);
    return end;
}

static str
join(struct arena *a, const char *head, str tail) {
    const size_t n = strlen(head);
    char *z = arena_array(a, char, n + tail.n + 1);

    memcpy(z, head, n);
    if (tail.n > 0) {
        memcpy(z + n, tail.p, tail.n);
    }
    return (str){z, n + tail.n};
}

struct id_order {
    str id;
    uint32_t ix;
};

static int
by_id(const void *a, const void *b) {
    const struct id_order *x = a;
    const struct id_order *y = b;

    return str_cmp(x->id, y->id);
}

static void
order_by_id(struct indicator_set *s, struct arena *a) {
    struct id_order *order = arena_array(a, struct id_order, s->n);

    for (uint32_t i = 0; i < s->n; i++) {
        order[i] = (struct id_order){s->v[i].id, i};
    }
    qsort(order, s->n, sizeof *order, by_id);
    s->by_id = arena_array(a, uint32_t, s->n);
    for (uint32_t i = 0; i < s->n; i++) {
        s->by_id[i] = order[i].ix;
    }
}

void
indicator_build(struct indicator_set *s, const struct member_list *groups, struct arena *a) {
    const str *end = group_endings(groups, a);
    uint32_t at = INDICATOR_FIXED;

    *s = (struct indicator_set){.n = INDICATOR_FIXED + INDICATOR_FAMILIES * groups->n,
                                .groups = groups->n};
    s->v = arena_array(a, struct indicator, s->n);
    for (uint32_t i = 0; i < INDICATOR_FIXED; i++) {
        const struct fixed_row *f = &fixed[i];

        s->v[i] =
            (struct indicator){.id = str_from(f->id),
                               .name = str_from(f->name),
                               .kind = f->kind,
                               .unit = f->unit,
                               .num = part_index(f->num),
                               .den = part_index(f->den),
                               .target = str_starts(str_from(f->id), STR(INDICATOR_TARGET_HEAD)) ||
                                         str_starts(str_from(f->id), STR(GOAL_HEAD))};
    }
    for (unsigned f = 0; f < INDICATOR_FAMILIES; f++) {
        s->family[f] = at;
        for (uint32_t g = 0; g < groups->n; g++) {
            s->v[at++] =
                (struct indicator){.id = join(a, family_row[f].id_head, end[g]),
                                   .name = join(a, family_row[f].name_head, groups->m[g].name),
                                   .kind = INDICATOR_STOCK,
                                   .unit = INDICATOR_NGUOI,
                                   .num = INDICATOR_NONE,
                                   .den = INDICATOR_NONE};
        }
    }
    map_init(&s->ids, a);
    for (uint32_t i = 0; i < s->n; i++) {
        bool added = false;

        (void)map_put(&s->ids, s->v[i].id, &added);
        assert(added);
    }
    order_by_id(s, a);
}

void
indicator_free(struct indicator_set *s) {
    map_free(&s->ids);
}

uint32_t
indicator_find(const struct indicator_set *s, str id) {
    const uint32_t ix = map_get(&s->ids, id);

    return ix == MAP_NONE ? INDICATOR_NONE : ix;
}

uint32_t
indicator_of_group(const struct indicator_set *s, enum indicator_family f, uint32_t group) {
    assert(f < INDICATOR_FAMILIES && group < s->groups);
    return s->family[f] + group;
}

const char *
indicator_unit_text(enum indicator_unit u) {
    assert(u < INDICATOR_UNITS);
    return unit_text[u];
}

/* The indicator whose id is head + the id of ix. */
static uint32_t
relative(const struct indicator_set *s, const char *head, uint32_t ix) {
    char id[ID_MAX];
    int n;

    assert(ix < s->n);
    n = snprintf(id, sizeof id, "%s" STR_FMT, head, STR_ARG(s->v[ix].id));
    if (n < 0 || (size_t)n >= sizeof id) {
        return INDICATOR_NONE;
    }
    return indicator_find(s, (str){id, (size_t)n});
}

uint32_t
indicator_target(const struct indicator_set *s, uint32_t ix) {
    return relative(s, INDICATOR_TARGET_HEAD, ix);
}

uint32_t
indicator_completion(const struct indicator_set *s, uint32_t ix) {
    return relative(s, "ht_", ix);
}

bool
indicator_has_ceiling(uint32_t ix) {
    return ix == INDICATOR_CHAM_DONG || ix == INDICATOR_TL_CHAM;
}
