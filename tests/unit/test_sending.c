#include <criterion/criterion.h>

#include "paper.h"
#include "run/sending.h"

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
