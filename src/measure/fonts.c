/* fonts - the four font files that documents are set in.  See fonts.h. */

#include "measure/fonts.h"

#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/fs.h"
#include "conf/ini.h"

enum { FONT_MOST = 64 << 20, FONT_HEAD = 12 }; /* bytes of a font file: the most, the fewest */

/* What the big-endian words of a whole TrueType file add up to, by its standard (head.checkSumAdjustment). */
static const uint32_t whole_sum = 0xb1b0afbaU;

static const char *const file_key[FONTS_STYLES] = {"thuong", "dam", "nghieng", "dam_nghieng"};
static const char *const digest_key[FONTS_STYLES] = {"sha256_thuong", "sha256_dam",
                                                     "sha256_nghieng", "sha256_dam_nghieng"};

static bool
known_key(str key) {
    bool known = str_eq(key, STR("ten"));

    for (size_t i = 0; i < FONTS_STYLES; i++) {
        known = known || str_eq(key, str_from(file_key[i])) || str_eq(key, str_from(digest_key[i]));
    }
    return known;
}

static const char *
value(struct arena *a, const struct ini *ini, const struct ini_section *s, const char *key,
      struct err *e) {
    const struct ini_entry *v = ini_entry(s, str_from(key));

    if (v == NULL || v->value.n == 0) {
        (void)ini_refuse(ini, s->line, e, "bộ phông [" STR_FMT "] thiếu khóa %s", STR_ARG(s->name),
                         key);
        return NULL;
    }
    return str_keep(a, v->value).p;
}

static bool
is_digest(const char *z) {
    return strlen(z) == DIGEST_HEX - 1 && strspn(z, "0123456789abcdef") == DIGEST_HEX - 1;
}

static bool
read_family(struct arena *a, const struct ini *ini, const struct ini_section *s, const char *dir,
            struct fonts *out, struct err *e) {
    for (size_t i = 0; i < s->n; i++) {
        if (!known_key(s->entry[i].key)) {
            return ini_refuse(ini, s->entry[i].line, e,
                              "không có khóa " STR_FMT "; các khóa là ten, thuong, dam, nghieng, "
                              "dam_nghieng và sha256_ trước mỗi khóa tệp",
                              STR_ARG(s->entry[i].key));
        }
    }
    out->section = str_keep(a, s->name).p;
    out->family = value(a, ini, s, "ten", e);
    if (out->family == NULL) {
        return false;
    }
    for (size_t i = 0; i < FONTS_STYLES; i++) {
        const char *file = value(a, ini, s, file_key[i], e);
        const char *digest = file == NULL ? NULL : value(a, ini, s, digest_key[i], e);

        if (digest == NULL) {
            return false;
        }
        if (!is_digest(digest)) {
            return ini_refuse(ini, ini_entry(s, str_from(digest_key[i]))->line, e,
                              "%s phải là 64 chữ số thập lục phân viết thường", digest_key[i]);
        }
        out->path[i] = file[0] == '/' ? file : fs_join(a, dir, file);
        out->sha256[i] = digest;
    }
    return true;
}

/* NULL when all four files are there, else the first that is not. */
static const char *
absent(const struct fonts *f) {
    for (size_t i = 0; i < FONTS_STYLES; i++) {
        if (!fs_exists(f->path[i])) {
            return f->path[i];
        }
    }
    return NULL;
}

/* Is the file a TrueType font with the sum that such a file has? */
static bool
is_whole(const char *path, bool *whole, struct err *e) {
    struct buf file = {NULL, 0, 0};
    uint32_t sum = 0;

    if (!fs_slurp(path, FONT_MOST, &file, e)) {
        buf_free(&file);
        return false;
    }
    for (size_t i = 0; i < file.n; i++) {
        sum += (uint32_t)(unsigned char)file.p[i] << (24 - 8 * (i % 4));
    }
    *whole = file.n >= FONT_HEAD && sum == whole_sum &&
             (memcmp(file.p, "\0\1\0\0", 4) == 0 || memcmp(file.p, "true", 4) == 0);
    buf_free(&file);
    return true;
}

static bool
verify(struct arena *a, const char *dir, struct fonts *f, struct err *e) {
    for (size_t i = 0; i < FONTS_STYLES; i++) {
        char hex[DIGEST_HEX];
        bool whole = false;

        if (!digest_file(f->path[i], hex, e)) {
            return false;
        }
        if (f->sha256[i] != NULL && strcmp(hex, f->sha256[i]) == 0) {
            continue;
        }
        if (!is_whole(f->path[i], &whole, e)) {
            return false;
        }
        if (!whole) {
            return err_set(e, ERR_CONFIG,
                           "tệp phông %s bị hỏng, hoặc không phải phông TrueType (SHA-256 "
                           "%.12s..., đã ghi nhận %.12s...); cài lại gói phông hoặc chép lại tệp "
                           "gốc, rồi ghi nhận: sh %s/ghi-nhan.sh --lai %s",
                           f->path[i], hex, f->sha256[i], dir, f->section);
        }
        f->changed = f->changed == NULL ? f->path[i] : f->changed;
        f->sha256[i] = str_keep(a, str_from(hex)).p;
    }
    return true;
}

bool
fonts_load(struct arena *a, const char *dir, struct fonts *out, struct err *e) {
    const char *path = fs_join(a, dir, "fonts.ini");
    const char *first_absent = NULL;
    struct ini ini;

    if (!ini_load(a, path, &ini, e)) {
        return false;
    }
    for (size_t i = 0; i < ini.n; i++) {
        struct fonts f = {0};
        const char *missing;

        if (!read_family(a, &ini, &ini.section[i], dir, &f, e)) {
            return false;
        }
        missing = absent(&f);
        if (missing == NULL) {
            if (!verify(a, dir, &f, e)) {
                return false;
            }
            *out = f;
            return true;
        }
        first_absent = first_absent == NULL ? missing : first_absent;
    }
    return err_set(
        e, ERR_CONFIG,
        "không có bộ phông nào trong %s đủ bốn tệp (thiếu %s); cài gói fonts-liberation2 "
        "hoặc ghi nhận phông của cơ quan bằng %s/ghi-nhan.sh",
        path, first_absent == NULL ? "khai báo" : first_absent, dir);
}
