/*
 * fold - spellings that mean the same made equal, for matching only.  What is
 * printed is never changed (spec 2.2 "names").
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"
#include "base/str.h"

/* Lower case, no diacritics, đ as d, every run of anything but letters and
 * digits one '_', none at the ends: "Mã số BHXH" and "MA-SO BHXH" are "ma_so_bhxh". */
str fold_key(struct arena *a, str s);

/* Lower case, NFC, blanks folded (no-break spaces too), tone mark in its one place: "HOÀ  BÌNH" and
 * "Hòa Bình" are "hòa bình", yet differ from "Hóa Bình" (FACTS 1.3).  Also y as i where both are
 * written for one sound (quý/quí, kỳ/kì, mỹ/mĩ; not thúy/thúi, not thy/thi), the apostrophes ’ ‘ ʼ ` as ',
 * dashes as '-', soft hyphens and zero-width characters gone. */
str fold_name(struct arena *a, str s);

/* fold_key with '-' for '_', for file names: "phuong-thuan-hoa". */
str fold_slug(struct arena *a, str s);

/* Edit distance (Damerau, on code points), at most cap + 1. */
unsigned fold_distance(str a, str b, unsigned cap);

/* The index of the nearest of n words to s by fold_key and distance, or -1 when none is
 * near enough (a third of the length, at least 2) to be a likely slip. */
int fold_nearest(str s, const char *const *word, size_t n);

#endif /* TEXT_FOLD_H */
