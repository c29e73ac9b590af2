/* prose_front - the front matter of a report: its kind, where it goes, whose it is and when it is made.
 * See prose.h. */

#include <string.h>

#include "language/prose_parts.h"
#include "language/words_names.h"
#include "text/fold.h"

/* Words of `ky`; bits of prose_head.periods. */
static const char *const period_word[PROSE_PERIODS] = {
    [PROSE_MONTH] = "thang",         [PROSE_QUARTER] = "quy",
    [PROSE_HALF] = "6-thang",        [PROSE_YEAR] = "nam",
    [PROSE_QUARTER_1] = "quy-1",     [PROSE_QUARTER_1 + 1] = "quy-2",
    [PROSE_QUARTER_1 + 2] = "quy-3", [PROSE_QUARTER_1 + 3] = "quy-4"};
enum { KINDS_MAX = 64 };

struct front {
    struct prose *p;
    int line;
    struct err *e;
};

static bool
refuse(const struct front *f, const char *why) {
    (void)err_set(f->e, ERR_CONFIG, "%s", why);
    return err_at(f->e, "%s:%d", f->p->path, f->line);
}

/* `what` is none of the words: say which are meant. */
static bool
unknown(const struct front *f, const char *key, str what, const char *const *word, size_t n) {
    const int near = fold_nearest(what, word, n);
    struct buf all = {0};

    for (size_t k = 0; near < 0 && k < n; k++) {
        buf_fmt(&all, "%s%s", k == 0 ? "" : ", ", word[k]);
    }
    (void)err_set(f->e, ERR_CONFIG, "%s: không có \"" STR_FMT "\"; %s%s%s", key, STR_ARG(what),
                  near < 0 ? "chọn trong: " : "có phải \"", near < 0 ? buf_z(&all) : word[near],
                  near < 0 ? "" : "\"?");
    buf_free(&all);
    return err_at(f->e, "%s:%d", f->p->path, f->line);
}

static bool
read_kind(const struct front *f, str value) {
    const char *name[KINDS_MAX];
    size_t n = 0;

    f->p->head.kind = document_kind_find(value);
    if (f->p->head.kind != NULL) {
        return true;
    }
    while (n < KINDS_MAX && document_kind_name(n) != NULL) {
        name[n] = document_kind_name(n);
        n++;
    }
    return unknown(f, "loai", value, name, n);
}

static bool
read_office(const struct front *f, str value) {
    return sender_from_id(value, &f->p->head.office) ||
           refuse(f, "co_quan phải là bhxh, so_noi_vu hoặc noi");
}

static bool
read_level(const struct front *f, str value) {
    enum member_level l = MEMBER_TINH;

    if (!member_level_from_id(value, &l) || l > MEMBER_CO_QUAN) {
        return refuse(f, "pham_vi phải là tinh, xa hoặc co_quan");
    }
    f->p->head.level = l;
    return true;
}

static bool
read_periods(const struct front *f, str value) {
    while (value.n > 0) {
        str word;
        size_t k = 0;

        value = str_cut(value, ',', &word);
        word = str_trim(word);
        while (k < PROSE_PERIODS && !str_eq(word, str_from(period_word[k]))) {
            k++;
        }
        if (k == PROSE_PERIODS) {
            return unknown(f, "ky", word, period_word, PROSE_PERIODS);
        }
        f->p->head.periods |= 1U << k;
    }
    return true;
}

/* A plain name: it becomes a file's, on every system. */
static bool
read_file(const struct front *f, str value) {
    for (size_t k = 0; k < value.n; k++) {
        const char c = value.p[k];

        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c == '-' && k > 0))) {
            return refuse(f, "tep chỉ gồm chữ thường không dấu, chữ số và dấu -, không có đuôi");
        }
    }
    f->p->head.file = value;
    return true;
}

static bool
read_leads(const struct front *f, str value) {
    f->p->head.leads = str_eq(value, STR("co"));
    return f->p->head.leads || str_eq(value, STR("khong")) ||
           refuse(f, "phu_luc_kem phải là co hoặc khong");
}

static bool
read_needs(const struct front *f, str value) {
    f->p->head.needs = value;
    return true;
}
static bool
read_abstract(const struct front *f, str value) {
    f->p->head.abstract = value;
    return true;
}
static bool
read_to(const struct front *f, str value) {
    f->p->head.to = value;
    return true;
}
static bool
read_symbol(const struct front *f, str value) {
    f->p->head.symbol = value;
    return true;
}
static bool
read_recipients(const struct front *f, str value) {
    f->p->head.recipients = value;
    return true;
}

static const struct {
    const char *key;
    bool (*read)(const struct front *f, str value);
} keys[] = {
    {"loai", read_kind},         {"trich_yeu", read_abstract}, {"co_quan", read_office},
    {"kinh_gui", read_to},       {"ky_hieu", read_symbol},     {"noi_nhan", read_recipients},
    {"pham_vi", read_level},     {"ky", read_periods},         {"tep", read_file},
    {"phu_luc_kem", read_leads}, {"khi_co", read_needs}};
enum { KEYS = sizeof keys / sizeof keys[0] };

static bool
read_entry(const struct front *f, str key, str value) {
    const char *name[KEYS];
    str bad;

    if (!words_check(value, &bad)) {
        (void)err_set(f->e, ERR_CONFIG, "không có từ {" STR_FMT "} ở phần đầu báo cáo",
                      STR_ARG(bad));
        return err_at(f->e, "%s:%d", f->p->path, f->line);
    }
    for (size_t k = 0; k < KEYS; k++) {
        if (str_eq(key, str_from(keys[k].key))) {
            return keys[k].read(f, value);
        }
        name[k] = keys[k].key;
    }
    return unknown(f, "phần đầu báo cáo", key, name, KEYS);
}

bool
prose_front(struct prose *p, str text, size_t *n, struct err *e) {
    struct front f = {p, 1, e};
    str tail = text;
    str line = {NULL, 0};

    tail = str_cut(tail, '\n', &line);
    if (!str_eq(str_trim(line), STR("---"))) {
        return refuse(&f,
                      "báo cáo phải bắt đầu bằng phần đầu giữa hai dòng ---, có loai và trich_yeu");
    }
    for (;;) {
        str key = {NULL, 0};
        str value;

        if (tail.p == NULL) {
            return refuse(&f, "phần đầu báo cáo không có dòng --- kết thúc");
        }
        tail = str_cut(tail, '\n', &line);
        f.line++;
        line = str_trim(line);
        if (str_eq(line, STR("---"))) {
            break;
        }
        value = str_trim(str_cut(line, ':', &key));
        if (line.n > 0 && !read_entry(&f, str_trim(key), value)) {
            return false;
        }
    }
    if (p->head.kind == NULL || p->head.abstract.n == 0) {
        f.line = 1;
        return refuse(&f, "phần đầu báo cáo thiếu loai hoặc trich_yeu");
    }
    if (p->head.office == SENDER_PLACE && p->head.level == MEMBER_TINH) {
        f.line = 1;
        return refuse(&f, "co_quan: noi cần pham_vi là xa hoặc co_quan");
    }
    *n = text.n - tail.n;
    return true;
}
