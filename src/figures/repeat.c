/* repeat - a code that comes again.  See repeat.h. */

#include "figures/repeat.h"

#include <assert.h>
#include <string.h>

struct key {
    char bytes[sizeof(uint32_t) + sizeof(int64_t) * REPEAT_FIGURES];
};

void
repeat_start(struct repeat *r) {
    *r = (struct repeat){.a = ARENA_EMPTY};
    map_init(&r->rows, &r->a);
}

void
repeat_free(struct repeat *r) {
    map_free(&r->rows);
    arena_free(&r->a);
}

static struct key
key_of(uint32_t code, const struct repeat_row *row) {
    struct key k;

    memcpy(k.bytes, &code, sizeof code);
    memcpy(k.bytes + sizeof code, row->v, sizeof row->v);
    return k;
}

static void
keep(struct repeat *r, uint32_t code, const struct repeat_row *row) {
    const struct key k = key_of(code, row);

    (void)map_put(&r->rows, (str){k.bytes, sizeof k.bytes}, NULL);
}

static bool
is_given(const struct repeat *r, const struct repeat_case *c) {
    const struct key k = key_of(c->code, c->now);

    return c->rows == 1 ? memcmp(c->first->v, c->now->v, sizeof c->now->v) == 0
                        : map_get(&r->rows, (str){k.bytes, sizeof k.bytes}) != MAP_NONE;
}

enum extract_pot
repeat_weigh(struct repeat *r, struct ledger *l, const struct repeat_case *c) {
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
        ledger_note_as(l, &f);
        return EXTRACT_DUPLICATE;
    }
    ledger_note_as(l, &f);
    if (f.severity >= LEDGER_LOAI) {
        return EXTRACT_REJECTED;
    }
    if (c->rows == 1) {
        keep(r, c->code, c->first);
    }
    keep(r, c->code, c->now);
    return EXTRACT_ACCEPTED;
}
