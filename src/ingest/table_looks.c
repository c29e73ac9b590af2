/* table_looks - which table a file looks like that no table takes.  See table_looks.h. */

#include "ingest/table_looks.h"

#include <string.h>

#include "ingest/cell.h"
#include "ingest/header.h"
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

/* The first records cut at a separator; *n stays 0 where there are none. */
static bool
first_lines(struct records *r, char separator, struct arena *a, struct header_line *line,
            uint32_t *n) {
    struct scan_record one;
    struct err ignored;
    enum scan_step step = SCAN_RECORD;

    *n = 0;
    if (!records_start(r, separator, &ignored)) {
        return false;
    }
    while (*n < HEADER_LOOKED_AT && (step = records_next(r, &one, &ignored)) == SCAN_RECORD) {
        struct header_line *l = &line[*n];

        *l = (struct header_line){.n = one.n, .line = one.line, .good = one.fault == SCAN_GOOD};
        l->cell = arena_array(a, str, one.n + 1);
        for (uint32_t i = 0; l->good && i < one.n; i++) {
            l->cell[i] = str_keep(a, cell_trim(one.field[i]));
        }
        *n += one.n > 0 ? 1 : 0;
    }
    records_end(r);
    return step != SCAN_FAILED;
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

static const char *
by_headers(struct arena *a, struct records *r, const struct profile *p,
           const struct form_list *forms) {
    static const char separators[] = {',', ';', '\t', '|'};
    struct schema_names names[SCHEMA_EXTRACTS];
    struct err ignored;

    for (unsigned k = 0; k < SCHEMA_EXTRACTS; k++) {
        if (!schema_names(a, (enum schema_table)k, p, &names[k], &ignored)) {
            return NULL;
        }
    }
    for (size_t s = 0; s < sizeof separators; s++) {
        struct header_line *line = arena_array(a, struct header_line, HEADER_LOOKED_AT);
        uint32_t n = 0;

        if (!first_lines(r, separators[s], a, line, &n)) {
            continue;
        }
        for (unsigned k = 0; k < SCHEMA_EXTRACTS; k++) {
            struct form_found known;

            form_find(a, forms, &names[k], line, n, &known);
            if (known.form != NULL || has_header(a, &names[k], line, n)) {
                return schema_name((enum schema_table)k);
            }
        }
    }
    return NULL;
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
