/* book - a workbook of an office program as sheets of rows.  See book.h. */

#include "office/book.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "office/biff12.h"
#include "office/biff8.h"
#include "office/compound.h"
#include "office/ods.h"
#include "office/ooxml_book.h"
#include "office/ooxml_sheet.h"
#include "office/package.h"
#include "office/relations.h"

enum { SHEETS_MOST = 1000 }; /* each is looked at: no person made so many */

struct format;

struct book {
    const struct format *format;
    struct row_sheet *sheet;
    uint32_t sheets;
    struct package *package;
    struct compound *compound;
    struct ooxml_book *ooxml;
    struct ooxml_sheet *reading;
    struct biff12 *biff12;
    struct ods *ods;
    struct biff8 *biff8;
};

/* --- how each kind is read --------------------------------------------------------------- */

static bool
ooxml_start(struct book *b, uint32_t sheet, struct err *e) {
    ooxml_sheet_free(b->reading);
    b->reading = NULL;
    return ooxml_sheet_new(b->ooxml, &b->sheet[sheet], false, &b->reading, e);
}

static enum row_step
ooxml_next(struct book *b, struct row *row, struct err *e) {
    return ooxml_sheet_next(b->reading, row, e);
}

static bool
start_biff12(struct book *b, uint32_t sheet, struct err *e) {
    return biff12_start(b->biff12, sheet, e);
}

static enum row_step
next_biff12(struct book *b, struct row *row, struct err *e) {
    return biff12_next(b->biff12, row, e);
}

static bool
start_ods(struct book *b, uint32_t sheet, struct err *e) {
    return ods_start(b->ods, sheet, e);
}

static enum row_step
next_ods(struct book *b, struct row *row, struct err *e) {
    return ods_next(b->ods, row, e);
}

static bool
start_biff8(struct book *b, uint32_t sheet, struct err *e) {
    return biff8_start(b->biff8, sheet, e);
}

static enum row_step
next_biff8(struct book *b, struct row *row, struct err *e) {
    return biff8_next(b->biff8, row, e);
}

static const struct format {
    const char *name;
    bool (*start)(struct book *b, uint32_t sheet, struct err *e);
    enum row_step (*next)(struct book *b, struct row *row, struct err *e);
} xlsx = {"Excel (.xlsx)", ooxml_start, ooxml_next},
  xlsb = {"Excel nhị phân (.xlsb)", start_biff12, next_biff12},
  opendocument = {"OpenDocument (.ods)", start_ods, next_ods},
  xls = {"Excel 97-2003 (.xls)", start_biff8, next_biff8};

/* --- what a file is ----------------------------------------------------------------------- */

/* What a package is that is no workbook. */
static bool
refuse_package(const char *main_part, struct err *e) {
    static const struct {
        const char *folder, *name;
    } other[] = {{"word/", "tài liệu Word"}, {"ppt/", "bản trình chiếu PowerPoint"}};

    for (size_t i = 0; main_part != NULL && i < sizeof other / sizeof other[0]; i++) {
        if (str_starts(str_from(main_part), str_from(other[i].folder))) {
            return err_set(e, ERR_DATA, "tệp là %s, không phải bảng tính", other[i].name);
        }
    }
    return err_set(e, ERR_DATA,
                   "tệp là gói nén ZIP, không phải bảng tính Excel; hãy giải nén rồi nạp từng tệp");
}

static bool
ends_in(const char *z, const char *end) {
    const size_t n = strlen(z);
    const size_t k = strlen(end);

    return n >= k && strcmp(z + n - k, end) == 0;
}

/* An OpenDocument package says in its first part what it is. */
static bool
open_document(struct book *b, struct err *e) {
    static const char spreadsheet[] = "application/vnd.oasis.opendocument.spreadsheet";
    char type[sizeof spreadsheet];
    ssize_t n;

    if (!package_part(b->package, "mimetype", e)) {
        return false;
    }
    n = package_read(b->package, type, sizeof type - 1, e);
    if (n < 0) {
        return false;
    }
    if (!str_eq((str){type, (size_t)n}, STR(spreadsheet))) {
        return err_set(e, ERR_DATA, "tệp là tài liệu OpenDocument khác, không phải bảng tính");
    }
    b->format = &opendocument;
    if (!ods_open(b->package, &b->ods, e)) {
        return false;
    }
    b->sheet = ods_sheets(b->ods, &b->sheets);
    return true;
}

static bool
open_excel(struct book *b, const char *workbook, struct err *e) {
    if (ends_in(workbook, ".bin")) {
        b->format = &xlsb;
        if (!biff12_open(b->package, workbook, &b->biff12, e)) {
            return false;
        }
        b->sheet = biff12_sheets(b->biff12, &b->sheets);
        return true;
    }
    b->format = &xlsx;
    if (!ooxml_book_open(b->package, workbook, &b->ooxml, e)) {
        return false;
    }
    b->sheet = b->ooxml->sheet;
    b->sheets = b->ooxml->sheets;
    return true;
}

static bool
open_package(struct book *b, int fd, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct relations top;
    const char *main_part;
    bool ok = package_open(fd, &b->package, e);

    if (ok && package_has(b->package, "mimetype")) {
        return open_document(b, e);
    }
    ok = ok && relations_read(&a, b->package, "", &top, e);
    if (ok) {
        main_part = relations_of_type(&top, "officeDocument");
        ok = main_part != NULL && str_starts(str_from(main_part), STR("xl/"))
                 ? open_excel(b, main_part, e)
                 : refuse_package(main_part, e);
    }
    arena_free(&a);
    return ok;
}

static bool
open_compound(struct book *b, int fd, struct err *e) {
    b->format = &xls;
    if (!compound_open(fd, &b->compound, e) || !biff8_open(b->compound, &b->biff8, e)) {
        return false;
    }
    b->sheet = biff8_sheets(b->biff8, &b->sheets);
    return true;
}

bool
book_open(int fd, enum kind k, struct book **out, struct err *e) {
    struct book *b = heap_new(struct book);
    bool ok = k == KIND_ZIP ? open_package(b, fd, e) : open_compound(b, fd, e);

    if (ok && b->sheets == 0) {
        ok = err_set(e, ERR_DATA, "bảng tính không có trang tính (worksheet) nào");
    }
    if (ok && b->sheets > SHEETS_MOST) {
        ok = err_set(e, ERR_DATA,
                     "bảng tính có hơn 1.000 trang; không phải bảng số liệu, hãy chép các trang "
                     "cần giao sang tệp khác");
    }
    if (!ok) {
        book_close(b);
        return false;
    }
    *out = b;
    return true;
}

void
book_close(struct book *b) {
    if (b != NULL) {
        ooxml_sheet_free(b->reading);
        ooxml_book_close(b->ooxml);
        biff12_close(b->biff12);
        ods_close(b->ods);
        biff8_close(b->biff8);
        package_close(b->package);
        compound_close(b->compound);
        free(b);
    }
}

const char *
book_format(const struct book *b) {
    return b->format->name;
}

uint32_t
book_sheets(const struct book *b) {
    return b->sheets;
}

const struct row_sheet *
book_sheet(const struct book *b, uint32_t sheet) {
    return &b->sheet[sheet];
}

bool
book_start(struct book *b, uint32_t sheet, struct err *e) {
    return b->format->start(b, sheet, e);
}

enum row_step
book_next(struct book *b, struct row *row, struct err *e) {
    return b->format->next(b, row, e);
}

uint64_t
book_taken(const struct book *b, uint64_t all) {
    enum { STEPS = 1000 };
    const int64_t packed =
        b->package == NULL ? (int64_t)compound_size(b->compound) : package_packed(b->package);
    const int64_t taken =
        b->package == NULL ? (int64_t)biff8_at(b->biff8) : package_taken(b->package);

    return packed <= 0 ? all : all / STEPS * (uint64_t)(taken * STEPS / packed);
}

static uint64_t
rows_begun(str text) {
    static const char row[] = "<row";
    const char *end = text.p + text.n;
    uint64_t n = 0;

    for (const char *p = text.p; (p = memmem(p, (size_t)(end - p), row, sizeof row - 1)) != NULL;
         p += sizeof row - 1) {
        n++;
    }
    return n;
}

uint64_t
book_rows_about(int fd) {
    enum { LOOKED_AT = 1 << 20 };
    struct package *p;
    struct err unsaid;
    uint64_t about = 0;

    if (!package_open(fd, &p, &unsaid)) {
        return 0;
    }
    if (package_part(p, "xl/worksheets/sheet1.xml", &unsaid)) {
        char *some = heap_array(char, LOOKED_AT);
        const ssize_t n = package_read(p, some, LOOKED_AT, &unsaid);

        if (n > 0 && package_taken(p) > 0) {
            about = rows_begun((str){some, (size_t)n}) * (uint64_t)package_packed(p) /
                    (uint64_t)package_taken(p);
        }
        free(some);
    }
    package_close(p);
    return about;
}
