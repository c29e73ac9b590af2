/* text - the plain form of a document, letter by letter. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "plain_text.h"
#include "render/render.h"

static struct doc_head heads[] = {
    {0, 0, 2, 1, {"TT", 2}},
    {0, 1, 1, 2, {"BHXH bắt buộc của xã", sizeof "BHXH bắt buộc của xã" - 1}},
    {1, 1, 1, 1, {"Chỉ tiêu", sizeof "Chỉ tiêu" - 1}},
    {1, 2, 1, 1, {"%", 1}},
};
static const str numbers[] = {{"(1)", 3}, {"(2)", 3}, {"(3)", 3}};

static const char expected[] = "[DỰ THẢO]\n"
                               "Báo cáo thử\n"
                               "\n=== phụ lục, ngang: II. Theo xã [theo-xa]\n"
                               "# I. KẾT QUẢ\n"
                               "Đạt **20,15%** trong kỳ.\n"
                               "- việc thứ nhất\n"
                               "Đơn vị tính: người\n"
                               "| TT  | BHXH bắt buộc của xã |\n"
                               "|     | Chỉ tiêu  |    %     |\n"
                               "| (1) |    (2)    |   (3)    |\n"
                               "|-----|-----------|----------|\n"
                               "|  1  | 1.188.826 |   20,15% |\n"
                               "|  2  |         - |          |\n"
                               "Nguồn: thử\n";

static struct doc *
small_document(struct arena *a) {
    struct doc *d = doc_new(a);
    struct doc_section *s = doc_add_section(d, DOC_ANNEX, STR("theo-xa"), STR("II. Theo xã"));
    struct doc_run *run = arena_array(a, struct doc_run, 3);
    struct doc_table *t = doc_table_new(a, 3);
    struct doc_block *b = doc_add(d, s, DOC_HEADING);
    struct doc_row *row;

    d->title = STR("Báo cáo thử");
    d->draft = true;
    s->landscape = true;
    b->u.heading = (struct doc_heading){1, STR("I. KẾT QUẢ")};
    run[0] = (struct doc_run){STR("Đạt "), 0};
    run[1] = (struct doc_run){STR("20,15%"), DOC_BOLD};
    run[2] = (struct doc_run){STR(" trong kỳ."), 0};
    doc_add(d, s, DOC_PARAGRAPH)->u.paragraph.runs = (struct doc_runs){run, 3};
    doc_add(d, s, DOC_ITEM)->u.item.runs = doc_plain(d, STR("việc thứ nhất"), 0);
    t->unit = STR("Đơn vị tính: người");
    t->source = STR("Nguồn: thử");
    t->head = heads;
    t->head_cells = sizeof heads / sizeof heads[0];
    t->head_rows = 2;
    t->number = numbers;
    t->col[0].align = DOC_CENTRE;
    t->col[1].align = t->col[2].align = DOC_RIGHT;
    row = doc_table_row(a, t, DOC_ROW_ITEM);
    row->cell[0] = (struct doc_cell){.kind = DOC_COUNT, .u.count = 1};
    row->cell[1] = (struct doc_cell){.kind = DOC_COUNT, .u.count = 1188826};
    row->cell[2] = (struct doc_cell){.kind = DOC_RATE, .u.count = 2015};
    row = doc_table_row(a, t, DOC_ROW_ITEM);
    row->cell[0] = (struct doc_cell){.kind = DOC_COUNT, .u.count = 2};
    row->cell[1] = (struct doc_cell){.kind = DOC_MISSING};
    doc_add(d, s, DOC_TABLE)->u.table = t;
    return d;
}

Test(text, a_document_in_plain_text_can_be_compared_line_by_line) {
    char dir[] = "/tmp/baophu-text-XXXXXX";
    char path[64];
    struct arena a = ARENA_EMPTY;
    struct buf got = {NULL, 0, 0};
    struct err e;

    cr_assert_not_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/a.txt", dir);
    cr_assert(render_document(&plain_text, small_document(&a),
                              &(struct render_target){.path = path, .tmpdir = dir}, &e),
              "%s", e.what);
    cr_assert(fs_slurp(path, 1 << 20, &got, &e));
    cr_expect_str_eq(buf_z(&got), expected);
    buf_free(&got);
    arena_free(&a);
    cr_assert_eq(unlink(path), 0);
    cr_assert_eq(rmdir(dir), 0);
}
