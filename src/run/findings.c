/* findings - what the checks found, written for people and for their senders.  See findings.h. */

#include "run/findings.h"

#include <stdio.h>
#include <string.h>

#include "base/field.h"
#include "base/fs.h"
#include "base/map.h"
#include "conf/names.h"
#include "ingest/ledger_place.h"
#include "run/workers.h"
#include "template/findings_book.h"
#include "text/fold.h"
#include "workbook/xlsx.h"

/* Files are read by spreadsheets too, which take a CSV without a BOM for their own code page. */
#define BOM "\xEF\xBB\xBF"

enum { FLUSH_AT = 1 << 20 }; /* bytes held before they are written */

struct writer {
    struct ledger *ledger;
    const struct ledger_file *file; /* whose rows are returned */
    struct buf buf, place;
    int fd;
    const char *path;
    struct err *e;
};

static bool
flush(struct writer *w) {
    const bool ok = fs_write_all(w->fd, w->buf.p, w->buf.n, w->path, w->e);

    buf_clear(&w->buf);
    return ok;
}

static bool
end_line(struct writer *w) {
    buf_char(&w->buf, '\n');
    return w->buf.n < FLUSH_AT || flush(w);
}

static void
next(struct writer *w, str s) {
    buf_char(&w->buf, ',');
    field_put(&w->buf, s);
}

static bool
on_finding(void *ctx, const struct ledger_finding *f) {
    struct writer *w = ctx;

    buf_clear(&w->place);
    ledger_place(ledger_file(w->ledger, f->file), f->line, f->column, &w->place);
    field_put(&w->buf, buf_view(&w->place));
    buf_fmt(&w->buf, ",%llu", (unsigned long long)f->line);
    next(w, f->column);
    next(w, str_from(ledger_rule_row(f->rule)->code));
    next(w, str_from(ledger_severity_text(f->severity)));
    next(w, f->value);
    next(w, f->xa);
    next(w, f->what);
    return end_line(w);
}

static bool
write_findings(struct ledger *l, const char *folder, struct arena *a, struct err *e) {
    struct writer w = {.ledger = l, .path = fs_join(a, folder, NAMES_FINDINGS), .e = e};
    bool ok;

    w.fd = fs_create(w.path, e);
    if (w.fd < 0) {
        return false;
    }
    buf_text(&w.buf, BOM "tep,dong,cot,quy_tac,muc_do,gia_tri,ma_xa,noi_dung\n");
    ok = ledger_each(l, on_finding, &w, e) && flush(&w);
    ok = fs_finish(w.fd, w.path, ok, e);
    buf_free(&w.buf);
    buf_free(&w.place);
    return ok;
}

/* Confirmed as it stands a row is a decision; without ma_xa it is none. */
static bool
write_places(const struct findings_request *r, const char *folder, struct arena *a, struct err *e) {
    const struct member_list *xa = &r->members->list[MEMBER_XA];
    size_t n;
    const struct located_row *row = located_rows(r->located, &n);
    struct writer w = {.path = fs_join(a, folder, NAMES_ADDRESSES), .e = e};
    bool ok = true;

    if (n == 0) {
        return true;
    }
    w.fd = fs_create(w.path, e);
    if (w.fd < 0) {
        return false;
    }
    buf_text(&w.buf, BOM "ma_don_vi,dia_chi,ma_xa,ten_xa,ten_don_vi,vi_sao\n");
    for (size_t i = 0; ok && i < n; i++) {
        const bool proposed = row[i].xa != MEMBER_NONE;

        field_put(&w.buf, row[i].ma_don_vi);
        next(&w, row[i].dia_chi);
        next(&w, proposed ? xa->m[row[i].xa].code : STR(""));
        next(&w, proposed ? xa->m[row[i].xa].name : STR(""));
        next(&w, row[i].ten);
        next(&w, located_why(a, &row[i]));
        ok = end_line(&w);
    }
    ok = ok && flush(&w);
    ok = fs_finish(w.fd, w.path, ok, e);
    buf_free(&w.buf);
    return ok;
}

/* Kept as it stands a row is a decision that the two are one. */
static bool
write_payers(const struct findings_request *r, const char *dir, struct arena *a, struct err *e) {
    size_t n;
    const struct reconcile_proposal *row = reconcile_proposals(r->reconcile, &n);
    struct writer w = {.path = fs_join(a, dir, NAMES_PROPOSED), .e = e};
    bool ok = true;

    if (n == 0) {
        return true;
    }
    w.fd = fs_mkdirs(dir, e) ? fs_create(w.path, e) : -1;
    if (w.fd < 0) {
        return false;
    }
    buf_text(&w.buf, BOM "ma_don_vi,ma_so_thue,quyet_dinh,ngay,diem,ten_don_vi,ten_nguoi_nop_thue,"
                         "vi_sao\n");
    for (size_t i = 0; ok && i < n; i++) {
        const struct employers_one *one = employers_at(r->employers, row[i].employer);

        field_put(&w.buf, one->code);
        next(&w, row[i].mst);
        buf_fmt(&w.buf, ",ghep,,%u", row[i].score);
        next(&w, one->name);
        next(&w, row[i].name);
        buf_clear(&w.place);
        reconcile_say(&row[i], &w.place);
        next(&w, buf_view(&w.place));
        ok = end_line(&w);
    }
    ok = ok && flush(&w);
    ok = fs_finish(w.fd, w.path, ok, e);
    buf_free(&w.buf);
    buf_free(&w.place);
    return ok;
}

static bool
on_returned(void *ctx, const struct ledger_returned *r) {
    struct writer *w = ctx;
    const struct ledger_rule_row *rule = ledger_rule_row(r->rule);

    buf_fmt(&w->buf, "%llu", (unsigned long long)r->line);
    next(w, r->key);
    buf_clear(&w->place);
    buf_str(&w->place, r->column);
    if (w->file->sheet > 0) {
        buf_text(&w->place, r->column.n > 0 ? " (" : "(");
        ledger_place_cell(w->file, r->line, r->column, &w->place);
        buf_char(&w->place, ')');
    }
    next(w, buf_view(&w->place));
    next(w, r->value);
    next(w, str_from(rule->code));
    next(w, str_from(rule->what));
    next(w, str_from(rule->todo));
    return end_line(w);
}

/* "2026-Q1/nguoi_tham_gia-1.csv" -> "nguoi_tham_gia-1.csv": names of a period's folder and of the
 * lists never meet, for tables are told by the beginning of their names.  A sheet's rows go to
 * "don_vi.xlsx-1-03-2026.csv". */
static const char *
return_name(struct arena *a, const struct ledger_file *f) {
    const size_t part = f->sheet == 0 ? 0 : f->sheet_name.n + 2; /* "[03-2026]" */
    const char *name = str_keep(a, (str){f->path.p, f->path.n - part}).p;
    const char *slash = strrchr(name, '/');
    struct buf b = {0};

    buf_text(&b, slash == NULL ? name : slash + 1);
    if (f->sheet > 0) {
        buf_fmt(&b, "-%u-" STR_FMT ".csv", f->sheet, STR_ARG(fold_slug(a, f->sheet_name)));
    }
    name = str_keep(a, buf_view(&b)).p;
    buf_free(&b);
    return name;
}

static bool
write_returns(struct ledger *l, uint32_t file, const char *dir, struct arena *a, struct err *e) {
    const struct ledger_file *f = ledger_file(l, file);
    struct writer w = {.ledger = l, .file = f, .e = e};
    bool ok;

    if (f->rejected == 0) {
        return true;
    }
    if (!fs_mkdirs(dir, e)) {
        return false;
    }
    w.path = fs_join(a, dir, return_name(a, f));
    w.fd = fs_create(w.path, e);
    if (w.fd < 0) {
        return false;
    }
    buf_text(&w.buf, BOM "dong,khoa,cot,gia_tri,quy_tac,noi_dung,cach_sua\n");
    ok = ledger_each_return(l, file, on_returned, &w, e) && flush(&w);
    ok = fs_finish(w.fd, w.path, ok, e);
    buf_free(&w.buf);
    buf_free(&w.place);
    return ok;
}

static bool
build_audit(struct arena *a, const void *ctx, struct doc **out, struct err *e) {
    return findings_book_workbook(a, ctx, out, e);
}

/* What stopped the run and where; empty where nothing did. */
static str
stopped_by(struct arena *a, const struct err *why) {
    struct buf b = {0};
    str out;

    if (why != NULL) {
        buf_fmt(&b, "%s%s%s", why->what, why->where[0] == '\0' ? "" : ", tại ", why->where);
    }
    out = buf_moved(a, &b);
    return out;
}

/* In a worker, as every document. */
static bool
write_workbook(const struct findings_request *r, const char *folder, struct arena *a,
               struct err *e) {
    const struct findings_book_request ar = {.profile = r->profile,
                                             .members = r->members,
                                             .ledger = r->ledger,
                                             .located = r->located,
                                             .reconcile = r->reconcile,
                                             .employers = r->employers,
                                             .period = r->period,
                                             .closing = r->closing,
                                             .day = r->day,
                                             .accepted = r->accepted,
                                             .stopped = stopped_by(a, r->why)};
    const struct workers_job job = {
        .path = NAMES_CHECKED, .format = &xlsx_workbook, .build = build_audit, .ctx = &ar};
    const struct workers_request pr = {.job = &job, .n = 1, .stage = folder, .workers = 1};

    return workers_render(&pr, e);
}

bool
findings_write(const struct findings_request *r, const char *folder, struct err *e) {
    struct ledger *l = r->ledger;
    struct arena a = ARENA_EMPTY;
    const char *dir = fs_join(&a, folder, NAMES_RETURNS);
    bool ok = write_findings(l, folder, &a, e);

    for (uint32_t i = 0; ok && i < ledger_files(l); i++) {
        ok = write_returns(l, i, dir, &a, e);
    }
    ok = ok && write_places(r, folder, &a, e) && write_payers(r, dir, &a, e) &&
         write_workbook(r, folder, &a, e);
    arena_free(&a);
    return ok;
}
