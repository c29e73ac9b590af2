/* gates - what stands between a checked delivery and a published set.  See gates.h. */

#include "run/gates.h"

#include "base/buf.h"
#include "base/digest.h"
#include "base/fs.h"
#include "conf/names.h"
#include "ingest/table_looks.h"
#include "run/gates_parts.h"
#include "run/unread.h"

/* --- D19 ------------------------------------------------------------------------- */

/* An unread file is accounted for like one that was read, with no row. */
static bool
note_unread(struct gates *s, const struct fs_entry *file, const char *path, const char *table,
            struct err *e) {
    struct ledger *l = s->g->ledger;
    struct ledger_finding f = {.line = 1, .rule = LEDGER_D19};
    struct buf shown = {0};
    struct buf what = {0};
    bool ok;

    buf_fmt(&shown, "%s/%s", s->ky, file->name);
    f.file = ledger_add_file(l, buf_view(&shown), str_from(table));
    f.severity = ledger_severity(l, LEDGER_D19);
    ledger_how(l, f.file, STR("không đọc"));
    ledger_file(l, f.file)->bytes = file->bytes;
    ledger_file(l, f.file)->unread = true;
    ok = digest_file(path, ledger_file(l, f.file)->sha256, e);
    buf_fmt(&what, "%s/%s không được đọc nhưng trông như bảng %s", s->ky, file->name, table);
    (void)gates_note(s, &f, &what);
    buf_free(&shown);
    buf_free(&what);
    return ok;
}

static bool
hold_unread(struct gates *s, struct err *e) {
    struct arena a = ARENA_EMPTY;
    const char *dir = fs_join(&a, s->g->r.input, s->ky);
    struct fs_list files;
    bool ok = unread_files(&a, dir, &files, e);

    for (size_t i = 0; ok && i < files.n; i++) {
        const char *path = fs_join(&a, dir, files.e[i].name);
        const char *table = table_looks_file(path, s->g->r.profile, &s->g->forms);

        ok = table == NULL || note_unread(s, &files.e[i], path, table, e);
    }
    arena_free(&a);
    return ok;
}

/* --- both ------------------------------------------------------------------------ */

/* What stops the run, the first of it, and how a person lets it through. */
static bool
refuse(const struct gates *s, struct err *e) {
    struct buf more = {0};
    struct buf codes = {0};

    if (s->stops > GATES_SAID_FIRST) {
        buf_fmt(&more, "; và %u điều nữa trong " NAMES_CHECKED, s->stops - GATES_SAID_FIRST);
    }
    for (unsigned r = 0; r < LEDGER_RULE_COUNT; r++) {
        if ((s->rules >> r & 1U) != 0) {
            buf_fmt(&codes, "%s%s", codes.n > 0 ? "," : "",
                    ledger_rule_row((enum ledger_rule)r)->code);
        }
    }
    (void)err_set(e, ERR_DATA,
                  "%s%s; hãy xem lại việc giao tệp, nếu số liệu đúng là như vậy thì thêm "
                  "--accept %s --reason \"lý do\"",
                  buf_view(&s->said).p, buf_z(&more), buf_z(&codes));
    buf_free(&more);
    buf_free(&codes);
    return false;
}

bool
gates_hold(struct gather *g, struct err *e) {
    struct gates s = {.g = g};
    bool ok;

    period_text(s.ky, g->r.period);
    ok = hold_unread(&s, e) && gates_compare(&s, e);
    if (ok) {
        gates_figures(&s);
    }
    if (ok && s.stops > 0) {
        ok = refuse(&s, e);
    }
    buf_free(&s.said);
    return ok;
}
