#include <criterion/criterion.h>

#include <string.h>

#include "base/fs.h"
#include "paper.h"
#include "paper/pdf.h"
#include "place.h"
#include "run/sending.h"
#include "workbook/xlsx.h"

Test(sending, a_letter_says_its_symbol_abstract_signer_and_whom_it_goes_to) {
    struct arena a = ARENA_EMPTY;
    struct buf said = {0};

    sending_say(paper_doc(&a, 3), &said);
    cr_expect_str_eq(buf_z(&said),
                     "/BC-BHXH\t"
                     "Kết quả thực hiện chỉ tiêu phát triển người tham gia bảo hiểm xã hội, bảo "
                     "hiểm thất nghiệp, bảo hiểm y tế quý I năm 2026\t"
                     "Nguyễn Thị Hồng Thắm\t"
                     "KT. GIÁM ĐỐC; PHÓ GIÁM ĐỐC\t"
                     "Ủy ban nhân dân thành phố Huế; Bảo hiểm xã hội Việt Nam\t"
                     "UBND thành phố (để b/c); Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân "
                     "dân thành phố; Lưu: VT, QLT (03b)\t");
    buf_free(&said);
    arena_free(&a);
}

Test(sending, a_form_that_another_office_fills_and_signs_is_not_ours_to_send) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = paper_doc(&a, 3);
    struct buf said = {0};

    d->first->first->u.letterhead.of_another = true;
    sending_say(d, &said);
    cr_expect_eq(said.n, 0);
    buf_free(&said);
    arena_free(&a);
}

/* The workbook of annexes has a signature and nobody to go to; a page has neither. */
Test(sending, what_goes_to_nobody_is_no_letter) {
    struct arena a = ARENA_EMPTY;
    struct doc *d = doc_new(&a);
    struct doc_section *s = doc_add_section(d, DOC_MAIN, STR("a"), STR("a"));
    struct buf said = {0};

    sending_say(d, &said);
    paper_letter(d, s);
    sending_say(d, &said); /* nobody signs it */
    cr_expect_eq(said.n, 0);
    buf_free(&said);
    arena_free(&a);
}

TestSuite(sending_list, .init = place_open, .fini = place_close);

/* The workbook of a letter's own name is sent with it and with no other; the others of the folder with the letters that have
 * none.  A dot may stand in a name. */
Test(sending_list, a_letter_takes_its_own_workbook_or_those_of_its_folder) {
    static const struct {
        const char *path;
        const char *with; /* of a letter, as a field of CSV; NULL: a workbook, or no letter */
    } made[] = {{"phu-luc.xlsx", NULL},
                {"a.pdf", "a.xlsx"},
                {"a.xlsx", NULL},
                {"b.pdf", "\"phu-luc.xlsx; rieng.xlsx\""},
                {"mau.pdf", NULL},
                {"mau.xlsx", NULL},
                {"rieng.xlsx", NULL},
                {"lan.2.pdf", "lan.2.xlsx"},
                {"lan.2.xlsx", NULL},
                {"xa/05977/c.pdf", "xa/05977/d.xlsx"},
                {"xa/05977/d.xlsx", NULL},
                {"xa/05983/c.pdf", ""},
                {"ab.pdf", "\"phu-luc.xlsx; rieng.xlsx\""}};
    enum { N = sizeof made / sizeof made[0] };
    struct workers_job job[N];
    str said[N];
    struct buf want = {0};
    struct buf got = {0};
    str line;
    str rest;
    const struct workers_request r = {
        .job = job, .n = N, .stage = place_root(), .lock = -1, .workers = 1};
    struct err e = {0};

    memset(job, 0, sizeof job);
    cr_assert(fs_mkdirs(place_at("xa/05977"), &e) && fs_mkdirs(place_at("xa/05983"), &e));
    for (size_t i = 0; i < N; i++) {
        const size_t n = strlen(made[i].path);

        job[i].path = made[i].path;
        job[i].format = strcmp(made[i].path + n - 4, ".pdf") == 0 ? &pdf_format : &xlsx_workbook;
        said[i] = made[i].with == NULL ? STR("") : STR("s\ta\tn\tc\tt\tr\t");
        place_put(made[i].path, "");
        if (made[i].with != NULL) {
            buf_fmt(&want, "%s|%s\n", made[i].path, made[i].with);
        }
    }
    cr_assert(sending_write(&r, said, 20544, &e), "%s", e.what);
    rest = str_cut(str_from(place_read(SENDING_NAME)), '\n', &line); /* the names of the columns */
    while (rest.n > 0) {
        str field = {"", 0};

        rest = str_cut(rest, '\n', &line);
        for (int k = 0; k < 9; k++) {
            line = str_cut(line, ',', &field);
            buf_str(&got, k == 0 || k == 7 ? field : STR(""));
            buf_text(&got, k == 0 ? "|" : k == 7 ? "\n" : "");
        }
    }
    cr_expect_str_eq(buf_z(&got), buf_z(&want));
    buf_free(&want);
    buf_free(&got);
}
