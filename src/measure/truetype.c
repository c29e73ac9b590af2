/* truetype - how wide each letter of the four font files is.  See truetype.h. */

#include "measure/truetype.h"

#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "measure/truetype_parts.h"

enum {
    FILE_MOST = 64 << 20, /* bytes of a font file */
    HEAD_BYTES = 54,
    HHEA_BYTES = 36,
    CMAP_ENTRY = 8,
    SEGMENTED = 4, /* the format of a table of the letters up to U+FFFF */
    NO_BREAK_HYPHEN =
        0x2011 /* Word writes it; Liberation Serif has no glyph for it: a hyphen's width */
};

/* The parts of one file that widths need. */
struct face {
    str hmtx; /* advance and bearing of each glyph */
    str cmap; /* the segmented table of letters */
    unsigned advances;
    unsigned glyphs;
};

str
truetype_letters(str cmap) {
    const unsigned n = truetype_u16(cmap, 2);

    for (unsigned i = 0; i < n; i++) {
        const size_t at = 4 + (size_t)i * CMAP_ENTRY;
        const unsigned platform = truetype_u16(cmap, at);
        const size_t from = truetype_u32(cmap, at + 4);
        const str found = truetype_part_of(cmap, from, truetype_u16(cmap, from + 2));

        if (truetype_u16(found, 0) == SEGMENTED &&
            ((platform == 3 && truetype_u16(cmap, at + 2) == 1) || platform == 0)) {
            return found;
        }
    }
    return (str){NULL, 0};
}

unsigned
truetype_glyph_of(str cmap, unsigned cp) {
    const size_t twice = truetype_u16(cmap, 6); /* two bytes a segment */
    const size_t ends = 14;
    const size_t starts = ends + twice + 2;
    size_t low = 0;
    size_t high = twice / 2;

    while (low < high) {
        const size_t mid = (low + high) / 2;

        if (truetype_u16(cmap, ends + 2 * mid) < cp) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low < twice / 2 && truetype_u16(cmap, starts + 2 * low) <= cp) {
        const size_t at = starts + 2 * low;
        const unsigned delta = truetype_u16(cmap, at + twice);
        const unsigned offset = truetype_u16(cmap, at + 2 * twice);
        const unsigned glyph =
            offset == 0 ? cp
                        : truetype_u16(cmap, at + 2 * twice + offset +
                                                 2 * (size_t)(cp - truetype_u16(cmap, at)));

        return glyph == 0 ? 0 : (glyph + delta) & 0xffffU;
    }
    return 0;
}

static int
advance(void *font, unsigned style, uint32_t cp) {
    const struct face *face = (const struct face *)font + style;
    const unsigned glyph = truetype_glyph_of(face->cmap, cp == NO_BREAK_HYPHEN ? '-' : cp);
    const size_t at = glyph < face->advances ? glyph : face->advances - 1;

    return glyph == 0 || glyph >= face->glyphs ? -1 : (int)truetype_u16(face->hmtx, 4 * at);
}

static str
kept(struct arena *a, str s) {
    return s.n == 0 ? s : str_keep(a, s);
}

/* Units of the em; 0: the file lacks what is needed. */
static int
read_face(struct arena *a, str file, struct face *out) {
    const str head = truetype_table(file, "head");
    const str hhea = truetype_table(file, "hhea");
    const str hmtx = truetype_table(file, "hmtx");
    const str maxp = truetype_table(file, "maxp");

    if (head.n < HEAD_BYTES || hhea.n < HHEA_BYTES) {
        return 0;
    }
    out->advances = truetype_u16(hhea, 34);
    out->glyphs = truetype_u16(maxp, 4);
    out->hmtx = kept(a, truetype_part_of(hmtx, 0, 4 * (size_t)out->advances));
    out->cmap = kept(a, truetype_letters(truetype_table(file, "cmap")));
    return out->advances == 0 || out->hmtx.n == 0 || out->cmap.n == 0 ? 0
                                                                      : (int)truetype_u16(head, 18);
}

bool
truetype_source(struct arena *a, const struct fonts *fonts, struct ruler_source *out,
                struct err *e) {
    struct face *face = arena_array(a, struct face, FONTS_STYLES);

    *out = (struct ruler_source){.font = face, .advance = advance};
    for (size_t i = 0; i < FONTS_STYLES; i++) {
        struct buf file = {NULL, 0, 0};
        const bool read = fs_slurp(fonts->path[i], FILE_MOST, &file, e);

        out->em[i] = read ? read_face(a, buf_view(&file), &face[i]) : 0;
        buf_free(&file);
        if (!read) {
            return false;
        }
        if (out->em[i] == 0) {
            return err_set(e, ERR_CONFIG,
                           "không đọc được độ rộng chữ trong tệp phông %s; xem lại fonts/fonts.ini",
                           fonts->path[i]);
        }
    }
    return true;
}
