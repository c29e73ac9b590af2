/*
 * paper - a made-up report with every kind of block, for the tests of the pdf
 * side; figures are invented, names are as long as real ones get.
 */
#ifndef TESTS_UNIT_PAPER_H
#define TESTS_UNIT_PAPER_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "doc/block.h"
#include "measure/fonts.h"
#include "measure/typeface.h"

#define PAPER_FONT "/usr/share/fonts/truetype/liberation2/LiberationSerif-"

static inline struct fonts
paper_fonts(void) {
    return (struct fonts){"Liberation Serif",
                          {PAPER_FONT "Regular.ttf", PAPER_FONT "Bold.ttf", PAPER_FONT "Italic.ttf",
                           PAPER_FONT "BoldItalic.ttf"},
                          {NULL, NULL, NULL, NULL},
                          NULL,
                          NULL};
}

/* Made ready as a run does; NULL: the fonts are not there. */
static inline struct typeface *
paper_typeface(struct arena *a) {
    struct fonts *fonts = arena_new(a, struct fonts);
    struct typeface *t = arena_new(a, struct typeface);
    struct err e = {0};

    *fonts = paper_fonts();
    return typeface_load(a, fonts, t, &e) ? t : NULL;
}

/* How often what stands in the bytes of a file. */
static inline size_t
paper_times(const struct buf *b, const char *what) {
    size_t n = 0;

    for (const char *p = b->p; (p = memmem(p, (size_t)(b->p + b->n - p), what, strlen(what)));) {
        p++;
        n++;
    }
    return n;
}

static inline void
paper_heading(struct doc *d, struct doc_section *s, int level, const char *text) {
    struct doc_block *b = doc_add(d, s, DOC_HEADING);

    b->u.heading.level = level;
    b->u.heading.text = str_from(text);
}

static inline struct doc_block *
paper_paragraph(struct doc *d, struct doc_section *s, const char *text) {
    struct doc_block *b = doc_add(d, s, DOC_PARAGRAPH);

    b->u.paragraph.runs = doc_plain(d, str_from(text), 0);
    return b;
}

static inline void
paper_letter(struct doc *d, struct doc_section *s) {
    static const str to[] = {
        {"Ủy ban nhân dân thành phố Huế", sizeof("Ủy ban nhân dân thành phố Huế") - 1},
        {"Bảo hiểm xã hội Việt Nam", sizeof("Bảo hiểm xã hội Việt Nam") - 1}};
    struct doc_block *b = doc_add(d, s, DOC_LETTERHEAD);

    b->u.letterhead = (struct doc_letterhead){
        .superior = STR("BẢO HIỂM XÃ HỘI VIỆT NAM"),
        .issuer = STR("BẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ"),
        .number = STR("Số:        /BC-BHXH"),
        .place_date = STR("Huế, ngày       tháng 4 năm 2026"),
        .motto = {STR("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), STR("Độc lập - Tự do - Hạnh phúc")}};
    b = doc_add(d, s, DOC_PARAGRAPH);
    b->u.paragraph.role = DOC_WARNING;
    b->u.paragraph.runs =
        doc_plain(d, STR("Số liệu tạm tính đến ngày 14/3/2026, chưa chốt; không dùng để công bố."),
                  DOC_ITALIC);
    b = doc_add(d, s, DOC_TITLE);
    b->u.title.kind = STR("BÁO CÁO");
    b->u.title.abstract = STR("Kết quả thực hiện chỉ tiêu phát triển người tham gia bảo hiểm xã "
                              "hội, bảo hiểm thất nghiệp, bảo hiểm y tế quý I năm 2026");
    b = doc_add(d, s, DOC_ADDRESSEE);
    b->u.addressee.to = to;
    b->u.addressee.n = sizeof(to) / sizeof(to[0]);
}

static inline void
paper_text(struct doc *d, struct doc_section *s) {
    static const struct doc_run mixed[] = {
        {{"1. Về số lượng. ", sizeof("1. Về số lượng. ") - 1}, DOC_BOLD},
        {{"Đến hết ngày 31 tháng 3 năm 2026, toàn thành phố có ",
          sizeof("Đến hết ngày 31 tháng 3 năm 2026, toàn thành phố có ") - 1},
         0},
        {{"356.214 người", sizeof("356.214 người") - 1}, DOC_BOLD},
        {{" tham gia bảo hiểm xã hội, tăng 3,80% so với cùng kỳ; trong đó số người được đối "
          "chiếu, khớp đúng với Cơ sở dữ liệu quốc gia về dân cư là 349.870 người (đạt 98,22%). "
          "Số còn lại 6.344 người đang tiếp tục được xác minh, ",
          sizeof(" tham gia bảo hiểm xã hội, tăng 3,80% so với cùng kỳ; trong đó số người được "
                 "đối chiếu, khớp đúng với Cơ sở dữ liệu quốc gia về dân cư là 349.870 người (đạt "
                 "98,22%). Số còn lại 6.344 người đang tiếp tục được xác minh, ") -
              1},
         0},
        {{"bổ sung thông tin về số định danh cá nhân",
          sizeof("bổ sung thông tin về số định danh cá nhân") - 1},
         DOC_ITALIC},
        {{", quê quán và địa chỉ thường trú.", sizeof(", quê quán và địa chỉ thường trú.") - 1},
         0}};
    struct doc_block *b;

    (void)paper_paragraph(
        d, s,
        "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác "
        "văn thư và Kế hoạch số 141/KH-UBND ngày 17 tháng 3 năm 2026 của Ủy ban nhân dân thành phố "
        "Huế, Bảo hiểm xã hội thành phố Huế báo cáo kết quả thực hiện quý I năm 2026 như sau:");
    paper_heading(d, s, 1, "I. KẾT QUẢ THỰC HIỆN");
    b = doc_add(d, s, DOC_PARAGRAPH);
    b->u.paragraph.runs = (struct doc_runs){mixed, sizeof(mixed) / sizeof(mixed[0])};
    paper_heading(d, s, 2, "2. Theo địa bàn");
    paper_heading(d, s, 3, "a) Các xã, phường đạt chỉ tiêu");
    b = doc_add(d, s, DOC_ITEM);
    b->u.item.runs = doc_plain(
        d,
        STR("Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh phối hợp rà soát; đường "
            "dẫn https://baohiemxahoi.example.gov.vn/"
            "tra-cuu-thong-tin-don-vi-cham-dong-bao-hiem-xa-hoi-bao-hiem-y-te-bao-hiem-that-nghiep "
            "được niêm yết công khai."),
        0);
    b = doc_add(d, s, DOC_ITEM);
    b->u.item.level = 1;
    b->u.item.runs = doc_plain(d, STR("phường Thuận Hóa: 98,20% kế hoạch năm."), 0);
}

static inline void
paper_head(struct doc_table *t, uint32_t row, uint32_t col, uint32_t rows, uint32_t cols,
           const char *text) {
    struct doc_head *h = (struct doc_head *)(uintptr_t)(t->head + t->head_cells++);

    *h = (struct doc_head){row, col, rows, cols, str_from(text)};
}

static inline void
paper_count(struct doc_cell *c, int64_t v) {
    c->kind = DOC_COUNT;
    c->u.count = v;
}

static inline void
paper_words(struct doc_cell *c, str s) {
    c->kind = DOC_TEXT;
    c->u.text = s;
}

static inline void
paper_row(struct doc *d, struct doc_table *t, enum doc_row_role role, const char *ordinal,
          const char *name, int64_t seed) {
    struct doc_row *r = doc_table_row(d->arena, t, role);

    paper_words(&r->cell[0], str_from(ordinal));
    paper_words(&r->cell[1], doc_clean(d, str_from(name)));
    for (uint32_t c = 2; c < t->cols; c++) {
        const int64_t v = (seed * 7919 + c * 104729) % 99991;

        if (c % 3 == 1) {
            r->cell[c].kind = DOC_PERCENT;
            r->cell[c].u.ratio = (struct num_ratio){v, 100003};
        } else {
            paper_count(&r->cell[c], v);
        }
    }
    if (seed % 17 == 3) {
        r->cell[t->cols - 1].kind = DOC_MISSING;
    }
}

/* Ten columns, three head rows, a number line, `rows` rows with long names among them. */
static inline struct doc_table *
paper_table(struct doc *d, uint32_t rows) {
    static const str number[] = {{"(1)", 3},          {"(2)", 3}, {"(3)", 3}, {"(4)", 3},
                                 {"(5)=(4)/(3)", 11}, {"(6)", 3}, {"(7)", 3}, {"(8)=(7)/(6)", 11},
                                 {"(9)", 3},          {"(10)", 4}};
    static const str notes[] = {{"Ghi chú: (*) Số liệu dựa trên đơn vị hành chính bị chia tách, "
                                 "chia theo phần dư lớn nhất.",
                                 sizeof("Ghi chú: (*) Số liệu dựa trên đơn vị hành chính bị chia "
                                        "tách, chia theo phần dư lớn nhất.") -
                                     1}};
    struct doc_table *t = doc_table_new(d->arena, 10);

    t->title = STR("Bảng 1. Số người tham gia theo đơn vị hành chính cấp xã");
    t->unit = STR("Đơn vị tính: người, %");
    t->head = arena_array(d->arena, struct doc_head, 16);
    t->head_rows = 3;
    paper_head(t, 0, 0, 3, 1, "STT");
    paper_head(t, 0, 1, 3, 1, "Xã, phường, đặc khu");
    paper_head(t, 0, 2, 1, 6, "Số người tham gia bảo hiểm xã hội");
    paper_head(t, 1, 2, 1, 3, "Bắt buộc");
    paper_head(t, 1, 5, 1, 3, "Tự nguyện");
    paper_head(t, 2, 2, 1, 1, "Chỉ tiêu năm");
    paper_head(t, 2, 3, 1, 1, "Thực hiện");
    paper_head(t, 2, 4, 1, 1, "Tỷ lệ hoàn thành (%)");
    paper_head(t, 2, 5, 1, 1, "Chỉ tiêu năm");
    paper_head(t, 2, 6, 1, 1, "Thực hiện");
    paper_head(t, 2, 7, 1, 1, "Tỷ lệ hoàn thành (%)");
    paper_head(t, 0, 8, 3, 1, "Tăng, giảm so với cùng kỳ");
    paper_head(t, 0, 9, 3, 1, "Xếp hạng");
    t->number = number;
    t->note = notes;
    t->notes = 1;
    t->source = STR("Nguồn: Bảo hiểm xã hội thành phố Huế.");
    t->col[0].align = DOC_CENTRE;
    for (uint32_t c = 2; c < t->cols; c++) {
        t->col[c].align = DOC_RIGHT;
    }
    paper_row(d, t, DOC_ROW_TOTAL, "", "TỔNG SỐ", 5);
    paper_row(d, t, DOC_ROW_GROUP, "I", "Phường", 11);
    for (uint32_t i = 0; i < rows; i++) {
        char ordinal[16];
        static const char *const name[] = {
            "Phường Thuận Hóa", "Xã A Lưới 1", "Phường Hương Thủy", "Xã Chân Mây - Lăng Cô",
            "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh"};

        (void)snprintf(ordinal, sizeof ordinal, "%u", i + 1);
        paper_row(d, t, DOC_ROW_ITEM, str_keep(d->arena, str_from(ordinal)).p, name[i % 5],
                  (int64_t)i + 20);
    }
    paper_row(d, t, DOC_ROW_OUTSIDE, "", "Chưa xác định địa bàn", 2);
    return t;
}

static inline struct doc_chart *
paper_chart(struct doc *d, enum doc_chart_kind kind, size_t categories, size_t series) {
    struct doc_chart *c = arena_new(d->arena, struct doc_chart);
    str *category = arena_array(d->arena, str, categories);
    struct doc_series *all = arena_array(d->arena, struct doc_series, series);
    static const str series_name[] = {{"BHXH", 4}, {"BHTN", 4}, {"BHYT", 4}, {"Khác", 5}};

    c->kind = kind;
    c->title = kind == DOC_LINES ? STR("Biểu đồ 2. Tỷ lệ bao phủ theo năm")
                                 : STR("Biểu đồ 1. Tỷ lệ hoàn thành chỉ tiêu năm theo xã, phường");
    c->percent = true;
    c->axis = STR("%");
    c->categories = categories;
    c->series_n = series;
    for (size_t i = 0; i < categories; i++) {
        char name[64];

        (void)snprintf(name, sizeof name, kind == DOC_LINES ? "Năm %zu" : "Phường An Cựu %zu",
                       i + (kind == DOC_LINES ? 2022 : 1));
        category[i] = str_keep(d->arena, str_from(name));
    }
    for (size_t s = 0; s < series; s++) {
        struct doc_chart_value *v = arena_array(d->arena, struct doc_chart_value, categories);

        for (size_t i = 0; i < categories; i++) {
            v[i].known = s != 1 || i != 1;
            v[i].value = (struct num_ratio){(num_wide)(1500 + 2900 * s + 137 * i), 10000};
        }
        all[s] = (struct doc_series){.name = series_name[s], .value = v, .projected = s == 2};
    }
    c->category = category;
    c->series = all;
    c->has_guide = kind != DOC_LINES;
    c->guide = (struct num_ratio){1, 4};
    c->guide_name = STR("Mức phải đạt đến hết quý I: 25%");
    return c;
}

static inline void
paper_sign(struct doc *d, struct doc_section *s, bool annex) {
    static const str authority[] = {{"KT. GIÁM ĐỐC", sizeof("KT. GIÁM ĐỐC") - 1},
                                    {"PHÓ GIÁM ĐỐC", sizeof("PHÓ GIÁM ĐỐC") - 1}};
    static const str to[] = {
        {"- UBND thành phố (để b/c);", sizeof("- UBND thành phố (để b/c);") - 1},
        {"- Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân thành phố;",
         sizeof("- Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân "
                "thành phố;") -
             1},
        {"- Lưu: VT, QLT (03b).", sizeof("- Lưu: VT, QLT (03b).") - 1}};
    struct doc_block *b = doc_add(d, s, DOC_SIGNATURE);

    b->u.signature = (struct doc_signature){.authority = authority,
                                            .authority_n = 2,
                                            .name = STR("Nguyễn Thị Hồng Thắm"),
                                            .recipient = annex ? NULL : to,
                                            .recipient_n = annex ? 0 : 3};
    if (annex) {
        b->u.signature.left_title = STR("NGƯỜI LẬP BIỂU");
        b->u.signature.left_name = STR("Trần Văn Ưng");
        b->u.signature.place_date = STR("Huế, ngày       tháng 4 năm 2026");
    }
}

static inline struct doc_section *
paper_annex(struct doc *d, const char *id, const char *label, bool landscape) {
    struct doc_section *s = doc_add_section(d, DOC_ANNEX, str_from(id), str_from(label));
    struct doc_block *b = doc_add(d, s, DOC_ANNEX_HEAD);

    s->landscape = landscape;
    b->u.annex_head.label = str_from(label);
    b->u.annex_head.title = STR("KẾT QUẢ THỰC HIỆN CHỈ TIÊU THEO XÃ, PHƯỜNG QUÝ I NĂM 2026");
    b->u.annex_head.attached = STR("(Kèm theo Báo cáo số        /BC-BHXH ngày       tháng 4 năm "
                                   "2026 của Bảo hiểm xã hội thành phố Huế)");
    return s;
}

/* rows: of the long annex. */
static inline struct doc *
paper_doc(struct arena *a, uint32_t rows) {
    struct doc *d = doc_new(a);
    struct doc_section *s = doc_add_section(d, DOC_MAIN, STR("chinh"), STR("Báo cáo"));

    d->title = STR("Báo cáo kết quả quý I năm 2026");
    d->author = STR("Bảo hiểm xã hội thành phố Huế");
    d->subject = STR("Kỳ 2026-Q1");
    d->draft = true;
    d->day = 20544;
    paper_letter(d, s);
    paper_text(d, s);
    doc_add(d, s, DOC_CHART)->u.chart = paper_chart(d, DOC_LINES, 5, 3);
    doc_add(d, s, DOC_TABLE)->u.table = paper_table(d, 6);
    paper_heading(d, s, 1, "II. PHƯƠNG HƯỚNG, NHIỆM VỤ");
    for (int i = 0; i < 6; i++) {
        (void)paper_paragraph(
            d, s,
            "Trong thời gian tới, Bảo hiểm xã hội thành phố Huế tiếp tục phối hợp với Công an "
            "thành phố, Ủy ban nhân dân các xã, phường đối chiếu, làm sạch dữ liệu; bảo đảm “đúng, "
            "đủ, sạch, sống”, hoàn thành trước ngày 30 tháng 9 năm 2026.");
    }
    (void)paper_paragraph(d, s, "Trên đây là báo cáo của Bảo hiểm xã hội thành phố Huế./.");
    paper_sign(d, s, false);

    s = paper_annex(d, "phu-luc-1", "Phụ lục I", false);
    doc_add(d, s, DOC_CHART)->u.chart = paper_chart(d, DOC_BARS_ACROSS, 40, 1);
    doc_add(d, s, DOC_CHART)->u.chart = paper_chart(d, DOC_BARS_UP, 5, 3);
    s = paper_annex(d, "phu-luc-2", "Phụ lục II", true);
    doc_add(d, s, DOC_TABLE)->u.table = paper_table(d, rows);
    s->last->u.table->more = STR("Còn 1.234 dòng, xem bản điện tử gửi kèm.");
    paper_sign(d, s, true);
    return d;
}

#endif /* TESTS_UNIT_PAPER_H */
