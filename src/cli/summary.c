/* summary - the few lines at the end of a run.  See summary.h. */

#include "cli/summary.h"

#include "base/num.h"
#include "conf/names.h"
#include "store/manifest.h"

enum { WARNINGS_SHOWN = 40, FORMS_SHOWN = 5 };

static void
print_rows(FILE *to, const struct outcome *o) {
    static const char *const pot[] = {"đọc", "nhận", "loại", "trùng"};
    const uint64_t v[] = {o->read, o->accepted, o->rejected, o->duplicate};
    char text[4][NUM_TEXT];

    for (unsigned i = 0; i < 4; i++) {
        num_vn_int(text[i], (int64_t)v[i]);
    }
    (void)fprintf(to, "  Dòng dữ liệu: %s %s = %s %s + %s %s + %s %s (%llu tệp)\n", pot[0], text[0],
                  pot[1], text[1], pot[2], text[2], pot[3], text[3], (unsigned long long)o->files);
    for (unsigned i = 0; i < OUTCOME_SEVERITIES; i++) {
        num_vn_int(text[i], (int64_t)o->findings[i]);
    }
    (void)fprintf(to, "  Phát hiện: %s chặn, %s loại, %s cảnh báo, %s thông tin\n",
                  text[LEDGER_CHAN], text[LEDGER_LOAI], text[LEDGER_CANH_BAO],
                  text[LEDGER_THONG_TIN]);
}

/* Files that are a form that offices hold, and how that was told. */
static void
print_forms(FILE *to, const struct outcome *o) {
    for (size_t i = 0; i < o->forms && i < FORMS_SHOWN; i++) {
        (void)fprintf(to, "  Mẫu: " STR_FMT "\n", STR_ARG(o->form[i]));
    }
    if (o->forms > FORMS_SHOWN) {
        (void)fprintf(to, "  và %zu tệp theo mẫu nữa, kể đủ ở " NAMES_CHECKED "\n",
                      o->forms - FORMS_SHOWN);
    }
}

static void
print_headline(FILE *to, const struct outcome_headline *h) {
    char value[NUM_TEXT];
    char target[NUM_TEXT];
    char share[NUM_TEXT];
    int64_t percent = 0;

    if (h->value < 0) {
        (void)fprintf(to, "  %s: -\n", h->name);
        return;
    }
    if (h->percent) {
        num_vn_hundredths(value, h->value);
        num_vn_hundredths(target, h->target);
        (void)fprintf(to, h->target < 0 ? "  %s: %s%%\n" : "  %s: %s%% (chỉ tiêu năm %s%%)\n",
                      h->name, value, target);
        return;
    }
    num_vn_int(value, h->value);
    num_vn_int(target, h->target);
    if (h->target > 0 && num_percent((struct num_ratio){h->value, h->target}, &percent)) {
        num_vn_hundredths(share, percent);
        (void)fprintf(to, "  %s: %s người, đạt %s%% chỉ tiêu năm %s\n", h->name, value, share,
                      target);
    } else {
        (void)fprintf(to, "  %s: %s người\n", h->name, value);
    }
}

static void
print_deadline(FILE *to, period_day due, period_day today) {
    char text[PERIOD_TEXT];
    const int days = (int)(due - today);

    period_date_vn(text, due);
    if (days >= 0) {
        (void)fprintf(to, "  Hạn nộp: chậm nhất ngày %s, còn %d ngày\n", text, days);
    } else {
        (void)fprintf(to, "  Hạn nộp: chậm nhất ngày %s, đã qua %d ngày\n", text, -days);
    }
}

/* The first of them; where the others are.  A check leaves no manifest. */
static void
print_warnings(FILE *to, const struct outcome *o) {
    char more[NUM_TEXT];

    for (size_t i = 0; i < o->warnings && i < WARNINGS_SHOWN; i++) {
        (void)fprintf(to, "  Cảnh báo: " STR_FMT "\n", STR_ARG(o->warning[i]));
    }
    if (o->warnings <= WARNINGS_SHOWN) {
        return;
    }
    num_vn_int(more, (int64_t)(o->warnings - WARNINGS_SHOWN));
    if (o->published && o->headlines > 0) {
        (void)fprintf(to,
                      "  và %s cảnh báo nữa, kể đủ ở mục \"warnings\" của %s/" MANIFEST_NAME "\n",
                      more, o->folder);
    } else {
        (void)fprintf(to, "  và %s cảnh báo nữa; --json kể đủ\n", more);
    }
}

void
summary_print(FILE *to, struct period p, const struct outcome *o, period_day today) {
    char label[PERIOD_TEXT];

    if (!o->counted && !o->published && o->documents == 0) {
        return; /* it ended before anything was read: the message says all */
    }
    period_label(label, p);
    if (o->published && o->headlines > 0) {
        (void)fprintf(to, "Đã phát hành %s: %s (%llu tài liệu)\n", label, o->folder,
                      (unsigned long long)o->documents);
    } else if (o->stands) {
        (void)fprintf(to,
                      "Đã có trong bộ phát hành của %s, không có gì thay đổi: %s (%llu tài liệu)\n",
                      label, o->folder, (unsigned long long)o->documents);
    } else if (o->folder != NULL) {
        (void)fprintf(to, "Kết quả kiểm tra %s: %s\n", label, o->folder);
    }
    if (o->counted) {
        print_rows(to, o);
        print_forms(to, o);
    }
    for (unsigned i = 0; i < o->headlines; i++) {
        print_headline(to, &o->headline[i]);
    }
    print_warnings(to, o);
    if (o->published && o->headlines > 0 && o->due != PERIOD_NO_DATE) {
        print_deadline(to, o->due, today);
    }
}
