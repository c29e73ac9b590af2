/*
 * reference - read the lists of input/ that seldom change: the files of danh_muc/ into dim/, and
 * dan_so.csv and chi_tieu.csv into rows for figures/ (spec 2.1).  They are read as extracts are:
 * any encoding, other names of columns, findings in the ledger.
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

/* Read the lists with the members that are valid on a day.  xa.csv, co_quan.csv and
 * nhom_bhyt.csv must be there; without loai_hinh.csv all kinds are unknown. */
bool reference_members(struct arena *a, const char *input, const struct profile *p, period_day on,
                       struct ledger *l, struct member_set *out, struct err *e);

/* The communes of both lists by danh_muc/quy_doi_xa.csv, for a period before 1/7/2025, whose
 * figures stay on the communes of its own time. */
struct reference_vintages {
    struct map old, today; /* codes; empty when there is no file */
    struct member *before; /* the old communes, in the order of the file */
    size_t n;
};
bool reference_vintages(struct arena *a, const char *input, const struct profile *p,
                        struct ledger *l, struct reference_vintages *out, struct err *e);
void reference_vintages_free(struct reference_vintages *v);
/* As reference_members; when xa.csv has no commune valid on that day, the communes of v are
 * taken.  v may be NULL. */
bool reference_members_before(struct arena *a, const char *input, const struct profile *p,
                              period_day on, const struct reference_vintages *v, struct ledger *l,
                              struct member_set *out, struct err *e);
/* The kind of a commune, from the word loai, else from the beginning of its name. */
enum member_xa_kind reference_kind(struct arena *a, str loai, str name);

/* Read danh_muc/quy_doi_xa.csv over the communes of m; out->n is 0 when there is no file. */
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
/* A year whose commune codes are those of the other list; none of these rows is used. */
struct reference_strange {
    const char *file; /* "dan_so.csv" */
    int nam;
    uint32_t codes; /* rows */
};
struct reference_tables {
    struct reference_population *population;
    size_t populations;
    struct reference_target *target;
    size_t targets;
    struct reference_strange strange[REFERENCE_STRANGE_MAX];
    size_t strange_n;
};
/* Read both tables; a missing file gives an empty one.  An unknown code or id is a finding and
 * rejects the row.  Of a year whose commune codes are those of the other list only the other
 * rows are taken, and `strange` names the year. */
bool reference_yearly(struct arena *a, const char *input, const struct profile *p,
                      const struct member_set *m, struct ledger *l, struct reference_tables *out,
                      struct err *e);

/* The order in which decisions hold, for qsort: by day, those without one first, then by line.  Every decision begins
 * with this. */
struct reference_when {
    period_day ngay; /* PERIOD_NO_DATE: not given */
    uint64_t source_line;
};
int reference_by_date(const void *a, const void *b);

enum reference_verdict { REFERENCE_GHEP, REFERENCE_KHONG_GHEP };
struct reference_decision { /* one row of quyet_dinh_doi_chieu.csv */
    struct reference_when when;
    str ma_don_vi;
    str mst; /* digits; empty (KHONG_GHEP only): any tax code */
    enum reference_verdict verdict;
};
struct reference_decisions {
    struct reference_decision *v;
    size_t n;
};
/* Read quyet_dinh_doi_chieu.csv.  Decisions are ordered by date (those without one first), then
 * by line, so the last decision stands last.  No file gives none.  An invalid tax code or an
 * unknown word is a finding and rejects the row. */
bool reference_decisions(struct arena *a, const char *input, const struct profile *p,
                         struct ledger *l, struct reference_decisions *out, struct err *e);

struct reference_place { /* one row of quyet_dinh_dia_chi.csv */
    struct reference_when when;
    str ma_don_vi;
    str dia_chi; /* fold_key; empty: whatever its address is */
    uint32_t xa; /* line of MEMBER_XA */
};
struct reference_places {
    struct reference_place *v;
    size_t n;
};
/* Read quyet_dinh_dia_chi.csv, in the order of reference_decisions.  A row without ma_xa decides nothing; an unknown
 * ma_xa is D08 and decides nothing. */
bool reference_places(struct arena *a, const char *input, const struct profile *p,
                      const struct member_set *m, struct ledger *l, struct reference_places *out,
                      struct err *e);

#endif /* INGEST_REFERENCE_H */
