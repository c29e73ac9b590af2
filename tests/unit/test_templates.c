/* test_templates - the worked examples of docs/mau-trinh-bay.md, run: what it shows is what comes out. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "plain_text.h"
#include "province.h"
#include "render/render.h"
#include "template/fill.h"

static struct province p;
static struct buf page;

static void
open_province(void) {
    struct err e;

    province_open(&p);
    cr_assert(fs_slurp("docs/mau-trinh-bay.md", 1 << 20, &page, &e));
}

static void
close_province(void) {
    buf_free(&page);
    province_close(&p);
}

TestSuite(templates, .init = open_province, .fini = close_province);

/* The n-th block (from 0) that the guide fences as the kind. */
static const char *
block(const char *kind, int n) {
    char fence[32];
    const char *at = buf_z(&page);
    const char *end;

    (void)snprintf(fence, sizeof fence, "\n```%s\n", kind);
    do {
        at = strstr(at, fence);
        cr_assert_not_null(at, "no block %d of %s", n, kind);
        at += strlen(fence);
    } while (n-- > 0);
    end = strstr(at, "```\n");
    cr_assert_not_null(end);
    return str_keep(&p.run, (str){at, (size_t)(end - at)}).p;
}

static const char *
print(const struct doc *d) {
    struct buf out = {0};
    struct err e;
    const struct render_target t = {.path = fs_join(&p.run, p.dir, "x.txt"), .tmpdir = p.dir};
    const char *text;

    (void)unlink(t.path);
    cr_assert(render_document(&plain_text, d, &t, &e), "%s", e.what);
    cr_assert(fs_slurp(t.path, 1 << 20, &out, &e));
    text = str_keep(&p.run, buf_view(&out)).p;
    buf_free(&out);
    return text;
}

Test(templates, the_example_of_an_annex_prints_what_the_guide_shows) {
    const str only[] = {STR("theo-xa")};
    struct doc *d = NULL;
    struct err e;
    const char *text;

    (void)province_write(&p, "theo-xa.ini", block("ini", 0));
    cr_assert(province_annexes(&p, &e), "%s %s", e.what, e.where);
    cr_assert(fill_workbook(&p.run, &p.fill, only, 1, &d, &e));
    text = print(d);
    cr_assert_not_null(strstr(text, block("text", 0)), "%s", text);
}

Test(templates, the_example_of_a_report_prints_what_the_guide_shows) {
    struct prose *t = NULL;
    struct doc *d = NULL;
    struct err e;
    const char *text;

    cr_assert(province_annexes(&p, &e));
    cr_assert(prose_load(&p.run, province_write(&p, "x.md", block("markdown", 0)), &p.indicators,
                         &p.annexes, &t, &e),
              "%s %s", e.what, e.where);
    cr_assert(fill_report(&p.run, &p.fill, t, &d, &e));
    text = print(d);
    cr_assert_not_null(strstr(text, block("text", 1)), "%s", text);
}
