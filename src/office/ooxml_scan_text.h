/*
 * ooxml_scan_text - the letters of a sheet's part, cut without an XML parser.  For ooxml_scan.c only.
 *
 * '\0' must stand behind the text.
 */
#ifndef OFFICE_OOXML_SCAN_TEXT_H
#define OFFICE_OOXML_SCAN_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Read a text up to the next '<', and move *at there.  false: it is not complete, or not to be read here; *at is where that
 * was seen.  *out lies in the text itself, or in the arena where signs stood for others (&amp;). */
bool ooxml_scan_text(const char **at, struct arena *a, str *out);

/* How many letters at the start of [from, end) are plain: printable ASCII that means nothing else in XML or in a workbook's
 * text (_x000D_). */
size_t ooxml_scan_plain(const char *from, const char *end);

/* Whether the bytes are XML's: no control character, whole UTF-8, no U+FFFE and U+FFFF. */
bool ooxml_scan_letters(const char *p, size_t n);

#endif /* OFFICE_OOXML_SCAN_TEXT_H */
