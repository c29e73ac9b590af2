/* words_names - the names of the plain words that a template may put in braces.  See words_names.h. */

#include "language/words_names.h"

static const char *const names[] = {
#define WORDS_NAME(function, name) name,
    WORDS(WORDS_NAME)
#undef WORDS_NAME
};

const char *
words_name(size_t k) {
    return k < sizeof names / sizeof names[0] ? names[k] : NULL;
}

bool
words_profile_key(str word, enum profile_id *id) {
    str section;
    const str key = str_cut(word, '.', &section);

    return key.p != NULL && profile_find(section, key, id);
}

bool
words_known(str word) {
    enum profile_id id;

    for (size_t k = 0; k < sizeof names / sizeof names[0]; k++) {
        if (str_eq(word, str_from(names[k]))) {
            return true;
        }
    }
    return words_profile_key(word, &id);
}

bool
words_next(str *text, str *before, str *word, bool *closed) {
    const str after = str_cut(*text, '{', before);

    *closed = true;
    if (after.p == NULL) {
        return false;
    }
    *text = str_cut(after, '}', word);
    *closed = word->n < after.n;
    *word = str_trim(*word);
    return true;
}

bool
words_check(str text, str *bad) {
    str before;
    bool closed;

    while (words_next(&text, &before, bad, &closed)) {
        if (!closed) {
            *bad = STR("");
            return false;
        }
        if (!words_known(*bad)) {
            return false;
        }
    }
    return true;
}
