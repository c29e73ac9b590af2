/* commands_diff - the command `diff`.  See commands.h. */

#include <stdio.h>

#include "base/num.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "cli/settings.h"
#include "run/compare.h"

enum { STATUS_DIFFERENT = 1 };

static void
print_side(bool there, int64_t v, bool percent) {
    char text[NUM_TEXT] = "-";

    if (there && percent) {
        num_dot_hundredths(text, v);
    } else if (there) {
        (void)snprintf(text, sizeof text, "%lld", (long long)v);
    }
    (void)printf("\t%s", text);
}

/* Tab-separated: cap, ma, ten, chi_tieu, before, after, difference. */
static void
print_change(void *ctx, const struct compare_change *c) {
    (void)ctx;
    (void)printf("%s\t" STR_FMT "\t" STR_FMT "\t" STR_FMT, member_level_id(c->level),
                 STR_ARG(c->code), STR_ARG(c->name), STR_ARG(c->indicator));
    print_side(c->had, c->before, c->percent);
    print_side(c->has, c->after, c->percent);
    print_side(c->had && c->has, c->after - c->before, c->percent);
    (void)printf("\n");
}

static void
print_parts(void *ctx, const struct compare_parts_row *row) {
    size_t *rows = ctx;

    ++*rows;
    (void)printf("%s\t" STR_FMT "\t" STR_FMT "\t" STR_FMT "\t%lld\t%lld\t%lld",
                 member_level_id(row->level), STR_ARG(row->code), STR_ARG(row->name),
                 STR_ARG(row->indicator), (long long)row->before, (long long)row->after,
                 (long long)(row->after - row->before));
    for (unsigned p = 0; p < MOVEMENT_PART_COUNT; p++) {
        (void)printf("\t%lld", (long long)row->part[p]);
    }
    (void)printf("\t%lld\n", (long long)row->unexplained);
}

/* What the table could not tell, on standard error. */
static void
print_untold(const struct compare_parts *t) {
    if (t->told == COMPARE_NO_EXTRACTS) {
        (void)fprintf(stderr,
                      "không có dữ liệu gốc nguoi_tham_gia của kỳ %s trong thư mục đầu vào: không "
                      "biết ai tham gia mới, ngừng hay chuyển xã\n",
                      t->missing);
    } else if (t->told == COMPARE_ONE_PERIOD) {
        (void)fprintf(stderr, "hai bộ của cùng một kỳ: thay đổi là do sửa, bổ sung tại nguồn\n");
    } else {
        if (!t->employers) {
            (void)fprintf(stderr, "thiếu don_vi của một trong hai kỳ: không tách được số tham gia "
                                  "theo đơn vị mới\n");
        }
        if (t->cuts > 0) {
            (void)fprintf(stderr,
                          "%u xã của kỳ trước bị chia hoặc không còn: người còn tham gia tính ở xã "
                          "hiện nay, chênh lệch với số quy đổi theo tỷ lệ ở cột dia_gioi; người đã "
                          "ngừng, chuyển đi hoặc đổi loại chia theo tỷ lệ quy đổi\n",
                          t->cuts);
        }
    }
    if (t->incomparable > 0) {
        (void)fprintf(stderr,
                      "%u xã không so sánh được với kỳ trước vì chưa rõ tỷ lệ chia của xã cũ (khóa "
                      "quy_doi.ty_le_chua_biet): không có dòng\n",
                      t->incomparable);
    }
}

/* Tab-separated, with a line of names: the parts and chua_giai_thich sum to chenh_lech. */
static bool
diff_parts(struct commands_call *c, const struct compare_request *r, struct err *e) {
    struct compare_parts told;
    size_t rows = 0;

    (void)printf("cap\tma\tten\tchi_tieu\ttruoc\tsau\tchenh_lech");
    for (unsigned p = 0; p < MOVEMENT_PART_COUNT; p++) {
        (void)printf("\t%s", movement_part_id((enum movement_part)p));
    }
    (void)printf("\tchua_giai_thich\n");
    if (!compare_parts(r, print_parts, &rows, &told, e)) {
        return false;
    }
    print_untold(&told);
    c->status = rows > 0 ? STATUS_DIFFERENT : 0;
    return true;
}

bool
commands_diff(struct commands_call *c, struct err *e) {
    struct profile p;
    struct compare_request r = {.input = c->options->value[OPTIONS_INPUT],
                                .output = c->options->value[OPTIONS_OUTPUT],
                                .profile = &p,
                                .before = c->options->arg[0],
                                .after = c->options->arg[1]};
    size_t changes = 0;

    if (c->options->given[OPTIONS_PARTS]) {
        return settings_profile(c->arena, c->options, c->env, &p, e) && diff_parts(c, &r, e);
    }
    if (!settings_profile(c->arena, c->options, c->env, &p, e) ||
        !compare_sets(&r, print_change, NULL, &changes, e)) {
        return false;
    }
    c->status = changes > 0 ? STATUS_DIFFERENT : 0;
    return true;
}
