/* sheet_fit - a sheet that is a little too long on one page.  See sheet_fit.h. */

#include "workbook/sheet_fit.h"

#include "workbook/sheet_columns.h"

enum {
    ROWS_MOST = 150,    /* more would take more pages than are worth it */
    PAGES_MOST = 3,     /* that a sheet is fitted to */
    LEAST_PERCENT = 50, /* letters of 12 pt are 6 pt then */
    LEAST_SHARE = 55,   /* percent of its scale that a sheet keeps which becomes one page */
    LATER_SHARE = 85,   /* the same of one that loses only its last page */
    PARTED_SHARE = 78   /* the same where each of its parts loses one */
};
#define FREE_PT                                                                                    \
    40.0 /* of a page: rows are not parted, and what belongs to a signature is estimated */

bool
sheet_fit_may(const struct doc_section *s) {
    uint64_t rows = 0;

    for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
        rows += b->kind == DOC_TABLE ? b->u.table->rows : 1;
    }
    return s->kind != DOC_DATA && rows <= ROWS_MOST;
}

/* The scale that makes the sheet one page wide, or that its parts have. */
static double
scale_now(const struct sheet_out *o) {
    const unsigned wide = sheet_columns_page(o->sheet.section);
    unsigned sum = 0;

    if (o->sheet.parts.scale > 0) {
        return o->sheet.parts.scale;
    }
    for (uint32_t i = 0; i < o->sheet.cols; i++) {
        sum += o->sheet.width_px[i];
    }
    return sum > wide ? 100.0 * wide / sum : 100;
}

static int
least_share(const struct sheet_out *o, unsigned pages) {
    if (pages == 1) {
        return LEAST_SHARE;
    }
    return o->sheet.parts.n > 1 ? PARTED_SHARE : LATER_SHARE;
}

void
sheet_fit(struct sheet_out *o, const struct sheet_out *trial) {
    const double page = sheet_out_page_height(o);
    const double again = trial->head_pt + FREE_PT; /* what each further page takes */
    const double now = scale_now(o);

    for (unsigned n = 1; n <= PAGES_MOST; n++) {
        const double share = n * page / (trial->y_pt + FREE_PT + (n - 1) * again);

        if (share >= 1) {
            return;
        }
        if (share * now >= LEAST_PERCENT && share * 100 >= least_share(o, n)) {
            o->sheet.parts.scale = (unsigned)(share * now);
            o->sheet.parts.pages = n;
            return;
        }
    }
}
