/* xlsx - a workbook is written, the same each time, and passes only while it holds its document. */

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "render/once.h"
#include "render/render.h"
#include "sample_book.h"
#include "workbook/readback.h"
#include "workbook/xlsx.h"

/* A folder of its own for each test, gone afterwards. */
struct place {
    char dir[64];
    char file[96];
    struct arena arena;
};

static void
open_place(struct place *p) {
    *p = (struct place){.dir = "/tmp/baophu-xlsx-XXXXXX"};
    cr_assert_not_null(mkdtemp(p->dir));
    (void)snprintf(p->file, sizeof p->file, "%s/a.xlsx", p->dir);
}

static void
close_place(struct place *p) {
    struct err e;

    cr_expect(fs_remove_tree(p->dir, &e));
    arena_free(&p->arena);
}

static bool
write_book(const struct place *p, const struct doc *d, struct err *e) {
    const struct render_target t = {.path = p->file, .tmpdir = p->dir};

    return render_document(&xlsx_workbook, d, &t, e);
}

/* The same; what is noted while it is written. */
static struct buf
note_book(const struct place *p, const struct doc *d) {
    struct buf noted = {NULL, 0, 0};
    const struct render_target t = {.path = p->file, .tmpdir = p->dir, .noted = &noted};
    struct err e;

    cr_assert(render_document(&xlsx_workbook, d, &t, &e), "%s < %s", e.what, e.where);
    return noted;
}

static struct buf
bytes_of(const struct place *p) {
    struct buf b = {NULL, 0, 0};
    struct err e;

    cr_assert(fs_slurp(p->file, 1U << 28, &b, &e), "%s", e.what);
    return b;
}

static void
put_bytes(const struct place *p, const char *bytes, size_t n) {
    struct err e;

    cr_assert_eq(remove(p->file), 0);
    cr_assert(fs_write_new(p->file, bytes, n, &e), "%s", e.what);
}

Test(xlsx, a_written_workbook_reads_back_as_its_document) {
    struct place p;
    struct err e;
    const struct doc *d;

    open_place(&p);
    d = sample_book(&p.arena);
    cr_assert(write_book(&p, d, &e), "%s < %s", e.what, e.where);
    cr_expect(readback_xlsx(p.file, d, NULL, &e), "%s < %s", e.what, e.where);
    close_place(&p);
}

/* libxlsxwriter would say it in English beside the program's own words. */
Test(xlsx, a_workbook_that_cannot_be_written_is_told_by_its_error_alone) {
    struct place p;
    struct err e = {0};
    char words[96];
    int kept;
    int told;

    open_place(&p);
    (void)snprintf(words, sizeof words, "%s/words", p.dir);
    (void)snprintf(p.file, sizeof p.file, "%s/nowhere/a.xlsx", p.dir);
    kept = dup(STDERR_FILENO);
    told = open(words, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    cr_assert(kept >= 0 && told >= 0);
    (void)fflush(stderr);
    (void)dup2(told, STDERR_FILENO);
    cr_expect_not(write_book(&p, sample_book(&p.arena), &e));
    (void)fputs("still heard\n", stderr);
    (void)fflush(stderr);
    (void)dup2(kept, STDERR_FILENO);
    cr_expect_eq(e.kind, ERR_IO, "%s", e.what);
    cr_expect_eq(lseek(told, 0, SEEK_END), 12, "only what the test itself said");
    (void)close(kept);
    (void)close(told);
    close_place(&p);
}

Test(xlsx, the_same_document_gives_the_same_bytes) {
    struct place p;
    struct buf one;
    struct buf two;
    struct err e;

    open_place(&p);
    cr_assert(write_book(&p, sample_book(&p.arena), &e), "%s", e.what);
    one = bytes_of(&p);
    cr_assert_eq(remove(p.file), 0);
    cr_assert(write_book(&p, sample_book(&p.arena), &e), "%s", e.what);
    two = bytes_of(&p);
    cr_expect(str_eq(buf_view(&one), buf_view(&two)));
    buf_free(&one);
    buf_free(&two);
    close_place(&p);
}

Test(xlsx, a_file_that_is_there_already_is_not_overwritten) {
    struct place p;
    struct err e = {.kind = ERR_NONE};

    open_place(&p);
    cr_assert(fs_write_new(p.file, "x", 1, &e));
    cr_expect_not(write_book(&p, sample_book(&p.arena), &e));
    cr_expect_eq(e.kind, ERR_CANTCREAT);
    close_place(&p);
}

Test(xlsx, sections_and_tables_with_nothing_in_them_are_written_too) {
    static const enum doc_section_kind kinds[] = {DOC_MAIN, DOC_ANNEX, DOC_CONTENTS, DOC_NOTES,
                                                  DOC_DATA};
    struct place p;
    struct doc *d;
    struct err e;

    open_place(&p);
    d = doc_new(&p.arena);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        char id[8] = {(char)('a' + i), '\0'};

        (void)doc_add_section(d, kinds[i], str_from(id), STR(""));
        for (int k = 0; k < DOC_BLOCK_KINDS; k++) {
            struct doc_section *s;
            struct doc_block *b;

            id[1] = (char)('a' + k);
            s = doc_add_section(d, kinds[i], str_from(id), STR("Rỗng"));
            if (k != DOC_CHART) { /* a chart has at least one series */
                b = doc_add(d, s, (enum doc_block_kind)k);
                b->u.table = k == DOC_TABLE ? doc_table_new(&p.arena, 3) : b->u.table;
            }
        }
    }
    cr_assert(write_book(&p, d, &e), "%s < %s", e.what, e.where);
    cr_expect(readback_xlsx(p.file, d, NULL, &e), "%s < %s", e.what, e.where);
    close_place(&p);
}

/* Each changes one thing of annex II (or another) in the model after the file was written. */
static struct doc_table *
annex_ii(struct doc *d) {
    struct doc_block *b = doc_find_section(d, STR("theo-xa"))->first;

    while (b->kind != DOC_TABLE) {
        b = b->next;
    }
    return b->u.table;
}
static void
another_count(struct doc *d) {
    annex_ii(d)->row[43].cell[3].u.count += 1; /* the line outside: no formula uses it */
}
static void
another_percent(struct doc *d) {
    struct doc_cell *c = &annex_ii(d)->row[7].cell[7];

    c->u.ratio.num += 1;
    c->formula = NULL;
}
static void
no_formula(struct doc *d) {
    annex_ii(d)->row[0].cell[2].formula = NULL;
}
static void
another_text(struct doc *d) {
    annex_ii(d)->row[5].cell[1].u.text = STR("Hương Ân");
}
static void
one_row_less(struct doc *d) {
    annex_ii(d)->rows--;
}
static void
one_cell_more(struct doc *d) {
    annex_ii(d)->row[0].cell[0] = (struct doc_cell){.kind = DOC_TEXT, .u.text = STR("A")};
}
static void
one_cell_less(struct doc *d) {
    annex_ii(d)->row[43].cell[1] = (struct doc_cell){.kind = DOC_EMPTY};
}
static void
another_title(struct doc *d) {
    doc_find_section(d, STR("theo-xa"))->first->u.annex_head.title = STR("KHÁC");
}
static void
another_head(struct doc *d) {
    annex_ii(d)->head_cells--;
}
static void
one_sheet_more(struct doc *d) {
    struct doc_section *s = doc_add_section(d, DOC_NOTES, STR("them"), STR("Thêm"));

    doc_add(d, s, DOC_HEADING)->u.heading.text = STR("x");
}
static void
one_sheet_less(struct doc *d) {
    d->first = d->first->next;
}

static const struct {
    const char *what;
    void (*change)(struct doc *d);
} changes[] = {
    {"a count", another_count},       {"a percentage", another_percent},
    {"a formula", no_formula},        {"a name", another_text},
    {"a row less", one_row_less},     {"a cell more", one_cell_more},
    {"a cell less", one_cell_less},   {"a title", another_title},
    {"a head cell", another_head},    {"a sheet more", one_sheet_more},
    {"a sheet less", one_sheet_less},
};

Test(xlsx, a_workbook_that_differs_in_one_thing_is_refused) {
    struct place p;
    struct err e;

    open_place(&p);
    cr_assert(write_book(&p, sample_book(&p.arena), &e), "%s", e.what);
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct doc *d = sample_book(&p.arena);

        changes[i].change(d);
        cr_expect_not(readback_xlsx(p.file, d, NULL, &e), "%s", changes[i].what);
    }
    close_place(&p);
}

/* The same changes in the file, beside what was noted for the one without them. */
Test(xlsx, a_workbook_that_differs_in_one_thing_is_not_as_noted) {
    struct place p;
    struct buf noted;
    struct buf other;
    struct err e;

    open_place(&p);
    noted = note_book(&p, sample_book(&p.arena));
    cr_expect(readback_xlsx_as_noted(p.file, buf_view(&noted), NULL));
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct doc *d = sample_book(&p.arena);

        changes[i].change(d);
        cr_assert_eq(remove(p.file), 0);
        other = note_book(&p, d);
        cr_expect(readback_xlsx_as_noted(p.file, buf_view(&other), NULL), "%s", changes[i].what);
        cr_expect_not(readback_xlsx_as_noted(p.file, buf_view(&noted), NULL), "%s",
                      changes[i].what);
        cr_expect_not(readback_xlsx(p.file, sample_book(&p.arena), NULL, &e), "%s",
                      changes[i].what);
        buf_free(&other);
    }
    buf_free(&noted);
    close_place(&p);
}

Test(xlsx, a_cut_file_is_refused_at_every_length) {
    enum { STEP = 97 };
    struct place p;
    struct buf whole;
    struct buf noted;
    struct err e;
    const struct doc *d;

    open_place(&p);
    d = sample_book(&p.arena);
    noted = note_book(&p, d);
    whole = bytes_of(&p);
    for (size_t n = 0;
         n<whole.n; n += n + STEP> whole.n ? 1 : STEP) { /* the last record byte by byte */
        put_bytes(&p, whole.p, n);
        cr_expect_not(readback_xlsx(p.file, d, NULL, &e), "%zu of %zu bytes", n, whole.n);
        cr_expect_not(readback_xlsx_as_noted(p.file, buf_view(&noted), NULL), "%zu of %zu bytes", n,
                      whole.n);
    }
    buf_free(&whole);
    buf_free(&noted);
    close_place(&p);
}

/* Where the packed bytes of the part begin: behind its local header. */
static size_t
data_of(const struct buf *zip, const char *part) {
    const size_t n = strlen(part);

    for (size_t i = 30; i + n < zip->n; i++) {
        if (memcmp(zip->p + i, part, n) == 0 && memcmp(zip->p + i - 30, "PK\3\4", 4) == 0) {
            return i + n + (unsigned char)zip->p[i - 2];
        }
    }
    cr_assert_fail("%s is not in the zip", part);
    return 0;
}

Test(xlsx, a_spoilt_byte_in_any_part_is_refused) {
    static const char *const part[] = {"xl/worksheets/sheet4.xml", "xl/sharedStrings.xml",
                                       "xl/workbook.xml",          "xl/styles.xml",
                                       "docProps/core.xml",        "xl/charts/chart1.xml"};
    struct once *once = once_new(); /* has seen every part whole */
    struct place p;
    struct buf whole;
    struct buf noted;
    struct err e;
    const struct doc *d;

    open_place(&p);
    d = sample_book(&p.arena);
    noted = note_book(&p, d);
    whole = bytes_of(&p);
    cr_expect(readback_xlsx_as_noted(p.file, buf_view(&noted), once));
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++) {
        const size_t at = data_of(&whole, part[i]) + 60;

        whole.p[at] = (char)(whole.p[at] ^ 0x10);
        put_bytes(&p, whole.p, whole.n);
        cr_expect_not(readback_xlsx(p.file, d, NULL, &e), "%s", part[i]);
        cr_expect_not(readback_xlsx_as_noted(p.file, buf_view(&noted), NULL), "%s", part[i]);
        cr_expect_not(readback_xlsx_as_noted(p.file, buf_view(&noted), once), "%s", part[i]);
        whole.p[at] = (char)(whole.p[at] ^ 0x10);
    }
    put_bytes(&p, whole.p, whole.n);
    cr_expect(readback_xlsx(p.file, d, NULL, &e), "%s", e.what);
    cr_expect(readback_xlsx_as_noted(p.file, buf_view(&noted), NULL));
    cr_expect(readback_xlsx_as_noted(p.file, buf_view(&noted), once));
    once_free(once);
    buf_free(&whole);
    buf_free(&noted);
    close_place(&p);
}

Test(xlsx, a_long_list_is_written_without_being_kept_and_reads_back) {
    enum { ROWS = 260000 }; /* 4 columns: past the limit of what is kept in memory */
    struct place p;
    struct buf noted;
    struct err e;
    const struct doc *d;

    open_place(&p);
    d = sample_book_list(&p.arena, ROWS);
    noted = note_book(&p, d);
    cr_expect(readback_xlsx(p.file, d, NULL, &e), "%s < %s", e.what, e.where);
    cr_expect(readback_xlsx_as_noted(p.file, buf_view(&noted), NULL));
    buf_free(&noted);
    close_place(&p);
}
