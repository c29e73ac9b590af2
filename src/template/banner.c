/* banner - what must be told on every document.  See banner.h. */

#include "template/banner.h"

#include "base/buf.h"
#include "template/words.h"

static void
warn(struct doc *d, struct doc_section *s, str text) {
    struct doc_block *b = doc_add(d, s, DOC_PARAGRAPH);

    b->u.paragraph =
        (struct doc_paragraph){.runs = doc_plain(d, text, DOC_BOLD), .role = DOC_WARNING};
}

void
banner_put(struct doc *d, struct doc_section *s, const struct fill *f) {
    if (f->provisional) {
        struct buf b = {0};

        buf_text(&b, "Số liệu tạm tính đến ngày ");
        buf_str(&b, words_short_date(d->arena, f->closing));
        buf_text(&b, ", chưa chốt.");
        warn(d, s, doc_clean(d, buf_view(&b)));
        buf_free(&b);
    }
    if (f->forced) {
        warn(d, s,
             STR("Phát hành khi tỷ lệ dòng bị loại vượt ngưỡng cho phép; xem kết quả kiểm tra dữ "
                 "liệu trước khi sử dụng số liệu."));
    }
    if (f->accepted.n > 0 && profile_int(f->profile, PROFILE_VAN_BAN_DU_THAO) != 0) {
        warn(d, s, doc_clean(d, f->accepted));
    }
    for (size_t k = 0; k < f->warnings; k++) {
        warn(d, s, f->warning[k]);
    }
}
