/*
 * gazetteer - the names of a province's places, of today and of before 1/7/2025, for reading addresses (spec 2.1).
 *
 *     communes of today       danh_muc/xa.csv, by the names that it gives them at any time
 *     communes of before      danh_muc/quy_doi_xa.csv, with their districts and provinces
 *     provinces               this one and those that went into it; the others lie elsewhere
 *
 * A name is kept without its kind and without blanks ("Phường Phú Hội": "phúhội", a phường).  Texts point into the
 * lists, which must outlive the gazetteer.
 */
#ifndef DIM_GAZETTEER_H
#define DIM_GAZETTEER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "dim/crosswalk.h"
#include "dim/member.h"
#include "dim/place_words.h"

/* Kinds of places, one bit each: a word may mean several ("TP."). */
enum {
    GAZETTEER_PHUONG = 1,
    GAZETTEER_XA = 2,
    GAZETTEER_THI_TRAN = 4,
    GAZETTEER_DAC_KHU = 8,
    GAZETTEER_HUYEN = 16,
    GAZETTEER_QUAN = 32,
    GAZETTEER_THI_XA = 64,
    GAZETTEER_THANH_PHO = 128,
    GAZETTEER_TINH = 256,
    GAZETTEER_COMMUNE = 15,
    GAZETTEER_DISTRICT = 240,
};
#define GAZETTEER_NONE UINT32_MAX

struct gazetteer_place {
    str name, key;   /* "phúhội", "phuhoi" */
    str written;     /* as name, with i and y as in the list: "mỹhòa" */
    unsigned kind;   /* of a commune without one: all of GAZETTEER_COMMUNE */
    uint32_t line;   /* commune: the one of today; MEMBER_NONE where it went to several */
    uint32_t likely; /* as line; of several, the one that took the remainder, or the first */
    const struct crosswalk_old *old; /* commune of before; else NULL */
    uint32_t district, province;     /* of a commune of before; or GAZETTEER_NONE */
    bool elsewhere;                  /* a province that is not this one */
    bool now;                        /* the province as it is called today */
    uint32_t next;                   /* place with the same key, or GAZETTEER_NONE */
};

struct gazetteer {
    struct arena arena;
    struct map by_key;
    uint32_t *first; /* [index in by_key] place */
    size_t firsts;
    struct gazetteer_place *place;
    uint32_t n;
    size_t cap;
    uint32_t key_longest; /* bytes */
};

/* m: the lists in force; c: may be empty (n == 0), then only the names in force are known. */
struct gazetteer *gazetteer_new(const struct member_set *m, const struct crosswalk *c);
void gazetteer_free(struct gazetteer *g);
/* The first place with this key; others follow by `next`.  GAZETTEER_NONE: there is none. */
uint32_t gazetteer_find(const struct gazetteer *g, str key);
/* Whether a commune, or a part of a commune of today, lay in that district or province of before. */
bool gazetteer_lies_in(const struct gazetteer *g, const struct gazetteer_place *commune,
                       uint32_t district_or_province);

/* --- in gazetteer_provinces.c ---------------------------------------------------------- */

struct gazetteer_province {
    const char *name; /* as on 30/6/2025, or another name in use */
    const char *code; /* of the province that it is, or went into, since 1/7/2025 */
};
const struct gazetteer_province *gazetteer_provinces(size_t *n);

#endif /* DIM_GAZETTEER_H */
