/* xml - XML in pieces, judged by expat.  See xml.h. */

#include "office/xml.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/heap.h"

#include <expat.h>

struct xml {
    XML_Parser parser;
    struct xml_handlers h;
    void *ctx;
    unsigned depth;
    const char *why;
};

static const char *
local(const char *name) {
    const char *colon = strchr(name, ':');

    return colon == NULL ? name : colon + 1;
}

static void XMLCALL
on_start(void *me, const XML_Char *name, const XML_Char **atts) {
    struct xml *x = me;

    if (++x->depth > XML_DEPTH_MOST) {
        xml_refuse(x, "các phần tử lồng nhau quá sâu");
    } else if (x->h.start != NULL && x->why == NULL) {
        x->h.start(x->ctx, local(name), (const char **)atts);
    }
}

static void XMLCALL
on_end(void *me, const XML_Char *name) {
    struct xml *x = me;

    x->depth--;
    if (x->h.end != NULL && x->why == NULL) {
        x->h.end(x->ctx, local(name));
    }
}

static void XMLCALL
on_text(void *me, const XML_Char *s, int n) {
    struct xml *x = me;

    if (x->h.text != NULL && x->why == NULL) {
        x->h.text(x->ctx, (str){s, (size_t)n});
    }
}

static void XMLCALL
on_doctype(void *me, const XML_Char *name, const XML_Char *system, const XML_Char *public,
           int subset) {
    (void)name;
    (void)system;
    (void)public;
    (void)subset;
    xml_refuse(me, "có khai báo DTD");
}

struct xml *
xml_new(const struct xml_handlers *h, void *ctx) {
    struct xml *x = heap_new(struct xml);

    x->h = *h;
    x->ctx = ctx;
    x->parser = XML_ParserCreate(NULL);
    if (x->parser == NULL) {
        arena_exhausted(sizeof *x);
    }
    XML_SetUserData(x->parser, x);
    XML_SetElementHandler(x->parser, on_start, on_end);
    XML_SetCharacterDataHandler(x->parser, on_text);
    XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
    return x;
}

void
xml_free(struct xml *x) {
    if (x != NULL) {
        XML_ParserFree(x->parser);
        free(x);
    }
}

static enum xml_step
step_of(const struct xml *x, enum XML_Status status, struct err *e) {
    if (status == XML_STATUS_OK) {
        return XML_FED;
    }
    if (status == XML_STATUS_SUSPENDED) {
        return XML_PAUSED;
    }
    if (XML_GetErrorCode(x->parser) == XML_ERROR_NO_MEMORY) {
        arena_exhausted(1);
    }
    (void)err_set(e, ERR_DATA, "nội dung bảng tính bị hỏng (%s); hãy mở và lưu lại tệp",
                  x->why != NULL ? x->why : "XML không hợp lệ");
    return XML_FAILED;
}

enum xml_step
xml_feed(struct xml *x, str piece, bool last, struct err *e) {
    return step_of(x, XML_Parse(x->parser, piece.p, (int)piece.n, last ? 1 : 0), e);
}

enum xml_step
xml_resume(struct xml *x, struct err *e) {
    return step_of(x, XML_ResumeParser(x->parser), e);
}

void
xml_refuse(struct xml *x, const char *why) {
    x->why = why;
    (void)XML_StopParser(x->parser, XML_FALSE);
}

void
xml_pause(struct xml *x) {
    (void)XML_StopParser(x->parser, XML_TRUE);
}

const char *
xml_attribute(const char **atts, const char *name) {
    for (size_t i = 0; atts[i] != NULL; i += 2) {
        if (strcmp(local(atts[i]), name) == 0) {
            return atts[i + 1];
        }
    }
    return NULL;
}

bool
xml_is_true(const char *value) {
    return value != NULL && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

bool
xml_part(struct package *p, const char *part, const struct xml_handlers *h, void *ctx,
         struct err *e) {
    char *chunk = heap_array(char, PACKAGE_CHUNK);
    struct xml *x = xml_new(h, ctx);
    bool ok = package_part(p, part, e);
    ssize_t n = 1;

    while (ok && n > 0) {
        n = package_read(p, chunk, PACKAGE_CHUNK, e);
        ok = n >= 0 && xml_feed(x, (str){chunk, (size_t)n}, n == 0, e) == XML_FED;
    }
    xml_free(x);
    free(chunk);
    return ok || err_at(e, "%s", part);
}
