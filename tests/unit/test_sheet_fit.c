/* sheet_fit - a sheet is printed smaller where that saves a page, and stays legible. */

#include <criterion/criterion.h>

#include "workbook/sheet_fit.h"

/* Rows of a sheet, in pages of the sheet; 100: one page, what is kept free for a signature not counted. */
static const struct {
    unsigned parts, scale, percent;
    unsigned to, least; /* 0: the scale stays; else on so many pages, at least at this scale */
    const char *name;
} cases[] = {
    {1, 100, 90, 0, 0, "what fits stays"},
    {1, 100, 140, 1, 60, "a page and a bit become one"},
    {1, 100, 215, 2, 80, "two pages and a little become two"},
    {1, 100, 260, 0, 0, "two pages and a half stay three"},
    {1, 100, 270, 0, 0, "nearly three pages stay"},
    {3, 83, 230, 2, 64, "two pages and a little, three times, become two"},
    {3, 83, 240, 2, 64, "nearly two and a half, three times: three pages are saved"},
    {3, 83, 270, 0, 0, "nearly three pages, three times, stay"},
};

Test(sheet_fit, a_page_is_saved_where_the_letters_stay_large_enough) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct doc_section section = {.kind = DOC_ANNEX, .landscape = true};
        struct sheet_out o = {.sheet = {.section = &section, .landscape = true}};
        struct sheet_out trial = {.head_pt = 0};

        o.sheet.parts.n = cases[i].parts;
        o.sheet.parts.scale = cases[i].scale;
        o.sheet.parts.pages = 0;
        trial.y_pt = sheet_out_page_height(&o) * cases[i].percent / 100;
        sheet_fit(&o, &trial);
        cr_expect_eq(o.sheet.parts.pages, cases[i].to, "%s: %u pages", cases[i].name,
                     o.sheet.parts.pages);
        cr_expect(cases[i].to == 0 ? o.sheet.parts.scale == cases[i].scale
                                   : o.sheet.parts.scale >= cases[i].least &&
                                         o.sheet.parts.scale < cases[i].scale,
                  "%s: %u%%", cases[i].name, o.sheet.parts.scale);
    }
}
