/* extract_stops - what a file says of itself that stops the run.  See extract_row.h. */

#include <stdio.h>

#include "base/buf.h"
#include "base/num.h"
#include "conf/input_tables.h"
#include "ingest/extract_row.h"
#include "ingest/lacking.h"

bool
extract_stop(const struct extraction *x, const char *column, enum ledger_rule rule,
             const char *what, struct err *e) {
    const struct lacking_file *f = &x->lacking[x->files - 1];
    struct ledger_finding d = {.file = f->file,
                               .line = f->line,
                               .column = str_from(column),
                               .rule = rule,
                               .severity = LEDGER_CHAN,
                               .what = str_from(what)};

    if (rule == LEDGER_D17) {
        d.severity = ledger_severity(x->job->ledger, rule);
    }
    if (ledger_note_as(x->job->ledger, &d) != LEDGER_CHAN) {
        return true;
    }
    return err_set(e, ERR_DATA, "%s: %s", ledger_rule_row(rule)->code, what);
}

/* The same where nobody says afterwards which file it was. */
static bool
stop_file(const struct extraction *x, const char *column, enum ledger_rule rule, const char *what,
          struct err *e) {
    const uint32_t file = x->lacking[x->files - 1].file;

    return extract_stop(x, column, rule, what, e) ||
           err_at(e, STR_FMT, STR_ARG(ledger_file(x->job->ledger, file)->path));
}

/* In so many rows of people some begin in every quarter (the shortest has 90 days), and of taxpayers in two years. */
static bool
is_old(const struct extraction *x, bool people) {
    enum { PEOPLE = 500, PEOPLE_DAYS = 90, TAXPAYERS = 100, TAXPAYERS_DAYS = 731 };

    return x->dated.n >= (people ? PEOPLE : TAXPAYERS) &&
           x->dated.newest <= x->job->closing - (people ? PEOPLE_DAYS : TAXPAYERS_DAYS);
}

void
extract_doubt_days(const struct extraction *x, const char *column) {
    enum { ENOUGH = 5, WHAT = 320 };
    const struct extract_dated *d = &x->dated;
    const bool people = str_eq(str_from(column), STR("tu_ngay"));
    const struct ledger_finding of = {
        .column = str_from(column), .rule = LEDGER_D17, .severity = LEDGER_CANH_BAO};
    char newest[PERIOD_TEXT];
    char what[WHAT];

    if (d->n >= ENOUGH && d->after > d->n / 2) {
        extract_note_file(x, &of, d->after, d->n,
                          "dòng có ngày sau ngày chốt: số phát sinh trong kỳ tính theo cột này "
                          "thiếu các dòng ấy; hãy xem kỳ của tệp, cột ngày có bị lấy nhầm không");
    } else if (is_old(x, people)) {
        period_date_vn(newest, d->newest);
        (void)snprintf(what, sizeof what,
                       "dòng có ngày đều từ %s về trước, không dòng nào phát sinh trong kỳ; hãy "
                       "xem tệp có phải của kỳ trước, cột ngày có bị lấy nhầm không",
                       newest);
        extract_note_file(x, &of, d->n, d->n, what);
    }
}

bool
extract_days_hold(const struct extraction *x, struct err *e) {
    enum { ENOUGH = 5 };
    char what[320];
    char turned[NUM_TEXT];
    char both[NUM_TEXT];

    if (x->persons.both >= ENOUGH && x->turned > x->persons.both / 2) {
        num_vn_int(turned, (int64_t)x->turned);
        num_vn_int(both, (int64_t)x->persons.both);
        (void)snprintf(what, sizeof what,
                       "%s trong %s dòng có ngày kết thúc trước ngày bắt đầu; hai cột tu_ngay và "
                       "den_ngay có lẽ bị đổi chỗ, hãy sửa tiêu đề rồi xuất lại",
                       turned, both);
        return stop_file(x, "den_ngay", LEDGER_D12, what, e);
    }
    if (extract_rows_of_file(x) > 0 && x->persons.standing == 0) {
        return stop_file(x, "", LEDGER_D17,
                         "không dòng nào của tệp có hiệu lực ở ngày chốt; hãy kiểm tra kỳ của tệp "
                         "và các cột tu_ngay, den_ngay (có bị đổi chỗ không)",
                         e);
    }
    if (extract_copied_down(x, what, sizeof what)) {
        return stop_file(x, "ma_so_bhxh", LEDGER_D10, what, e);
    }
    extract_tell_ahead(x, extract_rows_of_file(x));
    extract_doubt_persons(x);
    extract_doubt_days(x, "tu_ngay");
    return true;
}

/* Statuses that nobody knows, of the fewer rows: the words to be looked at, once for the file. */
static void
tell_statuses(const struct extraction *x, const char *column) {
    const struct lacking_file *f = &x->lacking[x->files - 1];
    struct ledger_finding d = {.file = f->file,
                               .line = f->line,
                               .column = str_from(column),
                               .rule = LEDGER_D09,
                               .severity = LEDGER_CANH_BAO};
    struct buf what = {0};

    if (x->unknown[EXTRACT_STATUS].strange > 0) {
        unknown_say(&x->unknown[EXTRACT_STATUS], column, &what);
        buf_text(&what, ", được tính là ngừng hoạt động; hãy sửa các ô ấy hoặc, nếu chữ ấy là đang "
                        "hoạt động, ghi vào [thue] hoat_dong của baophu.ini");
        d.what = buf_view(&what);
        (void)ledger_note_as(x->job->ledger, &d);
    }
    buf_free(&what);
}

bool
extract_words_hold(const struct extraction *x, struct err *e) {
    static const char *const column[EXTRACT_WORDS] = {[EXTRACT_STATUS] = "trang_thai",
                                                      [EXTRACT_EMPLOYER] = "ma_don_vi",
                                                      [EXTRACT_CO_QUAN] = "ma_co_quan",
                                                      [EXTRACT_NHOM] = "nhom_bhyt",
                                                      [EXTRACT_LOAI_HINH] = "loai_hinh"};
    bool ok = true;

    for (size_t i = 0; ok && i < EXTRACT_WORDS; i++) {
        struct buf what = {0};

        if (i == EXTRACT_STATUS && !unknown_most(&x->unknown[i])) {
            tell_statuses(x, column[i]);
        }
        if (!unknown_most(&x->unknown[i]) ||
            (i == EXTRACT_LOAI_HINH && extract_list(x, MEMBER_LOAI_HINH)->n == 0)) {
            continue;
        }
        unknown_say(&x->unknown[i], column[i], &what);
        buf_fmt(&what, "; hãy sửa cột ấy hoặc %s",
                i == EXTRACT_STATUS     ? "ghi chữ ấy vào [thue] hoat_dong của baophu.ini"
                : i == EXTRACT_EMPLOYER ? "bổ sung đơn vị vào bảng don_vi"
                                        : "bổ sung mã vào " INPUT_LISTS "/");
        ok = stop_file(x, column[i], LEDGER_D09, buf_z(&what), e);
        buf_free(&what);
    }
    return ok;
}
