/* remarks - paragraphs that an office adds to a period's report.  See remarks.h. */

#include "run/remarks.h"

#include <string.h>

#include "base/fs.h"
#include "text/utf8.h"

enum { REMARK_MAX = 256 * 1024 };

static bool
load_one(struct arena *a, const char *path, str *out, struct err *e) {
    static const char bom[] = "\xEF\xBB\xBF";
    struct buf b = {0};
    str text;
    bool ok = fs_slurp(path, REMARK_MAX, &b, e);

    text = buf_view(&b);
    if (str_starts(text, (str){bom, sizeof bom - 1})) {
        text = (str){text.p + sizeof bom - 1, text.n - (sizeof bom - 1)};
    }
    if (ok && !utf8_clean(text)) {
        ok = err_set(e, ERR_DATA, "%s không phải văn bản UTF-8; lưu lại tệp ở bảng mã UTF-8", path);
    }
    if (ok) {
        *out = utf8_nfc(a, str_keep(a, text));
    }
    buf_free(&b);
    return ok;
}

bool
remarks_load(struct arena *a, const char *dir, struct remarks *out, struct err *e) {
    struct fs_list files;
    struct fill_remark *v;
    const char **other;

    *out = (struct remarks){0};
    if (!fs_is_dir(dir)) {
        return true;
    }
    if (!fs_list(a, dir, &files, e)) {
        return false;
    }
    v = arena_array(a, struct fill_remark, files.n + 1);
    other = arena_array(a, const char *, files.n + 1);
    out->v = v;
    out->other = other;
    for (size_t i = 0; i < files.n; i++) {
        const str name = str_from(files.e[i].name);

        if (files.e[i].is_dir || name.n < 4 || memcmp(name.p + name.n - 3, ".md", 3) != 0) {
            if (name.p[0] != '.') {
                other[out->others++] = files.e[i].name;
            }
            continue;
        }
        v[out->n].name = str_keep(a, (str){name.p, name.n - 3});
        if (!load_one(a, fs_join(a, dir, files.e[i].name), &v[out->n].text, e)) {
            return false;
        }
        out->n++;
    }
    return true;
}
