#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "overview/html.h"
#include "paper.h"
#include "render/render.h"

/* The document as a page; its file is removed. */
static void
render_page(const struct doc *d, struct buf *out) {
    char dir[] = "/tmp/baophu-html-XXXXXX";
    char path[64];
    struct err e = {0};

    cr_assert_not_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/a.html", dir);
    const struct render_target t = {.path = path, .tmpdir = dir};
    cr_assert(render_document(&html_format, d, &t, &e), "%s", e.what);
    cr_assert(fs_slurp(path, BUF_MAX, out, &e), "%s", e.what);
    (void)unlink(path);
    cr_assert_eq(rmdir(dir), 0);
}

static size_t
count(const struct buf *b, const char *what) {
    size_t n = 0;

    for (const char *at = strstr(buf_z(b), what); at != NULL; at = strstr(at + 1, what)) {
        n++;
    }
    return n;
}

Test(html, every_kind_of_block_is_an_element_and_nothing_is_asked_for) {
    static const struct {
        const char *text;
        size_t n;
    } said[] = {
        {"<!DOCTYPE html>", 1},
        {"default-src 'none'", 1},
        {"<h1>Kết quả thực hiện chỉ tiêu", 1},
        {"<h2>I. KẾT QUẢ THỰC HIỆN</h2>", 1},
        {"<strong>356.214 người</strong>", 1},
        {"<em>bổ sung thông tin", 1},
        {"<p class=\"warn\">", 1},
        {"<li>", 2}, /* two items one after the other: one list */
        {"<ul>", 1},
        {"</ul>", 1},
        {"<th scope=\"colgroup\" colspan=\"6\">", 2},
        {"<tr class=\"o\"><td class=\"c\"></td><th scope=\"row\">Chưa xác định địa bàn</th>", 2},
        {"<svg ", 3},
        {"Nguyễn Thị Hồng Thắm", 0}, /* nobody signs a page */
        {"http", 2},                 /* an address in the text and "http-equiv", none elsewhere */
        {"&lt;theo xã&gt; &amp; &quot;phường&quot;", 1},
        {"<a href=\"xa/19774-phuong-kim-long/\">", 1},
    };
    struct arena a = ARENA_EMPTY;
    struct doc *d = paper_doc(&a, 30);
    struct buf page = {0};
    struct doc_table *t = NULL;

    (void)paper_paragraph(d, d->first, "Kết quả <theo xã> & \"phường\"");
    for (struct doc_block *b = d->first->first; b != NULL; b = b->next) {
        t = b->kind == DOC_TABLE ? b->u.table : t;
    }
    cr_assert_not_null(t);
    t->col[1].align = DOC_LEFT;
    t->row[3].link = STR("xa/19774-phuong-kim-long");
    render_page(d, &page);
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        cr_expect_eq(count(&page, said[i].text), said[i].n, "%s: %zu, not %zu", said[i].text,
                     count(&page, said[i].text), said[i].n);
    }
    buf_free(&page);
    arena_free(&a);
}

/* The second series of the sample lacks its second value: two lines, the first of one point. */
Test(html, a_line_has_a_gap_where_no_value_is_known) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    struct doc_section *s = doc_add_section(d, DOC_MAIN, STR("a"), STR("a"));
    struct buf page = {0};

    doc_add(d, s, DOC_CHART)->u.chart = paper_chart(d, DOC_LINES, 5, 3);
    render_page(d, &page);
    cr_expect_eq(count(&page, "<polyline class=\"s1\" points=\""), 3, "and one in the legend");
    cr_expect_eq(count(&page, "<polyline class=\"s0\" points=\""), 2);
    cr_expect_eq(count(&page, "<circle class=\"s1\""), 4);
    cr_expect_eq(count(&page, "<circle class=\"s2 open\""), 5);
    cr_expect_eq(count(&page, "<title>BHTN, Năm 2022: 44,00%</title>"), 1);
    buf_free(&page);
    arena_free(&a);
}

Test(html, as_many_bars_as_a_whole_country_has_places_are_not_drawn) {
    for (size_t n = 400; n <= 401; n++) {
        struct arena a = ARENA_EMPTY;
        struct doc *d = doc_new(&a);
        struct doc_section *s = doc_add_section(d, DOC_MAIN, STR("a"), STR("a"));
        struct buf page = {0};

        doc_add(d, s, DOC_CHART)->u.chart = paper_chart(d, DOC_BARS_ACROSS, n, 1);
        render_page(d, &page);
        cr_expect_eq(count(&page, "<svg"), n <= 400);
        cr_expect_eq(count(&page, "Có 401 dòng, quá nhiều để vẽ; số liệu từng dòng ở bảng trên."),
                     n > 400);
        buf_free(&page);
        arena_free(&a);
    }
}

/* Two squares side by side, one of them with a hole, the third category without a place or a value. */
Test(html, places_whose_outlines_are_known_are_drawn_as_a_map) {
    struct doc_point left[] = {{0, 0}, {1000000, 0}, {1000000, 1000000}, {0, 1000000}};
    struct doc_point hole[] = {{250000, 250000}, {750000, 250000}, {500000, 750000}};
    struct doc_point right[] = {{1000000, 0}, {2000000, 0}, {2000000, 1000000}, {1000000, 1000000}};
    struct doc_ring rings[] = {{left, 4, false}, {hole, 3, true}, {right, 4, false}};
    const struct doc_outline outline[] = {{rings, 2}, {rings + 2, 1}, {NULL, 0}};
    const struct doc_chart_value value[] = {
        {true, false, {1, 2}}, {true, false, {3, 4}}, {false, false, {0, 0}}};
    const struct doc_series series = {.name = STR("Hoàn thành"), .value = value};
    const str name[] = {STR("Xã A"), STR("Xã <B>"), STR("Xã C")};
    struct doc_chart c = {.title = STR("Bản đồ"),
                          .percent = true,
                          .category = name,
                          .categories = 3,
                          .series = &series,
                          .series_n = 1,
                          .outline = outline};
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    struct doc_section *s = doc_add_section(d, DOC_MAIN, STR("a"), STR("a"));
    struct buf page = {0};

    doc_add(d, s, DOC_CHART)->u.chart = &c;
    render_page(d, &page);
    cr_expect_eq(count(&page, "<figure class=\"map\">"), 1);
    cr_expect_eq(count(&page, "<path class=\"m0\""), 1, "the lower of two");
    cr_expect_eq(count(&page, "<path class=\"m2\""), 1,
                 "the second of two stands at the third fourth");
    cr_expect_eq(count(&page, "<path class=\"mx\" d=\"\">"), 1);
    /* 1600 wide for two degrees near the equator, north on top: a square of 800 by 800 */
    cr_expect_eq(count(&page, "d=\"M0 800l800 0 0 -800 -800 0 0 0zM200 600l400 0 -200 -400 0 0z\""),
                 1);
    cr_expect_eq(count(&page, "d=\"M800 800l800 0 0 -800 -800 0 0 0z\""), 1, "one side in common");
    cr_expect_eq(count(&page, "<title>Xã &lt;B&gt;: 75,00%</title>"), 1);
    cr_expect_eq(count(&page, "<title>Xã C: không có số liệu</title>"), 1);
    cr_expect_eq(count(&page, "không có số liệu: 1 xã, phường"), 1);
    cr_expect_eq(count(&page, "</span>50,00%: 1 xã, phường"), 1);
    c.outline = NULL;
    buf_clear(&page);
    render_page(d, &page);
    cr_expect_eq(count(&page, "<figure class=\"map\">"), 0);
    cr_expect_eq(count(&page, "<rect class="), 2, "bars instead");
    buf_free(&page);
    arena_free(&a);
}

Test(html, the_same_document_gives_the_same_bytes) {
    struct arena a = ARENA_EMPTY;
    struct buf one = {0};
    struct buf two = {0};

    render_page(paper_doc(&a, 30), &one);
    render_page(paper_doc(&a, 30), &two);
    cr_assert_eq(one.n, two.n);
    cr_expect_eq(memcmp(one.p, two.p, one.n), 0);
    buf_free(&one);
    buf_free(&two);
    arena_free(&a);
}
