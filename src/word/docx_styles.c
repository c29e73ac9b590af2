/* docx_styles - styles named as the decree's components.  See docx_parts.h. */

#include <math.h>
#include <stdio.h>

#include "word/docx_parts.h"

enum { NO_OUTLINE = -1 };

/* A style of paragraphs.  Sizes and distances in points; line: exact pitch, or below 2 a multiple of
 * single spacing. */
struct style {
    const char *id, *name;
    double size;
    unsigned letters; /* DOC_BOLD | DOC_ITALIC */
    const char *align;
    double before, after, line, first_in;
    bool keep;   /* with the next paragraph */
    int outline; /* level in the navigation, from 0 */
    const char *frame;
};

#define RULE_TOP                                                                                   \
    "<w:pBdr><w:top w:val=\"single\" w:sz=\"5\" w:space=\"0\" w:color=\"000000\"/></w:pBdr>"
#define SIDE(s, space)                                                                             \
    "<w:" s " w:val=\"single\" w:sz=\"6\" w:space=\"" space "\" w:color=\"000000\"/>"
#define FRAME                                                                                      \
    "<w:pBdr>" SIDE("top", "3") SIDE("left", "4") SIDE("bottom", "3") SIDE("right", "4") "</"      \
                                                                                         "w:pBdr>"
#define TIGHT_FRAME                                                                                \
    "<w:pBdr>" SIDE("top", "1") SIDE("left", "1") SIDE("bottom", "1") SIDE("right", "1") "</"      \
                                                                                         "w:pBdr>"
#define BODY_LINE 1.15

static const struct style styles[] = {
    {"QuocHieu", "Quốc hiệu", SIZE_MOTTO_1, DOC_BOLD, "center", 0, 0, CELL_PITCH, 0, false, -1, ""},
    {"TieuNgu", "Tiêu ngữ", SIZE_MOTTO_2, DOC_BOLD, "center", 0, 0, CELL_PITCH, 0, false, -1, ""},
    {"CoQuanChuQuan", "Cơ quan chủ quản", SIZE_AGENCY, 0, "center", 0, 0, CELL_PITCH, 0, false, -1,
     ""},
    {"CoQuanBanHanh", "Cơ quan ban hành", SIZE_AGENCY, DOC_BOLD, "center", 0, 0, CELL_PITCH, 0,
     false, -1, ""},
    {"SoKyHieu", "Số và ký hiệu", SIZE_NUMBER, 0, "center", 0, 0, CELL_PITCH, 0, false, -1, ""},
    {"VeViec", "Về việc (công văn)", SIZE_ABOUT, 0, "center", 0, 0, CELL_PITCH, 0, false, -1, ""},
    {"DiaDanhNgay", "Địa danh và ngày tháng", SIZE_DATE, DOC_ITALIC, "center", 0, 0, CELL_PITCH, 0,
     false, -1, ""},
    {"DuThao", "Dự thảo", SIZE_DRAFT, DOC_BOLD, "center", 5, 0, CELL_PITCH, 0, false, -1,
     TIGHT_FRAME},
    {"DuongKe", "Đường kẻ", 2, 0, "center", 1.5, 0, RULE_ROOM - 1.5, 0, false, -1, RULE_TOP},
    {"TenLoai", "Tên loại văn bản", SIZE_TITLE, DOC_BOLD, "center", 18, 0, TITLE_PITCH, 0, true, 0,
     ""},
    {"TrichYeu", "Trích yếu", SIZE_TITLE, DOC_BOLD, "center", 0, 0, TITLE_PITCH, 0, true, -1, ""},
    {"KinhGui", "Kính gửi", BODY_SIZE, 0, "left", 2 * BODY_GAP, 0, BODY_LINE, 0, true, -1, ""},
    {"KinhGuiAi", "Kính gửi (từng nơi)", BODY_SIZE, 0, "left", 0, 0, BODY_LINE, 0, true, -1, ""},
    {"Phan", "Phần (I)", BODY_SIZE, DOC_BOLD, "both", BODY_GAP, 0, BODY_LINE, BODY_INDENT, true, 0,
     ""},
    {"Muc", "Mục (1)", BODY_SIZE, DOC_BOLD, "both", BODY_GAP, 0, BODY_LINE, BODY_INDENT, true, 1,
     ""},
    {"Diem", "Điểm (a)", BODY_SIZE, 0, "both", BODY_GAP, 0, BODY_LINE, BODY_INDENT, true, 2, ""},
    {"NoiDung", "Nội dung", BODY_SIZE, 0, "both", BODY_GAP, 0, BODY_LINE, BODY_INDENT, false, -1,
     ""},
    {"GachDauDong", "Gạch đầu dòng", BODY_SIZE, 0, "both", BODY_GAP, 0, BODY_LINE, BODY_INDENT,
     false, -1, ""},
    {"CanGiua", "Căn giữa", BODY_SIZE, 0, "center", BODY_GAP, 0, BODY_LINE, 0, false, -1, ""},
    {"GhiChu", "Ghi chú", 12, 0, "both", 3, 0, 1, 0, false, -1, ""},
    {"LuuY", "Lưu ý đóng khung", 13, 0, "center", 10, 3, 1.05, 0, true, -1, FRAME},
    {"SoPhuLuc", "Số phụ lục", SIZE_TITLE, DOC_BOLD, "center", 0, 0, TITLE_PITCH, 0, true, 0, ""},
    {"TenPhuLuc", "Tên phụ lục", SIZE_TITLE, DOC_BOLD, "center", 0, 0, TITLE_PITCH, 0, true, -1,
     ""},
    {"KemTheo", "Kèm theo văn bản", SIZE_TITLE, DOC_ITALIC, "center", 0, 0, TITLE_PITCH, 0, true,
     -1, ""},
    {"TenBang", "Tên bảng", TABLE_TITLE_SIZE, DOC_BOLD, "center", 10, 2, 1.05, 0, true, -1, ""},
    {"DonViTinh", "Đơn vị tính", TABLE_UNIT_SIZE, DOC_ITALIC, "right", 4, 5, 1.05, 0, true, -1, ""},
    {"OBang", "Ô bảng", 12, 0, "left", 0, 0, 1, 0, false, -1, ""},
    {"GhiChuBang", "Ghi chú bảng", TABLE_NOTE_SIZE, DOC_ITALIC, "both", 1, 0, 1.05, 0, false, -1,
     ""},
    {"NguonBang", "Nguồn số liệu", TABLE_NOTE_SIZE, DOC_ITALIC, "left", 2, 2, 1.05, 0, false, -1,
     ""},
    {"ConDong", "Các dòng còn lại", TABLE_NOTE_SIZE, DOC_ITALIC, "left", 3, 2, 1.05, 0, false, -1,
     ""},
    {"TenBieuDo", "Tên biểu đồ", TABLE_TITLE_SIZE, DOC_BOLD, "center", 10, 2, 1.05, 0, true, -1,
     ""},
    {"BieuDo", "Biểu đồ", BODY_SIZE, 0, "center", 0, 4, 1, 0, false, -1, ""},
    {"ChucVu", "Quyền hạn và chức vụ", SIZE_SIGN, DOC_BOLD, "center", 0, 0, TITLE_PITCH, 0, true,
     -1, ""},
    {"HoTen", "Họ tên người ký", SIZE_SIGN, DOC_BOLD, "center", SIGN_ROOM, 0, TITLE_PITCH, 0, false,
     -1, ""},
    {"NoiNhan", "Nơi nhận", SIZE_RECEIVED, DOC_BOLD | DOC_ITALIC, "left", 0, 0, 1, 0, true, -1, ""},
    {"NoiNhanAi", "Nơi nhận (từng nơi)", SIZE_RECIPIENT, 0, "left", 0, 0, 1, 0, false, -1, ""},
    {"SoTrang", "Số trang", NUMBER_SIZE, 0, "center", 0, 0, 1, 0, false, -1, ""},
    {"Ngat", "Ngắt", 1, 0, "left", 0, 0, 2, 0, false, -1, ""},
};

static void
put_spacing(struct buf *b, const struct style *s) {
    const bool exact = s->line >= 2;

    buf_fmt(b, "<w:spacing w:before=\"%ld\" w:after=\"%ld\" w:line=\"%ld\" w:lineRule=\"%s\"/>",
            docx_twips(s->before), docx_twips(s->after), lround(s->line * (exact ? 20 : 240)),
            exact ? "exact" : "auto");
}

static void
put_style(struct buf *b, const struct style *s) {
    const long halves = lround(s->size * 2);

    buf_fmt(b,
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"%s\"><w:name "
            "w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>%s%s",
            s->id, s->name, s->keep ? "<w:keepNext/>" : "", s->frame);
    put_spacing(b, s);
    if (s->first_in > 0) {
        buf_fmt(b, "<w:ind w:firstLine=\"%ld\"/>", docx_twips(s->first_in));
    }
    buf_fmt(b, "<w:jc w:val=\"%s\"/>", s->align);
    if (s->outline > NO_OUTLINE) {
        buf_fmt(b, "<w:outlineLvl w:val=\"%d\"/>", s->outline);
    }
    buf_fmt(b, "</w:pPr><w:rPr>%s%s<w:sz w:val=\"%ld\"/><w:szCs w:val=\"%ld\"/></w:rPr></w:style>",
            s->letters & DOC_BOLD ? "<w:b/>" : "", s->letters & DOC_ITALIC ? "<w:i/>" : "", halves,
            halves);
}

static int
halves_of(double size_pt) {
    const int halves = (int)(size_pt * 2 + 1e-6);

    return halves < DOCX_SMALLEST_HALVES  ? DOCX_SMALLEST_HALVES
           : halves > DOCX_LARGEST_HALVES ? DOCX_LARGEST_HALVES
                                          : halves;
}

const char *
docx_cell_style(struct docx *m, double size_pt) {
    enum { ROOM = 16 };
    const int halves = halves_of(size_pt);
    char *id = arena_array(&m->arena, char, ROOM);

    m->cell_size[halves] = true;
    (void)snprintf(id, ROOM, "OBang%d", halves);
    return id;
}

static void
put_cell_styles(struct buf *b, const struct docx *m) {
    for (int h = DOCX_SMALLEST_HALVES; h <= DOCX_LARGEST_HALVES; h++) {
        if (m->cell_size[h]) {
            buf_fmt(b,
                    "<w:style w:type=\"paragraph\" w:customStyle=\"1\" "
                    "w:styleId=\"OBang%d\"><w:name w:val=\"Ô bảng cỡ %d%s\"/><w:basedOn "
                    "w:val=\"OBang\"/><w:qFormat/><w:rPr><w:sz w:val=\"%d\"/><w:szCs "
                    "w:val=\"%d\"/></w:rPr></w:style>",
                    h, h / 2, h % 2 != 0 ? ".5" : "", h, h);
        }
    }
}

static void
put_table_styles(struct buf *b) {
    static const char *const side[] = {"top", "left", "bottom", "right", "insideH", "insideV"};

    buf_text(b, "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"BangThuong\"><w:name "
                "w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>"
                "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"0\" "
                "w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" "
                "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
                "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"BangKhongKe\"><w:name "
                "w:val=\"Bảng không kẻ\"/><w:basedOn w:val=\"BangThuong\"/></w:style>"
                "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"BangSoLieu\"><w:name "
                "w:val=\"Bảng số liệu\"/><w:basedOn w:val=\"BangThuong\"/><w:tblPr><w:tblBorders>");
    for (size_t i = 0; i < sizeof side / sizeof side[0]; i++) {
        buf_fmt(b, "<w:%s w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>", side[i]);
    }
    buf_fmt(b,
            "</w:tblBorders><w:tblCellMar><w:top w:w=\"%ld\" w:type=\"dxa\"/><w:left w:w=\"72\" "
            "w:type=\"dxa\"/><w:bottom w:w=\"%ld\" w:type=\"dxa\"/><w:right w:w=\"72\" "
            "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>",
            docx_twips(TABLE_PAD), docx_twips(TABLE_PAD));
}

void
docx_styles(const struct docx *m, struct buf *out) {
    buf_text(out, DOCX_XML "<w:styles " DOCX_NS_W "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
                           "w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
                           "w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz "
                           "w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\" "
                           "w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
                           "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
                           "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
                           "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>");
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        put_style(out, &styles[i]);
    }
    put_cell_styles(out, m);
    put_table_styles(out);
    buf_text(out, "</w:styles>");
}
