/*
 * fold - make spellings that mean the same equal, for matching only.  Folded text is never printed
 * (spec 2.2 "names").
 */
#ifndef TEXT_FOLD_H
#define TEXT_FOLD_H

#include "base/arena.h"
#include "base/str.h"

/* s in lower case without diacritics, đ as d.  Every run of other signs than letters and digits
 * becomes one '_', and those at the ends are dropped: "Mã số BHXH" and "MA-SO BHXH" both give
 * "ma_so_bhxh". */
str fold_key(struct arena *a, str s);

/* s in lower case and NFC, with single blanks (no-break spaces too) and each tone mark in its
 * one place: "HOÀ  BÌNH" and "Hòa Bình" both give "hòa bình", while "Hóa Bình" stays different
 * (FACTS 1.3).  i and y are made equal where both are written for one sound (quý/quí, kỳ/kì,
 * mỹ/mĩ; not thúy/thúi, not thy/thi).  The apostrophes ’ ‘ ʼ ` become ', dashes become '-', soft
 * hyphens and zero-width characters are dropped. */
str fold_name(struct arena *a, str s);

/* As fold_name, code point by code point, but i and y stay as they are written. */
str fold_written(struct arena *a, str s);

/* As fold_key, with '-' instead of '_'; for file names: "phuong-thuan-hoa". */
str fold_slug(struct arena *a, str s);

/* The edit distance of a and b (Damerau's, in code points); cap + 1 when it is larger than cap. */
unsigned fold_distance(str a, str b, unsigned cap);

/* The index of the word that is nearest to s, of n words.  Keys (fold_key) are compared by
 * fold_distance.  -1: no word is near enough to be a slip (within a third of the length, at
 * least 2). */
int fold_nearest(str s, const char *const *word, size_t n);

#endif /* TEXT_FOLD_H */
