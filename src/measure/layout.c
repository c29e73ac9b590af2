/* layout - a paragraph broken into lines.  See layout.h. */

#include "measure/layout.h"

#include <string.h>

/* Writer and Word compare in twips; half of one keeps sums of doubles from breaking a line. */
#define TOLERANCE_PT 0.025
#define TWIPS_PER_PT 20 /* they know no finer width */

/* What may not be parted further, unless it is wider than a line. */
struct part {
    str text;
    unsigned style;
    double width;
    unsigned spaces;
    double space_width; /* of one space in its style */
    bool may_break;     /* a line may end behind it */
};
struct parts {
    struct part *p;
    size_t n;
};

/* Lines before they are placed: parts [from, from of the next line). */
struct filled {
    struct parts out;
    size_t *from; /* n + 1 entries */
    size_t n;
};

static const str en_dash = {"\xe2\x80\x93", 3};
static const str em_dash = {"\xe2\x80\x94", 3};

static bool
is_letter_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (unsigned char)c >= 0x80;
}

/* Bytes up to and with the first place where a word may be parted, or all of it. */
static size_t
to_dash(str word) {
    if (str_starts(word, em_dash) && word.n > em_dash.n) {
        return em_dash.n;
    }
    for (size_t i = 1; i + 1 < word.n; i++) {
        const str rest = {word.p + i, word.n - i};

        if (word.p[i] == '-' && is_letter_byte(word.p[i - 1])) {
            return i + 1;
        }
        if (str_starts(rest, em_dash)) {
            return i;
        }
        if (str_starts(rest, en_dash) && rest.n > en_dash.n) {
            return i + en_dash.n;
        }
    }
    return word.n;
}

/* At most this many parts come of the runs. */
static size_t
parts_bound(struct doc_runs runs) {
    size_t n = 0;

    for (size_t i = 0; i < runs.n; i++) {
        const str s = runs.run[i].text;

        n++;
        for (size_t j = 0; j < s.n; j++) {
            /* a hyphen parts behind itself, an em dash on both sides */
            n += s.p[j] == ' ' || s.p[j] == '-' ? 1 : s.p[j] == em_dash.p[0] ? 2 : 0;
        }
    }
    return n;
}

static void
add_word(struct parts *out, const struct layout_shape *shape, str word, unsigned style) {
    while (word.n > 0) {
        const size_t n = to_dash(word);
        struct part *p = &out->p[out->n++];

        p->text = (str){word.p, n};
        p->style = style;
        p->width = ruler_width(shape->ruler, p->text, style, shape->size_pt);
        p->space_width = ruler_width(shape->ruler, STR(" "), style, shape->size_pt);
        p->may_break = n < word.n;
        word.p += n;
        word.n -= n;
    }
}

/* Spaces before the first word are dropped. */
static void
add_space(struct parts *out) {
    if (out->n > 0) {
        out->p[out->n - 1].spaces++;
        out->p[out->n - 1].may_break = true;
    }
}

static struct parts
split(struct arena *a, const struct layout_shape *shape, struct doc_runs runs) {
    struct parts out = {arena_array(a, struct part, parts_bound(runs)), 0};

    for (size_t i = 0; i < runs.n; i++) {
        const str s = runs.run[i].text;
        size_t at = 0;

        while (at < s.n) {
            const size_t start = at;

            while (at < s.n && s.p[at] != ' ') {
                at++;
            }
            add_word(&out, shape, (str){s.p + start, at - start}, runs.run[i].style);
            for (; at < s.n && s.p[at] == ' '; at++) {
                add_space(&out);
            }
        }
    }
    return out;
}

static double
gap_width(const struct part *p) {
    return p->space_width * p->spaces;
}

/* The word that starts at parts[at]: how many parts, how wide. */
static size_t
word_at(struct parts in, size_t at, double *width) {
    size_t n = 0;

    *width = 0;
    do {
        *width += in.p[at + n].width;
        n++;
    } while (at + n < in.n && !in.p[at + n - 1].may_break);
    return n;
}

/* Room for the parts of the lines: a word too wide for its line is cut into letters at worst. */
static size_t
filled_bound(struct parts in, double narrowest) {
    size_t bytes = 0;
    bool cut = false;

    for (size_t at = 0; at < in.n;) {
        double w = 0;
        const size_t n = word_at(in, at, &w);

        for (size_t i = 0; i < n; i++) {
            bytes += in.p[at + i].text.n;
        }
        cut = cut || w > narrowest;
        at += n;
    }
    return in.n + (cut ? bytes : 0) + 1;
}

/* Put as much of the word into an empty line as fits, cutting the last part.  Returns how many
 * parts were used up; the cut one is shortened in place. */
static size_t
cut_word(const struct layout_shape *shape, struct part *word, size_t n, double room,
         struct filled *f) {
    double x = 0;

    for (size_t i = 0; i < n; i++) {
        struct part *p = &word[i];
        struct part head = *p;

        if (x + p->width <= room) {
            f->out.p[f->out.n++] = *p;
            x += p->width;
            continue;
        }
        head.text.n = ruler_fit(shape->ruler, p->text, p->style, shape->size_pt, room - x);
        if (i > 0 && ruler_width(shape->ruler, (str){head.text.p, head.text.n}, p->style,
                                 shape->size_pt) > room - x) {
            return i; /* not even one letter: the part goes on the next line */
        }
        if (head.text.n == p->text.n) {
            f->out.p[f->out.n++] = *p; /* one letter wider than the line */
            return i + 1;
        }
        head.spaces = 0;
        head.width = ruler_width(shape->ruler, head.text, p->style, shape->size_pt);
        f->out.p[f->out.n++] = head;
        p->text.p += head.text.n;
        p->text.n -= head.text.n;
        p->width -=
            head.width; /* not measured again: a token of a megabyte must not cost its square */
        return i;
    }
    return n;
}

static struct filled
fill(struct arena *a, const struct layout_shape *shape, struct parts given, double room_pt) {
    const double width = (double)(long)(room_pt * TWIPS_PER_PT + 0.5) / TWIPS_PER_PT;
    const double narrowest = width - shape->first_indent_pt;
    const size_t bound = filled_bound(given, narrowest);
    struct filled f = {
        {arena_array(a, struct part, bound), 0}, arena_array(a, size_t, bound + 1), 0};
    struct parts in = {arena_array(a, struct part, given.n + 1), given.n};
    double x = 0;
    double room = narrowest + TOLERANCE_PT;

    if (given.n > 0) {
        memcpy(in.p, given.p, given.n * sizeof(*in.p));
    }
    for (size_t at = 0; at < in.n;) {
        const bool empty = f.out.n == f.from[f.n];
        double w = 0;
        size_t n = word_at(in, at, &w);

        if (!empty && x + w > room) {
            f.from[++f.n] = f.out.n;
            x = 0;
            room = width + TOLERANCE_PT;
            continue;
        }
        if (empty && w > room) {
            n = cut_word(shape, &in.p[at], n, room, &f);
            at += n;
            if (at < in.n) {
                f.from[++f.n] = f.out.n;
                room = width + TOLERANCE_PT;
            }
            continue;
        }
        memcpy(&f.out.p[f.out.n], &in.p[at], n * sizeof(*in.p));
        f.out.n += n;
        at += n;
        x += w + gap_width(&in.p[at - 1]);
    }
    if (f.out.n > f.from[f.n]) {
        f.from[++f.n] = f.out.n;
    }
    return f;
}

/* The narrowest width that gives the same number of lines. */
static double
balance(struct arena *a, const struct layout_shape *shape, struct parts in) {
    const struct arena_mark m = arena_mark(a);
    double low = 0;
    double high = shape->width_pt;
    const size_t lines = fill(a, shape, in, high).n;

    for (size_t i = 0; i < in.n;) {
        double w = 0;

        i += word_at(in, i, &w);
        low = w > low ? w : low;
    }
    while (lines > 1 && high - low > 1) {
        const double mid = (low + high) / 2;

        if (fill(a, shape, in, mid).n > lines) {
            low = mid;
        } else {
            high = mid;
        }
    }
    arena_rewind(a, m);
    return high;
}

static void
place(const struct layout_shape *shape, struct layout_line *line, bool first, bool last) {
    const double indent = first ? shape->first_indent_pt : 0;
    const double left = shape->width_pt - indent - line->width_pt;
    unsigned gaps = 0;
    double x = indent;
    double extra = 0;

    for (size_t i = 0; i + 1 < line->n; i++) {
        gaps += line->piece[i].spaces > 0;
    }
    switch (shape->align) {
    case LAYOUT_LEFT:
        break;
    case LAYOUT_JUSTIFY:
        extra = last || gaps == 0 || left < 0 ? 0 : left / gaps;
        break;
    case LAYOUT_CENTRE:
        x += left / 2;
        break;
    case LAYOUT_RIGHT:
        x += left;
        break;
    }
    line->x_pt = x;
    line->width_pt += extra * gaps;
    line->extra_pt = extra;
    for (size_t i = 0, passed = 0; i < line->n; i++) {
        line->piece[i].x_pt += x + extra * (double)passed;
        passed += line->piece[i].spaces > 0;
    }
}

static void
take_line(struct layout_line *line, const struct part *p, size_t n, struct layout_piece *to) {
    double x = 0;

    line->piece = to;
    line->n = n;
    line->spaces = n > 0 ? p[n - 1].spaces : 0;
    for (size_t i = 0; i < n; i++) {
        to[i] = (struct layout_piece){p[i].text, p[i].style, x, p[i].width,
                                      i + 1 < n ? p[i].spaces : 0};
        line->width_pt = x + p[i].width;
        x += p[i].width + gap_width(&p[i]);
    }
}

struct layout_text
layout_runs(struct arena *a, const struct layout_shape *shape, struct doc_runs runs) {
    const struct parts in = split(a, shape, runs);
    const double width = shape->balanced ? balance(a, shape, in) : shape->width_pt;
    const struct filled f = fill(a, shape, in, width);
    struct layout_text out = {
        .line = arena_array(a, struct layout_line, f.n + 1), .n = f.n, .size_pt = shape->size_pt};
    struct layout_piece *piece = arena_array(a, struct layout_piece, f.out.n + 1);

    for (size_t i = 0; i < f.n; i++) {
        struct layout_line *line = &out.line[i];

        take_line(line, &f.out.p[f.from[i]], f.from[i + 1] - f.from[i], piece + f.from[i]);
        out.widest_pt = line->width_pt > out.widest_pt ? line->width_pt : out.widest_pt;
        place(shape, line, i == 0, i + 1 == f.n);
    }
    return out;
}

struct layout_text
layout_plain(struct arena *a, const struct layout_shape *shape, str s, unsigned style) {
    const struct doc_run run = {s, style};

    return layout_runs(a, shape, (struct doc_runs){&run, 1});
}

void
layout_extent(struct ruler *r, str s, unsigned style, double size_pt, double *longest_pt,
              double *whole_pt) {
    str rest = s;

    *longest_pt = 0;
    while (rest.n > 0) {
        str word;
        double w = 0;

        rest = str_cut(rest, ' ', &word);
        w = ruler_width(r, word, style, size_pt);
        *longest_pt = w > *longest_pt ? w : *longest_pt;
    }
    *whole_pt = ruler_width(r, s, style, size_pt);
}
