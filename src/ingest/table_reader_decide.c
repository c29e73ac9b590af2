/* table_reader_decide - what one file looks like, from evidence over the whole of it.  See table_reader.h. */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "ingest/cell.h"
#include "ingest/first_lines.h"
#include "ingest/stated_month.h"
#include "ingest/table_reader_state.h"
#include "text/fold.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

enum { GROUP = 3 }; /* digits between two separators of thousands */

static const struct {
    char c;
    const char *text;
} separator[] = {{',', "','"}, {';', "';'"}, {'\t', "tab"}, {'|', "'|'"}};

static const char *
separator_text(char c) {
    for (size_t i = 0; i < COUNT(separator); i++) {
        if (separator[i].c == c) {
            return separator[i].text;
        }
    }
    return "?";
}

/* The best header that the first records show when cut at c: kept where it names more than the one found so far. */
static bool
try_separator(struct table_reader *in, const struct schema_names *names, char c, struct err *e) {
    struct header_line *line = arena_array(&in->arena, struct header_line, HEADER_LOOKED_AT);
    struct schema_names with_form = *names;
    struct form_found known;
    struct header h;
    uint32_t n = 0;

    if (!first_lines_read(&in->arena, &in->from, c, line, &n, e)) {
        return false;
    }
    form_find(&in->arena, in->job->forms, names, line, n, &known);
    if (known.form != NULL) {
        form_names(&in->arena, known.form, &with_form);
    }
    header_find(&in->arena, &with_form, line, n, in->options.header_line, &h);
    if (h.found > in->header.found || (in->header.found == 0 && in->known.near == NULL)) {
        in->known = known;
    }
    if (h.found > in->header.found) {
        in->header = h;
        in->separator = c;
        in->first = line;
        in->first_n = n;
    }
    in->seen = n > in->seen ? n : in->seen;
    return true;
}

/* c is worth a try: one a sheet, the profile's, or each. */
static bool
to_try(const struct table_reader *in, char c) {
    const char only = records_is_sheet(&in->from) ? separator[0].c : in->options.separator;

    return only == 0 || only == c;
}

bool
table_reader_heading(struct table_reader *in, struct err *e) {
    if (!schema_names(&in->arena, in->job->table, in->job->profile, &in->names, e)) {
        return false;
    }
    in->header.found = 0;
    in->seen = 0;
    in->known = (struct form_found){.form = NULL};
    in->column = schema_columns(in->job->table, &in->columns);
    in->separator = in->options.separator != 0 ? in->options.separator : separator[0].c;
    for (size_t i = 0; i < COUNT(separator); i++) {
        if (!to_try(in, separator[i].c)) {
            continue;
        }
        if (!try_separator(in, &in->names, separator[i].c, e)) {
            return false;
        }
    }
    if (in->header.found > 0) {
        table_reader_width(in);
    }
    in->month =
        in->header.found > 0 ? stated_month(in->first, in->header.first) : STATED_MONTH_NONE;
    table_reader_form_start(in);
    for (uint32_t i = 0; in->job->elsewhere >> i != 0; i++) {
        if ((in->job->elsewhere >> i & 1) != 0 && in->header.found > 0 &&
            in->header.at[i] == HEADER_ABSENT) {
            in->header.given |= UINT32_C(1) << i;
        }
    }
    return true;
}

/* The verdict on the header that was found. */
static bool
heading_serves(struct table_reader *in, struct err *e) {
    struct buf what = {0};
    bool serves = false;

    if (!table_reader_form_serves(in, &what)) {
        (void)err_set(e, ERR_DATA, "%s", buf_z(&what));
    } else if (!(serves = header_serves(&in->arena, in->job->table, &in->header, &what))) {
        table_reader_say_why_not(in, &what, e);
    }
    if (!serves) {
        ledger_how(in->job->ledger, in->file, buf_view(&what));
    }
    buf_free(&what);
    return serves;
}

/* --- read 2 ------------------------------------------------------------------- */

/* Columns that tell something by all their values: one bit each. */
static uint32_t
evidence_columns(const struct table_reader *in) {
    uint32_t wanted = in->job->preview_columns;

    for (uint32_t i = 0; i < in->columns; i++) {
        const enum schema_type t = in->column[i].type;

        if (schema_is_number(t) || t == SCHEMA_DATE) {
            wanted |= UINT32_C(1) << i;
        }
    }
    return wanted;
}

/* The record may say how its columns are written: it came whole, below the header. */
static bool
speaks(const struct table_reader *in, const struct scan_record *r) {
    return r->line > in->header.last_line && r->fault == SCAN_GOOD && r->n == in->header.width;
}

void
table_reader_hear(struct table_reader *in, const struct scan_record *r) {
    if (!speaks(in, r)) {
        return;
    }
    in->looked_at = r->line;
    table_reader_add_evidence(in);
    if (in->lacking != NULL) {
        lacking_look(in->lacking, r);
    }
    if (in->job->preview != NULL) {
        in->job->preview(in->job->ctx, in->cell);
    }
}

/* The next record, as wide as the header. */
static enum scan_step
next_record(struct table_reader *in, struct scan_record *r, struct err *e) {
    const enum scan_step step = records_next(&in->from, r, e);

    if (step == SCAN_RECORD && r->line == in->header.last_line) {
        records_width(&in->from, in->header.width);
    }
    if (step == SCAN_RECORD && r->line > in->header.last_line) {
        table_reader_fit(in, r);
    }
    return step;
}

static bool
gather(struct table_reader *in, struct err *e) {
    const uint32_t wanted = evidence_columns(in);
    uint64_t records = 0;
    uint64_t told = 0;
    enum scan_step step;
    struct scan_record r;

    if (!records_start(&in->from, in->separator, e)) {
        return false;
    }
    regular_start(in->regular, records_separator(&in->from, in->separator), in->header.width);
    while ((step = next_record(in, &r, e)) == SCAN_RECORD) {
        if (++records >= told + TABLE_READER_PROGRESS_EVERY) {
            table_reader_progress(in, 0);
            told = records;
        }
        if (speaks(in, &r)) {
            table_reader_cells(in, &r, wanted);
            table_reader_hear(in, &r);
            records += table_reader_is_even(in) ? table_reader_regular_evidence(in, wanted) : 0;
        }
    }
    records_end(&in->from);
    in->shorts = 0;
    return step == SCAN_END;
}

/* What the first records alone say. */
static bool
gather_first(struct table_reader *in, struct err *e) {
    enum { FIRST = 4096 };
    const uint32_t wanted = evidence_columns(in);
    enum scan_step step = SCAN_END;
    struct scan_record r;

    if (!records_start(&in->from, in->separator, e)) {
        return false;
    }
    for (unsigned n = 0; n < FIRST && (step = next_record(in, &r, e)) == SCAN_RECORD; n++) {
        if (speaks(in, &r)) {
            table_reader_cells(in, &r, wanted);
            in->looked_at = r.line;
            table_reader_add_evidence(in);
        }
    }
    records_end(&in->from);
    in->shorts = 0;
    return step != SCAN_FAILED;
}

static bool
is_number(const struct table_reader *in, uint32_t i) {
    return in->header.at[i] != HEADER_ABSENT && in->derived[i] == NULL &&
           schema_is_number(in->column[i].type);
}

static enum number_kind
numbers_of(const struct table_reader *in, uint32_t i) {
    const enum schema_type t = in->column[i].type;

    if (t == SCHEMA_NUMBER || t == SCHEMA_DECIMAL) {
        return NUMBER_MIXED;
    }
    return in->zeros[i] > 0 ? NUMBER_SCALED : NUMBER_WHOLES;
}

/* Nothing but "1.234" in a unit so large that three decimals are as likely as thousands. */
static bool
says_nothing(const struct table_reader *in, uint32_t i) {
    const bool money = in->column[i].type == SCHEMA_MONEY;

    return in->zeros[i] >= GROUP + (money ? 1U : 0U) && number_only_ambiguous(&in->number[i]);
}

/* The column's values contradict each other: the lines that do so are named. */
static bool
refuse_numbers(struct table_reader *in, uint32_t i, struct err *e) {
    const struct number_evidence *v = &in->number[i];
    struct buf b = {0};
    bool goes_on;

    buf_fmt(&b,
            "không xác định được dạng số của cột %s: %" PRIu64 " ô dạng 1.234,5, %" PRIu64
            " ô dạng 1,234.5, %" PRIu64 " ô 1.234, %" PRIu64 " ô 1,234 (ô đầu tiên ",
            in->column[i].name, v->dot, v->comma, v->maybe_dot, v->maybe_comma);
    if (v->dot_line > 0) {
        buf_fmt(&b, "dùng dấu chấm ngăn nghìn ở dòng %" PRIu64, v->dot_line);
    }
    if (v->comma_line > 0) {
        buf_fmt(&b, "%skiểu kia ở dòng %" PRIu64, v->dot_line > 0 ? ", " : "", v->comma_line);
    }
    buf_fmt(&b, "); hãy sửa ô viết khác, hoặc đặt dang_so trong mục [tep.%s] của baophu.ini",
            schema_name(in->job->table));
    goes_on = table_reader_refuse(in, v->dot_line > v->comma_line ? v->dot_line : v->comma_line,
                                  in->column[i].name, LEDGER_D04, buf_view(&b), e);
    buf_free(&b);
    return goes_on;
}

static bool
decide_numbers(struct table_reader *in, struct err *e) {
    for (uint32_t i = 0; i < in->columns; i++) {
        const bool thousands = in->options.thousands && in->column[i].type != SCHEMA_DECIMAL;

        if (!is_number(in, i)) {
            continue;
        }
        in->form_told[i] = in->options.has_form ||
                           (!in->options.thousands && number_only_ambiguous(&in->number[i]));
        if (in->options.has_form) {
            in->form[i] = in->options.form;
        } else if (says_nothing(in, i)) {
            return err_set(
                e, ERR_DATA,
                "cột %s tính theo đơn vị lớn hơn nghìn và mọi số đều dạng 1.234: không biết dấu là "
                "phân cách nghìn hay thập phân; hãy đặt dang_so trong mục [tep.%s] của baophu.ini",
                in->column[i].name, schema_name(in->job->table));
        } else if (!number_decide(&in->number[i], numbers_of(in, i), thousands, &in->form[i]) &&
                   !refuse_numbers(in, i, e)) {
            return false;
        }
    }
    return true;
}

/* The order of the columns of dates that tell theirs, when they agree: one program wrote them all. */
static enum day_verdict
order_of_file(const struct table_reader *in) {
    bool told[DAY_UNSURE + 1] = {false};

    for (uint32_t i = 0; i < in->columns; i++) {
        told[day_verdict(&in->day[i])] = true;
    }
    return told[DAY_SAYS_DMY] == told[DAY_SAYS_MDY] ? DAY_SAYS_NOTHING
           : told[DAY_SAYS_DMY]                     ? DAY_SAYS_DMY
                                                    : DAY_SAYS_MDY;
}

static bool
refuse_days(struct table_reader *in, uint32_t i, struct err *e) {
    const struct day_evidence *v = &in->day[i];
    struct buf b = {0};
    bool goes_on;

    buf_fmt(&b,
            "không xác định được cột %s viết ngày trước hay tháng trước: trong %" PRIu64
            " ô, %" PRIu64 " ô chỉ có thể là tháng/ngày/năm (ô đầu tiên ở dòng %" PRIu64
            "), %" PRIu64 " ô chỉ có thể là ngày/tháng/năm; hãy sửa ô viết khác, hoặc đặt "
            "dang_ngay trong mục [tep.%s] của baophu.ini",
            in->column[i].name, v->parted, v->second, v->second_line, v->first,
            schema_name(in->job->table));
    goes_on =
        table_reader_refuse(in, v->second_line, in->column[i].name, LEDGER_D05, buf_view(&b), e);
    buf_free(&b);
    return goes_on;
}

static bool
decide_days(struct table_reader *in, struct err *e) {
    const enum day_verdict file = order_of_file(in);

    for (uint32_t i = 0; i < in->columns; i++) {
        enum day_verdict own = day_verdict(&in->day[i]);

        if (in->options.has_order) {
            in->order[i] = in->options.order;
            continue;
        }
        if (own != DAY_SAYS_DMY && own != DAY_SAYS_MDY) {
            const enum day_verdict stated =
                in->header.at[i] == HEADER_ABSENT
                    ? DAY_SAYS_NOTHING
                    : day_stated(fold_key(&in->scratch, in->header.name[in->header.at[i]]));

            own = stated != DAY_SAYS_NOTHING ? stated : file != DAY_SAYS_NOTHING ? file : own;
        }
        if (own == DAY_UNSURE && in->day[i].second >= in->day[i].first && !refuse_days(in, i, e)) {
            return false;
        }
        in->order[i] = own == DAY_SAYS_MDY ? DAY_MDY : DAY_DMY;
    }
    return true;
}

/* --- how ------------------------------------------------------------------------ */

/* What told the form of one column. */
static void
say_number(const struct table_reader *in, uint32_t i, struct buf *b) {
    const struct number_evidence *v = &in->number[i];

    buf_text(b, in->column[i].name);
    if (number_only_ambiguous(v)) {
        buf_fmt(b, " %s, %" PRIu64 " ô chỉ có dạng %s",
                in->column[i].type == SCHEMA_DECIMAL ? "coi dấu là thập phân"
                                                     : "theo dang_so của hồ sơ",
                v->maybe_dot + v->maybe_comma, v->maybe_dot > 0 ? "1.234" : "1,234");
    } else if (in->form[i] != NUMBER_PLAIN) {
        buf_fmt(b, " %" PRIu64 " ô", in->form[i] == NUMBER_DOT ? v->dot : v->comma);
    }
}

/* One form for all columns is said once; the columns that tell it stand behind it. */
static void
say_numbers(const struct table_reader *in, struct buf *b) {
    for (int f = NUMBER_PLAIN; f <= NUMBER_COMMA; f++) {
        const char *before = NULL;

        for (uint32_t i = 0; i < in->columns; i++) {
            if (!is_number(in, i) || in->form[i] != (enum number_form)f) {
                continue;
            }
            if (before == NULL) {
                buf_fmt(b, ", số dạng %s", number_form_text((enum number_form)f));
            }
            buf_text(b, before == NULL ? " (" : ", ");
            before = in->column[i].name;
            say_number(in, i, b);
        }
        buf_text(b, before == NULL ? "" : ")");
    }
}

static void
say_days(const struct table_reader *in, struct buf *b) {
    for (uint32_t i = 0; i < in->columns; i++) {
        const struct day_evidence *v = &in->day[i];

        if (v->parted > 0 && in->header.at[i] != HEADER_ABSENT) {
            buf_fmt(b, ", %s dạng %s", in->column[i].name, day_order_text(in->order[i]));
            if (in->order[i] == DAY_MDY && v->second > 0) {
                buf_fmt(b, " (%" PRIu64 " ô chỉ có thể như vậy)", v->second);
            } else if (in->order[i] == DAY_MDY) {
                buf_text(b, " (theo các cột ngày khác của tệp)");
            }
        }
    }
}

static void
say_how(struct table_reader *in) {
    struct buf b = {0};
    struct buf form = {0};
    struct buf extra = {0};

    records_say(&in->from, &b);
    if (!records_is_sheet(&in->from)) {
        buf_fmt(&b, ", dấu %s", separator_text(in->separator));
    }
    table_reader_say_form(in, &form);
    if (form.n > 0) {
        buf_fmt(&b, ", %s", buf_z(&form));
        ledger_form(in->job->ledger, in->file, buf_view(&form));
    }
    buf_fmt(&b, ", tiêu đề ở dòng %" PRIu64, in->header.first_line);
    if (in->header.levels > 1) {
        buf_fmt(&b, " gồm %u tầng", in->header.levels);
    }
    say_numbers(in, &b);
    say_days(in, &b);
    table_reader_say_units(in, &b);
    header_extra(&in->header, &extra);
    if (extra.n > 0) {
        buf_fmt(&b, ", không dùng cột %s", buf_z(&extra));
    }
    ledger_how(in->job->ledger, in->file, buf_view(&b));
    buf_free(&b);
    buf_free(&extra);
    buf_free(&form);
}

/* Forms by the first records; what all say is gathered from here on. */
static bool
trust(struct table_reader *in, struct err *e) {
    if (!gather_first(in, e) || !decide_numbers(in, e) || !decide_days(in, e)) {
        return false;
    }
    memset(in->number, 0, sizeof in->number);
    memset(in->day, 0, sizeof in->day);
    return true;
}

static bool
approved(struct table_reader *in, struct err *e) {
    say_how(in);
    return in->job->approve == NULL || in->job->approve(in->job->ctx, in->job, e);
}

bool
table_reader_conclude(struct table_reader *in, struct err *e) {
    enum number_form form[SCHEMA_COLUMNS_MAX];
    bool told[SCHEMA_COLUMNS_MAX];
    enum day_order order[SCHEMA_COLUMNS_MAX];

    if (!in->trusting) {
        return true;
    }
    memcpy(form, in->form, sizeof form);
    memcpy(told, in->form_told, sizeof told);
    memcpy(order, in->order, sizeof order);
    if (!records_conclude(&in->from, e) || !decide_numbers(in, e) || !decide_days(in, e)) {
        return false;
    }
    if (memcmp(form, in->form, sizeof form) != 0 || memcmp(told, in->form_told, sizeof told) != 0 ||
        memcmp(order, in->order, sizeof order) != 0) {
        return err_set(e, ERR_DATA, "các dòng sau không viết số hay ngày như các dòng đầu");
    }
    memcpy(in->account->sha256, records_sha256(&in->from), sizeof in->account->sha256);
    return approved(in, e);
}

bool
table_reader_decide(struct table_reader *in, struct err *e) {
    if (!heading_serves(in, e) || !table_reader_units(in, e)) {
        return false;
    }
    in->own = (struct lacking_file){.arena = &in->arena};
    in->lacking = in->job->lacking != NULL ? in->job->lacking(in->job->ctx) : &in->own;
    lacking_start(in->lacking, in->job->table, in->file, &in->header);
    if (in->trusting) {
        return trust(in, e);
    }
    return gather(in, e) && decide_numbers(in, e) && decide_days(in, e) && approved(in, e);
}
