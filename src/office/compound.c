/* compound - an OLE compound file.  See compound.h. */

#include "office/compound.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/heap.h"

/*
 *     sector -1   header: where the table of sectors (FAT) and the directory are
 *     FAT         of every sector the next one of its chain
 *     directory   entries of 128 bytes: name, kind, first sector, size
 *     root        its stream is cut into small sectors, which short streams are chains of (mini FAT)
 */
enum {
    HEADER = 512,
    HEADER_FAT = 76,  /* where the header's own list of FAT sectors begins */
    HEADER_FATS = 109 /* and how many it holds */
};
enum { ENTRY = 128, SMALL = 64, NAME_MOST = 31, KIND_STREAM = 2, KIND_ROOT = 5 };
enum { MINI_BELOW = 4096, SECTORS_MOST = 1 << 22 }; /* 2 GiB of sectors of 512 bytes */
static const uint32_t chain_end = 0xfffffffe;

struct chain {
    uint32_t *sector;
    uint32_t n;
    uint64_t size; /* bytes */
};

struct compound {
    int fd;
    uint32_t shift;   /* a sector is 1 << shift bytes */
    uint32_t sectors; /* of the file, at most */
    struct chain fat; /* the sectors that hold it */
    uint32_t *next;   /* the FAT */
    uint32_t nexts;
    struct buf entry;   /* the directory */
    struct chain small; /* the root's stream */
    uint32_t *small_next;
    uint32_t small_nexts;
    struct chain stream;
    bool is_small;
};

static bool
damaged(struct err *e, const char *what) {
    return err_set(e, ERR_DATA, "tệp .xls bị hỏng hoặc chép chưa hết (%s); hãy chép lại tệp", what);
}

static uint32_t
u32(const unsigned char *p) {
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static uint32_t
u16(const unsigned char *p) {
    return p[0] | (uint32_t)p[1] << 8;
}

/* All n bytes at a place of the file. */
static bool
read_at(const struct compound *c, uint64_t at, void *to, size_t n, struct err *e) {
    size_t done = 0;

    while (done < n) {
        const ssize_t got = pread(c->fd, (char *)to + done, n - done, (off_t)(at + done));

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return err_os(e, ERR_IO, "không đọc được tệp");
        }
        if (got == 0) {
            return damaged(e, "thiếu phần cuối");
        }
        done += (size_t)got;
    }
    return true;
}

static uint64_t
place_of(const struct compound *c, uint32_t sector) {
    return ((uint64_t)sector + 1) << c->shift;
}

/* The chain from a sector on; want: its sectors, UINT32_MAX: to its end.  table: what follows each. */
static bool
follow(const uint32_t *table, uint32_t n, uint32_t from, uint32_t want, struct chain *out,
       struct err *e) {
    uint32_t cap = 0;

    *out = (struct chain){NULL, 0, 0};
    while (out->n < want && from != chain_end) {
        if (from >= n || out->n > n) {
            return damaged(e, "chuỗi khối ra ngoài tệp hoặc chạy vòng");
        }
        if (out->n == cap) {
            cap = cap == 0 ? 64 : cap * 2;
            out->sector = heap_resize(out->sector, cap, sizeof *out->sector);
        }
        out->sector[out->n++] = from;
        from = table[from];
    }
    return want == UINT32_MAX || out->n == want || damaged(e, "chuỗi khối đứt quãng");
}

/* --- the tables ----------------------------------------------------------------------- */

static bool
add_fat(struct compound *c, uint32_t sector, struct err *e) {
    if (sector >= c->sectors || c->fat.n >= c->sectors / 128 + 1) {
        return damaged(e, "bảng khối");
    }
    c->fat.sector = heap_resize(c->fat.sector, c->fat.n + 1, sizeof *c->fat.sector);
    c->fat.sector[c->fat.n++] = sector;
    return true;
}

/* Where the FAT lies: in the header, and in sectors that are chained behind it. */
static bool
find_fat(struct compound *c, const unsigned char *header, struct err *e) {
    const uint32_t fats = u32(header + 44);
    const uint32_t size = 1U << c->shift;
    uint32_t more = u32(header + 68);
    unsigned char *page = heap_array(unsigned char, size);
    bool ok = true;

    for (uint32_t i = 0; ok && i < HEADER_FATS && i < fats; i++) {
        ok = add_fat(c, u32(header + HEADER_FAT + (size_t)4 * i), e);
    }
    for (uint32_t pages = 0; ok && c->fat.n < fats; pages++) {
        ok = more < c->sectors && pages < c->sectors ? read_at(c, place_of(c, more), page, size, e)
                                                     : damaged(e, "bảng khối");
        for (uint32_t i = 0; ok && i + 1 < size / 4 && c->fat.n < fats; i++) {
            ok = add_fat(c, u32(page + (size_t)4 * i), e);
        }
        more = u32(page + size - 4);
    }
    free(page);
    return ok;
}

/* The whole of a chain as numbers. */
static bool
load_table(const struct compound *c, const struct chain *of, uint32_t **out, uint32_t *n,
           struct err *e) {
    const uint32_t size = 1U << c->shift;
    unsigned char *page = heap_array(unsigned char, size);
    bool ok = true;

    *n = of->n * (size / 4);
    *out = heap_array(uint32_t, *n + 1);
    for (uint32_t i = 0; ok && i < of->n; i++) {
        ok = read_at(c, place_of(c, of->sector[i]), page, size, e);
        for (uint32_t k = 0; ok && k < size / 4; k++) {
            (*out)[i * (size / 4) + k] = u32(page + (size_t)4 * k);
        }
    }
    free(page);
    return ok;
}

static bool
load_directory(struct compound *c, uint32_t first, struct err *e) {
    const uint32_t size = 1U << c->shift;
    struct chain chain;
    bool ok = follow(c->next, c->nexts, first, UINT32_MAX, &chain, e);

    for (uint32_t i = 0; ok && i < chain.n; i++) {
        ok = read_at(c, place_of(c, chain.sector[i]), buf_take(&c->entry, size), size, e);
    }
    free(chain.sector);
    return ok;
}

/* --- entries ---------------------------------------------------------------------------- */

static const unsigned char *
entry_at(const struct compound *c, size_t i) {
    return (const unsigned char *)c->entry.p + i * ENTRY;
}

static bool
is_named(const unsigned char *entry, const char *name) {
    char text[NAME_MOST + 1];
    size_t n = 0;

    while (n < NAME_MOST && u16(entry + 2 * n) != 0) {
        const uint32_t letter = u16(entry + 2 * n);

        text[n++] = letter < 0x80 ? (char)letter : '?';
    }
    text[n] = '\0';
    return strcasecmp(text, name) == 0;
}

/* The entry of a kind and name; NULL: none. */
static const unsigned char *
find(const struct compound *c, uint32_t kind, const char *name) {
    for (size_t i = 0; i < c->entry.n / ENTRY; i++) {
        const unsigned char *entry = entry_at(c, i);

        if (entry[66] == kind && (name == NULL || is_named(entry, name))) {
            return entry;
        }
    }
    return NULL;
}

bool
compound_has(const struct compound *c, const char *name) {
    return find(c, KIND_STREAM, name) != NULL;
}

/* The chain of an entry's bytes in sectors of a size. */
static bool
chain_of(const unsigned char *entry, const uint32_t *table, uint32_t n, uint32_t sector,
         struct chain *out, struct err *e) {
    const uint64_t size = u32(entry + 120);
    const uint64_t want = (size + sector - 1) / sector;

    if (want > n) {
        *out = (struct chain){NULL, 0, 0};
        return damaged(e, "luồng dài hơn tệp");
    }
    if (!follow(table, n, u32(entry + 116), (uint32_t)want, out, e)) {
        return false;
    }
    out->size = size;
    return true;
}

/* The root's stream and the table of its small sectors. */
static bool
load_small(struct compound *c, uint32_t first, struct err *e) {
    const unsigned char *root = find(c, KIND_ROOT, NULL);
    struct chain table;
    bool ok;

    if (root == NULL) {
        return damaged(e, "không có thư mục gốc");
    }
    ok = chain_of(root, c->next, c->nexts, 1U << c->shift, &c->small, e);
    if (ok) {
        ok = follow(c->next, c->nexts, first, UINT32_MAX, &table, e) &&
             load_table(c, &table, &c->small_next, &c->small_nexts, e);
        free(table.sector);
    }
    return ok;
}

static bool
open_file(struct compound *c, struct err *e) {
    unsigned char header[HEADER];
    const off_t bytes = lseek(c->fd, 0, SEEK_END);

    if (!read_at(c, 0, header, sizeof header, e)) {
        return false;
    }
    c->shift = u16(header + 30);
    if (c->shift != 9 && c->shift != 12) {
        return damaged(e, "cỡ khối lạ");
    }
    if (bytes >> c->shift > SECTORS_MOST) {
        return err_set(e, ERR_DATA, "tệp .xls lớn hơn 2 GiB; không phải bảng số liệu");
    }
    c->sectors = (uint32_t)(bytes >> c->shift) + 1;
    return find_fat(c, header, e) && load_table(c, &c->fat, &c->next, &c->nexts, e) &&
           load_directory(c, u32(header + 48), e) && load_small(c, u32(header + 60), e);
}

bool
compound_open(int fd, struct compound **out, struct err *e) {
    struct compound *c = heap_new(struct compound);

    c->fd = fd;
    if (!open_file(c, e)) {
        compound_close(c);
        return false;
    }
    *out = c;
    return true;
}

void
compound_close(struct compound *c) {
    if (c != NULL) {
        free(c->fat.sector);
        free(c->next);
        buf_free(&c->entry);
        free(c->small.sector);
        free(c->small_next);
        free(c->stream.sector);
        free(c);
    }
}

/* --- a stream --------------------------------------------------------------------------- */

bool
compound_stream(struct compound *c, const char *name, struct err *e) {
    const unsigned char *entry = find(c, KIND_STREAM, name);

    free(c->stream.sector);
    c->stream = (struct chain){NULL, 0, 0};
    if (entry == NULL) {
        return damaged(e, "không có luồng Workbook");
    }
    c->is_small = u32(entry + 120) < MINI_BELOW;
    return c->is_small ? chain_of(entry, c->small_next, c->small_nexts, SMALL, &c->stream, e)
                       : chain_of(entry, c->next, c->nexts, 1U << c->shift, &c->stream, e);
}

uint64_t
compound_size(const struct compound *c) {
    return c->stream.size;
}

/* Where a byte of the stream lies in the file, and how many bytes behind it lie there too. */
static bool
locate(const struct compound *c, uint64_t at, uint64_t *place, uint64_t *left, struct err *e) {
    const uint32_t size = c->is_small ? SMALL : 1U << c->shift;
    uint64_t in;

    *left = size - at % size;
    if (!c->is_small) {
        uint32_t i = (uint32_t)(at / size);

        *place = place_of(c, c->stream.sector[i]) + at % size;
        for (; i + 1 < c->stream.n && c->stream.sector[i + 1] == c->stream.sector[i] + 1; i++) {
            *left += size; /* they lie side by side */
        }
        return true;
    }
    in = (uint64_t)c->stream.sector[at / size] * SMALL + at % size;
    if (in + *left > (uint64_t)c->small.n << c->shift) {
        return damaged(e, "luồng nhỏ ra ngoài tệp");
    }
    *place = place_of(c, c->small.sector[in >> c->shift]) + in % (1U << c->shift);
    return true;
}

ssize_t
compound_read(struct compound *c, uint64_t at, void *to, size_t n, struct err *e) {
    size_t done = 0;

    while (done < n && at + done < c->stream.size) {
        uint64_t place = 0;
        uint64_t left = 0;

        if (!locate(c, at + done, &place, &left, e)) {
            return -1;
        }
        left = left < n - done ? left : n - done;
        left = left < c->stream.size - at - done ? left : c->stream.size - at - done;
        if (!read_at(c, place, (char *)to + done, (size_t)left, e)) {
            return -1;
        }
        done += (size_t)left;
    }
    return (ssize_t)done;
}
