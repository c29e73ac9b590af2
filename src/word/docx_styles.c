/* docx_styles - styles named as the decree's components.  See docx_parts.h. */

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "word/docx_parts.h"

#define SIDE(side, size, space)                                                                    \
    "<w:" side " w:val=\"single\" w:sz=\"" size "\" w:space=\"" space "\" w:color=\"000000\"/>"
#define FRAME(v, h)                                                                                \
    "<w:pBdr>" SIDE("top", "6", v) SIDE("left", "6", h) SIDE("bottom", "6", v)                     \
        SIDE("right", "6", h) "</w:pBdr>"
#define RULE_PT 0.5 /* of a table: sz counts eighths */

/* A style of paragraphs.  Sizes and distances in points. */
struct style {
    const char *id, *name;
    double size;
    unsigned letters; /* DOC_BOLD | DOC_ITALIC */
    const char *align;
    double line; /* exact pitch; below 2 a multiple of single spacing */
    double before, after, first_in;
    bool keep;   /* with the next paragraph */
    int outline; /* level in the navigation, from 1; 0: not there */
    const char *frame;
};

static const struct style styles[] = {
    {"QuocHieu", "Quốc hiệu", SIZE_MOTTO_1, DOC_BOLD, "center", CELL_PITCH, .before = 0},
    {"TieuNgu", "Tiêu ngữ", SIZE_MOTTO_2, DOC_BOLD, "center", CELL_PITCH, .before = 0},
    {"CoQuanChuQuan", "Cơ quan chủ quản", SIZE_AGENCY, 0, "center", CELL_PITCH, .before = 0},
    {"CoQuanBanHanh", "Cơ quan ban hành", SIZE_AGENCY, DOC_BOLD, "center", CELL_PITCH, .before = 0},
    {"SoKyHieu", "Số và ký hiệu", SIZE_NUMBER, 0, "center", CELL_PITCH, .before = 0},
    {"VeViec", "Về việc (công văn)", SIZE_ABOUT, 0, "center", CELL_PITCH, .before = 0},
    {"DiaDanhNgay", "Địa danh và ngày tháng", SIZE_DATE, DOC_ITALIC, "center", CELL_PITCH,
     .before = 0},
    {"DuThao", "Dự thảo", SIZE_DRAFT, DOC_BOLD, "center", CELL_PITCH, .before = 5,
     .frame = FRAME("1", "1")},
    {"DuongKe", "Đường kẻ", 2, 0, "center", RULE_ROOM - 1.5, .before = 1.5,
     .frame = "<w:pBdr>" SIDE("top", "5", "0") "</w:pBdr>"},
    {"TenLoai", "Tên loại văn bản", SIZE_TITLE, DOC_BOLD, "center", TITLE_PITCH, .before = 18,
     .keep = true, .outline = 1},
    {"TrichYeu", "Trích yếu", SIZE_TITLE, DOC_BOLD, "center", TITLE_PITCH, .keep = true},
    {"KinhGui", "Kính gửi", BODY_SIZE, 0, "left", BODY_SPACING, .before = 2 * BODY_GAP,
     .keep = true},
    {"KinhGuiAi", "Kính gửi (từng nơi)", BODY_SIZE, 0, "left", BODY_SPACING, .keep = true},
    {"Phan", "Phần (I)", BODY_SIZE, DOC_BOLD, "both", BODY_SPACING, .before = BODY_GAP,
     .first_in = BODY_INDENT, .keep = true, .outline = 1},
    {"Muc", "Mục (1)", BODY_SIZE, DOC_BOLD, "both", BODY_SPACING, .before = BODY_GAP,
     .first_in = BODY_INDENT, .keep = true, .outline = 2},
    {"Diem", "Điểm (a)", BODY_SIZE, 0, "both", BODY_SPACING, .before = BODY_GAP,
     .first_in = BODY_INDENT, .keep = true, .outline = 3},
    {"NoiDung", "Nội dung", BODY_SIZE, 0, "both", BODY_SPACING, .before = BODY_GAP,
     .first_in = BODY_INDENT},
    {"GachDauDong", "Gạch đầu dòng", BODY_SIZE, 0, "both", BODY_SPACING, .before = BODY_GAP,
     .first_in = BODY_INDENT},
    {"CanGiua", "Căn giữa", BODY_SIZE, 0, "center", BODY_SPACING, .before = BODY_GAP},
    {"GhiChu", "Ghi chú", 12, 0, "both", 1, .before = 3},
    {"LuuY", "Lưu ý đóng khung", 13, 0, "center", 1.05, .before = 10, .after = 3, .keep = true,
     .frame = FRAME("3", "4")},
    {"SoPhuLuc", "Số phụ lục", SIZE_TITLE, DOC_BOLD, "center", TITLE_PITCH, .keep = true,
     .outline = 1},
    {"TenPhuLuc", "Tên phụ lục", SIZE_TITLE, DOC_BOLD, "center", TITLE_PITCH, .keep = true},
    {"KemTheo", "Kèm theo văn bản", SIZE_TITLE, DOC_ITALIC, "center", TITLE_PITCH, .keep = true},
    {"TenBang", "Tên bảng", TABLE_TITLE_SIZE, DOC_BOLD, "center", 1.05, .before = 10, .after = 2,
     .keep = true},
    {"DonViTinh", "Đơn vị tính", TABLE_UNIT_SIZE, DOC_ITALIC, "right", 1.05, .before = 4,
     .after = 5, .keep = true},
    {"OBang", "Ô bảng", 12, 0, "left", 1, .before = 0},
    {"GhiChuBang", "Ghi chú bảng", TABLE_NOTE_SIZE, DOC_ITALIC, "both", 1.05, .before = 1},
    {"NguonBang", "Nguồn số liệu", TABLE_NOTE_SIZE, DOC_ITALIC, "left", 1.05, .before = 2,
     .after = 2},
    {"ConDong", "Các dòng còn lại", TABLE_NOTE_SIZE, DOC_ITALIC, "left", 1.05, .before = 3,
     .after = 2},
    {"TenBieuDo", "Tên biểu đồ", TABLE_TITLE_SIZE, DOC_BOLD, "center", 1.05, .before = 10,
     .after = 2, .keep = true},
    {"BieuDo", "Biểu đồ", BODY_SIZE, 0, "center", 1, .after = 4},
    {"ChucVu", "Quyền hạn và chức vụ", SIZE_SIGN, DOC_BOLD, "center", TITLE_PITCH, .keep = true},
    {"HoTen", "Họ tên người ký", SIZE_SIGN, DOC_BOLD, "center", TITLE_PITCH, .before = SIGN_ROOM},
    {"NoiNhan", "Nơi nhận", SIZE_RECEIVED, DOC_BOLD | DOC_ITALIC, "left", 1, .keep = true},
    {"NoiNhanAi", "Nơi nhận (từng nơi)", SIZE_RECIPIENT, 0, "left", 1, .before = 0},
    {"SoTrang", "Số trang", NUMBER_SIZE, 0, "center", 1, .before = 0},
    {"Ngat", "Ngắt", 1, 0, "left", 2, .before = 0},
};

/* The pitch of a style; of running text what is left of it. */
static double
line_of(const struct style *s, double closer) {
    return fabs(s->line - BODY_SPACING) < 1e-6 ? 1 + (BODY_SPACING - 1) * (1 - closer) : s->line;
}

static void
put_style(struct buf *b, const struct style *s, double closer) {
    const bool exact = s->line >= 2;
    const long halves = lround(s->size * 2);

    buf_fmt(b,
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"%s\"><w:name "
            "w:val=\"%s\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>%s%s",
            s->id, s->name, s->keep ? "<w:keepNext/>" : "", s->frame == NULL ? "" : s->frame);
    buf_fmt(b, "<w:spacing w:before=\"%ld\" w:after=\"%ld\" w:line=\"%ld\" w:lineRule=\"%s\"/>",
            docx_twips(s->before), docx_twips(s->after),
            lround(line_of(s, closer) * (exact ? 20 : 240)), exact ? "exact" : "auto");
    if (s->first_in > 0) {
        buf_fmt(b, "<w:ind w:firstLine=\"%ld\"/>", docx_twips(s->first_in));
    }
    docx_put(b, "w:jc=%s", s->align);
    if (s->outline > 0) {
        docx_put(b, "w:outlineLvl=%d", s->outline - 1);
    }
    buf_text(b, "</w:pPr><w:rPr>");
    docx_put(b, "%s%sw:sz=%ld w:szCs=%ld", s->letters & DOC_BOLD ? "w:b " : "",
             s->letters & DOC_ITALIC ? "w:i " : "", halves, halves);
    buf_text(b, "</w:rPr></w:style>");
}

struct title_shape
docx_shape(const struct docx *m, const char *style_id, double width) {
    const struct style *s = styles;

    while (strcmp(s->id, style_id) != 0) { /* every style that a room names is in the table */
        s++;
    }
    return (struct title_shape){m->ruler, s->letters, s->size, width};
}

const char *
docx_cell_style(struct docx *m, double size_pt) {
    enum { ROOM = 16 };
    const int asked = (int)(size_pt * 2 + 1e-6);
    const int halves = asked < DOCX_SMALLEST_HALVES  ? DOCX_SMALLEST_HALVES
                       : asked > DOCX_LARGEST_HALVES ? DOCX_LARGEST_HALVES
                                                     : asked;
    char *id = arena_array(&m->arena, char, ROOM);

    m->cell_size[halves] = true;
    (void)snprintf(id, ROOM, "OBang%d", halves);
    return id;
}

static void
put_cell_style(struct buf *b, int halves) {
    buf_fmt(b,
            "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"OBang%d\"><w:name "
            "w:val=\"Ô bảng cỡ %d%s\"/><w:basedOn w:val=\"OBang\"/><w:qFormat/><w:rPr>",
            halves, halves / 2, halves % 2 != 0 ? ".5" : "");
    docx_put(b, "w:sz=%d w:szCs=%d", halves, halves);
    buf_text(b, "</w:rPr></w:style>");
}

/* The space round the words of a cell, in twips. */
static void
put_cell_margin(struct buf *b, long across, long along) {
    buf_fmt(b,
            "<w:tblCellMar><w:top w:w=\"%ld\" w:type=\"dxa\"/><w:left w:w=\"%ld\" w:type=\"dxa\"/>"
            "<w:bottom w:w=\"%ld\" w:type=\"dxa\"/><w:right w:w=\"%ld\" w:type=\"dxa\"/>"
            "</w:tblCellMar></w:tblPr></w:style>",
            across, along, across, along);
}

static void
put_table_styles(struct buf *b) {
    buf_text(b, "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"BangThuong\"><w:name "
                "w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/>");
    put_cell_margin(b, 0, 0);
    buf_text(
        b,
        "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"BangKhongKe\"><w:name "
        "w:val=\"Bảng không kẻ\"/><w:basedOn w:val=\"BangThuong\"/></w:style>"
        "<w:style w:type=\"table\" w:customStyle=\"1\" w:styleId=\"BangSoLieu\"><w:name "
        "w:val=\"Bảng số liệu\"/><w:basedOn w:val=\"BangThuong\"/><w:tblPr><w:tblBorders>" SIDE(
            "top", "4", "0") SIDE("left", "4", "0") SIDE("bottom", "4", "0") SIDE("right", "4", "0")
            SIDE("insideH", "4", "0") SIDE("insideV", "4", "0") "</w:tblBorders>");
    /* Word and Writer add the rule between two rows to their height, a page draws it within. */
    put_cell_margin(b, docx_twips(TABLE_PAD - RULE_PT / 2), 72);
}

static void
put_styles(const struct docx *m, struct buf *out) {
    buf_text(out, DOCX_XML "<w:styles " DOCX_NS_W "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts "
                           "w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" "
                           "w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/><w:sz "
                           "w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang w:val=\"vi-VN\" "
                           "w:eastAsia=\"vi-VN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
                           "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
                           "</w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" "
                           "w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>");
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        put_style(out, &styles[i], m->closer);
    }
    for (int h = DOCX_SMALLEST_HALVES; h <= DOCX_LARGEST_HALVES; h++) {
        if (m->cell_size[h]) {
            put_cell_style(out, h);
        }
    }
    put_table_styles(out);
    buf_text(out, "</w:styles>");
}

/* All that decides the styles: what put_styles reads of m. */
struct deciding {
    double closer;
    bool cell_size[DOCX_LARGEST_HALVES + 1];
};

void
docx_styles(const struct docx *m, struct buf *out) {
    struct deciding by;
    const str asked = {(const char *)&by, sizeof by};
    str known;

    memset(&by, 0, sizeof by); /* the room between its fields too */
    by.closer = m->closer;
    memcpy(by.cell_size, m->cell_size, sizeof by.cell_size);
    if (once_find(m->zip.once, ONCE_STYLES, asked, &known)) {
        buf_str(out, known);
    } else {
        put_styles(m, out);
        once_add(m->zip.once, ONCE_STYLES, asked, buf_view(out));
    }
}
