/* sentence_cell - the figure that a sentence is about.  See sentence.h. */

#include "template/sentence_parts.h"
#include "template/suppress.h"

struct doc_cell
sentence_cell(struct arena *a, const struct fill *f, struct figure fig, enum cube_when when) {
    return suppress_cell(a, f, f->book->at[when], fig.province ? MEMBER_TINH : f->scope.level,
                         fig.province ? 0 : f->scope.line, fig.ind);
}
