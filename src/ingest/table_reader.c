/* table_reader - one file of one table, from its bytes to checked cells.  See table_reader.h. */

#include "ingest/table_reader.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/num.h"
#include "ingest/cell.h"
#include "ingest/table_reader_state.h"

static void
note_stop(struct table_reader *in, uint64_t line, enum ledger_rule rule) {
    if (!in->stopped) {
        in->stopped = true;
        in->stop_rule = rule;
        in->stop_line = line;
    }
}

/* The row falls by a rule of severity s; its first fall is what tra-lai/ tells. */
static void
fall(struct table_reader_row *r, str column, str value, enum ledger_rule rule,
     enum ledger_severity s) {
    struct table_reader *in = r->in;

    if (!r->rejected) {
        ledger_return(in->job->ledger, r->file, r->line, in->cell[0], column, value, rule);
    }
    r->rejected = true;
    if (s == LEDGER_CHAN) {
        note_stop(in, r->line, rule);
    }
}

/* column: its name, or "" for the row; least: the severity it has at the least. */
static bool
note(struct table_reader_row *r, const char *column, enum ledger_rule rule, str value, str detail,
     enum ledger_severity least) {
    struct ledger *l = r->in->job->ledger;
    const enum ledger_severity own = ledger_severity(l, rule);
    const struct ledger_finding f = {.file = r->file,
                                     .line = r->line,
                                     .column = str_from(column),
                                     .rule = rule,
                                     .severity = own > least ? own : least,
                                     .value = value,
                                     .xa = r->xa,
                                     .what = detail};

    const enum ledger_severity s = ledger_note_as(l, &f);

    if (s >= LEDGER_LOAI) {
        fall(r, f.column, value, rule, s);
    }
    return !r->rejected;
}

bool
table_reader_note(struct table_reader_row *r, uint32_t column, enum ledger_rule rule, str detail) {
    return note(r, r->in->column[column].name, rule, r->cell[column], detail, LEDGER_THONG_TIN);
}

int
table_reader_month(const struct table_reader_row *r) {
    return r->in->month;
}

struct ledger *
table_reader_ledger(const struct table_reader_row *r) {
    return r->in->job->ledger;
}

void
table_reader_reject(struct table_reader_row *r, uint32_t column, enum ledger_rule rule,
                    str detail) {
    (void)note(r, r->in->column[column].name, rule, r->cell[column], detail, LEDGER_LOAI);
}

void
table_reader_fall(struct table_reader_row *r, uint32_t column, enum ledger_rule rule) {
    fall(r, str_from(r->in->column[column].name), r->cell[column], rule,
         ledger_was_let_through(r->in->job->ledger, rule)
             ? LEDGER_LOAI
             : ledger_severity(r->in->job->ledger, rule));
}

enum reading { WHOLE, SIGNED, DECIMAL };

/* The column is counted from others, and one of them holds no number: the cell is that one's, of another unit and form. */
static bool
lacks_term(const struct table_reader *in, uint32_t column) {
    return in->derived[column] != NULL && in->kind[column] != ROW_NUMBER;
}

/* A cell in the unit of its column. */
static enum number_result
read_number(const struct table_reader_row *r, uint32_t column, enum reading how, int64_t max,
            int64_t *out) {
    const enum number_form f = table_reader_form(r->in, column);
    const unsigned zeros = r->in->zeros[column];
    const str s = r->cell[column];
    enum number_result result;

    if (lacks_term(r->in, column)) {
        return NUMBER_NOT;
    }
    if (how == DECIMAL) {
        return number_decimal(s, f, max, out);
    }
    if (zeros == 0 && !r->in->form_told[column] && r->in->kind[column] != ROW_NUMBER &&
        number_twofold(s, f)) {
        return NUMBER_TWOFOLD;
    }
    if (zeros == 0) {
        return (how == SIGNED ? number_signed : number_whole)(s, f, max, out);
    }
    result = number_scaled(s, f, zeros, max, out);
    return result == NUMBER_OK && how == WHOLE && *out < 0 ? NUMBER_NEGATIVE : result;
}

/* What is wrong is that the number is not written as the others of the column. */
static bool
of_form(enum number_result r, str cell) {
    return r == NUMBER_TWOFOLD || (r == NUMBER_NOT && cell_has_digit(cell));
}

/* Where the rule's own words would not fit. */
static const char *
what_to_do(enum number_result r) {
    return r == NUMBER_DAMAGED     ? "; hãy xuất lại cột ấy ở dạng văn bản"
           : r == NUMBER_TOO_LARGE ? "; hãy kiểm tra số chữ số và đơn vị tính"
                                   : "";
}

/* A term of a derived column is no number. */
static void
note_term(struct table_reader_row *r, uint32_t column) {
    struct buf what = {0};

    buf_text(&what, "không tính được ");
    table_reader_form_say_sum(r->in, r->in->derived[column], &what);
    buf_text(&what, ": một ô không phải là số của cột ấy (khác dạng, khác đơn vị hoặc quá lớn)");
    (void)table_reader_note(r, column, LEDGER_D04, buf_view(&what));
    buf_free(&what);
}

/* What is wrong with the cell is D04. */
static int64_t
number_by(struct table_reader_row *r, uint32_t column, enum reading how, int64_t max) {
    char detail[256];
    enum number_result result;
    int64_t v;

    if (r->cell[column].n == 0) {
        return TABLE_READER_NO_NUMBER;
    }
    result = read_number(r, column, how, max, &v);
    if (result == NUMBER_OK) {
        return v;
    }
    if (lacks_term(r->in, column)) {
        note_term(r, column);
        return TABLE_READER_NO_NUMBER;
    }
    if (of_form(result, r->cell[column])) {
        (void)snprintf(
            detail, sizeof detail,
            "giá trị %s; cột có dạng %s; hãy viết theo dạng ấy hoặc không có dấu ngăn nghìn",
            number_result_text(result), number_form_text(table_reader_form(r->in, column)));
    } else {
        (void)snprintf(detail, sizeof detail, "giá trị %s%s", number_result_text(result),
                       what_to_do(result));
    }
    (void)table_reader_note(r, column, LEDGER_D04, str_from(detail));
    return TABLE_READER_NO_NUMBER;
}

static int64_t
added(struct table_reader_row *r, uint32_t column, int64_t v) {
    if (v != TABLE_READER_NO_NUMBER) {
        table_reader_add_up(&r->in->sum[column], v);
    }
    return v;
}

int64_t
table_reader_number(struct table_reader_row *r, uint32_t column, int64_t max) {
    /* what is counted from other columns, an adjustment among them, may be less than nothing */
    const enum reading how = r->in->derived[column] == NULL ? WHOLE : SIGNED;

    return added(r, column, number_by(r, column, how, max));
}

int64_t
table_reader_signed(struct table_reader_row *r, uint32_t column, int64_t max) {
    return added(r, column, number_by(r, column, SIGNED, max));
}

int64_t
table_reader_decimal(struct table_reader_row *r, uint32_t column, int64_t max) {
    return number_by(r, column, DECIMAL, max);
}

int64_t
table_reader_percent(struct table_reader_row *r, uint32_t column, int64_t max) {
    enum number_result result;
    int64_t v;

    if (r->cell[column].n == 0) {
        return TABLE_READER_NO_NUMBER;
    }
    result = number_hundredths(r->cell[column], table_reader_form(r->in, column), max, &v);
    if (result != NUMBER_OK) {
        (void)table_reader_note(
            r, column, LEDGER_D04,
            STR("giá trị không phải tỷ lệ phần trăm với nhiều nhất hai số lẻ; hãy ghi như 95,15"));
        return TABLE_READER_NO_NUMBER;
    }
    return v;
}

period_day
table_reader_day(struct table_reader_row *r, uint32_t column, bool year_alone) {
    period_day d;

    if (r->cell[column].n == 0) {
        return PERIOD_NO_DATE;
    }
    if (!day_parse(r->cell[column], r->in->order[column], year_alone, &d)) {
        (void)table_reader_note(r, column, LEDGER_D05, (str){NULL, 0});
        return PERIOD_NO_DATE;
    }
    return d;
}

bool
table_reader_flag(struct table_reader_row *r, uint32_t column) {
    const enum cell_flag f = cell_flag(r->cell[column]);

    if (f == CELL_UNCLEAR) {
        (void)table_reader_note(r, column, LEDGER_D04,
                                STR("giá trị không phải 1, x, Có, 0, Không hoặc để trống; hãy ghi "
                                    "một giá trị như vậy"));
    }
    return f == CELL_YES;
}

/* --- records ------------------------------------------------------------------- */

static const struct {
    enum ledger_rule rule;
    const char *detail;
} fault[] = {[SCAN_BYTES] = {LEDGER_D02, ""},
             [SCAN_QUOTE] = {LEDGER_D14, ""},
             [SCAN_STRAY] = {LEDGER_D14, "dấu nháy đứng sai chỗ trong ô"},
             [SCAN_LONG] = {LEDGER_D15, ""}};

/* The column is not in this file: another one of its table has it. */
static bool
is_elsewhere(const struct table_reader *in, uint32_t column) {
    return (in->job->elsewhere >> column & 1) != 0 && in->header.at[column] == HEADER_ABSENT;
}

/* A record that is no row by its form alone.  true: it was one, and is rejected. */
static bool
falls_at_once(struct table_reader_row *r, const struct scan_record *rec) {
    struct table_reader *in = r->in;
    char detail[96];

    if (rec->fault != SCAN_GOOD) {
        (void)note(r, "", fault[rec->fault].rule, (str){NULL, 0},
                   str_from(fault[rec->fault].detail), LEDGER_LOAI);
        return true;
    }
    if (rec->n != in->header.width) {
        (void)snprintf(detail, sizeof detail, "dòng có %u ô, tiêu đề có %u ô", rec->n,
                       in->header.width);
        (void)note(r, "", LEDGER_D01, (str){NULL, 0}, str_from(detail), LEDGER_LOAI);
        return true;
    }
    for (uint32_t i = 0; i < in->columns; i++) {
        if (in->kind[i] == ROW_UNCOUNTED) {
            table_reader_reject(r, i, LEDGER_D03,
                                STR("ô là công thức mà tệp không lưu kết quả; hãy mở tệp bằng "
                                    "Excel, tính lại và lưu"));
        } else if (in->column[i].required && in->cell[i].n == 0 && !is_elsewhere(in, i) &&
                   in->cell[schema_instead(in->job->table, i)].n == 0) {
            (void)table_reader_note(r, i, LEDGER_D03, (str){NULL, 0});
        }
    }
    return r->rejected;
}

/* The amounts of the form's own columns are added up for its total lines; a sum that does not hold is D12. */
static void
hold_form(struct table_reader_row *r) {
    struct table_reader *in = r->in;
    const struct form *f = in->known.form;

    for (uint32_t i = f->table_columns; i < in->columns; i++) {
        int64_t v;

        if (table_reader_form_amount(in, i, &v)) {
            table_reader_add_up(&in->sum[i], v);
        }
    }
    for (size_t i = 0; i < f->n_check; i++) {
        struct buf what = {0};

        if (!table_reader_form_holds(in, &f->check[i], &what)) {
            (void)table_reader_note(r, f->check[i].column, LEDGER_D12, buf_view(&what));
        }
        buf_free(&what);
    }
}

static void
take_row(struct table_reader *in, const struct scan_record *rec) {
    struct table_reader_row r = {.in = in, .file = in->file, .line = rec->line, .cell = in->cell};
    enum table_reader_pot pot = TABLE_READER_ACCEPTED;

    in->rows++;
    in->account->read++;
    if (!falls_at_once(&r, rec)) {
        if (in->known.form != NULL) {
            hold_form(&r);
        }
        pot = in->job->row(in->job->ctx, &r);
    } else if (in->job->fell != NULL && rec->n == in->header.width) {
        in->job->fell(in->job->ctx, in->cell);
    }
    if (!r.rejected) {
        lacking_row(in->lacking, in->cell);
    }
    if (r.rejected) {
        in->account->rejected++;
    } else if (pot == TABLE_READER_DUPLICATE) {
        in->account->duplicate++;
    } else {
        in->account->accepted++;
    }
}

/* Ctrl-Z alone on its line: programs of DOS end a text so. */
static bool
is_end_mark(const struct scan_record *rec) {
    return rec->fault == SCAN_BYTES && rec->n == 1 && str_eq(rec->field[0], STR("\x1a"));
}

static void
take_record(struct table_reader *in, struct scan_record *rec) {
    if (rec->line <= in->header.last_line) {
        if (rec->line < in->header.first_line || rec->n == 0) {
            in->account->skipped++;
        }
        if (rec->line == in->header.last_line) {
            records_width(&in->from, in->header.width);
        }
        return;
    }
    if ((rec->n == 0 && rec->fault == SCAN_GOOD) || is_end_mark(rec)) {
        in->account->skipped++;
        return;
    }
    in->records++;
    table_reader_fit(in, rec);
    table_reader_cells(in, rec, TABLE_READER_ALL);
    if (in->trusting) {
        table_reader_hear(in, rec);
    }
    if (in->known.form != NULL) {
        table_reader_form_cells(in);
    }
    if (rec->fault == SCAN_GOOD && table_reader_is_non_row(in, rec)) {
        in->account->skipped++;
        return;
    }
    take_row(in, rec);
}

/* Rows that leave out their empty last cells are rows, and a row that lost what stood there looks the same. */
static void
tell_shorts(struct table_reader *in) {
    struct ledger_finding f = {
        .file = in->file, .line = in->short_line, .rule = LEDGER_D01, .severity = LEDGER_CANH_BAO};
    char shorts[NUM_TEXT];
    char detail[160];

    if (in->shorts == 0) {
        return;
    }
    num_vn_int(shorts, (int64_t)in->shorts);
    (void)snprintf(detail, sizeof detail,
                   "%s dòng ít ô hơn tiêu đề, các ô cuối còn thiếu được coi là trống", shorts);
    f.what = str_from(detail);
    (void)ledger_note_as(in->job->ledger, &f);
}

bool
table_reader_records(struct table_reader *in, struct err *e) {
    enum scan_step step = SCAN_END;
    uint64_t told = 0;
    struct scan_record r;

    if (!(in->trusting ? records_start_whole(&in->from, in->separator, e)
                       : records_start(&in->from, in->separator, e))) {
        return false;
    }
    regular_start(in->regular, records_separator(&in->from, in->separator), in->header.width);
    while (!in->stopped && (step = records_next(&in->from, &r, e)) == SCAN_RECORD) {
        take_record(in, &r);
        in->records += table_reader_is_even(in) ? table_reader_regular_rows(in) : 0;
        if (in->records >= told + TABLE_READER_PROGRESS_EVERY) {
            table_reader_progress(in, 1);
            told = in->records;
        }
    }
    records_end(&in->from);
    if (step == SCAN_FAILED) {
        return false;
    }
    if (!in->stopped) {
        table_reader_check_stated(in);
        tell_shorts(in);
    }
    if (in->stopped && in->stop_what.n > 0) {
        return err_set(e, ERR_DATA, "%s: " STR_FMT, ledger_rule_row(in->stop_rule)->code,
                       STR_ARG(in->stop_what)) ||
               err_at(e, "dòng %" PRIu64, in->stop_line);
    }
    if (in->stopped) {
        return err_set(e, ERR_DATA, "%s: %s; quy tắc này được đặt là chan",
                       ledger_rule_row(in->stop_rule)->code,
                       ledger_rule_row(in->stop_rule)->what) ||
               err_at(e, "dòng %" PRIu64, in->stop_line);
    }
    table_reader_progress(in, 1);
    return true;
}
