/* member_nearest - a code that is in no list, and the member that was probably meant.  See member.h. */

#include <string.h>

#include "dim/member.h"
#include "text/fold.h"

/* "phuong_thuan_hoa" without what every name begins with. */
static str
bare(struct arena *a, str name) {
    static const char *const kind[] = {"phuong_", "xa_", "dac_khu_", "so_", "ban_"};
    str key = fold_key(a, name);

    for (size_t i = 0; i < sizeof kind / sizeof kind[0]; i++) {
        if (str_starts(key, str_from(kind[i])) && key.n > strlen(kind[i])) {
            return (str){key.p + strlen(kind[i]), key.n - strlen(kind[i])};
        }
    }
    return key;
}

/* One digit off, two changed places: a slip of the finger.  More would name nearly any code. */
static uint32_t
nearest_code(const struct member_list *l, str word) {
    for (uint32_t i = 0; i < l->n; i++) {
        if (fold_distance(l->m[i].code, word, 1) <= 1) {
            return i;
        }
    }
    return MEMBER_NONE;
}

uint32_t
member_nearest(const struct member_list *l, str word) {
    struct arena a = ARENA_EMPTY;
    const char **names = arena_array(&a, const char *, (size_t)l->n + 1);
    uint32_t found = nearest_code(l, word);
    int near;

    for (uint32_t i = 0; i < l->n; i++) {
        names[i] = str_keep(&a, bare(&a, l->m[i].name)).p;
    }
    if (found == MEMBER_NONE) {
        near = fold_nearest(bare(&a, word), names, l->n);
        found = near < 0 ? MEMBER_NONE : (uint32_t)near;
    }
    arena_free(&a);
    return found;
}

bool
member_refuse(const struct member_list *l, const char *option, str word, struct err *e) {
    const uint32_t near = member_nearest(l, word);

    if (near == MEMBER_NONE) {
        return err_set(e, ERR_USAGE,
                       "%s: không có %s mã \"" STR_FMT
                       "\" trong danh mục đang hiệu lực; mã và tên ở thư mục danh_muc/",
                       option, member_level_text(l->level), STR_ARG(word));
    }
    return err_set(e, ERR_USAGE,
                   "%s: không có %s mã \"" STR_FMT
                   "\" trong danh mục đang hiệu lực; có phải " STR_FMT " (" STR_FMT ")?",
                   option, member_level_text(l->level), STR_ARG(word), STR_ARG(l->m[near].code),
                   STR_ARG(l->m[near].name));
}
