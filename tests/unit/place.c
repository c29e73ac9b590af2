/* place - a folder of a test's own.  See place.h. */

#include "place.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"

enum { LARGEST = 1 << 24 };

static char root[] = "/tmp/baophu-unit-XXXXXX";
static struct arena arena;

void
place_open(void) {
    cr_assert_not_null(mkdtemp(root));
}

void
place_close(void) {
    struct err e;

    cr_assert(fs_remove_tree(root, &e), "%s", e.what);
    cr_assert_not(fs_exists(root));
    arena_free(&arena);
}

const char *
place_root(void) {
    return root;
}

struct arena *
place_arena(void) {
    return &arena;
}

const char *
place_at(const char *name) {
    return fs_join(&arena, root, name);
}

void
place_put(const char *name, const char *text) {
    struct err e;

    (void)unlink(place_at(name));
    cr_assert(fs_write_new(place_at(name), text, strlen(text), &e), "%s", e.what);
}

unsigned long long
place_inode(const char *name) {
    struct stat st;

    return stat(place_at(name), &st) == 0 ? st.st_ino : 0;
}

const char *
place_read(const char *name) {
    struct buf b = {0};
    const char *text = "";
    struct err e;

    if (fs_exists(place_at(name)) && fs_slurp(place_at(name), LARGEST, &b, &e)) {
        text = str_keep(&arena, buf_view(&b)).p;
    }
    buf_free(&b);
    return text;
}
