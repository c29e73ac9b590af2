/* demo - the demonstration province.  See demo.h. */

#include "demo/demo.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "conf/input_tables.h"
#include "conf/names.h"
#include "demo/demo_census.h"
#include "demo/demo_lists.h"
#include "demo/demo_office.h"
#include "demo/demo_out.h"
#include "demo/demo_recent.h"
#include "demo/demo_trade.h"

/* The participant files: one, three by place, two by kind of row.  2026-Q2 comes as offices deliver (demo_office.h). */
static const struct demo_part parts[] = {
    {"2025-Q4/nguoi_tham_gia.csv", DEMO_2025_Q4, 0, DEMO_PLACES, true, true, false},
    {"2026-Q1/nguoi_tham_gia_01.csv", DEMO_2026_Q1, 0, 13, true, true, false},
    {"2026-Q1/nguoi_tham_gia_02.csv", DEMO_2026_Q1, 13, 27, true, true, false},
    {"2026-Q1/nguoi_tham_gia_03.csv", DEMO_2026_Q1, 27, DEMO_PLACES, true, true, false},
    {"2026-Q2/nguoi_tham_gia_lao_dong.xlsx", DEMO_2026_Q2, 0, DEMO_PLACES, true, false, true},
    {"2026-Q2/nguoi_tham_gia_the_bhyt.csv", DEMO_2026_Q2, 0, DEMO_PLACES, false, true, false},
    {"2026-Q3/nguoi_tham_gia.csv", DEMO_2026_Q3, 0, DEMO_PLACES, true, true, false},
    {"2026-Q4/nguoi_tham_gia.csv", DEMO_2026_Q4, 0, DEMO_PLACES, true, true, false},
};
static const struct trade_file {
    const char *path;
    enum demo_quarter quarter;
    bool (*write)(struct demo_trade *t, struct err *e);
} trades[] = {
    {"2025-Q4/don_vi.csv", DEMO_2025_Q4, demo_trade_employers},
    {"2025-Q4/thue.csv", DEMO_2025_Q4, demo_trade_payers},
    {"2026-Q1/don_vi.csv", DEMO_2026_Q1, demo_trade_employers},
    {"2026-Q1/thue.csv", DEMO_2026_Q1, demo_trade_payers},
    {"2026-Q2/don_vi_c12.xlsx", DEMO_2026_Q2, demo_office_account},
    {"2026-Q2/don_vi_danh_sach.xls", DEMO_2026_Q2, demo_office_list},
    {"2026-Q2/don_vi_danh_sach_bo_sung.csv", DEMO_2026_Q2, demo_office_supplement},
    {"2026-Q2/thue.csv", DEMO_2026_Q2, demo_trade_payers},
    {"2026-Q3/don_vi.csv", DEMO_2026_Q3, demo_trade_employers},
    {"2026-Q3/thue.csv", DEMO_2026_Q3, demo_trade_payers},
    {"2026-Q4/don_vi.csv", DEMO_2026_Q4, demo_trade_employers},
    {"2026-Q4/thue.csv", DEMO_2026_Q4, demo_trade_payers},
};
enum { PARTS = sizeof parts / sizeof parts[0], TRADES = sizeof trades / sizeof trades[0] };
_Static_assert((int)PARTS + (int)TRADES == (int)DEMO_FILES, "an account for every extract file");

struct job {
    const struct demo_request *request;
    struct demo_plan plan;
    struct demo_roster roster;
    struct demo_out out;
    struct demo_result result;
};

/* Nothing is written before every target was found free or ours. */
static bool
refuse_all(struct job *j, struct err *e) {
    size_t n;
    const struct demo_list *lists = demo_lists(&n);
    bool ok =
        demo_out_refuse(&j->out, DEMO_NOTICE, e) && demo_out_refuse(&j->out, DEMO_RECENT_PATH, e);

    for (size_t i = 0; ok && i < n; i++) {
        ok = demo_out_refuse(&j->out, lists[i].path, e);
    }
    for (size_t i = 0; ok && i < PARTS; i++) {
        ok = demo_out_refuse(&j->out, parts[i].path, e);
    }
    for (size_t i = 0; ok && i < TRADES; i++) {
        ok = demo_out_refuse(&j->out, trades[i].path, e);
    }
    return ok;
}

static bool
write_lists(struct job *j, struct err *e) {
    const struct demo_list_source source = {j->out.arena, j->request->data, &j->plan, &j->roster};
    size_t n;
    const struct demo_list *lists = demo_lists(&n);

    for (size_t i = 0; i < n; i++) {
        if (!demo_out_begin(&j->out, lists[i].path, e) || !lists[i].make(&source, &j->out.row, e) ||
            !demo_out_end(&j->out, e)) {
            return false;
        }
    }
    return true;
}

static bool
write_extracts(struct job *j, struct err *e) {
    for (size_t i = 0; i < PARTS; i++) {
        struct demo_writer w = {.plan = &j->plan,
                                .roster = &j->roster,
                                .part = &parts[i],
                                .out = &j->out,
                                .account = &j->result.file[i],
                                .tally = &j->result.tally[parts[i].quarter]};

        w.account->path = parts[i].path;
        if (!demo_out_begin(&j->out, parts[i].path, e) ||
            !(parts[i].book ? demo_census_book : demo_census_write)(&w, e) ||
            !demo_out_end(&j->out, e)) {
            return false;
        }
    }
    for (size_t i = 0; i < TRADES; i++) {
        struct demo_trade t = {.plan = &j->plan,
                               .roster = &j->roster,
                               .quarter = trades[i].quarter,
                               .out = &j->out,
                               .account = &j->result.file[PARTS + i],
                               .classes = j->result.classes[trades[i].quarter]};

        t.account->path = trades[i].path;
        if (!demo_out_begin(&j->out, trades[i].path, e) || !trades[i].write(&t, e) ||
            !demo_out_end(&j->out, e)) {
            return false;
        }
    }
    return true;
}

/* 2025-Q4 as it must be counted: the first report has something to compare with. */
static bool
write_recent(struct job *j, struct err *e) {
    if (!demo_out_begin(&j->out, DEMO_RECENT_PATH, e)) {
        return false;
    }
    demo_recent_write(&j->plan, &j->roster, &j->result.tally[DEMO_2025_Q4], DEMO_2025_Q4,
                      &j->out.row);
    return demo_out_end(&j->out, e);
}

static void
notice_files(const struct job *j, struct buf *b) {
    buf_text(
        b, "\nSố dòng phải đọc được của từng tệp (đọc = nhận + loại + trùng) và số phát hiện theo "
           "quy tắc:\n\n");
    for (size_t i = 0; i < DEMO_FILES; i++) {
        const struct demo_account *a = &j->result.file[i];

        buf_fmt(b, "tệp %s: đọc %" PRIu64 ", nhận %" PRIu64 ", loại %" PRIu64 ", trùng %" PRIu64,
                a->path, a->rows, a->accepted, a->rejected, a->duplicate);
        for (unsigned r = 0; r < DEMO_RULES; r++) {
            if (a->findings[r] > 0) {
                buf_fmt(b, ", %s %" PRIu64, ledger_rule_row((enum ledger_rule)r)->code,
                        a->findings[r]);
            }
        }
        buf_char(b, '\n');
    }
    buf_fmt(b,
            "tệp " INPUT_FILE(
                dan_so) ": D16 %" PRIu64
                        "\n(dân số năm 2024 của xã 20050 mất chữ số cuối nên năm 2025 "
                        "tăng quá hai lần; ở quy mô nhỏ\ncó thêm các xã dưới 1.000 người)\n",
            demo_lists_doubtful(&j->plan));
}

static void
notice_totals(const struct job *j, struct buf *b) {
    buf_text(b, "\nNgười được tính của từng kỳ (toàn tỉnh) và số đơn vị theo lớp đối chiếu:\n\n");
    for (unsigned q = DEMO_2025_Q4; q < DEMO_QUARTERS; q++) {
        const struct demo_tally *t = &j->result.tally[q];
        struct demo_sums s = {0};
        char ky[PERIOD_TEXT];

        for (size_t c = 0; c <= DEMO_PLACES; c++) {
            s.bhxh_bb += t->place[c].bhxh_bb;
            s.bhxh_tn += t->place[c].bhxh_tn;
            s.bhtn += t->place[c].bhtn;
            s.bhyt += t->place[c].bhyt;
        }
        period_text(ky, demo_quarter_period((enum demo_quarter)q));
        buf_fmt(b,
                "kỳ %s: bhxh_bb %" PRId64 ", bhxh_tn %" PRId64 ", bhtn %" PRId64 ", bhyt %" PRId64
                "\n",
                ky, s.bhxh_bb, s.bhxh_tn, s.bhtn, s.bhyt);
        buf_fmt(b, "lớp %s:", ky);
        for (unsigned c = 0; c < DEMO_CLASSES; c++) {
            buf_fmt(b, "%s %s %" PRIu64, c > 0 ? "," : "", demo_class_id((enum demo_class)c),
                    j->result.classes[q][c]);
        }
        buf_char(b, '\n');
    }
}

static bool
write_notice(struct job *j, struct err *e) {
    struct buf *b = &j->out.row;

    if (!demo_out_begin(&j->out, DEMO_NOTICE, e)) {
        return false;
    }
    buf_fmt(
        b,
        "DỮ LIỆU MẪU - KHÔNG PHẢI SỐ LIỆU THẬT\n\n"
        "Thư mục này do lệnh \"baophu demo\" ghi ra để trình diễn và kiểm thử. Tên, mã xã, dân "
        "số 40 xã,\nphường và chỉ tiêu năm 2026 (Kế hoạch 141/KH-UBND) của thành phố Huế là thật; "
        "người, đơn vị,\nngười nộp thuế, số tiền và số liệu các năm trước đều là giả định. Một "
        "số dòng sai là cố ý.\n\nQuy mô: %" PRId64 "/%" PRId64 " của thành phố. Chỉ tiêu theo quy "
        "mô: BHXH bắt buộc %" PRId64 ", BHXH tự nguyện %" PRId64 ",\nBHTN %" PRId64
        ", BHYT %" PRId64 ".\n",
        (int64_t)j->plan.scale.num, (int64_t)j->plan.scale.den, j->plan.target.bhxh_bb,
        j->plan.target.bhxh_tn, j->plan.target.bhtn, j->plan.target.bhyt);
    buf_text(b, "\n" NAMES_HISTORY
                "/2025-Q4.csv là kết quả phải có của kỳ 2025-Q4, để kỳ 2026-Q1 có số so sánh khi "
                "chưa chạy\nkỳ trước; chạy kỳ 2025-Q4 rồi thì kết quả ấy được dùng.\n");
    buf_text(
        b,
        "\n2026-Q2 được giao như các nơi vẫn giao: kết quả đóng của đơn vị là C12-TS (.xlsx), danh "
        "sách đơn vị là\n.xls, hai tệp ghép theo mã đơn vị; người tham gia là .xlsx và CSV. Các kỳ "
        "khác là CSV.\n");
    notice_files(j, b);
    notice_totals(j, b);
    return demo_out_end(&j->out, e);
}

bool
demo_write(const struct demo_request *r, struct demo_result *out, struct err *e) {
    struct arena arena = ARENA_EMPTY;
    struct job *j = arena_new(&arena, struct job);
    bool ok;

    j->request = r;
    ok = demo_out_open(&arena, r->input, &j->out, e);
    ok = ok && demo_plan_make(&arena, r->data, r->scale, &j->plan, e) &&
         demo_roster_make(&arena, r->data, &j->plan, &j->roster, e) && refuse_all(j, e) &&
         write_lists(j, e) && write_extracts(j, e) && write_recent(j, e) && write_notice(j, e) &&
         demo_out_commit(&j->out, e);
    demo_out_close(&j->out);
    if (ok && out != NULL) {
        *out = j->result;
        out->target = j->plan.target;
    }
    arena_free(&arena);
    return ok;
}
