/*
 * sending - the list of letters to be signed and sent, a line for each, in the order of signing:
 * gui.csv, which a clerk loads into the office's document system, and the same as a workbook.  The
 * program sends nothing.
 *
 *     in the worker that made a letter:  sending_say     number, abstract, who signs, to whom
 *     when all documents are written:    sending_write   with attachments and SHA-256
 */
#ifndef RUN_SENDING_H
#define RUN_SENDING_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "doc/block.h"
#include "run/workers.h"
#include "time/period.h"

#define SENDING_NAME "gui.csv"
#define SENDING_BOOK "gui.xlsx"

/* Append the fields of the document, each followed by a tab; nothing for a document that is no
 * letter (without number, signer or addressee). */
void sending_say(const struct doc *d, struct buf *out);

/* Write the list.  said: for each job the text of sending_say, or empty.  Without letters
 * nothing is written. */
bool sending_write(const struct workers_request *r, const str *said, period_day day, struct err *e);

#endif /* RUN_SENDING_H */
