/* written - a workbook of libxlsxwriter from lines of cells: written OUT.xlsx constant|table <LINES
 *
 *     cell TAB cell ...        s text   n number   d serial number of a day   m text, over this column and the next
 *
 * Days have one of three formats, by their row.  constant: row by row, texts in their cells; table: texts shared.
 */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

int
main(int argc, char **argv) {
    static const char *const day[] = {"dd/mm/yyyy", "[$-42A]d mmm yyyy;@", "yyyy\\-mm\\-dd"};
    lxw_workbook_options o = {.constant_memory = argc > 2 && strcmp(argv[2], "constant") == 0};
    lxw_workbook *book = argc > 2 ? workbook_new_opt(argv[1], &o) : NULL;
    lxw_worksheet *sheet = book == NULL ? NULL : workbook_add_worksheet(book, "Kỳ 03-2026");
    lxw_format *days[3], *number, *bold;
    char *line = NULL;
    size_t cap = 0;
    lxw_row_t row = 0;
    ssize_t n;

    if (sheet == NULL) {
        return 1;
    }
    for (int i = 0; i < 3; i++) {
        days[i] = workbook_add_format(book);
        format_set_num_format(days[i], day[i]);
    }
    number = workbook_add_format(book);
    format_set_num_format(number, "#,##0");
    bold = workbook_add_format(book);
    format_set_bold(bold);
    for (; (n = getline(&line, &cap, stdin)) > 0; row++) {
        char *p = line;

        p[strcspn(p, "\n")] = '\0';
        for (lxw_col_t k = 0; p != NULL; k++) {
            char *cell = strsep(&p, "\t");

            switch (cell[0]) {
            case 's':
                worksheet_write_string(sheet, row, k, cell + 1, row % 7 == 0 ? bold : NULL);
                break;
            case 'n':
                worksheet_write_number(sheet, row, k, strtod(cell + 1, NULL), number);
                break;
            case 'd':
                worksheet_write_number(sheet, row, k, strtod(cell + 1, NULL), days[row % 3]);
                break;
            case 'm':
                worksheet_merge_range(sheet, row, k, row, (lxw_col_t)(k + 1), cell + 1, bold);
                break;
            default:
                break;
            }
        }
    }
    free(line);
    return workbook_close(book) == LXW_NO_ERROR ? 0 : 1;
}
