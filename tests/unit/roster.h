/*
 * roster - employers for unit tests, in the province of world.h: rows are put in by hand, and what became of each is checked.
 */
#ifndef TESTS_UNIT_ROSTER_H
#define TESTS_UNIT_ROSTER_H

#include "figures/employers.h"
#include "world.h"

#define NO EXTRACT_NO_NUMBER

/* Months are whole; amounts in dong, NO where the cell is empty.  pot: what the row must be taken for. */
struct roster_row {
    const char *code;
    uint32_t xa, co_quan, loai_hinh;
    int64_t so_lao_dong, quy_luong, phai_dong, da_dong, cham_dong, so_thang_cham;
    enum extract_pot pot;
};

/* The caller frees it with employers_free. */
struct employers *roster_of(const struct world *w, struct ledger *l, const struct roster_row *g,
                            size_t n);

#endif /* TESTS_UNIT_ROSTER_H */
