/* member - the reference lists that figures are counted by.  See member.h. */

#include "dim/member.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "text/fold.h"

const char *
member_xa_kind_name(enum member_xa_kind k) {
    static const char *const name[MEMBER_XA_KINDS] = {
        [MEMBER_PHUONG] = "Phường", [MEMBER_XA_KIND] = "Xã", [MEMBER_DAC_KHU] = "Đặc khu"};

    return name[k];
}

static const struct {
    const char *id, *text, *unknown;
} level_row[MEMBER_LEVEL_COUNT] = {
#define MEMBER_ROW(NAME, id, text, unknown) [MEMBER_##NAME] = {id, text, unknown},
    MEMBER_LEVELS(MEMBER_ROW)
#undef MEMBER_ROW
};

const char *
member_level_id(enum member_level l) {
    assert(l < MEMBER_LEVEL_COUNT);
    return level_row[l].id;
}

const char *
member_level_text(enum member_level l) {
    assert(l < MEMBER_LEVEL_COUNT);
    return level_row[l].text;
}

const char *
member_level_unknown(enum member_level l) {
    assert(l < MEMBER_LEVEL_COUNT);
    return level_row[l].unknown;
}

bool
member_level_from_id(str id, enum member_level *out) {
    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        if (str_eq(id, str_from(level_row[l].id))) {
            *out = (enum member_level)l;
            return true;
        }
    }
    return false;
}

/* "19774", "KBNN": a file name as it is. */
static bool
is_plain(str code) {
    bool plain = code.n > 0 && code.p[0] != '.';

    for (size_t i = 0; i < code.n; i++) {
        const char c = code.p[i];

        plain = plain && ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                          (c >= 'a' && c <= 'z') || c == '_' || c == '.');
    }
    return plain;
}

str
member_pack(struct arena *a, enum member_level level, const struct member *m) {
    const char *head = level == MEMBER_XA ? "xa" : "co-quan";
    const str code = is_plain(m->code) ? m->code : fold_slug(a, m->code);
    struct buf b = {0};
    str out;

    buf_fmt(&b, "%s/" STR_FMT "-" STR_FMT, head, STR_ARG(code), STR_ARG(m->slug));
    out = buf_moved(a, &b);
    return out;
}

static int
by_code(const void *a, const void *b) {
    const struct member *x = a;
    const struct member *y = b;

    return str_cmp(x->code, y->code);
}

bool
member_list_build(struct member_list *l, enum member_level level, struct member *m, size_t n,
                  struct arena *a, str *twice) {
    *l = (struct member_list){.level = level};
    *twice = (str){NULL, 0};
    if (n > MEMBER_MAX) {
        return false;
    }
    if (n > 1) {
        qsort(m, n, sizeof *m, by_code);
    }
    for (size_t i = 1; i < n; i++) {
        if (str_eq(m[i - 1].code, m[i].code)) {
            *twice = m[i].code;
            return false;
        }
    }
    map_init(&l->by_code, a);
    for (size_t i = 0; i < n; i++) {
        (void)map_put(&l->by_code, m[i].code, NULL);
    }
    l->m = m;
    l->n = (uint32_t)n;
    return true;
}

void
member_set_free(struct member_set *s) {
    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        map_free(&s->list[l].by_code);
    }
}

uint32_t
member_find(const struct member_list *l, str code) {
    const uint32_t ix = map_get(&l->by_code, code);

    return ix == MAP_NONE ? MEMBER_NONE : ix;
}

uint32_t
member_lines(const struct member_set *s, enum member_level l) {
    return l == MEMBER_TINH ? 1 : s->list[l].n + 1;
}

str
member_code(const struct member_set *s, enum member_level l, uint32_t line) {
    assert(line < member_lines(s, l));
    if (l == MEMBER_TINH) {
        return s->tinh_code;
    }
    return line < s->list[l].n ? s->list[l].m[line].code : STR("");
}

str
member_name(const struct member_set *s, enum member_level l, uint32_t line) {
    assert(line < member_lines(s, l));
    if (l == MEMBER_TINH) {
        return s->tinh_name;
    }
    return line < s->list[l].n ? s->list[l].m[line].name : str_from(member_level_unknown(l));
}
