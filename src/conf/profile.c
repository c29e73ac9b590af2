/* profile - the province's settings.  See profile.h. */

#include "conf/profile.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "conf/input_tables.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "time/period.h"

static const struct profile_row rows[] = {
#define PROFILE_ROW(NAME, section, key, type, def, allowed, help)                                  \
    [PROFILE_##NAME] = {section, key, PROFILE_IS_##type, def, allowed, help},
    PROFILE_TABLE(PROFILE_ROW)
#undef PROFILE_ROW
};
_Static_assert(sizeof rows / sizeof rows[0] == PROFILE_COUNT, "every setting has a row");

/* Sections whose keys are names of columns, reading choices and rule codes; the rooms that own those check them. */
#define COLUMNS_OF(NAME, name) "cot." #name,
#define CHOICES_OF(NAME, name) "tep." #name,
static const char *const open_sections[] = {INPUT_TABLES(COLUMNS_OF)
                                                INPUT_TABLES(CHOICES_OF) "quy_tac"};
#undef COLUMNS_OF
#undef CHOICES_OF
enum { OPEN_SECTIONS = sizeof open_sections / sizeof open_sections[0] };

const struct profile_row *
profile_row(enum profile_id id) {
    assert(id < PROFILE_COUNT);
    return &rows[id];
}

bool
profile_find(str section, str key, enum profile_id *out) {
    for (unsigned k = 0; k < PROFILE_COUNT; k++) {
        if (str_eq(section, str_from(rows[k].section)) && str_eq(key, str_from(rows[k].key))) {
            *out = (enum profile_id)k;
            return true;
        }
    }
    return false;
}

/* Where a value came from, for the messages of the readers below. */
struct reading {
    struct arena *a;
    const struct profile_row *row;
    str text;
    struct profile_value *out;
    struct err *e;
};

static bool
bad(const struct reading *r, const char *wanted) {
    return err_set(r->e, ERR_CONFIG, "[%s] %s phải là %s, không phải \"" STR_FMT "\"",
                   r->row->section, r->row->key, wanted, STR_ARG(r->text));
}

static bool
read_text(const struct reading *r) {
    return r->out->text.n == r->text.n; /* text needs no more than what profile_set did */
}

static bool
read_list(const struct reading *r) {
    r->out->list_n = ini_split(r->a, r->text, &r->out->list);
    return true;
}

static bool
read_int(const struct reading *r) {
    long long min = INT64_MIN;
    long long max = INT64_MAX;
    char wanted[96];
    const char *const dots = strstr(r->row->allowed, "..");
    int64_t v;

    if (dots != NULL) {
        str tail = str_from(dots + 2);
        int64_t bound = 0;

        if (num_parse_int((str){r->row->allowed, (size_t)(dots - r->row->allowed)}, &bound)) {
            min = bound;
        }
        if (num_parse_int(tail, &bound)) {
            max = bound;
        }
        (void)snprintf(wanted, sizeof wanted, "số nguyên từ %lld đến %lld", min, max);
    } else {
        (void)snprintf(wanted, sizeof wanted, "số nguyên");
    }
    if (!num_parse_int(r->text, &v) || v < min || v > max) {
        return bad(r, wanted);
    }
    r->out->i = v;
    return true;
}

/* "1", "0,5", "51%", "1.5": at most two decimals, as people write a percentage. */
static bool
read_percent(const struct reading *r) {
    str s = r->text;
    char *z;
    int64_t v;

    if (s.n > 0 && s.p[s.n - 1] == '%') {
        s = str_trim((str){s.p, s.n - 1});
    }
    z = str_keep_mut(r->a, s);
    for (size_t k = 0; k < s.n; k++) {
        z[k] = z[k] == ',' ? '.' : z[k];
    }
    if (!num_parse_hundredths((str){z, s.n}, &v) || v < 0 || v > 10000) {
        return bad(r, "tỷ lệ phần trăm từ 0 đến 100, nhiều nhất hai số lẻ, ví dụ 0,5");
    }
    r->out->i = v;
    return true;
}

static bool
read_bool(const struct reading *r) {
    bool yes;

    if (!ini_word_bool(r->text, &yes)) {
        return bad(r, "co hoặc khong");
    }
    r->out->i = yes;
    return true;
}

static bool
read_date(const struct reading *r) {
    str tail = r->text;
    int64_t part[3];

    for (size_t k = 0; k < 3; k++) {
        str piece;

        tail = str_cut(tail, '/', &piece);
        while (piece.n > 1 && piece.p[0] == '0') {
            piece = (str){piece.p + 1, piece.n - 1};
        }
        if (!num_parse_int(piece, &part[k]) || part[k] < 0 || part[k] > 9999) {
            return bad(r, "ngày dạng dd/mm/yyyy");
        }
    }
    if (tail.n > 0 || !period_valid_civil((int)part[2], (int)part[1], (int)part[0])) {
        return bad(r, "ngày có thật dạng dd/mm/yyyy");
    }
    r->out->i = period_from_civil((int)part[2], (int)part[1], (int)part[0]);
    return true;
}

static bool
read_choice(const struct reading *r) {
    str *word;
    const size_t n = ini_split(r->a, str_from(r->row->allowed), &word);

    for (size_t k = 0; k < n; k++) {
        if (str_eq(word[k], r->text)) {
            r->out->i = (int64_t)k;
            return true;
        }
    }
    return err_set(r->e, ERR_CONFIG, "[%s] %s phải là một trong: %s; không phải \"" STR_FMT "\"",
                   r->row->section, r->row->key, r->row->allowed, STR_ARG(r->text));
}

static bool (*const readers[])(const struct reading *) = {
    [PROFILE_IS_TEXT] = read_text,       [PROFILE_IS_INT] = read_int,
    [PROFILE_IS_PERCENT] = read_percent, [PROFILE_IS_BOOL] = read_bool,
    [PROFILE_IS_DATE] = read_date,       [PROFILE_IS_LIST] = read_list,
    [PROFILE_IS_CHOICE] = read_choice,
};

/* An empty text says "nothing here" for words; for numbers and choices it leaves what stood. */
static bool
may_be_emptied(enum profile_type t) {
    return t == PROFILE_IS_TEXT || t == PROFILE_IS_LIST;
}

/* Seven parameters: what is set, to what, and the two halves of whence. */
bool /* NOLINTNEXTLINE(readability-function-size) */
profile_set(struct arena *a, struct profile *p, enum profile_id id, str text,
            enum profile_origin origin, const char *from, struct err *e) {
    struct profile_value v = {.origin = origin};
    struct reading r = {.a = a, .row = profile_row(id), .out = &v, .e = e};

    if (!utf8_clean(text)) {
        (void)err_set(e, ERR_CONFIG, "[%s] %s không phải là UTF-8", r.row->section, r.row->key);
        return from == NULL ? false : err_at(e, "%s", from);
    }
    r.text = str_trim(utf8_nfc(a, str_keep(a, text)));
    v.text = r.text;
    v.given = r.text.n > 0;
    if (r.row->type == PROFILE_IS_DATE) {
        v.i = PERIOD_NO_DATE;
    }
    if (!v.given && !may_be_emptied(r.row->type) && origin != PROFILE_BUILT_IN) {
        return true;
    }
    if (v.given && !readers[r.row->type](&r)) {
        return from == NULL ? false : err_at(e, "%s", from);
    }
    p->v[id] = v;
    return true;
}

static bool
is_open(str section) {
    for (size_t k = 0; k < OPEN_SECTIONS; k++) {
        if (str_eq(section, str_from(open_sections[k]))) {
            return true;
        }
    }
    return false;
}

static bool
has_section(str section) {
    for (unsigned k = 0; k < PROFILE_COUNT; k++) {
        if (str_eq(section, str_from(rows[k].section))) {
            return true;
        }
    }
    return is_open(section);
}

/* The nearest of the words added to the message, where one is near. */
static bool
refuse_near(const struct ini *i, int line, const char *what, const char *near, struct err *e) {
    return near == NULL
               ? ini_refuse(i, line, e, "%s; xem các khóa đúng bằng lệnh: baophu config", what)
               : ini_refuse(i, line, e, "%s; có phải \"%s\"?", what, near);
}

/* NULL: none of the n words is near. */
static const char *
near_word(str given, const char *const *word, size_t n) {
    const int near = fold_nearest(given, word, n);

    return near < 0 ? NULL : word[near];
}

static bool
refuse_section(const struct ini *i, const struct ini_section *s, struct err *e) {
    const char *word[PROFILE_COUNT + OPEN_SECTIONS];
    char what[300];
    size_t n = 0;

    for (unsigned k = 0; k < PROFILE_COUNT; k++) {
        word[n++] = rows[k].section;
    }
    for (size_t k = 0; k < OPEN_SECTIONS; k++) {
        word[n++] = open_sections[k];
    }
    (void)snprintf(what, sizeof what, "không có mục [" STR_FMT "]", STR_ARG(s->name));
    return refuse_near(i, s->line, what, near_word(s->name, word, n), e);
}

static bool
refuse_key(const struct ini *i, const struct ini_section *s, const struct ini_entry *v,
           struct err *e) {
    const char *word[PROFILE_COUNT];
    char what[600];
    size_t n = 0;

    for (unsigned k = 0; k < PROFILE_COUNT; k++) {
        if (str_eq(s->name, str_from(rows[k].section))) {
            word[n++] = rows[k].key;
        }
    }
    (void)snprintf(what, sizeof what, "mục [" STR_FMT "] không có khóa \"" STR_FMT "\"",
                   STR_ARG(s->name), STR_ARG(v->key));
    return refuse_near(i, v->line, what, near_word(v->key, word, n), e);
}

/* "can_cu.2026", "can_cu.2026-2030": the key before the dot and the years. */
static bool
dated_key(str key, str *bare, int64_t *from, int64_t *to) {
    str first;
    const str years = str_cut(key, '.', bare);
    const str last = str_cut(years, '-', &first);

    if (years.n == 0 || !num_parse_int(first, from) || *from < 1900 || *from > 9999) {
        return false;
    }
    *to = *from;
    return last.p == NULL || (num_parse_int(last, to) && *to >= *from && *to <= 9999);
}

/* Whether it is a text of some years: kept in the file's entries, for profile_text_in. */
static bool
is_dated(str section, str key) {
    enum profile_id id;
    str bare;
    int64_t from;
    int64_t to;

    return dated_key(key, &bare, &from, &to) && profile_find(section, bare, &id) &&
           rows[id].type == PROFILE_IS_TEXT;
}

static bool
take_section(struct arena *a, struct profile *p, const struct ini_section *s, struct err *e) {
    for (size_t k = 0; k < s->n; k++) {
        const struct ini_entry *v = &s->entry[k];
        enum profile_id id;
        char from[400];

        if (is_dated(s->name, v->key)) {
            continue;
        }
        if (!profile_find(s->name, v->key, &id)) {
            return refuse_key(&p->ini, s, v, e);
        }
        (void)snprintf(from, sizeof from, "%s:%d", p->ini.path, v->line);
        if (!profile_set(a, p, id, v->value, PROFILE_FILE, from, e)) {
            return false;
        }
        p->v[id].line = v->line;
    }
    return true;
}

bool
profile_load(struct arena *a, const char *path, struct profile *out, struct err *e) {
    memset(out, 0, sizeof *out);
    for (unsigned k = 0; k < PROFILE_COUNT; k++) {
        const bool ok = profile_set(a, out, (enum profile_id)k, str_from(rows[k].def),
                                    PROFILE_BUILT_IN, NULL, e);

        assert(ok); /* a default that its own type refuses is our slip; a test walks them */
        (void)ok;
    }
    if (path == NULL) {
        return true;
    }
    if (!ini_load(a, path, &out->ini, e)) {
        return false;
    }
    for (size_t k = 0; k < out->ini.n; k++) {
        const struct ini_section *s = &out->ini.section[k];

        if (!has_section(s->name)) {
            return refuse_section(&out->ini, s, e);
        }
        if (!is_open(s->name) && !take_section(a, out, s, e)) {
            return false;
        }
    }
    return true;
}

str
profile_text(const struct profile *p, enum profile_id id) {
    assert(id < PROFILE_COUNT);
    return p->v[id].text;
}

str
profile_text_in(const struct profile *p, enum profile_id id, int year, size_t k) {
    const struct ini_section *s =
        p->ini.path == NULL ? NULL : ini_find(&p->ini, str_from(rows[id].section));
    size_t found = 0;

    for (size_t i = 0; s != NULL && i < s->n; i++) {
        str bare;
        int64_t from;
        int64_t to;

        if (dated_key(s->entry[i].key, &bare, &from, &to) && str_eq(bare, str_from(rows[id].key)) &&
            from <= year && year <= to && s->entry[i].value.n > 0 && found++ == k) {
            return s->entry[i].value;
        }
    }
    return found == 0 && k == 0 ? profile_text(p, id) : STR("");
}

int64_t
profile_int(const struct profile *p, enum profile_id id) {
    assert(id < PROFILE_COUNT && rows[id].type != PROFILE_IS_TEXT);
    return p->v[id].i;
}

enum period_calendar
profile_calendar(const struct profile *p) {
    return profile_int(p, PROFILE_KY_LICH) == PERIOD_ND09 ? PERIOD_ND09 : PERIOD_DUONG_LICH;
}
