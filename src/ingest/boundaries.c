/* boundaries - borders as GeoJSON, read with jansson.  See boundaries.h. */

#include "ingest/boundaries.h"

#include <inttypes.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "base/map.h"
#include "conf/input_tables.h"
#include "ingest/codes.h"

enum { FILE_MAX = 512 << 20, NAMED = 5, LEAST_POSITIONS = 4, CODE_TEXT = 24 };

/* Viet Nam with its islands, in whole degrees. */
enum { WEST = 102, EAST = 118, SOUTH = 6, NORTH = 24 };

struct reading {
    struct arena *a;
    const struct member_list *communes;
    struct boundary_set *out;
    struct boundaries_told *told;
    const char *key;
    str place; /* whose shape is being read, for messages */
    struct err *e;
};

static bool
refuse(const struct reading *r, const char *what) {
    return err_set(r->e, ERR_DATA, "ranh giới của " STR_FMT ": %s", STR_ARG(r->place), what);
}

/* A code as the lists write it. */
static str
code_of(const struct reading *r, const json_t *v) {
    char text[CODE_TEXT];

    if (json_is_integer(v)) {
        (void)snprintf(text, CODE_TEXT, "%" JSON_INTEGER_FORMAT, json_integer_value(v));
        return str_keep(r->a, codes_xa_code(r->a, str_from(text)));
    }
    return json_is_string(v)
               ? codes_xa_code(r->a, str_trim((str){json_string_value(v), json_string_length(v)}))
               : STR("");
}

/* The property whose values are codes of the list most often; NULL: none ever is. */
static const char *
find_key(struct reading *r, const json_t *features) {
    struct map keys;
    uint32_t *hits = NULL;
    size_t cap = 0;
    uint32_t best = MAP_NONE;
    size_t i;
    json_t *feature;

    map_init(&keys, r->a);
    json_array_foreach(features, i, feature) {
        json_t *properties = json_object_get(feature, "properties");
        const char *key;
        json_t *v;

        json_object_foreach(properties, key, v) {
            bool added;
            const uint32_t k = map_put(&keys, str_from(key), &added);

            hits = arena_grown(r->a, hits, k, &cap, sizeof *hits);
            hits[k] = added ? 0 : hits[k];
            hits[k] += member_find(r->communes, code_of(r, v)) != MEMBER_NONE;
        }
    }
    for (uint32_t k = 0; hits != NULL && k < keys.n; k++) {
        if (hits[k] > 0 && (best == MAP_NONE || hits[k] > hits[best])) {
            best = k;
        }
    }
    r->told->key = best == MAP_NONE ? (str){NULL, 0} : keys.key[best];
    map_free(&keys);
    return r->told->key.p;
}

/* Why there is no property with codes: the names that there are. */
static bool
refuse_keys(const struct reading *r, const json_t *features) {
    struct buf names = {0};
    const char *key;
    json_t *v;
    size_t n = 0;

    json_object_foreach(json_object_get(json_array_get(features, 0), "properties"), key, v) {
        if (n++ < NAMED) {
            buf_fmt(&names, "%s%s", names.n > 0 ? ", " : "", key);
        }
    }
    (void)err_set(
        r->e, ERR_DATA,
        "không thuộc tính nào của tệp ghi mã xã có trong " INPUT_LIST(
            xa) " (các thuộc tính: "
                "%s); thêm thuộc tính ma_xa ghi mã 5 chữ số của xã, hoặc lấy ranh giới theo danh "
                "mục từ 01/7/2025",
        names.n > 0 ? buf_z(&names) : "không có");
    buf_free(&names);
    return false;
}

/* Longitude and latitude in Viet Nam, or what they seem to be instead. */
static bool
check_place(const struct reading *r, double x, double y) {
    if (x >= WEST && x <= EAST && y >= SOUTH && y <= NORTH) {
        return true;
    }
    if (y >= WEST && y <= EAST && x >= SOUTH && x <= NORTH) {
        return refuse(r, "kinh độ và vĩ độ đổi chỗ cho nhau; GeoJSON ghi kinh độ trước");
    }
    if (fabs(x) > 360 || fabs(y) > 360) {
        return refuse(r, "tọa độ tính bằng mét (hệ VN-2000 hoặc UTM); chuyển sang kinh độ, vĩ độ "
                         "WGS 84 (EPSG:4326) rồi làm lại");
    }
    return refuse(r, "tọa độ nằm ngoài lãnh thổ Việt Nam");
}

static bool
read_point(const struct reading *r, const json_t *position, struct doc_point *out) {
    const json_t *x = json_array_get(position, 0);
    const json_t *y = json_array_get(position, 1);

    if (!json_is_number(x) || !json_is_number(y)) {
        return refuse(r, "có điểm không phải là một cặp số");
    }
    if (!check_place(r, json_number_value(x), json_number_value(y))) {
        return false;
    }
    *out = (struct doc_point){(int32_t)lround(json_number_value(x) * BOUNDARY_DEGREE),
                              (int32_t)lround(json_number_value(y) * BOUNDARY_DEGREE)};
    return true;
}

static bool
is_same(struct doc_point a, struct doc_point b) {
    return a.x == b.x && a.y == b.y;
}

/* A ring without the position that closes it and without repeated ones; n is 0 where no area is left. */
static bool
read_ring(const struct reading *r, const json_t *positions, struct doc_ring *out) {
    const size_t n = json_array_size(positions);
    struct doc_point p = {0, 0};

    *out = (struct doc_ring){.p = arena_array(r->a, struct doc_point, n + 1)};
    if (n < LEAST_POSITIONS) {
        return refuse(r, "có vòng dưới 4 điểm");
    }
    for (size_t k = 0; k < n; k++) {
        if (!read_point(r, json_array_get(positions, k), &p)) {
            return false;
        }
        if (out->n == 0 || !is_same(p, out->p[out->n - 1])) {
            out->p[out->n++] = p;
        }
    }
    if (!is_same(p, out->p[0])) {
        return refuse(r, "có vòng chưa khép kín: điểm cuối phải trùng điểm đầu");
    }
    out->n--; /* the first again */
    out->n = out->n < LEAST_POSITIONS - 1 ? 0 : out->n;
    return true;
}

/* The rings of a polygon behind those that the outline has. */
static bool
read_polygon(const struct reading *r, const json_t *rings, struct doc_outline *o, size_t *cap) {
    size_t i;
    json_t *ring;

    if (!json_is_array(rings) || json_array_size(rings) == 0) {
        return refuse(r, "có đa giác không có vòng nào");
    }
    json_array_foreach(rings, i, ring) {
        o->ring = arena_grown(r->a, o->ring, o->rings, cap, sizeof *o->ring);
        if (!read_ring(r, ring, &o->ring[o->rings])) {
            return false;
        }
        o->ring[o->rings].hole = i > 0;
        o->rings += o->ring[o->rings].n > 0;
    }
    return true;
}

static bool
read_geometry(const struct reading *r, const json_t *geometry, struct doc_outline *o) {
    const char *type = json_string_value(json_object_get(geometry, "type"));
    const json_t *coordinates = json_object_get(geometry, "coordinates");
    size_t cap = 0;
    size_t i;
    json_t *polygon;

    if (o->rings > 0) { /* of a place with several shapes */
        struct doc_ring *old = o->ring;

        o->ring = arena_array(r->a, struct doc_ring, o->rings + 1U);
        memcpy(o->ring, old, o->rings * sizeof *old);
        cap = o->rings;
    }
    if (type != NULL && strcmp(type, "Polygon") == 0) {
        return read_polygon(r, coordinates, o, &cap);
    }
    if (type == NULL || strcmp(type, "MultiPolygon") != 0) {
        return refuse(r, "hình phải là Polygon hoặc MultiPolygon");
    }
    json_array_foreach(coordinates, i, polygon) {
        if (!read_polygon(r, polygon, o, &cap)) {
            return false;
        }
    }
    return true;
}

static bool
read_features(struct reading *r, const json_t *features) {
    size_t i;
    json_t *feature;

    json_array_foreach(features, i, feature) {
        const json_t *properties = json_object_get(feature, "properties");
        const str code = code_of(r, json_object_get(properties, r->key));
        const uint32_t m = member_find(r->communes, code);

        if (m == MEMBER_NONE) {
            r->told->first = r->told->strange++ == 0 ? str_keep(r->a, code) : r->told->first;
            continue;
        }
        r->place = r->communes->m[m].name;
        if (!read_geometry(r, json_object_get(feature, "geometry"), &r->out->of[m])) {
            return false;
        }
    }
    return true;
}

/* Every commune has an area, or those that have none are named. */
static bool
check_whole(const struct reading *r) {
    struct buf names = {0};
    size_t n = 0;

    for (uint32_t m = 0; m < r->out->n; m++) {
        if (r->out->of[m].rings == 0 && n++ < NAMED) {
            buf_fmt(&names, "%s" STR_FMT " " STR_FMT, names.n > 0 ? ", " : "",
                    STR_ARG(r->communes->m[m].code), STR_ARG(r->communes->m[m].name));
        }
    }
    if (n > 0) {
        (void)err_set(r->e, ERR_DATA, "thiếu ranh giới của %zu trong %u xã, phường: %s%s", n,
                      r->out->n, buf_z(&names), n > NAMED ? ", ..." : "");
    }
    buf_free(&names);
    return n == 0;
}

/* Older files name their system of coordinates; a newer one is of WGS 84 and says nothing. */
static bool
check_system(const struct reading *r, const json_t *root) {
    const json_t *properties = json_object_get(json_object_get(root, "crs"), "properties");
    const char *name = json_string_value(json_object_get(properties, "name"));

    return name == NULL || strstr(name, "CRS84") != NULL || strstr(name, "4326") != NULL ||
           err_set(
               r->e, ERR_DATA,
               "tệp dùng hệ tọa độ \"%.60s\"; chuyển sang kinh độ, vĩ độ WGS 84 (EPSG:4326) rồi "
               "làm lại",
               name);
}

static bool
read_root(struct reading *r, const json_t *root) {
    const char *type = json_string_value(json_object_get(root, "type"));
    const json_t *features = json_object_get(root, "features");

    if (type == NULL || strcmp(type, "FeatureCollection") != 0 || json_array_size(features) == 0) {
        return err_set(r->e, ERR_DATA,
                       "không phải GeoJSON có các vùng (FeatureCollection với features)");
    }
    if (!check_system(r, root)) {
        return false;
    }
    r->key = find_key(r, features);
    return r->key == NULL ? refuse_keys(r, features) : read_features(r, features) && check_whole(r);
}

bool
boundaries_read(struct arena *a, const char *path, const struct member_list *communes,
                struct boundary_set *out, struct boundaries_told *told, struct err *e) {
    struct reading r = {.a = a, .communes = communes, .out = out, .told = told, .e = e};
    struct buf text = {0};
    json_error_t wrong;
    json_t *root = NULL;
    bool ok = fs_slurp(path, FILE_MAX, &text, e);

    memset(told, 0, sizeof *told);
    *out = (struct boundary_set){arena_array(a, struct doc_outline, communes->n + 1U), communes->n};
    if (ok) {
        root = json_loadb(buf_z(&text), text.n, JSON_REJECT_DUPLICATES, &wrong);
        ok =
            root != NULL || err_set(e, ERR_DATA, "không phải JSON đúng cách viết (dòng %d, cột %d)",
                                    wrong.line, wrong.column);
    }
    ok = ok && read_root(&r, root);
    json_decref(root);
    buf_free(&text);
    out->n = ok ? out->n : 0;
    return ok || err_at(e, "%s", path);
}

static void
put_ring(struct buf *b, const struct doc_ring *ring) {
    for (uint32_t k = 0; k <= ring->n; k++) {
        const struct doc_point p = ring->p[k == ring->n ? 0 : k];

        buf_fmt(b, "%s[%d.%06d,%d.%06d]", k > 0 ? "," : "", p.x / BOUNDARY_DEGREE,
                p.x % BOUNDARY_DEGREE, p.y / BOUNDARY_DEGREE, p.y % BOUNDARY_DEGREE);
    }
}

/* A polygon for each border, with the holes that follow it. */
void
boundaries_write(const struct boundary_set *s, const struct member_list *communes,
                 struct buf *out) {
    buf_text(out, "{\"type\":\"FeatureCollection\",\"features\":[\n");
    for (uint32_t m = 0; m < s->n; m++) {
        buf_fmt(out,
                "%s{\"type\":\"Feature\",\"properties\":{\"ma\":\"" STR_FMT
                "\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[",
                m > 0 ? ",\n" : "", STR_ARG(communes->m[m].code));
        for (uint32_t k = 0; k < s->of[m].rings; k++) {
            buf_text(out, k == 0 ? "[[" : s->of[m].ring[k].hole ? ",[" : "],[[");
            put_ring(out, &s->of[m].ring[k]);
            buf_char(out, ']');
        }
        buf_text(out, "]]}}");
    }
    buf_text(out, "\n]}\n");
}
