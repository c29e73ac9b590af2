/* test_demo_xls - an .xls of the demonstration, read again by the reader of office files. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "demo/demo_compound.h"
#include "demo/demo_xls.h"
#include "dumped.h"
#include "office/compound.h"
#include "zipped.h"

#include <unistd.h>

static void
saved(struct demo_xls *x, struct buf *out) {
    demo_xls_save(x, out);
    demo_xls_free(x);
}

Test(demo_xls, every_kind_of_cell_comes_back_from_every_sheet) {
    struct demo_xls *x = demo_xls_new();
    struct buf file = {0};
    struct buf seen = {0};

    demo_xls_sheet(x, "Danh sách");
    demo_xls_width(x, 1, 40);
    demo_xls_text(x, 0, 0, STR("Phường Phú Xuân"), DEMO_XLS_TITLE);
    demo_xls_text(x, 0, 1, STR(""), DEMO_XLS_TITLE);
    demo_xls_merge(x, 0, 0, 0, 1);
    demo_xls_number(x, 2, 0, 0, DEMO_XLS_CELL);
    demo_xls_number(x, 2, 1, -1, DEMO_XLS_AMOUNT);
    demo_xls_number(x, 2, 2, (1 << 29) - 1, DEMO_XLS_AMOUNT);
    demo_xls_number(x, 2, 3, -(1 << 29), DEMO_XLS_AMOUNT);
    demo_xls_number(x, 2, 4, 1 << 29, DEMO_XLS_AMOUNT);
    demo_xls_number(x, 2, 5, -123456789012, DEMO_XLS_AMOUNT);
    demo_xls_sheet(x, "Latin");
    demo_xls_text(x, 65535, 255, STR("Phường Phú Xuân"), DEMO_XLS_CELL); /* shared */
    demo_xls_sheet(x, "3");
    demo_xls_text(x, 0, 0, STR("an \xc3\xa0 \xf0\x9f\x98\x80"), DEMO_XLS_HEAD);
    demo_xls_text(x, 1, 0, STR("012 \xc3\xa0"), DEMO_XLS_CELL); /* one byte a letter */
    saved(x, &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect_str_eq(buf_z(&seen), "[Danh sách]\n"
                                   "R1 0:Phường Phú Xuân\n"
                                   "R3 0#0 1#-1 2#536870911 3#-536870912 4#536870912 "
                                   "5#-123456789012\n"
                                   "[Latin]\nR65536 255:Phường Phú Xuân\n"
                                   "[3]\nR1 0:an à 😀\nR2 0:012 à\n");
    buf_free(&file);
    buf_free(&seen);
}

/* Texts of all lengths, so that some CONTINUE records are full to the last byte. */
Test(demo_xls, many_texts_are_all_shared_and_none_is_cut) {
    enum { TEXTS = 30000 };
    struct demo_xls *x = demo_xls_new();
    struct buf file = {0};
    struct buf seen = {0};
    struct buf want = {0};
    struct buf text = {0};

    demo_xls_sheet(x, "A");
    buf_text(&want, "[A]\n");
    for (uint32_t i = 0; i < TEXTS; i++) {
        buf_clear(&text);
        buf_fmt(&text, "%u ", i);
        for (uint32_t k = 0; k < i * 7 % 101; k++) {
            buf_text(&text, i % 2 == 0 ? "-" : "ạ");
        }
        buf_char(&text, '.');
        demo_xls_text(x, i, 0, buf_view(&text), DEMO_XLS_CELL);
        buf_fmt(&want, "R%u 0:" STR_FMT "\n", i + 1, STR_ARG(buf_view(&text)));
    }
    saved(x, &file);
    dumped_book(buf_view(&file), &seen);
    cr_expect(str_eq(buf_view(&seen), buf_view(&want)));
    buf_free(&file);
    buf_free(&seen);
    buf_free(&want);
    buf_free(&text);
}

/* Sizes around those at which a sector, a sector of the FAT and one of the DIFAT come in. */
Test(demo_xls, a_stream_of_any_size_comes_back_from_its_compound_file) {
    static const size_t size[] = {1,
                                  4095,
                                  4096,
                                  4097,
                                  512 * 125,
                                  512 * 126,
                                  512 * 127 + 1,
                                  512 * 109 * 127,
                                  512 * 109 * 128,
                                  512 * 110 * 128 + 1,
                                  20000000};

    for (size_t i = 0; i < sizeof size / sizeof size[0]; i++) {
        struct buf in = {0};
        struct buf file = {0};
        struct buf back = {0};
        struct compound *c;
        struct err e;
        int fd;

        for (size_t k = 0; k < size[i]; k += 4) {
            const uint32_t v = (uint32_t)(k * 2654435761U);

            buf_add(&in, &v, size[i] - k < 4 ? size[i] - k : 4);
        }
        demo_compound_add(&file, "Workbook", buf_view(&in));
        cr_expect_eq(file.n % 512, 0);
        fd = zipped_fd(buf_view(&file));
        cr_assert(compound_open(fd, &c, &e), "%zu: %s", size[i], e.what);
        cr_assert(compound_stream(c, "Workbook", &e), "%zu: %s", size[i], e.what);
        cr_expect_eq(compound_size(c), size[i] < 4096 ? 4096 : size[i]);
        cr_assert_eq(compound_read(c, 0, buf_take(&back, size[i]), size[i], &e), (ssize_t)size[i]);
        cr_expect(str_eq(buf_view(&back), buf_view(&in)), "%zu", size[i]);
        compound_close(c);
        (void)close(fd);
        buf_free(&in);
        buf_free(&file);
        buf_free(&back);
    }
}
