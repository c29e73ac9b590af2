#include <criterion/criterion.h>
#include <minizip/unzip.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "paper.h"
#include "render/once.h"
#include "render/render.h"
#include "word/docx.h"

struct place {
    char dir[32], path[64];
};

static void
place_open(struct place *p) {
    (void)strcpy(p->dir, "/tmp/baophu-docx-XXXXXX");
    cr_assert_not_null(mkdtemp(p->dir));
    (void)snprintf(p->path, sizeof p->path, "%s/a.docx", p->dir);
}

static void
place_close(const struct place *p) {
    (void)unlink(p->path);
    cr_assert_eq(rmdir(p->dir), 0);
}

static bool
write_beside(const struct place *p, const struct doc *d, struct once *once, struct err *e) {
    const struct render_target t = {
        .path = p->path, .tmpdir = p->dir, .typeface = paper_typeface(d->arena), .once = once};

    return render_document(&docx_format, d, &t, e);
}

static bool
write_docx(const struct place *p, const struct doc *d, struct err *e) {
    return write_beside(p, d, NULL, e);
}

/* Appends a part of the file. */
static void
read_part(const struct place *p, const char *name, struct buf *out) {
    unzFile zip = unzOpen64(p->path);
    char chunk[4096];
    int n;

    cr_assert_not_null(zip);
    cr_assert_eq(unzLocateFile(zip, name, 1), UNZ_OK, "no part %s", name);
    cr_assert_eq(unzOpenCurrentFile(zip), UNZ_OK);
    while ((n = unzReadCurrentFile(zip, chunk, sizeof chunk)) > 0) {
        buf_add(out, chunk, (size_t)n);
    }
    (void)unzCloseCurrentFile(zip);
    (void)unzClose(zip);
}

static size_t
count(const struct buf *b, const char *what) {
    size_t n = 0;

    for (const char *at = strstr(buf_z(b), what); at != NULL; at = strstr(at + 1, what)) {
        n++;
    }
    return n;
}

Test(docx, every_kind_of_block_is_written_and_read_back) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = paper_doc(&a, 30);
    struct doc_link *link = arena_new(&a, struct doc_link);
    struct doc_block *b;
    struct place p;
    struct err e = {0};

    *link = (struct doc_link){STR("II"), STR("Kết quả <theo xã> & \"phường\""), STR("phu-luc-2")};
    b = doc_add(d, d->first, DOC_LINKS);
    b->u.links.link = link;
    b->u.links.n = 1;
    place_open(&p);
    cr_assert(write_docx(&p, d, &e), "%s", e.what);
    cr_expect(docx_format.check(p.path, d, NULL, &e), "%s", e.what);
    place_close(&p);
    arena_free(&a);
}

Test(docx, the_same_document_gives_the_same_bytes) {
    struct arena a = ARENA_EMPTY;
    struct buf file[2] = {{0}, {0}};

    for (size_t i = 0; i < 2; i++) {
        struct place p;
        struct err e = {0};

        place_open(&p);
        cr_assert(write_docx(&p, paper_doc(&a, 30), &e), "%s", e.what);
        cr_assert(fs_slurp(p.path, BUF_MAX, &file[i], &e), "%s", e.what);
        place_close(&p);
    }
    cr_assert_eq(file[0].n, file[1].n);
    cr_expect_eq(memcmp(file[0].p, file[1].p, file[0].n), 0);
    buf_free(&file[0]);
    buf_free(&file[1]);
    arena_free(&a);
}

/* What the text says must stand n times in the part. */
struct said {
    const char *part, *text;
    size_t n;
};

Test(docx, the_parts_say_what_the_decree_and_the_document_ask) {
    static const struct said said[] = {
        /* two tables of three head rows and a number line; rows of data do not repeat */
        {"word/document.xml", "<w:tblHeader/>", 8},
        {"word/document.xml", "<w:tblStyle w:val=\"BangSoLieu\"/>", 2},
        {"word/document.xml", "<w:gridSpan w:val=\"6\"/>", 2},
        {"word/document.xml", "<w:vMerge w:val=\"restart\"/>", 8},
        {"word/document.xml", "<w:vMerge/>", 16},
        {"word/document.xml", "<w:sectPr>", 3},
        {"word/document.xml", "w:orient=\"landscape\"", 1},
        {"word/document.xml", "<w:titlePg/>", 3},
        {"word/document.xml", "<w:pgNumType w:start=\"1\"/>", 3},
        {"word/document.xml", "<w:pStyle w:val=\"QuocHieu\"/>", 1},
        {"word/document.xml", "<w:pStyle w:val=\"Phan\"/>", 2},
        {"word/document.xml", "<w:pStyle w:val=\"GachDauDong\"/>", 2},
        {"word/document.xml", "<c:chart ", 3},
        {"word/document.xml", " REF phu_luc_phu_luc_1 \\h ", 1},
        {"word/document.xml", "w:name=\"phu_luc_phu_luc_1\"", 1},
        {"word/styles.xml", "<w:name w:val=\"Quốc hiệu\"/>", 1},
        {"word/styles.xml", "<w:name w:val=\"Trích yếu\"/>", 1},
        {"word/styles.xml", "w:ascii=\"Times New Roman\"", 1},
        {"word/styles.xml", "<w:lang w:val=\"vi-VN\"", 1},
        {"word/header1.xml", " PAGE ", 1},
        {"word/header2.xml", "PAGE", 0},
        {"word/header3.xml", "DỰ THẢO", 1},
        {"docProps/core.xml", "<dc:title>Báo cáo kết quả quý I năm 2026</dc:title>", 1},
        {"docProps/core.xml", "2026-03-31T17:00:00Z", 1}, /* midnight of 1 April in Vietnam */
        /* Lines by year: three series, of which one value is a gap and one series is hollow. */
        {"word/charts/chart1.xml", "<c:lineChart>", 1},
        {"word/charts/chart1.xml", "<c:numCache>", 3},
        {"word/charts/chart1.xml", "<c:f>'Số liệu'!$C$2:$C$6</c:f>", 1},
        {"word/charts/chart1.xml", "<c:v>0.15</c:v>", 1},
        {"word/charts/chart2.xml", "<c:barDir val=\"bar\"/>", 1},
        {"word/charts/chart3.xml", "<c:barDir val=\"col\"/>", 1},
        {"word/charts/_rels/chart2.xml.rels", "../embeddings/so-lieu2.xlsx", 1},
    };
    struct arena a = ARENA_EMPTY;
    struct doc *d = paper_doc(&a, 30);
    struct place p;
    struct err e = {0};

    (void)paper_paragraph(d, d->first, "Chi tiết tại Phụ lục I; Phụ lục III không có.");
    place_open(&p);
    cr_assert(write_docx(&p, d, &e), "%s", e.what);
    for (size_t i = 0; i < sizeof said / sizeof said[0]; i++) {
        struct buf part = {0};

        read_part(&p, said[i].part, &part);
        cr_expect_eq(count(&part, said[i].text), said[i].n, "%s: %s: %zu, not %zu", said[i].part,
                     said[i].text, count(&part, said[i].text), said[i].n);
        buf_free(&part);
    }
    place_close(&p);
    arena_free(&a);
}

/* The pitch of a style, in 240ths of a line. */
static int
pitch_of(const struct place *p, const char *style) {
    struct buf styles = {0};
    const char *at;
    char id[64];
    int pitch = 0;

    read_part(p, "word/styles.xml", &styles);
    (void)snprintf(id, sizeof id, "w:styleId=\"%s\"", style);
    at = strstr(buf_z(&styles), id);
    cr_assert_not_null(at);
    cr_assert_eq(sscanf(strstr(at, "w:line=\""), "w:line=\"%d\"", &pitch), 1);
    buf_free(&styles);
    return pitch;
}

/* 1,15 lines are 276 of 240ths, and half of what is above single spacing 258; a table's title stays at 1,05. */
Test(docx, running_text_gives_up_what_the_page_gave_up) {
    static const double share[] = {0, 0.5, 1};
    static const int text[] = {276, 258, 240};
    struct arena a = ARENA_EMPTY;
    struct doc *d = paper_doc(&a, 30);
    struct place p;
    struct err e = {0};

    for (size_t i = 0; i < sizeof share / sizeof share[0]; i++) {
        double closer = share[i];
        struct render_target t = {.closer = &closer};

        place_open(&p);
        t.path = p.path;
        t.tmpdir = p.dir;
        t.typeface = paper_typeface(d->arena);
        cr_assert(render_document(&docx_format, d, &t, &e), "%s", e.what);
        cr_expect_eq(pitch_of(&p, "NoiDung"), text[i]);
        cr_expect_eq(pitch_of(&p, "GachDauDong"), text[i]);
        cr_expect_eq(pitch_of(&p, "TenBang"), 252);
        place_close(&p);
    }
    arena_free(&a);
}

/* Word takes a comma in a style's name for the beginning of another name. */
Test(docx, no_style_has_a_comma_in_its_name) {
    static const char head[] = "<w:name w:val=\"";
    struct arena a = ARENA_EMPTY;
    struct buf styles = {0};
    struct place p;
    struct err e = {0};
    size_t names = 0;

    place_open(&p);
    cr_assert(write_docx(&p, paper_doc(&a, 30), &e), "%s", e.what);
    read_part(&p, "word/styles.xml", &styles);
    for (const char *at = buf_z(&styles); (at = strstr(at, head)) != NULL; names++) {
        at += sizeof head - 1;
        cr_expect_eq(strcspn(at, ",\""), strcspn(at, "\""), "%.40s", at);
    }
    cr_expect_gt(names, 40);
    buf_free(&styles);
    place_close(&p);
    arena_free(&a);
}

Test(docx, a_file_that_says_something_else_is_refused) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = paper_doc(&a, 10);
    struct doc *other = paper_doc(&a, 10);
    struct place p;
    struct err e = {0};

    other->last->last->u.signature.name = STR("Nguyễn Thị Hồng Thấm");
    place_open(&p);
    cr_assert(write_docx(&p, d, &e), "%s", e.what);
    cr_expect_not(docx_format.check(p.path, other, NULL, &e));
    cr_expect_eq(e.kind, ERR_IO);
    cr_expect_not_null(strstr(e.what, "chữ khác với văn bản"), "%s", e.what);
    place_close(&p);
    arena_free(&a);
}

/* A worker writes many documents and keeps what they have alike: a file is the same after whatever was written before it. */
Test(docx, a_document_has_the_same_bytes_after_others) {
    static const uint32_t rows[] = {30, 10, 30, 10, 200};
    enum { N = sizeof rows / sizeof rows[0] };
    struct once *once = once_new();

    for (size_t i = 0; i < N; i++) {
        struct arena a = ARENA_EMPTY;
        struct doc *d = paper_doc(&a, rows[i]);
        struct buf file[2] = {{0}, {0}};
        struct err e = {0};

        d->draft = i == 3;
        for (size_t with = 0; with < 2; with++) {
            struct place p;

            place_open(&p);
            cr_assert(write_beside(&p, d, with == 1 ? once : NULL, &e), "%s", e.what);
            cr_expect(docx_format.check(p.path, d, with == 1 ? once : NULL, &e), "%s", e.what);
            cr_assert(fs_slurp(p.path, BUF_MAX, &file[with], &e), "%s", e.what);
            place_close(&p);
        }
        cr_expect(str_eq(buf_view(&file[0]), buf_view(&file[1])), "document %zu", i);
        buf_free(&file[0]);
        buf_free(&file[1]);
        arena_free(&a);
    }
    once_free(once);
}

/* Whether the byte is of an entry's header or of the directory, which hold facts twice and dates. */
static bool
in_header(const struct buf *b, size_t at) {
    const size_t room = 30 + 40; /* a header and a name */
    const size_t from = at > room ? at - room : 0;

    return memmem(b->p + from, at - from + 4, "PK\3\4", 4) != NULL ||
           memmem(b->p, at, "PK\1\2", 4) != NULL;
}

/* Cut anywhere, or one byte of it changed: what the disk may do between writing and publishing. */
Test(docx, a_file_that_was_cut_or_spoilt_is_refused) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = paper_doc(&a, 10);
    struct once *once = once_new(); /* has seen every part whole */
    struct buf whole = {0};
    struct place p;
    struct err e = {0};

    place_open(&p);
    cr_assert(write_docx(&p, d, &e), "%s", e.what);
    cr_assert(docx_format.check(p.path, d, once, &e), "%s", e.what);
    cr_assert(fs_slurp(p.path, BUF_MAX, &whole, &e), "%s", e.what);
    for (size_t k = 1; k < 24; k++) {
        const size_t at = whole.n * k / 24;
        const bool cut = k % 2 == 0;
        const char was = whole.p[at];

        (void)unlink(p.path);
        whole.p[at] = cut ? was : (char)(was ^ 0x41);
        cr_assert(fs_write_new(p.path, whole.p, cut ? at : whole.n, &e));
        whole.p[at] = was;
        cr_expect(!docx_format.check(p.path, d, NULL, &e) || (!cut && in_header(&whole, at)),
                  "byte %zu of %zu", at, whole.n);
        cr_expect(!docx_format.check(p.path, d, once, &e) || (!cut && in_header(&whole, at)),
                  "byte %zu of %zu after the whole file", at, whole.n);
    }
    once_free(once);
    place_close(&p);
    buf_free(&whole);
    arena_free(&a);
}
