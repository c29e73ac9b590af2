/* gather_tell - what is told: on documents, at the terminal, or to the operator alone.  See gather.h. */

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "run/gather.h"

__attribute__((format(printf, 4, 0))) static void
keep(struct gather *g, str **list, size_t *n, const char *fmt, va_list ap) {
    char line[1024];

    (void)vsnprintf(line, sizeof line, fmt, ap);
    str_one_line(line);
    for (size_t i = 0; i < *n; i++) {
        if (str_eq((*list)[i], str_from(line))) {
            return; /* a period that is compared with in two ways */
        }
    }
    if ((*n & (*n - 1)) == 0) { /* 0, 1, 2, 4, 8 ...: the places are taken, twice as many */
        str *grown = arena_array(&g->arena, str, *n == 0 ? 1 : *n * 2);

        if (*n > 0) {
            memcpy(grown, *list, *n * sizeof *grown);
        }
        *list = grown;
    }
    (*list)[(*n)++] = str_keep(&g->arena, str_from(line));
}

void
gather_warn(struct gather *g, const char *fmt, ...) {
    va_list ap;

    va_start(ap, fmt);
    keep(g, &g->warning, &g->warnings, fmt, ap);
    va_end(ap);
    va_start(ap, fmt);
    keep(g, &g->printed, &g->printed_n, fmt, ap);
    va_end(ap);
}

__attribute__((format(printf, 2, 3))) static void
print(struct gather *g, const char *fmt, ...) {
    va_list ap;

    va_start(ap, fmt);
    keep(g, &g->printed, &g->printed_n, fmt, ap);
    va_end(ap);
}

void
gather_warn_as(struct gather *g, const char *face, const char *fmt, ...) {
    va_list ap;

    va_start(ap, fmt);
    keep(g, &g->warning, &g->warnings, fmt, ap);
    va_end(ap);
    print(g, "%s", face);
}

void
gather_tell(struct gather *g, const char *fmt, ...) {
    va_list ap;

    va_start(ap, fmt);
    keep(g, &g->told, &g->told_n, fmt, ap);
    va_end(ap);
}
