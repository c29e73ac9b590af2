/* list - named lists that annexes show a row each.  See list.h. */

#include "figures/list.h"

#include <assert.h>
#include <string.h>

struct row {
    enum list_id list;
    struct list_field field;
};
static const struct row rows[] = {
#define LIST_ROW(LIST, id, kind, name) {LIST_##LIST, {id, name, LIST_##kind}},
    LIST_FIELDS(LIST_ROW)
#undef LIST_ROW
};
enum { LIST_ROWS = sizeof rows / sizeof rows[0] };

/* The fields alone, in the same order, so that a list's fields are an array. */
static const struct list_field fields[LIST_ROWS] = {
#define LIST_FIELD(LIST, id, kind, name) {id, name, LIST_##kind},
    LIST_FIELDS(LIST_FIELD)
#undef LIST_FIELD
};

static const char *const ids[LIST_IDS] = {
#define LIST_ID(NAME, id) [LIST_##NAME] = (id),
    LIST_CATALOGUE(LIST_ID)
#undef LIST_ID
};

const struct list_field *
list_fields(enum list_id l, size_t *n) {
    size_t first = 0;

    while (first < LIST_ROWS && rows[first].list != l) {
        first++;
    }
    assert(first < LIST_ROWS);
    for (*n = 0; first + *n < LIST_ROWS && rows[first + *n].list == l; (*n)++) {
    }
    return &fields[first];
}

bool
list_from_id(str id, enum list_id *out) {
    for (unsigned l = 0; l < LIST_IDS; l++) {
        if (str_eq(id, str_from(ids[l]))) {
            *out = (enum list_id)l;
            return true;
        }
    }
    return false;
}

struct list_row *
list_add(struct arena *a, struct list *l) {
    struct list_row *r;
    size_t n;

    (void)list_fields(l->id, &n);
    l->row = arena_grown(a, l->row, l->n, &l->cap, sizeof *l->row);
    r = &l->row[l->n++];
    *r = (struct list_row){.cell = arena_array(a, struct list_cell, n)};
    return r;
}

/* The cell of a field, whose kind must be one of the two. */
static struct list_cell *
cell(struct list_row *r, enum list_id l, const char *field, enum list_kind k, enum list_kind or) {
    size_t n;
    const struct list_field *f = list_fields(l, &n);
    size_t at = 0;

    while (at < n && strcmp(f[at].id, field) != 0) {
        at++;
    }
    assert(at < n && (f[at].kind == k || f[at].kind == or));
    return &r->cell[at];
}

void
list_put_text(struct list_row *r, enum list_id l, const char *field, str v) {
    struct list_cell *c = cell(r, l, field, LIST_TEXT, LIST_CODE);

    c->known = v.n > 0;
    c->u.text = v;
}

void
list_put_number(struct list_row *r, enum list_id l, const char *field, int64_t v) {
    struct list_cell *c = cell(r, l, field, LIST_COUNT, LIST_MONEY);

    c->known = true;
    c->u.count = v;
}

void
list_put_decimal(struct list_row *r, enum list_id l, const char *field, int64_t hundredths) {
    struct list_cell *c = cell(r, l, field, LIST_DECIMAL, LIST_DECIMAL);

    c->known = true;
    c->u.count = hundredths;
}

void
list_put_ratio(struct list_row *r, enum list_id l, const char *field, struct num_ratio v) {
    struct list_cell *c = cell(r, l, field, LIST_PERCENT, LIST_PERCENT);

    c->known = v.den != 0;
    c->u.ratio = v;
}
