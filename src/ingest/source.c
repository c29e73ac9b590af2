/* source - one input file as text.  See source.h. */

#include "ingest/source.h"

#include <assert.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/heap.h"
#include "ingest/source_look.h"

enum { BOM = 3, SEQUENCE_MAX = 4 };

/* Look at a piece of text and remember whether the chunks that it lies in are clean; a sequence that began in the chunk
 * before counts for both. */
static void
look_piece(struct source *s, struct source_look *l, const unsigned char *p, size_t n) {
    const uint64_t from = l->bytes < SEQUENCE_MAX ? 0 : l->bytes - SEQUENCE_MAX;
    const struct source_look all = *l;

    l->bad = false;
    l->nul = false;
    l->control = false;
    source_look_add(l, p, n);
    while (s->dirty.n <= (l->bytes - 1) / SOURCE_CHUNK) {
        buf_char(&s->dirty, '\0');
    }
    if (l->bad || l->nul || l->control) {
        memset(s->dirty.p + from / SOURCE_CHUNK, 1,
               (size_t)((l->bytes - 1) / SOURCE_CHUNK - from / SOURCE_CHUNK + 1));
    }
    l->bad |= all.bad;
    l->nul |= all.nul;
    l->control |= all.control;
}

/* The two bytes that begin a text in UTF-16, and no text in UTF-8. */
static bool
begins_as_utf16(const unsigned char *p, size_t n) {
    return n >= 2 && ((p[0] == 0xff && p[1] == 0xfe) || (p[0] == 0xfe && p[1] == 0xff));
}

/* A chunk of the file as it stands.  Once it is known for UTF-16, only what is decoded of it is looked at. */
static void
look_chunk(struct source *s, struct source_look *l, const unsigned char *p, size_t n) {
    if (l->bytes == 0) {
        s->bom = n >= BOM && memcmp(p, "\xef\xbb\xbf", BOM) == 0;
        s->utf16 = begins_as_utf16(p, n);
    }
    if (s->utf16) {
        l->bad = l->quote = l->cr = true; /* the last two: they may be there */
        l->bytes += n;
    } else {
        look_piece(s, l, p, n);
    }
}

/* Text that was decoded; what did not decode is U+FFFD in it. */
static void
look_decoded(struct source *s) {
    const uint64_t from = s->decoded.bytes / SOURCE_CHUNK;

    if (s->text.n == 0) {
        return;
    }
    look_piece(s, &s->decoded, (const unsigned char *)s->text.p, s->text.n);
    if (memmem(s->text.p, s->text.n, "\xef\xbf\xbd", 3) != NULL) {
        memset(s->dirty.p + from, 1, (size_t)((s->decoded.bytes - 1) / SOURCE_CHUNK - from + 1));
    }
}

/* Every byte of the file, once, through each of the sinks. */
static bool
each_chunk(struct source *s, struct source_look *l, struct legacy_evidence *v, struct err *e) {
    unsigned char *chunk = heap_array(unsigned char, SOURCE_CHUNK);
    ssize_t n;

    while ((n = fs_read(s->fd, chunk, SOURCE_CHUNK, s->path, e)) > 0) {
        if (l != NULL) {
            look_chunk(s, l, chunk, (size_t)n);
        }
        if (v != NULL) {
            legacy_evidence_add(v, (str){(const char *)chunk, (size_t)n});
        }
    }
    free(chunk);
    return n == 0;
}

static bool
seek(struct source *s, off_t to, struct err *e) {
    return lseek(s->fd, to, SEEK_SET) == to ||
           err_os(e, ERR_IO, "không đọc lại được tệp %s từ đầu", s->path);
}

/* Valid UTF-8 with letters beyond ASCII is nothing else, and pure ASCII is the same in all. */
static bool
is_utf8(const struct source *s, const struct source_look *l) {
    return !l->bad && l->held_n == 0 && (!l->nul || s->bom);
}

static void
say_utf8(struct source *s, const struct source_look *l) {
    s->enc = LEGACY_UTF8;
    if (s->bom) {
        buf_text(&s->why, "có BOM");
    } else if (l->letters == 0) {
        buf_text(&s->why, "toàn ký tự ASCII");
    } else {
        buf_fmt(&s->why, "%" PRIu64 " chữ ngoài ASCII đều đúng UTF-8", l->letters);
    }
}

/* The verdict on what was looked at: only what is no UTF-8 needs the evidence of letters. */
static bool
decide(struct source *s, const struct source_look *l, struct err *e) {
    struct legacy_evidence v = {0};
    bool ok;

    if (is_utf8(s, l)) {
        say_utf8(s, l);
        return true;
    }
    if (!seek(s, 0, e) || !each_chunk(s, NULL, &v, e)) {
        legacy_evidence_free(&v);
        return false;
    }
    ok = legacy_decide(&v, &s->enc, &s->why);
    legacy_evidence_free(&v);
    if (!ok) {
        return err_set(e, ERR_DATA,
                       "không xác định được bảng mã của %s (%s); hãy xuất lại ở UTF-8 hoặc đặt "
                       "bang_ma trong mục [tep.<bảng>] của baophu.ini",
                       s->path, buf_z(&s->why));
    }
    return true;
}

/* "x.csv.tmp", "x.csv.part", "x.tmp", "x.part": somebody is copying x.csv. */
static bool
no_twin(const char *path, struct err *e) {
    static const char *const end[] = {".tmp", ".part"};
    struct buf b = {0};
    bool alone = true;

    for (size_t i = 0; alone && i < sizeof end / sizeof end[0]; i++) {
        const char *dot = strrchr(path, '.');
        const char *slash = strrchr(path, '/');

        buf_clear(&b);
        buf_fmt(&b, "%s%s", path, end[i]);
        alone = !fs_exists(buf_z(&b));
        if (alone && dot != NULL && (slash == NULL || dot > slash)) {
            buf_clear(&b);
            buf_fmt(&b, "%.*s%s", (int)(dot - path), path, end[i]);
            alone = !fs_exists(buf_z(&b));
        }
    }
    if (!alone) {
        (void)err_set(e, ERR_NOINPUT,
                      "tệp %s đang được ghi (có tệp %s); hãy chờ chép xong hoặc xóa tệp tạm", path,
                      buf_z(&b));
    }
    buf_free(&b);
    return alone;
}

/* All bytes once; l NULL: they are no text. */
static bool
read_all(struct source *s, struct source_look *l, struct err *e) {
    struct digest_task *hashing = digest_start(s->fd);
    off_t end;
    const bool ok = each_chunk(s, l, NULL, e);

    if (!digest_finish(hashing, s->path, s->sha256, ok ? e : &(struct err){0}) || !ok) {
        return false;
    }
    end = lseek(s->fd, 0, SEEK_CUR);
    return end == s->seen.st_size ||
           err_set(e, ERR_NOINPUT, "tệp %s đang được ghi (kích thước thay đổi khi đọc)", s->path);
}

static bool
read_text(struct source *s, const enum legacy_encoding *forced, struct err *e) {
    struct source_look l = {0};

    if (!read_all(s, &l, e)) {
        return false;
    }
    s->empty = l.bytes == 0 || (s->bom && l.bytes == BOM);
    if (forced != NULL) {
        s->enc = *forced;
        buf_text(&s->why, "theo hồ sơ");
    } else if (!decide(s, &l, e)) {
        return false;
    }
    if (l.held_n > 0) { /* the file ends inside a sequence */
        memset(s->dirty.p + (l.bytes - l.held_n) / SOURCE_CHUNK, 1,
               (size_t)((l.bytes - 1) / SOURCE_CHUNK - (l.bytes - l.held_n) / SOURCE_CHUNK + 1));
    }
    s->has_quote = s->enc != LEGACY_UTF8 || l.quote;
    s->has_cr = s->enc != LEGACY_UTF8 || l.cr;
    return true;
}

/* The file there and nobody writing it. */
static bool
begin(struct source *s, const char *path, struct err *e) {
    *s = (struct source){.path = path, .fd = -1};
    if (!no_twin(path, e)) {
        return false;
    }
    s->fd = fs_open_read(path, NULL, e);
    if (s->fd < 0) {
        return false;
    }
    if (fstat(s->fd, &s->seen) != 0) {
        (void)err_os(e, ERR_IO, "không xem được tệp %s", path);
        source_close(s);
        return false;
    }
    return true;
}

bool
source_open(struct source *s, const char *path, const enum legacy_encoding *forced, struct err *e) {
    if (!begin(s, path, e)) {
        return false;
    }
    if (!read_text(s, forced, e)) {
        source_close(s);
        return false;
    }
    return true;
}

/* Whether the file begins as UTF-8, by its first chunk. */
static bool
begins_as_utf8(struct source *s) {
    unsigned char *chunk = heap_array(unsigned char, SOURCE_CHUNK);
    struct source_look l = {0};
    struct err unsaid;
    const ssize_t n = fs_read(s->fd, chunk, SOURCE_CHUNK, s->path, &unsaid);

    if (n > 0) {
        look_chunk(s, &l, chunk, (size_t)n);
    }
    free(chunk);
    s->dirty.n = 0; /* of the whole file nothing is known */
    s->empty = s->bom && n == BOM;
    return n > 0 && !l.bad && !l.nul;
}

bool
source_open_trusting(struct source *s, const char *path, struct err *e) {
    if (!begin(s, path, e)) {
        return false;
    }
    if (begins_as_utf8(s)) {
        s->trusting = true;
        s->enc = LEGACY_UTF8;
        s->has_quote = s->has_cr = true; /* not known yet */
        return true;
    }
    source_close(s);
    return source_open(s, path, NULL, e);
}

static bool
is_no_utf8(const struct source *s, struct err *e) {
    return err_set(e, ERR_DATA, "tệp %s không phải UTF-8 như đoạn đầu của nó", s->path);
}

bool
source_read_ahead(struct source *s, struct err *e) {
    if (s->trusting && s->ahead == NULL) {
        s->ahead = source_ahead_new(s->fd);
        return s->ahead != NULL ||
               err_set(e, ERR_IO, "không tạo được luồng đọc trước tệp %s", s->path);
    }
    return true;
}

bool
source_conclude(struct source *s, struct err *e) {
    const struct source_look *l;

    if (!s->trusting) {
        return true;
    }
    l = source_ahead_seen(s->ahead, s->sha256);
    if ((off_t)l->bytes != s->seen.st_size) {
        return err_set(e, ERR_NOINPUT, "tệp %s đang được ghi (kích thước thay đổi khi đọc)",
                       s->path);
    }
    if (!is_utf8(s, l)) {
        return is_no_utf8(s, e);
    }
    say_utf8(s, l);
    s->trusting = false;
    return true;
}

bool
source_open_bytes(struct source *s, const char *path, struct err *e) {
    if (!begin(s, path, e)) {
        return false;
    }
    if (!read_all(s, NULL, e)) {
        source_close(s);
        return false;
    }
    return true;
}

bool
source_rewind(struct source *s, struct err *e) {
    s->at = 0;
    s->ended = false;
    s->text_at = 0;
    buf_clear(&s->text);
    legacy_start(&s->decoder, s->enc);
    if (s->enc != LEGACY_UTF8) {
        s->decoded = (struct source_look){0};
        buf_clear(&s->dirty);
    }
    return seek(s, s->enc == LEGACY_UTF8 && s->bom ? BOM : 0, e);
}

/* The next chunk that was read ahead; false: none, and *end says whether the file has ended. */
static bool
next_chunk(struct source *s, bool *end, struct err *e) {
    const size_t skip = s->chunk.text == NULL && s->bom ? BOM : 0;

    *end = !source_ahead_next(s->ahead, &s->chunk);
    if (*end) {
        return false;
    }
    if (s->chunk.error != 0) {
        errno = s->chunk.error;
        return err_os(e, ERR_IO, "đọc tệp %s không được", s->path);
    }
    if (s->chunk.bad) {
        return is_no_utf8(s, e);
    }
    buf_char(&s->dirty, s->chunk.dirty ? '\1' : '\0');
    if (s->chunk.dirty && s->dirty.n > 1) {
        s->dirty.p[s->dirty.n - 2] = '\1';
    }
    s->chunk_at = skip < s->chunk.n ? skip : s->chunk.n;
    return true;
}

/* n bytes, or all that are left. */
static ssize_t
read_chunks(struct source *s, char *to, size_t n, struct err *e) {
    size_t got = 0;

    while (got < n) {
        const size_t left = s->chunk.n - s->chunk_at;
        const size_t take = left < n - got ? left : n - got;
        bool end;

        if (left == 0 && !next_chunk(s, &end, e)) {
            return end ? (ssize_t)got : -1;
        }
        if (left == 0) {
            continue;
        }
        memcpy(to + got, s->chunk.text + s->chunk_at, take);
        s->chunk_at += take;
        s->at += take;
        got += take;
    }
    return (ssize_t)got;
}

/* The BOM is stepped over by where reading starts. */
static ssize_t
read_raw(struct source *s, char *to, size_t n, struct err *e) {
    ssize_t got;

    if (s->ahead != NULL) {
        return read_chunks(s, to, n, e);
    }
    got = fs_read(s->fd, to, n, s->path, e);
    s->at += got > 0 ? (uint64_t)got : 0;
    return got;
}

/* Decode chunks until there is text to hand on, or the end. */
static bool
decode_more(struct source *s, struct err *e) {
    char chunk[16384];

    s->text_at = 0;
    buf_clear(&s->text);
    while (s->text.n == 0 && !s->ended) {
        const ssize_t got = fs_read(s->fd, chunk, sizeof chunk, s->path, e);

        if (got < 0) {
            return false;
        }
        s->at += (uint64_t)got;
        s->ended = got == 0;
        if (s->ended) {
            legacy_finish(&s->decoder, &s->text);
        } else {
            legacy_feed(&s->decoder, (str){chunk, (size_t)got}, &s->text);
        }
    }
    look_decoded(s);
    return true;
}

ssize_t
source_read(struct source *s, char *to, size_t n, struct err *e) {
    size_t left;

    if (s->enc == LEGACY_UTF8) {
        return read_raw(s, to, n, e);
    }
    if (s->text_at == s->text.n && !decode_more(s, e)) {
        return -1;
    }
    left = s->text.n - s->text_at;
    left = left < n ? left : n;
    if (left > 0) {
        memcpy(to, s->text.p + s->text_at, left);
    }
    s->text_at += left;
    return (ssize_t)left;
}

bool
source_is_clean(const struct source *s, uint64_t from, uint64_t to) {
    const uint64_t skipped = s->enc == LEGACY_UTF8 && s->bom ? BOM : 0;

    if (to <= from) {
        return false;
    }
    for (uint64_t i = (from + skipped) / SOURCE_CHUNK; i <= (to - 1 + skipped) / SOURCE_CHUNK;
         i++) {
        if (i >= s->dirty.n || s->dirty.p[i] != 0) {
            return false;
        }
    }
    return true;
}

bool
source_settled(const struct source *s, struct err *e) {
    struct stat now;

    if (fstat(s->fd, &now) != 0) {
        return err_os(e, ERR_IO, "không xem được tệp %s", s->path);
    }
    if (now.st_size != s->seen.st_size || now.st_mtim.tv_sec != s->seen.st_mtim.tv_sec ||
        now.st_mtim.tv_nsec != s->seen.st_mtim.tv_nsec) {
        return err_set(e, ERR_NOINPUT,
                       "tệp %s bị thay đổi trong khi đọc; hãy chờ ghi xong rồi chạy lại", s->path);
    }
    return no_twin(s->path, e);
}

void
source_close(struct source *s) {
    source_ahead_free(s->ahead);
    s->ahead = NULL;
    if (s->fd >= 0) {
        (void)close(s->fd); /* only read from */
    }
    buf_free(&s->why);
    buf_free(&s->dirty);
    buf_free(&s->text);
    s->fd = -1;
}
