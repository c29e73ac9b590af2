/* form_read - everything that the INI file of a form says, as it is kept; and what such a file may not say. */

#include <criterion/criterion.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "extracts.h"
#include "failing.h"
#include "ingest/form.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

TestSuite(form_read, .init = extracts_set_up, .fini = extracts_tear_down);

static void
put_texts(struct buf *b, const char *what, const str *text, size_t n) {
    buf_text(b, what);
    for (size_t i = 0; i < n; i++) {
        buf_fmt(b, " [" STR_FMT "]", STR_ARG(text[i]));
    }
    buf_char(b, '\n');
}

static void
put_sums(struct buf *b, const struct form *f, const char *what, const struct form_sum *sum,
         size_t n) {
    for (size_t i = 0; i < n; i++) {
        buf_fmt(b, "%s %s =", what, f->column[sum[i].column].name);
        for (uint32_t k = 0; k < sum[i].n; k++) {
            buf_fmt(b, " %c%s%s", sum[i].term[k].minus ? '-' : '+',
                    f->column[sum[i].term[k].column].name, sum[i].term[k].may_be_empty ? "?" : "");
        }
        buf_char(b, '\n');
    }
}

/* The form as text. */
static void
put_form(struct buf *b, const struct form *f) {
    buf_fmt(b, "%s: " STR_FMT ", " STR_FMT ", table %s%s, %u own\n", f->id, STR_ARG(f->name),
            STR_ARG(f->basis), schema_name(f->table), f->changes ? ", changes" : "",
            f->columns - f->table_columns);
    put_texts(b, "wanted", f->wanted, f->n_wanted);
    put_texts(b, "keys", f->wanted_key, f->n_wanted);
    put_texts(b, "title", f->title, f->n_title);
    put_texts(b, "group", f->group, f->n_group);
    for (size_t i = 0; i < f->n_alias; i++) {
        buf_fmt(b, "alias %s [" STR_FMT "]\n", f->column[f->alias[i].column].name,
                STR_ARG(f->alias[i].key));
    }
    put_sums(b, f, "sum", f->sum, f->n_sum);
    put_sums(b, f, "check", f->check, f->n_check);
    for (size_t i = 0; i < f->n_constant; i++) {
        const struct form_constant *c = &f->constant[i];

        buf_fmt(b, "constant %s [" STR_FMT "] label [" STR_FMT "] shown [" STR_FMT "]\n",
                f->column[c->column].name, STR_ARG(c->value), STR_ARG(c->label), STR_ARG(c->shown));
    }
    for (size_t i = 0; i < f->n_value; i++) {
        buf_fmt(b, "value %s " STR_FMT " [" STR_FMT "]\n", f->column[f->value[i].column].name,
                STR_ARG(f->value[i].code), STR_ARG(f->value[i].begins));
    }
    for (size_t i = 0; i < f->n_lack; i++) {
        buf_fmt(b, "lack %s [" STR_FMT "]\n", f->column[f->lack[i].column].name,
                STR_ARG(f->lack[i].where));
    }
}

static const char all_of_it[] =
    "[mau]\nten = \"Tên mẫu\"\ncan_cu = \"QĐ 1\"\nbang = don_vi\nbien_dong = co\n"
    "[nhan_biet]\ncot = \"Mã ĐV | Tên | Nợ (đ)\"\ntieu_de = \"Bảng 1 | Mẫu 2\"\n"
    "nhom_bien_dong = \"Tăng | Giảm\"\n"
    "[cot]\nma_don_vi = \"Mã ĐV | Số hiệu\"\nda_dong = \"Đã nộp\"\n"
    "[cot_rieng]\ndau_ky = \"Đầu kỳ | Dư đầu\"\nlech = \"Lệch\"\n"
    "[tinh]\nphai_dong = \"da_dong + dau_ky? - lech\"\nphai_dong.2 = \"lech?\"\n"
    "[kiem_tra]\na = \"dau_ky - da_dong? - lech = cham_dong\"\nb = \"lech = dau_ky\"\n"
    "[hang_so]\nma_xa = \"19753\"\nloai_hinh = \"1\"\n"
    "[khoi_tieu_de]\nma_co_quan = \"Mã đối tượng\"\n"
    "[gia_tri.loai_hinh]\n01 = \"Công ty | TNHH\"\n02 = \"HTX\"\n"
    "[gia_tri.ma_xa]\n19753 = \"Thuận Hoá\"\n"
    "[thieu]\nso_lao_dong = \"lấy ở nơi khác\"\nma_so_thue = \"không có\"\n";

Test(form_read, a_form_is_kept_as_its_file_says) {
    static const char want[] =
        "x: Tên mẫu, QĐ 1, table don_vi, changes, 2 own\n"
        "wanted [Mã ĐV] [Tên] [Nợ (đ)]\nkeys [madv] [ten] [nod]\n"
        "title [bang_1] [mau_2]\ngroup [tang] [giam]\n"
        "alias ma_don_vi [madv]\nalias ma_don_vi [sohieu]\nalias da_dong [danop]\n"
        "alias dau_ky [dauky]\nalias dau_ky [dudau]\nalias lech [lech]\n"
        "sum phai_dong = +da_dong +dau_ky? -lech\nsum phai_dong = +lech?\n"
        "check cham_dong = +dau_ky -da_dong? -lech\ncheck dau_ky = +lech\n"
        "constant ma_xa [19753] label [] shown []\nconstant loai_hinh [1] label [] shown []\n"
        "constant ma_co_quan [] label [madoituong] shown [Mã đối tượng]\n"
        "value loai_hinh 01 [cong_ty]\nvalue loai_hinh 01 [tnhh]\nvalue loai_hinh 02 [htx]\n"
        "value ma_xa 19753 [thuan_hoa]\n"
        "lack so_lao_dong [lấy ở nơi khác]\nlack ma_so_thue [không có]\n"
        "y: Y, , table thue, 0 own\nwanted [a] [b]\nkeys [a] [b]\ntitle\ngroup\n";
    struct form_list forms;
    struct buf seen = {0};
    struct err e;

    extracts_put("x.ini", str_from(all_of_it));
    extracts_put("y.ini",
                 STR("[mau]\nten = Y\nbang = thue\nbien_dong = khong\n[nhan_biet]\ncot = a | b\n"));
    cr_assert(form_load(&extracts_arena, extracts_path(""), &forms, &e), "%s", e.what);
    for (size_t i = 0; i < forms.n; i++) {
        put_form(&seen, &forms.form[i]);
        cr_expect_str_eq(forms.form[i].path, extracts_path(i == 0 ? "x.ini" : "y.ini"));
    }
    cr_expect_str_eq(buf_z(&seen), want);
    buf_free(&seen);
}

/* Sections stand in any order. */
Test(form_read, words_of_cells_may_be_the_first_that_a_form_says) {
    struct form_list forms;
    struct err e;

    extracts_put("x.ini", STR("[gia_tri.ma_xa]\n1 = \"A | B\"\n[nhan_biet]\ncot = a | b\n"
                              "[mau]\nten = T\nbang = thue\n"));
    cr_assert(form_load(&extracts_arena, extracts_path(""), &forms, &e), "%s", e.what);
    cr_assert_eq(forms.form[0].n_value, 2);
    cr_expect(str_eq(forms.form[0].value[1].begins, STR("b")));
    cr_expect_str_eq(forms.form[0].column[forms.form[0].value[1].column].name, "ma_xa");
}

Test(form_read, a_folder_of_forms_that_cannot_be_listed_is_told) {
    struct form_list forms;
    struct err e = {.kind = ERR_NONE};

    failing_at(FAILING_OPENDIR, 1, EIO);
    cr_expect_not(form_load(&extracts_arena, extracts_path(""), &forms, &e));
    cr_expect(failing_end());
    cr_expect_eq(e.kind, ERR_IO);
}

Test(form_read, a_folder_of_forms_that_the_disk_hides_is_not_one_without_forms) {
    struct form_list forms;
    struct err e = {.kind = ERR_NONE};

    extracts_put("x.ini", STR("[mau]\nten = T\nbang = thue\n[nhan_biet]\ncot = a | b\n"));
    failing_always(FAILING_STAT, EIO);
    cr_expect_not(form_load(&extracts_arena, extracts_path(""), &forms, &e));
    (void)failing_end();
    cr_expect_eq(e.kind, ERR_IO);
}

/* Behind a sound head and a list of two headers. */
#define OF(sections) "[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ncot = a | b\n" sections
#define EIGHT        "da_dong + da_dong + da_dong + da_dong + da_dong + da_dong + da_dong + da_dong"

static const struct {
    const char *text, *why, *where; /* NULL: it is read */
} file[] = {
    {OF(""), NULL, NULL},
    {"[mau]\nten = \"\"\nbang = don_vi\n", "thiếu khóa ten", "x.ini"},
    {"[mau]\nten = T\n", "khóa bang", "x.ini"},
    {"[mau]\nten = T\nbang = dan_so\n", "khóa bang", "x.ini:3"},
    {"[mau]\nten = T\nbang = nguoi_tham_gia\n[nhan_biet]\ncot = a | b\n", NULL, NULL},
    {"[mau]\nten = T\nbang = don_vi\nbien_dong = x\n[nhan_biet]\ncot = a | b\n", "x", "x.ini:4"},
    {"[mau]\nten = T\nbang = don_vi\n", "ít nhất hai tiêu đề", "x.ini"},
    {"[mau]\nten = T\nbang = don_vi\n[nhan_biet]\ntieu_de = a\n", "ít nhất hai tiêu đề", "x.ini:4"},
    {OF("[cot_rieng]\nc1 = a\nc2 = a\nc3 = a\nc4 = a\nc5 = a\nc6 = a\nc7 = a\nc8 = a\n"), NULL,
     NULL},
    {OF("[cot_rieng]\nc1 = a\nc2 = a\nc3 = a\nc4 = a\nc5 = a\nc6 = a\nc7 = a\nc8 = a\nc9 = a\n"),
     "quá 8 cột", "x.ini:6"},
    {OF("[tinh]\nphai_dong = \"" EIGHT "\"\n"), NULL, NULL},
    {OF("[tinh]\nphai_dong = \"" EIGHT " + da_dong\"\n"), "nhiều nhất 8 số hạng", "x.ini:7"},
    {OF("[tinh]\nphai_dong = \"\"\n"), "không hiểu", "x.ini:7"},
    {OF("[tinh]\nphai_dong = \"?\"\n"), "không có cột \"\"", "x.ini:7"},
    {OF("[tinh]\nphai_dong = \"da_dong * lech\"\n"), "không hiểu", "x.ini:7"},
    {OF("[tinh]\nphai_dong = \"da_dong -\"\n"), "không hiểu", "x.ini:7"},
    {OF("[tinh]\nphai_dong = \"  da_dong  -  cham_dong \"\n"), NULL, NULL},
    {OF("[tinh]\nphai_dong = \"da_dong + abc\"\n"), "không có cột \"abc\"", "x.ini:7"},
    {OF("[tinh]\nabc = \"da_dong\"\n"), "không có cột \"abc\"", "x.ini:7"},
    {OF("[tinh]\nphai_dong = \"so_thang_cham\"\n"), NULL, NULL},
    {OF("[tinh]\nphai_dong = \"da_dong + ma_xa\"\n"), "cột \"ma_xa\" không phải cột số", "x.ini:7"},
    {OF("[kiem_tra]\na = \"da_dong =\"\n"), "không hiểu", "x.ini:7"},
    {OF("[kiem_tra]\na = \"da_dong = abc\"\n"), "không có cột \"abc\"", "x.ini:7"},
    {OF("[kiem_tra]\na = \" = da_dong\"\n"), "không hiểu", "x.ini:7"},
    {OF("[kiem_tra]\na = \"abc = da_dong\"\n"), "không có cột \"abc\"", "x.ini:7"},
    {OF("[cot]\nda_dong = a\nabc = b\n"), "không có cột \"abc\"", "x.ini:8"},
    {OF("[hang_so]\nabc = 1\n"), "không có cột \"abc\"", "x.ini:7"},
    {OF("[khoi_tieu_de]\nabc = x\n"), "không có cột \"abc\"", "x.ini:7"},
    {OF("[gia_tri.abc]\n1 = x\n"), "không có cột \"abc\"", "x.ini:7"},
    {OF("[gia_tri.]\n1 = x\n"), "không có cột \"\"", "x.ini:7"},
    {OF("[thieu]\nabc = x\n"), "không có cột \"abc\"", "x.ini:7"},
    {OF("[gia_tri]\nma_xa = x\n"), "không có mục [gia_tri]", "x.ini:6"},
    {OF("[tinh]\nphai_dong = da_dong\n[abc]\nx = 1\n"), "không có mục [abc]", "x.ini:8"},
    {"[abc]\n" OF(""), "không có mục [abc]", "x.ini:1"},
    {"ten = T\n", "x.ini", "x.ini:1"}, /* no INI file: the key stands in no section */
};

Test(form_read, a_form_with_a_slip_is_refused_with_its_line) {
    for (size_t i = 0; i < COUNT(file); i++) {
        struct form_list forms;
        struct err e = {.kind = ERR_NONE};
        bool ok;

        extracts_put("x.ini", str_from(file[i].text));
        ok = form_load(&extracts_arena, extracts_path(""), &forms, &e);
        cr_expect_eq(ok, file[i].why == NULL, "%s: %s", file[i].text, e.what);
        if (!ok && file[i].why != NULL) {
            const char *end = e.where + strlen(e.where) - strlen(file[i].where);

            cr_expect(strstr(e.what, file[i].why) != NULL || strstr(e.where, file[i].why) != NULL,
                      "%s: %s", file[i].text, e.what);
            cr_expect_str_eq(end, file[i].where, "%s: %s", file[i].text, e.where);
        }
    }
}

/* Files of another ending, hidden ones and folders are no forms; ".ini" alone has no name. */
Test(form_read, a_form_is_a_file_with_a_name_and_the_ending_ini) {
    static const char sound[] = OF("");
    struct form_list forms;
    struct err e;

    extracts_put("b.ini", str_from(sound));
    extracts_put("a.ini", str_from(sound));
    extracts_put(".ini", STR("x"));
    extracts_put(".c.ini", STR("x"));
    extracts_put("ini", STR("x"));
    extracts_put("d.inj", STR("x"));
    extracts_put("e.ini~", STR("x"));
    cr_assert(fs_mkdirs(extracts_path("f.ini"), &e), "%s", e.what);
    cr_assert(form_load(&extracts_arena, extracts_path(""), &forms, &e), "%s", e.what);
    cr_assert_eq(forms.n, 2);
    cr_expect_str_eq(forms.form[0].id, "a");
    cr_expect_str_eq(forms.form[1].id, "b");
}
