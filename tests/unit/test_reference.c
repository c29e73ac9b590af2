/* test_reference - lists by their validity, the crosswalk, population and targets.  Small lists by hand, and the shipped
 * ones of all provinces counted by Python's csv (figures in the comments). */

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/fs.h"
#include "ingest/extract.h"
#include "ingest/reference.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

struct world {
    struct arena arena;
    char dir[48];
    struct profile profile;
    struct ledger *ledger;
    struct member_set members;
    struct err e;
};

static void
put(struct world *w, const char *name, const char *text) {
    const char *path = fs_join(&w->arena, w->dir, name);

    (void)unlink(path);
    cr_assert(fs_write_new(path, text, strlen(text), &w->e), "%s", w->e.what);
}

static const char xa_csv[] = "ma_xa,ten_xa,loai,hieu_luc_tu,hieu_luc_den\n"
                             "00004,Phường Ba Đình,phuong,01/07/2025,\n"
                             "00004,Phường Trúc Bạch,phuong,,30/06/2025\n"
                             "00001,Phường Phúc Xá,phuong,,30/06/2025\n"
                             "97,Xã Hồng Hà,,01/07/2025,\n"
                             "00118,Đặc khu Cô Tô,,2025-07-01,\n";

static void
start(struct world *w) {
    *w = (struct world){.e = {.kind = ERR_NONE}};
    (void)snprintf(w->dir, sizeof w->dir, "/tmp/baophu-reference-XXXXXX");
    cr_assert_not_null(mkdtemp(w->dir));
    cr_assert(fs_mkdirs(fs_join(&w->arena, w->dir, "danh_muc"), &w->e));
    put(w, "baophu.ini", "[tinh]\nma = 01\nten = Thành phố Hà Nội\n");
    put(w, "danh_muc/xa.csv", xa_csv);
    put(w, "danh_muc/co_quan.csv", "ma_co_quan,ten,viet_tat\nSYT,Sở Y tế,SYT\nSGD,Sở Giáo dục,\n");
    put(w, "danh_muc/nhom_bhyt.csv",
        "nhom_bhyt,ten,ma_co_quan,loai_tru_bao_phu,tiem_nang\nHS,Học sinh,SGD,0,Riêng\n"
        "QD,Quân đội,KHONGCO,1,\nGD,Hộ gia đình,,0,\nHT,Hưu trí,,0,không\n");
    cr_assert(profile_load(&w->arena, fs_join(&w->arena, w->dir, "baophu.ini"), &w->profile, &w->e),
              "%s", w->e.what);
    cr_assert(ledger_new(&w->profile, NULL, &w->ledger, &w->e));
}

static void
end(struct world *w) {
    struct err e;

    ledger_free(w->ledger);
    member_set_free(&w->members);
    (void)fs_remove_tree(w->dir, &e);
    arena_free(&w->arena);
}

static bool
members(struct world *w, int year, int month, int day) {
    member_set_free(&w->members);
    return reference_members(&w->arena, w->dir, &w->profile, period_from_civil(year, month, day),
                             w->ledger, &w->members, &w->e);
}

Test(reference, takes_the_communes_in_force_on_the_day) {
    struct world w;
    const struct member_list *xa = &w.members.list[MEMBER_XA];
    const struct member_list *nhom = &w.members.list[MEMBER_NHOM];

    start(&w);
    cr_assert(members(&w, 2026, 3, 31), "%s", w.e.what);
    cr_assert_eq(xa->n, 3);
    cr_assert_str_eq(xa->m[0].code.p, "00004");
    cr_assert_str_eq(xa->m[0].name.p, "Phường Ba Đình");
    cr_assert_str_eq(xa->m[0].slug.p, "phuong-ba-dinh");
    cr_assert_eq(xa->m[0].kind, MEMBER_PHUONG);
    cr_assert_str_eq(xa->m[1].code.p, "00097");
    cr_assert_eq(xa->m[1].kind, MEMBER_XA_KIND);
    cr_assert_eq(xa->m[2].kind, MEMBER_DAC_KHU);
    cr_assert_eq(nhom->n, 4);
    cr_assert_eq(nhom->m[1].department, member_find(&w.members.list[MEMBER_CO_QUAN], STR("SGD")));
    cr_assert_eq(nhom->m[3].department, MEMBER_NONE);
    cr_assert(nhom->m[3].outside_coverage && !nhom->m[1].outside_coverage);
    cr_assert(nhom->m[0].potential == MEMBER_POTENTIAL_CO && !nhom->m[0].potential_told);
    cr_assert(nhom->m[1].potential == MEMBER_POTENTIAL_RIENG && nhom->m[1].potential_told);
    cr_assert_eq(nhom->m[2].potential, MEMBER_POTENTIAL_KHONG);
    cr_assert(nhom->m[3].potential == MEMBER_POTENTIAL_KHONG && !nhom->m[3].potential_told);
    cr_assert_eq(ledger_file(w.ledger, 2)->findings[LEDGER_D09], 1);
    cr_assert(members(&w, 2025, 6, 30), "%s", w.e.what);
    cr_assert_eq(xa->n, 2);
    cr_assert_str_eq(xa->m[1].name.p, "Phường Trúc Bạch");
    end(&w);
}

Test(reference, refuses_lists_that_cannot_be_used) {
    static const struct {
        const char *file, *text, *part;
    } row[] = {
        {"danh_muc/xa.csv", "ma_xa,ten_xa\n00004,A\n00004,B\n", "00004 hai lần"},
        {"danh_muc/xa.csv", "ma_xa,ten_xa,hieu_luc_tu\n00004,A,01/07/2027\n",
         "không có xã nào hiệu lực"},
        {"danh_muc/xa.csv", "ma_xa,ten\n00004,A\n", "thiếu cột ten_xa"},
        {"danh_muc/co_quan.csv", "", "rỗng"},
    };
    struct world w;

    for (size_t i = 0; i < COUNT(row); i++) {
        start(&w);
        put(&w, row[i].file, row[i].text);
        cr_assert_not(members(&w, 2026, 3, 31), "case %zu", i);
        cr_assert_not_null(strstr(w.e.what, row[i].part), "case %zu: %s", i, w.e.what);
        end(&w);
    }
    start(&w);
    (void)unlink(fs_join(&w.arena, w.dir, "danh_muc/nhom_bhyt.csv"));
    cr_assert_not(members(&w, 2026, 3, 31));
    cr_assert_eq(w.e.kind, ERR_NOINPUT);
    end(&w);
}

Test(reference, old_communes_lead_to_new_ones_in_shares) {
    struct world w;
    struct crosswalk c;

    start(&w);
    cr_assert(members(&w, 2026, 3, 31));
    cr_assert(reference_crosswalk(&w.arena, w.dir, &w.profile, &w.members, w.ledger, &c, &w.e));
    cr_assert_eq(c.n, 0); /* no file */
    put(&w, "danh_muc/quy_doi_xa.csv",
        "ma_xa_cu,ten_xa_cu,ten_huyen_cu,ma_xa_moi,ty_le,phan\n"
        "00001,Phường Phúc Xá,Quận Ba Đình,00097,1,toan_bo\n"
        "00002,Phường Hai,Quận Ba Đình,00004,\"0,25\",mot_phan\n"
        "2,Phường Hai,Quận Ba Đình,97,0.75,con_lai\n"
        "00003,Phường Ba,Quận Ba Đình,00004,,mot_phan\n"
        "00003,Phường Ba,Quận Ba Đình,99999,,con_lai\n"
        "00005,Phường Năm,Quận Xa,99999,1,toan_bo\n"
        "00006,Phường Sáu,Quận Xa,00004,2,toan_bo\n");
    cr_assert(reference_crosswalk(&w.arena, w.dir, &w.profile, &w.members, w.ledger, &c, &w.e),
              "%s", w.e.what);
    cr_assert_eq(c.n, 3);
    cr_assert_eq(c.old[0].part[0].share, CROSSWALK_WHOLE);
    cr_assert_eq(c.old[0].part[0].to, 1);
    cr_assert_eq(c.old[1].n, 2);
    cr_assert_eq(c.old[1].part[0].share, 250000);
    cr_assert_eq(c.old[1].part[1].share, 750000);
    cr_assert(c.old[1].part[1].remainder && !c.old[1].part[0].remainder);
    cr_assert_eq(c.old[2].part[0].share, CROSSWALK_UNKNOWN);
    cr_assert_eq(c.old[2].part[1].to, MEMBER_NONE);
    cr_assert_str_eq(c.old[2].district.p, "Quận Ba Đình");
    cr_assert_eq(map_get(&c.by_code, STR("00003")), 2);
    cr_assert_eq(ledger_file(w.ledger, ledger_files(w.ledger) - 1)->rejected,
                 1); /* the share of 2 */
    crosswalk_free(&c);
    put(&w, "danh_muc/quy_doi_xa.csv",
        "ma_xa_cu,ten_xa_cu,ma_xa_moi,ty_le\n1,A,00004,0.5\n1,A,00097,0.4\n");
    cr_assert_not(reference_crosswalk(&w.arena, w.dir, &w.profile, &w.members, w.ledger, &c, &w.e));
    cr_assert_not_null(strstr(w.e.what, "không cộng thành 1"), "%s", w.e.what);
    end(&w);
}

static const char four_old[] = "ma_xa_cu,ten_xa_cu,ma_xa_moi,ty_le\n"
                               "00001,Phường Phúc Xá,00097,1\n"
                               "00004,Phường Trúc Bạch,00004,1\n"
                               "00007,Xã Cống Vị,00004,1\n"
                               "00010,Thị trấn Sóc Sơn,00097,\n"
                               "00010,Thị trấn Sóc Sơn,00118,\n";

/* The lists of a period before 1/7/2025. */
static bool
members_before(struct world *w, struct reference_vintages *v, period_day on) {
    return reference_vintages(&w->arena, w->dir, &w->profile, w->ledger, v, &w->e) &&
           reference_members_before(&w->arena, w->dir, &w->profile, on, v, w->ledger, &w->members,
                                    &w->e);
}

Test(reference, the_list_of_before_is_the_dated_one_and_for_want_of_it_the_crosswalks) {
    const period_day on = period_from_civil(2025, 3, 31);
    struct reference_vintages v;
    struct world w;

    start(&w);
    put(&w, "danh_muc/quy_doi_xa.csv", four_old);
    cr_assert(members_before(&w, &v, on), "%s", w.e.what);
    cr_assert_eq(w.members.list[MEMBER_XA].n, 2); /* xa.csv dates 00001 and 00004 to 30/6/2025 */
    cr_assert_str_eq(w.members.list[MEMBER_XA].m[1].name.p, "Phường Trúc Bạch");
    cr_assert_eq(v.today.n, 3);
    reference_vintages_free(&v);
    member_set_free(&w.members);
    put(&w, "danh_muc/xa.csv", "ma_xa,ten_xa,loai,hieu_luc_tu\n00004,Phường Ba Đình,,01/07/2025\n");
    cr_assert(members_before(&w, &v, on), "%s", w.e.what);
    cr_assert_eq(w.members.list[MEMBER_XA].n, 4);
    cr_assert_eq(v.old.n, 4);
    cr_assert_str_eq(w.members.list[MEMBER_XA].m[3].name.p, "Thị trấn Sóc Sơn");
    cr_assert_eq(w.members.list[MEMBER_XA].m[1].kind, MEMBER_PHUONG);
    cr_assert_eq(w.members.list[MEMBER_XA].m[2].kind, MEMBER_XA_KIND);
    reference_vintages_free(&v);
    end(&w);
}

Test(reference, without_either_list_a_period_before_has_no_communes) {
    const period_day on = period_from_civil(2025, 3, 31);
    struct reference_vintages v;
    struct world w;

    start(&w);
    put(&w, "danh_muc/xa.csv", "ma_xa,ten_xa,loai,hieu_luc_tu\n00004,Phường Ba Đình,,01/07/2025\n");
    cr_assert_not(members_before(&w, &v, on));
    cr_assert_not_null(strstr(w.e.what, "không có xã nào hiệu lực ngày 31/3/2025"), "%s", w.e.what);
    reference_vintages_free(&v);
    end(&w);
}

/* A year typed over the other list: its communes are left out and named, its province stands; one strange code in a
 * year of the right list is a finding as ever. */
Test(reference, a_year_of_the_other_list_of_communes_is_named_and_not_used) {
    const period_day on = period_from_civil(2025, 3, 31);
    struct reference_vintages v;
    struct reference_tables t;
    struct world w;
    const struct ledger_file *file;

    start(&w);
    put(&w, "danh_muc/xa.csv", "ma_xa,ten_xa,loai,hieu_luc_tu\n00004,Phường Ba Đình,,01/07/2025\n");
    put(&w, "danh_muc/quy_doi_xa.csv", four_old);
    put(&w, "dan_so.csv",
        "nam,ma_xa,dan_so\n2024,00001,5000\n2024,00004,6000\n2024,00007,7000\n2024,00118,8000\n"
        "2025,00004,9000\n2025,01,90000\n");
    put(&w, "chi_tieu.csv",
        "nam,cap,ma,chi_tieu,gia_tri\n2025,xa,00004,bhyt,10\n2025,xa,4,bhtn,10\n2025,tinh,01,bhyt,"
        "99\n"
        "2024,xa,00010,bhyt,8\n");
    cr_assert(members_before(&w, &v, on), "%s", w.e.what);
    w.members.list[MEMBER_XA].other_codes = &v.today;
    cr_assert(reference_yearly(&w.arena, w.dir, &w.profile, &w.members, w.ledger, &t, &w.e));
    cr_assert_eq(t.populations, 4); /* 2024: three old communes; 2025: the province */
    cr_assert_eq(t.targets, 2);
    cr_assert_eq(t.strange_n, 2);
    cr_assert_str_eq(t.strange[0].file, "dan_so.csv");
    cr_assert_eq(t.strange[0].nam, 2025);
    cr_assert_eq(t.strange[0].codes, 1);
    cr_assert_str_eq(t.strange[1].file, "chi_tieu.csv");
    cr_assert_eq(t.strange[1].codes, 2);
    file = ledger_file(w.ledger, ledger_files(w.ledger) - 2);
    cr_assert_eq(file->rejected, 1); /* 00118 */
    reference_vintages_free(&v);
    end(&w);
}

/* The shipped list of all provinces against the crosswalk: 3.321 communes, 10.035 old ones and 5 islands without
 * communes, 441 split (Python: len of sets over the csv). */
Test(reference, reads_the_crosswalk_of_the_whole_country) {
    struct world w;
    struct crosswalk c;
    struct buf b = {0};
    uint32_t split = 0;

    start(&w);
    cr_assert(fs_slurp("templates/tham-chieu/don_vi_hanh_chinh.csv", 1 << 22, &b, &w.e));
    put(&w, "danh_muc/xa.csv", buf_z(&b));
    buf_clear(&b);
    cr_assert(fs_slurp("templates/tham-chieu/quy_doi_xa.csv", 1 << 24, &b, &w.e));
    put(&w, "danh_muc/quy_doi_xa.csv", buf_z(&b));
    cr_assert(members(&w, 2026, 4, 30), "%s", w.e.what);
    cr_assert_eq(w.members.list[MEMBER_XA].n, 3321);
    cr_assert(reference_crosswalk(&w.arena, w.dir, &w.profile, &w.members, w.ledger, &c, &w.e),
              "%s", w.e.what);
    cr_assert_eq(c.n, 10040);
    for (uint32_t i = 0; i < c.n; i++) {
        split += c.old[i].n > 1;
    }
    cr_assert_eq(split, 441);
    crosswalk_free(&c);
    buf_free(&b);
    end(&w);
}

/* The old list as today's: codes and the crosswalk tell. */
Test(reference, refuses_a_list_of_old_communes_as_todays) {
    struct world w;
    struct crosswalk c;
    struct buf xa = {0};
    struct buf quy_doi = {0};

    start(&w);
    buf_text(&xa, "ma_xa,ten_xa\n");
    buf_text(&quy_doi, "ma_xa_cu,ten_xa_cu,ma_xa_moi,ty_le\n");
    for (int i = 0; i < 30; i++) { /* thirty old communes become ten new ones of the same codes */
        buf_fmt(&xa, "%05d,Xã cũ %d\n", 19000 + i, i);
        buf_fmt(&quy_doi, "%05d,Xã cũ %d,%05d,1\n", 19000 + i, i, 19000 + i / 3);
    }
    put(&w, "danh_muc/xa.csv", buf_z(&xa));
    put(&w, "danh_muc/quy_doi_xa.csv", buf_z(&quy_doi));
    cr_assert(members(&w, 2026, 3, 31), "%s", w.e.what);
    cr_assert_not(reference_crosswalk(&w.arena, w.dir, &w.profile, &w.members, w.ledger, &c, &w.e));
    cr_assert_not_null(strstr(w.e.what, "20 trong 30 mã xã chỉ có trong danh mục trước 1/7/2025"),
                       "%s", w.e.what);
    buf_free(&xa);
    buf_free(&quy_doi);
    end(&w);
}

Test(reference, reads_population_and_targets_and_doubts_what_cannot_be) {
    struct world w;
    struct reference_tables t;
    uint32_t f;

    start(&w);
    cr_assert(members(&w, 2026, 3, 31));
    cr_assert(reference_yearly(&w.arena, w.dir, &w.profile, &w.members, w.ledger, &t, &w.e));
    cr_assert_eq(t.populations + t.targets, 0); /* no files */
    put(&w, "dan_so.csv",
        "nam,ma_xa,dan_so,llld\n2025,01,30.000,\n2025,00004,10.000,5.100\n2025,97,692,\n"
        "2025,00118,900,950\n2026,00004,30.000,-\n2026,99999,5.000,\n26,00004,5.000,\n2026,01,,\n");
    put(&w, "chi_tieu.csv",
        "nam,cap,ma,chi_tieu,gia_tri\n2026,tinh,01,bhxh_bb,1000\n2026,xa,97,bhyt,500\n"
        "2026,Cơ quan,SYT,bhxh_tn,20\n2026,tinh,01,bp_bhyt,\"95,15%\"\n2026,tinh,01,ct_bp_bhxh,46\n"
        "2026,xa,11111,bhyt,5\n2026,tinh,01,bhyt_xx,5\n2026,huyen,01,bhyt,5\n2026,xa,97,bhyt,\"1,"
        "5\"\n");
    cr_assert(reference_yearly(&w.arena, w.dir, &w.profile, &w.members, w.ledger, &t, &w.e), "%s",
              w.e.what);
    f = ledger_files(w.ledger) - 2;
    cr_assert_eq(t.populations, 5);
    cr_assert_eq(ledger_file(w.ledger, f)->rejected, 3);
    cr_assert_eq(t.population[0].xa, MEMBER_NONE);
    cr_assert_eq(t.population[0].dan_so, 30000);
    cr_assert_eq(t.population[0].llld, EXTRACT_NO_NUMBER);
    cr_assert_eq(t.population[1].llld, 5100);
    /* 692 for 6.920; more workers than people; three times the year before; communes sum to 11.592, not 30.000 */
    cr_assert_eq(ledger_file(w.ledger, f)->findings[LEDGER_D16], 4);
    cr_assert_eq(t.targets, 5);
    cr_assert_eq(ledger_file(w.ledger, f + 1)->rejected, 4);
    /* a row that falls by a rule that is only canh_bao elsewhere falls as loai */
    cr_assert_eq(ledger_count(w.ledger, LEDGER_LOAI), 3 + 4);
    cr_assert_eq(t.target[1].line, 1);
    cr_assert_eq(t.target[2].level, MEMBER_CO_QUAN);
    cr_assert_eq(t.target[3].value, 9515);
    cr_assert_eq(t.target[4].value, 4600);
    cr_assert_str_eq(t.target[4].chi_tieu.p, "bp_bhxh");
    end(&w);
}

/* Of ten targets: a share of 100,01%; more than everybody of the year; 2,1 two years after 21.  Twice, a half$
 * and 100% may be, and so may a debt that is cut. */
Test(reference, doubts_targets_that_cannot_be) {
    struct world w;
    struct reference_tables t;
    uint32_t f;

    start(&w);
    cr_assert(members(&w, 2026, 3, 31), "%s", w.e.what);
    put(&w, "dan_so.csv", "nam,ma_xa,dan_so,llld\n2026,01,30000,\n");
    put(&w, "chi_tieu.csv",
        "nam,cap,ma,chi_tieu,gia_tri\n2026,tinh,01,bp_bhyt,\"100,01\"\n2026,tinh,01,bhyt,30001\n"
        "2026,tinh,01,bp_bhtn,21\n2028,tinh,01,bp_bhtn,\"2,1\"\n2027,tinh,01,bhyt,15000\n"
        "2028,tinh,01,bhyt,30000\n2026,tinh,01,cham_dong,900\n2027,tinh,01,cham_dong,9\n"
        "2026,xa,97,bp_bhyt,100\n2029,tinh,01,bhyt,15000\n");
    cr_assert(reference_yearly(&w.arena, w.dir, &w.profile, &w.members, w.ledger, &t, &w.e), "%s",
              w.e.what);
    f = ledger_files(w.ledger) - 1;
    cr_assert_eq(t.targets, 10);
    cr_assert_eq(ledger_file(w.ledger, f)->findings[LEDGER_D16], 3);
    end(&w);
}

/* 00004 and 00001 of one old district: the first leads to Ba Đình, the second to a code that is none; an old commune of
 * another province leads nowhere either, and is not ours to doubt. */
Test(reference, doubts_an_old_commune_that_leads_nowhere) {
    struct world w;
    struct crosswalk c;
    uint32_t f;

    start(&w);
    cr_assert(members(&w, 2026, 3, 31), "%s", w.e.what);
    put(&w, "danh_muc/quy_doi_xa.csv",
        "ma_xa_cu,ten_xa_cu,ten_huyen_cu,ten_tinh_cu,ma_xa_moi,ty_le,phan\n"
        "00004,Phường Trúc Bạch,Quận Ba Đình,Thành phố Hà Nội,00004,1,toan_bo\n"
        "00001,Phường Phúc Xá,Quận Ba Đình,Thành phố Hà Nội,00098,1,toan_bo\n"
        "30001,Xã Xa,Huyện Xa,Tỉnh Xa,30002,1,toan_bo\n");
    cr_assert(reference_crosswalk(&w.arena, w.dir, &w.profile, &w.members, w.ledger, &c, &w.e),
              "%s", w.e.what);
    f = ledger_files(w.ledger) - 1;
    cr_assert_eq(c.n, 1);
    cr_assert_eq(ledger_file(w.ledger, f)->findings[LEDGER_D08], 1);
    cr_assert_eq(ledger_file(w.ledger, f)->rejected, 0);
    crosswalk_free(&c);
    end(&w);
}
