/* A document to keep: what haru writes beside the pages, and the two packets of bytes from archive/. */

#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/attached.h"
#include "archive/srgb.h"
#include "archive/xmp.h"
#include "base/fs.h"
#include "paper.h"
#include "paper/pdf.h"
#include "paper/pdf_readback.h"
#include "render/render.h"

static const char carried[] = "ky,cap,ma\n2026-Q1,tinh,46\nxref endobj stream\n";

/* The document with a file that it carries; there: the file is there.  out: its bytes, or nothing and *e. */
static void
keep(const struct doc *d, bool there, struct buf *out, struct err *e) {
    char dir[] = "/tmp/baophu-kept-XXXXXX";
    char path[64];
    char data[64];
    struct err read = {0};

    cr_assert_not_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/a.pdf", dir);
    (void)snprintf(data, sizeof data, "%s/b.csv", dir);
    cr_assert(!there || fs_write_new(data, carried, sizeof carried - 1, &read));
    const struct render_attachment a = {
        .name = "b.csv", .path = data, .about = "Số", .type = "text/csv"};
    const struct render_target t = {.path = path,
                                    .tmpdir = dir,
                                    .typeface = paper_typeface(d->arena),
                                    .attachment = &a,
                                    .attachments = 1};
    if (render_document(&pdf_kept, d, &t, e)) {
        cr_expect(pdf_readback(path, d, NULL, &read), "%s", read.what);
        cr_assert(fs_slurp(path, BUF_MAX, out, &read), "%s", read.what);
    }
    (void)unlink(path);
    (void)unlink(data);
    cr_assert_eq(rmdir(dir), 0);
}

static str
identifier(const struct buf *b) {
    const char *at = memmem(b->p, b->n, "/ID [ <", 7);

    cr_assert_not_null(at);
    return (str){at + 7, 32};
}

Test(kept_paper, a_final_one_has_one_place_to_sign_and_a_draft_has_none) {
    struct arena a = ARENA_EMPTY;
    struct err e = {0};
    struct buf final = {0};
    struct buf draft = {0};
    struct doc *d = paper_doc(&a, 5);

    d->draft = false;
    keep(d, true, &final, &e);
    d->draft = true;
    keep(d, true, &draft, &e);
    cr_assert_gt(final.n, 1000, "%s", e.what);
    cr_expect_eq(paper_times(&final, "/FT /Sig"), 1);
    cr_expect_eq(paper_times(&final, "/AcroForm"), 1);
    cr_expect_eq(paper_times(&draft, "/FT /Sig"), 0);
    cr_expect_eq(paper_times(&draft, "/AcroForm"), 0);
    cr_expect_eq(paper_times(&draft, "/GTS_PDFA1"), 1);
    cr_expect_gt(paper_times(&draft, "/CapHeight"), 0);
    cr_expect_not(str_eq(identifier(&final), identifier(&draft)));
    buf_free(&final);
    buf_free(&draft);
    arena_free(&a);
}

Test(kept_paper, it_carries_the_bytes_of_a_file_and_says_that_it_does) {
    struct arena a = ARENA_EMPTY;
    struct err e = {0};
    struct buf one = {0};
    struct buf two = {0};

    keep(paper_doc(&a, 5), true, &one, &e);
    keep(paper_doc(&a, 5), true, &two, &e);
    cr_assert_gt(one.n, 1000, "%s", e.what);
    cr_expect_eq(paper_times(&one, carried), 1);
    cr_expect_eq(paper_times(&one, "/AFRelationship /Data"), 1);
    cr_expect_eq(paper_times(&one, "/Subtype /text#2Fcsv"), 1);
    cr_assert_eq(one.n, two.n);
    cr_expect_eq(memcmp(one.p, two.p, one.n), 0);
    buf_free(&one);
    buf_free(&two);
    arena_free(&a);
}

/* The digest is sha256sum's of the same bytes. */
Test(kept_paper, what_it_carries_is_read_back_and_garbage_is_refused) {
    struct arena a = ARENA_EMPTY;
    struct err e = {0};
    struct buf one = {0};
    struct attached got;

    keep(paper_doc(&a, 5), true, &one, &e);
    cr_assert(attached_read(&a, buf_view(&one), &got, &e), "%s", e.what);
    cr_assert_eq(got.files, 1);
    cr_expect_str_eq(got.file[0].name, "b.csv");
    cr_expect_str_eq(got.file[0].sha256,
                     "083c65013a58f55944d009ff5041d559b489cc5e99acb4cb2ff6098ebfaacbb9");
    cr_expect_eq(got.signatures, 0);
    for (size_t n = 0; n < one.n; n += one.n / 7 + 1) {
        cr_expect_not(attached_read(&a, (str){one.p, n}, &got, &e) && got.files > 0, "%zu bytes",
                      n);
    }
    buf_free(&one);
    arena_free(&a);
}

Test(kept_paper, a_file_that_is_not_there_is_said) {
    struct arena a = ARENA_EMPTY;
    struct err e = {0};
    struct buf none = {0};

    keep(paper_doc(&a, 5), false, &none, &e);
    cr_expect_eq(none.n, 0);
    cr_expect_eq(e.kind, ERR_NOINPUT);
    buf_free(&none);
    arena_free(&a);
}

Test(kept_paper, the_packet_says_what_it_is_given_and_no_more) {
    struct xmp x = {.title = STR("Thu < chi & \"nợ\" > 0"), .author = STR("BHXH"), .day = 0};
    struct buf b = {0};

    xmp_write(&b, &x);
    cr_expect_eq(
        paper_times(&b, "<rdf:li xml:lang=\"x-default\">Thu &lt; chi &amp; \"nợ\" &gt; 0</rdf:li>"),
        1);
    cr_expect_eq(paper_times(&b, "<xmp:CreateDate>1970-01-01T00:00:00+07:00<"), 1);
    cr_expect_eq(paper_times(&b, "<dc:description>"), 0);
    x.day = PERIOD_NO_DATE;
    buf_clear(&b);
    xmp_write(&b, &x);
    cr_expect_eq(paper_times(&b, "CreateDate"), 0);
    buf_free(&b);
}

static unsigned long
number(const struct buf *b, size_t at, size_t n) {
    unsigned long v = 0;

    for (size_t i = 0; i < n; i++) {
        v = v << 8 | (unsigned char)b->p[at + i];
    }
    return v;
}

/* Where the data of a tag stands. */
static size_t
tag(const struct buf *b, const char *name) {
    for (size_t i = 0; i < number(b, 128, 4); i++) {
        if (memcmp(b->p + 132 + 12 * i, name, 4) == 0) {
            return number(b, 132 + 12 * i + 4, 4);
        }
    }
    cr_assert_fail("no tag %s", name);
    return 0;
}

/* Red, green and blue together are white; the curve's middle is that of IEC 61966-2-1: 0.5 -> 0.21404. */
Test(kept_paper, the_profile_is_whole_and_its_colours_add_up_to_white) {
    struct buf b = {0};

    srgb_profile(&b);
    cr_expect_eq(number(&b, 0, 4), b.n);
    cr_expect_eq(memcmp(b.p + 36, "acsp", 4), 0);
    for (size_t i = 0; i < 3; i++) {
        const unsigned long sum = number(&b, tag(&b, "rXYZ") + 8 + 4 * i, 4) +
                                  number(&b, tag(&b, "gXYZ") + 8 + 4 * i, 4) +
                                  number(&b, tag(&b, "bXYZ") + 8 + 4 * i, 4);
        const unsigned long white = number(&b, tag(&b, "wtpt") + 8 + 4 * i, 4);

        cr_expect_leq(sum > white ? sum - white : white - sum, 16, "%zu: %lu, not %lu", i, sum,
                      white);
    }
    const size_t curve = tag(&b, "gTRC");
    const size_t points = number(&b, curve + 8, 4);

    cr_expect_eq(curve, tag(&b, "rTRC"));
    cr_expect_eq(number(&b, curve + 12, 2), 0);
    cr_expect_eq(number(&b, curve + 12 + 2 * (points - 1), 2), 65535);
    const size_t middle = number(&b, curve + 12 + 2 * (points / 2), 2);

    cr_expect_float_eq((double)middle / 65535, 0.21404, 0.001);
    buf_free(&b);
}
