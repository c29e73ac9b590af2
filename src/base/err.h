/*
 * err - the one error value of the program.
 *
 * A function that can fail returns bool and takes `struct err *e` last.
 * true: the work is done and *e was not touched.  false: *e tells what went
 * wrong, in the words of the room that saw it first; rooms above only add
 * where (err_at), they never rewrite what.  The words are for the person at
 * the terminal, so they are Vietnamese: what is wrong, then what to do.
 *
 * Two kinds of trouble do not come through here: a bad data row is an entry
 * in the ledger (ingest/ledger.h), and a broken promise between rooms is an
 * assert().
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

/* One line per kind: name, exit status of the process (spec 4.2), heading for a person. */
#define ERR_KINDS(X)                                                                               \
    X(NONE, 0, "không có lỗi")                                                                     \
    X(USAGE, 64, "dòng lệnh không đúng")                                                           \
    X(DATA, 65, "dữ liệu bị từ chối")                                                              \
    X(NOINPUT, 66, "thiếu dữ liệu đầu vào")                                                        \
    X(INTERNAL, 70, "lỗi bên trong chương trình")                                                  \
    X(CANTCREAT, 73, "không tạo được kết quả")                                                     \
    X(IO, 74, "lỗi đọc hoặc ghi")                                                                  \
    X(BUSY, 75, "một lượt chạy khác đang giữ khóa")                                                \
    X(CONFIG, 78, "cấu hình hoặc mẫu biểu không đúng")

enum err_kind {
#define ERR_ENUM(name, status, text) ERR_##name,
    ERR_KINDS(ERR_ENUM)
#undef ERR_ENUM
        ERR_KIND_COUNT
};

struct err {
    enum err_kind kind;
    int os;          /* errno when it was seen, or 0 */
    char what[600];  /* UTF-8, one line, no final full stop */
    char where[400]; /* "dòng 17 < input/2026-Q1/thue.csv", innermost place first */
};

/* Fill *e and return false, so that `return err_set(...)` reads as one step. */
bool err_set(struct err *e, enum err_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* As err_set, with errno kept and its text added to what. */
bool err_os(struct err *e, enum err_kind kind, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Add one outer place to e->where and return false.  what is left alone. */
bool err_at(struct err *e, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

const char *err_kind_text(enum err_kind kind);
int err_exit_status(enum err_kind kind);

#endif /* BASE_ERR_H */
