/* manifest_foreign - what people put into a published set or wrote there.  See manifest.h. */

#include <jansson.h>
#include <string.h>

#include "base/fs.h"
#include "base/litter.h"
#include "base/map.h"
#include "store/manifest.h"

/* What a folder's manifest is: one of a set, of another program, or no JSON any more (a disk's fault). */
enum kind { KIND_SET, KIND_OTHER, KIND_DAMAGED };

static enum kind
kind_of(struct arena *a, const char *folder) {
    json_t *root = json_load_file(fs_join(a, folder, MANIFEST_NAME), 0, NULL);
    const enum kind kind = root == NULL                                      ? KIND_DAMAGED
                           : json_is_array(json_object_get(root, "outputs")) ? KIND_SET
                                                                             : KIND_OTHER;

    json_decref(root);
    return kind;
}

bool
manifest_foreign(struct arena *a, const char *folder, const char **path, enum manifest_state *state,
                 struct err *e) {
    struct manifest_output *made = NULL;
    struct map known;
    struct fs_list files;
    size_t n = 0;
    const enum kind kind = kind_of(a, folder);
    bool ok;

    *path = kind == KIND_OTHER ? MANIFEST_NAME : NULL;
    *state = MANIFEST_EXTRA;
    if (kind != KIND_SET) {
        return true;
    }
    ok = manifest_outputs(a, folder, &made, &n, e) && fs_walk(a, folder, &files, e);
    map_init(&known, a);
    for (size_t i = 0; ok && i < n; i++) {
        (void)map_put(&known, str_from(made[i].path), NULL);
    }
    for (size_t f = 0; ok && f < files.n && *path == NULL; f++) {
        const struct fs_entry *one = &files.e[f];
        const uint32_t i = map_get(&known, str_from(one->name));

        if (strcmp(one->name, MANIFEST_NAME) != 0 && !litter_is(one->name) &&
            (i == MAP_NONE || made[i].bytes != (uint64_t)one->bytes)) {
            *path = one->name;
            *state = i == MAP_NONE ? MANIFEST_EXTRA : MANIFEST_CHANGED;
        }
    }
    map_free(&known);
    return ok;
}
