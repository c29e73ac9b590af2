/* render - one walk over a document, a table of functions per format.  See render.h. */

#include "render/render.h"

#include <assert.h>
#include <stddef.h>

static bool
block(const struct render_ops *ops, void *me, const struct doc_block *b, struct err *e) {
    switch (b->kind) {
#define RENDER_CASE(NAME, name)                                                                    \
    case DOC_##NAME:                                                                               \
        return ops->name(me, b, e);
        DOC_BLOCKS(RENDER_CASE)
#undef RENDER_CASE
    case DOC_BLOCK_KINDS:
        break;
    }
    assert(!"a block has a kind");
    return false;
}

static bool
section(const struct render_ops *ops, void *me, const struct doc_section *s, struct err *e) {
    if (!ops->section_begin(me, s, e)) {
        return false;
    }
    for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
        if (!block(ops, me, b, e)) {
            return false;
        }
    }
    return ops->section_end(me, s, e);
}

bool
render_document(const struct render_format *f, const struct doc *d, const struct render_target *t,
                struct err *e) {
    void *me = f->ops->open(d, t, e);
    bool ok = me != NULL;

    for (const struct doc_section *s = d->first; ok && s != NULL; s = s->next) {
        ok = section(f->ops, me, s, e);
        if (!ok) {
            (void)err_at(e, "phần \"" STR_FMT "\"", STR_ARG(s->id));
        }
    }
    ok = ok && f->ops->close(me, e);
    if (me != NULL) {
        f->ops->free(me);
    }
    return ok || err_at(e, "%s", t->path);
}
