/*
 * prose - a report's words: Markdown files in templates/bao-cao/ with placeholders (spec 3.3).
 *
 *     ---                         front matter: kind, abstract, office, where and when it is made
 *     loai: BÁO CÁO
 *     ---
 *     # I. KẾT QUẢ THỰC HIỆN      headings of levels 1 to 3, paragraphs, **bold**, *italic*, lists
 *     Đến ngày {ky.ngay_chot}, toàn thành phố có {bhxh} người tham gia BHXH, {bhxh so_voi ky_truoc}.
 *
 * Loaded and checked before data is read: a placeholder that names no indicator, annex, level or
 * variant is ERR_CONFIG with file, line and the nearest valid word.  cmark-gfm reads the Markdown; no other
 * room knows it.  docs/mau-trinh-bay.md describes the language for office staff.
 *
 * Calling sequence: prose_load, prose_warning until NULL (for the log), then
 * template/prose_compose.h once a document.
 */
#ifndef LANGUAGE_PROSE_H
#define LANGUAGE_PROSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "dim/indicator.h"
#include "language/annex.h"
#include "language/prose_head.h"
#include "time/period.h"

struct prose;
struct annex_chart; /* language/annex_def.h */

bool prose_load(struct arena *a, const char *path, const struct indicator_set *i,
                const struct annex_set *annexes, struct prose **out, struct err *e);

/* "templates/bao-cao/bao-cao-quy.md:17: con số 12.345 viết tay ...": numbers that were typed
 * by hand in the running text, and are no date, law or list number.  NULL past the end. */
const char *prose_warning(const struct prose *p, size_t k);

/* The k-th file of {doan <name>} that the text takes in: its path; NULL past the end. */
const char *prose_part(const struct prose *p, size_t k);

/* The k-th {nhan_xet <name>} of the text: its name; NULL past the end. */
const char *prose_remark(const struct prose *p, size_t k);

/* What stands between the lines --- at the top. */
const struct prose_head *prose_head(const struct prose *p);

/* Whether the set of the period holds the document. */
bool prose_due(const struct prose *p, struct period period);

/* Whether the text names the chart: then it is not drawn once more in its annex. */
bool prose_draws(const struct prose *p, const struct annex_chart *chart);

#endif /* LANGUAGE_PROSE_H */
