/* outcome - what a run came to.  See outcome.h. */

#include "run/outcome.h"

#include <jansson.h>
#include <stdlib.h>

bool
outcome_has_warnings(const struct outcome *o) {
    return o->warnings > 0 || o->findings[LEDGER_CANH_BAO] > 0 || o->findings[LEDGER_LOAI] > 0;
}

static json_t *
headlines(const struct outcome *o) {
    json_t *all = json_array();

    for (unsigned i = 0; i < o->headlines; i++) {
        const struct outcome_headline *h = &o->headline[i];
        json_t *one = json_object();

        (void)json_object_set_new(one, "ten", json_string(h->name));
        (void)json_object_set_new(one, "gia_tri",
                                  h->value < 0 ? json_null() : json_integer(h->value));
        (void)json_object_set_new(one, "chi_tieu",
                                  h->target < 0 ? json_null() : json_integer(h->target));
        (void)json_object_set_new(one, "la_phan_tram_nhan_100", json_boolean(h->percent));
        (void)json_array_append_new(all, one);
    }
    return all;
}

static void
put_rows(json_t *root, const struct outcome *o) {
    json_t *findings = json_object();

    (void)json_object_set_new(root, "tep", json_integer((json_int_t)o->files));
    (void)json_object_set_new(root, "doc", json_integer((json_int_t)o->read));
    (void)json_object_set_new(root, "nhan", json_integer((json_int_t)o->accepted));
    (void)json_object_set_new(root, "loai", json_integer((json_int_t)o->rejected));
    (void)json_object_set_new(root, "trung", json_integer((json_int_t)o->duplicate));
    (void)json_object_set_new(root, "bo_qua", json_integer((json_int_t)o->skipped));
    for (unsigned s = 0; s < OUTCOME_SEVERITIES; s++) {
        (void)json_object_set_new(findings, ledger_severity_text((enum ledger_severity)s),
                                  json_integer((json_int_t)o->findings[s]));
    }
    (void)json_object_set_new(root, "phat_hien", findings);
}

void
outcome_json(const struct outcome *o, struct period p, const struct err *e, struct buf *out) {
    json_t *root = json_object();
    json_t *warnings = json_array();
    char ky[PERIOD_TEXT];
    char due[PERIOD_TEXT];
    char *text;

    period_text(ky, p);
    period_iso(due, o->due);
    (void)json_object_set_new(root, "ky", json_string(ky));
    (void)json_object_set_new(root, "phat_hanh", json_boolean(o->published));
    (void)json_object_set_new(root, "thu_muc", json_string(o->folder));
    (void)json_object_set_new(root, "tai_lieu", json_integer((json_int_t)o->documents));
    (void)json_object_set_new(root, "han_cuoi", json_string(due));
    if (o->counted) {
        put_rows(root, o);
    }
    (void)json_object_set_new(root, "so_chinh", headlines(o));
    for (unsigned i = 0; i < o->warnings; i++) {
        (void)json_array_append_new(warnings, json_string(o->warning[i]));
    }
    (void)json_object_set_new(root, "canh_bao", warnings);
    (void)json_object_set_new(root, "loi", e == NULL ? json_null() : json_string(e->what));
    text = json_dumps(root, JSON_INDENT(1));
    buf_text(out, text == NULL ? "{}" : text);
    buf_char(out, '\n');
    free(text);
    json_decref(root);
}
