/*
 * biff12_records - the records of a binary part of an .xlsb.
 *
 *     record   id, 1 or 2 bytes of 7 bits | length, 1 to 4 bytes of 7 bits | data
 */
#ifndef OFFICE_BIFF12_RECORDS_H
#define OFFICE_BIFF12_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "office/package.h"

struct biff12_records {
    struct package *package;
    unsigned char *w; /* bytes of the part; [beg, end) are still to be read */
    size_t cap, beg, end;
    bool ended;
    uint32_t id, n; /* of the present record */
    const unsigned char *data;
};

/* Begin to read a part; reading of the one before ends. */
bool biff12_records_start(struct biff12_records *r, struct package *p, const char *part,
                          struct err *e);
void biff12_records_free(struct biff12_records *r);

enum biff12_step { BIFF12_RECORD, BIFF12_END, BIFF12_FAILED };
/* Read the next record; its data lives until the next call. */
enum biff12_step biff12_records_next(struct biff12_records *r, struct err *e);

uint32_t biff12_u16(const struct biff12_records *r, uint32_t at); /* 0 beyond the data */
uint32_t biff12_u32(const struct biff12_records *r, uint32_t at);
/* Add to out, as UTF-8, the text at *at (its number of letters in a u32, then UTF-16) and move
 * *at behind it.  false: the text is not complete. */
bool biff12_text(const struct biff12_records *r, uint32_t *at, struct buf *out);

#endif /* OFFICE_BIFF12_RECORDS_H */
