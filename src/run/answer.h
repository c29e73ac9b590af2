/*
 * answer - what a command answers to a program (--json): one JSON object with English keys.
 *
 *     answer_new -> { answer_text, _str, _int, _flag, _none, or
 *                     answer_object | answer_list ... answer_end }*  -> answer_print -> answer_free
 *
 * A value goes into the object or list that was begun last and not ended yet; in a list the key is NULL.
 * A value that is not known is null (answer_none), never a made-up 0 or "".  Keys keep the order in which they came.
 * The answer owns what it holds; text is copied.  Bytes that are no UTF-8 are told as U+FFFD.
 */
#ifndef RUN_ANSWER_H
#define RUN_ANSWER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct answer;

struct answer *answer_new(void);
void answer_free(struct answer *a); /* NULL is nothing */

void answer_text(struct answer *a, const char *key, const char *z); /* NULL: null */
void answer_str(struct answer *a, const char *key, str s);
void answer_int(struct answer *a, const char *key, int64_t v);
void answer_flag(struct answer *a, const char *key, bool v);
void answer_none(struct answer *a, const char *key);

void answer_object(struct answer *a, const char *key);
void answer_list(struct answer *a, const char *key);
void answer_end(struct answer *a);
void answer_end_all(struct answer *a); /* what a failure left open, so that the result can follow */

/* The last keys of every answer, and of each step of several: "error" and "where" (null when e is), "status" (4.2). */
void answer_result(struct answer *a, const struct err *e, int status);

/* The object and a line end; everything begun must have ended. */
void answer_print(const struct answer *a, struct buf *out);

#endif /* RUN_ANSWER_H */
