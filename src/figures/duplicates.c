/* duplicates - a code that comes again.  See duplicates.h. */

#include "figures/duplicates.h"

#include <assert.h>
#include <string.h>

struct key {
    char bytes[sizeof(uint32_t) + sizeof(int64_t) * DUPLICATES_FIGURES];
};

void
duplicates_start(struct duplicates *r) {
    *r = (struct duplicates){.a = ARENA_EMPTY};
    map_init(&r->rows, &r->a);
}

void
duplicates_free(struct duplicates *r) {
    map_free(&r->rows);
    arena_free(&r->a);
}

static struct key
key_of(uint32_t code, const struct duplicates_row *row) {
    struct key k;

    memcpy(k.bytes, &code, sizeof code);
    memcpy(k.bytes + sizeof code, row->v, sizeof row->v);
    return k;
}

static void
keep(struct duplicates *r, uint32_t code, const struct duplicates_row *row) {
    const struct key k = key_of(code, row);

    (void)map_put(&r->rows, (str){k.bytes, sizeof k.bytes}, NULL);
}

static bool
is_given(const struct duplicates *r, const struct duplicates_case *c) {
    const struct key k = key_of(c->code, c->now);

    return c->rows == 1 ? memcmp(c->first->v, c->now->v, sizeof c->now->v) == 0
                        : map_get(&r->rows, (str){k.bytes, sizeof k.bytes}) != MAP_NONE;
}

enum extract_pot
duplicates_weigh(struct duplicates *r, struct ledger *l, const struct duplicates_case *c) {
    struct ledger_finding f = {.file = c->at.file,
                               .line = c->at.line,
                               .column = c->column,
                               .rule = LEDGER_D11,
                               .severity = ledger_severity(l, LEDGER_D11),
                               .value = c->value,
                               .xa = c->xa};

    assert(c->rows > 0);
    if (is_given(r, c)) {
        const bool alike = c->rows > 1 || c->alike; /* a code of several rows is told of already */

        f.severity = alike ? LEDGER_THONG_TIN : LEDGER_CANH_BAO;
        f.what = alike ? STR("dòng lặp lại với cùng số liệu, chỉ tính một lần")
                       : STR("dòng lặp lại với cùng số liệu nhưng khác tên, địa bàn hoặc mã số "
                             "thuế, chỉ tính dòng đầu");
        (void)ledger_note_as(l, &f);
        return EXTRACT_DUPLICATE;
    }
    if (ledger_note_as(l, &f) >= LEDGER_LOAI) {
        return EXTRACT_REJECTED;
    }
    if (c->rows == 1) {
        keep(r, c->code, c->first);
    }
    keep(r, c->code, c->now);
    return EXTRACT_ACCEPTED;
}
