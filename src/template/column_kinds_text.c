/* column_kinds_text - the kinds that need no figure, and the fields of lists.  See column_kinds_parts.h. */

#include "template/column_kinds_parts.h"
#include "template/words.h"

struct doc_cell
column_kinds_count(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    (void)g;
    (void)k;
    return it->count > 0 ? (struct doc_cell){.kind = DOC_COUNT, .u.count = it->count}
                         : filled_table_text_cell(it->number);
}

struct doc_cell
column_kinds_name(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    (void)g;
    (void)k;
    return filled_table_text_cell(it->name);
}

struct doc_cell
column_kinds_code(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    (void)g;
    (void)k;
    return (struct doc_cell){.kind = it->code.n > 0 ? DOC_CODE : DOC_EMPTY, .u.text = it->code};
}

/* That of the first indicator of the line. */
struct doc_cell
column_kinds_unit(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    (void)k;
    for (uint32_t d = 0; it->def != NULL && d < g->def->columns; d++) {
        if (it->def->figure[d].ind != INDICATOR_NONE) {
            return filled_table_text_cell(
                str_from(indicator_unit_text(g->f->indicators->v[it->def->figure[d].ind].unit)));
        }
    }
    return (struct doc_cell){.kind = DOC_EMPTY};
}

struct doc_cell
column_kinds_words(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    if (it->role == DOC_ROW_ITEM || it->role == DOC_ROW_OUTSIDE) {
        return filled_table_text_cell(
            words_expand(g->a, g->f, g->col[k].def->given, g->col[k].year));
    }
    return (struct doc_cell){.kind = DOC_EMPTY};
}

/* --- fields of a list ------------------------------------------------------------- */

struct doc_cell
column_kinds_field(const struct filled_table *g, const struct filled_table_item *it, uint32_t k) {
    static const enum doc_cell_kind kinds[] = {
        [LIST_TEXT] = DOC_TEXT,       [LIST_CODE] = DOC_CODE,   [LIST_COUNT] = DOC_COUNT,
        [LIST_DECIMAL] = DOC_DECIMAL, [LIST_MONEY] = DOC_MONEY, [LIST_PERCENT] = DOC_PERCENT};
    const enum list_kind kind = g->col[k].def->field_kind;
    const struct list_cell v = list_cell_of(it->list, g->col[k].def->field);
    struct doc_cell c = {.kind = kinds[kind]};

    if (!v.known) {
        c.kind = kind == LIST_TEXT || kind == LIST_CODE ? DOC_EMPTY : DOC_MISSING;
    } else if (kind == LIST_PERCENT) {
        c.u.ratio = v.u.ratio;
    } else if (kind == LIST_TEXT || kind == LIST_CODE) {
        c.u.text = v.u.text;
    } else {
        c.u.count = v.u.count;
    }
    return c;
}

struct doc_cell
column_kinds_field_sum(const struct filled_table *g, const struct filled_table_item *it, uint32_t k,
                       const struct filled_table_item *of, uint32_t n) {
    return filled_table_names_the_line(g, k) ? filled_table_text_cell(it->name)
                                             : column_kinds_sum(g, it, k, of, n);
}

enum doc_align
column_kinds_field_align(const struct filled_table *g, const struct annex_column *def) {
    (void)g;
    return def->field_kind == LIST_TEXT   ? DOC_LEFT
           : def->field_kind == LIST_CODE ? DOC_CENTRE
                                          : DOC_RIGHT;
}
