/* findings_book_places - the sheet of employers whose commune a person has to confirm.  See findings_book_table.h. */

#include "conf/input_tables.h"
#include "conf/names.h"
#include "figures/list.h"
#include "template/findings_book_table.h"

void
findings_book_table_places(struct doc *d, struct doc_section *s, const struct member_list *xa,
                           const struct located_row *row, size_t n) {
    static const struct findings_book_table_head head[] = {
        {LIST_NAME_MA_DON_VI, DOC_LEFT, 0, NULL, NULL},
        {LIST_NAME_TEN_DON_VI, DOC_LEFT, 0, NULL, NULL},
        {LIST_NAME_DIA_CHI, DOC_LEFT, 0, NULL, NULL},
        {"Mã xã đề xuất", DOC_CENTRE, 0, NULL, NULL},
        {"Xã, phường đề xuất", DOC_LEFT, 0, NULL, NULL},
        {"Vì sao chưa chắc chắn", DOC_LEFT, 0, NULL, NULL}};
    static const char *const notes[] = {
        "Các đơn vị này đang được tính vào \"Chưa xác định địa bàn\".",
        "Xác nhận: sửa mã xã trong " NAMES_ADDRESSES ", xóa dòng chưa rõ, lưu thành " INPUT_FILE(
            quyet_dinh_dia_chi) " trong thư mục đầu vào (đã có tệp ấy thì thêm dòng vào cuối)."};
    struct doc_table *t;

    s->landscape = true;
    t = findings_book_table(d, s, head, sizeof head / sizeof head[0]);
    t->name = STR("dia_chi");
    t->title = STR("ĐƠN VỊ CHƯA RÕ XÃ, CHỜ XÁC NHẬN");
    for (size_t i = 0; i < n; i++) {
        struct doc_cell *c = doc_table_row(d->arena, t, DOC_ROW_ITEM)->cell;

        c[0] = findings_book_table_code(d, row[i].ma_don_vi);
        c[1] = findings_book_table_text(d, row[i].ten);
        c[2] = findings_book_table_text(d, row[i].dia_chi);
        if (row[i].xa != MEMBER_NONE) {
            c[3] = findings_book_table_code(d, xa->m[row[i].xa].code);
            c[4] = findings_book_table_text(d, xa->m[row[i].xa].name);
        }
        c[5] = findings_book_table_text(d, located_why(d->arena, &row[i]));
    }
    findings_book_table_notes(d, t, notes, sizeof notes / sizeof notes[0]);
}
