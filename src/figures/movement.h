/*
 * movement - what became of the people between two periods: who joined, left, moved to another commune or
 * changed between compulsory and voluntary (spec 4.1 `diff`).
 *
 *     movement_cut*  movement_note(BEFORE)*  movement_note(AFTER)*  movement_finish  movement_carried*  movement_get*
 *
 * Each person of each period has an entry of 8 bytes (figures/people_set.h):
 *
 *     bits  key rest 24 | - 1 | how 2 | TN 1 | place of BHYT 12 | of BHTN 12 | of BHXH 12     (place + 1; 0: not counted)
 *
 * A place is a line of today's communes, or an old commune that was divided between several of them
 * (a cut).  A person of a cut who now is in one of its successors has stayed there.  The people of
 * a cut who left are divided over its successors, as its other figures are.  So each person of the
 * period before belongs to a line of today.  The crosswalk puts people on lines by shares
 * (movement_carried); the difference to where they really are is the part BOUNDARY, which sums to 0
 * over all lines.
 *
 * For each of bhxh_bb, bhxh_tn, bhtn and bhyt and each commune, the parts sum to the people counted
 * there now less those whom the crosswalk put there from the period before.  The result holds only
 * counts, never a person.
 */
#ifndef FIGURES_MOVEMENT_H
#define FIGURES_MOVEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "dim/crosswalk.h"
#include "figures/cube.h"
#include "ingest/extract.h"

enum movement_side { MOVEMENT_BEFORE, MOVEMENT_AFTER };
enum movement_right { MOVEMENT_BB, MOVEMENT_TN, MOVEMENT_BHTN, MOVEMENT_BHYT, MOVEMENT_RIGHTS };

/* What the row says by which a person was first counted: its employer was not registered in the
 * period before; or it began before that period closed, so it was missing from the data. */
enum movement_how { MOVEMENT_PLAIN, MOVEMENT_EMPLOYER_IS_NEW, MOVEMENT_WAS_MISSING };

/* id (column of `diff --parts`) and meaning; losses are negative */
#define MOVEMENT_PARTS(X)                                                                          \
    X(JOINED, "tham_gia_moi", "tham gia mới")                                                      \
    X(WITH_EMPLOYER, "theo_don_vi_moi", "tham gia mới cùng đơn vị mới đăng ký")                    \
    X(CORRECTED, "sua_nguon", "bổ sung, sửa tại nguồn: đã tham gia từ kỳ trước")                   \
    X(LEFT, "ngung", "ngừng tham gia")                                                             \
    X(CAME, "chuyen_den", "chuyển đến từ xã khác")                                                 \
    X(WENT, "chuyen_di", "chuyển đi xã khác")                                                      \
    X(KIND_IN, "doi_loai_den", "chuyển từ loại BHXH kia sang")                                     \
    X(KIND_OUT, "doi_loai_di", "chuyển sang loại BHXH kia")                                        \
    X(BOUNDARY, "dia_gioi", "thay đổi địa giới: chênh lệch giữa nơi ở và số quy đổi theo tỷ lệ")

enum movement_part {
#define MOVEMENT_ENUM(NAME, id, text) MOVEMENT_##NAME,
    MOVEMENT_PARTS(MOVEMENT_ENUM)
#undef MOVEMENT_ENUM
        MOVEMENT_PART_COUNT
};
const char *movement_part_id(enum movement_part p);

enum { MOVEMENT_PLACES_MAX = 4094 }; /* lines and cuts together */

/* The indicator that counts the people of a right: bhxh_bb, bhxh_tn, bhtn, bhyt. */
uint32_t movement_indicator(unsigned right);

struct movement;
/* lines: of today's communes; the last is the unknown line.  cuts: how many calls of
 * movement_cut will follow. */
struct movement *movement_new(uint32_t lines, uint32_t cuts);
void movement_free(struct movement *m);
/* The place of an old commune that has no line of its own.  o says how it was divided and
 * outlives m; NULL: no list says what became of it, and its people stay where they are now. */
uint32_t movement_cut(struct movement *m, const struct crosswalk_old *o, enum crosswalk_decision d);
/* Two hints that save time (people_set.h): about how many people of a side will come, and a person who comes soon. */
void movement_expect(struct movement *m, enum movement_side s, uint64_t people);
void movement_ahead(const struct movement *m, enum movement_side s, uint64_t ma_so);
/* Say that a person was counted by an indicator in a place, as people_watch (figures/people.h)
 * does: n is 1, or -1 where the count is taken back because the person has the other kind of BHXH,
 * which is counted next.  Once for each side and right (BB and TN are one right); indicators that
 * count no right are ignored. */
void movement_note(struct movement *m, enum movement_side s, uint64_t ma_so, uint32_t ind,
                   uint32_t place, enum movement_how how, int n);
/* Count a row of a side for which nothing else is counted: the same people in the same places as people_row
 * (figures/people.h) counts and movement_note is told of.  closing: of the side's period.  again_falls: the profile
 * rejects rows with a repeated right (D10).  The row's commune is a line of m.  Nothing is noted in a ledger.
 * *counts gets the rights that the row was counted for (bits PEOPLE_SET_BHXH and its like). */
enum extract_pot movement_row(struct movement *m, enum movement_side s, period_day closing,
                              bool again_falls, const struct extract_person *row, unsigned *counts);
/* Set people[right * lines + line] to how many people of a side are counted on each line; those of cuts are left
 * out. */
void movement_people(const struct movement *m, enum movement_side s, int64_t *people);
void movement_finish(struct movement *m);
/* Set how many people of the period before the crosswalk put on the line; BOUNDARY is computed
 * from it. */
void movement_carried(struct movement *m, enum movement_right right, uint32_t line, int64_t people);
int64_t movement_get(const struct movement *m, enum movement_right right, enum movement_part p,
                     uint32_t line);
/* Put <r>_tang, <r>_giam, <r>_den, <r>_di, bb_tn and tn_bb of every commune and of the province
 * into c, whose communes are the lines of m; a change of kind stands where the person was before.
 * given: for each right whether both periods tell it. */
void movement_put(const struct movement *m, const bool given[MOVEMENT_RIGHTS], struct cube *c);

#endif /* FIGURES_MOVEMENT_H */
