/*
 * log - what an unwatched run says: one line an event, no personal data.
 *
 *     2026-04-02T01:30:00+07:00 INFO chay ky=2026-Q1 ly_do="dữ liệu đầu vào đã thay đổi"
 *
 * Time in Viet Nam, level, code, key=value; a value with anything but letters, digits and . _ - / : is quoted.
 * The clock is read in this room and nowhere below.
 */
#ifndef RUN_LOG_H
#define RUN_LOG_H

#include <stdio.h>

/* "2026-04-02T01:30:00+07:00": now, in Viet Nam. */
enum { LOG_TIME = 128 };
void log_now(char out[LOG_TIME]);

enum log_level { LOG_INFO, LOG_WARN, LOG_ERROR };

/* Begin a line for the system's journal with its priority ("<3>": error), where the stream is the journal (its number
 * stands in JOURNAL_STREAM); elsewhere nothing. */
void log_priority(FILE *to, enum log_level level);

/* Keys and values in turn, ended by NULL: log_event(stderr, LOG_INFO, "chay", "ky", ky, NULL). */
void log_event(FILE *to, enum log_level level, const char *code, ...) __attribute__((sentinel));

#endif /* RUN_LOG_H */
