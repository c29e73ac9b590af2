/*
 * words - the plain words that a template may name in braces: {ky.ten}, {nam}, {tinh.goi} ...
 *
 * One table of words with what each gives, and every key of the profile as {section.key}.  They
 * stand in titles and notes of annexes and in reports alike; figures are no words (language/figure.h).
 */
#ifndef TEMPLATE_WORDS_H
#define TEMPLATE_WORDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "language/words_names.h"
#include "template/fill_input.h"

/* Its text; the word must be known.  year stands for {nam} where it is not 0. */
str words_text(struct arena *a, const struct fill *f, str word, int year);

/* A text with its {words} put in. */
str words_expand(struct arena *a, const struct fill *f, str text, int year);
/* Whether a setting has something to say here: the country's rate of late payment only where the province's is on
 * the same basis. */
bool words_setting_given(const struct fill *f, enum profile_id id);
/* Whether every word of a text has something to say: a setting may be empty. */
bool words_all_given(struct arena *a, const struct fill *f, str text);

/* The share of the year that is over on the closing day (figures/outlook). */
struct num_ratio words_year_gone(const struct fill *f);
/* How many months are left of it (outlook_months_left). */
unsigned words_months_left(const struct fill *f);

/* "31 tháng 3 năm 2026", leading zeros as the decree wants (day under 10, months 1 and 2). */
str words_long_date(struct arena *a, period_day d);
str words_short_date(struct arena *a, period_day d); /* 31/3/2026 */
/* What a figure is compared with, behind "so với": a state with that day ("ngày 31/12/2025"), what happened in a
 * period (flow) with the earlier period; the same time a year ago is "cùng kỳ năm 2025". */
str words_since(struct arena *a, const struct fill *f, enum cube_when w, bool flow);
/* Whether two compared times fall on one day: of a year the year before and the same time a year ago. */
bool words_same_day(const struct fill *f, enum cube_when w, enum cube_when v);
/* What the lines of a level are together: "xã, phường", "cơ quan"; with "đặc khu" where the province has one. */
str words_places(const struct fill *f, enum member_level l);
/* Within a sentence: the first letter small, "Tỷ lệ" as "tỷ lệ"; "BHXH" stays. */
str words_uncapital(struct arena *a, str s);
/* A commune within a sentence: "phường Thuận Hóa", "Phường 1"; other members as they are. */
str words_member(struct arena *a, const struct fill *f, enum member_level l, uint32_t line);

#endif /* TEMPLATE_WORDS_H */
