/*
 * biff8_records - the records of a BIFF8 stream and the texts in them; a text may continue in
 * CONTINUE records.
 *
 *     record   id u16 | bytes u16 | data
 *     text     letters u16 (or u8) | flags u8: 1 two bytes a letter, 4 phonetics behind, 8 formats behind | ...
 */
#ifndef OFFICE_BIFF8_RECORDS_H
#define OFFICE_BIFF8_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "office/compound.h"

enum { BIFF8_CONTINUE = 0x3c, BIFF8_DATA_MOST = 8228 };

struct biff8_records {
    struct compound *c;
    uint64_t at; /* of the next record */
    uint16_t id;
    uint32_t n; /* bytes of data */
    const unsigned char *data;
    uint32_t pos; /* in data: the next byte for biff8_records_take */
    unsigned char *window;
    uint64_t from; /* place in the stream of the window's first byte */
    uint32_t held;
};

void biff8_records_start(struct biff8_records *r, struct compound *c);
void biff8_records_free(struct biff8_records *r);
void biff8_records_seek(struct biff8_records *r, uint64_t at);

enum biff8_step { BIFF8_RECORD, BIFF8_END, BIFF8_FAILED };
/* Read the next record; its data lives until the next call. */
enum biff8_step biff8_records_next(struct biff8_records *r, struct err *e);

uint32_t biff8_u16(const unsigned char *p);
uint32_t biff8_u32(const unsigned char *p);
double biff8_double(const unsigned char *p);
double biff8_rk(uint32_t v);

/* Copy the next n bytes from pos on, also from the CONTINUE records that follow.  false and *e:
 * there are fewer. */
bool biff8_records_take(struct biff8_records *r, void *to, uint32_t n, struct err *e);
/* Read a text with its head and add it to out as UTF-8.  short_count: its number of letters is a
 * u8, else a u16. */
bool biff8_records_text(struct biff8_records *r, bool short_count, struct buf *out, struct err *e);

bool biff8_records_damaged(struct err *e, const char *what);

#endif /* OFFICE_BIFF8_RECORDS_H */
