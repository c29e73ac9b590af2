/* filled_table_paper - a table cut for paper.  See filled_table.h. */

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "template/cells.h"
#include "template/filled_table.h"
#include "template/filled_table_rows.h"
#include "template/table_words.h"

/* More columns of groups than this do not fit a page; up to so many places are columns instead. */
enum { GROUPS_ACROSS = 8, PLACES_ACROSS = 4 };

/* The head over the kept columns: cells shrink with what is left of them, and go when nothing is. */
static void
keep_head(struct arena *a, const struct doc_table *t, const bool *keep, struct doc_table *out) {
    struct doc_head *h = arena_array(a, struct doc_head, t->head_cells + 1);
    size_t n = 0;

    for (size_t k = 0; k < t->head_cells; k++) {
        struct doc_head x = t->head[k];
        uint32_t left = 0;
        uint32_t before = 0;

        for (uint32_t c = 0; c < x.col + x.cols; c++) {
            before += c < x.col && keep[c];
            left += c >= x.col && keep[c];
        }
        if (left > 0) {
            x.col = before;
            x.cols = left;
            h[n++] = x;
        }
    }
    out->head = h;
    out->head_cells = n;
    out->head_rows = t->head_rows;
}

static str
more_text(struct arena *a, uint32_t rows) {
    struct buf b = {0};
    char n[NUM_TEXT];
    str out;

    num_vn_int(n, rows);
    buf_fmt(&b, TABLE_WORDS_MORE, n);
    out = buf_moved(a, &b);
    return out;
}

static str
silent_text(struct arena *a, uint32_t rows) {
    struct buf b = {0};
    char n[NUM_TEXT];
    str out;

    num_vn_int(n, rows);
    buf_fmt(&b, "Không in %s dòng không có số liệu, xem bản điện tử gửi kèm.", n);
    out = buf_moved(a, &b);
    return out;
}

/* loai = stt. */
static bool
counts_lines(const struct annex_column *c) {
    return c->kind->word != NULL && strcmp(c->kind->word, "stt") == 0;
}

/* Whether a line of the kept columns says nothing: all of it zero or not known; of indicators all of it zero beside no
 * target (one of which nothing is known says that much). */
static bool
says_nothing(const struct annex_table *def, const struct doc_table *t, const bool *keep,
             const struct doc_row *row) {
    const bool of_members =
        def->by == ANNEX_BY_MEMBER && def->level != MEMBER_XA && def->level != MEMBER_TINH;
    bool known = false;

    if (row->role != DOC_ROW_ITEM || !(of_members || def->by == ANNEX_BY_INDICATOR)) {
        return false;
    }
    for (uint32_t k = 0; k < t->cols; k++) {
        const struct annex_kind *kind = def->column[annex_column(def, t->col[k].key)].kind;
        const struct doc_cell *c = &row->cell[k];

        if (!keep[k] || kind->key == NULL || !cells_known(c)) {
            continue;
        }
        if (c->kind == DOC_PERCENT ? c->u.ratio.num != 0 : c->u.count != 0) {
            return false;
        }
        known = true;
    }
    return of_members || known;
}

/* The lines are numbered anew where some were left out. */
static void
number_anew(struct arena *a, const struct annex_table *def, struct doc_table *t) {
    for (uint32_t k = 0; k < t->cols; k++) {
        int64_t n = 0;

        if (!counts_lines(&def->column[annex_column(def, t->col[k].key)])) {
            continue;
        }
        for (uint32_t r = 0; r < t->rows; r++) {
            struct doc_cell *c = &t->row[r].cell[k];
            char text[NUM_TEXT];

            if (t->row[r].role == DOC_ROW_ITEM && c->kind == DOC_COUNT) {
                c->u.count = ++n;
            } else if (t->row[r].role == DOC_ROW_ITEM && c->kind == DOC_TEXT && c->u.text.n > 0) {
                num_vn_int(text, ++n);
                c->u.text = str_keep(a, str_from(text));
            }
        }
    }
}

/* The columns that are kept and all that stands above and below them; no rows yet. */
static struct doc_table *
start_cut(struct arena *a, const struct doc_table *t, const bool *keep) {
    struct doc_table *out;
    str *number = NULL;
    uint32_t cols = 0;
    uint32_t c = 0;

    for (uint32_t k = 0; k < t->cols; k++) {
        cols += keep[k];
    }
    out = doc_table_new(a, cols);
    out->title = t->title;
    out->unit = t->unit;
    out->note = t->note;
    out->notes = t->notes;
    out->name = t->name;
    keep_head(a, t, keep, out);
    if (t->number != NULL) {
        number = arena_array(a, str, cols);
        out->number = number;
    }
    for (uint32_t k = 0; k < t->cols; k++) {
        if (keep[k]) {
            out->col[c] = t->col[k];
            out->source = t->col[k].on_source ? t->source : out->source;
            if (number != NULL) {
                number[c] = t->number[k];
            }
            c++;
        }
    }
    return out;
}

static struct doc_table *
cut(struct arena *a, const struct annex_table *def, const struct doc_table *t, const bool *keep,
    uint32_t max_rows) {
    struct doc_table *out = start_cut(a, t, keep);
    uint32_t silent = 0;

    for (uint32_t r = 0; r < t->rows && (max_rows == 0 || r < max_rows); r++) {
        struct doc_row *row;

        if (says_nothing(def, t, keep, &t->row[r])) {
            silent++;
            continue;
        }
        row = doc_table_row(a, out, t->row[r].role);
        row->link = t->row[r].link;
        for (uint32_t k = 0, c = 0; k < t->cols; k++) {
            if (keep[k]) {
                row->cell[c] = t->row[r].cell[k];
                row->cell[c++].formula = NULL;
            }
        }
    }
    if (silent > 0) {
        number_anew(a, def, out);
        out->more = def->by == ANNEX_BY_INDICATOR ? STR("") : silent_text(a, silent);
    } else if (out->rows < t->rows) {
        out->more = more_text(a, t->rows - out->rows);
    }
    return out;
}

/* The words right above a column. */
static str
last_head(const struct doc_table *t, uint32_t k) {
    str text = STR("");
    uint32_t row = 0;

    for (size_t x = 0; x < t->head_cells; x++) {
        const struct doc_head *h = &t->head[x];

        if (h->col <= k && k < h->col + h->cols && h->row >= row) {
            row = h->row;
            text = h->text;
        }
    }
    return text;
}

static uint32_t
families(const struct annex_table *def, const struct doc_table *t, const bool *keep) {
    uint32_t n = 0;

    for (uint32_t k = 0; k < t->cols; k++) {
        n += keep[k] && def->column[annex_column(def, t->col[k].key)].family;
    }
    return n;
}

/* Many groups for few places: a line a group, a column a place. */
static struct doc_table *
turn(struct arena *a, const struct annex_table *def, const struct doc_table *t, const bool *keep) {
    struct doc_table *out = doc_table_new(a, t->rows + 1);
    struct doc_head *head = arena_array(a, struct doc_head, (size_t)t->rows + 1);
    uint32_t name = 0;

    for (uint32_t k = 0; k < t->cols; k++) {
        if (def->column[annex_column(def, t->col[k].key)].kind->names_line) {
            name = k;
        }
    }
    out->unit = t->unit;
    out->note = t->note;
    out->notes = t->notes;
    out->name = t->name;
    out->head = head;
    out->head_cells = (size_t)t->rows + 1;
    out->head_rows = 1;
    head[0] = (struct doc_head){.rows = 1, .cols = 1, .text = STR("Nhóm đối tượng")};
    out->col[0] = (struct doc_column){.align = DOC_LEFT, .weight = 1, .key = STR("nhom")};
    for (uint32_t r = 0; r < t->rows; r++) {
        head[r + 1] = (struct doc_head){
            .col = r + 1, .rows = 1, .cols = 1, .text = t->row[r].cell[name].u.text};
        out->col[r + 1] = (struct doc_column){.align = DOC_RIGHT, .key = STR("noi")};
    }
    for (uint32_t k = 0; k < t->cols; k++) {
        struct doc_row *row;

        if (!keep[k] || !def->column[annex_column(def, t->col[k].key)].family) {
            continue;
        }
        row = doc_table_row(a, out, DOC_ROW_ITEM);
        row->cell[0] = (struct doc_cell){.kind = DOC_TEXT, .u.text = last_head(t, k)};
        for (uint32_t r = 0; r < t->rows; r++) {
            row->cell[r + 1] = t->row[r].cell[k];
            row->cell[r + 1].formula = NULL;
        }
    }
    return out;
}

static bool
has_items(const struct doc_table *t) {
    for (uint32_t r = 0; r < t->rows; r++) {
        if (t->row[r].role == DOC_ROW_ITEM) {
            return true;
        }
    }
    return false;
}

/* Whether a column has lines of figures and none of them is known: nothing to compare with, no target.  What is known
 * of the whole alone is no reason to print a column of "-" below it. */
static bool
is_silent(const struct doc_table *t, uint32_t k) {
    const bool items = has_items(t);
    bool missing = false;

    for (uint32_t r = 0; r < t->rows; r++) {
        const struct doc_cell *c = &t->row[r].cell[k];

        if (items && t->row[r].role != DOC_ROW_ITEM) {
            continue;
        }
        if (c->kind == DOC_MISSING || (c->kind == DOC_PERCENT && c->u.ratio.den == 0)) {
            missing = true;
        } else if (c->kind != DOC_EMPTY) {
            return false;
        }
    }
    return missing;
}

/* Columns that a part prints: not those of the workbook alone, nor, beside one that says something, those that say
 * nothing.  false: none but the names of the lines. */
static bool
printed(const struct annex_table *def, const struct doc_table *t, int64_t part, bool *keep,
        bool *less, bool *silent) {
    bool some = false;

    for (uint32_t k = 0; k < t->cols; k++) {
        const uint32_t d = annex_column(def, t->col[k].key);
        const struct annex_column *c;

        assert(d != UINT32_MAX);
        c = &def->column[d];
        keep[k] = (c->part == 0 || c->part == part) && !c->not_printed;
        *less = *less || c->not_printed;
        if (keep[k] && def->by != ANNEX_BY_LIST && is_silent(t, k)) {
            keep[k] = false;
            *silent = true;
        }
        some = some || (keep[k] && c->part == part && c->kind->key != NULL);
    }
    return some;
}

/* The highest part that a column names; 0: the table is one. */
static int64_t
parts_of(const struct annex_table *def) {
    int64_t parts = 0;

    for (uint32_t k = 0; k < def->columns; k++) {
        parts = def->column[k].part > parts ? def->column[k].part : parts;
    }
    return parts;
}

void
filled_table_printed(struct arena *a, const struct annex_table *def, const struct doc_table *t,
                     bool *out) {
    const int64_t parts = parts_of(def);
    bool *keep = arena_array(a, bool, t->cols);
    bool less = false;
    bool silent = false;

    memset(out, 0, t->cols * sizeof *out);
    for (int64_t p = parts > 0 ? 1 : 0; p <= parts; p++) {
        if (printed(def, t, p, keep, &less, &silent) || p == 0) {
            for (uint32_t k = 0; k < t->cols; k++) {
                out[k] = out[k] || keep[k];
            }
        }
    }
}

/* "4. Bảo hiểm y tế" as the second part that is printed of a table whose parts begin with "1.": "2. Bảo hiểm y tế".  One
 * of a finer number, "2.2. ...", stays as it is. */
static str
part_title(struct arena *a, const struct annex_table *def, str title, size_t order) {
    str number;
    str first;
    const str words = str_cut(title, '.', &number);
    struct buf b = {0};
    int64_t n;
    int64_t from;
    str out;

    (void)str_cut(def->part_title[0], '.', &first);
    if (words.n == 0 || words.p[0] != ' ' || !num_parse_int(number, &n) ||
        !num_parse_int(first, &from)) {
        return title;
    }
    buf_fmt(&b, "%" PRId64 ".", from + (int64_t)order);
    buf_str(&b, words);
    out = buf_moved(a, &b);
    return out;
}

struct doc_table **
filled_table_parts(struct arena *a, const struct annex_table *def, const struct doc_table *t,
                   uint32_t max_rows, size_t *n) {
    const int64_t parts = parts_of(def);
    struct doc_table **out;
    bool *keep = arena_array(a, bool, t->cols);
    bool less = false;   /* than the workbook has */
    bool silent = false; /* columns without a figure left out */

    out = arena_array(a, struct doc_table *, (size_t)parts + 1);
    *n = 0;
    for (int64_t p = parts > 0 ? 1 : 0; p <= parts; p++) {
        if (!printed(def, t, p, keep, &less, &silent) && p > 0) {
            continue;
        }
        out[*n] = families(def, t, keep) > GROUPS_ACROSS && t->rows <= PLACES_ACROSS
                      ? turn(a, def, t, keep)
                      : cut(a, def, t, keep, max_rows);
        if (p > 0 && def->part_title[p - 1].n > 0) {
            out[*n]->title = part_title(a, def, def->part_title[p - 1], *n);
        }
        (*n)++;
    }
    for (size_t k = 0; k + 1 < *n; k++) { /* notes and source stand once, under the last part */
        out[k]->notes = 0;
        out[*n - 1]->source = out[k]->source.n > 0 ? out[k]->source : out[*n - 1]->source;
        out[k]->source = STR("");
    }
    if ((less || silent) && *n > 0 && out[*n - 1]->more.n == 0) {
        out[*n - 1]->more = less ? STR("Các cột khác của bảng này, xem bản điện tử gửi kèm.")
                                 : STR("Không in các cột chưa có số liệu.");
    }
    return out;
}
