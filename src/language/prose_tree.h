/*
 * prose_tree - the tree that cmark makes of a text, in memory of ours: without any left the program stops as everywhere, with status 70 and in
 * Vietnamese.  The library's own allocator aborts.
 */
#ifndef LANGUAGE_PROSE_TREE_H
#define LANGUAGE_PROSE_TREE_H

#include <cmark-gfm.h>

/* Lives as long as the program; what is taken from it is given back by free. */
cmark_mem *prose_tree_memory(void);

/* The tree of a text. */
cmark_node *prose_tree_of(const char *text, size_t n);

#endif /* LANGUAGE_PROSE_TREE_H */
