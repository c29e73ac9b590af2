/* truetype_cut - a font file with the letters of this country's documents only.  See truetype_cut.h. */

#include "measure/truetype_cut.h"

#include "base/buf.h"
#include "measure/truetype_parts.h"

enum {
    GLYPHS = 0x10000,
    TABLES = 13,
    HEAD = 54,
    HHEA = 36,
    MAXP = 32,
    POST = 32,
    OS2_LEAST = 72, /* up to the heights of lines */
    NAME_RECORD = 12,
    NAMES_MOST = 64,
    NO_CUTTING = 0x100, /* of the rights to embed: the whole font or none */
    GLYPH_HEAD = 10,    /* contours, box */
    COMPOSED = 0x8000,  /* in the place of the number of contours */
    /* of a part of a composed glyph */
    WIDE_PLACE = 1,
    SCALED = 8,
    MORE_PARTS = 0x20,
    SCALED_APART = 0x40,
    TURNED = 0x80,
    HINTED = 0x100
};

/* Latin with the first extension and Ơ, Ư; an apostrophe; Vietnamese; punctuation; đồng and euro; № and ™; arrows; signs of
 * comparing; boxes and bullets.  In order; few and long, because the library walks them from the first for each of 65,536 code
 * points of each font of each document. */
static const struct range {
    unsigned first, last;
} range[] = {{0x20, 0x1b0},    {0x2bc, 0x2bc},   {0x1ea0, 0x1ef9},
             {0x2010, 0x203a}, {0x20ab, 0x20ac}, {0x2116, 0x2122},
             {0x2190, 0x2193}, {0x2212, 0x2265}, {0x25a0, TRUETYPE_CUT_LAST},
             {0xffff, 0xffff} /* ends the table */};
enum { RANGES = sizeof range / sizeof range[0] };

struct cut {
    str loca, glyf;
    bool wide; /* loca has four bytes for each glyph, not two */
    unsigned glyphs;
    uint16_t *was; /* by new number: the glyph's number in the file */
    uint16_t *now; /* by number in the file: the new one, 0: not taken (or 0 itself) */
    unsigned n;
    struct buf placed, drawn; /* the new loca and glyf */
    bool bad;                 /* the file is not as it should be */
};

bool
truetype_cut_has(uint32_t cp) {
    for (size_t i = 0; i + 1 < RANGES; i++) {
        if (cp <= range[i].last) {
            return cp >= range[i].first;
        }
    }
    return false;
}

static void
put16(struct buf *b, unsigned v) {
    buf_char(b, (char)(v >> 8 & 0xffU));
    buf_char(b, (char)(v & 0xffU));
}

static void
put32(struct buf *b, size_t v) {
    put16(b, (unsigned)(v >> 16 & 0xffffU));
    put16(b, (unsigned)(v & 0xffffU));
}

static void
pad(struct buf *b) {
    while (b->n % 4 != 0) {
        buf_char(b, 0);
    }
}

/* The new number of a glyph of the file. */
static unsigned
take(struct cut *c, unsigned glyph) {
    if (glyph >= c->glyphs) {
        c->bad = true;
        return 0;
    }
    if (glyph != 0 && c->now[glyph] == 0) {
        c->was[c->n] = (uint16_t)glyph;
        c->now[glyph] = (uint16_t)c->n++;
    }
    return c->now[glyph];
}

/* Outlines: all but the instructions behind the ends of the contours. */
static void
put_outlines(struct cut *c, str glyph) {
    const size_t ends = GLYPH_HEAD + 2 * (size_t)truetype_u16(glyph, 0);
    const size_t hints = truetype_u16(glyph, ends);

    if (ends + 2 + hints > glyph.n) {
        c->bad = true;
        return;
    }
    buf_add(&c->drawn, glyph.p, ends);
    put16(&c->drawn, 0);
    buf_add(&c->drawn, glyph.p + ends + 2 + hints, glyph.n - ends - 2 - hints);
}

/* Parts, by their new numbers. */
static void
put_parts(struct cut *c, str glyph) {
    size_t at = GLYPH_HEAD;
    unsigned flags;

    buf_add(&c->drawn, glyph.p, GLYPH_HEAD);
    do {
        size_t n;

        flags = truetype_u16(glyph, at);
        n = (flags & WIDE_PLACE) != 0 ? 4 : 2;
        n += (flags & SCALED) != 0         ? 2U
             : (flags & SCALED_APART) != 0 ? 4U
             : (flags & TURNED) != 0       ? 8U
                                           : 0U;
        if (at + 4 + n > glyph.n) {
            c->bad = true;
            return;
        }
        put16(&c->drawn, flags & ~(unsigned)HINTED);
        put16(&c->drawn, take(c, truetype_u16(glyph, at + 2)));
        buf_add(&c->drawn, glyph.p + at + 4, n);
        at += 4 + n;
    } while ((flags & MORE_PARTS) != 0);
}

static size_t
place(const struct cut *c, unsigned glyph) {
    return c->wide ? truetype_u32(c->loca, 4 * (size_t)glyph)
                   : 2 * (size_t)truetype_u16(c->loca, 2 * (size_t)glyph);
}

/* All that was taken, and their parts, which are taken meanwhile. */
static void
put_glyphs(struct cut *c) {
    for (unsigned i = 0; i < c->n && !c->bad; i++) {
        const size_t from = place(c, c->was[i]);
        const size_t to = place(c, c->was[i] + 1U);
        const str glyph = truetype_part_of(c->glyf, from, to - from);

        put32(&c->placed, c->drawn.n);
        if (from == to) {
            continue; /* nothing to draw */
        }
        if (glyph.n < GLYPH_HEAD) {
            c->bad = true;
        } else if (truetype_u16(glyph, 0) < COMPOSED) {
            put_outlines(c, glyph);
        } else {
            put_parts(c, glyph);
        }
        pad(&c->drawn);
    }
    put32(&c->placed, c->drawn.n);
}

/* A table of letters in one format, for Windows: each range a segment with a number for each letter. */
static void
put_letters(struct cut *c, struct buf *b, str letters) {
    struct buf numbers = {NULL, 0, 0};
    size_t before[RANGES];

    for (size_t i = 0; i < RANGES; i++) {
        before[i] = numbers.n;
        for (unsigned cp = range[i].first; i + 1 < RANGES && cp <= range[i].last; cp++) {
            const unsigned glyph = truetype_glyph_of(letters, cp);

            put16(&numbers, glyph < c->glyphs ? take(c, glyph) : 0);
        }
    }
    put16(b, 0);
    put16(b, 1);
    put16(b, 3);
    put16(b, 1);
    put32(b, 12);
    put16(b, 4);
    put16(b, (unsigned)(16 + 8 * RANGES + numbers.n));
    put16(b, 0);
    put16(b, 2 * RANGES);
    put16(b, 16); /* the power of two below, its logarithm, the rest: of 10 segments */
    put16(b, 3);
    put16(b, 2 * RANGES - 16);
    for (size_t i = 0; i < RANGES; i++) {
        put16(b, range[i].last);
    }
    put16(b, 0);
    for (size_t i = 0; i < RANGES; i++) {
        put16(b, range[i].first);
    }
    for (size_t i = 0; i < RANGES; i++) {
        put16(b, i + 1 < RANGES ? 0 : 1);
    }
    for (size_t i = 0; i < RANGES; i++) { /* from here to the range's first number */
        put16(b, i + 1 < RANGES ? (unsigned)(2 * (RANGES - i) + before[i]) : 0);
    }
    buf_str(b, buf_view(&numbers));
    buf_free(&numbers);
}
_Static_assert(RANGES == 10, "the numbers of a search stand above");

/* The names of the font, of its family and style, and whose it is. */
static void
put_names(struct buf *b, str name) {
    const unsigned n = truetype_u16(name, 2);
    const size_t words = truetype_u16(name, 4);
    struct buf text = {NULL, 0, 0};
    struct buf records = {NULL, 0, 0};

    for (unsigned i = 0; i < n && records.n < (size_t)NAMES_MOST * NAME_RECORD; i++) {
        const str r = truetype_part_of(name, 6 + (size_t)i * NAME_RECORD, NAME_RECORD);
        const unsigned platform = truetype_u16(r, 0);
        const unsigned id = truetype_u16(r, 6);
        const str word = truetype_part_of(name, words + truetype_u16(r, 10), truetype_u16(r, 8));

        if (word.n > 0 && (platform == 1 || platform == 3) &&
            (id == 0 || id == 1 || id == 2 || id == 4 || id == 6)) {
            buf_add(&records, r.p, 8);
            put16(&records, (unsigned)word.n);
            put16(&records, (unsigned)text.n);
            buf_str(&text, word);
        }
    }
    put16(b, 0);
    put16(b, (unsigned)(records.n / NAME_RECORD));
    put16(b, (unsigned)(6 + records.n));
    buf_str(b, buf_view(&records));
    buf_str(b, buf_view(&text));
    buf_free(&records);
    buf_free(&text);
}

static void
put_widths(const struct cut *c, struct buf *b, str hmtx, unsigned advances) {
    for (unsigned i = 0; i < c->n; i++) {
        const size_t was = c->was[i];

        if (was < advances) {
            put32(b, truetype_u32(hmtx, 4 * was));
        } else {
            put16(b, truetype_u16(hmtx, 4 * (size_t)advances - 4));
            put16(b, truetype_u16(hmtx, 4 * (size_t)advances + 2 * (was - advances)));
        }
    }
}

/* A table that is copied but for two bytes. */
static void
put_changed(struct buf *b, str table, size_t at, unsigned v) {
    buf_add(b, table.p, at);
    put16(b, v);
    buf_add(b, table.p + at + 2, table.n - at - 2);
}

struct tables {
    str os2, head, hhea, hmtx, maxp, name, post, letters;
};

static void
put_table(const struct cut *c, const struct tables *t, const struct buf *cmap, size_t i,
          struct buf *b) {
    /* What a font without hints has: every shape is filled, at every size. */
    static const char control[] = {(char)0xb8, 1, (char)0xff, (char)0x85,
                                   (char)0xb0, 4, (char)0x8d};
    static const char nothing[] = {(char)0xb0, 0, 0x21}; /* put 0, take it */

    switch (i) {
    case 0:
        buf_str(b, t->os2);
        break;
    case 1:
        buf_str(b, buf_view(cmap));
        break;
    case 2:
        put16(b, 0);
        break;
    case 3:
        buf_add(b, nothing, sizeof nothing);
        break;
    case 4:
        buf_str(b, buf_view(&c->drawn));
        break;
    case 5:
        put_changed(b, (str){t->head.p, HEAD}, 50, 1);
        break;
    case 6:
        put_changed(b, (str){t->hhea.p, HHEA}, 34, c->n);
        break;
    case 7:
        put_widths(c, b, t->hmtx, truetype_u16(t->hhea, 34));
        break;
    case 8:
        buf_str(b, buf_view(&c->placed));
        break;
    case 9:
        put_changed(b, (str){t->maxp.p, MAXP}, 4, c->n);
        break;
    case 10:
        put_names(b, t->name);
        break;
    case 11:
        put32(b, 0x30000); /* no names of glyphs */
        buf_add(b, t->post.p + 4, POST - 4);
        break;
    default:
        buf_add(b, control, sizeof control);
        break;
    }
}

/* The file of the tables, in the order of their names.  Sums are left at 0: the library works them out. */
static void
put_file(const struct cut *c, const struct tables *t, const struct buf *cmap, struct buf *out) {
    static const char tag[TABLES][5] = {"OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea",
                                        "hmtx", "loca", "maxp", "name", "post", "prep"};
    struct buf body = {NULL, 0, 0};

    put32(out, 0x10000);
    put16(out, TABLES);
    put16(out, 8 * TRUETYPE_ENTRY); /* the power of two below, its logarithm, the rest */
    put16(out, 3);
    put16(out, (TABLES - 8) * TRUETYPE_ENTRY);
    for (size_t i = 0; i < TABLES; i++) {
        const size_t from = body.n;

        put_table(c, t, cmap, i, &body);
        buf_add(out, tag[i], 4);
        put32(out, 0);
        put32(out, 12 + TABLES * TRUETYPE_ENTRY + from);
        put32(out, body.n - from);
        pad(&body);
    }
    buf_str(out, buf_view(&body));
    buf_free(&body);
}

static bool
has_tables(const struct tables *t) {
    return t->os2.n >= OS2_LEAST && (truetype_u16(t->os2, 8) & NO_CUTTING) == 0 &&
           t->head.n >= HEAD && t->hhea.n >= HHEA && truetype_u16(t->hhea, 34) > 0 &&
           t->maxp.n >= MAXP && t->name.n > 0 && t->post.n >= POST && t->letters.n > 0;
}

str
truetype_cut(struct arena *a, str file) {
    const struct tables t = {.os2 = truetype_table(file, "OS/2"),
                             .head = truetype_table(file, "head"),
                             .hhea = truetype_table(file, "hhea"),
                             .hmtx = truetype_table(file, "hmtx"),
                             .maxp = truetype_table(file, "maxp"),
                             .name = truetype_table(file, "name"),
                             .post = truetype_table(file, "post"),
                             .letters = truetype_letters(truetype_table(file, "cmap"))};
    struct cut c = {.loca = truetype_table(file, "loca"),
                    .glyf = truetype_table(file, "glyf"),
                    .wide = truetype_u16(t.head, 50) != 0,
                    .glyphs = truetype_u16(t.maxp, 4),
                    .n = 1};
    struct arena scratch = ARENA_EMPTY;
    struct buf cmap = {NULL, 0, 0};
    struct buf out = {NULL, 0, 0};
    str kept = {NULL, 0};

    if (has_tables(&t) && c.glyphs > 0) {
        c.was = arena_array(&scratch, uint16_t, GLYPHS);
        c.now = arena_array(&scratch, uint16_t, GLYPHS);
        put_letters(&c, &cmap, t.letters);
        put_glyphs(&c);
        if (!c.bad) {
            put_file(&c, &t, &cmap, &out);
            kept = str_keep(a, buf_view(&out));
        }
    }
    buf_free(&cmap);
    buf_free(&out);
    buf_free(&c.placed);
    buf_free(&c.drawn);
    arena_free(&scratch);
    return kept;
}
