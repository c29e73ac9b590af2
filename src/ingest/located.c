/* located - communes of employers by their addresses.  See located.h. */

#include "ingest/located.h"

#include <stdlib.h>

#include "base/heap.h"
#include "base/map.h"
#include "conf/input_tables.h"
#include "conf/names.h"
#include "text/fold.h"

struct located {
    struct arena arena, scratch;
    const struct member_set *m;
    const struct crosswalk *c;
    const struct reference_places *d;
    struct gazetteer *g; /* NULL: no address came yet */
    struct map seen;     /* employer and address */
    struct map decided;  /* employers of the decisions */
    uint32_t *last;      /* [index in decided] its latest decision */
    uint32_t *before;    /* [decision] the one before about the same employer, or MEMBER_NONE */
    struct located_row *row;
    size_t rows, cap;
    struct located_tally tally;
};

struct located *
located_new(const struct member_set *m, const struct crosswalk *c,
            const struct reference_places *d) {
    struct located *l = heap_new(struct located);

    l->m = m;
    l->c = c;
    l->d = d;
    map_init(&l->seen, &l->arena);
    map_init(&l->decided, &l->arena);
    return l;
}

void
located_free(struct located *l) {
    if (l != NULL) {
        gazetteer_free(l->g);
        map_free(&l->seen);
        map_free(&l->decided);
        arena_free(&l->scratch);
        arena_free(&l->arena);
        free(l);
    }
}

static void
begin(struct located *l) {
    l->g = gazetteer_new(l->m, l->c);
    l->last = arena_array(&l->arena, uint32_t, l->d->n + 1);
    l->before = arena_array(&l->arena, uint32_t, l->d->n + 1);
    for (uint32_t i = 0; i < l->d->n; i++) {
        bool added = false;
        const uint32_t at = map_put(&l->decided, l->d->v[i].ma_don_vi, &added);

        l->before[i] = added ? MEMBER_NONE : l->last[at];
        l->last[at] = i;
    }
}

/* What the office decided about the employer at this address, or MEMBER_NONE; *moved: about another address only. */
static uint32_t
decision(struct located *l, const struct extract_employer *e, bool *moved) {
    const uint32_t at = map_get(&l->decided, e->ma_don_vi);
    const struct arena_mark mark = arena_mark(&l->scratch);
    uint32_t found = MEMBER_NONE;
    str key;

    *moved = at != MAP_NONE;
    if (at == MAP_NONE) {
        return MEMBER_NONE;
    }
    key = fold_key(&l->scratch, e->dia_chi);
    for (uint32_t i = l->last[at]; i != MEMBER_NONE && found == MEMBER_NONE; i = l->before[i]) {
        const struct reference_place *d = &l->d->v[i];

        if (d->dia_chi.n == 0 || str_eq(d->dia_chi, key)) {
            found = d->xa;
        }
    }
    arena_rewind(&l->scratch, mark);
    *moved = found == MEMBER_NONE;
    return found;
}

/* The employer did not stand at this address before. */
static bool
is_new(struct located *l, const struct extract_employer *e) {
    struct buf key = {0};
    bool added = false;

    buf_str(&key, e->ma_don_vi);
    buf_char(&key, '\n');
    buf_str(&key, e->dia_chi);
    (void)map_put(&l->seen, buf_view(&key), &added);
    buf_free(&key);
    return added;
}

static const char moved[] = "; địa chỉ khác với địa chỉ đã quyết định";

str
located_why(struct arena *a, const struct located_row *r) {
    struct buf b = {0};
    str out;

    buf_fmt(&b, "%s%s", address_why_text(r->why), r->moved ? moved : "");
    out = buf_moved(a, &b);
    return out;
}

static void
say(const struct located *l, const struct located_row *r, struct buf *what) {
    const struct member_list *xa = &l->m->list[MEMBER_XA];

    if (r->xa == MEMBER_NONE) {
        buf_fmt(what, "chưa rõ xã theo địa chỉ: %s", address_why_text(r->why));
    } else {
        buf_fmt(what, "chưa rõ xã theo địa chỉ, đề xuất " STR_FMT " " STR_FMT ": %s",
                STR_ARG(xa->m[r->xa].code), STR_ARG(xa->m[r->xa].name), address_why_text(r->why));
    }
    buf_text(what, r->moved ? moved : "");
    buf_text(what, "; hãy ghi mã xã vào " INPUT_FILE(
                       quyet_dinh_dia_chi) " (danh sách ở " NAMES_ADDRESSES ")");
}

static void
list(struct located *l, const struct extract_employer *e, struct located_row r) {
    if (l->rows == LOCATED_LISTED_MAX) {
        return;
    }
    r.ma_don_vi = str_keep(&l->arena, e->ma_don_vi);
    r.ten = str_keep(&l->arena, e->ten);
    r.dia_chi = str_keep(&l->arena, e->dia_chi);
    l->row = arena_grown(&l->arena, l->row, l->rows, &l->cap, sizeof *l->row);
    l->row[l->rows++] = r;
}

uint32_t
located_find(struct located *l, const struct extract_employer *e, struct buf *what) {
    struct address_answer a;
    struct located_row r = {.xa = MEMBER_NONE};
    uint32_t xa;
    bool fresh;

    if (l->g == NULL) {
        begin(l);
    }
    fresh = is_new(l, e);
    xa = decision(l, e, &r.moved);
    if (xa != MEMBER_NONE) {
        l->tally.decided += fresh;
        return xa;
    }
    a = address_resolve(l->g, e->dia_chi);
    if (a.surety == ADDRESS_CERTAIN) {
        l->tally.sure += fresh;
        return a.xa;
    }
    r.xa = a.xa;
    r.why = a.why;
    l->tally.proposed += fresh && a.xa != MEMBER_NONE;
    l->tally.unknown += fresh && a.xa == MEMBER_NONE;
    if (fresh) {
        list(l, e, r);
    }
    say(l, &r, what);
    return l->m->list[MEMBER_XA].n;
}

struct located_tally
located_tally(const struct located *l) {
    return l->tally;
}

const struct located_row *
located_rows(const struct located *l, size_t *n) {
    *n = l == NULL ? 0 : l->rows;
    return l == NULL ? NULL : l->row;
}
