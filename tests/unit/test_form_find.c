/* form_find - which form the first lines of a file show, from lines that are written here and forms of one's own. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "extracts.h"
#include "ingest/form.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define OF(table, title, headers)                                                                  \
    "[mau]\nten = T\nbang = " table "\n[nhan_biet]\ncot = \"" headers "\"\n" title

static struct form_list forms;

static void
load(void) {
    struct err e;

    extracts_set_up();
    extracts_put("a.ini", STR(OF("don_vi", "tieu_de = \"C12 | Bảng 5\"\n", "a1 | b1 | c1 | d1")));
    extracts_put("b.ini", STR(OF("don_vi", "", "a1 | b1 | c1")));
    extracts_put("c.ini", STR(OF("thue", "", "a1 | b1 | c1 | d1")));
    extracts_put("d.ini", STR(OF("don_vi", "", "ma_dv | h1 | h2 | h3 | h4 | h5")));
    extracts_put("e.ini", STR(OF("don_vi", "", "ma_dv | ten_dv | ma_xa | z")));
    extracts_put("g.ini", STR(OF("don_vi", "tieu_de = \"- | K\"\n", "y1 | y2")));
    extracts_put("aa.ini",
                 STR(OF("don_vi", "", "d1 | c1 | b1 | a1"))); /* the first of two counts */
    extracts_put("i.ini", STR(OF("don_vi", "", "q | ma_dv | ten_dv | ma_xa")));
    cr_assert(form_load(&extracts_arena, extracts_path(""), &forms, &e), "%s", e.what);
    cr_assert_eq(forms.n, 8);
}

TestSuite(form_find, .init = load, .fini = extracts_tear_down);

/* Cells between '|', lines between ends of lines; a line that begins with '!' is none that can be read. */
static uint32_t
lines_of(const char *text, struct header_line *out) {
    static str behind[] = {{"Mã đơn vị: Z", sizeof "Mã đơn vị: Z" - 1}}; /* the last line */
    str rest = str_from(text);
    uint32_t n = 0;

    while (rest.n > 0) {
        str line;

        rest = str_cut(rest, '\n', &line);
        out[n] = (struct header_line){.line = n + 1, .good = line.n == 0 || line.p[0] != '!'};
        out[n].cell =
            arena_array(&extracts_arena, str, 9); /* so many, and no more of a line's are read */
        for (uint32_t f = 0; line.n > 0; f++) {
            str cell;

            line = str_cut(line, '|', &cell);
            out[n].cell[f] = cell;
            out[n].n = f + 1;
        }
        out[n].cell[out[n].n] =
            STR("Bảng 5"); /* what stands behind the last cell is none of the line's */
        n++;
    }
    out[n] = (struct header_line){.cell = behind, .n = 1, .good = true};
    return n;
}

static const struct {
    const char *lines;
    const char *form, *near, *missing; /* NULL: none */
    bool titled;
} row[] = {
    {"a1|b1|c1|d1", "a", NULL, NULL, false},
    {"d1|x|c1|b1|a1", "a", NULL, NULL, false},
    {"a1|b1|c1", "b", "a", "d1", false},
    {"a1|b1", NULL, NULL, NULL, false}, /* two headers are too few */
    {"a1|b1|d1", NULL, "a", "c1", false},
    {"A1 (đồng)|b1(x)|c1 ()|d1", "a", NULL, NULL, false}, /* a unit behind */
    {"(a1)|b1|c1|d1", "a", NULL, NULL, false},            /* all of it in brackets */
    {"||a1|b1||c1|d1", "a", NULL, NULL, false},
    {"C12-TS\na1|b1|c1|d1", "a", NULL, NULL, true},
    {"x|theo BẢNG 5, quý I\n|\na1|b1|c1|d1", "a", NULL, NULL, true},
    {"x|Bảng 6\na1|b1|c1|d1", "a", NULL, NULL, false},
    {"!C12-TS\na1|b1|c1|d1", "a", NULL, NULL, false},
    {"a1|b1|c1|d1\nC12-TS", "a", NULL, NULL, false},             /* below it */
    {"a1|b1|c1|d1|C12-TS", "a", NULL, NULL, false},              /* beside it */
    {"a1|b1|c1|d1\nC12-TS\na1|b1|c1|d1", "a", NULL, NULL, true}, /* the lowest counts */
    {"a1|b1\nc1\nd1", "a", NULL, NULL, false},                   /* three lines of one header */
    {"a1|b1\nc1\nx\nd1", "b", "a", "d1", false},                 /* the fourth is none of it */
    {"a1\n!b1|c1|d1\nb1|c1|d1", "a", NULL, NULL, false},
    {"!a1|b1|c1|d1", NULL, NULL, NULL, false},
    {"ma_dv|h1|h2|h3|h4|h5", "d", NULL, NULL, false},
    {"ma_dv|h1|h2|h3", NULL, "d", "h4, h5", false}, /* four of six are two thirds */
    {"h1|h2|h3", NULL, NULL, NULL, false},          /* three are not */
    {"ma_dv|ten_dv|ma_xa", NULL, NULL, NULL,
     false}, /* of three headers that the table itself has */
    {"ten_dv|ma_xa|z", NULL, "e", "ma_dv", false},
    {"y1|y2", "g", NULL, NULL, false},
    {"y1", NULL, NULL, NULL, false},
    {"y1|y2|a1|b1|d1", "g", "a", "c1", false},           /* more of another would tell more */
    {"y1|y2|a1|b1|c1", "b", "a", "d1", false},           /* the one with more headers */
    {"ma_dv|ten_dv|z|a1|b1|d1", NULL, "a", "c1", false}, /* of two that are as near the first */
    {"q|ma_dv|ten_dv", NULL, "i", "ma_xa", false},       /* the first header is the form's own */
    {"-|.\ny1|y2", "g", NULL, NULL, false},              /* no words are no title */
    {"K\ny1|y2", "g", NULL, NULL, true},
    {"a1|b1|c1|d1|ma_dv|h1|h2|h3", "a", "d", "h4, h5", false}, /* it would tell more */
    {"a1|b1|c1|d1|ten_dv|ma_xa|z", "a", NULL, NULL, false},    /* it would tell as much */
    {"", NULL, NULL, NULL, false},
};

static struct schema_name_row known[] = {{{"madv", 4}, 0, SCHEMA_KNOWN},
                                         {{"tendv", 5}, 1, SCHEMA_KNOWN},
                                         {{"maxa", 4}, 2, SCHEMA_KNOWN}};

Test(form_find, a_form_is_told_by_its_headers_and_its_title) {
    const struct schema_names names = {.table = SCHEMA_DON_VI, .row = known, .n = COUNT(known)};

    for (size_t i = 0; i < COUNT(row); i++) {
        struct header_line line[8];
        struct form_found found;
        const uint32_t n = lines_of(row[i].lines, line);

        form_find(&extracts_arena, &forms, &names, line, n, &found);
        cr_expect_str_eq(found.form == NULL ? "" : found.form->id,
                         row[i].form == NULL ? "" : row[i].form, "%zu", i);
        cr_expect_str_eq(found.near == NULL ? "" : found.near->id,
                         row[i].near == NULL ? "" : row[i].near, "%zu", i);
        cr_expect_eq(found.titled, row[i].titled, "%zu", i);
        if (row[i].missing != NULL && found.near != NULL) {
            struct buf said = {0};

            form_say_near(&found, &said);
            cr_expect_not_null(strstr(buf_z(&said), ") nhưng không có tiêu đề "));
            buf_clear(&said);
            for (size_t k = 0; k < found.missing.n; k++) { /* without its quotes */
                if (found.missing.p[k] != '"') {
                    buf_char(&said, found.missing.p[k]);
                }
            }
            cr_expect_str_eq(buf_z(&said), row[i].missing, "%zu", i);
            buf_free(&said);
        }
    }
}

Test(form_find, without_forms_nothing_is_found) {
    const struct schema_names names = {.table = SCHEMA_DON_VI, .row = known, .n = COUNT(known)};
    const struct form_list none = {NULL, 0};
    struct header_line line[8];
    struct form_found found;
    const uint32_t n = lines_of("a1|b1|c1|d1", line);

    form_find(&extracts_arena, NULL, &names, line, n, &found);
    cr_expect_null(found.form);
    form_find(&extracts_arena, &none, &names, line, n, &found);
    cr_expect(found.form == NULL && found.near == NULL);
    form_find(&extracts_arena, &(struct form_list){forms.form, 1}, &names, line, n, &found);
    cr_expect_eq(found.form, forms.form, "one is enough");
}

Test(form_find, a_value_stands_behind_its_label) {
    static const struct {
        const char *lines, *value;
    } label[] = {
        {"Mã đơn vị: TZ0001A", "TZ0001A"},
        {"x|Mã đơn vị:|TZ1", "TZ1"},
        {"Mã đơn vị|||T|U", "T"},
        {"Mã đơn vị:7", "7"},
        {"!Mã đơn vị: A\nx\nMÃ ĐƠN VỊ : B", "B"},
        {"Mã đơn vị: A\nMã đơn vị: B", "A"},
        {"Tên đơn vị: A", ""},
        {"Mã đơn vị:", ""},
        {"Mã đơn vị:||", ""},
        {"x\ny", ""},
    };

    for (size_t i = 0; i < COUNT(label); i++) {
        struct header_line line[8];
        const uint32_t n = lines_of(label[i].lines, line);
        const str value =
            form_labelled(&extracts_arena, schema_key(&extracts_arena, STR("ma_don_vi")), line, n);

        for (uint32_t k = 0; k < n; k++) {
            line[k].cell[line[k].n] = STR("Mã đơn vị: Z");
        }
        cr_expect(str_eq(form_labelled(&extracts_arena,
                                       schema_key(&extracts_arena, STR("ma_don_vi")), line, n),
                         str_from(label[i].value)),
                  "%zu: " STR_FMT, i, STR_ARG(value));
    }
}

Test(form_find, the_headers_of_a_form_stand_behind_the_names_that_are_known) {
    struct schema_names names = {.table = SCHEMA_DON_VI, .row = known, .n = COUNT(known)};
    struct form_alias alias[] = {{7, STR("k1")}, {8, STR("k2")}, {7, STR("k3")}};
    static const char *const key[] = {"madv", "tendv", "maxa", "k1", "k2", "k3"};
    static const uint32_t column[] = {0, 1, 2, 7, 8, 7};

    form_names(&extracts_arena, &(struct form){.alias = alias, .n_alias = COUNT(alias)}, &names);
    cr_assert_eq(names.n, COUNT(key));
    for (size_t i = 0; i < COUNT(key); i++) {
        cr_expect(str_eq(names.row[i].key, str_from(key[i])), "%zu", i);
        cr_expect_eq(names.row[i].column, column[i], "%zu", i);
        cr_expect_eq(names.row[i].match, i < COUNT(known) ? SCHEMA_KNOWN : SCHEMA_ALIAS, "%zu", i);
    }
}

Test(form_find, what_a_form_lacks_is_said_of_columns_that_come_from_nowhere) {
    enum { OWN = 7 }; /* behind a, aa, b to e and g */
    struct header h = {.found = 1};
    struct form_list lacking;
    struct buf said = {0};
    struct err e;

    extracts_put("h.ini",
                 STR("[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ncot = \"u1 | u2\"\n[thieu]\n"
                     "ma_don_vi = \"A\"\nten_don_vi = \"B\"\nma_so_thue = \"C\"\n"));
    cr_assert(form_load(&extracts_arena, extracts_path(""), &lacking, &e), "%s", e.what);
    cr_assert_str_eq(lacking.form[OWN].id, "h");
    for (size_t i = 0; i < COUNT(h.at); i++) {
        h.at[i] = HEADER_ABSENT;
    }
    form_say_lacks(&lacking.form[OWN], &h, &said);
    cr_expect_str_eq(buf_z(&said), "; mẫu này không có ma_don_vi: A; ten_don_vi: B; ma_so_thue: C");
    buf_clear(&said);
    h.at[lacking.form[OWN].lack[0].column] = 3;
    h.given = UINT32_C(1) << lacking.form[OWN].lack[2].column;
    form_say_lacks(&lacking.form[OWN], &h, &said);
    cr_expect_str_eq(buf_z(&said), "; mẫu này không có ten_don_vi: B");
    buf_free(&said);
}
