/*
 * words - the plain words that a template may name in braces: {ky.ten}, {nam}, {tinh.goi} ...
 *
 * A word is a row of the table of words, or a key of the profile as {section.key}.  Words may stand in reports and in the
 * titles and notes of annexes.  A figure in braces is no word (language/figure.h).
 */
#ifndef TEMPLATE_WORDS_H
#define TEMPLATE_WORDS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "language/words_names.h"
#include "template/fill_input.h"

/* The text that the word gives; the word must be known.  year: the value of {nam}; 0: the year of the period. */
str words_text(struct arena *a, const struct fill *f, str word, int year);

/* The text with each {word} replaced by what it gives. */
str words_expand(struct arena *a, const struct fill *f, str text, int year);
/* Whether the profile gives this setting and documents may show it.  The country's rate of late payment is shown only where
 * the province's rate has the same basis. */
bool words_setting_given(const struct fill *f, enum profile_id id);
/* Whether every word of the text gives something: a setting may be empty. */
bool words_all_given(struct arena *a, const struct fill *f, str text);

/* The share of the year that is over on the closing day (figures/outlook). */
struct num_ratio words_year_gone(const struct fill *f);
/* How many months are left of it (outlook_months_left). */
unsigned words_months_left(const struct fill *f);

/* "31 tháng 3 năm 2026", leading zeros as the decree wants (day under 10, months 1 and 2). */
str words_long_date(struct arena *a, period_day d);
str words_short_date(struct arena *a, period_day d); /* 31/3/2026 */
/* What a figure is compared with, as it stands after "so với".  flow: the figure counts what happened in a period, so it is
 * compared with the name of the earlier period; any other figure with the day of the earlier one ("ngày 31/12/2025").  The
 * same period of the year before is "cùng kỳ năm 2025" for both, unless the period is a year. */
str words_since(struct arena *a, const struct fill *f, enum cube_when w, bool flow);
/* Whether two times to compare with are one day, as the period before and the same period a year ago are for a year. */
bool words_same_day(const struct fill *f, enum cube_when w, enum cube_when v);
/* What all lines of a level are called together: "xã, phường", "cơ quan"; with "đặc khu" where the province has one. */
str words_places(const struct fill *f, enum member_level l);
/* s as it stands within a sentence, with a small first letter: "Tỷ lệ" gives "tỷ lệ"; "BHXH" stays. */
str words_uncapital(struct arena *a, str s);
/* A commune within a sentence: "phường Thuận Hóa", "Phường 1"; other members as they are. */
str words_member(struct arena *a, const struct fill *f, enum member_level l, uint32_t line);

#endif /* TEMPLATE_WORDS_H */
