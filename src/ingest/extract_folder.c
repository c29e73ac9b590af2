/* extract_folder - the folder of a period: which files it has, and whether they stay.  See extract_folder.h. */

#include "ingest/extract_folder.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "office/book.h"
#include "text/fold.h"
#include "text/utf8.h"

bool
extract_ends_in(const char *name, const char *end) {
    const size_t n = strlen(name);
    const size_t k = strlen(end);

    return n >= k && strcasecmp(name + n - k, end) == 0;
}

/* Whether the name begins with that of one of the tables [from, to); *t then says which. */
static bool
begins_one(const char *name, unsigned from, unsigned to, enum schema_table *t) {
    const bool named =
        isalpha((unsigned char)name[0]) || (name[0] & 0x80) != 0; /* not "~$thue.xlsx" */
    struct arena a = ARENA_EMPTY;
    const str key = utf8_valid(str_from(name)) ? fold_key(&a, str_from(name)) : str_from(name);
    bool found = false;

    for (unsigned k = from; named && !found && k < to; k++) {
        *t = (enum schema_table)k;
        found = str_starts(key, str_from(schema_name(*t)));
    }
    arena_free(&a);
    return found;
}

bool
extract_can_be_read(const char *name) {
    static const char *const end[] = {".csv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"};

    for (size_t i = 0; i < sizeof end / sizeof end[0]; i++) {
        if (extract_ends_in(name, end[i])) {
            return true;
        }
    }
    return false;
}

bool
extract_begins_table(const char *name, enum schema_table *t) {
    return begins_one(name, 0, SCHEMA_EXTRACTS, t);
}

bool
extract_names_table(const char *name, enum schema_table *t) {
    return extract_can_be_read(name) && extract_begins_table(name, t);
}

bool
extract_names(const char *name, enum schema_table t) {
    enum schema_table found;

    return extract_can_be_read(name) && begins_one(name, t, t + 1, &found);
}

bool
extract_table_there(const struct fs_list *dir, enum schema_table t) {
    for (size_t i = 0; i < dir->n; i++) {
        enum schema_table named;

        if (!dir->e[i].is_dir && extract_names_table(dir->e[i].name, &named) && named == t) {
            return true;
        }
    }
    return false;
}

/* A table's file, of any ending: what is copied in while the period is read shows here. */
static bool
is_extract(const char *name) {
    enum schema_table t;

    return extract_begins_table(name, &t);
}

bool
extract_settled(const char *path, struct arena *a, const struct fs_list *before, struct err *e) {
    struct fs_list now;
    size_t at = 0;

    if (!fs_list(a, path, &now, e)) {
        return false;
    }
    for (size_t i = 0; i < now.n; i++) {
        if (!is_extract(now.e[i].name)) {
            continue;
        }
        while (at < before->n && strcmp(before->e[at].name, now.e[i].name) < 0) {
            at++;
        }
        if (at == before->n || strcmp(before->e[at].name, now.e[i].name) != 0 ||
            before->e[at].bytes != now.e[i].bytes) {
            return err_set(e, ERR_NOINPUT,
                           "tệp %s/%s được ghi trong khi đọc; hãy chờ chép xong rồi chạy lại", path,
                           now.e[i].name);
        }
    }
    return true;
}

/* What stands in the folder instead: "bo sung/, thue.csv, ...". */
static void
tell_names(const struct fs_list *dir, struct buf *out) {
    enum { SHOWN = 5 };
    unsigned n = 0;

    for (size_t i = 0; i < dir->n; i++) {
        if (str_starts(str_from(dir->e[i].name), STR(".")) || ++n > SHOWN) {
            continue;
        }
        buf_fmt(out, "%s%s%s", out->n > 0 ? ", " : "", dir->e[i].name, dir->e[i].is_dir ? "/" : "");
    }
    buf_text(out, n == 0 ? "thư mục trống" : n > SHOWN ? ", ..." : "");
}

bool
extract_people_there(const char *path, const struct fs_list *dir, struct err *e) {
    const char *other = NULL;
    struct buf names = {0};
    enum schema_table t;

    for (size_t i = 0; i < dir->n; i++) {
        const char *name = dir->e[i].name;

        if (extract_names_table(name, &t) && t == SCHEMA_NGUOI_THAM_GIA) {
            return true;
        }
        if (is_extract(name) && extract_begins_table(name, &t) && t == SCHEMA_NGUOI_THAM_GIA) {
            other = name;
        }
    }
    if (other != NULL) {
        return err_set(e, ERR_NOINPUT,
                       "không có tệp nguoi_tham_gia* (.xlsx, .csv) trong %s (chỉ thấy %s, không "
                       "phải tệp .xlsx hay .csv); hãy giải nén, hoặc lưu lại ở dạng .xlsx",
                       path, other);
    }
    tell_names(dir, &names);
    (void)err_set(e, ERR_NOINPUT,
                  "không có tệp nguoi_tham_gia* (.xlsx, .csv) trong %s (trong đó: %s); hãy đặt "
                  "tệp ngay trong thư mục ấy, tên bắt đầu bằng nguoi_tham_gia",
                  path, buf_z(&names));
    buf_free(&names);
    return false;
}

/* Lines of one file; 0 where it cannot be read: who reads it will say so.  Rows of one kind of people are longer than others
 * and stand together, so a few bytes are looked at in many places. */
static uint64_t
lines_of(const char *path, uint64_t bytes) {
    enum { SAMPLE = 8192, PLACES = 16 };
    char some[SAMPLE];
    struct err e = {.kind = ERR_NONE};
    const int fd = fs_open_read(path, NULL, &e);
    uint64_t lines = 0;
    uint64_t seen = 0;

    for (unsigned k = 0; fd >= 0 && k < PLACES; k++) {
        const uint64_t from = bytes <= SAMPLE ? 0 : (bytes - SAMPLE) / (PLACES - 1) * k;
        const ssize_t n = pread(fd, some, sizeof some, (off_t)from);

        for (ssize_t i = 0; i < n; i++) {
            lines += some[i] == '\n';
        }
        seen += n > 0 ? (uint64_t)n : 0;
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    return seen == 0 ? 0 : bytes * lines / seen;
}

/* Rows of one workbook, whose longest stand at its beginning more often than not. */
static uint64_t
rows_of(const char *path) {
    enum { SHORTER = 8 };
    struct err unsaid;
    const int fd = fs_open_read(path, NULL, &unsaid);
    const uint64_t rows = fd < 0 ? 0 : book_rows_about(fd);

    if (fd >= 0) {
        (void)close(fd);
    }
    return rows + rows / SHORTER;
}

uint64_t
extract_lines(const char *path, const struct fs_list *dir, enum schema_table table) {
    const char *head = schema_name(table);
    struct arena a = ARENA_EMPTY;
    uint64_t lines = 0;

    for (size_t i = 0; i < dir->n; i++) {
        const struct fs_entry *f = &dir->e[i];

        if (strncmp(f->name, head, strlen(head)) != 0 || f->bytes <= 0) {
            continue;
        }
        if (extract_ends_in(f->name, ".csv")) {
            lines += lines_of(fs_join(&a, path, f->name), (uint64_t)f->bytes);
        } else if (extract_ends_in(f->name, ".xlsx")) {
            lines += rows_of(fs_join(&a, path, f->name));
        }
    }
    arena_free(&a);
    return lines;
}
