/* subjects - what offices count by hand as lists.  See subjects.h. */

#include "figures/subjects.h"

#include "base/buf.h"
#include "base/num.h"

#define ROWS     LIST_CHUYEN_DE
#define SUBJECTS LIST_CHUYEN_DE_CHUNG
#define NO       BY_HAND_NO_NUMBER

static bool
same_subject(const struct by_hand_subject *x, const struct by_hand_subject *y) {
    return str_eq(x->subject, y->subject) && str_eq(x->unit, y->unit);
}

/* "Học sinh, sinh viên tham gia BHYT (người)": what the group of its rows is called. */
static str
group_name(struct arena *a, const struct by_hand_subject *v) {
    struct buf b = {0};
    str out;

    if (v->unit.n == 0) {
        return v->subject;
    }
    buf_fmt(&b, STR_FMT " (" STR_FMT ")", STR_ARG(v->subject), STR_ARG(v->unit));
    out = buf_moved(a, &b);
    return out;
}

static void
put_row(struct list_row *r, const struct member_set *m, const struct by_hand_subject *v,
        str group) {
    r->xa = v->xa;
    r->co_quan = v->co_quan;
    r->loai_hinh = m->list[MEMBER_LOAI_HINH].n;
    list_put_text(r, ROWS, "chuyen_de", group);
    list_put_text(r, ROWS, "noi", v->place);
    list_put_text(r, ROWS, "xa",
                  v->xa < m->list[MEMBER_XA].n ? m->list[MEMBER_XA].m[v->xa].name : STR(""));
    list_put_text(r, ROWS, "co_quan",
                  v->co_quan < m->list[MEMBER_CO_QUAN].n
                      ? m->list[MEMBER_CO_QUAN].m[v->co_quan].name
                      : STR(""));
    if (v->target != NO) {
        list_put_number(r, ROWS, "chi_tieu", v->target);
    }
    if (v->done != NO) {
        list_put_number(r, ROWS, "thuc_hien", v->done);
    }
    list_put_text(r, ROWS, "ghi_chu", v->note);
}

/* What the rows of one subject come to. */
struct sums {
    int64_t places, reached, target, done;
    bool targets, any_target, dones; /* every row has one; a row has one */
};

static void
add(struct sums *s, const struct by_hand_subject *v) {
    s->places++;
    s->targets = s->targets && v->target != NO && num_add(s->target, v->target, &s->target);
    s->dones = s->dones && v->done != NO && num_add(s->done, v->done, &s->done);
    s->any_target = s->any_target || v->target != NO;
    s->reached += v->target != NO && v->done != NO && v->done >= v->target ? 1 : 0;
}

static void
put_subject(struct list_row *r, const struct member_set *m, const struct by_hand_subject *v,
            const struct sums *s) {
    r->xa = m->list[MEMBER_XA].n;
    r->co_quan = m->list[MEMBER_CO_QUAN].n;
    r->loai_hinh = m->list[MEMBER_LOAI_HINH].n;
    list_put_text(r, SUBJECTS, "chuyen_de", v->subject);
    list_put_text(r, SUBJECTS, "don_vi_tinh", v->unit);
    list_put_number(r, SUBJECTS, "so_noi", s->places);
    if (s->any_target) {
        list_put_number(r, SUBJECTS, "so_dat", s->reached);
    }
    if (s->targets) {
        list_put_number(r, SUBJECTS, "chi_tieu", s->target);
    }
    if (s->dones) {
        list_put_number(r, SUBJECTS, "thuc_hien", s->done);
    }
}

void
subjects_lists(const struct by_hand_subjects *s, const struct member_set *m, struct arena *a,
               struct list_set *out) {
    struct arena scratch = ARENA_EMPTY;
    bool *put = arena_array(&scratch, bool, s->n + 1);

    out->of[ROWS] = (struct list){.id = ROWS};
    out->of[SUBJECTS] = (struct list){.id = SUBJECTS};
    for (size_t i = 0; i < s->n; i++) {
        struct sums sums = {.targets = true, .dones = true};
        const str group = group_name(a, &s->v[i]);

        for (size_t k = i; k < s->n && !put[i]; k++) {
            if (same_subject(&s->v[i], &s->v[k])) {
                put_row(list_add(a, &out->of[ROWS]), m, &s->v[k], group);
                add(&sums, &s->v[k]);
                put[k] = k > i;
            }
        }
        if (!put[i]) {
            put_subject(list_add(a, &out->of[SUBJECTS]), m, &s->v[i], &sums);
        }
    }
    out->known[ROWS] = out->known[SUBJECTS] = s->n > 0;
    arena_free(&scratch);
}
