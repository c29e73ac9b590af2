/*
 * prose - a report's words: Markdown files in templates/bao-cao/ with placeholders (spec 3.3).
 *
 *     ---                         front matter: kind, abstract, office
 *     loai: BÁO CÁO
 *     ---
 *     # I. KẾT QUẢ THỰC HIỆN      headings of levels 1 to 3, paragraphs, **bold**, *italic*, lists
 *     Đến ngày {ky.ngay_chot}, toàn thành phố có {bhxh} người tham gia BHXH, {bhxh so_voi ky_truoc}.
 *
 * Loaded and checked before data is read: a placeholder that names no indicator, annex, level or
 * variant is ERR_CONFIG with file, line and the nearest valid word.  cmark-gfm reads the Markdown; no other
 * room knows it.  templates/README.md describes the language for office staff.
 *
 * Calling sequence: prose_load, prose_warning until NULL (for the log), then prose_compose once a
 * document.
 */
#ifndef TEMPLATE_PROSE_H
#define TEMPLATE_PROSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "dim/indicator.h"
#include "doc/block.h"
#include "template/annex.h"
#include "template/fill_input.h"
#include "template/office.h"

struct prose;
struct annex_chart; /* template/annex_def.h */

bool prose_load(struct arena *a, const char *path, const struct indicator_set *i,
                const struct annex_set *annexes, struct prose **out, struct err *e);

/* "templates/bao-cao/bao-cao-quy.md:17: con số 12.345 viết tay ...": figures in the running text
 * that no placeholder stands behind and that are no date, law or list number.  NULL past the end. */
const char *prose_warning(const struct prose *p, size_t k);

/* The k-th {nhan_xet <name>} of the text: its name; NULL past the end. */
const char *prose_remark(const struct prose *p, size_t k);

enum office_id prose_office(const struct prose *p);

/* Whether the text names the chart: then it is not drawn once more in its annex. */
bool prose_draws(const struct prose *p, const struct annex_chart *chart);

/* The annexes that a text names, each once, in the order of `so`: Phụ lục I is the first of them. */
struct prose_annexes {
    const struct annex **annex;
    size_t n;
};
/* Those that are named where the conditions of the text hold. */
struct prose_annexes prose_named(const struct prose *p, const struct fill *f, struct arena *a);
/* Place of an annex among them, from 1; 0: not named. */
unsigned prose_place(const struct prose_annexes *named, const struct annex *x);

/* The report in the section; the annexes that it names in *named.  Sets title and subject of the document. */
bool prose_compose(const struct prose *p, const struct fill *f, struct doc *d,
                   struct doc_section *s, struct prose_annexes *named, struct err *e);

#endif /* TEMPLATE_PROSE_H */
