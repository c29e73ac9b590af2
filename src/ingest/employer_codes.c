/* employer_codes - codes of employers as they are compared.  See employer_codes.h. */

#include "ingest/employer_codes.h"

#include "ingest/cell.h"

static bool
changes(char c) {
    return c == ' ' || c == '\t' || (c >= 'a' && c <= 'z');
}

str
employer_codes_key(struct arena *a, str code) {
    size_t at = 0;
    size_t n;
    char *p;

    code = cell_code(code);
    while (at < code.n && !changes(code.p[at])) {
        at++;
    }
    if (at == code.n) {
        return code;
    }
    p = str_keep_mut(a, code);
    for (n = at; at < code.n; at++) {
        const char c = code.p[at];

        if (c != ' ' && c != '\t') {
            p[n++] = c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
        }
    }
    return (str){p, n};
}

void
employer_codes_start(struct employer_codes *c, struct arena *a) {
    *c = (struct employer_codes){.arena = a};
    map_init(&c->exact, a);
    map_init(&c->bare, a);
}

void
employer_codes_free(struct employer_codes *c) {
    map_free(&c->exact);
    map_free(&c->bare);
}

static str
without_zeros(str key) {
    while (key.n > 1 && key.p[0] == '0') {
        key.p++;
        key.n--;
    }
    return key;
}

void
employer_codes_add(struct employer_codes *c, str key) {
    bool added = false;
    const uint32_t ix = map_put(&c->exact, key, &added);
    uint32_t bare;

    if (!added || !cell_digits(key)) {
        return;
    }
    bare = map_put(&c->bare, without_zeros(key), &added);
    if (added) {
        c->of_bare = arena_grown(c->arena, c->of_bare, bare, &c->bare_cap, sizeof *c->of_bare);
    }
    c->of_bare[bare] = added ? ix : MAP_NONE;
}

uint32_t
employer_codes_find(const struct employer_codes *c, str key) {
    uint32_t ix = map_get(&c->exact, key);

    if (ix == MAP_NONE && cell_digits(key)) {
        const uint32_t bare = map_get(&c->bare, without_zeros(key));

        ix = bare == MAP_NONE ? MAP_NONE : c->of_bare[bare];
    }
    return ix;
}

bool
employer_codes_any(const struct employer_codes *c) {
    return c->exact.n > 0;
}
