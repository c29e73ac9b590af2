/* table_reader_file - one file as its parts, each with its own account.  See table_reader.h. */

#include <string.h>

#include "base/buf.h"
#include "ingest/cell.h"
#include "ingest/first_lines.h"
#include "ingest/table_reader.h"
#include "ingest/table_reader_state.h"

/* A table without a row is no figure of zero (D17): people stop the run, what else is told.  Of population and targets it
 * is said what cannot be counted without them. */
static bool
has_rows(struct table_reader *in, uint64_t rows, struct err *e) {
    const bool people = in->job->table == SCHEMA_NGUOI_THAM_GIA;
    struct ledger_finding f = {.file = in->file, .line = 1, .rule = LEDGER_D17};

    if (rows > 0 || in->job->table == SCHEMA_DAN_SO || in->job->table == SCHEMA_CHI_TIEU) {
        return true;
    }
    f.severity = people ? ledger_severity(in->job->ledger, LEDGER_D17) : LEDGER_CANH_BAO;
    f.what =
        (int)in->job->table < SCHEMA_EXTRACTS
            ? STR("tệp có tiêu đề nhưng không có dòng số liệu nào; hãy xuất lại đủ dòng của kỳ")
            : STR("tệp có tiêu đề nhưng không có dòng nào; hãy ghi đủ dòng, hoặc bỏ tệp nếu "
                  "không dùng");
    return ledger_note_as(in->job->ledger, &f) != LEDGER_CHAN ||
           err_set(e, ERR_DATA, "D17: " STR_FMT, STR_ARG(f.what));
}

/* The ledger's account of a part, in which its rows are counted. */
static void
open_account(struct table_reader *in) {
    in->file = ledger_add_file(in->job->ledger, str_from(in->job->shown),
                               str_from(schema_name(in->job->table)));
    in->account = ledger_file(in->job->ledger, in->file);
    memcpy(in->account->sha256, records_sha256(&in->from), sizeof in->account->sha256);
    in->account->bytes = (int64_t)records_bytes(&in->from);
}

/* Where the columns stand: a finding names the cell. */
static void
tell_columns(const struct table_reader *in) {
    struct ledger_column column[SCHEMA_COLUMNS_MAX];

    for (uint32_t i = 0; i < in->columns; i++) {
        column[i] = (struct ledger_column){in->column[i].name, in->header.at[i]};
    }
    ledger_columns(in->job->ledger, in->file, column, in->columns);
}

/* The columns that a part lacks, where no other part could have them. */
static bool
columns_there(struct table_reader *in, struct err *e) {
    uint32_t lost;

    return in->job->lacking != NULL ||
           lacking_tell(in->job->ledger, in->job->table, in->lacking, 1, &lost, e);
}

static bool
take_text(struct table_reader *in, struct err *e) {
    if (records_empty(&in->from)) {
        return err_set(e, ERR_DATA, "tệp rỗng; hãy xuất lại tệp");
    }
    in->trusting = in->job->trusting;
    return table_reader_heading(in, e) && table_reader_decide(in, e) &&
           table_reader_records(in, e) && table_reader_conclude(in, e) &&
           has_rows(in, in->account->read, e) && columns_there(in, e);
}

/* Everything that is known of one part is dropped; the file stays open. */
static void
next_part(struct table_reader *in, uint32_t part) {
    arena_free(&in->arena);
    arena_free(&in->scratch);
    arena_free(&in->values);
    *in = (struct table_reader){.job = in->job,
                                .options = in->options,
                                .from = in->from,
                                .regular = in->regular,
                                .column = in->column,
                                .columns = in->columns};
    records_choose(&in->from, part);
}

/* --- sheets ----------------------------------------------------------------------- */

/* What the header of a sheet says about it. */
struct finding_sheets {
    bool *carries;                   /* of each: it carries the table */
    uint32_t carry;                  /* how many do */
    bool *bare;                      /* of each: no header was found */
    uint32_t best, most;             /* the sheet that names the most columns, and how many */
    uint32_t at[SCHEMA_COLUMNS_MAX]; /* the fields of its columns */
    struct buf others;               /* those that do not, with the reason */
};

static bool
look_at_sheet(struct table_reader *in, uint32_t i, struct finding_sheets *f, struct err *e) {
    struct buf what = {0};

    next_part(in, i);
    if (!table_reader_heading(in, e)) {
        open_account(in); /* a sheet that cannot be read is a refused file all the same */
        ledger_sheet(in->job->ledger, in->file, i + 1, records_part(&in->from, i));
        return false;
    }
    f->carries[i] = header_serves(&in->arena, in->job->table, &in->header, &what);
    f->carry += f->carries[i];
    f->bare[i] = in->header.found == 0;
    if (in->header.found > f->most) {
        f->best = i;
        f->most = in->header.found;
        memcpy(f->at, in->header.at, sizeof f->at);
    }
    if (!f->carries[i] && (in->job->sheet == 0 || in->header.at[0] == HEADER_ABSENT)) {
        buf_fmt(&f->others, "%s\"" STR_FMT "\" (%s%s)", f->others.n > 0 ? ", " : "",
                STR_ARG(records_part(&in->from, i)),
                records_part_hidden(&in->from, i) ? "trang ẩn, " : "",
                in->header.found == 0 ? "không có tiêu đề của bảng" : buf_z(&what));
    }
    buf_free(&what);
    return true;
}

static bool
take_sheet(struct table_reader *in, uint32_t i, struct err *e) {
    bool ok;

    next_part(in, i);
    in->trusting = in->job->trusting;
    open_account(in);
    ledger_sheet(in->job->ledger, in->file, i + 1, records_part(&in->from, i));
    ok = table_reader_heading(in, e);
    if (ok) {
        tell_columns(in);
    }
    return (ok && table_reader_decide(in, e) && table_reader_records(in, e) &&
            table_reader_conclude(in, e) && columns_there(in, e)) ||
           err_at(e, "trang \"" STR_FMT "\"", STR_ARG(records_part(&in->from, i)));
}

/* What stands on no sheet that is read is said once, with the first that is. */
static void
say_others(struct table_reader *in, const struct finding_sheets *f) {
    struct buf how = {0};

    if (f->others.n > 0) {
        buf_fmt(&how, STR_FMT "; không đọc trang %s", STR_ARG(in->account->how), buf_z(&f->others));
        ledger_how(in->job->ledger, in->file, buf_view(&how));
        buf_free(&how);
    }
}

/* The line has what a row of the table must have, in the fields where another sheet has it. */
static bool
is_like_row(const struct table_reader *in, const struct finding_sheets *f,
            const struct header_line *line) {
    bool like = true;

    for (uint32_t i = 0; like && i < in->columns; i++) {
        if (in->column[i].required && f->at[i] != HEADER_ABSENT) {
            like = f->at[i] < line->n && line->cell[f->at[i]].n > 0 &&
                   (in->column[i].type != SCHEMA_CODE || cell_codelike(line->cell[f->at[i]]));
        }
    }
    return like;
}

/* A sheet without a header whose rows are those of a sheet that is read: its rows would be lost (D19). */
static bool
goes_on(struct table_reader *in, const struct finding_sheets *f, uint32_t i, struct err *e) {
    enum { LEAST = 3 };
    struct header_line *line = arena_array(&in->arena, struct header_line, HEADER_LOOKED_AT);
    struct ledger_finding d = {.file = in->file, .line = 1, .rule = LEDGER_D19};
    struct err unsaid;
    struct buf what = {0};
    uint32_t n = 0;
    uint32_t rows = 0;
    bool ok = true;

    records_choose(&in->from, i);
    if (!first_lines_read(&in->arena, &in->from, ',', line, &n, &unsaid)) {
        return true; /* a sheet that cannot be read has been told */
    }
    for (uint32_t k = 0; k < n; k++) {
        rows += is_like_row(in, f, &line[k]);
    }
    if (rows >= LEAST && rows > n / 2) {
        buf_fmt(&what,
                "trang \"" STR_FMT
                "\" không có dòng tiêu đề nên không được đọc, mà các dòng của nó giống dòng của "
                "bảng %s; hãy chép dòng tiêu đề vào đầu trang ấy",
                STR_ARG(records_part(&in->from, i)), schema_name(in->job->table));
        d.severity = ledger_severity(in->job->ledger, LEDGER_D19);
        d.what = buf_view(&what);
        ok = ledger_note_as(in->job->ledger, &d) != LEDGER_CHAN ||
             err_set(e, ERR_DATA, "D19: %s", buf_z(&what));
        buf_free(&what);
    }
    return ok;
}

static bool
nothing_goes_on(struct table_reader *in, const struct finding_sheets *f, struct err *e) {
    bool ok = true;

    for (uint32_t i = 0; ok && i < records_parts(&in->from); i++) {
        ok = !f->bare[i] || goes_on(in, f, i, e);
    }
    return ok;
}

static bool
take_found(struct table_reader *in, const struct finding_sheets *f, struct err *e) {
    uint64_t rows = 0;
    bool first = true;

    for (uint32_t i = 0; i < records_parts(&in->from); i++) {
        if (!f->carries[i] && (f->carry > 0 || i != f->best)) {
            continue;
        }
        if (!take_sheet(in, i, e)) {
            return false;
        }
        rows += in->account->read;
        if (first) {
            say_others(in, f);
        }
        first = false;
    }
    return has_rows(in, rows, e) && ((int)in->job->table >= SCHEMA_EXTRACTS || f->carry == 0 ||
                                     in->job->sheet > 0 || nothing_goes_on(in, f, e));
}

/* Every sheet that carries the table, in their order, or the one that is wanted; where none does, the nearest says why. */
static bool
take_book(struct table_reader *in, struct err *e) {
    const uint32_t sheets = records_parts(&in->from);
    struct arena a = ARENA_EMPTY;
    struct finding_sheets f = {.carries = arena_array(&a, bool, sheets),
                               .bare = arena_array(&a, bool, sheets)};
    bool ok = true;

    for (uint32_t i = 0; ok && i < sheets; i++) {
        ok = look_at_sheet(in, i, &f, e);
    }
    for (uint32_t i = 0; in->job->sheet > 0 && i < sheets; i++) {
        f.carries[i] = i + 1 == in->job->sheet;
        f.carry = 1;
    }
    ok = ok && take_found(in, &f, e);
    buf_free(&f.others);
    arena_free(&a);
    return ok;
}

/* The columns of the part in hand. */
static uint32_t
columns_of(struct table_reader *in, uint32_t columns) {
    struct err unsaid;
    uint32_t there = 0;

    if (records_empty(&in->from) || !table_reader_heading(in, &unsaid) || in->header.found == 0) {
        return 0;
    }
    there = in->header.given;
    for (uint32_t i = 0; i < columns; i++) {
        there |= in->header.at[i] == HEADER_ABSENT ? 0 : UINT32_C(1) << i;
    }
    return there;
}

size_t
table_reader_columns(const struct table_reader_job *j, struct arena *a, uint32_t **there) {
    struct table_reader in = {.job = j};
    struct err unsaid;
    uint32_t columns;
    uint32_t parts;

    (void)schema_columns(j->table, &columns);
    if (!read_options_read(j->profile, j->table, &in.options, &unsaid) ||
        !records_open(&in.from, j->path, in.options.has_encoding ? &in.options.encoding : NULL,
                      &unsaid)) {
        *there = arena_array(a, uint32_t, 1);
        return 1;
    }
    parts = records_parts(&in.from);
    *there = arena_array(a, uint32_t, parts + 1);
    for (uint32_t part = 0; part < parts; part++) {
        next_part(&in, part);
        (*there)[part] = columns_of(&in, columns);
    }
    records_close(&in.from);
    arena_free(&in.arena);
    arena_free(&in.scratch);
    arena_free(&in.values);
    return parts > 0 ? parts : 1;
}

/* The file, unless the mistake is the profile's, or the words name the file already. */
static bool
refused(struct table_reader *in, struct err *e) {
    const char *path = in->job->path;

    if (in->account != NULL) {
        in->account->refused = true;
        if (in->account->how.n == 0) {
            ledger_how(in->job->ledger, in->file, str_from(e->what));
        }
    }
    return (e->kind == ERR_CONFIG || strstr(e->what, path) != NULL) ? false : err_at(e, "%s", path);
}

static bool
open_records(struct table_reader *in, struct err *e) {
    const struct table_reader_job *j = in->job;

    return j->trusting && !in->options.has_encoding
               ? records_open_trusting(&in->from, j->path, e)
               : records_open(&in->from, j->path,
                              in->options.has_encoding ? &in->options.encoding : NULL, e);
}

bool
table_reader_file(const struct table_reader_job *j, struct err *e) {
    struct table_reader in = {.job = j};
    struct arena cutting = ARENA_EMPTY; /* outlives the sheets, whose arena is in.arena */
    bool ok = false;

    in.column = schema_columns(j->table, &in.columns);
    in.regular = regular_new(&cutting, regular_best());
    if (!read_options_read(j->profile, j->table, &in.options, e) || !open_records(&in, e)) {
        open_account(&in);
        arena_free(&cutting);
        return refused(&in, e);
    }
    records_keep_in(&in.from, ledger_spill(j->ledger));
    if (records_is_sheet(&in.from)) {
        ok = take_book(&in, e);
    } else {
        open_account(&in);
        ok = take_text(&in, e);
    }
    ok = ok && records_settled(&in.from, e);
    records_close(&in.from);
    ok = ok || refused(&in, e);
    arena_free(&in.arena);
    arena_free(&in.scratch);
    arena_free(&in.values);
    arena_free(&cutting);
    return ok;
}
