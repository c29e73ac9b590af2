/* form_find - which form a file is, by its first lines, and what is said of it.  See form.h. */

#include <string.h>

#include "ingest/cell.h"
#include "ingest/form.h"
#include "text/fold.h"

enum { NEAR_LEAST = 3 /* headers */, NEAR_OF = 3, NEAR_HAS = 2 /* two of three */ };

/* A header as it is compared, without a unit in brackets behind it. */
static str
header_key(struct arena *a, str text) {
    const char *bracket = text.n == 0 ? NULL : memchr(text.p, '(', text.n);

    return schema_key(
        a, bracket == NULL || bracket == text.p ? text : (str){text.p, (size_t)(bracket - text.p)});
}

/* Cells of some lines as they are compared. */
struct keys {
    str **cell; /* [line][field] */
    const struct header_line *line;
    uint32_t n;
};

static struct keys
fold_lines(struct arena *a, const struct header_line *line, uint32_t n) {
    struct keys k = {.cell = arena_array(a, str *, n + 1), .line = line, .n = n};

    for (uint32_t i = 0; i < n; i++) {
        k.cell[i] = arena_array(a, str, line[i].n + 1);
        for (uint32_t f = 0; line[i].good && f < line[i].n; f++) {
            k.cell[i][f] = header_key(a, line[i].cell[f]);
        }
    }
    return k;
}

/* The header stands in one of the lines that a header at `first` may have. */
static bool
stands(const struct keys *k, uint32_t first, str key) {
    for (uint32_t i = first; i < k->n && i < first + HEADER_LEVELS; i++) {
        for (uint32_t f = 0; k->line[i].good && f < k->line[i].n; f++) {
            if (str_eq(k->cell[i][f], key)) {
                return true;
            }
        }
    }
    return false;
}

static size_t
count(const struct keys *k, uint32_t first, const struct form *f) {
    size_t n = 0;

    for (size_t i = 0; i < f->n_wanted; i++) {
        n += stands(k, first, f->wanted_key[i]);
    }
    return n;
}

/* Where most of the form's headers stand, and how many. */
static size_t
best_line(const struct keys *k, const struct form *f, uint32_t *first) {
    size_t most = 0;

    *first = 0;
    for (uint32_t i = 0; i < k->n; i++) {
        const size_t n = count(k, i, f);

        if (n > 0 && n >= most) { /* the lowest: lines above belong to the title */
            most = n;
            *first = i;
        }
    }
    return most;
}

/* The cell holds words that stand above the form's table. */
static bool
holds_title(struct arena *a, const struct form *f, str cell) {
    const str text = fold_key(a, cell);

    for (size_t t = 0; t < f->n_title; t++) {
        if (f->title[t].n > 0 && text.n > 0 &&
            memmem(text.p, text.n, f->title[t].p, f->title[t].n) != NULL) {
            return true;
        }
    }
    return false;
}

static bool
is_titled(struct arena *a, const struct form *f, const struct keys *k, uint32_t first) {
    for (uint32_t i = 0; i < first; i++) {
        for (uint32_t c = 0; k->line[i].good && c < k->line[i].n; c++) {
            if (holds_title(a, f, k->line[i].cell[c])) {
                return true;
            }
        }
    }
    return false;
}

/* One of the form's headers that are there is none of the table's. */
static bool
has_own(struct arena *a, const struct schema_names *names, const struct form *f,
        const struct keys *k, uint32_t first) {
    for (size_t i = 0; i < f->n_wanted; i++) {
        uint32_t column;

        if (stands(k, first, f->wanted_key[i]) &&
            schema_match(a, names, f->wanted[i], &column) == SCHEMA_NO_MATCH) {
            return true;
        }
    }
    return false;
}

static void
list_missing(struct arena *a, const struct form *f, const struct keys *k, uint32_t first,
             str *out) {
    struct buf b = {0};

    for (size_t i = 0; i < f->n_wanted; i++) {
        if (!stands(k, first, f->wanted_key[i])) {
            buf_text(&b, b.n > 0 ? ", " : "");
            header_show(&b, f->wanted[i]);
        }
    }
    *out = buf_moved(a, &b);
}

void
form_find(struct arena *a, const struct form_list *forms, const struct schema_names *names,
          const struct header_line *line, uint32_t n, struct form_found *out) {
    const struct keys k = fold_lines(a, line, forms == NULL || forms->n == 0 ? 0 : n);
    size_t most = 0;
    size_t near = 0;

    *out = (struct form_found){.form = NULL};
    for (size_t i = 0; k.n > 0 && i < forms->n; i++) {
        const struct form *f = &forms->form[i];
        uint32_t first = 0;
        const size_t has = f->table == names->table ? best_line(&k, f, &first) : 0;

        if (has == f->n_wanted && has > most) {
            most = has;
            out->form = f;
            out->titled = is_titled(a, f, &k, first);
        } else if (has < f->n_wanted && has >= NEAR_LEAST && has > near &&
                   has * NEAR_OF >= f->n_wanted * NEAR_HAS && has_own(a, names, f, &k, first)) {
            near = has;
            out->near = f;
            list_missing(a, f, &k, first, &out->missing);
        }
    }
    if (out->form != NULL && out->near != NULL && out->near->n_wanted <= out->form->n_wanted) {
        out->near = NULL;
    }
}

void
form_names(struct arena *a, const struct form *f, struct schema_names *names) {
    struct schema_name_row *row = arena_array(a, struct schema_name_row, names->n + f->n_alias + 1);

    memcpy(row, names->row, names->n * sizeof *row);
    for (size_t i = 0; i < f->n_alias; i++) {
        row[names->n + i] =
            (struct schema_name_row){f->alias[i].key, f->alias[i].column, SCHEMA_ALIAS};
    }
    names->row = row;
    names->n += f->n_alias;
}

/* What stands behind the cell of a label: in it after ':', else in the next filled cell. */
static str
behind(const struct header_line *l, uint32_t field) {
    str name;
    const str rest = cell_trim(str_cut(l->cell[field], ':', &name));

    if (rest.n > 0) {
        return rest;
    }
    for (uint32_t k = field + 1; k < l->n; k++) {
        if (l->cell[k].n > 0) {
            return l->cell[k];
        }
    }
    return (str){NULL, 0};
}

str
form_labelled(struct arena *a, str label, const struct header_line *line, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t f = 0; line[i].good && f < line[i].n; f++) {
            str name;

            (void)str_cut(line[i].cell[f], ':', &name);
            if (str_eq(schema_key(a, name), label)) {
                return behind(&line[i], f);
            }
        }
    }
    return (str){NULL, 0};
}

void
form_say_changes(const struct form *f, struct buf *out) {
    buf_fmt(out,
            "tệp theo mẫu %s (" STR_FMT
            ") là danh sách tăng, giảm, điều chỉnh, không phải danh sách đang có ở ngày chốt; tính "
            "từ đó sẽ sai. Hãy xuất danh sách toàn bộ người đang tham gia ở ngày chốt vào "
            "nguoi_tham_gia*",
            f->id, STR_ARG(f->name));
}

void
form_say_lacks(const struct form *f, const struct header *h, struct buf *out) {
    bool any = false;

    for (size_t i = 0; i < f->n_lack; i++) {
        const uint32_t c = f->lack[i].column;

        if (h->at[c] == HEADER_ABSENT && (h->given >> c & 1) == 0) {
            buf_fmt(out, "%s%s: " STR_FMT, any ? "; " : "; mẫu này không có ", f->column[c].name,
                    STR_ARG(f->lack[i].where));
            any = true;
        }
    }
}

void
form_say_near(const struct form_found *found, struct buf *out) {
    if (found->near != NULL) {
        buf_fmt(out, "gần giống mẫu %s (" STR_FMT ") nhưng không có tiêu đề " STR_FMT,
                found->near->id, STR_ARG(found->near->name), STR_ARG(found->missing));
    }
}
