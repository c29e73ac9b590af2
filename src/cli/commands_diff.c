/* commands_diff - the command `diff`.  See commands.h. */

#include <stdio.h>

#include "ask/compare.h"
#include "base/num.h"
#include "cli/commands.h"
#include "cli/commands_parts.h"
#include "cli/settings.h"

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

/* Where a row of the answer stands; its object stays open. */
static void
answer_place(struct json_out *a, enum member_level level, str code, str name, str indicator) {
    json_out_object(a, NULL);
    json_out_text(a, "level", member_level_id(level));
    json_out_str(a, "code", code);
    json_out_str(a, "name", name);
    json_out_str(a, "indicator", indicator);
}

static void
answer_side(struct json_out *a, const char *key, bool there, int64_t v) {
    if (there) {
        json_out_int(a, key, v);
    } else {
        json_out_none(a, key);
    }
}

static void
answer_change(struct json_out *a, const struct compare_change *c) {
    answer_place(a, c->level, c->code, c->name, c->indicator);
    json_out_flag(a, "hundredths_of_percent", c->percent);
    answer_side(a, "before", c->had, c->before);
    answer_side(a, "after", c->has, c->after);
    answer_side(a, "difference", c->had && c->has, c->after - c->before);
    json_out_end(a);
}

/* Tab-separated: cap, ma, ten, chi_tieu, before, after, difference.  ctx is the answer, or NULL. */
static void
tell_change(void *ctx, const struct compare_change *c) {
    if (ctx != NULL) {
        answer_change(ctx, c);
        return;
    }
    (void)printf("%s\t" STR_FMT "\t" STR_FMT "\t" STR_FMT, member_level_id(c->level),
                 STR_ARG(c->code), STR_ARG(c->name), STR_ARG(c->indicator));
    print_side(c->had, c->before, c->percent);
    print_side(c->has, c->after, c->percent);
    print_side(c->had && c->has, c->after - c->before, c->percent);
    (void)printf("\n");
}

struct parts_table {
    struct json_out *answer; /* or NULL */
    size_t rows;
};

static void
answer_parts(struct json_out *a, const struct compare_parts_row *row) {
    answer_place(a, row->level, row->code, row->name, row->indicator);
    json_out_int(a, "before", row->before);
    json_out_int(a, "after", row->after);
    json_out_int(a, "difference", row->after - row->before);
    json_out_object(a, "parts");
    for (unsigned p = 0; p < MOVEMENT_PART_COUNT; p++) {
        json_out_int(a, movement_part_id((enum movement_part)p), row->part[p]);
    }
    json_out_end(a);
    json_out_int(a, "unexplained", row->unexplained);
    json_out_end(a);
}

static void
tell_parts(void *ctx, const struct compare_parts_row *row) {
    struct parts_table *t = ctx;

    t->rows++;
    if (t->answer != NULL) {
        answer_parts(t->answer, row);
        return;
    }
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

/* The same for a program: how far the change is told, and what stood in the way. */
static void
answer_untold(struct json_out *a, const struct compare_parts *t) {
    static const char *const told[] = {[COMPARE_BY_PERSON] = "by_person",
                                       [COMPARE_ONE_PERIOD] = "one_period",
                                       [COMPARE_NO_EXTRACTS] = "no_extracts"};

    json_out_text(a, "told", told[t->told]);
    json_out_text(a, "missing", t->told == COMPARE_NO_EXTRACTS ? t->missing : NULL);
    json_out_flag(a, "employers", t->employers);
    json_out_int(a, "cut_communes", t->cuts);
    json_out_int(a, "incomparable_communes", t->incomparable);
}

/* Tab-separated, with a line of names: the parts and chua_giai_thich sum to chenh_lech. */
static bool
diff_parts(struct commands_call *c, const struct compare_request *r, struct err *e) {
    struct compare_parts told;
    struct parts_table t = {.answer = c->answer};
    bool ok;

    if (c->answer == NULL) {
        (void)printf("cap\tma\tten\tchi_tieu\ttruoc\tsau\tchenh_lech");
        for (unsigned p = 0; p < MOVEMENT_PART_COUNT; p++) {
            (void)printf("\t%s", movement_part_id((enum movement_part)p));
        }
        (void)printf("\tchua_giai_thich\n");
    }
    ok = compare_parts(r, tell_parts, &t, &told, e);
    if (c->answer != NULL) {
        json_out_end(c->answer); /* changes */
    }
    if (ok && c->answer != NULL) {
        answer_untold(c->answer, &told);
    } else if (ok) {
        print_untold(&told);
    }
    c->status = ok && t.rows > 0 ? STATUS_DIFFERENT : c->status;
    return ok;
}

static bool
diff_sets(struct commands_call *c, const struct compare_request *r, struct err *e) {
    size_t changes = 0;
    const bool ok = compare_sets(r, tell_change, c->answer, &changes, e);

    if (c->answer != NULL) {
        json_out_end(c->answer);
    }
    c->status = ok && changes > 0 ? STATUS_DIFFERENT : c->status;
    return ok;
}

static void
keep_note(void *ctx, str words) {
    buf_str(ctx, words);
    buf_char(ctx, '\n');
}

/* What the two sets are not good for: for a person beside the table, for a program in it. */
static void
tell_notes(struct json_out *a, str rest) {
    if (a != NULL) {
        json_out_list(a, "notes");
    }
    while (rest.n > 0) {
        str line;

        rest = str_cut(rest, '\n', &line);
        if (a != NULL) {
            json_out_str(a, NULL, line);
        } else {
            (void)fprintf(stderr, "lưu ý: " STR_FMT "\n", STR_ARG(line));
        }
    }
    if (a != NULL) {
        json_out_end(a);
    }
}

bool
commands_diff(struct commands_call *c, struct err *e) {
    struct profile p;
    struct buf notes = {0};
    struct compare_request r = {.input = c->options->value[OPTIONS_INPUT],
                                .output = c->options->value[OPTIONS_OUTPUT],
                                .profile = &p,
                                .before = c->options->arg[0],
                                .after = c->options->arg[1],
                                .note = keep_note,
                                .note_ctx = &notes};
    bool ok;

    if (!settings_profile(c->arena, c->options, c->env, &p, e) ||
        !settings_folder(c->arena, c->options, OPTIONS_TEMPLATE_DIR, "templates", &r.templates,
                         e)) {
        return false;
    }
    if (c->answer != NULL) {
        json_out_text(c->answer, "before", r.before);
        json_out_text(c->answer, "after", r.after);
        json_out_list(c->answer, "changes");
    }
    ok = c->options->given[OPTIONS_PARTS] ? diff_parts(c, &r, e) : diff_sets(c, &r, e);
    if (ok) {
        tell_notes(c->answer, buf_view(&notes));
    }
    buf_free(&notes);
    return ok;
}
