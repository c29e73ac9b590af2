/* document_kind - the kinds of administrative documents.  See document_kind.h. */

#include "language/document_kind.h"

#include "base/arena.h"
#include "text/fold.h"

static const struct document_kind kinds[] = {
    {"BÁO CÁO", "Báo cáo", "BC", DOCUMENT_NAMED},
    {"CÔNG VĂN", "Công văn", "", DOCUMENT_LETTER},
    {"TỜ TRÌNH", "Tờ trình", "TTr", DOCUMENT_NAMED},
    {"THÔNG BÁO", "Thông báo", "TB", DOCUMENT_NAMED},
    {"KẾ HOẠCH", "Kế hoạch", "KH", DOCUMENT_NAMED},
    {"NGHỊ QUYẾT", "Nghị quyết", "NQ", DOCUMENT_NAMED},
    {"QUYẾT ĐỊNH", "Quyết định", "QĐ", DOCUMENT_NAMED},
    {"CHỈ THỊ", "Chỉ thị", "CT", DOCUMENT_NAMED},
    {"QUY CHẾ", "Quy chế", "QC", DOCUMENT_NAMED},
    {"QUY ĐỊNH", "Quy định", "QyĐ", DOCUMENT_NAMED},
    {"THÔNG CÁO", "Thông cáo", "TC", DOCUMENT_NAMED},
    {"HƯỚNG DẪN", "Hướng dẫn", "HD", DOCUMENT_NAMED},
    {"CHƯƠNG TRÌNH", "Chương trình", "CTr", DOCUMENT_NAMED},
    {"PHƯƠNG ÁN", "Phương án", "PA", DOCUMENT_NAMED},
    {"ĐỀ ÁN", "Đề án", "ĐA", DOCUMENT_NAMED},
    {"DỰ ÁN", "Dự án", "DA", DOCUMENT_NAMED},
    {"BIÊN BẢN", "Biên bản", "BB", DOCUMENT_NAMED},
    {"CÔNG ĐIỆN", "Công điện", "CĐ", DOCUMENT_NAMED},
    {"BẢN GHI NHỚ", "Bản ghi nhớ", "BGN", DOCUMENT_NAMED},
    {"BẢN THỎA THUẬN", "Bản thỏa thuận", "BTT", DOCUMENT_NAMED},
    {"PHIẾU TRÌNH", "Phiếu trình", "PTr", DOCUMENT_SLIP},
    {"PHIẾU GỬI", "Phiếu gửi", "PG", DOCUMENT_NAMED},
    {"PHIẾU CHUYỂN", "Phiếu chuyển", "PC", DOCUMENT_NAMED},
    {"PHIẾU BÁO", "Phiếu báo", "PB", DOCUMENT_NAMED},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

const char *
document_kind_name(size_t k) {
    return k < KINDS ? kinds[k].name : NULL;
}

const struct document_kind *
document_kind_find(str name) {
    struct arena a = ARENA_EMPTY;
    const str wanted = fold_name(&a, name);
    const struct document_kind *found = NULL;

    for (size_t k = 0; found == NULL && k < KINDS; k++) {
        if (str_eq(fold_name(&a, str_from(kinds[k].name)), wanted)) {
            found = &kinds[k];
        }
    }
    arena_free(&a);
    return found;
}
