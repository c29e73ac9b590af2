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

/* What a value is; a text has its length beside it, and none has 0. */
enum { IS_TEXT = 0, IS_NUMBER = 1, IS_RATIO = 2, IS_BITS = 30 };
#define LENGTH_MASK (((uint32_t)1 << IS_BITS) - 1)

static uint32_t *
words_of(const struct list_row *r) {
    return (uint32_t *)(r->value + r->fields);
}

void
list_expect(struct arena *a, struct list *l, uint32_t n) {
    if (l->n == 0 && n > l->cap) {
        l->row = arena_array(a, struct list_row, n);
        l->cap = n;
    }
}

struct list_row *
list_add(struct arena *a, struct list *l) {
    struct list_row *r;
    size_t n;

    (void)list_fields(l->id, &n);
    l->row = arena_grown(a, l->row, l->n, &l->cap, sizeof *l->row);
    r = &l->row[l->n++];
    *r = (struct list_row){
        .fields = (uint16_t)n,
        .value = arena_take(a, n, sizeof(union list_value) + sizeof(uint32_t)),
    };
    return r;
}

struct list_cell
list_cell_of(const struct list_row *r, size_t field) {
    struct list_cell c = {.known = false};
    uint32_t word;

    assert(field < r->fields);
    word = words_of(r)[field];
    c.known = word != 0;
    switch (word >> IS_BITS) {
    case IS_NUMBER:
        c.u.count = r->value[field].count;
        break;
    case IS_RATIO:
        c.u.ratio = *r->value[field].ratio;
        break;
    default:
        c.u.text = (str){r->value[field].text, word};
        break;
    }
    return c;
}

/* The place of a field, whose kind must be one of the two. */
static size_t
place(const struct list_row *r, enum list_id l, const char *field, enum list_kind k,
      enum list_kind or) {
    size_t n;
    const struct list_field *f = list_fields(l, &n);
    size_t at = 0;

    while (at < n && strcmp(f[at].id, field) != 0) {
        at++;
    }
    assert(at < n && n == r->fields && (f[at].kind == k || f[at].kind == or));
    return at;
}

void
list_put_text(struct list_row *r, enum list_id l, const char *field, str v) {
    const size_t at = place(r, l, field, LIST_TEXT, LIST_CODE);

    assert(v.n <= LENGTH_MASK);
    r->value[at].text = v.p;
    words_of(r)[at] = (uint32_t)v.n;
}

static void
put_number(struct list_row *r, size_t at, int64_t v) {
    r->value[at].count = v;
    words_of(r)[at] = (uint32_t)IS_NUMBER << IS_BITS;
}

void
list_put_number(struct list_row *r, enum list_id l, const char *field, int64_t v) {
    put_number(r, place(r, l, field, LIST_COUNT, LIST_MONEY), v);
}

void
list_put_decimal(struct list_row *r, enum list_id l, const char *field, int64_t hundredths) {
    put_number(r, place(r, l, field, LIST_DECIMAL, LIST_DECIMAL), hundredths);
}

void
list_put_ratio(struct arena *a, struct list_row *r, enum list_id l, const char *field,
               struct num_ratio v) {
    const size_t at = place(r, l, field, LIST_PERCENT, LIST_PERCENT);
    struct num_ratio *kept;

    if (v.den != 0) {
        kept = arena_new(a, struct num_ratio);
        *kept = v;
        r->value[at].ratio = kept;
        words_of(r)[at] = (uint32_t)IS_RATIO << IS_BITS;
    }
}
