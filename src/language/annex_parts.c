/* annex_parts - what the files that check a definition of an annex share.  See annex_parts.h. */

#include "language/annex_parts.h"

#include <stdarg.h>
#include <stdio.h>

#include "conf/ini.h"

/* The entry of the file whose value the words are cut from, or NULL. */
static const struct ini_entry *
entry_of(const struct ini *ini, str words) {
    for (size_t k = 0; k < ini->n && words.n > 0; k++) {
        for (size_t x = 0; x < ini->section[k].n; x++) {
            const struct ini_entry *v = &ini->section[k].entry[x];

            if (words.p >= v->value.p && words.p < v->value.p + v->value.n) {
                return v;
            }
        }
    }
    return NULL;
}

bool
annex_refuse(const struct annex_checking *c, int section_line, str value, const char *fmt, ...) {
    const struct ini_entry *v = entry_of(&c->x->ini, value);
    char what[sizeof c->e->what];
    va_list ap;

    va_start(ap, fmt);
    (void)vsnprintf(what, sizeof what, fmt, ap);
    va_end(ap);
    return v == NULL ? ini_refuse(&c->x->ini, section_line, c->e, "%s", what)
                     : ini_refuse(&c->x->ini, v->line, c->e, "khóa \"" STR_FMT "\": %s",
                                  STR_ARG(v->key), what);
}

const struct annex_table *
annex_table(const struct annex *x, str id) {
    for (size_t k = 0; k < x->tables; k++) {
        if (str_eq(x->table[k].id, id)) {
            return &x->table[k];
        }
    }
    return NULL;
}

uint32_t
annex_column(const struct annex_table *t, str id) {
    for (uint32_t k = 0; k < t->columns; k++) {
        if (str_eq(t->column[k].id, id)) {
            return k;
        }
    }
    return UINT32_MAX;
}
