/*
 * json_out - the answer of a command to a program (--json): one JSON object with English keys.
 *
 *     json_out_new -> { json_out_text, _str, _int, _flag, _none, or
 *                     json_out_object | json_out_list ... json_out_end }*  -> json_out_print -> json_out_free
 *
 * A value goes into the object or list that was begun last and not ended yet; in a list the key is
 * NULL. A value that is not known is null (json_out_none), never a made-up 0 or "".  Keys keep
 * their order. The answer owns its contents: text is copied.  Bytes that are not UTF-8 become
 * U+FFFD.
 */
#ifndef STORE_JSON_OUT_H
#define STORE_JSON_OUT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

struct json_out;

/* Begin an answer; its first key is "version", the version of the program. */
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
/* End everything that a failure left open, so that the result can follow. */
void json_out_end_all(struct json_out *a);

/* Add the last keys of an answer or of one of its steps: "error" (null when e is NULL), "where"
 * (the place of the error, else `place`, which names the command or step; "" when e is NULL) and
 * "status" (4.2). */
void json_out_result(struct json_out *a, const struct err *e, const char *place, int status);

/* Add the object and a line end to out; everything that was begun must have ended. */
void json_out_print(const struct json_out *a, struct buf *out);

#endif /* STORE_JSON_OUT_H */
