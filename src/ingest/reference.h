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
struct reference_tables {
    struct reference_population *population;
    size_t populations;
    struct reference_target *target;
    size_t targets;
};
/* Missing files give empty tables.  Unknown codes and ids are findings, the row is rejected. */
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
