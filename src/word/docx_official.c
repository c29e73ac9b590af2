/* docx_official - the decree's parts round the text, as paper/official sets them.  See docx_parts.h. */

#include <math.h>

#include "doc/words.h"
#include "word/docx_parts.h"

#define CELL_INSET 6.0 /* at the right of the left cell */
#define NAME_INSET 12.0
#define SIGN_ABOVE 10.0 /* between the text and the signature */

static const str draft_mark = {DOC_WORDS_DRAFT, sizeof(DOC_WORDS_DRAFT) - 1};

/* Centred lines that end where the page's do.  Returns the width of the last one; 0: no text. */
static double
centred(struct docx *m, const struct docx_look *look, str s, double width) {
    const struct arena_mark mark = arena_mark(&m->arena);
    const struct title_shape shape = docx_shape(m, look->style, width - look->left - look->right);
    const struct title title = title_break(&m->arena, &shape, s);
    double last = 0;

    for (size_t i = 0; i < title.n; i++) {
        if (i == 0) {
            docx_begin(m, look);
        } else {
            buf_text(&m->body, "<w:r><w:br/></w:r>");
        }
        docx_text(m, title.line[i], 0);
        last = ruler_width(m->ruler, title.line[i], shape.style, shape.size_pt);
    }
    if (title.n > 0) {
        docx_end(m);
    }
    arena_rewind(&m->arena, mark);
    return last;
}

/* An empty paragraph. */
static void
empty(struct docx *m, const struct docx_look *look) {
    docx_begin(m, look);
    docx_end(m);
}

/* A thin line in the middle of the width. */
static void
rule(struct docx *m, double width, double length) {
    const double side = fmax(0, (width - length) / 2);

    empty(m, &(struct docx_look){.style = "DuongKe", .left = side, .right = side, .keep = true});
}

void
docx_stamp(struct docx *m, double width, bool at_right) {
    const double box = ruler_width(m->ruler, draft_mark, DOC_BOLD, SIZE_DRAFT) + 12;
    const double side = fmax(0, (width - box) / 2);

    docx_line(m,
              &(struct docx_look){.style = "DuThao",
                                  .left = at_right ? 2 * side : side,
                                  .right = at_right ? 0 : side},
              draft_mark, 0);
}

void
docx_letterhead(struct docx *m, const struct doc_block *b) {
    const struct doc_letterhead *h = &b->u.letterhead;
    const double left = m->width * LEFT_CELL;
    const double right = m->width - left;
    const double date = ruler_width(m->ruler, h->place_date, DOC_ITALIC, SIZE_DATE) + 1;
    struct docx_look look = {.style = "CoQuanChuQuan", .right = CELL_INSET};
    double last;

    docx_pair_begin(m, left, right);
    (void)centred(m, &look, h->superior, left);
    look.style = "CoQuanBanHanh";
    last = centred(m, &look, h->issuer, left);
    rule(m, left - CELL_INSET, last * RULE_SHARE);
    docx_pair_next(m, right);
    (void)centred(m, &(struct docx_look){.style = "QuocHieu"}, h->motto[0], right);
    last = centred(m, &(struct docx_look){.style = "TieuNgu"}, h->motto[1], right);
    rule(m, right, last);
    docx_pair_end(m);

    docx_pair_begin(m, left, right);
    look.style = "SoKyHieu";
    docx_line(m, &look, h->number, 0);
    look.style = "VeViec";
    look.before = ABOUT_GAP;
    (void)centred(m, &look, h->about, left);
    if (m->doc->draft) {
        docx_stamp(m, left, false);
    }
    docx_pair_next(m, right);
    /* A long place name goes to the left of its cell rather than on a second line. */
    look = (struct docx_look){.style = "DiaDanhNgay", .left = date > right ? right - date : 0};
    docx_line(m, &look, h->place_date, 0);
    docx_pair_end(m);
}

void
docx_title(struct docx *m, const struct doc_block *b) {
    const struct doc_title *t = &b->u.title;
    const double inset = m->width * (1 - TITLE_WIDTH) / 2;
    const struct docx_look look = {
        .style = "TrichYeu", .left = inset, .right = inset, .keep = true};

    docx_line(m, &(struct docx_look){.style = "TenLoai", .keep = true}, t->kind, 0);
    rule(m, m->width, centred(m, &look, t->abstract, m->width) * RULE_SHARE);
}

void
docx_addressee(struct docx *m, const struct doc_block *b) {
    const struct doc_addressee *a = &b->u.addressee;
    const str label = STR(DOC_WORDS_TO " ");
    const double label_width = ruler_width(m->ruler, label, 0, BODY_SIZE);
    double widest = 0;
    double left;

    for (size_t i = 0; i < a->n; i++) {
        const double mark = a->n > 1 ? ruler_width(m->ruler, STR("- ;"), 0, BODY_SIZE) : 0;

        widest = fmax(widest, ruler_width(m->ruler, a->to[i], 0, BODY_SIZE) + mark);
    }
    left = fmax(BODY_INDENT, (m->width - label_width - widest) / 2);
    docx_begin(m, &(struct docx_look){.style = "KinhGui",
                                      .left = left + (a->n == 1 ? label_width : 0),
                                      .hanging = a->n == 1 ? label_width : 0});
    docx_text(m, label, 0);
    docx_text(m, a->n == 1 ? a->to[0] : STR(""), 0);
    docx_end(m);
    for (size_t i = 0; a->n > 1 && i < a->n; i++) {
        docx_begin(m, &(struct docx_look){.style = "KinhGuiAi", .left = left + label_width - 8});
        docx_text(m, STR("- "), 0);
        docx_text(m, a->to[i], 0);
        docx_text(m, i + 1 < a->n ? STR(";") : STR("."), 0);
        docx_end(m);
    }
}

void
docx_annex_head(struct docx *m, const struct doc_block *b) {
    const struct doc_annex_head *h = &b->u.annex_head;
    const double share = RULE_SHARE * (h->attached.n > 0 ? 0.85 : 1);
    const struct docx_annex *own = m->coming;
    double last;
    double under;

    docx_begin(m, &(struct docx_look){.style = "SoPhuLuc", .keep = true});
    m->coming = own->next;
    m->bookmarks++;
    buf_fmt(&m->body, "<w:bookmarkStart w:id=\"%u\" w:name=\"%s\"/>", m->bookmarks, own->mark);
    docx_text(m, own->label, 0);
    buf_fmt(&m->body, "<w:bookmarkEnd w:id=\"%u\"/>", m->bookmarks);
    docx_end(m);
    last = centred(m, &(struct docx_look){.style = "TenPhuLuc", .keep = true}, h->title, m->width);
    under =
        centred(m, &(struct docx_look){.style = "KemTheo", .keep = true}, h->attached, m->width);
    rule(m, m->width, (under > 0 ? under : last) * share);
}

/* What stands left of a signature: who receives the document, or who signs beside. */
static void
beside_signature(struct docx *m, const struct doc_signature *s, double width) {
    struct docx_look title = {.style = "ChucVu", .keep = true};
    struct docx_look name = {.style = "HoTen", .before = SIGN_ROOM};

    if (s->left_title.n >
        0) { /* level with the title on the other side, under its place and date */
        title.before = s->place_date.n > 0 ? TITLE_PITCH : 0;
        name.before += TITLE_PITCH * fmax(0, (double)s->authority_n - 1);
        (void)centred(m, &title, s->left_title, width);
        docx_line(m, &name, s->left_name, 0);
    } else if (s->recipient_n > 0) {
        docx_line(m, &(struct docx_look){.style = "NoiNhan", .keep = true},
                  STR(DOC_WORDS_RECIPIENTS), 0);
        for (size_t i = 0; i < s->recipient_n; i++) {
            docx_line(m, &(struct docx_look){.style = "NoiNhanAi", .right = NAME_INSET},
                      s->recipient[i], 0);
        }
    } else {
        docx_gap(m, true, "");
    }
}

void
docx_signature(struct docx *m, const struct doc_block *b) {
    const struct doc_signature *s = &b->u.signature;
    const double left = m->width * (s->left_title.n > 0 ? 0.5 : LEFT_CELL);
    const double right = m->width - left;

    empty(m, &(struct docx_look){.style = "Ngat", .keep = true, .before = SIGN_ABOVE});
    docx_pair_begin(m, left, right);
    beside_signature(m, s, left);
    docx_pair_next(m, right);
    docx_line(m, &(struct docx_look){.style = "DiaDanhNgay", .keep = true}, s->place_date, 0);
    for (size_t i = 0; i < s->authority_n; i++) {
        (void)centred(m, &(struct docx_look){.style = "ChucVu", .keep = true}, s->authority[i],
                      right);
    }
    docx_begin(m, &(struct docx_look){.style = "HoTen"}); /* with room to sign, name or none */
    docx_text(m, s->name, 0);
    docx_end(m);
    docx_pair_end(m);
}
