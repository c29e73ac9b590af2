/* sender_place - a commune or department as a sender.  See sender_place.h. */

#include "template/sender_place.h"

#include "base/buf.h"
#include "conf/ini.h"
#include "template/sender_symbol.h"
#include "template/words.h"
#include "text/utf8.h"

#define OF_PROVINCE "{tinh}"
#define OF_REGION   "{quân khu}"

/* Kinds of bodies by how their names begin, in small letters; superior OF_PROVINCE: the people's committee of the province,
 * OF_REGION: the military region of the province; symbol NULL: of its short name. */
static const struct kind_of_body {
    const char *begins, *superior, *symbol, *signs;
} bodies[] = {
    {"sở ", OF_PROVINCE, NULL, "GIÁM ĐỐC"},
    {"ban quản lý ", OF_PROVINCE, NULL, "TRƯỞNG BAN"},
    {"thanh tra thành phố", OF_PROVINCE, "TTTP", "CHÁNH THANH TRA"},
    {"thanh tra ", OF_PROVINCE, "TTT", "CHÁNH THANH TRA"},
    {"văn phòng ủy ban nhân dân", OF_PROVINCE, "VP", "CHÁNH VĂN PHÒNG"},
    {"văn phòng đoàn đại biểu", "", "VP", "CHÁNH VĂN PHÒNG"},
    {"trung tâm ", OF_PROVINCE, NULL, "GIÁM ĐỐC"},
    {"ủy ban mặt trận tổ quốc", "", "MTTQ-BTT", "TM. BAN THƯỜNG TRỰC | CHỦ TỊCH"},
    {"liên minh hợp tác xã", "Liên minh Hợp tác xã Việt Nam", NULL, "CHỦ TỊCH"},
    {"bộ chỉ huy quân sự", OF_REGION, "BCH", "CHỈ HUY TRƯỞNG"},
    {"bộ tư lệnh thành phố", OF_REGION, "BTL", "TƯ LỆNH"},
    {"bộ tư lệnh thủ đô", "Bộ Quốc phòng", "BTL", "TƯ LỆNH"},
    {"công an ", "Bộ Công an", NULL, "GIÁM ĐỐC"},
    {"thuế ", "Cục Thuế", NULL, NULL},
    {"bảo hiểm xã hội ", "Bảo hiểm xã hội Việt Nam", NULL, "GIÁM ĐỐC"},
    {"thống kê ", "Cục Thống kê", NULL, NULL},
    {"kho bạc nhà nước ", "Kho bạc Nhà nước", NULL, "GIÁM ĐỐC"},
    {"đại học ", "", NULL, "GIÁM ĐỐC"},
};

/* The military region of each of the 34 provinces (codes of decision 19/2025); the capital has a command of its own. */
static const struct region {
    const char *name, *provinces;
} regions[] = {
    {"Quân khu 1", "04 19 20 24"},    {"Quân khu 2", "08 11 12 14 15 25"},
    {"Quân khu 3", "22 31 33 37"},    {"Quân khu 4", "38 40 42 44 46"},
    {"Quân khu 5", "48 51 52 56 66"}, {"Quân khu 7", "68 75 79 80"},
    {"Quân khu 9", "82 86 91 92 96"},
};

static str
region_of(str province) {
    for (size_t k = 0; k < sizeof regions / sizeof regions[0]; k++) {
        str rest = str_from(regions[k].provinces);

        while (rest.n > 0) {
            str code;

            rest = str_cut(rest, ' ', &code);
            if (str_eq(code, province)) {
                return str_from(regions[k].name);
            }
        }
    }
    return STR("");
}

static const struct kind_of_body *
kind_of_name(str lower) {
    for (size_t k = 0; k < sizeof bodies / sizeof bodies[0]; k++) {
        if (str_starts(lower, str_from(bodies[k].begins))) {
            return &bodies[k];
        }
    }
    return NULL;
}

static str
joined(struct arena *a, str first, str second) {
    struct buf b = {0};
    str out;

    buf_str(&b, first);
    buf_str(&b, second);
    out = buf_moved(a, &b);
    return out;
}

/* "Kim Long" of "Phường Kim Long", for the line of place and date. */
static str
place_name(str name) {
    static const char *const kinds[] = {"Phường ", "Xã ", "Đặc khu "};

    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
        const str kind = str_from(kinds[k]);

        if (str_starts(name, kind)) {
            return (str){name.p + kind.n, name.n - kind.n};
        }
    }
    return name;
}

/* "BQLKKT" of "BQL KKT"; empty of "Thuế", which is a word. */
static str
letters_of(struct arena *a, str short_name) {
    struct buf b = {0};
    str out = {NULL, 0};

    if (str_eq(utf8_upper(a, short_name), short_name)) {
        for (size_t k = 0; k < short_name.n; k++) {
            if (short_name.p[k] != ' ') {
                buf_char(&b, short_name.p[k]);
            }
        }
        out = str_keep(a, buf_view(&b));
    }
    buf_free(&b);
    return out;
}

static str
symbol_of(struct arena *a, const struct member *m, const struct kind_of_body *kind) {
    if (m->symbol.n > 0) {
        return m->symbol;
    }
    if (kind != NULL && kind->symbol != NULL) {
        return str_from(kind->symbol);
    }
    return letters_of(a, m->short_name).n > 0 ? letters_of(a, m->short_name) : m->code;
}

static str
superior_of(struct arena *a, const struct fill *f, const struct member *m,
            const struct kind_of_body *kind) {
    if (m->superior.n > 0) {
        return str_eq(m->superior, STR("-")) ? STR("") : m->superior;
    }
    if (kind != NULL && str_eq(str_from(kind->superior), STR(OF_REGION))) {
        return region_of(profile_text(f->profile, PROFILE_TINH_MA));
    }
    if (kind == NULL || !str_eq(str_from(kind->superior), STR(OF_PROVINCE))) {
        return kind == NULL ? STR("") : str_from(kind->superior);
    }
    return joined(a, STR("Ủy ban nhân dân "), profile_text(f->profile, PROFILE_TINH_GOI));
}

/* "Công an thành phố" in a letterhead is that of "thành phố Huế". */
static str
full_name(struct arena *a, const struct fill *f, str name) {
    const str province = profile_text(f->profile, PROFILE_TINH_GOI);
    static const char *const words[] = {"thành phố", "tỉnh"};

    for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
        const str word = str_from(words[k]);

        if (name.n > word.n && str_starts(province, word) &&
            str_eq((str){name.p + name.n - word.n, word.n}, word)) {
            return joined(a, (str){name.p, name.n - word.n}, province);
        }
    }
    return name;
}

static void
set_authority(struct arena *a, const char *signs, struct sender *o) {
    str *line;

    o->authorities = ini_split(a, str_from(signs), &line);
    o->authority = line;
}

struct sender
sender_place(struct arena *a, const struct fill *f, const struct document_kind *kind) {
    static const str recipient[] = {{"Như trên", sizeof "Như trên" - 1}, {"Lưu: VT", 8}};
    const struct member *m = &f->members->list[f->scope.level].m[f->scope.line];
    struct sender o = {.kind = kind, .recipient = recipient, .recipients = 2, .of_another = true};

    if (f->scope.level == MEMBER_XA) {
        o.name = joined(a, STR("Ủy ban nhân dân "), words_uncapital(a, m->name));
        o.symbol = sender_symbol(a, STR("BC-UBND"), STR(""), kind);
        o.place = place_name(m->name);
        set_authority(a, "TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH", &o);
    } else {
        const struct kind_of_body *body = kind_of_name(utf8_lower(a, m->name));

        o.superior = superior_of(a, f, m, body);
        o.name = full_name(a, f, m->name);
        o.symbol = sender_symbol(a, joined(a, STR("BC-"), symbol_of(a, m, body)), STR(""), kind);
        set_authority(a, body == NULL || body->signs == NULL ? "THỦ TRƯỞNG CƠ QUAN" : body->signs,
                      &o);
    }
    return o;
}

bool
sender_place_owes(const struct profile *p, const struct member *department) {
    static const char *const party[] = {"các cơ quan đảng",  "cơ quan đảng", "đảng ủy",
                                        "tỉnh ủy",           "thành ủy",     "văn phòng tỉnh ủy",
                                        "văn phòng thành ủy"};
    struct arena a = ARENA_EMPTY;
    const str name = utf8_lower(&a, department->name);
    bool is_party = false;

    for (size_t k = 0; k < sizeof party / sizeof party[0]; k++) {
        is_party = is_party || str_starts(name, str_from(party[k]));
    }
    arena_free(&a);
    return !is_party && !str_eq(profile_text(p, PROFILE_SNV_MA), department->code);
}
