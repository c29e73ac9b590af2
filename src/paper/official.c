/* official - the parts of an official document round its text.  See official.h. */

#include "paper/official.h"

#include "doc/words.h"
#include "measure/decree.h"
#include "measure/title.h"

#define DATE_MOST   0.66 /* of the width: a longer place and date wraps */
#define RULE_BELOW  5.5  /* under the baseline: clear of dots below letters */
#define SIGN_INSIDE 3.0  /* between a signature's field and the lines above and below */
#define STAMP_ABOVE 34.0 /* of an annex: in the top margin, where its first page has no number */

static const str draft_mark = {DOC_WORDS_DRAFT, sizeof(DOC_WORDS_DRAFT) - 1};

/* A column of centred lines: where it stands and how far down it has come. */
struct cell {
    struct display_list_flow *flow;
    struct display_list_box *box;
    double x, width, y, pitch;
    double last_width; /* of the last line set */
};

/* More words of the part that is open. */
static void
go_on(struct cell *c, str s, unsigned style, double size) {
    const struct layout_shape shape = {.ruler = c->flow->ruler,
                                       .size_pt = size,
                                       .width_pt = c->width,
                                       .align = LAYOUT_CENTRE,
                                       .balanced = true};
    const struct title_shape how = {c->flow->ruler, style, size, c->width};
    const struct title title = title_break(c->flow->arena, &how, s);

    for (size_t i = 0; i < title.n; i++) {
        const struct layout_text text = layout_plain(c->flow->arena, &shape, title.line[i], style);

        c->y = display_list_lines(c->flow, c->box, &text, c->x, c->y, c->pitch);
        if (text.n > 0) {
            c->last_width = text.line[text.n - 1].width_pt;
        }
        if (text.n > 0 && c->flow->part != NULL) {
            c->box->last->spaces = 1; /* its lines are texts of their own */
        }
    }
}

static void
centre(struct cell *c, str s, unsigned style, double size) {
    if (s.n > 0) {
        (void)display_list_part(c->flow, "P");
        go_on(c, s, style, size);
    }
}

/* A rule under the last line, as a share of its length. */
static void
underline(struct cell *c, double share, double size) {
    const double w = c->last_width * share;
    const double baseline = c->y - c->pitch + display_list_baseline(size, c->pitch);

    (void)display_list_rule(c->flow, c->box, c->x + (c->width - w) / 2, baseline + RULE_BELOW, w,
                            0);
    c->y += RULE_ROOM;
}

/* "DỰ THẢO" in a frame, centred in the cell, as offices stamp it under the number. */
static void
stamp(struct cell *c) {
    const double w = ruler_width(c->flow->ruler, draft_mark, DOC_BOLD, SIZE_DRAFT) + 12;
    const double h = CELL_PITCH + 4;
    struct display_list_mark *m =
        display_list_bar(c->flow, c->box, c->x + (c->width - w) / 2, c->y + 4, w, h);

    m->colour = DISPLAY_LIST_WHITE;
    m->edge = DISPLAY_LIST_BLACK;
    m->thick = 0.8;
    c->y += 5;
    centre(c, draft_mark, DOC_BOLD, SIZE_DRAFT);
    c->y += 4;
}

static double
larger(double a, double b) {
    return a > b ? a : b;
}

void
official_head(struct display_list_flow *f, const struct doc_letterhead *h, bool draft) {
    struct display_list_box *b = display_list_box_add(f, 0, 0);
    const double left_width = f->width * LEFT_CELL;
    struct cell left = {f, b, 0, left_width - 6, 0, CELL_PITCH, 0};
    struct cell right = {f, b, left_width, f->width - left_width, 0, CELL_PITCH, 0};
    double date;

    centre(&left, h->superior, 0, SIZE_AGENCY);
    centre(&left, h->issuer, DOC_BOLD, SIZE_AGENCY);
    underline(&left, RULE_SHARE, SIZE_AGENCY);
    centre(&right, h->motto[0], DOC_BOLD, SIZE_MOTTO_1);
    centre(&right, h->motto[1], DOC_BOLD, SIZE_MOTTO_2);
    underline(&right, 1, SIZE_MOTTO_2);

    left.y = right.y = larger(left.y, right.y) + 4;
    centre(&left, h->number, 0, SIZE_NUMBER);
    date = ruler_width(f->ruler, h->place_date, DOC_ITALIC, SIZE_DATE) + 1;
    if (date > right.width && date < f->width * DATE_MOST) {
        right.x =
            f->width - date; /* "Thành phố Hồ Chí Minh, ngày ...": on one line, to the margin */
        right.width = date;
    }
    centre(&right, h->place_date, DOC_ITALIC, SIZE_DATE);
    if (h->about.n > 0) {
        left.y += ABOUT_GAP;
        centre(&left, h->about, 0, SIZE_ABOUT);
        b->bookmark_level = 1;
        b->bookmark = h->about;
    }
    if (draft) {
        stamp(&left);
    }
    b->height = larger(left.y, right.y);
    b->keep = true;
}

void
official_title(struct display_list_flow *f, const struct doc_title *t) {
    struct display_list_box *b = display_list_box_add(f, 0, 18);
    const double inset = f->width * (1 - TITLE_WIDTH) / 2;
    struct cell c = {f, b, inset, f->width - 2 * inset, 0, TITLE_PITCH, 0};

    (void)display_list_part(f, "H1");
    go_on(&c, t->kind, DOC_BOLD, SIZE_TITLE);
    go_on(&c, t->abstract, DOC_BOLD, SIZE_TITLE);
    underline(&c, RULE_SHARE, SIZE_TITLE);
    b->height = c.y + 6;
    b->keep = true;
    b->bookmark_level = 1;
    b->bookmark = t->kind;
}

void
official_addressee(struct display_list_flow *f, const struct doc_addressee *a) {
    const str label = STR(DOC_WORDS_TO);
    const double pitch = display_list_pitch(BODY_SIZE) * 1.15;
    const double gap = ruler_width(f->ruler, STR(" "), 0, BODY_SIZE);
    const double label_width = ruler_width(f->ruler, label, 0, BODY_SIZE) + gap;
    const double under_colon = ruler_width(f->ruler, STR("Kính gửi"), 0, BODY_SIZE);
    const double narrowest = BODY_INDENT + label_width;
    struct layout_shape shape = {.ruler = f->ruler,
                                 .size_pt = BODY_SIZE,
                                 .width_pt = f->width - narrowest,
                                 .align = LAYOUT_LEFT};
    struct layout_text *text = arena_array(f->arena, struct layout_text, a->n);
    double widest = 0;
    double y = 0;
    double left;
    struct display_list_box *b = display_list_box_add(f, 0, BODY_GAP);
    struct display_list_mark *m;

    (void)display_list_part(f, "P");
    m = display_list_text(f, b, label, 0, BODY_SIZE);
    for (size_t i = 0; i < a->n; i++) {
        /* One: on the same line.  More: each on its own line after a hyphen, ";" and ".". */
        const struct doc_run run[] = {
            {STR("- "), 0}, {a->to[i], 0}, {i + 1 < a->n ? STR(";") : STR("."), 0}};

        text[i] = a->n == 1 ? layout_plain(f->arena, &shape, a->to[i], 0)
                            : layout_runs(f->arena, &shape,
                                          (struct doc_runs){run, sizeof(run) / sizeof(run[0])});
        widest = larger(widest, text[i].widest_pt);
    }
    left = larger(BODY_INDENT, (f->width - label_width - widest) / 2);
    m->x = left;
    m->y = display_list_baseline(BODY_SIZE, pitch);
    m->spaces = 1;
    y = a->n > 1 ? pitch : 0;
    for (size_t i = 0; i < a->n; i++) {
        if (a->n > 1) {
            (void)display_list_part(f, "P");
        }
        y = display_list_lines(f, b, &text[i], left + (a->n == 1 ? label_width : under_colon), y,
                               pitch);
    }
    b->height = larger(y, pitch) + BODY_GAP;
    b->keep = true;
}

void
official_annex(struct display_list_flow *f, const struct doc_annex_head *h, bool draft) {
    struct display_list_box *b = display_list_box_add(f, 0, 0);
    struct cell c = {f, b, 0, f->width, 0, TITLE_PITCH, 0};

    if (draft) {
        const double w = ruler_width(f->ruler, draft_mark, DOC_BOLD, SIZE_DRAFT) + 14;
        struct cell corner = {f, b, f->width - w, w, -STAMP_ABOVE, CELL_PITCH, 0};

        stamp(&corner);
    }
    (void)display_list_part(f, "H1");
    go_on(&c, h->label, DOC_BOLD, SIZE_TITLE);
    go_on(&c, h->title, DOC_BOLD, SIZE_TITLE);
    centre(&c, h->attached, DOC_ITALIC, SIZE_TITLE);
    underline(&c, RULE_SHARE * (h->attached.n > 0 ? 0.85 : 1), SIZE_TITLE);
    b->height = c.y + 2;
    b->keep = true;
}

/* Nơi nhận: flush left, level with 7a. */
static void
recipients(struct cell *c, const struct doc_signature *s, double baseline) {
    const double pitch = display_list_pitch(SIZE_RECIPIENT);
    const struct layout_shape shape = {.ruler = c->flow->ruler,
                                       .size_pt = SIZE_RECIPIENT,
                                       .width_pt = c->width - 12,
                                       .align = LAYOUT_LEFT};
    struct display_list_mark *m;

    (void)display_list_part(c->flow, "P");
    m = display_list_text(c->flow, c->box, STR(DOC_WORDS_RECIPIENTS), DOC_BOLD | DOC_ITALIC,
                          SIZE_RECEIVED);
    m->x = c->x;
    m->y = baseline;
    c->y = baseline + (RULER_LINE - RULER_ASCENT) * SIZE_RECEIVED;
    for (size_t i = 0; i < s->recipient_n; i++) {
        const struct layout_text text = layout_plain(c->flow->arena, &shape, s->recipient[i], 0);

        (void)display_list_part(c->flow, "P");
        c->y = display_list_lines(c->flow, c->box, &text, c->x, c->y, pitch);
    }
}

/* No signature stands alone: two lines or rows come with it, or one box as high as a chart.  The closing words of a
 * running text are no more than a courtesy, so two lines of what is signed come with them. */
static void
keep_words(struct display_list_flow *f) {
    size_t n = 2;

    if (f->last != NULL && f->last->height > SIGN_ROOM) {
        n = 1;
    } else if (f->running) {
        n += display_list_last_boxes(f);
    }
    display_list_keep_last(f, n);
}

void
official_signature(struct display_list_flow *f, const struct doc_signature *s) {
    const bool two = s->left_title.n > 0;
    const double left_width = f->width * (two ? 0.5 : LEFT_CELL);
    struct display_list_box *b;
    struct cell left = {f, NULL, 0, left_width, 0, TITLE_PITCH, 0};
    struct cell right = {f, NULL, left_width, f->width - left_width, 0, TITLE_PITCH, 0};

    keep_words(f);
    b = display_list_box_add(f, 0, 12);
    b->stops_floats = true;
    left.box = right.box = b;
    centre(&right, s->place_date, DOC_ITALIC, SIZE_DATE);
    left.y = right.y;
    if (two) {
        centre(&left, s->left_title, DOC_BOLD, SIZE_SIGN);
    } else if (s->recipient_n > 0) {
        recipients(&left, s, right.y + display_list_baseline(SIZE_SIGN, TITLE_PITCH));
    }
    for (size_t i = 0; i < s->authority_n; i++) {
        centre(&right, s->authority[i], DOC_BOLD, SIZE_SIGN);
    }
    if (!two) { /* 7c */
        display_list_sign(f, b, right.x, right.y + SIGN_INSIDE, right.width,
                          SIGN_ROOM - 2 * SIGN_INSIDE);
    }
    right.y += SIGN_ROOM;
    if (two) {
        left.y = right.y;
        centre(&left, s->left_name, DOC_BOLD, SIZE_SIGN);
    }
    centre(&right, s->name, DOC_BOLD, SIZE_SIGN);
    b->height = larger(left.y, right.y);
}
