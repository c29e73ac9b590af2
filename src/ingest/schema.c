/* schema - the tables that are read and their columns.  See schema.h. */

#include "ingest/schema.h"

#include <assert.h>
#include <string.h>

#include "conf/ini.h"
#include "ingest/cell.h"
#include "text/fold.h"

#define COUNT(a)                                      ((uint32_t)(sizeof(a) / sizeof((a)[0])))
#define COLUMN_ROW(TABLE, name, type, required, also) {#name, SCHEMA_##type, required, also},
#define TABLE_COLUMNS(NAME, name)                                                                  \
    static const struct schema_column name[] = {SCHEMA_##NAME##_COLUMNS(COLUMN_ROW)};
#define TABLE_ROW(NAME, name) [SCHEMA_##NAME] = {#name, name, COUNT(name)},

INPUT_TABLES(TABLE_COLUMNS)

static const struct {
    const char *name;
    const struct schema_column *column;
    uint32_t n;
} table[SCHEMA_TABLE_COUNT] = {INPUT_TABLES(TABLE_ROW)};

bool
schema_adds_up(enum schema_type t) {
    return t == SCHEMA_SUM || t == SCHEMA_MONEY;
}

bool
schema_is_number(enum schema_type t) {
    return schema_adds_up(t) || t == SCHEMA_COUNT || t == SCHEMA_NUMBER || t == SCHEMA_DECIMAL;
}

const char *
schema_name(enum schema_table t) {
    return table[t].name;
}

const struct schema_column *
schema_columns(enum schema_table t, uint32_t *n) {
    *n = table[t].n;
    assert(*n <= SCHEMA_COLUMNS_MAX);
    return table[t].column;
}

uint32_t
schema_instead(enum schema_table t, uint32_t column) {
    return t == SCHEMA_DON_VI && column == SCHEMA_EMPLOYER_ma_xa ? SCHEMA_EMPLOYER_dia_chi : column;
}

/* "Mã số BHXH" and "MA_SOBHXH" are "masobhxh". */
str
schema_key(struct arena *a, str s) {
    const str key = fold_key(a, s);
    char *p = arena_array(a, char, key.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < key.n; i++) {
        if (key.p[i] != '_') {
            p[n++] = key.p[i];
        }
    }
    return (str){p, n};
}

static const struct schema_name_row *
lookup(const struct schema_names *names, str key) {
    const struct schema_name_row *best = NULL;

    for (size_t i = 0; i < names->n; i++) {
        if (str_eq(names->row[i].key, key) && (best == NULL || names->row[i].match < best->match)) {
            best = &names->row[i];
        }
    }
    return best;
}

static void
add(struct schema_names *names, str key, uint32_t column, enum schema_match match) {
    names->row[names->n++] = (struct schema_name_row){key, column, match};
}

uint32_t
schema_column_named(enum schema_table t, str name) {
    for (uint32_t i = 0; i < table[t].n; i++) {
        if (str_eq(str_from(table[t].column[i].name), name)) {
            return i;
        }
    }
    return table[t].n;
}

static bool
refuse_column(const struct ini *ini, const struct ini_entry *v, enum schema_table t,
              struct err *e) {
    const char *word[SCHEMA_COLUMNS_MAX];
    int near;

    for (uint32_t i = 0; i < table[t].n; i++) {
        word[i] = table[t].column[i].name;
    }
    near = fold_nearest(v->key, word, table[t].n);
    return ini_refuse(ini, v->line, e, "bảng %s không có cột \"" STR_FMT "\"%s%s%s", table[t].name,
                      STR_ARG(v->key), near < 0 ? "" : "; có phải \"", near < 0 ? "" : word[near],
                      near < 0 ? "" : "\"?");
}

/* The aliases of one entry; room for them is there already. */
static bool
add_aliases(struct arena *a, const struct ini *ini, const struct ini_entry *v,
            struct schema_names *names, struct err *e) {
    const uint32_t column = schema_column_named(names->table, v->key);
    str *piece;
    size_t n;

    if (column == table[names->table].n) {
        return refuse_column(ini, v, names->table, e);
    }
    n = ini_split(a, v->value, &piece);
    for (size_t i = 0; i < n; i++) {
        const str key = schema_key(a, piece[i]);
        const struct schema_name_row *old = lookup(names, key);

        if (old != NULL && old->match <= SCHEMA_ALIAS && old->column != column) {
            return ini_refuse(ini, v->line, e,
                              "tên cột \"" STR_FMT "\" đã dùng cho cột %s, không thể cũng là %s",
                              STR_ARG(piece[i]), table[names->table].column[old->column].name,
                              table[names->table].column[column].name);
        }
        add(names, key, column, SCHEMA_ALIAS);
    }
    return true;
}

static size_t
count_pieces(str s) {
    size_t n = 1;

    for (size_t i = 0; i < s.n; i++) {
        n += s.p[i] == '|';
    }
    return n;
}

static void
add_known(struct arena *a, struct schema_names *names) {
    for (uint32_t i = 0; i < table[names->table].n; i++) {
        str rest = str_from(table[names->table].column[i].also);

        while (rest.n > 0) {
            str piece;

            rest = str_cut(rest, '|', &piece);
            add(names, schema_key(a, piece), i, SCHEMA_KNOWN);
        }
    }
}

bool
schema_names(struct arena *a, enum schema_table t, const struct profile *p,
             struct schema_names *out, struct err *e) {
    char name[64] = "cot.";
    const struct ini_section *s;
    size_t room = 0;

    (void)strncat(name, table[t].name, sizeof name - sizeof "cot.");
    s = p == NULL ? NULL : ini_find(&p->ini, str_from(name));
    for (uint32_t i = 0; i < table[t].n; i++) {
        room += 1 + count_pieces(str_from(table[t].column[i].also));
    }
    for (size_t i = 0; s != NULL && i < s->n; i++) {
        room += count_pieces(s->entry[i].value);
    }
    *out = (struct schema_names){.table = t};
    out->row = arena_array(a, struct schema_name_row, room);
    for (uint32_t i = 0; i < table[t].n; i++) {
        add(out, schema_key(a, str_from(table[t].column[i].name)), i, SCHEMA_CANONICAL);
    }
    for (size_t i = 0; s != NULL && i < s->n; i++) {
        if (!add_aliases(a, &p->ini, &s->entry[i], out, e)) {
            return false;
        }
    }
    add_known(a, out);
    return true;
}

enum schema_match
schema_match(struct arena *scratch, const struct schema_names *names, str header,
             uint32_t *column) {
    const struct schema_name_row *row = NULL;

    header = cell_trim(header);
    if (header.n > 0) {
        const char *bracket = memchr(header.p, '(', header.n);

        row = lookup(names, schema_key(scratch, header));
        if (row == NULL && bracket != NULL) {
            row = lookup(names, schema_key(scratch, (str){header.p, (size_t)(bracket - header.p)}));
        }
    }
    if (row == NULL) {
        return SCHEMA_NO_MATCH;
    }
    *column = row->column;
    return row->match;
}
