/*
 * demo_office - a quarter's employers as offices deliver them (spec 2.1), from the roster of demo_trade.
 *
 *     don_vi_c12.xlsx                  form C12-TS: what each employer owed, paid and owes
 *     don_vi_danh_sach.xls             who they are: tax code, commune, department, kind, workers, payroll
 *     don_vi_danh_sach_bo_sung.csv     rows that were sent later, with all columns
 *
 * Joined by ma_don_vi they give the figures of the one don_vi.csv that demo_trade_employers would write.  The rows that
 * are wrong on purpose are the same too, but for what a workbook cannot have: instead of a cell too many (D01), the cells
 * of a row have slipped to the right (D03).
 */
#ifndef DEMO_DEMO_OFFICE_H
#define DEMO_DEMO_OFFICE_H

#include <stdbool.h>

#include "base/err.h"
#include "demo/demo_trade.h"

/* Write the file that t->out has begun, and set in t->account what must be found. */
bool demo_office_account(struct demo_trade *t, struct err *e);
bool demo_office_list(struct demo_trade *t, struct err *e);
bool demo_office_supplement(struct demo_trade *t, struct err *e);

#endif /* DEMO_DEMO_OFFICE_H */
