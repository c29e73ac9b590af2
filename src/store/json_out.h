/*
 * json_out - what a command answers to a program (--json): one JSON object with English keys.
 *
 *     json_out_new -> { json_out_text, _str, _int, _flag, _none, or
 *                     json_out_object | json_out_list ... json_out_end }*  -> json_out_print -> json_out_free
 *
 * A value goes into the object or list that was begun last and not ended yet; in a list the key is NULL.
 * A value that is not known is null (json_out_none), never a made-up 0 or "".  Keys keep the order in which they came.
 * The answer owns what it holds; text is copied.  Bytes that are no UTF-8 are told as U+FFFD.
 */
#ifndef STORE_JSON_OUT_H
#define STORE_JSON_OUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct json_out;

/* An answer with its first key: "version", the program's. */
struct json_out *json_out_new(void);
void json_out_free(struct json_out *a); /* NULL is nothing */

void json_out_text(struct json_out *a, const char *key, const char *z); /* NULL: null */
void json_out_str(struct json_out *a, const char *key, str s);
void json_out_int(struct json_out *a, const char *key, int64_t v);
void json_out_flag(struct json_out *a, const char *key, bool v);
void json_out_none(struct json_out *a, const char *key);

void json_out_object(struct json_out *a, const char *key);
void json_out_list(struct json_out *a, const char *key);
void json_out_end(struct json_out *a);
void
json_out_end_all(struct json_out *a); /* what a failure left open, so that the result can follow */

/* The last keys of every answer, and of each step of several: "error" (null when e is), "where" (the error's own place, or
 * else place, the command or step as a whole; "" when e is NULL) and "status" (4.2). */
void json_out_result(struct json_out *a, const struct err *e, const char *place, int status);

/* The object and a line end; everything begun must have ended. */
void json_out_print(const struct json_out *a, struct buf *out);

#endif /* STORE_JSON_OUT_H */
