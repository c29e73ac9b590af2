/*
 * reference - the lists under input/ that change seldom: the files of danh_muc/ into dim/,
 * dan_so.csv and chi_tieu.csv into rows for figures/ (spec 2.1).  The same reader as for
 * extracts: any encoding, aliases, findings in the ledger.
 */
#ifndef INGEST_REFERENCE_H
#define INGEST_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "dim/crosswalk.h"
#include "dim/member.h"
#include "ingest/ledger.h"
#include "time/period.h"

/* The lists in force on a day: members valid then.  xa.csv, co_quan.csv and nhom_bhyt.csv are
 * required, loai_hinh.csv may be missing (all kinds then unknown). */
bool reference_members(struct arena *a, const char *input, const struct profile *p, period_day on,
                       struct ledger *l, struct member_set *out, struct err *e);

/* What danh_muc/quy_doi_xa.csv says of both lists, for a period before 1/7/2025: that one has figures over the
 * communes of its own time, and nothing to be carried. */
struct reference_vintages {
    struct map old, today; /* codes; empty without the file */
    struct member *before; /* the communes of before, in the order of the file */
    size_t n;
};
bool reference_vintages(struct arena *a, const char *input, const struct profile *p,
                        struct ledger *l, struct reference_vintages *out, struct err *e);
void reference_vintages_free(struct reference_vintages *v);
/* As reference_members; where xa.csv dates no commune of that day, those of v (or NULL) are the list. */
bool reference_members_before(struct arena *a, const char *input, const struct profile *p,
                              period_day on, const struct reference_vintages *v, struct ledger *l,
                              struct member_set *out, struct err *e);
/* The kind of a commune from the word that says it, else from how its name begins. */
enum member_xa_kind reference_kind(struct arena *a, str loai, str name);

/* danh_muc/quy_doi_xa.csv against the communes of m; missing file: out->n is 0. */
bool reference_crosswalk(struct arena *a, const char *input, const struct profile *p,
                         const struct member_set *m, struct ledger *l, struct crosswalk *out,
                         struct err *e);

struct reference_population { /* one row of dan_so.csv */
    int nam;
    uint32_t xa;          /* line of MEMBER_XA, or MEMBER_NONE: the whole province */
    int64_t dan_so, llld; /* llld may be EXTRACT_NO_NUMBER */
};
struct reference_target { /* one row of chi_tieu.csv */
    int nam;
    enum member_level level; /* TINH, XA, CO_QUAN */
    uint32_t line;
    str chi_tieu;  /* indicator id, without "ct_": "bhxh_bb", "bp_bhyt" */
    int64_t value; /* people; or hundredths of a percent where the indicator is a rate */
    uint64_t source_line;
};
enum { REFERENCE_STRANGE_MAX = 16 };
struct
    reference_strange { /* a year whose communes are those of the other list: none of them is used */
    const char *file;   /* "dan_so.csv" */
    int nam;
    uint32_t codes; /* rows */
};
struct reference_tables {
    struct reference_population *population;
    size_t populations;
    struct reference_target *target;
    size_t targets;
    struct reference_strange strange[REFERENCE_STRANGE_MAX];
    size_t stranges;
};
/* Missing files give empty tables.  Unknown codes and ids are findings, the row is rejected.  A year of which the
 * commune codes are those of the other list (member_list.elsewhen) has only its other rows, and is named. */
bool reference_yearly(struct arena *a, const char *input, const struct profile *p,
                      const struct member_set *m, struct ledger *l, struct reference_tables *out,
                      struct err *e);

enum reference_verdict { REFERENCE_GHEP, REFERENCE_KHONG_GHEP };
struct reference_decision { /* one row of quyet_dinh_doi_chieu.csv */
    str ma_don_vi;
    str mst; /* digits; empty (KHONG_GHEP only): whatever the tax code */
    enum reference_verdict verdict;
    period_day ngay; /* PERIOD_NO_DATE: not told */
    uint64_t source_line;
};
struct reference_decisions {
    struct reference_decision *v;
    size_t n;
};
/* quyet_dinh_doi_chieu.csv by date (undated first), then line: what was decided last stands last.  A missing file
 * gives none.  A tax code that does not hold and an unknown word are findings, the row is rejected. */
bool reference_decisions(struct arena *a, const char *input, const struct profile *p,
                         struct ledger *l, struct reference_decisions *out, struct err *e);

#endif /* INGEST_REFERENCE_H */
