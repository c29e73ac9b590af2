/* kind - what a file is by its first bytes.  See kind.h. */

#include "office/kind.h"

#include <string.h>
#include <strings.h>

/* Bytes at the very beginning. */
static const struct {
    const char *head;
    size_t n;
    enum kind kind;
} magic[] = {
    {"PK\x03\x04", 4, KIND_ZIP},
    {"PK\x05\x06", 4, KIND_ZIP}, /* without a part */
    {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, KIND_COMPOUND},
    {"\x09\x00\x04\x00", 4, KIND_BIFF},
    {"\x09\x02\x06\x00", 4, KIND_BIFF},
    {"\x09\x04\x06\x00", 4, KIND_BIFF},
    {"%PDF-", 5, KIND_PDF},
    {"Rar!\x1a\x07", 6, KIND_RAR},
    {"7z\xbc\xaf\x27\x1c", 6, KIND_SEVEN_ZIP},
    {"\x1f\x8b\x08", 3, KIND_GZIP},
    {"\x89PNG\r\n\x1a\n", 8, KIND_PICTURE},
    {"\xff\xd8\xff", 3, KIND_PICTURE},
    {"GIF8", 4, KIND_PICTURE},
    {"{\\rtf", 5, KIND_RICH_TEXT},
    {"SQLite format 3", 16, KIND_DATABASE},   /* with its NUL */
    {"\0\1\0\0Standard ", 13, KIND_DATABASE}, /* Access: "Jet DB", "ACE DB" */
};

/* Text behind a BOM and blanks, in any case. */
static const struct {
    const char *head;
    enum kind kind;
} word[] = {
    {"<!doctype html", KIND_HTML},
    {"<html", KIND_HTML},
    {"<table", KIND_HTML},
    {"<head", KIND_HTML},
    {"<meta", KIND_HTML},
    {"<style", KIND_HTML},
    {"<?xml", KIND_XML},
    {"<!--", KIND_HTML},
    {"mime-version:", KIND_MHTML},
    {"{\"", KIND_JSON},
    {"[{", KIND_JSON},
    {"[[", KIND_JSON},
};

enum kind
kind_of(str head) {
    for (size_t i = 0; i < sizeof magic / sizeof magic[0]; i++) {
        if (head.n >= magic[i].n && memcmp(head.p, magic[i].head, magic[i].n) == 0) {
            return magic[i].kind;
        }
    }
    if (str_starts(head, STR("\xef\xbb\xbf"))) {
        head.p += 3;
        head.n -= 3;
    }
    while (head.n > 0 && strchr(" \t\r\n", head.p[0]) != NULL && head.p[0] != '\0') {
        head.p++;
        head.n--;
    }
    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        const size_t n = strlen(word[i].head);

        if (head.n >= n && strncasecmp(head.p, word[i].head, n) == 0) {
            return word[i].kind;
        }
    }
    return KIND_TEXT;
}

const char *
kind_name(enum kind k) {
    static const char *const name[] = {
        [KIND_BIFF] = "tệp Excel đời cũ (trước Excel 97)",
        [KIND_HTML] = "trang web (HTML), không phải bảng tính",
        [KIND_XML] = "tệp XML, không phải bảng tính nhị phân hay .xlsx",
        [KIND_MHTML] = "trang web lưu cả trang (MHTML), không phải bảng tính",
        [KIND_PDF] = "tệp PDF",
        [KIND_RAR] = "tệp nén RAR",
        [KIND_SEVEN_ZIP] = "tệp nén 7z",
        [KIND_GZIP] = "tệp nén gzip",
        [KIND_PICTURE] = "ảnh",
        [KIND_RICH_TEXT] = "văn bản RTF, không phải bảng tính",
        [KIND_DATABASE] = "cơ sở dữ liệu (SQLite, Access), không phải bảng tính",
        [KIND_JSON] = "tệp JSON, không phải bảng tính",
    };

    return (size_t)k < sizeof name / sizeof name[0] ? name[k] : NULL;
}

const char *
kind_remedy(enum kind k) {
    switch (k) {
    case KIND_PDF:
    case KIND_PICTURE:
    case KIND_RICH_TEXT:
    case KIND_DATABASE:
    case KIND_JSON:
        return "xin nơi lập tệp bản .xlsx hoặc CSV của bảng này";
    case KIND_RAR:
    case KIND_SEVEN_ZIP:
    case KIND_GZIP:
        return "giải nén rồi đặt bảng ở trong vào thư mục của kỳ";
    case KIND_TEXT:
    case KIND_ZIP:
    case KIND_COMPOUND:
    case KIND_BIFF:
    case KIND_HTML:
    case KIND_XML:
    case KIND_MHTML:
        break;
    }
    return "mở bằng Excel hoặc LibreOffice và lưu lại ở dạng .xlsx";
}
