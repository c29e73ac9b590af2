/*
 * xml - read XML in pieces with expat; a document that is not well formed to its last byte is
 * refused.
 *
 *     xml_new, xml_feed*                       pieces as they come
 *       a handler may call xml_pause: xml_feed then returns before the end of the piece; xml_resume continues
 *     xml_part                                 a whole part of a package
 *
 * Names come without their prefix.  A document that declares a DTD (and so entities), or nests
 * deeper than XML_DEPTH_MOST, is refused.  The only room that uses expat.
 */
#ifndef OFFICE_XML_H
#define OFFICE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"
#include "office/package.h"

enum { XML_DEPTH_MOST = 100 };

struct xml_handlers { /* each may be NULL */
    void (*start)(void *ctx, const char *name, const char **atts);
    void (*end)(void *ctx, const char *name);
    void (*text)(void *ctx, str s);
};

struct xml;
enum xml_step { XML_FED, XML_PAUSED, XML_FAILED };

struct xml *xml_new(const struct xml_handlers *h, void *ctx);
void xml_free(struct xml *x);
/* The piece must stay where it is until XML_FED is returned. */
enum xml_step xml_feed(struct xml *x, str piece, bool last, struct err *e);
enum xml_step xml_resume(struct xml *x, struct err *e);

/* Both are called by a handler.  why: what is wrong, for the *e of xml_feed; it must stay where
 * it is. */
void xml_refuse(struct xml *x, const char *why);
void xml_pause(struct xml *x);

/* The value of an attribute, named without its prefix; NULL: there is no such attribute. */
const char *xml_attribute(const char **atts, const char *name);
bool xml_is_true(const char *value); /* "1", "true" */

bool xml_part(struct package *p, const char *part, const struct xml_handlers *h, void *ctx,
              struct err *e);

#endif /* OFFICE_XML_H */
