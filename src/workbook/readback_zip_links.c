/* readback_zip_links - whether the parts of a workbook file hold together.  See readback_zip_links.h. */

#include "workbook/readback_zip_links.h"

#include <string.h>

#include "base/buf.h"

#define TYPES_PART "[Content_Types].xml"
#define OF_LINKS   "_rels/"
#define LINKS_TAIL ".rels"

static bool
ends_with(str s, str tail) {
    return s.n >= tail.n && memcmp(s.p + s.n - tail.n, tail.p, tail.n) == 0;
}

/* --- what the parts say -------------------------------------------------------- */

static void
on_type(void *me, const char *name, const char **atts) {
    struct readback_zip *p = me;
    const char *part = parts_attribute(atts, "PartName");

    if (strcmp(name, "Override") == 0 && part != NULL && part[0] == '/' &&
        parts_attribute(atts, "ContentType") != NULL) {
        (void)map_put(&p->typed, str_from(part + 1), NULL);
    }
}

/* The part that a target names from a folder ("xl/worksheets/"), or from the root where it begins with '/'. */
static void
resolve(str folder, str target, struct buf *out) {
    const bool rooted = target.n > 0 && target.p[0] == '/';
    size_t keep = rooted ? 0 : folder.n;

    target = rooted ? (str){target.p + 1, target.n - 1} : target;
    while (str_starts(target, STR("../"))) {
        target = (str){target.p + 3, target.n - 3};
        keep -= keep > 0 ? 1U : 0U;
        while (keep > 0 && folder.p[keep - 1] != '/') {
            keep--;
        }
    }
    buf_clear(out);
    buf_str(out, (str){folder.p, keep});
    buf_str(out, target);
}

static void
on_link(void *me, const char *name, const char **atts) {
    struct readback_zip *p = me;
    const char *target = parts_attribute(atts, "Target");
    const char *mode = parts_attribute(atts, "TargetMode");

    if (strcmp(name, "Relationship") != 0 || target == NULL ||
        parts_attribute(atts, "Id") == NULL || parts_attribute(atts, "Type") == NULL ||
        (mode != NULL && strcmp(mode, "External") == 0)) {
        return;
    }
    resolve(p->folder, str_from(target), &p->text);
    (void)map_put(&p->reached, buf_view(&p->text), NULL);
}

static const struct parts_handlers of_types = {on_type, NULL, NULL};
static const struct parts_handlers of_links = {on_link, NULL, NULL};

const struct parts_handlers *
readback_zip_links(struct readback_zip *p, const char *part) {
    const char *at = strstr(part, OF_LINKS);

    if (strcmp(part, TYPES_PART) == 0) {
        return &of_types;
    }
    if (at == NULL || !ends_with(str_from(part), STR(LINKS_TAIL))) {
        return NULL;
    }
    p->folder = str_keep(&p->arena, (str){part, (size_t)(at - part)});
    return &of_links;
}

/* --- whether that is all ----------------------------------------------------------- */

static bool
all_are_there(const struct readback_zip *p, const struct map *named, struct err *e) {
    for (uint32_t i = 0; i < named->n; i++) {
        if (map_get(&p->parts, named->key[i]) == MAP_NONE) {
            return parts_damaged(p->file, named->key[i].p, "được nhắc đến mà không có", e);
        }
    }
    return true;
}

bool
readback_zip_holds_together(const struct readback_zip *p, struct err *e) {
    for (uint32_t i = 0; i < p->parts.n; i++) {
        const str part = p->parts.key[i];

        if (str_eq(part, STR(TYPES_PART)) || ends_with(part, STR(LINKS_TAIL))) {
            continue;
        }
        if (map_get(&p->reached, part) == MAP_NONE) {
            return parts_damaged(p->file, part.p, "không phần nào dẫn đến", e);
        }
        if (ends_with(part, STR(".xml")) && map_get(&p->typed, part) == MAP_NONE) {
            return parts_damaged(p->file, part.p, "không được khai báo loại", e);
        }
    }
    return all_are_there(p, &p->typed, e) && all_are_there(p, &p->reached, e);
}
