/* audit - the workbook of findings counts each of them once on every sheet, by hand-made ledgers. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "template/findings_book.h"
#include "world.h"

struct scene {
    struct world *w;
    struct arena a;
    struct profile profile;
    struct ledger *ledger;
    struct findings_book_request r;
};

static uint32_t
add_file(struct scene *s, const char *path, const char *table, uint64_t accepted, uint64_t rejected,
         uint64_t duplicate) {
    const uint32_t ix = ledger_add_file(s->ledger, str_from(path), str_from(table));
    struct ledger_file *f = ledger_file(s->ledger, ix);

    f->read = accepted + rejected + duplicate;
    f->accepted = accepted;
    f->rejected = rejected;
    f->duplicate = duplicate;
    f->skipped = 2;
    ledger_how(s->ledger, ix, STR("UTF-8, dấu ',', tiêu đề ở dòng 1"));
    return ix;
}

static void
note(struct scene *s, uint32_t file, uint64_t line, const char *column, enum ledger_rule r,
     const char *value, const char *xa) {
    (void)ledger_note(s->ledger, file, line, column, r, str_from(value), str_from(xa),
                      (str){NULL, 0});
}

/*
 *                     Phú Vinh 19753   Thuận Hóa 19774   no commune    in all
 *     D03 loại                1                                              1
 *     D06 loại                                                   1           1
 *     D08 cảnh báo                                               1           1
 *     D12 cảnh báo                            2                              2
 *     D10 thông tin                           1                              1
 *                             1               3                  2           6
 */
static void
open_scene(struct scene *s) {
    struct err e;
    uint32_t people;
    uint32_t employers;

    memset(s, 0, sizeof *s);
    s->w = world_new();
    s->w->m.list[MEMBER_XA].m[0].kind = MEMBER_XA_KIND;
    s->w->m.list[MEMBER_XA].m[1].kind = MEMBER_PHUONG;
    s->w->m.list[MEMBER_XA].m[2].kind = MEMBER_XA_KIND;
    cr_assert(profile_load(&s->a, NULL, &s->profile, &e), "%s", e.what);
    cr_assert(profile_set(&s->a, &s->profile, PROFILE_BHXH_TEN,
                          STR("Bảo hiểm xã hội thành phố Huế"), PROFILE_OPTION, "test", &e));
    cr_assert(ledger_new(&s->profile, NULL, &s->ledger, &e), "%s", e.what);
    people = add_file(s, "2026-Q1/nguoi_tham_gia.csv", "nguoi_tham_gia", 95, 2, 3);
    employers = add_file(s, "2026-Q1/don_vi.csv", "don_vi", 300, 0, 0);
    note(s, people, 2, "ma_so_bhxh", LEDGER_D10, "0123456789", "19774");
    note(s, people, 5, "ma_xa", LEDGER_D03, "", "19753");
    note(s, people, 7, "ma_so_bhxh", LEDGER_D06, "12345", "");
    note(s, people, 9, "den_ngay", LEDGER_D12, "01/01/2020", "19774");
    note(s, employers, 4, "ma_xa", LEDGER_D08, "99999", "");
    note(s, employers, 6, "so_lao_dong", LEDGER_D12, "5", "19774");
    s->r = (struct findings_book_request){.profile = &s->profile,
                                          .members = &s->w->m,
                                          .ledger = s->ledger,
                                          .period = {PERIOD_QUARTER, 2026, 1},
                                          .closing = period_from_civil(2026, 3, 31),
                                          .day = period_from_civil(2026, 4, 4)};
}

static void
close_scene(struct scene *s) {
    ledger_free(s->ledger);
    arena_free(&s->a);
    world_free(s->w);
}

static struct doc *
workbook(struct scene *s) {
    struct doc *d = NULL;
    struct err e;

    cr_assert(findings_book_workbook(&s->a, &s->r, &d, &e), "%s", e.what);
    return d;
}

static const struct doc_table *
table_of(const struct doc *d, const char *section) {
    const struct doc_section *s = doc_find_section(d, str_from(section));
    const struct doc_block *b;

    cr_assert_not_null(s, "%s", section);
    for (b = s->first; b != NULL && b->kind != DOC_TABLE; b = b->next) {
    }
    cr_assert_not_null(b, "no table in %s", section);
    return b->u.table;
}

/* A row as people read it, cells parted by '|'. */
static const char *
row_text(struct scene *s, const struct doc_table *t, uint32_t row) {
    struct buf b = {0};
    const char *out;

    cr_assert_lt(row, t->rows);
    for (uint32_t c = 0; c < t->cols; c++) {
        buf_text(&b, c > 0 ? "|" : "");
        buf_str(&b, doc_cell_text(&s->a, &t->row[row].cell[c]));
    }
    out = str_keep(&s->a, buf_view(&b)).p;
    buf_free(&b);
    return out;
}

/* What the formula of a cell comes to, from the table's own cells. */
static int64_t
worked_out(const struct doc_table *t, const struct doc_formula *f) {
    int64_t sum = 0;

    if (f->kind == DOC_SUM) {
        for (size_t k = 0; k < f->n; k++) {
            sum += doc_table_at(t, f->ref[k])->u.count;
        }
        return sum;
    }
    cr_assert_eq(f->kind, DOC_SPAN);
    for (uint32_t r = f->ref[0].row; r <= f->ref[1].row; r++) {
        for (uint32_t c = f->ref[0].col; c <= f->ref[1].col; c++) {
            sum += doc_table_at(t, (struct doc_at){r, c})->u.count;
        }
    }
    return sum;
}

static bool
has_text(const struct doc *d, const char *section, const char *text) {
    const struct doc_section *s = doc_find_section(d, str_from(section));

    for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
        for (size_t k = 0; b->kind == DOC_PARAGRAPH && k < b->u.paragraph.runs.n; k++) {
            if (strstr(b->u.paragraph.runs.run[k].text.p, text) != NULL) {
                return true;
            }
        }
    }
    return false;
}

Test(findings_book, a_file_is_accounted_for_in_one_row_and_the_total_adds_them) {
    struct scene s;
    const struct doc_table *t;

    open_scene(&s);
    t = table_of(workbook(&s), "theo-tep");
    cr_assert_eq(t->rows, 3);
    cr_expect_str_eq(row_text(&s, t, 0), "|TỔNG SỐ||400|395|2|3|0,50%|4|6||");
    cr_expect_str_eq(row_text(&s, t, 1),
                     "1|2026-Q1/nguoi_tham_gia.csv|Người tham gia|100|95|2|3|2,00%|2|4|Quá ngưỡng|"
                     "UTF-8, dấu ',', tiêu đề ở dòng 1");
    cr_expect_str_eq(row_text(&s, t, 2),
                     "2|2026-Q1/don_vi.csv|Đơn vị sử dụng lao động|300|300|0|0|0,00%|2|2|Đạt|"
                     "UTF-8, dấu ',', tiêu đề ở dòng 1");
    close_scene(&s);
}

Test(findings_book, rules_stand_under_their_severity_in_force) {
    struct scene s;
    const struct doc_table *t;
    static const char *const expected[] = {
        "|TỔNG SỐ||6|100,00%||", /* I has three rules, II eight, III seven, IV one */
        "I|Chặn: tệp hoặc cả kỳ bị dừng, không phát hành||0|0,00%||",
        "II|Loại dòng: dòng không được tính, nằm trong thư mục tra-lai||2|33,33%||"};

    open_scene(&s);
    t = table_of(workbook(&s), "theo-quy-tac");
    cr_assert_eq(t->rows, 5 + LEDGER_RULE_COUNT);
    for (uint32_t k = 0; k < 3; k++) {
        cr_expect_str_eq(row_text(&s, t, k < 2 ? k : 5 /* after D17, D18, D19 */), expected[k]);
    }
    cr_expect_str_eq(row_text(&s, t, 8),
                     "D03|Ô bắt buộc để trống|Loại dòng|1|16,67%|1|Bổ sung giá trị");
    cr_expect_str_eq(row_text(&s, t, t->rows - 2), "IV|Thông tin: không cần sửa ngay||1|16,67%||");
    close_scene(&s);
}

Test(findings_book, a_changed_severity_moves_its_rule) {
    struct scene s;
    struct err e;
    const char *path;
    const struct doc_table *t;

    open_scene(&s);
    path = world_file(s.w, "[quy_tac]\nD12 = chan\n");
    cr_assert(profile_load(&s.a, path, &s.profile, &e), "%s", e.what);
    ledger_free(s.ledger);
    cr_assert(ledger_new(&s.profile, NULL, &s.ledger, &e), "%s", e.what);
    s.r.ledger = s.ledger;
    note(&s, add_file(&s, "a.csv", "thue", 1, 0, 0), 3, "ten", LEDGER_D12, "x", "");
    t = table_of(workbook(&s), "theo-quy-tac");
    cr_expect_eq(strncmp(row_text(&s, t, 2), "D12|", 4), 0);
    cr_expect_eq(t->row[1].cell[3].u.count, 1);
    world_file_drop(path);
    close_scene(&s);
}

Test(findings_book, communes_are_grouped_and_sum_to_all_findings) {
    struct scene s;
    const struct doc_table *t;
    /* STT, code, name, total, chặn, loại, cảnh báo, thông tin, D03, D06, D08, D10, D12 */
    static const char *const expected[] = {"||TỔNG SỐ|6|0|2|3|1|1|1|1|1|2",
                                           "I||Phường|3|0|0|2|1|0|0|0|1|2",
                                           "1|19774|Phường Thuận Hóa|3|0|0|2|1|0|0|0|1|2",
                                           "II||Xã|1|0|1|0|0|1|0|0|0|0",
                                           "1|19753|Xã Phú Vinh|1|0|1|0|0|1|0|0|0|0",
                                           "2|20014|Xã \"A\", B|0|0|0|0|0|0|0|0|0|0",
                                           "||Chưa xác định địa bàn|2|0|1|1|0|0|1|1|0|0"};

    open_scene(&s);
    t = table_of(workbook(&s), "theo-xa");
    cr_assert_eq(t->rows, sizeof expected / sizeof expected[0]);
    for (uint32_t k = 0; k < t->rows; k++) {
        cr_expect_str_eq(row_text(&s, t, k), expected[k]);
    }
    close_scene(&s);
}

Test(findings_book, every_formula_gives_the_count_that_its_cell_carries) {
    static const char *const sections[] = {"theo-tep", "theo-quy-tac", "theo-xa"};
    struct scene s;
    const struct doc *d;
    unsigned seen = 0;

    open_scene(&s);
    d = workbook(&s);
    for (size_t k = 0; k < sizeof sections / sizeof sections[0]; k++) {
        const struct doc_table *t = table_of(d, sections[k]);

        for (uint32_t r = 0; r < t->rows; r++) {
            for (uint32_t c = 0; c < t->cols; c++) {
                const struct doc_cell *x = &t->row[r].cell[c];

                if (x->kind == DOC_COUNT && x->formula != NULL) {
                    cr_expect_eq(x->u.count, worked_out(t, x->formula), "%s %u %u", sections[k], r,
                                 c);
                    seen++;
                }
            }
        }
    }
    /* 3 + 5 of files; 4 groups with rules and the total; 7 row totals, 2 groups and the total of 9
     * columns each */
    cr_expect_eq(seen, 3 + 5 + 5 + 7 + 3 * 9);
    close_scene(&s);
}

Test(findings_book, details_are_in_the_order_found_and_masked) {
    struct scene s;
    const struct doc_table *t;

    open_scene(&s);
    t = table_of(workbook(&s), "chi-tiet");
    cr_assert_eq(t->rows, 6);
    cr_expect_str_eq(
        row_text(&s, t, 0),
        "2026-Q1/nguoi_tham_gia.csv|2|ma_so_bhxh|D10|Thông tin|*******789|19774|Phường "
        "Thuận Hóa|người này đã được tính ở dòng trước cho cùng quyền; kiểm tra dòng "
        "trùng");
    cr_expect_str_eq(
        row_text(&s, t, 4),
        "2026-Q1/don_vi.csv|4|ma_xa|D08|Cảnh báo|99999|||mã xã không có trong danh mục "
        "đang hiệu lực; sửa mã xã; dòng được tính vào \"Chưa xác định địa bàn\"");
    cr_expect_eq(t->row[0].cell[1].kind, DOC_COUNT);
    cr_expect_eq(t->row[0].cell[5].kind, DOC_CODE);
    close_scene(&s);
}

Test(findings_book, where_room_is_short_the_mildest_findings_are_left_out_and_counted) {
    struct scene s;
    const struct doc *d;
    const struct doc_table *t;

    open_scene(&s);
    s.r.detail_max = 4; /* of 2 loại, 3 cảnh báo, 1 thông tin */
    d = workbook(&s);
    t = table_of(d, "chi-tiet");
    cr_assert_eq(t->rows, 4);
    for (uint32_t k = 0; k < t->rows; k++) {
        static const int64_t lines[] = {5, 7, 9, 4};

        cr_expect_eq(t->row[k].cell[1].u.count, lines[k]);
    }
    cr_expect(has_text(d, "muc-luc", "không đủ chỗ cho 2 phát hiện nhẹ nhất"));
    cr_expect_eq(table_of(d, "theo-xa")->row[0].cell[3].u.count, 6);
    close_scene(&s);
}

Test(findings_book, the_first_sheet_says_what_was_read_found_and_refused) {
    struct scene s;
    const struct doc *d;

    open_scene(&s);
    s.r.stopped = STR("thiếu tệp thuế");
    d = workbook(&s);
    cr_expect(has_text(d, "muc-luc", "BẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ"));
    cr_expect(has_text(d, "muc-luc", "Chưa phát hành: thiếu tệp thuế"));
    cr_expect(
        has_text(d, "muc-luc", "Đã đọc 2 tệp, 400 dòng: nhận 395, loại 2, trùng 3. Bỏ qua 4 "));
    cr_expect(
        has_text(d, "muc-luc", "Có 6 phát hiện: 0 chặn, 2 loại dòng, 3 cảnh báo, 1 thông tin."));
    cr_expect(has_text(d, "muc-luc",
                       "nguoi_tham_gia.csv có 2,00% số dòng bị loại, quá ngưỡng "
                       "1,00%"));
    cr_expect_not(has_text(d, "muc-luc", "don_vi.csv"));
    close_scene(&s);
}

Test(findings_book, nothing_read_gives_empty_tables) {
    struct scene s;
    struct member_set none = {0};
    struct err e;
    const struct doc *d;

    open_scene(&s);
    ledger_free(s.ledger);
    cr_assert(ledger_new(&s.profile, NULL, &s.ledger, &e), "%s", e.what);
    s.r.ledger = s.ledger;
    s.r.members = &none;
    d = workbook(&s);
    cr_expect_eq(table_of(d, "theo-tep")->rows, 1);
    cr_expect_str_eq(row_text(&s, table_of(d, "theo-tep"), 0), "|TỔNG SỐ||0|0|0|0|-|0|0||");
    cr_expect_eq(table_of(d, "theo-xa")->rows, 2);
    cr_expect_eq(table_of(d, "chi-tiet")->rows, 0);
    cr_expect(has_text(d, "muc-luc", "Không có phát hiện nào."));
    close_scene(&s);
}
