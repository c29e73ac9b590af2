/* table_reader_repeat - titles and headers that stand again below the rows: pages, or two exports in one file.  See
 * table_reader_state.h. */

#include <string.h>

#include "ingest/cell.h"
#include "ingest/table_reader_state.h"
#include "text/fold.h"

enum { KNOWN_LEAST = 3 };

/* A line as it stood among the first ones, empty cells at the end left out. */
static bool
same_cells(const struct header_line *l, const str *field, uint32_t n) {
    const uint32_t most = l->n > n ? l->n : n;

    for (uint32_t i = 0; i < most; i++) {
        const str a = i < l->n ? l->cell[i] : (str){NULL, 0};
        const str b = i < n ? field[i] : (str){NULL, 0};

        if (!str_eq(a, b)) {
            return false;
        }
    }
    return true;
}

static bool
is_level_again(const struct table_reader *in, const str *field, uint32_t n) {
    for (uint32_t k = 0; k < in->header.levels; k++) {
        const struct header_line *l = &in->first[in->header.first + k];

        if (l->good && same_cells(l, field, n)) {
            return true;
        }
    }
    return false;
}

/* How many cells are names of columns; of them, how many of another column than the header has there. */
static uint32_t
known_names(struct table_reader *in, const str *field, uint32_t n, uint32_t *elsewhere) {
    uint32_t known = 0;

    *elsewhere = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t column;

        if (field[i].n == 0) {
            continue;
        }
        if (cell_has_digit(field[i])) {
            return 0; /* a row */
        }
        if (schema_match(&in->scratch, &in->names, field[i], &column) != SCHEMA_NO_MATCH) {
            known++;
            *elsewhere += in->header.at[column] != i;
        }
    }
    return known;
}

/* How many names make a header: of a list of two columns both. */
static uint32_t
least_names(const struct table_reader *in) {
    return in->header.found == 2 ? 2 : KNOWN_LEAST;
}

/* Rows behind a header of another order would be read into the wrong columns. */
static void
refuse_other(struct table_reader *in, uint64_t line) {
    table_reader_stop(in, line, LEDGER_D01,
                      STR("dòng này là một tiêu đề khác với tiêu đề đầu tệp: hai bảng ghép trong "
                          "một tệp; hãy tách thành hai tệp"));
}

bool
table_reader_is_header_again(struct table_reader *in, const str *field, uint32_t n, uint64_t line) {
    uint32_t elsewhere;
    uint32_t known = 0;
    const bool same = is_level_again(in, field, n);

    if (!same) {
        known = known_names(in, field, n, &elsewhere);
        if (known < least_names(in)) {
            return false;
        }
        if (elsewhere > 0) {
            refuse_other(in, line);
        }
    }
    in->header_rows = in->rows;
    in->header_records = in->records;
    in->tail = false; /* what follows is rows again, not what stands under a signature */
    return true;
}

/* A word that counts: "2026", "ii". */
static bool
is_count(str word) {
    bool roman = true;
    bool digit = false;

    for (size_t i = 0; i < word.n; i++) {
        const char c = word.p[i];

        digit |= c >= '0' && c <= '9';
        roman &= c == 'i' || c == 'v' || c == 'x';
    }
    return digit || roman;
}

/* The words of a title, for "Quý I năm 2026" and "Quý II năm 2025" are titles alike. */
static str
words_of(struct arena *a, str s) {
    str key = fold_key(a, s);
    char *p = str_keep_mut(a, key);
    size_t n = 0;

    while (key.n > 0) {
        str word;

        key = str_cut(key, '_', &word);
        if (!is_count(word)) {
            memcpy(p + n, word.p, word.n);
            n += word.n;
        }
    }
    return (str){p, n};
}

static bool
is_title(struct table_reader *in, str cell) {
    const str key = words_of(&in->scratch, cell);

    for (uint32_t k = 0; key.n > 0 && k < in->header.first; k++) {
        const struct header_line *l = &in->first[k];

        for (uint32_t i = 0; l->good && i < l->n; i++) {
            if (l->cell[i].n > 0 && str_eq(words_of(&in->scratch, l->cell[i]), key)) {
                return true;
            }
        }
    }
    return false;
}

bool
table_reader_is_title_again(struct table_reader *in, const str *field, uint32_t n) {
    uint32_t filled = 0;

    for (uint32_t i = 0; i < n; i++) {
        if (field[i].n > 0) {
            if (!is_title(in, field[i])) {
                return false;
            }
            filled++;
        }
    }
    return filled > 0;
}
