/* pipeline_plan - what a run would do, and why: the set's name, its documents, and --dry-run.  See pipeline.h. */

#include <stdio.h>

#include "base/buf.h"
#include "base/fs.h"
#include "conf/names.h"
#include "ingest/extract_folder.h"
#include "language/annex_def.h"
#include "measure/letters.h"
#include "run/findings.h"
#include "run/period_state.h"
#include "run/pipeline.h"
#include "run/pipeline_parts.h"
#include "run/remarks.h"
#include "run/returned.h"
#include "run/selection.h"
#include "store/guard.h"
#include "store/manifest.h"
#include "store/seal.h"
#include "text/utf8.h"

enum { LINE_BYTES = 512 };

/* A file that somebody wrote and no report prints is named, with the name that was meant. */
static void
tell_remarks(struct pipeline_job *j) {
    for (size_t k = 0; k < j->remarks.others; k++) {
        gather_tell(&j->g,
                    NAMES_REMARKS "/%s không được in: lời của cơ quan phải là tệp văn bản .md.",
                    j->remarks.other[k]);
    }
    for (size_t k = 0; k < j->remarks.strange_n; k++) {
        const struct remarks_letter *s = &j->remarks.strange[k];
        struct buf letter = {0};

        utf8_put(&letter, s->cp);
        gather_tell(&j->g,
                    NAMES_REMARKS
                    "/%s, dòng %u: phông chữ của văn bản không có ký tự \"%s\" (U+%04X), in "
                    "bằng ký tự gần nhất.",
                    s->name, s->line, buf_z(&letter), s->cp);
        buf_free(&letter);
    }
    for (size_t k = 0; k + j->remarks.carried < j->remarks.n; k++) {
        const char *near = NULL;
        const char *name = j->remarks.v[k].name.p;

        if (!documents_prints_remark(&j->documents, &j->arena, j->remarks.v[k].name, &near)) {
            gather_tell(&j->g,
                        NAMES_REMARKS
                        "/%s.md không được in: không mẫu báo cáo nào của kỳ gọi {nhan_xet "
                        "%s}%s%s%s",
                        name, name, near == NULL ? "" : "; có phải ", near == NULL ? "" : near,
                        near == NULL ? "." : ".md?");
        }
    }
}

static void
tell_strange(struct pipeline_job *j, const char *path, unsigned line_no, uint32_t cp) {
    struct buf letter = {0};

    utf8_put(&letter, cp);
    gather_tell(&j->g,
                "%s, dòng %u: phông chữ của văn bản không có ký tự \"%s\" (U+%04X), in bằng ký tự "
                "gần nhất; hãy sửa mẫu.",
                path, line_no, buf_z(&letter), cp);
    buf_free(&letter);
}

static void
tell_annex(struct pipeline_job *j, const struct ini *file) {
    unsigned line_no;

    for (size_t k = 0; k < file->n; k++) {
        for (size_t v = 0; v < file->section[k].n; v++) {
            const struct ini_entry *x = &file->section[k].entry[v];
            const uint32_t cp = letters_strange(j->g.r.letters, x->value, &line_no);

            if (cp != 0) {
                tell_strange(j, file->path, (unsigned)x->line, cp);
            }
        }
    }
}

/* Letters of templates that no font has: the first of each report, and of each value of an annex. */
static void
tell_templates(struct pipeline_job *j) {
    enum { LONGEST = 1 << 20 };
    const struct documents *d = &j->documents;
    unsigned line_no = 0;

    for (size_t i = 0; i < d->reports; i++) {
        struct buf text = {0};
        struct err unread; /* it has been read: one that is gone by now says nothing */
        const uint32_t cp = fs_slurp(d->report[i].path, LONGEST, &text, &unread)
                                ? letters_strange(j->g.r.letters, buf_view(&text), &line_no)
                                : 0;

        if (cp != 0) {
            tell_strange(j, d->report[i].path, line_no, cp);
        }
        buf_free(&text);
    }
    for (size_t i = 0; i < d->annexes.n; i++) {
        tell_annex(j, &d->annexes.annex[i]->ini);
    }
}

static bool
open_shelf(struct pipeline_job *j, struct err *e) {
    const struct documents_request sr = {.templates = j->r->templates,
                                         .only = j->r->only,
                                         .xa = j->r->xa,
                                         .period = j->r->period,
                                         .input = j->r->input};

    const char *period = fs_join(&j->arena, j->r->input, j->ky);

    return remarks_load(&j->arena, fs_join(&j->arena, period, NAMES_REMARKS), j->g.r.letters,
                        &j->remarks, e) &&
           remarks_carry(&j->arena, j->r->input, j->r->period, &j->remarks, e) &&
           returned_add(&j->g, period, &j->remarks, e) &&
           documents_open(&sr, &j->arena, &j->g.indicators, &j->g.members, &j->documents, e);
}

bool
pipeline_choose_name(struct pipeline_job *j, struct err *e) {
    const char *newest = NULL;
    const char *next = NULL;
    struct seal_end end = {0};
    bool sealed = false;
    bool taken = false;

    /* a record taken away together with its set would make a sealed period look new */
    if (!seal_chain(j->r->output, &end, e) ||
        !seal_newest(&j->arena, j->r->output, j->ky, &newest, &next, e)) {
        return false;
    }
    j->name = newest == NULL ? j->ky : newest; /* a sealed folder may have been taken away */
    j->restated = seal_before(&j->arena, j->name);
    if (!seal_is_sealed(j->r->output, j->name, &sealed, e)) {
        return false;
    }
    if (sealed && !j->r->restate) {
        return err_set(e, ERR_CANTCREAT,
                       "số liệu %s đã chốt, không ghi đè; dùng --restate để phát hành số liệu điều "
                       "chỉnh bên cạnh",
                       j->name);
    }
    if (j->r->restate && !sealed && j->restated == NULL) {
        return err_set(e, ERR_USAGE, "--restate chỉ dùng khi kỳ %s đã chốt (baophu lock %s)", j->ky,
                       j->ky);
    }
    if (!sealed) {
        return true;
    }
    j->restated = j->name;
    j->name = next;
    return seal_is_sealed(j->r->output, next, &taken, e) &&
           (!taken || err_set(e, ERR_CANTCREAT,
                              "%s đã chốt nhưng thư mục không còn trong %s: khôi phục từ bản lưu",
                              next, j->r->output));
}

/* The folder that somebody made for the period under another name ("Quý 1-2026"); NULL: none. */
static const char *
misnamed(const struct pipeline_job *j, const struct fs_list *input) {
    for (size_t i = 0; i < input->n; i++) {
        struct period meant;

        if (input->e[i].is_dir && period_guess(str_from(input->e[i].name), &meant) &&
            meant.kind == j->r->period.kind && meant.year == j->r->period.year &&
            meant.n == j->r->period.n) {
            return input->e[i].name;
        }
    }
    return NULL;
}

/* A quarter or a month is made of the files of its own folder. */
bool
pipeline_has_input(struct pipeline_job *j, struct err *e) {
    const char *dir = fs_join(&j->arena, j->r->input, j->ky);
    struct fs_list input;
    const char *other;

    if (period_is_compiled(j->r->period) || fs_is_dir(dir)) {
        return true;
    }
    if (fs_exists(dir)) {
        return err_set(e, ERR_NOINPUT,
                       "%s là tệp, không phải thư mục: chuyển nó đi nơi khác, tạo thư mục cùng tên "
                       "rồi đặt nguoi_tham_gia*, don_vi*, thue* (.xlsx, .csv) của kỳ vào đó",
                       dir);
    }
    if (!fs_list(&j->arena, j->r->input, &input, e)) { /* closed to this user, perhaps */
        return false;
    }
    other = misnamed(j, &input);
    return other != NULL
               ? err_set(e, ERR_NOINPUT, "không có thư mục %s nhưng có %s/%s: đổi tên thành %s",
                         dir, j->r->input, other, j->ky)
               : err_set(e, ERR_NOINPUT,
                         "không có thư mục %s: đặt nguoi_tham_gia*, don_vi*, thue* (.xlsx, .csv) "
                         "của kỳ vào đó",
                         dir);
}

/* A number that somebody typed into a report's text is last quarter's number: say where it stands. */
static void
tell_typed_numbers(const struct pipeline_job *j) {
    for (size_t r = 0; r < j->documents.reports; r++) {
        const char *warning;

        for (size_t k = 0; (warning = prose_warning(j->documents.report[r].text, k)) != NULL; k++) {
            outcome_warn(j->out, "%s", warning);
        }
    }
}

/* A template that was there when this set, or the one of the period before, was made, and is not now: its document or
 * annex is made no more.  Passages (doan/) are read only where a template calls them. */
static void
tell_lost_templates(struct pipeline_job *j) {
    struct arena *a = &j->arena;
    const char *now = fs_join(a, j->r->output, j->name);
    char before[PERIOD_TEXT];
    const char *const *path = NULL;
    struct err ignored;
    size_t n = 0;

    period_text(before, period_before(j->r->period));
    if ((!fs_is_dir(now) || !manifest_templates(a, now, &path, &n, &ignored)) &&
        !manifest_templates(a, fs_join(a, j->r->output, before), &path, &n, &ignored)) {
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (!str_starts(str_from(path[i]), STR(NAMES_REPORTS "/" NAMES_PASSAGES "/")) &&
            !fs_exists(fs_join(a, j->r->templates, path[i]))) {
            gather_tell(&j->g,
                        "Mẫu %s dùng ở lần lập trước không còn trong thư mục mẫu: tài liệu hay phụ "
                        "lục của nó không được lập nữa; nếu không định bỏ, hãy chép lại tệp ấy.",
                        path[i]);
        }
    }
}

bool
pipeline_plan_documents(struct pipeline_job *j, struct documents_jobs *jobs, struct err *e) {
    struct fill f;

    if (!open_shelf(j, e)) {
        return false;
    }
    tell_remarks(j);
    tell_templates(j);
    tell_lost_templates(j);
    tell_typed_numbers(j);
    pipeline_describe(j, &f);
    documents_plan(&j->documents, &j->arena, &f, jobs);
    return selection_keeps(&j->documents, jobs, fs_join(&j->arena, j->r->output, j->name), e);
}

/* --- telling it ------------------------------------------------------------------ */

static void
step(const struct pipeline_job *j, const char *verb, const char *what, const char *why) {
    char line[LINE_BYTES];

    if (j->r->watch.plan != NULL) {
        (void)snprintf(line, sizeof line, "%s %s", verb, what);
        j->r->watch.plan(j->r->watch.ctx, line, why);
    }
}

/* The extracts of a quarter or a month, each by the table it is read as. */
static bool
tell_extracts(struct pipeline_job *j, struct err *e) {
    static const char *const why[SCHEMA_EXTRACTS] = {
        [SCHEMA_NGUOI_THAM_GIA] = "người tham gia của kỳ",
        [SCHEMA_DON_VI] = "đơn vị, số phải đóng và chậm đóng của kỳ",
        [SCHEMA_THUE] = "dữ liệu thuế của kỳ, để đối chiếu"};
    const char *dir = fs_join(&j->arena, j->r->input, j->ky);
    struct fs_list files;

    if (!fs_list(&j->arena, dir, &files, e)) {
        return false;
    }
    for (size_t i = 0; i < files.n; i++) {
        enum schema_table t;

        if (!files.e[i].is_dir && extract_names_table(files.e[i].name, &t)) {
            step(j, "đọc", fs_join(&j->arena, dir, files.e[i].name), why[t]);
        }
    }
    return true;
}

/* The quarters of a half or a year, with what is to be known of each. */
static bool
tell_quarters(struct pipeline_job *j, struct err *e) {
    static const char *const why[] = {
        [PERIOD_STATE_NOTHING] = "quý của kỳ, chưa phát hành",
        [PERIOD_STATE_PROVISIONAL] = "quý của kỳ, mới có số tạm tính",
        [PERIOD_STATE_FINAL] = "quý của kỳ, chưa chốt",
        [PERIOD_STATE_SEALED] = "quý của kỳ, đã chốt",
    };
    struct period quarter[4];
    const size_t n = period_quarters(j->r->period, quarter);

    for (size_t i = 0; i < n; i++) {
        enum period_state state = PERIOD_STATE_NOTHING;
        bool typed = false;
        char ky[PERIOD_TEXT];

        period_text(ky, quarter[i]);
        if (!period_state_of(&j->arena, j->r->output, quarter[i], &state, e) ||
            !period_state_history(&j->arena, j->r->input, quarter[i], &typed, e)) {
            return false;
        }
        step(j, "đọc số liệu", str_keep(&j->arena, str_from(ky)).p,
             state == PERIOD_STATE_NOTHING && typed ? "quý của kỳ, số nhập tay ở " NAMES_HISTORY
                                                    : why[state]);
    }
    return true;
}

/* What the set would replace, and whether there is a reason to. */
static bool
tell_publishing(struct pipeline_job *j, struct err *e) {
    const char *target = fs_join(&j->arena, j->r->output, j->name);
    struct fingerprint was;
    struct fingerprint is;
    struct buf why = {0};

    if (!pipeline_digest(j, PIPELINE_LOADED, &is, e) || !fingerprint_of_set(target, &was, e)) {
        return false;
    }
    if (!fs_is_dir(target)) {
        buf_text(&why, j->restated != NULL ? "số liệu điều chỉnh, bên cạnh bộ đã chốt"
                                           : "kỳ chưa có bộ nào");
    } else if (was.whole[0] == '\0') {
        buf_text(&why, "thay bộ đang có, không còn manifest.json đọc được");
    } else if (fingerprint_same(&was, &is)) {
        buf_text(&why,
                 "bộ đang có sẽ y như cũ: đầu vào, mẫu, cấu hình, tùy chọn và phiên bản không "
                 "đổi");
    } else {
        struct buf changes = {0};

        fingerprint_changes(&was, &is, &changes);
        buf_fmt(&why, "thay bộ đang có, đã thay đổi: %s", buf_z(&changes));
        buf_free(&changes);
    }
    step(j, "phát hành bằng một lần đổi tên", target, buf_z(&why));
    buf_free(&why);
    return true;
}

bool
pipeline_show_plan(struct pipeline_job *j, struct err *e) {
    struct documents_jobs jobs = {0};

    if (!pipeline_has_input(j, e) || !pipeline_choose_name(j, e) ||
        !guard_target(fs_join(&j->arena, j->r->output, j->name), e) ||
        !pipeline_prepare(j, NULL, e)) {
        return false;
    }
    if (!pipeline_plan_documents(j, &jobs, e)) {
        struct err ignored;

        return pipeline_digest(j, PIPELINE_LOADED, &j->cause, &ignored) &&
               pipeline_stands(j, &jobs, e);
    }
    if (!(period_is_compiled(j->r->period) ? tell_quarters(j, e) : tell_extracts(j, e))) {
        return false;
    }
    step(j, "ghi", NAMES_DATA, "mọi con số của kỳ");
    if (!period_is_compiled(j->r->period)) {
        step(j, "ghi", ORIGIN_FILE, "mỗi con số từ bao nhiêu dòng của tệp nào");
    }
    step(j, "ghi", NAMES_CHECKED, "các phát hiện trong dữ liệu");
    for (size_t i = 0; i < jobs.n; i++) {
        step(j, "dựng", jobs.job[i].path, jobs.from[i]);
        if (jobs.job[i].twin != NULL) {
            step(j, "dựng", jobs.job[i].twin, jobs.from[i]);
        }
    }
    j->out->documents = jobs.n;
    return tell_publishing(j, e);
}
