/* book - a workbook of an office program as sheets of rows.  See book.h. */

#include "office/book.h"

#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "office/ooxml_book.h"
#include "office/ooxml_sheet.h"
#include "office/package.h"
#include "office/relations.h"

struct book {
    struct package *package;
    struct ooxml_book *ooxml;
    struct ooxml_sheet *reading;
};

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

static bool
open_package(struct book *b, int fd, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct relations top;
    const char *main_part = NULL;
    bool ok = package_open(fd, &b->package, e) && relations_read(&a, b->package, "", &top, e);

    if (ok) {
        main_part = relations_of_type(&top, "officeDocument");
    }
    if (ok && (main_part == NULL || !str_starts(str_from(main_part), STR("xl/")))) {
        ok = refuse_package(main_part, e);
    } else if (ok && ends_in(main_part, ".bin")) {
        ok = err_set(e, ERR_DATA, "tệp là bảng tính nhị phân (.xlsb); hãy lưu lại ở dạng .xlsx");
    }
    ok = ok && ooxml_book_open(b->package, main_part, &b->ooxml, e);
    arena_free(&a);
    return ok && (b->ooxml->sheets > 0 ||
                  err_set(e, ERR_DATA, "bảng tính không có trang tính (worksheet) nào"));
}

bool
book_open(int fd, enum kind k, struct book **out, struct err *e) {
    struct book *b = heap_new(struct book);
    const bool ok = k == KIND_ZIP
                        ? open_package(b, fd, e)
                        : err_set(e, ERR_DATA,
                                  "tệp là bảng tính .xls đời cũ hoặc có mật khẩu; hãy bỏ mật khẩu "
                                  "và lưu lại ở dạng .xlsx");

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
        package_close(b->package);
        free(b);
    }
}

const char *
book_format(const struct book *b) {
    (void)b;
    return "Excel (.xlsx)";
}

uint32_t
book_sheets(const struct book *b) {
    return b->ooxml->sheets;
}

const struct row_sheet *
book_sheet(const struct book *b, uint32_t sheet) {
    return &b->ooxml->sheet[sheet];
}

bool
book_start(struct book *b, uint32_t sheet, struct err *e) {
    ooxml_sheet_free(b->reading);
    b->reading = NULL;
    return ooxml_sheet_new(b->ooxml, &b->ooxml->sheet[sheet], false, &b->reading, e) ||
           err_at(e, "%s", b->ooxml->sheet[sheet].part);
}

enum row_step
book_next(struct book *b, struct row *row, struct err *e) {
    return ooxml_sheet_next(b->reading, row, e);
}

uint64_t
book_taken(const struct book *b, uint64_t all) {
    enum { STEPS = 1000 };
    const int64_t packed = package_packed(b->package);
    const int64_t taken = package_taken(b->package);

    return packed <= 0 ? all : all / STEPS * (uint64_t)(taken * STEPS / packed);
}
