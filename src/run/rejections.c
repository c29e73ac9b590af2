/* rejections - why most rows of a file were rejected.  See rejections.h. */

#include "run/rejections.h"

#include <inttypes.h>

#include "base/num.h"

/* What most rows of a file were rejected for: the rule, how many, and the first of them in words. */
struct reasons {
    struct ledger *ledger;
    const struct ledger_file *file;
    uint64_t n[LEDGER_RULE_COUNT];
    struct buf first[LEDGER_RULE_COUNT];
};

static bool
add_reason(void *ctx, const struct ledger_finding *f) {
    struct reasons *r = ctx;

    if (f->severity == LEDGER_LOAI && ledger_file(r->ledger, f->file) == r->file &&
        r->n[f->rule]++ == 0) {
        buf_fmt(&r->first[f->rule], "dòng đầu là dòng %" PRIu64 "%s" STR_FMT ": " STR_FMT, f->line,
                f->column.n > 0 ? ", cột " : "", STR_ARG(f->column), STR_ARG(f->what));
    }
    return true;
}

void
rejections_say(struct ledger *l, const struct ledger_file *f, struct buf *out) {
    struct reasons r = {.ledger = l, .file = f};
    struct err ignored;
    unsigned most = 0;

    if (ledger_each(l, add_reason, &r, &ignored)) {
        for (unsigned i = 1; i < LEDGER_RULE_COUNT; i++) {
            most = r.n[i] > r.n[most] ? i : most;
        }
        if (r.n[most] > 0) {
            char n[NUM_TEXT];

            num_vn_int(n, (int64_t)r.n[most]);
            buf_fmt(out, "; nhiều nhất là %s (%s chỗ, %s)",
                    ledger_rule_row((enum ledger_rule)most)->code, n, buf_z(&r.first[most]));
        }
    }
    for (unsigned i = 0; i < LEDGER_RULE_COUNT; i++) {
        buf_free(&r.first[i]);
    }
}
