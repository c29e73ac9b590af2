/* haru_archive - what makes a document one to keep: ISO 19005-3 (PDF/A-3), level B.  See haru.h. */

#include <string.h>

#include "archive/srgb.h"
#include "archive/xmp.h"
#include "base/digest.h"
#include "base/fs.h"
#include "paper/haru.h"
#include "paper/haru_parts.h"

enum {
    FILE_MOST = 1 << 30,
    ID_DIGITS = 32,
    TAIL = 512,               /* the trailer's dictionary stands within the last bytes */
    LOCKED_IN_PRINT = 4 + 128 /* of an annotation: printed; a reader may not move it */
};

static HPDF_Dict
dict(struct haru *h) {
    return HPDF_Dict_New(h->pdf->mmgr);
}

static HPDF_Array
array(struct haru *h) {
    return HPDF_Array_New(h->pdf->mmgr);
}

static HPDF_Dict
indirect(struct haru *h) {
    HPDF_Dict d = dict(h);

    (void)HPDF_Xref_Add(h->pdf->xref, d);
    return d;
}

/* s as a text string; what is not of ASCII alone is written as UTF-16. */
static void
add_text(struct haru *h, HPDF_Dict d, const char *key, const char *s) {
    (void)HPDF_Dict_Add(d, key,
                        HPDF_String_New(h->pdf->mmgr, s, HPDF_GetEncoder(h->pdf, HARU_ENCODING)));
}

static void
add_ascii(struct haru *h, HPDF_Dict d, const char *key, const char *s) {
    (void)HPDF_Dict_Add(d, key, HPDF_String_New(h->pdf->mmgr, s, NULL));
}

/* A stream object of the bytes, packed where that is worth it. */
static HPDF_Dict
stream(struct haru *h, str bytes, bool pack) {
    HPDF_Dict d = HPDF_DictStream_New(h->pdf->mmgr, h->pdf->xref);

    if (d != NULL) {
        d->filter = pack ? HPDF_STREAM_FILTER_FLATE_DECODE : HPDF_STREAM_FILTER_NONE;
        (void)HPDF_Stream_Write(d->stream, (const HPDF_BYTE *)bytes.p, (HPDF_UINT)bytes.n);
    }
    return d;
}

static str
info(struct haru *h, HPDF_InfoType type) {
    const char *s = HPDF_GetInfoAttr(h->pdf, type);

    return s == NULL ? (str){NULL, 0} : str_from(s);
}

/* 6.6: the packet says what the information says. */
static void
add_metadata(struct haru *h, const struct doc *d) {
    const struct xmp x = {.title = info(h, HPDF_INFO_TITLE),
                          .author = info(h, HPDF_INFO_AUTHOR),
                          .subject = info(h, HPDF_INFO_SUBJECT),
                          .keywords = info(h, HPDF_INFO_KEYWORDS),
                          .creator = info(h, HPDF_INFO_CREATOR),
                          .producer = info(h, HPDF_INFO_PRODUCER),
                          .language = d->language,
                          .day = d->day == 0 ? PERIOD_NO_DATE : d->day};
    struct buf b = {NULL, 0, 0};
    HPDF_Dict packet;

    xmp_write(&b, &x);
    packet = stream(h, buf_view(&b), false); /* found by programs that know no PDF */
    (void)HPDF_Dict_AddName(packet, "Type", "Metadata");
    (void)HPDF_Dict_AddName(packet, "Subtype", "XML");
    (void)HPDF_Dict_Add(h->pdf->catalog, "Metadata", packet);
    buf_free(&b);
}

/* 6.2.3: what the document's colours mean. */
static void
add_colours(struct haru *h) {
    HPDF_Dict intent = indirect(h);
    HPDF_Array intents = array(h);
    struct buf b = {NULL, 0, 0};
    HPDF_Dict profile;

    srgb_profile(&b);
    profile = stream(h, buf_view(&b), true);
    (void)HPDF_Dict_AddNumber(profile, "N", 3);
    (void)HPDF_Dict_AddName(intent, "Type", "OutputIntent");
    (void)HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
    add_ascii(h, intent, "OutputConditionIdentifier", SRGB_NAME);
    add_ascii(h, intent, "Info", SRGB_NAME);
    add_ascii(h, intent, "RegistryName", "http://www.color.org");
    (void)HPDF_Dict_Add(intent, "DestOutputProfile", profile);
    (void)HPDF_Array_Add(intents, intent);
    (void)HPDF_Dict_Add(h->pdf->catalog, "OutputIntents", intents);
    buf_free(&b);
}

/* The library measures a capital and does not say so in the descriptor, which it makes when it writes the font: all text
 * is set, so it may be made now. */
static void
add_capital_heights(struct haru *h) {
    for (size_t i = 0; i < HARU_FACES; i++) {
        HPDF_Font font = h->font[i];

        if (font != NULL && h->error == 0 && font->before_write_fn(font) == HPDF_OK) {
            (void)HPDF_Dict_AddNumber(h->def[i]->descriptor, "CapHeight", h->def[i]->cap_height);
        }
    }
}

static HPDF_Dict
attach(struct haru *h, const struct render_attachment *a, str bytes) {
    HPDF_Dict file = stream(h, bytes, a->pack);
    HPDF_Dict params = dict(h);
    HPDF_Dict spec = indirect(h);
    HPDF_Dict held = dict(h);
    const char *day;

    (void)HPDF_Dict_AddName(file, "Type", "EmbeddedFile");
    (void)HPDF_Dict_AddName(file, "Subtype", a->type);
    (void)HPDF_Dict_AddNumber(params, "Size", (HPDF_INT32)bytes.n);
    day = HPDF_GetInfoAttr(h->pdf, HPDF_INFO_CREATION_DATE);
    if (day != NULL) {
        add_ascii(h, params, "ModDate", day);
    }
    (void)HPDF_Dict_Add(file, "Params", params);
    (void)HPDF_Dict_AddName(spec, "Type", "Filespec");
    add_ascii(h, spec, "F", a->name);
    add_text(h, spec, "UF", a->name);
    add_text(h, spec, "Desc", a->about);
    (void)HPDF_Dict_AddName(spec, "AFRelationship", "Data");
    (void)HPDF_Dict_Add(held, "F", file);
    (void)HPDF_Dict_Add(held, "UF", file);
    (void)HPDF_Dict_Add(spec, "EF", held);
    return spec;
}

/* 6.8: each file is listed by its name and said to belong to the document. */
static bool
add_attachments(struct haru *h, const struct render_attachment *a, size_t n, struct err *e) {
    HPDF_Array listed = array(h);
    HPDF_Array belong = array(h);
    HPDF_Dict files = dict(h);
    HPDF_Dict names = dict(h);
    bool ok = true;

    for (size_t i = 0; ok && i < n; i++) {
        struct buf b = {NULL, 0, 0};

        ok = fs_slurp(a[i].path, FILE_MOST, &b, e);
        if (ok) {
            HPDF_Dict spec = attach(h, &a[i], buf_view(&b));

            assert(i == 0 || strcmp(a[i - 1].name, a[i].name) < 0);
            (void)HPDF_Array_Add(listed, HPDF_String_New(h->pdf->mmgr, a[i].name, NULL));
            (void)HPDF_Array_Add(listed, spec);
            (void)HPDF_Array_Add(belong, spec);
        }
        buf_free(&b);
    }
    (void)HPDF_Dict_Add(files, "Names", listed);
    (void)HPDF_Dict_Add(names, "EmbeddedFiles", files);
    (void)HPDF_Dict_Add(h->pdf->catalog, "Names", names);
    (void)HPDF_Dict_Add(h->pdf->catalog, "AF", belong);
    return ok;
}

/* 6.1.3: two strings of zeroes, which haru_identify() fills in. */
static void
add_id(struct haru *h) {
    HPDF_BYTE zero[ID_DIGITS / 2] = {0};
    HPDF_Array id = array(h);

    for (size_t i = 0; i < 2; i++) {
        (void)HPDF_Array_Add(id, HPDF_Binary_New(h->pdf->mmgr, zero, sizeof zero));
    }
    (void)HPDF_Dict_Add(h->pdf->trailer, "ID", id);
}

void
haru_identify(struct buf *file) {
    char zeroes[ID_DIGITS];
    char hex[DIGEST_HEX];
    char *end = file->p + file->n;
    char *at = file->n > TAIL ? end - TAIL : file->p;

    digest_bytes(file->p, file->n, hex);
    memset(zeroes, '0', sizeof zeroes);
    while ((at = memmem(at, (size_t)(end - at), zeroes, sizeof zeroes)) != NULL) {
        memcpy(at, hex, ID_DIGITS);
        at += ID_DIGITS;
    }
}

bool
haru_keep(struct haru *h, const struct doc *d, const struct render_attachment *a, size_t n,
          struct err *e) {
    h->kept = true;
    add_metadata(h, d);
    add_colours(h);
    add_capital_heights(h);
    add_id(h);
    haru_tree(h);
    return n == 0 || add_attachments(h, a, n, e);
}

/* A form of no words: what the empty field shows. */
static HPDF_Dict
blank(struct haru *h, double width, double height) {
    HPDF_Dict form = stream(h, STR("q Q\n"), false);
    HPDF_Array box = array(h);

    (void)HPDF_Dict_AddName(form, "Type", "XObject");
    (void)HPDF_Dict_AddName(form, "Subtype", "Form");
    (void)HPDF_Array_AddReal(box, 0);
    (void)HPDF_Array_AddReal(box, 0);
    (void)HPDF_Array_AddReal(box, haru_real(width));
    (void)HPDF_Array_AddReal(box, haru_real(height));
    (void)HPDF_Dict_Add(form, "BBox", box);
    (void)HPDF_Dict_Add(form, "Resources", dict(h));
    return form;
}

void
haru_signature(struct haru *h, const struct display_list_mark *m, double x, double y) {
    HPDF_Dict field = indirect(h);
    HPDF_Dict shown = dict(h);
    HPDF_Dict form = dict(h);
    HPDF_Array where = array(h);
    HPDF_Array fields = array(h);
    HPDF_Array notes = array(h);
    const double left = x + m->x;
    const double top = h->page_height - (y + m->y);

    h->field = field;
    h->field_tag = m->tag;
    (void)HPDF_Dict_AddName(field, "Type", "Annot");
    (void)HPDF_Dict_AddName(field, "Subtype", "Widget");
    (void)HPDF_Dict_AddName(field, "FT", "Sig");
    add_ascii(h, field, "T", "ChuKySo");
    add_text(h, field, "TU", "Chữ ký số của người có thẩm quyền");
    (void)HPDF_Dict_AddNumber(field, "F", LOCKED_IN_PRINT);
    (void)HPDF_Array_AddReal(where, haru_real(left));
    (void)HPDF_Array_AddReal(where, haru_real(top - m->h));
    (void)HPDF_Array_AddReal(where, haru_real(left + m->w));
    (void)HPDF_Array_AddReal(where, haru_real(top));
    (void)HPDF_Dict_Add(field, "Rect", where);
    (void)HPDF_Dict_Add(field, "P", h->page);
    (void)HPDF_Dict_Add(shown, "N", blank(h, m->w, m->h));
    (void)HPDF_Dict_Add(field, "AP", shown);
    (void)HPDF_Array_Add(notes, field);
    (void)HPDF_Dict_Add(h->page, "Annots", notes);
    (void)HPDF_Array_Add(fields, field);
    (void)HPDF_Dict_Add(form, "Fields", fields);
    (void)HPDF_Dict_AddNumber(form, "SigFlags", 1);
    (void)HPDF_Dict_Add(h->pdf->catalog, "AcroForm", form);
}
