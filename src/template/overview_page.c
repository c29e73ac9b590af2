/* overview_page - the page that leaders look at.  See overview_page.h. */

#include "template/overview_page.h"

#include "base/buf.h"
#include "ingest/ledger.h"

/* "Dữ liệu: đã đọc 30.123 dòng, nhận 30.101, loại 12, trùng 10; 25 phát hiện cần xem lại." */
static void
put_findings(struct doc *d, struct doc_section *s, struct ledger *l) {
    uint64_t read = 0;
    uint64_t accepted = 0;
    uint64_t rejected = 0;
    uint64_t duplicate = 0;
    uint64_t found = 0;
    const uint64_t *const count[] = {&read, &accepted, &rejected, &duplicate, &found};
    static const char *const word[] = {"Dữ liệu: đã đọc ", " dòng, nhận ", ", loại ", ", trùng ",
                                       "; số phát hiện: "};
    struct buf b = {0};

    for (uint32_t i = 0; i < ledger_files(l); i++) {
        const struct ledger_file *file = ledger_file(l, i);

        read += file->read;
        accepted += file->accepted;
        rejected += file->rejected;
        duplicate += file->duplicate;
        for (unsigned r = 0; r < LEDGER_RULE_COUNT; r++) {
            found += file->findings[r];
        }
    }
    for (size_t k = 0; k < sizeof count / sizeof count[0]; k++) {
        char figure[NUM_TEXT];

        num_vn_int(figure, (int64_t)*count[k]);
        buf_text(&b, word[k]);
        buf_text(&b, figure);
    }
    buf_char(&b, '.');
    doc_add(d, s, DOC_PARAGRAPH)->u.paragraph.runs = doc_plain(d, buf_view(&b), 0);
    buf_free(&b);
}

bool
overview_page(struct arena *a, const struct fill *f, const struct prose *text,
              struct overview_page_files beside, struct doc **out, struct err *e) {
    struct doc_section *s;
    struct doc_links *links;

    if (!fill_report(a, f, text, out, e)) {
        return false;
    }
    s = (*out)->first;
    if (f->ledger != NULL && ledger_files(f->ledger) > 0) {
        put_findings(*out, s, f->ledger);
    }
    links = &doc_add(*out, s, DOC_LINKS)->u.links;
    links->link = arena_array(a, struct doc_link, beside.n + 1);
    for (size_t i = 0; i < beside.n; i++) {
        const str name = str_from(beside.file[i].name);

        links->link[links->n++] = (struct doc_link){name, str_from(beside.file[i].what), name};
    }
    return true;
}
