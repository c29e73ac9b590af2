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

/* Lower case, NFC, blanks folded, tone mark in its one place: "HOÀ  BÌNH" and
 * "Hòa Bình" are "hòa bình", yet differ from "Hóa Bình" (FACTS 1.3).  Also y/i of quý/quí, kỳ/kì, and the
 * apostrophes ' and ’. */
str fold_name(struct arena *a, str s);

/* fold_key with '-' for '_', for file names: "phuong-thuan-hoa". */
str fold_slug(struct arena *a, str s);

/* Edit distance (Damerau, on code points), at most cap + 1. */
unsigned fold_distance(str a, str b, unsigned cap);

/* The nearest of n words to s by fold_key and distance, or -1 when none is
 * near enough (a third of the length, at least 2) to be a likely slip. */
int fold_nearest(str s, const char *const *word, size_t n);

/* Vietnamese dictionary order: letters a ă â b c d đ e ê ..., then tones
 * (ngang huyền hỏi ngã sắc nặng), numbers by value.  <0, 0, >0. */
int fold_collate(str a, str b);

#endif /* TEXT_FOLD_H */
