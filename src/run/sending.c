/* sending - what is to be signed and sent.  See sending.h. */

#include "run/sending.h"

#include <string.h>

#include "base/digest.h"
#include "base/field.h"
#include "base/fs.h"
#include "base/map.h"
#include "workbook/xlsx.h"

/* A clerk looks at it in a spreadsheet too, which takes a CSV without a BOM for its own code page. */
#define BOM "\xEF\xBB\xBF"

/* What a worker says, in this order; then what is known when all files stand. */
enum { SYMBOL, ABSTRACT, SIGNER, POST, TO, COPIES, SAID_FIELDS };
enum { FILE_FIELD = 1 + SAID_FIELDS, ATTACHED = FILE_FIELD, DIGEST, FIELDS };

/* key of gui.csv, head of the sheet; the order of the columns */
static const char *const column[FIELDS][2] = {
    {"tep", "Tệp để ký"},     {"ky_hieu", "Ký hiệu"},       {"trich_yeu", "Trích yếu"},
    {"nguoi_ky", "Người ký"}, {"chuc_vu", "Chức vụ"},       {"kinh_gui", "Kính gửi"},
    {"noi_nhan", "Nơi nhận"}, {"dinh_kem", "Tệp đính kèm"}, {"sha256", "SHA-256 của tệp để ký"}};

/* Text in one field: no tab, no line end, blanks once. */
static void
say(struct buf *out, str s) {
    bool blank = true;

    for (size_t i = 0; i < s.n; i++) {
        const bool is_blank = s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\n';

        if (!is_blank || !blank) {
            buf_char(out, is_blank ? ' ' : s.p[i]);
        }
        blank = is_blank;
    }
}

/* Entries of a list without their marks, "; " between them. */
static void
say_list(struct buf *out, const str *list, size_t n) {
    for (size_t i = 0; i < n; i++) {
        str s = str_starts(list[i], STR("- ")) ? (str){list[i].p + 2, list[i].n - 2} : list[i];

        while (s.n > 0 && (s.p[s.n - 1] == ';' || s.p[s.n - 1] == '.' || s.p[s.n - 1] == ':')) {
            s.n--;
        }
        buf_text(out, i > 0 ? "; " : "");
        say(out, s);
    }
}

/* "Số:        /BC-BHXH" -> "/BC-BHXH": the number itself is the clerk's. */
static str
symbol(str number) {
    for (size_t i = 0; i < number.n; i++) {
        if (number.p[i] == '/') {
            return (str){number.p + i, number.n - i};
        }
    }
    return (str){NULL, 0};
}

/* What a công văn is about, without the "V/v" before it. */
static str
about_of(str about) {
    const str mark = STR("V/v ");

    return str_starts(about, mark) ? (str){about.p + mark.n, about.n - mark.n} : about;
}

static const struct doc_block *
find(const struct doc *d, enum doc_block_kind kind) {
    const struct doc_block *b = d->first == NULL ? NULL : d->first->first;

    while (b != NULL && b->kind != kind) {
        b = b->next;
    }
    return b;
}

void
sending_say(const struct doc *d, struct buf *out) {
    const struct doc_block *head = find(d, DOC_LETTERHEAD);
    const struct doc_block *title = find(d, DOC_TITLE);
    const struct doc_block *to = find(d, DOC_ADDRESSEE);
    const struct doc_block *sign = find(d, DOC_SIGNATURE);

    if (head == NULL || to == NULL || sign == NULL || symbol(head->u.letterhead.number).n == 0 ||
        sign->u.signature.left_title.n > 0 || /* a slip, where the leader writes: it stays */
        head->u.letterhead.of_another) { /* a form is another office's to fill, sign and send */
        return;
    }
    say(out, symbol(head->u.letterhead.number));
    buf_char(out, '\t');
    say(out, title == NULL ? about_of(head->u.letterhead.about) : title->u.title.abstract);
    buf_char(out, '\t');
    say(out, sign->u.signature.name);
    buf_char(out, '\t');
    say_list(out, sign->u.signature.authority, sign->u.signature.authority_n);
    buf_char(out, '\t');
    say_list(out, to->u.addressee.to, to->u.addressee.n);
    buf_char(out, '\t');
    say_list(out, sign->u.signature.recipient, sign->u.signature.recipient_n);
    buf_char(out, '\t');
}

struct letter {
    str field[FIELDS];
};
struct letters {
    struct arena a;
    struct letter *v;
    size_t n;
    period_day day;
    size_t *folder; /* [job] length of its folder's name with the '/' */
    size_t *owner; /* [job] of a workbook the letter that has it to itself; jobs: it is the set's */
    bool *has_own; /* [job] a letter with a workbook to itself */
};

/* Length of the folder's name with its '/'. */
static size_t
folder(const char *path) {
    const char *slash = strrchr(path, '/');

    return slash == NULL ? 0 : (size_t)(slash - path) + 1;
}

/* The first two jobs whose paths begin with a stem and its dot; jobs: there is none. */
struct first_two {
    size_t job[2];
};

/* A letter has the workbook to itself that has its name: "cong-van.pdf" and "cong-van.xlsx". */
static void
find_owners(struct letters *l, const struct workers_request *r) {
    struct map stems;
    struct first_two *first;
    size_t dots = 0;

    for (size_t i = 0; i < r->n; i++) {
        for (const char *at = r->job[i].path; *at != '\0'; at++) {
            dots += *at == '.';
        }
    }
    first = arena_array(&l->a, struct first_two, dots + 1);
    map_init(&stems, &l->a);
    for (size_t i = 0; i < r->n; i++) {
        const char *path = r->job[i].path;

        for (const char *dot = strchr(path, '.'); dot != NULL; dot = strchr(dot + 1, '.')) {
            bool added;
            const uint32_t ix = map_put(&stems, (str){path, (size_t)(dot - path) + 1}, &added);

            if (added) {
                first[ix] = (struct first_two){{i, r->n}};
            } else if (first[ix].job[1] == r->n) {
                first[ix].job[1] = i;
            }
        }
    }
    for (size_t i = 0; i < r->n; i++) {
        const char *dot = strrchr(r->job[i].path, '.');

        l->folder[i] = folder(r->job[i].path);
        l->owner[i] = r->n;
        if (dot != NULL && r->job[i].format == &xlsx_workbook) {
            const struct first_two *two =
                &first[map_get(&stems, (str){r->job[i].path, (size_t)(dot - r->job[i].path) + 1})];

            l->owner[i] = two->job[two->job[0] == i ? 1 : 0];
            l->has_own[l->owner[i]] = true;
        }
    }
    map_free(&stems);
}

/* A letter's own workbook; else those beside it that no other letter has to itself: one that is published must not
 * take along what stays in the office. */
static str
attached(struct letters *l, const struct workers_request *r, size_t job) {
    const size_t n = l->folder[job];
    const size_t owner = l->has_own[job] ? job : r->n;
    struct buf b = {0};
    str out;

    for (size_t i = 0; i < r->n; i++) {
        const char *path = r->job[i].path;

        if (r->job[i].format == &xlsx_workbook && l->owner[i] == owner && l->folder[i] == n &&
            memcmp(path, r->job[job].path, n) == 0) {
            buf_text(&b, b.n > 0 ? "; " : "");
            buf_text(&b, path);
        }
    }
    out = buf_moved(&l->a, &b);
    return out;
}

static bool
gather(struct letters *l, const struct workers_request *r, const str *said, struct err *e) {
    l->v = arena_array(&l->a, struct letter, r->n + 1);
    l->folder = arena_array(&l->a, size_t, r->n + 1);
    l->owner = arena_array(&l->a, size_t, r->n + 1);
    l->has_own = arena_array(&l->a, bool, r->n + 1);
    find_owners(l, r);
    for (size_t i = 0; i < r->n; i++) {
        struct letter *one = &l->v[l->n];
        char hex[DIGEST_HEX];
        str rest = said[i];

        if (rest.n == 0) {
            continue;
        }
        one->field[0] = str_from(r->job[i].path);
        for (size_t k = 0; k < SAID_FIELDS; k++) {
            rest = str_cut(rest, '\t', &one->field[1 + k]);
        }
        one->field[ATTACHED] = attached(l, r, i);
        if (!digest_file(fs_join(&l->a, r->stage, r->job[i].path), hex, e)) {
            return false;
        }
        one->field[DIGEST] = str_keep(&l->a, str_from(hex));
        l->n++;
    }
    return true;
}

static bool
write_list(const struct letters *l, const char *path, struct err *e) {
    struct buf b = {0};
    bool ok;

    buf_text(&b, BOM);
    for (size_t k = 0; k < FIELDS; k++) {
        buf_fmt(&b, "%s%s", k > 0 ? "," : "", column[k][0]);
    }
    buf_char(&b, '\n');
    for (size_t i = 0; i < l->n; i++) {
        for (size_t k = 0; k < FIELDS; k++) {
            buf_text(&b, k > 0 ? "," : "");
            field_put(&b, l->v[i].field[k]);
        }
        buf_char(&b, '\n');
    }
    ok = fs_write_new(path, b.p, b.n, e);
    buf_free(&b);
    return ok;
}

/* The same as a sheet: in a worker, as every document. */
static bool
build(struct arena *a, const void *ctx, struct doc **out, struct err *e) {
    const struct letters *l = ctx;
    struct doc *d = doc_new(a);
    struct doc_section *s = doc_add_section(d, DOC_ANNEX, STR("gui"), STR("Gửi"));
    struct doc_table *t = doc_table_new(a, FIELDS + 1);
    struct doc_head *head = arena_array(a, struct doc_head, FIELDS + 1);

    (void)e;
    d->title = STR("Danh sách văn bản trình ký và gửi");
    d->day = l->day;
    s->landscape = true;
    doc_add(d, s, DOC_ANNEX_HEAD)->u.annex_head.title = STR("DANH SÁCH VĂN BẢN TRÌNH KÝ VÀ GỬI");
    t->name = STR("gui");
    t->head = head;
    t->head_rows = 1;
    t->head_cells = FIELDS + 1;
    head[0] = (struct doc_head){0, 0, 1, 1, STR("STT")};
    t->col[0].align = DOC_CENTRE;
    for (uint32_t k = 0; k < FIELDS; k++) {
        head[k + 1] = (struct doc_head){0, k + 1, 1, 1, str_from(column[k][1])};
    }
    for (size_t i = 0; i < l->n; i++) {
        struct doc_cell *c = doc_table_row(a, t, DOC_ROW_ITEM)->cell;

        c[0] = (struct doc_cell){.kind = DOC_COUNT, .u.count = (int64_t)i + 1};
        for (size_t k = 0; k < FIELDS; k++) {
            c[k + 1] =
                (struct doc_cell){.kind = DOC_TEXT, .u.text = doc_clean(d, l->v[i].field[k])};
        }
    }
    doc_add(d, s, DOC_TABLE)->u.table = t;
    *out = d;
    return true;
}

bool
sending_write(const struct workers_request *r, const str *said, period_day day, struct err *e) {
    struct letters l = {.a = ARENA_EMPTY, .day = day};
    const struct workers_job job = {
        .path = SENDING_BOOK, .format = &xlsx_workbook, .build = build, .ctx = &l};
    const struct workers_request pr = {
        .job = &job, .n = 1, .stage = r->stage, .lock = r->lock, .workers = 1};
    const bool ok = gather(&l, r, said, e) &&
                    (l.n == 0 || (write_list(&l, fs_join(&l.a, r->stage, SENDING_NAME), e) &&
                                  workers_render(&pr, e)));

    arena_free(&l.a);
    return ok;
}
