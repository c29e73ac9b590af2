/* gather_typed - figures of other periods that offices typed: input/lich_su.  See gather.h. */

#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "conf/names.h"
#include "ingest/extract_folder.h"
#include "ingest/typed_figures.h"
#include "run/gather.h"

/* Tell of a file that no period will ever find. */
static void
tell_name(struct gather *g, const struct fs_entry *file) {
    const char *dot = strrchr(file->name, '.');
    const str stem = {file->name, dot == NULL ? strlen(file->name) : (size_t)(dot - file->name)};
    char upper[PERIOD_TEXT] = "";
    struct period p;
    struct err e;

    for (size_t i = 0; i < stem.n && i < sizeof upper - 1; i++) {
        upper[i] = (char)(stem.p[i] >= 'a' && stem.p[i] <= 'z' ? stem.p[i] - 'a' + 'A' : stem.p[i]);
    }
    if (!file->is_dir && extract_can_be_read(file->name) &&
        (stem.n >= sizeof upper || !period_parse(str_from(upper), &p, &e))) {
        gather_tell(g,
                    NAMES_HISTORY "/%s không được dùng: tên tệp phải là kỳ của số liệu, ví dụ "
                                  "2025-Q1.csv.",
                    file->name);
    }
}

bool
gather_typed_name(struct gather *g, const char *ky, const char **out, struct err *e) {
    const char *dir = fs_join(&g->arena, g->r.input, NAMES_HISTORY);
    const char *found = NULL;
    struct fs_list files = {NULL, 0};

    *out = NULL;
    if (fs_is_dir(dir) && !fs_list_any(&g->arena, dir, &files, e)) {
        return false;
    }
    for (size_t i = 0; i < files.n; i++) {
        const char *name = files.e[i].name;

        tell_name(g, &files.e[i]);
        if (files.e[i].is_dir || !typed_figures_is_of(name, ky)) {
            continue;
        }
        if (found != NULL) {
            gather_tell(g, NAMES_HISTORY "/%s không được dùng: kỳ ấy đã có %s.", name, found);
        } else {
            found = fs_join(&g->arena, NAMES_HISTORY, name);
        }
    }
    *out = found;
    return true;
}

/* The text of a file that the program itself did not write, read once however often it is compared with. */
static bool
text_of(struct gather *g, const char *path, const char *name, struct buf *out, struct err *e) {
    const struct typed_figures_job j = {.path = path,
                                        .shown = name,
                                        .profile = g->r.profile,
                                        .indicators = &g->indicators,
                                        .ledger = g->ledger,
                                        .header = SNAPSHOT_HEADER,
                                        .withheld = SNAPSHOT_WITHHELD};
    struct gather_typed *t = g->typed;

    while (t != NULL && strcmp(t->path, path) != 0) {
        t = t->next;
    }
    if (t == NULL) {
        if (!typed_figures_read(&g->arena, &j, out, e)) {
            return false;
        }
        t = arena_new(&g->arena, struct gather_typed);
        *t = (struct gather_typed){path, str_keep(&g->arena, buf_view(out)), g->typed};
        g->typed = t;
        return true;
    }
    buf_str(out, t->text);
    return true;
}

bool
gather_typed(struct gather *g, const struct snapshot_job *job, const char *name, struct cube **c,
             struct snapshot_notes *notes, struct err *e) {
    struct buf text = {0};
    struct err why = {0};
    bool ok = true;

    /* As the program writes it, with a row; else as people type it.  A disk that cannot be read is neither. */
    if (!snapshot_read(&g->arena, job, c, notes, &why) && why.kind != ERR_DATA) {
        *e = why;
        return false;
    }
    if (why.kind == ERR_DATA || notes->rows == 0) {
        ok = text_of(g, job->path, name, &text, e) &&
             snapshot_text(&g->arena, job, &text, c, notes, e);
    }
    if (ok && notes->unsummed > 0) {
        const struct indicator *i = &g->indicators.v[notes->first_unsummed];

        gather_tell(g,
                    "%s: tổng các xã khác số toàn tỉnh ở %u chỉ tiêu (đầu tiên: " STR_FMT
                    "); tệp có thể thiếu dòng, hãy đối chiếu với bản gốc.",
                    name, notes->unsummed, STR_ARG(i->name));
    }
    buf_free(&text);
    return ok;
}
