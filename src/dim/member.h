/*
 * member - the reference lists that figures are counted by (danh mục, spec 2.1): communes,
 * departments, BHYT groups, kinds of employer.  Passive: filled by ingest/reference.
 *
 *     index   0 .. n-1   members, in byte order of code
 *             n          the line of everything whose member is not known
 *
 * An index is what facts carry and cubes are addressed by; codes and names
 * appear again only when something is written.  Everything lives in one arena.
 */
#ifndef DIM_MEMBER_H
#define DIM_MEMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "base/str.h"
#include "time/period.h"

/* The levels that lines of figures are about: `cap` of so-lieu.csv, in the order of that file.
 * NAME, id, name in a sentence, name of the unknown line. */
#define MEMBER_LEVELS(X)                                                                           \
    X(TINH, "tinh", "toàn tỉnh", "Toàn tỉnh")                                                      \
    X(XA, "xa", "xã", "Chưa xác định địa bàn")                                                     \
    X(CO_QUAN, "co_quan", "cơ quan", "Chưa phân theo ngành")                                       \
    X(NHOM, "nhom", "nhóm BHYT", "Chưa xác định nhóm")                                             \
    X(LOAI_HINH, "loai_hinh", "loại hình", "Chưa xác định loại hình")

enum member_level {
#define MEMBER_ENUM(NAME, id, text, unknown) MEMBER_##NAME,
    MEMBER_LEVELS(MEMBER_ENUM)
#undef MEMBER_ENUM
        MEMBER_LEVEL_COUNT
};
const char *member_level_id(enum member_level l);      /* "co_quan" */
const char *member_level_text(enum member_level l);    /* "cơ quan" */
const char *member_level_unknown(enum member_level l); /* "Chưa phân theo ngành" */
bool member_level_from_id(str id, enum member_level *out);

/* Whether the people of a BHYT group may join BHXH tự nguyện (Luật 41/2024/QH15, Điều 2 khoản
 * 4): column `tiem_nang` of the list. */
enum member_potential {
    MEMBER_POTENTIAL_CO,
    MEMBER_POTENTIAL_KHONG, /* pensioners, monthly allowances, armed forces */
    MEMBER_POTENTIAL_RIENG  /* pupils and students: counted by themselves */
};

enum member_xa_kind { MEMBER_PHUONG, MEMBER_XA_KIND, MEMBER_DAC_KHU, MEMBER_XA_KINDS };
/* What a group of them is called: "Phường", "Xã", "Đặc khu". */
const char *member_xa_kind_name(enum member_xa_kind k);

struct member {
    str code;       /* "19774": text, leading zeros matter */
    str name;       /* as printed: "Phường Thuận Hóa", "Sở Y tế" */
    str short_name; /* viet_tat of a department; else empty */
    str slug;       /* "phuong-thuan-hoa" */
    /* nhieu_noi of a department: the name stands for many bodies ("Ủy ban nhân dân cấp xã"), so
     * no letter goes to it. */
    bool is_class;
    str superior; /* cap_tren of a department: the body above it; "-": none; empty: by its kind */
    str symbol;   /* ky_hieu of a department: what follows "BC-"; empty: by its kind */
    enum member_xa_kind kind; /* communes only */
    uint32_t department;      /* default department of a BHYT group, or MEMBER_NONE */
    bool outside_coverage;    /* loai_tru_bao_phu of a BHYT group: armed forces */
    /* The list says `potential`; where it does not, armed forces may not join and others may. */
    bool potential_told;
    enum member_potential potential;
    period_day from, to; /* validity (hiệu lực), both days included; PERIOD_NO_DATE: open */
};

/* The folder of a member's pack in a set of documents: "xa/19774-phuong-thuan-hoa".  A code that
 * cannot be a file name is folded as the name is. */
str member_pack(struct arena *a, enum member_level level, const struct member *m);

/* The index that stands for "no member". */
#define MEMBER_NONE UINT32_MAX
/* The most members of a list: figures/people keeps 97 million people in 16 bytes each, and an
 * index must fit its bits there. */
enum { MEMBER_MAX = 4094 };

struct member_list {
    enum member_level level;
    struct member *m;
    uint32_t n;
    struct map by_code; /* code -> index */
    /* Communes only: the codes of the other list (before 1/7/2025, or since), by which a file
     * that uses the other list is recognised.  May be NULL.  Not owned. */
    const struct map *other_codes;
    /* Communes only: names that the list gives communes at other times, by code; the arena's. */
    const struct member *renamed;
    size_t renamings;
};

struct member_set {
    str tinh_code, tinh_name;                    /* "46", "Thành phố Huế" */
    struct member_list list[MEMBER_LEVEL_COUNT]; /* TINH has n == 1: the province */
};

/* Build a list of the n members m, which may be in any order and are sorted by code in place.
 * The list keeps m.  false: a code stands twice (*twice is the code), or there are more than
 * MEMBER_MAX members (*twice is empty); there is then nothing to free. */
bool member_list_build(struct member_list *l, enum member_level level, struct member *m, size_t n,
                       struct arena *a, str *twice);
void member_set_free(struct member_set *s); /* texts are the arena's */

/* Index of a code, or MEMBER_NONE. */
uint32_t member_find(const struct member_list *l, str code);

/* The member that a word which is no code may mean: one whose code differs by one slip, else one
 * with that name ("Thuận Hóa"); MEMBER_NONE when none is near.  member_refuse names it in its
 * message and returns false (ERR_USAGE); `option` is the option that the word was given for. */
uint32_t member_nearest(const struct member_list *l, str word);
bool member_refuse(const struct member_list *l, const char *option, str word, struct err *e);

/* How many lines a level has in a cube: one for each member and the unknown line (TINH has one
 * line). */
uint32_t member_lines(const struct member_set *s, enum member_level l);
/* Code and name of a line; the unknown line has an empty code. */
str member_code(const struct member_set *s, enum member_level l, uint32_t line);
str member_name(const struct member_set *s, enum member_level l, uint32_t line);

#endif /* DIM_MEMBER_H */
