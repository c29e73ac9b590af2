/* table_looks - which table a file looks like that no table takes.  See table_looks.h. */

#include "ingest/table_looks.h"

#include <string.h>

#include "ingest/first_lines.h"
#include "ingest/records.h"
#include "ingest/schema.h"
#include "text/fold.h"

/* Endings of files that may hold rows, or hold such files; no letter and no picture is among them. */
static bool
may_hold_rows(str ending) {
    static const char *const ends[] = {"csv", "txt", "tsv", "xlsx", "xlsm", "xlsb", "xls",
                                       "ods", "xml", "dbf", "mdb",  "zip",  "rar",  "7z",
                                       "gz",  "tar", "bak", "old",  "tmp",  "part", "json"};

    for (size_t k = 0; k < sizeof ends / sizeof ends[0]; k++) {
        if (str_eq(ending, str_from(ends[k]))) {
            return true;
        }
    }
    return ending.n == 0;
}

/* A folded word stands in a folded name, between its ends and '_'. */
static bool
holds_words(str key, const char *words) {
    const size_t n = strlen(words);

    for (size_t at = 0; at + n <= key.n; at++) {
        if (memcmp(key.p + at, words, n) == 0 && (at == 0 || key.p[at - 1] == '_') &&
            (at + n == key.n || key.p[at + n] == '_')) {
            return true;
        }
    }
    return false;
}

static const char *
by_name(struct arena *a, const char *name) {
    const char *dot = strrchr(name, '.');
    const str stem = {name, dot == NULL || dot == name ? strlen(name) : (size_t)(dot - name)};
    const str ending = dot == NULL || dot == name ? (str){NULL, 0} : str_from(dot + 1);
    const str key = fold_key(a, stem);

    if (!may_hold_rows(fold_key(a, ending))) {
        return NULL;
    }
    for (unsigned k = 0; k < SCHEMA_EXTRACTS; k++) {
        if (holds_words(key, schema_name((enum schema_table)k))) {
            return schema_name((enum schema_table)k);
        }
    }
    return NULL;
}

/* Whether the lines have a header with all required columns of the table. */
static bool
has_header(struct arena *a, const struct schema_names *names, const struct header_line *line,
           uint32_t n) {
    struct header h;
    struct buf ignored = {0};
    bool serves;

    header_find(a, names, line, n, 0, &h);
    serves = h.found > 0 && header_serves(a, names->table, &h, &ignored);
    buf_free(&ignored);
    return serves;
}

/* The table whose header the part in hand has, cut at the separator. */
static const char *
part_looks(struct arena *a, struct records *r, char separator, const struct schema_names *names,
           const struct form_list *forms) {
    struct header_line *line = arena_array(a, struct header_line, HEADER_LOOKED_AT);
    struct err ignored;
    uint32_t n;

    if (!first_lines_read(a, r, separator, line, &n, &ignored)) {
        return NULL;
    }
    for (unsigned k = 0; k < SCHEMA_EXTRACTS; k++) {
        struct form_found known;

        form_find(a, forms, &names[k], line, n, &known);
        if (known.form != NULL || has_header(a, &names[k], line, n)) {
            return schema_name((enum schema_table)k);
        }
    }
    return NULL;
}

/* The sheets one after the other; a text cut at each separator. */
static const char *
by_headers(struct arena *a, struct records *r, const struct profile *p,
           const struct form_list *forms) {
    static const char separators[] = {',', ';', '\t', '|'};
    const size_t cuts = records_is_sheet(r) ? 1 : sizeof separators;
    struct schema_names names[SCHEMA_EXTRACTS];
    const char *table = NULL;
    struct err ignored;

    for (unsigned k = 0; k < SCHEMA_EXTRACTS; k++) {
        if (!schema_names(a, (enum schema_table)k, p, &names[k], &ignored)) {
            return NULL;
        }
    }
    for (uint32_t part = 0; table == NULL && part < records_parts(r); part++) {
        records_choose(r, part);
        for (size_t s = 0; table == NULL && s < cuts; s++) {
            const struct arena_mark mark = arena_mark(a);

            table = part_looks(a, r, separators[s], names, forms);
            arena_rewind(a, mark);
        }
    }
    return table;
}

const char *
table_looks_file(const char *path, const struct profile *p, const struct form_list *forms) {
    struct arena a = ARENA_EMPTY;
    const char *slash = strrchr(path, '/');
    const char *table = by_name(&a, slash == NULL ? path : slash + 1);
    struct records r;
    struct err ignored;

    if (table == NULL && records_open(&r, path, NULL, &ignored)) {
        table = records_empty(&r) ? NULL : by_headers(&a, &r, p, forms);
        records_close(&r);
    }
    arena_free(&a);
    return table;
}
