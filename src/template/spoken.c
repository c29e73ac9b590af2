/* spoken - figures as a sentence says them.  See spoken.h. */

#include "template/spoken.h"

#include "base/buf.h"
#include "base/num.h"

#define MILLION INT64_C(1000000)

/* amount / one in hundredths, half up away from zero: what a sentence prints of it. */
static int64_t
hundredths_of(int64_t amount, int64_t one) {
    const int64_t step = one / 100;
    const int64_t half = amount < 0 ? -step / 2 : step / 2;

    return amount / step + (amount % step + half) / step;
}

static str
say_money(struct arena *a, int64_t amount) {
    const int64_t size = amount < 0 ? -(amount + 1) : amount;     /* no overflow at the least one */
    const bool billions = hundredths_of(size, MILLION) >= 100000; /* 999,996 triệu is 1,00 tỷ */
    char text[NUM_TEXT];
    struct buf b = {0};

    if (size < MILLION) {
        num_vn_int(text, amount);
        buf_text(&b, text);
        return buf_moved(a, &b);
    }
    num_vn_hundredths(text, hundredths_of(amount, billions ? 1000 * MILLION : MILLION));
    buf_text(&b, text);
    buf_text(&b, billions ? " tỷ" : " triệu");
    return buf_moved(a, &b);
}

str
spoken_figure(struct arena *a, const struct doc_cell *c) {
    struct doc_cell bare = *c;

    if (c->kind == DOC_MONEY) {
        return say_money(a, c->u.count);
    }
    bare.mark = STR("");
    return doc_cell_text(a, &bare);
}

str
spoken_amount(struct arena *a, const struct indicator_set *i, uint32_t ind,
              const struct doc_cell *c) {
    struct buf b = {0};

    buf_str(&b, spoken_figure(a, c));
    if (c->kind == DOC_COUNT || c->kind == DOC_MONEY) {
        buf_char(&b, ' ');
        buf_text(&b, indicator_unit_text(i->v[ind].unit));
    }
    return buf_moved(a, &b);
}
