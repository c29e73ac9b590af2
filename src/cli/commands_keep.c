/* commands_keep - the commands `restore` and `prune`.  See commands.h. */

#include <stdio.h>

#include "ask/prune.h"
#include "base/fs.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "cli/settings.h"
#include "store/guard.h"
#include "store/kept.h"
#include "store/manifest.h"
#include "store/publish.h"
#include "store/seal.h"

/* The first file of a kept set that is not as recorded ends its restoring. */
static void
tell_none(void *ctx, const char *path, enum manifest_state s) {
    (void)ctx;
    (void)path;
    (void)s;
}

static bool
is_whole(const char *folder, struct err *e) {
    size_t files = 0;
    size_t bad = 0;

    return manifest_verify(folder, tell_none, NULL, &files, &bad, e) &&
           (bad == 0 || err_set(e, ERR_DATA,
                                "%s: %zu tệp không đúng như khi phát hành, không khôi phục; lấy "
                                "lại từ bản lưu",
                                folder, bad));
}

static bool
restore(struct commands_call *c, const char *set, struct err *e) {
    const char *output = c->options->value[OPTIONS_OUTPUT];
    const char *kept = kept_folder(c->arena, output, set);
    struct seal_end end = {0};
    bool sealed = false;

    if (!seal_chain(output, &end, e) || !seal_is_sealed(output, set, &sealed, e)) {
        return false;
    }
    if (sealed) {
        return err_set(e, ERR_CANTCREAT,
                       "số liệu %s đã chốt, không thay bằng bộ trước; dùng run --restate để phát "
                       "hành số liệu điều chỉnh bên cạnh",
                       set);
    }
    return (!fs_is_dir(kept) || is_whole(kept, e)) && /* its own refusal says that there is none */
           guard_target(fs_join(c->arena, output, set), e) && kept_restore(output, set, e);
}

/* The set to put back: the newest that is published, or the first of the period where somebody took all away. */
static bool
set_to_restore(struct commands_call *c, const char **set, struct err *e) {
    const char *word = c->options->arg[0];
    const char *next = NULL;
    struct period p;

    if (!period_parse(str_from(word), &p, e) ||
        !seal_newest(c->arena, c->options->value[OPTIONS_OUTPUT], word, set, &next, e)) {
        return false;
    }
    *set = *set == NULL ? word : *set;
    return true;
}

bool
commands_restore(struct commands_call *c, struct err *e) {
    const char *output = c->options->value[OPTIONS_OUTPUT];
    struct publish_lock *l = NULL;
    const char *set = NULL;
    bool ok = settings_output(output, e);

    ok = ok && publish_lock(output, &l, e) && set_to_restore(c, &set, e) && restore(c, set, e);
    publish_unlock(l);
    if (c->answer != NULL) {
        json_out_text(c->answer, "ky", c->options->arg[0]);
        json_out_text(c->answer, "set", set);
        json_out_flag(c->answer, "restored", ok);
    } else if (ok) {
        (void)printf("Đã đưa bộ trước của %s trở lại %s; bộ vừa bị thay ra được giữ, gõ lại lệnh "
                     "này để đổi lại\n",
                     set, fs_join(c->arena, output, set));
    }
    return ok;
}

static void
answer_item(struct json_out *a, const struct prune_item *item, bool dry_run) {
    json_out_object(a, NULL);
    json_out_text(a, "path", item->path);
    json_out_int(a, "days", item->days);
    json_out_text(a, "action", item->sealed ? "left_sealed" : dry_run ? "would_remove" : "removed");
    json_out_end(a);
}

static bool
prune_items(struct commands_call *c, const struct prune_item *item, size_t n, struct err *e) {
    const char *output = c->options->value[OPTIONS_OUTPUT];
    const bool dry_run = c->options->given[OPTIONS_DRY_RUN];

    for (size_t i = 0; i < n; i++) {
        if (!dry_run && !item[i].sealed && !prune_remove(output, &item[i], e)) {
            return false;
        }
        if (c->answer != NULL) {
            answer_item(c->answer, &item[i], dry_run);
        } else {
            (void)printf("%s %s: %s, %d ngày%s\n",
                         item[i].sealed ? "để lại"
                         : dry_run      ? "sẽ xóa"
                                        : "đã xóa",
                         item[i].path, item[i].what, item[i].days,
                         item[i].sealed ? "; bộ đã chốt, xóa tay khi đã gửi trả xong" : "");
        }
    }
    if (c->answer == NULL && n == 0) {
        (void)puts("Không có gì quá hạn lưu giữ.");
    }
    return true;
}

bool
commands_prune(struct commands_call *c, struct err *e) {
    struct publish_lock *l = NULL;
    struct profile profile;
    const struct prune_request r = {.output = c->options->value[OPTIONS_OUTPUT],
                                    .profile = &profile,
                                    .today = settings_today()};
    struct prune_item *item = NULL;
    size_t n = 0;
    bool ok = settings_profile(c->arena, c->options, c->env, &profile, e) &&
              settings_output(r.output, e) &&
              (c->options->given[OPTIONS_DRY_RUN] || publish_lock(r.output, &l, e)) &&
              prune_list(c->arena, &r, &item, &n, e);

    if (c->answer != NULL) {
        json_out_list(c->answer, "items");
    }
    ok = ok && prune_items(c, item, n, e);
    if (c->answer != NULL) {
        json_out_end(c->answer);
    }
    publish_unlock(l);
    return ok;
}
