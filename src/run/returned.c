/* returned - reports of communes and departments that came back.  See returned.h. */

#include "run/returned.h"

#include <string.h>

#include "base/buf.h"
#include "base/fs.h"
#include "conf/names.h"
#include "ingest/cell.h"
#include "ingest/codes.h"
#include "template/sender.h"
#include "text/fold.h"
#include "text/utf8.h"

enum part { TROUBLES, WISHES, PARTS };

static const struct {
    const char *remark;
    const char *word[3]; /* one of them in its folded heading */
} parts[PARTS] = {{"kho-khan-don-vi", {"kho_khan", "vuong_mac", "han_che"}},
                  {"kien-nghi-don-vi", {"kien_nghi", "de_xuat", "kien_nghi"}}};

struct compiling {
    struct gather *g;
    struct buf words[PARTS];
    bool *reported[MEMBER_LEVEL_COUNT]; /* of communes and departments, by line */
    size_t with_more;                   /* reports with words under other headings */
};

/* The place whose code is the name, or what stands before its first '-'. */
static bool
place_of(const struct member_set *m, str name, enum member_level *level, uint32_t *line) {
    const char *dash = memchr(name.p, '-', name.n);
    const str code[] = {name, {name.p, dash == NULL ? name.n : (size_t)(dash - name.p)}};

    for (size_t k = 0; k < sizeof code / sizeof code[0]; k++) {
        *level = MEMBER_XA;
        *line = codes_xa(&m->list[MEMBER_XA], code[k]);
        if (*line < m->list[MEMBER_XA].n) {
            return true;
        }
        *level = MEMBER_CO_QUAN;
        *line = member_find(&m->list[MEMBER_CO_QUAN], cell_code(code[k]));
        if (*line < m->list[MEMBER_CO_QUAN].n) {
            return true;
        }
    }
    return false;
}

/* "## II. Khó khăn" has level 2; no heading has 0. */
static size_t
heading_level(str line) {
    size_t k = 0;

    while (k < line.n && line.p[k] == '#') {
        k++;
    }
    return k < line.n && line.p[k] == ' ' ? k : 0;
}

static enum part
part_of(struct arena *a, str heading) {
    const char *key = str_keep(a, fold_key(a, heading)).p;

    for (unsigned p = 0; p < PARTS; p++) {
        for (size_t w = 0; w < sizeof parts[p].word / sizeof parts[p].word[0]; w++) {
            if (strstr(key, parts[p].word[w]) != NULL) {
                return (enum part)p;
            }
        }
    }
    return PARTS;
}

/* What the form of the report asks for, left as it was. */
static bool
is_hint(str line) {
    return str_starts(line, STR("(Ủy ban nhân dân ghi")) || str_starts(line, STR("(Cơ quan ghi"));
}

/* Whether a block begins with a name's paragraph as well as with its own line. */
static bool
is_paragraph(str text) {
    return text.n > 0 && !(text.p[0] >= '0' && text.p[0] <= '9') &&
           strchr("-*+>#", text.p[0]) == NULL;
}

/* Without the empty lines before and behind. */
static str
without_empty_lines(str s) {
    while (s.n > 0 && s.p[0] == '\n') {
        s = (str){s.p + 1, s.n - 1};
    }
    while (s.n > 0 && s.p[s.n - 1] == '\n') {
        s.n--;
    }
    return s;
}

/* The words of one place behind those of the others. */
static void
put_words(struct buf *b, str name, str words) {
    if (words.n > 0) {
        buf_fmt(b, "%s**" STR_FMT ":**%s" STR_FMT "\n", b->n > 0 ? "\n" : "", STR_ARG(name),
                is_paragraph(words) ? " " : "\n\n", STR_ARG(words));
    }
}

/* Take a report apart; true: it has one of the headings. */
static bool
take_apart(struct compiling *c, str name, str text) {
    struct buf of[PARTS] = {{0}};
    enum part in = PARTS;
    size_t level = 0; /* of the heading of the part in hand */
    bool any = false;
    bool more = false;

    while (text.n > 0) {
        str line;
        size_t here;

        text = str_cut(text, '\n', &line);
        here = heading_level(line);
        if (here > 0 && (in == PARTS || here <= level)) {
            in = part_of(&c->g->arena, line);
            level = here;
            any = any || in < PARTS;
        } else if (in == PARTS) {
            more = more || (line.n > 0 && !is_hint(line));
        } else if (here > 0) {
            buf_fmt(&of[in], "**" STR_FMT "**\n",
                    STR_ARG(((str){line.p + here + 1, line.n - here - 1})));
        } else if (!is_hint(line)) {
            buf_fmt(&of[in], STR_FMT "\n", STR_ARG(line));
        }
    }
    for (unsigned p = 0; p < PARTS; p++) {
        put_words(&c->words[p], name, without_empty_lines(buf_view(&of[p])));
        buf_free(&of[p]);
    }
    c->with_more += more ? 1 : 0;
    return any;
}

static void
tell_files(struct gather *g, const struct remarks *r) {
    for (size_t k = 0; k < r->others; k++) {
        gather_tell(
            g, NAMES_RETURNED "/%s không được đọc: báo cáo của đơn vị phải là tệp văn bản .md.",
            r->other[k]);
    }
    for (size_t k = 0; k < r->strange_n; k++) {
        gather_tell(g,
                    NAMES_RETURNED "/%s, dòng %u: phông chữ của văn bản không có một ký tự "
                                   "(U+%04X), in bằng ký tự gần nhất.",
                    r->strange[k].name, r->strange[k].line, r->strange[k].cp);
    }
}

/* Departments that report: not the two that issue documents, nor what stands for several. */
static bool
owes(const struct gather *g, enum member_level level, uint32_t line) {
    const struct member *m = &g->members.list[level].m[line];

    return level == MEMBER_XA || (!m->is_class && !sender_is(g->r.profile, SENDER_BHXH, m) &&
                                  !sender_is(g->r.profile, SENDER_SNV, m));
}

/* "38/40 đơn vị cấp xã đã gửi báo cáo, còn 2 nơi chưa gửi: ...": the shorter list by name. */
static void
put_state(const struct compiling *c, enum member_level level, const char *what, struct buf *b) {
    const struct member_set *m = &c->g->members;
    size_t all = 0;
    size_t sent = 0;
    const char *before = "";

    for (uint32_t k = 0; k < m->list[level].n; k++) {
        all += owes(c->g, level, k) ? 1 : 0;
        sent += owes(c->g, level, k) && c->reported[level][k] ? 1 : 0;
    }
    const bool name_sent = sent < all - sent;

    buf_fmt(b, "%zu/%zu %s đã gửi báo cáo", sent, all, what);
    if (sent > 0 && sent < all) {
        buf_text(b, name_sent ? " (" : "; chưa gửi: ");
        for (uint32_t k = 0; k < m->list[level].n; k++) {
            if (owes(c->g, level, k) && c->reported[level][k] == name_sent) {
                buf_fmt(b, "%s" STR_FMT, before, STR_ARG(member_name(m, level, k)));
                before = ", ";
            }
        }
        buf_text(b, name_sent ? "), các nơi khác chưa gửi" : "");
    }
}

static void
put_remark(struct compiling *c, struct fill_remark *v, size_t *n, const char *name,
           struct buf *text) {
    if (text->n > 0) {
        v[(*n)++] = (struct fill_remark){str_from(name), str_keep(&c->g->arena, buf_view(text))};
    }
    buf_free(text);
}

/* The remarks of io with those that were compiled. */
static void
put_all(struct compiling *c, struct remarks *io) {
    struct fill_remark *v = arena_array(&c->g->arena, struct fill_remark, io->n + PARTS + 1);
    struct buf state = {0};
    const size_t before = io->n;

    for (size_t k = 0; k < io->n; k++) {
        v[k] = io->v[k];
    }
    buf_text(&state, "Đến ngày lập báo cáo, có ");
    put_state(c, MEMBER_XA, "đơn vị cấp xã", &state);
    buf_text(&state, "; có ");
    put_state(c, MEMBER_CO_QUAN, "cơ quan", &state);
    buf_text(&state, ".\n");
    put_remark(c, v, &io->n, "bao-cao-don-vi", &state);
    for (unsigned p = 0; p < PARTS; p++) {
        put_remark(c, v, &io->n, parts[p].remark, &c->words[p]);
    }
    io->v = v;
    io->carried += io->n - before;
}

static void
compile(struct compiling *c, const struct remarks *r, struct remarks *io) {
    size_t known = 0;

    for (unsigned l = 0; l < MEMBER_LEVEL_COUNT; l++) {
        c->reported[l] = arena_array(&c->g->arena, bool, (size_t)c->g->members.list[l].n + 1);
    }
    for (size_t k = 0; k < r->n; k++) {
        enum member_level level;
        uint32_t line;

        if (!place_of(&c->g->members, r->v[k].name, &level, &line)) {
            gather_tell(c->g,
                        NAMES_RETURNED "/" STR_FMT ".md không được đọc: tên tệp phải là mã xã, mã "
                                       "cơ quan, hoặc bắt đầu bằng mã và dấu -.",
                        STR_ARG(r->v[k].name));
            continue;
        }
        known++;
        c->reported[level][line] = true;
        if (!take_apart(c, member_name(&c->g->members, level, line), r->v[k].text)) {
            gather_tell(c->g,
                        NAMES_RETURNED "/" STR_FMT ".md không có tiêu đề Khó khăn, vướng mắc hay "
                                       "Kiến nghị, đề xuất: được tính là đã gửi, không có lời nào "
                                       "được tổng hợp.",
                        STR_ARG(r->v[k].name));
        }
    }
    if (c->with_more > 0) {
        gather_tell(c->g,
                    "%zu báo cáo của đơn vị có phần ngoài hai mục Khó khăn, vướng mắc và Kiến "
                    "nghị, đề xuất; các phần đó không được tổng hợp.",
                    c->with_more);
    }
    if (known > 0) {
        put_all(c, io);
    }
}

bool
returned_add(struct gather *g, const char *dir, struct remarks *io, struct err *e) {
    const char *folder = fs_join(&g->arena, dir, NAMES_RETURNED);
    struct compiling c = {.g = g};
    struct remarks r;

    if (g->r.period.kind != PERIOD_HALF && g->r.period.kind != PERIOD_YEAR) {
        bool has;

        if (!fs_has_dir(folder, &has, e)) {
            return false;
        }
        if (has) {
            gather_tell(
                g, NAMES_RETURNED
                " không được đọc: báo cáo của đơn vị chỉ được tổng hợp ở kỳ 6 tháng và năm.");
        }
        return true;
    }
    if (!remarks_load(&g->arena, folder, g->r.letters, &r, e)) {
        return false;
    }
    tell_files(g, &r);
    compile(&c, &r, io);
    return true;
}
