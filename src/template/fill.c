/* fill - definitions and figures to documents.  The workbook's own sheets are in fill_workbook.c.  See
 * fill.h. */

#include "template/fill.h"

#include <assert.h>

#include "base/buf.h"
#include "template/annex.h"
#include "template/annex_def.h"
#include "template/matrix.h"
#include "template/office.h"
#include "template/prose.h"
#include "template/restated.h"
#include "template/words.h"
#include "text/utf8.h"

static str
take(struct doc *d, struct buf *b) {
    const str out = doc_clean(d, buf_view(b));

    buf_free(b);
    return out;
}

static void
put_note(struct doc *d, struct doc_section *s, str text) {
    doc_add(d, s, DOC_PARAGRAPH)->u.paragraph =
        (struct doc_paragraph){.runs = doc_plain(d, text, DOC_ITALIC), .role = DOC_CENTRED};
}

/* "II. Theo xã" */
static str
section_name(struct doc *d, const struct fill *f, const struct annex *x) {
    char roman[NUM_TEXT];
    struct buf b = {0};

    if (x->number > 0) {
        num_roman(roman, (unsigned)x->number);
        buf_text(&b, roman);
        buf_text(&b, ". ");
    }
    buf_str(&b, words_expand(d->arena, f, x->short_name, 0));
    return take(d, &b);
}

static void
put_head(struct doc *d, struct doc_section *s, const struct fill *f, const struct annex *x,
         const struct office *office) {
    char roman[NUM_TEXT];
    struct buf b = {0};

    num_roman(roman, (unsigned)(x->number > 0 ? x->number : 1));
    buf_text(&b, "Phụ lục ");
    buf_text(&b, roman);
    doc_add(d, s, DOC_ANNEX_HEAD)->u.annex_head = (struct doc_annex_head){
        .label = take(d, &b),
        .title = doc_clean(d, utf8_upper(d->arena, words_expand(d->arena, f, x->title, 0))),
        .attached = doc_clean(d, office_attached(d->arena, f, office))};
}

static void
put_paper_table(struct doc *d, struct doc_section *s, const struct fill *f,
                const struct annex_table *def, const struct doc_table *t) {
    const int64_t max = profile_int(f->profile, PROFILE_PHAT_HANH_TEN);
    size_t n = 0;
    struct doc_table **part =
        matrix_parts(d->arena, def, t, def->by == ANNEX_BY_LIST ? (uint32_t)max + 1 : 0, &n);

    for (size_t k = 0; k < n; k++) {
        doc_add(d, s, DOC_TABLE)->u.table = part[k];
    }
}

/* What the charts of an annex are drawn from, and the report that has drawn some already (or NULL). */
struct drawing {
    const struct annex *x;
    struct doc_table *const *made;
    const struct prose *report;
};

/* Those of one table, or (NULL) of all. */
static void
put_charts(struct doc *d, struct doc_section *s, const struct fill *f, const struct annex_table *of,
           struct drawing w) {
    for (size_t k = 0; k < w.x->charts; k++) {
        const struct annex_chart *def = &w.x->chart[k];
        const struct doc_table *t = w.made[def->table - w.x->table];
        struct doc_chart *c = NULL;

        if (t != NULL && (of == NULL || of == def->table) &&
            (w.report == NULL || !prose_draws(w.report, def))) {
            c = matrix_chart(d->arena, f, def, t);
        }
        if (c != NULL) {
            doc_add(d, s, DOC_CHART)->u.chart = c;
        }
    }
}

/* On a sheet each table stands alone: widths, frozen head and print area are its own.  Its section is
 * "theo-xa", those of further tables "theo-xa.2" ... */
static struct doc_section *
begin_sheet(struct doc *d, const struct fill *f, const struct annex *x, unsigned n) {
    struct buf id = {0};
    struct buf name = {0};
    char roman[NUM_TEXT] = "";
    struct doc_section *s;

    if (n == 1) {
        return doc_add_section(d, DOC_ANNEX, x->id, section_name(d, f, x));
    }
    num_roman(roman, (unsigned)(x->number > 0 ? x->number : 1));
    buf_str(&id, x->id);
    buf_fmt(&id, ".%u", n);
    buf_fmt(&name, "%s.%u ", roman, n);
    buf_str(&name, words_expand(d->arena, f, x->short_name, 0));
    s = doc_add_section(d, DOC_ANNEX, take(d, &id), take(d, &name));
    return s;
}

static void
put_sheets(struct doc *d, const struct fill *f, const struct annex *x, const struct office *office,
           struct doc_table *const *made) {
    unsigned n = 0;

    for (size_t k = 0; k < x->tables; k++) {
        struct doc_section *s;

        if (made[k] == NULL) {
            continue;
        }
        s = begin_sheet(d, f, x, ++n);
        s->landscape = x->landscape;
        put_head(d, s, f, x, office);
        doc_add(d, s, DOC_TABLE)->u.table = made[k];
        put_charts(d, s, f, &x->table[k], (struct drawing){x, made, NULL});
        office_annex_signature(d, s, f, office);
    }
}

static void
put_paper(struct doc *d, const struct fill *f, const struct office *office, struct drawing w) {
    const struct annex *x = w.x;
    struct doc_table *const *made = w.made;
    struct doc_section *s = doc_add_section(d, DOC_ANNEX, x->id, section_name(d, f, x));
    size_t tables = 0;

    s->landscape = x->landscape;
    put_head(d, s, f, x, office);
    for (size_t k = 0; k < x->tables; k++) {
        if (made[k] != NULL && !x->table[k].not_printed) {
            put_paper_table(d, s, f, &x->table[k], made[k]);
            tables++;
        }
    }
    if (tables == 0) { /* the text points here: it must not point at nothing */
        put_note(d, s, STR("Kỳ báo cáo chưa có số liệu của phụ lục này."));
    }
    put_charts(d, s, f, NULL, w);
    office_annex_signature(d, s, f, office);
}

void
fill_annex(struct doc *d, const struct fill *f, const struct annex *x, const struct office *office,
           const struct prose *report) {
    struct doc_table **made = arena_array(d->arena, struct doc_table *, x->tables + 1);

    for (size_t k = 0; k < x->tables; k++) {
        made[k] = matrix_table(d->arena, f, x, &x->table[k]);
    }
    if (report == NULL) {
        put_sheets(d, f, x, office, made);
    } else {
        put_paper(d, f, office, (struct drawing){x, made, report});
    }
}

bool
fill_report(struct arena *a, const struct fill *f, const struct prose *text, struct doc **out,
            struct err *e) {
    struct doc *d = doc_new(a);
    struct doc_section *main_section = doc_add_section(d, DOC_MAIN, STR("bao-cao"), STR("Báo cáo"));
    struct office office;
    struct prose_annexes named = {.annex = arena_array(a, const struct annex *, f->annexes->n + 1)};

    d->day = f->day;
    d->draft = profile_int(f->profile, PROFILE_VAN_BAN_DU_THAO) != 0;
    if (!prose_compose(text, f, d, main_section, &named, e)) {
        return false;
    }
    office = office_of(f->profile, prose_office(text));
    d->author = doc_clean(d, office.name);
    for (size_t k = 0; k < named.n; k++) {
        fill_annex(d, f, named.annex[k], &office, text);
    }
    (void)restated_annex(d, f, &office, true);
    *out = d;
    return true;
}
