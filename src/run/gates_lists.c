/* gates_lists - D18 for tables whose rows no figure of the province counts.  See gates_parts.h. */

#include <string.h>

#include "ingest/schema.h"
#include "run/gates_parts.h"

static uint64_t
rows_now(const struct gather *g, const char *table) {
    uint64_t n = 0;

    for (uint32_t k = 0; k < ledger_files(g->ledger); k++) {
        const struct ledger_file *f = ledger_file(g->ledger, k);

        n += str_eq(f->table, str_from(table)) ? f->read : 0;
    }
    return n;
}

static uint64_t
rows_before(const struct past_files *past, const char *table) {
    uint64_t n = 0;

    for (size_t i = 0; i < past->n; i++) {
        n += strcmp(past->v[i].table, table) == 0 ? past->v[i].read : 0;
    }
    return n;
}

/* What may be there in one period and not in the next: subjects that are reported twice a year, answers to questions. */
static bool
comes_and_goes(enum schema_table t) {
    return t == SCHEMA_CHUYEN_DE || t == SCHEMA_GIAI_TRINH;
}

/* Lists grow: what is no longer in force has its last day written behind it.  A table with fewer rows may have been cut. */
static void
hold_rows(struct gates *s, const struct past_files *past, enum schema_table t, const char *label) {
    const struct gather *g = s->g;
    const uint64_t limit = (uint64_t)profile_int(g->r.profile, PROFILE_NGUONG_BIEN_DONG);
    const uint64_t now = rows_now(g, schema_name(t));
    const uint64_t before = rows_before(past, schema_name(t));
    struct ledger_finding f = {.line = 1, .rule = LEDGER_D18, .severity = LEDGER_THONG_TIN};
    struct buf what = {0};

    if (now >= before || t == SCHEMA_LICH_SU || (now == 0 && comes_and_goes(t))) {
        return;
    }
    f.file = gates_file(g, t);
    if ((before - now) * 10000 > before * limit) {
        f.severity = LEDGER_CANH_BAO;
    }
    if (now == 0) {
        buf_fmt(&what, "bảng %s không có dòng nào, %s có %llu dòng", schema_name(t), label,
                (unsigned long long)before);
    } else {
        buf_fmt(&what, "bảng %s còn %llu dòng, %s có %llu dòng: có thể bị cắt hay thiếu dòng",
                schema_name(t), (unsigned long long)now, label, (unsigned long long)before);
    }
    (void)gates_note(s, &f, &what);
    buf_free(&what);
}

/* A file that is byte for byte one of the period before says nothing of this one. */
static void
hold_again(struct gates *s, const struct past_files *past, uint32_t k, const char *label) {
    const struct ledger_file *f = ledger_file(s->g->ledger, k);

    for (size_t i = 0; i < past->n; i++) {
        const struct manifest_input *v = &past->v[i];

        if (v->sha256 != NULL && strcmp(v->sha256, f->sha256) == 0 &&
            str_eq(f->table, str_from(v->table))) {
            struct ledger_finding d = {
                .file = k, .line = 1, .rule = LEDGER_D18, .severity = LEDGER_CANH_BAO};
            struct buf what = {0};

            buf_fmt(&what, "tệp giống hệt %s của %s: có thể giao nhầm tệp kỳ trước", v->path,
                    label);
            (void)gates_note(s, &d, &what);
            buf_free(&what);
            return;
        }
    }
}

void
gates_lists(struct gates *s, const struct past_files *past, const char *label) {
    for (unsigned t = SCHEMA_EXTRACTS; t < SCHEMA_TABLE_COUNT; t++) {
        hold_rows(s, past, (enum schema_table)t, label);
    }
    for (uint32_t k = 0; k < ledger_files(s->g->ledger); k++) {
        const struct ledger_file *f = ledger_file(s->g->ledger, k);

        if (f->read > 0 && f->sheet <= 1 && gates_is_extract(f->table)) {
            hold_again(s, past, k, label);
        }
    }
}
