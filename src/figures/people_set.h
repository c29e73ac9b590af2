/*
 * people_set - the distinct people of a period, 8 bytes each.  Two rooms use it: people, whose
 * header shows the entry, and movement, which keeps 40 bits of its own in it.
 *
 * people_set_find returns the entry of a mã số, and makes one where there was none.  The caller
 * must count a right in it (people_set_count) before the next call, because an entry without rights
 * may look like a free one.  The pointer is valid until the next call.
 */
#ifndef FIGURES_PEOPLE_SET_H
#define FIGURES_PEOPLE_SET_H

#include <stdbool.h>
#include <stdint.h>

enum { PEOPLE_SET_BHXH = 1, PEOPLE_SET_BHTN = 2, PEOPLE_SET_BHYT = 4 };

struct people_set;
struct people_set *people_set_new(void);
void people_set_free(struct people_set *s);

/* Take room at once for about this many people; the set must be empty.  A wrong guess does no harm. */
void people_set_expect(struct people_set *s, uint64_t people);
/* Fetch the entry of a person who will be looked up soon into the cache. */
void people_set_ahead(const struct people_set *s, uint64_t ma_so);

uint64_t *people_set_find(struct people_set *s, uint64_t ma_so); /* ma_so < 10^10 */
unsigned people_set_rights(uint64_t entry);
void people_set_count(uint64_t *entry, unsigned rights);
void people_set_place(uint64_t *entry, uint32_t xa, uint32_t co_quan, uint32_t nhom,
                      bool working_age);
uint32_t people_set_xa(uint64_t entry);
uint32_t people_set_co_quan(uint64_t entry);
uint32_t people_set_nhom(uint64_t entry);
bool people_set_working_age(uint64_t entry);

/* The low bits that a caller may use for itself; these bits and the key's rest must never all be
 * 0. */
enum { PEOPLE_SET_OWN_BITS = 40 };
/* Call fn for every person of a or b, with the entry in each; 0 where the person is not in it.
 * The order means nothing. */
void people_set_pairs(const struct people_set *a, const struct people_set *b,
                      void (*fn)(void *ctx, uint64_t in_a, uint64_t in_b), void *ctx);

/* Call fn for every entry.  The order means nothing. */
void people_set_each(const struct people_set *s, void (*fn)(void *ctx, uint64_t entry), void *ctx);
uint64_t people_set_size(const struct people_set *s);
uint64_t people_set_bytes(const struct people_set *s);

#endif /* FIGURES_PEOPLE_SET_H */
