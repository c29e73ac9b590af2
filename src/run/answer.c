/* answer - what a command answers to a program.  See answer.h. */

#include "run/answer.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>

#include "text/utf8.h"

enum {
    UNREADABLE = 0xfffd, /* what stands for a byte that is no text */
    DEPTH = 8
};

struct answer {
    json_t *open[DEPTH]; /* open[0] is the whole; open[depth - 1] takes the next value */
    size_t depth;
};

/* jansson gives NULL only when memory is out: what could not be kept would be missing without a word. */
static json_t *
made(json_t *v) {
    if (v == NULL) {
        arena_exhausted(sizeof(struct answer));
    }
    return v;
}

struct answer *
answer_new(void) {
    struct answer *a = calloc(1, sizeof *a);

    if (a == NULL) {
        arena_exhausted(sizeof *a);
    }
    a->open[a->depth++] = made(json_object());
    return a;
}

void
answer_free(struct answer *a) {
    if (a != NULL) {
        json_decref(a->open[0]);
        free(a);
    }
}

/* Takes v over. */
static void
put(struct answer *a, const char *key, json_t *v) {
    json_t *into = a->open[a->depth - 1];
    const bool listed = json_is_array(into);

    assert(listed == (key == NULL));
    if ((listed ? json_array_append_new(into, made(v)) : json_object_set_new(into, key, made(v))) !=
        0) {
        arena_exhausted(sizeof *a);
    }
}

void
answer_str(struct answer *a, const char *key, str s) {
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
answer_text(struct answer *a, const char *key, const char *z) {
    if (z == NULL) {
        answer_none(a, key);
    } else {
        answer_str(a, key, str_from(z));
    }
}

void
answer_int(struct answer *a, const char *key, int64_t v) {
    put(a, key, json_integer(v));
}

void
answer_flag(struct answer *a, const char *key, bool v) {
    put(a, key, json_boolean(v));
}

void
answer_none(struct answer *a, const char *key) {
    put(a, key, json_null());
}

static void
begin(struct answer *a, const char *key, json_t *v) {
    assert(a->depth < DEPTH);
    put(a, key, v); /* owned there; borrowed here */
    a->open[a->depth++] = v;
}

void
answer_object(struct answer *a, const char *key) {
    begin(a, key, json_object());
}

void
answer_list(struct answer *a, const char *key) {
    begin(a, key, json_array());
}

void
answer_end(struct answer *a) {
    assert(a->depth > 1);
    a->depth--;
}

void
answer_end_all(struct answer *a) {
    a->depth = 1;
}

void
answer_result(struct answer *a, const struct err *e, int status) {
    const bool placed = e != NULL && e->where[0] != '\0';

    answer_text(a, "error", e == NULL ? NULL : e->what);
    answer_text(a, "where", placed ? e->where : NULL);
    answer_int(a, "status", status);
}

void
answer_print(const struct answer *a, struct buf *out) {
    char *text;

    assert(a->depth == 1);
    text = json_dumps(a->open[0], JSON_INDENT(1));
    if (text == NULL) {
        arena_exhausted(sizeof *a);
    }
    buf_text(out, text);
    buf_char(out, '\n');
    free(text);
}
