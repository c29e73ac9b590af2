/* demo_names - invented names.  See demo_names.h. */

#include "demo/demo_names.h"

#include <string.h>

#include "demo/demo_random.h"

/* Common family names stand more than once, as they do in a street. */
static const char *const ho[] = {
    "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn", "Nguyễn",
    "Trần",   "Trần",   "Trần",   "Lê",     "Lê",     "Lê",     "Phạm",   "Phạm",
    "Hoàng",  "Hoàng",  "Huỳnh",  "Phan",   "Phan",   "Võ",     "Võ",     "Đặng",
    "Bùi",    "Đỗ",     "Hồ",     "Hồ",     "Ngô",    "Dương",  "Lý",     "Tôn Thất",
    "Đoàn",   "Trương", "Cao",    "Châu",   "Mai",    "Hà",     "Văn",    "Thái"};
static const char *const dem_nam[] = {"Văn",  "Văn", "Đình",  "Hữu",  "Quang", "Minh",
                                      "Xuân", "Đức", "Công",  "Quốc", "Thanh", "Ngọc",
                                      "Viết", "Bá",  "Phước", "Anh",  "Gia",   "Trọng"};
static const char *const dem_nu[] = {"Thị",       "Thị",       "Thị Thu",  "Thị Ngọc", "Thị Kim",
                                     "Thị Thanh", "Ngọc",      "Thị Mỹ",   "Thị Diệu", "Thị Hồng",
                                     "Thị Minh",  "Thị Bích",  "Thị Xuân", "Quỳnh",    "Hoài",
                                     "Khánh",     "Thị Phương"};
static const char *const ten_nam[] = {
    "An",    "Bình", "Chiến", "Cường", "Dũng",  "Duy",   "Đạt",   "Hải",  "Hiếu", "Hòa",
    "Hoàng", "Hùng", "Huy",   "Khánh", "Khoa",  "Kiên",  "Lâm",   "Long", "Lộc",  "Mạnh",
    "Minh",  "Nam",  "Nghĩa", "Nhân",  "Nhật",  "Phong", "Phú",   "Phúc", "Quân", "Quý",
    "Sơn",   "Tài",  "Tâm",   "Thắng", "Thành", "Thịnh", "Thuận", "Tiến", "Toàn", "Trí",
    "Trung", "Tuấn", "Tùng",  "Vinh",  "Vũ",    "Vượng"};
static const char *const ten_nu[] = {
    "Anh",   "Ánh",    "Châu",  "Chi",  "Diễm", "Dung",  "Duyên",  "Giang", "Hà",    "Hạnh",
    "Hằng",  "Hiền",   "Hoa",   "Hồng", "Huệ",  "Hương", "Khanh",  "Lan",   "Liên",  "Linh",
    "Loan",  "Ly",     "Mai",   "My",   "Nga",  "Ngân",  "Nguyệt", "Nhi",   "Như",   "Nhung",
    "Oanh",  "Phương", "Quyên", "Tâm",  "Thảo", "Thúy",  "Thủy",   "Tiên",  "Trang", "Trâm",
    "Trinh", "Tuyết",  "Uyên",  "Vân",  "Vy",   "Yến"};
static const char *const brand_1[] = {
    "Hương Giang", "Ngự Bình",  "Kim Long",    "An Phú",   "Thuận An",  "Phú Xuân",  "Bạch Mã",
    "Tam Giang",   "Đông Ba",   "Trường Tiền", "Vỹ Dạ",    "Thiên Mụ",  "Thành Nội", "Lăng Cô",
    "Phước Tích",  "An Hòa",    "Bảo Quốc",    "Hải Vân",  "Thanh Tân", "Minh Mạng", "Đại Nội",
    "Phong Nam",   "Thủy Biều", "Hồng Đức",    "Tân Tiến", "Việt Hưng", "Nam Thắng", "Quang Minh"};
static const char *const brand_2[] = {"Xanh",  "Việt", "Thịnh", "Phát",  "Hưng",       "Tín",
                                      "Đạt",   "Lợi",  "Phú",   "An",    "Miền Trung", "Cố Đô",
                                      "Thành", "Huế",  "Gia",   "Vượng", "Số Một",     "Toàn Cầu"};
static const char *const trade[] = {"xây dựng",        "thương mại và dịch vụ",
                                    "du lịch",         "vận tải",
                                    "dệt may",         "chế biến gỗ",
                                    "cơ khí",          "nông sản",
                                    "thủy sản",        "in ấn và quảng cáo",
                                    "tư vấn thiết kế", "vật liệu xây dựng",
                                    "dược phẩm",       "công nghệ",
                                    "thực phẩm",       "nhà hàng",
                                    "khách sạn",       "thiết bị điện",
                                    "môi trường",      "bất động sản"};
static const char *const hero[] = {
    "Lê Lợi",         "Trần Hưng Đạo",   "Quang Trung",    "Nguyễn Trãi", "Hai Bà Trưng",
    "Lý Thường Kiệt", "Phan Bội Châu",   "Phan Chu Trinh", "Nguyễn Huệ",  "Đặng Trần Côn",
    "Tố Hữu",         "Nguyễn Chí Diểu", "Trần Cao Vân",   "Đặng Dung",   "Nguyễn Tri Phương",
    "Hùng Vương",     "Thống Nhất",      "Chu Văn An",     "Hàm Nghi",    "Duy Tân",
    "Lê Quý Đôn",     "Nguyễn Du",       "Võ Thị Sáu",     "Kim Đồng",    "Hoàng Văn Thụ"};

#define PICK(list, purpose, id, b)                                                                 \
    ((list)[(demo_random((purpose), (id), (b)) >> 20) % (sizeof(list) / sizeof((list)[0]))])

const char *
demo_names_given(uint64_t id, bool nam) {
    return nam ? PICK(ten_nam, DEMO_TEN, id, 0) : PICK(ten_nu, DEMO_TEN, id, 1);
}

void
demo_names_person(struct buf *out, uint64_t id, bool nam) {
    const char *family = PICK(ho, DEMO_HO, id, 0);

    if (!nam && strcmp(family, "Tôn Thất") == 0) { /* daughters of that family */
        buf_fmt(out, "Tôn Nữ %s", PICK(ten_nu, DEMO_TEN, id, 1));
        return;
    }
    buf_text(out, family);
    buf_char(out, ' ');
    buf_text(out, nam ? PICK(dem_nam, DEMO_DEM, id, 0) : PICK(dem_nu, DEMO_DEM, id, 1));
    buf_char(out, ' ');
    buf_text(out, demo_names_given(id, nam));
}

void
demo_names_brand(struct buf *out, uint64_t id) {
    buf_text(out, PICK(brand_1, DEMO_NAME, id, 0));
    buf_char(out, ' ');
    buf_text(out, PICK(brand_2, DEMO_NAME, id, 1));
}

const char *
demo_names_trade(uint64_t id) {
    return PICK(trade, DEMO_NAME_2, id, 0);
}

const char *
demo_names_hero(uint64_t id) {
    return PICK(hero, DEMO_NAME_2, id, 1);
}
