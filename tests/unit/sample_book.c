/* sample_book - a small workbook with everything in it.  See sample_book.h. */

#include "sample_book.h"

#include <stdio.h>

static const struct {
    const char *code, *name;
    bool ward;
} places[] = {
    {"19753", "Phú Xuân", true},
    {"19774", "Kim Long", true},
    {"19777", "Vỹ Dạ", true},
    {"19789", "Thuận Hóa", true},
    {"19804", "Hương An", true},
    {"19813", "Thủy Xuân", true},
    {"19815", "An Cựu", true},
    {"19819", "Phong Điền", true},
    {"19828", "Phong Phú", true},
    {"19831", "Phong Dinh", true},
    {"19858", "Phong Thái", true},
    {"19873", "Phong Quảng", true},
    {"19900", "Thuận An", true},
    {"19909", "Dương Nỗ", true},
    {"19930", "Mỹ Thượng", true},
    {"19960", "Phú Bài", true},
    {"19969", "Thanh Thủy", true},
    {"19975", "Hương Thủy", true},
    {"19996", "Hương Trà", true},
    {"20014", "Hóa Châu", true},
    {"20017", "Kim Trà", true},
    {"19867", "Quảng Điền", false},
    {"19885", "Đan Điền", false},
    {"19918", "Phú Hồ", false},
    {"19942", "Phú Vang", false},
    {"19945", "Phú Vinh", false},
    {"20035", "Bình Điền", false},
    {"20044", "A Lưới 2", false},
    {"20050", "A Lưới 5", false},
    {"20056", "A Lưới 1", false},
    {"20071", "A Lưới 3", false},
    {"20101", "A Lưới 4", false},
    {"20107", "Phú Lộc", false},
    {"20122", "Vinh Lộc", false},
    {"20131", "Hưng Lộc", false},
    {"20137", "Chân Mây - Lăng Cô và các thôn mới sáp nhập của xã Lộc Thủy", false},
    {"20140", "Lộc An", false},
    {"20161", "Khe Tre", false},
    {"20179", "Nam Đông", false},
    {"20182", "Long Quảng", false},
};
enum { PLACES = sizeof places / sizeof places[0] };

static str
say(struct doc *d, const char *z) {
    return doc_clean(d, str_from(z));
}

static struct doc_cell
text(struct doc *d, const char *z) {
    return (struct doc_cell){.kind = DOC_TEXT, .u.text = say(d, z)};
}

static struct doc_cell
count(int64_t n) {
    return (struct doc_cell){.kind = DOC_COUNT, .u.count = n};
}

static struct doc_cell
percent(int64_t num, int64_t den) {
    return (struct doc_cell){.kind = DOC_PERCENT, .u.ratio = {num, den}};
}

static const struct doc_formula *
formula(struct doc *d, enum doc_formula_kind kind, size_t n, const struct doc_at *ref) {
    struct doc_formula *f = arena_new(d->arena, struct doc_formula);
    struct doc_at *kept = arena_array(d->arena, struct doc_at, n);

    for (size_t i = 0; i < n; i++) {
        kept[i] = ref[i];
    }
    *f = (struct doc_formula){kind, kept, n};
    return f;
}

static const struct doc_formula *
two(struct doc *d, enum doc_formula_kind kind, struct doc_at a, struct doc_at b) {
    return formula(d, kind, 2, (struct doc_at[]){a, b});
}

static void
set_heads(struct doc *d, struct doc_table *t, const struct doc_head *h, size_t n, uint32_t rows) {
    struct doc_head *kept = arena_array(d->arena, struct doc_head, n);

    for (size_t i = 0; i < n; i++) {
        kept[i] = h[i];
    }
    t->head = kept;
    t->head_cells = n;
    t->head_rows = rows;
}

static void
set_numbers(struct doc *d, struct doc_table *t, const char *const *z) {
    str *number = arena_array(d->arena, str, t->cols);

    for (uint32_t c = 0; c < t->cols; c++) {
        number[c] = say(d, z[c]);
    }
    t->number = number;
}

static void
annex_head(struct doc *d, struct doc_section *s, const char *label, const char *title) {
    struct doc_annex_head *h = &doc_add(d, s, DOC_ANNEX_HEAD)->u.annex_head;

    h->label = say(d, label);
    h->title = say(d, title);
    h->attached =
        STR("(Kèm theo Báo cáo số      /BC-BHXH ngày     tháng     năm 2026 của Bảo hiểm xã "
            "hội thành phố Huế)");
}

/* ---- annex II: columns STT, name, target, achieved, left, completion, before, change, rank ---- */

enum { C_NO, C_NAME, C_TARGET, C_DONE, C_LEFT, C_RATE, C_BEFORE, C_CHANGE, C_RANK, II_COLS };
static const struct doc_head ii_head[] = {
    {0, 0, 2, 1, {"TT", 2}},
    {0, 1, 2, 1, {"Xã, phường", sizeof "Xã, phường" - 1}},
    {0, 2, 1, 4, {"BHXH bắt buộc", sizeof "BHXH bắt buộc" - 1}},
    {1, 2, 1, 1, {"Chỉ tiêu năm 2026", sizeof "Chỉ tiêu năm 2026" - 1}},
    {1, 3, 1, 1, {"Thực hiện đến 31/3/2026", sizeof "Thực hiện đến 31/3/2026" - 1}},
    {1, 4, 1, 1, {"Còn phải thực hiện", sizeof "Còn phải thực hiện" - 1}},
    {1, 5, 1, 1, {"Tỷ lệ hoàn thành", sizeof "Tỷ lệ hoàn thành" - 1}},
    {0, 6, 1, 2, {"So với cùng kỳ năm trước", sizeof "So với cùng kỳ năm trước" - 1}},
    {1, 6, 1, 1, {"Cùng kỳ", sizeof "Cùng kỳ" - 1}},
    {1, 7, 1, 1, {"Tăng, giảm", sizeof "Tăng, giảm" - 1}},
    {0, 8, 2, 1, {"Xếp hạng", sizeof "Xếp hạng" - 1}},
};

static int64_t
target_of(uint32_t i) {
    return 900 + (int64_t)(i * 7919 % 4001);
}
static int64_t
done_of(uint32_t i) {
    return i == 5 ? target_of(i) + 44 : target_of(i) * (70 + (int64_t)(i * 37 % 29)) / 100;
}
static int64_t
before_of(uint32_t i) {
    return i == 3 ? 0 : done_of(i) - 60 + (int64_t)(i * 13 % 100);
}

struct sums {
    int64_t target, done, before;
};

/* What every row has from its four figures. */
static void
derive(struct doc *d, struct doc_row *row, uint32_t r, struct sums v) {
    row->cell[C_LEFT] = count(v.target - v.done);
    row->cell[C_LEFT].formula =
        two(d, DOC_DIFF, (struct doc_at){r, C_TARGET}, (struct doc_at){r, C_DONE});
    row->cell[C_RATE] = percent(v.done, v.target);
    row->cell[C_RATE].formula =
        two(d, DOC_QUOT, (struct doc_at){r, C_DONE}, (struct doc_at){r, C_TARGET});
    row->cell[C_CHANGE] = percent(v.done - v.before, v.before);
    row->cell[C_CHANGE].formula =
        two(d, DOC_CHANGE, (struct doc_at){r, C_DONE}, (struct doc_at){r, C_BEFORE});
}

static void
figures(struct doc_row *row, struct sums v) {
    row->cell[C_TARGET] = count(v.target);
    row->cell[C_DONE] = count(v.done);
    row->cell[C_BEFORE] = count(v.before);
}

static struct sums
group(struct doc *d, struct doc_table *t, bool wards) {
    const uint32_t head = t->rows;
    struct doc_row *row = doc_table_row(d->arena, t, DOC_ROW_GROUP);
    struct sums sum = {0, 0, 0};
    uint32_t n = 0;

    row->cell[C_NO] = text(d, wards ? "I" : "II");
    row->cell[C_NAME] = text(d, wards ? "Phường" : "Xã");
    for (uint32_t i = 0; i < PLACES; i++) {
        const struct sums v = {target_of(i), done_of(i), before_of(i)};

        if (places[i].ward != wards) {
            continue;
        }
        row = doc_table_row(d->arena, t, DOC_ROW_ITEM);
        n++;
        row->cell[C_NO] = count(n);
        row->cell[C_NAME] = text(d, places[i].name);
        figures(row, v);
        derive(d, row, t->rows - 1, v);
        sum = (struct sums){sum.target + v.target, sum.done + v.done, sum.before + v.before};
    }
    row = &t->row[head];
    figures(row, sum);
    for (uint32_t c = C_TARGET; c <= C_BEFORE; c++) {
        if (row->cell[c].kind == DOC_COUNT) {
            row->cell[c].formula =
                two(d, DOC_SPAN, (struct doc_at){head + 1, c}, (struct doc_at){t->rows - 1, c});
        }
    }
    derive(d, row, head, sum);
    return sum;
}

static void
ranks(struct doc *d, struct doc_table *t) {
    struct doc_at ref[PLACES + 1];
    size_t n = 1;

    for (uint32_t r = 0; r < t->rows; r++) {
        if (t->row[r].role == DOC_ROW_ITEM) {
            ref[n++] = (struct doc_at){r, C_RATE};
        }
    }
    for (size_t i = 1; i < n; i++) {
        const struct num_ratio mine = doc_table_at(t, ref[i])->u.ratio;
        int64_t place = 1;

        for (size_t k = 1; k < n; k++) {
            const struct num_ratio other = doc_table_at(t, ref[k])->u.ratio;

            place += other.num * mine.den > mine.num * other.den;
        }
        ref[0] = ref[i];
        t->row[ref[i].row].cell[C_RANK] = count(place);
        t->row[ref[i].row].cell[C_RANK].formula = formula(d, DOC_RANK, n, ref);
    }
}

static void
bars_by_completion(struct doc *d, struct doc_section *s, const struct doc_table *t) {
    struct doc_chart *c = arena_new(d->arena, struct doc_chart);
    struct doc_series *series = arena_new(d->arena, struct doc_series);
    struct doc_chart_value *value = arena_array(d->arena, struct doc_chart_value, PLACES);
    struct doc_at *at = arena_array(d->arena, struct doc_at, PLACES);
    str *name = arena_array(d->arena, str, PLACES);
    size_t n = 0;

    for (int64_t place = 1; place <= PLACES; place++) {
        for (uint32_t r = 0; r < t->rows; r++) {
            const struct doc_row *row = &t->row[r];

            if (row->role == DOC_ROW_ITEM && row->cell[C_RANK].u.count == place) {
                value[n] =
                    (struct doc_chart_value){.known = true, .value = row->cell[C_RATE].u.ratio};
                at[n] = (struct doc_at){r, C_RATE};
                name[n++] = row->cell[C_NAME].u.text;
            }
        }
    }
    *series = (struct doc_series){STR("Tỷ lệ hoàn thành"), value, false, t, at};
    *c = (struct doc_chart){.kind = DOC_BARS_ACROSS,
                            .title = STR("Biểu đồ 1. Tỷ lệ hoàn thành chỉ tiêu BHXH bắt buộc theo "
                                         "xã, phường"),
                            .axis = STR("Tỷ lệ hoàn thành (%)"),
                            .percent = true,
                            .category = name,
                            .categories = n,
                            .series = series,
                            .series_n = 1,
                            .has_guide = true,
                            .guide = {85, 100},
                            .guide_name = STR("85%")};
    doc_add(d, s, DOC_CHART)->u.chart = c;
}

static void
signature(struct doc *d, struct doc_section *s) {
    struct doc_signature *g = &doc_add(d, s, DOC_SIGNATURE)->u.signature;
    str *line = arena_array(d->arena, str, 2);

    line[0] = STR("KT. GIÁM ĐỐC");
    line[1] = STR("PHÓ GIÁM ĐỐC");
    *g = (struct doc_signature){.left_title = STR("NGƯỜI LẬP BIỂU"),
                                .left_name = STR("Lê Thị Hoa"),
                                .authority = line,
                                .authority_n = 2,
                                .name = STR("Nguyễn Thị Hồng Thắm"),
                                .place_date = STR("Huế, ngày       tháng 4 năm 2026")};
}

static void
annex_ii(struct doc *d) {
    static const char *const number[] = {"(1)",         "(2)",         "(3)", "(4)",
                                         "(5)=(3)-(4)", "(6)=(4)/(3)", "(7)", "(8)=((4)-(7))/(7)",
                                         "(9)"};
    static const str note = {"Ghi chú: (*) số liệu có phần chia tách từ xã cũ.",
                             sizeof "Ghi chú: (*) số liệu có phần chia tách từ xã cũ." - 1};
    struct doc_section *s = doc_add_section(d, DOC_ANNEX, STR("theo-xa"), STR("II. Theo xã"));
    struct doc_table *t = doc_table_new(d->arena, II_COLS);
    struct doc_row *row;
    struct sums a;
    struct sums b;

    s->landscape = true;
    annex_head(d, s, "Phụ lục II", "TÌNH HÌNH THAM GIA BẢO HIỂM XÃ HỘI BẮT BUỘC THEO XÃ, PHƯỜNG");
    t->unit = STR("Đơn vị tính: người");
    t->name = STR("theo_xa");
    t->note = &note;
    t->notes = 1;
    t->source = STR("Nguồn: dữ liệu của Bảo hiểm xã hội thành phố Huế, chốt ngày 31/3/2026.");
    for (uint32_t c = 0; c < II_COLS; c++) {
        t->col[c].align = c == C_NO || c == C_RANK ? DOC_CENTRE
                          : c == C_NAME            ? DOC_LEFT
                                                   : DOC_RIGHT;
    }
    t->col[C_RATE].data_bar = true;
    set_heads(d, t, ii_head, sizeof ii_head / sizeof ii_head[0], 2);
    set_numbers(d, t, number);
    (void)doc_table_row(d->arena, t, DOC_ROW_TOTAL);
    a = group(d, t, true);
    b = group(d, t, false);
    row = &t->row[0];
    row->cell[C_NAME] = text(d, "TỔNG SỐ");
    a = (struct sums){a.target + b.target, a.done + b.done, a.before + b.before};
    figures(row, a);
    for (uint32_t c = C_TARGET; c <= C_BEFORE; c++) {
        if (row->cell[c].kind == DOC_COUNT) {
            struct doc_at ref[2];
            size_t n = 0;

            for (uint32_t r = 1; r < t->rows; r++) {
                if (t->row[r].role == DOC_ROW_GROUP) {
                    ref[n++] = (struct doc_at){r, c};
                }
            }
            row->cell[c].formula = formula(d, DOC_SUM, n, ref);
        }
    }
    derive(d, row, 0, a);
    ranks(d, t);
    t->row[4].cell[C_DONE].mark = STR("(*)");
    row = doc_table_row(d->arena, t, DOC_ROW_OUTSIDE);
    row->cell[C_NAME] = text(d, "Chưa xác định địa bàn");
    row->cell[C_TARGET] = (struct doc_cell){.kind = DOC_MISSING};
    row->cell[C_DONE] = count(0);
    row->cell[C_LEFT] = (struct doc_cell){.kind = DOC_MISSING};
    row->cell[C_LEFT].formula = two(d, DOC_DIFF, (struct doc_at){t->rows - 1, C_TARGET},
                                    (struct doc_at){t->rows - 1, C_DONE});
    row->cell[C_RATE] = (struct doc_cell){.kind = DOC_MISSING};
    row->cell[C_RATE].formula = two(d, DOC_QUOT, (struct doc_at){t->rows - 1, C_DONE},
                                    (struct doc_at){t->rows - 1, C_TARGET});
    doc_add(d, s, DOC_TABLE)->u.table = t;
    bars_by_completion(d, s, t);
    signature(d, s);
}

/* ---- annex I: rates by year, and two tables under each other ---- */

static void
annex_i(struct doc *d) {
    static const int64_t rate[3][4] = {
        {2015, 2184, 2387, 2578}, {1154, 1207, 1270, 1329}, {9375, 9405, 9445, 9500}};
    static const char *const name[] = {"BHXH", "BHTN", "BHYT"};
    static const char *const year[] = {"Năm 2022", "Năm 2023", "Năm 2024", "Năm 2025"};
    struct doc_section *s =
        doc_add_section(d, DOC_ANNEX, STR("ty-le-bao-phu"), STR("I. Tỷ lệ bao phủ [2022/2025]"));
    struct doc_chart *c = arena_new(d->arena, struct doc_chart);
    struct doc_series *series = arena_array(d->arena, struct doc_series, 3);
    str *category = arena_array(d->arena, str, 4);

    annex_head(d, s, "Phụ lục I", "TỶ LỆ BAO PHỦ BHXH, BHTN, BHYT");
    for (int part = 0; part < 2; part++) {
        struct doc_table *t = doc_table_new(d->arena, part == 0 ? 6 : 3);
        struct doc_head h[6] = {{0, 0, 1, 1, STR("TT")}, {0, 1, 1, 1, STR("Chỉ tiêu")}};

        t->title = part == 0 ? STR("1. Theo năm") : STR("2. Riêng năm 2025");
        t->unit = STR("Đơn vị tính: %");
        t->name = STR("ty_le"); /* the same name twice, on purpose */
        t->col[1].align = DOC_LEFT;
        for (uint32_t k = 2; k < t->cols; k++) {
            t->col[k].align = DOC_RIGHT;
            h[k] = (struct doc_head){0, k, 1, 1, say(d, year[part == 0 ? k - 2 : 3])};
        }
        set_heads(d, t, h, t->cols, 1);
        for (uint32_t r = 0; r < 3; r++) {
            struct doc_row *row = doc_table_row(d->arena, t, DOC_ROW_ITEM);

            row->cell[0] = count(r + 1);
            row->cell[1] = text(d, name[r]);
            for (uint32_t k = 2; k < t->cols; k++) {
                row->cell[k] =
                    (struct doc_cell){.kind = DOC_RATE, .u.count = rate[r][part == 0 ? k - 2 : 3]};
            }
        }
        doc_add(d, s, DOC_TABLE)->u.table = t;
    }
    for (uint32_t r = 0; r < 3; r++) {
        struct doc_chart_value *v = arena_array(d->arena, struct doc_chart_value, 4);

        for (uint32_t k = 0; k < 4; k++) {
            v[k] = (struct doc_chart_value){.known = !(r == 1 && k == 2),
                                            .value = {rate[r][k], 10000}};
            category[k] = say(d, year[k]);
        }
        series[r] = (struct doc_series){say(d, name[r]), v, r == 1, NULL, NULL};
    }
    *c = (struct doc_chart){.kind = DOC_LINES,
                            .title = STR("Biểu đồ 2. Tỷ lệ bao phủ qua các năm"),
                            .axis = STR("%"),
                            .percent = true,
                            .category = category,
                            .categories = 4,
                            .series = series,
                            .series_n = 3,
                            .has_guide = true,
                            .guide = {1, 2},
                            .guide_name = STR("Mục tiêu 50%")};
    doc_add(d, s, DOC_CHART)->u.chart = c;
}

static void
contents(struct doc *d) {
    struct doc_section *s = doc_add_section(d, DOC_CONTENTS, STR("muc-luc"), STR("Mục lục"));
    struct doc_title *t = &doc_add(d, s, DOC_TITLE)->u.title;
    struct doc_links *l = &doc_add(d, s, DOC_LINKS)->u.links;

    t->kind = STR("PHỤ LỤC");
    t->abstract = STR("Kèm theo Báo cáo kết quả thực hiện quý I năm 2026");
    l->n = 2;
    l->link = arena_array(d->arena, struct doc_link, 2);
    l->link[0] =
        (struct doc_link){STR("I"), STR("Tỷ lệ bao phủ BHXH, BHTN, BHYT"), STR("ty-le-bao-phu")};
    l->link[1] =
        (struct doc_link){STR("II"), STR("Tình hình tham gia theo xã, phường"), STR("theo-xa")};
}

static void
notes(struct doc *d) {
    struct doc_section *s = doc_add_section(d, DOC_NOTES, STR("ghi-chu"), STR("Ghi chú"));
    struct doc_heading *h = &doc_add(d, s, DOC_HEADING)->u.heading;
    struct doc_run *run = arena_array(d->arena, struct doc_run, 3);
    struct doc_paragraph *p;

    h->level = 1;
    h->text = STR("I. ĐỊNH NGHĨA");
    run[0] = (struct doc_run){STR("Tỷ lệ bao phủ BHXH"), DOC_BOLD};
    run[1] = (struct doc_run){STR(" là số người tham gia chia cho "), 0};
    run[2] = (struct doc_run){STR("lực lượng lao động trong độ tuổi, theo số của cơ quan thống kê "
                                  "công bố; nơi không có số thì lấy 51% dân số."),
                              DOC_ITALIC};
    p = &doc_add(d, s, DOC_PARAGRAPH)->u.paragraph;
    p->runs = (struct doc_runs){run, 3};
    p = &doc_add(d, s, DOC_PARAGRAPH)->u.paragraph;
    p->runs = doc_plain(d, STR("=1+1 là chữ, không phải công thức; _x0041_ cũng là chữ"), 0);
    doc_add(d, s, DOC_ITEM)->u.item.runs = doc_plain(d, STR("Dân số: Cục Thống kê, 1/7/2025"), 0);
}

static void
data(struct doc *d) {
    static const char *const strange[] = {"=1+1",  "+84", "-5",    "@SUM(A1)", "'05977",
                                          "00123", " a",  "<&>\"", "_x000D_",  "1E5"};
    struct doc_section *s = doc_add_section(d, DOC_DATA, STR("so-lieu"), STR("Số liệu"));
    struct doc_table *t = doc_table_new(d->arena, 3);
    const struct doc_head h[] = {
        {0, 0, 1, 1, STR("ma")}, {0, 1, 1, 1, STR("ten")}, {0, 2, 1, 1, STR("gia_tri")}};

    t->name = STR("so_lieu");
    set_heads(d, t, h, 3, 1);
    for (size_t i = 0; i < sizeof strange / sizeof strange[0]; i++) {
        struct doc_row *row = doc_table_row(d->arena, t, DOC_ROW_ITEM);

        row->cell[0] = (struct doc_cell){.kind = DOC_CODE, .u.text = say(d, places[i].code)};
        row->cell[1] = text(d, strange[i]);
        row->cell[2] = i % 3 == 0
                           ? percent((int64_t)i, 7)
                           : (struct doc_cell){.kind = DOC_MONEY, .u.count = 9007199254740992 >> i};
    }
    doc_add(d, s, DOC_TABLE)->u.table = t;
}

static void
set_document(struct doc *d) {
    d->title = STR("Phụ lục quý I năm 2026");
    d->author = STR("Bảo hiểm xã hội thành phố Huế");
    d->subject = STR("Bao phủ BHXH, BHTN, BHYT");
    d->keywords = STR("BHXH, BHYT");
    d->day = 20543; /* 31/3/2026 */
}

struct doc *
sample_book(struct arena *a) {
    struct doc *d = doc_new(a);

    set_document(d);
    contents(d);
    notes(d);
    annex_i(d);
    annex_ii(d);
    data(d);
    return d;
}

struct doc *
sample_book_list(struct arena *a, uint32_t n) {
    struct doc *d = doc_new(a);
    struct doc_section *s = doc_add_section(d, DOC_ANNEX, STR("danh-sach"), STR("VI. Danh sách"));
    struct doc_table *t = doc_table_new(a, 4);
    struct doc_head h[] = {{0, 0, 2, 1, STR("TT")},
                           {0, 1, 2, 1, STR("Mã đơn vị")},
                           {0, 2, 1, 2, STR("Đơn vị")},
                           {1, 2, 1, 1, STR("Tên")},
                           {1, 3, 1, 1, STR("Số tiền")}};
    struct doc_at whole[2] = {{1, 3}, {n, 3}};
    struct doc_row *row;
    int64_t sum = 0;

    set_document(d);
    annex_head(d, s, "Phụ lục VI", "DANH SÁCH ĐƠN VỊ CHẬM ĐÓNG");
    t->name = STR("danh_sach");
    t->unit = STR("Đơn vị tính: đồng");
    t->col[2].align = DOC_LEFT;
    t->col[3].align = DOC_RIGHT;
    set_heads(d, t, h, sizeof h / sizeof h[0], 2);
    (void)doc_table_row(a, t, DOC_ROW_TOTAL);
    for (uint32_t i = 1; i <= n; i++) {
        char code[32];

        (void)snprintf(code, sizeof code, "TZH%06uL", i);
        row = doc_table_row(a, t, DOC_ROW_ITEM);
        row->cell[0] = count(i);
        row->cell[1] = (struct doc_cell){.kind = DOC_CODE, .u.text = say(d, code)};
        row->cell[2] = text(d, places[i % PLACES].name);
        row->cell[3] = (struct doc_cell){.kind = DOC_MONEY, .u.count = i * 1000 + 7};
        sum += i * 1000 + 7;
    }
    row = &t->row[0];
    row->cell[2] = text(d, "TỔNG SỐ");
    row->cell[3] = (struct doc_cell){.kind = DOC_MONEY, .u.count = sum};
    if (n > 0) {
        row->cell[3].formula = formula(d, DOC_SPAN, 2, whole);
    }
    doc_add(d, s, DOC_TABLE)->u.table = t;
    signature(d, s);
    return d;
}
