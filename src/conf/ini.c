/* ini - the guarded reader of INI files.  See ini.h. */

#include "conf/ini.h"

#include <assert.h>
#include <errno.h>
#include <iniparser/iniparser.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/heap.h"
#include "base/num.h"
#include "text/utf8.h"

enum {
    FILE_MAX = 1024 * 1024,
    LINE_LIMIT = 1000, /* iniparser reads lines into 1,024 bytes and fails the load beyond them */
    NAME_MAX_BYTES = 200,
};

/* What the guard is doing: one file, read once, in our own way. */
struct guard {
    struct arena *a;
    struct ini *out;
    struct err *e;
    size_t section_cap, entry_cap;
    int line; /* being read, from 1 */
};

bool
ini_refuse(const struct ini *i, int line, struct err *e, const char *fmt, ...) {
    char what[sizeof e->what];
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintf(what, sizeof what, fmt, ap);
    va_end(ap);
    (void)err_set(e, ERR_CONFIG, "%s", what);
    return line > 0 ? err_at(e, "%s:%d", i->path, line) : err_at(e, "%s", i->path);
}

/* Letters, digits, '_', '-' and '.': nothing that iniparser or fnmatch would read otherwise. */
static bool
is_name(str s) {
    for (size_t k = 0; k < s.n; k++) {
        const char c = s.p[k];

        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
              c == '_' || c == '-' || c == '.')) {
            return false;
        }
    }
    return s.n > 0 && s.n <= NAME_MAX_BYTES;
}

static str
lower_ascii(struct arena *a, str s) {
    char *z = str_keep_mut(a, s);

    for (size_t k = 0; k < s.n; k++) {
        z[k] = z[k] >= 'A' && z[k] <= 'Z' ? (char)(z[k] - 'A' + 'a') : z[k];
    }
    return (str){z, s.n};
}

static bool
add_section(struct guard *g, str line) {
    struct ini *i = g->out;
    const struct ini_section *twin;
    str name;
    str tail;

    tail = str_cut((str){line.p + 1, line.n - 1}, ']', &name);
    name = str_trim(name);
    tail = str_trim(tail);
    if (name.n + 2 > line.n || !is_name(name)) {
        return ini_refuse(i, g->line, g->e,
                          "tên mục không hợp lệ, viết dạng [ten_muc] bằng chữ không dấu");
    }
    if (tail.n > 0 && tail.p[0] != ';' && tail.p[0] != '#') {
        return ini_refuse(i, g->line, g->e, "có chữ thừa sau tên mục [" STR_FMT "]", STR_ARG(name));
    }
    name = lower_ascii(g->a, name);
    twin = ini_find(i, name);
    if (twin != NULL) {
        return ini_refuse(i, g->line, g->e,
                          "mục [" STR_FMT
                          "] xuất hiện hai lần (lần đầu ở dòng %d), gộp lại một mục",
                          STR_ARG(name), twin->line);
    }
    i->section = arena_grown(g->a, i->section, i->n, &g->section_cap, sizeof *i->section);
    i->section[i->n++] = (struct ini_section){.name = name, .line = g->line};
    g->entry_cap = 0;
    return true;
}

/* The value must mean the same to a person and to iniparser. */
static bool
check_value(const struct guard *g, str key, str value) {
    const char quote = value.n > 0 ? value.p[0] : '\0';

    if (quote == '"' || quote == '\'') {
        str inner;
        const size_t rest = value.n - 1;
        str tail = str_cut((str){value.p + 1, rest}, quote, &inner);

        if (inner.n == rest) {
            return ini_refuse(g->out, g->line, g->e,
                              "giá trị của \"" STR_FMT "\" mở dấu nháy mà không đóng",
                              STR_ARG(key));
        }
        tail = str_trim(tail);
        if (tail.n > 0 && tail.p[0] != ';' && tail.p[0] != '#') {
            return ini_refuse(g->out, g->line, g->e,
                              "có chữ thừa sau dấu nháy đóng của \"" STR_FMT "\"", STR_ARG(key));
        }
        return true;
    }
    if (memchr(value.p == NULL ? "" : value.p, ';', value.n) != NULL ||
        memchr(value.p == NULL ? "" : value.p, '#', value.n) != NULL) {
        return ini_refuse(g->out, g->line, g->e,
                          "giá trị của \"" STR_FMT "\" có dấu ; hoặc #, đặt cả giá trị trong dấu "
                          "nháy kép",
                          STR_ARG(key));
    }
    return true;
}

static bool
add_entry(struct guard *g, str line) {
    struct ini_section *s;
    const struct ini_entry *twin;
    str key;
    str value = str_trim(str_cut(line, '=', &key));
    const bool has_sign = key.n < line.n;

    key = str_trim(key);
    if (!has_sign) {
        return ini_refuse(g->out, g->line, g->e,
                          "dòng không phải là \"khóa = giá trị\": thiếu dấu =");
    }
    if (!is_name(key)) {
        return ini_refuse(g->out, g->line, g->e,
                          "tên khóa \"" STR_FMT "\" không hợp lệ, dùng chữ không dấu, số, _ - .",
                          STR_ARG(key));
    }
    if (g->out->n == 0) {
        return ini_refuse(g->out, g->line, g->e,
                          "khóa \"" STR_FMT "\" đứng trước mọi [mục], chuyển vào một mục",
                          STR_ARG(key));
    }
    assert(g->out->section != NULL);
    key = lower_ascii(g->a, key);
    s = &g->out->section[g->out->n - 1];
    twin = ini_entry(s, key);
    if (twin != NULL) {
        return ini_refuse(g->out, g->line, g->e,
                          "khóa \"" STR_FMT "\" viết hai lần trong [" STR_FMT
                          "] (lần đầu ở dòng %d), bỏ một dòng",
                          STR_ARG(key), STR_ARG(s->name), twin->line);
    }
    if (!check_value(g, key, value)) {
        return false;
    }
    s->entry = arena_grown(g->a, s->entry, s->n, &g->entry_cap, sizeof *s->entry);
    s->entry[s->n++] = (struct ini_entry){.key = key, .line = g->line};
    return true;
}

static bool
guard_line(struct guard *g, str raw) {
    str line;

    if (raw.n >= LINE_LIMIT) {
        return ini_refuse(g->out, g->line, g->e,
                          "dòng dài %zu byte, tối đa %d; đoạn văn đặt trong tệp .md", raw.n,
                          LINE_LIMIT - 1);
    }
    if (raw.n > 0 && raw.p[raw.n - 1] == '\r') {
        raw.n--;
    }
    if (!utf8_clean(raw)) {
        return ini_refuse(g->out, g->line, g->e,
                          "dòng không phải là UTF-8 hoặc có ký tự điều khiển; lưu lại tệp ở bảng "
                          "mã UTF-8");
    }
    line = str_trim(raw);
    if (line.n == 0 || line.p[0] == '#' || line.p[0] == ';') {
        return true;
    }
    if (line.p[line.n - 1] == '\\') {
        return ini_refuse(g->out, g->line, g->e, "dòng kết thúc bằng dấu \\, viết trọn một dòng");
    }
    return line.p[0] == '[' ? add_section(g, line) : add_entry(g, line);
}

static bool
guard_text(struct guard *g, str text) {
    const char *nul = text.n > 0 ? memchr(text.p, '\0', text.n) : NULL;

    if (nul != NULL) {
        for (const char *q = text.p; q < nul; q++) {
            g->line += *q == '\n';
        }
        return ini_refuse(g->out, g->line + 1, g->e,
                          "tệp có byte NUL; lưu lại ở bảng mã UTF-8 (không phải \"Unicode\")");
    }
    while (text.n > 0) {
        str line;

        text = str_cut(text, '\n', &line);
        g->line++;
        if (!guard_line(g, line)) {
            return false;
        }
    }
    return true;
}

/*
 * In place of iniparser's own, which uses its three arrays whether it got them or not and crashes
 * where there is no memory.  The library calls it through its table of names, in which the
 * program comes first; it frees them with free().
 */
dictionary *
dictionary_new(size_t size) {
    enum { LEAST = 128 };
    const size_t room = size < LEAST ? LEAST : size;
    dictionary *d = heap_new(dictionary);

    d->size = (ssize_t)room;
    d->val = heap_array(char *, room);
    d->key = heap_array(char *, room);
    d->hash = heap_array(unsigned, room);
    return d;
}

/* iniparser complains on standard error by itself; what is wrong was said by the guard. */
__attribute__((format(printf, 1, 2))) static int
be_quiet(const char *fmt, ...) {
    (void)fmt;
    return 0;
}

/* iniparser opens a path: it gets the guarded bytes through a file that has only a number, so a
 * BOM can be dropped and nobody can change the file between the guard and the parser. */
static dictionary *
parse(const struct ini *i, str text, struct err *e) {
    char path[64];
    dictionary *d = NULL;
    const int fd = memfd_create("ini", MFD_CLOEXEC);

    if (fd < 0) {
        (void)err_os(e, ERR_IO, "không tạo được tệp tạm để đọc %s", i->path);
        return NULL;
    }
    if (fs_write_all(fd, text.p, text.n, i->path, e)) {
        (void)snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        iniparser_set_error_callback(be_quiet);
        errno = 0;
        d = iniparser_load(path);
        if (d != NULL && errno == ENOMEM) { /* it left a value out and said nothing */
            iniparser_freedict(d);
            d = NULL;
            errno = ENOMEM;
        }
        if (d == NULL &&
            errno != 0) { /* it could not open or read: nothing is wrong with the text */
            (void)err_os(e, ERR_IO, "không đọc được tệp %s", i->path);
        } else if (d == NULL) {
            (void)ini_refuse(i, 0, e, "không đọc được tệp cấu hình, kiểm tra cú pháp");
        }
    }
    (void)close(fd);
    return d;
}

static bool
take_values(struct arena *a, struct ini *i, const dictionary *d, struct err *e) {
    struct buf name = {0};
    bool ok = true;

    for (size_t s = 0; ok && s < i->n; s++) {
        for (size_t k = 0; ok && k < i->section[s].n; k++) {
            struct ini_entry *v = &i->section[s].entry[k];
            const char *z;

            buf_clear(&name);
            buf_str(&name, i->section[s].name);
            buf_char(&name, ':');
            buf_str(&name, v->key);
            z = iniparser_getstring(d, buf_z(&name), NULL);
            if (z == NULL) {
                ok = ini_refuse(i, v->line, e, "không đọc được giá trị của \"" STR_FMT "\"",
                                STR_ARG(v->key));
            } else {
                v->value = utf8_nfc(a, str_keep(a, str_trim(str_from(z))));
            }
        }
    }
    buf_free(&name);
    return ok;
}

bool
ini_load(struct arena *a, const char *path, struct ini *out, struct err *e) {
    struct guard g = {.a = a, .out = out, .e = e};
    struct buf file = {0};
    dictionary *d = NULL;
    str text;
    bool ok;

    *out = (struct ini){.path = str_keep(a, str_from(path)).p};
    if (!fs_slurp(path, FILE_MAX, &file, e)) {
        buf_free(&file);
        return false;
    }
    text = buf_view(&file);
    out->bytes = str_keep(a, text);
    if (str_starts(text, STR("\xef\xbb\xbf"))) {
        text = (str){text.p + 3, text.n - 3};
    }
    ok = guard_text(&g, text) && (d = parse(out, text, e)) != NULL && take_values(a, out, d, e);
    if (d != NULL) {
        iniparser_freedict(d);
    }
    buf_free(&file);
    return ok;
}

const struct ini_section *
ini_find(const struct ini *i, str section) {
    for (size_t k = 0; k < i->n; k++) {
        if (str_eq(i->section[k].name, section)) {
            return &i->section[k];
        }
    }
    return NULL;
}

const struct ini_entry *
ini_entry(const struct ini_section *s, str key) {
    for (size_t k = 0; s != NULL && k < s->n; k++) {
        if (str_eq(s->entry[k].key, key)) {
            return &s->entry[k];
        }
    }
    return NULL;
}

bool
ini_int(const struct ini *i, const struct ini_entry *v, int64_t min, int64_t max, int64_t *out,
        struct err *e) {
    int64_t n;

    if (!num_parse_int(v->value, &n)) {
        return ini_refuse(i, v->line, e,
                          "\"" STR_FMT "\" phải là số nguyên viết liền, không phải \"" STR_FMT "\"",
                          STR_ARG(v->key), STR_ARG(v->value));
    }
    if (n < min || n > max) {
        return ini_refuse(i, v->line, e,
                          "\"" STR_FMT "\" phải từ %lld đến %lld, không phải " STR_FMT,
                          STR_ARG(v->key), (long long)min, (long long)max, STR_ARG(v->value));
    }
    *out = n;
    return true;
}

bool
ini_word_bool(str word, bool *out) {
    static const struct {
        const char *word;
        bool means;
    } words[] = {{"co", true},     {"có", true},     {"1", true},
                 {"khong", false}, {"không", false}, {"0", false}};

    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
        if (str_eq(word, str_from(words[k].word))) {
            *out = words[k].means;
            return true;
        }
    }
    return false;
}

bool
ini_bool(const struct ini *i, const struct ini_entry *v, bool *out, struct err *e) {
    return ini_word_bool(v->value, out) ||
           ini_refuse(i, v->line, e,
                      "\"" STR_FMT "\" phải là co hoặc khong, không phải \"" STR_FMT "\"",
                      STR_ARG(v->key), STR_ARG(v->value));
}

size_t
ini_split(struct arena *a, str value, str **out) {
    size_t n = 1;
    size_t used = 0;

    for (size_t k = 0; k < value.n; k++) {
        n += value.p[k] == '|';
    }
    *out = arena_array(a, str, n);
    while (value.n > 0) {
        str piece;

        value = str_cut(value, '|', &piece);
        piece = str_trim(piece);
        if (piece.n > 0) {
            (*out)[used++] = piece;
        }
    }
    return used;
}
