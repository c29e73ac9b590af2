/* findings_book_table - the tables of the audit workbook.  See findings_book_table.h. */

#include "template/findings_book_table.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/num.h"
#include "ingest/schema.h"
#include "template/table_words.h"
#include "text/utf8.h"

static const struct {
    const char *name, *meaning;
} severity_words[FINDINGS_BOOK_TABLE_SEVERITIES] = {
    [LEDGER_CHAN] = {"Chặn", "tệp hoặc cả kỳ bị dừng, không phát hành"},
    [LEDGER_LOAI] = {"Loại dòng", "dòng không được tính, nằm trong thư mục tra-lai"},
    [LEDGER_CANH_BAO] = {"Cảnh báo", "dòng vẫn được tính, cần kiểm tra lại"},
    [LEDGER_THONG_TIN] = {"Thông tin", "không cần sửa ngay"},
};

const char *
findings_book_table_severity(enum ledger_severity s) {
    return severity_words[s].name;
}

/* As ledger_over has it. */
bool
findings_book_table_over(const struct profile *p, const struct ledger_file *f) {
    const int64_t limit = profile_int(p, PROFILE_NGUONG_LOAI);

    return f->rejected > 0 && (num_wide)f->rejected * 10000 > (num_wide)f->read * (num_wide)limit;
}

/* --- heads and cells -------------------------------------------------------------- */

static bool
same_group(const struct findings_book_table_head *a, const struct findings_book_table_head *b) {
    return a->group != NULL && b->group != NULL && strcmp(a->group, b->group) == 0;
}

struct doc_table *
findings_book_table(struct doc *d, struct doc_section *s,
                    const struct findings_book_table_head *head, uint32_t n) {
    struct doc_table *t = doc_table_new(d->arena, n);
    struct doc_head *h = arena_array(d->arena, struct doc_head, (size_t)2 * n);
    uint32_t rows = 1;

    for (uint32_t k = 0; k < n; k++) {
        rows = head[k].group != NULL ? 2 : rows;
    }
    for (uint32_t k = 0; k < n; k++) {
        const bool grouped = head[k].group != NULL;

        t->col[k] = (struct doc_column){.align = head[k].align, .weight = head[k].weight};
        if (grouped && (k == 0 || !same_group(&head[k - 1], &head[k]))) {
            uint32_t cols = 1;

            while (k + cols < n && same_group(&head[k], &head[k + cols])) {
                cols++;
            }
            h[t->head_cells++] = (struct doc_head){
                .col = k, .rows = 1, .cols = cols, .text = str_from(head[k].group)};
        }
        h[t->head_cells++] = (struct doc_head){.row = grouped ? 1 : 0,
                                               .col = k,
                                               .rows = grouped ? 1 : rows,
                                               .cols = 1,
                                               .text = str_from(head[k].text)};
    }
    t->head = h;
    t->head_rows = rows;
    if (head[0].number != NULL) {
        str *number = arena_array(d->arena, str, n);

        for (uint32_t k = 0; k < n; k++) {
            number[k] = str_from(head[k].number);
        }
        t->number = number;
    }
    doc_add(d, s, DOC_TABLE)->u.table = t;
    return t;
}

struct doc_cell
findings_book_table_text(const struct doc *d, str s) {
    return (struct doc_cell){.kind = s.n > 0 ? DOC_TEXT : DOC_EMPTY, .u.text = doc_clean(d, s)};
}

struct doc_cell
findings_book_table_code(const struct doc *d, str s) {
    return (struct doc_cell){.kind = s.n > 0 ? DOC_CODE : DOC_EMPTY, .u.text = doc_clean(d, s)};
}

struct doc_cell
findings_book_table_count(uint64_t v) {
    assert(v <= INT64_MAX);
    return (struct doc_cell){.kind = DOC_COUNT, .u.count = (int64_t)v};
}

static const struct doc_formula *
formula(const struct doc *d, enum doc_formula_kind kind, const struct doc_at *ref, size_t n) {
    struct doc_formula *f = arena_new(d->arena, struct doc_formula);
    struct doc_at *kept = arena_array(d->arena, struct doc_at, n);

    memcpy(kept, ref, n * sizeof *ref);
    *f = (struct doc_formula){.kind = kind, .ref = kept, .n = n};
    return f;
}

struct doc_cell
findings_book_table_span(const struct doc *d, uint64_t v, struct doc_at from, struct doc_at to) {
    struct doc_cell c = findings_book_table_count(v);

    c.formula = formula(d, DOC_SPAN, (struct doc_at[]){from, to}, 2);
    return c;
}

struct doc_cell
findings_book_table_sum(const struct doc *d, uint64_t v, const uint32_t *row, size_t rows,
                        uint32_t col) {
    struct doc_at *ref = arena_array(d->arena, struct doc_at, rows + 1);
    struct doc_cell c = findings_book_table_count(v);

    for (size_t k = 0; k < rows; k++) {
        ref[k] = (struct doc_at){row[k], col};
    }
    if (rows > 0) {
        c.formula = formula(d, DOC_SUM, ref, rows);
    }
    return c;
}

static struct doc_cell
share_cell(const struct doc *d, uint64_t num, uint64_t den, struct doc_at num_at,
           struct doc_at den_at) {
    struct doc_cell c = {.kind = DOC_PERCENT, .u.ratio = {(num_wide)num, (num_wide)den}};

    c.formula = formula(d, DOC_QUOT, (struct doc_at[]){num_at, den_at}, 2);
    return c;
}

void
findings_book_table_notes(struct doc *d, struct doc_table *t, const char *const *note, size_t n) {
    str *out = arena_array(d->arena, str, n);

    for (size_t k = 0; k < n; k++) {
        out[k] = str_from(note[k]);
    }
    t->note = out;
    t->notes = n;
}

/* --- by file ------------------------------------------------------------------------ */

enum {
    FILE_STT,
    FILE_PATH,
    FILE_TABLE,
    FILE_READ,
    FILE_ACCEPTED,
    FILE_REJECTED,
    FILE_DUPLICATE,
    FILE_SHARE,
    FILE_SKIPPED,
    FILE_FINDINGS,
    FILE_VERDICT,
    FILE_HOW,
    FILE_COLS
};

static const char *
table_text(str id) {
    static const char *const text[SCHEMA_TABLE_COUNT] = {
        [SCHEMA_NGUOI_THAM_GIA] = "Người tham gia",
        [SCHEMA_DON_VI] = "Đơn vị sử dụng lao động",
        [SCHEMA_THUE] = "Người nộp thuế",
        [SCHEMA_DAN_SO] = "Dân số, lao động",
        [SCHEMA_CHI_TIEU] = "Chỉ tiêu giao",
        [SCHEMA_XA] = "Danh mục xã",
        [SCHEMA_CO_QUAN] = "Danh mục cơ quan",
        [SCHEMA_NHOM_BHYT] = "Danh mục nhóm BHYT",
        [SCHEMA_LOAI_HINH] = "Danh mục loại hình",
        [SCHEMA_QUY_DOI_XA] = "Quy đổi xã cũ",
        [SCHEMA_QUYET_DINH] = "Quyết định đối chiếu",
        [SCHEMA_DIA_CHI] = "Quyết định địa chỉ",
        [SCHEMA_LICH_SU] = "Số liệu kỳ trước nhập tay",
        [SCHEMA_CHUYEN_DE] = "Chuyên đề",
        [SCHEMA_GIAI_TRINH] = "Giải trình số liệu"};

    for (unsigned k = 0; k < SCHEMA_TABLE_COUNT; k++) {
        if (str_eq(id, str_from(schema_name((enum schema_table)k)))) {
            return text[k];
        }
    }
    return NULL;
}

static uint64_t
findings_of(const struct ledger_file *f) {
    uint64_t n = 0;

    for (unsigned k = 0; k < LEDGER_RULE_COUNT; k++) {
        n += f->findings[k];
    }
    return n;
}

/* The numbers of a row, a file's or the total's. */
static void
put_account(const struct doc *d, struct doc_cell *c, uint32_t row, const struct ledger_file *f) {
    assert(f->read == f->accepted + f->rejected + f->duplicate);
    c[FILE_READ] = findings_book_table_span(d, f->read, (struct doc_at){row, FILE_ACCEPTED},
                                            (struct doc_at){row, FILE_DUPLICATE});
    c[FILE_ACCEPTED] = findings_book_table_count(f->accepted);
    c[FILE_REJECTED] = findings_book_table_count(f->rejected);
    c[FILE_DUPLICATE] = findings_book_table_count(f->duplicate);
    c[FILE_SHARE] = share_cell(d, f->rejected, f->read, (struct doc_at){row, FILE_REJECTED},
                               (struct doc_at){row, FILE_READ});
    c[FILE_SKIPPED] = findings_book_table_count(f->skipped);
    c[FILE_FINDINGS] = findings_book_table_count(findings_of(f));
}

static str
verdict(const struct profile *p, const struct ledger_file *f) {
    return f->refused                       ? STR("Không đọc được")
           : f->unreached                   ? STR("Chưa đọc")
           : f->absent                      ? STR("Không có")
           : f->unread                      ? STR("Không đọc")
           : findings_book_table_over(p, f) ? STR("Quá ngưỡng")
           : f->stops                       ? STR("Có phát hiện chặn")
                                            : STR("Đạt");
}

static void
put_file(struct doc *d, struct doc_table *t, const struct profile *p, const struct ledger_file *f,
         uint32_t k) {
    const uint32_t row = t->rows;
    struct doc_cell *c = doc_table_row(d->arena, t, DOC_ROW_ITEM)->cell;
    const char *name = table_text(f->table);

    c[FILE_STT] = findings_book_table_count(k + 1);
    c[FILE_PATH] = findings_book_table_text(d, f->path);
    c[FILE_TABLE] = findings_book_table_text(d, name != NULL ? str_from(name) : f->table);
    put_account(d, c, row, f);
    c[FILE_VERDICT] = findings_book_table_text(d, verdict(p, f));
    c[FILE_HOW] = findings_book_table_text(d, f->how);
}

static void
put_files_total(struct doc *d, struct doc_table *t, struct ledger *l) {
    static const uint32_t summed[] = {FILE_ACCEPTED, FILE_REJECTED, FILE_DUPLICATE, FILE_SKIPPED,
                                      FILE_FINDINGS};
    const uint32_t files = ledger_files(l);
    struct doc_cell *c = doc_table_row(d->arena, t, DOC_ROW_TOTAL)->cell;
    struct ledger_file all = {0};

    for (uint32_t k = 0; k < files; k++) {
        const struct ledger_file *f = ledger_file(l, k);

        all.read += f->read;
        all.accepted += f->accepted;
        all.rejected += f->rejected;
        all.duplicate += f->duplicate;
        all.skipped += f->skipped;
        all.findings[0] += findings_of(f);
    }
    c[FILE_PATH] = findings_book_table_text(d, STR(TABLE_WORDS_TOTAL));
    put_account(d, c, 0, &all);
    for (size_t k = 0; files > 0 && k < sizeof summed / sizeof summed[0]; k++) {
        struct doc_cell *x = &c[summed[k]];

        *x = findings_book_table_span(d, (uint64_t)x->u.count, (struct doc_at){1, summed[k]},
                                      (struct doc_at){files, summed[k]});
    }
}

void
findings_book_table_files(struct doc *d, struct doc_section *s, const struct profile *p,
                          struct ledger *l) {
    static const struct findings_book_table_head head[FILE_COLS] = {
        [FILE_STT] = {"STT", DOC_CENTRE, 0.4, NULL, "(1)"},
        [FILE_PATH] = {TABLE_WORDS_FILE, DOC_LEFT, 2.2, NULL, "(2)"},
        [FILE_TABLE] = {"Bảng", DOC_LEFT, 1.4, NULL, "(3)"},
        [FILE_READ] = {"Số dòng đọc", DOC_RIGHT, 0.8, NULL, "(4)=(5)+(6)+(7)"},
        [FILE_ACCEPTED] = {TABLE_WORDS_ACCEPTED, DOC_RIGHT, 0.8, "Trong đó", "(5)"},
        [FILE_REJECTED] = {TABLE_WORDS_REJECTED, DOC_RIGHT, 0.6, "Trong đó", "(6)"},
        [FILE_DUPLICATE] = {TABLE_WORDS_DUPLICATE, DOC_RIGHT, 0.6, "Trong đó", "(7)"},
        [FILE_SHARE] = {"Tỷ lệ loại (%)", DOC_RIGHT, 0.6, NULL, "(8)=(6)/(4)"},
        [FILE_SKIPPED] = {"Dòng bỏ qua (*)", DOC_RIGHT, 0.6, NULL, "(9)"},
        [FILE_FINDINGS] = {TABLE_WORDS_FINDINGS, DOC_RIGHT, 0.7, NULL, "(10)"},
        [FILE_VERDICT] = {"Kết luận", DOC_CENTRE, 0.7, NULL, "(11)"},
        [FILE_HOW] = {TABLE_WORDS_HOW, DOC_LEFT, 3.8, NULL, "(12)"}};
    static const char *const notes[] = {"Ghi chú: (*) Dòng không phải bản ghi: tiêu đề, dòng đánh "
                                        "số cột, dòng nhóm, dòng tổng, chữ "
                                        "ký, dòng trống."};
    char limit[NUM_TEXT];
    struct buf b = {0};
    struct doc_table *t;

    s->landscape = true;
    t = findings_book_table(d, s, head, FILE_COLS);
    t->name = STR("theo_tep");
    t->unit = STR("Đơn vị tính: dòng");
    num_vn_hundredths(limit, profile_int(p, PROFILE_NGUONG_LOAI));
    buf_fmt(&b, "TÌNH HÌNH ĐỌC DỮ LIỆU THEO TỆP (ngưỡng dòng bị loại: %s%%)", limit);
    t->title = doc_clean(d, buf_view(&b));
    buf_free(&b);
    findings_book_table_notes(d, t, notes, sizeof notes / sizeof notes[0]);
    put_files_total(d, t, l);
    for (uint32_t k = 0; k < ledger_files(l); k++) {
        put_file(d, t, p, ledger_file(l, k), k);
    }
}

/* --- by rule -------------------------------------------------------------------------- */

enum {
    RULE_CODE,
    RULE_WHAT,
    RULE_SEVERITY,
    RULE_COUNT,
    RULE_SHARE,
    RULE_FILES,
    RULE_TODO,
    RULE_COLS
};

static void
put_rule(struct doc *d, struct doc_table *t, enum ledger_rule k, enum ledger_severity in_force,
         const struct findings_book_tally *n) {
    const struct ledger_rule_row *x = ledger_rule_row(k);
    struct doc_cell *c = doc_table_row(d->arena, t, DOC_ROW_ITEM)->cell;

    c[RULE_CODE] = findings_book_table_code(d, str_from(x->code));
    c[RULE_WHAT] = findings_book_table_text(d, utf8_capital(d->arena, str_from(x->what)));
    c[RULE_SEVERITY] = findings_book_table_text(d, str_from(severity_words[in_force].name));
    c[RULE_COUNT] = findings_book_table_count(n->rule[k]);
    c[RULE_FILES] = findings_book_table_count(n->rule_files[k]);
    c[RULE_TODO] = findings_book_table_text(d, utf8_capital(d->arena, str_from(x->todo)));
}

/* "II | Loại dòng: dòng không được tính ... | | 12": returns the row, or 0 where no rule has it. */
static uint32_t
put_severity(struct doc *d, struct doc_table *t, const struct ledger *l, enum ledger_severity s,
             unsigned number, const struct findings_book_tally *n) {
    const uint32_t row = t->rows;
    char roman[NUM_TEXT];
    struct doc_cell *c;
    struct buf b = {0};
    uint64_t all = 0;

    num_roman(roman, number);
    buf_fmt(&b, "%s: %s", severity_words[s].name, severity_words[s].meaning);
    (void)doc_table_row(d->arena, t, DOC_ROW_GROUP);
    for (unsigned k = 0; k < LEDGER_RULE_COUNT; k++) {
        if (ledger_severity(l, (enum ledger_rule)k) == s) {
            put_rule(d, t, (enum ledger_rule)k, s, n);
            all += n->rule[k];
        }
    }
    c = t->row[row].cell;
    c[RULE_CODE] = findings_book_table_code(d, str_from(roman));
    c[RULE_WHAT] = findings_book_table_text(d, buf_view(&b));
    buf_free(&b);
    c[RULE_COUNT] = t->rows == row + 1
                        ? findings_book_table_count(0)
                        : findings_book_table_span(d, all, (struct doc_at){row + 1, RULE_COUNT},
                                                   (struct doc_at){t->rows - 1, RULE_COUNT});
    return row;
}

void
findings_book_table_rules(struct doc *d, struct doc_section *s, const struct ledger *l,
                          const struct findings_book_tally *n) {
    static const struct findings_book_table_head head[RULE_COLS] = {
        [RULE_CODE] = {"Mã", DOC_CENTRE, 0.5, NULL, "(1)"},
        [RULE_WHAT] = {"Nội dung kiểm tra", DOC_LEFT, 2.4, NULL, "(2)"},
        [RULE_SEVERITY] = {TABLE_WORDS_SEVERITY, DOC_LEFT, 0.8, NULL, "(3)"},
        [RULE_COUNT] = {TABLE_WORDS_FINDINGS, DOC_RIGHT, 0.8, NULL, "(4)"},
        [RULE_SHARE] = {"Tỷ trọng (%)", DOC_RIGHT, 0.7, NULL, "(5)=(4)/tổng"},
        [RULE_FILES] = {"Số tệp có", DOC_RIGHT, 0.5, NULL, "(6)"},
        [RULE_TODO] = {"Cách xử lý", DOC_LEFT, 2.2, NULL, "(7)"}};
    static const char *const notes[] = {
        "Ghi chú: mức độ là mức đang dùng; đổi ở mục [quy_tac] của baophu.ini."};
    uint32_t group[FINDINGS_BOOK_TABLE_SEVERITIES];
    uint64_t all = 0;
    struct doc_table *t;

    s->landscape = true;
    t = findings_book_table(d, s, head, RULE_COLS);
    t->name = STR("theo_quy_tac");
    t->title = STR("PHÁT HIỆN THEO QUY TẮC KIỂM TRA");
    t->unit = STR(TABLE_WORDS_UNIT);
    findings_book_table_notes(d, t, notes, sizeof notes / sizeof notes[0]);
    (void)doc_table_row(d->arena, t, DOC_ROW_TOTAL);
    for (unsigned k = 0; k < FINDINGS_BOOK_TABLE_SEVERITIES; k++) {
        group[k] = put_severity(d, t, l, (enum ledger_severity)(LEDGER_CHAN - (int)k), k + 1, n);
    }
    for (unsigned k = 0; k < LEDGER_RULE_COUNT; k++) {
        all += n->rule[k];
    }
    t->row[0].cell[RULE_WHAT] = findings_book_table_text(d, STR(TABLE_WORDS_TOTAL));
    t->row[0].cell[RULE_COUNT] =
        findings_book_table_sum(d, all, group, FINDINGS_BOOK_TABLE_SEVERITIES, RULE_COUNT);
    for (uint32_t k = 0; k < t->rows; k++) {
        struct doc_cell *c = t->row[k].cell;

        c[RULE_SHARE] = share_cell(d, (uint64_t)c[RULE_COUNT].u.count, all,
                                   (struct doc_at){k, RULE_COUNT}, (struct doc_at){0, RULE_COUNT});
    }
}
