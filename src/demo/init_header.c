/* init_header - the header line of a table's file.  See init_header.h. */

#include "demo/init_header.h"

#include <string.h>

/* Columns that the demonstration's rows do without. */
static const char *const left_out[] = {"ten_xa", "dia_chi"};
enum { LEFT_OUT = sizeof left_out / sizeof left_out[0] };

static bool
is_left_out(const char *name) {
    for (size_t i = 0; i < LEFT_OUT; i++) {
        if (strcmp(name, left_out[i]) == 0) {
            return true;
        }
    }
    return false;
}

void
init_header(struct buf *out, enum schema_table t) {
    uint32_t n;
    const struct schema_column *column = schema_columns(t, &n);
    const char *before = "";

    for (uint32_t i = 0; i < n; i++) {
        if (!is_left_out(column[i].name)) {
            buf_text(out, before);
            buf_text(out, column[i].name);
            before = ",";
        }
    }
    buf_char(out, '\n');
}
