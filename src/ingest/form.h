/*
 * form - the forms that offices hold (C12-TS, D03-TS, ...), each an INI file of templates/mau/; a new one needs no C.
 *
 *     [mau]               ten, can_cu, bang (the table that it is read as), bien_dong = co: a list of changes
 *     [nhan_biet]         cot: headers that must all be there; tieu_de: words above the table, as further evidence;
 *                         nhom_bien_dong: words of a line over a group of rows that make it a list of changes
 *     [cot]               <column of the table> = headers of the form that mean it
 *     [cot_rieng]         <name> = headers of amounts that are in no table, for [tinh] and [kiem_tra]
 *     [tinh]              <column> = "a + b? - c"; "?": an empty cell counts as 0.  <column>.2 is a second way
 *     [kiem_tra]          <name> = "a + b - c = d"
 *     [hang_so]           <column> = the value of every row
 *     [khoi_tieu_de]      <column> = label above the table whose value is that of every row: "Mã đối tượng"
 *     [gia_tri.<column>]  <code> = first words of a cell that means this code
 *     [thieu]             <column> = where to get a column that the form lacks
 *
 * All texts live in the arena of form_load.
 */
#ifndef INGEST_FORM_H
#define INGEST_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "ingest/header.h"
#include "ingest/schema.h"

enum { FORM_OWN_MAX = 8 /* columns of [cot_rieng] */, FORM_TERMS_MAX = 8 };
_Static_assert(FORM_OWN_MAX + SCHEMA_PERSON_COUNT <= SCHEMA_COLUMNS_MAX &&
                   FORM_OWN_MAX + SCHEMA_EMPLOYER_COUNT <= SCHEMA_COLUMNS_MAX &&
                   FORM_OWN_MAX + SCHEMA_TAXPAYER_COUNT <= SCHEMA_COLUMNS_MAX,
               "a form has a table's columns and its own");

struct form_term {
    uint32_t column;
    bool minus, may_be_empty;
};
struct form_sum {
    uint32_t column; /* gets the sum, or must be equal to it */
    struct form_term term[FORM_TERMS_MAX];
    uint32_t n;
};
struct form_constant {
    uint32_t column;
    str value; /* of [hang_so]; empty: it stands after the label in the file */
    str label; /* folded as a header's name */
    str shown; /* the label as written */
};
struct form_alias {
    uint32_t column;
    str key; /* folded as a header's name */
};
struct form_value {
    uint32_t column;
    str code;
    str begins; /* fold_key */
};
struct form_lack {
    uint32_t column;
    str where;
};

struct form {
    const char *id; /* the file's name without ".ini" */
    const char *path;
    str name, basis;
    enum schema_table table;
    bool changes;             /* a list of changes, no stock */
    str *wanted, *wanted_key; /* headers as written, and as they are compared */
    str *title, *group;       /* fold_key; group: lines of groups of a list of changes */
    size_t n_wanted, n_title, n_group;
    const struct schema_column *column; /* of the table, then the form's own */
    uint32_t columns, table_columns;
    struct form_alias *alias;
    struct form_sum *sum, *check;
    struct form_constant *constant;
    struct form_value *value;
    struct form_lack *lack;
    size_t n_alias, n_sum, n_check, n_constant, n_value, n_lack;
};
struct form_list {
    struct form *form; /* by the order of their ids */
    size_t n;
};

/* Read every *.ini of dir; none when there is no such folder.  ERR_CONFIG, with file and line, when one is wrong. */
bool form_load(struct arena *a, const char *dir, struct form_list *out, struct err *e);

struct form_found {
    const struct form *form; /* the file has all headers of this form; or NULL */
    /* It has most headers of this form, and more of them would tell more than `form` does; or NULL. */
    const struct form *near;
    str missing; /* the headers of `near` that it lacks: "số tiền phải nộp" */
    bool titled; /* the words above the table name the form too */
};
/* Find the form of the table that the first lines of a file show; forms may be NULL.  When `names` knows all headers of
 * the file, it is near to no form.  Texts are in the arena. */
void form_find(struct arena *a, const struct form_list *forms, const struct schema_names *names,
               const struct header_line *line, uint32_t n, struct form_found *out);
/* Add the form's headers to the known names.  The profile's own names come first. */
void form_names(struct arena *a, const struct form *f, struct schema_names *names);
/* The value after a label in the lines above the header; empty when there is none. */
str form_labelled(struct arena *a, str label, const struct header_line *line, uint32_t n);
/* Add why a list of changes is refused. */
void form_say_changes(const struct form *f, struct buf *out);
/* Add where to get the required columns that the form lacks. */
void form_say_lacks(const struct form *f, const struct header *h, struct buf *out);
/* Add what a file lacks that is nearly a known form. */
void form_say_near(const struct form_found *found, struct buf *out);

#endif /* INGEST_FORM_H */
