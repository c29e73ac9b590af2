/* findings_book - what the checks of a period's data found.  See findings_book.h. */

#include "template/findings_book.h"

#include <assert.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/num.h"
#include "conf/names.h"
#include "ingest/ledger_place.h"
#include "template/findings_book_table.h"
#include "template/table_words.h"
#include "text/utf8.h"

/* More findings than this are no sheet to print: its rows are then not dressed for paper. */
enum { PRINTED_MOST = 2000 };

static void
put_text(struct doc *d, struct doc_section *s, enum doc_para_role role, str text, unsigned style) {
    doc_add(d, s, DOC_PARAGRAPH)->u.paragraph =
        (struct doc_paragraph){.runs = doc_plain(d, text, style), .role = role};
}

static void
add_count(struct buf *b, uint64_t n) {
    char text[NUM_TEXT];

    num_vn_int(text, (int64_t)n);
    buf_text(b, text);
}

/* --- counting --------------------------------------------------------------------- */

struct counting {
    struct findings_book_tally *tally;
    const struct member_list *xa;
};

static uint32_t
line_of(const struct member_list *xa, str code) {
    const uint32_t found = xa->n == 0 || code.n == 0 ? MEMBER_NONE : member_find(xa, code);

    return found == MEMBER_NONE ? xa->n : found;
}

static bool
count_finding(void *ctx, const struct ledger_finding *f) {
    const struct counting *c = ctx;
    const uint32_t line = line_of(c->xa, f->xa);

    c->tally->severity[f->severity]++;
    c->tally->xa_rule[line * LEDGER_RULE_COUNT + f->rule]++;
    c->tally->xa_severity[line * FINDINGS_BOOK_TABLE_SEVERITIES + f->severity]++;
    return true;
}

static bool
count_all(struct arena *a, const struct findings_book_request *r, struct findings_book_tally *t,
          struct err *e) {
    const struct member_list *xa = &r->members->list[MEMBER_XA];
    struct counting c = {.tally = t, .xa = xa};

    *t = (struct findings_book_tally){.lines = xa->n + 1};
    t->xa_rule = arena_array(a, uint64_t, (size_t)t->lines * LEDGER_RULE_COUNT);
    t->xa_severity = arena_array(a, uint64_t, (size_t)t->lines * FINDINGS_BOOK_TABLE_SEVERITIES);
    for (uint32_t k = 0; k < ledger_files(r->ledger); k++) {
        const struct ledger_file *f = ledger_file(r->ledger, k);

        for (unsigned rule = 0; rule < LEDGER_RULE_COUNT; rule++) {
            t->rule[rule] += f->findings[rule];
            t->rule_files[rule] += f->findings[rule] > 0;
        }
    }
    return ledger_each(r->ledger, count_finding, &c, e);
}

/* --- every finding ------------------------------------------------------------------ */

struct detail {
    struct doc *d;
    const struct findings_book_request *r;
    struct doc_table *t;
    uint64_t room[FINDINGS_BOOK_TABLE_SEVERITIES]; /* rows that each severity may still take */
    struct map words;                              /* sentences and values repeat: kept once */
    struct arena scratch;                          /* a row */
    struct buf place;                              /* of the finding in hand */
};

static str
keep_once(struct detail *x, str s) {
    const struct doc cleaner = {.arena = &x->scratch};

    const uint32_t ix = map_put(&x->words, doc_clean(&cleaner, s), NULL); /* may move key */

    return x->words.key[ix];
}

static bool
put_finding(void *ctx, const struct ledger_finding *f) {
    struct detail *x = ctx;
    const struct member_list *xa = &x->r->members->list[MEMBER_XA];
    const uint32_t line = line_of(xa, f->xa);
    const struct arena_mark mark = arena_mark(&x->scratch);
    struct doc_cell *c;

    if (x->room[f->severity] == 0) {
        return true;
    }
    x->room[f->severity]--;
    c = doc_table_row(x->d->arena, x->t, DOC_ROW_ITEM)->cell;
    buf_clear(&x->place);
    ledger_place(ledger_file(x->r->ledger, f->file), f->line, f->column, &x->place);
    c[0] = (struct doc_cell){.kind = DOC_TEXT, .u.text = keep_once(x, buf_view(&x->place))};
    c[1] = findings_book_table_count(f->line);
    c[2] = (struct doc_cell){.kind = f->column.n > 0 ? DOC_TEXT : DOC_EMPTY,
                             .u.text = keep_once(x, f->column)};
    c[3] = (struct doc_cell){.kind = DOC_CODE, .u.text = str_from(ledger_rule_row(f->rule)->code)};
    c[4] = (struct doc_cell){.kind = DOC_TEXT,
                             .u.text = str_from(findings_book_table_severity(f->severity))};
    c[5] = (struct doc_cell){.kind = f->value.n > 0 ? DOC_CODE : DOC_EMPTY,
                             .u.text = keep_once(x, f->value)};
    if (line < xa->n) {
        c[6] = (struct doc_cell){.kind = DOC_CODE, .u.text = keep_once(x, xa->m[line].code)};
        c[7] = (struct doc_cell){.kind = DOC_TEXT, .u.text = keep_once(x, xa->m[line].name)};
    }
    c[8] = (struct doc_cell){.kind = DOC_TEXT, .u.text = keep_once(x, f->what)};
    arena_rewind(&x->scratch, mark);
    return true;
}

/* How many findings do not go on the sheet; the severest are the first to have room. */
static uint64_t
share_room(struct detail *x, const struct findings_book_tally *tally) {
    uint64_t room = x->r->detail_max > 0 ? x->r->detail_max : FINDINGS_BOOK_DETAIL_MAX;
    uint64_t out = 0;

    for (int s = LEDGER_CHAN; s >= 0; s--) {
        x->room[s] = tally->severity[s] < room ? tally->severity[s] : room;
        room -= x->room[s];
        out += tally->severity[s] - x->room[s];
    }
    return out;
}

static uint64_t
all_of(const struct findings_book_tally *t) {
    uint64_t all = 0;

    for (unsigned k = 0; k < FINDINGS_BOOK_TABLE_SEVERITIES; k++) {
        all += t->severity[k];
    }
    return all;
}

static bool
put_detail(struct doc *d, const struct findings_book_request *r,
           const struct findings_book_tally *tally, uint64_t *left_out, struct err *e) {
    static const struct findings_book_table_head head[] = {
        {TABLE_WORDS_FILE, DOC_LEFT, 0, NULL, NULL},
        {"Dòng", DOC_RIGHT, 0, NULL, NULL},
        {"Cột", DOC_LEFT, 0, NULL, NULL},
        {"Mã", DOC_CENTRE, 0, NULL, NULL},
        {TABLE_WORDS_SEVERITY, DOC_LEFT, 0, NULL, NULL},
        {"Giá trị (đã che)", DOC_LEFT, 0, NULL, NULL},
        {TABLE_WORDS_MA_XA, DOC_CENTRE, 0, NULL, NULL},
        {TABLE_WORDS_TEN_XA, DOC_LEFT, 0, NULL, NULL},
        {"Nội dung và cách xử lý", DOC_LEFT, 0, NULL, NULL}};
    struct doc_section *s = doc_add_section(d, DOC_DATA, STR("chi-tiet"), STR("Chi tiết"));
    struct detail x = {.d = d, .r = r};
    bool ok;

    if (all_of(tally) <= PRINTED_MOST) {
        s->kind = DOC_NOTES;
        s->landscape = true;
    }
    x.t = findings_book_table(d, s, head, sizeof head / sizeof head[0]);
    x.t->name = STR("chi_tiet");
    x.t->title = STR("DANH SÁCH PHÁT HIỆN");
    *left_out = share_room(&x, tally);
    map_init(&x.words, d->arena);
    ok = ledger_each(r->ledger, put_finding, &x, e);
    map_free(&x.words);
    arena_free(&x.scratch);
    buf_free(&x.place);
    return ok;
}

static void
put_places(struct doc *d, const struct findings_book_request *r) {
    size_t n;
    const struct located_row *row = located_rows(r->located, &n);

    if (n > 0) {
        findings_book_table_places(d,
                                   doc_add_section(d, n > PRINTED_MOST ? DOC_DATA : DOC_NOTES,
                                                   STR("dia-chi"), STR("Địa chỉ")),
                                   &r->members->list[MEMBER_XA], row, n);
    }
}

static void
put_payers(struct doc *d, const struct findings_book_request *r) {
    size_t n;
    const struct reconcile_proposal *row = reconcile_proposals(r->reconcile, &n);

    if (n > 0) {
        findings_book_table_payers(d,
                                   doc_add_section(d, n > PRINTED_MOST ? DOC_DATA : DOC_NOTES,
                                                   STR("ma-so-thue"), STR("Mã số thuế")),
                                   r->employers, row, n);
    }
}

/* --- the first sheet ------------------------------------------------------------------ */

static void
put_rows(struct doc *d, struct doc_section *s, const struct findings_book_request *r) {
    uint64_t read = 0;
    uint64_t accepted = 0;
    uint64_t rejected = 0;
    uint64_t duplicate = 0;
    uint64_t skipped = 0;
    struct buf b = {0};

    for (uint32_t k = 0; k < ledger_files(r->ledger); k++) {
        const struct ledger_file *f = ledger_file(r->ledger, k);

        read += f->read;
        accepted += f->accepted;
        rejected += f->rejected;
        duplicate += f->duplicate;
        skipped += f->skipped;
    }
    buf_text(&b, "Đã đọc ");
    add_count(&b, ledger_files(r->ledger));
    buf_text(&b, " tệp, ");
    add_count(&b, read);
    buf_text(&b, " dòng: nhận ");
    add_count(&b, accepted);
    buf_text(&b, ", loại ");
    add_count(&b, rejected);
    buf_text(&b, ", trùng ");
    add_count(&b, duplicate);
    buf_text(&b, ". Bỏ qua ");
    add_count(&b, skipped);
    buf_text(&b, " dòng không phải bản ghi (tiêu đề, dòng tổng, dòng trống).");
    put_text(d, s, DOC_BODY, doc_moved(d, &b), 0);
}

static void
put_findings(struct doc *d, struct doc_section *s, const struct findings_book_tally *t) {
    const uint64_t all = all_of(t);
    struct buf b = {0};

    if (all == 0) {
        put_text(d, s, DOC_BODY, STR("Không có phát hiện nào."), 0);
        return;
    }
    buf_text(&b, "Có ");
    add_count(&b, all);
    buf_text(&b, " phát hiện: ");
    for (int k = LEDGER_CHAN; k >= 0; k--) {
        add_count(&b, t->severity[k]);
        buf_char(&b, ' ');
        buf_str(&b, utf8_lower(d->arena,
                               str_from(findings_book_table_severity((enum ledger_severity)k))));
        buf_text(&b, k > 0 ? ", " : ".");
    }
    put_text(d, s, DOC_BODY, doc_moved(d, &b), 0);
}

static void
put_over(struct doc *d, struct doc_section *s, const struct findings_book_request *r) {
    for (uint32_t k = 0; k < ledger_files(r->ledger); k++) {
        const struct ledger_file *f = ledger_file(r->ledger, k);
        char share[NUM_TEXT];
        char limit[NUM_TEXT];
        int64_t v = 0;
        struct buf b = {0};

        if (!findings_book_table_over(r->profile, f)) {
            continue;
        }
        (void)num_percent((struct num_ratio){(num_wide)f->rejected, (num_wide)f->read}, &v);
        num_vn_hundredths(share, v);
        num_vn_hundredths(limit, profile_int(r->profile, PROFILE_NGUONG_LOAI));
        buf_text(&b, "Tệp ");
        buf_str(&b, f->path);
        buf_fmt(&b, " có %s%% số dòng bị loại, quá ngưỡng %s%%.", share, limit);
        put_text(d, s, DOC_WARNING, doc_moved(d, &b), DOC_BOLD);
    }
}

static void
put_left_out(struct doc *d, struct doc_section *s, uint64_t left_out) {
    struct buf b = {0};

    if (left_out == 0) {
        return;
    }
    buf_text(&b, "Trang Chi tiết không đủ chỗ cho ");
    add_count(&b, left_out);
    buf_text(&b, " phát hiện nhẹ nhất; danh sách đầy đủ ở tệp " NAMES_FINDINGS ".");
    put_text(d, s, DOC_WARNING, doc_moved(d, &b), DOC_BOLD);
}

static void
put_links(struct doc *d, struct doc_section *s, bool places) {
    static const struct {
        const char *label, *text, *section;
    } lines[] = {{"1", "Theo tệp: mỗi tệp được đọc thế nào, bao nhiêu dòng được nhận", "theo-tep"},
                 {"2", "Theo quy tắc: từng loại sai sót, số lượng, cách xử lý", "theo-quy-tac"},
                 {"3", "Theo xã: sai sót của từng xã, phường, đặc khu", "theo-xa"},
                 {"4", "Chi tiết: từng phát hiện, tệp nào, dòng nào", "chi-tiet"},
                 {"5", "Địa chỉ: đơn vị chưa rõ xã, chờ xác nhận", "dia-chi"}};
    enum { LINES = sizeof lines / sizeof lines[0] };
    const size_t n = places ? LINES : LINES - 1;
    struct doc_links *links = &doc_add(d, s, DOC_LINKS)->u.links;

    links->link = arena_array(d->arena, struct doc_link, LINES);
    links->n = n;
    for (size_t k = 0; k < n; k++) {
        links->link[k] = (struct doc_link){.label = str_from(lines[k].label),
                                           .text = str_from(lines[k].text),
                                           .section = str_from(lines[k].section)};
    }
}

static void
put_contents(struct doc *d, struct doc_section *s, const struct findings_book_request *r,
             const struct findings_book_tally *t, uint64_t left_out) {
    char label[PERIOD_TEXT];
    char day[PERIOD_TEXT];
    size_t places;
    struct buf b = {0};

    period_label(label, r->period);
    period_date_vn(day, r->closing);
    if (profile_text(r->profile, PROFILE_BHXH_TEN).n > 0) {
        put_text(d, s, DOC_CENTRED,
                 utf8_upper(d->arena, profile_text(r->profile, PROFILE_BHXH_TEN)), DOC_BOLD);
    }
    buf_fmt(&b, "Số liệu %s, chốt ngày %s", label, day);
    doc_add(d, s, DOC_TITLE)->u.title = (struct doc_title){
        .kind = STR("KẾT QUẢ KIỂM TRA DỮ LIỆU ĐẦU VÀO"), .abstract = doc_moved(d, &b)};
    if (r->stopped.n > 0) {
        buf_text(&b, "Chưa phát hành: ");
        buf_str(&b, r->stopped);
        put_text(d, s, DOC_WARNING, doc_moved(d, &b), DOC_BOLD);
    }
    if (r->accepted.n > 0) {
        put_text(d, s, DOC_WARNING, doc_clean(d, r->accepted), DOC_BOLD);
    }
    put_over(d, s, r);
    put_rows(d, s, r);
    put_findings(d, s, t);
    put_left_out(d, s, left_out);
    put_text(d, s, DOC_NOTE,
             STR("Giá trị trong tệp này đã được che. Dòng bị loại, kèm khóa để tra lại, ở thư mục "
                 "tra-lai, chỉ gửi cho nơi đã lập tệp."),
             DOC_ITALIC);
    (void)located_rows(r->located, &places);
    put_links(d, s, places > 0);
}

bool
findings_book_workbook(struct arena *a, const struct findings_book_request *r, struct doc **out,
                       struct err *e) {
    struct doc *d = doc_new(a);
    struct doc_section *contents;
    struct findings_book_tally tally;
    char label[PERIOD_TEXT];
    uint64_t left_out;
    struct buf b = {0};

    assert(r->members != NULL && r->ledger != NULL && r->profile != NULL);
    if (!count_all(a, r, &tally, e)) {
        return false;
    }
    period_label(label, r->period);
    buf_fmt(&b, "Kết quả kiểm tra dữ liệu %s", label);
    d->title = doc_moved(d, &b);
    d->author = doc_clean(d, profile_text(r->profile, PROFILE_BHXH_TEN));
    d->subject = STR("Kiểm tra dữ liệu BHXH, BHTN, BHYT và thuế");
    d->day = r->day;
    contents = doc_add_section(d, DOC_CONTENTS, STR("muc-luc"), STR("Mục lục"));
    findings_book_table_files(d, doc_add_section(d, DOC_NOTES, STR("theo-tep"), STR("Theo tệp")),
                              r->profile, r->ledger);
    findings_book_table_rules(
        d, doc_add_section(d, DOC_NOTES, STR("theo-quy-tac"), STR("Theo quy tắc")), r->ledger,
        &tally);
    findings_book_table_communes(d, doc_add_section(d, DOC_NOTES, STR("theo-xa"), STR("Theo xã")),
                                 r->members, &tally);
    put_places(d, r);
    put_payers(d, r);
    if (!put_detail(d, r, &tally, &left_out, e)) {
        return false;
    }
    put_contents(d, contents, r, &tally, left_out);
    *out = d;
    return true;
}
