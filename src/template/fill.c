/* fill - definitions and figures to documents.  The workbook's own sheets are in fill_workbook.c.  See
 * fill.h. */

#include "template/fill.h"

#include <assert.h>

#include "base/buf.h"
#include "language/annex.h"
#include "language/annex_def.h"
#include "template/filled_table.h"
#include "template/prose_compose.h"
#include "template/restated.h"
#include "template/sender.h"
#include "template/words.h"
#include "text/utf8.h"

static void
put_note(struct doc *d, struct doc_section *s, str text) {
    doc_add(d, s, DOC_PARAGRAPH)->u.paragraph =
        (struct doc_paragraph){.runs = doc_plain(d, text, DOC_ITALIC), .role = DOC_CENTRED};
}

/* "II. Theo xã" */
static str
section_name(struct doc *d, const struct fill *f, struct fill_annex which) {
    char roman[NUM_TEXT];
    struct buf b = {0};

    if (which.number > 0) {
        num_roman(roman, which.number);
        buf_text(&b, roman);
        buf_text(&b, ". ");
    }
    buf_str(&b, words_expand(d->arena, f, which.x->short_name, 0));
    return doc_moved(d, &b);
}

static void
put_head(struct doc *d, struct doc_section *s, const struct fill *f, struct fill_annex which,
         const struct sender *office) {
    const str title = words_expand(d->arena, f, which.x->title, 0);

    doc_add(d, s, DOC_ANNEX_HEAD)->u.annex_head =
        (struct doc_annex_head){.label = doc_clean(d, annex_label(d->arena, which.number)),
                                .title = doc_clean(d, utf8_upper(d->arena, title)),
                                .attached = doc_clean(d, sender_attached(d->arena, f, office))};
}

static void
put_paper_table(struct doc *d, struct doc_section *s, const struct fill *f, const struct annex *x,
                const struct annex_table *def, const struct doc_table *t) {
    const int64_t max = profile_int(f->profile, PROFILE_PHAT_HANH_TEN);
    const bool cut = def->by == ANNEX_BY_LIST && !x->apart;
    size_t n = 0;
    struct doc_table **part = filled_table_parts(d->arena, def, t, cut ? (uint32_t)max + 1 : 0, &n);

    for (size_t k = 0; k < n; k++) {
        doc_add(d, s, DOC_TABLE)->u.table = part[k];
    }
}

/* What the charts of an annex are drawn from, and the report that has drawn some already (or NULL). */
struct drawing {
    struct fill_annex which;
    struct doc_table *const *made;
    const struct prose *report;
};

/* Those of one table, or (NULL) of all. */
static void
put_charts(struct doc *d, struct doc_section *s, const struct fill *f, const struct annex_table *of,
           struct drawing w) {
    for (size_t k = 0; k < w.which.x->charts; k++) {
        const struct annex_chart *def = &w.which.x->chart[k];
        const struct doc_table *t = w.made[def->table - w.which.x->table];
        struct doc_chart *c = NULL;

        if (t != NULL && (of == NULL || of == def->table) &&
            (w.report == NULL || (!def->not_printed && !prose_draws(w.report, def)))) {
            c = filled_table_chart(d->arena, f, def, t);
        }
        if (c != NULL) {
            doc_add(d, s, DOC_CHART)->u.chart = c;
        }
    }
}

/* On a sheet each table stands alone: widths, frozen head and print area are its own.  Its section is
 * "theo-xa", those of further tables "theo-xa.2" ... */
static struct doc_section *
begin_sheet(struct doc *d, const struct fill *f, struct fill_annex which, unsigned n) {
    struct buf id = {0};
    struct buf name = {0};
    char roman[NUM_TEXT] = "";
    struct doc_section *s;

    if (n == 1) {
        return doc_add_section(d, DOC_ANNEX, which.x->id, section_name(d, f, which));
    }
    num_roman(roman, which.number > 0 ? which.number : 1);
    buf_str(&id, which.x->id);
    buf_fmt(&id, ".%u", n);
    buf_fmt(&name, "%s.%u ", roman, n);
    buf_str(&name, words_expand(d->arena, f, which.x->short_name, 0));
    s = doc_add_section(d, DOC_ANNEX, doc_moved(d, &id), doc_moved(d, &name));
    return s;
}

static bool
put_sheets(struct doc *d, const struct fill *f, struct fill_annex which,
           const struct sender *office, struct doc_table *const *made) {
    const struct annex *x = which.x;
    unsigned n = 0;

    for (size_t k = 0; k < x->tables; k++) {
        struct doc_section *s;

        if (made[k] == NULL) {
            continue;
        }
        s = begin_sheet(d, f, which, ++n);
        s->landscape = x->landscape;
        put_head(d, s, f, which, office);
        doc_add(d, s, DOC_TABLE)->u.table = made[k];
        put_charts(d, s, f, &x->table[k], (struct drawing){which, made, NULL});
        sender_annex_signature(d, s, f, office);
    }
    return n > 0;
}

static void
put_paper(struct doc *d, const struct fill *f, const struct sender *office, struct drawing w) {
    const struct annex *x = w.which.x;
    struct doc_table *const *made = w.made;
    struct doc_section *s = doc_add_section(d, DOC_ANNEX, x->id, section_name(d, f, w.which));
    size_t tables = 0;

    s->landscape = x->landscape && !x->upright;
    put_head(d, s, f, w.which, office);
    for (size_t k = 0; k < x->tables; k++) {
        if (made[k] != NULL && !x->table[k].not_printed) {
            put_paper_table(d, s, f, x, &x->table[k], made[k]);
            tables++;
        }
    }
    if (tables == 0) { /* the text points here: it must not point at nothing */
        put_note(d, s, STR("Kỳ báo cáo chưa có số liệu của phụ lục này."));
    }
    put_charts(
        d, s, f, NULL,
        w); /* behind the document that it belongs to an annex is not signed (Phụ lục I, III) */
}

bool
fill_annex(struct doc *d, const struct fill *f, struct fill_annex which,
           const struct sender *office, const struct prose *report) {
    const struct annex *x = which.x;
    struct doc_table **made = arena_array(d->arena, struct doc_table *, x->tables + 1);

    for (size_t k = 0; k < x->tables; k++) {
        made[k] = report == NULL ? filled_table_table(d->arena, f, x, &x->table[k])
                                 : filled_table_for_paper(d->arena, f, x, &x->table[k]);
    }
    if (report == NULL) {
        return put_sheets(d, f, which, office, made);
    }
    put_paper(d, f, office, (struct drawing){which, made, report});
    return true;
}

bool
fill_report(struct arena *a, const struct fill *f, const struct prose *text, struct doc **out,
            struct err *e) {
    struct doc *d = doc_new(a);
    struct doc_section *main_section =
        doc_add_section(d, DOC_MAIN, STR("bao-cao"), str_from(prose_head(text)->kind->said));
    struct sender office;
    struct prose_annexes named;
    unsigned last;

    d->day = f->day;
    d->draft = profile_int(f->profile, PROFILE_VAN_BAN_DU_THAO) != 0;
    if (!prose_compose(text, f, d, main_section, &named, e)) {
        return false;
    }
    office = sender_of(a, f, prose_head(text));
    d->author = doc_clean(d, office.name);
    last = (unsigned)named.n + (f->restated_from != NULL ? 1 : 0);
    for (unsigned k = 0; k < named.n; k++) {
        const struct fill_annex which = {named.annex[k], last == 1 ? 0 : k + 1};

        (void)fill_annex(d, f, which, &office, text);
    }
    (void)restated_annex(d, f, &office, (struct restated_place){true, last == 1 ? 0 : last});
    *out = d;
    return true;
}
