/* table_reader_refused - why the header of a file does not serve, in words.  See table_reader.h. */

#include <inttypes.h>

#include "base/buf.h"
#include "ingest/table_reader_state.h"

/* Where a header was looked for in vain, and what a short file has instead. */
static void
say_where(const struct table_reader *in, struct buf *b) {
    if (in->header.found > 0) {
        return;
    }
    if (in->options.header_line > 0) {
        buf_fmt(b, "không thấy dòng tiêu đề ở dòng %" PRIu64 ": ", in->options.header_line);
    } else if (in->seen < HEADER_LOOKED_AT) {
        buf_fmt(b, "không thấy dòng tiêu đề, bảng chỉ có %u dòng: ", in->seen);
    } else {
        buf_fmt(b, "không thấy dòng tiêu đề trong %u dòng đầu: ", (unsigned)HEADER_LOOKED_AT);
    }
}

/* The table whose header this is, where it is another one's: files that changed their names. */
static void
say_other(struct table_reader *in, struct buf *b) {
    for (unsigned k = 0; in->first_n > 0 && k < SCHEMA_EXTRACTS; k++) {
        struct schema_names names;
        struct header h;
        struct buf ignored = {0};
        struct err none;

        if (k == (unsigned)in->job->table ||
            !schema_names(&in->arena, (enum schema_table)k, in->job->profile, &names, &none)) {
            continue;
        }
        header_find(&in->arena, &names, in->first, in->first_n, 0, &h);
        if (h.found > in->header.found &&
            header_serves(&in->arena, (enum schema_table)k, &h, &ignored)) {
            buf_fmt(b, "; tiêu đề là của bảng %s: hãy đổi tên tệp",
                    schema_name((enum schema_table)k));
        }
        buf_free(&ignored);
    }
}

/* What the profile says about reading the table: a file that shows otherwise is not read. */
static void
say_forced(const struct table_reader *in, struct buf *b) {
    const struct read_options *o = &in->options;

    if (o->header_line > 0 || (o->separator != 0 && !records_is_sheet(&in->from))) {
        buf_fmt(b, "; mục [tep.%s] của baophu.ini đặt%s%s%s: bỏ khóa ấy nếu tệp không như vậy",
                schema_name(in->job->table), o->header_line > 0 ? " tieu_de" : "",
                o->header_line > 0 && o->separator != 0 ? "," : "",
                o->separator != 0 ? " dau" : "");
    }
}

/* What the header lacks, and what the form that it is, or nearly is, has to do with it. */
void
table_reader_say_why_not(struct table_reader *in, struct buf *what, struct err *e) {
    struct buf all = {0};

    if (in->known.form != NULL) {
        buf_fmt(&all, "tệp theo mẫu %s (" STR_FMT ")", in->known.form->id,
                STR_ARG(in->known.form->name));
        form_say_lacks(in->known.form, &in->header, &all);
    } else {
        form_say_near(&in->known, &all);
    }
    buf_text(&all, all.n > 0 ? "; " : "");
    say_where(in, &all);
    buf_str(&all, buf_view(what));
    say_other(in, &all);
    say_forced(in, &all);
    (void)err_set(e, ERR_DATA,
                  "%s; hãy sửa tiêu đề hoặc thêm tên cột vào mục [cot.%s] của baophu.ini",
                  buf_z(&all), schema_name(in->job->table));
    buf_clear(what);
    buf_str(what, buf_view(&all));
    buf_free(&all);
}
