/* sender - the office that issues a document.  See sender.h. */

#include "template/sender.h"

#include <string.h>

#include "base/buf.h"
#include "conf/ini.h"
#include "template/sender_place.h"
#include "template/sender_symbol.h"
#include "template/words.h"
#include "text/fold.h"
#include "text/utf8.h"

static const struct {
    enum profile_id superior, name, symbol, letter_symbol, to, recipient, authority, signer,
        preparer, department;
} offices[SENDER_IDS] = {
#define SENDER_ROW(NAME, section)                                                                  \
    [SENDER_##NAME] = {PROFILE_##NAME##_CAP_TREN,  PROFILE_##NAME##_TEN,                           \
                       PROFILE_##NAME##_KY_HIEU,   PROFILE_##NAME##_KY_HIEU_CV,                    \
                       PROFILE_##NAME##_KINH_GUI,  PROFILE_##NAME##_NOI_NHAN,                      \
                       PROFILE_##NAME##_QUYEN_HAN, PROFILE_##NAME##_NGUOI_KY,                      \
                       PROFILE_##NAME##_NGUOI_LAP, PROFILE_##NAME##_MA},
    SENDERS(SENDER_ROW)
#undef SENDER_ROW
};

static struct sender
office_sender(struct arena *a, const struct fill *f, enum sender_id id,
              const struct document_kind *kind) {
    const struct profile_value *v = f->profile->v;

    return (struct sender){.kind = kind,
                           .superior = v[offices[id].superior].text,
                           .name = v[offices[id].name].text,
                           .symbol = sender_symbol(a, v[offices[id].symbol].text,
                                                   v[offices[id].letter_symbol].text, kind),
                           .to = v[offices[id].to].list,
                           .to_n = v[offices[id].to].list_n,
                           .recipient = v[offices[id].recipient].list,
                           .recipients = v[offices[id].recipient].list_n,
                           .authority = v[offices[id].authority].list,
                           .authorities = v[offices[id].authority].list_n,
                           .signer = v[offices[id].signer].text,
                           .preparer = v[offices[id].preparer].text};
}

/* "- Sở Nội vụ (để phối hợp);" is Sở Nội vụ. */
static str
bare_name(struct arena *a, str s) {
    str name;

    while (s.n > 0 && (s.p[0] == '-' || s.p[0] == ' ')) {
        s = (str){s.p + 1, s.n - 1};
    }
    (void)str_cut(s, '(', &name);
    while (name.n > 0 && strchr(";. ", name.p[name.n - 1]) != NULL) {
        name.n--;
    }
    return fold_name(a, name);
}

/* Who stands in Kính gửi is "Như trên" already. */
static void
drop_addressees(struct arena *a, struct sender *o) {
    str *kept = arena_array(a, str, o->recipients + 1);
    size_t n = 0;

    for (size_t k = 0; k < o->recipients; k++) {
        const str name = bare_name(a, o->recipient[k]);
        bool addressed = false;

        for (size_t i = 0; i < o->to_n; i++) {
            addressed = addressed || str_eq(name, bare_name(a, o->to[i]));
        }
        if (!addressed) {
            kept[n++] = o->recipient[k];
        }
    }
    o->recipient = kept;
    o->recipients = n;
}

/* What the document's own front matter says in the place of the profile. */
static void
apply_head(struct arena *a, const struct fill *f, const struct prose_head *h, struct sender *o) {
    str *list;

    if (h->to.n > 0) {
        o->to_n = ini_split(a, words_expand(a, f, h->to, 0), &list);
        o->to = list;
    }
    if (h->recipients.n > 0) {
        o->recipients = ini_split(a, words_expand(a, f, h->recipients, 0), &list);
        o->recipient = list;
    }
    if (h->symbol.n > 0) {
        o->symbol = words_expand(a, f, h->symbol, 0);
    }
    if (h->kind->layout == DOCUMENT_LETTER) {
        struct buf b = {0};

        buf_text(&b, "V/v ");
        buf_str(&b, words_expand(a, f, h->abstract, 0));
        o->about = buf_moved(a, &b);
    }
}

struct sender
sender_of(struct arena *a, const struct fill *f, const struct prose_head *h) {
    const struct document_kind *kind = h == NULL ? document_kind_find(STR("BÁO CÁO")) : h->kind;
    struct sender o = h != NULL && h->office == SENDER_PLACE
                          ? sender_place(a, f, kind)
                          : office_sender(a, f, h == NULL ? SENDER_BHXH : h->office, kind);

    if (h != NULL) {
        apply_head(a, f, h, &o);
    }
    drop_addressees(a, &o);
    return o;
}

bool
sender_is(const struct profile *p, enum sender_id id, const struct member *department) {
    return id != SENDER_PLACE && str_eq(profile_text(p, offices[id].department), department->code);
}

/* "Số:        /BC-BHXH" */
static str
number(struct arena *a, const struct sender *o) {
    struct buf b = {0};

    buf_text(&b, "Số:        /");
    buf_str(&b, o->symbol);
    return buf_moved(a, &b);
}

static bool
is_draft(const struct fill *f) {
    return profile_int(f->profile, PROFILE_VAN_BAN_DU_THAO) != 0;
}

/* "Huế, ngày 04 tháng 7 năm 2026"; in a draft the day is left open, in a form for a place its month too: it is not dated by
 * who made it. */
static str
place_date(struct arena *a, const struct fill *f, const struct sender *o) {
    const struct period_date d = period_to_civil(f->day);
    struct buf b = {0};

    buf_str(&b, o->place.n > 0 ? o->place : profile_text(f->profile, PROFILE_TINH_DIA_DANH));
    buf_text(&b, b.n > 0 ? ", ngày " : "Ngày ");
    if (o->of_another) {
        buf_fmt(&b, "      tháng       năm %d", d.year);
    } else if (is_draft(f)) {
        buf_text(&b, "      tháng ");
        buf_fmt(&b, "%s%d năm %d", d.month <= 2 ? "0" : "", d.month, d.year);
    } else {
        buf_str(&b, words_long_date(a, f->day));
    }
    return buf_moved(a, &b);
}

str
sender_attached(struct arena *a, const struct fill *f, const struct sender *o) {
    struct buf b = {0};

    buf_fmt(&b, "(Kèm theo %s số        /", o->kind->said);
    buf_str(&b, o->symbol);
    buf_fmt(&b, " ngày       tháng       năm %d", period_to_civil(f->day).year);
    if (o->name.n > 0) {
        buf_text(&b, " của ");
        buf_str(&b, o->name);
    }
    buf_char(&b, ')');
    return buf_moved(a, &b);
}

void
sender_letterhead(struct doc *d, struct doc_section *s, const struct fill *f,
                  const struct sender *o) {
    struct doc_block *b = doc_add(d, s, DOC_LETTERHEAD);

    b->u.letterhead = (struct doc_letterhead){
        .superior = doc_clean(d, utf8_upper(d->arena, o->superior)),
        .issuer = doc_clean(d, utf8_upper(d->arena, o->name)),
        .of_another = o->of_another,
        .number = doc_clean(d, number(d->arena, o)),
        .about = doc_clean(d, o->about),
        .place_date = doc_clean(d, place_date(d->arena, f, o)),
        .motto = {STR("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), STR("Độc lập - Tự do - Hạnh phúc")}};
}

void
sender_addressee(struct doc *d, struct doc_section *s, const struct sender *o) {
    str *to;

    if (o->to_n == 0) {
        return;
    }
    to = arena_array(d->arena, str, o->to_n);
    for (size_t k = 0; k < o->to_n; k++) {
        to[k] = doc_clean(d, o->to[k]);
    }
    doc_add(d, s, DOC_ADDRESSEE)->u.addressee = (struct doc_addressee){to, o->to_n};
}

/* "- UBND thành phố (để b/c);": the marks are put where the profile has none; the last ends in a stop. */
static const str *
recipient_lines(struct doc *d, const struct sender *o) {
    str *line = arena_array(d->arena, str, o->recipients + 1);

    for (size_t k = 0; k < o->recipients; k++) {
        struct buf b = {0};
        str s = o->recipient[k];
        const bool last = k + 1 == o->recipients;

        while (s.n > 0 && (s.p[s.n - 1] == ';' || s.p[s.n - 1] == '.')) {
            s.n--;
        }
        if (!str_starts(s, STR("-"))) {
            buf_text(&b, "- ");
        }
        buf_str(&b, s);
        buf_text(&b, last ? "." : ";");
        line[k] = doc_clean(d, buf_view(&b));
        buf_free(&b);
    }
    return line;
}

static const str *
authority_lines(struct doc *d, const struct sender *o) {
    str *line = arena_array(d->arena, str, o->authorities + 1);

    for (size_t k = 0; k < o->authorities; k++) {
        line[k] = doc_clean(d, utf8_upper(d->arena, o->authority[k]));
    }
    return line;
}

/* Who submits signs at the right; at the left the leader writes. */
static struct doc_signature
slip_signature(struct doc *d, const struct sender *o) {
    static const str submits[] = {{"NGƯỜI TRÌNH", sizeof "NGƯỜI TRÌNH" - 1}};

    return (struct doc_signature){.left_title = STR("Ý KIẾN CỦA LÃNH ĐẠO"),
                                  .authority = submits,
                                  .authority_n = 1,
                                  .name = doc_clean(d, o->preparer)};
}

void
sender_signature(struct doc *d, struct doc_section *s, const struct sender *o) {
    doc_add(d, s, DOC_SIGNATURE)->u.signature =
        o->kind->layout == DOCUMENT_SLIP
            ? slip_signature(d, o)
            : (struct doc_signature){.authority = authority_lines(d, o),
                                     .authority_n = o->authorities,
                                     .name = doc_clean(d, o->signer),
                                     .recipient = recipient_lines(d, o),
                                     .recipient_n = o->recipients};
}

void
sender_annex_signature(struct doc *d, struct doc_section *s, const struct fill *f,
                       const struct sender *o) {
    doc_add(d, s, DOC_SIGNATURE)->u.signature =
        (struct doc_signature){.left_title = STR("NGƯỜI LẬP BIỂU"),
                               .left_name = doc_clean(d, o->preparer),
                               .authority = authority_lines(d, o),
                               .authority_n = o->authorities,
                               .name = doc_clean(d, o->signer),
                               .place_date = doc_clean(d, place_date(d->arena, f, o))};
}
