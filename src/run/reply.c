/* reply - a short answer to whoever delivered a period's files.  See reply.h. */

#include "run/reply.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "base/num.h"
#include "conf/names.h"

enum { SHOWN = 40 }; /* of a kind: the answer stays short, the findings hold all */

static const char *const verdict[] = {
    [REPLY_PUBLISHED] = "ĐÃ NHẬN, ĐÃ LẬP BÁO CÁO.",
    [REPLY_CHECKED] = "ĐÃ ĐỌC VÀ KIỂM TRA, chưa lập báo cáo.",
    [REPLY_REFUSED] = ("CHƯA NHẬN ĐƯỢC: số liệu giao lần này chưa được tính; bộ đã phát hành trước "
                       "đó, nếu có, còn nguyên."),
};

/* Files of the period itself; lists and tables of the province are not what was delivered. */
static bool
is_delivered(const struct reply_request *r, const struct ledger_file *f) {
    const size_t n = strlen(r->ky);

    return str_starts(f->path, str_from(r->ky)) && f->path.n > n && f->path.p[n] == '/';
}

/* Its name in the period's folder, on one line. */
static void
put_name(const struct reply_request *r, const struct ledger_file *f, struct buf *b) {
    const size_t n = strlen(r->ky) + 1;
    const size_t from = b->n;

    buf_text(b, "  ");
    buf_str(b, (str){f->path.p + n, f->path.n - n});
    str_one_line(b->p + from);
}

static void
put_number(struct buf *b, const char *word, uint64_t n) {
    char text[NUM_TEXT];

    num_vn_int(text, (int64_t)n);
    buf_fmt(b, "%s%s", word, text);
}

static uint32_t
file_count(const struct reply_request *r) {
    return r->ledger == NULL ? 0 : ledger_files(r->ledger);
}

/* Findings that a person must look at, by file and rule. */
struct counts {
    uint64_t *n; /* files * LEDGER_RULE_COUNT */
};

static bool
count_one(void *ctx, const struct ledger_finding *f) {
    const struct counts *c = ctx;

    if (f->severity >= LEDGER_CANH_BAO) {
        c->n[f->file * LEDGER_RULE_COUNT + f->rule]++;
    }
    return true;
}

static bool
count(const struct reply_request *r, struct arena *a, struct counts *c, struct err *e) {
    c->n = arena_array(a, uint64_t, (size_t)file_count(r) * LEDGER_RULE_COUNT + 1);
    return r->ledger == NULL || ledger_each(r->ledger, count_one, c, e);
}

static void
put_read(const struct reply_request *r, struct buf *b) {
    bool any = false;

    buf_text(b, "\nĐã đọc\n");
    for (uint32_t i = 0; i < file_count(r); i++) {
        const struct ledger_file *f = ledger_file(r->ledger, i);

        if (!is_delivered(r, f)) {
            continue;
        }
        put_name(r, f, b);
        buf_text(b, ": ");
        any = true;
        if (f->absent) {
            buf_text(b, "không có tệp này\n");
            continue;
        }
        if (f->refused || f->unreached || f->unread) {
            buf_text(b, f->refused  ? "không đọc được, xem dưới\n"
                        : f->unread ? "không đọc, xem dưới\n"
                                    : "chưa đọc, lần chạy dừng ở một tệp trước\n");
            continue;
        }
        put_number(b, "", f->read);
        put_number(b, " dòng = nhận ", f->accepted);
        put_number(b, " + loại ", f->rejected);
        put_number(b, " + trùng ", f->duplicate);
        buf_text(b, f->stops ? "; có phát hiện chặn, xem dưới\n" : "\n");
    }
    if (!any) {
        buf_text(b, "  (chưa đọc được tệp nào)\n");
    }
}

/* One line a file and rule that a person must look at.  *rules gets the bits of those rules. */
static void
put_findings(const struct reply_request *r, const struct counts *c, struct buf *b,
             uint32_t *rules) {
    size_t shown = 0;

    for (uint32_t i = 0; i < file_count(r); i++) {
        const struct ledger_file *f = ledger_file(r->ledger, i);

        for (unsigned k = 0; is_delivered(r, f) && k < LEDGER_RULE_COUNT; k++) {
            const enum ledger_rule rule = (enum ledger_rule)k;
            const uint64_t found = c->n[i * LEDGER_RULE_COUNT + k];

            if (found == 0) {
                continue;
            }
            *rules |= 1U << k;
            if (shown++ < SHOWN) {
                put_name(r, f, b);
                buf_fmt(b, ", %s: %s, ", ledger_rule_row(rule)->code, ledger_rule_row(rule)->what);
                put_number(b, "", found);
                buf_text(b, " chỗ\n");
            }
        }
    }
    if (shown > SHOWN) {
        put_number(b, "  và ", shown - SHOWN);
        buf_text(b, " loại chỗ sai nữa\n");
    }
}

static void
put_wrong(const struct reply_request *r, const struct counts *c, struct buf *b, uint32_t *rules) {
    const size_t before = b->n;

    if (r->why != NULL) {
        buf_fmt(b, "  Dừng vì: %s%s%s\n", r->why->what, r->why->where[0] == '\0' ? "" : ", tại ",
                r->why->where);
    }
    for (size_t i = 0; i < r->warnings && i < SHOWN; i++) {
        buf_fmt(b, "  " STR_FMT "\n", STR_ARG(r->warning[i]));
    }
    put_findings(r, c, b, rules);
    if (b->n == before) {
        buf_text(b, "  không có gì\n");
    }
}

static void
put_remedy(const struct reply_request *r, struct buf *b, uint32_t rules) {
    const size_t before = b->n;

    for (unsigned k = 0; k < LEDGER_RULE_COUNT; k++) {
        const struct ledger_rule_row *row = ledger_rule_row((enum ledger_rule)k);

        if ((rules & (1U << k)) != 0) {
            buf_fmt(b, "  %s: %s\n", row->code, row->todo);
        }
    }
    if (r->kind == REPLY_PUBLISHED && rules != 0) {
        buf_fmt(b, "  Từng dòng: " NAMES_CHECKED " trong thư mục kết quả %s.\n", r->ky);
    } else if (r->has_findings && rules != 0) {
        buf_text(b, "  Từng dòng: " NAMES_CHECKED " và " NAMES_RETURNS
                    "/ ở cùng thư mục với tệp này.\n");
    }
    if (r->kind == REPLY_REFUSED) {
        buf_fmt(b,
                "  Sửa chỗ đã nêu, xuất lại rồi chép đè vào thư mục %s: tệp được đọc lại ngay "
                "hoặc trong đêm.\n",
                r->ky);
    } else if (b->n == before) {
        buf_text(b, "  không phải làm gì\n");
    }
}

bool
reply_write(const struct reply_request *r, const char *folder, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct buf b = {0};
    struct counts c;
    uint32_t rules = 0;
    bool ok = count(r, &a, &c, e);

    buf_fmt(&b, "Trả lời nơi giao số liệu kỳ %s\n\n%s\n", r->ky, verdict[r->kind]);
    put_read(r, &b);
    buf_text(&b, "\nChỗ sai\n");
    put_wrong(r, &c, &b, &rules);
    buf_text(&b, "\nPhải làm\n");
    put_remedy(r, &b, rules);
    ok = ok && fs_write_new(fs_join(&a, folder, NAMES_REPLY), b.p, b.n, e);
    buf_free(&b);
    arena_free(&a);
    return ok;
}
