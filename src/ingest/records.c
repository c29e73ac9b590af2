/* records - the records of one input file.  See records.h. */

#include "ingest/records.h"

bool
records_open(struct records *r, const char *path, const enum legacy_encoding *forced,
             struct err *e) {
    r->scan = NULL;
    return source_open(&r->src, path, forced, e);
}

bool
records_settled(const struct records *r, struct err *e) {
    return source_settled(&r->src, e);
}

void
records_close(struct records *r) {
    records_end(r);
    source_close(&r->src);
}

bool
records_empty(const struct records *r) {
    return r->src.empty;
}

const char *
records_sha256(const struct records *r) {
    return r->src.sha256;
}

uint64_t
records_bytes(const struct records *r) {
    return (uint64_t)r->src.seen.st_size;
}

uint64_t
records_taken(const struct records *r) {
    return r->src.at;
}

void
records_say(const struct records *r, struct buf *out) {
    buf_fmt(out, "%s (%s)", legacy_name(r->src.enc), buf_z(&r->src.why));
}

bool
records_start(struct records *r, char separator, struct err *e) {
    records_end(r);
    return scan_new(&r->src, separator, &r->scan, e);
}

void
records_width(struct records *r, uint32_t fields) {
    scan_width(r->scan, fields);
}

enum scan_step
records_next(struct records *r, struct scan_record *out, struct err *e) {
    return scan_next(r->scan, out, e);
}

void
records_end(struct records *r) {
    scan_free(r->scan);
    r->scan = NULL;
}
