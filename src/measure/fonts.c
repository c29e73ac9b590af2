/* fonts - the four font files that documents are set in.  See fonts.h. */

#include "measure/fonts.h"

#include <string.h>

#include "base/digest.h"
#include "base/fs.h"
#include "conf/ini.h"

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

static bool
verify(const struct fonts *f, struct err *e) {
    for (size_t i = 0; i < FONTS_STYLES; i++) {
        char hex[DIGEST_HEX];

        if (!digest_file(f->path[i], hex, e)) {
            return false;
        }
        if (f->sha256[i] == NULL || strcmp(hex, f->sha256[i]) != 0) {
            return err_set(e, ERR_CONFIG,
                           "tệp phông %s khác tệp đã ghi nhận (SHA-256 %.12s..., đã ghi %.12s...); "
                           "chép lại tệp gốc, hoặc ghi nhận lại bằng fonts/ghi-nhan.sh",
                           f->path[i], hex, f->sha256[i]);
        }
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
            if (!verify(&f, e)) {
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
        "hoặc ghi nhận phông của cơ quan bằng fonts/ghi-nhan.sh",
        path, first_absent == NULL ? "khai báo" : first_absent);
}
