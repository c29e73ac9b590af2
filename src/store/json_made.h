/*
 * json_made - JSON values that are there or end the program: jansson gives NULL and -1 only when memory is out, and what
 * could not be kept would be missing from an answer or a manifest without a word.
 */
#ifndef STORE_JSON_MADE_H
#define STORE_JSON_MADE_H

#include <jansson.h>

#include "base/buf.h"
#include "base/str.h"

/* From now on jansson takes its memory from base/heap: what it reads would else be told as damaged, or lack a letter, where
 * there is none left.  Before anything else of jansson. */
void json_take_heap(void);

/* v, or the end of the program by arena_exhausted where v is NULL. */
json_t *json_made(json_t *v);

/* A copy of s, which may be none; "?" for bytes that are not UTF-8. */
json_t *json_text(str s);

/* Add v to an object under a key, or to the end of a list.  Both take v over. */
void json_put(json_t *o, const char *key, json_t *v);
void json_append(json_t *all, json_t *v);

/* Write v behind what stands in out, an entry a line.  Not by json_dumps, which leaves a key out without a word where its
 * own text cannot grow. */
void json_write(const json_t *v, struct buf *out);

#endif
