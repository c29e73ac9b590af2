/* plain_text - a document as plain text, so that people and tests can compare it line by line. */
#ifndef UNIT_PLAIN_TEXT_H
#define UNIT_PLAIN_TEXT_H

#include "render/render.h"

extern const struct render_format plain_text;

#endif /* UNIT_PLAIN_TEXT_H */
