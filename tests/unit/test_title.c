/* test_title - where a centred title is broken.  Every letter here is half an em wide, a space a quarter. */

#include <criterion/criterion.h>

#include "base/buf.h"
#include "measure/title.h"

static int
advance(void *font, unsigned style, uint32_t cp) {
    (void)font;
    (void)style;
    return cp == ' ' ? 250 : 500;
}

/* The lines of a text, '|' between; width in letters at size 10. */
static void
expect(const char *text, double letters, const char *lines) {
    const struct ruler_source source = {NULL, advance, {1000, 1000, 1000, 1000}};
    struct arena a = ARENA_EMPTY;
    const struct title_shape shape = {ruler_new(&a, &source), 0, 10, letters * 5};
    const struct title t = title_break(&a, &shape, str_from(text));
    struct buf b = {0};

    for (size_t i = 0; i < t.n; i++) {
        buf_text(&b, i == 0 ? "" : "|");
        buf_str(&b, t.line[i]);
    }
    cr_expect_str_eq(buf_z(&b), lines);
    buf_free(&b);
    arena_free(&a);
}

Test(title, lines_end_after_commas_and_part_neither_names_nor_years) {
    expect("", 40, "");
    expect("BÁO CÁO", 40, "BÁO CÁO");
    expect("Kết quả tham gia bảo hiểm xã hội, bảo hiểm y tế 6 tháng đầu năm 2026", 40,
           "Kết quả tham gia bảo hiểm xã hội,|bảo hiểm y tế 6 tháng đầu năm 2026");
    expect("Kết quả năm nay do Sở Công Thương quản lý", 24,
           "Kết quả năm nay do|Sở Công Thương quản lý");
    expect("SỐ NGƯỜI THAM GIA BHXH, BHTN, BHYT QUÝ I", 24,
           "SỐ NGƯỜI THAM GIA|BHXH, BHTN, BHYT QUÝ I");
    expect("Kết quả năm 2026 tăng", 12, "Kết quả|năm 2026 tăng");
}

Test(title, a_term_stays_whole_even_if_that_takes_another_line) {
    expect("Đánh giá kết quả phát triển người tham gia bảo hiểm xã hội, bảo hiểm thất nghiệp 2026",
           47,
           "Đánh giá kết quả phát triển người tham gia|bảo hiểm xã hội, bảo hiểm thất nghiệp 2026");
    expect("Rà soát, đánh giá kết quả phát triển người tham gia bảo hiểm xã hội, bảo hiểm thất "
           "nghiệp, bảo hiểm "
           "y tế 6 tháng đầu năm 2026",
           60,
           "Rà soát, đánh giá kết quả phát triển người tham gia|bảo hiểm xã hội, bảo hiểm thất "
           "nghiệp,|bảo hiểm y tế 6 tháng đầu năm 2026");
    expect("KẾT QUẢ THAM GIA BẢO HIỂM XÃ HỘI QUÝ I", 26, "KẾT QUẢ THAM GIA|BẢO HIỂM XÃ HỘI QUÝ I");
    expect("thuộc phạm vi quản lý của Đại học Huế", 14, "thuộc|phạm vi quản lý|của Đại học Huế");
}

Test(title, a_title_takes_no_more_lines_than_it_needs_and_loses_no_word) {
    expect("một hai ba bốn năm sáu bảy tám", 12, "một hai ba|bốn năm sáu|bảy tám");
    expect("mộttừdàihơncảdòng rồi hết", 8, "mộttừdàihơncảdòng|rồi hết");
    expect("  hai   cách  ", 40, "hai   cách");
}
