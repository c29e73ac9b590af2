/*
 * findings_book_table - the tables of the audit workbook: heads, cells and sums that stay live.
 */
#ifndef TEMPLATE_FINDINGS_BOOK_TABLE_H
#define TEMPLATE_FINDINGS_BOOK_TABLE_H

#include <stdbool.h>
#include <stdint.h>

#include "conf/profile.h"
#include "dim/member.h"
#include "doc/block.h"
#include "figures/reconcile.h"
#include "ingest/ledger.h"
#include "ingest/located.h"

enum { FINDINGS_BOOK_TABLE_SEVERITIES = LEDGER_CHAN + 1 };

/* Findings counted over the whole ledger. */
struct findings_book_tally {
    uint64_t severity[FINDINGS_BOOK_TABLE_SEVERITIES];
    uint64_t rule[LEDGER_RULE_COUNT];
    uint64_t rule_files[LEDGER_RULE_COUNT]; /* files with at least one */
    uint32_t lines;                         /* communes and, last, the unknown line */
    uint64_t *xa_rule;                      /* [line * LEDGER_RULE_COUNT + rule] */
    uint64_t *xa_severity;                  /* [line * FINDINGS_BOOK_TABLE_SEVERITIES + severity] */
};

/* The severity as an official writes it: "Loại dòng", "dòng không được tính". */
const char *findings_book_table_severity(enum ledger_severity s);
/* The file's rejected share is over the profile's threshold. */
bool findings_book_table_over(const struct profile *p, const struct ledger_file *f);

struct findings_book_table_head {
    const char *text;
    enum doc_align align;
    double weight;
    const char *group;  /* head over this and its neighbours of the same group; NULL: none */
    const char *number; /* "(8)=(6)/(4)"; NULL in all: no line of column numbers */
};
struct doc_table *findings_book_table(struct doc *d, struct doc_section *s,
                                      const struct findings_book_table_head *head, uint32_t n);

struct doc_cell findings_book_table_text(const struct doc *d, str s);
struct doc_cell findings_book_table_code(const struct doc *d, str s);
struct doc_cell findings_book_table_count(uint64_t v);
/* A count that is the sum of the block from..to. */
struct doc_cell findings_book_table_span(const struct doc *d, uint64_t v, struct doc_at from,
                                         struct doc_at to);
/* A count that is the sum of cells of its own column, in the rows listed. */
struct doc_cell findings_book_table_sum(const struct doc *d, uint64_t v, const uint32_t *row,
                                        size_t rows, uint32_t col);
void findings_book_table_notes(struct doc *d, struct doc_table *t, const char *const *note,
                               size_t n);

void findings_book_table_files(struct doc *d, struct doc_section *s, const struct profile *p,
                               struct ledger *l);
void findings_book_table_rules(struct doc *d, struct doc_section *s, const struct ledger *l,
                               const struct findings_book_tally *n);
void findings_book_table_communes(struct doc *d, struct doc_section *s, const struct member_set *m,
                                  const struct findings_book_tally *n);
/* Employers whose commune a person has to confirm, with what their addresses say. */
void findings_book_table_places(struct doc *d, struct doc_section *s, const struct member_list *xa,
                                const struct located_row *row, size_t n);
/* Tax payers that are proposed for employers without a tax code. */
void findings_book_table_payers(struct doc *d, struct doc_section *s, const struct employers *e,
                                const struct reconcile_proposal *row, size_t n);

#endif /* TEMPLATE_FINDINGS_BOOK_TABLE_H */
