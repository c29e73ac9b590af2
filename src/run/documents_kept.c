/* documents_kept - which documents are kept for decades, and what they carry.  See documents_parts.h. */

#include "conf/names.h"
#include "paper/pdf.h"
#include "run/documents.h"
#include "run/documents_parts.h"

const struct render_format *
documents_paper_format(const struct documents_report *r) {
    const struct prose_head *head = prose_head(r->text);

    return head->level == MEMBER_TINH && head->kind->layout != DOCUMENT_SLIP ? &pdf_kept
                                                                             : &pdf_format;
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
