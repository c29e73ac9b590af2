/* findings_book_payers - the sheet of tax payers that are proposed for employers without a tax code.  See
 * findings_book_table.h. */

#include "base/buf.h"
#include "conf/input_tables.h"
#include "conf/names.h"
#include "figures/list.h"
#include "ingest/taxcode.h"
#include "template/findings_book_table.h"

static str
reasons(const struct doc *d, const struct reconcile_proposal *p) {
    struct buf b = {0};

    reconcile_say(p, &b);
    return buf_moved(d->arena, &b);
}

void
findings_book_table_payers(struct doc *d, struct doc_section *s, const struct employers *e,
                           const struct reconcile_proposal *row, size_t n) {
    static const struct findings_book_table_head head[] = {
        {LIST_NAME_MA_DON_VI, DOC_LEFT, 0, NULL, NULL},
        {LIST_NAME_TEN_DON_VI, DOC_LEFT, 0, NULL, NULL},
        {LIST_NAME_MST_KHAI, DOC_CENTRE, 0, NULL, NULL},
        {"Mã số thuế đề xuất", DOC_CENTRE, 0, NULL, NULL},
        {"Người nộp thuế đề xuất", DOC_LEFT, 0, NULL, NULL},
        {"Điểm giống", DOC_RIGHT, 0, NULL, NULL},
        {"Vì sao đề xuất", DOC_LEFT, 0, NULL, NULL}};
    static const char *const notes[] = {
        "Đề xuất chưa được tính vào đâu: các đơn vị này vẫn là đơn vị không có mã số thuế hợp lệ "
        "cho đến khi có quyết định.",
        "Quyết định: trong " NAMES_RETURNS "/" NAMES_PROPOSED " giữ ghep ở dòng đúng, ghi "
        "khong_ghep ở dòng sai, xóa dòng chưa rõ, lưu thành " INPUT_FILE(
            quyet_dinh_doi_chieu) " trong thư mục đầu vào (đã có tệp ấy thì thêm dòng vào cuối).",
        "Điểm từ 80, tối đa 100, tính từ tên, địa chỉ, xã, loại hình, số lao động, mã số đã khai; "
        "hai bên giống nhau nhất và hơn hẳn mọi nơi khác thì mới đề xuất."};
    struct doc_table *t;

    s->landscape = true;
    t = findings_book_table(d, s, head, sizeof head / sizeof head[0]);
    t->name = STR("ma_so_thue");
    t->title = STR("ĐỀ XUẤT MÃ SỐ THUẾ, CHỜ QUYẾT ĐỊNH");
    for (size_t i = 0; i < n; i++) {
        const struct employers_one *one = employers_at(e, row[i].employer);
        struct doc_cell *c = doc_table_row(d->arena, t, DOC_ROW_ITEM)->cell;

        c[0] = findings_book_table_code(d, one->code);
        c[1] = findings_book_table_text(d, one->name);
        if (one->mst.n > 0) {
            c[2] = findings_book_table_code(d, taxcode_shown(d->arena, one->mst));
        }
        c[3] = findings_book_table_code(d, taxcode_shown(d->arena, row[i].mst));
        c[4] = findings_book_table_text(d, row[i].name);
        c[5] = findings_book_table_count(row[i].score);
        c[6] = findings_book_table_text(d, reasons(d, &row[i]));
    }
    findings_book_table_notes(d, t, notes, sizeof notes / sizeof notes[0]);
}
