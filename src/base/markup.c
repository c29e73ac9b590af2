/* markup - text as it stands in XML and HTML.  See markup.h. */

#include "base/markup.h"

#include <stdbool.h>

static void
put(struct buf *b, str s, bool quotes) {
    size_t from = 0;

    for (size_t i = 0; i < s.n; i++) {
        const char *as = s.p[i] == '&'             ? "&amp;"
                         : s.p[i] == '<'           ? "&lt;"
                         : s.p[i] == '>'           ? "&gt;"
                         : s.p[i] == '"' && quotes ? "&quot;"
                                                   : NULL;

        if (as != NULL) {
            buf_add(b, s.p + from, i - from);
            buf_text(b, as);
            from = i + 1;
        }
    }
    buf_add(b, s.p + from, s.n - from);
}

void
markup_text(struct buf *b, str s) {
    put(b, s, false);
}

void
markup_escape(struct buf *b, str s) {
    put(b, s, true);
}
