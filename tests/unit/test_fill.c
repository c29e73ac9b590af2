/* test_fill - whole documents: the workbook's sheets and data, the report and its annexes. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "base/num.h"
#include "figures/snapshot.h"
#include "figures/withhold.h"
#include "language/annex_def.h"
#include "province.h"
#include "template/column_kinds.h"
#include "template/fill.h"

static struct province p;

static void
open_province(void) {
    struct err e;

    province_open(&p);
    cr_assert(annex_load(&p.run, "templates/phu-luc", &p.indicators, &column_kinds, &p.annexes, &e),
              "%s tại %s", e.what, e.where);
}

static void
close_province(void) {
    province_close(&p);
}

TestSuite(fill, .init = open_province, .fini = close_province);

static struct doc *
workbook(const str *only, size_t n) {
    struct doc *d = NULL;
    struct err e;

    cr_assert(fill_workbook(&p.run, &p.fill, only, n, &d, &e), "%s", e.what);
    return d;
}

static const struct doc_table *
first_table(const struct doc *d, const char *section) {
    const struct doc_section *s = doc_find_section(d, str_from(section));

    for (const struct doc_block *b = s == NULL ? NULL : s->first; b != NULL; b = b->next) {
        if (b->kind == DOC_TABLE) {
            return b->u.table;
        }
    }
    return NULL;
}

/* A row of the data sheet as so-lieu.csv has it; the names here need no quotes. */
static void
put_row(const struct doc_row *r, struct buf *b) {
    const struct doc_cell *v = &r->cell[5];
    char rate[NUM_TEXT];

    for (size_t k = 0; k < 5; k++) {
        if (r->cell[k].kind != DOC_EMPTY) {
            buf_str(b, r->cell[k].u.text);
        }
        buf_char(b, ',');
    }
    if (v->kind == DOC_RATE) {
        num_dot_hundredths(rate, v->u.count);
        buf_text(b, rate);
    } else {
        buf_fmt(b, "%lld", (long long)v->u.count);
    }
    buf_char(b, '\n');
}

Test(fill, the_data_sheet_says_exactly_what_so_lieu_csv_says) {
    const struct doc_table *t = first_table(workbook(NULL, 0), "so-lieu");
    struct buf sheet = {0};
    struct buf csv = {0};

    cr_assert_not_null(t);
    buf_text(&sheet, "ky,cap,ma,ten,chi_tieu,gia_tri\n");
    for (uint32_t r = 0; r < t->rows; r++) {
        put_row(&t->row[r], &sheet);
    }
    snapshot_write(p.now, &csv);
    cr_assert_str_eq(buf_z(&sheet), buf_z(&csv));
    cr_assert_gt(t->rows, 30);
    buf_free(&sheet);
    buf_free(&csv);
}

Test(fill, the_contents_link_every_sheet_once_and_annexes_without_figures_are_left_out) {
    const struct doc *d = workbook(NULL, 0);
    const struct doc_links *l = NULL;
    size_t n = 0;

    for (const struct doc_block *b = d->first->first; b != NULL; b = b->next) {
        l = b->kind == DOC_LINKS ? &b->u.links : l;
    }
    cr_assert_not_null(l);
    for (const struct doc_section *s = d->first->next; s != NULL; s = s->next, n++) {
        cr_assert(str_eq(l->link[n].section, s->id));
    }
    cr_assert_eq(l->n, n);
    cr_assert_not_null(doc_find_section(d, STR("theo-xa")));
    cr_assert_null(doc_find_section(d, STR("cham-dong")), "no employers were delivered");
    cr_assert_null(doc_find_section(d, STR("tong-hop")), "a table for texts is no annex");
    cr_assert_eq(d->draft, true);
}

Test(fill, every_table_of_an_annex_has_its_own_sheet_and_empty_groups_are_left_out) {
    const uint32_t hs = indicator_of_group(&p.indicators, INDICATOR_BHYT_NHOM, 1);
    const struct doc *d;
    const struct doc_table *t;

    cube_set(p.now, MEMBER_NHOM, 1, INDICATOR_BHYT, 1620);
    cube_set(p.now, MEMBER_XA, 1, hs, 400);
    d = workbook(NULL, 0);
    cr_assert_not_null(first_table(d, "bhyt-theo-nhom"));
    t = first_table(d, "bhyt-theo-nhom.2");
    cr_assert_not_null(t);
    if (t != NULL) {
        cr_assert_eq(t->cols, 4, "STT, name, BHYT and pupils; nobody is poor");
        cr_assert_gt(t->notes, 0);
    }
    cr_assert(
        str_eq(doc_find_section(d, STR("bhyt-theo-nhom.2"))->name, STR("IV.2 BHYT theo nhóm")));
}

Test(fill, only_takes_the_annexes_asked_for_and_refuses_others) {
    const str one[] = {STR("theo-xa")};
    const str none[] = {STR("theo-xaa")};
    struct doc *d = workbook(one, 1);
    struct err e;

    cr_assert_not_null(doc_find_section(d, STR("theo-xa")));
    cr_assert_null(doc_find_section(d, STR("ty-le-bao-phu")));
    cr_assert_not(fill_workbook(&p.run, &p.fill, none, 1, &d, &e));
    cr_assert_not_null(strstr(e.what, "có phải \"theo-xa\"?"));
}

Test(fill, the_data_of_a_commune_is_its_own_and_the_provinces) {
    const struct doc_table *t;

    p.fill.scope = (struct fill_scope){MEMBER_XA, 1};
    t = first_table(workbook(NULL, 0), "so-lieu");
    cr_assert_not_null(t);
    for (uint32_t r = 0; t != NULL && r < t->rows; r++) {
        const str code = t->row[r].cell[2].u.text;

        cr_assert(str_eq(code, STR("46")) || str_eq(code, STR("19789")));
    }
}

Test(fill, every_shipped_report_loads_without_a_figure_typed_by_hand_and_composes_for_its_scope) {
    struct fs_list files;
    struct err e;

    cr_assert(fs_list(&p.run, "templates/bao-cao", &files, &e));
    cr_assert_geq(files.n, 6);
    for (size_t k = 0; k < files.n; k++) {
        struct prose *t = NULL;
        struct doc *d = NULL;

        if (files.e[k].is_dir) { /* parts that reports take in */
            continue;
        }
        cr_assert(prose_load(&p.run, fs_join(&p.run, "templates/bao-cao", files.e[k].name),
                             &p.indicators, &p.annexes, &t, &e),
                  "%s tại %s", e.what, e.where);
        cr_expect_null(prose_warning(t, 0), "%s", prose_warning(t, 0));
        p.fill.scope = (struct fill_scope){prose_head(t)->level, 0};
        cr_assert(fill_report(&p.run, &p.fill, t, &d, &e), "%s", e.what);
        cr_assert_eq(d->first->kind, DOC_MAIN);
        if (p.fill.scope.level == MEMBER_TINH && prose_head(t)->kind->layout != DOCUMENT_SLIP &&
            strcmp(files.e[k].name, "tong-quan.md") !=
                0) { /* a page has none; a pack is two or three pages (spec 3.3) */
            cr_assert_not_null(d->first->next, "%s names no annex", files.e[k].name);
        } else {
            cr_assert_null(d->first->next, "%s is followed by annexes", files.e[k].name);
        }
    }
}

static bool
has(const struct doc_section *s, enum doc_block_kind kind) {
    const struct doc_block *b = s->first;

    while (b != NULL && b->kind != kind) {
        b = b->next;
    }
    return b != NULL;
}

/* The first block of a kind, which must be there. */
static const struct doc_block *
find(const struct doc_section *s, enum doc_block_kind kind) {
    static const struct doc_block none;

    cr_assert_not_null(s);
    for (const struct doc_block *b = s->first; b != NULL; b = b->next) {
        if (b->kind == kind) {
            return b;
        }
    }
    cr_assert(false, "no block of kind %d", (int)kind);
    return &none;
}

Test(fill, a_draft_leaves_number_and_day_open_and_an_annex_names_its_report) {
    struct prose *t = NULL;
    struct doc *d = NULL;
    struct err e;
    const struct doc_section *annex;

    cr_assert(
        prose_load(&p.run, "templates/bao-cao/bao-cao-quy.md", &p.indicators, &p.annexes, &t, &e));
    cr_assert(fill_report(&p.run, &p.fill, t, &d, &e));
    cr_assert(str_eq(find(d->first, DOC_LETTERHEAD)->u.letterhead.place_date,
                     STR("Huế, ngày       tháng 4 năm 2026")));
    cr_assert(
        str_eq(find(d->first, DOC_LETTERHEAD)->u.letterhead.number, STR("Số:        /BC-BHXH")));
    annex = doc_find_section(d, STR("theo-xa"));
    cr_assert(str_eq(find(annex, DOC_ANNEX_HEAD)->u.annex_head.label, STR("Phụ lục II")));
    cr_assert(str_eq(find(annex, DOC_ANNEX_HEAD)->u.annex_head.attached,
                     STR("(Kèm theo Báo cáo số        /BC-BHXH ngày       tháng       năm 2026 của "
                         "Bảo hiểm xã hội thành phố Huế)")));
    cr_assert_not(has(annex, DOC_SIGNATURE), "an annex in the file of its document is not signed");
    cr_assert(str_eq(find(doc_find_section(workbook(NULL, 0), STR("theo-xa")), DOC_SIGNATURE)
                         ->u.signature.left_title,
                     STR("NGƯỜI LẬP BIỂU")));
    cr_assert_not(has(annex, DOC_CHART), "the chart stands in the text already");

    cr_assert(profile_set(&p.run, &p.profile, PROFILE_VAN_BAN_DU_THAO, STR("khong"), PROFILE_OPTION,
                          NULL, &e));
    p.fill.day = period_from_civil(2026, 1, 5);
    cr_assert(fill_report(&p.run, &p.fill, t, &d, &e));
    cr_assert(str_eq(find(d->first, DOC_LETTERHEAD)->u.letterhead.place_date,
                     STR("Huế, ngày 05 tháng 01 năm 2026")));
    cr_assert_not(d->draft);
}

/* The four kinds of spec 3.3: what stands in the number, what is centred, what is under the number. */
Test(fill, a_kind_gives_a_document_its_layout_and_its_symbol) {
    static const struct {
        const char *kind, *office, *number, *about, *attached;
    } wanted[] = {
        {"BÁO CÁO", "bhxh", "Số:        /BC-BHXH", "", "(Kèm theo Báo cáo số        /BC-"},
        {"TỜ TRÌNH", "bhxh", "Số:        /TTr-BHXH", "", "(Kèm theo Tờ trình số        /T"},
        {"Thông báo", "bhxh", "Số:        /TB-BHXH", "", "(Kèm theo Thông báo số        /"},
        {"TỜ TRÌNH", "so_noi_vu", "Số:        /TTr-SNV", "", "(Kèm theo Tờ trình số        /T"},
        {"CÔNG VĂN", "bhxh", "Số:        /BHXH-QLT", "V/v kết quả quý I năm 2026",
         "(Kèm theo Công văn số        /B"}};

    for (size_t k = 0; k < sizeof wanted / sizeof wanted[0]; k++) {
        struct prose *t = NULL;
        struct doc *d = NULL;
        struct err e;
        char text[512];

        (void)snprintf(
            text, sizeof text,
            "---\nloai: %s\ntrich_yeu: kết quả {ky.ten}\nco_quan: %s\n"
            "kinh_gui: Sở Nội vụ\nnoi_nhan: Như trên | SỞ NỘI VỤ (để b/c); | Lưu: VT\n---\n"
            "Tại {phu_luc theo-xa}.\n",
            wanted[k].kind, wanted[k].office);
        cr_assert(
            prose_load(&p.run, province_write(&p, "x.md", text), &p.indicators, &p.annexes, &t, &e),
            "%s", e.what);
        cr_assert(fill_report(&p.run, &p.fill, t, &d, &e), "%s", e.what);
        cr_expect(
            str_eq(find(d->first, DOC_LETTERHEAD)->u.letterhead.number, str_from(wanted[k].number)),
            STR_FMT, STR_ARG(find(d->first, DOC_LETTERHEAD)->u.letterhead.number));
        cr_expect(
            str_eq(find(d->first, DOC_LETTERHEAD)->u.letterhead.about, str_from(wanted[k].about)));
        cr_expect_eq(has(d->first, DOC_TITLE), wanted[k].about[0] == '\0', "%s", wanted[k].kind);
        cr_expect(
            str_starts(
                find(doc_find_section(d, STR("theo-xa")), DOC_ANNEX_HEAD)->u.annex_head.attached,
                str_from(wanted[k].attached)),
            "%s", wanted[k].kind);
        /* who is written to is not among those who receive a copy */
        cr_expect_eq(find(d->first, DOC_SIGNATURE)->u.signature.recipient_n, 2, "%s",
                     wanted[k].kind);
    }
}

Test(fill, a_pack_withholds_small_counts_and_the_part_that_would_give_them_away) {
    static const int64_t of_hn[] = {1, 3, 0, 0};
    static const int64_t of_hs[] = {899, 397, 310, 10};
    const struct doc_table *t;
    const uint32_t hn = indicator_of_group(&p.indicators, INDICATOR_BHYT_NHOM, 0);
    const uint32_t hs = indicator_of_group(&p.indicators, INDICATOR_BHYT_NHOM, 1);
    struct err e;
    size_t seen = 0;

    for (uint32_t line = 0; line < 4; line++) {
        cube_set(p.now, MEMBER_XA, line, hn, of_hn[line]);
        cube_set(p.now, MEMBER_XA, line, hs, of_hs[line]);
    }
    cube_set(p.now, MEMBER_TINH, 0, hn, 4);
    cube_set(p.now, MEMBER_TINH, 0, hs, 1616);
    cube_set(p.now, MEMBER_XA, 3, INDICATOR_BHXH_BB, 5); /* no two people of no place */
    cube_set(p.now, MEMBER_CO_QUAN, 2, INDICATOR_BHXH_BB, 5);
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_BHXH_BB, 185);
    cube_set(p.now, MEMBER_XA, 1, INDICATOR_BHXH_TN, 0);
    cube_set(p.now, MEMBER_XA, 1, INDICATOR_BHTN_BP, 4);
    cr_assert(profile_set(&p.run, &p.profile, PROFILE_O_NHO, STR("5"), PROFILE_OPTION, NULL, &e));
    cr_assert(withhold_apply(p.now, &(const struct withhold_rule){5, false}, &e), "%s", e.what);
    p.fill.scope = (struct fill_scope){MEMBER_XA, 1};
    t = first_table(workbook(NULL, 0), "so-lieu");
    for (uint32_t r = 0; t != NULL && r < t->rows; r++) {
        static const struct {
            const char *id, *text;
        } wanted[] = {{"bhyt_hn", "<5"},   {"bhyt_hs", "(ẩn)"}, {"bhyt", "400"},
                      {"bhxh_bb", "50"},   {"bhxh_tn", "0"},    {"bhtn_bp", "<5"},
                      {"bp_bhtn", "(ẩn)"}, {"dan_so", "500"},   {"ct_bhxh_bb", "50"}};

        for (size_t k = 0; k < sizeof wanted / sizeof wanted[0]; k++) {
            if (str_eq(t->row[r].cell[1].u.text, STR("xa")) &&
                str_eq(t->row[r].cell[4].u.text, str_from(wanted[k].id))) {
                const str text = doc_cell_text(&p.run, &t->row[r].cell[5]);

                cr_expect(str_eq(text, str_from(wanted[k].text)), "%s: " STR_FMT, wanted[k].id,
                          STR_ARG(text));
                seen++;
            }
        }
        if (str_eq(t->row[r].cell[1].u.text, STR("tinh")) &&
            str_eq(t->row[r].cell[4].u.text, STR("bhyt_hn"))) {
            cr_expect_eq(t->row[r].cell[5].kind, DOC_TEXT,
                         "four people of the whole province are no more than four of a commune");
        }
    }
    cr_assert_eq(seen, 9);
}

Test(fill, what_must_be_told_stands_in_one_box_before_the_title_in_order) {
    static const str warning[] = {{"Thiếu số liệu quý IV.", sizeof "Thiếu số liệu quý IV." - 1}};
    const char *text = "";
    struct prose *t = NULL;
    struct doc *d = NULL;
    struct err e;
    size_t n = 0;

    p.fill.provisional = true;
    p.fill.forced = true;
    p.fill.warning = warning;
    p.fill.warnings = 1;
    cr_assert(
        prose_load(&p.run, "templates/bao-cao/bao-cao-quy.md", &p.indicators, &p.annexes, &t, &e));
    cr_assert(fill_report(&p.run, &p.fill, t, &d, &e));
    for (const struct doc_block *b = d->first->first; b != NULL && b->kind != DOC_TITLE;
         b = b->next) {
        if (b->kind == DOC_PARAGRAPH && b->u.paragraph.role == DOC_WARNING) {
            n++;
            text = b->u.paragraph.runs.run[0].text.p;
        }
    }
    cr_assert_eq(n, 1);
    cr_assert_not_null(strstr(text, ", chưa chốt. Phát hành khi "), "%s", text);
    cr_assert_not_null(strstr(text, " sử dụng số liệu. Thiếu số liệu quý IV."), "%s", text);
}

/* The text names the second and the fourth: they are I and II, in the workbook too, the others follow. */
Test(fill, the_workbook_and_its_report_number_the_annexes_alike_and_without_a_gap) {
    static const struct {
        const char *id, *label;
    } wanted[] = {{"theo-xa", "Phụ lục I"},
                  {"bhyt-theo-nhom", "Phụ lục II"},
                  {"ty-le-bao-phu", "Phụ lục III"},
                  {"theo-co-quan", "Phụ lục IV"}};
    const char *path = province_write(&p, "x.md",
                                      "---\nloai: BÁO CÁO\ntrich_yeu: Kết quả\n---\n"
                                      "Tại {phu_luc bhyt-theo-nhom}, {phu_luc theo-xa}.\n");
    struct prose *t = NULL;
    struct doc *paper = NULL;
    struct doc *book;
    struct err e;

    cr_assert(prose_load(&p.run, path, &p.indicators, &p.annexes, &t, &e));
    p.fill.report = t;
    cr_assert(fill_report(&p.run, &p.fill, t, &paper, &e));
    book = workbook(NULL, 0);
    for (size_t k = 0; k < sizeof wanted / sizeof wanted[0]; k++) {
        const struct doc_section *s = doc_find_section(paper, str_from(wanted[k].id));
        const struct doc_section *sheet = doc_find_section(book, str_from(wanted[k].id));
        const str label = str_from(wanted[k].label);

        cr_expect_eq(s != NULL, k < 2, "%s", wanted[k].id);
        cr_expect(s == NULL || str_eq(find(s, DOC_ANNEX_HEAD)->u.annex_head.label, label), "%s",
                  wanted[k].id);
        cr_expect(str_eq(find(sheet, DOC_ANNEX_HEAD)->u.annex_head.label, label), "%s",
                  wanted[k].id);
    }
}
