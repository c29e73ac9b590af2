/* extracts - a small province for tests of ingest/.  See extracts.h. */

#include "extracts.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/map.h"
#include "ingest/form.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

struct arena extracts_arena;
const char extracts_people[] = "ma_so_bhxh,ma_xa\n4600000001,19753\n";
static struct member_set members;
static char dir[64];

static void
build(enum member_level level, const char *const (*row)[2], size_t n) {
    struct member *m = arena_array(&extracts_arena, struct member, n);
    str twice;

    for (size_t i = 0; i < n; i++) {
        m[i] = (struct member){.code = str_from(row[i][0]),
                               .name = str_from(row[i][1]),
                               .department = MEMBER_NONE,
                               .from = PERIOD_NO_DATE,
                               .to = PERIOD_NO_DATE};
    }
    cr_assert(member_list_build(&members.list[level], level, m, n, &extracts_arena, &twice));
}

void
extracts_set_up(void) {
    static const char *const tinh[][2] = {{"46", "Thành phố Huế"}};
    static const char *const xa[][2] = {
        {"00123", "Xã Bình Lợi"}, {"19753", "Phường Phú Xuân"}, {"19774", "Phường Kim Long"}};
    static const char *const co_quan[][2] = {{"SYT", "Sở Y tế"}, {"SGD", "Sở Giáo dục và Đào tạo"}};
    static const char *const nhom[][2] = {{"DN", "Doanh nghiệp"}, {"HS", "Học sinh"}};
    static const char *const loai[][2] = {{"DNNN", "Doanh nghiệp nhà nước"}, {"HTX", "Hợp tác xã"}};

    extracts_arena = ARENA_EMPTY;
    members = (struct member_set){.tinh_code = STR("46"), .tinh_name = STR("Thành phố Huế")};
    build(MEMBER_TINH, tinh, COUNT(tinh));
    build(MEMBER_XA, xa, COUNT(xa));
    build(MEMBER_CO_QUAN, co_quan, COUNT(co_quan));
    build(MEMBER_NHOM, nhom, COUNT(nhom));
    build(MEMBER_LOAI_HINH, loai, COUNT(loai));
    /* in memory where there is such a place: hundreds of files are written */
    (void)snprintf(dir, sizeof dir, "%s/baophu-intake-XXXXXX",
                   fs_is_dir("/dev/shm") ? "/dev/shm" : "/tmp");
    cr_assert_not_null(mkdtemp(dir));
}

void
extracts_tear_down(void) {
    struct err e;

    (void)fs_remove_tree(dir, &e);
    member_set_free(&members);
    arena_free(&extracts_arena);
}

const char *
extracts_path(const char *name) {
    return fs_join(&extracts_arena, dir, name);
}

void
extracts_put(const char *name, str text) {
    struct arena a = ARENA_EMPTY;
    const char *path = fs_join(&a, dir, name);
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    size_t at = 0;

    cr_assert_geq(fd, 0);
    while (at < text.n) {
        const ssize_t n = write(fd, text.p + at, text.n - at);

        cr_assert_gt(n, 0);
        at += (size_t)n;
    }
    (void)close(fd);
    arena_free(&a);
}

/* Codes of the employers of this reading. */
static struct map employers;

static enum extract_pot
on_employer(void *ctx, struct extract_at at, const struct extract_employer *r) {
    struct extracts_run *run = ctx;

    (void)at;
    (void)map_put(&employers, r->ma_don_vi, NULL);
    buf_fmt(&run->rows, "dv " STR_FMT "|" STR_FMT "|" STR_FMT "|%d|%u|%d|%u", STR_ARG(r->ma_don_vi),
            STR_ARG(r->ten), STR_ARG(r->mst), r->mst_ok, r->xa,
            r->co_quan == MEMBER_NONE ? -1 : (int)r->co_quan, r->loai_hinh);
    buf_fmt(&run->rows, "|%ld|%ld|%ld|%ld|%ld|%ld\n", (long)r->so_lao_dong, (long)r->quy_luong,
            (long)r->phai_dong, (long)r->da_dong, (long)r->cham_dong, (long)r->so_thang_cham_x100);
    return EXTRACT_ACCEPTED;
}

static enum extract_pot
on_taxpayer(void *ctx, struct extract_at at, const struct extract_taxpayer *r) {
    struct extracts_run *run = ctx;

    (void)at;
    buf_fmt(&run->rows, "thue " STR_FMT "|" STR_FMT "|%d|%u|%u|%d|%d|%ld|%ld\n", STR_ARG(r->mst),
            STR_ARG(r->ten), r->mst_ok, r->xa, r->loai_hinh, r->active, r->ngay_cap,
            (long)r->so_lao_dong, (long)r->tong_quy_luong);
    return EXTRACT_ACCEPTED;
}

static void (*during)(void);
static bool one_by_one;
static bool lines;

void
extracts_ways(bool rows_one_by_one, bool with_lines) {
    one_by_one = rows_one_by_one;
    lines = with_lines;
}

void
extracts_during(void (*fn)(void)) {
    during = fn;
}

static uint64_t together;

uint64_t
extracts_together(void) {
    return together;
}

/* Told of rows of regular form alone. */
static void
on_ahead(void *ctx, uint64_t ma_so) {
    (void)ctx;
    (void)ma_so;
    together++;
}

static enum extract_pot
on_person(void *ctx, struct extract_at at, const struct extract_person *r) {
    struct extracts_run *run = ctx;

    const uint32_t employer = r->ma_don_vi.n == 0 ? MAP_NONE : map_get(&employers, r->ma_don_vi);

    if (during != NULL) {
        during();
    }
    cr_assert_eq(r->employer, employer == MAP_NONE ? 0 : employer + 1, STR_FMT,
                 STR_ARG(r->ma_don_vi));
    if (lines) {
        buf_fmt(&run->rows, "%lu ", (unsigned long)at.line);
    }
    buf_fmt(&run->rows, "ng %010lu|%d|%d|%u|%d|%u|" STR_FMT "|%d|%d|%d|%ld|%d|%d\n",
            (unsigned long)r->ma_so, r->born, (int)r->sex, r->xa,
            r->co_quan == MEMBER_NONE ? -1 : (int)r->co_quan, r->nhom, STR_ARG(r->ma_don_vi),
            (int)r->bhxh, r->bhtn, r->bhyt, (long)r->muc_dong, r->tu_ngay, r->den_ngay);
    return EXTRACT_ACCEPTED;
}

static bool with_care;
static bool trusted;

void
extracts_with_care(bool yes) {
    with_care = yes;
}

bool
extracts_trusted(void) {
    return trusted;
}

/* In trust, and where that fails again with care. */
static bool
read_twice(struct extracts_run *r, struct extract_job *j, const struct extract_sink *sink) {
    struct arena a = ARENA_EMPTY;
    const struct ledger_mark *mark = ledger_mark(r->ledger, &a);

    map_init(&employers, &extracts_arena);
    j->trusting = !with_care;
    trusted = j->trusting && extract_period(j, sink, &r->have, &r->e);
    if (!trusted) {
        ledger_rewind(r->ledger, mark);
        map_free(&employers);
        map_init(&employers, &extracts_arena);
        buf_clear(&r->rows);
        together = 0;
        r->e = (struct err){.kind = ERR_NONE};
        j->trusting = false;
    }
    arena_free(&a);
    return trusted || extract_period(j, sink, &r->have, &r->e);
}

void
extracts_read(struct extracts_run *r, const char *ini) {
    struct extract_sink sink = {.ctx = r,
                                .employer = on_employer,
                                .taxpayer = on_taxpayer,
                                .person = on_person,
                                .ahead = on_ahead};
    struct extract_job j = {
        .dir = dir, .prefix = "ky/", .members = &members, .one_by_one = one_by_one};
    struct arena a = ARENA_EMPTY;
    struct form_list forms;
    struct profile p;

    *r = (struct extracts_run){.ok = false};
    together = 0;
    if (ini != NULL) {
        extracts_put("ho-so.ini", str_from(ini));
    }
    cr_assert(profile_load(&a, ini == NULL ? NULL : fs_join(&a, dir, "ho-so.ini"), &p, &r->e), "%s",
              r->e.what);
    r->ok = ledger_new(&p, NULL, &r->ledger, &r->e);
    if (r->ok) {
        cr_assert(form_load(&a, "templates/mau", &forms, &r->e), "%s", r->e.what);
        j.forms = &forms;
        j.profile = &p;
        j.ledger = r->ledger;
        j.closing = period_from_civil(2026, 3, 31);
        r->ok = read_twice(r, &j, &sink);
        map_free(&employers);
    }
    arena_free(&a);
}

void
extracts_free(struct extracts_run *r) {
    ledger_free(r->ledger);
    buf_free(&r->rows);
}

const struct ledger_file *
extracts_file(const struct extracts_run *r, const char *path) {
    uint32_t i = 0;

    while (i + 1 < ledger_files(r->ledger) &&
           !str_eq(ledger_file(r->ledger, i)->path, str_from(path))) {
        i++;
    }
    cr_assert(str_eq(ledger_file(r->ledger, i)->path, str_from(path)), "no account of %s", path);
    return ledger_file(r->ledger, i);
}

static bool
put_finding(void *ctx, const struct ledger_finding *f) {
    if (f->rule == LEDGER_D22) {
        return true;
    }
    buf_fmt(ctx, "%s %lu " STR_FMT " " STR_FMT " " STR_FMT "\n", ledger_rule_row(f->rule)->code,
            (unsigned long)f->line, STR_ARG(f->column), STR_ARG(f->value), STR_ARG(f->what));
    return true;
}

void
extracts_findings(const struct extracts_run *r, struct buf *out) {
    struct err e;

    cr_assert(ledger_each(r->ledger, put_finding, out, &e), "%s", e.what);
}

struct lacks {
    const struct extracts_run *run;
    struct buf *out;
};

static bool
put_lack(void *ctx, const struct ledger_finding *f) {
    const struct lacks *l = ctx;

    if (f->rule == LEDGER_D22) {
        buf_fmt(l->out, "%s " STR_FMT " " STR_FMT " " STR_FMT "\n",
                ledger_severity_text(f->severity),
                STR_ARG(ledger_file(l->run->ledger, f->file)->path), STR_ARG(f->column),
                STR_ARG(f->what));
    }
    return true;
}

void
extracts_lacks(const struct extracts_run *r, struct buf *out) {
    struct lacks l = {r, out};
    struct err e;

    cr_assert(ledger_each(r->ledger, put_lack, &l, &e), "%s", e.what);
}
