/* remarks - paragraphs that an office adds to a period's report.  See remarks.h. */

#include "run/remarks.h"

#include <string.h>

#include "base/fs.h"
#include "base/map.h"
#include "conf/names.h"
#include "language/prose_remark.h"
#include "measure/letters.h"
#include "text/utf8.h"

enum { REMARK_MAX = 256 * 1024 };

/* The first line, from 1, that is not clean text; 0: all are. */
static unsigned
unclean_line(str text) {
    unsigned line_no = 0;

    while (text.n > 0) {
        str line;

        text = str_cut(text, '\n', &line);
        line_no++;
        if (!utf8_clean(line)) {
            return line_no;
        }
    }
    return 0;
}

/* The first letter that documents cannot print, with its line. */
static bool
strange_letter(str text, const struct letters *have, struct remarks_letter *out) {
    if (have == NULL) {
        return false;
    }
    out->cp = letters_strange(have, text, &out->line);
    return out->cp != 0;
}

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
    if (ok && unclean_line(text) > 0) {
        (void)err_set(e, ERR_DATA,
                      "lời của cơ quan không phải văn bản UTF-8 hoặc có ký tự điều khiển; lưu lại "
                      "tệp ở bảng mã UTF-8");
        ok = err_at(e, "%s:%u", path, unclean_line(text));
    }
    if (ok) {
        *out = utf8_nfc(a, str_keep(a, text));
    }
    buf_free(&b);
    return ok;
}

bool
remarks_load(struct arena *a, const char *dir, const struct letters *have, struct remarks *out,
             struct err *e) {
    struct fs_list files;
    struct fill_remark *v;
    const char **other;
    struct remarks_letter *strange;

    *out = (struct remarks){0};
    if (!fs_is_dir(dir)) {
        return true;
    }
    if (!fs_list(a, dir, &files, e)) {
        return false;
    }
    v = arena_array(a, struct fill_remark, files.n + 1);
    other = arena_array(a, const char *, files.n + 1);
    strange = arena_array(a, struct remarks_letter, files.n + 1);
    out->v = v;
    out->strange = strange;
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
        if (strange_letter(v[out->n].text, have, &strange[out->strange_n])) {
            strange[out->strange_n++].name = files.e[i].name;
        }
        v[out->n].text = prose_remark_tame(a, v[out->n].text);
        out->n++;
    }
    return true;
}

/* Whether a line begins an item of a list: "- ", "* ", "12. ". */
static bool
begins_item(str line) {
    size_t k = 0;

    while (k < line.n && line.p[k] >= '0' && line.p[k] <= '9') {
        k++;
    }
    return k == 0 ? str_starts(line, STR("- ")) || str_starts(line, STR("* "))
                  : k + 1 < line.n && line.p[k] == '.' && line.p[k + 1] == ' ';
}

/* The next paragraph or item of *text with what stands after it, which is taken off; *words is it without the line ends
 * behind. */
static str
next_block(str *text, str *words) {
    const str all = *text;
    size_t end = 0;

    *words = (str){all.p, 0};
    while (text->n > 0) {
        str line;
        const str rest = str_cut(*text, '\n', &line);

        if (words->n > 0 && (end > words->n + 1 ? line.n > 0 : begins_item(line))) {
            break;
        }
        end += line.n + (text->n > line.n);
        words->n = line.n > 0 ? (size_t)(line.p - all.p) + line.n : words->n;
        *text = rest;
    }
    return (str){all.p, end};
}

/* The blocks of a text, each once. */
static void
take_blocks(struct map *m, str text) {
    while (text.n > 0) {
        bool added;
        str words;

        (void)next_block(&text, &words);
        (void)map_put(m, words, &added);
    }
}

static bool
ends_in(const struct buf *b, const char *text) {
    const size_t n = strlen(text);

    return b->n >= n && memcmp(b->p + b->n - n, text, n) == 0;
}

/* The text with those blocks of more that it does not have. */
static str
with_blocks(struct arena *a, str text, str more) {
    struct buf b = {0};
    struct map have;
    str out;

    map_init(&have, a);
    take_blocks(&have, text);
    buf_str(&b, text);
    while (more.n > 0) {
        str words;
        const str block = next_block(&more, &words);

        if (words.n > 0 && map_get(&have, words) == MAP_NONE) {
            while (b.n > 0 &&
                   (!ends_in(&b, "\n") || (!begins_item(words) && !ends_in(&b, "\n\n")))) {
                buf_char(&b, '\n');
            }
            buf_str(&b, block);
        }
    }
    out = str_keep(a, buf_view(&b));
    map_free(&have);
    buf_free(&b);
    return out;
}

static size_t
find_remark(const struct fill_remark *v, size_t n, str name) {
    size_t k = 0;

    while (k < n && !str_eq(v[k].name, name)) {
        k++;
    }
    return k;
}

bool
remarks_carry(struct arena *a, const char *input, struct period p, struct remarks *io,
              struct err *e) {
    struct period quarter[4];
    const size_t quarters = period_quarters(p, quarter);
    struct remarks of[4];
    const size_t own = io->n;
    size_t most = own;
    struct fill_remark *v;

    for (size_t q = 0; q < quarters; q++) {
        char ky[PERIOD_TEXT];

        period_text(ky, quarter[q]);
        if (!remarks_load(a, fs_join(a, fs_join(a, input, ky), NAMES_REMARKS), NULL, &of[q], e)) {
            return false;
        }
        most += of[q].n;
    }
    v = arena_array(a, struct fill_remark, most + 1);
    for (size_t k = 0; k < own; k++) {
        v[k] = io->v[k];
    }
    for (size_t q = 0; q < quarters; q++) {
        for (size_t k = 0; k < of[q].n; k++) {
            const size_t at = find_remark(v, io->n, of[q].v[k].name);

            if (at == io->n) {
                v[io->n++] = of[q].v[k];
            } else if (at >= own) {
                v[at].text = with_blocks(a, v[at].text, of[q].v[k].text);
            }
        }
    }
    io->v = v;
    io->carried = io->n - own;
    return true;
}
