/*
 * ini - the guarded reader of INI files: iniparser does the parsing, this room
 * first makes sure that it can be trusted with the file (LIBRARIES.md).
 *
 * The file is read whole and refused, with line and reason in Vietnamese, when it is no regular
 * file, is longer than 1 MiB, holds a NUL, bad UTF-8, a line of 1,000 bytes or more, a trailing
 * backslash, an unquoted ';' or '#' inside a value, a key or section twice, a key outside any
 * section, or a key or section name that is not ASCII.  A BOM is dropped.  Entries keep
 * the file's order and their line numbers.  No other room includes iniparser.
 */
#ifndef CONF_INI_H
#define CONF_INI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct ini_entry {
    str key;   /* lower case */
    str value; /* quotes taken off, blanks trimmed, NFC */
    int line;  /* from 1 */
};
struct ini_section {
    str name; /* lower case: "cot.nguoi_tham_gia" */
    int line;
    struct ini_entry *entry;
    size_t n;
};
struct ini {
    const char *path;
    struct ini_section *section;
    size_t n;
    str bytes; /* of the file, as they were read */
};

bool ini_load(struct arena *a, const char *path, struct ini *out, struct err *e);
/* The section; NULL: there is none. */
const struct ini_section *ini_find(const struct ini *i, str section);
/* The entry of that key; NULL: there is none, or s is NULL. */
const struct ini_entry *ini_entry(const struct ini_section *s, str key);

/* Refuse: what is fmt, where is "<path>:<line>" (line 0: the path alone); ERR_CONFIG, returns false. */
bool ini_refuse(const struct ini *i, int line, struct err *e, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Values: strict, whole text.  Errors carry path and line. */
bool ini_int(const struct ini *i, const struct ini_entry *v, int64_t min, int64_t max, int64_t *out,
             struct err *e);
/* "co" or "1": true; "khong" or "0": false. */
bool ini_bool(const struct ini *i, const struct ini_entry *v, bool *out, struct err *e);
bool ini_word_bool(str word, bool *out); /* the same words, for values from elsewhere */
/* Pieces between '|', trimmed, empty ones left out. */
size_t ini_split(struct arena *a, str value, str **out);

#endif /* CONF_INI_H */
