/* relations - which part of a package refers to which.  See relations.h. */

#include "office/relations.h"

#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "office/xml.h"

struct reading {
    struct arena *a;
    str folder; /* of the part, "xl/" */
    struct relations *out;
    size_t cap;
};

/* A target as a part's name: from the part's folder, or from the top with '/' before; without "./" and "../". */
static const char *
resolved(struct reading *r, const char *target) {
    struct buf b = {0};
    str rest = str_from(target);
    const char *name;

    if (target[0] != '/') {
        buf_str(&b, r->folder);
    }
    while (rest.n > 0) {
        str step;

        rest = str_cut(rest, '/', &step);
        if (str_eq(step, STR(".."))) {
            size_t n = b.n > 0 ? b.n - 1 : 0;

            while (n > 0 && b.p[n - 1] != '/') {
                n--;
            }
            b.n = n;
        } else if (step.n > 0 && !str_eq(step, STR("."))) {
            buf_str(&b, step);
            buf_text(&b, rest.n > 0 ? "/" : "");
        }
    }
    name = str_keep(r->a, buf_view(&b)).p;
    buf_free(&b);
    return name;
}

static void
on_start(void *ctx, const char *name, const char **atts) {
    struct reading *r = ctx;
    const char *id = xml_attribute(atts, "Id");
    const char *type = xml_attribute(atts, "Type");
    const char *target = xml_attribute(atts, "Target");
    const char *mode = xml_attribute(atts, "TargetMode");

    if (strcmp(name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL) {
        return;
    }
    r->out->row = arena_grown(r->a, r->out->row, r->out->n, &r->cap, sizeof *r->out->row);
    r->out->row[r->out->n++] = (struct relations_row){
        .id = str_keep(r->a, str_from(id)).p,
        .type = str_keep(r->a, str_from(type)).p,
        .part = mode != NULL && strcmp(mode, "External") == 0 ? NULL : resolved(r, target)};
}

bool
relations_read(struct arena *a, struct package *p, const char *part, struct relations *out,
               struct err *e) {
    static const struct xml_handlers h = {.start = on_start};
    const char *slash = strrchr(part, '/');
    struct reading r = {
        .a = a, .folder = {part, slash == NULL ? 0 : (size_t)(slash - part) + 1}, .out = out};
    struct buf list = {0};
    bool ok = true;

    *out = (struct relations){NULL, 0};
    buf_str(&list, r.folder);
    buf_fmt(&list, "_rels/%s.rels", slash == NULL ? part : slash + 1);
    if (package_has(p, buf_z(&list))) {
        ok = xml_part(p, buf_z(&list), &h, &r, e);
    }
    buf_free(&list);
    return ok;
}

bool
relations_is(const struct relations_row *r, const char *type) {
    const char *slash = strrchr(r->type, '/');

    return slash != NULL && strcmp(slash + 1, type) == 0;
}

const char *
relations_of_type(const struct relations *r, const char *type) {
    for (size_t i = 0; i < r->n; i++) {
        if (r->row[i].part != NULL && relations_is(&r->row[i], type)) {
            return r->row[i].part;
        }
    }
    return NULL;
}

const struct relations_row *
relations_of_id(const struct relations *r, const char *id) {
    for (size_t i = 0; i < r->n; i++) {
        if (strcmp(r->row[i].id, id) == 0) {
            return &r->row[i];
        }
    }
    return NULL;
}
