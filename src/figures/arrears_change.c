/* arrears_change - late payment against the period before.  See arrears.h. */

#include <assert.h>

#include "figures/arrears.h"

#define NO EXTRACT_NO_NUMBER

static const struct {
    uint32_t ind; /* INDICATOR_NONE: not counted */
    const char *text;
} change_row[ARREARS_CHANGES] = {
    [ARREARS_UNKNOWN] = {INDICATOR_NONE, ""},
    [ARREARS_NEVER] = {INDICATOR_NONE, ""},
    [ARREARS_MOI] = {INDICATOR_DV_CHAM_MOI, "Chậm mới"},
    [ARREARS_HET] = {INDICATOR_DV_HET_CHAM, "Đã đóng hết"},
    [ARREARS_TANG] = {INDICATOR_DV_CHAM_TANG, "Tăng"},
    [ARREARS_GIAM] = {INDICATOR_DV_CHAM_GIAM, "Giảm"},
    [ARREARS_NHU_CU] = {INDICATOR_NONE, "Không đổi"},
};

enum arrears_change
arrears_change(const struct employers_one *one, const struct employers *before) {
    const struct employers_one *then = employers_find(before, one->code);
    int64_t now = one->cham_dong;
    int64_t was = then == NULL ? 0 : then->cham_dong;

    if (now == NO || was == NO) {
        return ARREARS_UNKNOWN;
    }
    now = now > 0 ? now : 0; /* paid beyond the dues: nothing is overdue */
    was = was > 0 ? was : 0;
    if (was == 0) {
        return now > 0 ? ARREARS_MOI : ARREARS_NEVER;
    }
    if (now == 0) {
        return ARREARS_HET;
    }
    return now > was ? ARREARS_TANG : now < was ? ARREARS_GIAM : ARREARS_NHU_CU;
}

const char *
arrears_change_text(enum arrears_change c) {
    assert(c < ARREARS_CHANGES);
    return change_row[c].text;
}

static bool
tells_arrears(const struct employers *e) {
    for (uint32_t ix = 0; ix < employers_count(e); ix++) {
        if (employers_at(e, ix)->cham_dong != NO) {
            return true;
        }
    }
    return false;
}

void
arrears_compare(const struct employers *e, const struct employers *before, struct cube *c) {
    static const enum member_level level[] = {MEMBER_TINH, MEMBER_XA, MEMBER_CO_QUAN,
                                              MEMBER_LOAI_HINH};
    enum { LEVELS = sizeof level / sizeof level[0] };

    if (!tells_arrears(e) || !tells_arrears(before)) {
        return;
    }
    for (unsigned k = 0; k < ARREARS_CHANGES; k++) {
        for (size_t l = 0; change_row[k].ind != INDICATOR_NONE && l < LEVELS; l++) {
            cube_present(c, level[l], change_row[k].ind);
        }
    }
    for (uint32_t ix = 0; ix < employers_count(e); ix++) {
        const struct employers_one *one = employers_at(e, ix);
        const uint32_t line[LEVELS] = {0, one->xa, one->co_quan, one->loai_hinh};
        const uint32_t ind = change_row[arrears_change(one, before)].ind;

        for (size_t l = 0; ind != INDICATOR_NONE && l < LEVELS; l++) {
            cube_add(c, level[l], line[l], ind, 1);
        }
    }
}

/* --- the identity of C12 --------------------------------------------------------------- */

/* The closing amount that follows from the other three; false when one is missing. */
static bool
closing_of(const struct employers_one *one, const struct employers_one *then, num_wide *out) {
    if (then == NULL || then->cham_dong == NO || one->phai_dong == NO || one->da_dong == NO ||
        one->cham_dong == NO) {
        return false;
    }
    *out = (num_wide)then->cham_dong + one->phai_dong - one->da_dong;
    if (*out < 0 && one->cham_dong == 0) { /* a source that tells no amount paid beyond the dues */
        *out = 0;
    }
    return true;
}

/* a sum for people to read: it stops at the end of 64 bits */
static int64_t
grown(int64_t sum, num_wide by) {
    const num_wide v = sum + by;

    return v > INT64_MAX ? INT64_MAX : (int64_t)v;
}

bool
arrears_identity(const struct employers *e, const struct employers *before, struct ledger *l,
                 struct arrears_identity *out, struct err *err) {
    const enum ledger_severity asked = ledger_severity_standing(l, LEDGER_D12);
    enum ledger_severity s = asked;

    *out = (struct arrears_identity){0};
    for (uint32_t ix = 0; ix < employers_count(e); ix++) {
        const struct employers_one *one = employers_at(e, ix);
        num_wide want = 0;
        char text[NUM_TEXT];

        if (!closing_of(one, employers_find(before, one->code), &want)) {
            continue;
        }
        out->checked++;
        if (want == one->cham_dong) {
            continue;
        }
        out->differ++;
        if (one->cham_dong > want) {
            out->more = grown(out->more, one->cham_dong - want);
        } else {
            out->less = grown(out->less, want - one->cham_dong);
        }
        num_vn_int(text, one->cham_dong);
        s = ledger_note_as(
            l,
            &(struct ledger_finding){
                .file = one->at.file,
                .line = one->at.line,
                .column = STR("cham_dong"),
                .rule = LEDGER_D12,
                .severity = asked,
                .value = str_from(text),
                .xa = member_code(employers_members(e), MEMBER_XA, one->xa),
                .what = STR("số chậm đóng khác số chậm đóng kỳ trước cộng phải đóng trừ đã đóng; "
                            "kiểm tra số điều chỉnh")});
    }
    return s != LEDGER_CHAN || out->differ == 0 ||
           err_set(err, ERR_DATA,
                   "%llu đơn vị có số chậm đóng khác số kỳ trước cộng phải đóng trừ đã đóng; quy "
                   "tắc D12 được đặt là chan",
                   (unsigned long long)out->differ);
}
