/* source - one input file as text.  See source.h. */

#include "ingest/source.h"

#include <assert.h>
#include <endian.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/heap.h"
#include "ingest/source_letters.h"

enum { BLOCK = SOURCE_BLOCK, BOM = 3, SEQUENCE_MAX = 4 };

/* What one pass over the bytes tells of a file that may be UTF-8. */
struct look {
    uint64_t bytes, letters; /* multi-byte sequences */
    bool bad;                /* a sequence that is no UTF-8 */
    bool nul, control, quote, cr;
    unsigned char held[4]; /* a sequence that the chunk before ended in */
    size_t held_n;
};

static void
ascii_marks(struct look *l, const unsigned char *p, size_t n) {
    unsigned nul = 0;
    unsigned control = 0;
    unsigned quote = 0;
    unsigned cr = 0;

    for (size_t i = 0; i < n; i++) {
        const unsigned char c = p[i];

        nul |= c == 0;
        control |= (unsigned)(c < ' ') & (unsigned)(c != '\t') & (unsigned)(c != '\n') &
                   (unsigned)(c != '\r');
        control |= c == 0x7f;
        quote |= c == '"';
        cr |= c == '\r';
    }
    l->nul |= nul != 0;
    l->control |= control != 0;
    l->quote |= quote != 0;
    l->cr |= cr != 0;
}

static void
marks(struct look *l, const unsigned char *p, size_t n) {
    size_t at = 0;

    for (; at + BLOCK <= n; at += BLOCK) {
        ascii_marks(l, p + at, BLOCK);
    }
    ascii_marks(l, p + at, n - at);
}

/* Bytes of ASCII at the head of the n: told for eight at once, so it may stop short of more. */
static size_t
ascii_ahead(const unsigned char *p, size_t n) {
    uint64_t v;

    if (n < sizeof v) {
        return 1; /* the caller has looked at the first */
    }
    memcpy(&v, p, sizeof v);
    v = le64toh(v) & UINT64_C(0x8080808080808080);
    return v == 0 ? sizeof v : (size_t)__builtin_ctzll(v) / 8;
}

/* Length of the sequence that begins with c, 0: none does. */
static size_t
sequence(unsigned char c) {
    return c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
}

/* The whole sequence at p is well formed (Unicode table 3-7). */
static bool
well_formed(const unsigned char *p, size_t n) {
    const unsigned char low = p[0] == 0xe0 ? 0xa0 : p[0] == 0xf0 ? 0x90 : 0x80;
    const unsigned char high = p[0] == 0xed ? 0x9f : p[0] == 0xf4 ? 0x8f : 0xbf;

    if (p[1] < low || p[1] > high) {
        return false;
    }
    for (size_t i = 2; i < n; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            return false;
        }
    }
    return true;
}

/* C1 controls and noncharacters: text/utf8's utf8_clean refuses them too. */
static bool
is_control(const unsigned char *p, size_t n) {
    if (n == 2) {
        return p[0] == 0xc2 && p[1] < 0xa0;
    }
    if (n == 3 && p[0] == 0xef && p[1] == 0xb7) {
        return p[2] >= 0x90 && p[2] <= 0xaf;
    }
    return p[n - 1] >= 0xbe && p[n - 2] == 0xbf && (n == 3 ? p[0] == 0xef : (p[1] & 0xf) == 0xf);
}

/* Letter by letter, those that begin among the first `most` of n bytes; where the next one begins. */
static size_t
look_letters(struct look *l, const unsigned char *p, size_t most, size_t n) {
    size_t at = 0;

    while (at < most) {
        size_t len;

        if (p[at] < 0x80) {
            at += ascii_ahead(p + at, n - at);
            continue;
        }
        len = sequence(p[at]);
        if (len > n - at) {
            memcpy(l->held, p + at, n - at);
            l->held_n = n - at;
            return n;
        }
        if (len == 0 || !well_formed(p + at, len)) {
            l->bad = true;
            at++;
            continue;
        }
        l->control |= is_control(p + at, len);
        l->letters++;
        at += len;
    }
    return at;
}

/* Text that starts with a letter: blocks of the usual ones at once, else a block letter by letter. */
static void
look_text(struct look *l, const unsigned char *p, size_t n) {
    struct source_letters seen = {0};
    size_t at = 0;

    while (at < n) {
        size_t step;

        at += source_letters_pass(p + at, n - at, &seen);
        step = look_letters(l, p + at, n - at < BLOCK ? n - at : BLOCK, n - at);
        marks(l, p + at, step);
        at += step;
    }
    l->letters += seen.letters;
    l->quote |= seen.quote;
    l->cr |= seen.cr;
}

static void
look_add(struct look *l, const unsigned char *p, size_t n) {
    const unsigned char *const start = p;

    l->bytes += n;
    while (l->held_n > 0 && n > 0) {
        unsigned char joined[4];
        const size_t want = sequence(l->held[0]);

        l->held[l->held_n++] = *p++;
        n--;
        if (l->held_n == want) {
            memcpy(joined, l->held, want);
            l->held_n = 0;
            (void)look_letters(l, joined, want, want);
        }
    }
    marks(l, start, (size_t)(p - start));
    look_text(l, p, n);
}

/* Look at a chunk and remember whether what lies in it is clean; a sequence that began in the chunk
 * before counts for both. */
static void
look_chunk(struct source *s, struct look *l, const unsigned char *p, size_t n) {
    const uint64_t from = l->bytes < SEQUENCE_MAX ? 0 : l->bytes - SEQUENCE_MAX;
    const struct look all = *l;

    l->bad = false;
    l->nul = false;
    l->control = false;
    look_add(l, p, n);
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

/* Every byte of the file, once, through each of the sinks. */
static bool
each_chunk(struct source *s, struct look *l, struct legacy_evidence *v, struct err *e) {
    unsigned char *chunk = heap_array(unsigned char, SOURCE_CHUNK);
    ssize_t n;

    while ((n = fs_read(s->fd, chunk, SOURCE_CHUNK, s->path, e)) > 0) {
        if (l != NULL) {
            if (l->bytes == 0) {
                s->bom = n >= BOM && memcmp(chunk, "\xef\xbb\xbf", BOM) == 0;
            }
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

/* The verdict on what was looked at: valid UTF-8 with letters beyond ASCII is nothing else, and
 * pure ASCII is the same in all; only the rest needs the evidence of letters. */
static bool
decide(struct source *s, const struct look *l, struct err *e) {
    const bool valid = !l->bad && l->held_n == 0;
    struct legacy_evidence v = {0};

    if (valid && (!l->nul || s->bom)) {
        s->enc = LEGACY_UTF8;
        if (s->bom) {
            buf_text(&s->why, "có BOM");
        } else if (l->letters == 0) {
            buf_text(&s->why, "toàn ký tự ASCII");
        } else {
            buf_fmt(&s->why, "%" PRIu64 " chữ ngoài ASCII đều đúng UTF-8", l->letters);
        }
        return true;
    }
    if (!seek(s, 0, e) || !each_chunk(s, NULL, &v, e)) {
        return false;
    }
    if (!legacy_decide(&v, &s->enc, &s->why)) {
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
read_all(struct source *s, struct look *l, struct err *e) {
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
    struct look l = {0};

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
    return seek(s, s->enc == LEGACY_UTF8 && s->bom ? BOM : 0, e);
}

/* The BOM is stepped over by where reading starts. */
static ssize_t
read_raw(struct source *s, char *to, size_t n, struct err *e) {
    const ssize_t got = fs_read(s->fd, to, n, s->path, e);

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
    const uint64_t skipped = s->bom ? BOM : 0;

    if (s->enc != LEGACY_UTF8 || to <= from) {
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
    if (s->fd >= 0) {
        (void)close(s->fd); /* only read from */
    }
    buf_free(&s->why);
    buf_free(&s->dirty);
    buf_free(&s->text);
    s->fd = -1;
}
