/* banner - what must be told on every document.  See banner.h. */

#include "template/banner.h"

#include "base/buf.h"
#include "template/words.h"

static void
add(struct buf *b, str sentence) {
    buf_text(b, b->n > 0 && sentence.n > 0 ? " " : "");
    buf_str(b, sentence);
}

void
banner_put(struct doc *d, struct doc_section *s, const struct fill *f) {
    struct buf b = {0};

    if (f->provisional) {
        buf_text(&b, "Số liệu tạm tính đến ngày ");
        buf_str(&b, words_short_date(d->arena, f->closing));
        buf_text(&b, ", chưa chốt.");
    }
    if (f->forced) {
        add(&b,
            STR("Phát hành khi tỷ lệ dòng bị loại vượt ngưỡng cho phép; xem kết quả kiểm tra dữ "
                "liệu trước khi sử dụng số liệu."));
    }
    if (f->accepted.n > 0 && profile_int(f->profile, PROFILE_VAN_BAN_DU_THAO) != 0) {
        add(&b, f->accepted);
    }
    for (size_t k = 0; k < f->warnings; k++) {
        add(&b, f->warning[k]);
    }
    if (b.n > 0) {
        const str text = doc_clean(d, buf_view(&b));

        doc_add(d, s, DOC_PARAGRAPH)->u.paragraph =
            (struct doc_paragraph){.runs = doc_plain(d, text, DOC_BOLD), .role = DOC_WARNING};
    }
    buf_free(&b);
}
