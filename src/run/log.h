/*
 * log - the log of an unwatched run: a line for each event, without personal data.
 *
 *     2026-04-02T01:30:00+07:00 INFO chay ky=2026-Q1 ly_do="dữ liệu đầu vào đã thay đổi"
 *
 * A line has the time in Viet Nam, level, code and key=value; a value with other signs than
 * letters, digits and . _ - / : is quoted.  This room reads the clock; no room below does.
 */
#ifndef RUN_LOG_H
#define RUN_LOG_H

#include <stdio.h>

/* Write the present time in Viet Nam: "2026-04-02T01:30:00+07:00". */
enum { LOG_TIME = 128 };
void log_now(char out[LOG_TIME]);

enum log_level { LOG_INFO, LOG_WARN, LOG_ERROR };

/* Begin a line with its priority ("<3>" is an error) when the stream is the system's journal, as
 * JOURNAL_STREAM says; else write nothing. */
void log_priority(FILE *to, enum log_level level);

/* Keys and values in turn, ended by NULL: log_event(stderr, LOG_INFO, "chay", "ky", ky, NULL). */
void log_event(FILE *to, enum log_level level, const char *code, ...) __attribute__((sentinel));

#endif /* RUN_LOG_H */
