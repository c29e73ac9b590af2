/*
 * read_options - what the profile says about reading a table, in [tep.<bang>]: for files that do
 * not show it themselves, or show it wrongly.
 *
 *     bang_ma   utf-8 | utf-16le | utf-16be | cp1258 | tcvn3 | vni
 *     dau       phay | cham_phay | tab | gach
 *     tieu_de   line of the header, from 1
 *     dang_so   1234567 | 1.234,5 | 1,234.5
 *     dang_ngay ngay_thang | thang_ngay
 */
#ifndef INGEST_READ_OPTIONS_H
#define INGEST_READ_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "conf/profile.h"
#include "ingest/day.h"
#include "ingest/number.h"
#include "ingest/schema.h"
#include "text/legacy.h"

struct read_options {
    bool has_encoding, has_form, has_order;
    enum legacy_encoding encoding;
    char separator;       /* 0: the file shows it */
    uint64_t header_line; /* from 1; 0: the file shows it */
    enum number_form form;
    enum day_order order;
    bool thousands; /* doc.dang_so: "1.234" alone in a column is a thousand */
};

/* false (ERR_CONFIG): a key or a value is unknown. */
bool read_options_read(const struct profile *p, enum schema_table t, struct read_options *out,
                       struct err *e);

#endif /* INGEST_READ_OPTIONS_H */
