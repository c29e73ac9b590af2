/* snapshot - a cube as so-lieu.csv: writing.  Reading is in snapshot_read.c.  See snapshot.h. */

#include "figures/snapshot.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/field.h"
#include "base/num.h"

/* The value of a cell as text; false when it is not written. */
static bool
value_text(const struct cube *c, enum member_level l, uint32_t line, uint32_t ind,
           char text[NUM_TEXT]) {
    int64_t v;

    if ((cube_state(c, l, line, ind) & CUBE_WITHHELD) != 0) {
        (void)snprintf(text, NUM_TEXT, "%s", SNAPSHOT_WITHHELD);
        return true;
    }
    if (c->indicators->v[ind].kind == INDICATOR_RATIO) {
        const struct num_ratio r = cube_ratio(c, l, line, ind);

        if (r.den == 0 || !num_percent(r, &v)) {
            return false;
        }
        num_dot_hundredths(text, v);
        return true;
    }
    if (!cube_get(c, l, line, ind, &v)) {
        return false;
    }
    (void)snprintf(text, NUM_TEXT, "%" PRId64, v);
    return true;
}

/* All figures of one line: `head` is "2026-Q1,xa,19774,Phường Thuận Hóa,". */
static void
put_line(const struct cube *c, enum member_level l, uint32_t line, str head, struct buf *out) {
    for (uint32_t i = 0; i < c->indicators->n; i++) {
        const uint32_t ind = c->indicators->by_id[i];
        char text[NUM_TEXT];

        if (value_text(c, l, line, ind, text)) {
            buf_str(out, head);
            field_put(out, c->indicators->v[ind].id);
            buf_char(out, ',');
            buf_text(out, text);
            buf_char(out, '\n');
        }
    }
}

void
snapshot_write(const struct cube *c, struct buf *out) {
    struct buf head = {0};
    char ky[PERIOD_TEXT];

    period_text(ky, c->period);
    buf_text(out, SNAPSHOT_HEADER "\n");
    for (unsigned k = 0; k < MEMBER_LEVEL_COUNT; k++) {
        const enum member_level l = (enum member_level)k;
        const uint32_t lines = member_lines(c->members, l);

        /* Members stand in byte order of code and the unknown line, with its empty code, last. */
        for (uint32_t line = 0; line < lines; line++) {
            buf_clear(&head);
            buf_fmt(&head, "%s,%s,", ky, member_level_id(l));
            field_put(&head, member_code(c->members, l, line));
            buf_char(&head, ',');
            field_put(&head, member_name(c->members, l, line));
            buf_char(&head, ',');
            put_line(c, l, line, buf_view(&head), out);
        }
    }
    buf_free(&head);
}
