/* commands_copy - `verify FILE.pdf`: a signed copy held against the sets that were published.  See commands.h. */

#include <stdio.h>
#include <string.h>

#include "archive/attached.h"
#include "base/fs.h"
#include "base/num.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "store/manifest.h"

enum { FILE_MOST = 1 << 30 };

/* A copy beside one set. */
struct beside {
    const char *set;      /* NULL: no set has any of its files */
    const char *document; /* of the set, whose bytes the copy begins with; NULL: none */
    size_t same;
    bool is_same[ATTACHED_MOST]; /* the set has the attached file, byte for byte */
};

static bool
has_file(const struct manifest_output *v, size_t n, const struct attached_file *f) {
    for (size_t i = 0; i < n; i++) {
        if (strcmp(v[i].path, f->name) == 0) {
            return strcmp(v[i].sha256, f->sha256) == 0;
        }
    }
    return false;
}

/* What signs appends to a file: the copy begins with what was published. */
static bool
begins_with(str copy, const struct manifest_output *o) {
    char hex[DIGEST_HEX];

    if (o->bytes == 0 || o->bytes > copy.n) {
        return false;
    }
    digest_bytes(copy.p, (size_t)o->bytes, hex);
    return strcmp(hex, o->sha256) == 0;
}

static bool
is_paper(const char *path) {
    const size_t n = strlen(path);

    return n > 4 && strcmp(path + n - 4, ".pdf") == 0;
}

bool
commands_names_copy(const char *word) {
    return is_paper(word);
}

static bool
hold_beside(struct commands_call *c, const char *set, str copy, const struct attached *a,
            struct beside *out, struct err *e) {
    struct manifest_output *v = NULL;
    size_t n = 0;

    *out = (struct beside){.set = set};
    if (!manifest_outputs(c->arena, fs_join(c->arena, c->options->value[OPTIONS_OUTPUT], set), &v,
                          &n, e)) {
        return false;
    }
    for (size_t i = 0; i < a->files; i++) {
        out->is_same[i] = has_file(v, n, &a->file[i]);
        out->same += out->is_same[i] ? 1U : 0U;
    }
    for (size_t i = 0; i < n && out->document == NULL && out->same > 0; i++) {
        if (is_paper(v[i].path) && begins_with(copy, &v[i])) {
            out->document = v[i].path;
        }
    }
    return true;
}

static bool
is_better(const struct beside *a, const struct beside *b) {
    return a->same > b->same || (a->same == b->same && a->document != NULL && b->document == NULL);
}

/* Among all published sets the one that has most of the files. */
static bool
find_set(struct commands_call *c, str copy, const struct attached *a, struct beside *best,
         struct err *e) {
    const char *output = c->options->value[OPTIONS_OUTPUT];
    struct fs_list sets;

    *best = (struct beside){.set = NULL};
    if (!fs_list(c->arena, output, &sets, e)) {
        return false;
    }
    for (size_t i = 0; i < sets.n; i++) {
        const char *name = sets.e[i].name;
        struct beside one;

        if (name[0] == '.' ||
            !fs_exists(fs_join(c->arena, fs_join(c->arena, output, name), MANIFEST_NAME))) {
            continue;
        }
        if (!hold_beside(c, name, copy, a, &one, e)) {
            return false;
        }
        if (is_better(&one, best)) {
            *best = one;
        }
    }
    return true;
}

/* What was written behind the last signature: a second one would speak for it, so nobody signed it. */
static uint64_t
unsigned_bytes(const struct attached *a, str copy) {
    return a->signed_to == 0 || a->signed_to >= copy.n ? 0 : copy.n - a->signed_to;
}

static void
answer(struct json_out *out, const struct attached *a, str copy, const struct beside *b) {
    json_out_text(out, "set", b->set);
    json_out_text(out, "document", b->document);
    json_out_int(out, "signatures", (int64_t)a->signatures);
    json_out_int(out, "broken_signatures", (int64_t)a->broken);
    json_out_int(out, "unsigned_bytes", (int64_t)unsigned_bytes(a, copy));
    json_out_list(out, "attachments");
    for (size_t i = 0; i < a->files; i++) {
        json_out_object(out, NULL);
        json_out_text(out, "name", a->file[i].name);
        json_out_text(out, "sha256", a->file[i].sha256);
        json_out_flag(out, "same", b->is_same[i]);
        json_out_end(out);
    }
    json_out_end(out);
}

static void
tell(const struct commands_call *c, const struct attached *a, str copy, const struct beside *b) {
    const char *output = c->options->value[OPTIONS_OUTPUT];
    const uint64_t behind = unsigned_bytes(a, copy);
    char signs[64] = "chưa có chữ ký";

    if (a->signatures > 0) {
        (void)snprintf(signs, sizeof signs, "%zu chữ ký (không thẩm định)", a->signatures);
    }
    for (size_t i = 0; i < a->files; i++) {
        (void)printf("%s\t%s\n", b->is_same[i] ? "đúng" : "khác", a->file[i].name);
    }
    if (b->document != NULL) {
        (void)printf("%s: %s; giữ nguyên các byte của %s/%s/%s%s\n", c->options->arg[0], signs,
                     output, b->set, b->document,
                     a->signatures == 0 ? ""
                                        : "; phần chữ ký ghi thêm phía sau không được đối chiếu");
    } else if (b->set != NULL) {
        (void)printf("%s: %s; tệp đã được ghi lại, nên chỉ đối chiếu được tệp đính kèm với %s/%s, "
                     "không đối chiếu được lời văn\n",
                     c->options->arg[0], signs, output, b->set);
    }
    if (behind > 0) {
        char n[NUM_TEXT];

        num_vn_int(n, (int64_t)behind);
        (void)printf(
            "%s: sau chữ ký cuối cùng tệp còn được ghi thêm %s byte không ai ký: nội dung có "
            "thể đã đổi sau khi ký; hãy xem bằng phần mềm ký số\n",
            c->options->arg[0], n);
    }
}

static bool
judge(const struct commands_call *c, const struct attached *a, const struct beside *b,
      struct err *e) {
    const char *file = c->options->arg[0];
    const char *output = c->options->value[OPTIONS_OUTPUT];

    if (a->broken > 0) {
        return err_set(
            e, ERR_DATA,
            "%s: nội dung đã đổi sau khi ký: mã SHA-256 ghi trong %zu chữ ký không phải của "
            "các byte mà chữ ký ấy bảo đảm",
            file, a->broken);
    }
    if (a->files == 0) {
        return err_set(e, ERR_DATA, "%s không mang tệp đính kèm nào để đối chiếu", file);
    }
    if (b->set == NULL) {
        return err_set(e, ERR_DATA, "tệp đính kèm của %s không phải của bộ nào trong %s", file,
                       output);
    }
    return b->same == a->files ||
           err_set(e, ERR_DATA, "%s: %zu tệp đính kèm không đúng như khi phát hành %s/%s", file,
                   a->files - b->same, output, b->set);
}

bool
commands_verify_copy(struct commands_call *c, struct err *e) {
    const char *file = c->options->arg[0];
    struct buf bytes = {NULL, 0, 0};
    struct attached *a = arena_new(c->arena, struct attached);
    struct beside best = {.set = NULL};
    bool ok = fs_slurp(file, FILE_MOST, &bytes, e) &&
              (attached_read(c->arena, buf_view(&bytes), a, e) || err_at(e, "%s", file)) &&
              find_set(c, buf_view(&bytes), a, &best, e);

    if (c->answer != NULL) {
        json_out_text(c->answer, "file", file);
        answer(c->answer, a, buf_view(&bytes), &best);
    } else if (ok) {
        tell(c, a, buf_view(&bytes), &best);
    }
    if (ok && unsigned_bytes(a, buf_view(&bytes)) > 0) {
        c->status = COMMANDS_WARNINGS;
    }
    buf_free(&bytes);
    return ok && judge(c, a, &best, e);
}
