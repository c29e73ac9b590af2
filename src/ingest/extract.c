/* extract - files of a period to typed rows.  See extract.h. */

#include "ingest/extract.h"

#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fs.h"
#include "ingest/extract_folder.h"
#include "ingest/extract_regular.h"
#include "ingest/extract_row.h"
#include "ingest/lacking.h"
#include "ingest/table_reader.h"
#include "text/utf8.h"

static const struct table {
    enum schema_table table;
    enum table_reader_pot (*row)(void *ctx, struct table_reader_row *r);
    uint32_t xa, ten_xa;
} tables[] = {
    {SCHEMA_DON_VI, extract_employer_row, SCHEMA_EMPLOYER_ma_xa, SCHEMA_EMPLOYER_ten_xa},
    {SCHEMA_THUE, extract_taxpayer_row, SCHEMA_TAXPAYER_ma_xa, SCHEMA_TAXPAYER_ten_xa},
    {SCHEMA_NGUOI_THAM_GIA, extract_person_row, SCHEMA_PERSON_ma_xa, SCHEMA_PERSON_ten_xa},
};
enum { EMPLOYER_TABLES = 1, BUSINESS_TABLES = 2 }; /* the first; the first ones, with tax payers */

static void
preview(void *ctx, const str *cell) {
    struct extraction *x = ctx;

    codes_vintage_add(&x->vintage, cell[x->xa], cell[x->ten_xa]);
}

static bool
approve(void *ctx, const struct table_reader_job *j, struct err *e) {
    const struct extraction *x = ctx;
    struct buf what = {0};
    bool ok = codes_vintage_holds(&x->vintage, x->job->closing, e);

    (void)j;
    if (ok && !codes_vintage_named(&x->vintage, x->job->closing, &what)) {
        ok = extract_stop(x, "ten_xa", LEDGER_D21, buf_z(&what), e);
    }
    buf_free(&what);
    return ok;
}

/* Room for what the next part of the file lacks. */
static struct lacking_file *
next_part(void *ctx) {
    struct extraction *x = ctx;

    x->lacking = arena_grown(&x->kept, x->lacking, x->files, &x->files_cap, sizeof *x->lacking);
    x->lacking[x->files] = (struct lacking_file){.arena = &x->kept};
    return &x->lacking[x->files++];
}

static bool
one_file(struct extraction *x, const struct table *t, const char *name, uint32_t sheet,
         struct err *e) {
    struct buf shown = {0};
    struct table_reader_job j = {.path = fs_join(&x->arena, x->job->dir, name),
                                 .sheet = sheet,
                                 .elsewhere = x->join == NULL ? 0 : extract_join_required(),
                                 .table = t->table,
                                 .profile = x->job->profile,
                                 .ledger = x->job->ledger,
                                 .forms = x->job->forms,
                                 .ctx = x,
                                 .lacking = next_part,
                                 .row = t->row,
                                 .fell = t->table == SCHEMA_DON_VI ? extract_employer_fell : NULL,
                                 .one_by_one = x->job->one_by_one,
                                 .trusting = x->job->trusting,
                                 .regular = t->table == SCHEMA_NGUOI_THAM_GIA ? extract_regular_rows
                                                                              : NULL,
                                 .progress = x->sink->progress,
                                 .progress_ctx = x->sink->ctx};
    bool ok;

    buf_fmt(&shown, "%s%s", x->job->prefix, name);
    j.shown = buf_z(&shown);
    x->parts_before = x->files;
    x->turned = 0;
    x->dated = (struct extract_dated){0};
    x->amounts = (struct extract_amounts){0};
    x->persons = (struct extract_persons){0};
    memset(x->unknown, 0, sizeof x->unknown);
    x->xa = t->xa;
    x->ten_xa = t->ten_xa;
    if (x->any_vintage) {
        ok = table_reader_file(&j, e);
        buf_free(&shown);
        return ok;
    }
    j.preview_columns = UINT32_C(1) << t->xa | UINT32_C(1) << t->ten_xa;
    j.preview = preview;
    j.approve = approve;
    codes_vintage_start(&x->vintage, &x->arena, extract_list(x, MEMBER_XA));
    ok = table_reader_file(&j, e) && extract_words_hold(x, e) &&
         (t->table != SCHEMA_NGUOI_THAM_GIA || extract_days_hold(x, e)) && extract_doubt_amounts(x);
    if (ok && t->table == SCHEMA_THUE) {
        extract_doubt_days(x, "ngay_cap");
    }
    codes_vintage_free(&x->vintage);
    buf_free(&shown);
    return ok;
}

/* The files of one table: which columns each gives, and whether it carries the rows or a part of their columns. */
struct joining {
    const char **name;
    uint32_t *sheet; /* from 1; 0: the whole file */
    uint32_t *there;
    bool *whole;
    size_t n;
};

/* The files of one table, in byte order of their names. */
static bool
files_of(const struct extraction *x, const struct table *t, const struct fs_list *dir,
         struct joining *g, struct err *e) {
    for (size_t i = 0; i < dir->n; i++) {
        const char *name = dir->e[i].name;
        enum schema_table carried;

        if (!extract_begins_table(name, &carried) || carried != t->table) {
            continue;
        }
        if (!utf8_valid(str_from(name))) { /* it could be named in no result */
            return err_set(e, ERR_NOINPUT,
                           "tệp thứ %zu trong %s (%s...) có tên không phải UTF-8; hãy đổi tên tệp",
                           i + 1, x->job->dir, schema_name(t->table));
        }
        if (extract_ends_in(name, ".tmp") || extract_ends_in(name, ".part")) {
            return err_set(e, ERR_NOINPUT,
                           "tệp %s/%s đang được chép; hãy chờ chép xong hoặc xóa tệp tạm",
                           x->job->dir, name);
        }
        if (extract_names_table(name, &carried)) {
            g->name[g->n++] = name;
        }
    }
    return true;
}

/* Room for n files or sheets. */
static struct joining
joining_new(struct arena *a, size_t n) {
    return (struct joining){.name = arena_array(a, const char *, n + 1),
                            .sheet = arena_array(a, uint32_t, n + 1),
                            .there = arena_array(a, uint32_t, n + 1),
                            .whole = arena_array(a, bool, n + 1)};
}

/* What the files give, each sheet by itself where the sheets of a book give different columns. */
static struct joining
spread_files(struct extraction *x, const struct table *t, const struct joining *files,
             struct arena *a) {
    uint32_t **there = arena_array(a, uint32_t *, files->n + 1);
    size_t *parts = arena_array(a, size_t, files->n + 1);
    struct joining out;
    size_t all = 0;

    for (size_t i = 0; i < files->n; i++) {
        parts[i] = table_reader_columns(
            &(struct table_reader_job){.path = fs_join(&x->arena, x->job->dir, files->name[i]),
                                       .table = t->table,
                                       .profile = x->job->profile,
                                       .forms = x->job->forms},
            a, &there[i]);
        all += parts[i];
    }
    out = joining_new(a, all);
    for (size_t i = 0; i < files->n; i++) {
        const bool spread = extract_join_spread(there[i], parts[i]);

        for (size_t k = 0; k < parts[i]; k++) {
            if (spread && (there[i][k] >> SCHEMA_EMPLOYER_ma_don_vi & 1) == 0) {
                continue;
            }
            if (spread || k == 0) {
                out.name[out.n] = files->name[i];
                out.sheet[out.n++] = spread ? (uint32_t)k + 1 : 0;
            }
            out.there[out.n - 1] |= there[i][k];
        }
    }
    return out;
}

/* The files that carry the employers, or the parts. */
static bool
read_some(struct extraction *x, const struct table *t, const struct joining *g, bool part,
          struct err *e) {
    bool ok = true;

    x->part = part;
    for (size_t i = 0; ok && i < g->n; i++) {
        if (g->whole[i] != part) {
            x->there = g->there[i];
            ok = one_file(x, t, g->name[i], g->sheet[i], e);
        }
    }
    x->part = false;
    return ok;
}

/* Two parts that give the same column of one employer, as monthly accounts do: neither can be taken for the period. */
static bool
parts_hold(const struct extraction *x, struct err *e) {
    static const char what[] =
        "hai tệp ghép cùng ghi một cột của cùng đơn vị; C12-TS của các tháng được cộng lại khi "
        "trên "
        "mỗi bảng có dòng \"Tháng ... năm ...\", không thì hãy giao một C12-TS của cả kỳ";
    const struct ledger_finding d = {.file = x->twice.file,
                                     .line = x->twice.line,
                                     .column = STR("ma_don_vi"),
                                     .rule = LEDGER_D11,
                                     .severity = LEDGER_CHAN,
                                     .what = str_from(what)};

    if (x->twice.line == 0 || ledger_note_as(x->job->ledger, &d) != LEDGER_CHAN) {
        return true;
    }
    (void)err_set(e, ERR_DATA, "D11: %s", what);
    (void)err_at(e, "dòng %llu", (unsigned long long)x->twice.line);
    return err_at(e, STR_FMT, STR_ARG(ledger_file(x->job->ledger, x->twice.file)->path));
}

/* Monthly accounts: which were added up is told, and one that is not there stops the run. */
static bool
months_hold(const struct extraction *x, struct err *e) {
    struct ledger_finding d = {.file = x->account, .line = 1};
    struct buf have = {0};
    struct buf lacks = {0};
    struct buf what = {0};
    bool ok = true;

    if (extract_join_months(x->join, x->job->closing, &have, &lacks) && !x->any_vintage) {
        d.rule = lacks.n > 0 ? LEDGER_D18 : LEDGER_D11;
        d.severity = lacks.n > 0 ? LEDGER_CHAN : LEDGER_THONG_TIN;
        if (lacks.n > 0) {
            buf_fmt(&what,
                    "có C12-TS của tháng %s mà không có của tháng %s: số phải đóng, đã đóng không "
                    "đủ kỳ; hãy giao thêm C12-TS của tháng còn thiếu",
                    buf_z(&have), buf_z(&lacks));
        } else {
            buf_fmt(&what,
                    "C12-TS theo tháng: số phải đóng, đã đóng của kỳ là tổng các tháng %s; số chậm "
                    "đóng là của tháng sau cùng; hãy xem đã đủ các tháng của kỳ",
                    buf_z(&have));
        }
        d.what = buf_view(&what);
        if (ledger_note_as(x->job->ledger, &d) == LEDGER_CHAN) {
            (void)err_set(e, ERR_DATA, "D18: %s", buf_z(&what));
            ok = err_at(e, STR_FMT, STR_ARG(ledger_file(x->job->ledger, d.file)->path));
        }
    }
    buf_free(&have);
    buf_free(&lacks);
    buf_free(&what);
    return ok;
}

/* The period whose folder is read; of a folder of another name, one that has no months. */
static struct period
period_of(const struct extract_job *j) {
    struct period p;
    struct err ignored;
    const size_t n = strlen(j->prefix);

    return n > 0 && period_parse((str){j->prefix, n - 1}, &p, &ignored)
               ? p
               : (struct period){PERIOD_YEAR, 0, 0};
}

/* What one file of a join lacks another has: a column is lacking only where none has it. */
static void
lack_together(struct extraction *x, size_t parts) {
    uint32_t there = 0;
    uint32_t filled = 0;

    for (size_t i = 0; i < x->files; i++) {
        there |= x->lacking[i].there;
        filled |= x->lacking[i].filled;
    }
    for (size_t i = 0; i < x->files; i++) {
        x->lacking[i].there = there;
        x->lacking[i].filled = filled;
        x->lacking[i].rows = i < parts ? 0 : x->lacking[i].rows;
    }
}

/* The parts first, then the files that carry the employers. */
static bool
read_joined(struct extraction *x, const struct table *t, const struct joining *g, struct err *e) {
    size_t parts;
    bool ok;

    x->join = extract_join_new(extract_list(x, MEMBER_XA)->n, extract_list(x, MEMBER_LOAI_HINH)->n,
                               period_of(x->job));
    x->account = ledger_files(x->job->ledger);
    x->twice = (struct extract_at){0};
    ok = read_some(x, t, g, true, e) && parts_hold(x, e) && months_hold(x, e);
    parts = x->files;
    ok = ok && read_some(x, t, g, false, e);
    ok = ok && extract_join_finish(x->join, x->job->ledger, e);
    if (ok) {
        lack_together(x, parts);
    }
    extract_join_free(x->join);
    x->join = NULL;
    return ok;
}

/* All files of one table. */
static bool
one_table(struct extraction *x, const struct table *t, const struct fs_list *dir, bool *have,
          struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct joining g = joining_new(&a, dir->n);
    struct joining spread = {.n = 0};
    bool ok = files_of(x, t, dir, &g, e);

    x->files = x->files_cap = 0;
    x->lacking = NULL;
    *have = g.n > 0;
    if (ok && t->table == SCHEMA_DON_VI) {
        spread = spread_files(x, t, &g, &a);
    }
    if (ok && spread.n > 1 && extract_join_plan(spread.there, spread.n, spread.whole)) {
        ok = read_joined(x, t, &spread, e);
    } else {
        for (size_t i = 0; ok && i < g.n; i++) {
            ok = one_file(x, t, g.name[i], 0, e);
        }
    }
    arena_free(&a);
    return ok;
}

/* Files after the one that stopped the run are listed too, or whoever mends that one believes them read. */
static void
list_unreached(const struct extraction *x, const struct fs_list *dir) {
    struct ledger *l = x->job->ledger;

    for (size_t i = 0; i < dir->n; i++) {
        struct buf shown = {0};
        enum schema_table t = SCHEMA_TABLE_COUNT;
        bool known = dir->e[i].is_dir || !extract_names_table(dir->e[i].name, &t);

        buf_fmt(&shown, "%s%s", x->job->prefix, dir->e[i].name);
        for (uint32_t k = 0; !known && k < ledger_files(l); k++) {
            known = str_eq(ledger_path(ledger_file(l, k)), buf_view(&shown));
        }
        if (!known) {
            const uint32_t k = ledger_add_file(l, buf_view(&shown), str_from(schema_name(t)));

            ledger_file(l, k)->unreached = true;
            ledger_how(l, k, STR("chưa đọc: lần chạy dừng ở một tệp trước"));
        }
        buf_free(&shown);
    }
}

/* The tables from the first on, n of them. */
static bool
read_tables(struct extraction *x, size_t n, struct extract_have *have, struct err *e) {
    bool *const found[] = {&have->employers, &have->taxpayers, &have->people};
    uint32_t *const lacks[] = {&have->employer_lacks, &have->taxpayer_lacks, &have->person_lacks};
    struct arena names = ARENA_EMPTY;
    struct fs_list dir = {NULL, 0};
    bool ok;

    *have = (struct extract_have){.people = false};
    employer_codes_start(&x->codes, &x->code_arena);
    employer_codes_start(&x->fallen, &x->code_arena);
    ok = fs_list(&names, x->job->dir, &dir, e) &&
         (x->any_vintage || extract_people_there(x->job->dir, &dir, e));
    for (size_t i = 0; ok && i < n; i++) {
        if (tables[i].table == SCHEMA_NGUOI_THAM_GIA) {
            extract_regular_start(x);
            if (x->sink->expect != NULL) {
                x->sink->expect(x->sink->ctx, extract_lines(x->job->dir, &dir, tables[i].table));
            }
        }
        ok = one_table(x, &tables[i], &dir, found[i], e) &&
             lacking_tell(x->job->ledger, tables[i].table, x->lacking, x->files, lacks[i], e);
        arena_free(&x->kept);
        arena_free(&x->arena);
        arena_free(&x->row);
    }
    if (!ok && !x->any_vintage && e->kind == ERR_DATA) {
        list_unreached(x, &dir);
    }
    ok = ok && extract_settled(x->job->dir, &names, &dir, e);
    extract_regular_end(x);
    arena_free(&x->arena);
    arena_free(&x->row);
    employer_codes_free(&x->codes);
    employer_codes_free(&x->fallen);
    arena_free(&x->code_arena);
    arena_free(&names);
    return ok;
}

bool
extract_period(const struct extract_job *j, const struct extract_sink *s, struct extract_have *have,
               struct err *e) {
    struct extraction x = {.job = j, .sink = s};

    return read_tables(&x, sizeof tables / sizeof tables[0], have, e);
}

bool
extract_business(const struct extract_job *j, const struct extract_sink *s,
                 struct extract_have *have, struct err *e) {
    struct extraction x = {.job = j, .sink = s, .any_vintage = true};

    return read_tables(&x, s->taxpayer == NULL ? EMPLOYER_TABLES : BUSINESS_TABLES, have, e);
}
