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

/* What every commune has some of. */
static const struct somewhere {
    uint32_t counted;
    enum schema_table table;
    const char *column;
} everywhere[] = {
    {INDICATOR_BHXH_BB, SCHEMA_NGUOI_THAM_GIA, "loai_bhxh"},
    {INDICATOR_BHXH_TN, SCHEMA_NGUOI_THAM_GIA, "loai_bhxh"},
    {INDICATOR_BHTN, SCHEMA_NGUOI_THAM_GIA, "bhtn"},
    {INDICATOR_BHYT, SCHEMA_NGUOI_THAM_GIA, "bhyt"},
    {INDICATOR_DV, SCHEMA_DON_VI, "ma_xa"},
    {INDICATOR_THUE_DV, SCHEMA_THUE, "ma_xa"},
};

/* Whether a commune has none where there would be more than MANY by the province's share of its people. */
static bool
has_none(const struct gather *g, uint32_t line, uint32_t counted) {
    enum { MANY = 40 };
    int64_t own;
    int64_t people;
    int64_t all;
    int64_t of;

    return cube_get(g->now, MEMBER_XA, line, counted, &own) && own == 0 &&
           cube_get(g->now, MEMBER_XA, line, INDICATOR_DAN_SO, &people) &&
           cube_get(g->now, MEMBER_TINH, 0, counted, &all) &&
           cube_get(g->now, MEMBER_TINH, 0, INDICATOR_DAN_SO, &of) &&
           (double)all * (double)people > MANY * (double)of;
}

/* Communes whose rows were not delivered count 0, and the period before need not be there to say so. */
static void
hold_communes(struct gates *s, const struct somewhere *w) {
    enum { NAMED = 3 };
    const struct gather *g = s->g;
    const struct member_list *xa = &g->members.list[MEMBER_XA];
    struct ledger_finding f = {
        .line = 1, .column = str_from(w->column), .rule = LEDGER_D17, .severity = LEDGER_CANH_BAO};
    struct buf what = {0};
    uint32_t n = 0;

    buf_str(&what, g->indicators.v[w->counted].name);
    buf_text(&what, ": 0 ở ");
    for (uint32_t line = 0; line < xa->n; line++) {
        if (has_none(g, line, w->counted)) {
            f.xa = n == 0 ? xa->m[line].code : STR("");
            if (n < NAMED) {
                buf_text(&what, n > 0 ? ", " : "");
                buf_str(&what, xa->m[line].name);
            }
            n++;
        }
    }
    if (n > NAMED) {
        buf_fmt(&what, " và %u nơi khác", n - NAMED);
    }
    buf_fmt(&what, "; hãy xem bảng %s có đủ dòng của các nơi ấy không", schema_name(w->table));
    if (n > 0) {
        f.file = gates_file(g, w->table);
        (void)gates_note(s, &f, &what);
    }
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
    for (size_t i = 0; i < sizeof everywhere / sizeof everywhere[0]; i++) {
        hold_communes(s, &everywhere[i]);
    }
}
