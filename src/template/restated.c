/* restated - old, new and difference of a revision.  See restated.h. */

#include "template/restated.h"

#include "base/buf.h"
#include "language/annex.h"
#include "language/annex_def.h"
#include "template/cells.h"
#include "template/suppress.h"
#include "template/table_words.h"

enum { COL_STT, COL_TEN, COL_DVT, COL_OLD, COL_NEW, COL_DIFF, COLS };

static const struct {
    const char *text, *number, *key;
    enum doc_align align;
    double weight;
} columns[COLS] = {
    [COL_STT] = {"STT", "(1)", "stt", DOC_CENTRE, 6},
    [COL_TEN] = {"Địa bàn, chỉ tiêu", "(2)", "ten", DOC_LEFT, 50},
    [COL_DVT] = {"Đơn vị tính", "(3)", "don_vi_tinh", DOC_CENTRE, 10},
    [COL_OLD] = {"Số đã chốt", "(4)", "da_chot", DOC_RIGHT, 18},
    [COL_NEW] = {"Số điều chỉnh", "(5)", "dieu_chinh", DOC_RIGHT, 18},
    [COL_DIFF] = {"Chênh lệch", "(6)=(5)-(4)", "chenh_lech", DOC_RIGHT, 18},
};

struct maker {
    struct doc *d;
    const struct fill *f;
    struct doc_table *t;
    uint32_t max, left_out; /* rows of the table; what did not fit */
    unsigned place;         /* places named so far, the province not counted */
};

static struct doc_cell
text_cell(str s) {
    return (struct doc_cell){.kind = s.n > 0 ? DOC_TEXT : DOC_EMPTY, .u.text = s};
}

static struct doc_table *
new_table(struct doc *d) {
    struct doc_table *t = doc_table_new(d->arena, COLS);
    struct doc_head *head = arena_array(d->arena, struct doc_head, COLS);
    str *number = arena_array(d->arena, str, COLS);

    for (uint32_t k = 0; k < COLS; k++) {
        head[k] =
            (struct doc_head){.col = k, .rows = 1, .cols = 1, .text = str_from(columns[k].text)};
        number[k] = str_from(columns[k].number);
        t->col[k] = (struct doc_column){.align = columns[k].align,
                                        .weight = columns[k].weight,
                                        .key = str_from(columns[k].key)};
    }
    t->head = head;
    t->head_cells = COLS;
    t->head_rows = 1;
    t->number = number;
    t->name = STR("dieu_chinh");
    return t;
}

/* A rate as so-lieu.csv has it, rounded once: the difference is then that of the numbers that are read. */
static struct doc_cell
figure(const struct maker *m, const struct cube *c, struct fill_scope at, uint32_t ind) {
    struct doc_cell cell = suppress_cell(m->d->arena, m->f, c, at.level, at.line, ind);
    int64_t v;

    if (cell.kind == DOC_PERCENT && num_percent(cell.u.ratio, &v)) {
        cell.kind = DOC_RATE;
        cell.u.count = v;
    }
    return cell;
}

/* The same value as people read it: a count, or a rate to its two decimals. */
static bool
same(const struct doc_cell *a, const struct doc_cell *b) {
    const bool known = cells_known(a);
    int64_t x = 0;
    int64_t y = 0;

    if (!known || !cells_known(b)) {
        return known == cells_known(b);
    }
    if (cells_count(a, &x) && cells_count(b, &y)) {
        return x == y;
    }
    return num_percent(cells_ratio(a), &x) && num_percent(cells_ratio(b), &y) && x == y;
}

static struct doc_row *
add_row(struct maker *m, enum doc_row_role role) {
    if (m->max > 0 && m->t->rows >= m->max) {
        m->left_out++;
        return NULL;
    }
    return doc_table_row(m->d->arena, m->t, role);
}

static void
put_place(struct maker *m, enum member_level l, uint32_t line) {
    const bool province = l == MEMBER_TINH;
    struct doc_row *row = add_row(m, province ? DOC_ROW_TOTAL : DOC_ROW_GROUP);
    char roman[NUM_TEXT] = "";

    if (!province) {
        num_roman(roman, ++m->place);
    }
    if (row != NULL) {
        row->cell[COL_STT] = text_cell(doc_clean(m->d, str_from(roman)));
        row->cell[COL_TEN] = text_cell(doc_clean(m->d, member_name(m->f->members, l, line)));
    }
}

static void
put_item(struct maker *m, uint32_t ind, int64_t n, const struct doc_cell *old,
         const struct doc_cell *now) {
    const struct indicator *x = &m->f->indicators->v[ind];
    struct doc_row *row = add_row(m, DOC_ROW_ITEM);
    struct doc_formula *formula;
    struct doc_at *ref;

    if (row == NULL) {
        return;
    }
    row->cell[COL_STT] = (struct doc_cell){.kind = DOC_COUNT, .u.count = n};
    row->cell[COL_TEN] = text_cell(doc_clean(m->d, x->name));
    row->cell[COL_DVT] = text_cell(str_from(indicator_unit_text(x->unit)));
    row->cell[COL_OLD] = *old;
    row->cell[COL_NEW] = *now;
    row->cell[COL_DIFF] = cells_diff(now, old);
    if (cells_known(&row->cell[COL_DIFF])) {
        ref = arena_array(m->d->arena, struct doc_at, 2);
        ref[0] = (struct doc_at){m->t->rows - 1, COL_NEW};
        ref[1] = (struct doc_at){m->t->rows - 1, COL_OLD};
        formula = arena_new(m->d->arena, struct doc_formula);
        *formula = (struct doc_formula){.kind = DOC_DIFF, .ref = ref, .n = 2};
        row->cell[COL_DIFF].formula = formula;
    }
}

static void
put_line(struct maker *m, enum member_level l, uint32_t line) {
    const struct fill_scope at = {l, line};
    int64_t n = 0;

    for (uint32_t ind = 0; ind < m->f->indicators->n; ind++) {
        const struct doc_cell old = figure(m, m->f->restated_from, at, ind);
        const struct doc_cell now = figure(m, m->f->book->at[CUBE_NOW], at, ind);

        if (same(&old, &now)) {
            continue;
        }
        if (n == 0) {
            put_place(m, l, line);
        }
        put_item(m, ind, ++n, &old, &now);
    }
}

static void
put_lines(struct maker *m) {
    const struct fill_scope *s = &m->f->scope;

    if (s->level != MEMBER_TINH) {
        put_line(m, s->level, s->line);
        return;
    }
    put_line(m, MEMBER_TINH, 0);
    for (uint32_t line = 0; line < member_lines(m->f->members, MEMBER_XA); line++) {
        put_line(m, MEMBER_XA, line);
    }
}

/* "XII. Số liệu điều chỉnh" */
static str
section_name(struct doc *d, unsigned number) {
    char roman[NUM_TEXT];
    struct buf b = {0};

    if (number > 0) {
        num_roman(roman, number);
        buf_fmt(&b, "%s. ", roman);
    }
    buf_text(&b, "Số liệu điều chỉnh");
    return doc_moved(d, &b);
}

static str
title(struct doc *d, const struct fill *f) {
    struct buf b = {0};

    buf_text(&b, "SỐ LIỆU ĐIỀU CHỈNH SO VỚI BỘ ĐÃ CHỐT ");
    buf_text(&b, f->restated_set);
    return doc_moved(d, &b);
}

struct doc_section *
restated_annex(struct doc *d, const struct fill *f, const struct sender *office,
               struct restated_place at) {
    struct maker m = {.d = d, .f = f};
    struct doc_section *s;

    if (f->restated_from == NULL) {
        return NULL;
    }
    m.t = new_table(d);
    m.max = at.paper ? (uint32_t)profile_int(f->profile, PROFILE_PHAT_HANH_TEN) : 0;
    put_lines(&m);
    s = doc_add_section(d, DOC_ANNEX, STR("dieu-chinh"), section_name(d, at.number));
    doc_add(d, s, DOC_ANNEX_HEAD)->u.annex_head =
        (struct doc_annex_head){.label = doc_clean(d, annex_label(d->arena, at.number)),
                                .title = title(d, f),
                                .attached = doc_clean(d, sender_attached(d->arena, f, office))};
    if (m.t->rows > 0) {
        doc_add(d, s, DOC_TABLE)->u.table = m.t;
    } else {
        doc_add(d, s, DOC_PARAGRAPH)->u.paragraph = (struct doc_paragraph){
            .runs = doc_plain(d, STR("Không có số liệu nào thay đổi."), DOC_ITALIC),
            .role = DOC_CENTRED};
    }
    if (m.left_out > 0) {
        char n[NUM_TEXT];
        struct buf more = {0};

        num_vn_int(n, m.left_out);
        buf_fmt(&more, TABLE_WORDS_MORE, n);
        m.t->more = doc_moved(d, &more);
    }
    sender_annex_signature(d, s, f, office);
    return s;
}
