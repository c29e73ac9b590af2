/* taxcode - mã số thuế.  See taxcode.h. */

#include "ingest/taxcode.h"

#include <string.h>

#include "ingest/cell.h"

enum { PLAIN = 10, PERSON = 12, BRANCH = 13, PROVINCE_LAST = 96 };

bool
taxcode_checks(const char *ten) {
    static const int weight[] = {31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;

    for (size_t i = 0; i < sizeof weight / sizeof weight[0]; i++) {
        sum += weight[i] * (ten[i] - '0');
    }
    /* a remainder of 0 would give 10, which is no digit: never issued */
    return 10 - sum % 11 == ten[PLAIN - 1] - '0';
}

static bool
branch_ok(const char *d) {
    return taxcode_checks(d) && memcmp(d + PLAIN, "000", 3) != 0;
}

/* A personal number begins with 001..096 of the provinces. */
static bool
person_like(const char *d) {
    const int province = (d[0] - '0') * 100 + (d[1] - '0') * 10 + (d[2] - '0');

    return province >= 1 && province <= PROVINCE_LAST;
}

static void
put_zero(struct taxcode *c) {
    memmove(c->digit + 1, c->digit, c->n + 1);
    c->digit[0] = '0';
    c->n++;
}

/* Try one zero in front; keep it when the code then holds. */
static bool
restored(const struct taxcode *c, bool (*holds)(const char *), struct taxcode *out) {
    struct taxcode longer = *c;

    put_zero(&longer);
    if (!holds(longer.digit)) {
        return false;
    }
    *out = longer;
    return true;
}

static void
judge(struct taxcode *c) {
    switch (c->n) {
    case PLAIN - 1:
        c->ok = restored(c, taxcode_checks, c);
        break;
    case PLAIN:
        c->ok = taxcode_checks(c->digit);
        break;
    case PERSON:
        if (!person_like(c->digit)) {
            (void)restored(c, branch_ok, c);
        }
        c->ok = true; /* 12 digits carry no check */
        break;
    case BRANCH:
        c->ok = branch_ok(c->digit);
        break;
    default:
        c->ok = false;
    }
}

/* What may stand between a code and its branch number: "0100109106-001", "0100109106 – 001". */
static size_t
mark_at(str s) {
    static const char dash[] = "\xe2\x80\x93";

    if (s.p[0] == '-' || s.p[0] == ' ' || s.p[0] == '.') {
        return 1;
    }
    return str_starts(s, STR(dash)) ? sizeof dash - 1 : 0;
}

/* The digits of s; *mark is how many stood before the one place of marks that a branch number may have
 * (0: none).  false: something else stands there too. */
static bool
collect(str s, struct taxcode *c, size_t *mark) {
    bool clean = true;

    *mark = 0;
    for (size_t i = 0; i < s.n; i++) {
        const char ch = s.p[i];
        size_t long_mark;

        if (ch >= '0' && ch <= '9') {
            if (c->n == BRANCH) {
                return false;
            }
            c->digit[c->n++] = ch;
            continue;
        }
        long_mark = mark_at((str){s.p + i, s.n - i});
        if (s.n - i >= 2 && memcmp(s.p + i, "\xc2\xa0", 2) == 0) {
            i++; /* a no-break space says nothing */
        } else if (long_mark > 0 && c->n > 0 && (*mark == 0 || *mark == c->n)) {
            *mark = c->n;
            i += long_mark - 1;
        } else {
            clean = false;
        }
    }
    return clean;
}

struct taxcode
taxcode_read(str s) {
    struct taxcode c = {.ok = false};
    size_t mark;

    s = cell_code(s);
    if (cell_damaged(s)) {
        return c;
    }
    if (!collect(s, &c, &mark)) {
        return c;
    }
    if (mark == 0) {
        judge(&c);
    } else if (c.n - mark == BRANCH - PLAIN) {
        c.ok = mark == PLAIN       ? branch_ok(c.digit)
               : mark == PLAIN - 1 ? restored(&c, branch_ok, &c)
                                   : false;
    }
    return c;
}

str
taxcode_shown(struct arena *a, str digits) {
    enum { PERSONAL = 12, FIRST = 3, LAST = 2 };
    char *z;

    if (digits.n != PERSONAL) {
        return digits;
    }
    z = str_keep_mut(a, digits);
    for (size_t i = FIRST; i < PERSONAL - LAST; i++) {
        z[i] = '*';
    }
    return (str){z, PERSONAL};
}
