/*
 * prose_parts - what the files of the room prose share.  See prose.h.
 */
#ifndef LANGUAGE_PROSE_PARTS_H
#define LANGUAGE_PROSE_PARTS_H

#include "base/buf.h"
#include "base/err.h"
#include "doc/block.h"
#include "language/placeholder.h"
#include "language/sender_id.h"

/* The text cut into words as typed and placeholders, in order. */
struct prose_token {
    int line;
    bool is_text;
    str text;             /* as typed; of a placeholder: what stands between the braces */
    struct placeholder p; /* else */
    size_t end;           /* NEU: the token of its NEU_KHONG or HET; NEU_KHONG: of its HET */
};

struct prose {
    const char *path;
    str kind, abstract; /* front matter, with {words} */
    str to;             /* addressees between '|'; empty: the profile's */
    enum sender_id office;
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
bool prose_markdown_check(const char *path, str body, struct err *e);

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

/* Bare numbers of a line of running text: fills p->warning; in prose_numbers.c. */
void prose_numbers(struct arena *a, struct prose *p);

#endif /* LANGUAGE_PROSE_PARTS_H */
