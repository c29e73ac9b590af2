/*
 * docx_readback - re-reading a written document: the zip whole, every part well formed, the words those of
 * the document.
 *
 * The words are taken from the file by other means than those that wrote it (minizip, expat) and from the
 * document block by block; blanks do not count, since a line may end at one.
 */
#include <expat.h>
#include <minizip/unzip.h>
#include <string.h>

#include "word/docx_parts.h"

enum { CHUNK = 16384, NAME_MOST = 256 };

struct reader {
    XML_Parser parser;
    bool in_text;
    struct buf words; /* of word/document.xml, without blanks */
};

static bool
damaged(struct err *e, const char *part, const char *what) {
    return err_set(e, ERR_IO,
                   "tài liệu Word vừa ghi đọc lại không nguyên vẹn (%s: %s); "
                   "hãy kiểm tra chỗ trống trên đĩa rồi chạy lại",
                   part, what);
}

/* The text without blanks: spaces and no-break spaces. */
static void
take(struct buf *to, str s) {
    for (size_t i = 0; i < s.n; i++) {
        if (i + 1 < s.n && memcmp(s.p + i, "\xc2\xa0", 2) == 0) {
            i++;
        } else if (s.p[i] != ' ') {
            buf_char(to, s.p[i]);
        }
    }
}

static void
on_begin(void *ctx, const XML_Char *name, const XML_Char **attribute) {
    (void)attribute;
    ((struct reader *)ctx)->in_text = strcmp(name, "w:t") == 0;
}

static void
on_end(void *ctx, const XML_Char *name) {
    (void)name;
    ((struct reader *)ctx)->in_text = false;
}

static void
on_letters(void *ctx, const XML_Char *s, int n) {
    struct reader *r = ctx;

    if (r->in_text) {
        buf_add(&r->words, s, (size_t)n);
    }
}

/* --- what the file must say ---------------------------------------------------------------------- */

static void
take_runs(struct buf *b, struct doc_runs runs) {
    for (size_t i = 0; i < runs.n; i++) {
        take(b, runs.run[i].text);
    }
}

static void
take_strs(struct buf *b, const str *s, size_t n) {
    for (size_t i = 0; i < n; i++) {
        take(b, s[i]);
    }
}

static void
take_head(struct buf *b, const struct doc_table *t, uint32_t row) {
    for (uint32_t col = 0; col < t->cols; col++) {
        for (size_t i = 0; i < t->head_cells; i++) {
            if (t->head[i].row == row && t->head[i].col == col) {
                take(b, t->head[i].text);
            }
        }
    }
}

static void
take_table(struct buf *b, struct arena *a, const struct doc_table *t) {
    take(b, t->title);
    take(b, t->unit);
    for (uint32_t row = 0; row < t->head_rows; row++) {
        take_head(b, t, row);
    }
    if (t->number != NULL) {
        take_strs(b, t->number, t->cols);
    }
    for (uint32_t row = 0; row < t->rows; row++) {
        for (uint32_t col = 0; col < t->cols; col++) {
            take(b, doc_cell_text(a, &t->row[row].cell[col]));
        }
    }
    take(b, t->more);
    take_strs(b, t->note, t->notes);
    take(b, t->source);
}

static void
take_letterhead(struct buf *b, const struct doc *d, const struct doc_letterhead *h) {
    take(b, h->superior);
    take(b, h->issuer);
    take_strs(b, h->motto, 2);
    take(b, h->number);
    take(b, h->about);
    take(b, d->draft ? STR("DỰ THẢO") : STR(""));
    take(b, h->place_date);
}

static void
take_addressee(struct buf *b, const struct doc_addressee *a) {
    take(b, STR("Kính gửi:"));
    for (size_t i = 0; i < a->n; i++) {
        take(b, a->n > 1 ? STR("-") : STR(""));
        take(b, a->to[i]);
        take(b, a->n == 1 ? STR("") : i + 1 < a->n ? STR(";") : STR("."));
    }
}

static void
take_signature(struct buf *b, const struct doc_signature *s) {
    const bool two = s->left_title.n > 0;

    take(b, s->left_title);
    take(b, two ? s->left_name : s->recipient_n > 0 ? STR("Nơi nhận:") : STR(""));
    take_strs(b, s->recipient, two ? 0 : s->recipient_n);
    take(b, s->place_date);
    take_strs(b, s->authority, s->authority_n);
    take(b, s->name);
}

static void
take_chart(struct buf *b, const struct doc_chart *c) {
    bool some = false;

    for (size_t s = 0; s < c->series_n; s++) {
        for (size_t i = 0; i < c->categories; i++) {
            some = some || (c->series[s].value[i].known && c->series[s].value[i].value.den != 0);
        }
    }
    take(b, c->title);
    take(b, some ? STR("") : STR("(Chưa có số liệu)"));
}

static void
take_block(struct buf *b, struct arena *a, const struct doc *d, const struct doc_block *k) {
    switch (k->kind) {
    case DOC_LETTERHEAD:
        take_letterhead(b, d, &k->u.letterhead);
        return;
    case DOC_TITLE:
        take(b, k->u.title.kind);
        take(b, k->u.title.abstract);
        return;
    case DOC_ADDRESSEE:
        take_addressee(b, &k->u.addressee);
        return;
    case DOC_ANNEX_HEAD:
        take(b, k->u.annex_head.label);
        take(b, k->u.annex_head.title);
        take(b, k->u.annex_head.attached);
        return;
    case DOC_HEADING:
        take(b, k->u.heading.text);
        return;
    case DOC_PARAGRAPH:
        take_runs(b, k->u.paragraph.runs);
        return;
    case DOC_ITEM:
        take(b, k->u.item.level == 0 ? STR("-") : STR("+"));
        take_runs(b, k->u.item.runs);
        return;
    case DOC_TABLE:
        take_table(b, a, k->u.table);
        return;
    case DOC_CHART:
        take_chart(b, k->u.chart);
        return;
    case DOC_SIGNATURE:
        take_signature(b, &k->u.signature);
        return;
    case DOC_LINKS:
        for (size_t i = 0; i < k->u.links.n; i++) {
            take(b, k->u.links.link[i].label);
            take(b, STR("."));
            take(b, k->u.links.link[i].text);
        }
        return;
    case DOC_BLOCK_KINDS:
        return;
    }
}

/* The words of the document in reading order, without blanks. */
static void
expect(struct buf *b, const struct doc *d) {
    struct arena a = ARENA_EMPTY;

    for (const struct doc_section *s = d->first; s != NULL; s = s->next) {
        for (const struct doc_block *k = s->first; k != NULL; k = k->next) {
            take_block(b, &a, d, k);
        }
    }
    arena_free(&a);
}

/* --- the file ------------------------------------------------------------------------------------- */

static bool
ends_with(const char *z, const char *end) {
    const size_t n = strlen(z);
    const size_t m = strlen(end);

    return n >= m && strcmp(z + n - m, end) == 0;
}

/* Read the open part to its end, so that minizip checks its sum; parse it where it is XML. */
static bool
read_part(unzFile zip, XML_Parser parser, const char *part, struct err *e) {
    char chunk[CHUNK];
    int n;

    do {
        n = unzReadCurrentFile(zip, chunk, sizeof chunk);
        if (n < 0) {
            return damaged(e, part, "không giải nén được");
        }
        if (parser != NULL && XML_Parse(parser, chunk, n, n == 0) != XML_STATUS_OK) {
            return damaged(e, part, XML_ErrorString(XML_GetErrorCode(parser)));
        }
    } while (n > 0);
    return unzCloseCurrentFile(zip) == UNZ_OK || damaged(e, part, "sai mã kiểm tra");
}

static bool
check_part(struct reader *r, unzFile zip, const char *part, struct err *e) {
    const bool text = strcmp(part, "word/document.xml") == 0;
    const bool xml = ends_with(part, ".xml") || ends_with(part, ".rels");
    XML_Parser parser = xml ? XML_ParserCreate("UTF-8") : NULL;
    bool ok = !xml || parser != NULL;

    if (!ok) {
        return damaged(e, part, "hết bộ nhớ");
    }
    if (text) {
        XML_SetUserData(parser, r);
        XML_SetElementHandler(parser, on_begin, on_end);
        XML_SetCharacterDataHandler(parser, on_letters);
    }
    ok = unzOpenCurrentFile(zip) == UNZ_OK ? read_part(zip, parser, part, e)
                                           : damaged(e, part, "không mở được");
    if (parser != NULL) {
        XML_ParserFree(parser);
    }
    return ok;
}

static bool
check_parts(struct reader *r, unzFile zip, struct err *e) {
    char part[NAME_MOST];
    int at = unzGoToFirstFile(zip);

    for (; at == UNZ_OK; at = unzGoToNextFile(zip)) {
        if (unzGetCurrentFileInfo64(zip, NULL, part, sizeof part, NULL, 0, NULL, 0) != UNZ_OK) {
            return damaged(e, "mục lục", "không đọc được");
        }
        if (!check_part(r, zip, part, e)) {
            return false;
        }
    }
    return at == UNZ_END_OF_LIST_OF_FILE || damaged(e, "mục lục", "không đọc được");
}

bool
docx_readback(const char *path, const struct doc *d, struct err *e) {
    struct reader r = {.in_text = false};
    struct buf want = {NULL, 0, 0};
    struct buf got = {NULL, 0, 0};
    unzFile zip = unzOpen64(path);
    bool ok = zip != NULL ? check_parts(&r, zip, e) : damaged(e, path, "không mở được tệp nén");

    if (zip != NULL) {
        (void)unzClose(zip);
    }
    if (ok) {
        expect(&want, d);
        take(&got, buf_view(&r.words));
        ok = str_eq(buf_view(&want), buf_view(&got)) ||
             damaged(e, "word/document.xml", "chữ khác với văn bản");
    }
    buf_free(&want);
    buf_free(&got);
    buf_free(&r.words);
    return ok || err_at(e, "%s", path);
}
