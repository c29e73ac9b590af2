/* init - starts an input folder for one of the 34 provinces.  See init.h. */

#include "demo/init.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "conf/input_tables.h"
#include "conf/names.h"
#include "conf/profile.h"
#include "demo/init_columns.h"
#include "demo/init_header.h"
#include "demo/init_lists.h"

enum { FILES = 32, MAX_BYTES = 16 << 20 };

static const struct {
    const char *path;
    enum schema_table table; /* a file with nothing but its header */
    const char *text;        /* not NULL: this text instead */
} fixed[] = {
    {INPUT_FILE(dan_so), SCHEMA_DAN_SO, NULL},
    {INPUT_FILE(chi_tieu), SCHEMA_CHI_TIEU, NULL},
    {INIT_EXAMPLE "/" NAMES_REMARKS "/huong-dan.md", SCHEMA_TABLE_COUNT,
     "Mỗi kỳ báo cáo là một thư mục mang tên kỳ, ví dụ 2026-Q1, chứa các tệp như trong thư mục "
     "này:\n"
     "một hay nhiều tệp nguoi_tham_gia*.csv, don_vi*.csv, thue*.csv. Lời của cơ quan viết vào "
     "hai tệp\n" NAMES_REMARKS "/kho-khan.md và " NAMES_REMARKS
     "/kien-nghi.md của kỳ; tên tệp khác phải được mẫu báo cáo gọi "
     "bằng\n"
     "{nhan_xet <tên>}. Lời giải trình số liệu ghi ở giai_trinh.csv (cột: cac-cot.md); báo cáo của "
     "xã, cơ quan\n"
     "gửi về (6 tháng, năm) để ở " NAMES_RETURNED "/<mã>.md. Thư mục ky_mau không được đọc.\n"},
};

/* Values that follow from the province; the rest of the profile starts with its defaults. */
static bool
known_value(enum profile_id id, const struct init_province *p, struct buf *out) {
    switch ((int)id) {
    case PROFILE_TINH_MA:
        buf_str(out, p->code);
        return true;
    case PROFILE_TINH_TEN:
        buf_str(out, p->name);
        return true;
    case PROFILE_TINH_GOI:
        buf_fmt(out, "%s " STR_FMT, p->word, STR_ARG(p->bare));
        return true;
    case PROFILE_TINH_DIA_DANH:
        buf_str(out, p->bare);
        return true;
    case PROFILE_BHXH_TEN:
        buf_fmt(out, "Bảo hiểm xã hội %s " STR_FMT, p->word, STR_ARG(p->bare));
        return true;
    case PROFILE_BHXH_KINH_GUI:
        buf_fmt(out, "Ủy ban nhân dân %s " STR_FMT " | Bảo hiểm xã hội Việt Nam", p->word,
                STR_ARG(p->bare));
        return true;
    case PROFILE_SNV_CAP_TREN:
    case PROFILE_SNV_KINH_GUI:
        buf_fmt(out, "Ủy ban nhân dân %s " STR_FMT, p->word, STR_ARG(p->bare));
        return true;
    default:
        return false;
    }
}

/* What may stand behind the key, in words. */
static void
explain(struct buf *out, const struct profile_row *row) {
    static const char *const form[] = {
        [PROFILE_IS_TEXT] = "",
        [PROFILE_IS_INT] = "số nguyên",
        [PROFILE_IS_PERCENT] = "phần trăm, ví dụ 0,5",
        [PROFILE_IS_BOOL] = "co hoặc khong",
        [PROFILE_IS_DATE] = "ngày dạng dd/mm/yyyy",
        [PROFILE_IS_LIST] = "nhiều giá trị, cách nhau bằng |",
        [PROFILE_IS_CHOICE] = "một trong các từ",
    };

    buf_fmt(out, "# %s", row->help);
    if (form[row->type][0] != '\0') {
        buf_fmt(out, " (%s%s%s)", form[row->type], row->allowed[0] != '\0' ? " " : "",
                row->allowed);
    }
    buf_char(out, '\n');
}

static void
profile_text_of(struct buf *out, const struct init_province *p) {
    const char *section = "";

    buf_text(out, "# Hồ sơ của tỉnh. Dòng bắt đầu bằng # là lời giải thích hoặc khóa còn để trống: "
                  "bỏ # và điền\n"
                  "# giá trị khi cần. Giá trị có dấu ; hoặc # phải đặt trong dấu nháy kép.\n");
    for (unsigned k = 0; k < PROFILE_COUNT; k++) {
        const struct profile_row *row = profile_row((enum profile_id)k);
        struct buf value = {0};

        if (strcmp(row->section, section) != 0) {
            section = row->section;
            buf_fmt(out, "\n[%s]\n", section);
        }
        if (!known_value((enum profile_id)k, p, &value)) {
            buf_text(&value, row->def);
        }
        explain(out, row);
        buf_fmt(out, "%s%s =%s%s\n", value.n == 0 ? "# " : "", row->key, value.n == 0 ? "" : " ",
                buf_z(&value));
        buf_free(&value);
    }
    buf_text(out,
             "\n# Tên cột khác tên chuẩn, mỗi bảng một mục; nhiều tên cách nhau bằng |. Ví dụ:\n"
             "# [cot.nguoi_tham_gia]\n"
             "# ma_so_bhxh = \"Mã số BHXH | Số sổ BHXH\"\n");
}

struct file {
    const char *path; /* relative */
    struct buf text;
    bool there;
};

/* The first commune of the list that was made: "00123,Xã Bình Lợi,xa,..." */
static struct init_columns_place
place_of(const struct file *file, size_t n) {
    struct init_columns_place p = {{NULL, 0}, {NULL, 0}};

    for (size_t i = 0; i < n; i++) {
        str rest = buf_view(&file[i].text);
        str line;

        if (strcmp(file[i].path, NAMES_LISTS "/xa.csv") == 0) {
            rest = str_cut(rest, '\n', &line);
            (void)str_cut(rest, '\n', &line);
            rest = str_cut(line, ',', &p.xa);
            (void)str_cut(rest, ',', &p.ten_xa);
        }
    }
    return p;
}

/* One row of each table of a period, and what goes into every column. */
static void
make_examples(struct file *file, size_t *n) {
    static const char *const path[] = {[SCHEMA_NGUOI_THAM_GIA] = INIT_EXAMPLE "/nguoi_tham_gia.csv",
                                       [SCHEMA_DON_VI] = INIT_EXAMPLE "/don_vi.csv",
                                       [SCHEMA_THUE] = INIT_EXAMPLE "/thue.csv"};
    const struct init_columns_place p = place_of(file, *n);

    for (unsigned t = 0; t < SCHEMA_EXTRACTS; t++, (*n)++) {
        file[*n].path = path[t];
        init_columns_example((enum schema_table)t, &p, &file[*n].text);
    }
    file[*n].path = INIT_EXAMPLE "/cac-cot.md";
    init_columns_page(&p, &file[(*n)++].text);
}

/* All contents in memory: the largest is a crosswalk of some hundred kilobytes. */
static bool
make_files(struct arena *a, const struct init_request *r, struct file *file, size_t *n,
           struct err *e) {
    struct init_province p;
    size_t lists_n;
    const struct init_list *lists = init_lists(&lists_n);

    *n = 0;
    if (!init_province_find(a, r->data, r->province, &p, e)) {
        return false;
    }
    file[*n].path = NAMES_PROFILE;
    profile_text_of(&file[(*n)++].text, &p);
    for (size_t i = 0; i < lists_n; i++, (*n)++) {
        file[*n].path = lists[i].path;
        if (!lists[i].make(a, r->data, &p, &file[*n].text, e)) {
            (*n)++;
            return false;
        }
    }
    for (size_t i = 0; i < sizeof fixed / sizeof fixed[0]; i++, (*n)++) {
        file[*n].path = fixed[i].path;
        if (fixed[i].text != NULL) {
            buf_text(&file[*n].text, fixed[i].text);
        } else {
            init_header(&file[*n].text, fixed[i].table);
        }
    }
    make_examples(file, n);
    return true;
}

static bool
look(struct arena *a, const char *input, struct file *f, struct err *e) {
    const char *path = fs_join(a, input, f->path);
    struct buf old = {0};
    bool ok;

    f->there = fs_exists(path);
    if (!f->there) {
        return true;
    }
    ok = fs_slurp(path, MAX_BYTES, &old, e);
    if (ok && !str_eq(buf_view(&old), buf_view(&f->text))) {
        ok = err_set(e, ERR_CANTCREAT,
                     "đã có tệp %s; lệnh init không ghi đè: hãy chọn thư mục khác bằng --input",
                     path);
    }
    buf_free(&old);
    return ok;
}

static bool
put(struct arena *a, const char *input, const struct file *f, struct err *e) {
    const char *path = fs_join(a, input, f->path);
    char *folder = str_keep_mut(a, str_from(path));

    *strrchr(folder, '/') = '\0';
    return fs_mkdirs(folder, e) && fs_write_new(path, f->text.p, f->text.n, e);
}

/* The page of columns as a workbook; one that is there stays. */
static bool
put_book(struct arena *a, const char *input, const struct file *file, size_t n, size_t *fresh,
         struct err *e) {
    const struct init_columns_place p = place_of(file, n);
    const char *folder = fs_join(a, input, INIT_EXAMPLE);
    const char *path = fs_join(a, folder, INIT_EXAMPLE ".xlsx");

    if (fs_exists(path)) {
        return true;
    }
    (*fresh)++;
    return init_columns_book(&p, path, folder, e);
}

bool
init_write(const struct init_request *r, size_t *written, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct file file[FILES] = {{0}};
    size_t n;
    size_t fresh = 0;
    bool ok = make_files(&a, r, file, &n, e);

    for (size_t i = 0; ok && i < n; i++) {
        ok = look(&a, r->input, &file[i], e);
    }
    for (size_t i = 0; ok && i < n; i++) {
        if (!file[i].there) {
            ok = put(&a, r->input, &file[i], e);
            fresh++;
        }
    }
    ok = ok && put_book(&a, r->input, file, n, &fresh, e);
    for (size_t i = 0; i < n; i++) {
        buf_free(&file[i].text);
    }
    arena_free(&a);
    if (ok && written != NULL) {
        *written = fresh;
    }
    return ok;
}
