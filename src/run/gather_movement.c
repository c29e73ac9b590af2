/* gather_movement - who came and went since the period before.  See gather.h. */

#include <stdio.h>

#include "base/buf.h"
#include "base/fs.h"
#include "figures/snapshot.h"
#include "ingest/extract_folder.h"
#include "run/gather.h"

bool
gather_has_people(const char *input, struct period p) {
    struct arena a = ARENA_EMPTY;
    struct fs_list files = {NULL, 0};
    struct err ignored;
    char ky[PERIOD_TEXT];
    const char *dir;
    bool found;

    period_text(ky, p);
    dir = fs_join(&a, input, ky);
    /* A folder that cannot be read is no empty one: whoever reads its people says why it cannot. */
    found = fs_is_dir(dir) && (!fs_list(&a, dir, &files, &ignored) ||
                               extract_table_there(&files, SCHEMA_NGUOI_THAM_GIA));
    arena_free(&a);
    return found;
}

static void
on_count(void *ctx, struct extract_at at, uint32_t ind, const uint32_t place[3], int n) {
    const struct gather *g = ctx;

    if (g->r.watch != NULL) {
        g->r.watch(g->r.ctx, at, ind, place, n);
    }
    movement_note(g->movement, MOVEMENT_AFTER, g->ma_so, ind, place[0], MOVEMENT_PLAIN, n);
    headcount_note(g->headcount, g->employer, ind, n);
}

bool
gather_compares_people(struct gather *g, struct period before) {
    /* Over a merger the lines are not the same: `diff --parts` tells what became of whom then. */
    if (!g->r.movement || member_lines(&g->members, MEMBER_XA) > MOVEMENT_PLACES_MAX ||
        snapshot_on_old_communes(before) != snapshot_on_old_communes(g->r.period) ||
        !gather_has_people(g->r.input, before)) {
        return false;
    }
    /* A few who came or went would tell a withheld count from the one of the period before. */
    if (profile_int(g->r.profile, PROFILE_O_NHO) > 0 ||
        profile_int(g->r.profile, PROFILE_AN_VU_TRANG) != 0) {
        gather_tell(g, "Không lập số liệu biến động người tham gia khi cấu hình che số ít người: "
                       "số tăng, giảm ở từng xã cho biết số đã che.");
        return false;
    }
    return true;
}

void
gather_movement_open(struct gather *g) {
    const uint32_t lines = member_lines(&g->members, MEMBER_XA);

    if (!gather_compares_people(g, period_before(g->r.period))) {
        return;
    }
    g->movement = movement_new(lines, 0);
    g->headcount = headcount_new();
    people_watch(g->people, on_count, g);
}

void
gather_movement_drop(struct gather *g) {
    movement_free(g->movement);
    headcount_free(g->headcount);
    g->movement = NULL;
    g->headcount = NULL;
}

/* One figure that the extracts of the period before give and its published figures do not. */
struct clash {
    uint32_t ind;
    int64_t extracts, published;
};

static bool
clashes(const struct cube *extracts, const struct cube *published, struct clash *out) {
    for (unsigned right = 0; published != NULL && right < MOVEMENT_RIGHTS; right++) {
        out->ind = movement_indicator(right);
        for (uint32_t line = 0; line < member_lines(extracts->members, MEMBER_XA); line++) {
            out->extracts = out->published = 0;
            (void)cube_get(extracts, MEMBER_XA, line, out->ind, &out->extracts);
            if (cube_get(published, MEMBER_XA, line, out->ind, &out->published) &&
                out->extracts != out->published) {
                return true;
            }
        }
    }
    return false;
}

static void
tell_clash(struct gather *g, const char *without, struct period p, const struct clash *c) {
    const struct indicator *i = &g->indicators.v[c->ind];
    char label[PERIOD_TEXT];
    char extracts[NUM_TEXT];
    char published[NUM_TEXT];

    period_label(label, p);
    num_vn_int(extracts, c->extracts);
    num_vn_int(published, c->published);
    gather_tell(g,
                "%s: dữ liệu %s trong thư mục nhập không cho ra số liệu đã phát hành của kỳ đó "
                "(" STR_FMT ", có địa bàn là %s, đã phát hành %s).",
                without, label, STR_ARG(i->name), extracts, published);
}

bool
gather_people_are(struct gather *g, const struct cube *people, const struct cube *published,
                  struct period p, const char *without) {
    struct clash clash;

    if (clashes(people, published, &clash)) {
        tell_clash(g, without, p, &clash);
        return false;
    }
    return true;
}

/* Who is counted now and was not, and the other way; who moved in from another commune. */
static const struct flow {
    uint32_t right, come, gone, moved_in;
} flows[] = {
    {INDICATOR_BHXH_BB, INDICATOR_BHXH_BB_TANG, INDICATOR_BHXH_BB_GIAM, INDICATOR_BHXH_BB_DEN},
    {INDICATOR_BHXH_TN, INDICATOR_BHXH_TN_TANG, INDICATOR_BHXH_TN_GIAM, INDICATOR_BHXH_TN_DEN},
    {INDICATOR_BHTN, INDICATOR_BHTN_TANG, INDICATOR_BHTN_GIAM, INDICATOR_BHTN_DEN},
    {INDICATOR_BHYT, INDICATOR_BHYT_TANG, INDICATOR_BHYT_GIAM, INDICATOR_BHYT_DEN},
};

/* The last file of people that has rows. */
static uint32_t
people_file(const struct gather *g) {
    uint32_t file = 0;

    for (uint32_t k = 0; k < ledger_files(g->ledger); k++) {
        const struct ledger_file *f = ledger_file(g->ledger, k);

        if (f->read > 0 && str_eq(f->table, str_from(schema_name(SCHEMA_NGUOI_THAM_GIA)))) {
            file = k;
        }
    }
    return file;
}

static void
note_flow(struct gather *g, const char *column, const struct flow *f, const char *what) {
    struct buf b = {0};

    buf_str(&b, g->indicators.v[f->right].name);
    buf_fmt(&b, ": %s có bị sắp xếp, dán lệch dòng không", what);
    (void)ledger_note_as(g->ledger, &(struct ledger_finding){.file = people_file(g),
                                                             .line = 1,
                                                             .column = str_from(column),
                                                             .rule = LEDGER_D18,
                                                             .severity = LEDGER_CANH_BAO,
                                                             .what = buf_view(&b)});
    buf_free(&b);
}

/* D18: others have taken the place of people of the period before, or many stand in another commune: a column that was
 * sorted or pasted by itself changes no sum. */
static void
doubt_flow(struct gather *g, const struct flow *f) {
    enum { LEAST = 50, COMMUNES = 5 }; /* a fifth of the threshold: few move house in a quarter */
    const num_wide limit = profile_int(g->r.profile, PROFILE_NGUONG_BIEN_DONG);
    int64_t now;
    int64_t come;
    int64_t gone;
    int64_t in;
    char text[3][NUM_TEXT];
    char what[320];

    if (!cube_get(g->now, MEMBER_TINH, 0, f->right, &now) ||
        !cube_get(g->now, MEMBER_TINH, 0, f->come, &come) ||
        !cube_get(g->now, MEMBER_TINH, 0, f->gone, &gone) ||
        !cube_get(g->now, MEMBER_TINH, 0, f->moved_in, &in)) {
        return;
    }
    num_vn_int(text[0], now);
    if (come >= LEAST && gone >= LEAST && (num_wide)come * 10000 > now * limit &&
        (num_wide)gone * 10000 > now * limit) {
        num_vn_int(text[1], come);
        num_vn_int(text[2], gone);
        (void)snprintf(what, sizeof what,
                       "trong %s người có %s người kỳ trước không có, %s người của kỳ trước không "
                       "còn; hãy xem cột ma_so_bhxh, cột mang quyền",
                       text[0], text[1], text[2]);
        note_flow(g, "ma_so_bhxh", f, what);
    } else if (in >= LEAST && (num_wide)in * COMMUNES * 10000 > now * limit) {
        num_vn_int(text[1], in);
        (void)snprintf(
            what, sizeof what,
            "trong %s người có %s người kỳ trước ở xã khác; hãy xem cột ma_xa, ma_so_bhxh", text[0],
            text[1]);
        note_flow(g, "ma_xa", f, what);
    }
}

void
gather_movement_close(struct gather *g) {
    bool given[MOVEMENT_RIGHTS];
    int64_t n;

    if (g->movement == NULL || g->past.people == NULL) {
        gather_movement_drop(g);
        return;
    }
    if (gather_people_are(g, g->past.people, g->book.at[CUBE_KY_TRUOC], period_before(g->r.period),
                          "Không có số liệu biến động người tham gia")) {
        for (unsigned right = 0; right < MOVEMENT_RIGHTS; right++) {
            given[right] = cube_get(g->now, MEMBER_TINH, 0, movement_indicator(right), &n) &&
                           cube_get(g->past.people, MEMBER_TINH, 0, movement_indicator(right), &n);
        }
        movement_finish(g->movement);
        movement_put(g->movement, given, g->now);
        for (size_t i = 0; i < sizeof flows / sizeof flows[0]; i++) {
            doubt_flow(g, &flows[i]);
        }
        if (given[MOVEMENT_BB] && given[MOVEMENT_BHTN] && g->have.employers) {
            headcount_list((struct headcount_day){g->past.headcount, g->past.employers},
                           (struct headcount_day){g->headcount, g->employers}, &g->members,
                           &g->arena, &g->lists);
        }
    }
    gather_movement_drop(g);
}
