/* fill_workbook - phu-luc.xlsx: contents, notes, annexes, data.  See fill.h. */

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "figures/list.h"
#include "language/annex.h"
#include "language/annex_def.h"
#include "language/figure.h"
#include "template/banner.h"
#include "template/fill.h"
#include "template/prose_compose.h"
#include "template/restated.h"
#include "template/sender.h"
#include "template/suppress.h"
#include "template/table_words.h"
#include "template/words.h"
#include "text/fold.h"

static void
put_text(struct doc *d, struct doc_section *s, enum doc_para_role role, str text, unsigned style) {
    doc_add(d, s, DOC_PARAGRAPH)->u.paragraph =
        (struct doc_paragraph){.runs = doc_plain(d, text, style), .role = role};
}

static void
put_heading(struct doc *d, struct doc_section *s, const char *text) {
    doc_add(d, s, DOC_HEADING)->u.heading =
        (struct doc_heading){.level = 1, .text = doc_clean(d, str_from(text))};
}

/* A plain table: one head row of n words. */
struct head {
    const char *text;
    enum doc_align align;
    double weight;
};
static struct doc_table *
plain_table(struct doc *d, struct doc_section *s, const struct head *h, uint32_t n) {
    struct doc_table *t = doc_table_new(d->arena, n);
    struct doc_head *head = arena_array(d->arena, struct doc_head, n);

    for (uint32_t k = 0; k < n; k++) {
        head[k] = (struct doc_head){.col = k, .rows = 1, .cols = 1, .text = str_from(h[k].text)};
        t->col[k] = (struct doc_column){.align = h[k].align, .weight = h[k].weight};
    }
    t->head = head;
    t->head_cells = n;
    t->head_rows = 1;
    doc_add(d, s, DOC_TABLE)->u.table = t;
    return t;
}

static struct doc_cell
text_cell(const struct doc *d, str s) {
    return (struct doc_cell){.kind = s.n > 0 ? DOC_TEXT : DOC_EMPTY, .u.text = doc_clean(d, s)};
}

static struct doc_cell
count_cell(uint64_t v) {
    return (struct doc_cell){.kind = DOC_COUNT, .u.count = (int64_t)v};
}

/* --- data ---------------------------------------------------------------------- */

/* The value as so-lieu.csv has it: a rate rounded once, to hundredths of a percent. */
static bool
data_value(struct doc *d, const struct fill *f, enum member_level l, uint32_t line, uint32_t ind,
           struct doc_cell *out) {
    const struct cube *c = f->book->at[CUBE_NOW];
    int64_t v;

    if (!suppress_shows(f, c, l, line, ind)) {
        *out = suppress_cell(d->arena, f, c, l, line, ind);
        return true;
    }
    if (c->indicators->v[ind].kind == INDICATOR_RATIO) {
        const struct num_ratio r = cube_ratio(c, l, line, ind);

        if (r.den == 0 || !num_percent(r, &v)) {
            return false;
        }
        *out = (struct doc_cell){.kind = DOC_RATE, .u.count = v};
        return true;
    }
    if (!cube_get(c, l, line, ind, &v)) {
        return false;
    }
    *out = figure_count(c->indicators->v[ind].unit, v);
    return true;
}

static bool
in_scope(const struct fill_scope *s, enum member_level l, uint32_t line) {
    return s->level == MEMBER_TINH || l == MEMBER_TINH || (l == s->level && line == s->line);
}

static void
data_line(struct doc *d, struct doc_table *t, const struct fill *f, struct fill_scope at,
          bool *used) {
    const struct cube *c = f->book->at[CUBE_NOW];
    const enum member_level l = at.level;
    const uint32_t line = at.line;
    char period[PERIOD_TEXT];
    const str code = member_code(c->members, l, line);
    const str name = doc_clean(d, member_name(c->members, l, line));
    str ky;

    period_text(period, c->period);
    ky = str_keep(d->arena, str_from(period));
    for (uint32_t k = 0; k < c->indicators->n; k++) {
        const uint32_t ind = c->indicators->by_id[k];
        struct doc_cell value;
        struct doc_row *row;

        if (!data_value(d, f, l, line, ind, &value)) {
            continue;
        }
        used[ind] = true;
        row = doc_table_row(d->arena, t, DOC_ROW_ITEM);
        row->cell[0] = (struct doc_cell){.kind = DOC_CODE, .u.text = ky};
        row->cell[1] = (struct doc_cell){.kind = DOC_CODE, .u.text = str_from(member_level_id(l))};
        row->cell[2] = (struct doc_cell){.kind = code.n > 0 ? DOC_CODE : DOC_EMPTY, .u.text = code};
        row->cell[3] = (struct doc_cell){.kind = DOC_TEXT, .u.text = name};
        row->cell[4] = (struct doc_cell){.kind = DOC_CODE, .u.text = c->indicators->v[ind].id};
        row->cell[5] = value;
    }
}

static void
put_data(struct doc *d, const struct fill *f, bool *used) {
    static const struct head head[] = {
        {"ky", DOC_LEFT, 10},  {"cap", DOC_LEFT, 10},      {"ma", DOC_LEFT, 10},
        {"ten", DOC_LEFT, 34}, {"chi_tieu", DOC_LEFT, 22}, {"gia_tri", DOC_RIGHT, 20},
    };
    static const char *const keys[] = {"ky", "cap", "ma", "ten", "chi_tieu", "gia_tri"};
    struct doc_section *s = doc_add_section(d, DOC_DATA, STR("so-lieu"), STR("Số liệu"));
    struct doc_table *t = plain_table(d, s, head, sizeof head / sizeof head[0]);

    t->name = STR("so_lieu");
    for (uint32_t k = 0; k < t->cols; k++) {
        t->col[k].key = str_from(keys[k]);
    }
    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        for (uint32_t line = 0; line < member_lines(f->members, (enum member_level)l); line++) {
            if (in_scope(&f->scope, (enum member_level)l, line)) {
                const struct fill_scope at = {(enum member_level)l, line};

                data_line(d, t, f, at, used);
            }
        }
    }
}

/* --- notes --------------------------------------------------------------------- */

static str
how_computed(struct doc *d, const struct indicator_set *i, const struct indicator *x) {
    struct buf b = {0};

    if (x->target) {
        return STR("Chỉ tiêu được giao cho cả năm");
    }
    switch (x->kind) {
    case INDICATOR_STOCK:
        return STR("Số có đến ngày chốt số liệu");
    case INDICATOR_FLOW:
        return STR("Số phát sinh trong kỳ");
    case INDICATOR_RATIO:
        break;
    }
    if (x->num == INDICATOR_NONE || x->den == INDICATOR_NONE) {
        return STR("Tỷ lệ được giao hoặc công bố");
    }
    buf_str(&b, i->v[x->num].name);
    buf_text(&b, " / ");
    buf_str(&b, i->v[x->den].name);
    return doc_moved(d, &b);
}

static void
put_indicators(struct doc *d, struct doc_section *s, const struct fill *f, const bool *used) {
    static const struct head head[] = {{"STT", DOC_CENTRE, 5},
                                       {LIST_NAME_MA_CHI_TIEU, DOC_LEFT, 20},
                                       {"Tên chỉ tiêu", DOC_LEFT, 48},
                                       {LIST_NAME_DON_VI_TINH, DOC_CENTRE, 10},
                                       {"Cách tính", DOC_LEFT, 50}};
    struct doc_table *t;
    uint64_t n = 0;

    put_heading(d, s, "2. Các chỉ tiêu trong tệp này");
    t = plain_table(d, s, head, sizeof head / sizeof head[0]);
    t->name = STR("chi_tieu");
    for (uint32_t k = 0; k < f->indicators->n; k++) {
        const struct indicator *x = &f->indicators->v[k];
        struct doc_row *row;

        if (used[k]) {
            row = doc_table_row(d->arena, t, DOC_ROW_ITEM);
            row->cell[0] = count_cell(++n);
            row->cell[1] = (struct doc_cell){.kind = DOC_CODE, .u.text = x->id};
            row->cell[2] = text_cell(d, x->name);
            row->cell[3] = text_cell(d, str_from(indicator_unit_text(x->unit)));
            row->cell[4] = text_cell(d, how_computed(d, f->indicators, x));
        }
    }
}

static void
put_accounts(struct doc *d, const struct fill *f) {
    static const struct head head[] = {
        {TABLE_WORDS_FILE, DOC_LEFT, 34},       {"Đọc", DOC_RIGHT, 12},
        {TABLE_WORDS_ACCEPTED, DOC_RIGHT, 12},  {TABLE_WORDS_REJECTED, DOC_RIGHT, 12},
        {TABLE_WORDS_DUPLICATE, DOC_RIGHT, 12}, {"Bỏ qua (*)", DOC_RIGHT, 12},
        {TABLE_WORDS_HOW, DOC_LEFT, 40}};
    struct doc_section *s;
    struct doc_table *t;
    str *note = arena_array(d->arena, str, 1);

    if (f->ledger == NULL || ledger_files(f->ledger) == 0) {
        return;
    }
    s = doc_add_section(d, DOC_NOTES, STR("chat-luong"), STR("Chất lượng dữ liệu"));
    s->landscape = true;
    put_heading(d, s, "Chất lượng dữ liệu đầu vào (số dòng)");
    t = plain_table(d, s, head, sizeof head / sizeof head[0]);
    t->name = STR("doi_soat_dong");
    for (uint32_t k = 0; k < ledger_files(f->ledger); k++) {
        const struct ledger_file *x = ledger_file(f->ledger, k);
        struct doc_row *row = doc_table_row(d->arena, t, DOC_ROW_ITEM);

        row->cell[0] = text_cell(d, x->path);
        row->cell[1] = count_cell(x->read);
        row->cell[2] = count_cell(x->accepted);
        row->cell[3] = count_cell(x->rejected);
        row->cell[4] = count_cell(x->duplicate);
        row->cell[5] = count_cell(x->skipped);
        row->cell[6] = text_cell(d, x->how);
    }
    note[0] = STR("Ghi chú: Đọc = Nhận + Loại + Trùng. (*) Dòng không phải bản ghi: tiêu đề, dòng "
                  "tổng, dòng trống.");
    t->note = note;
    t->notes = 1;
}

static void
put_basis(struct doc *d, struct doc_section *s, const struct fill *f) {
    static const struct {
        const char *head;
        const char *text; /* with {words} */
    } lines[] = {
        {"Kỳ báo cáo: ", "{ky.ten}, chốt số liệu ngày {ky.ngay_chot}"},
        {"So sánh với: ",
         "kỳ trước ({ky_truoc.ten}), cùng kỳ năm trước ({cung_ky.ten}), đầu năm ({dau_nam.ten})"},
        {TABLE_WORDS_POPULATION, "{dan_so.nguon}"},
        {"Thời điểm dân số: ", "{dan_so.ngay}"},
        {"Lực lượng lao động trong độ tuổi: ",
         "số công bố; nơi chưa có tính bằng {dan_so.ty_le_llld}% dân số"},
        {"Người tham gia: ",
         "mỗi mã số BHXH tính một lần cho từng quyền (BHXH, BHTN, BHYT) trong toàn địa bàn"},
        {"Tỷ lệ bao phủ BHXH, BHTN: ",
         "không tính sĩ quan, quân nhân chuyên nghiệp, hạ sĩ quan, chiến sĩ quân đội và công an"},
    };

    put_heading(d, s, "1. Kỳ báo cáo và cơ sở tính");
    for (size_t k = 0; k < sizeof lines / sizeof lines[0]; k++) {
        const str text = words_expand(d->arena, f, str_from(lines[k].text), 0);
        struct buf b = {0};

        buf_text(&b, lines[k].head);
        buf_str(&b, text.n > 0 ? text : STR("chưa khai báo"));
        put_text(d, s, DOC_BODY, doc_moved(d, &b), 0);
    }
}

/* --- the workbook -------------------------------------------------------------- */

static bool
check_only(const struct fill *f, const str *only, size_t n, struct err *e) {
    const char *name[100];
    size_t names = 0;

    for (size_t k = 0; k < f->annexes->n && names < 100; k++) {
        name[names++] = f->annexes->annex[k]->id.p;
    }
    for (size_t k = 0; k < n; k++) {
        if (annex_find(f->annexes, only[k]) == NULL) {
            const int near = fold_nearest(only[k], name, names);

            return err_set(e, ERR_USAGE, "không có phụ lục \"" STR_FMT "\"%s%s%s", STR_ARG(only[k]),
                           near < 0 ? "" : "; có phải \"", near < 0 ? "" : name[near],
                           near < 0 ? "" : "\"?");
        }
    }
    return true;
}

static bool
is_wanted(const struct annex *x, const str *only, size_t n) {
    for (size_t k = 0; k < n; k++) {
        if (str_eq(x->id, only[k])) {
            return true;
        }
    }
    return n == 0 && x->number > 0 && !x->apart;
}

/* The annexes of a workbook and their numbers, by place in the fill's set; 0: it does not stand here. */
struct numbers {
    unsigned *of;
    unsigned last;
};

static unsigned
number_of(const struct numbers *n, const struct fill *f, const struct annex *x) {
    for (size_t k = 0; k < f->annexes->n; k++) {
        if (f->annexes->annex[k] == x) {
            return n->of[k];
        }
    }
    return 0;
}

/* First those that the report names, whose numbers it has given; then the others, each that has
 * something to show. */
static struct numbers
put_annexes(struct doc *d, const struct fill *f, const struct sender *office, const str *only,
            size_t only_n) {
    const struct prose_annexes named =
        f->report != NULL ? prose_named(f->report, f, d->arena) : (struct prose_annexes){NULL, 0};
    struct numbers n = {arena_array(d->arena, unsigned, f->annexes->n + 1), (unsigned)named.n};

    for (unsigned pass = 0; pass < 2; pass++) {
        for (size_t k = 0; k < f->annexes->n; k++) {
            const struct annex *x = f->annexes->annex[k];
            const unsigned place = prose_place(&named, x);
            const struct fill_annex which = {x, place > 0 ? place : n.last + 1};

            if ((place > 0) == (pass == 0) && is_wanted(x, only, only_n) &&
                fill_annex(d, f, which, office, NULL)) {
                n.of[k] = which.number;
                n.last = which.number > n.last ? which.number : n.last;
            }
        }
    }
    return n;
}

/* The title of the section's first table; empty: it has none. */
static str
table_title(const struct doc_section *s) {
    for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
        if (b->kind == DOC_TABLE) {
            return b->u.table->title;
        }
    }
    return (str){"", 0};
}

/* "IV" and the annex's title; "IV.2" and the title of the table that has a sheet of its own. */
static struct doc_link
link_to(struct doc *d, const struct fill *f, const struct numbers *no,
        const struct doc_section *s) {
    str id;
    const str more = str_cut(s->id, '.', &id);
    const struct annex *def = annex_find(f->annexes, id);
    struct doc_link l = {.text = s->name, .section = s->id};
    char roman[NUM_TEXT];
    struct buf label = {0};

    if (def == NULL) {
        return l;
    }
    num_roman(roman, number_of(no, f, def));
    buf_text(&label, roman);
    if (more.n == 0) {
        l.text = doc_clean(d, words_expand(d->arena, f, def->title, 0));
    } else {
        buf_char(&label, '.');
        buf_str(&label, more);
        l.text = table_title(s).n > 0 ? table_title(s) : s->name;
    }
    l.label = doc_moved(d, &label);
    return l;
}

static void
put_contents(struct doc *d, struct doc_section *s, const struct fill *f, const struct numbers *no) {
    struct doc_block *b = doc_add(d, s, DOC_TITLE);
    struct doc_links *links;
    size_t n = 0;

    b->u.title = (struct doc_title){
        .kind = STR("PHỤ LỤC SỐ LIỆU"),
        .abstract = doc_clean(
            d, words_expand(d->arena, f,
                            STR("Tham gia bảo hiểm xã hội, bảo hiểm thất nghiệp, bảo hiểm y tế tại "
                                "{noi.goi} {ky.ten}"),
                            0))};
    banner_put(d, s, f);
    links = &doc_add(d, s, DOC_LINKS)->u.links;
    for (const struct doc_section *x = s->next; x != NULL; x = x->next) {
        n++;
    }
    links->link = arena_array(d->arena, struct doc_link, n + 1);
    for (const struct doc_section *x = s->next; x != NULL; x = x->next) {
        links->link[links->n++] = link_to(d, f, no, x);
    }
    put_text(d, s, DOC_NOTE,
             STR("Trong mọi bảng, dấu \"-\" là không có số liệu để ghi hoặc để so sánh."), 0);
}

/* What every workbook says of itself. */
static struct doc *
new_book(struct arena *a, const struct fill *f, const struct sender *office, str title) {
    struct doc *d = doc_new(a);

    d->day = f->day;
    d->draft = profile_int(f->profile, PROFILE_VAN_BAN_DU_THAO) != 0;
    d->author = doc_clean(d, office->name);
    d->title = doc_clean(d, words_expand(a, f, title, 0));
    d->subject = STR("Tham gia bảo hiểm xã hội, bảo hiểm thất nghiệp, bảo hiểm y tế");
    return d;
}

bool
fill_annex_book(struct arena *a, const struct fill *f, str id, struct doc **out) {
    const struct annex *x = annex_find(f->annexes, id);
    const struct sender office = sender_of(a, f, f->report != NULL ? prose_head(f->report) : NULL);

    *out = new_book(a, f, &office, x->title);
    (void)fill_annex(*out, f, (struct fill_annex){x, 0}, &office, NULL);
    return true;
}

bool
fill_workbook(struct arena *a, const struct fill *f, const str *only, size_t n, struct doc **out,
              struct err *e) {
    const struct sender office = sender_of(a, f, f->report != NULL ? prose_head(f->report) : NULL);
    bool *used = arena_array(a, bool, f->indicators->n + 1);
    struct doc_section *contents;
    struct doc_section *notes;
    struct numbers numbers;
    struct doc *d;

    if (!check_only(f, only, n, e)) {
        return false;
    }
    d = new_book(a, f, &office, STR("Phụ lục số liệu {ky.ten} - {noi.ten}"));
    contents = doc_add_section(d, DOC_CONTENTS, STR("muc-luc"), STR("Mục lục"));
    numbers = put_annexes(d, f, &office, only, n);
    /* whatever was asked for: a revision without it would not say what it restates */
    (void)restated_annex(d, f, &office, (struct restated_place){false, numbers.last + 1});
    put_data(d, f, used);
    notes = doc_add_section(d, DOC_NOTES, STR("ghi-chu"), STR("Ghi chú"));
    put_accounts(d, f);
    put_basis(d, notes, f);
    put_indicators(d, notes, f, used);
    put_contents(d, contents, f, &numbers);
    *out = d;
    return true;
}
