/* docx_official - the decree's parts round the text, as paper/official sets them.  See docx_parts.h. */

#include "measure/no_break.h"
#include "measure/title.h"
#include "word/docx_parts.h"

#define CELL_INSET 6.0 /* at the right of the left cell */
#define NAME_INSET 12.0
#define SIGN_ABOVE 10.0 /* between the text and the signature */

static const str draft_mark = {"DỰ THẢO", sizeof("DỰ THẢO") - 1};

static double
larger(double a, double b) {
    return a > b ? a : b;
}

/* Centred lines that end where the page's do.  Returns the width of the last one. */
static double
centred(struct docx *m, struct docx_look look, str s, double size, double width, unsigned style) {
    const struct arena_mark mark = arena_mark(&m->arena);
    const struct title_shape shape = {m->ruler, style, size, width - look.left - look.right};
    const struct title title = title_break(&m->arena, &shape, s);
    double last = 0;

    if (title.n > 0) {
        docx_begin(m, &look);
        for (size_t i = 0; i < title.n; i++) {
            docx_text(m, title.line[i], 0);
            if (i + 1 < title.n) {
                docx_break(m);
            }
        }
        docx_end(m);
        last = ruler_width(m->ruler, title.line[title.n - 1], style, size);
    }
    arena_rewind(&m->arena, mark);
    return last;
}

/* A thin line in the middle of the width. */
static void
rule(struct docx *m, double width, double length) {
    const double side = larger(0, (width - length) / 2);

    docx_begin(m,
               &(struct docx_look){.style = "DuongKe", .left = side, .right = side, .keep = true});
    docx_end(m);
}

void
docx_stamp(struct docx *m, double width, bool at_right) {
    const double box = ruler_width(m->ruler, draft_mark, DOC_BOLD, SIZE_DRAFT) + 12;
    const double side = larger(0, (width - box) / 2);

    docx_line(m,
              &(struct docx_look){.style = "DuThao",
                                  .left = at_right ? 2 * side : side,
                                  .right = at_right ? 0 : side},
              draft_mark, 0);
}

void
docx_letterhead(struct docx *m, const struct doc_letterhead *h) {
    const double left = m->width * LEFT_CELL;
    const double right = m->width - left;
    const double date = ruler_width(m->ruler, h->place_date, DOC_ITALIC, SIZE_DATE) + 1;
    const struct docx_look inset = {.style = "CoQuanChuQuan", .right = CELL_INSET};
    struct docx_look look = inset;
    double last;

    docx_pair_begin(m, left, right);
    (void)centred(m, look, h->superior, SIZE_AGENCY, left, 0);
    look.style = "CoQuanBanHanh";
    last = centred(m, look, h->issuer, SIZE_AGENCY, left, DOC_BOLD);
    rule(m, left - CELL_INSET, last * RULE_SHARE);
    docx_pair_next(m, right);
    (void)centred(m, (struct docx_look){.style = "QuocHieu"}, h->motto[0], SIZE_MOTTO_1, right,
                  DOC_BOLD);
    last = centred(m, (struct docx_look){.style = "TieuNgu"}, h->motto[1], SIZE_MOTTO_2, right,
                   DOC_BOLD);
    rule(m, right, last);
    docx_pair_end(m);

    docx_pair_begin(m, left, right);
    look.style = "SoKyHieu";
    docx_line(m, &look, h->number, 0);
    if (h->about.n > 0) {
        look.style = "VeViec";
        look.before = ABOUT_GAP;
        (void)centred(m, look, h->about, SIZE_ABOUT, left, 0);
    }
    if (m->doc->draft) {
        docx_stamp(m, left, false);
    }
    docx_pair_next(m, right);
    /* A long place name goes to the left of its cell rather than on a second line. */
    docx_line(m,
              &(struct docx_look){.style = "DiaDanhNgay", .left = date > right ? right - date : 0},
              h->place_date, 0);
    docx_pair_end(m);
}

void
docx_title(struct docx *m, const struct doc_title *t) {
    const double inset = m->width * (1 - TITLE_WIDTH) / 2;
    const struct docx_look look = {
        .style = "TrichYeu", .left = inset, .right = inset, .keep = true};
    double last;

    docx_line(m, &(struct docx_look){.style = "TenLoai", .keep = true}, t->kind, 0);
    last = centred(m, look, t->abstract, SIZE_TITLE, m->width, DOC_BOLD);
    rule(m, m->width, last * RULE_SHARE);
}

void
docx_addressee(struct docx *m, const struct doc_addressee *a) {
    const str label = STR("Kính gửi: ");
    const double label_width = ruler_width(m->ruler, label, 0, BODY_SIZE);
    double widest = 0;
    double left;

    for (size_t i = 0; i < a->n; i++) {
        const double mark = a->n > 1 ? ruler_width(m->ruler, STR("- ;"), 0, BODY_SIZE) : 0;

        widest = larger(widest, ruler_width(m->ruler, a->to[i], 0, BODY_SIZE) + mark);
    }
    left = larger(BODY_INDENT, (m->width - label_width - widest) / 2);
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
docx_annex_head(struct docx *m, const struct doc_annex_head *h) {
    const double share = RULE_SHARE * (h->attached.n > 0 ? 0.85 : 1);
    const struct doc_run run = {h->label, 0};
    const struct doc_runs label = no_break_runs(&m->arena, (struct doc_runs){&run, 1});
    double last;
    double under;

    docx_begin(m, &(struct docx_look){.style = "SoPhuLuc", .keep = true});
    docx_mark(m, docx_annex_mark(m, m->section));
    docx_text(m, label.run[0].text, 0);
    docx_unmark(m);
    docx_end(m);
    last = centred(m, (struct docx_look){.style = "TenPhuLuc", .keep = true}, h->title, SIZE_TITLE,
                   m->width, DOC_BOLD);
    under = centred(m, (struct docx_look){.style = "KemTheo", .keep = true}, h->attached,
                    SIZE_TITLE, m->width, DOC_ITALIC);
    rule(m, m->width, (under > 0 ? under : last) * share);
}

static void
recipients(struct docx *m, const struct doc_signature *s) {
    docx_line(m, &(struct docx_look){.style = "NoiNhan", .keep = true}, STR("Nơi nhận:"), 0);
    for (size_t i = 0; i < s->recipient_n; i++) {
        docx_line(m, &(struct docx_look){.style = "NoiNhanAi", .right = NAME_INSET},
                  s->recipient[i], 0);
    }
}

void
docx_signature(struct docx *m, const struct doc_signature *s) {
    const bool two = s->left_title.n > 0;
    const double left = m->width * (two ? 0.5 : LEFT_CELL);
    const double right = m->width - left;
    const struct docx_look post = {.style = "ChucVu", .keep = true};
    const struct docx_look name = {.style = "HoTen"};

    docx_begin(m, &(struct docx_look){.style = "Ngat", .keep = true, .before = SIGN_ABOVE});
    docx_end(m);
    docx_pair_begin(m, left, right);
    if (two) {
        /* Level with the title on the other side, under its place and date. */
        const struct docx_look under = {
            .style = "ChucVu", .keep = true, .before = s->place_date.n > 0 ? TITLE_PITCH : 0};

        const struct docx_look level = {
            .style = "HoTen",
            .before =
                SIGN_ROOM + TITLE_PITCH * (double)(s->authority_n > 1 ? s->authority_n - 1 : 0)};

        (void)centred(m, under, s->left_title, SIZE_SIGN, left, DOC_BOLD);
        docx_line(m, &level, s->left_name, 0);
    } else if (s->recipient_n > 0) {
        recipients(m, s);
    } else {
        docx_gap(m, true, "");
    }
    docx_pair_next(m, right);
    docx_line(m, &(struct docx_look){.style = "DiaDanhNgay", .keep = true}, s->place_date, 0);
    for (size_t i = 0; i < s->authority_n; i++) {
        (void)centred(m, post, s->authority[i], SIZE_SIGN, right, DOC_BOLD);
    }
    docx_begin(m, &name); /* the room to sign stands above it, name or none */
    docx_text(m, s->name, 0);
    docx_end(m);
    docx_pair_end(m);
}
