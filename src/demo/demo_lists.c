/* demo_lists - the demonstration's files that are no extracts.  See demo_lists.h. */

#include "demo/demo_lists.h"

#include <inttypes.h>
#include <string.h>

#include "base/num.h"
#include "conf/input_tables.h"
#include "conf/names.h"
#include "demo/demo_by_hand.h"
#include "demo/init_lists.h"

static const char profile_text[] =
    "# Hồ sơ mẫu của dữ liệu trình diễn: tên cơ quan là thật, người ký và số liệu là giả định.\n"
    "[tinh]\n"
    "ma = 46\n"
    "ten = Thành phố Huế\n"
    "goi = thành phố Huế\n"
    "dia_danh = Huế\n"
    "\n"
    "[bhxh]\n"
    "cap_tren = Bảo hiểm xã hội Việt Nam\n"
    "ten = Bảo hiểm xã hội thành phố Huế\n"
    "ky_hieu = BC-BHXH\n"
    "kinh_gui = Ủy ban nhân dân thành phố Huế | Bảo hiểm xã hội Việt Nam\n"
    "noi_nhan = Như trên | Sở Nội vụ | Ban Giám đốc | BHXH các cơ sở | Lưu: VT, QLT\n"
    "quyen_han = KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC\n"
    "nguoi_ky = Nguyễn Văn Mẫu\n"
    "nguoi_lap = Trần Thị Mẫu\n"
    "\n"
    "[so_noi_vu]\n"
    "cap_tren = Ủy ban nhân dân thành phố Huế\n"
    "ten = Sở Nội vụ\n"
    "ky_hieu = BC-SNV\n"
    "kinh_gui = Ủy ban nhân dân thành phố Huế\n"
    "noi_nhan = Như trên | Bảo hiểm xã hội thành phố | Ban Giám đốc Sở | Lưu: VT, VLATLĐ\n"
    "quyen_han = KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC\n"
    "nguoi_ky = Lê Văn Mẫu\n"
    "nguoi_lap = Phan Thị Mẫu\n"
    "\n"
    "[van_ban]\n"
    "can_cu.2026 = Kế hoạch số 141/KH-UBND ngày 17 tháng 3 năm 2026 của Ủy ban nhân dân thành phố "
    "Huế\n"
    "du_thao = co\n"
    "\n"
    "[ky]\n"
    "lich = duong_lich\n"
    "han_nop = 5\n"
    "han_nop_thang = 1\n"
    "han_nop_6_thang = 15\n"
    "han_nop_nam = 15\n"
    "bao_truoc = 7\n"
    "\n"
    "[nguong]\n"
    "nguong_loai = 1\n"
    "o_nho = 0\n"
    "\n"
    "[dan_so]\n"
    "nguon = Dân số 40 xã, phường công bố theo hồ sơ sắp xếp đơn vị hành chính (dữ liệu mẫu)\n"
    "ngay = 31/12/2024\n"
    "ty_le_llld = 51\n"
    "\n"
    "[tuoi]\n"
    "tu = 15\n"
    "\n"
    "[thue]\n"
    "hoat_dong = 00 | 04\n"
    "\n"
    "[doi_chieu]\n"
    "dung_sai_ld = 0\n"
    "dung_sai_luong = 5\n"
    "chi_nhanh_ve_me = khong\n"
    "\n"
    "[quoc_gia]\n"
    "tl_cham = 7,5\n"
    "tl_cham_tren = ke_hoach\n"
    "nguon = số giả định của dữ liệu mẫu\n"
    "\n"
    "[quy_doi]\n"
    "ty_le_chua_biet = khong\n"
    "\n"
    "[doc]\n"
    "dang_so = nghin\n"
    "\n"
    "[phat_hanh]\n"
    "quyen_nhom = khong\n"
    "dong_danh_sach_pdf = 20\n";

static bool
make_profile(const struct demo_list_source *s, struct buf *out, struct err *e) {
    (void)s;
    (void)e;
    buf_text(out, profile_text);
    return true;
}

/* The lists of danh_muc: the real ones of Huế. */
static bool
make_list(const struct demo_list_source *s, size_t which, struct buf *out, struct err *e) {
    struct init_province p;
    size_t n;
    const struct init_list *lists = init_lists(&n);

    return init_province_find(s->arena, s->data, STR("46"), &p, e) &&
           lists[which].make(s->arena, s->data, &p, out, e);
}

#define LIST_OF(ix)                                                                                \
    static bool make_list_##ix(const struct demo_list_source *s, struct buf *out, struct err *e) { \
        return make_list(s, ix, out, e);                                                           \
    }
LIST_OF(0)
LIST_OF(1)
LIST_OF(2)
LIST_OF(3)
LIST_OF(4)

/* Population: the published figures stand for 2026; earlier years shrink back by invented growth. */
static bool
make_dan_so(const struct demo_list_source *s, struct buf *out, struct err *e) {
    (void)e;
    buf_text(out, "nam,ma_xa,dan_so,llld\n");
    for (int year = DEMO_HISTORY_FIRST; year <= 2026; year++) {
        const struct demo_history_people all = demo_history_people(s->plan, year);

        buf_fmt(out, "%d,46,%" PRId64 ",", year, all.people);
        if (year >= 2024) {
            buf_fmt(out, "%" PRId64, all.workforce);
        }
        buf_char(out, '\n');
        for (size_t c = 0; c < DEMO_PLACES && year >= 2024; c++) {
            /* D16: the final zero of one commune is lost, as when 3.760 is read as a decimal. */
            const bool damaged = year == 2024 && str_eq(s->plan->place[c].code, STR("20050"));

            buf_fmt(out, "%d," STR_FMT ",%" PRId64 ",", year, STR_ARG(s->plan->place[c].code),
                    all.place[c] / (damaged ? 10 : 1));
            if (!damaged) {
                buf_fmt(out, "%" PRId64, all.place_workforce[c]);
            }
            buf_char(out, '\n');
        }
    }
    return true;
}

uint64_t
demo_lists_doubtful(const struct demo_plan *p) {
    enum { FEW = 1000 };
    uint64_t n = 0;

    for (int year = 2024; year <= 2026; year++) {
        const struct demo_history_people all = demo_history_people(p, year);

        for (size_t c = 0; c < DEMO_PLACES; c++) {
            const bool damaged = str_eq(p->place[c].code, STR("20050"));
            const int64_t v = all.place[c] / (damaged && year == 2024 ? 10 : 1);

            n += v < FEW || (damaged && year == 2025) ? 1 : 0;
        }
    }
    return n;
}

static void
targets(struct buf *out, int year, const char *level, str code, const struct demo_sums *t) {
    const struct {
        const char *id;
        int64_t v;
    } row[] = {
        {"bhxh_bb", t->bhxh_bb}, {"bhxh_tn", t->bhxh_tn}, {"bhtn", t->bhtn}, {"bhyt", t->bhyt}};

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        if (row[i].v > 0) {
            buf_fmt(out, "%d,%s," STR_FMT ",%s,%" PRId64 "\n", year, level, STR_ARG(code),
                    row[i].id, row[i].v);
        }
    }
}

static void
rates(struct buf *out, const struct demo_list_source *s) {
    static const struct {
        const char *id;
        int yearly; /* what a year adds, hundredths of a percent: invented */
    } row[] = {{"bp_bhxh", 125}, {"bp_bhtn", 70}, {"bp_bhyt", 55}};
    const struct demo_history_people p = demo_history_people(s->plan, 2026);
    const struct demo_sums *t = &s->plan->target;
    int64_t armed = 0;

    for (size_t c = 0; c < DEMO_PLACES; c++) {
        armed += s->plan->place[c].target[DEMO_KIND_QUAN_NHAN] +
                 s->plan->place[c].target[DEMO_KIND_CONG_AN];
    }
    for (int year = 2026; year < 2030; year++) {
        const struct num_ratio of[] = {{t->bhxh_bb + t->bhxh_tn - armed, p.workforce},
                                       {t->bhtn, p.workforce},
                                       {t->bhyt, p.people}};

        for (size_t i = 0; i < sizeof row / sizeof row[0] && year != 2027; i++) {
            char text[NUM_TEXT];
            int64_t hundredths = 0;

            (void)num_percent(of[i], &hundredths);
            num_vn_hundredths(text, hundredths + (int64_t)(year - 2026) * row[i].yearly);
            buf_fmt(out, "%d,tinh,46,%s,\"%s\"\n", year, row[i].id, text);
        }
    }
}

/* The province's targets of the year after: what annex XI spreads over the communes.  Growth is invented. */
static struct demo_sums
next_targets(const struct demo_sums *now) {
    struct demo_sums t = *now;

    t.bhxh_bb += t.bhxh_bb / 25;     /* 4 % */
    t.bhxh_tn += t.bhxh_tn * 3 / 20; /* 15 % */
    t.bhtn += t.bhtn / 25;
    t.bhyt += t.bhyt / 100;
    return t;
}

/* What the year 2026 has to bring in and may leave overdue, by commune: 5 % over four times the dues of 2025-Q4, and
 * nine tenths of what was overdue then; the province's are the sums.  Growth is invented. */
static void
dues(struct buf *out, const struct demo_list_source *s) {
    int64_t due[DEMO_PLACES + 1] = {0};
    int64_t late[DEMO_PLACES + 1] = {0};

    for (size_t i = 0; i < s->roster->n; i++) {
        const struct demo_employer *e = &s->roster->e[i];

        due[e->place] += e->dues[DEMO_2025_Q4].phai_dong;
        late[e->place] += e->dues[DEMO_2025_Q4].cham_dong;
    }
    for (size_t c = 0; c < DEMO_PLACES; c++) {
        due[c] = due[c] * 4 / 100 * 105;
        late[c] = late[c] / 10 * 9;
        due[DEMO_PLACES] += due[c];
        late[DEMO_PLACES] += late[c];
    }
    buf_fmt(out, "2025,tinh,46,phai_thu,%" PRId64 "\n", due[DEMO_PLACES] / 105 * 100);
    for (size_t c = 0; c <= DEMO_PLACES; c++) {
        const bool all = c == DEMO_PLACES;
        const str code = all ? STR("46") : s->plan->place[c].code;

        buf_fmt(out, "2026,%s," STR_FMT ",phai_thu,%" PRId64 "\n", all ? "tinh" : "xa",
                STR_ARG(code), due[c]);
        buf_fmt(out, "2026,%s," STR_FMT ",cham_dong,%" PRId64 "\n", all ? "tinh" : "xa",
                STR_ARG(code), late[c]);
    }
}

static bool
make_chi_tieu(const struct demo_list_source *s, struct buf *out, struct err *e) {
    const struct demo_sums next = next_targets(&s->plan->target);
    struct demo_sums goal = next;

    (void)e;
    for (int year = 2028; year <= 2030;
         year++) { /* the path to 2030: heads for 2027 and 2030, rates between */
        goal = next_targets(&goal);
        goal.bhyt += goal.bhyt / 250;
    }
    buf_text(out, "nam,cap,ma,chi_tieu,gia_tri\n");
    targets(out, 2026, "tinh", STR("46"), &s->plan->target);
    targets(out, 2027, "tinh", STR("46"), &next);
    targets(out, 2030, "tinh", STR("46"), &goal);
    rates(out, s);
    for (size_t c = 0; c < DEMO_PLACES; c++) {
        const struct demo_sums t = demo_plan_targets(&s->plan->place[c]);

        targets(out, 2026, "xa", s->plan->place[c].code, &t);
    }
    dues(out, s);
    for (size_t d = 0; d < s->roster->departments; d++) {
        targets(out, 2026, "co_quan", s->roster->department[d].code,
                &s->roster->department[d].target);
    }
    return true;
}

static const char difficulties[] =
    "- Một số doanh nghiệp nhỏ gặp khó khăn về đơn hàng, chậm đóng bảo hiểm xã hội kéo dài.\n"
    "- Người tham gia bảo hiểm xã hội tự nguyện ở các xã ven biển, đầm phá có thu nhập theo mùa vụ "
    "nên đóng tiếp chưa đều.\n"
    "- Thông tin lao động, tiền lương giữa cơ quan thuế và cơ quan bảo hiểm xã hội còn chênh "
    "lệch.\n";
static const char proposals[] =
    "- Đề nghị Ủy ban nhân dân các xã, phường rà soát hộ chưa tham gia bảo hiểm y tế theo danh "
    "sách "
    "đã gửi.\n"
    "- Đề nghị Thuế thành phố tiếp tục chia sẻ dữ liệu chi trả thu nhập theo quý.\n";

static bool
make_difficulties(const struct demo_list_source *s, struct buf *out, struct err *e) {
    (void)s;
    (void)e;
    buf_text(out, difficulties);
    return true;
}

static bool
make_proposals(const struct demo_list_source *s, struct buf *out, struct err *e) {
    (void)s;
    (void)e;
    buf_text(out, proposals);
    return true;
}

const struct demo_list *
demo_lists(size_t *n) {
    static const struct demo_list lists[] = {
        {NAMES_PROFILE, make_profile},
        {INPUT_LIST(co_quan), make_list_0},
        {INPUT_LIST(loai_hinh), make_list_1},
        {INPUT_LIST(nhom_bhyt), make_list_2},
        {INPUT_LIST(quy_doi_xa), make_list_3},
        {INPUT_LIST(xa), make_list_4},
        {INPUT_FILE(dan_so), make_dan_so},
        {INPUT_FILE(chi_tieu), make_chi_tieu},
        {NAMES_HISTORY "/2022-Q4.csv", demo_history_2022},
        {NAMES_HISTORY "/2023-Q4.csv", demo_history_2023},
        {NAMES_HISTORY "/2024-Q4.csv", demo_history_2024},
        {NAMES_HISTORY "/2025-Q1.csv", demo_history_2025_q1},
        {NAMES_HISTORY "/2025-Q2.csv", demo_history_2025_q2},
        {"2025-Q4/" NAMES_REMARKS "/kho-khan.md", make_difficulties},
        {"2025-Q4/" NAMES_REMARKS "/kien-nghi.md", make_proposals},
        {"2026-Q1/" NAMES_REMARKS "/kho-khan.md", make_difficulties},
        {"2026-Q1/" NAMES_REMARKS "/kien-nghi.md", make_proposals},
        {"2026-Q2/chuyen_de.csv", demo_by_hand_q2},
        {"2026-Q2/" NAMES_REMARKS "/kho-khan.md", make_difficulties},
        {"2026-Q2/" NAMES_REMARKS "/kien-nghi.md", make_proposals},
        {"2026-Q3/" NAMES_REMARKS "/kho-khan.md", make_difficulties},
        {"2026-Q3/" NAMES_REMARKS "/kien-nghi.md", make_proposals},
        {"2026-Q4/chuyen_de.csv", demo_by_hand_q4},
        {"2026-Q4/" NAMES_REMARKS "/kho-khan.md", make_difficulties},
        {"2026-Q4/" NAMES_REMARKS "/kien-nghi.md", make_proposals},
    };

    *n = sizeof lists / sizeof lists[0];
    return lists;
}
