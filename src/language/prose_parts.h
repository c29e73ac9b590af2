/*
 * prose_parts - what the files of the room prose share.  See prose.h.
 */
#ifndef LANGUAGE_PROSE_PARTS_H
#define LANGUAGE_PROSE_PARTS_H

#include "base/buf.h"
#include "base/err.h"
#include "doc/block.h"
#include "language/placeholder.h"
#include "language/prose_head.h"

/* The text cut into words as typed and placeholders, in order. */
struct prose_token {
    int line;
    bool is_text;
    str text;             /* as typed; of a placeholder: what stands between the braces */
    struct placeholder p; /* else */
    size_t end;           /* NEU: the token of its NEU_KHONG or HET; NEU_KHONG: of its HET */
};

/* Lines of the whole text, from `first` on, stand in the file from its line `from` on. */
struct prose_source {
    const char *path;
    int first, from;
};

struct prose {
    const char *path;
    struct prose_source *source; /* in the order of the lines; the first is the report's own file */
    size_t sources;
    struct prose_head head;
    struct prose_token *token;
    size_t tokens;
    char **warning;
    size_t warnings;
};

/* Blocks stand in the expanded Markdown as a paragraph of this mark, their token's number and the
 * end mark: private use characters, which no template or remark may hold. */
#define PROSE_MARK     "\xee\x80\x80"
#define PROSE_MARK_END "\xee\x80\x81"

/* The body as Markdown, read by cmark: what it holds that a report cannot have is refused with its
 * line.  The body's lines count from 1 as those of the file. */
bool prose_markdown_check(const struct prose *p, str body, struct err *e);

/* Markdown to blocks of the section; block marks call put with the token's number.  What a report
 * cannot have is refused here too: an office's own paragraphs come only now. */
struct prose_sink {
    struct doc *d;
    struct doc_section *s;
    void (*put)(void *ctx, size_t token);
    void *ctx;
};
bool prose_markdown_blocks(const char *path, str markdown, const struct prose_sink *sink,
                           struct err *e);

/* Read a file as valid NFC text whose lines end in LF.  In prose_source.c, like the next two. */
bool prose_source_read(struct arena *a, const char *path, str *out, struct err *e);
/* Replace each {doan <name>} of the text by the part of that name, and note from which file each line comes. */
bool prose_source_fill(struct arena *a, struct prose *p, str *text, struct err *e);
/* Where a line of the whole text stands. */
struct prose_spot {
    const char *path;
    int line;
};
struct prose_spot prose_where(const struct prose *p, int line);

/* Read the front matter of the text; *n is how many bytes it takes.  In prose_front.c. */
bool prose_front(struct prose *p, str text, size_t *n, struct err *e);

/* Bare numbers of a line of running text: fills p->warning; in prose_numbers.c. */
void prose_numbers(struct arena *a, struct prose *p);

#endif /* LANGUAGE_PROSE_PARTS_H */
