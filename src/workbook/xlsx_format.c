/* xlsx_format - the workbook's cell formats.  See xlsx_format.h. */

#include "workbook/xlsx_format.h"

#include "base/buf.h"

enum { HEAD_SHADE = 0xF2F2F2, GREY = 0x7F7F7F, LINK = 0x0563C1 };

struct look {
    struct sheet_style style;
    lxw_format *format;
    struct look *next;
};
struct xlsx_format {
    struct arena *arena;
    lxw_workbook *book;
    struct look *first;
    const struct look *last_hit;
};

struct xlsx_format *
xlsx_format_new(struct arena *a, lxw_workbook *book) {
    struct xlsx_format *f = arena_new(a, struct xlsx_format);

    f->arena = a;
    f->book = book;
    return f;
}

static bool
same(const struct sheet_style *a, const struct sheet_style *b) {
    return a->number == b->number && a->align == b->align && a->size_pt == b->size_pt &&
           a->bold == b->bold && a->italic == b->italic && a->border == b->border &&
           a->wrap == b->wrap && a->grey == b->grey && a->shade == b->shade && a->link == b->link &&
           a->indent == b->indent && str_eq(a->mark, b->mark);
}

/* '#,##0" (*)"' : the number stays a number, its note sign is only shown. */
static void
set_number(struct xlsx_format *f, lxw_format *to, const struct sheet_style *s) {
    static const char *const pattern[] = {
        [SHEET_GENERAL] = "General",
        [SHEET_INTEGER] = "#,##0",
        [SHEET_PERCENT] = "0.00%",
        [SHEET_AS_TEXT] = "@",
    };
    struct buf b = {NULL, 0, 0};

    if (s->number == SHEET_GENERAL) {
        return;
    }
    buf_text(&b, pattern[s->number]);
    if (s->mark.n > 0 && s->number != SHEET_AS_TEXT) {
        buf_text(&b, "\"\xC2\xA0");
        for (size_t i = 0; i < s->mark.n; i++) {
            buf_char(&b, s->mark.p[i] == '"' ? '\'' : s->mark.p[i]);
        }
        buf_char(&b, '"');
    }
    format_set_num_format(to, str_keep(f->arena, buf_view(&b)).p);
    buf_free(&b);
}

static lxw_format *
make(struct xlsx_format *f, const struct sheet_style *s) {
    static const uint8_t align[] = {
        [DOC_LEFT] = LXW_ALIGN_LEFT,
        [DOC_CENTRE] = LXW_ALIGN_CENTER,
        [DOC_RIGHT] = LXW_ALIGN_RIGHT,
    };
    lxw_format *to = workbook_add_format(f->book);

    format_set_font_name(to, "Times New Roman");
    format_set_font_size(to, s->size_pt);
    format_set_align(to, align[s->align]);
    format_set_align(to, LXW_ALIGN_VERTICAL_CENTER);
    set_number(f, to, s);
    if (s->bold) {
        format_set_bold(to);
    }
    if (s->italic) {
        format_set_italic(to);
    }
    if (s->border) {
        format_set_border(to, LXW_BORDER_THIN);
    }
    if (s->wrap) {
        format_set_text_wrap(to);
    }
    if (s->indent) {
        format_set_indent(to, 1);
    }
    if (s->shade) {
        format_set_bg_color(to, HEAD_SHADE);
    }
    if (s->grey) {
        format_set_font_color(to, GREY);
    }
    if (s->link) {
        format_set_font_color(to, LINK);
        format_set_underline(to, LXW_UNDERLINE_SINGLE);
    }
    return to;
}

lxw_format *
xlsx_format_of(struct xlsx_format *f, const struct sheet_style *style) {
    struct look *l;

    if (f->last_hit != NULL && same(&f->last_hit->style, style)) {
        return f->last_hit->format;
    }
    for (l = f->first; l != NULL && !same(&l->style, style); l = l->next) {
    }
    if (l == NULL) {
        l = arena_new(f->arena, struct look);
        l->style = *style;
        l->style.mark = str_keep(f->arena, style->mark);
        l->format = make(f, style);
        l->next = f->first;
        f->first = l;
    }
    f->last_hit = l;
    return l->format;
}
