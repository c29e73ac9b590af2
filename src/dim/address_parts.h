/*
 * address_parts - the words of one address and the places that they name, shared by the files address*.c and for them
 * only.
 */
#ifndef DIM_ADDRESS_PARTS_H
#define DIM_ADDRESS_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "dim/gazetteer.h"

/* How surely a word says a kind: "xã" fully; "x" may be xóm as well. */
enum address_marker { ADDRESS_NO_MARKER, ADDRESS_LETTER, ADDRESS_FULL };

struct address_mention {
    size_t from, to; /* words [from, to) */
    enum address_marker marker;
    unsigned kind; /* that the marker says; 0: there is none */
    /* The first place of that name; GAZETTEER_NONE: the words after the marker name no place. */
    uint32_t first;
    str name;    /* of the span */
    str written; /* ... with i and y as they are written */
    bool closed; /* after the span comes another mention or part, or the address ends */
    bool whole;  /* the span is all of its part */
};

enum { ADDRESS_MENTIONS_MAX = PLACE_WORDS_MAX };
struct address {
    const struct gazetteer *g;
    struct arena *arena;
    struct place_word word[PLACE_WORDS_MAX];
    size_t part[PLACE_WORDS_MAX]; /* of each word: the part between gaps in which it stands */
    size_t n, parts;
    bool more;   /* the address is longer than what was looked at */
    bool marked; /* some word has diacritics */
    struct address_mention mention[ADDRESS_MENTIONS_MAX];
    size_t mentions;
};

/* Take the address apart. */
void address_read(struct address *x, str text);
/* Whether a place fits what the mention says: its kind; its diacritics. */
bool address_fits_kind(const struct address_mention *m, const struct gazetteer_place *p);
bool address_fits_marks(const struct address_mention *m, const struct gazetteer_place *p);
/* The commune whose name is nearest to the words, when they name none exactly.  MEMBER_NONE: no name is near, or several. */
uint32_t address_nearest(const struct address *x);
bool address_overlap(const struct address_mention *a, const struct address_mention *b);
/* Whether the mention may mean a province, and not the town that has the same name: "Cao Bằng", "TP. Cao Bằng".  In "Cao Bằng, tỉnh Cao
 * Bằng" the name stands twice, and one of them is the town. */
bool address_may_be_province(const struct address *x, const struct address_mention *d);
/* Whether a commune lies in a district or province that another part of the address mentions. */
bool address_supports(const struct address *x, const struct address_mention *m,
                      const struct gazetteer_place *commune);

#endif /* DIM_ADDRESS_PARTS_H */
