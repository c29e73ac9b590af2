/* demo_out - the files of the demonstration, streamed aside, then put in place.  See demo_out.h. */

#include "demo/demo_out.h"

#include <assert.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"

enum { FLOW_BYTES = 1 << 20, LIST_BYTES = 1 << 20 };

/* hex: 64 digits, or NULL when they are not known yet. */
static void
remember(struct demo_out *o, const char *path, const char *hex, bool fresh) {
    struct demo_out_file *f;

    o->file = arena_grown(o->arena, o->file, o->n, &o->cap, sizeof *o->file);
    f = &o->file[o->n++];
    *f = (struct demo_out_file){.path = path, .fresh = fresh};
    if (hex != NULL) {
        memcpy(f->sha256, hex, DIGEST_HEX - 1);
    }
}

static bool
read_list(struct demo_out *o, struct err *e) {
    const char *path = fs_join(o->arena, o->root, DEMO_OUT_LIST);
    struct buf b = {0};
    str rest;
    str line;

    if (!fs_exists(path)) {
        return true;
    }
    if (!fs_slurp(path, LIST_BYTES, &b, e)) {
        return false;
    }
    rest = buf_moved(o->arena, &b);
    while (rest.n > 0) {
        rest = str_cut(rest, '\n', &line);
        if (line.n < DIGEST_HEX + 2) {
            return err_set(e, ERR_DATA,
                           "%s không đúng dạng; xóa tệp này nếu thư mục không còn là "
                           "dữ liệu mẫu",
                           path);
        }
        remember(o, str_keep(o->arena, (str){line.p + DIGEST_HEX + 1, line.n - DIGEST_HEX - 1}).p,
                 line.p, false);
    }
    return true;
}

bool
demo_out_open(struct arena *a, const char *input, struct demo_out *o, struct err *e) {
    *o = (struct demo_out){.arena = a, .root = input, .fd = -1};
    o->aside = fs_join(a, input, ".tam-demo");
    return fs_mkdirs(input, e) && read_list(o, e) && fs_remove_tree(o->aside, e);
}

bool
demo_out_refuse(struct demo_out *o, const char *path, struct err *e) {
    const char *full = fs_join(o->arena, o->root, path);
    char hex[DIGEST_HEX];
    bool known = false;

    if (!fs_exists(full)) {
        return true;
    }
    if (!digest_file(full, hex, e)) {
        return false;
    }
    for (size_t i = 0; i < o->n; i++) {
        if (strcmp(o->file[i].path, path) == 0) {
            known = true;
            if (strcmp(o->file[i].sha256, hex) == 0) {
                return true;
            }
        }
    }
    return err_set(e, ERR_CANTCREAT,
                   "tệp %s %s; dữ liệu mẫu không ghi đè tệp của người khác: hãy chọn thư mục khác "
                   "bằng --input, hoặc tự chuyển tệp ấy đi",
                   full,
                   known ? "đã được sửa sau khi ghi dữ liệu mẫu" : "không do dữ liệu mẫu ghi");
}

bool
demo_out_begin(struct demo_out *o, const char *path, struct err *e) {
    char *folder = str_keep_mut(o->arena, str_from(fs_join(o->arena, o->aside, path)));

    assert(o->fd < 0 && o->row.n == 0);
    o->at = fs_join(o->arena, o->aside, path);
    *strrchr(folder, '/') = '\0';
    if (!fs_mkdirs(folder, e)) {
        return false;
    }
    o->fd = open(o->at, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
    if (o->fd < 0) {
        return err_os(e, ERR_CANTCREAT, "không tạo được tệp %s", o->at);
    }
    o->digest = digest_new();
    remember(o, path, NULL, true);
    return true;
}

static bool
flush(struct demo_out *o, struct err *e) {
    if (o->row.n > 0) {
        digest_add(o->digest, o->row.p, o->row.n);
        if (!fs_write_all(o->fd, o->row.p, o->row.n, o->at, e)) {
            return false;
        }
        buf_clear(&o->row);
    }
    return true;
}

bool
demo_out_flow(struct demo_out *o, struct err *e) {
    return o->row.n < FLOW_BYTES || flush(o, e);
}

struct demo_xlsx *
demo_out_by_path(struct demo_out *o, struct err *e) {
    assert(o->fd >= 0 && o->row.n == 0);
    o->by_path = true;
    return demo_xlsx_open(o->at, o->aside, e);
}

bool
demo_out_end(struct demo_out *o, struct err *e) {
    const int fd = o->fd;
    bool ok = flush(o, e);

    if (ok && fsync(fd) != 0) {
        ok = err_os(e, ERR_IO, "không ghi chắc được tệp %s xuống đĩa", o->at);
    }
    if (close(fd) != 0 && ok) {
        ok = err_os(e, ERR_IO, "đóng tệp %s không được", o->at);
    }
    o->fd = -1;
    digest_end(o->digest, o->file[o->n - 1].sha256);
    o->digest = NULL;
    if (o->by_path) {
        o->by_path = false;
        ok = ok && digest_file(o->at, o->file[o->n - 1].sha256, e);
    }
    return ok;
}

/* The list as it should stand now; old entries of files written anew only while both may be there. */
static bool
write_list(struct demo_out *o, bool with_old, struct err *e) {
    const char *path = fs_join(o->arena, o->root, DEMO_OUT_LIST);
    const char *aside = fs_join(o->arena, o->aside, DEMO_OUT_LIST);
    struct buf b = {0};
    bool ok;

    for (size_t i = 0; i < o->n; i++) {
        bool again = false;

        for (size_t j = i + 1; j < o->n && !with_old; j++) {
            again = again || strcmp(o->file[i].path, o->file[j].path) == 0;
        }
        if (!again) {
            buf_fmt(&b, "%s  %s\n", o->file[i].sha256, o->file[i].path);
        }
    }
    ok = fs_write_new(aside, b.p, b.n, e) && fs_rename(aside, path, e) && fs_sync_dir(o->root, e);
    buf_free(&b);
    return ok;
}

bool
demo_out_commit(struct demo_out *o, struct err *e) {
    if (!write_list(o, true, e)) {
        return false;
    }
    for (size_t i = 0; i < o->n; i++) {
        char *folder;

        if (!o->file[i].fresh) {
            continue;
        }
        folder = str_keep_mut(o->arena, str_from(fs_join(o->arena, o->root, o->file[i].path)));
        *strrchr(folder, '/') = '\0';
        if (!fs_mkdirs(folder, e) || !fs_rename(fs_join(o->arena, o->aside, o->file[i].path),
                                                fs_join(o->arena, o->root, o->file[i].path), e)) {
            return false;
        }
    }
    return write_list(o, false, e);
}

void
demo_out_close(struct demo_out *o) {
    struct err ignored;

    if (o->fd >= 0) {
        (void)close(o->fd);
        o->fd = -1;
    }
    if (o->digest != NULL) {
        char hex[DIGEST_HEX];

        digest_end(o->digest, hex);
        o->digest = NULL;
    }
    buf_free(&o->row);
    (void)fs_remove_tree(o->aside, &ignored); /* what stays is removed by the next run */
}
