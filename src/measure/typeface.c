/* typeface - what documents are set in.  See typeface.h. */

#include "measure/typeface.h"

#include "base/buf.h"
#include "base/fs.h"
#include "measure/truetype.h"
#include "measure/truetype_cut.h"

enum { FILE_MOST = 64 << 20 };

bool
typeface_load(struct arena *a, const struct fonts *fonts, struct typeface *out, struct err *e) {
    struct ruler_source source;
    bool ok;

    *out = (struct typeface){.fonts = fonts};
    ok = truetype_source(a, fonts, &source, e);
    if (ok) {
        out->ruler = ruler_new(a, &source);
    }
    for (size_t i = 0; ok && i < FONTS_STYLES; i++) {
        struct buf file = {NULL, 0, 0};

        ok = fs_slurp(fonts->path[i], FILE_MOST, &file, e);
        if (ok) {
            out->cut[i] = truetype_cut(a, buf_view(&file));
        }
        buf_free(&file);
    }
    return ok;
}
