/* haru - libharu: fonts, pages, words and shapes, bookmarks, the file.  See haru.h. */

#include "paper/haru.h"

#include <assert.h>
#include <hpdf.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "paper/haru_parts.h"
#include "time/period.h"

static void
on_error(HPDF_STATUS error, HPDF_STATUS detail, void *ctx) {
    struct haru *h = ctx;

    if (h->error == 0) {
        h->error = error;
        h->detail = detail;
    }
}

static bool
report(const struct haru *h, struct err *e, const char *doing) {
    return err_set(e, ERR_INTERNAL, "thư viện PDF báo lỗi 0x%lx (%lu) khi %s",
                   (unsigned long)h->error, (unsigned long)h->detail, doing);
}

static void
set_info(struct haru *h, HPDF_InfoType type, str s) {
    if (s.n > 0) {
        (void)HPDF_SetInfoAttr(h->pdf, type, s.p);
    }
}

/* The document's own day at midnight in Vietnam: the clock is never asked. */
static void
set_day(struct haru *h, period_day day) {
    const struct period_date d = period_to_civil(day);
    const HPDF_Date date = {d.year, d.month, d.day, 0, 0, 0, '+', 7, 0};

    (void)HPDF_SetInfoDateAttr(h->pdf, HPDF_INFO_CREATION_DATE, date);
}

static void
set_properties(struct haru *h, const struct doc *d) {
    HPDF_Dict view = HPDF_Dict_New(h->pdf->mmgr);

    set_info(h, HPDF_INFO_TITLE, d->title);
    set_info(h, HPDF_INFO_AUTHOR, d->author);
    set_info(h, HPDF_INFO_SUBJECT, d->subject);
    set_info(h, HPDF_INFO_KEYWORDS, d->keywords);
    set_info(h, HPDF_INFO_CREATOR, STR(HARU_CREATOR));
    if (d->day != 0 && d->day != PERIOD_NO_DATE) {
        set_day(h, d->day);
    }
    h->pdf->pdf_version = HPDF_VER_17;
    if (d->language.n > 0) {
        (void)HPDF_Dict_Add(h->pdf->catalog, "Lang",
                            HPDF_String_New(h->pdf->mmgr, d->language.p, NULL));
    }
    (void)HPDF_Dict_AddBoolean(view, "DisplayDocTitle", HPDF_TRUE);
    (void)HPDF_Dict_Add(h->pdf->catalog, "ViewerPreferences", view);
}

static void
release(void *me) {
    struct haru *h = me;

    if (h->pdf != NULL) {
        HPDF_Free(h->pdf);
    }
    buf_free(&h->pieces);
    free(h);
}

/* The library as the document before left it: it knows the fonts and the encoding, and of the document nothing. */
static struct haru *
begin_again(struct once *once, const struct typeface *typeface) {
    struct haru *h = once_take(once);
    struct haru fresh = {.once = once, .typeface = typeface};

    if (h == NULL) {
        return NULL;
    }
    if (h->typeface != typeface || HPDF_NewDoc(h->pdf) != HPDF_OK) {
        release(h);
        return NULL;
    }
    fresh.pdf = h->pdf;
    memcpy(fresh.def, h->def, sizeof fresh.def);
    *h = fresh;
    return h;
}

static struct haru *
begin(struct once *once, const struct typeface *typeface, struct err *e) {
    struct haru *h = calloc(1, sizeof *h);

    if (h == NULL) {
        (void)err_set(e, ERR_INTERNAL, "hết bộ nhớ khi mở tài liệu PDF");
        return NULL;
    }
    h->once = once;
    h->typeface = typeface;
    h->pdf = HPDF_New(on_error, h);
    if (h->pdf == NULL) {
        (void)report(h, e, "mở tài liệu");
        release(h);
        return NULL;
    }
    (void)HPDF_UseUTFEncodings(h->pdf);
    if (!haru_load_fonts(h, e)) {
        release(h);
        return NULL;
    }
    return h;
}

struct haru *
haru_open(const struct doc *d, const struct typeface *typeface, struct once *once, struct err *e) {
    struct haru *h = begin_again(once, typeface);

    h = h == NULL ? begin(once, typeface, e) : h;
    if (h != NULL) {
        (void)HPDF_SetCompressionMode(h->pdf, HPDF_COMP_ALL);
        (void)HPDF_SetCurrentEncoder(h->pdf, HARU_ENCODING);
        set_properties(h, d);
    }
    return h;
}

/* Whether the library may make another document: a whole font that this one needed would be named otherwise beside others. */
static bool
is_as_begun(const struct haru *h) {
    bool whole = false;

    for (unsigned i = FONTS_STYLES; i < HARU_FACES; i++) {
        whole = whole || h->def[i] != NULL;
    }
    return h->error == 0 && !whole;
}

void
haru_close(struct haru *h) {
    if (h == NULL) {
        return;
    }
    if (h->once == NULL || !is_as_begun(h)) {
        release(h);
        return;
    }
    HPDF_FreeDoc(h->pdf);
    buf_free(&h->pieces);
    once_give(h->once, h, release);
}

void
haru_page(struct haru *h, double width, double height) {
    h->page = HPDF_AddPage(h->pdf);
    h->page_height = height;
    h->in_text = false;
    h->ids = 0;
    h->size = 0;
    h->fill = DISPLAY_LIST_BLACK;
    (void)HPDF_Page_SetWidth(h->page, (float)width);
    (void)HPDF_Page_SetHeight(h->page, (float)height);
    /* An empty stream is written uncompressed yet called compressed: no page is quite empty. */
    (void)HPDF_Page_SetLineWidth(h->page, haru_real(1));
}

static void
set_fill(struct haru *h, struct display_list_colour c) {
    const struct display_list_colour now = h->fill;

    if (fabsf(c.r - now.r) + fabsf(c.g - now.g) + fabsf(c.b - now.b) > 0.001F) {
        (void)HPDF_Page_SetRGBFill(h->page, c.r, c.g, c.b);
        h->fill = c;
    }
}

static void
set_stroke(struct haru *h, struct display_list_colour c, double thick,
           enum display_list_dash dash) {
    static const HPDF_UINT16 on_off[][2] = {[DISPLAY_LIST_SOLID] = {0, 0},
                                            [DISPLAY_LIST_DASHED] = {3, 2},
                                            [DISPLAY_LIST_LONG_DASHED] = {9, 3},
                                            [DISPLAY_LIST_DOTTED] = {1, 2}};

    (void)HPDF_Page_SetRGBStroke(h->page, c.r, c.g, c.b);
    (void)HPDF_Page_SetLineWidth(h->page, haru_real(thick));
    (void)HPDF_Page_SetDash(h->page, dash == DISPLAY_LIST_SOLID ? NULL : on_off[dash],
                            dash == DISPLAY_LIST_SOLID ? 0 : 2, 0);
}

/* The outline of a point that is no disc, from its middle, in parts of its radius, y up. */
static void
trace_point(struct haru *h, enum display_list_kind kind, double x, double y, double radius) {
    static const struct {
        double x, y;
    } corner[][4] = {
        [DISPLAY_LIST_SQUARE] = {{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}},
        [DISPLAY_LIST_TRIANGLE] = {{-1.1, -0.8}, {1.1, -0.8}, {0, 1.2}, {0, 1.2}},
        [DISPLAY_LIST_DIAMOND] = {{0, -1.2}, {1.2, 0}, {0, 1.2}, {-1.2, 0}},
    };

    for (size_t i = 0; i < 4; i++) {
        const HPDF_REAL px = haru_real(x + corner[kind][i].x * radius);
        const HPDF_REAL py = haru_real(y + corner[kind][i].y * radius);

        (void)(i == 0 ? HPDF_Page_MoveTo(h->page, px, py) : HPDF_Page_LineTo(h->page, px, py));
    }
    (void)HPDF_Page_ClosePath(h->page);
}

void
haru_shape(struct haru *h, const struct display_list_mark *m, double x, double y) {
    const double left = x + m->x;
    const double top = h->page_height - (y + m->y);
    const bool edged = m->thick > 0;

    assert(!h->in_text);
    if (m->kind != DISPLAY_LIST_SIGN) {
        haru_mark(h, m->tag);
    }
    switch (m->kind) {
    case DISPLAY_LIST_RULE:
        set_stroke(h, m->colour, m->thick, m->dash);
        (void)HPDF_Page_MoveTo(h->page, haru_real(left), haru_real(top));
        (void)HPDF_Page_LineTo(h->page, haru_real(left + m->w), haru_real(top - m->h));
        (void)HPDF_Page_Stroke(h->page);
        return;
    case DISPLAY_LIST_BAR:
    case DISPLAY_LIST_DOT:
    case DISPLAY_LIST_SQUARE:
    case DISPLAY_LIST_TRIANGLE:
    case DISPLAY_LIST_DIAMOND:
        (void)HPDF_Page_GSave(h->page);
        break;
    case DISPLAY_LIST_SIGN:
        return; /* no ink */
    case DISPLAY_LIST_TEXT:
        assert(m->kind != DISPLAY_LIST_TEXT); /* words go to haru_word */
        return;
    }
    (void)HPDF_Page_SetRGBFill(h->page, m->colour.r, m->colour.g, m->colour.b);
    if (edged) {
        set_stroke(h, m->edge, m->thick, m->dash);
    }
    if (m->kind == DISPLAY_LIST_BAR) {
        (void)HPDF_Page_Rectangle(h->page, haru_real(left), haru_real(top - m->h), haru_real(m->w),
                                  haru_real(m->h));
    } else if (m->kind == DISPLAY_LIST_DOT) {
        (void)HPDF_Page_Circle(h->page, haru_real(left), haru_real(top), haru_real(m->w));
    } else {
        trace_point(h, m->kind, left, top, m->w);
    }
    (void)(edged ? HPDF_Page_FillStroke(h->page) : HPDF_Page_Fill(h->page));
    (void)HPDF_Page_GRestore(h->page);
}

static void
set_font(struct haru *h, unsigned face, double size) {
    HPDF_Font font = haru_font(h, face);

    if (font != NULL && (h->face != face || fabs(h->size - size) > 0.001)) {
        (void)HPDF_Page_SetFontAndSize(h->page, font, haru_real(size));
        h->face = face;
        h->size = size;
    }
}

/* The word and its spaces; what does not break is shown by the plain hyphen, which every font has, and the
 * plain space, as people type and search it. */
static void
copy_word(char *z, const struct display_list_mark *m) {
    static const str hyphen = {"\xe2\x80\x91", 3};
    static const str space = {"\xc2\xa0", 2};
    size_t n = 0;

    for (size_t i = 0; i < m->text.n; n++) {
        const str rest = {m->text.p + i, m->text.n - i};
        const bool is_hyphen = str_starts(rest, hyphen);
        const bool is_space = str_starts(rest, space);

        z[n] = is_hyphen ? '-' : is_space ? ' ' : m->text.p[i];
        i += is_hyphen ? hyphen.n : is_space ? space.n : 1;
    }
    memset(z + n, ' ', m->spaces);
    z[n + m->spaces] = '\0';
}

void
haru_word(struct haru *h, const struct display_list_mark *m, double x, double y) {
    enum { SHORT = 512 };
    const double at_x = (double)haru_real(x + m->x);
    const double at_y = (double)haru_real(h->page_height - (y + m->y));
    const size_t n = m->text.n + m->spaces; /* at most */
    char few[SHORT];
    char *z = n < SHORT ? few : malloc(n + 1);

    if (z == NULL) {
        on_error(HPDF_FAILD_TO_ALLOC_MEM, 0, h);
        return;
    }
    copy_word(z, m);
    if (!h->in_text) {
        haru_unmark(h); /* a mark lies wholly within the text or wholly outside */
        (void)HPDF_Page_BeginText(h->page);
        h->in_text = true;
        h->x = h->y = 0;
    }
    haru_mark(h, m->tag);
    set_fill(h, m->colour);
    set_font(h, haru_face(h, m->style, z), m->size);
    (void)HPDF_Page_MoveTextPos(h->page, haru_real(at_x - h->x), haru_real(at_y - h->y));
    (void)HPDF_Page_ShowText(h->page, z);
    h->x = at_x;
    h->y = at_y;
    if (z != few) {
        free(z);
    }
}

/* To y of the open page, in the reader's own zoom.  Not by the library, which makes an object of each: strict readers want
 * it in the entry itself. */
static HPDF_Array
destination(struct haru *h, double y) {
    HPDF_Array to = HPDF_Array_New(h->pdf->mmgr);

    (void)HPDF_Array_Add(to, h->page);
    (void)HPDF_Array_AddName(to, "XYZ");
    (void)HPDF_Array_AddReal(to, 0);
    (void)HPDF_Array_AddReal(to, haru_real(h->page_height - y));
    (void)HPDF_Array_AddReal(to, 0);
    return to;
}

void
haru_bookmark(struct haru *h, int level, str text, double y) {
    HPDF_Outline parent = NULL;
    HPDF_Outline entry;
    struct buf title = {NULL, 0, 0};

    assert(level >= 1 && level < HARU_LEVELS);
    for (int i = 1; i < level; i++) {
        parent = h->outline[i] != NULL ? h->outline[i] : parent;
    }
    buf_str(&title, text);
    entry =
        HPDF_CreateOutline(h->pdf, parent, buf_z(&title), HPDF_GetEncoder(h->pdf, HARU_ENCODING));
    buf_free(&title);
    if (entry == NULL) {
        return;
    }
    (void)HPDF_Dict_Add(entry, "Dest", destination(h, y));
    (void)HPDF_Outline_SetOpened(entry, level == 1 ? HPDF_TRUE : HPDF_FALSE);
    h->outline[level] = entry;
    for (int i = level + 1; i < HARU_LEVELS; i++) {
        h->outline[i] = NULL;
    }
}

bool
haru_page_end(struct haru *h, struct err *e) {
    haru_unmark(h);
    if (h->in_text) {
        (void)HPDF_Page_EndText(h->page);
        h->in_text = false;
    }
    return h->error == 0 ? true : report(h, e, "dựng trang");
}

/* SaveToFile does not check fclose: the bytes are taken out and written by fs. */
static bool
take_bytes(struct haru *h, struct buf *b, struct err *e) {
    enum { CHUNK = 1 << 16 };
    HPDF_UINT32 total;

    if (HPDF_SaveToStream(h->pdf) != HPDF_OK || h->error != 0) {
        return report(h, e, "kết thúc tài liệu");
    }
    total = HPDF_GetStreamSize(h->pdf);
    (void)HPDF_ResetStream(h->pdf);
    while (b->n < total) {
        HPDF_BYTE chunk[CHUNK / 4];
        HPDF_UINT32 n = sizeof(chunk);
        const HPDF_STATUS s = HPDF_ReadFromStream(h->pdf, chunk, &n);

        if (n == 0 || (s != HPDF_OK && s != HPDF_STREAM_EOF)) {
            return report(h, e, "lấy nội dung tài liệu");
        }
        buf_add(b, chunk, n);
    }
    return true;
}

bool
haru_write(struct haru *h, const char *path, struct err *e) {
    struct buf b = {NULL, 0, 0};
    bool ok = take_bytes(h, &b, e);

    if (ok && h->kept) {
        haru_identify(&b);
    }
    ok = ok && fs_write_new(path, b.p, b.n, e);
    buf_free(&b);
    return ok;
}
