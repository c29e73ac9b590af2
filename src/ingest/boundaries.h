/*
 * boundaries - read the borders of communes from a GeoJSON file of the office (`baophu ranh-gioi`), and read and write the
 * smaller file that is made from it, danh_muc/ranh_gioi.geojson.
 *
 *     { "type": "FeatureCollection", "features": [
 *         { "properties": {"ma": "19774", ...}, "geometry": {"type": "Polygon" or "MultiPolygon", "coordinates": ...} } ... ]}
 *
 * The property that holds the code is the one whose values are most often codes of the list.
 */
#ifndef INGEST_BOUNDARIES_H
#define INGEST_BOUNDARIES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "conf/input_tables.h"
#include "dim/boundary.h"
#include "dim/member.h"

#define BOUNDARIES_FILE INPUT_LISTS "/ranh_gioi.geojson" /* in the input folder */

struct boundaries_told {
    str key;        /* the property that holds the code */
    size_t strange; /* shapes of places that are not of the list: left out */
    str first;      /* code of one of them */
};

/* Read the outlines of every commune of the list.  Refused (ERR_DATA), with what to do: no GeoJSON of areas; no property with
 * codes; communes without a shape; coordinates that are no longitude and latitude in Viet Nam; a ring that is not closed. */
bool boundaries_read(struct arena *a, const char *path, const struct member_list *communes,
                     struct boundary_set *out, struct boundaries_told *told, struct err *e);

/* Write them in the same form, a line a commune. */
void boundaries_write(const struct boundary_set *s, const struct member_list *communes,
                      struct buf *out);

#endif /* INGEST_BOUNDARIES_H */
