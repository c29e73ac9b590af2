/* init_table - one of the reference lists that come with the program.  See init_table.h. */

#include "demo/init_table.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"

enum { TABLE_MAX_BYTES = 16 << 20, TABLE_MAX_COLS = 32 };

/* One field starting at *p: into *out, *p behind it.  Quoted text is unquoted in place. */
static bool
take_field(char **p, str *out) {
    char *from = *p;
    char *to = from;
    char *at = from;

    if (*at != '"') {
        while (*at != '\0' && *at != ',' &&
               *at != '\n') { /* strcspn, but under ASan it reads all that is left */
            at++;
        }
        *out = (str){from, (size_t)(at - from)};
        *p = at;
        return true;
    }
    for (at++; *at != '\0' && (*at != '"' || at[1] == '"'); at++) {
        at += *at == '"' ? 1 : 0;
        *to++ = *at;
    }
    if (*at != '"') {
        return false;
    }
    *out = (str){from, (size_t)(to - from)};
    *p = at + 1;
    return **p == ',' || **p == '\n';
}

/* One line of fields; returns how many, 0 when it is broken.  *p ends behind the line end. */
static uint32_t
take_line(char **p, str *field) {
    uint32_t n = 0;

    do {
        *p += n > 0 ? 1 : 0;
        if (n == TABLE_MAX_COLS || !take_field(p, &field[n])) {
            return 0;
        }
        n++;
    } while (**p == ',');
    if (**p != '\n') {
        return 0;
    }
    (*p)++;
    return n;
}

bool
init_table_load(struct arena *a, const char *dir, const char *name, struct init_table *out,
                struct err *e) {
    struct buf b = {0};
    const char *path = fs_join(a, dir, name);
    str field[TABLE_MAX_COLS];
    size_t lines = 0;
    char *at;

    if (!fs_slurp(path, TABLE_MAX_BYTES, &b, e)) {
        return false;
    }
    at = str_keep_mut(a, buf_view(&b));
    buf_free(&b);
    for (const char *c = at; *c != '\0'; c++) {
        lines += *c == '\n' ? 1 : 0;
    }
    *out = (struct init_table){.path = path, .cols = take_line(&at, field)};
    if (out->cols == 0) {
        return err_set(e, ERR_CONFIG, "%s: dòng tiêu đề không đúng dạng danh mục đi kèm", path);
    }
    out->head = arena_array(a, str, out->cols);
    memcpy(out->head, field, out->cols * sizeof field[0]);
    out->cell = arena_array(a, str, lines * out->cols);
    while (*at != '\0') {
        if (take_line(&at, field) != out->cols) {
            return err_set(e, ERR_CONFIG, "%s: dòng %zu không có đúng %u ô", path, out->rows + 2,
                           out->cols);
        }
        memcpy(out->cell + out->rows * out->cols, field, out->cols * sizeof field[0]);
        out->rows++;
    }
    return true;
}

bool
init_table_columns(const struct init_table *t, const char *const *names, size_t n, uint32_t *ix,
                   struct err *e) {
    for (size_t i = 0; i < n; i++) {
        ix[i] = 0;
        while (ix[i] < t->cols && !str_eq(t->head[ix[i]], str_from(names[i]))) {
            ix[i]++;
        }
        if (ix[i] == t->cols) {
            return err_set(e, ERR_CONFIG, "%s: thiếu cột %s", t->path, names[i]);
        }
    }
    return true;
}

str
init_table_cell(const struct init_table *t, size_t row, uint32_t col) {
    assert(row < t->rows && col < t->cols);
    return t->cell[row * t->cols + col];
}
