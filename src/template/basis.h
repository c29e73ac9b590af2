/*
 * basis - the legal bases that a document cites (van_ban.can_cu): those of its year, and none that was
 * signed after the figures' closing day, since nobody could have acted on it.
 *
 *     can_cu.2026 = Kế hoạch số 141/KH-UBND ngày 17 tháng 3 năm 2026 ...    not in January's report
 */
#ifndef TEMPLATE_BASIS_H
#define TEMPLATE_BASIS_H

#include "base/arena.h"
#include "template/fill_input.h"

/* Between "; "; empty where there is none. */
str basis_text(struct arena *a, const struct fill *f);

#endif /* TEMPLATE_BASIS_H */
