/*
 * plain_text - the document as plain text, for people and tests to read and compare:
 * one line a line, tables drawn with bars, values as every format prints them.
 */

#include <assert.h>
#include <stdlib.h>

#include "plain_text.h"

#include "base/buf.h"
#include "base/fs.h"
#include "text/utf8.h"

struct text {
    const char *path;
    const struct doc *doc;
    struct buf out;
    struct arena scratch; /* as long as a block */
};

static void
line(struct text *t, str s) {
    if (s.n > 0) {
        buf_str(&t->out, s);
        buf_char(&t->out, '\n');
    }
}

static void
put_runs(struct text *t, struct doc_runs runs) {
    for (size_t i = 0; i < runs.n; i++) {
        const unsigned style = runs.run[i].style;

        buf_text(&t->out, (style & DOC_BOLD) != 0 ? "**" : "");
        buf_text(&t->out, (style & DOC_ITALIC) != 0 ? "_" : "");
        buf_str(&t->out, runs.run[i].text);
        buf_text(&t->out, (style & DOC_ITALIC) != 0 ? "_" : "");
        buf_text(&t->out, (style & DOC_BOLD) != 0 ? "**" : "");
    }
    buf_char(&t->out, '\n');
}

/* ---- one function a kind of block ---- */

static bool
letterhead(void *me, const struct doc_block *b, struct err *e) {
    const struct doc_letterhead *h = &b->u.letterhead;
    struct text *t = me;

    (void)e;
    line(t, h->superior);
    line(t, h->issuer);
    line(t, h->motto[0]);
    line(t, h->motto[1]);
    line(t, h->number);
    line(t, h->place_date);
    return true;
}

static bool
title(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    line(me, b->u.title.kind);
    line(me, b->u.title.abstract);
    return true;
}

static bool
addressee(void *me, const struct doc_block *b, struct err *e) {
    struct text *t = me;

    (void)e;
    line(t, STR("Kính gửi:"));
    for (size_t i = 0; i < b->u.addressee.n; i++) {
        buf_text(&t->out, "- ");
        line(t, b->u.addressee.to[i]);
    }
    return true;
}

static bool
annex_head(void *me, const struct doc_block *b, struct err *e) {
    (void)e;
    line(me, b->u.annex_head.label);
    line(me, b->u.annex_head.title);
    line(me, b->u.annex_head.attached);
    return true;
}

static bool
heading(void *me, const struct doc_block *b, struct err *e) {
    struct text *t = me;

    (void)e;
    for (int i = 0; i < b->u.heading.level; i++) {
        buf_char(&t->out, '#');
    }
    buf_char(&t->out, ' ');
    line(t, b->u.heading.text);
    return true;
}

static bool
paragraph(void *me, const struct doc_block *b, struct err *e) {
    static const char *const before[] = {
        [DOC_BODY] = "", [DOC_CENTRED] = "<> ", [DOC_NOTE] = "~ ", [DOC_WARNING] = "!! "};
    struct text *t = me;

    (void)e;
    buf_text(&t->out, before[b->u.paragraph.role]);
    put_runs(t, b->u.paragraph.runs);
    return true;
}

static bool
item(void *me, const struct doc_block *b, struct err *e) {
    struct text *t = me;

    (void)e;
    for (int i = 0; i < b->u.item.level; i++) {
        buf_text(&t->out, "  ");
    }
    buf_text(&t->out, "- ");
    put_runs(t, b->u.item.runs);
    return true;
}

/* ---- tables ---- */

static void
widen(size_t *width, size_t letters) {
    *width = letters > *width ? letters : *width;
}

static size_t *
table_widths(struct text *t, const struct doc_table *table) {
    size_t *width = arena_array(&t->scratch, size_t, table->cols);

    for (size_t i = 0; i < table->head_cells; i++) {
        if (table->head[i].cols == 1) {
            widen(&width[table->head[i].col], utf8_length(table->head[i].text));
        }
    }
    for (uint32_t c = 0; c < table->cols && table->number != NULL; c++) {
        widen(&width[c], utf8_length(table->number[c]));
    }
    for (uint32_t r = 0; r < table->rows; r++) {
        for (uint32_t c = 0; c < table->cols; c++) {
            const struct arena_mark mark = arena_mark(&t->scratch);

            widen(&width[c], utf8_length(doc_cell_text(&t->scratch, &table->row[r].cell[c])));
            arena_rewind(&t->scratch, mark);
        }
    }
    for (size_t i = 0; i < table->head_cells; i++) { /* what a wide head cell still lacks */
        const struct doc_head *h = &table->head[i];
        size_t have = 3 * ((size_t)h->cols - 1);

        for (uint32_t c = h->col; c < h->col + h->cols; c++) {
            have += width[c];
        }
        if (have < utf8_length(h->text)) {
            width[h->col + h->cols - 1] += utf8_length(h->text) - have;
        }
    }
    return width;
}

static void
put_cell(struct text *t, str s, size_t width, enum doc_align align) {
    const size_t blank = width - utf8_length(s);
    const size_t left = align == DOC_RIGHT ? blank : align == DOC_CENTRE ? blank / 2 : 0;

    buf_text(&t->out, "| ");
    for (size_t i = 0; i < left; i++) {
        buf_char(&t->out, ' ');
    }
    buf_str(&t->out, s);
    for (size_t i = left; i < blank + 1; i++) {
        buf_char(&t->out, ' ');
    }
}

static const struct doc_head *
head_at(const struct doc_table *table, uint32_t row, uint32_t col) {
    for (size_t i = 0; i < table->head_cells; i++) {
        const struct doc_head *h = &table->head[i];

        if (row >= h->row && row < h->row + h->rows && col >= h->col && col < h->col + h->cols) {
            return h;
        }
    }
    return NULL;
}

static void
put_head(struct text *t, const struct doc_table *table, const size_t *width) {
    for (uint32_t r = 0; r < table->head_rows; r++) {
        for (uint32_t c = 0; c < table->cols;) {
            const struct doc_head *h = head_at(table, r, c);
            const uint32_t cols = h == NULL ? 1 : h->cols;
            size_t room = 3 * ((size_t)cols - 1);

            for (uint32_t i = c; i < c + cols; i++) {
                room += width[i];
            }
            put_cell(t, h != NULL && h->row == r ? h->text : (str){"", 0}, room, DOC_CENTRE);
            c += cols;
        }
        buf_text(&t->out, "|\n");
    }
    for (uint32_t c = 0; c < table->cols && table->number != NULL; c++) {
        put_cell(t, table->number[c], width[c], DOC_CENTRE);
    }
    buf_text(&t->out, table->number != NULL ? "|\n" : "");
}

static void
put_rule(struct text *t, const struct doc_table *table, const size_t *width) {
    for (uint32_t c = 0; c < table->cols; c++) {
        buf_text(&t->out, "|-");
        for (size_t i = 0; i < width[c] + 1; i++) {
            buf_char(&t->out, '-');
        }
    }
    buf_text(&t->out, "|\n");
}

static bool
table(void *me, const struct doc_block *b, struct err *e) {
    const struct doc_table *table = b->u.table;
    struct text *t = me;
    const size_t *width = table_widths(t, table);

    (void)e;
    line(t, table->title);
    line(t, table->unit);
    put_head(t, table, width);
    put_rule(t, table, width);
    for (uint32_t r = 0; r < table->rows; r++) {
        for (uint32_t c = 0; c < table->cols; c++) {
            const struct arena_mark mark = arena_mark(&t->scratch);

            put_cell(t, doc_cell_text(&t->scratch, &table->row[r].cell[c]), width[c],
                     table->col[c].align);
            arena_rewind(&t->scratch, mark);
        }
        buf_text(&t->out, "|\n");
    }
    for (size_t i = 0; i < table->notes; i++) {
        line(t, table->note[i]);
    }
    line(t, table->source);
    line(t, table->more);
    arena_free(&t->scratch);
    return true;
}

/* ---- charts, signatures, contents ---- */

static void
put_value(struct text *t, const struct doc_chart *c, const struct doc_chart_value *v) {
    const struct doc_cell percent = {.kind = DOC_PERCENT, .u.ratio = v->value};
    const struct doc_cell count = {.kind = DOC_COUNT, .u.count = (int64_t)v->value.num};
    const struct doc_cell missing = {.kind = DOC_MISSING};

    buf_str(&t->out, doc_cell_text(&t->scratch, !v->known    ? &missing
                                                : c->percent ? &percent
                                                             : &count));
}

static bool
chart(void *me, const struct doc_block *b, struct err *e) {
    const struct doc_chart *c = b->u.chart;
    struct text *t = me;

    (void)e;
    line(t, c->title);
    for (size_t i = 0; i < c->categories; i++) {
        buf_text(&t->out, "  ");
        buf_str(&t->out, c->category[i]);
        for (size_t s = 0; s < c->series_n; s++) {
            buf_text(&t->out, s == 0 ? ": " : "; ");
            buf_str(&t->out, c->series[s].name);
            buf_char(&t->out, ' ');
            put_value(t, c, &c->series[s].value[i]);
        }
        buf_char(&t->out, '\n');
    }
    if (c->has_guide) {
        const struct doc_chart_value guide = {.known = true, .value = c->guide};

        buf_text(&t->out, "  (");
        buf_str(&t->out, c->guide_name);
        buf_text(&t->out, " = ");
        put_value(t, c, &guide);
        buf_text(&t->out, ")\n");
    }
    arena_free(&t->scratch);
    return true;
}

static bool
signature(void *me, const struct doc_block *b, struct err *e) {
    const struct doc_signature *s = &b->u.signature;
    struct text *t = me;

    (void)e;
    line(t, s->place_date);
    line(t, s->left_title);
    line(t, s->left_name);
    for (size_t i = 0; i < s->authority_n; i++) {
        line(t, s->authority[i]);
    }
    line(t, s->name);
    line(t, s->recipient_n > 0 ? STR("Nơi nhận:") : (str){"", 0});
    for (size_t i = 0; i < s->recipient_n; i++) {
        line(t, s->recipient[i]);
    }
    return true;
}

static bool
links(void *me, const struct doc_block *b, struct err *e) {
    struct text *t = me;

    (void)e;
    for (size_t i = 0; i < b->u.links.n; i++) {
        const struct doc_link *l = &b->u.links.link[i];

        buf_str(&t->out, l->label);
        buf_text(&t->out, ". ");
        buf_str(&t->out, l->text);
        buf_text(&t->out, " [#");
        buf_str(&t->out, l->section);
        buf_text(&t->out, "]\n");
    }
    return true;
}

/* ---- the walk ---- */

static void *
open_text(const struct doc *d, const struct render_target *target, struct err *e) {
    struct text *t = calloc(1, sizeof *t);

    if (t == NULL) {
        (void)err_set(e, ERR_INTERNAL, "hết bộ nhớ khi ghi văn bản thường");
        return NULL;
    }
    t->doc = d;
    t->path = target->path;
    line(t, d->draft ? STR("[DỰ THẢO]") : (str){"", 0});
    line(t, d->title);
    return t;
}

static bool
begin_section(void *me, const struct doc_section *s, struct err *e) {
    static const char *const kind[] = {[DOC_MAIN] = "văn bản",
                                       [DOC_ANNEX] = "phụ lục",
                                       [DOC_CONTENTS] = "mục lục",
                                       [DOC_NOTES] = "ghi chú",
                                       [DOC_DATA] = "số liệu"};
    struct text *t = me;

    (void)e;
    buf_text(&t->out, "\n=== ");
    buf_text(&t->out, kind[s->kind]);
    buf_text(&t->out, s->landscape ? ", ngang: " : ": ");
    buf_str(&t->out, s->name);
    buf_text(&t->out, " [");
    buf_str(&t->out, s->id);
    buf_text(&t->out, "]\n");
    return true;
}

static bool
end_section(void *me, const struct doc_section *s, struct err *e) {
    (void)me;
    (void)s;
    (void)e;
    return true;
}

static bool
close_text(void *me, struct err *e) {
    const struct text *t = me;

    return fs_write_new(t->path, buf_z(&t->out), t->out.n, e);
}

static void
free_text(void *me) {
    struct text *t = me;

    buf_free(&t->out);
    arena_free(&t->scratch);
    free(t);
}

static const struct render_ops ops = {
    .open = open_text,
    .section_begin = begin_section,
#define TEXT_ROW(NAME, name) .name = (name),
    DOC_BLOCKS(TEXT_ROW)
#undef TEXT_ROW
        .section_end = end_section,
    .close = close_text,
    .free = free_text,
};

const struct render_format plain_text = {"text", ".txt", &ops, NULL, NULL};
