/* prose_agree - what stands round a figure that is not known agrees with it.  See prose_agree.h. */

#include <string.h>

#include "template/prose_agree.h"
#include "template/sentence.h"

/* "có 12 người" has no sense of "có chưa có số liệu": the verb goes.  Longest first where one ends another. */
static const char *const verbs[] = {"xếp thứ ", "có ", "Có ", "là ", "đạt ", "bằng ", "gồm "};
static const char *const units[] = {" người", " đồng", " đơn vị", " lao động"};

static bool
is_between_words(char c) {
    return c == ' ' || c == '\n' || c == '(' || c == '*';
}

/* Bytes of the verb that ends the text, 0: none. */
static size_t
last_verb(str text) {
    for (size_t k = 0; k < sizeof verbs / sizeof verbs[0]; k++) {
        const str v = str_from(verbs[k]);

        if (text.n >= v.n && memcmp(text.p + text.n - v.n, v.p, v.n) == 0 &&
            (text.n == v.n || is_between_words(text.p[text.n - v.n - 1]))) {
            return v.n;
        }
    }
    return 0;
}

void
prose_put_unknown(struct buf *b) {
    size_t stars = 0;
    size_t verb;
    str before;

    while (stars < b->n && b->p[b->n - 1 - stars] == '*') {
        stars++;
    }
    before = (str){b->p, b->n - stars};
    verb = last_verb(before);
    if (verb > 0) { /* the marks of bold stay */
        memmove(b->p + before.n - verb, b->p + before.n, stars);
        b->n -= verb;
    }
    before.n -= verb;
    while (before.n > 0 && before.p[before.n - 1] == ' ') {
        before.n--;
    }
    buf_text(b, before.n == 0 || before.p[before.n - 1] == '\n' || before.p[before.n - 1] == '.'
                    ? "Chưa có số liệu"
                    : SENTENCE_UNKNOWN);
}

void
prose_put_after_unknown(struct buf *b, str text) {
    size_t stars = 0;

    while (stars < text.n && text.p[stars] == '*') {
        stars++;
    }
    buf_add(b, text.p, stars);
    text = (str){text.p + stars, text.n - stars};
    for (size_t k = 0; k < sizeof units / sizeof units[0]; k++) {
        const str u = str_from(units[k]);

        if (str_starts(text, u) && (text.n == u.n || strchr(",;.:)\n", text.p[u.n]) != NULL)) {
            text = (str){text.p + u.n, text.n - u.n};
            break;
        }
    }
    buf_str(b, text);
}
