/* test_sender_place - a commune or department as the sender of a report that it owes. */

#include <criterion/criterion.h>

#include "language/document_kind.h"
#include "province.h"
#include "template/sender_place.h"

static struct province p;

static void
open_province(void) {
    province_open(&p);
}

static void
close_province(void) {
    province_close(&p);
}

TestSuite(sender_place, .init = open_province, .fini = close_province);

static struct sender
of(struct member m) {
    p.members.list[MEMBER_CO_QUAN].m[0] = m;
    p.fill.scope = (struct fill_scope){MEMBER_CO_QUAN, 0};
    return sender_place(&p.run, &p.fill, document_kind_find(STR("BÁO CÁO")));
}

static struct member
department(const char *code, const char *name, const char *short_name) {
    return (struct member){
        .code = str_from(code), .name = str_from(name), .short_name = str_from(short_name)};
}

Test(sender_place, each_kind_of_body_has_its_superior_its_symbol_and_who_signs) {
    static const struct {
        const char *code, *name, *short_name, *superior, *symbol, *signs;
    } cases[] = {{"SYT", "Sở Y tế", "SYT", "Ủy ban nhân dân thành phố Huế", "BC-SYT", "GIÁM ĐỐC"},
                 {"BQL", "Ban Quản lý Khu kinh tế", "BQL KKT", "Ủy ban nhân dân thành phố Huế",
                  "BC-BQLKKT", "TRƯỞNG BAN"},
                 {"CA", "Công an thành phố", "Công an", "Bộ Công an", "BC-CA", "GIÁM ĐỐC"},
                 {"BCHQS", "Bộ Chỉ huy Quân sự thành phố", "BCHQS", "Quân khu 4", "BC-BCH",
                  "CHỈ HUY TRƯỞNG"},
                 {"THUE", "Thuế thành phố", "Thuế", "Cục Thuế", "BC-THUE", "THỦ TRƯỞNG CƠ QUAN"},
                 {"MTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố", "MTTQ", "", "BC-MTTQ-BTT",
                  "TM. BAN THƯỜNG TRỰC"},
                 {"X", "Hội Văn nghệ", "", "", "BC-X", "THỦ TRƯỞNG CƠ QUAN"}};
    struct err e;

    cr_assert(
        profile_set(&p.run, &p.profile, PROFILE_TINH_MA, STR("46"), PROFILE_OPTION, NULL, &e));
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        const struct sender o = of(department(cases[k].code, cases[k].name, cases[k].short_name));

        cr_expect(str_eq(o.superior, str_from(cases[k].superior)), "%zu: %s", k, o.superior.p);
        cr_expect(str_eq(o.symbol, str_from(cases[k].symbol)), "%zu: %s", k, o.symbol.p);
        cr_expect(str_eq(o.authority[0], str_from(cases[k].signs)), "%zu", k);
        cr_expect(o.of_another);
    }
}

Test(sender_place, a_letterhead_names_the_province) {
    const struct member police = department("CA", "Công an thành phố", "Công an");
    const struct member health = department("SYT", "Sở Y tế", "SYT");

    cr_expect(str_eq(of(police).name, STR("Công an thành phố Huế")));
    cr_expect(str_eq(of(health).name, STR("Sở Y tế")));
}

Test(sender_place, the_list_of_departments_has_the_last_word) {
    struct member m = department("DHH", "Đại học Huế", "ĐHH");

    cr_expect_eq(of(m).superior.n, 0);
    m.superior = STR("Bộ Giáo dục và Đào tạo");
    m.symbol = STR("ĐHH-VP");
    cr_expect(str_eq(of(m).superior, STR("Bộ Giáo dục và Đào tạo")));
    cr_expect(str_eq(of(m).symbol, STR("BC-ĐHH-VP")));
    m.name = STR("Sở Y tế");
    m.superior = STR("-");
    cr_expect_eq(of(m).superior.n, 0);
}

Test(sender_place, no_form_goes_to_who_gets_it_nor_to_who_has_forms_of_its_own) {
    const struct member party = department("DU", "Các cơ quan Đảng thành phố", "Đảng ủy");
    const struct member reader = department("SNV", "Sở Nội vụ", "SNV");
    const struct member office = department("SYT", "Sở Y tế", "SYT");

    cr_expect_not(sender_place_owes(&p.profile, &party));
    cr_expect_not(sender_place_owes(&p.profile, &reader));
    cr_expect(sender_place_owes(&p.profile, &office));
}
