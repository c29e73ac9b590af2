/* by_hand - what offices count by hand, read and put into lists: four files of a small folder, sums by hand. */

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "figures/subjects.h"
#include "ingest/by_hand.h"
#include "place.h"

TestSuite(by_hand, .init = place_open, .fini = place_close);

static struct ledger *ledger;
static struct profile profile;
static struct member_set members;
static struct by_hand_subjects read;

static struct member *
two(const char *c1, const char *n1, const char *c2, const char *n2) {
    struct member *m = arena_array(place_arena(), struct member, 2);

    m[0] = (struct member){.code = str_from(c1), .name = str_from(n1)};
    m[1] = (struct member){.code = str_from(c2), .name = str_from(n2)};
    return m;
}

static bool
read_all(struct err *e) {
    struct by_hand_job j;
    str twice;

    place_put("baophu.ini", "[tinh]\nma = 46\n");
    cr_assert(profile_load(place_arena(), place_at("baophu.ini"), &profile, e), "%s", e->what);
    cr_assert(ledger_new(&profile, NULL, &ledger, e));
    cr_assert(member_list_build(&members.list[MEMBER_XA], MEMBER_XA,
                                two("19774", "Phường Kim Long", "19777", "Phường Vỹ Dạ"), 2,
                                place_arena(), &twice));
    cr_assert(member_list_build(&members.list[MEMBER_CO_QUAN], MEMBER_CO_QUAN,
                                two("SGD", "Sở Giáo dục", "SYT", "Sở Y tế"), 2, place_arena(),
                                &twice));
    j = (struct by_hand_job){place_at("2026-Q1"), "2026-Q1/", &profile, &members, ledger, NULL};
    return by_hand_subjects(place_arena(), &j, &read, e);
}

static void
put_files(void) {
    struct err e;

    cr_assert(fs_mkdirs(place_at("2026-Q1"), &e));
    place_put("2026-Q1/chuyen_de_2.csv", "chuyen_de,noi,ma_xa,ma_co_quan,don_vi_tinh,chi_tieu,"
                                         "thuc_hien\n"
                                         "HỌC  SINH có BHYT,Trường C,19777,SGD,người,30,29\n"
                                         "Học sinh có BHYT,Trường D,19777,SGD,lớp,2,2\n"
                                         "Học sinh có BHYT,Trường A,19774,SGD,NGƯỜI,10,10\n"
                                         "Học sinh có BHYT,Trường A,19774,SGD,Người,10,9\n");
    place_put("2026-Q1/chuyên đề.txt", "Nơi\tChuyên đề\tMã cơ quan\tKết quả\n"
                                       "Sở Y tế\tQuy chế\tSYT\t1\n"
                                       "Sở lạ\tQuy chế\tKHAC\t\n");
    place_put("2026-Q1/chuyen_de_1.csv", "chuyen_de,noi,ma_xa,ma_co_quan,don_vi_tinh,chi_tieu,"
                                         "thuc_hien\n"
                                         "Học sinh có BHYT,Trường A,19774,SGD,người,10,10\n"
                                         "Học sinh có BHYT,Trường B,19999,,người,20,25\n"
                                         "Học sinh có BHYT,,19774,,người,20,25\n");
    place_put("2026-Q1/don_vi.csv", "ma_don_vi\n");
}

static void
end(void) {
    ledger_free(ledger);
    member_set_free(&members);
}

Test(by_hand, rows_are_read_in_the_order_of_files_and_weighed) {
    struct err e = {.kind = ERR_NONE};

    put_files();
    cr_assert(read_all(&e), "%s", e.what);
    cr_assert(read.there);
    cr_assert_eq(ledger_files(ledger), 3);
    cr_expect_eq(ledger_file(ledger, 0)->accepted, 2); /* chuyen_de_1: byte order of names */
    cr_expect_eq(ledger_file(ledger, 0)->rejected, 1); /* without a place: D03 */
    cr_expect_eq(ledger_file(ledger, 0)->findings[LEDGER_D08], 1);
    cr_expect_eq(ledger_file(ledger, 1)->accepted, 3);
    cr_expect_eq(ledger_file(ledger, 1)->duplicate, 1);            /* school A once more */
    cr_expect_eq(ledger_file(ledger, 1)->findings[LEDGER_D11], 1); /* and with another result */
    cr_expect_eq(ledger_file(ledger, 2)->findings[LEDGER_D09], 1); /* the strange department */
    cr_assert_eq(read.n, 7);
    cr_expect(str_eq(read.v[2].subject, STR("Học sinh có BHYT")), "as it was first written");
    cr_expect(read.v[0].xa == 0 && read.v[0].co_quan == 0);
    cr_expect(read.v[1].xa == 2 && read.v[1].co_quan == 2, "the lines of what is not known");
    cr_expect_eq(read.v[6].done, BY_HAND_NO_NUMBER);
    cr_expect_eq(read.v[6].target, BY_HAND_NO_NUMBER);
    end();
}

Test(by_hand, subjects_are_listed_together_and_summed) {
    struct err e = {.kind = ERR_NONE};
    struct list_set lists = {0};
    const struct list *rows = &lists.of[LIST_CHUYEN_DE];
    const struct list *all = &lists.of[LIST_CHUYEN_DE_CHUNG];

    put_files();
    cr_assert(read_all(&e), "%s", e.what);
    subjects_lists(&read, &members, place_arena(), &lists);
    cr_assert(lists.known[LIST_CHUYEN_DE] && lists.known[LIST_CHUYEN_DE_CHUNG]);
    cr_assert_eq(rows->n, 7);
    cr_assert_eq(all->n, 3); /* pupils in people, pupils in classes, rules */
    /* fields: noi chuyen_de xa co_quan chi_tieu thuc_hien ghi_chu */
    cr_expect(str_eq(list_cell_of(&rows->row[3], 0).u.text, STR("Trường A")),
              "behind A, B, C: the A of D11");
    cr_expect(str_eq(list_cell_of(&rows->row[4], 1).u.text, STR("Học sinh có BHYT (lớp)")));
    cr_expect_not(list_cell_of(&rows->row[1], 2).known, "no commune is no text");
    /* fields: chuyen_de don_vi_tinh so_noi so_dat chi_tieu thuc_hien */
    cr_expect_eq(list_cell_of(&all->row[0], 2).u.count, 4);
    cr_expect_eq(list_cell_of(&all->row[0], 3).u.count, 2); /* A with 10, B */
    cr_expect_eq(list_cell_of(&all->row[0], 4).u.count, 10 + 20 + 30 + 10);
    cr_expect_eq(list_cell_of(&all->row[0], 5).u.count, 10 + 25 + 29 + 9);
    cr_expect_not(list_cell_of(&all->row[2], 3).known, "without targets nobody reaches one");
    cr_expect_not(list_cell_of(&all->row[2], 4).known);
    cr_expect_not(list_cell_of(&all->row[2], 5).known, "one of two did not report");
    end();
}

/* Units stand in short words, what they measure in long ones; two rows are too few to tell. */
Test(by_hand, units_that_are_longer_than_their_subjects_are_doubted) {
    static const struct {
        const char *rows;
        uint64_t doubts;
    } cases[] = {{"người,A,Học sinh có BHYT,1\nbuổi,B,Hội nghị,2\nHội nghị,C,buổi,3\n", 1},
                 {"Học sinh có BHYT,A,người,1\nHội nghị,B,buổi,2\nbuổi,C,Hội nghị,3\n", 0},
                 {"người,A,Học sinh có BHYT,1\nbuổi,B,Hội nghị,2\n", 0}};
    char text[200];
    struct err e = {.kind = ERR_NONE};

    cr_assert(fs_mkdirs(place_at("2026-Q1"), &e));
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        (void)snprintf(text, sizeof text, "chuyen_de,noi,don_vi_tinh,thuc_hien\n%s", cases[k].rows);
        place_put("2026-Q1/chuyen_de.csv", text);
        cr_assert(read_all(&e), "%s", e.what);
        cr_expect_eq(ledger_file(ledger, 0)->findings[LEDGER_D12], cases[k].doubts, "case %zu", k);
        end();
    }
}

/* More than three times the target, to the one; nothing is asked where there is no target. */
Test(by_hand, much_more_than_the_target_is_doubted) {
    static const struct {
        const char *target, *done;
        uint64_t doubts;
    } cases[] = {{"100", "300", 0}, {"100", "301", 1}, {"1", "3", 0}, {"1", "4", 1},
                 {"0", "9", 0},     {"", "9", 0},      {"9", "", 0},  {"9", "0", 0}};
    char text[200];
    struct err e = {.kind = ERR_NONE};

    cr_assert(fs_mkdirs(place_at("2026-Q1"), &e));
    for (size_t k = 0; k < sizeof cases / sizeof cases[0]; k++) {
        (void)snprintf(text, sizeof text,
                       "chuyen_de,noi,don_vi_tinh,chi_tieu,thuc_hien\nHội nghị,A,buổi,%s,%s\n",
                       cases[k].target, cases[k].done);
        place_put("2026-Q1/chuyen_de.csv", text);
        cr_assert(read_all(&e), "%s", e.what);
        cr_expect_eq(ledger_file(ledger, 0)->findings[LEDGER_D16], cases[k].doubts, "%s of %s",
                     cases[k].done, cases[k].target);
        end();
    }
}

Test(by_hand, a_folder_without_such_files_has_none) {
    struct err e = {.kind = ERR_NONE};
    struct list_set lists = {0};

    cr_assert(read_all(&e), "%s", e.what);
    cr_assert(!read.there && read.n == 0);
    subjects_lists(&read, &members, place_arena(), &lists);
    cr_expect_not(lists.known[LIST_CHUYEN_DE]);
    cr_expect(by_hand_names("Chuyên đề.XLSX") && !by_hand_names("chuyen_de.docx") &&
              !by_hand_names("don_vi.csv"));
    end();
}

Test(by_hand, answers_find_their_figures) {
    struct err e = {.kind = ERR_NONE};
    struct indicator_set indicators;
    struct by_hand_answers answers;
    struct by_hand_job j;

    cr_assert(read_all(&e), "%s", e.what); /* the profile, the ledger and the members */
    indicator_build(&indicators, &members.list[MEMBER_NHOM], place_arena());
    cr_assert(fs_mkdirs(place_at("2026-Q1"), &e));
    place_put("2026-Q1/giai_trinh.csv", "ma,chi_tieu,giai_trinh\n"
                                        "19774,bhyt,Một\n"
                                        "SYT,Số tiền chậm đóng,Hai\n"
                                        "19774,BHYT,Một\n"
                                        "19774,Người tham gia BHYT,Ba\n"
                                        "19777,bhyt,\n"
                                        "19999,bhyt,Xã lạ\n"
                                        "19777,bhyyt,Chỉ tiêu lạ\n");
    place_put("2026-Q1/giai_trinh_2.csv", "ma,chi_tieu,loi\n19777,bhyt,Bốn\n");
    j = (struct by_hand_job){place_at("2026-Q1"), "2026-Q1/", &profile, &members, ledger,
                             &indicators};
    cr_assert(by_hand_answers(place_arena(), &j, &answers, &e), "%s", e.what);
    cr_assert_eq(answers.n, 2);
    cr_expect(answers.v[0].level == MEMBER_XA && answers.v[0].line == 0 &&
              answers.v[0].indicator == INDICATOR_BHYT);
    cr_expect(str_eq(answers.v[0].text, STR("Một Ba")));
    cr_expect(answers.v[1].level == MEMBER_CO_QUAN && answers.v[1].line == 1 &&
              answers.v[1].indicator == INDICATOR_CHAM_DONG);
    cr_expect_eq(ledger_file(ledger, 0)->duplicate, 1);
    cr_expect_eq(ledger_file(ledger, 0)->rejected, 0);
    cr_expect_eq(ledger_file(ledger, 0)->findings[LEDGER_D08], 1);
    cr_expect_eq(ledger_file(ledger, 0)->findings[LEDGER_D09], 1);
    cr_expect_eq(ledger_file(ledger, 0)->findings[LEDGER_D11], 1);
    cr_expect_eq(ledger_file(ledger, 1)->findings[LEDGER_D22], 1);
    indicator_free(&indicators);
    end();
}
