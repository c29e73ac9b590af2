/* commands_sets - the commands `lock` and `verify`.  See commands.h. */

#include <stdio.h>

#include "base/fs.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "cli/settings.h"
#include "store/manifest.h"
#include "store/publish.h"
#include "store/seal.h"

/* What a file of a set is held to be; the manifest's and the seal's words are the same. */
static const struct {
    const char *text, *word; /* for a person, for a program */
} file_state[] = {{"nguyên vẹn", "whole"},
                  {"đã bị sửa", "changed"},
                  {"bị thiếu", "missing"},
                  {"không thuộc bộ đã phát hành", "unlisted"}};
_Static_assert((int)MANIFEST_EXTRA == (int)SEAL_EXTRA && (int)MANIFEST_CHANGED == (int)SEAL_CHANGED,
               "one row of words serves both");

/* ctx is the answer, or NULL. */
static void
tell_fault(void *ctx, const char *path, unsigned state) {
    if (ctx == NULL) {
        (void)printf("%s\t%s\n", file_state[state].text, path);
        return;
    }
    json_out_object(ctx, NULL);
    json_out_text(ctx, "path", path);
    json_out_text(ctx, "state", file_state[state].word);
    json_out_end(ctx);
}

static void
tell_unlisted(void *ctx, const char *path, enum manifest_state s) {
    tell_fault(ctx, path, s);
}

static void
tell_unsealed(void *ctx, const char *path, enum seal_state s) {
    tell_fault(ctx, path, s);
}

/* The newest set of a period that is published. */
static bool
newest_set(struct commands_call *c, const char **set, struct err *e) {
    const char *word = c->options->arg[0];
    const char *next = NULL;
    struct period p;

    if (!period_parse(str_from(word), &p, e) ||
        !seal_newest(c->arena, c->options->value[OPTIONS_OUTPUT], word, set, &next, e)) {
        return false;
    }
    return *set != NULL ||
           err_set(e, ERR_NOINPUT,
                   "chưa phát hành kỳ %s trong %s; chạy baophu run %s trước, hoặc chỉ đúng thư mục "
                   "kết quả bằng --output",
                   word, c->options->value[OPTIONS_OUTPUT], word);
}

/* Why a set is not to be closed for good, in words for a person; NULL: it may be. */
static const char *
not_final(const struct manifest_basis *b) {
    const struct {
        bool holds;
        const char *what;
    } why[] = {
        {b->provisional, "là số tạm tính; chạy lại sau ngày chốt của kỳ"},
        {b->closing != PERIOD_NO_DATE && b->closing >= settings_today(),
         "của kỳ chưa kết thúc; chạy lại sau ngày chốt của kỳ"},
        {b->draft, "là bản dự thảo; chạy lại với van_ban.du_thao = khong"},
        {b->partial, "chỉ có một phần tài liệu (--only, --xa); chạy lại cả bộ"},
        {b->forced, "phát hành khi quá ngưỡng dòng bị loại (--force); sửa dữ liệu rồi chạy lại"}};

    for (size_t i = 0; i < sizeof why / sizeof why[0]; i++) {
        if (why[i].holds) {
            return why[i].what;
        }
    }
    return NULL;
}

/* Only figures that are whole and final are closed for good; a person may close others, with a reason.  A set that is not
 * as it was published is never closed.  faults: the answer, or NULL. */
static bool
may_be_sealed(struct arena *a, const char *folder, bool force, struct json_out *faults,
              struct err *e) {
    struct manifest_basis basis;
    const char *why;
    size_t files = 0;
    size_t bad = 0;

    if (!manifest_basis(a, folder, &basis, e) ||
        !manifest_verify(folder, tell_unlisted, faults, &files, &bad, e)) {
        return false;
    }
    if (bad > 0) {
        return err_set(e, ERR_DATA,
                       "%s: %zu tệp không đúng như khi phát hành, không chốt; chạy lại kỳ", folder,
                       bad);
    }
    why = not_final(&basis);
    return why == NULL || force ||
           err_set(e, ERR_DATA, "%s %s, nên không chốt (hoặc lock --force --reason \"lý do\")",
                   folder, why);
}

static bool
seal_set(struct commands_call *c, const char *set, struct err *e) {
    const char *output = c->options->value[OPTIONS_OUTPUT];
    struct publish_lock *l = NULL;
    bool sealed = false;
    str reason;
    bool ok;

    if (!settings_force_reason(c->arena, c->options, &reason, e) || !publish_lock(output, &l, e)) {
        return false;
    }
    if (fs_group_reads(fs_join(c->arena, output, set))) {
        fs_allow_group(); /* who reads the set may hold it against its record */
    }
    if (c->answer != NULL) {
        json_out_list(c->answer, "faults");
    }
    ok = seal_is_sealed(output, set, &sealed, e) && /* its own refusal says so */
         (sealed ||
          may_be_sealed(c->arena, fs_join(c->arena, output, set), reason.n > 0, c->answer, e)) &&
         seal_make(output, set, reason, e);
    if (c->answer != NULL) {
        json_out_end(c->answer);
    }
    publish_unlock(l);
    return ok;
}

/* What witnesses all that was sealed so far. */
static void
answer_end_of_chain(struct json_out *a, const struct seal_end *end) {
    json_out_int(a, "records", end == NULL ? 0 : (int64_t)end->records);
    json_out_text(a, "newest_record_sha256", end == NULL || end->records == 0 ? NULL : end->sha256);
}

bool
commands_lock(struct commands_call *c, struct err *e) {
    const char *set = NULL;
    struct seal_end end = {.records = 0};
    bool ok = newest_set(c, &set, e);

    if (c->answer != NULL) {
        json_out_text(c->answer, "ky", c->options->arg[0]);
        json_out_text(c->answer, "set", set);
    }
    ok = ok && seal_set(c, set, e) && seal_chain(c->options->value[OPTIONS_OUTPUT], &end, e);
    if (c->answer != NULL) {
        json_out_flag(c->answer, "locked", ok);
        answer_end_of_chain(c->answer, ok ? &end : NULL);
    } else if (ok) {
        (void)printf("Đã chốt số liệu %s: bản ghi chốt số %zu, SHA-256 %s (nên ghi vào biên bản)\n",
                     set, end.records, end.sha256);
    }
    return ok;
}

struct verified { /* one set */
    const char *set, *folder;
    bool there, sealed;
    size_t files, bad;
};

/* A sealed set by its record, any other by its manifest.  A sealed set that is gone is a fault; a revision that was
 * never made is none. */
static bool
hold_set(const char *output, struct json_out *a, struct verified *v, struct err *e) {
    struct seal_check c = {.fn = tell_unsealed, .ctx = a};
    bool ok;

    ok = v->sealed ? seal_verify(output, v->set, &c, e)
                   : manifest_verify(v->folder, tell_unlisted, a, &c.files, &c.bad, e);
    v->files = c.files;
    v->bad = c.bad;
    if (ok && c.bad > 0) {
        return err_set(e, ERR_DATA, "%s: %zu tệp không đúng như %s", v->folder, c.bad,
                       v->sealed ? "khi chốt" : "khi phát hành");
    }
    return ok;
}

static void
answer_head(struct json_out *a, const struct verified *v) {
    json_out_object(a, NULL);
    json_out_text(a, "set", v->set);
    json_out_text(a, "folder", v->folder);
    json_out_flag(a, "sealed", v->sealed);
    json_out_list(a, "faults");
}

static void
answer_tail(struct json_out *a, const struct verified *v, bool whole) {
    json_out_end(a); /* faults */
    json_out_int(a, "files", (int64_t)v->files);
    json_out_flag(a, "whole", whole);
    json_out_end(a);
}

static bool
verify_set(struct commands_call *c, const char *set, struct err *e) {
    const char *output = c->options->value[OPTIONS_OUTPUT];
    struct verified v = {.set = set, .folder = fs_join(c->arena, output, set)};
    bool ok;

    if (!seal_is_sealed(output, set, &v.sealed, e)) {
        return false;
    }
    if (!v.sealed && !fs_is_dir(v.folder)) {
        return true;
    }
    if (c->answer != NULL) {
        answer_head(c->answer, &v);
    }
    ok = hold_set(output, c->answer, &v, e);
    if (c->answer != NULL) {
        answer_tail(c->answer, &v, ok);
    } else if (ok) {
        (void)printf("%s: %zu tệp nguyên vẹn%s\n", v.folder, v.files, v.sealed ? " (đã chốt)" : "");
    }
    return ok;
}

/* Every set of the period, the newest first; the first fault is the one that ends it. */
static bool
verify_all(struct commands_call *c, const char *set, struct err *e) {
    bool ok = true;

    for (; set != NULL; set = seal_before(c->arena, set)) {
        struct err one;

        if (!verify_set(c, set, &one)) {
            *e = ok ? one : *e;
            ok = false;
        }
    }
    return ok;
}

/* The newest set of the period, be its folder there or not: one that was sealed has to be. */
static bool
set_to_verify(struct commands_call *c, struct seal_end *end, const char **set, struct err *e) {
    const char *output = c->options->value[OPTIONS_OUTPUT];
    const char *word = c->options->arg[0];
    struct period p;

    return period_parse(str_from(word), &p, e) && seal_chain(output, end, e) &&
           seal_last(c->arena, output, word, set, e) &&
           (*set != NULL || newest_set(c, set, e)); /* its refusal says that there is none */
}

bool
commands_verify(struct commands_call *c, struct err *e) {
    const char *set = NULL;
    struct seal_end end = {.records = 0};
    bool ok;

    if (commands_names_copy(c->options->arg[0])) {
        return commands_verify_copy(c, e);
    }
    ok = set_to_verify(c, &end, &set, e);

    if (c->answer != NULL) {
        json_out_text(c->answer, "ky", c->options->arg[0]);
        answer_end_of_chain(c->answer, &end);
        json_out_list(c->answer, "sets");
    }
    ok = ok && verify_all(c, set, e);
    if (c->answer != NULL) {
        json_out_end(c->answer);
    } else if (ok && end.records > 0) {
        (void)printf("Sổ chốt: %zu bản ghi, bản cuối SHA-256 %s\n", end.records, end.sha256);
    }
    return ok;
}
