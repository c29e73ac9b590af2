/* annex_charts - the charts of a definition held against its tables.  See annex_parts.h. */

#include <assert.h>
#include <string.h>

#include "conf/ini.h"
#include "language/annex_parts.h"
#include "language/words_names.h"
#include "text/fold.h"

/* The ids of a list "a b c" as indexes, at most 4. */
static bool
chart_columns(const struct annex_checking *c, struct annex_chart *ch) {
    str tail = ch->cot;

    while (tail.n > 0) {
        str id;
        uint32_t ix;

        tail = str_trim(str_cut(tail, ' ', &id));
        ix = annex_column(ch->table, id);
        if (ix == UINT32_MAX) {
            const char *near = annex_nearest_column(c, ch->table, id);

            return annex_refuse(c, ch->line, id, "biểu đồ: bảng không có cột \"" STR_FMT "\"%s%s%s",
                                STR_ARG(id), near == NULL ? "" : "; có phải \"",
                                near == NULL ? "" : near, near == NULL ? "" : "\"?");
        }
        if (ch->columns == 4) {
            return annex_refuse(c, ch->line, id, "biểu đồ vẽ nhiều nhất 4 cột");
        }
        ch->column[ch->columns++] = ix;
    }
    return ch->columns > 0 ||
           ini_refuse(&c->x->ini, ch->line, c->e, "biểu đồ thiếu khóa \"cot\": các cột được vẽ");
}

static bool
chart_rows(const struct annex_checking *c, struct annex_chart *ch) {
    str tail = ch->dong;

    while (tail.n > 0) {
        str id;
        uint32_t ix = 0;

        tail = str_trim(str_cut(tail, ' ', &id));
        while (ix < ch->table->rows && !str_eq(ch->table->row[ix].id, id)) {
            ix++;
        }
        if (ix == ch->table->rows || ch->rows == 4) {
            return annex_refuse(c, ch->line, id,
                                "biểu đồ: bảng không có dòng \"" STR_FMT "\", hoặc quá 4 dòng",
                                STR_ARG(id));
        }
        ch->row[ch->rows++] = ix;
    }
    return true;
}

/* A map shows one column of a table by commune. */
static bool
check_map(const struct annex_checking *c, const struct annex_chart *ch) {
    const struct annex_table *t = ch->table;

    return !ch->map ||
           (t->by == ANNEX_BY_MEMBER && t->level == MEMBER_XA && ch->columns == 1 &&
            ch->top == 0) ||
           annex_refuse(c, ch->line, ch->loai,
                        "bản đồ vẽ một cột của một bảng có dong = xa, không có toi_da");
}

bool
annex_check_chart(const struct annex_checking *c, struct annex_chart *ch) {
    enum { KINDS = 4, MAP = KINDS - 1 };
    static const char *const kinds[KINDS] = {[DOC_BARS_ACROSS] = "ngang",
                                             [DOC_BARS_UP] = "doc",
                                             [DOC_LINES] = "duong",
                                             [MAP] = "ban_do"};
    unsigned k = 0;
    int near;

    while (k < KINDS && !str_eq(ch->loai, str_from(kinds[k]))) {
        k++;
    }
    if (k == KINDS) {
        near = fold_nearest(ch->loai, kinds, KINDS);
        return annex_refuse(
            c, ch->line, ch->loai, "biểu đồ: phải là ngang, doc, duong hoặc ban_do%s%s%s",
            near < 0 ? "" : "; có phải \"", near < 0 ? "" : kinds[near], near < 0 ? "" : "\"?");
    }
    ch->map = k == MAP;
    ch->kind = ch->map ? DOC_BARS_ACROSS : (enum doc_chart_kind)k;
    ch->table = ch->bang.n > 0 ? annex_table(c->x, ch->bang) : c->x->table;
    if (ch->table == NULL) {
        return annex_refuse(c, ch->line, ch->bang, "biểu đồ: không có bảng \"" STR_FMT "\"",
                            STR_ARG(ch->bang));
    }
    if (ch->moc.n > 0) {
        if (!num_parse_hundredths(ch->moc, &ch->guide)) {
            return annex_refuse(c, ch->line, ch->moc, "biểu đồ: phải là số phần trăm");
        }
        ch->has_guide = true;
    }
    return annex_words(c, ch->line, ch->title) && chart_columns(c, ch) && chart_rows(c, ch) &&
           check_map(c, ch);
}
