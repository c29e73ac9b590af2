/* gates_figures - figures of a province that cannot be, whatever the period before had.  See gates_parts.h. */

#include "run/gates_parts.h"

/* Rates of coverage: who is covered, and of how many. */
static const struct rate {
    uint32_t part, of;
    const char *column;
} rates[] = {
    {INDICATOR_BHXH_BP, INDICATOR_LLLD, "loai_bhxh"},
    {INDICATOR_BHTN_BP, INDICATOR_LLLD, "bhtn"},
    {INDICATOR_BHYT, INDICATOR_DAN_SO, "bhyt"},
};

static const struct right {
    uint32_t counted;
    const char *column;
} rights[] = {
    {INDICATOR_BHXH_BB, "loai_bhxh"},
    {INDICATOR_BHXH_TN, "loai_bhxh"},
    {INDICATOR_BHTN, "bhtn"},
    {INDICATOR_BHYT, "bhyt"},
};

static void
note(struct gates *s, enum ledger_rule rule, const char *column, const struct buf *what) {
    struct ledger_finding f = {.file = gates_file(s->g, SCHEMA_NGUOI_THAM_GIA),
                               .line = 1,
                               .column = str_from(column),
                               .rule = rule,
                               .severity = LEDGER_CANH_BAO};

    (void)gates_note(s, &f, what);
}

/* More people than there are. */
static void
hold_rate(struct gates *s, const struct rate *r) {
    const struct gather *g = s->g;
    char text[2][NUM_TEXT];
    struct buf what = {0};
    int64_t part;
    int64_t of;

    if (!cube_get(g->now, MEMBER_TINH, 0, r->part, &part) ||
        !cube_get(g->now, MEMBER_TINH, 0, r->of, &of) || part <= of) {
        return;
    }
    num_vn_int(text[0], part);
    num_vn_int(text[1], of);
    buf_str(&what, g->indicators.v[r->part].name);
    buf_fmt(&what, " toàn tỉnh (%s) nhiều hơn ", text[0]);
    buf_str(&what, g->indicators.v[r->of].name);
    buf_fmt(&what,
            " (%s), tỷ lệ bao phủ trên 100%%; hãy xem giá trị của cột %s, và đơn vị tính của "
            "dan_so.csv",
            text[1], r->column);
    note(s, LEDGER_D16, r->column, &what);
    buf_free(&what);
}

/* Nobody of so many. */
static void
hold_right(struct gates *s, const struct right *r, uint64_t rows) {
    enum { ENOUGH = 50 };
    const struct gather *g = s->g;
    struct buf what = {0};
    int64_t counted;

    if (rows < ENOUGH || !cube_get(g->now, MEMBER_TINH, 0, r->counted, &counted) || counted > 0) {
        return;
    }
    buf_str(&what, g->indicators.v[r->counted].name);
    buf_fmt(&what,
            ": 0 trong toàn tỉnh, dù bảng người tham gia có cột %s và nhiều dòng; hãy xem giá trị "
            "của cột ấy",
            r->column);
    note(s, LEDGER_D17, r->column, &what);
    buf_free(&what);
}

void
gates_figures(struct gates *s) {
    struct ledger *l = s->g->ledger;
    uint64_t rows = 0;

    for (uint32_t k = 0; k < ledger_files(l); k++) {
        if (str_eq(ledger_file(l, k)->table, str_from(schema_name(SCHEMA_NGUOI_THAM_GIA)))) {
            rows += ledger_file(l, k)->accepted;
        }
    }
    for (size_t i = 0; rows > 0 && i < sizeof rates / sizeof rates[0]; i++) {
        hold_rate(s, &rates[i]);
    }
    for (size_t i = 0; i < sizeof rights / sizeof rights[0]; i++) {
        hold_right(s, &rights[i], rows);
    }
}
