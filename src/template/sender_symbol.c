/* sender_symbol - what stands behind the number of a document.  See sender_symbol.h. */

#include "template/sender_symbol.h"

#include <string.h>

#include "base/buf.h"

str
sender_symbol(struct arena *a, str report, str letter, const struct document_kind *kind) {
    const str office = str_starts(report, STR("BC-")) ? (str){report.p + 3, report.n - 3} : report;
    struct buf b = {0};
    str out;

    if (strcmp(kind->brief, "BC") == 0) {
        return report;
    }
    if (kind->layout == DOCUMENT_LETTER) {
        return letter.n > 0 ? letter : office;
    }
    buf_text(&b, kind->brief);
    buf_char(&b, '-');
    buf_str(&b, office);
    out = buf_moved(a, &b);
    return out;
}
