/* test_prose - the words of reports: placeholders, conditions, Markdown, what is refused. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "base/buf.h"
#include "doc/block.h"
#include "doc/table.h"
#include "language/annex_def.h"
#include "language/prose_remark.h"
#include "province.h"
#include "template/prose_compose.h"

static struct province p;

static void
open_province(void) {
    struct err e;

    province_open(&p);
    (void)province_write(&p, "theo-xa.ini",
                         "[phu_luc]\nso = 2\ntieu_de = Theo xã\n[bang.a]\ndong = xa\n"
                         "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
                         "[cot.th]\ntieu_de = Thực hiện\nchi_tieu = bhxh_bb\n"
                         "[bieu_do.c]\nloai = ngang\ntieu_de = B\ncot = th\n");
    cr_assert(province_annexes(&p, &e), "%s", e.what);
}

static void
close_province(void) {
    province_close(&p);
}

TestSuite(prose, .init = open_province, .fini = close_province);

#define FRONT "---\nloai: BÁO CÁO\ntrich_yeu: Kết quả {ky.ten}\nco_quan: bhxh\n---\n"

static bool
load(const char *body, struct prose **out, struct err *e) {
    struct buf b = {0};
    bool ok;

    buf_text(&b, FRONT);
    buf_text(&b, body);
    ok = prose_load(&p.run, province_write(&p, "x.md", buf_z(&b)), &p.indicators, &p.annexes, out,
                    e);
    buf_free(&b);
    return ok;
}

/* The blocks of a text as lines: "#1 ...", "- ...", "...", "[bảng]". */
static const char *
say(const char *body) {
    struct prose_annexes named;
    struct prose *t = NULL;
    struct doc *d = doc_new(&p.run);
    struct doc_section *s = doc_add_section(d, DOC_MAIN, STR("m"), STR("m"));
    struct buf b = {0};
    const char *out;
    struct err e;

    cr_assert(load(body, &t, &e), "%s: %s", body, e.what);
    cr_assert(prose_compose(t, &p.fill, d, s, &named, &e), "%s", e.what);
    for (const struct doc_block *x = s->first; x != NULL; x = x->next) {
        const struct doc_runs *r = NULL;

        if (x->kind == DOC_HEADING) {
            buf_fmt(&b, "#%d %s\n", x->u.heading.level, x->u.heading.text.p);
        } else if (x->kind == DOC_PARAGRAPH) {
            r = &x->u.paragraph.runs;
        } else if (x->kind == DOC_ITEM) {
            r = &x->u.item.runs;
            buf_text(&b, "- ");
        } else if (x->kind == DOC_TABLE) {
            const struct doc_table *table = x->u.table;

            buf_text(&b, "[bảng");
            if (table->title.n > 0) {
                buf_fmt(&b, " " STR_FMT " (%u dòng) " STR_FMT, STR_ARG(table->title), table->rows,
                        STR_ARG(table->more));
            }
            buf_text(&b, "]\n");
        } else if (x->kind == DOC_CHART) {
            buf_text(&b, "[biểu đồ]\n");
        }
        for (size_t k = 0; r != NULL && k < r->n; k++) {
            const char *mark = r->run[k].style == DOC_BOLD     ? "**"
                               : r->run[k].style == DOC_ITALIC ? "_"
                                                               : "";

            buf_fmt(&b, "%s%s%s%s", mark, r->run[k].text.p, mark, k + 1 == r->n ? "\n" : "");
        }
    }
    out = str_keep(&p.run, buf_view(&b)).p;
    buf_free(&b);
    return out;
}

/* Hand: 182 - 180 = 2, 2/180 = 1,11%; 182/200 = 91%; 1620/1800 = 90%; 200 - 182 = 18. */
static const struct {
    const char *typed, *said;
} sentences[] = {
    {"{bhxh_bb}", "182"},
    {"{bhyt}", "1.620"},
    {"{bp_bhyt}", "90,00%"},
    {"{bhxh_bb.ct}", "200"},
    {"{bhxh_bb.ht}", "91,00%"},
    {"{bhxh_bb.ky_truoc}", "180"},
    {"{bhxh_bb.cung_ky}", "Chưa có số liệu"},
    {"Đến nay có **{cham_dong}** đồng, hết.", "Đến nay **chưa có số liệu**, hết."},
    {"Số tiền là {cham_dong} đồng.", "Số tiền chưa có số liệu."},
    {"Số tiền tăng; có {dv_cham} đơn vị chậm đóng",
     "Số tiền tăng; chưa có số liệu đơn vị chậm đóng"},
    {"Có {dv_cham} đơn vị chậm đóng", "Chưa có số liệu đơn vị chậm đóng"},
    {"Tỷ lệ đạt {tl_cham}, là {bhxh_bb} người", "Tỷ lệ chưa có số liệu, là 182 người"},
    {"{bhxh_bb so_voi ky_truoc}", "tăng 2 người (1,11%) so với ngày 31/12/2025"},
    {"{bhxh_bb tang_giam ky_truoc}", "tăng 2 người (1,11%)"},
    {"{bhxh_bb so_voi cung_ky}", "chưa có số liệu để so sánh với cùng kỳ năm 2025"},
    {"{bhxh_bb so_voi dau_nam}", "tăng 2 người (1,11%) so với ngày 31/12/2025"},
    {"{cham_dong so_voi ky_truoc}", "Chưa có số liệu"},
    {"{bhxh_bb} người{bhxh_bb bien_dong}.",
     "182 người, tăng 2 người (1,11%) so với ngày 31/12/2025."},
    {"{cham_dong bien_dong}x", "x"},
    {"{bhxh_bb con_thieu}", "18"},
    {"{dat ht_bhxh_bb}", "chưa đạt"},
    {"{cao_nhat ht_bhxh_bb 2}", "xã Phú Vinh (120,00%), phường Phú Xuân (100,00%)"},
    {"{thap_nhat ht_bhxh_bb 1}", "phường Thuận Hóa (83,33%)"},
    {"{thap_nhat bhxh_bb 9 co_quan}", "Sở Nội vụ (60 người), Sở Y tế (120 người)"},
    {"{dem xa}", "3"},
    {"{dem xa ht_bhxh_bb >= 100}", "2"},
    {"{dem xa ht_bhxh_bb >= 83,34}", "2"},
    {"{dem xa bhxh_bb > 49}", "2"},
    {"{liet_ke xa ht_bhxh_bb >= 100 5}", "xã Phú Vinh (120,00%), phường Phú Xuân (100,00%)"},
    {"{liet_ke xa ht_bhxh_bb < 200 1}", "phường Thuận Hóa (83,33%) và 2 xã, phường khác"},
    {"{liet_ke xa ht_bhxh_bb < nguong.cham_tien_do 3}", "phường Thuận Hóa (83,33%)"},
    {"{liet_ke xa ht_bhxh_bb > 200 3}", "không có"},
    {"{neu co xa ht_bhxh_bb > 119}có{neu_khong}không{het}", "có"},
    {"{neu co xa ht_bhxh_bb > 120}có{neu_khong}không{het}", "không"},
    {"{ky.ten}, {nam}, {ky_sau.ten}", "quý I năm 2026, 2026, quý II năm 2026"},
    {"{ky.ngay_chot_chu}", "31 tháng 3 năm 2026"},
    {"{tinh.goi}", "thành phố Huế"},
    {"{bhxh.ten}, {bhxh.ten_tat}", "Bảo hiểm xã hội thành phố Huế, BHXH TP. Huế"},
    {"{phu_luc theo-xa}", "Phụ lục kèm theo"},
    {"{neu bhxh_bb}có{neu_khong}không{het}", "có"},
    {"{neu cham_dong}có{neu_khong}không{het}", "không"},
    {"{neu khong cham_dong}có{het}x", "cóx"},
    {"{neu ht_bhxh_bb >= 91}có{neu_khong}không{het}", "có"},
    {"{neu ht_bhxh_bb > 91}có{neu_khong}không{het}", "không"},
    {"{neu bhxh_bb > bhxh_bb.ky_truoc va bhyt}có{het}x", "cóx"},
    {"{neu bhxh_bb > bhxh_bb.cung_ky}có{het}x", "x"},
    {"{neu bhxh_bb}{neu cham_dong}a{neu_khong}b{het}c{het}d", "bcd"},
    {"{neu tl_cham > quoc_gia.tl_cham}có{het}x", "x"},
    {"{neu tam_tinh}có{het}x", "x"},
    {"{neu tinh.goi}có{het}x", "cóx"},
    {"{neu bhxh.nguoi_lap}có{neu_khong}không{het}", "không"},
    {"**{bhyt}** và *{bhxh_bb}* người", "**1.620** và _182_ người"},
};

Test(prose, a_part_left_out_leaves_no_gap_in_the_numbers) {
    cr_expect_str_eq(
        say("# I. A\n\n1\n\n{neu cham_dong}\n# II. B\n{het}\n\n# III. C\n\n## 1. D\n\n"
            "### a) E\n\n2\n\n### d) F\n\n3\n\n## 3. G\n\n4\n\n# IV. H\n\n## 7. I\n\n5\n\n# Không "
            "số\n\nx"),
        "#1 I. A\n1\n#1 II. C\n#2 1. D\n#3 a) E\n2\n#3 b) F\n3\n#2 2. G\n4\n#1 III. H\n#2 1. I\n5\n"
        "#1 Không số\nx./.\n");
    cr_expect_str_eq(
        say("# I. A\n\n## 1. B\n\n### a) C\n\n# II. D\n\n## 1. E\n\n## 2. F\n\nx\n\n# III. G"),
        "#1 I. D\n#2 1. F\nx./.\n", "a part of which nothing is said is not there");
}

Test(prose, placeholders_say_what_a_good_clerk_would_write) {
    for (size_t k = 0; k < sizeof sentences / sizeof sentences[0]; k++) {
        const char *said;
        struct buf b = {0};

        /* the last paragraph gets the end mark: one more stands behind the one looked at */
        buf_fmt(&b, "%s\n\nHết", sentences[k].typed);
        said = say(buf_z(&b));
        buf_clear(&b);
        buf_fmt(&b, "%s\nHết./.\n", sentences[k].said);
        cr_expect_str_eq(said, buf_z(&b), "%s", sentences[k].typed);
        buf_free(&b);
    }
}

Test(prose, falls_and_standstills_are_said_as_such) {
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_BHXH_BB, 170);
    cube_set(p.before, MEMBER_TINH, 0, INDICATOR_BHYT, 1620);
    cube_set(p.before, MEMBER_TINH, 0, INDICATOR_DAN_SO, 2000);
    cube_set(p.before, MEMBER_TINH, 0, INDICATOR_BHTN, 0);
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_BHTN, 5);
    cr_expect_str_eq(say("{bhxh_bb so_voi ky_truoc}"),
                     "giảm 10 người (5,56%) so với ngày 31/12/2025./.\n");
    cr_expect_str_eq(say("{bhyt so_voi ky_truoc}"), "không đổi so với ngày 31/12/2025./.\n");
    cr_expect_str_eq(say("{bp_bhyt so_voi ky_truoc}"),
                     "tăng 9,00 điểm phần trăm so với ngày 31/12/2025./.\n");
    cr_expect_str_eq(say("{bhtn so_voi ky_truoc}"), "tăng 5 người so với ngày 31/12/2025./.\n",
                     "no percentage of nothing");
    cube_mark(p.before, MEMBER_TINH, 0, INDICATOR_BHTN, CUBE_INCOMPARABLE);
    cr_expect_str_eq(say("{bhtn so_voi ky_truoc}"), "không so sánh được với ngày 31/12/2025./.\n");
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_BHXH_BB, 200);
    cr_expect_str_eq(say("{dat ht_bhxh_bb}, {bhxh_bb con_thieu}"), "đạt, 0./.\n");
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_BHXH_BB, 201);
    cr_expect_str_eq(say("{dat ht_bhxh_bb}, {bhxh_bb con_thieu}"), "vượt, 0./.\n");
}

/* Hand: 2 of 20 are there after a quarter: 10%; 180 + 4 x 2 = 188 at the year's end, 94% of 200, 12 fewer. */
Test(prose, the_pace_of_a_quarter_is_carried_to_the_years_end) {
    p.book.at[CUBE_DAU_NAM] = p.before;
    cr_expect_str_eq(say("{bhxh_bb phan_tang}, {bhxh_bb du_kien}"), "10,00%, 94,00%./.\n");
    cr_expect_str_eq(
        say("BHXH {bhxh_bb tien_do}"),
        "BHXH đã tăng 2/20 người phải tăng thêm trong năm (10,00%); với tiến độ này, đến hết "
        "năm 2026 dự kiến đạt 188 người, bằng 94,00% chỉ tiêu, thiếu 12 người./.\n");
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_BHXH_BB, 200);
    cr_expect_str_eq(say("BHXH {bhxh_bb tien_do}"), "BHXH đã đạt chỉ tiêu năm./.\n");
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_BHXH_BB, 179);
    cr_expect_str_eq(
        say("BHXH {bhxh_bb tien_do}"),
        "BHXH giảm 1 người so với cuối năm trước, trong khi cả năm phải tăng thêm 20 người; với "
        "tiến độ này, đến hết năm 2026 dự kiến đạt 176 người, bằng 88,00% chỉ tiêu, thiếu 24 "
        "người./.\n");
    p.fill.period = (struct period){PERIOD_YEAR, 2026, 1};
    cr_expect_str_eq(
        say("BHXH {bhxh_bb tien_do}"),
        "BHXH giảm 1 người so với cuối năm trước, trong khi cả năm phải tăng thêm 20 người./.\n",
        "nothing lies ahead of a year");
    cr_expect_str_eq(say("{ky.phan_nam}"), "100%./.\n");
}

/* BHXH bắt buộc is 182 now and was 180 at the end of 2025. */
Test(prose, earlier_states_are_told_the_oldest_first) {
    cr_expect_str_eq(say("{bhxh_bb}{bhxh_bb truoc_do} người"), "182 người./.\n");
    p.book.earlier[0] = p.now; /* whatever figures it has, under its own day */
    p.book.earlier[1] = p.before;
    cr_expect_str_eq(say("{bhxh_bb}{bhxh_bb truoc_do} người"),
                     "182 (31/12/2025: 180; 31/3/2026: 182) người./.\n");
    cr_expect_str_eq(say("Nợ{cham_dong truoc_do}"), "Nợ./.\n", "an unknown figure is no state");
}

#define RUNNING "**Số liệu tạm tính đến ngày 29/11/2026, chưa chốt.**\n"

/* Hand: 31 + 28 + 31 + 30 + 31 + 30 + 31 + 31 + 30 + 31 + 29 = 333 days of 365 on 29/11: 91,23%; 2 x 365/333 = 2,19. */
Test(prose, of_a_year_that_still_runs_the_days_are_counted) {
    p.book.at[CUBE_DAU_NAM] = p.before;
    p.fill.period = (struct period){PERIOD_YEAR, 2026, 1};
    p.fill.closing = period_from_civil(2026, 11, 29);
    p.fill.provisional = true;
    cr_expect_str_eq(say("{ky.phan_nam}"), RUNNING "91,23%./.\n");
    cr_expect_str_eq(say("BHXH {bhxh_bb tien_do}"), RUNNING
                     "BHXH đã tăng 2/20 người phải tăng thêm trong năm (10,00%); với tiến độ này, "
                     "đến hết năm 2026 dự kiến đạt 182 người, bằng 91,00% chỉ tiêu, thiếu 18 "
                     "người./.\n");
    cr_expect_str_eq(say("{neu quy}quý{neu_khong}năm{het}"), RUNNING "năm./.\n");
    p.fill.period = (struct period){PERIOD_QUARTER, 2026, 4};
    cr_expect_str_eq(say("{neu quy}quý{neu_khong}năm{het}"), RUNNING "quý./.\n");
}

/* Hand: 70 overdue against 50 is 20 above; Thuận Hóa 40 against 30 is above, Phú Xuân 30 against 35 is not; Phú Vinh has
 * no limit. */
Test(prose, a_debt_is_held_against_its_limit_and_each_places_against_its_own) {
    const uint32_t limit = indicator_target(&p.indicators, INDICATOR_CHAM_DONG);

    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_CHAM_DONG, 70);
    cube_set(p.now, MEMBER_TINH, 0, limit, 50);
    cube_set(p.now, MEMBER_XA, 0, INDICATOR_CHAM_DONG, 40);
    cube_set(p.now, MEMBER_XA, 0, limit, 30);
    cube_set(p.now, MEMBER_XA, 1, INDICATOR_CHAM_DONG, 30);
    cube_set(p.now, MEMBER_XA, 1, limit, 35);
    cr_expect_str_eq(
        say("{neu cham_dong > cham_dong.ct}vượt {cham_dong con_thieu} đồng, {dem xa "
            "cham_dong > cham_dong.ct} nơi: {liet_ke xa cham_dong > cham_dong.ct 2}{het}"),
        "vượt 20 đồng, 1 nơi: phường Thuận Hóa (40 đồng)./.\n");
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_CHAM_DONG, 45);
    cr_expect_str_eq(say("{neu cham_dong <= cham_dong.ct}không vượt, {cham_dong con_thieu}{het}"),
                     "không vượt, 0./.\n");
}

/* Hand: 100 - 96 = 4, 50 - 51 = -1, 30 - 31 = -1; unknown place 2 - 2: the sums +4 and -2 are the whole, +2. Of the
 * targets 120, 50, 25: 96 + 16 = 112 is 8 short, 51 - 4 = 47 is 3 short, 31 - 4 = 27 is enough. */
Test(prose, a_change_is_split_into_its_places_and_who_will_miss_is_named) {
    static const int64_t before[] = {96, 51, 31, 2};

    p.book.at[CUBE_DAU_NAM] = p.before;
    p.book.at[CUBE_KY_TRUOC] = p.before;
    for (uint32_t k = 0; k < 4; k++) {
        cube_set(p.before, MEMBER_XA, k, INDICATOR_BHXH_BB, before[k]);
    }
    cr_expect_str_eq(say("BHXH {bhxh_bb vi_sao ky_truoc 1}"),
                     "BHXH tăng 4 người tại phường Thuận Hóa; giảm 2 người "
                     "tại 2 xã, phường, nhiều nhất là phường Phú Xuân (1 người)./.\n");
    cr_expect_str_eq(say("BHXH {bhxh_bb vi_sao ky_truoc 2}"),
                     "BHXH tăng 4 người tại phường Thuận Hóa; giảm 2 người "
                     "tại 2 xã, phường là phường Phú Xuân (1 người), xã Phú Vinh (1 người)./.\n");
    cube_set(p.before, MEMBER_XA, 3, INDICATOR_BHXH_BB, 5);
    cr_expect_str_eq(say("BHXH {bhxh_bb vi_sao ky_truoc 1}"),
                     "BHXH tăng 4 người tại phường Thuận Hóa; giảm 5 người tại 2 xã, phường, nhiều "
                     "nhất là phường Phú Xuân (1 người) và 3 người chưa xác định địa bàn./.\n",
                     "who is of no place is no place");
    cube_set(p.before, MEMBER_XA, 1, INDICATOR_BHXH_BB, 50);
    cr_expect_str_eq(say("BHXH {bhxh_bb vi_sao ky_truoc 1}"),
                     "BHXH tăng 4 người tại phường Thuận Hóa; giảm 4 người tại xã Phú Vinh (1 "
                     "người) và 3 người chưa xác định địa bàn./.\n");
    cube_set(p.before, MEMBER_XA, 2, INDICATOR_BHXH_BB, 30);
    cr_expect_str_eq(say("BHXH {bhxh_bb vi_sao ky_truoc 1}"),
                     "BHXH tăng 4 người tại phường Thuận Hóa; giảm 3 người chưa xác định "
                     "địa bàn./.\n");
    for (uint32_t k = 0; k < 4; k++) {
        cube_set(p.before, MEMBER_XA, k, INDICATOR_BHXH_BB, before[k]);
    }
    cr_expect_str_eq(say("BHXH{bhxh_bb vi_sao ky_truoc 1 nhom}{bhxh_bb vi_sao ky_truoc 1 don_vi}"),
                     "BHXH./.\n", "told once more only where it is known");
    cr_expect_str_eq(
        say("{du_kien_thieu bhxh_bb 2}"),
        "2/3 xã, phường, thiếu nhiều nhất là phường Thuận Hóa (8 người), phường Phú Xuân (3 "
        "người)./.\n");
}

/* A place whose count is withheld takes away the places and not the change that the report tells a page before. */
Test(prose, a_change_is_told_whole_where_one_place_of_it_is_not_known) {
    static const struct {
        int64_t before;
        const char *said;
    } whole[] = {{180, "BHXH tăng 2 người./.\n"},
                 {182, "BHXH không thay đổi./.\n"},
                 {189, "BHXH giảm 7 người./.\n"}};

    p.book.at[CUBE_KY_TRUOC] = p.before;
    cube_mark(p.before, MEMBER_XA, 1, INDICATOR_BHXH_BB, CUBE_INCOMPARABLE);
    cube_set(p.now, MEMBER_TINH, 0, INDICATOR_BHXH_BB, 182);
    for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++) {
        cube_set(p.before, MEMBER_TINH, 0, INDICATOR_BHXH_BB, whole[i].before);
        cr_expect_str_eq(say("BHXH {bhxh_bb vi_sao ky_truoc 1}"), whole[i].said);
    }
    cube_mark(p.before, MEMBER_TINH, 0, INDICATOR_BHXH_BB, CUBE_INCOMPARABLE);
    cr_expect_str_eq(say("BHXH {bhxh_bb vi_sao ky_truoc 1}"), "BHXH chưa có số liệu./.\n");
}

Test(prose, a_document_of_one_commune_speaks_of_it_and_of_the_province_where_asked) {
    p.fill.scope = (struct fill_scope){MEMBER_XA, 0};
    cr_expect_str_eq(say("{noi.goi}: {bhxh_bb}, hạng {xep_hang ht_bhxh_bb}; {bhxh_bb.toan_tinh}"),
                     "phường Thuận Hóa: 100, hạng 3/3; 182./.\n");
}

Test(prose, markdown_becomes_headings_paragraphs_items_tables_and_charts) {
    cr_expect_str_eq(
        say("# I. KẾT QUẢ\n\n## 1. Chung\n\nMột\ndòng.\n\n- a;\n- b.\n\n"
            "1. Việc một\n2. Việc hai\n\n{bang theo-xa}\n\n{bieu_do theo-xa}\n\nCuối.\n"),
        "#1 I. KẾT QUẢ\n#2 1. Chung\nMột dòng.\n- a;\n- b.\n1. Việc một\n2. Việc hai\n"
        "[bảng]\n[biểu đồ]\nCuối./.\n");
}

Test(prose, titled_tables_are_counted_and_of_a_list_come_the_first_rows_with_the_total) {
    struct list *l = &p.lists.of[LIST_CHAM_DONG_3T];
    struct err e;

    (void)province_write(&p, "cham.ini",
                         "[phu_luc]\nso = 0\ntieu_de = x\n"
                         "[bang.a]\ntieu_de = Chậm đóng\ndong = danh_sach:cham_dong_3t\n"
                         "[cot.ten]\ntieu_de = Tên\ntruong = ten\n"
                         "[cot.tien]\ntieu_de = Tiền\ntruong = cham_dong\n");
    cr_assert(province_annexes(&p, &e), "%s", e.what);
    l->id = LIST_CHAM_DONG_3T;
    p.lists.known[LIST_CHAM_DONG_3T] = true;
    for (uint32_t k = 0; k < 7; k++) {
        list_add(&p.run, l)->xa = k % 3;
    }
    cr_expect_str_eq(
        say("{bang cham 5}\n\n{bang theo-xa}\n\n{bang cham}\n\nCuối."),
        "[bảng Bảng 1. Chậm đóng (6 dòng) Còn 2 dòng, xem bản điện tử gửi kèm.]\n[bảng]\n"
        "[bảng Bảng 2. Chậm đóng (8 dòng) ]\nCuối./.\n");
}

Test(prose, a_condition_on_lines_of_its_own_does_not_break_the_list_around_it) {
    cr_expect_str_eq(say("- a;\n{neu cham_dong}\n- b;\n{het}\n{neu bhyt}\n- c;\n{het}\n- d.\n"),
                     "- a;\n- c;\n- d./.\n");
    cr_expect_str_eq(say("- a;\n{neu cham_dong}\n- b.\n{het}\n\nCuối."), "- a.\nCuối./.\n");
}

Test(prose, a_remark_is_put_in_where_it_exists) {
    const struct fill_remark r = {STR("kho-khan"), STR("Nhân lực *còn* thiếu {bhxh}.\r\n\r\nHai.")};

    cr_expect_str_eq(say("A.\n\n{nhan_xet kho-khan}\n\nB."), "A.\nB./.\n");
    p.fill.remark = &r;
    p.fill.remarks = 1;
    cr_expect_str_eq(say("A.\n\n{nhan_xet kho-khan}\n\nB."),
                     "A.\nNhân lực _còn_ thiếu {bhxh}.\nHai.\nB./.\n");
    cr_expect_str_eq(say("{neu nhan_xet kho-khan}có{het}"), "có./.\n");
}

Test(prose, the_entries_of_a_list_end_alike_also_those_that_an_office_adds) {
    const struct fill_remark r = {STR("kho-khan"), STR("- c.\n- d.\n")};
    const struct fill_remark tamed = {STR("kho-khan"), prose_remark_tame(&p.run, r.text)};

    p.fill.remark = &r;
    p.fill.remarks = 1;
    cr_expect_str_eq(say("- a;\n- b;\n\n{nhan_xet kho-khan}\n\nHết"),
                     "- a;\n- b;\n- c;\n- d.\nHết./.\n");
    p.fill.remark = &tamed; /* as it is read from a file */
    cr_expect_str_eq(say("- a;\n- b;\n\n{nhan_xet kho-khan}\n\nHết"),
                     "- a;\n- b;\n- c;\n- d.\nHết./.\n");
    cr_expect_str_eq(say("- a.\n- b.\n\nHết"), "- a.\n- b.\nHết./.\n");
}

Test(prose, a_longer_list_tells_how_many_more_but_never_of_one) {
    cr_expect_str_eq(say("{liet_ke xa ht_bhxh_bb < 200 1}"),
                     "phường Thuận Hóa (83,33%) và 2 xã, phường khác./.\n");
    cr_expect_str_eq(
        say("{liet_ke xa ht_bhxh_bb < 200 2}"),
        "phường Thuận Hóa (83,33%), phường Phú Xuân (100,00%), xã Phú Vinh (120,00%)./.\n");
}

Test(prose, a_value_is_never_read_as_markdown) {
    struct err e;

    cr_assert(profile_set(&p.run, &p.profile, PROFILE_TINH_TEN, STR("# 1. *a* _b_ <i> [x](y)"),
                          PROFILE_OPTION, NULL, &e));
    cr_expect_str_eq(say("{tinh.ten}"), "# 1. *a* _b_ <i> [x](y)./.\n");
}

static const struct {
    const char *body, *what;
    int line; /* of the file: the front matter has 5 */
} refused[] = {
    {"{bhxhh}", "có phải {bhxh}?", 6},
    {"\n\n{bhxh_b so_voi ky_truoc}", "có phải \"bhxh_bb\"?", 8},
    {"{bhxh so_voii ky_truoc}", "sau bhxh không viết được \"so_voii\"; có phải so_voi?", 6},
    {"{bhyt va bhxh}", "sau bhyt không viết được \"va\"; sau một số liệu chỉ có so_voi,", 6},
    {"{ky.ten hoa}", "sau ky.ten không viết được \"hoa\"", 6},
    {"{thap_nhatt ht_bhyt 5}", "có phải {thap_nhat}?", 6},
    {"a {doan tom-tat}", "viết {doan <tên đoạn>}, một mình trên dòng", 6},
    {"{bhxh so_voi ky_truocc}", "có phải \"ky_truoc\"?", 6},
    {"{bhxh_bp.ct}", "không có phần \".ct\"", 6},
    {"{bhxh_bp con_thieu}", "không có chỉ tiêu năm", 6},
    {"{ky.tenn}", "có phải {ky.ten}?", 6},
    {"{phu_luc theo-xaa}", "có phải \"theo-xa\"?", 6},
    {"{bang theo-xa.b}", "không có bảng \"b\"", 6},
    {"{bang theo-xa 5}", "chỉ viết số dòng", 6},
    {"{thap_nhat bhxh}", "số lượng", 6},
    {"{liet_ke xa ht_bhyt >= 100}", "nêu tên nhiều nhất", 6},
    {"{liet_ke xa ht_bhyt 100 5 6}", "dấu so sánh", 6},
    {"{neu co tinh bhyt}a{het}", "không phải là xa", 6},
    {"{thap_nhat bhxh 5 tinh}", "không phải là xa", 6},
    {"{neu bhxh}a", "không có {het}", 6},
    {"a{het}", "không có {neu ...}", 6},
    {"{neu bhxh}a{neu_khong}b{neu_khong}c{het}", "hai {neu_khong}", 6},
    {"{neu bhxh => 1}a{het}", "dấu so sánh", 6},
    {"{neu bhxh > abc}a{het}", "không có chỉ tiêu \"abc\"", 6},
    {"{neu }a{het}", "điều kiện để trống", 6},
    {"{}", "để trống", 6},
    {"{bhxh", "không có dấu } đóng", 6},
    {"a {bang theo-xa}", "đứng một mình", 6},
    {"x\n\n<b>y</b>", "thẻ HTML", 8},
    {"x\n\n    y", "khối mã", 8},
    {"#### y", "quá ba cấp", 6},
    {"![a](b)", "hình ảnh", 6},
};

Test(prose, a_placeholder_that_names_nothing_is_refused_with_its_line) {
    for (size_t k = 0; k < sizeof refused / sizeof refused[0]; k++) {
        struct prose *t = NULL;
        struct err e;
        char at[16];

        cr_assert_not(load(refused[k].body, &t, &e), "taken: %s", refused[k].body);
        cr_expect_eq(e.kind, ERR_CONFIG);
        cr_expect_not_null(strstr(e.what, refused[k].what), "%s -> %s", refused[k].body, e.what);
        (void)snprintf(at, sizeof at, "x.md:%d", refused[k].line);
        cr_expect_not_null(strstr(e.where, at), "%s -> %s", refused[k].body, e.where);
    }
}

Test(prose, the_front_matter_is_required_and_checked) {
    static const char *const texts[] = {"# I\n",
                                        "---\nloai: BÁO CÁO\n---\nx\n",
                                        "---\nloai: BÁO CÁO\n",
                                        "---\nloai: BÁO CÁO\ntrich_yeu: {zz}\n---\n",
                                        "---\nloai: BÁO CÁO\ntrich_yeu: x\nco_quan: so_y_te\n---\n",
                                        "---\nloai: BÁO CAO\ntrich_yeu: x\n---\n",
                                        "---\nloai: BÁO CÁO\ntrich_yeu: x\nky: quy-5\n---\n",
                                        "---\nloai: BÁO CÁO\ntrich_yeu: x\npham_vi: nhom\n---\n",
                                        "---\nloai: BÁO CÁO\ntrich_yeu: x\ntep: ../a\n---\n",
                                        "---\nloai: BÁO CÁO\ntrich_yeu: x\nphu_luc_kem: 1\n---\n",
                                        "---\nloai: BÁO CÁO\ntrich_yeu: x\ntrich_yue: x\n---\n"};

    for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++) {
        struct prose *t = NULL;
        struct err e;

        cr_expect_not(prose_load(&p.run, province_write(&p, "x.md", texts[k]), &p.indicators,
                                 &p.annexes, &t, &e),
                      "taken: %s", texts[k]);
    }
}

Test(prose, a_figure_typed_by_hand_is_told_and_dates_and_laws_are_not) {
    struct prose *t = NULL;
    struct err e;

    cr_assert(
        load("Có 12.345 người.\n\nTheo Kế hoạch số 141/KH-UBND ngày 17 tháng 3 năm 2026, Nghị "
             "định 30/2020/NĐ-CP, từ 3 tháng trở lên, {bhxh} người, ngày 31/3/2026.\n\n"
             "## 2. Đề mục\n\n1. Việc đạt 98,5%.\n",
             &t, &e),
        "%s", e.what);
    cr_assert_not_null(prose_warning(t, 0));
    cr_assert_not_null(strstr(prose_warning(t, 0), "x.md:6: con số 12.345 "));
    cr_assert_not_null(prose_warning(t, 1));
    cr_assert_not_null(strstr(prose_warning(t, 1), "x.md:12: con số 98,5 "));
    cr_assert_null(prose_warning(t, 2));
}

/* The library's own allocator would abort in English.  (The sanitizer's memory is no measure.) */
#ifndef __SANITIZE_ADDRESS__
Test(prose, a_text_that_needs_more_memory_than_there_is_ends_in_vietnamese, .exit_code = 70) {
    enum { WORDS = 200000, ROOM = 24 << 20 };
    struct prose *t = NULL;
    struct buf b = {0};
    struct rlimit most;
    struct err e;
    long pages = 0;
    FILE *size = fopen("/proc/self/statm", "r");

    for (int i = 0; i < WORDS; i++) {
        buf_text(&b, "*x* ");
    }
    cr_assert(size != NULL && fscanf(size, "%ld", &pages) == 1);
    (void)fclose(size);
    most.rlim_cur = most.rlim_max = (rlim_t)pages * 4096 + ROOM;
    cr_assert_eq(setrlimit(RLIMIT_AS, &most), 0);
    (void)load(buf_z(&b), &t, &e);
    cr_assert_fail("there was memory enough");
}
#endif

Test(prose, the_annexes_that_the_text_names_come_once_in_the_order_of_their_numbers) {
    struct prose_annexes named;
    struct prose *t = NULL;
    struct doc *d = doc_new(&p.run);
    struct doc_section *s = doc_add_section(d, DOC_MAIN, STR("m"), STR("m"));
    struct err e;

    (void)province_write(&p, "a.ini",
                         "[phu_luc]\nso = 1\ntieu_de = A\n[bang.a]\ndong = xa\n"
                         "[cot.ten]\ntieu_de = Xã\nloai = ten\n");
    cr_assert(province_annexes(&p, &e));
    cr_assert(load("{phu_luc theo-xa} {phu_luc a} {phu_luc theo-xa}", &t, &e), "%s", e.what);
    cr_assert(prose_compose(t, &p.fill, d, s, &named, &e));
    cr_assert_eq(named.n, 2);
    cr_assert_eq(annex_number(named.annex[0]), 1);
    cr_assert_eq(annex_number(named.annex[1]), 2);
}

Test(prose, annexes_are_numbered_without_a_gap_and_one_alone_has_no_number) {
    struct err e;

    (void)province_write(&p, "v.ini",
                         "[phu_luc]\nso = 5\ntieu_de = A\n[bang.a]\ndong = xa\n"
                         "[cot.ten]\ntieu_de = Xã\nloai = ten\n");
    cr_assert(province_annexes(&p, &e));
    cr_expect_str_eq(say("Tại {phu_luc v}, {phu_luc theo-xa}, {phu_luc v}."),
                     "Tại Phụ lục II, Phụ lục I, Phụ lục II./.\n");
    cr_expect_str_eq(say("Tại {phu_luc v}{neu cham_dong} và {phu_luc theo-xa}{het}."),
                     "Tại Phụ lục kèm theo./.\n");
}
