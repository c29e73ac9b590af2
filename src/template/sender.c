/* sender - the office that issues a document.  See sender.h. */

#include "template/sender.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "template/words.h"
#include "text/utf8.h"

static const struct {
    enum profile_id superior, name, symbol, to, recipient, authority, signer, preparer;
} offices[SENDER_IDS] = {
#define SENDER_ROW(NAME, section)                                                                  \
    [SENDER_##NAME] = {PROFILE_##NAME##_CAP_TREN, PROFILE_##NAME##_TEN,                            \
                       PROFILE_##NAME##_KY_HIEU,  PROFILE_##NAME##_KINH_GUI,                       \
                       PROFILE_##NAME##_NOI_NHAN, PROFILE_##NAME##_QUYEN_HAN,                      \
                       PROFILE_##NAME##_NGUOI_KY, PROFILE_##NAME##_NGUOI_LAP},
    SENDERS(SENDER_ROW)
#undef SENDER_ROW
};

struct sender
sender_of(const struct profile *p, enum sender_id id) {
    const struct profile_value *v = p->v;

    assert(id < SENDER_IDS);
    return (struct sender){.superior = v[offices[id].superior].text,
                           .name = v[offices[id].name].text,
                           .symbol = v[offices[id].symbol].text,
                           .to = v[offices[id].to].list,
                           .tos = v[offices[id].to].list_n,
                           .recipient = v[offices[id].recipient].list,
                           .recipients = v[offices[id].recipient].list_n,
                           .authority = v[offices[id].authority].list,
                           .authorities = v[offices[id].authority].list_n,
                           .signer = v[offices[id].signer].text,
                           .preparer = v[offices[id].preparer].text};
}

static str
take(struct arena *a, struct buf *b) {
    const str out = str_keep(a, buf_view(b));

    buf_free(b);
    return out;
}

/* "Số:        /BC-BHXH" */
static str
number(struct arena *a, const struct sender *o) {
    struct buf b = {0};

    buf_text(&b, "Số:        /");
    buf_str(&b, o->symbol);
    return take(a, &b);
}

static bool
is_draft(const struct fill *f) {
    return profile_int(f->profile, PROFILE_VAN_BAN_DU_THAO) != 0;
}

/* "Huế, ngày 04 tháng 7 năm 2026"; in a draft the day is left open. */
static str
place_date(struct arena *a, const struct fill *f) {
    const struct period_date d = period_to_civil(f->day);
    struct buf b = {0};

    buf_str(&b, profile_text(f->profile, PROFILE_TINH_DIA_DANH));
    buf_text(&b, b.n > 0 ? ", ngày " : "Ngày ");
    if (is_draft(f)) {
        buf_text(&b, "      tháng ");
        buf_fmt(&b, "%s%d năm %d", d.month <= 2 ? "0" : "", d.month, d.year);
    } else {
        buf_str(&b, words_long_date(a, f->day));
    }
    return take(a, &b);
}

str
sender_attached(struct arena *a, const struct fill *f, const struct sender *o) {
    struct buf b = {0};

    buf_text(&b, "(Kèm theo Báo cáo số        /");
    buf_str(&b, o->symbol);
    buf_fmt(&b, " ngày       tháng       năm %d", period_to_civil(f->day).year);
    if (o->name.n > 0) {
        buf_text(&b, " của ");
        buf_str(&b, o->name);
    }
    buf_char(&b, ')');
    return take(a, &b);
}

void
sender_letterhead(struct doc *d, struct doc_section *s, const struct fill *f,
                  const struct sender *o) {
    struct doc_block *b = doc_add(d, s, DOC_LETTERHEAD);

    b->u.letterhead = (struct doc_letterhead){
        .superior = doc_clean(d, utf8_upper(d->arena, o->superior)),
        .issuer = doc_clean(d, utf8_upper(d->arena, o->name)),
        .number = doc_clean(d, number(d->arena, o)),
        .place_date = doc_clean(d, place_date(d->arena, f)),
        .motto = {STR("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), STR("Độc lập - Tự do - Hạnh phúc")}};
}

void
sender_addressee(struct doc *d, struct doc_section *s, const struct sender *o) {
    str *to;

    if (o->tos == 0) {
        return;
    }
    to = arena_array(d->arena, str, o->tos);
    for (size_t k = 0; k < o->tos; k++) {
        to[k] = doc_clean(d, o->to[k]);
    }
    doc_add(d, s, DOC_ADDRESSEE)->u.addressee = (struct doc_addressee){to, o->tos};
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

void
sender_signature(struct doc *d, struct doc_section *s, const struct sender *o) {
    doc_add(d, s, DOC_SIGNATURE)->u.signature =
        (struct doc_signature){.authority = authority_lines(d, o),
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
                               .place_date = doc_clean(d, place_date(d->arena, f))};
}
