/* parts - a zipped office file read back.  See parts.h. */

#include "render/parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/heap.h"
#include "render/once.h"
#include "render/parts_window.h"

#include <expat.h>
#include <minizip/unzip.h>

enum { CHUNK = 65536, NAME_MOST = 256, KEPT_MOST = 16384 /* packed bytes of a part */ };

/* Where a part stands in the zip: to look for it by its name is to read the directory from its beginning. */
struct place {
    const char *name;
    unz64_file_pos pos;
};

struct parts {
    struct parts_window window; /* what the zip reads */
    unzFile zip;
    struct arena arena;
    struct place *place; /* of the parts that parts_next went to */
    size_t places, place_cap;
    struct once *once;
    const char *what;
    bool begun; /* parts_next was called */
    char part[NAME_MOST];
    XML_Parser parser; /* of the open part; NULL: it is no XML */
    char piece[CHUNK];
};

bool
parts_damaged(const struct parts *p, const char *part, const char *what, struct err *e) {
    return err_set(e, ERR_IO,
                   "%s vừa ghi đọc lại không nguyên vẹn (%s: %s); "
                   "hãy kiểm tra chỗ trống trên đĩa rồi chạy lại",
                   p->what, part == NULL ? p->part : part, what);
}

/* The last record, without a comment, up to its last byte: minizip does not miss that one. */
static bool
ends_whole(struct parts_window *w) {
    enum { RECORD = 22 };
    unsigned char b[RECORD] = {0};

    return w->size >= RECORD && parts_window_read(w, w->size - RECORD, b, RECORD) &&
           memcmp(b, "PK\5\6", 4) == 0 && b[20] == 0 && b[21] == 0;
}

struct parts *
parts_open(const char *path, const char *what, struct once *once, struct err *e) {
    struct parts *p = heap_new(struct parts);
    zlib_filefunc64_def reads = parts_window_functions(&p->window);

    p->once = once;
    p->what = what;
    if (parts_window_open(&p->window, path) && ends_whole(&p->window)) {
        p->zip = unzOpen2_64(path, &reads);
    }
    if (p->zip == NULL) {
        (void)parts_damaged(p, "tệp", "không phải là tệp zip trọn vẹn", e);
        parts_close(p);
        return NULL;
    }
    return p;
}

static void
leave(struct parts *p) {
    if (p->parser != NULL) {
        XML_ParserFree(p->parser);
        p->parser = NULL;
    }
}

void
parts_close(struct parts *p) {
    if (p != NULL) {
        leave(p);
        if (p->zip != NULL) {
            (void)unzClose(p->zip);
        }
        parts_window_close(&p->window);
        arena_free(&p->arena);
        free(p);
    }
}

static bool
keep_place(struct parts *p) {
    struct place *to;

    p->place = arena_grown(&p->arena, p->place, p->places, &p->place_cap, sizeof *p->place);
    to = &p->place[p->places++];
    to->name = str_keep(&p->arena, str_from(p->part)).p;
    return unzGetFilePos64(p->zip, &to->pos) == UNZ_OK;
}

static bool
go_to(struct parts *p, const char *part) {
    for (size_t i = 0; i < p->places; i++) {
        if (strcmp(p->place[i].name, part) == 0) {
            return unzGoToFilePos64(p->zip, &p->place[i].pos) == UNZ_OK;
        }
    }
    return unzLocateFile(p->zip, part, 1) == UNZ_OK;
}

bool
parts_next(struct parts *p, const char **part, struct err *e) {
    const int at = p->begun ? unzGoToNextFile(p->zip) : unzGoToFirstFile(p->zip);

    p->begun = true;
    *part = NULL;
    if (at == UNZ_END_OF_LIST_OF_FILE) {
        return true;
    }
    *part = p->part;
    return (at == UNZ_OK &&
            unzGetCurrentFileInfo64(p->zip, NULL, p->part, sizeof p->part, NULL, 0, NULL, 0) ==
                UNZ_OK &&
            keep_place(p)) ||
           parts_damaged(p, "mục lục zip", "hỏng", e);
}

/* Open the part that the zip stands at. */
static bool
open_part(struct parts *p, bool is_xml, const struct parts_handlers *h, void *ctx, struct err *e) {
    leave(p);
    if (unzOpenCurrentFile(p->zip) != UNZ_OK) {
        return parts_damaged(p, NULL, "không mở được", e);
    }
    if (is_xml) {
        p->parser = XML_ParserCreate("UTF-8");
        if (p->parser == NULL) {
            return parts_damaged(p, NULL, "hết bộ nhớ", e);
        }
    }
    if (p->parser != NULL && h != NULL) {
        XML_SetUserData(p->parser, ctx);
        XML_SetElementHandler(p->parser, h->start, h->end);
        XML_SetCharacterDataHandler(p->parser, h->letters);
    }
    return true;
}

bool
parts_begin(struct parts *p, const char *part, const struct parts_handlers *h, void *ctx,
            struct err *e) {
    (void)snprintf(p->part, sizeof p->part, "%s", part);
    return go_to(p, part) ? open_part(p, true, h, ctx, e) : parts_damaged(p, NULL, "không có", e);
}

bool
parts_take(struct parts *p, str *piece, struct err *e) {
    const int n = unzReadCurrentFile(p->zip, p->piece, sizeof p->piece);

    *piece = (str){p->piece, n < 0 ? 0 : (size_t)n};
    return n >= 0 || parts_damaged(p, NULL, "không giải nén được", e);
}

/* Bytes are read as UTF-8; a part that calls itself anything else shows other letters to who opens the file. */
static bool
is_called_utf8(XML_Parser parser, str bytes) {
    const bool begins = XML_GetCurrentByteIndex(parser) < 0;

    return !begins || !str_starts(bytes, STR("<?xml")) ||
           str_starts(bytes, STR("<?xml version=\"1.0\" encoding=\"UTF-8\""));
}

bool
parts_parse(struct parts *p, str bytes, bool last, struct err *e) {
    if (p->parser != NULL && !is_called_utf8(p->parser, bytes)) {
        return parts_damaged(p, NULL, "bảng mã không phải UTF-8", e);
    }
    if (p->parser != NULL &&
        XML_Parse(p->parser, bytes.p, (int)bytes.n, last ? 1 : 0) != XML_STATUS_OK) {
        return parts_damaged(p, NULL, XML_ErrorString(XML_GetErrorCode(p->parser)), e);
    }
    return !last || unzCloseCurrentFile(p->zip) == UNZ_OK ||
           parts_damaged(p, NULL, "sai mã kiểm tra CRC", e);
}

static bool
ends_with(const char *z, const char *tail) {
    const size_t n = strlen(z);
    const size_t t = strlen(tail);

    return n >= t && strcmp(z + n - t, tail) == 0;
}

/* All that decides whether the open part is whole: what the zip says of it, and its packed bytes.  false: it is long, or cannot
 * be read so. */
static bool
as_it_lies(struct parts *p, bool is_xml, struct buf *b) {
    unz_file_info64 says;
    int n = 0;
    bool ok = unzGetCurrentFileInfo64(p->zip, &says, NULL, 0, NULL, 0, NULL, 0) == UNZ_OK &&
              says.compressed_size <= KEPT_MOST &&
              unzOpenCurrentFile2(p->zip, NULL, NULL, 1 /* as it is packed */) == UNZ_OK;

    if (ok) {
        n = unzReadCurrentFile(p->zip, p->piece, KEPT_MOST);
        ok = unzCloseCurrentFile(p->zip) == UNZ_OK && n >= 0 && (ZPOS64_T)n == says.compressed_size;
    }
    if (ok) {
        buf_fmt(b, "%d %lu %lu %llu ", is_xml ? 1 : 0, says.compression_method, says.crc,
                (unsigned long long)says.uncompressed_size);
        buf_add(b, p->piece, (size_t)n);
    }
    return ok;
}

static bool
read_whole(struct parts *p, bool is_xml, const struct parts_handlers *h, void *ctx, struct err *e) {
    str piece = {"", 1};
    bool ok = open_part(p, is_xml, h, ctx, e);

    while (ok && piece.n > 0) {
        ok = parts_take(p, &piece, e) && parts_parse(p, piece, piece.n == 0, e);
    }
    return ok;
}

bool
parts_read(struct parts *p, const struct parts_handlers *h, void *ctx, struct err *e) {
    const bool is_xml = ends_with(p->part, ".xml") || ends_with(p->part, ".rels");
    struct buf lies = {NULL, 0, 0};
    str nothing;
    bool ok = true;

    if (h != NULL || p->once == NULL || !as_it_lies(p, is_xml, &lies)) {
        return read_whole(p, is_xml, h, ctx, e);
    }
    if (!once_find(p->once, ONCE_WHOLE, buf_view(&lies), &nothing)) {
        ok = read_whole(p, is_xml, h, ctx, e);
        if (ok) {
            once_add(p->once, ONCE_WHOLE, buf_view(&lies), STR(""));
        }
    }
    buf_free(&lies);
    return ok;
}

const char *
parts_attribute(const char **attributes, const char *name) {
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(attributes[i], name) == 0) {
            return attributes[i + 1];
        }
    }
    return NULL;
}
