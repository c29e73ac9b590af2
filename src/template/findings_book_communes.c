/* findings_book_communes - findings a commune, by severity and by rule.  See findings_book_table.h. */

#include <string.h>

#include "base/num.h"
#include "template/findings_book_table.h"
#include "template/table_words.h"

enum {
    XA_STT,
    XA_CODE,
    XA_NAME,
    XA_TOTAL,
    XA_SEVERITY,                                            /* the severest first */
    XA_RULE = XA_SEVERITY + FINDINGS_BOOK_TABLE_SEVERITIES, /* those that have findings */
    XA_COLS_MAX = XA_RULE + LEDGER_RULE_COUNT
};

struct communes {
    struct doc *d;
    struct doc_table *t;
    const struct member_set *m;
    const struct findings_book_tally *n;
    enum ledger_rule rule[LEDGER_RULE_COUNT];
    uint32_t rules;
    uint32_t top[MEMBER_XA_KINDS + 1]; /* rows that the total adds up */
    uint32_t tops;
};

static uint64_t
figure(const struct communes *x, uint32_t line, uint32_t col) {
    return col < XA_RULE ? x->n->xa_severity[line * FINDINGS_BOOK_TABLE_SEVERITIES +
                                             (LEDGER_CHAN - (col - XA_SEVERITY))]
                         : x->n->xa_rule[line * LEDGER_RULE_COUNT + x->rule[col - XA_RULE]];
}

/* A row's own total: its severities added up. */
static void
put_row_total(const struct communes *x, uint32_t row) {
    struct doc_cell *c = x->t->row[row].cell;
    uint64_t all = 0;

    for (uint32_t k = 0; k < FINDINGS_BOOK_TABLE_SEVERITIES; k++) {
        all += (uint64_t)c[XA_SEVERITY + k].u.count;
    }
    c[XA_TOTAL] = findings_book_table_span(x->d, all, (struct doc_at){row, XA_SEVERITY},
                                           (struct doc_at){row, XA_RULE - 1});
}

static void
put_commune(struct communes *x, enum doc_row_role role, uint32_t line, uint32_t stt) {
    const struct member_set *m = x->m;
    const uint32_t row = x->t->rows;
    struct doc_cell *c = doc_table_row(x->d->arena, x->t, role)->cell;

    c[XA_STT] = stt > 0 ? findings_book_table_count(stt) : (struct doc_cell){.kind = DOC_EMPTY};
    c[XA_CODE] = findings_book_table_code(x->d, member_code(m, MEMBER_XA, line));
    c[XA_NAME] = findings_book_table_text(x->d, member_name(m, MEMBER_XA, line));
    for (uint32_t k = XA_SEVERITY; k < x->t->cols; k++) {
        c[k] = findings_book_table_count(figure(x, line, k));
    }
    put_row_total(x, row);
}

static void
put_kind(struct communes *x, enum member_xa_kind kind) {
    const struct member_list *xa = &x->m->list[MEMBER_XA];
    const uint32_t row = x->t->rows;
    char roman[NUM_TEXT];
    uint32_t stt = 0;
    struct doc_cell *c;

    for (uint32_t line = 0; line < xa->n; line++) {
        if (xa->m[line].kind == kind) {
            if (stt == 0) {
                (void)doc_table_row(x->d->arena, x->t, DOC_ROW_GROUP);
            }
            put_commune(x, DOC_ROW_ITEM, line, ++stt);
        }
    }
    if (stt == 0) {
        return;
    }
    x->top[x->tops++] = row;
    num_roman(roman, x->tops);
    c = x->t->row[row].cell;
    c[XA_STT] = findings_book_table_code(x->d, str_from(roman));
    c[XA_NAME] = findings_book_table_text(x->d, str_from(member_xa_kind_name(kind)));
    for (uint32_t k = XA_SEVERITY; k < x->t->cols; k++) {
        uint64_t all = 0;

        for (uint32_t i = row + 1; i < x->t->rows; i++) {
            all += (uint64_t)x->t->row[i].cell[k].u.count;
        }
        c[k] = findings_book_table_span(x->d, all, (struct doc_at){row + 1, k},
                                        (struct doc_at){x->t->rows - 1, k});
    }
    put_row_total(x, row);
}

static void
put_communes_total(const struct communes *x) {
    struct doc_cell *c = x->t->row[0].cell;

    c[XA_NAME] = findings_book_table_text(x->d, STR(TABLE_WORDS_TOTAL));
    for (uint32_t k = XA_SEVERITY; k < x->t->cols; k++) {
        uint64_t all = 0;

        for (uint32_t i = 0; i < x->tops; i++) {
            all += (uint64_t)x->t->row[x->top[i]].cell[k].u.count;
        }
        c[k] = findings_book_table_sum(x->d, all, x->top, x->tops, k);
    }
    put_row_total(x, 0);
}

static struct doc_table *
communes_table(struct communes *x, struct doc_section *s) {
    static const struct findings_book_table_head fixed[XA_SEVERITY] = {
        [XA_STT] = {"STT", DOC_CENTRE, 0, NULL, NULL},
        [XA_CODE] = {TABLE_WORDS_MA_XA, DOC_CENTRE, 0, NULL, NULL},
        [XA_NAME] = {TABLE_WORDS_TEN_XA, DOC_LEFT, 0, NULL, NULL},
        [XA_TOTAL] = {"Tổng số", DOC_RIGHT, 0, NULL, NULL}};
    struct findings_book_table_head head[XA_COLS_MAX];

    memcpy(head, fixed, sizeof fixed);
    for (uint32_t k = 0; k < FINDINGS_BOOK_TABLE_SEVERITIES; k++) {
        head[XA_SEVERITY + k] = (struct findings_book_table_head){
            findings_book_table_severity((enum ledger_severity)(LEDGER_CHAN - k)), DOC_RIGHT, 0,
            "Chia theo mức độ", NULL};
    }
    for (uint32_t k = 0; k < x->rules; k++) {
        head[XA_RULE + k] = (struct findings_book_table_head){
            ledger_rule_row(x->rule[k])->code, DOC_RIGHT, 0, "Chia theo quy tắc", NULL};
    }
    return findings_book_table(x->d, s, head, XA_RULE + x->rules);
}

void
findings_book_table_communes(struct doc *d, struct doc_section *s, const struct member_set *m,
                             const struct findings_book_tally *n) {
    static const char *const notes[] = {"Ghi chú: chỉ in cột của quy tắc có phát hiện. Chưa xác "
                                        "định địa bàn: dòng dữ liệu không có "
                                        "mã xã dùng được, hoặc phát hiện của cả tệp."};
    struct communes x = {.d = d, .m = m, .n = n};

    s->landscape = true;
    for (unsigned k = 0; k < LEDGER_RULE_COUNT; k++) {
        if (n->rule[k] > 0) {
            x.rule[x.rules++] = (enum ledger_rule)k;
        }
    }
    x.t = communes_table(&x, s);
    x.t->name = STR("theo_xa");
    x.t->title = STR("PHÁT HIỆN THEO XÃ, PHƯỜNG, ĐẶC KHU");
    x.t->unit = STR(TABLE_WORDS_UNIT);
    findings_book_table_notes(d, x.t, notes, sizeof notes / sizeof notes[0]);
    (void)doc_table_row(d->arena, x.t, DOC_ROW_TOTAL);
    for (unsigned kind = 0; kind < MEMBER_XA_KINDS; kind++) {
        put_kind(&x, (enum member_xa_kind)kind);
    }
    x.top[x.tops++] = x.t->rows;
    put_commune(&x, DOC_ROW_OUTSIDE, n->lines - 1, 0);
    put_communes_total(&x);
}
