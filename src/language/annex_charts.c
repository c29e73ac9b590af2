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

bool
annex_check_chart(const struct annex_checking *c, struct annex_chart *ch) {
    static const char *const kinds[] = {
        [DOC_BARS_ACROSS] = "ngang", [DOC_BARS_UP] = "doc", [DOC_LINES] = "duong"};
    unsigned k = 0;
    int near;

    while (k < 3 && !str_eq(ch->loai, str_from(kinds[k]))) {
        k++;
    }
    if (k == 3) {
        near = fold_nearest(ch->loai, kinds, 3);
        return annex_refuse(c, ch->line, ch->loai, "biểu đồ: phải là ngang, doc hoặc duong%s%s%s",
                            near < 0 ? "" : "; có phải \"", near < 0 ? "" : kinds[near],
                            near < 0 ? "" : "\"?");
    }
    ch->kind = (enum doc_chart_kind)k;
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
    return annex_words(c, ch->line, ch->title) && chart_columns(c, ch) && chart_rows(c, ch);
}
