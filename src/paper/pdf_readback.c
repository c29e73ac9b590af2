/*
 * pdf_readback - whether a pdf that was written is whole: the table of objects
 * points at objects, every stream has its length and unpacks to its check sum, and there
 * is a page for each section.  See readback.h.
 */

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "paper/pdf_readback.h"

#include <zlib.h>

enum {
    FILE_MOST = 1 << 30,
    TAIL = 64,        /* "startxref 123 %%EOF" stands within the last bytes */
    ENTRY = 20,       /* bytes of a line of the table */
    NUMBER_MOST = 10, /* digits */
    UNPACK = 16384
};

struct object {
    size_t from, to; /* its bytes in the file: "12 0 obj" to "endobj"; 0, 0: a free number */
};

struct paper {
    char *bytes;           /* of the file; zlib wants them writable */
    str file;              /* the same */
    struct object *object; /* by number */
    size_t objects;
    size_t pages;
    struct arena arena;
};

static bool
damaged(struct err *e, const char *what) {
    return err_set(e, ERR_IO,
                   "tệp PDF vừa ghi đọc lại không nguyên vẹn (%s); "
                   "hãy kiểm tra chỗ trống trên đĩa rồi chạy lại",
                   what);
}

static bool
is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

static size_t
skip_space(str s, size_t at) {
    while (at < s.n && is_space(s.p[at])) {
        at++;
    }
    return at;
}

/* A whole number at *at, which then stands behind it. */
static bool
number_at(str s, size_t *at, size_t *out) {
    const size_t first = *at;
    size_t v = 0;

    while (*at < s.n && s.p[*at] >= '0' && s.p[*at] <= '9' && *at - first < NUMBER_MOST) {
        v = v * 10 + (size_t)(s.p[(*at)++] - '0');
    }
    *out = v;
    return *at > first;
}

static bool
word_at(str s, size_t at, const char *word) {
    const size_t n = strlen(word);

    return at <= s.n && s.n - at >= n && memcmp(s.p + at, word, n) == 0;
}

/* First place of word in from..to, or to. */
static size_t
find(str s, size_t from, size_t to, const char *word) {
    const char *at = memmem(s.p + from, to - from, word, strlen(word));

    return at == NULL ? to : (size_t)(at - s.p);
}

/* ---- the table of objects ---- */

static bool
find_table(const struct paper *p, size_t *table, struct err *e) {
    const str f = p->file;
    const size_t tail = f.n > TAIL ? f.n - TAIL : 0;
    size_t at = find(f, tail, f.n, "startxref");

    if (!word_at(f, 0, "%PDF-")) {
        return damaged(e, "không bắt đầu bằng %PDF");
    }
    if (at == f.n) {
        return damaged(e, "không có startxref ở cuối");
    }
    at = skip_space(f, at + strlen("startxref"));
    if (!number_at(f, &at, table) || !word_at(f, skip_space(f, at), "%%EOF")) {
        return damaged(e, "không kết thúc bằng %%EOF");
    }
    return word_at(f, *table, "xref") || damaged(e, "startxref không chỉ tới bảng xref");
}

/* One line "0000000017 00000 n": the object of that number stands there. */
static bool
read_entry(struct paper *p, size_t number, size_t at, struct err *e) {
    const str f = p->file;
    size_t offset;
    size_t named;

    if (at + ENTRY > f.n || !number_at(f, &at, &offset)) {
        return damaged(e, "bảng xref bị cắt");
    }
    if (f.p[at + 7] == 'f') {
        return true;
    }
    at = offset;
    if (f.p[offset < f.n ? offset : 0] == '%' || !number_at(f, &at, &named) || named != number ||
        !word_at(f, at, " 0 obj")) {
        return damaged(e, "bảng xref chỉ sai chỗ");
    }
    p->object[number].from = offset;
    p->object[number].to = find(f, offset, f.n, "endobj");
    return p->object[number].to < f.n || damaged(e, "một đối tượng không có endobj");
}

static bool
read_table(struct paper *p, struct err *e) {
    size_t at = 0;
    size_t first;
    size_t n;

    if (!find_table(p, &at, e)) {
        return false;
    }
    at = skip_space(p->file, at + strlen("xref"));
    if (!number_at(p->file, &at, &first) || first != 0) {
        return damaged(e, "bảng xref không bắt đầu từ 0");
    }
    at = skip_space(p->file, at);
    if (!number_at(p->file, &at, &n) || n < 2 || n > p->file.n / ENTRY) {
        return damaged(e, "bảng xref không có đối tượng nào");
    }
    at = skip_space(p->file, at);
    p->object = arena_array(&p->arena, struct object, n);
    p->objects = n;
    for (size_t i = 0; i < n; i++) {
        if (!read_entry(p, i, at + i * ENTRY, e)) {
            return false;
        }
    }
    at = find(p->file, at, p->file.n, "trailer");
    return find(p->file, at, p->file.n, "/Root") < p->file.n || damaged(e, "không có trailer");
}

/* ---- objects ---- */

/* The value of /Length, given or referred to. */
static bool
length_of(const struct paper *p, size_t from, size_t to, size_t *out) {
    const str f = p->file;
    size_t at = find(f, from, to, "/Length");
    size_t generation;
    size_t ref;

    if (at == to) {
        return false;
    }
    at = skip_space(f, at + strlen("/Length"));
    if (!number_at(f, &at, out)) {
        return false;
    }
    ref = skip_space(f, at);
    if (!number_at(f, &ref, &generation) || !word_at(f, skip_space(f, ref), "R")) {
        return true;
    }
    if (*out >= p->objects || p->object[*out].to == 0) {
        return false;
    }
    at = find(f, p->object[*out].from, p->object[*out].to, "obj") + strlen("obj");
    at = skip_space(f, at);
    return number_at(f, &at, out);
}

/* Unpacks to the end, where zlib compares the check sum. */
static bool
unpacks(const struct paper *p, size_t data, size_t n) {
    unsigned char out[UNPACK];
    z_stream z = {.next_in = (Bytef *)p->bytes + data, .avail_in = (uInt)n};
    int state = inflateInit(&z);

    while (state == Z_OK) {
        z.next_out = out;
        z.avail_out = sizeof out;
        state = inflate(&z, Z_NO_FLUSH);
    }
    (void)inflateEnd(&z);
    return state == Z_STREAM_END;
}

/* Where the stream of an object begins, or 0: it has none.  ">>", blanks, "stream", line end. */
static size_t
stream_of(str f, struct object o) {
    size_t at = find(f, o.from, o.to, ">>");

    while (at < o.to) {
        const size_t word = skip_space(f, at + 2);

        if (word_at(f, word, "stream")) {
            at = word + strlen("stream");
            at += at < f.n && f.p[at] == '\r';
            return at + (size_t)(at < f.n && f.p[at] == '\n');
        }
        at = find(f, at + 2, o.to, ">>");
    }
    return 0;
}

static bool
check_object(struct paper *p, struct object o, struct err *e) {
    const str f = p->file;
    const size_t data = stream_of(f, o);
    const size_t head_end = data == 0 ? o.to : data;
    size_t at = find(f, o.from, head_end, "/Type");
    size_t n;

    while (at < head_end) {
        at = skip_space(f, at + strlen("/Type"));
        p->pages += word_at(f, at, "/Page") && (at + 5 >= f.n || f.p[at + 5] != 's');
        at = find(f, at, head_end, "/Type");
    }
    if (data == 0) {
        return true;
    }
    if (!length_of(p, o.from, data, &n) || n > f.n - data ||
        !word_at(f, skip_space(f, data + n), "endstream")) {
        return damaged(e, "một luồng sai độ dài");
    }
    if (find(f, o.from, data, "/FlateDecode") < data && !unpacks(p, data, n)) {
        return damaged(e, "một luồng không giải nén được");
    }
    return true;
}

static bool
check(struct paper *p, const struct doc *d, struct err *e) {
    size_t sections = 0;

    if (p->file.n == 0) {
        return damaged(e, "tệp rỗng");
    }
    if (!read_table(p, e)) {
        return false;
    }
    for (size_t i = 0; i < p->objects; i++) {
        if (p->object[i].to > 0 && !check_object(p, p->object[i], e)) {
            return false;
        }
    }
    for (const struct doc_section *s = d->first; s != NULL; s = s->next) {
        sections++;
    }
    return p->pages >= sections || damaged(e, "thiếu trang");
}

bool
pdf_readback(const char *path, const struct doc *d, struct once *once, struct err *e) {
    struct buf bytes = {NULL, 0, 0};
    struct paper p = {.arena = ARENA_EMPTY};
    bool ok = fs_slurp(path, FILE_MOST, &bytes, e);

    (void)once;
    p.bytes = bytes.p;
    p.file = buf_view(&bytes);
    ok = ok && check(&p, d, e);
    arena_free(&p.arena);
    buf_free(&bytes);
    return ok || err_at(e, "%s", path);
}
