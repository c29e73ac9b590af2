/* documents_kept - the files of documents: which are kept for decades, what they carry, what stands beside them.  See documents_parts.h. */

#include <stdio.h>
#include <string.h>

#include "conf/names.h"
#include "language/annex_def.h"
#include "paper/pdf.h"
#include "run/documents.h"
#include "run/documents_parts.h"
#include "word/docx.h"

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
