/*
 * block - an official document as a tree that knows no format.
 *
 *     doc ── section (page setup, own page numbers) ── block ── run / table / chart
 *
 *     section MAIN      letterhead, title, [addressee], headings, paragraphs,
 *                       tables, charts, signature          portrait, pages from 1
 *     section ANNEX     annex_head, table(s), chart(s), signature
 *     section CONTENTS, NOTES, DATA                        workbooks only
 *
 * A pdf is a MAIN section followed by ANNEX sections; a workbook is CONTENTS, NOTES, ANNEX sections
 * (one sheet each) and DATA.  template/ builds a doc, render/ walks over it; a renderer never
 * computes a figure.
 *
 * Everything belongs to the one arena of the document; texts are NFC UTF-8 without control
 * characters (doc_clean sees to that) and are followed by a NUL.  Blocks are appended in reading
 * order.  Adding a block kind means adding it to DOC_BLOCKS: every renderer's table then fails to
 * compile until it has it.
 */
#ifndef DOC_BLOCK_H
#define DOC_BLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "doc/chart.h"
#include "doc/table.h"

#define DOC_BLOCKS(X)                                                                              \
    X(LETTERHEAD,                                                                                  \
      letterhead)           /* cells 1-4, 5b of decree 30/2020: always first of a MAIN section */  \
    X(TITLE, title)         /* 5a: kind and abstract, rule below */                                \
    X(ADDRESSEE, addressee) /* 9a: Kính gửi */                                                  \
    X(ANNEX_HEAD, annex_head) /* "Phụ lục I", title, (Kèm theo ...), rule */                  \
    X(HEADING, heading)       /* level 1 "I. ...", 2 "1. ...", 3 "a) ..." */                       \
    X(PARAGRAPH, paragraph)                                                                        \
    X(ITEM, item) /* one entry of a list: "- ..." */                                               \
    X(TABLE, table)                                                                                \
    X(CHART, chart)                                                                                \
    X(SIGNATURE, signature) /* 7a, 7b, 9b */                                                       \
    X(LINKS, links)         /* contents: one line for each section, with a link to it */

enum doc_block_kind {
#define DOC_ENUM(NAME, name) DOC_##NAME,
    DOC_BLOCKS(DOC_ENUM)
#undef DOC_ENUM
        DOC_BLOCK_KINDS
};

enum { DOC_BOLD = 1, DOC_ITALIC = 2 };

struct doc_run {
    str text;       /* words that must not be parted hold U+00A0 */
    unsigned style; /* DOC_BOLD | DOC_ITALIC */
};
struct doc_runs {
    const struct doc_run *run;
    size_t n;
};

struct doc_letterhead {
    str superior;   /* "BẢO HIỂM XÃ HỘI VIỆT NAM", not bold; may be empty */
    str issuer;     /* "BẢO HIỂM XÃ HỘI THÀNH PHỐ HUẾ", bold, rule below */
    str number;     /* "Số:        /BC-BHXH" */
    str place_date; /* "Huế, ngày       tháng 4 năm 2026", italic */
    str motto[2];   /* quốc hiệu, tiêu ngữ */
    str about; /* 5b, under the number: "V/v ..." of a công văn, which has no TITLE; else empty */
    /* The document is a form that another office fills in and signs; this office does not send it as its own. */
    bool of_another;
};
struct doc_title {
    str kind;     /* "BÁO CÁO" */
    str abstract; /* "Kết quả thực hiện ... quý I năm 2026" */
};
struct doc_addressee {
    const str *to; /* "Ủy ban nhân dân thành phố Huế" */
    size_t n;
};
struct doc_annex_head {
    str label;    /* "Phụ lục I" */
    str title;    /* capitals */
    str attached; /* "(Kèm theo Báo cáo số      /BC-BHXH ngày ...)" */
};
struct doc_heading {
    int level; /* 1..3 */
    str text;  /* with its number, as typed: "I. KẾT QUẢ THỰC HIỆN" */
};
enum doc_para_role {
    DOC_BODY,    /* justified, first line in */
    DOC_CENTRED, /* e.g. a caption */
    DOC_NOTE,    /* small, under a table */
    DOC_WARNING, /* boxed: "số liệu tạm tính ...", printed before the title */
};
struct doc_paragraph {
    struct doc_runs runs;
    enum doc_para_role role;
    bool keep_with_next;
};
struct doc_item {
    struct doc_runs runs; /* without the mark: the renderer adds "- " */
    int level;            /* 0 outermost */
};
struct doc_signature {
    str left_title; /* "NGƯỜI LẬP BIỂU", of a signature on the left; empty: Nơi nhận stands there */
    str left_name;
    const str *authority; /* lines of 7a: "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC" */
    size_t authority_n;
    str name;             /* 7b */
    str place_date;       /* italic above 7a on annexes; empty on a MAIN section */
    const str *recipient; /* 9b, each with its mark: "- UBND thành phố (để b/c);" */
    size_t recipient_n;
};
struct doc_links {
    struct doc_link {
        str label;   /* "II" */
        str text;    /* title of the annex */
        str section; /* id of the section */
    } * link;
    size_t n;
};

struct doc_block {
    enum doc_block_kind kind;
    union {
        struct doc_letterhead letterhead;
        struct doc_title title;
        struct doc_addressee addressee;
        struct doc_annex_head annex_head;
        struct doc_heading heading;
        struct doc_paragraph paragraph;
        struct doc_item item;
        struct doc_table *table;
        struct doc_chart *chart;
        struct doc_signature signature;
        struct doc_links links;
    } u;
    struct doc_block *next;
};

enum doc_section_kind { DOC_MAIN, DOC_ANNEX, DOC_CONTENTS, DOC_NOTES, DOC_DATA };

struct doc_section {
    enum doc_section_kind kind;
    bool landscape;
    str id;   /* "theo-xa": unique in the document; sheet of a workbook, name of a link */
    str name; /* short, for a sheet's tab and a bookmark: "II. Theo xã" */
    struct doc_block *first, *last;
    struct doc_section *next;
};

struct doc {
    struct arena *arena;
    str title, author, subject, keywords; /* document properties */
    str language;                         /* "vi-VN" */
    bool draft;                           /* it is marked "DỰ THẢO" */
    int32_t day; /* the document's date (day number), for the properties; never the clock's */
    struct doc_section *first, *last;
};

struct doc *doc_new(struct arena *a);
struct doc_section *doc_add_section(struct doc *d, enum doc_section_kind kind, str id, str name);
/* Add a zeroed block of the kind at the end of the section. */
struct doc_block *doc_add(struct doc *d, struct doc_section *s, enum doc_block_kind kind);

/* A copy of s in the document's arena, fit to be printed: valid NFC, without control characters
 * (a tab or line end becomes one space) and invisible ones (utf8_is_hidden).  What cannot be
 * text becomes U+FFFD. */
str doc_clean(const struct doc *d, str s);

/* The same of what was built in a buf, which is released. */
str doc_moved(const struct doc *d, struct buf *b);

/* One run that holds s in one style, as most paragraphs have it. */
struct doc_runs doc_plain(const struct doc *d, str s, unsigned style);
const struct doc_section *doc_find_section(const struct doc *d, str id);

#endif /* DOC_BLOCK_H */
