/*
 * init_lists - the reference lists of one province (danh_muc/), cut from the shipped lists of the
 * country.  Used by `init` and by the demonstration.
 */
#ifndef DEMO_INIT_LISTS_H
#define DEMO_INIT_LISTS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct init_province {
    str code, name;   /* "46", "Thành phố Huế" */
    const char *word; /* "thành phố" or "tỉnh" */
    str bare;         /* "Huế" */
};

struct init_list {
    const char *path; /* "danh_muc/xa.csv" */
    bool (*make)(struct arena *a, const char *data, const struct init_province *p, struct buf *out,
                 struct err *e);
};
/* The n lists of danh_muc, in byte order of path. */
const struct init_list *init_lists(size_t *n);

/* Find a province by its code.  ERR_USAGE: there is none; the message names what is near. */
bool init_province_find(struct arena *a, const char *data, str code, struct init_province *out,
                        struct err *e);

#endif /* DEMO_INIT_LISTS_H */
