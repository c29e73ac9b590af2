/* checks - what the checks of the data left open.  See checks.h. */

#include "template/checks.h"

#include "base/buf.h"
#include "base/num.h"

static void
put_count(struct buf *b, uint64_t n) {
    char text[NUM_TEXT];

    num_vn_int(text, (int64_t)n);
    buf_text(b, text);
}

/* "12 tệp, đọc 24.620 dòng: nhận 24.570, loại 27, trùng 23" */
static void
put_account(struct buf *b, const struct ledger_account *x) {
    const uint64_t count[] = {x->files, x->read, x->accepted, x->rejected, x->duplicate};
    static const char *const before[] = {"", " tệp, đọc ", " dòng: nhận ", ", loại ", ", trùng "};

    for (size_t k = 0; k < sizeof count / sizeof count[0]; k++) {
        buf_text(b, before[k]);
        put_count(b, count[k]);
    }
}

/* The warnings of rules that only warn, by rule. */
static void
count_warnings(struct ledger *l, uint64_t by_rule[LEDGER_RULE_COUNT]) {
    for (uint32_t k = 0; k < ledger_files(l); k++) {
        for (unsigned r = 0; r < LEDGER_RULE_COUNT; r++) {
            if (ledger_severity(l, (enum ledger_rule)r) == LEDGER_CANH_BAO) {
                by_rule[r] += ledger_file(l, k)->findings[r];
            }
        }
    }
}

/* "; 132 cảnh báo, nhiều nhất là: mã số thuế sai độ dài hoặc sai số kiểm tra (67); ...": the two largest by name. */
static void
put_warnings(struct buf *b, struct ledger *l) {
    const uint64_t all = ledger_count(l, LEDGER_CANH_BAO) - ledger_count(l, LEDGER_LOAI);
    uint64_t by_rule[LEDGER_RULE_COUNT] = {0};

    buf_text(b, "; ");
    put_count(b, all);
    buf_text(b, " cảnh báo");
    count_warnings(l, by_rule);
    for (size_t named = 0; all > 0 && named < 2; named++) {
        unsigned most = 0;

        for (unsigned r = 1; r < LEDGER_RULE_COUNT; r++) {
            most = by_rule[r] > by_rule[most] ? r : most;
        }
        if (by_rule[most] == 0) {
            break;
        }
        buf_text(b, named == 0 ? ", nhiều nhất là: " : "; ");
        buf_text(b, ledger_rule_row((enum ledger_rule)most)->what);
        buf_text(b, " (");
        put_count(b, by_rule[most]);
        buf_char(b, ')');
        by_rule[most] = 0;
    }
}

str
checks_rows(struct arena *a, const struct fill *f) {
    struct ledger_account own = {0};
    struct buf b = {0};

    if (f->ledger != NULL) {
        own = ledger_account(f->ledger);
    }

    if (f->quarters.files > 0) {
        buf_text(&b, "số liệu gốc các quý: ");
        put_account(&b, &f->quarters);
        buf_text(&b, own.files > 0 ? ". Danh mục, chỉ tiêu, dân số khi tổng hợp: " : "");
    }
    if (own.files > 0) {
        put_account(&b, &own);
        put_warnings(&b, f->ledger);
    }
    return buf_moved(a, &b);
}

str
checks_open(struct arena *a, const struct fill *f) {
    struct buf b = {0};

    if (f->accepted.n > 0) {
        buf_str(&b, f->accepted);
    }
    for (size_t k = 0; k < f->warnings; k++) {
        buf_text(&b, b.n > 0 ? " " : "");
        buf_str(&b, f->warning[k]);
    }
    return buf_moved(a, &b);
}

/* The figures of the document's place that are to be explained, or those of them without an answer. */
static str
count_asked(struct arena *a, const struct fill *f, bool all) {
    const struct list *l = &f->lists->of[LIST_CAN_GIAI_TRINH];
    const enum member_level level = f->scope.level;
    struct buf b = {0};
    uint64_t n = 0;
    size_t fields;

    (void)list_fields(LIST_CAN_GIAI_TRINH, &fields);
    for (uint32_t k = 0; f->lists->known[LIST_CAN_GIAI_TRINH] && k < l->n; k++) {
        const struct list_row *r = &l->row[k];
        const uint32_t line = level == MEMBER_XA ? r->xa : r->co_quan;

        n += (level == MEMBER_TINH || line == f->scope.line) &&
                     (all || !list_cell_of(r, fields - 1).known) /* the answer is the last field */
                 ? 1
                 : 0;
    }
    if (n > 0) {
        put_count(&b, n);
    }
    return buf_moved(a, &b);
}

str
checks_asked(struct arena *a, const struct fill *f) {
    return count_asked(a, f, true);
}

str
checks_unanswered(struct arena *a, const struct fill *f) {
    return count_asked(a, f, false);
}
