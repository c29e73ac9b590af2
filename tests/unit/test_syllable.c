/* test_syllable - letters and syllables of Vietnamese. */

#include <criterion/criterion.h>
#include <string.h>

#include "text/syllable.h"
#include "text/utf8.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static size_t
letters(const char *text, struct syllable_letter *out, size_t max) {
    const str s = str_from(text);
    size_t n = 0;

    for (size_t at = 0; at < s.n && n < max; n++) {
        cr_assert(syllable_split((uint32_t)utf8_next(s, &at), &out[n]), "%s", text);
    }
    return n;
}

Test(syllable, every_letter_is_put_together_again) {
    size_t n = 0;
    size_t toned = 0;

    for (uint32_t cp = 0; cp < 0x3000; cp++) {
        struct syllable_letter l;

        if (syllable_split(cp, &l)) {
            cr_assert_eq(syllable_join(l), cp, "U+%04X", cp);
            n++;
            toned += l.tone != SYLLABLE_NGANG;
        }
    }
    /* 52 of a-z, đ Đ, 6 shaped vowels in two cases, and 12 vowels x 5 tones x 2 cases */
    cr_assert_eq(toned, 120);
    cr_assert_eq(n, 52 + 2 + 12 + 120);
}

Test(syllable, real_syllables_are_told_from_what_cannot_be_one) {
    static const char *const real[] = {
        "nghiêng", "Đường", "quốc",  "quý",  "gì",    "già",  "giếng", "hoàng", "thuỷ", "thủy",
        "khuya",   "uống",  "yêu",   "ông",  "ỉa",    "ĐÌNH", "Lập",   "bảo",   "hiểm", "xã",
        "hội",     "ngoằn", "quyết", "rượu", "huỳnh", "Đắk",  "mã",    "số",    "tỷ",   "boóng"};
    static const char *const not_one[] = {"café", "bàc", "đđ",  "h",  "àá",       "ngán_", "ñ",
                                          "sàt",  "xhã", "qàn", "ăo", "nghiêngh", "kh"};
    struct syllable_letter l[SYLLABLE_MAX + 1];
    struct syllable_parts p;

    for (size_t i = 0; i < COUNT(real); i++) {
        const size_t n = letters(real[i], l, COUNT(l));

        cr_assert(syllable_parse(l, n, &p), "%s", real[i]);
    }
    for (size_t i = 0; i < COUNT(not_one); i++) {
        const str s = str_from(not_one[i]);
        bool is_one = true;
        size_t n = 0;

        for (size_t at = 0; at < s.n && is_one; n++) {
            is_one = syllable_split((uint32_t)utf8_next(s, &at), &l[n]);
        }
        cr_assert_not(is_one && syllable_parse(l, n, &p), "%s", not_one[i]);
    }
}

Test(syllable, the_tone_has_one_place) {
    static const struct {
        const char *text;
        size_t at;
    } row[] = {{"hoà", 1}, {"thuỷ", 2},  {"hoàn", 2},  {"thuyền", 4}, {"quý", 2},   {"già", 2},
               {"gì", 1},  {"giếng", 2}, {"người", 3}, {"mía", 1},    {"khuỷu", 3}, {"ngoài", 3},
               {"của", 1}, {"đường", 2}, {"huệ", 2},   {"loè", 1},    {"quốc", 2},  {"Á", 0}};
    for (size_t i = 0; i < COUNT(row); i++) {
        struct syllable_letter l[SYLLABLE_MAX];
        struct syllable_parts p;
        const size_t n = letters(row[i].text, l, COUNT(l));

        cr_assert(syllable_parse(l, n, &p), "%s", row[i].text);
        cr_assert_eq(syllable_tone_at(l, n, p), row[i].at, "%s: %zu", row[i].text,
                     syllable_tone_at(l, n, p));
    }
}
