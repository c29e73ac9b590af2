/* test_restated - old, new, difference: only what differs, the province first.  Figures of province.h. */

#include <criterion/criterion.h>
#include <string.h>

#include "base/buf.h"
#include "figures/withhold.h"
#include "province.h"
#include "template/restated.h"

static struct province p;

static void
open_province(void) {
    province_open(&p);
    p.fill.restated_from = p.before;
    p.fill.restated_set = "2026-Q1";
}

static void
close_province(void) {
    province_close(&p);
}

TestSuite(restated, .init = open_province, .fini = close_province);

static const struct doc_block *
block(enum doc_block_kind kind, bool paper) {
    struct doc *d = doc_new(&p.run);
    const struct sender office = sender_of(&p.run, &p.fill, NULL);
    const struct doc_section *s =
        restated_annex(d, &p.fill, &office, (struct restated_place){paper, 3});

    for (const struct doc_block *b = s == NULL ? NULL : s->first; b != NULL; b = b->next) {
        if (b->kind == kind) {
            return b;
        }
    }
    return NULL;
}

/* "I|Phường Thuận Hóa||||" */
static const char *
row(const struct doc_table *t, uint32_t k) {
    struct buf b = {0};
    const char *out;

    for (uint32_t c = 0; c < t->cols; c++) {
        if (c > 0) {
            buf_char(&b, '|');
        }
        buf_str(&b, doc_cell_text(&p.run, &t->row[k].cell[c]));
    }
    out = str_keep(&p.run, buf_view(&b)).p;
    buf_free(&b);
    return out;
}

/* The set before has only BHXH BB: make the rest of it the same as now. */
static void
same_but_bhxh_bb(void) {
    for (uint32_t ind = 0; ind < p.indicators.n; ind++) {
        for (unsigned l = 0; ind != INDICATOR_BHXH_BB && l < MEMBER_LEVEL_COUNT; l++) {
            for (uint32_t k = 0; k < member_lines(&p.members, (enum member_level)l); k++) {
                int64_t v;

                if (cube_get(p.now, (enum member_level)l, k, ind, &v)) {
                    cube_set(p.before, (enum member_level)l, k, ind, v);
                }
            }
        }
    }
}

Test(restated, only_what_differs_is_listed_the_province_first) {
    static const char *const want[] = {
        "|Thành phố Huế||||",
        "1|Người tham gia BHXH bắt buộc|người|180|182|2",
        "2|Tỷ lệ hoàn thành BHXH bắt buộc|%|90,00%|91,00%|1,00%",
        "I|Phường Thuận Hóa||||",
        "1|Người tham gia BHXH bắt buộc|người|90|100|10",
        "2|Tỷ lệ hoàn thành BHXH bắt buộc|%|75,00%|83,33%|8,33%",
        "II|Xã Phú Vinh||||",
        "1|Người tham gia BHXH bắt buộc|người|40|30|-10",
        "2|Tỷ lệ hoàn thành BHXH bắt buộc|%|160,00%|120,00%|-40,00%",
        "III|Chưa xác định địa bàn||||",
        "1|Người tham gia BHXH bắt buộc|người|0|2|2",
    };
    const struct doc_block *b;

    same_but_bhxh_bb();
    b = block(DOC_TABLE, false);
    cr_assert_not_null(b);
    cr_assert_eq(b->u.table->rows, sizeof want / sizeof want[0]);
    for (uint32_t k = 0; k < b->u.table->rows; k++) {
        cr_assert_str_eq(row(b->u.table, k), want[k]);
    }
    cr_assert_eq(b->u.table->row[1].cell[5].formula->kind, DOC_DIFF);
}

Test(restated, a_figure_that_was_not_there_has_no_difference) {
    const struct doc_block *b = block(DOC_TABLE, false);
    bool seen = false;

    for (uint32_t k = 0; k < b->u.table->rows; k++) {
        seen = seen || strcmp(row(b->u.table, k), "1|Người tham gia BHYT|người|-|400|-") == 0;
    }
    cr_assert(seen); /* Phường Phú Xuân, whose BHXH BB is unchanged */
}

Test(restated, a_communes_document_lists_that_commune_alone) {
    const struct doc_block *b;

    same_but_bhxh_bb();
    p.fill.scope = (struct fill_scope){MEMBER_XA, 2};
    b = block(DOC_TABLE, false);
    cr_assert_eq(b->u.table->rows, 3);
    cr_assert_str_eq(row(b->u.table, 0), "I|Xã Phú Vinh||||");
}

/* A commune's documents leave the office: what counts few people may not be read there, nor worked out. */
Test(restated, a_communes_document_withholds_what_counts_few_people) {
    const struct doc_block *b;
    struct err e;

    same_but_bhxh_bb();
    cr_assert(profile_set(&p.run, &p.profile, PROFILE_O_NHO, STR("35"), PROFILE_OPTION, NULL, &e));
    cr_assert(withhold_apply(p.now, &(const struct withhold_rule){35, false}, &e), "%s", e.what);
    p.fill.scope = (struct fill_scope){MEMBER_XA, 2};
    b = block(DOC_TABLE, false);
    cr_assert_geq(b->u.table->rows, 2);
    cr_assert_str_eq(row(b->u.table, 1), "1|Người tham gia BHXH bắt buộc|người|40|<35|-");
    for (uint32_t k = 0; k < b->u.table->rows; k++) {
        cr_expect_null(strstr(row(b->u.table, k), "120,00%"), "%s", row(b->u.table, k));
    }
}

Test(restated, paper_ends_a_long_list_and_says_how_much_is_left) {
    const struct doc_block *b;
    struct err e;

    same_but_bhxh_bb();
    cr_assert(profile_set(&p.run, &p.profile, PROFILE_PHAT_HANH_TEN, STR("10"), PROFILE_OPTION,
                          NULL, &e));
    b = block(DOC_TABLE, true);
    cr_assert_eq(b->u.table->rows, 10);
    cr_assert(str_eq(b->u.table->more, STR("Còn 1 dòng, xem bản điện tử gửi kèm.")));
}

Test(restated, a_set_that_restates_nothing_has_no_annex_and_an_equal_one_says_so) {
    p.fill.restated_from = NULL;
    cr_assert_null(block(DOC_ANNEX_HEAD, false));
    p.fill.restated_from = p.now;
    cr_assert_null(block(DOC_TABLE, false));
    cr_assert(str_eq(block(DOC_PARAGRAPH, false)->u.paragraph.runs.run[0].text,
                     STR("Không có số liệu nào thay đổi.")));
}
