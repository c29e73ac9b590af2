/* lacking_columns - which columns carry a figure, and what is lost without each.  See lacking_parts.h. */

#include "ingest/lacking.h"
#include "ingest/lacking_parts.h"

const struct lacking_carrier lacking_carriers[] = {
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_loai_bhxh,
     "không có số người tham gia BHXH, tỷ lệ bao phủ BHXH và tiềm năng BHXH tự nguyện",
     "loai|bhxh|loai_hinh|hinh_thuc", 0},
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_bhtn,
     "không có số người tham gia BHTN và tỷ lệ bao phủ BHTN", "bhtn|that_nghiep", 0},
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_bhyt,
     "không có số người có BHYT, tỷ lệ bao phủ BHYT và tiềm năng BHXH tự nguyện", "bhyt|y_te|the",
     0},
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_nhom_bhyt,
     "không có số người có BHYT theo nhóm và tiềm năng BHXH tự nguyện, không loại trừ được lực "
     "lượng vũ trang khỏi tỷ lệ bao phủ",
     "nhom|doi_tuong|ma_dt|madt", 0},
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_tu_ngay,
     "không có số người có ngày bắt đầu đóng trong kỳ, không biết ai bắt đầu sau ngày chốt",
     "tu|bat_dau|hieu_luc|tungay|tuthang", LACKING_STANDS | LACKING_EVERYBODY},
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_den_ngay,
     "không có số người BHXH tự nguyện đến hạn, không biết ai đã dừng trước ngày chốt",
     "den|het_han|ket_thuc|het|hantheden|denthang",
     LACKING_MAY_BE_EMPTY | LACKING_STANDS | LACKING_VOLUNTARY},
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_ngay_sinh, "không có tiềm năng BHXH tự nguyện",
     "sinh|ngaysinh|namsinh", LACKING_EVERYBODY},
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_ma_don_vi,
     "không biết người tham gia thuộc đơn vị nào, cơ quan quản lý chỉ theo ma_co_quan và nhóm BHYT",
     "don_vi|dv|madv", LACKING_MAY_BE_EMPTY | LACKING_STANDS},
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_gioi_tinh,
     "tiềm năng BHXH tự nguyện tính theo tuổi nghỉ hưu sớm hơn cho mọi người",
     "gioi|gioitinh|nam_nu|phai", LACKING_QUIET | LACKING_STANDS | LACKING_EVERYBODY},
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_ma_co_quan,
     "cơ quan quản lý chỉ theo đơn vị và nhóm BHYT", "co_quan|so_quan_ly",
     LACKING_MAY_BE_EMPTY | LACKING_STANDS | LACKING_MIXED | LACKING_INFORMED},
    {SCHEMA_NGUOI_THAM_GIA, SCHEMA_PERSON_muc_dong,
     "mức đóng không được kiểm tra, dòng vẫn được tính", "muc_dong|luong|mucdong",
     LACKING_QUIET | LACKING_MAY_BE_EMPTY | LACKING_STANDS | LACKING_MIXED},
    {SCHEMA_DON_VI, SCHEMA_EMPLOYER_ma_so_thue, "không đối chiếu được với dữ liệu thuế",
     "mst|thue|ms_thue", 0},
    {SCHEMA_DON_VI, SCHEMA_EMPLOYER_ma_co_quan,
     "đơn vị và chậm đóng theo cơ quan đều ở dòng \"Chưa phân theo ngành\"", "co_quan|so_quan_ly",
     LACKING_STANDS},
    {SCHEMA_DON_VI, SCHEMA_EMPLOYER_loai_hinh, "không có số đơn vị và chậm đóng theo loại hình",
     "loai_hinh|khoi|loai", LACKING_QUIET | LACKING_STANDS},
    {SCHEMA_DON_VI, SCHEMA_EMPLOYER_quy_luong,
     "không có quỹ lương, không biết đơn vị nào đóng trên quỹ lương thấp", "luong", 0},
    {SCHEMA_DON_VI, SCHEMA_EMPLOYER_phai_dong, "không có số phải thu và tỷ lệ chậm đóng",
     "phai|phai_thu|phai_nop", 0},
    {SCHEMA_DON_VI, SCHEMA_EMPLOYER_da_dong, "không có số đã thu", "da_thu|da_nop|da", 0},
    {SCHEMA_DON_VI, SCHEMA_EMPLOYER_cham_dong, "không có số tiền chậm đóng và đơn vị chậm đóng",
     "cham|no|tien_no|con_no", 0},
    {SCHEMA_DON_VI, SCHEMA_EMPLOYER_so_thang_cham,
     "không có chậm đóng theo thời gian và đơn vị chậm đóng từ 3 tháng", "thang|so_thang|tyleno",
     0},
    {SCHEMA_THUE, SCHEMA_TAXPAYER_ma_xa, "người nộp thuế đều ở dòng \"Chưa xác định địa bàn\"",
     "xa|phuong|dia_ban", LACKING_STANDS},
    {SCHEMA_THUE, SCHEMA_TAXPAYER_loai_hinh, "không có số liệu thuế theo loại hình",
     "loai_hinh|khoi|loai", LACKING_QUIET | LACKING_STANDS},
    {SCHEMA_THUE, SCHEMA_TAXPAYER_ngay_cap, "không có số đơn vị mới đăng ký thuế trong kỳ",
     "cap|dang_ky", LACKING_QUIET},
    {SCHEMA_THUE, SCHEMA_TAXPAYER_so_lao_dong,
     "không có số lao động phía thuế, không biết đơn vị nào chưa tham gia hoặc tham gia chưa đủ",
     "lao_dong|ld|nhan_vien|so_nguoi", 0},
    {SCHEMA_THUE, SCHEMA_TAXPAYER_tong_quy_luong,
     "không có quỹ lương phía thuế, không biết đơn vị nào đóng trên quỹ lương thấp",
     "luong|thu_nhap", 0},
    {SCHEMA_NHOM_BHYT, SCHEMA_NHOM_loai_tru_bao_phu,
     "không nhóm nào được loại trừ khỏi tỷ lệ bao phủ", "loai_tru|bao_phu", 0},
    {SCHEMA_NHOM_BHYT, SCHEMA_NHOM_ma_co_quan, "nhóm BHYT không có cơ quan quản lý mặc định",
     "co_quan", LACKING_QUIET},
    {SCHEMA_DAN_SO, SCHEMA_POPULATION_llld,
     "lực lượng lao động của mọi nơi tính bằng tỷ lệ của dân số", "llld|luc_luong|lao_dong",
     LACKING_QUIET},
    {SCHEMA_XA, SCHEMA_XA_hieu_luc_den, "xã đã hết hiệu lực vẫn là xã của kỳ",
     "den|het|het_hieu_luc|ket_thuc", LACKING_MAY_BE_EMPTY | LACKING_STANDS},
    {SCHEMA_CHUYEN_DE, SCHEMA_SUBJECT_ma_xa, "kết quả không chia được theo xã", "xa|phuong|dia_ban",
     LACKING_QUIET},
    {SCHEMA_CHUYEN_DE, SCHEMA_SUBJECT_don_vi_tinh, "kết quả không có đơn vị tính", "dvt|don_vi",
     LACKING_QUIET},
    {SCHEMA_CHUYEN_DE, SCHEMA_SUBJECT_chi_tieu, "không có tỷ lệ hoàn thành của chuyên đề",
     "chi_tieu|giao|muc_tieu|ke_hoach", LACKING_QUIET},
};

const size_t lacking_carriers_n = sizeof lacking_carriers / sizeof lacking_carriers[0];

const char *
lacking_lost(enum schema_table t, uint32_t column) {
    for (size_t i = 0; i < lacking_carriers_n; i++) {
        if (lacking_carriers[i].table == t && lacking_carriers[i].column == column &&
            (lacking_carriers[i].is & LACKING_QUIET) == 0) {
            return lacking_carriers[i].lost;
        }
    }
    return NULL;
}

const char *
lacking_without(enum schema_table t, uint32_t column) {
    for (size_t i = 0; i < lacking_carriers_n; i++) {
        if (lacking_carriers[i].table == t && lacking_carriers[i].column == column) {
            return lacking_carriers[i].lost;
        }
    }
    return NULL;
}
