/* init_header - the header line of a table's file.  See init_header.h. */

#include "demo/init_header.h"

#include <string.h>

void
init_header(struct buf *out, enum schema_table t) {
    uint32_t n;
    const struct schema_column *column = schema_columns(t, &n);
    const char *before = "";

    for (uint32_t i = 0; i < n; i++) {
        if (strcmp(column[i].name, "ten_xa") != 0 && strcmp(column[i].name, "dia_chi") != 0) {
            buf_text(out, before);
            buf_text(out, column[i].name);
            before = ",";
        }
    }
    buf_char(out, '\n');
}
