/* gated - a delivery and the one of the period before it.  See gated.h. */

#include "gated.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "figures/snapshot.h"
#include "place.h"
#include "run/gates.h"
#include "store/manifest.h"

struct gated gated;

static const struct period this = {PERIOD_QUARTER, 2026, 1};
static const struct period that = {PERIOD_QUARTER, 2025, 4};

static void
begin(period_day as_of, uint32_t let_through) {
    struct gather_request r = {
        .period = this, .profile = &gated.profile, .as_of = as_of, .let_through = let_through};
    struct err e;

    r.input = place_at("in");
    r.output = place_at("out");
    cr_assert(gather_references(&r, &gated.g, &e), "%s", e.what);
    gated.now = cube_new(&gated.g.arena, this, &gated.g.members, &gated.g.indicators);
    gated.before = cube_new(&gated.g.arena, that, &gated.g.members, &gated.g.indicators);
    gated.g.now = gated.now;
    cr_assert(ledger_new(&gated.profile, NULL, &gated.past, &e), "%s", e.what);
}

void
gated_open(void) {
    struct err e;

    place_open();
    cr_assert(fs_mkdirs(place_at("in/danh_muc"), &e), "%s", e.what);
    cr_assert(fs_mkdirs(place_at("in/2026-Q1"), &e), "%s", e.what);
    cr_assert(fs_mkdirs(place_at("out/2025-Q4"), &e), "%s", e.what);
    place_put("in/baophu.ini", "[tinh]\nma = 01\nten = Thành phố Hà Nội\n");
    place_put("in/danh_muc/xa.csv", "ma_xa,ten_xa,loai,hieu_luc_tu,hieu_luc_den\n"
                                    "00004,Phường Ba Đình,phuong,01/07/2025,\n"
                                    "00097,Xã Hồng Hà,,01/07/2025,\n");
    place_put("in/danh_muc/co_quan.csv", "ma_co_quan,ten,viet_tat\nSYT,Sở Y tế,SYT\n");
    place_put("in/danh_muc/nhom_bhyt.csv",
              "nhom_bhyt,ten,ma_co_quan,loai_tru_bao_phu\nHT,Hưu trí,,0\n");
    cr_assert(profile_load(place_arena(), place_at("in/baophu.ini"), &gated.profile, &e), "%s",
              e.what);
    begin(PERIOD_NO_DATE, 0);
}

void
gated_close(void) {
    ledger_free(gated.past);
    gather_free(&gated.g);
    buf_free(&gated.findings);
    place_close();
}

void
gated_again(period_day as_of, uint32_t let_through) {
    gather_free(&gated.g);
    ledger_free(gated.past);
    begin(as_of, let_through);
}

void
gated_tinh(uint32_t indicator, int64_t was, int64_t is) {
    cube_set(gated.before, MEMBER_TINH, 0, indicator, was);
    cube_set(gated.now, MEMBER_TINH, 0, indicator, is);
}

struct ledger_file *
gated_file(struct ledger *l, const char *path, const char *table, uint64_t rows) {
    struct ledger_file *f = ledger_file(l, ledger_add_file(l, str_from(path), str_from(table)));

    f->read = rows;
    f->accepted = rows;
    (void)snprintf(f->sha256, sizeof f->sha256, "%064zx", (size_t)(uintptr_t)f);
    return f;
}

/* Of the four rules, without the words of what to do that every finding of the rule has. */
static bool
put_finding(void *ctx, const struct ledger_finding *f) {
    const struct ledger_rule_row *row = ledger_rule_row(f->rule);
    const size_t todo = strlen(row->todo) + strlen("; ");
    const bool usual = f->what.n > todo && memcmp(f->what.p + f->what.n - strlen(row->todo),
                                                  row->todo, strlen(row->todo)) == 0;

    if (f->rule >= LEDGER_D16 && f->rule <= LEDGER_D19) {
        buf_fmt(ctx, "%s %s %s:%llu%s" STR_FMT ": %.*s\n", row->code,
                ledger_severity_text(f->severity), ledger_file(gated.g.ledger, f->file)->path.p,
                (unsigned long long)f->line, f->xa.n > 0 ? " xa " : "", STR_ARG(f->xa),
                (int)(f->what.n - (usual ? todo : 0)), f->what.p);
    }
    return true;
}

/* Publish the period before, and hold this one beside it; *why gets why it is refused, "" when it is not. */
const char *
gated_held(struct err *why) {
    const struct manifest m = {.period = that,
                               .closing = period_last(that, gated.g.calendar),
                               .profile = &gated.profile,
                               .only = "",
                               .xa = "",
                               .ledger = gated.past,
                               .reason = STR(""),
                               .cause = ""};
    struct buf b = {0};
    struct err e;

    snapshot_write(gated.before, &b);
    place_put("out/2025-Q4/so-lieu.csv", buf_z(&b));
    buf_free(&b);
    (void)unlink(place_at("out/2025-Q4/manifest.json"));
    cr_assert(manifest_write(&m, place_at("out/2025-Q4"), &e), "%s", e.what);
    *why = (struct err){.kind = ERR_NONE};
    if (gates_hold(&gated.g, why)) {
        why->what[0] = '\0';
    } else {
        cr_expect_eq(why->kind, ERR_DATA);
    }
    buf_clear(&gated.findings);
    cr_assert(ledger_each(gated.g.ledger, put_finding, &gated.findings, &e), "%s", e.what);
    return buf_z(&gated.findings);
}

void
gated_no_finding(void) {
    struct err why;

    cr_expect_str_eq(gated_held(&why), "");
    cr_expect_str_eq(why.what, "");
}
