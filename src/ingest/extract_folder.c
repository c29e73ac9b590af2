/* extract_folder - the folder of a period: which files it has, and whether they stay.  See extract_folder.h. */

#include "ingest/extract_folder.h"

#include <string.h>
#include <strings.h>

#include "ingest/schema.h"

bool
extract_ends_in(const char *name, const char *end) {
    const size_t n = strlen(name);
    const size_t k = strlen(end);

    return n >= k && strcasecmp(name + n - k, end) == 0;
}

/* A table's file, of any ending: what is copied in while the period is read shows here. */
static bool
is_extract(const char *name) {
    static const enum schema_table table[] = {SCHEMA_DON_VI, SCHEMA_THUE, SCHEMA_NGUOI_THAM_GIA};

    for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
        const char *head = schema_name(table[i]);

        if (strncmp(name, head, strlen(head)) == 0) {
            return true;
        }
    }
    return false;
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

bool
extract_people_there(const char *path, const struct fs_list *dir, struct err *e) {
    static const char head[] = "nguoi_tham_gia";
    const char *other = NULL;

    for (size_t i = 0; i < dir->n; i++) {
        if (strncmp(dir->e[i].name, head, sizeof head - 1) == 0) {
            if (extract_ends_in(dir->e[i].name, ".csv")) {
                return true;
            }
            other = dir->e[i].name;
        }
    }
    return err_set(e, ERR_NOINPUT, "không có tệp nguoi_tham_gia*.csv trong %s%s%s%s", path,
                   other == NULL ? "" : " (chỉ thấy ", other == NULL ? "" : other,
                   other == NULL ? "" : "; hãy lưu ở dạng CSV)");
}
