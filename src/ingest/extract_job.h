/* extract_job - what is needed to read the extracts of a period, and the rows that handlers
 * get.  See extract.h. */
#ifndef INGEST_EXTRACT_JOB_H
#define INGEST_EXTRACT_JOB_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"
#include "conf/profile.h"
#include "dim/member.h"
#include "ingest/ledger.h"
#include "time/period.h"

struct form_list; /* ingest/form.h */
struct located;   /* ingest/located.h */

#define EXTRACT_NO_NUMBER INT64_MIN /* the cell has no value, which is not 0 */

/* Where a row stands.  Every handler gets it, so that it can note findings. */
struct extract_at {
    uint32_t file;
    uint64_t line;
};

enum extract_bhxh { EXTRACT_KHONG, EXTRACT_BB, EXTRACT_TN };
enum extract_sex { EXTRACT_SEX_UNKNOWN, EXTRACT_NAM, EXTRACT_NU };

struct extract_person { /* nguoi_tham_gia */
    uint64_t ma_so;     /* 10 digits as a number, < 10^10 */
    period_day born;    /* ngay_sinh; a year alone is 1 January; PERIOD_NO_DATE: unknown */
    enum extract_sex sex;
    uint32_t xa;      /* line of MEMBER_XA: n is the unknown line */
    uint32_t co_quan; /* the row's own department, or MEMBER_NONE (empty or unknown) */
    uint32_t nhom;    /* line of MEMBER_NHOM: n when empty or unknown */
    /* From 1: the code is that of the employer-th code that `employer` of the sink got, each counted when it came first.  0:
     * it got no such code. */
    uint32_t employer;
    str ma_don_vi; /* empty: the row names no employer */
    enum extract_bhxh bhxh;
    bool bhtn, bhyt;
    bool named_nu;    /* ho_ten is a woman's, by the word "Thị"; false tells nothing */
    int64_t muc_dong; /* đồng, or EXTRACT_NO_NUMBER */
    period_day tu_ngay, den_ngay;
};

/* The texts of a row of don_vi: field, column.  A text that is not given is empty; mst has digits only.  A row of this list
 * makes the field of struct extract_employer, and extract_join copies it when an employer stands in several files. */
#define EXTRACT_EMPLOYER_TEXTS(X) X(ten, ten_don_vi) X(dia_chi, dia_chi) X(mst, ma_so_thue)
/* The numbers of a row of don_vi, made and copied in the same way.  A number that is not given is EXTRACT_NO_NUMBER;
 * so_lao_dong is always given, because its column is required.  cham_dong is negative when more was paid than was due;
 * so_thang_cham_x100 is 290 for 2,9 months. */
#define EXTRACT_EMPLOYER_NUMBERS(X)                                                                \
    X(so_lao_dong, so_lao_dong)                                                                    \
    X(quy_luong, quy_luong)                                                                        \
    X(phai_dong, phai_dong)                                                                        \
    X(da_dong, da_dong)                                                                            \
    X(cham_dong, cham_dong)                                                                        \
    X(so_thang_cham_x100, so_thang_cham)

struct extract_employer { /* don_vi */
    str ma_don_vi;
#define EXTRACT_TEXT(field, column) str field;
    EXTRACT_EMPLOYER_TEXTS(EXTRACT_TEXT)
#undef EXTRACT_TEXT
    bool mst_ok;        /* length and check digit hold */
    uint32_t xa;        /* line of MEMBER_XA */
    uint32_t co_quan;   /* line of MEMBER_CO_QUAN, or MEMBER_NONE */
    uint32_t loai_hinh; /* line of MEMBER_LOAI_HINH; n when empty or unknown */
#define EXTRACT_NUMBER(field, column) int64_t field;
    EXTRACT_EMPLOYER_NUMBERS(EXTRACT_NUMBER)
#undef EXTRACT_NUMBER
};

enum { EXTRACT_NO_STATUS = -1 };
struct extract_taxpayer { /* thue */
    str mst, ten;
    str dia_chi; /* empty: none given */
    bool mst_ok;
    uint32_t xa, loai_hinh;
    bool active; /* trang_thai is in the profile's active set */
    int status;  /* its code of the official list (taxstatus.h), or EXTRACT_NO_STATUS */
    period_day ngay_cap;
    int64_t so_lao_dong, tong_quy_luong; /* or EXTRACT_NO_NUMBER */
};

/* DUPLICATE: every right of the row was counted before (spec 1.3).  REJECTED: the handler noted
 * a finding whose severity in the profile is loai or chan, and counted nothing. */
enum extract_pot { EXTRACT_ACCEPTED, EXTRACT_DUPLICATE, EXTRACT_REJECTED };

struct extract_sink {
    void *ctx;
    enum extract_pot (*employer)(void *ctx, struct extract_at at, const struct extract_employer *r);
    enum extract_pot (*taxpayer)(void *ctx, struct extract_at at, const struct extract_taxpayer *r);
    enum extract_pot (*person)(void *ctx, struct extract_at at, const struct extract_person *r);
    /* May be NULL.  Called before the first person, with a guess of how many come. */
    void (*expect)(void *ctx, uint64_t people);
    /* May be NULL.  Called some rows before `person` gets this number. */
    void (*ahead)(void *ctx, uint64_t ma_so);
    /* May be NULL.  Called from time to time, for a progress bar: `done` of `all` bytes were
     * read. */
    void (*progress)(void *ctx, str file, uint64_t done, uint64_t all);
};

struct extract_job {
    const char *dir;    /* "input/2026-Q1" */
    const char *prefix; /* "2026-Q1/": begins the paths in the ledger */
    const struct profile *profile;
    const struct member_set *members;
    struct ledger *ledger;
    period_day closing; /* closing day of the period, for checks of dates */
    bool one_by_one;    /* do not take the quick way for rows of regular form: to compare both */
    /* Where it can be done, read a file once and believe that all its rows write numbers and dates as the first rows do.
     * When a reading with `trusting` fails, for whatever reason, drop all its results and read again without. */
    bool trusting;
    bool one_core;                 /* the other core is busy: start no second thread to read rows */
    const struct form_list *forms; /* known ones (ingest/form.h); may be NULL */
    /* Finds the commune of an address.  NULL: an employer without a commune code has no commune. */
    struct located *located;
};

#endif /* INGEST_EXTRACT_JOB_H */
