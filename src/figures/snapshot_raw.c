/* snapshot_raw - the rows of a so-lieu.csv as they stand.  See snapshot_raw.h. */

#include "figures/snapshot_raw.h"

#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/num.h"
#include "figures/snapshot.h"
#include "ingest/cell.h"
#include "text/utf8.h"

enum {
    RAW_FIELDS = 6,
    RAW_BYTES_MAX = 512 * 1024 * 1024, /* the whole country's figures are some 20 MB */
    RAW_SOURCES_MIN = 64,
    RAW_KEY_MAX = 300,
    XA_DIGITS = 5,
    TINH_DIGITS = 2
};
enum { RAW_VALUE = 1, RAW_WITHHELD };
enum { AT_KY, AT_CAP, AT_MA, AT_TEN, AT_CHI_TIEU, AT_GIA_TRI };

struct place {
    const char *path;
    uint64_t line_no;
};

static bool
refuse(const struct place *at, struct err *e, const char *what, str value, const char *todo) {
    (void)err_set(e, ERR_DATA, "%s \"" STR_FMT "\"; %s", what, STR_ARG(value), todo);
    return err_at(e, "%s, dòng %llu", at->path, (unsigned long long)at->line_no);
}

/* One line into its fields, quotes taken off in place.  false: not six fields, or a quote that is not
 * closed on its own line. */
static bool
split(char *p, size_t n, str field[RAW_FIELDS]) {
    size_t at = 0;

    for (size_t f = 0; f < RAW_FIELDS; f++) {
        const bool quoted = at < n && p[at] == '"';
        size_t to = at;

        field[f].p = p + to;
        if (quoted) {
            for (at++; at < n && (p[at] != '"' || (at + 1 < n && p[at + 1] == '"')); at++) {
                at += p[at] == '"';
                p[to++] = p[at];
            }
            if (at++ >= n) {
                return false;
            }
        } else {
            for (; at < n && p[at] != ','; at++) {
                to++;
            }
        }
        field[f].n = (size_t)(p + to - field[f].p);
        if (f + 1 < RAW_FIELDS && (at >= n || p[at++] != ',')) {
            return false;
        }
    }
    return at == n;
}

static void
grow(struct snapshot_raw *r) {
    const uint32_t ni = r->indicators->n;
    const uint32_t cap = r->cap == 0 ? RAW_SOURCES_MIN : r->cap * 2;
    struct snapshot_source *source = arena_array(r->a, struct snapshot_source, cap);
    int64_t *v = arena_array(r->a, int64_t, (size_t)cap * ni);
    unsigned char *seen = arena_array(r->a, unsigned char, (size_t)cap *ni);

    if (r->n > 0) {
        memcpy(source, r->source, r->n * sizeof *source);
        memcpy(v, r->v, (size_t)r->n * ni * sizeof *v);
        memcpy(seen, r->seen, (size_t)r->n * ni);
    }
    r->source = source;
    r->v = v;
    r->seen = seen;
    r->cap = cap;
}

/* "xa,19774" */
static bool
key_of(enum member_level l, str code, char key[RAW_KEY_MAX], size_t *n) {
    const char *id = member_level_id(l);
    const size_t head = strlen(id);

    if (head + 1 + code.n > RAW_KEY_MAX) {
        return false;
    }
    memcpy(key, id, head);
    key[head] = ',';
    if (code.n > 0) {
        memcpy(key + head + 1, code.p, code.n);
    }
    *n = head + 1 + code.n;
    return true;
}

uint32_t
snapshot_raw_find(const struct snapshot_raw *r, enum member_level l, str code) {
    char key[RAW_KEY_MAX];
    size_t n;
    uint32_t ix;

    if (!key_of(l, code, key, &n)) {
        return MEMBER_NONE;
    }
    ix = map_get(&r->by_key, (str){key, n});
    return ix == MAP_NONE ? MEMBER_NONE : ix;
}

/* A file typed in Excel has lost the zeros in front of its codes. */
static str
whole_code(enum member_level l, str code, char room[XA_DIGITS]) {
    const size_t width = l == MEMBER_XA ? XA_DIGITS : l == MEMBER_TINH ? TINH_DIGITS : 0;

    return code.n < width && cell_digits(code) ? cell_widen(code, width, room) : code;
}

static bool
source_of(struct snapshot_raw *r, enum member_level l, const str *f, uint64_t line, uint32_t *ix) {
    char key[RAW_KEY_MAX];
    char room[XA_DIGITS];
    const str code = whole_code(l, f[AT_MA], room);
    bool added = false;
    size_t n;

    if (!key_of(l, code, key, &n)) {
        return false;
    }
    *ix = map_put(&r->by_key, (str){key, n}, &added);
    if (added) {
        if (r->n == r->cap) {
            grow(r);
        }
        r->source[r->n++] = (struct snapshot_source){.level = l,
                                                     .code = str_keep(r->a, code),
                                                     .name = str_keep(r->a, f[AT_TEN]),
                                                     .line = line};
    }
    r->source[*ix].rows++;
    return true;
}

static bool
number(const struct indicator *i, str s, int64_t *v) {
    return (i->kind == INDICATOR_RATIO ? num_parse_hundredths(s, v) : num_parse_int(s, v)) &&
           *v >= 0;
}

static bool
take_row(struct snapshot_raw *r, struct period p, const str *f, const struct place *at,
         struct err *e) {
    struct period ky;
    struct err other = {0};
    enum member_level l;
    uint32_t ind;
    uint32_t ix;
    int64_t v;
    bool withheld;
    size_t cell;

    if (!period_parse(f[AT_KY], &ky, &other) || !period_equal(ky, p)) {
        return refuse(at, e, "kỳ khác với kỳ của tệp:", f[AT_KY],
                      "mỗi tệp số liệu chỉ chứa một kỳ");
    }
    if (!member_level_from_id(f[AT_CAP], &l)) {
        return refuse(at, e, "cấp không hợp lệ:", f[AT_CAP],
                      "dùng tinh, xa, co_quan, nhom hoặc loai_hinh");
    }
    r->rows++;
    ind = indicator_find(r->indicators, f[AT_CHI_TIEU]);
    if (ind == INDICATOR_NONE) {
        r->unknown_rows++;
        return true;
    }
    withheld = str_eq(f[AT_GIA_TRI], STR(SNAPSHOT_WITHHELD));
    v = 0;
    if (!withheld && !number(&r->indicators->v[ind], f[AT_GIA_TRI], &v)) {
        return refuse(at, e, "giá trị không hợp lệ:", f[AT_GIA_TRI],
                      r->indicators->v[ind].kind == INDICATOR_RATIO
                          ? "ghi tỷ lệ phần trăm với dấu chấm và nhiều nhất hai số lẻ, ví dụ 20.15"
                          : "ghi số nguyên không âm, không có dấu phân cách, ví dụ 188826");
    }
    if (!source_of(r, l, f, at->line_no, &ix)) {
        return refuse(at, e, "mã quá dài:", f[AT_MA], "kiểm tra lại cột ma");
    }
    cell = (size_t)ix * r->indicators->n + ind;
    if (r->seen[cell] != 0) {
        return refuse(at, e, "dòng lặp lại của mã và chỉ tiêu", f[AT_MA],
                      "giữ một dòng cho mỗi cap, ma, chi_tieu");
    }
    r->seen[cell] = withheld ? RAW_WITHHELD : RAW_VALUE;
    r->v[cell] = v;
    return true;
}

/* All lines of the text; p ends in a line break. */
static bool
take_lines(struct snapshot_raw *r, struct period p, struct buf *b, struct place *at,
           struct err *e) {
    size_t from = 0;

    while (from < b->n) {
        char *line = b->p + from;
        const char *end = memchr(line, '\n', b->n - from);
        const size_t n = (size_t)(end - line);
        const size_t text = n > 0 && line[n - 1] == '\r' ? n - 1 : n;
        str f[RAW_FIELDS];

        at->line_no++;
        from += n + 1;
        if (at->line_no == 1) {
            if (!str_eq((str){line, text}, STR(SNAPSHOT_HEADER))) {
                return refuse(at, e, "dòng đầu phải là \"" SNAPSHOT_HEADER "\", không phải",
                              (str){line, text > 80 ? 80 : text}, "sửa dòng đầu của tệp");
            }
            continue;
        }
        if (text == 0) {
            continue;
        }
        if (!split(line, text, f)) {
            return refuse(at, e, "dòng không có đúng 6 ô:", (str){line, text > 80 ? 80 : text},
                          "kiểm tra dấu phẩy và dấu nháy");
        }
        if (!take_row(r, p, f, at, e)) {
            return false;
        }
    }
    return true;
}

bool
snapshot_raw_text(struct arena *a, const struct snapshot_job *j, struct buf *text,
                  struct snapshot_raw *out, struct err *e) {
    struct place at = {j->path, 0};
    bool ok;

    *out = (struct snapshot_raw){.a = a, .indicators = j->indicators};
    map_init(&out->by_key, a);
    if (str_starts(buf_view(text), STR("\xef\xbb\xbf"))) {
        memmove(text->p, text->p + 3, text->n - 3);
        text->n -= 3;
    }
    if (!utf8_clean(buf_view(text))) {
        ok = err_set(e, ERR_DATA, "%s không phải văn bản UTF-8; hãy lưu lại tệp ở bảng mã UTF-8",
                     j->path);
    } else if (text->n == 0 || text->p[text->n - 1] != '\n') {
        /* A number cut short is still a number: the end of the last line is the only witness. */
        ok = err_set(e, ERR_DATA,
                     "%s không kết thúc bằng xuống dòng nên có thể đã bị cắt; hãy kiểm tra dòng "
                     "cuối rồi thêm một lần xuống dòng",
                     j->path);
    } else {
        ok = take_lines(out, j->period, text, &at, e);
    }
    if (!ok) {
        snapshot_raw_free(out);
    }
    return ok;
}

bool
snapshot_raw_read(struct arena *a, const struct snapshot_job *j, struct snapshot_raw *out,
                  struct err *e) {
    struct buf b = {0};
    const bool ok = fs_slurp(j->path, RAW_BYTES_MAX, &b, e) && snapshot_raw_text(a, j, &b, out, e);

    buf_free(&b);
    return ok;
}

void
snapshot_raw_free(struct snapshot_raw *r) {
    map_free(&r->by_key);
}

bool
snapshot_raw_get(const struct snapshot_raw *r, uint32_t source, uint32_t ind, int64_t *v) {
    const size_t cell = (size_t)source * r->indicators->n + ind;

    if (r->seen[cell] != RAW_VALUE) {
        return false;
    }
    *v = r->v[cell];
    return true;
}

bool
snapshot_raw_withheld(const struct snapshot_raw *r, uint32_t source, uint32_t ind) {
    return r->seen[(size_t)source * r->indicators->n + ind] == RAW_WITHHELD;
}
