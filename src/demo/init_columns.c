/* init_columns - the example of a period's folder.  See init_columns.h. */

#include "demo/init_columns.h"

#include <string.h>

#include "doc/block.h"
#include "doc/table.h"
#include "ingest/column_words.h"
#include "render/render.h"
#include "time/period.h"
#include "workbook/xlsx.h"

static const char *const head[] = {"Cột", "Bắt buộc", "Ghi gì", "Ví dụ", "Dùng ở đâu", "Thiếu thì"};
enum { EXAMPLE = 3, HEADS = sizeof head / sizeof head[0] };

static const char page_title[] = "Mỗi cột ghi gì";

/* What is said of one column, in the order of the heads. */
struct said {
    str cell[HEADS];
};

static str
example(const struct init_columns_place *p, const char *text) {
    return strcmp(text, "{xa}") == 0       ? p->xa
           : strcmp(text, "{ten_xa}") == 0 ? p->ten_xa
                                           : str_from(text);
}

static struct said
say(const struct init_columns_place *p, enum schema_table t, uint32_t column) {
    uint32_t n;
    const struct schema_column *c = schema_columns(t, &n) + column;
    const struct column_words w = column_words(t, column);

    return (struct said){{str_from(c->name), str_from(c->required ? "có" : "không"),
                          str_from(w.values), example(p, w.example), str_from(w.used),
                          str_from(w.without)}};
}

void
init_columns_example(enum schema_table t, const struct init_columns_place *p, struct buf *out) {
    uint32_t n;
    const struct schema_column *c = schema_columns(t, &n);

    for (uint32_t i = 0; i < n; i++) {
        buf_fmt(out, "%s%s", i > 0 ? "," : "", c[i].name);
    }
    buf_char(out, '\n');
    for (uint32_t i = 0; i < n; i++) {
        buf_text(out, i > 0 ? "," : "");
        buf_str(out, example(p, column_words(t, i).example));
    }
    buf_char(out, '\n');
}

static const char *
where(enum schema_table t) {
    return (int)t < SCHEMA_EXTRACTS || t >= SCHEMA_CHUYEN_DE ? "thư mục của kỳ"
                                                             : "thư mục đầu vào, chung cho mọi kỳ";
}

void
init_columns_page(const struct init_columns_place *p, struct buf *out) {
    buf_fmt(out,
            "# %s\n\nTên cột viết như dưới đây, có dấu hay không, hoa hay thường đều được. Cột để "
            "trống là chưa biết, không phải 0.\nTệp theo mẫu có sẵn (C12-TS, D03-TS, tra cứu thuế) "
            "thì để nguyên tiêu đề của mẫu: baophu mau.\n",
            page_title);
    for (unsigned k = 0; k < COLUMN_WORDS_TABLES; k++) {
        const enum schema_table t = column_words_table(k);
        uint32_t n;

        (void)schema_columns(t, &n);
        buf_fmt(out, "\n## %s (%s)\n\n|", schema_name(t), where(t));
        for (size_t h = 0; h < HEADS; h++) {
            buf_fmt(out, " %s |", head[h]);
        }
        buf_text(out, "\n|---|---|---|---|---|---|\n");
        for (uint32_t i = 0; i < n; i++) {
            const struct said s = say(p, t, i);

            buf_char(out, '|');
            for (size_t h = 0; h < HEADS; h++) {
                buf_fmt(out, h == 0 ? " `" STR_FMT "` |" : " " STR_FMT " |", STR_ARG(s.cell[h]));
            }
            buf_char(out, '\n');
        }
    }
}

/* --- workbook ------------------------------------------------------------------------ */

static struct doc_table *
table_of(struct arena *a, const struct init_columns_place *p, enum schema_table t) {
    static const double weight[HEADS] = {1.2, 0.7, 3, 1.6, 3, 3};
    struct doc_table *table = doc_table_new(a, HEADS);
    struct doc_head *heads = arena_array(a, struct doc_head, HEADS);
    struct buf title = {0};
    uint32_t n;

    (void)schema_columns(t, &n);
    buf_fmt(&title, "%s (%s)", schema_name(t), where(t));
    table->title = buf_moved(a, &title);
    table->name = str_from(schema_name(t));
    for (uint32_t h = 0; h < HEADS; h++) {
        heads[h] = (struct doc_head){0, h, 1, 1, str_from(head[h])};
        table->col[h].weight = weight[h];
    }
    table->head = heads;
    table->head_cells = HEADS;
    table->head_rows = 1;
    for (uint32_t i = 0; i < n; i++) {
        struct doc_row *row = doc_table_row(a, table, DOC_ROW_ITEM);
        const struct said s = say(p, t, i);

        for (size_t h = 0; h < HEADS; h++) {
            row->cell[h].kind = h == EXAMPLE ? DOC_CODE : DOC_TEXT; /* 01 is no number */
            row->cell[h].u.text = s.cell[h];
        }
    }
    return table;
}

bool
init_columns_book(const struct init_columns_place *p, const char *path, const char *tmpdir,
                  struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    const struct render_target to = {.path = path, .tmpdir = tmpdir};
    bool ok;

    d->title = str_from(page_title);
    d->language = STR("vi-VN");
    d->day = period_from_civil(2026, 1, 1); /* the same bytes on every day */
    for (unsigned k = 0; k < COLUMN_WORDS_TABLES; k++) {
        const enum schema_table t = column_words_table(k);
        struct doc_section *s =
            doc_add_section(d, DOC_ANNEX, str_from(schema_name(t)), str_from(schema_name(t)));

        s->landscape = true;
        doc_add(d, s, DOC_TABLE)->u.table = table_of(&a, p, t);
    }
    ok = render_document(&xlsx_workbook, d, &to, e);
    arena_free(&a);
    return ok;
}
