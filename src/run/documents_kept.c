/* documents_kept - the files of documents: which are kept for decades, what they carry, what stands beside them.  See documents_parts.h. */

#include <stdio.h>
#include <string.h>

#include "conf/names.h"
#include "language/annex_def.h"
#include "paper/pdf.h"
#include "run/documents.h"
#include "run/documents_parts.h"
#include "run/sending.h"
#include "word/docx.h"

#define REPORT "bao-cao"

bool
documents_apart(const struct documents *s, const struct documents_report *r) {
    const struct annex *x = annex_find(&s->annexes, prose_head(r->text)->needs);

    return x != NULL && x->apart;
}

const struct render_format *
documents_paper_format(const struct documents *s, const struct documents_report *r) {
    const struct prose_head *head = prose_head(r->text);
    const bool kept =
        head->level == MEMBER_TINH && head->kind->layout != DOCUMENT_SLIP && !documents_apart(s, r);

    if (head->office == SENDER_PLACE) { /* written on by who sends it */
        return &docx_format;
    }
    return kept ? &pdf_kept : &pdf_format;
}

bool
documents_makes_book(const struct documents *s) {
    return s->xa == MEMBER_NONE && (s->only_n == 0 || s->only_annexes > 0);
}

void
documents_carry(const struct documents *s, struct workers_job *job) {
    static const struct render_attachment file[] = {
        {.name = NAMES_BOOK,
         .about = "Phụ lục số liệu của kỳ",
         .type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {.name = NAMES_DATA,
         .about = "Mọi số liệu của kỳ, dạng bảng",
         .type = "text/csv",
         .pack = true}};
    const size_t first = documents_makes_book(s) ? 0 : 1;

    job->attachment = file + first;
    job->attachments = sizeof file / sizeof file[0] - first;
}

static bool
is_planned(const struct documents_jobs *jobs, const char *path) {
    size_t i = 0;

    while (i < jobs->n && strcmp(jobs->job[i].path, path) != 0) {
        i++;
    }
    return i < jobs->n;
}

struct overview_page_files
documents_page_files(struct arena *a, const struct documents_jobs *jobs) {
    static const char report[] = REPORT ".pdf";
    static const struct {
        struct overview_page_file file;
        const char *with; /* the document that it comes with; NULL: every run makes it */
    } beside[] = {{{report, "báo cáo của kỳ, để ký"}, report},
                  {{REPORT ".docx", "báo cáo cho Word, để sửa"}, report},
                  {{NAMES_BOOK, "mọi phụ lục của kỳ"}, NAMES_BOOK},
                  {{NAMES_CHECKED, "các phát hiện trong dữ liệu"}, NULL},
                  {{SENDING_BOOK, "danh sách văn bản trình ký và gửi"}, report},
                  {{NAMES_DATA, "mọi con số của kỳ"}, NULL}};
    enum { MOST = sizeof beside / sizeof beside[0] };
    struct overview_page_file *file = arena_array(a, struct overview_page_file, MOST);
    size_t n = 0;

    for (size_t i = 0; i < MOST; i++) {
        if (beside[i].with == NULL || is_planned(jobs, beside[i].with)) {
            file[n++] = beside[i].file;
        }
    }
    return (struct overview_page_files){file, n};
}

bool
documents_check_file(const struct documents *s, const struct documents_report *r, struct err *e) {
    const struct prose_head *mine = prose_head(r->text);

    for (size_t i = 0; i < s->reports; i++) {
        const struct prose_head *other = prose_head(s->report[i].text);

        if (mine->level == other->level && (mine->periods & other->periods) != 0 &&
            strcmp(r->file, s->report[i].file) == 0) {
            return err_set(e, ERR_CONFIG, "%s và %s cùng tep \"%s\" của một bộ", s->report[i].path,
                           r->path, r->file);
        }
    }
    return true;
}

const char *
documents_beside(struct arena *a, const char *path, const char *suffix) {
    const size_t stem = strlen(path) - strlen(pdf_format.suffix);
    const size_t n = stem + strlen(suffix) + 1;
    char *other = arena_array(a, char, n);

    (void)snprintf(other, n, "%.*s%s", (int)stem, path, suffix);
    return other;
}
