/* column_words - what goes into each column, in words.  See column_words.h. */

#include "ingest/column_words.h"

#include <assert.h>

#include "conf/input_tables.h"
#include "ingest/lacking.h"

/* without NULL: what lacking.h says of the column, or that the file is refused. */
static const struct column_words person[SCHEMA_PERSON_COUNT] = {
    [SCHEMA_PERSON_ma_so_bhxh] = {"10 chữ số, giữ số 0 ở đầu", "4601234567",
                                  "đếm mỗi người một lần cho mỗi quyền", NULL},
    [SCHEMA_PERSON_ho_ten] = {"họ và tên", "Nguyễn Văn An",
                              "để người giao tệp nhìn; chương trình không đọc, không in",
                              "không ảnh hưởng số liệu nào"},
    [SCHEMA_PERSON_ngay_sinh] = {"ngày, hoặc riêng năm: 15/03/1990, 1990", "15/03/1990",
                                 "tuổi, trong tiềm năng BHXH tự nguyện", NULL},
    [SCHEMA_PERSON_gioi_tinh] = {"Nam, Nữ; hoặc 1, 0", "Nam", "tuổi nghỉ hưu, trong tiềm năng",
                                 NULL},
    [SCHEMA_PERSON_ma_xa] = {"mã 5 chữ số trong " INPUT_LIST(xa), "{xa}",
                             "mọi số liệu theo xã, phường", NULL},
    [SCHEMA_PERSON_ten_xa] = {"tên xã, phường", "{ten_xa}", "đối chiếu với mã xã (D21)",
                              "không biết mã xã có bị ghi nhầm không"},
    [SCHEMA_PERSON_ma_don_vi] = {"mã đơn vị như trong bảng don_vi; trống khi không có đơn vị",
                                 "TZ0001A", "cơ quan quản lý theo đơn vị", NULL},
    [SCHEMA_PERSON_ma_co_quan] = {"mã trong " INPUT_LIST(co_quan), "BHXH", "số liệu theo sở, ngành",
                                  NULL},
    [SCHEMA_PERSON_loai_bhxh] = {"BB (bắt buộc), TN (tự nguyện); trống khi không tham gia BHXH",
                                 "BB", "số người tham gia BHXH", NULL},
    [SCHEMA_PERSON_bhtn] = {"1, x, Có; hoặc 0, Không, trống", "1", "số người tham gia BHTN", NULL},
    [SCHEMA_PERSON_bhyt] = {"1, x, Có; hoặc 0, Không, trống", "1", "số người có BHYT", NULL},
    [SCHEMA_PERSON_nhom_bhyt] = {"mã trong " INPUT_LIST(nhom_bhyt), "CB",
                                 "số người có BHYT theo nhóm; loại trừ lực lượng vũ trang", NULL},
    [SCHEMA_PERSON_muc_dong] = {"đồng: 8000000 hoặc 8.000.000", "8000000",
                                "chỉ được kiểm tra là số; sai thì dòng bị loại", NULL},
    [SCHEMA_PERSON_tu_ngay] = {"ngày: 01/01/2026", "01/01/2026",
                               "người bắt đầu trong kỳ; ai bắt đầu sau ngày chốt thì không đếm",
                               NULL},
    [SCHEMA_PERSON_den_ngay] = {"ngày; trống khi còn tham gia", "31/12/2030",
                                "ai đã dừng trước ngày chốt thì không đếm; sắp đến hạn", NULL},
};

static const struct column_words employer[SCHEMA_EMPLOYER_COUNT] = {
    [SCHEMA_EMPLOYER_ma_don_vi] = {"mã đơn vị do BHXH cấp", "TZ0001A",
                                   "đếm đơn vị; ghép nhiều tệp don_vi*", NULL},
    [SCHEMA_EMPLOYER_ma_so_thue] = {"10 chữ số, 10-3 hoặc 12 chữ số", "0100109106",
                                    "đối chiếu với dữ liệu thuế", NULL},
    [SCHEMA_EMPLOYER_ten_don_vi] = {"tên đơn vị", "Công ty TNHH Ví Dụ", "in trong các danh sách",
                                    NULL},
    [SCHEMA_EMPLOYER_ma_xa] = {"mã 5 chữ số trong " INPUT_LIST(xa), "{xa}",
                               "đơn vị, phải thu, chậm đóng theo xã", NULL},
    [SCHEMA_EMPLOYER_ten_xa] = {"tên xã, phường", "{ten_xa}", "đối chiếu với mã xã (D21)",
                                "không biết mã xã có bị ghi nhầm không"},
    [SCHEMA_EMPLOYER_dia_chi] = {"số nhà, đường, xã hoặc phường, huyện, tỉnh", "12 Lê Lợi",
                                 "tìm xã khi không có mã xã; đề xuất mã số thuế",
                                 "xã chỉ theo ma_xa"},
    [SCHEMA_EMPLOYER_ma_co_quan] = {"mã trong " INPUT_LIST(co_quan), "BHXH",
                                    "đơn vị, chậm đóng theo sở, ngành", NULL},
    [SCHEMA_EMPLOYER_loai_hinh] = {"mã trong " INPUT_LIST(loai_hinh), "DNNN",
                                   "đơn vị, chậm đóng theo loại hình", NULL},
    [SCHEMA_EMPLOYER_so_lao_dong] = {"số người: 12", "12",
                                     "lao động tại các đơn vị; đối chiếu với thuế", NULL},
    [SCHEMA_EMPLOYER_quy_luong] = {"đồng, của kỳ", "288000000",
                                   "đơn vị đóng trên quỹ lương thấp hơn thuế", NULL},
    [SCHEMA_EMPLOYER_phai_dong] = {"đồng, phải đóng trong kỳ", "92160000",
                                   "số phải thu, tỷ lệ chậm đóng", NULL},
    [SCHEMA_EMPLOYER_da_dong] = {"đồng, đã đóng trong kỳ", "92160000", "số đã thu", NULL},
    [SCHEMA_EMPLOYER_cham_dong] = {"đồng, còn chậm đóng ở ngày chốt; số âm là đóng thừa", "0",
                                   "số chậm đóng, đơn vị chậm đóng", NULL},
    [SCHEMA_EMPLOYER_so_thang_cham] = {"số tháng, có thể lẻ: 2,9", "0",
                                       "chậm đóng theo thời gian, danh sách từ 3 tháng", NULL},
};

static const struct column_words taxpayer[SCHEMA_TAXPAYER_COUNT] = {
    [SCHEMA_TAXPAYER_ma_so_thue] = {"10 chữ số, 10-3 hoặc 12 chữ số", "0100109106",
                                    "đối chiếu với bảng đơn vị", NULL},
    [SCHEMA_TAXPAYER_ten] = {"tên người nộp thuế", "Công ty TNHH Ví Dụ",
                             "in trong danh sách rà soát", NULL},
    [SCHEMA_TAXPAYER_ma_xa] = {"mã 5 chữ số trong " INPUT_LIST(xa), "{xa}",
                               "người nộp thuế theo xã", NULL},
    [SCHEMA_TAXPAYER_ten_xa] = {"tên xã, phường", "{ten_xa}", "đối chiếu với mã xã (D21)",
                                "không biết mã xã có bị ghi nhầm không"},
    [SCHEMA_TAXPAYER_dia_chi] = {"số nhà, đường, xã hoặc phường, huyện, tỉnh", "12 Lê Lợi",
                                 "đề xuất mã số thuế cho đơn vị không có mã",
                                 "đề xuất chỉ theo tên, xã, số lao động"},
    [SCHEMA_TAXPAYER_loai_hinh] = {"mã trong " INPUT_LIST(loai_hinh), "DNNN",
                                   "số liệu thuế theo loại hình", NULL},
    [SCHEMA_TAXPAYER_trang_thai] = {"mã 00 đến 07 hoặc chữ của cơ quan thuế; 00, 04 là đang hoạt "
                                    "động",
                                    "00", "chỉ đối chiếu với người nộp thuế đang hoạt động", NULL},
    [SCHEMA_TAXPAYER_ngay_cap] = {"ngày: 20/05/2019", "20/05/2019",
                                  "đơn vị mới đăng ký thuế trong kỳ", NULL},
    [SCHEMA_TAXPAYER_so_lao_dong] = {"số người: 14", "14", "đơn vị chưa tham gia, tham gia chưa đủ",
                                     NULL},
    [SCHEMA_TAXPAYER_tong_quy_luong] = {"đồng, của kỳ", "288000000",
                                        "đơn vị đóng trên quỹ lương thấp", NULL},
};

static const struct column_words population[SCHEMA_POPULATION_COUNT] = {
    [SCHEMA_POPULATION_nam] = {"năm: 2026", "2026", "số của năm nào", NULL},
    [SCHEMA_POPULATION_ma_xa] = {"mã xã, hoặc mã tỉnh cho dòng của cả tỉnh", "{xa}",
                                 "tỷ lệ bao phủ của nơi nào", NULL},
    [SCHEMA_POPULATION_ten_xa] = {"tên xã, phường", "{ten_xa}", "đối chiếu với mã xã (D21)",
                                  "không biết mã xã có bị ghi nhầm không"},
    [SCHEMA_POPULATION_dan_so] = {"số người: 12345", "12345", "mẫu số của bao phủ BHYT", NULL},
    [SCHEMA_POPULATION_llld] = {"số người trong độ tuổi lao động", "6296",
                                "mẫu số của bao phủ BHXH, BHTN",
                                "tính bằng ty_le_llld của mục [dan_so], baophu.ini"},
};

static const struct column_words target[SCHEMA_TARGET_COUNT] = {
    [SCHEMA_TARGET_nam] = {"năm: 2026", "2026", "chỉ tiêu của năm nào", NULL},
    [SCHEMA_TARGET_cap] = {"tinh, xa hoặc co_quan", "xa", "giao cho cấp nào", NULL},
    [SCHEMA_TARGET_ma] = {"mã tỉnh, mã xã hoặc mã cơ quan", "{xa}", "giao cho nơi nào", NULL},
    [SCHEMA_TARGET_chi_tieu] = {"bhxh, bhxh_bb, bhxh_tn, bhtn, bhyt, bp_bhxh, bp_bhtn, bp_bhyt, "
                                "tl_cham, phai_thu, cham_dong",
                                "bhyt", "chỉ tiêu nào", NULL},
    [SCHEMA_TARGET_gia_tri] = {"người; đồng; phần trăm viết 96,5", "11800",
                               "tỷ lệ hoàn thành, số còn thiếu", NULL},
};

static const struct column_words answer[SCHEMA_ANSWER_COUNT] = {
    [SCHEMA_ANSWER_ma] = {"mã xã hoặc mã cơ quan", "{xa}", "giải trình của nơi nào", NULL},
    [SCHEMA_ANSWER_chi_tieu] = {"mã hoặc tên chỉ tiêu trong phụ lục Số liệu cần giải trình", "bhyt",
                                "giải trình số liệu nào", NULL},
    [SCHEMA_ANSWER_giai_trinh] = {"lời giải trình; trống khi chưa có",
                                  "Chuyển 120 học sinh sang trường ở xã bên",
                                  "in ở cột Giải trình của phụ lục",
                                  "cột Giải trình của phụ lục để trống"},
};

static const struct {
    enum schema_table table;
    const struct column_words *row;
} table[COLUMN_WORDS_TABLES] = {{SCHEMA_NGUOI_THAM_GIA, person}, {SCHEMA_DON_VI, employer},
                                {SCHEMA_THUE, taxpayer},         {SCHEMA_DAN_SO, population},
                                {SCHEMA_CHI_TIEU, target},       {SCHEMA_GIAI_TRINH, answer}};

enum schema_table
column_words_table(unsigned i) {
    return table[i].table;
}

struct column_words
column_words(enum schema_table t, uint32_t column) {
    struct column_words w;
    uint32_t n;
    unsigned i = 0;

    while (table[i].table != t) {
        i++;
        assert(i < COLUMN_WORDS_TABLES);
    }
    w = table[i].row[column];
    if (w.without == NULL) {
        w.without =
            schema_columns(t, &n)[column].required ? "tệp bị từ chối" : lacking_without(t, column);
    }
    assert(w.values != NULL && w.without != NULL);
    return w;
}
