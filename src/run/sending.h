/*
 * sending - what is to be signed and sent, one line a letter in signing order: gui.csv, which a clerk loads
 * into the office's document system, and the same as a sheet.  Nothing is sent from here.
 *
 *     a worker says what its letter is:  sending_say     number, abstract, who signs, to whom
 *     all documents stand in the stage:  sending_write   with attachments and SHA-256
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

/* Append the fields of the document, a tab behind each; nothing of one that is no letter (no number, nobody
 * signs, or to nobody). */
void sending_say(const struct doc *d, struct buf *out);

/* said: of each job what sending_say gave, empty where it is none.  Writes nothing where there is no letter. */
bool sending_write(const struct workers_request *r, const str *said, period_day day, struct err *e);

#endif /* RUN_SENDING_H */
