/*
 * xml - XML in pieces, judged by expat: well formed to the last byte or refused.
 *
 *     xml_new, xml_feed*                       pieces as they come
 *       a handler may xml_pause: xml_feed then comes back before the piece is used up, xml_resume goes on
 *     xml_part                                 one part of a package, whole
 *
 * Names come without their prefix.  A document that declares a DTD (and so entities) or nests deeper than
 * XML_DEPTH_MOST is refused.  The only room that knows expat.
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
/* The piece stays where it is until XML_FED comes back. */
enum xml_step xml_feed(struct xml *x, str piece, bool last, struct err *e);
enum xml_step xml_resume(struct xml *x, struct err *e);

/* From within a handler.  why: kept as a pointer; what is wrong, for xml_feed's *e. */
void xml_refuse(struct xml *x, const char *why);
void xml_pause(struct xml *x);

/* The value of an attribute, its name without prefix; NULL: there is none. */
const char *xml_attribute(const char **atts, const char *name);
bool xml_is_true(const char *value); /* "1", "true" */

bool xml_part(struct package *p, const char *part, const struct xml_handlers *h, void *ctx,
              struct err *e);

#endif /* OFFICE_XML_H */
