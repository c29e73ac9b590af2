/*
 * fuzz_back - finished files that a disk or a library has damaged: the read-back refuses each with a reason, or the file
 * still says what its document says, as the XML parser alone reads it.
 *
 *     first byte   the rest is
 *     'S'          the last sheet of a whole .xlsx, with formulas and merged cells
 *     'T' 'B'      its shared strings, its workbook
 *     's' 't' 'd'  changes of these, and of word/document.xml of a whole .docx; 'x' 'w' 'p' of the whole .xlsx, .docx and .pdf
 *
 * A change has four bytes: place, place, what and how much.
 */

#include <expat.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../unit/paper.h"
#include "../unit/sample_book.h"
#include "../unit/zipped.h"
#include "base/fs.h"
#include "first_byte.h"
#include "office/package.h"
#include "paper/pdf.h"
#include "render/render.h"
#include "text/utf8.h"
#include "word/docx.h"
#include "workbook/xlsx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { PARTS_MOST = 64 };
#define SHEET    "xl/worksheets/sheet7.xml"
#define STRINGS  "xl/sharedStrings.xml"
#define BOOK     "xl/workbook.xml"
#define DOCUMENT "word/document.xml"

/* A file that was written, and its parts where it is a zip. */
struct written {
    const struct render_format *format;
    struct doc *doc;
    struct buf bytes, noted;
    const char *name[PARTS_MOST];
    struct buf part[PARTS_MOST];
    size_t parts;
};

static struct written book;
static struct written word;
static struct written paper;
static char dir[] = "/dev/shm/baophu-back-XXXXXX";
static char path[64];

static void
must(bool holds, const char *what) {
    if (!holds) {
        (void)fprintf(stderr, "fuzz_back: %s\n", what);
        abort();
    }
}

/* --- what was written ------------------------------------------------------------------------- */

static void
read_part(struct written *w, struct package *p, struct arena *a, str name) {
    char piece[4096];
    struct err e;
    ssize_t n;

    must(w->parts < PARTS_MOST, "too many parts");
    w->name[w->parts] = str_keep(a, name).p;
    must(package_part(p, w->name[w->parts], &e), e.what);
    while ((n = package_read(p, piece, sizeof piece, &e)) > 0) {
        buf_add(&w->part[w->parts], piece, (size_t)n);
    }
    must(n == 0, e.what);
    w->parts++;
}

/* The names stand in the directory at the zip's end. */
static void
take_parts(struct written *w, struct arena *a) {
    const char *const end = w->bytes.p + w->bytes.n;
    const char *at = w->bytes.p;
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct package *p = NULL;
    struct err e;

    must(fd >= 0 && package_open(fd, &p, &e), "no zip");
    while ((at = memmem(at, (size_t)(end - at), "PK\1\2", 4)) != NULL) {
        const size_t n = (unsigned char)at[28] | (size_t)(unsigned char)at[29] << 8;

        read_part(w, p, a, (str){at + 46, n});
        at += 46 + n;
    }
    package_close(p);
    (void)close(fd);
}

static void
write_file(struct written *w, struct arena *a, const struct typeface *typeface) {
    const struct render_target t = {
        .path = path, .tmpdir = dir, .typeface = typeface, .noted = &w->noted};
    struct err e = {.kind = ERR_NONE};

    must(render_document(w->format, w->doc, &t, &e), e.what);
    must(w->format->check(path, w->doc, NULL, &e),
         "a file in which nothing was changed is refused");
    must(fs_slurp(path, 1 << 26, &w->bytes, &e), e.what);
    if (w->format != &pdf_format) {
        take_parts(w, a);
    }
    (void)unlink(path);
}

static void
open_once(void) {
    static struct arena a;
    const struct typeface *typeface = paper_typeface(&a);

    must(typeface != NULL, "no fonts");
    must(mkdtemp(dir) != NULL, "no folder");
    (void)snprintf(path, sizeof path, "%s/a", dir);
    book = (struct written){.format = &xlsx_workbook, .doc = sample_book(&a)};
    word = (struct written){.format = &docx_format, .doc = paper_doc(&a, 3)};
    paper = (struct written){.format = &pdf_format, .doc = word.doc};
    write_file(&book, &a, NULL);
    write_file(&word, &a, typeface);
    write_file(&paper, &a, typeface);
}

static str
part_of(const struct written *w, const char *name) {
    for (size_t i = 0; i < w->parts; i++) {
        if (strcmp(w->name[i], name) == 0) {
            return buf_view(&w->part[i]);
        }
    }
    must(false, name);
    return (str){NULL, 0};
}

/* --- changes ---------------------------------------------------------------------------------- */

/* given: four bytes each: where, what (another byte, one more, some fewer, some twice) and which or how many. */
static void
change(str given, struct buf *b) {
    for (size_t i = 0; i + 4 <= given.n && b->n > 0; i += 4) {
        const unsigned char *g = (const unsigned char *)given.p + i;
        const size_t at = ((size_t)g[0] | (size_t)g[1] << 8 | (size_t)(g[2] >> 2) << 16) % b->n;
        const size_t some = g[3] % 64 + 1 < b->n - at ? g[3] % 64 + 1 : b->n - at;
        struct buf out = {0};

        buf_add(&out, b->p, at);
        if (g[2] % 4 == 3) {
            buf_add(&out, b->p + at, some);
        } else if (g[2] % 4 < 2) {
            buf_char(&out, (char)g[3]);
        }
        buf_add(&out,
                b->p + at +
                    (g[2] % 4 == 2   ? some
                     : g[2] % 4 == 0 ? 1
                                     : 0),
                b->n - at -
                    (g[2] % 4 == 2   ? some
                     : g[2] % 4 == 0 ? 1
                                     : 0));
        buf_free(b);
        *b = out;
    }
}

static void
put(str bytes) {
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    must(fd >= 0 && write(fd, bytes.p, bytes.n) == (ssize_t)bytes.n, "no file");
    (void)close(fd);
}

/* The file with one part otherwise. */
static void
put_with(const struct written *w, const char *name, str instead) {
    struct zipped z = {.parts = 0};

    for (size_t i = 0; i < w->parts; i++) {
        zipped_part(&z, w->name[i],
                    strcmp(w->name[i], name) == 0 ? instead : buf_view(&w->part[i]));
    }
    put(zipped_end(&z));
    zipped_free(&z);
}

/* --- what a part says, by expat alone ---------------------------------------------------------- */

struct said {
    struct buf out;  /* what is compared */
    struct buf text; /* of the element that is open */
    struct buf
        cell; /* place and type of the cell that is open, until it has a value: an empty one says nothing */
    bool taken;   /* its letters are */
    bool escaped; /* "_x0041_" may be written otherwise */
};

static void
on_start(void *ctx, const char *name, const char **atts) {
    struct said *s = ctx;

    s->taken = strcmp(name, "v") == 0 || strcmp(name, "f") == 0 || strcmp(name, "t") == 0 ||
               strcmp(name, "w:t") == 0;
    buf_clear(&s->text);
    if (strcmp(name, "c") == 0) {
        buf_clear(&s->cell);
    }
    for (; strcmp(name, "c") == 0 && atts[0] != NULL; atts += 2) {
        if (strcmp(atts[0], "r") == 0 || strcmp(atts[0], "t") == 0) {
            buf_fmt(&s->cell, " %s=%s", atts[0], atts[1]);
        }
    }
    for (; strcmp(name, "sheet") == 0 && atts[0] != NULL; atts += 2) {
        if (strcmp(atts[0], "name") == 0) {
            buf_fmt(&s->out, " sheet=%s", atts[1]);
        }
    }
}

static void
on_end(void *ctx, const char *name) {
    struct said *s = ctx;

    if (strcmp(name, "v") == 0 || strcmp(name, "f") == 0) {
        buf_str(&s->out, buf_view(&s->cell));
        buf_clear(&s->cell);
    }
    if (strcmp(name, "v") == 0) {
        const bool figure = strspn(buf_z(&s->text), "0123456789.+-Ee") == s->text.n;
        char *rest;
        const double v = strtod(buf_z(&s->text), &rest);

        /* the read-back compares some digits more */
        buf_fmt(&s->out, " v=%.12g%s", v, figure ? rest : buf_z(&s->text));
    } else if (strcmp(name, "f") == 0) {
        buf_text(&s->out, " f=");
        buf_str(&s->out, buf_view(&s->text));
    } else if (strcmp(name, "t") == 0) {
        s->escaped = s->escaped || strstr(buf_z(&s->text), "_x") != NULL;
        buf_str(&s->out, buf_view(&s->text));
    } else if (strcmp(name, "si") == 0) {
        buf_text(&s->out, "|");
    } else if (strcmp(name, "w:t") == 0) {
        for (size_t i = 0; i < s->text.n; i++) {
            if (memcmp(buf_z(&s->text) + i, "\xc2\xa0", 2) == 0) {
                i++;
            } else if (s->text.p[i] != ' ') {
                buf_char(&s->out, s->text.p[i]);
            }
        }
    }
    s->taken = false;
}

static void
on_letters(void *ctx, const char *p, int n) {
    struct said *s = ctx;

    if (s->taken) {
        buf_add(&s->text, p, (size_t)n);
    }
}

/* false: it is not well formed. */
static bool
says(str part, struct said *s) {
    XML_Parser p = XML_ParserCreate(NULL);
    bool ok;

    must(p != NULL, "no parser");
    XML_SetUserData(p, s);
    XML_SetElementHandler(p, on_start, on_end);
    XML_SetCharacterDataHandler(p, on_letters);
    ok = XML_Parse(p, part.p, (int)part.n, 1) == XML_STATUS_OK;
    XML_ParserFree(p);
    buf_free(&s->text);
    buf_free(&s->cell);
    return ok;
}

/* A part that passed says what the part says that was written.  Empty cells of a sheet may be left out. */
static void
says_the_same(str part, str whole) {
    struct said got = {.taken = false};
    struct said want = {.taken = false};

    must(says(part, &got), "a part that is no XML passes");
    must(says(whole, &want), "the part that was written is no XML");
    must(got.escaped || want.escaped || str_eq(buf_view(&got.out), buf_view(&want.out)),
         "a part that says something else passes");
    buf_free(&got.out);
    buf_free(&want.out);
}

/* --- promises --------------------------------------------------------------------------------- */

/* Whether the file at `path` passes. */
static bool
passes(const struct written *w) {
    struct err e = {.kind = ERR_NONE};
    const bool ok = w->format->check(path, w->doc, NULL, &e);

    must(ok || (e.kind == ERR_IO && e.what[0] != '\0' && utf8_valid(str_from(e.what))),
         "refused without a reason");
    must(w->format->as_noted == NULL || !w->format->as_noted(path, buf_view(&w->noted), NULL) || ok,
         "the sum passes and the cells do not");
    return ok;
}

/* given: the part itself, or its changes. */
static void
with_part(const struct written *w, const char *name, str given, bool changes) {
    struct buf part = {0};

    buf_str(&part, changes ? part_of(w, name) : given);
    if (changes) {
        change(given, &part);
    }
    put_with(w, name, buf_view(&part));
    if (passes(w)) {
        says_the_same(buf_view(&part), part_of(w, name));
    }
    buf_free(&part);
}

static void
with_file(const struct written *w, str given) {
    struct buf bytes = {0};

    buf_str(&bytes, buf_view(&w->bytes));
    change(given, &bytes);
    put(buf_view(&bytes));
    must(passes(w) || given.n >= 4, "a file in which nothing was changed is refused");
    buf_free(&bytes);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    static const char kinds[] = "STBstdxwp";
    const str given = {(const char *)data + (n > 0), n > 0 ? n - 1 : 0};

    if (path[0] == '\0') {
        open_once();
    }
    if (n == 0 || data[0] == '\0' || strchr(kinds, data[0]) == NULL) {
        return -1;
    }
    switch (data[0]) {
    case 'S':
    case 's':
        with_part(&book, SHEET, given, data[0] == 's');
        break;
    case 'T':
    case 't':
        with_part(&book, STRINGS, given, data[0] == 't');
        break;
    case 'B':
        with_part(&book, BOOK, given, false);
        break;
    case 'd':
        with_part(&word, DOCUMENT, given, true);
        break;
    default:
        with_file(data[0] == 'x' ? &book : data[0] == 'w' ? &word : &paper, given);
        break;
    }
    (void)unlink(path);
    return 0;
}
