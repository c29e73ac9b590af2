/* header - where the header of an extract stands.  See header.h. */

#include "ingest/header.h"

#include <string.h>

#include "text/fold.h"
#include "text/utf8.h"

enum { NAME_SHOWN = 60, SEEN_SHOWN = 24, DIGITS_SHOWN = 4 };

/* The header's text over field f on one level: a merged cell stands at its first field only. */
static str
over(const struct header_line *l, uint32_t f) {
    for (uint32_t i = f + 1; i-- > 0;) {
        if (l->cell[i].n > 0) {
            return l->cell[i];
        }
    }
    return (str){NULL, 0};
}

static str
join(struct arena *a, str x, str y) {
    struct buf b = {0};
    str s;

    buf_str(&b, x);
    if (x.n > 0 && y.n > 0) {
        buf_char(&b, ' ');
    }
    buf_str(&b, y);
    s = buf_moved(a, &b);
    return s;
}

/* What is known of one try: the header is line[0..levels). */
struct attempt {
    struct arena *a;
    const struct schema_names *names;
    const struct header_line *line;
    uint32_t levels;
    unsigned rank[SCHEMA_COLUMNS_MAX]; /* how sure each column's field is; lower is surer */
};

/* What a field is called: by all its levels, by the one that it has, or by the lowest under one that says more: "Họ tên"
 * under "Người đại diện" is no participant's while another field is. */
enum called { BY_ALL, BY_ONE, UNDER_ANOTHER };

static void
claim(struct attempt *t, struct header *h, str text, uint32_t field, enum called by) {
    enum { MATCHES = 2 * (SCHEMA_NO_MATCH + 1) };
    uint32_t column;
    const enum schema_match m = schema_match(t->a, t->names, text, &column);
    const unsigned rank =
        (unsigned)m * 2 + (by == BY_ALL ? 0 : 1) + (by == UNDER_ANOTHER ? MATCHES : 0);

    if (m == SCHEMA_NO_MATCH) {
        return;
    }
    if (h->at[column] == HEADER_ABSENT || rank < t->rank[column]) {
        h->found += h->at[column] == HEADER_ABSENT;
        h->at[column] = field;
        h->twice[column] = HEADER_ABSENT;
        t->rank[column] = rank;
    } else if (rank == t->rank[column] && h->at[column] != field) {
        h->twice[column] = field;
    }
}

/* A text stands over the field that is no column's name by itself. */
static bool
is_under(struct attempt *t, uint32_t level, uint32_t f) {
    for (uint32_t i = level; i-- > 0;) {
        const str up = over(&t->line[i], f);
        uint32_t column;

        if (up.n > 0 && schema_match(t->a, t->names, up, &column) == SCHEMA_NO_MATCH) {
            return true;
        }
    }
    return false;
}

/* Whether a field under a name that stands over several is the whole of them. */
static bool
is_whole(struct arena *a, str text) {
    static const char *const word[] = {"tong", "tongso",   "tongcong",
                                       "cong", "tongtien", "tongsotien"};
    const char *bracket = text.n > 0 ? memchr(text.p, '(', text.n) : NULL;
    const str key = schema_key(
        a, bracket == NULL ? text : (str){text.p, (size_t)(bracket - text.p)}); /* "Tổng (đồng)" */

    for (size_t i = 0; i < sizeof word / sizeof word[0]; i++) {
        if (str_eq(key, str_from(word[i]))) {
            return true;
        }
    }
    return false;
}

/* The names that a field can go by: its lowest text, and that with the texts over it. */
static void
claim_field(struct attempt *t, struct header *h, uint32_t f) {
    uint32_t low = t->levels;
    str text;
    str joined;

    while (low > 0 && t->line[low - 1].cell[f].n == 0) {
        low--;
    }
    if (low == 0) {
        return;
    }
    text = t->line[low - 1].cell[f];
    claim(t, h, text, f, is_under(t, low - 1, f) ? UNDER_ANOTHER : BY_ONE);
    joined = text;
    for (uint32_t i = low - 1; i-- > 0;) {
        const str up = over(&t->line[i], f);

        if (up.n > 0) {
            if (is_whole(t->a, text)) {
                claim(t, h, up, f, BY_ALL);
            }
            claim(t, h, join(t->a, up, text), f, BY_ALL);
            joined = join(t->a, up, joined);
            claim(t, h, joined, f, BY_ALL);
        }
    }
}

static bool
attempt(struct arena *a, const struct schema_names *names, const struct header_line *line,
        uint32_t levels, struct header *h) {
    struct attempt t = {.a = a, .names = names, .line = line, .levels = levels};

    *h = (struct header){.levels = levels,
                         .width = line[0].n,
                         .first_line = line[0].line,
                         .last_line = line[levels - 1].line};
    for (uint32_t i = 0; i < SCHEMA_COLUMNS_MAX; i++) {
        h->at[i] = HEADER_ABSENT;
        h->twice[i] = HEADER_ABSENT;
    }
    for (uint32_t f = 0; f < h->width; f++) {
        claim_field(&t, h, f);
    }
    return h->found > 0;
}

/* A level of a header holds words, not data: no run of four digits. */
static bool
may_be_level(const struct header_line *l, uint32_t width) {
    if (!l->good || l->n != width) {
        return false;
    }
    for (uint32_t i = 0; i < l->n; i++) {
        unsigned run = 0;

        for (size_t k = 0; k < l->cell[i].n; k++) {
            run = l->cell[i].p[k] >= '0' && l->cell[i].p[k] <= '9' ? run + 1 : 0;
            if (run == 4) {
                return false;
            }
        }
    }
    return true;
}

/* --- a name over several fields ------------------------------------------------------ */

static bool
is_column(const struct header *h, uint32_t field) {
    bool is = false;

    for (uint32_t i = 0; i < SCHEMA_COLUMNS_MAX; i++) {
        is |= h->at[i] == field;
    }
    return is;
}

/* A word that may name a part: it begins with a letter. */
static bool
is_part(str s) {
    const unsigned char c = s.n > 0 ? (unsigned char)s.p[0] : '0';

    return c >= 'A' && c != '[' && c != '_' && c != '{';
}

/* The name in field f of the header's last level stands over the fields from f up to the one returned: no other name is there. */
static uint32_t
span_end(const struct header *h, const struct header_line *last, uint32_t f) {
    uint32_t end = f + 1;

    while (end < h->width && last->cell[end].n == 0 && !is_column(h, end)) {
        end++;
    }
    return end;
}

/* What stands under a name: the fields of its parts, and which of them is meant. */
struct parts {
    uint32_t n;
    uint32_t meant; /* HEADER_ABSENT: unclear */
};

static struct parts
find_parts(struct arena *a, const struct schema_names *names, const struct header *h,
           const struct header_line *last, const struct header_line *under, uint32_t column) {
    const uint32_t f = h->at[column];
    const uint32_t end = span_end(h, last, f);
    struct parts p = {.meant = HEADER_ABSENT};
    uint32_t wholes = 0;

    for (uint32_t i = f; i < end; i++) {
        const str text = under->cell[i];
        uint32_t other;

        if (text.n == 0) {
            continue;
        }
        if (!is_part(text)) {
            return (struct parts){.meant = HEADER_ABSENT}; /* a row, a numbering */
        }
        p.n++;
        if (schema_match(a, names, join(a, last->cell[f], text), &other) != SCHEMA_NO_MATCH &&
            other == column) {
            return (struct parts){.n = 1, .meant = i}; /* the profile says so */
        }
        wholes += is_whole(a, text);
        p.meant = is_whole(a, text) ? i : p.meant;
    }
    p.meant = wholes == 1 ? p.meant : HEADER_ABSENT;
    return p;
}

/* The line under the header, where it is one more level of it: nothing in it stands under the table's key. */
static const struct header_line *
level_below(const struct header *h, const struct header_line *line, uint32_t n) {
    const struct header_line *under = line + h->first + h->levels;

    if (h->first + h->levels >= n || h->levels == HEADER_LEVELS || h->at[0] == HEADER_ABSENT ||
        !may_be_level(under, h->width) || under->cell[h->at[0]].n > 0) {
        return NULL;
    }
    return under;
}

/* A column whose name stands over several fields is the whole of them.  Where it is unclear which one that is, the column
 * is there more than once; a text, of which no figure is made, is the first. */
static void
settle_parts(struct arena *a, const struct schema_names *names, const struct header_line *line,
             uint32_t n, struct header *h) {
    const struct header_line *under = level_below(h, line, n);
    const struct header_line *last = line + h->first + h->levels - 1;
    bool settled = false;
    uint32_t columns;
    const struct schema_column *c = schema_columns(names->table, &columns);

    for (uint32_t i = 0; under != NULL && i < columns; i++) {
        const uint32_t f = h->at[i];
        struct parts p;

        if (f == HEADER_ABSENT || last->cell[f].n == 0 || under->cell[f].n == 0 ||
            c[i].type == SCHEMA_TEXT) {
            continue;
        }
        p = find_parts(a, names, h, last, under, i);
        if (p.meant != HEADER_ABSENT) {
            h->at[i] = p.meant;
        } else if (p.n > 1) {
            h->parts[i] = p.n;
        }
        settled |= p.meant != HEADER_ABSENT || p.n > 1;
    }
    if (settled) {
        h->levels++;
        h->last_line = under->line;
    }
}

static void
name_fields(struct arena *a, const struct header_line *line, struct header *h) {
    h->name = arena_array(a, str, h->width == 0 ? 1 : h->width);
    for (uint32_t f = 0; f < h->width; f++) {
        for (uint32_t i = 0; i < h->levels; i++) {
            const str up = i + 1 < h->levels ? over(&line[i], f) : line[i].cell[f];

            h->name[f] = join(a, h->name[f], up);
        }
    }
}

void
header_find(struct arena *a, const struct schema_names *names, const struct header_line *line,
            uint32_t n, uint64_t forced_line, struct header *out) {
    *out = (struct header){.found = 0};
    for (uint32_t first = 0; first < n; first++) {
        if (!line[first].good || line[first].n == 0 ||
            (forced_line > 0 && line[first].line != forced_line)) {
            continue;
        }
        for (uint32_t levels = 1; levels <= HEADER_LEVELS && first + levels <= n; levels++) {
            struct header h;

            if (levels > 1 && !may_be_level(&line[first + levels - 1], line[first].n)) {
                break;
            }
            /* a title line over the header names nothing more: the fewest levels that name as much */
            if (attempt(a, names, line + first, levels, &h) &&
                (h.found > out->found || (h.found == out->found && levels < out->levels))) {
                h.first = first;
                *out = h;
            }
        }
    }
    if (out->found > 0) {
        settle_parts(a, names, line, n, out);
        name_fields(a, line + out->first, out);
    }
}

void
header_show(struct buf *b, str name) {
    const str cut = utf8_cut(name, NAME_SHOWN);
    size_t digits = 0;

    buf_char(b, '"');
    for (size_t i = 0; i < cut.n; i++) {
        digits = cut.p[i] >= '0' && cut.p[i] <= '9' ? digits + 1 : 0;
        buf_char(b, (unsigned char)cut.p[i] < ' ' ? ' ' : digits > DIGITS_SHOWN ? '*' : cut.p[i]);
    }
    buf_text(b, cut.n < name.n ? "…\"" : "\"");
}

/* The field whose text comes nearest to the column's name, of those that are no column yet. */
static void
guess(struct arena *a, const struct header *h, const char *column, struct buf *what) {
    const char **word = arena_array(a, const char *, h->width + 1);
    uint32_t words = 0;
    int near;

    for (uint32_t f = 0; f < h->width; f++) {
        if (!is_column(h, f)) {
            word[words++] = str_keep(a, h->name[f]).p;
        }
    }
    near = fold_nearest(str_from(column), word, words);
    if (near >= 0) {
        buf_text(what, " (có phải cột ");
        header_show(what, str_from(word[near]));
        buf_text(what, "?)");
    }
}

/* Enough of the line are columns that we know: what else stands in it are headers too, and no row of data whose
 * names and dates must not be told. */
static bool
is_sure(const struct header *h) {
    enum { ENOUGH = 3, SHARE = 3 };

    return h->found >= ENOUGH || (h->found > 0 && h->found * SHARE >= h->width);
}

static void
tell_seen(const struct header *h, struct buf *what) {
    buf_fmt(what, "; dòng %llu có các tiêu đề:", (unsigned long long)h->first_line);
    for (uint32_t f = 0; f < h->width && f < SEEN_SHOWN; f++) {
        buf_text(what, f == 0 ? " " : ", ");
        header_show(what, h->name[f]);
    }
    buf_text(what, h->width > SEEN_SHOWN ? ", …" : "");
}

bool
header_serves(struct arena *a, enum schema_table t, const struct header *h, struct buf *what) {
    uint32_t n;
    const struct schema_column *c = schema_columns(t, &n);
    bool serves = true;

    for (uint32_t i = 0; i < n; i++) {
        const bool absent =
            h->found == 0 || (h->at[i] == HEADER_ABSENT && (h->given >> i & 1) == 0);
        const bool twice =
            h->found > 0 && h->at[i] != HEADER_ABSENT && h->twice[i] != HEADER_ABSENT;

        if (h->found > 0 && h->parts[i] > 0) {
            buf_fmt(what,
                    "%stiêu đề của cột %s đứng trên %u cột (từ cột thứ %u), không biết cột nào là "
                    "số cần đọc (không có đúng một cột ghi \"Tổng số\")",
                    serves ? "" : ", ", c[i].name, h->parts[i], h->at[i] + 1);
            serves = false;
        } else if (twice) {
            buf_fmt(what, "%scột %s có hai lần (cột thứ %u và %u)", serves ? "" : ", ", c[i].name,
                    h->at[i] + 1, h->twice[i] + 1);
            serves = false;
        } else if (absent && c[i].required &&
                   (h->found == 0 || h->at[schema_instead(t, i)] == HEADER_ABSENT)) {
            buf_fmt(what, "%sthiếu cột %s", serves ? "" : ", ", c[i].name);
            if (is_sure(h)) {
                guess(a, h, c[i].name, what);
            }
            serves = false;
        }
    }
    if (!serves && is_sure(h)) {
        tell_seen(h, what);
    }
    return serves;
}

void
header_extra(const struct header *h, struct buf *out) {
    for (uint32_t f = 0; f < h->width; f++) {
        if (h->name[f].n > 0 && !is_column(h, f)) {
            buf_text(out, out->n > 0 ? ", " : "");
            header_show(out, h->name[f]);
        }
    }
}
