/* haru_fonts - the fonts of a document: cut ones, and the whole font for a letter outside.  See haru.h. */

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "measure/truetype_cut.h"
#include "paper/haru.h"
#include "paper/haru_parts.h"
#include "text/utf8.h"

enum { FILE_MOST = 64 << 20, TAG = 7 /* "HPDFAA+" */ };

/* The library writes this map with cid operators, which readers refuse: the same map with
 * bfrange.  A code is its own UTF-16 unit, but a no-break space reads as a space, so that what is
 * searched for with a plain one is found.  No code of the font lies in a row above the last one. */
static void
mend_cmap(HPDF_Font font, unsigned last_row) {
    HPDF_FontAttr attr = font->attr;
    HPDF_Stream s = attr->cmap_stream->stream;
    enum { SURROGATES = 0xd8, SURROGATES_END = 0xe0, BLOCK = 100 };
    const int rows = (int)last_row + 1;
    const int ranges =
        rows - (rows > SURROGATES ? SURROGATES_END - SURROGATES : 0) + 2; /* the first has three */
    struct buf b = {NULL, 0, 0};
    int done = 0;

    buf_text(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                 "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                 "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                 "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (unsigned row = 0; row <= last_row; row++) {
        static const unsigned latin[][3] = {
            {0x00, 0x9f, 0x0000}, {0xa0, 0xa0, 0x0020}, {0xa1, 0xff, 0x00a1}};
        static const unsigned whole[][3] = {{0x00, 0xff, 0x0000}};
        const unsigned(*range)[3] = row == 0 ? latin : whole;

        for (size_t i = 0; i < (row == 0 ? 3 : 1); i++) {
            if (row >= SURROGATES && row < SURROGATES_END) {
                continue;
            }
            if (done % BLOCK == 0) {
                buf_fmt(&b, "%d beginbfrange\n", ranges - done < BLOCK ? ranges - done : BLOCK);
            }
            buf_fmt(&b, "<%02X%02X> <%02X%02X> <%04X>\n", row, range[i][0], row, range[i][1],
                    row << 8 | range[i][2]);
            done++;
            if (done % BLOCK == 0 || done == ranges) {
                buf_text(&b, "endbfrange\n");
            }
        }
    }
    assert(done == ranges);
    buf_text(&b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    HPDF_MemStream_FreeData(s);
    (void)HPDF_Stream_Write(s, (const HPDF_BYTE *)b.p, (HPDF_UINT)b.n);
    buf_free(&b);
}

/* Have the encoder's table lead to the letters of a cut, and to a code behind them that no cut has: the library looks at
 * all codes below the last one that the table leads to. */
static void
list_letters(HPDF_CMapEncoderAttr table) {
    enum { ROW = 256 };

    for (unsigned cp = ' '; cp <= TRUETYPE_CUT_LAST + 1; cp++) {
        if (truetype_cut_has(cp) || cp > TRUETYPE_CUT_LAST) {
            table->unicode_map[cp / ROW][cp % ROW] = (HPDF_UNICODE)cp;
            table->cid_map[cp / ROW][cp % ROW] = (HPDF_UINT16)cp;
        }
    }
}

/* As HPDF_GetFont().  With this encoder the library looks for the glyphs of 65,536 codes in each font of each document, and
 * packs a map of them all, unless the encoder reads its codes by its table: then it goes by that. */
static HPDF_Font
cut_font(const struct haru *h, unsigned face) {
    HPDF_Encoder encoder = HPDF_GetEncoder(h->pdf, HARU_ENCODING);
    HPDF_CMapEncoderAttr table = encoder == NULL ? NULL : encoder->attr;
    HPDF_UINT16 kept[' ']; /* where the encoder keeps the bytes that it is reading */
    HPDF_Encoder_ToUnicode_Func reads;
    HPDF_Font font;

    if (table == NULL) {
        return NULL;
    }
    memcpy(kept, table->cid_map[0], sizeof kept);
    memset(table->cid_map[0], 0, sizeof kept);
    list_letters(table);
    reads = encoder->to_unicode_fn;
    encoder->to_unicode_fn = HPDF_CMapEncoder_ToUnicode;
    font = HPDF_GetFont(h->pdf, h->def[face]->base_font, HARU_ENCODING);
    encoder->to_unicode_fn = reads;
    memcpy(table->cid_map[0], kept, sizeof kept);
    return font;
}

/* "LiberationSerif-Bold,Bold" says it twice; "Times,Bold" does not, beside a "Times". */
static void
plain_name(const struct haru *h, unsigned face) {
    char *name = h->def[face]->base_font;
    const size_t n = strcspn(name, ",");

    for (unsigned i = face - face % FONTS_STYLES; i < face; i++) {
        const struct _HPDF_TTFontDefAttr_Rec *attr = h->def[i] == NULL ? NULL : h->def[i]->attr;

        if (attr != NULL && strlen(attr->base_font) == TAG + n &&
            strncmp(attr->base_font + TAG, name, n) == 0) {
            return;
        }
    }
    name[n] = '\0';
}

/* As HPDF_LoadTTFontFromFile(), from memory.  The documents name a cut and the whole font alike but for their tags; the
 * library finds each by a name of its own. */
static bool
load(struct haru *h, unsigned face, str file) {
    HPDF_Stream s = HPDF_MemStream_New(h->pdf->mmgr, (HPDF_UINT)file.n);
    char tag[] = "HPDFAA";

    if (s == NULL ||
        HPDF_Stream_Write(s, (const HPDF_BYTE *)file.p, (HPDF_UINT)file.n) != HPDF_OK) {
        return false;
    }
    h->def[face] =
        HPDF_TTFontDef_Load(h->pdf->mmgr, s, HPDF_TRUE); /* s is its own now, come what may */
    if (h->def[face] == NULL) {
        return false;
    }
    if (HPDF_List_Add(h->pdf->fontdef_list, h->def[face]) != HPDF_OK) {
        HPDF_FontDef_Free(h->def[face]);
        h->def[face] = NULL;
        return false;
    }
    plain_name(h, face);
    tag[TAG - 2] = (char)('A' + face);
    HPDF_TTFontDef_SetTagName(h->def[face], tag);
    (void)snprintf(h->def[face]->base_font, sizeof h->def[face]->base_font, "face%u", face);
    return true;
}

static bool
load_whole(struct haru *h, unsigned face, struct err *e) {
    struct buf file = {NULL, 0, 0};
    bool ok = fs_slurp(h->typeface->fonts->path[face % FONTS_STYLES], FILE_MOST, &file, e);

    ok = ok && load(h, face, buf_view(&file));
    buf_free(&file);
    return ok;
}

bool
haru_load_fonts(struct haru *h, struct err *e) {
    for (unsigned i = 0; i < FONTS_STYLES; i++) {
        const str cut = h->typeface->cut[i];

        if (cut.n > 0 ? !load(h, i, cut) : !load_whole(h, i, e)) {
            return err_set(e, ERR_CONFIG,
                           "không nạp được phông chữ %s (lỗi 0x%lx); xem lại fonts/fonts.ini",
                           h->typeface->fonts->path[i], (unsigned long)h->error);
        }
    }
    return true;
}

unsigned
haru_face(const struct haru *h, unsigned style, const char *z) {
    const str s = str_from(z);
    size_t at = 0;

    while (h->typeface->cut[style].n > 0 && at < s.n) {
        const int32_t cp = utf8_next(s, &at);

        if (cp >= 0 && !truetype_cut_has((uint32_t)cp)) {
            return FONTS_STYLES + style;
        }
    }
    return style;
}

HPDF_Font
haru_font(struct haru *h, unsigned face) {
    struct err e = {.kind = ERR_NONE};
    bool is_cut;

    if (h->font[face] != NULL || h->error != 0) {
        return h->font[face];
    }
    if (h->def[face] == NULL && !load_whole(h, face, &e)) {
        h->error = h->error == 0 ? HPDF_FILE_OPEN_ERROR : h->error;
        return NULL;
    }
    is_cut = face < FONTS_STYLES && h->typeface->cut[face].n > 0;
    h->font[face] =
        is_cut ? cut_font(h, face) : HPDF_GetFont(h->pdf, h->def[face]->base_font, HARU_ENCODING);
    if (h->font[face] != NULL) {
        mend_cmap(h->font[face], is_cut ? TRUETYPE_CUT_LAST >> 8 : 0xff);
    }
    return h->font[face];
}
