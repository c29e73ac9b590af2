/* json_out - what a command answers to a program.  See json_out.h. */

#include "store/json_out.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>

#include "store/json_made.h"
#include "store/version.h"
#include "text/utf8.h"

enum {
    UNREADABLE = 0xfffd, /* what stands for a byte that is no text */
    DEPTH = 8
};

struct json_out {
    json_t *open[DEPTH]; /* open[0] is the whole; open[depth - 1] takes the next value */
    size_t depth;
};

struct json_out *
json_out_new(void) {
    struct json_out *a = calloc(1, sizeof *a);

    if (a == NULL) {
        arena_exhausted(sizeof *a);
    }
    a->open[a->depth++] = json_made(json_object());
    json_out_text(a, "version", VERSION_TEXT);
    return a;
}

void
json_out_free(struct json_out *a) {
    if (a != NULL) {
        json_decref(a->open[0]);
        free(a);
    }
}

/* Takes v over. */
static void
put(struct json_out *a, const char *key, json_t *v) {
    json_t *into = a->open[a->depth - 1];
    const bool listed = json_is_array(into);

    assert(listed == (key == NULL));
    if (listed) {
        json_append(into, v);
    } else {
        json_put(into, key, v);
    }
}

void
json_out_str(struct json_out *a, const char *key, str s) {
    struct buf b = {0};
    size_t at = 0;

    if (utf8_valid(s)) {
        put(a, key, json_stringn(s.n == 0 ? "" : s.p, s.n));
        return;
    }
    while (at < s.n) {
        const int32_t cp = utf8_next(s, &at);

        utf8_put(&b, cp < 0 ? UNREADABLE : (uint32_t)cp);
    }
    put(a, key, json_stringn(buf_z(&b), b.n));
    buf_free(&b);
}

void
json_out_text(struct json_out *a, const char *key, const char *z) {
    if (z == NULL) {
        json_out_none(a, key);
    } else {
        json_out_str(a, key, str_from(z));
    }
}

void
json_out_int(struct json_out *a, const char *key, int64_t v) {
    put(a, key, json_integer(v));
}

void
json_out_flag(struct json_out *a, const char *key, bool v) {
    put(a, key, json_boolean(v));
}

void
json_out_none(struct json_out *a, const char *key) {
    put(a, key, json_null());
}

static void
begin(struct json_out *a, const char *key, json_t *v) {
    assert(a->depth < DEPTH);
    put(a, key, v); /* owned there; borrowed here */
    a->open[a->depth++] = v;
}

void
json_out_object(struct json_out *a, const char *key) {
    begin(a, key, json_object());
}

void
json_out_list(struct json_out *a, const char *key) {
    begin(a, key, json_array());
}

void
json_out_end(struct json_out *a) {
    assert(a->depth > 1);
    a->depth--;
}

void
json_out_end_all(struct json_out *a) {
    a->depth = 1;
}

void
json_out_result(struct json_out *a, const struct err *e, const char *place, int status) {
    const bool placed = e != NULL && e->where[0] != '\0';

    json_out_text(a, "error", e == NULL ? NULL : e->what);
    json_out_text(a, "where", placed ? e->where : e != NULL ? place : "");
    json_out_int(a, "status", status);
}

void
json_out_print(const struct json_out *a, struct buf *out) {
    assert(a->depth == 1);
    json_write(a->open[0], out);
    buf_char(out, '\n');
}
