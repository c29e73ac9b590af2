/*
 * prose_head - the front matter of a report: its kind, whose it is, for whom, and in which sets it stands.
 * Read in prose_front.c.
 */
#ifndef LANGUAGE_PROSE_HEAD_H
#define LANGUAGE_PROSE_HEAD_H

#include "dim/member.h"
#include "language/document_kind.h"
#include "language/sender_id.h"

/* Which sets: bits of prose_head.periods. */
enum prose_period {
    PROSE_MONTH,
    PROSE_QUARTER,
    PROSE_HALF,
    PROSE_YEAR,
    PROSE_QUARTER_1, /* the first quarter alone; the others follow */
    PROSE_PERIODS = PROSE_QUARTER_1 + 4
};

/* What stands between the lines --- at the top.  Texts hold {words}, still unfilled; lists have '|'
 * between their entries. */
struct prose_head {
    const struct document_kind *kind;
    str abstract;          /* trich_yeu; of a công văn without its "V/v" */
    enum sender_id office; /* co_quan: whose letterhead and signature */
    str to;                /* kinh_gui; empty: the profile's */
    str symbol;            /* ky_hieu, "TB-BHXH"; empty: the kind's and the office's */
    str recipients;        /* noi_nhan; empty: the profile's */
    str file;              /* tep, "cong-van": file name without its ending; empty: the id */
    /* pham_vi: one document for the province, for each commune or department */
    enum member_level level;
    /* ky: bits of the periods whose set holds the document; 0: it is made only when asked for. */
    unsigned periods;
    str needs; /* khi_co: id of an annex without which the document is not made; empty: always made */
    bool leads; /* phu_luc_kem: the workbook beside it is its own; it numbers the annexes */
};

#endif /* LANGUAGE_PROSE_HEAD_H */
