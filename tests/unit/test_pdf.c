#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/fs.h"
#include "measure/truetype_cut.h"
#include "paper.h"
#include "paper/pdf.h"
#include "paper/pdf_readback.h"
#include "render/once.h"
#include "render/render.h"
#include "text/utf8.h"

/* The document as a file in a folder of its own, and, where it is asked for, what another program makes of it
 * (a command with one %s, whose output is taken); all is removed. */
static void
render_in(const struct doc *d, const struct typeface *typeface, struct buf *out,
          const char *command, struct buf *seen, struct err *e) {
    char dir[] = "/tmp/baophu-pdf-XXXXXX";
    char path[64];
    const struct render_target t = {.path = path, .tmpdir = dir, .typeface = typeface};

    cr_assert_not_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/a.pdf", dir);
    if (render_document(&pdf_format, d, &t, e)) {
        struct err read = {0};

        cr_expect(pdf_readback(path, d, NULL, &read), "%s", read.what);

        cr_assert(fs_slurp(path, BUF_MAX, out, &read), "%s", read.what);
    }
    if (command != NULL) {
        char line[160];
        char chunk[4096];
        FILE *f;
        size_t n;

        (void)snprintf(line, sizeof line, "%s %s%s", command, path,
                       strstr(command, "text") != NULL ? " -" : "");
        f = popen(line, "r"); /* NOLINT: a fixed command */
        cr_assert_not_null(f);
        while ((n = fread(chunk, 1, sizeof chunk, f)) > 0) {
            buf_add(seen, chunk, n);
        }
        cr_assert_eq(pclose(f), 0);
    }
    (void)unlink(path);
    cr_assert_eq(rmdir(dir), 0);
}

static void
render_paper(const struct doc *d, struct buf *out, struct err *e) {
    render_in(d, paper_typeface(d->arena), out, NULL, NULL, e);
}

/* The document in cut fonts and in whole ones: as poppler draws it and reads it, not a dot differs.  [0] is the cut one. */
static void
expect_alike(const struct doc *d, struct buf out[2]) {
    static const char *const command[] = {"pdftoppm -r 60 -gray", "pdftotext -enc UTF-8"};
    struct typeface *typeface = paper_typeface(d->arena);

    for (size_t k = 0; k < 2; k++) {
        struct typeface whole = *typeface;
        struct buf seen[2] = {{0}, {0}};
        struct err e = {0};

        memset(whole.cut, 0, sizeof whole.cut);
        buf_clear(&out[0]);
        buf_clear(&out[1]);
        render_in(d, typeface, &out[0], command[k], &seen[0], &e);
        render_in(d, &whole, &out[1], command[k], &seen[1], &e);
        cr_assert_gt(seen[0].n, 0, "%s", e.what);
        cr_assert_eq(seen[0].n, seen[1].n);
        cr_expect_eq(memcmp(seen[0].p, seen[1].p, seen[0].n), 0, "%s", command[k]);
        buf_free(&seen[0]);
        buf_free(&seen[1]);
    }
}

Test(pdf, cut_fonts_draw_every_letter_as_whole_ones_and_take_less_than_half) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = paper_doc(&a, 5);
    struct doc_section *s = doc_add_section(d, DOC_MAIN, STR("chu"), STR("Chữ"));
    struct buf out[2] = {{0}, {0}};

    for (unsigned style = 0; style < FONTS_STYLES; style++) {
        struct buf all = {0};
        struct doc_block *b = doc_add(d, s, DOC_PARAGRAPH);

        for (uint32_t cp = 0x21; cp < 0x2600; cp++) {
            if (truetype_cut_has(cp) && (cp < 0x7f || cp > 0xa0)) {
                utf8_put(&all, cp);
                buf_text(&all, cp % 16 == 0 ? " " : "");
            }
        }
        b->u.paragraph.runs = doc_plain(d, str_keep(&a, buf_view(&all)), style);
        buf_free(&all);
    }
    expect_alike(d, out);
    cr_expect_lt(2 * out[0].n, out[1].n);
    buf_free(&out[0]);
    buf_free(&out[1]);
    arena_free(&a);
}

Test(pdf, a_letter_outside_a_cut_is_drawn_from_the_whole_font) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    struct doc_section *s = doc_add_section(d, DOC_MAIN, STR("chinh"), STR("Chính"));
    struct buf out[2] = {{0}, {0}};

    cr_assert_not(truetype_cut_has(0x3a9));
    (void)paper_paragraph(d, s, "Công ty ΩМега và công ty Ánh Dương, 12 ½ mẫu");
    (void)paper_paragraph(d, s, "Công ty Ánh Dương");
    expect_alike(d, out);
    cr_expect_eq(paper_times(&out[0], "/FontFile2"), 2U);
    cr_expect_eq(paper_times(&out[1], "/FontFile2"), 1U);
    buf_free(&out[0]);
    buf_free(&out[1]);
    arena_free(&a);
}

Test(pdf, the_same_document_gives_the_same_bytes) {
    struct arena a = ARENA_EMPTY;
    struct err e = {0};
    struct buf one = {0};
    struct buf two = {0};

    render_paper(paper_doc(&a, 30), &one, &e);
    render_paper(paper_doc(&a, 30), &two, &e);
    cr_assert_gt(one.n, 1000, "%s", e.what);
    cr_assert_eq(one.n, two.n);
    cr_expect_eq(memcmp(one.p, two.p, one.n), 0);
    cr_expect_eq(memcmp(one.p, "%PDF-1.7", 8), 0);
    cr_expect_gt(paper_times(&one, "/Lang (vi-VN)"), 0);
    cr_expect_gt(paper_times(&one, "/DisplayDocTitle true"), 0);
    buf_free(&one);
    buf_free(&two);
    arena_free(&a);
}

/* Measured by other programs: poppler and qpdf (tests/documents/pdf-measure.py). */
/* A worker makes many documents with one library: a file is the same after whatever was made before it, a document to keep
 * and one that needed a whole font among them. */
Test(pdf, a_document_has_the_same_bytes_after_others) {
    static const struct {
        const struct render_format *format;
        uint32_t rows;
        const char *more; /* text, with letters outside the cut fonts */
    } made[] = {{&pdf_format, 30, NULL}, {&pdf_kept, 10, NULL},     {&pdf_format, 10, "Ж và ж"},
                {&pdf_format, 30, NULL}, {&pdf_kept, 10, "Ж và ж"}, {&pdf_kept, 10, NULL},
                {&pdf_format, 5, NULL}};
    struct arena shared = ARENA_EMPTY;
    const struct typeface *typeface = paper_typeface(&shared);
    struct once *once = once_new();

    for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
        struct arena a = ARENA_EMPTY;
        struct doc *d = paper_doc(&a, made[i].rows);
        struct buf file[2] = {{0}, {0}};

        d->draft = i % 2 == 0;
        if (made[i].more != NULL) {
            (void)paper_paragraph(d, d->first, made[i].more);
        }
        for (size_t with = 0; with < 2; with++) {
            char dir[] = "/tmp/baophu-pdf-XXXXXX";
            char path[64];
            const struct render_target t = {
                .path = path, .tmpdir = dir, .typeface = typeface, .once = with == 1 ? once : NULL};
            struct err e = {0};

            cr_assert_not_null(mkdtemp(dir));
            (void)snprintf(path, sizeof path, "%s/a.pdf", dir);
            cr_assert(render_document(made[i].format, d, &t, &e), "%s", e.what);
            cr_assert(fs_slurp(path, BUF_MAX, &file[with], &e), "%s", e.what);
            (void)unlink(path);
            cr_assert_eq(rmdir(dir), 0);
        }
        cr_expect(str_eq(buf_view(&file[0]), buf_view(&file[1])), "document %zu", i);
        buf_free(&file[0]);
        buf_free(&file[1]);
        arena_free(&a);
    }
    once_free(once);
    arena_free(&shared);
}

Test(pdf, sizes_and_places_are_those_of_the_decree) {
    struct arena a = ARENA_EMPTY;
    char dir[] = "/tmp/baophu-pdf-XXXXXX";
    char path[64];
    char command[400];
    struct err e = {0};
    int status;

    cr_assert_not_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/a.pdf", dir);
    cr_assert(render_document(&pdf_format, paper_doc(&a, 60),
                              &(struct render_target){
                                  .path = path, .tmpdir = dir, .typeface = paper_typeface(&a)},
                              &e),
              "%s", e.what);
    (void)snprintf(command, sizeof command,
                   "/usr/bin/python3 tests/documents/pdf-measure.py %s "
                   "'356.214 người tham gia bảo hiểm xã hội, tăng 3,80%% so với cùng kỳ' "
                   "'Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh phối hợp rà soát'",
                   path);
    status = system(command); /* NOLINT: a fixed command */
    (void)unlink(path);
    cr_assert_eq(rmdir(dir), 0);
    cr_expect_eq(status, 0);
    arena_free(&a);
}

Test(pdf, a_list_of_three_thousand_rows_is_whole) {
    struct arena a = ARENA_EMPTY;
    struct err e = {0};
    struct buf b = {0};

    render_paper(paper_doc(&a, 3000), &b, &e);
    cr_assert_gt(b.n, 1000, "%s", e.what);
    cr_expect_gt(paper_times(&b, "/Type /Page\n"), 120);
    buf_free(&b);
    arena_free(&a);
}

Test(pdf, a_letter_the_font_lacks_is_shown_as_its_nearest_one_or_a_box) {
    struct arena a = ARENA_EMPTY;
    const char *const text[] = {"Công ty 株式（Một）", "Công ty □□(Một)"};
    struct buf b[2] = {{0}, {0}};

    for (size_t i = 0; i < 2; i++) {
        struct doc *d = doc_new(&a);
        struct err e = {0};

        (void)paper_paragraph(d, doc_add_section(d, DOC_MAIN, STR("chinh"), STR("Chính")), text[i]);
        render_paper(d, &b[i], &e);
        cr_assert_gt(b[i].n, 0, "%s", e.what);
    }
    cr_expect_eq(b[0].n, b[1].n); /* the same document byte for byte */
    cr_expect_eq(memcmp(b[0].p, b[1].p, b[0].n), 0);
    buf_free(&b[0]);
    buf_free(&b[1]);
    arena_free(&a);
}

static void
random_block(struct doc *d, struct doc_section *s, uint32_t r) {
    static const char *const text[] = {
        "", "Một dòng.", "Bảo hiểm xã hội thành phố Huế báo cáo kết quả thực hiện quý I năm 2026.",
        "https://baohiemxahoi.example.gov.vn/mot/duong/dan/rat/dai/khong/co/dau/cach/nao/ca"};
    struct doc_block *b;

    switch ((enum doc_block_kind)(r % DOC_BLOCK_KINDS)) {
    case DOC_LETTERHEAD:
    case DOC_TITLE:
    case DOC_ADDRESSEE:
        paper_letter(d, s);
        break;
    case DOC_ANNEX_HEAD:
        b = doc_add(d, s, DOC_ANNEX_HEAD);
        b->u.annex_head.label = STR("Phụ lục I");
        break;
    case DOC_HEADING:
        paper_heading(d, s, 1 + (int)(r >> 8) % 3, text[(r >> 4) % 4]);
        break;
    case DOC_PARAGRAPH:
        b = paper_paragraph(d, s, text[(r >> 4) % 4]);
        b->u.paragraph.role = (enum doc_para_role)((r >> 8) % 4);
        b->u.paragraph.keep_with_next = (r >> 10) % 2 == 0;
        break;
    case DOC_ITEM:
        b = doc_add(d, s, DOC_ITEM);
        b->u.item.runs = doc_plain(d, str_from(text[(r >> 4) % 4]), (r >> 8) % 4);
        break;
    case DOC_TABLE:
        doc_add(d, s, DOC_TABLE)->u.table = paper_table(d, (r >> 4) % 90);
        break;
    case DOC_CHART:
        doc_add(d, s, DOC_CHART)->u.chart =
            paper_chart(d, (enum doc_chart_kind)((r >> 4) % 3), (r >> 8) % 50, 1 + (r >> 6) % 4);
        break;
    case DOC_SIGNATURE:
        paper_sign(d, s, (r >> 4) % 2 == 0);
        break;
    case DOC_LINKS:
        (void)doc_add(d, s, DOC_LINKS);
        break;
    case DOC_BLOCK_KINDS:
        break;
    }
}

Test(pdf, blocks_in_any_order_make_a_whole_file) {
    uint32_t seed = 3;

    for (int round = 0; round < 40; round++) {
        struct arena a = ARENA_EMPTY;
        struct doc *d = doc_new(&a);
        struct err e = {0};
        struct buf b = {0};

        for (int i = 0; i < 3; i++) {
            char id[16];
            struct doc_section *s;

            (void)snprintf(id, sizeof id, "p%d", i);
            s = doc_add_section(d, i == 0 ? DOC_MAIN : DOC_ANNEX, str_from(id), str_from(id));
            seed = seed * 1664525u + 1013904223u;
            s->landscape = (seed >> 16) % 2 == 0;
            for (uint32_t n = (seed >> 17) % 12; n > 0; n--) {
                seed = seed * 1664525u + 1013904223u;
                random_block(d, s, seed >> 12);
            }
        }
        d->draft = round % 2 == 0;
        render_paper(d, &b, &e); /* reads it back too */
        cr_expect_gt(b.n, 1000, "round %d: %s", round, e.what);
        buf_free(&b);
        arena_free(&a);
    }
}

/* Paragraphs of one line until the last page is short: then the text is set closer, and whoever writes the twin is told. */
Test(pdf, what_the_text_gave_up_is_told) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    struct doc_section *s = doc_add_section(d, DOC_MAIN, STR("m"), STR("m"));
    char dir[] = "/tmp/baophu-pdf-XXXXXX";
    char path[64];
    double closer = 0.25; /* what is not told stays */
    const struct render_target t = {
        .path = path, .tmpdir = dir, .typeface = paper_typeface(&a), .closer = &closer};
    struct err e = {0};
    size_t set_closer = 0;

    cr_assert_not_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/a.pdf", dir);
    for (size_t n = 1; n < 45; n++) {
        (void)paper_paragraph(d, s, "Một dòng.");
        cr_assert(render_document(&pdf_format, d, &t, &e), "%s", e.what);
        cr_assert_eq(unlink(path), 0);
        cr_expect(closer >= 0 && closer <= 1, "%f", closer);
        cr_expect(n > 1 || closer < 1e-9);
        set_closer += closer > 0 ? 1U : 0U;
    }
    /* A page of 728,5 pt takes 29 paragraphs of 18,5 pt with 6 between them, and 33 of 16,1 pt: 30 to 33 save a page. */
    cr_expect_eq(set_closer, 4, "%zu", set_closer);
    cr_assert_eq(rmdir(dir), 0);
    arena_free(&a);
}
