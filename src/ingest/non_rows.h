/*
 * non_rows - lines of an extract that are no rows: the numbering under a header, group lines with
 * Roman numerals, totals, signatures (spec 2.2).  Told by their words and shape; whoever asks
 * makes sure first that the line does not carry the codes of a row, so that no row is taken for one.
 */
#ifndef INGEST_NON_ROWS_H
#define INGEST_NON_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum non_rows_kind {
    NON_ROWS_NO,
    NON_ROWS_BLANK,
    NON_ROWS_NUMBERING,
    NON_ROWS_GROUP,
    NON_ROWS_TOTAL,
    NON_ROWS_SIGNATURE
};

/* The cells of a line, trimmed. */
enum non_rows_kind non_rows_kind(struct arena *scratch, const str *cell, uint32_t n);
/* (1) (2) (3)=(2)/(1), 1 2 3, A B 1 2: to be asked of the lines under a header only. */
bool non_rows_is_numbering(const str *cell, uint32_t n);
/* No digit and some text: a level of the header that named no column. */
bool non_rows_is_words(const str *cell, uint32_t n);

#endif /* INGEST_NON_ROWS_H */
