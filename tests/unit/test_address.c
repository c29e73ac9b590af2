/* test_address - the commune of an address, over small lists by hand; the provinces held against the shipped crosswalk. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "dim/address.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { PHU_XUAN, HUONG_AN, TAN_THANH, KIEN_MOC, CHAU_SON, LANG_CO, P1_BAO_LOC, TODAY };

struct world {
    struct arena arena;
    struct member_set members;
    struct crosswalk crosswalk;
    struct gazetteer *g;
};

static void
old(struct world *w, const char *name, const char *district, const char *province, uint32_t to,
    uint32_t also) {
    struct crosswalk_old *o = &w->crosswalk.old[w->crosswalk.n++];

    *o = (struct crosswalk_old){.name = str_from(name),
                                .district = str_from(district),
                                .province = str_from(province),
                                .part = arena_array(&w->arena, struct crosswalk_part, 2)};
    o->part[o->n++] = (struct crosswalk_part){.to = to, .share = CROSSWALK_UNKNOWN};
    if (also < TODAY) {
        o->part[o->n++] =
            (struct crosswalk_part){.to = also, .share = CROSSWALK_UNKNOWN, .remainder = true};
    }
}

static void
start(struct world *w) {
    static const char *const name[TODAY] = {
        "Phường Phú Xuân", "Phường Hương An",       "Xã Tân Thành",    "Xã Kiên Mộc",
        "Xã Châu Sơn",     "Xã Chân Mây - Lăng Cô", "Phường 1 Bảo Lộc"};
    static const char *const code[TODAY] = {"1", "2", "3", "4", "5", "6", "7"};
    struct member *m;
    struct member *renamed;
    str twice;

    *w = (struct world){.arena = ARENA_EMPTY};
    m = arena_array(&w->arena, struct member, TODAY);
    for (uint32_t i = 0; i < TODAY; i++) {
        m[i].code = str_from(code[i]);
        m[i].name = str_from(name[i]);
        m[i].kind = name[i][0] == 'P' ? MEMBER_PHUONG : MEMBER_XA_KIND;
    }
    cr_assert(
        member_list_build(&w->members.list[MEMBER_XA], MEMBER_XA, m, TODAY, &w->arena, &twice));
    renamed = arena_array(&w->arena, struct member,
                          2); /* the second is a commune of another time alone */
    renamed[0] =
        (struct member){.code = STR("4"), .name = STR("Phường Tây Lộc Mới"), .kind = MEMBER_PHUONG};
    renamed[1] = (struct member){.code = STR("9"), .name = STR("Xã Xa"), .kind = MEMBER_XA_KIND};
    w->members.list[MEMBER_XA].renamed = renamed;
    w->members.list[MEMBER_XA].renamings = 2;
    w->members.tinh_code = STR("46");
    w->members.tinh_name = STR("Thành phố Huế");
    w->crosswalk.old = arena_array(&w->arena, struct crosswalk_old, 16);
    old(w, "Phường Tây Lộc", "Quận Phú Xuân", "Thành phố Huế", PHU_XUAN, TODAY);
    old(w, "Phường Hương An", "Quận Phú Xuân", "Thành phố Huế", HUONG_AN, TODAY);
    old(w, "Xã Phú Xuân", "Huyện Phú Vang", "Thành phố Huế", TAN_THANH, TODAY);
    old(w, "Xã Tân Thành", "Huyện Phú Vang", "Thành phố Huế", TAN_THANH, TODAY);
    old(w, "Xã Tân Thạnh", "Huyện A Lưới", "Thành phố Huế", CHAU_SON, TODAY);
    old(w, "Xã Kiên Mộc", "Huyện Đình Lập", "Thành phố Huế", CHAU_SON, KIEN_MOC);
    old(w, "Thị trấn Lăng Cô", "Huyện Phú Lộc", "Thành phố Huế", LANG_CO, TODAY);
    old(w, "Xã Hồng Hạ", "Huyện A Lưới", "Thành phố Huế", CHAU_SON, TODAY);
    old(w, "Xã Hồng Hà", "Huyện Phú Vang", "Tỉnh Quảng Trị", TAN_THANH, TODAY);
    old(w, "Xã Hải Lệ", "Thị xã Quảng Trị", "Tỉnh Quảng Trị", CHAU_SON, TODAY);
    old(w, "Xã Hải Lệ", "Huyện Hải Lăng", "Tỉnh Quảng Trị", KIEN_MOC, TODAY);
    old(w, "Xã Kỳ Sơn", "Huyện Hải Lăng", "Tỉnh Quảng Trị", CHAU_SON, TODAY);
    old(w, "Xã Phổng Ly", "Huyện A Lưới", "Thành phố Huế", HUONG_AN, TODAY);
    old(w, "Xã Phổng Lái", "Huyện A Lưới", "Thành phố Huế", CHAU_SON, TODAY);
    old(w, "Xã Phổng Lát", "Huyện Phú Vang", "Thành phố Huế", CHAU_SON, TODAY);
    old(w, "Xã Trúc Sơn", "Huyện Cư Jút", "Thành phố Huế", CHAU_SON, TODAY);
    w->g = gazetteer_new(&w->members, &w->crosswalk);
}

static void
end(struct world *w) {
    gazetteer_free(w->g);
    member_set_free(&w->members);
    arena_free(&w->arena);
}

Test(address, each_way_of_writing_is_read_or_left_to_a_person) {
    static const struct {
        const char *text;
        enum address_surety surety;
        enum address_why why;
        uint32_t xa;
    } want[] = {
        {"12 Lê Lợi, phường Phú Xuân, thành phố Huế", ADDRESS_CERTAIN, ADDRESS_NAMED, PHU_XUAN},
        {"12 Lê Lợi, P.Tây Lộc, Q.Phú Xuân, TP.Huế", ADDRESS_CERTAIN, ADDRESS_NAMED, PHU_XUAN},
        {"12 LE LOI, PHUONG TAY LOC, THANH PHO HUE", ADDRESS_CERTAIN, ADDRESS_NAMED, PHU_XUAN},
        {"12 Lê Lợi phường Tây Lộc TPHuế", ADDRESS_CERTAIN, ADDRESS_NAMED, PHU_XUAN},
        {"TP. Huế, quận Phú Xuân, phường Tây Lộc, số 12", ADDRESS_CERTAIN, ADDRESS_NAMED, PHU_XUAN},
        {"12 Lê Lợi - P.Hương An - Tỉnh Thừa Thiên Huế", ADDRESS_CERTAIN, ADDRESS_NAMED, HUONG_AN},
        {"Thôn 3, xã Phú Xuân, huyện Phú Vang", ADDRESS_CERTAIN, ADDRESS_NAMED, TAN_THANH},
        {"TT. Lăng Cô, H. Phú Lộc, TT Huế", ADDRESS_CERTAIN, ADDRESS_NAMED, LANG_CO},
        {"Xã Chân Mây - Lăng Cô, Huế, Việt Nam", ADDRESS_CERTAIN, ADDRESS_NAMED, LANG_CO},
        {"P. 01 Bảo Lộc, TP Huế", ADDRESS_CERTAIN, ADDRESS_NAMED, P1_BAO_LOC},
        {"5 Hà Nội, Tây Lộc, quận Phú Xuân, Huế", ADDRESS_CERTAIN, ADDRESS_NAMED, PHU_XUAN},
        /* the kind alone tells the two Phú Xuân apart, and here the district says otherwise */
        {"phường Phú Xuân, huyện Phú Vang", ADDRESS_PROPOSED, ADDRESS_KIND, TAN_THANH},
        {"xã Hương An, TP Huế", ADDRESS_PROPOSED, ADDRESS_KIND, HUONG_AN},
        {"xã Kiên Mộc, huyện Đình Lập", ADDRESS_PROPOSED, ADDRESS_DIVIDED, KIEN_MOC},
        {"xã Kiên Mộc, TP Huế", ADDRESS_PROPOSED, ADDRESS_DIVIDED, KIEN_MOC},
        {"XA TAN THANH, THANH PHO HUE", ADDRESS_PROPOSED, ADDRESS_SEVERAL, TAN_THANH},
        {"xã Tân Thánh, huyện A Lưới", ADDRESS_PROPOSED, ADDRESS_MARKS, CHAU_SON},
        {"xã Tân Thàn, huyện Phú Vang", ADDRESS_PROPOSED, ADDRESS_SLIP, TAN_THANH},
        {"xã Tân Thành, huyện Đình Lập", ADDRESS_PROPOSED, ADDRESS_DISTRICT, TAN_THANH},
        {"xã Tân Thành, huyện Nhơn Trạch", ADDRESS_PROPOSED, ADDRESS_DISTRICT, TAN_THANH},
        {"xã Tân Thành, Nhơn Trạch", ADDRESS_PROPOSED, ADDRESS_REST, TAN_THANH},
        {"xã Tân Thành Đông, huyện Phú Vang", ADDRESS_PROPOSED, ADDRESS_REST, TAN_THANH},
        {"xã Tân Thành, phường Tây Lộc, Huế", ADDRESS_PROPOSED, ADDRESS_SEVERAL, TAN_THANH},
        /* a district whose name begins as "cũ" does, a province whose name ends as "tỉnh" does */
        {"xã Trúc Sơn, H.Cư Jút, TP Huế", ADDRESS_CERTAIN, ADDRESS_NAMED, CHAU_SON},
        {"xã Trúc Sơn, huyện Phú Vang cũ", ADDRESS_PROPOSED, ADDRESS_DISTRICT, CHAU_SON},
        {"xã Tân Thành, huyện Cư Jút, TP Huế", ADDRESS_PROPOSED, ADDRESS_DISTRICT, TAN_THANH},
        {"XA TAN THANH, HUYEN PHU VANG, HA TINH", ADDRESS_UNKNOWN, ADDRESS_ELSEWHERE, MEMBER_NONE},
        {"5 Lê Phú - Xuân Mai", ADDRESS_UNKNOWN, ADDRESS_NOTHING, MEMBER_NONE},
        {"Thôn 5 - Châu Sơn - TP Huế", ADDRESS_PROPOSED, ADDRESS_BARE, CHAU_SON},
        /* a street that is named as a district is */
        {"TP. Huế, xã Tân Thành, 12 Phú Vang", ADDRESS_CERTAIN, ADDRESS_NAMED, TAN_THANH},
        {"tỉnh Quảng Trị, xã Hải Lệ, 12 Hải Lăng", ADDRESS_PROPOSED, ADDRESS_SEVERAL, KIEN_MOC},
        {"tỉnh Quảng Trị, Hải Lăng, xã Hải Lệ, số 12", ADDRESS_CERTAIN, ADDRESS_NAMED, KIEN_MOC},
        /* a town and its province have one name */
        {"xã Hải Lệ, thị xã Quảng Trị", ADDRESS_CERTAIN, ADDRESS_NAMED, CHAU_SON},
        {"xã Hải Lệ, Quảng Trị, tỉnh Quảng Trị", ADDRESS_CERTAIN, ADDRESS_NAMED, CHAU_SON},
        {"xã Hải Lệ, H. Hải Lăng, Quảng Trị", ADDRESS_CERTAIN, ADDRESS_NAMED, KIEN_MOC},
        {"XA HAI LE, QUANG TRI", ADDRESS_PROPOSED, ADDRESS_SEVERAL, KIEN_MOC},
        {"phường Tây Lộc, TP. Quảng Trị, tỉnh Quảng Trị", ADDRESS_PROPOSED, ADDRESS_DISTRICT,
         PHU_XUAN},
        /* y is i, in a word with a slip too */
        {"xã KKy Sơn, huyện Hải Lăng", ADDRESS_PROPOSED, ADDRESS_SLIP, CHAU_SON},
        /* ... which may be another name with a slip, but not one of another district */
        {"xã Kì Sơn, huyện Hải Lăng", ADDRESS_CERTAIN, ADDRESS_NAMED, CHAU_SON},
        {"xã Phổng Ly, huyện A Lưới", ADDRESS_CERTAIN, ADDRESS_NAMED, HUONG_AN},
        {"XA PHONG LY, HUYEN A LUOI", ADDRESS_CERTAIN, ADDRESS_NAMED, HUONG_AN},
        {"xã Phổng Li, huyện A Lưới", ADDRESS_PROPOSED, ADDRESS_SLIP, HUONG_AN},
        {"XA PHONG LI, HUYEN A LUOI", ADDRESS_PROPOSED, ADDRESS_SLIP, HUONG_AN},
        {"5 Hà Nội, Phổng Li, huyện A Lưới", ADDRESS_PROPOSED, ADDRESS_SLIP, HUONG_AN},
        /* a name that the commune has at another time */
        {"phường Tây Lộc Mới, TP Huế", ADDRESS_CERTAIN, ADDRESS_NAMED, KIEN_MOC},
        {"Tây Lộc, Huế", ADDRESS_PROPOSED, ADDRESS_BARE, PHU_XUAN},
        {"12 Lê Lợi Tây Lộc Huế", ADDRESS_PROPOSED, ADDRESS_BARE, PHU_XUAN},
        {"xã Tân Thành, huyện Phú Vang, TP Huế, Hà Nội", ADDRESS_PROPOSED, ADDRESS_DISTRICT,
         TAN_THANH},
        {"xã Tân Thành, tỉnh Quảng Ngãi", ADDRESS_UNKNOWN, ADDRESS_ELSEWHERE, MEMBER_NONE},
        {"12 Lê Lợi, phường Phú Xuân, Đắk Lắk", ADDRESS_UNKNOWN, ADDRESS_ELSEWHERE, MEMBER_NONE},
        {"12 Lê Lợi, TP Huế", ADDRESS_UNKNOWN, ADDRESS_NOTHING, MEMBER_NONE},
        {"xã Vĩnh Lộc Thượng, TP Huế", ADDRESS_UNKNOWN, ADDRESS_NOTHING, MEMBER_NONE},
        {"Tỉnh lộ 10, xá Phú", ADDRESS_UNKNOWN, ADDRESS_NOTHING, MEMBER_NONE},
        {"", ADDRESS_UNKNOWN, ADDRESS_NOTHING, MEMBER_NONE},
        {", . -- ; (", ADDRESS_UNKNOWN, ADDRESS_NOTHING, MEMBER_NONE},
    };
    struct world w;

    start(&w);
    for (size_t i = 0; i < COUNT(want); i++) {
        const struct address_answer a = address_resolve(w.g, str_from(want[i].text));

        cr_expect(a.surety == want[i].surety && a.why == want[i].why && a.xa == want[i].xa,
                  "%s: %d %s %u", want[i].text, (int)a.surety, address_why_text(a.why), a.xa);
    }
    end(&w);
}

Test(address, an_address_of_any_length_is_read_and_never_sure_beyond_what_was_read) {
    struct world w;
    struct buf b = {0};
    struct address_answer a;

    start(&w);
    buf_text(&b, "phường Tây Lộc, quận Phú Xuân");
    for (unsigned i = 0; i < 400; i++) {
        buf_text(&b, ", xã");
    }
    buf_text(&b, " Tân Thành");
    a = address_resolve(w.g, buf_view(&b));
    cr_expect(a.surety == ADDRESS_PROPOSED, "%d", (int)a.surety);
    buf_free(&b);
    end(&w);
}

Test(gazetteer, the_provinces_are_those_of_the_shipped_crosswalk) {
    struct arena a = ARENA_EMPTY;
    struct buf b = {0};
    struct err e;
    size_t n;
    const struct gazetteer_province *p = gazetteer_provinces(&n);
    size_t seen = 0;

    cr_assert(fs_slurp("templates/tham-chieu/quy_doi_xa.csv", 1 << 24, &b, &e));
    for (size_t i = 0; i < n; i++) {
        struct buf cell[2] = {{0}, {0}};

        buf_fmt(&cell[0], ",Tỉnh %s,%s,", p[i].name, p[i].code);
        buf_fmt(&cell[1], ",Thành phố %s,%s,", p[i].name, p[i].code);
        seen += strstr(buf_z(&b), buf_z(&cell[0])) != NULL ||
                strstr(buf_z(&b), buf_z(&cell[1])) != NULL;
        buf_free(&cell[0]);
        buf_free(&cell[1]);
    }
    cr_expect(seen == 63, "%zu", seen); /* the provinces of before 1/7/2025 */
    buf_free(&b);
    arena_free(&a);
}
