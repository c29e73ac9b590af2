/* err - the one error value of the program.  See err.h. */

#include "base/err.h"

#include <assert.h>
#include <errno.h>
#include <pwd.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/letter.h"

enum { LETTER_MAX = 4 }; /* bytes of UTF-8 */

static const int exit_status[] = {
#define ERR_ROW(name, status) [ERR_##name] = (status),
    ERR_KINDS(ERR_ROW)
#undef ERR_ROW
};

/* One clean line of whole letters: no control characters (a path may hold one), '?' for a byte of no letter (a file may
 * be in another encoding), nothing of a letter that was cut at the end. */
static void
tidy(char *z, size_t room) {
    const size_t n = strlen(z);
    size_t whole = 0;

    for (size_t i = 0; i < n;) {
        size_t of;
        const int32_t cp = letter_decode((const unsigned char *)z + i, n - i, &of);

        if (cp < 0 || (cp >= 0x80 && cp < 0xa0)) {
            memset(z + i, '?', of);
        } else if (cp < 0x20 || cp == 0x7f) {
            z[i] = ' ';
        }
        i += of;
        whole = cp < 0 ? whole : i;
    }
    if (n + 1 == room && n - whole < LETTER_MAX) {
        z[whole] = '\0';
    }
}

__attribute__((format(printf, 3, 0))) static void
fill(struct err *e, enum err_kind kind, const char *fmt, va_list ap) {
    assert(e != NULL && kind != ERR_NONE);
    e->kind = kind;
    e->os = 0;
    e->where[0] = '\0';
    (void)vsnprintf(e->what, sizeof e->what, fmt, ap);
    tidy(e->what, sizeof e->what);
}

bool
err_set(struct err *e, enum err_kind kind, const char *fmt, ...) {
    va_list ap;

    va_start(ap, fmt);
    fill(e, kind, fmt, ap);
    va_end(ap);
    return false;
}

/* What the system said, in Vietnamese for what can happen to files; else in its own words. */
static const char *
os_text(int os) {
    static const struct {
        int os;
        const char *text;
    } known[] = {
        {ENOENT, "không có tệp hoặc thư mục này"},
        {ENOTDIR, "một phần của đường dẫn không phải thư mục"},
        {EISDIR, "đây là thư mục"},
        {EACCES, "không có quyền"},
        {EPERM, "không được phép"},
        {EEXIST, "đã có tệp này"},
        {ENOTEMPTY, "thư mục không rỗng"},
        {ENOSPC, "đĩa đã đầy"},
        {EDQUOT, "hết hạn mức đĩa"},
        {EFBIG, "tệp quá lớn"},
        {EROFS, "hệ thống tệp chỉ cho đọc"},
        {EIO, "thiết bị lưu trữ báo lỗi vào ra"},
        {EMFILE, "mở quá nhiều tệp"},
        {ENFILE, "máy mở quá nhiều tệp"},
        {ENOMEM, "hết bộ nhớ"},
        {EAGAIN, "tài nguyên đang bận"},
        {EBUSY, "đang được dùng"},
        {ELOOP, "liên kết vòng"},
        {ENAMETOOLONG, "tên quá dài"},
        {EXDEV, "khác hệ thống tệp"},
        {EINVAL, "hệ thống không nhận yêu cầu này"},
        {EPIPE, "bên nhận đã đóng"},
        {ESTALE, "ổ mạng đã mất liên lạc với tệp"},
    };

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].os == os) {
            return known[i].text;
        }
    }
    return strerror(os);
}

enum { PASSWD_BYTES = 4096 };

/* Whom the system refused: a file that its sender can read may be closed to the user of the nightly service. */
static void
add_user(struct err *e) {
    const size_t n = strlen(e->what);
    char room[PASSWD_BYTES];
    char number[32];
    struct passwd entry;
    struct passwd *found = NULL;

    (void)snprintf(number, sizeof number, "số %ld", (long)geteuid());
    (void)getpwuid_r(geteuid(), &entry, room, sizeof room, &found);
    (void)snprintf(
        e->what + n, sizeof e->what - n,
        "; chương trình đang chạy bằng người dùng %s: cấp quyền đọc (ghi, với thư mục kết "
        "quả) cho người dùng ấy",
        found != NULL ? entry.pw_name : number);
}

bool
err_os(struct err *e, enum err_kind kind, const char *fmt, ...) {
    const int os = errno;
    va_list ap;
    size_t n;

    va_start(ap, fmt);
    fill(e, kind, fmt, ap);
    va_end(ap);
    e->os = os;
    n = strlen(e->what);
    (void)snprintf(e->what + n, sizeof e->what - n, ": %s", os_text(os));
    if (os == EACCES) {
        add_user(e);
    }
    tidy(e->what, sizeof e->what);
    return false;
}

bool
err_at(struct err *e, const char *fmt, ...) {
    static const char of[] = " của ";
    va_list ap;
    size_t n = strlen(e->where);

    if (n > 0 && n + sizeof of < sizeof e->where) {
        memcpy(e->where + n, of, sizeof of);
        n += sizeof of - 1;
    }
    va_start(ap, fmt);
    (void)vsnprintf(e->where + n, sizeof e->where - n, fmt, ap);
    va_end(ap);
    tidy(e->where, sizeof e->where);
    return false;
}

int
err_exit_status(enum err_kind kind) {
    assert(kind < ERR_KIND_COUNT);
    return exit_status[kind];
}
