/* documents_remarks - which of an office's own words the run's reports print.  See documents.h. */

#include "run/documents.h"
#include "run/documents_parts.h"
#include "text/fold.h"

/* Names of the remarks that the run's reports print, into out where it is given; how many. */
static size_t
remarks_printed(const struct documents *s, const char **out) {
    size_t n = 0;

    for (size_t i = 0; i < s->reports; i++) {
        const char *name;

        for (size_t k = 0; documents_makes(s, &s->report[i]) &&
                           (name = prose_remark(s->report[i].text, k)) != NULL;
             k++) {
            if (out != NULL) {
                out[n] = name;
            }
            n++;
        }
    }
    return n;
}

static bool
makes_some(const struct documents *s) {
    for (size_t i = 0; i < s->reports; i++) {
        if (documents_makes(s, &s->report[i])) {
            return true;
        }
    }
    return false;
}

bool
documents_prints_remark(const struct documents *s, struct arena *a, str name, const char **near) {
    const size_t n = remarks_printed(s, NULL);
    const char **names = arena_array(a, const char *, n + 1);
    int at;

    (void)remarks_printed(s, names);
    for (size_t k = 0; k < n; k++) {
        if (str_eq(str_from(names[k]), name)) {
            return true;
        }
    }
    at = fold_nearest(name, names, n);
    *near = at < 0 ? NULL : names[at];
    return !makes_some(s);
}
