/* documents - which documents a run makes.  See documents.h. */

#include "run/documents.h"

#include <stdio.h>
#include <string.h>

#include "base/fs.h"
#include "conf/names.h"
#include "overview/html.h"
#include "paper/pdf.h"
#include "run/documents_parts.h"
#include "run/sending.h"
#include "template/column_kinds.h"
#include "template/filled_table.h"
#include "template/sender.h"
#include "template/sender_place.h"
#include "text/fold.h"
#include "word/docx.h"
#include "workbook/xlsx.h"

#define OVERVIEW      "tong-quan"
#define OVERVIEW_NAME OVERVIEW ".html"

/* Words of --only that are neither an annex nor a report. */
enum { ONLY_XA, ONLY_CO_QUAN, ONLY_SO_LIEU, ONLY_WORDS };
static const char *const only_word[ONLY_WORDS] = {"xa", "co-quan", "so-lieu"};

struct one_job { /* what a builder needs; one a document */
    const struct documents *documents;
    struct fill fill;
    const struct prose *text; /* of the document; NULL: the workbook */
    str alone;                /* the one annex of a workbook; empty: all that the scope has */
    bool page;                /* the overview: what stands beside it is named in it ... */
    const struct documents_jobs *jobs; /* ... when the run makes it */
};

static const struct documents_report *
find_report(const struct documents *s, const char *id) {
    for (size_t i = 0; i < s->reports; i++) {
        if (strcmp(s->report[i].id, id) == 0) {
            return &s->report[i];
        }
    }
    return NULL;
}

/* khi_co names no annex: the nearest. */
static bool
refuse_need(const struct documents *s, struct arena *a, const struct documents_report *r,
            struct err *e) {
    const str needs = prose_head(r->text)->needs;
    const char **name = arena_array(a, const char *, s->annexes.n + 1);
    int near;

    for (size_t i = 0; i < s->annexes.n; i++) {
        name[i] = str_keep(a, annex_id(s->annexes.annex[i])).p;
    }
    near = fold_nearest(needs, name, s->annexes.n);
    (void)err_set(
        e, ERR_CONFIG,
        "khi_co: không có phụ lục \"" STR_FMT "\" (không thấy tệp phu-luc/" STR_FMT ".ini)%s%s%s",
        STR_ARG(needs), STR_ARG(needs), near < 0 ? "; xem baophu templates" : "; có phải \"",
        near < 0 ? "" : name[near], near < 0 ? "" : "\"?");
    return err_at(e, "%s", r->path);
}

static bool
load_reports(struct documents *s, struct arena *a, const struct indicator_set *i, struct err *e) {
    const char *dir = fs_join(a, s->r.templates, NAMES_REPORTS);
    struct fs_list files;

    if (!fs_is_dir(dir)) {
        return err_set(e, ERR_CONFIG,
                       "không có thư mục mẫu %s; hãy chép lại cả thư mục mẫu kèm chương trình",
                       dir);
    }
    if (!fs_list(a, dir, &files, e)) {
        return false;
    }
    for (size_t k = 0; k < files.n; k++) {
        const str name = str_from(files.e[k].name);
        struct documents_report *r = &s->report[s->reports];

        if (name.n < 4 || memcmp(name.p + name.n - 3, ".md", 3) != 0 || files.e[k].is_dir) {
            continue;
        }
        if (s->reports == DOCUMENTS_REPORTS_MAX) {
            return err_set(e, ERR_CONFIG, "%s có hơn %d mẫu báo cáo", dir, DOCUMENTS_REPORTS_MAX);
        }
        r->id = str_keep(a, (str){name.p, name.n - 3}).p;
        r->path = fs_join(a, dir, files.e[k].name);
        if (!prose_load(a, r->path, i, &s->annexes, &r->text, e)) {
            return false;
        }
        r->file =
            prose_head(r->text)->file.n > 0 ? str_keep(a, prose_head(r->text)->file).p : r->id;
        if (prose_head(r->text)->needs.n > 0 &&
            annex_find(&s->annexes, prose_head(r->text)->needs) == NULL) {
            return refuse_need(s, a, r, e);
        }
        if (!documents_check_file(s, r, e)) {
            return false;
        }
        s->reports++;
    }
    return true;
}

static bool
refuse_id(const struct documents *s, struct arena *a, str id, struct err *e) {
    const size_t most = s->reports + s->annexes.n + ONLY_WORDS;
    const char **names = arena_array(a, const char *, most);
    size_t n = 0;
    int near;

    for (size_t i = 0; i < s->annexes.n; i++) {
        names[n++] = str_keep(a, annex_id(s->annexes.annex[i])).p;
    }
    for (size_t i = 0; i < s->reports; i++) {
        names[n++] = s->report[i].id;
    }
    for (size_t i = 0; i < ONLY_WORDS; i++) {
        names[n++] = only_word[i];
    }
    near = fold_nearest(id, names, n);
    return near < 0 ? err_set(e, ERR_USAGE,
                              "--only: không có \"" STR_FMT "\"; xem baophu templates", STR_ARG(id))
                    : err_set(e, ERR_USAGE, "--only: không có \"" STR_FMT "\"; có phải %s?",
                              STR_ARG(id), names[near]);
}

static bool
is_word(str id) {
    for (size_t i = 0; i < ONLY_WORDS; i++) {
        if (str_eq(id, str_from(only_word[i]))) {
            return true;
        }
    }
    return false;
}

bool
documents_is_annex(const struct documents *s, str id) {
    for (size_t i = 0; i < s->reports; i++) {
        if (str_eq(id, str_from(s->report[i].id))) {
            return false;
        }
    }
    return annex_find(&s->annexes, id) != NULL;
}

static bool
read_only(struct documents *s, struct arena *a, struct err *e) {
    str rest = str_from(s->r.only);
    size_t most = 1;

    for (size_t i = 0; i < rest.n; i++) {
        most += rest.p[i] == ',' ? 1U : 0U;
    }
    s->only = arena_array(a, str, most);
    s->only_annex = arena_array(a, str, most);
    while (rest.n > 0) {
        str id;

        rest = str_cut(rest, ',', &id);
        id = str_trim(id);
        if (id.n == 0) {
            continue;
        }
        id = str_keep(a, id);
        if (documents_is_annex(s, id)) {
            s->only_annex[s->only_annexes++] = id;
        } else if (!is_word(id) && find_report(s, id.p) == NULL) {
            return refuse_id(s, a, id, e);
        }
        s->only[s->only_n++] = id;
    }
    return s->only_n > 0 || err_set(e, ERR_USAGE, "--only không nêu mã nào; xem baophu templates");
}

static bool
read_xa(struct documents *s, const struct member_set *m, struct err *e) {
    s->xa = member_find(&m->list[MEMBER_XA], str_from(s->r.xa));
    return s->xa != MEMBER_NONE || member_refuse(&m->list[MEMBER_XA], "--xa", str_from(s->r.xa), e);
}

static bool
wants(const struct documents *s, const char *id) {
    for (size_t i = 0; i < s->only_n; i++) {
        if (str_eq(s->only[i], str_from(id))) {
            return true;
        }
    }
    return s->only_n == 0;
}

/* The document of the level that the workbook beside it belongs to: of the set, whether or not the run
 * makes it; NULL: none. */
static const struct documents_report *
leader(const struct documents *s, enum member_level level) {
    for (size_t i = 0; i < s->reports; i++) {
        const struct documents_report *r = &s->report[i];

        if (prose_head(r->text)->level == level && prose_head(r->text)->leads &&
            prose_due(r->text, s->r.period)) {
            return r;
        }
    }
    return NULL;
}

/* Whether a place's document has a template, be it one that this period is not for: that it may say of itself. */
static bool
has_template(const struct documents *s, enum member_level level) {
    for (size_t i = 0; i < s->reports; i++) {
        const struct prose_head *head = prose_head(s->report[i].text);

        if (head->level == level && head->leads) {
            return true;
        }
    }
    return false;
}

/* A template that is not there makes no document and no noise: the run must not end as if all were well. */
static bool
has_reports(const struct documents *s, struct err *e) {
    static const struct {
        enum member_level level;
        const char *shipped;
    } needed[] = {
        {MEMBER_TINH, NULL}, {MEMBER_XA, "cong-van-xa"}, {MEMBER_CO_QUAN, "cong-van-co-quan"}};
    static const char *const shipped[] = {[PERIOD_MONTH] = "bao-cao-quy",
                                          [PERIOD_QUARTER] = "bao-cao-quy",
                                          [PERIOD_HALF] = "bao-cao-6-thang",
                                          [PERIOD_YEAR] = "bao-cao-nam"};

    for (size_t i = 0; s->only_n == 0 && i < sizeof needed / sizeof needed[0]; i++) {
        const enum member_level level = needed[i].level;

        if (level == MEMBER_TINH ? leader(s, level) == NULL : !has_template(s, level)) {
            return err_set(
                e, ERR_CONFIG,
                "không có mẫu báo cáo %s/" NAMES_REPORTS "/%s.md; hãy khôi phục tệp ấy, hoặc "
                "dùng --only để chỉ làm phần khác",
                s->r.templates,
                needed[i].shipped != NULL ? needed[i].shipped : shipped[s->r.period.kind]);
        }
    }
    return true;
}

bool
documents_open(const struct documents_request *r, struct arena *a, const struct indicator_set *i,
               const struct member_set *m, struct documents *out, struct err *e) {
    memset(out, 0, sizeof *out);
    out->r = *r;
    out->xa = MEMBER_NONE;
    return annex_load(a, fs_join(a, r->templates, NAMES_ANNEXES), i, &column_kinds, &out->annexes,
                      e) &&
           load_reports(out, a, i, e) && (r->only == NULL || read_only(out, a, e)) &&
           (r->xa == NULL || read_xa(out, m, e)) && has_reports(out, e);
}

static bool
build(struct arena *a, const void *ctx, struct doc **out, struct err *e) {
    const struct one_job *o = ctx;

    if (o->page) {
        return overview_page(a, &o->fill, o->text, documents_page_files(a, o->jobs), out, e);
    }
    if (o->alone.n > 0) {
        return fill_annex_book(a, &o->fill, o->alone, out);
    }
    return o->text != NULL ? fill_report(a, &o->fill, o->text, out, e)
                           : fill_workbook(a, &o->fill, o->documents->only_annex,
                                           o->documents->only_annexes, out, e);
}

struct planner {
    const struct documents *s;
    struct arena *a;
    const struct fill *f;
    struct documents_jobs *out;
};

/* For a person who asks what a run would do. */
static const char *
made_from(const struct planner *p, const struct documents_report *report, bool paper,
          enum member_level level) {
    struct buf b = {0};
    const char *text;

    if (!paper) {
        return level != MEMBER_TINH     ? "các phụ lục của riêng nơi này"
               : p->s->only_annexes > 0 ? "các phụ lục đã chọn"
                                        : "mọi phụ lục";
    }
    buf_fmt(&b, "theo mẫu " NAMES_REPORTS "/%s.md", report->id);
    text = str_keep(p->a, buf_view(&b)).p;
    buf_free(&b);
    return text;
}

static struct one_job *
add_job(const struct planner *p, const char *path, struct fill_scope scope,
        const struct documents_report *report, const struct render_format *format) {
    struct workers_job *job = &p->out->job[p->out->n];
    struct one_job *one = arena_new(p->a, struct one_job);

    p->out->from[p->out->n++] = made_from(p, report, format != &xlsx_workbook, scope.level);
    one->documents = p->s;
    one->fill = *p->f;
    one->fill.scope = scope;
    one->fill.report = report != NULL ? report->text : NULL;
    one->text = format == &xlsx_workbook ? NULL : one->fill.report;
    one->page = format == &html_format;
    one->jobs = p->out;
    one->fill.packs = one->page && p->s->only_n == 0;
    *job = (struct workers_job){.path = path, .format = format, .build = build, .ctx = one};
    if (format == &pdf_format ||
        format == &pdf_kept) { /* an office edits the draft in Word before it is signed */
        job->twin = documents_beside(p->a, path, docx_format.suffix);
        job->twin_format = &docx_format;
        job->describe = sending_say;
    }
    if (format == &pdf_kept) {
        documents_carry(p->s, job);
    }
    return one;
}

/* --only asks for the packs of the level as a whole. */
static bool
wants_packs(const struct documents *s, enum member_level level) {
    return level != MEMBER_TINH && wants(s, only_word[level == MEMBER_XA ? ONLY_XA : ONLY_CO_QUAN]);
}

bool
documents_makes(const struct documents *s, const struct documents_report *r) {
    const enum member_level level = prose_head(r->text)->level;
    const bool due = prose_due(r->text, s->r.period);

    if (s->xa != MEMBER_NONE) {
        return due && level == MEMBER_XA;
    }
    if (s->only_n == 0 || wants_packs(s, level)) {
        return due;
    }
    return wants(s, r->id);
}

/* Whether the annex that the document is about has something to show. */
static bool
has_its_annex(const struct planner *p, const struct documents_report *r) {
    const str needs = prose_head(r->text)->needs;

    return needs.n == 0 || documents_shows(p->s, p->f, needs);
}

/* Whether the place owes the report: a form is filled for who has to send it. */
static bool
is_owed(const struct planner *p, const struct documents_report *r, struct fill_scope scope) {
    return prose_head(r->text)->office != SENDER_PLACE || scope.level != MEMBER_CO_QUAN ||
           sender_place_owes(p->f->profile, &p->f->members->list[scope.level].m[scope.line]);
}

/* What one office issues of the documents of one place, in the folder (NULL: the set's own).  What is not of the
 * set, and was asked for, has its id for a name. */
static void
add_papers_of(const struct planner *p, const char *dir, struct fill_scope scope,
              enum sender_id office) {
    for (size_t i = 0; i < p->s->reports; i++) {
        const struct documents_report *r = &p->s->report[i];
        const char *file = prose_due(r->text, p->s->r.period) ? r->file : r->id;
        const struct render_format *format = documents_paper_format(p->s, r);
        const size_t n = strlen(file) + strlen(format->suffix) + 1;
        char *name;

        if (prose_head(r->text)->office != office || prose_head(r->text)->level != scope.level ||
            strcmp(r->id, OVERVIEW) == 0 || !documents_makes(p->s, r) || !has_its_annex(p, r) ||
            !is_owed(p, r, scope)) {
            continue;
        }
        name = arena_array(p->a, char, n);
        (void)snprintf(name, n, "%s%s", file, format->suffix);
        add_job(p, dir == NULL ? name : fs_join(p->a, dir, name), scope, r, format);
        if (documents_apart(p->s, r)) {
            const char *book = documents_beside(p->a, p->out->job[p->out->n - 1].path, ".xlsx");

            add_job(p, book, scope, r, &xlsx_workbook)->alone = prose_head(r->text)->needs;
        }
    }
}

/* In the order of signing: an office signs before those whose documents rest on its own. */
static void
add_papers(const struct planner *p, const char *dir, struct fill_scope scope) {
    for (int office = 0; office <= SENDER_PLACE; office++) {
        add_papers_of(p, dir, scope, (enum sender_id)office);
    }
}

/* Nobody to write to: an office's own department has no pack, nor has a class of bodies. */
static bool
has_no_pack(const struct planner *p, const struct documents_report *lead, enum member_level level,
            uint32_t line) {
    const struct member *m = &p->f->members->list[level].m[line];

    return level == MEMBER_CO_QUAN &&
           (m->is_class || sender_is(p->f->profile, prose_head(lead->text)->office, m));
}

static void
add_packs(const struct planner *p, enum member_level level, uint32_t only) {
    const struct documents_report *lead = leader(p->s, level);
    const struct member_list *l = &p->f->members->list[level];

    for (uint32_t i = 0; lead != NULL && i < l->n; i++) {
        const struct fill_scope scope = {level, i};

        if ((only == MEMBER_NONE || only == i) && !has_no_pack(p, lead, level, i)) {
            const char *dir = member_pack(p->a, level, &l->m[i]).p;

            add_papers(p, dir, scope);
            if (documents_makes(p->s, lead)) {
                add_job(p, fs_join(p->a, dir, NAMES_BOOK), scope, lead, &xlsx_workbook);
            }
        }
    }
}

void
documents_plan(const struct documents *s, struct arena *a, const struct fill *f,
               struct documents_jobs *out) {
    const struct planner p = {s, a, f, out};
    const struct fill_scope province = {MEMBER_TINH, 0};
    const struct documents_report *overview = find_report(s, OVERVIEW);
    const size_t places =
        1 + (size_t)f->members->list[MEMBER_XA].n + f->members->list[MEMBER_CO_QUAN].n;
    const size_t most = places * (2 * s->reports + 1) + 1;

    out->job = arena_array(a, struct workers_job, most);
    out->from = arena_array(a, const char *, most);
    out->n = 0;
    add_papers(&p, NULL, province);
    if (s->xa == MEMBER_NONE && overview != NULL && wants(s, overview->id)) {
        add_job(&p, OVERVIEW_NAME, province, overview, &html_format);
    }
    if (documents_makes_book(s)) {
        add_job(&p, NAMES_BOOK, province, leader(s, MEMBER_TINH), &xlsx_workbook);
    }
    add_packs(&p, MEMBER_XA, s->xa);
    add_packs(&p, MEMBER_CO_QUAN, MEMBER_NONE);
}

bool
documents_shows(const struct documents *s, const struct fill *f, str annex) {
    const struct annex *x = annex_find(&s->annexes, annex);

    return x != NULL && filled_table_shows(f, x);
}
