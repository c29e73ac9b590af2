/*
 * by_hand - what offices write by hand for a period: the small tables of its folder beside the extracts (spec 2).
 *
 *     chuyen_de*     subjects that no extract tells: pupils with BHYT by school, conferences, collecting agents, ...
 *     giai_trinh*    why a figure that is out of line is what it is
 */
#ifndef INGEST_BY_HAND_H
#define INGEST_BY_HAND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "conf/profile.h"
#include "dim/indicator.h"
#include "dim/member.h"
#include "ingest/ledger.h"

#define BY_HAND_NO_NUMBER INT64_MIN /* the same as EXTRACT_NO_NUMBER */

struct by_hand_job {
    const char *dir;    /* "input/2026-Q1"; one that is not there has no files */
    const char *prefix; /* "2026-Q1/" */
    const struct profile *profile;
    const struct member_set *members;
    struct ledger *ledger;
    const struct indicator_set *indicators; /* for answers */
};

struct by_hand_subject { /* one row of chuyen_de* */
    str subject;         /* as the first row about it writes it */
    str place, unit, note;
    uint32_t xa, co_quan; /* lines; the unknown line where the row names none */
    int64_t target;       /* BY_HAND_NO_NUMBER: none was set */
    int64_t done;         /* the same: not reported yet */
};
struct by_hand_subjects {
    struct by_hand_subject *v;
    size_t n;
    bool there; /* a file was read */
};
/* Read every chuyen_de* of the folder, by file name, then by row.  Subjects that differ in case, blanks or diacritics only
 * are one subject.  A row equal to an earlier one is a duplicate.  A second row for the same place and subject with other
 * figures is reported as D11 and kept.  false: a file is refused or cannot be read. */
bool by_hand_subjects(struct arena *a, const struct by_hand_job *j, struct by_hand_subjects *out,
                      struct err *e);

struct by_hand_answer {      /* one figure of giai_trinh* */
    enum member_level level; /* MEMBER_XA or MEMBER_CO_QUAN */
    uint32_t line, indicator;
    str text;
};
struct by_hand_answers {
    struct by_hand_answer *v;
    size_t n;
    bool there; /* a file was read */
};
/* Every giai_trinh* of the folder, in byte order of their names and the order of their rows.  A code that is neither a
 * commune's nor a department's is D08, an indicator that nobody knows by its id or its name D09: such a row is told and
 * not used.  A row without text has no answer yet; a file without any is D22.  A figure that is answered twice is D11 and
 * has both texts; the same text again is a duplicate.  false: a file is refused or cannot be read. */
bool by_hand_answers(struct arena *a, const struct by_hand_job *j, struct by_hand_answers *out,
                     struct err *e);
/* Whether a file of a period's folder is one of these tables by its name. */
bool by_hand_names(const char *name);

#endif /* INGEST_BY_HAND_H */
