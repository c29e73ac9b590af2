/* err - the one error value of the program.  See err.h. */

#include "base/err.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    int status;
    const char *text;
} kinds[] = {
#define ERR_ROW(name, status, text) [ERR_##name] = {status, text},
    ERR_KINDS(ERR_ROW)
#undef ERR_ROW
};

_Static_assert(sizeof kinds / sizeof kinds[0] == ERR_KIND_COUNT, "every error kind has a row");

__attribute__((format(printf, 3, 0))) static void
fill(struct err *e, enum err_kind kind, const char *fmt, va_list ap) {
    assert(e != NULL && kind != ERR_NONE);
    e->kind = kind;
    e->os = 0;
    e->where[0] = '\0';
    (void)vsnprintf(e->what, sizeof e->what, fmt, ap);
}

bool
err_set(struct err *e, enum err_kind kind, const char *fmt, ...) {
    va_list ap;

    va_start(ap, fmt);
    fill(e, kind, fmt, ap);
    va_end(ap);
    return false;
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
    (void)snprintf(e->what + n, sizeof e->what - n, ": %s", strerror(os));
    return false;
}

bool
err_at(struct err *e, const char *fmt, ...) {
    va_list ap;
    size_t n = strlen(e->where);

    if (n > 0 && n + 4 < sizeof e->where) {
        memcpy(e->where + n, " < ", 4);
        n += 3;
    }
    va_start(ap, fmt);
    (void)vsnprintf(e->where + n, sizeof e->where - n, fmt, ap);
    va_end(ap);
    return false;
}

const char *
err_kind_text(enum err_kind kind) {
    assert(kind < ERR_KIND_COUNT);
    return kinds[kind].text;
}

int
err_exit_status(enum err_kind kind) {
    assert(kind < ERR_KIND_COUNT);
    return kinds[kind].status;
}
