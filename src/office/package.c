/* package - a zip of parts.  See package.h. */

#include "office/package.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/heap.h"
#include "base/map.h"
#include "office/checksum.h"

#include <minizip/unzip.h>
#include <zlib.h>

/* A sheet is packed 10 to 30 times, one of blanks 100 times: what is packed 200 times and large is no table.  Sheets are
 * read a few times each, those of an .ods from the first on; parts that lie over each other in the file, or are many
 * sheets' one part, come to more. */
enum {
    PARTS_MOST = 10000,
    RATIO_MOST = 200,
    RATIO_FROM = 1 << 25,
    ALL_RATIO_MOST = 16 * RATIO_MOST,
    ALL_RATIO_FROM = 1 << 28,
    NAME_MOST = 256,
    PACKED_CHUNK = 1 << 14
};

/* minizip's idea of a file.  It asks for the list of parts byte by byte: `near` are the bytes [from, from + n) of the file,
 * so that a byte costs no call. */
struct place {
    int fd;
    off_t at, size;
    int trouble;
    char near[4096];
    off_t from;
    size_t n;
};

struct package {
    unzFile zip;
    struct place place;
    struct arena arena;
    struct map part;       /* names in small letters; minizip would walk the list for each */
    unz64_file_pos *at;    /* [part] where it stands in the list */
    int64_t taken, packed; /* bytes that came out of the part; bytes that it is packed in */
    int64_t begins;        /* where in the file */
    int64_t fetched;       /* packed bytes that were read */
    int64_t all;           /* bytes that came out of any part */
    bool ended;            /* its checksum was right */
    /* A part is unpacked here and not by minizip, whose checksum takes a fourth of the time. */
    z_stream z;
    bool deflated, last; /* last: nothing more comes out */
    uint32_t sum, stated_sum;
    unsigned char chunk[PACKED_CHUNK];
};

static voidpf
place_open(voidpf opaque, const void *name, int mode) {
    (void)name;
    (void)mode;
    return opaque;
}

/* As many of n bytes from `at` on as there are. */
static size_t
bytes_at(struct place *p, off_t at, char *to, size_t n) {
    size_t done = 0;

    while (done < n) {
        const ssize_t got = pread(p->fd, to + done, n - done, at + (off_t)done);

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            p->trouble = errno;
        }
        if (got <= 0) {
            break;
        }
        done += (size_t)got;
    }
    return done;
}

static uLong
place_read(voidpf opaque, voidpf stream, void *to, uLong n) {
    struct place *p = opaque;
    const bool few = n < sizeof p->near;
    size_t done;

    (void)stream;
    if (few && (p->at < p->from || p->at + (off_t)n > p->from + (off_t)p->n)) {
        p->from = p->at;
        p->n = bytes_at(p, p->at, p->near, sizeof p->near);
    }
    if (few) {
        const size_t left = p->n - (size_t)(p->at - p->from);

        done = n < left ? n : left;
        memcpy(to, p->near + (p->at - p->from), done);
    } else {
        done = bytes_at(p, p->at, to, n);
    }
    p->at += (off_t)done;
    return (uLong)done;
}

static ZPOS64_T
place_tell(voidpf opaque, voidpf stream) {
    const struct place *p = opaque;

    (void)stream;
    return (ZPOS64_T)p->at;
}

static long
place_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
    struct place *p = opaque;
    const off_t from = origin == ZLIB_FILEFUNC_SEEK_CUR   ? p->at
                       : origin == ZLIB_FILEFUNC_SEEK_END ? p->size
                                                          : 0;

    (void)stream;
    if (offset > (ZPOS64_T)p->size || from > p->size - (off_t)offset) {
        return -1;
    }
    p->at = from + (off_t)offset;
    return 0;
}

static int
place_done(voidpf opaque, voidpf stream) {
    (void)opaque;
    (void)stream;
    return 0;
}

static int
place_error(voidpf opaque, voidpf stream) {
    const struct place *p = opaque;

    (void)stream;
    return p->trouble;
}

static bool
damaged(const struct package *p, struct err *e, const char *what) {
    if (p->place.trouble != 0) {
        errno = p->place.trouble;
        return err_os(e, ERR_IO, "không đọc được tệp");
    }
    return err_set(e, ERR_DATA, "tệp bảng tính bị hỏng hoặc chép chưa hết (%s); hãy chép lại tệp",
                   what);
}

/* A part's name without its case, as offices' programs compare them. */
static str
name_key(char room[NAME_MOST], str name) {
    for (size_t i = 0; i < name.n; i++) {
        room[i] = (char)(name.p[i] >= 'A' && name.p[i] <= 'Z' ? name.p[i] - 'A' + 'a' : name.p[i]);
    }
    return (str){room, name.n};
}

/* Of parts that bear one name the first counts; what stands behind damage in the list is no part. */
static void
list_parts(struct package *p, size_t most) {
    int step = unzGoToFirstFile(p->zip);

    p->at = arena_array(&p->arena, unz64_file_pos, most);
    map_init(&p->part, &p->arena);
    for (size_t i = 0; step == UNZ_OK && i < most; i++) {
        char name[NAME_MOST];
        unz_file_info64 info;
        unz64_file_pos at;
        bool added;

        if (unzGetCurrentFileInfo64(p->zip, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK ||
            unzGetFilePos64(p->zip, &at) != UNZ_OK) {
            return;
        }
        if (info.size_filename < sizeof name) {
            const uint32_t ix =
                map_put(&p->part, name_key(name, (str){name, info.size_filename}), &added);

            p->at[ix] = added ? at : p->at[ix];
        }
        step = unzGoToNextFile(p->zip);
    }
}

/* Go to the part; false: there is none. */
static bool
go_to(struct package *p, const char *part) {
    char room[NAME_MOST];
    const str name = str_from(part);
    const uint32_t ix = name.n < sizeof room ? map_get(&p->part, name_key(room, name)) : MAP_NONE;

    return ix != MAP_NONE && unzGoToFilePos64(p->zip, &p->at[ix]) == UNZ_OK;
}

bool
package_open(int fd, struct package **out, struct err *e) {
    struct package *p = heap_new(struct package);
    unz_global_info64 all;
    zlib_filefunc64_def io = {.zopen64_file = place_open,
                              .zread_file = place_read,
                              .ztell64_file = place_tell,
                              .zseek64_file = place_seek,
                              .zclose_file = place_done,
                              .zerror_file = place_error,
                              .opaque = &p->place};

    p->place.fd = fd;
    p->place.size = lseek(fd, 0, SEEK_END);
    p->zip = unzOpen2_64("", &io);
    if (inflateInit2(&p->z, -MAX_WBITS) != Z_OK) {
        (void)err_set(e, ERR_INTERNAL, "không đủ bộ nhớ để giải nén");
    } else if (p->zip == NULL || unzGetGlobalInfo64(p->zip, &all) != UNZ_OK ||
               all.number_entry == 0) {
        (void)damaged(p, e, "không có mục lục của gói nén");
    } else if (all.number_entry > PARTS_MOST) {
        (void)err_set(e, ERR_DATA, "tệp bảng tính có hơn 10.000 phần; không phải tệp do Excel lưu");
    } else {
        list_parts(p, all.number_entry);
        *out = p;
        return true;
    }
    package_close(p);
    return false;
}

void
package_close(struct package *p) {
    if (p != NULL) {
        if (p->zip != NULL) {
            (void)unzClose(p->zip);
        }
        (void)inflateEnd(&p->z);
        map_free(&p->part);
        arena_free(&p->arena);
        free(p);
    }
}

bool
package_has(struct package *p, const char *part) {
    return go_to(p, part);
}

bool
package_part(struct package *p, const char *part, struct err *e) {
    enum { AS_PACKED = 1 };
    unz_file_info64 info;
    int method;

    if (!go_to(p, part) ||
        unzGetCurrentFileInfo64(p->zip, &info, NULL, 0, NULL, 0, NULL, 0) != UNZ_OK) {
        return damaged(p, e, part);
    }
    if ((info.flag & 1) != 0) {
        return err_set(e, ERR_DATA, "gói nén có mật khẩu; hãy bỏ mật khẩu rồi lưu lại");
    }
    if (unzOpenCurrentFile2(p->zip, &method, NULL, AS_PACKED) != UNZ_OK ||
        (method != 0 && method != Z_DEFLATED) || inflateReset(&p->z) != Z_OK) {
        return damaged(p, e, part);
    }
    p->begins = (int64_t)unzGetCurrentFileZStreamPos64(p->zip);
    (void)unzCloseCurrentFile(p->zip); /* nothing was read of it */
    p->ended = p->last = false;
    p->deflated = method == Z_DEFLATED;
    p->z.avail_in = 0;
    p->sum = 0;
    p->stated_sum = (uint32_t)info.crc;
    p->taken = 0;
    p->fetched = 0;
    p->packed = info.compressed_size < (uint64_t)p->place.size ? (int64_t)info.compressed_size
                                                               : (int64_t)p->place.size;
    return true;
}

static bool
is_bomb(const struct package *p) {
    return p->taken > PACKAGE_MOST ||
           (p->taken > RATIO_FROM && p->taken / RATIO_MOST > package_taken(p)) ||
           (p->all > ALL_RATIO_FROM && p->all / ALL_RATIO_MOST > p->place.size);
}

/* Up to n of the part's packed bytes; 0: there are no more. */
static size_t
packed(struct package *p, void *to, size_t n) {
    const int64_t left = p->packed - p->fetched;
    const size_t got =
        bytes_at(&p->place, p->begins + p->fetched, to, left < (int64_t)n ? (size_t)left : n);

    p->fetched += (int64_t)got;
    return got;
}

/* Up to n bytes; -1: they are damaged, or end too early. */
static ssize_t
unpacked(struct package *p, void *to, size_t n) {
    z_stream *z = &p->z;

    z->next_out = to;
    z->avail_out = (unsigned)n;
    while (z->avail_out > 0 && !p->last) {
        int step;

        if (z->avail_in == 0) {
            z->next_in = p->chunk;
            z->avail_in = (unsigned)packed(p, p->chunk, sizeof p->chunk);
        }
        step = inflate(z, Z_SYNC_FLUSH); /* without bytes it gives what there was no room for */
        if (step != Z_OK && step != Z_STREAM_END) {
            return -1;
        }
        p->last = step == Z_STREAM_END;
    }
    return (ssize_t)(n - z->avail_out);
}

ssize_t
package_read(struct package *p, void *to, size_t n, struct err *e) {
    const ssize_t got = p->ended ? 0 : p->deflated ? unpacked(p, to, n) : (ssize_t)packed(p, to, n);

    if (got < 0) {
        (void)damaged(p, e, "không giải nén được");
        return -1;
    }
    p->taken += got;
    p->all += got;
    p->sum = checksum_add(p->sum, to, (size_t)got);
    if (is_bomb(p)) {
        (void)err_set(e, ERR_DATA,
                      "tệp bảng tính giải nén ra quá lớn (hơn %d lần, hoặc hơn 4 GiB); không phải "
                      "bảng số liệu",
                      RATIO_MOST);
        return -1;
    }
    if (got == 0 && !p->ended) {
        p->ended = true;
        if (p->sum != p->stated_sum) {
            (void)damaged(p, e, "sai số kiểm tra");
            return -1;
        }
    }
    return got;
}

int64_t
package_taken(const struct package *p) {
    return p->ended ? p->packed : p->fetched - (int64_t)p->z.avail_in;
}

int64_t
package_packed(const struct package *p) {
    return p->packed;
}
