/* filled_table_notes - what stands under a table: its own notes, what a mark means, which totals are not the sum of
 * their lines, where the population is from.  See filled_table_rows.h. */

#include "base/buf.h"
#include "template/cells.h"
#include "template/filled_table_kind.h"
#include "template/filled_table_rows.h"
#include "template/suppress.h"
#include "template/table_words.h"
#include "template/words.h"

static bool
column_rests(const struct filled_table *g, uint32_t k) {
    const struct annex_column *def = g->col[k].def;
    bool rests = filled_table_kind_of(def)->is_figure && g->def->by == ANNEX_BY_MEMBER &&
                 figure_on_population(g->f->indicators, def->figure.ind);

    for (uint32_t r = 0; filled_table_kind_of(def)->is_figure && r < g->def->rows; r++) {
        const uint32_t ind = g->def->row[r].figure[g->col[k].def_ix].ind;

        rests = rests || (ind != INDICATOR_NONE && figure_on_population(g->f->indicators, ind));
    }
    return rests;
}

/* Marks the columns that do. */
static bool
rests_on_population(const struct filled_table *g, struct doc_table *t) {
    bool any = false;

    for (uint32_t k = 0; k < g->cols; k++) {
        t->col[k].on_source = column_rests(g, k);
        any = any || t->col[k].on_source;
    }
    return any;
}

/* Population has several official bases that differ by 10 % and more (spec 1.4): under every table
 * of rates stands which one it is. */
static str
source_line(const struct filled_table *g) {
    const struct profile *p = g->f->profile;
    struct buf b = {0};
    char share[NUM_TEXT];
    str out;

    buf_text(&b, TABLE_WORDS_POPULATION);
    if (profile_text(p, PROFILE_DAN_SO_NGUON).n > 0) {
        buf_str(&b, profile_text(p, PROFILE_DAN_SO_NGUON));
    } else {
        buf_text(&b, "chưa ghi");
    }
    if (profile_text(p, PROFILE_DAN_SO_NGAY).n > 0) {
        buf_text(&b, ", thời điểm ");
        buf_str(&b, profile_text(p, PROFILE_DAN_SO_NGAY));
    }
    num_vn_hundredths(share, profile_int(p, PROFILE_DAN_SO_LLLD));
    if (profile_int(p, PROFILE_DAN_SO_LLLD) % 100 == 0) {
        num_vn_int(share, profile_int(p, PROFILE_DAN_SO_LLLD) / 100);
    }
    buf_fmt(&b,
            ". Lực lượng lao động trong độ tuổi: theo số công bố; nơi chưa có số công bố tính bằng "
            "%s%% dân số.",
            share);
    out = buf_moved(g->a, &b);
    return out;
}

static bool
has_mark(const struct doc_table *t, const char *mark) {
    for (uint32_t r = 0; r < t->rows; r++) {
        for (uint32_t k = 0; k < t->cols; k++) {
            if (str_eq(t->row[r].cell[k].mark, str_from(mark))) {
                return true;
            }
        }
    }
    return false;
}

/* Text where a figure belongs: small.h put it there. */
static bool
has_withheld(const struct filled_table *g, const struct doc_table *t) {
    for (uint32_t r = 0; r < t->rows; r++) {
        for (uint32_t k = 0; k < t->cols; k++) {
            if (filled_table_kind_of(g->col[k].def)->is_figure &&
                t->row[r].cell[k].kind == DOC_TEXT) {
                return true;
            }
        }
    }
    return false;
}

/* A note that names a setting which is empty would say nothing: it is left out. */
static size_t
own_notes(const struct filled_table *g, str *out) {
    size_t n = 0;

    for (size_t k = 0; k < g->def->notes; k++) {
        if (words_all_given(g->a, g->f, g->def->note[k])) {
            out[n++] = words_expand(g->a, g->f, g->def->note[k], 0);
        }
    }
    return n;
}

/* What a cell that rests on a split is made by; in the order of quy_doi.ty_le_chua_biet. */
#define SPLIT_NOTE                                                                                 \
    FIGURE_SPLIT " Số liệu kỳ so sánh được quy đổi từ xã cũ bị chia tách theo tỷ lệ dân số"
static const char *const split_note[] = {
    SPLIT_NOTE ".", SPLIT_NOTE "; nơi chưa rõ tỷ lệ thì chia đều cho các xã nhận.",
    SPLIT_NOTE "; nơi chưa rõ tỷ lệ thì tính cho xã nhận phần còn lại."};

void
filled_table_notes(const struct filled_table *g, struct doc_table *t) {
    str *note = arena_array(g->a, str, ANNEX_NOTES + FILLED_TABLE_TOTAL_NOTES + 7);
    str own[ANNEX_NOTES];
    const size_t owned = own_notes(g, own);
    size_t n = 0;

    if (owned > 1) {
        note[n++] = STR("Ghi chú:");
    }
    for (size_t k = 0; k < owned; k++) {
        struct buf b = {0};

        if (owned > 1) {
            buf_fmt(&b, "%zu. ", k + 1);
        } else {
            buf_text(&b, "Ghi chú: ");
        }
        buf_str(&b, own[k]);
        note[n++] = buf_moved(g->a, &b);
    }
    n += filled_table_total_notes(g, t, &note[n]);
    if (has_mark(t, FIGURE_SPLIT)) {
        note[n++] = str_from(split_note[profile_int(g->f->profile, PROFILE_QUY_DOI_CHUA_BIET)]);
    }
    if (has_mark(t, FIGURE_INCOMPARABLE)) {
        note[n++] =
            STR(FIGURE_INCOMPARABLE
                " Không so sánh được: xã cũ bị chia tách mà chưa có tỷ lệ quy đổi; số của các "
                "xã cũ ấy tính vào dòng chưa xác định địa bàn.");
    }
    if (g->left_out) {
        note[n++] = STR("Các nhóm không có người tham gia không in ở đây.");
    }
    if (g->untold) {
        note[n++] = STR("Các cột mà dữ liệu của kỳ không có số liệu không ghi ở đây.");
    }
    if (g->said) {
        note[n++] = STR("Các cột so sánh với cùng một ngày chỉ ghi một lần.");
    }
    if (has_withheld(g, t)) {
        note[n++] = STR("Ô ghi dấu < là số dưới mức được nêu; ô ghi " SUPPRESS_WITHHELD
                        " được giữ lại để không suy ra ô đó.");
    }
    t->note = note;
    t->notes = n;
    if (rests_on_population(g, t)) {
        t->source = source_line(g);
    }
}
