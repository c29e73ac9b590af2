/* checks - what the checks of the data left open.  See checks.h. */

#include "template/checks.h"

#include "base/buf.h"
#include "base/num.h"

static str
take(struct arena *a, struct buf *b) {
    const str out = str_keep(a, buf_view(b));

    buf_free(b);
    return out;
}

static void
put_count(struct buf *b, uint64_t n) {
    char text[NUM_TEXT];

    num_vn_int(text, (int64_t)n);
    buf_text(b, text);
}

str
checks_rows(struct arena *a, const struct fill *f) {
    uint64_t sum[4] = {0};
    static const char *const words[4] = {" dòng: nhận ", ", loại ", ", trùng ", "; "};
    uint32_t files = f->ledger == NULL ? 0 : ledger_files(f->ledger);
    struct buf b = {0};

    if (files == 0) {
        return STR("");
    }
    for (uint32_t k = 0; k < files; k++) {
        const struct ledger_file *x = ledger_file(f->ledger, k);

        sum[0] += x->read;
        sum[1] += x->accepted;
        sum[2] += x->rejected;
        sum[3] += x->duplicate;
    }
    put_count(&b, files);
    buf_text(&b, " tệp, đọc ");
    for (size_t k = 0; k < 4; k++) {
        put_count(&b, sum[k]);
        buf_text(&b, words[k]);
    }
    put_count(&b, ledger_count(f->ledger, LEDGER_CANH_BAO) - ledger_count(f->ledger, LEDGER_LOAI));
    buf_text(&b, " cảnh báo");
    return take(a, &b);
}

str
checks_open(struct arena *a, const struct fill *f) {
    struct buf b = {0};

    if (f->accepted.n > 0) {
        buf_str(&b, f->accepted);
    }
    for (size_t k = 0; k < f->warnings; k++) {
        buf_text(&b, b.n > 0 ? " " : "");
        buf_str(&b, f->warning[k]);
    }
    return take(a, &b);
}
