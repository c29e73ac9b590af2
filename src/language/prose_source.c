/* prose_source - the files that a report's words stand in: its own, and the parts that it takes in with
 * {doan <name>}.  See prose.h. */

#include <string.h>

#include "base/fs.h"
#include "conf/names.h"
#include "language/prose_parts.h"
#include "text/utf8.h"

enum { TEXT_MAX = 1024 * 1024, PARTS_DEEP = 3 };

static bool
has_mark(str text) {
    const str mark[2] = {STR(PROSE_MARK), STR(PROSE_MARK_END)};

    for (size_t k = 0; k + mark[0].n <= text.n; k++) {
        if (str_starts((str){text.p + k, text.n - k}, mark[0]) ||
            str_starts((str){text.p + k, text.n - k}, mark[1])) {
            return true;
        }
    }
    return false;
}

/* The file as valid NFC text whose lines end in LF. */
bool
prose_source_read(struct arena *a, const char *path, str *out, struct err *e) {
    struct buf file = {0};
    size_t n = 0;
    str text;
    char *z;

    if (!fs_slurp(path, TEXT_MAX, &file, e)) {
        buf_free(&file);
        return false;
    }
    text = buf_view(&file);
    if (str_starts(text, STR("\xef\xbb\xbf"))) {
        text = (str){text.p + 3, text.n - 3};
    }
    if (!utf8_clean(text) || has_mark(text)) {
        buf_free(&file);
        (void)err_set(e, ERR_CONFIG,
                      "tệp không phải là UTF-8 hoặc có ký tự điều khiển; lưu lại ở UTF-8");
        return err_at(e, "%s:1", path);
    }
    z = str_keep_mut(a, utf8_nfc(a, text));
    text = (str){z, strlen(z)};
    for (size_t k = 0; k < text.n; k++) {
        z[n] = z[k];
        n += z[k] != '\r';
    }
    *out = (str){z, n};
    buf_free(&file);
    return true;
}

/* {doan ket-qua} alone on its line: the name; else empty. */
static str
part_named(str line) {
    const str bare = str_trim(line);
    str name = STR("");

    if (str_starts(bare, STR("{doan ")) && bare.p[bare.n - 1] == '}') {
        name = str_trim((str){bare.p + 6, bare.n - 7});
    }
    return name;
}

static void
add_source(struct arena *a, struct prose *p, struct prose_source s) {
    struct prose_source *grown = arena_array(a, struct prose_source, p->sources + 1);

    if (p->sources > 0) {
        memcpy(grown, p->source, p->sources * sizeof *grown);
    }
    grown[p->sources++] = s;
    p->source = grown;
}

static int
lines_in(str text) {
    int n = 0;

    for (size_t k = 0; k < text.n; k++) {
        n += text.p[k] == '\n';
    }
    return n;
}

struct filling {
    struct arena *a;
    struct prose *p;
    struct buf text; /* the whole, so far */
    struct err *e;
};

/* The text of the part, from its own file. */
static bool
read_part(const struct filling *w, str name, const char **path, str *text) {
    const size_t dir = (size_t)(strrchr(w->p->path, '/') - w->p->path);
    const char *folder = fs_join(w->a, str_keep(w->a, (str){w->p->path, dir}).p, NAMES_PASSAGES);
    struct buf file = {0};

    buf_str(&file, name);
    buf_text(&file, ".md");
    *path = fs_join(w->a, folder, file.p);
    buf_free(&file);
    return fs_exists(*path) ? prose_source_read(w->a, *path, text, w->e)
                            : err_set(w->e, ERR_CONFIG, "không có tệp đoạn văn %s", *path);
}

/* A part may take in others, PARTS_DEEP at most: `depth` says how deep it stands. */
static bool /* NOLINTNEXTLINE(misc-no-recursion) */
fill_lines(struct filling *w, const char *path, str text, int depth) {
    int line = 0;

    add_source(w->a, w->p, (struct prose_source){path, lines_in(buf_view(&w->text)) + 1, 1});
    while (text.n > 0) {
        str one;
        str name;
        str part = {NULL, 0};
        const char *part_path = NULL;

        text = str_cut(text, '\n', &one);
        line++;
        name = part_named(one);
        if (name.n == 0) {
            buf_str(&w->text, one);
            buf_char(&w->text, '\n');
            continue;
        }
        if (depth == PARTS_DEEP) {
            (void)err_set(w->e, ERR_CONFIG,
                          "{doan ...} lồng nhau quá %d lớp; một đoạn không gọi lại chính nó",
                          PARTS_DEEP);
            return err_at(w->e, "%s:%d", path, line);
        }
        if (!read_part(w, name, &part_path, &part)) {
            return err_at(w->e, "%s:%d", path, line);
        }
        if (!fill_lines(w, part_path, part, depth + 1)) {
            return false;
        }
        add_source(w->a, w->p,
                   (struct prose_source){path, lines_in(buf_view(&w->text)) + 1, line + 1});
    }
    return true;
}

bool
prose_source_fill(struct arena *a, struct prose *p, str *text, struct err *e) {
    struct filling w = {.a = a, .p = p, .e = e};
    const bool ok = fill_lines(&w, p->path, *text, 0);

    *text = str_keep(a, buf_view(&w.text));
    buf_free(&w.text);
    return ok;
}

struct prose_spot
prose_where(const struct prose *p, int line) {
    const struct prose_source *s = &p->source[0];

    for (size_t k = 1; k < p->sources && p->source[k].first <= line; k++) {
        s = &p->source[k];
    }
    return (struct prose_spot){s->path, s->from + line - s->first};
}
