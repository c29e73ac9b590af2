/* ledger - every row in exactly one pot, every finding kept.  See ledger.h. */

#include "ingest/ledger.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/heap.h"
#include "base/num.h"
#include "conf/ini.h"
#include "ingest/masking.h"
#include "ingest/spool.h"
#include "text/fold.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static const struct ledger_rule_row rule_row[LEDGER_RULE_COUNT] = {
#define LEDGER_ROW(code, severity, what, todo) {#code, LEDGER_##severity, what, todo},
    LEDGER_RULES(LEDGER_ROW)
#undef LEDGER_ROW
};

static const char *const severity_text[] = {[LEDGER_THONG_TIN] = "thong_tin",
                                            [LEDGER_CANH_BAO] = "canh_bao",
                                            [LEDGER_LOAI] = "loai",
                                            [LEDGER_CHAN] = "chan"};

/* Without these there is no row to keep. */
static const bool row_falls[LEDGER_RULE_COUNT] = {
    [LEDGER_D01] = true, [LEDGER_D02] = true, [LEDGER_D03] = true,
    [LEDGER_D06] = true, [LEDGER_D14] = true, [LEDGER_D15] = true};

struct fixed { /* of a spooled record */
    uint64_t line;
    uint32_t file;
    uint8_t rule, severity, column, let_through;
};

/* Columns that findings name, so that a record holds a number; the list grows as they come. */
enum { COLUMNS_MAX = 250 };

struct ledger {
    struct arena arena; /* name: files and columns live as long as the ledger */
    struct ledger_file **file;
    uint32_t files, file_cap;
    enum ledger_severity severity[LEDGER_RULE_COUNT];
    uint64_t count[LEDGER_CHAN + 1];
    const struct letters *letters;
    uint32_t let_through, passed; /* bits of rules: asked for; and would have stopped the run */
    str column[COLUMNS_MAX];
    uint8_t columns;
    struct spool finding, returned;
};

const struct ledger_rule_row *
ledger_rule_row(enum ledger_rule r) {
    return &rule_row[r];
}

const char *
ledger_severity_text(enum ledger_severity s) {
    return severity_text[s];
}

/* --- the profile's [quy_tac] --------------------------------------------------- */

bool
ledger_rule_find(str key, enum ledger_rule *out) {
    for (size_t i = 0; i < LEDGER_RULE_COUNT; i++) {
        const char *code = rule_row[i].code;

        if (key.n == strlen(code) && (key.p[0] == 'd' || key.p[0] == 'D') &&
            memcmp(key.p + 1, code + 1, key.n - 1) == 0) {
            *out = (enum ledger_rule)i;
            return true;
        }
    }
    return false;
}

static bool
severity_of(str word, enum ledger_severity *out) {
    for (size_t i = 0; i < COUNT(severity_text); i++) {
        if (str_eq(word, str_from(severity_text[i]))) {
            *out = (enum ledger_severity)i;
            return true;
        }
    }
    return false;
}

static bool
set_severity(struct ledger *l, const struct ini *ini, const struct ini_entry *v, struct err *e) {
    enum ledger_rule r;
    enum ledger_severity s;

    if (!ledger_rule_find(v->key, &r)) {
        return ini_refuse(ini, v->line, e,
                          "không có quy tắc \"" STR_FMT "\"; các quy tắc là D01 đến %s",
                          STR_ARG(v->key), rule_row[LEDGER_RULE_COUNT - 1].code);
    }
    if (!severity_of(v->value, &s)) {
        const int near = fold_nearest(v->value, severity_text, COUNT(severity_text));

        return ini_refuse(ini, v->line, e,
                          "mức \"" STR_FMT "\" của %s không có; chọn thong_tin, canh_bao, loai "
                          "hoặc chan%s%s%s",
                          STR_ARG(v->value), rule_row[r].code, near < 0 ? "" : "; có phải \"",
                          near < 0 ? "" : severity_text[near], near < 0 ? "" : "\"?");
    }
    if (row_falls[r] && s < LEDGER_LOAI) {
        return ini_refuse(ini, v->line, e,
                          "%s (%s) không thể nhẹ hơn loai: dòng như vậy không có gì để tính",
                          rule_row[r].code, rule_row[r].what);
    }
    l->severity[r] = s;
    return true;
}

bool
ledger_new(const struct profile *p, const char *spill, struct ledger **out, struct err *e) {
    struct ledger *l = heap_new(struct ledger);
    const struct ini_section *s = p == NULL ? NULL : ini_find(&p->ini, STR("quy_tac"));

    spool_start(&l->finding, spill, LEDGER_KEPT);
    spool_start(&l->returned, spill, LEDGER_KEPT);
    for (size_t i = 0; i < LEDGER_RULE_COUNT; i++) {
        l->severity[i] = rule_row[i].severity;
    }
    for (size_t i = 0; s != NULL && i < s->n; i++) {
        if (!set_severity(l, &p->ini, &s->entry[i], e)) {
            ledger_free(l);
            return false;
        }
    }
    *out = l;
    return true;
}

void
ledger_free(struct ledger *l) {
    if (l != NULL) {
        spool_free(&l->finding);
        spool_free(&l->returned);
        arena_free(&l->arena);
        free(l->file);
        free(l);
    }
}

/* --- files ---------------------------------------------------------------------- */

uint32_t
ledger_add_file(struct ledger *l, str path, str table) {
    if (l->files == l->file_cap) {
        l->file_cap = l->file_cap == 0 ? 16 : l->file_cap * 2;
        l->file = heap_resize(l->file, l->file_cap, sizeof(struct ledger_file *));
    }
    l->file[l->files] = arena_new(&l->arena, struct ledger_file);
    *l->file[l->files] = (struct ledger_file){.path = str_keep(&l->arena, path),
                                              .table = str_keep(&l->arena, table)};
    return l->files++;
}

struct ledger_file *
ledger_file(struct ledger *l, uint32_t file) {
    assert(file < l->files);
    return l->file[file];
}

void
ledger_how(struct ledger *l, uint32_t file, str how) {
    ledger_file(l, file)->how = str_keep(&l->arena, how);
}

void
ledger_form(struct ledger *l, uint32_t file, str form) {
    ledger_file(l, file)->form = str_keep(&l->arena, form);
}

void
ledger_sheet(struct ledger *l, uint32_t file, uint32_t sheet, str name) {
    struct ledger_file *f = ledger_file(l, file);
    struct buf b = {0};

    buf_fmt(&b, STR_FMT "[" STR_FMT "]", STR_ARG(f->path), STR_ARG(name));
    f->path = str_keep(&l->arena, buf_view(&b));
    f->sheet = sheet;
    f->sheet_name = str_keep(&l->arena, name);
    buf_free(&b);
}

str
ledger_path(const struct ledger_file *f) {
    enum { BRACKETS = 2 };

    return f->sheet == 0 ? f->path : (str){f->path.p, f->path.n - f->sheet_name.n - BRACKETS};
}

void
ledger_columns(struct ledger *l, uint32_t file, const struct ledger_column *column, uint32_t n) {
    struct ledger_column *kept = arena_array(&l->arena, struct ledger_column, n + 1);

    memcpy(kept, column, n * sizeof *kept);
    ledger_file(l, file)->column = kept;
    ledger_file(l, file)->columns = n;
}

struct ledger_account
ledger_account(struct ledger *l) {
    struct ledger_account sum = {0};
    str last = {NULL, 0};

    for (uint32_t k = 0; k < ledger_files(l); k++) {
        const struct ledger_file *f = ledger_file(l, k);

        sum.files +=
            !f->unreached &&
            !str_eq(ledger_path(f), last); /* a workbook's sheets lie one behind the other */
        last = ledger_path(f);

        sum.read += f->read;
        sum.accepted += f->accepted;
        sum.rejected += f->rejected;
        sum.duplicate += f->duplicate;
    }
    return sum;
}

uint32_t
ledger_files(const struct ledger *l) {
    return l->files;
}

enum ledger_severity
ledger_severity(const struct ledger *l, enum ledger_rule r) {
    return l->severity[r];
}

/* --- findings ---------------------------------------------------------------------- */

static uint8_t
column_number(struct ledger *l, str s) {
    for (uint8_t i = 0; i < l->columns; i++) {
        if (str_eq(l->column[i], s)) {
            return i;
        }
    }
    assert(l->columns < COLUMNS_MAX);
    l->column[l->columns] = str_keep(&l->arena, s);
    return l->columns++;
}

void
ledger_know_letters(struct ledger *l, const struct letters *have) {
    l->letters = have;
}

const char *
ledger_spill(const struct ledger *l) {
    return l->finding.dir;
}

const struct letters *
ledger_letters(const struct ledger *l) {
    return l->letters;
}

void
ledger_let_through(struct ledger *l, uint32_t rules) {
    l->let_through = rules;
}

bool
ledger_was_let_through(const struct ledger *l, enum ledger_rule r) {
    return (l->passed >> r & 1U) != 0;
}

/* What a finding weighs when its rule may be let through. */
static enum ledger_severity
weighed(struct ledger *l, const struct ledger_finding *f, bool *let_through) {
    *let_through = f->severity == LEDGER_CHAN && (l->let_through >> f->rule & 1U) != 0;
    if (!*let_through) {
        return f->severity;
    }
    l->passed |= UINT32_C(1) << f->rule;
    return row_falls[f->rule] ? LEDGER_LOAI : LEDGER_CANH_BAO;
}

enum ledger_severity
ledger_note_as(struct ledger *l, const struct ledger_finding *f) {
    bool let_through;
    const enum ledger_severity severity = weighed(l, f, &let_through);
    const struct fixed fixed = {
        f->line,    f->file, (uint8_t)f->rule, (uint8_t)severity, column_number(l, f->column),
        let_through};
    char mask[MASKING_LONGEST];
    str text[3] = {f->value, f->xa, f->what};

    if (!masking_is_listed(ledger_file(l, f->file)->table, f->column, f->value)) {
        text[0] = masking_of(mask, f->column, f->value);
    }
    spool_add(&l->finding, &fixed, sizeof fixed, text, COUNT(text));
    ledger_file(l, f->file)->findings[f->rule]++;
    ledger_file(l, f->file)->stops |= severity == LEDGER_CHAN;
    l->count[severity]++;
    return severity;
}

enum ledger_severity /* NOLINTNEXTLINE(readability-function-size) */
ledger_note(struct ledger *l, uint32_t file, uint64_t line, const char *column, enum ledger_rule r,
            str value, str xa, str detail) {
    const struct ledger_finding f = {file, line,  str_from(column), r, l->severity[r], value,
                                     xa,   detail};

    return ledger_note_as(l, &f);
}

enum ledger_severity
ledger_severity_standing(const struct ledger *l, enum ledger_rule r) {
    return l->severity[r] == LEDGER_LOAI ? LEDGER_CANH_BAO : l->severity[r];
}

void /* NOLINTNEXTLINE(readability-function-size) */
ledger_return(struct ledger *l, uint32_t file, uint64_t line, str key, str column, str value,
              enum ledger_rule r) {
    const struct fixed f = {
        line, file, (uint8_t)r, (uint8_t)l->severity[r], column_number(l, column), 0};
    const str text[2] = {key, value};
    struct ledger_file *of = ledger_file(l, file);

    if (of->returned_to == 0) {
        of->returned_from = spool_size(&l->returned);
    }
    spool_add(&l->returned, &f, sizeof f, text, COUNT(text));
    of->returned_to = spool_size(&l->returned);
}

struct each {
    const struct ledger *l;
    bool (*finding)(void *ctx, const struct ledger_finding *f);
    bool (*returned)(void *ctx, const struct ledger_returned *r);
    void *ctx;
    uint32_t file;
    struct buf what;
};

/* A detail that says itself what to do needs not the rule's words for every case, which may not fit it. */
static bool
says_what_to_do(str detail) {
    return detail.n > 0 && memmem(detail.p, detail.n, "; hãy ", sizeof "; hãy " - 1) != NULL;
}

static bool
give_finding(void *ctx, const void *fixed, const str *text) {
    struct each *each = ctx;
    const struct ledger_rule_row *row;
    struct ledger_finding out;
    struct fixed f;

    memcpy(&f, fixed, sizeof f);
    row = &rule_row[f.rule];
    buf_clear(&each->what);
    if (text[2].n > 0) {
        buf_str(&each->what, text[2]);
    } else {
        buf_text(&each->what, row->what);
    }
    if (!says_what_to_do(text[2])) {
        buf_fmt(&each->what, "; %s", row->todo);
    }
    if (f.let_through != 0) {
        buf_text(&each->what, " (người chạy đã cho qua)");
    }
    out = (struct ledger_finding){.file = f.file,
                                  .line = f.line,
                                  .column = each->l->column[f.column],
                                  .rule = (enum ledger_rule)f.rule,
                                  .severity = (enum ledger_severity)f.severity,
                                  .value = text[0],
                                  .xa = text[1],
                                  .what = buf_view(&each->what)};
    return each->finding(each->ctx, &out);
}

bool
ledger_each(const struct ledger *l, bool (*fn)(void *ctx, const struct ledger_finding *f),
            void *ctx, struct err *e) {
    struct each each = {.l = l, .finding = fn, .ctx = ctx};
    const struct spool_reader r = {.n = sizeof(struct fixed),
                                   .texts = 3,
                                   .to = spool_size(&l->finding),
                                   .fn = give_finding,
                                   .ctx = &each};
    const bool ok = spool_each(&l->finding, &r, e);

    buf_free(&each.what);
    return ok;
}

static bool
give_returned(void *ctx, const void *fixed, const str *text) {
    const struct each *each = ctx;
    struct ledger_returned out;
    struct fixed f;

    memcpy(&f, fixed, sizeof f);
    if (f.file != each->file) {
        return true;
    }
    out = (struct ledger_returned){.line = f.line,
                                   .key = text[0],
                                   .column = each->l->column[f.column],
                                   .value = text[1],
                                   .rule = (enum ledger_rule)f.rule};
    return each->returned(each->ctx, &out);
}

bool
ledger_each_return(const struct ledger *l, uint32_t file,
                   bool (*fn)(void *ctx, const struct ledger_returned *r), void *ctx,
                   struct err *e) {
    struct each each = {.l = l, .returned = fn, .ctx = ctx, .file = file};
    const struct spool_reader r = {.n = sizeof(struct fixed),
                                   .texts = 2,
                                   .from = l->file[file]->returned_from,
                                   .to = l->file[file]->returned_to,
                                   .fn = give_returned,
                                   .ctx = &each};

    return spool_each(&l->returned, &r, e);
}

/* --- a state to come back to --------------------------------------------------------- */

struct ledger_mark {
    struct ledger_file *file; /* [files] */
    uint32_t files;
    uint32_t passed;
    uint64_t count[LEDGER_CHAN + 1];
    uint64_t finding, returned; /* bytes of the spools */
    uint8_t columns;
};

struct ledger_mark *
ledger_mark(const struct ledger *l, struct arena *a) {
    struct ledger_mark *m = arena_new(a, struct ledger_mark);

    *m = (struct ledger_mark){.file = arena_array(a, struct ledger_file, (size_t)l->files + 1),
                              .files = l->files,
                              .passed = l->passed,
                              .finding = spool_size(&l->finding),
                              .returned = spool_size(&l->returned),
                              .columns = l->columns};
    memcpy(m->count, l->count, sizeof m->count);
    for (uint32_t i = 0; i < l->files; i++) {
        m->file[i] = *l->file[i];
    }
    return m;
}

void
ledger_rewind(struct ledger *l, const struct ledger_mark *m) {
    for (uint32_t i = 0; i < m->files; i++) {
        *l->file[i] = m->file[i];
    }
    l->files = m->files;
    l->passed = m->passed;
    l->columns = m->columns;
    memcpy(l->count, m->count, sizeof l->count);
    spool_cut(&l->finding, m->finding);
    spool_cut(&l->returned, m->returned);
}

uint64_t
ledger_count(const struct ledger *l, enum ledger_severity at_least) {
    uint64_t n = 0;

    for (int i = (int)at_least; i <= LEDGER_CHAN; i++) {
        n += l->count[i];
    }
    return n;
}

const struct ledger_file *
ledger_over(const struct ledger *l, int64_t threshold) {
    for (uint32_t i = 0; i < l->files; i++) {
        const struct ledger_file *f = l->file[i];

        if (f->rejected > 0 &&
            (num_wide)f->rejected * 10000 > (num_wide)f->read * (num_wide)threshold) {
            return f;
        }
    }
    return NULL;
}
