/* html - the format of the one page that leaders look at: one file, no network, whole without script. */
#ifndef OVERVIEW_HTML_H
#define OVERVIEW_HTML_H

#include "render/render.h"

extern const struct render_format html_format;

#endif /* OVERVIEW_HTML_H */
