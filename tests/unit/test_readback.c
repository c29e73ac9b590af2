/* readback - a pdf passes only while it is whole.  Workbooks: test_xlsx.c. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/fs.h"
#include "paper.h"
#include "paper/pdf.h"
#include "paper/pdf_readback.h"
#include "render/render.h"

enum { ROWS = 60, STEP = 499 };

struct place {
    char dir[64], file[96];
    struct arena arena;
    struct doc *doc;
    struct buf bytes; /* of the file as it was written */
};

static void
open_place(struct place *p) {
    struct err e;

    *p = (struct place){.dir = "/tmp/baophu-readback-XXXXXX"};
    cr_assert_not_null(mkdtemp(p->dir));
    (void)snprintf(p->file, sizeof p->file, "%s/a.pdf", p->dir);
    p->doc = paper_doc(&p->arena, ROWS);
    cr_assert(render_document(&pdf_format, p->doc,
                              &(struct render_target){.path = p->file,
                                                      .tmpdir = p->dir,
                                                      .typeface = paper_typeface(p->doc->arena)},
                              &e),
              "%s", e.what);
    cr_assert(fs_slurp(p->file, 1U << 28, &p->bytes, &e), "%s", e.what);
}

static void
put_bytes(const struct place *p, size_t n) {
    struct err e;

    cr_assert_eq(remove(p->file), 0);
    cr_assert(fs_write_new(p->file, p->bytes.p, n, &e), "%s", e.what);
}

static void
close_place(struct place *p) {
    struct err e;

    cr_expect(fs_remove_tree(p->dir, &e));
    buf_free(&p->bytes);
    arena_free(&p->arena);
}

Test(readback, a_pdf_as_it_was_written_passes) {
    struct place p;
    struct err e;

    open_place(&p);
    cr_expect(pdf_readback(p.file, p.doc, NULL, &e), "%s", e.what);
    close_place(&p);
}

Test(readback, a_pdf_that_was_cut_is_refused) {
    struct place p;
    struct err e;

    open_place(&p);
    for (size_t n = 0; n + 8 < p.bytes.n; n += STEP) {
        put_bytes(&p, n);
        cr_expect_not(pdf_readback(p.file, p.doc, NULL, &e), "%zu of %zu bytes", n, p.bytes.n);
    }
    close_place(&p);
}

Test(readback, a_pdf_with_a_spoilt_byte_in_any_stream_is_refused) {
    struct place p;
    struct err e;
    size_t streams = 0;
    const char *at;

    open_place(&p);
    at = p.bytes.p;
    while ((at = memmem(at, p.bytes.n - (size_t)(at - p.bytes.p), "\nstream", 7)) != NULL) {
        char *byte = p.bytes.p + (at - p.bytes.p) + 40;

        *byte = (char)(*byte ^ 0x20);
        put_bytes(&p, p.bytes.n);
        cr_expect_not(pdf_readback(p.file, p.doc, NULL, &e), "stream %zu", streams);
        *byte = (char)(*byte ^ 0x20);
        streams++;
        at += 7;
    }
    cr_expect_gt(streams, 5);
    close_place(&p);
}

Test(readback, a_pdf_with_bytes_missing_in_its_middle_is_refused) {
    struct place p;
    struct err e;

    open_place(&p);
    memmove(p.bytes.p + p.bytes.n / 2, p.bytes.p + p.bytes.n / 2 + 1,
            p.bytes.n - p.bytes.n / 2 - 1);
    put_bytes(&p, p.bytes.n - 1);
    cr_expect_not(pdf_readback(p.file, p.doc, NULL, &e));
    close_place(&p);
}

Test(readback, a_pdf_with_fewer_pages_than_sections_is_refused) {
    struct place p;
    struct err e;

    open_place(&p);
    for (int i = 0; i < 40; i++) {
        char id[32];

        (void)snprintf(id, sizeof id, "them-%d", i);
        (void)doc_add_section(p.doc, DOC_ANNEX, str_from(id), STR("Thêm"));
    }
    cr_expect_not(pdf_readback(p.file, p.doc, NULL, &e));
    close_place(&p);
}
