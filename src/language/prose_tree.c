/* prose_tree - see prose_tree.h. */

#include "language/prose_tree.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static void *
take_zeroed(size_t n, size_t size) {
    void *p = calloc(n, size);

    if (p == NULL) {
        arena_exhausted(size == 0 || n > SIZE_MAX / size ? SIZE_MAX : n * size);
    }
    return p;
}

static void *
take_again(void *old, size_t size) {
    void *p = realloc(old, size);

    if (p == NULL) {
        arena_exhausted(size);
    }
    return p;
}

cmark_mem *
prose_tree_memory(void) {
    static const cmark_mem memory = {take_zeroed, take_again, free};
    const cmark_mem *kept = &memory;
    cmark_mem *asked; /* cmark asks for one that it could change, and only reads it */

    memcpy(&asked, &kept, sizeof(void *));
    return asked;
}

cmark_node *
prose_tree_of(const char *text, size_t n) {
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_VALIDATE_UTF8, prose_tree_memory());
    cmark_node *root;

    cmark_parser_feed(parser, text, n);
    root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}
