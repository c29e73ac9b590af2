/* compare_rules - whether a change may come from the program.  See compare.h. */

#include "ask/compare.h"
#include "base/buf.h"
#include "base/fs.h"
#include "run/fingerprint.h"
#include "store/manifest.h"

bool
compare_tell_rules(const struct compare_request *r, struct arena *a, struct err *e) {
    const char *const folder[2] = {fs_join(a, r->output, r->before),
                                   fs_join(a, r->output, r->after)};
    struct manifest_basis basis[2];
    struct fingerprint made[2];
    struct buf b = {0};

    for (size_t i = 0; i < 2; i++) {
        if (!fs_exists(fs_join(a, folder[i], MANIFEST_NAME))) {
            return true; /* typed by hand */
        }
        if (!manifest_basis(a, folder[i], &basis[i], e) ||
            !fingerprint_of_set(folder[i], &made[i], e)) {
            return false;
        }
    }
    if (basis[0].rules == basis[1].rules || r->note == NULL) {
        return true;
    }
    buf_fmt(
        &b,
        "do phiên bản: chương trình tính %s theo quy tắc bản %lld, %s theo quy tắc bản %lld "
        "(xem CHANGELOG.md); %s",
        r->before, (long long)basis[0].rules, r->after, (long long)basis[1].rules,
        fingerprint_same_data(&made[0], &made[1])
            ? "dữ liệu, danh mục và cấu hình như nhau, nên mọi thay đổi là do phiên bản"
            : "dữ liệu, danh mục hoặc cấu hình cũng khác, nên chỉ một phần thay đổi là do phiên "
              "bản");
    r->note(r->note_ctx, buf_view(&b));
    buf_free(&b);
    return true;
}
