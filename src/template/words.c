/* words - the plain words that a template may name in braces.  See words.h. */

#include "template/words.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "figures/outlook.h"
#include "template/basis.h"
#include "template/checks.h"
#include "template/lateness.h"
#include "text/utf8.h"

static str
kept(struct arena *a, const char *z) {
    return str_keep(a, str_from(z));
}

str
words_short_date(struct arena *a, period_day d) {
    char z[PERIOD_TEXT];

    period_date_vn(z, d);
    return kept(a, z);
}

str
words_long_date(struct arena *a, period_day d) {
    const struct period_date c = period_to_civil(d);
    char z[96];

    (void)snprintf(z, sizeof z, "%02d tháng %s%d năm %d", c.day, c.month <= 2 ? "0" : "", c.month,
                   c.year);
    return kept(a, z);
}

static struct period
period_at(const struct fill *f, enum cube_when w) {
    switch (w) {
    case CUBE_KY_TRUOC:
        return period_before(f->period);
    case CUBE_CUNG_KY:
        return period_year_ago(f->period);
    case CUBE_DAU_NAM:
        return period_start_of_year(f->period);
    case CUBE_NOW:
    case CUBE_WHENS:
        break;
    }
    return f->period;
}

static period_day
when_day(const struct fill *f, enum cube_when w) {
    return w == CUBE_NOW ? f->closing : period_last(period_at(f, w), profile_calendar(f->profile));
}

/* Name of a compared period: "quý IV năm 2025", "cuối năm 2025". */
static str
name_of(struct arena *a, const struct fill *f, enum cube_when w) {
    const struct period p = period_at(f, w);
    char z[PERIOD_TEXT + 16];

    if (w == CUBE_DAU_NAM) {
        (void)snprintf(z, sizeof z, "cuối năm %d", p.year);
    } else {
        period_label(z, p);
    }
    return kept(a, z);
}

bool
words_same_day(const struct fill *f, enum cube_when w, enum cube_when v) {
    return when_day(f, w) == when_day(f, v);
}

str
words_since(struct arena *a, const struct fill *f, enum cube_when w, bool flow) {
    char z[PERIOD_TEXT + 32];

    if (w == CUBE_CUNG_KY && (f->period.kind != PERIOD_YEAR)) {
        (void)snprintf(z, sizeof z, "cùng kỳ năm %d", period_at(f, w).year);
        return kept(a, z);
    }
    if (flow) {
        return name_of(a, f, w);
    }
    (void)snprintf(z, sizeof z, "ngày %s", words_short_date(a, when_day(f, w)).p);
    return kept(a, z);
}

str
words_places(const struct fill *f, enum member_level l) {
    static const char *const names[] = {"", "xã, phường", "cơ quan", "nhóm", "loại hình"};
    const struct member_list *list = &f->members->list[l];

    for (uint32_t k = 0; l == MEMBER_XA && k < list->n; k++) {
        if (list->m[k].kind == MEMBER_DAC_KHU) {
            return STR("xã, phường, đặc khu");
        }
    }
    return str_from(names[l]);
}

static struct period
next_period(struct period p) {
    static const int in_year[] = {
        [PERIOD_MONTH] = 12, [PERIOD_QUARTER] = 4, [PERIOD_HALF] = 2, [PERIOD_YEAR] = 1};

    p.n++;
    if (p.n > in_year[p.kind]) {
        p.n = 1;
        p.year++;
    }
    return p;
}

static str
label_of(struct arena *a, struct period p) {
    char z[PERIOD_TEXT];

    period_label(z, p);
    return kept(a, z);
}

static str
number(struct arena *a, int64_t v) {
    char z[NUM_TEXT];

    (void)snprintf(z, sizeof z, "%lld", (long long)v);
    return kept(a, z);
}

str
words_uncapital(struct arena *a, str s) {
    size_t first = 0;
    size_t second = 0;
    struct buf b = {0};
    str next;
    str out;

    if (s.n == 0) {
        return s;
    }
    (void)utf8_next(s, &first);
    second = first;
    if (first < s.n) {
        (void)utf8_next(s, &second);
    }
    next = (str){s.p + first, second - first};
    if (!str_eq(utf8_lower(a, next), next)) {
        return s;
    }
    buf_str(&b, utf8_lower(a, (str){s.p, first}));
    buf_str(&b, (str){s.p + first, s.n - first});
    out = buf_moved(a, &b);
    return out;
}

/* Lower case in a sentence, but "Phường 1": a name that begins with a number keeps its capital
 * (decree 30, Phụ lục II). */
str
words_member(struct arena *a, const struct fill *f, enum member_level l, uint32_t line) {
    const str name = member_name(f->members, l, line);
    str first;
    str last;

    if (l != MEMBER_XA || line >= f->members->list[l].n) {
        return name;
    }
    last = str_cut(name, ' ', &first);
    if (last.n > 0 && last.p[0] >= '0' && last.p[0] <= '9') {
        return name;
    }
    return words_uncapital(a, name);
}

static str
ky_ten(struct arena *a, const struct fill *f) {
    return label_of(a, f->period);
}
static str
ky_ngay_chot(struct arena *a, const struct fill *f) {
    return words_short_date(a, f->closing);
}
static str
ky_ngay_chot_chu(struct arena *a, const struct fill *f) {
    return words_long_date(a, f->closing);
}
static str
ky_sau_ten(struct arena *a, const struct fill *f) {
    return label_of(a, next_period(f->period));
}
static str
ky_sau_ten_hoa(struct arena *a, const struct fill *f) {
    return utf8_upper(a, ky_sau_ten(a, f));
}
static str
ky_ten_hoa(struct arena *a, const struct fill *f) {
    return utf8_upper(a, ky_ten(a, f));
}
static str
ky_truoc_ten(struct arena *a, const struct fill *f) {
    return name_of(a, f, CUBE_KY_TRUOC);
}
static str
ky_truoc_ngay(struct arena *a, const struct fill *f) {
    return words_short_date(a, when_day(f, CUBE_KY_TRUOC));
}
static str
cung_ky_ten(struct arena *a, const struct fill *f) {
    return name_of(a, f, CUBE_CUNG_KY);
}
static str
cung_ky_ngay(struct arena *a, const struct fill *f) {
    return words_short_date(a, when_day(f, CUBE_CUNG_KY));
}
static str
dau_nam_ten(struct arena *a, const struct fill *f) {
    return name_of(a, f, CUBE_DAU_NAM);
}
static str
dau_nam_ngay(struct arena *a, const struct fill *f) {
    return words_short_date(a, when_day(f, CUBE_DAU_NAM));
}
static str
nam(struct arena *a, const struct fill *f) {
    return number(a, f->period.year);
}
static str
nam_truoc(struct arena *a, const struct fill *f) {
    return number(a, f->period.year - 1);
}
static str
nam_sau(struct arena *a, const struct fill *f) {
    return number(a, f->period.year + 1);
}
static str
noi_ten(struct arena *a, const struct fill *f) {
    (void)a;
    return member_name(f->members, f->scope.level, f->scope.line);
}
static str
noi_goi(struct arena *a, const struct fill *f) {
    return f->scope.level == MEMBER_TINH ? profile_text(f->profile, PROFILE_TINH_GOI)
                                         : words_member(a, f, f->scope.level, f->scope.line);
}
/* For a narrow column: "BHXH TP. Huế". */
static str
bhxh_ten_tat(struct arena *a, const struct fill *f) {
    static const struct {
        const char *full, *brief;
    } parts[] = {{"Bảo hiểm xã hội", "BHXH"}, {" thành phố ", " TP. "}};
    str name = profile_text(f->profile, PROFILE_BHXH_TEN);
    struct buf b = {0};
    str out;

    for (size_t k = 0; k < sizeof parts / sizeof parts[0]; k++) {
        const str full = str_from(parts[k].full);

        if (!str_starts(name, full)) {
            break;
        }
        buf_text(&b, parts[k].brief);
        name = (str){name.p + full.n, name.n - full.n};
    }
    buf_str(&b, name);
    out = buf_moved(a, &b);
    return out;
}
static str
so_xa(struct arena *a, const struct fill *f) {
    return number(a, f->members->list[MEMBER_XA].n);
}

struct num_ratio
words_year_gone(const struct fill *f) {
    return outlook_year_gone(f->period, profile_calendar(f->profile),
                             f->provisional ? f->closing : PERIOD_NO_DATE);
}

unsigned
words_months_left(const struct fill *f) {
    return outlook_months_left(f->period, profile_calendar(f->profile),
                               f->provisional ? f->closing : PERIOD_NO_DATE);
}

static str
phan_nam(struct arena *a, const struct fill *f) {
    const struct num_ratio share = words_year_gone(f);
    const int64_t gone = (int64_t)share.num;
    const int64_t whole = (int64_t)share.den;
    char z[NUM_TEXT];
    struct buf b = {0};
    str out;

    if (gone * 100 % whole == 0) {
        num_vn_int(z, gone * 100 / whole);
    } else {
        num_vn_hundredths(z, (gone * 20000 + whole) / (2 * whole));
    }
    buf_text(&b, z);
    buf_char(&b, '%');
    out = buf_moved(a, &b);
    return out;
}

static str
cac_xa(struct arena *a, const struct fill *f) {
    (void)a;
    return words_places(f, MEMBER_XA);
}

static str
giao_theo(struct arena *a, const struct fill *f) {
    static const char *const by[] = {
        "số lao động (dân số đối với BHYT) chưa tham gia",
        "số người tiềm năng (trong độ tuổi lao động, có BHYT, chưa tham gia BHXH; đối với BHYT: "
        "dân số chưa tham gia)"};

    (void)a;
    return str_from(by[profile_int(f->profile, PROFILE_GIAO_THEO)]);
}

static str
nam_lo_trinh(struct arena *a, const struct fill *f) {
    return f->goal_year == 0 ? STR("") : number(a, f->goal_year);
}

static str
co_so_tl_cham(struct arena *a, const struct fill *f) {
    (void)a;
    return str_from(dues_basis_text(f->dues));
}

static const struct {
    const char *name;
    str (*text)(struct arena *a, const struct fill *f);
} words[] = {
#define WORDS_ROW(function, name) {name, function},
    WORDS(WORDS_ROW)
#undef WORDS_ROW
};
enum { WORD_COUNT = sizeof words / sizeof words[0] };

/* A rate of the country stands beside the province's and is printed like it, "7,50"; other settings ("90") as
 * they are typed. */
static str
setting(struct arena *a, const struct fill *f, enum profile_id id) {
    const struct profile_row *row = profile_row(id);
    char z[NUM_TEXT];

    if (id == PROFILE_VAN_BAN_CAN_CU) {
        return basis_text(a, f);
    }
    if (row->type != PROFILE_IS_PERCENT || !f->profile->v[id].given ||
        strcmp(row->section, "quoc_gia") != 0) {
        return profile_text(f->profile, id);
    }
    num_vn_hundredths(z, profile_int(f->profile, id));
    return kept(a, z);
}

str
words_text(struct arena *a, const struct fill *f, str word, int year) {
    enum profile_id id = PROFILE_COUNT;

    if (year != 0 && str_eq(word, STR("nam"))) {
        return number(a, year);
    }
    for (size_t k = 0; k < WORD_COUNT; k++) {
        if (str_eq(word, str_from(words[k].name))) {
            return words[k].text(a, f);
        }
    }
    if (!words_profile_key(word, &id)) {
        assert(false && "words are checked when a template is loaded");
        return STR("");
    }
    return words_setting_given(f, id) || id == PROFILE_VAN_BAN_CAN_CU ? setting(a, f, id) : STR("");
}

bool
words_setting_given(const struct fill *f, enum profile_id id) {
    const int64_t tren = profile_int(f->profile, PROFILE_QUOC_GIA_TREN);

    return f->profile->v[id].given && (id != PROFILE_QUOC_GIA_TL_CHAM ||
                                       (f->dues != DUES_NONE && f->dues == (enum dues_basis)tren));
}

str
words_expand(struct arena *a, const struct fill *f, str text, int year) {
    struct buf b = {0};
    str before;
    str word;
    str out;
    bool closed;

    while (words_next(&text, &before, &word, &closed)) {
        buf_str(&b, before);
        buf_str(&b, words_text(a, f, word, year));
    }
    buf_str(&b, before);
    out = buf_moved(a, &b);
    return out;
}

bool
words_all_given(struct arena *a, const struct fill *f, str text) {
    str before;
    str word;
    bool closed;

    while (words_next(&text, &before, &word, &closed)) {
        if (words_text(a, f, word, 0).n == 0) {
            return false;
        }
    }
    return true;
}
