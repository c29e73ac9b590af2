/* html - the format of the one page for leaders: one file that needs no network and can be read
 * without its script. */
#ifndef OVERVIEW_HTML_H
#define OVERVIEW_HTML_H

#include "render/render.h"

extern const struct render_format html_format;

#endif /* OVERVIEW_HTML_H */
