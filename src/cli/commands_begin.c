/* commands_begin - the commands `demo` and `init`: an input folder to begin with.  See commands.h. */

#include <stdio.h>

#include "base/fs.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "cli/settings.h"
#include "conf/names.h"
#include "demo/demo.h"
#include "demo/init.h"
#include "store/publish.h"

/* The shipped lists: reference data of the whole country. */
static bool
shipped_lists(struct commands_call *c, const char **out, struct err *e) {
    const char *templates = NULL;

    if (!settings_folder(c->arena, c->options, OPTIONS_TEMPLATE_DIR, "templates", &templates, e)) {
        return false;
    }
    *out = fs_join(c->arena, templates, "tham-chieu");
    return true;
}

/* What a reader of the extracts must come to. */
static void
answer_files(struct json_out *a, const struct demo_result *made) {
    json_out_list(a, "files");
    for (size_t i = 0; i < DEMO_FILES; i++) {
        const struct demo_account *f = &made->file[i];

        json_out_object(a, NULL);
        json_out_text(a, "path", f->path);
        json_out_int(a, "read", (int64_t)f->rows);
        json_out_int(a, "accepted", (int64_t)f->accepted);
        json_out_int(a, "rejected", (int64_t)f->rejected);
        json_out_int(a, "duplicate", (int64_t)f->duplicate);
        json_out_end(a);
    }
    json_out_end(a);
}

bool
commands_demo(struct commands_call *c, struct err *e) {
    struct demo_request r = {.input = c->options->value[OPTIONS_INPUT]};
    struct demo_result *made = arena_new(c->arena, struct demo_result);

    if (!publish_outside(r.input, true, e) || !settings_scale(c->options, &r.scale, e) ||
        !shipped_lists(c, &r.data, e) || !demo_write(&r, made, e)) {
        return false;
    }
    if (c->answer != NULL) {
        json_out_text(c->answer, "input", r.input);
        json_out_text(c->answer, "notice", fs_join(c->arena, r.input, DEMO_NOTICE));
        answer_files(c->answer, made);
    } else {
        (void)printf("Đã tạo dữ liệu mẫu trong %s; xem %s/" DEMO_NOTICE "\n", r.input, r.input);
    }
    return true;
}

bool
commands_init(struct commands_call *c, struct err *e) {
    struct init_request r = {.province = str_from(c->options->arg[0]),
                             .input = c->options->value[OPTIONS_INPUT]};
    size_t written = 0;

    if (!publish_outside(r.input, true, e) || !shipped_lists(c, &r.data, e) ||
        !init_write(&r, &written, e)) {
        return false;
    }
    if (c->answer != NULL) {
        json_out_str(c->answer, "province", r.province);
        json_out_text(c->answer, "input", r.input);
        json_out_text(c->answer, "profile", fs_join(c->arena, r.input, NAMES_PROFILE));
        json_out_text(c->answer, "example", fs_join(c->arena, r.input, INIT_EXAMPLE));
        json_out_int(c->answer, "files", (int64_t)written);
    } else if (written == 0) {
        (void)printf("%s đã có đủ các tệp như lúc mới tạo; không ghi gì\n", r.input);
    } else {
        (void)printf("Đã tạo %zu tệp trong %s; tiếp theo: điền %s/" NAMES_PROFILE
                     " và đặt dữ liệu của kỳ vào %s/<KỲ>/ như " INIT_EXAMPLE "\n",
                     written, r.input, r.input, r.input);
    }
    return true;
}
