/*
 * profile - the province's settings: one table of all keys, with default and explanation; settings
 * are read, checked and printed from this table.
 *
 * Precedence: option > environment BAOPHU_<SECTION>_<KEY> > input/baophu.ini > built-in (spec
 * 4.1).  cli/ reads the environment and hands it down.  A key that is not in the table is refused,
 * and the message names the nearest one.  The sections [cot.<bang>], [tep.<bang>] and [quy_tac]
 * hold names of columns, reading options and rule codes; the rooms that own those check them.
 */
#ifndef CONF_PROFILE_H
#define CONF_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "conf/ini.h"
#include "conf/input_tables.h"
#include "time/period.h"

/* TEXT: any text; INT: a whole number; PERCENT: "1" or "0,5", kept in hundredths of a percent;
 * BOOL: co or khong; DATE: dd/mm/yyyy; LIST: texts between '|'; CHOICE: one of the allowed
 * words. */
enum profile_type {
    PROFILE_IS_TEXT,
    PROFILE_IS_INT,
    PROFILE_IS_PERCENT,
    PROFILE_IS_BOOL,
    PROFILE_IS_DATE,
    PROFILE_IS_LIST,
    PROFILE_IS_CHOICE
};

/* NAME, section, key, type, default, allowed words (CHOICE) or range "min..max" (INT), explanation */
#define PROFILE_TABLE(X)                                                                                                 \
    X(TINH_MA, "tinh", "ma", TEXT, "", "", "Mã tỉnh, hai chữ số, ví dụ 46")                                              \
    X(TINH_TEN, "tinh", "ten", TEXT, "", "", "Tên đầy đủ, ví dụ Thành phố Huế")                                          \
    X(TINH_GOI, "tinh", "goi", TEXT, "", "",                                                                             \
      "Cách gọi trong câu, ví dụ thành phố Huế hoặc tỉnh Lạng Sơn")                                                      \
    X(TINH_DIA_DANH, "tinh", "dia_danh", TEXT, "", "", "Địa danh trước ngày tháng, ví dụ Huế")                           \
    X(BHXH_CAP_TREN, "bhxh", "cap_tren", TEXT, "Bảo hiểm xã hội Việt Nam", "",                                           \
      "Cơ quan chủ quản, in ở góc trái")                                                                                 \
    X(BHXH_TEN, "bhxh", "ten", TEXT, "", "",                                                                             \
      "Tên cơ quan ban hành, ví dụ Bảo hiểm xã hội thành phố Huế")                                                       \
    X(BHXH_MA, "bhxh", "ma_co_quan", TEXT, "BHXH", "",                                                                   \
      "Mã của chính cơ quan này trong " INPUT_LIST(co_quan) ": không lập công văn gửi cho mình")                         \
    X(BHXH_KY_HIEU, "bhxh", "ky_hieu", TEXT, "BC-BHXH", "",                                                              \
      "Ký hiệu báo cáo sau số; loại khác thay BC bằng chữ viết tắt của loại, ví dụ TB-BHXH, "   \
      "TTr-BHXH")                                                                                                        \
    X(BHXH_KY_HIEU_CV, "bhxh", "ky_hieu_cong_van", TEXT, "BHXH-QLT", "",                                                 \
      "Ký hiệu công văn: cơ quan và đơn vị soạn thảo")                                                                   \
    X(BHXH_KINH_GUI, "bhxh", "kinh_gui", LIST, "", "", "Nơi nhận báo cáo ở dòng Kính gửi")                               \
    X(BHXH_NOI_NHAN, "bhxh", "noi_nhan", LIST, "", "", "Các dòng Nơi nhận, dòng cuối là Lưu")                            \
    X(BHXH_QUYEN_HAN, "bhxh", "quyen_han", LIST, "GIÁM ĐỐC", "",                                                         \
      "Quyền hạn, chức vụ của người ký, ví dụ KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC")                                              \
    X(BHXH_NGUOI_KY, "bhxh", "nguoi_ky", TEXT, "", "", "Họ tên người ký")                                                \
    X(BHXH_NGUOI_LAP, "bhxh", "nguoi_lap", TEXT, "", "", "Họ tên người lập biểu")                                        \
    X(SNV_CAP_TREN, "so_noi_vu", "cap_tren", TEXT, "", "", "Cơ quan chủ quản của Sở Nội vụ")                             \
    X(SNV_TEN, "so_noi_vu", "ten", TEXT, "Sở Nội vụ", "", "Tên cơ quan ban hành")                                        \
    X(SNV_MA, "so_noi_vu", "ma_co_quan", TEXT, "SNV", "",                                                                \
      "Mã của chính cơ quan này trong " INPUT_LIST(co_quan))                                                             \
    X(SNV_KY_HIEU, "so_noi_vu", "ky_hieu", TEXT, "BC-SNV", "", "Ký hiệu báo cáo sau số")                                 \
    X(SNV_KY_HIEU_CV, "so_noi_vu", "ky_hieu_cong_van", TEXT, "SNV-VLATLĐ", "",                                           \
      "Ký hiệu công văn: cơ quan và đơn vị soạn thảo")                                                                   \
    X(SNV_KINH_GUI, "so_noi_vu", "kinh_gui", LIST, "", "", "Nơi nhận báo cáo ở dòng Kính gửi")                           \
    X(SNV_NOI_NHAN, "so_noi_vu", "noi_nhan", LIST, "", "", "Các dòng Nơi nhận")                                          \
    X(SNV_QUYEN_HAN, "so_noi_vu", "quyen_han", LIST, "GIÁM ĐỐC", "", "Quyền hạn, chức vụ")                               \
    X(SNV_NGUOI_KY, "so_noi_vu", "nguoi_ky", TEXT, "", "", "Họ tên người ký")                                            \
    X(SNV_NGUOI_LAP, "so_noi_vu", "nguoi_lap", TEXT, "", "", "Họ tên người lập biểu")                                    \
    X(VAN_BAN_CAN_CU, "van_ban", "can_cu", TEXT, "", "",                                                                 \
      "Văn bản giao nhiệm vụ, ví dụ Kế hoạch số 141/KH-UBND ngày 17 tháng 3 năm 2026 của Ủy ban " \
      "nhân dân thành phố Huế; can_cu.2026, can_cu.2026-2030: của một năm, của nhiều năm")                               \
    X(VAN_BAN_DU_THAO, "van_ban", "du_thao", BOOL, "co", "",                                                             \
      "In dấu DỰ THẢO và để trống ngày cho đến khi văn thư phát hành")                                                   \
    X(KY_LICH, "ky", "lich", CHOICE, "duong_lich", "duong_lich|nd09",                                                    \
      "Cách chốt số liệu: theo dương lịch, hoặc ngày 14 theo Nghị định 09/2019/NĐ-CP")                                   \
    X(KY_HAN_NOP, "ky", "han_nop", INT, "5", "1..28",                                                                    \
      "Báo cáo quý nộp trước ngày này của tháng sau")                                                                    \
    X(KY_HAN_NOP_THANG, "ky", "han_nop_thang", INT, "1", "1..12",                                                        \
      "Tháng thứ mấy sau kỳ báo cáo quý")                                                                                \
    X(KY_HAN_NOP_6T, "ky", "han_nop_6_thang", INT, "15", "1..28",                                                        \
      "Báo cáo 6 tháng nộp trước ngày này")                                                                              \
    X(KY_HAN_NOP_NAM, "ky", "han_nop_nam", INT, "15", "1..28", "Báo cáo năm nộp trước ngày này")                         \
    X(KY_BAO_TRUOC, "ky", "bao_truoc", INT, "7", "0..60", "Nhắc trước hạn nộp bao nhiêu ngày")                           \
    X(NGUONG_LOAI, "nguong", "nguong_loai", PERCENT, "1", "",                                                            \
      "Tỷ lệ dòng bị loại trong một tệp vượt mức này thì không phát hành")                                               \
    X(NGUONG_BIEN_DONG, "nguong", "bien_dong", PERCENT, "20", "",                                                        \
      "Số người, số đơn vị hoặc số phải thu đổi quá mức này so với kỳ trước thì không phát hành")                        \
    X(NGUONG_TIEN_DO, "nguong", "cham_tien_do", PERCENT, "90", "",                                                       \
      "Nơi có tỷ lệ hoàn thành chỉ tiêu năm dưới mức này được nêu tên là chậm trong báo cáo")                            \
    X(O_NHO, "nguong", "o_nho", INT, "0", "0..1000",                                                                     \
      "Ô đếm ít người tham gia hơn số này in thành <n, kèm các ô che; 0 (không che) hoặc từ 3")                          \
    X(AN_VU_TRANG, "nguong", "an_vu_trang", BOOL, "khong", "",                                                           \
      "Không in số người của lực lượng vũ trang (nhóm loai_tru_bao_phu) và số tính được ra nó")                          \
    X(DAN_SO_NGUON, "dan_so", "nguon", TEXT, "", "",                                                                     \
      "Nguồn số liệu dân số, in dưới mỗi bảng tỷ lệ")                                                                    \
    X(DAN_SO_NGAY, "dan_so", "ngay", TEXT, "", "", "Thời điểm của số liệu dân số")                                       \
    X(DAN_SO_LLLD, "dan_so", "ty_le_llld", PERCENT, "51", "",                                                            \
      "Tỷ lệ lực lượng lao động trong độ tuổi trên dân số khi thiếu số liệu")                                            \
    X(TUOI_TU, "tuoi", "tu", INT, "15", "0..100", "Tuổi lao động bắt đầu")                                               \
    X(TUOI_NAM, "tuoi", "nghi_huu_nam", INT, "0", "0..1200",                                                             \
      "Tuổi nghỉ hưu của nam tính bằng tháng; 0 là theo tháng sinh của từng người (Nghị định "  \
      "135/2020/NĐ-CP, Phụ lục I)")                                                                                      \
    X(TUOI_NU, "tuoi", "nghi_huu_nu", INT, "0", "0..1200",                                                               \
      "Tuổi nghỉ hưu của nữ tính bằng tháng; 0 là theo tháng sinh của từng người")                                       \
    X(THUE_HOAT_DONG, "thue", "hoat_dong", LIST, "00 | 04", "",                                                          \
      "Các trạng thái thuế được coi là đang hoạt động")                                                                  \
    X(DC_DUNG_SAI_LD, "doi_chieu", "dung_sai_ld", INT, "0", "0..100000", "Dung sai số lao động")                         \
    X(DC_DUNG_SAI_LUONG, "doi_chieu", "dung_sai_luong", PERCENT, "5", "", "Dung sai quỹ lương")                          \
    X(DC_CHI_NHANH, "doi_chieu", "chi_nhanh_ve_me", BOOL, "khong", "",                                                   \
      "Chi nhánh (13 số) không có dòng ở phía bên kia được gộp về mã 10 số của đơn vị chính")                            \
    X(QUOC_GIA_TL_CHAM, "quoc_gia", "tl_cham", PERCENT, "", "",                                                          \
      "Tỷ lệ chậm đóng bình quân cả nước để so sánh; để trống nếu chưa có")                                              \
    X(QUOC_GIA_TREN, "quoc_gia", "tl_cham_tren", CHOICE, "chua_ro",                                                      \
      "chua_ro|ke_hoach|bon_quy|quy_cuoi",                                                                               \
      "Tỷ lệ cả nước tính trên số phải thu nào: ke_hoach (kế hoạch cả năm), bon_quy (bốn quý " \
      "liền nhau), quy_cuoi (kỳ gần nhất tính cho cả năm); khác với tỷ lệ của tỉnh, hoặc "      \
      "chua_ro, thì không so sánh")                                                                                      \
    X(QUOC_GIA_NGUON, "quoc_gia", "nguon", TEXT, "", "", "Nguồn của tỷ lệ chậm đóng cả nước")                            \
    X(QUY_DOI_CHUA_BIET, "quy_doi", "ty_le_chua_biet", CHOICE, "khong",                                                  \
      "khong|chia_deu|phan_con_lai",                                                                                     \
      "Xã cũ bị chia mà chưa rõ tỷ lệ: khong (không so sánh), chia_deu hoặc phan_con_lai")                               \
    X(GIAO_THEO, "giao_chi_tieu", "theo", CHOICE, "chua_tham_gia", "chua_tham_gia|tiem_nang",                            \
      "Chỉ tiêu năm sau chia cho các xã theo: chua_tham_gia (số chưa tham gia) hoặc tiem_nang "               \
      "(người tiềm năng; BHYT vẫn theo số chưa tham gia)")                                                               \
    X(TONG_HOP_THIEU, "tong_hop", "thieu_quy", CHOICE, "tu_choi", "tu_choi|canh_bao",                                    \
      "Khi tổng hợp 6 tháng hoặc năm mà thiếu số liệu một quý: từ chối, hoặc chỉ cảnh báo")                              \
    X(TONG_HOP_CHUA_CHOT, "tong_hop", "chua_chot", CHOICE, "canh_bao", "tu_choi|canh_bao",                               \
      "Khi tổng hợp 6 tháng hoặc năm mà một quý chưa chốt số liệu: từ chối, hoặc chỉ cảnh báo")                          \
    X(DOC_SO, "doc", "dang_so", CHOICE, "nghin", "nghin|thap_phan",                                                      \
      "Cột chỉ có dạng 1.234: dấu chấm là phân cách nghìn hay dấu thập phân")                                            \
    X(PHAT_HANH_NHOM, "phat_hanh", "quyen_nhom", BOOL, "khong", "",                                                      \
      "Cho nhóm của người chạy đọc kết quả; mặc định chỉ người chạy đọc được")                                           \
    X(PHAT_HANH_QUY_TAC, "phat_hanh", "lap_lai_khi_doi_quy_tac", BOOL, "khong", "",                                      \
      "Cho chạy đêm lập lại kỳ chưa chốt khi bản mới của chương trình tính khác bản cũ")                                 \
    X(PHAT_HANH_TEN, "phat_hanh", "dong_danh_sach_pdf", INT, "20", "10..5000",                                           \
      "Số dòng đầu của danh sách dài được in trong báo cáo PDF")                                                         \
    X(LUU_GIU_BO_TRUOC, "luu_giu", "bo_truoc", INT, "180", "0..36500",                                                   \
      "baophu prune xóa bộ trước (.truoc) lập quá bao nhiêu ngày; 0: không xóa")                                         \
    X(LUU_GIU_TRA_LAI, "luu_giu", "tra_lai", INT, "90", "0..36500",                                                      \
      "baophu prune xóa tra-lai (có dữ liệu cá nhân) của bộ chưa chốt sau bao nhiêu ngày; 0: "          \
      "không xóa")                                                                                                       \
    X(LUU_GIU_KIEM_TRA, "luu_giu", "kiem_tra", INT, "90", "0..36500",                                                    \
      "baophu prune xóa kết quả kiểm tra (kiem-tra) sau bao nhiêu ngày; 0: không xóa")

enum profile_id {
#define PROFILE_ENUM(NAME, section, key, type, def, allowed, help) PROFILE_##NAME,
    PROFILE_TABLE(PROFILE_ENUM)
#undef PROFILE_ENUM
        PROFILE_COUNT
};

enum profile_origin { PROFILE_BUILT_IN, PROFILE_FILE, PROFILE_ENV, PROFILE_OPTION };

struct profile_value {
    str text; /* as given */
    /* INT; PERCENT in hundredths of a percent; BOOL 0 or 1; DATE as a day number; CHOICE as the
     * index of the word. */
    int64_t i;
    str *list; /* LIST */
    size_t list_n;
    bool given; /* false: no value */
    enum profile_origin origin;
    int line; /* of the file, when origin is PROFILE_FILE */
};

struct profile {
    struct profile_value v[PROFILE_COUNT];
    struct ini ini; /* the file, for the open sections: [cot.*], [tep.*], [quy_tac] */
};

struct profile_row { /* the table, for `config`, `init` and tests */
    const char *section, *key;
    enum profile_type type;
    const char *def, *allowed, *help;
};
const struct profile_row *profile_row(enum profile_id id);
bool profile_find(str section, str key, enum profile_id *out);

/* Take the built-in values, then those of the file.  path may be NULL: no file. */
bool profile_load(struct arena *a, const char *path, struct profile *out, struct err *e);
/* Replace one value by `text` from the environment or an option; `from` names that place in
 * messages. */
bool profile_set(struct arena *a, struct profile *p, enum profile_id id, str text,
                 enum profile_origin origin, const char *from, struct err *e);

str profile_text(const struct profile *p, enum profile_id id);
/* The k-th text for a year, from 0: the values of keys such as `key.2026` and `key.2026-2030`;
 * when there is none, the value of `key` is the only one.  Empty when there are no more.  Only
 * settings of type TEXT may have a year. */
str profile_text_in(const struct profile *p, enum profile_id id, int year, size_t k);
/* How the periods are closed: ky.lich. */
enum period_calendar profile_calendar(const struct profile *p);
/* The value of an INT, PERCENT, BOOL, CHOICE or DATE. */
int64_t profile_int(const struct profile *p, enum profile_id id);

#endif /* CONF_PROFILE_H */
