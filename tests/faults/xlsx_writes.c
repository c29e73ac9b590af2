/*
 * xlsx_writes FILE TMPDIR - writes the sample workbook and reads it back, as a worker does
 * before anything is published.  0: it passed; 1: a fault was told.
 */

#include <stdio.h>

#include "../unit/sample_book.h"
#include "render/render.h"
#include "workbook/readback.h"
#include "workbook/xlsx.h"

int
main(int argc, char **argv) {
    struct arena a = ARENA_EMPTY;
    struct err e = {.kind = ERR_NONE};
    const struct doc *d = sample_book(&a);
    struct buf noted = {NULL, 0, 0};
    bool ok;

    if (argc != 3) {
        return 64;
    }
    ok = render_document(
             &xlsx_workbook, d,
             &(struct render_target){.path = argv[1], .tmpdir = argv[2], .noted = &noted}, &e) &&
         (readback_xlsx_as_noted(argv[1], buf_view(&noted), NULL) ||
          readback_xlsx(argv[1], d, NULL, &e));
    if (!ok) {
        (void)fprintf(stderr, "%s, tại %s\n", e.what, e.where);
    }
    buf_free(&noted);
    arena_free(&a);
    return ok ? 0 : 1;
}
