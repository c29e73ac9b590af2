/* log - what an unwatched run says.  See log.h. */

#include "run/log.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "time/period.h"

enum { OFFSET = 7 * 3600, DAY = 86400, HOUR = 3600, MINUTE = 60 };

static bool
is_plain(const char *v) {
    for (const char *c = v; *c != '\0'; c++) {
        const bool plain = (*c >= '0' && *c <= '9') || (*c >= 'A' && *c <= 'Z') ||
                           (*c >= 'a' && *c <= 'z') || *c == '.' || *c == '_' || *c == '-' ||
                           *c == '/' || *c == ':';

        if (!plain) {
            return false;
        }
    }
    return v[0] != '\0';
}

static void
put_value(FILE *to, const char *v) {
    if (is_plain(v)) {
        (void)fputs(v, to);
        return;
    }
    (void)fputc('"', to);
    for (const char *c = v; *c != '\0'; c++) {
        if (*c == '"' || *c == '\\') {
            (void)fputc('\\', to);
        }
        (void)fputc(*c == '\n' ? ' ' : *c, to);
    }
    (void)fputc('"', to);
}

/* Is this stream the system's journal?  systemd names the file that it gave us. */
static bool
is_journal(FILE *to) {
    const char *named = getenv("JOURNAL_STREAM");
    char is[64];
    struct stat st;

    if (named == NULL || fstat(fileno(to), &st) != 0) {
        return false;
    }
    (void)snprintf(is, sizeof is, "%llu:%llu", (unsigned long long)st.st_dev,
                   (unsigned long long)st.st_ino);
    return strcmp(named, is) == 0;
}

void
log_priority(FILE *to, enum log_level level) {
    static const char *const syslog[] = {"<6>", "<4>", "<3>"};

    if (is_journal(to)) {
        (void)fputs(syslog[level], to);
    }
}

void
log_now(char out[LOG_TIME]) {
    const time_t now = time(NULL) + OFFSET;
    const int second = (int)(now % DAY);
    char day[PERIOD_TEXT];

    period_iso(day, (period_day)(now / DAY));
    (void)snprintf(out, LOG_TIME, "%sT%02d:%02d:%02d+07:00", day, second / HOUR,
                   second % HOUR / MINUTE, second % MINUTE);
}

void
log_event(FILE *to, enum log_level level, const char *code, ...) {
    static const char *const name[] = {"INFO", "WARN", "ERROR"};
    char now[LOG_TIME];
    va_list ap;

    log_now(now);
    log_priority(to, level);
    (void)fprintf(to, "%s %s %s", now, name[level], code);
    va_start(ap, code);
    for (const char *key = va_arg(ap, const char *); key != NULL; key = va_arg(ap, const char *)) {
        (void)fprintf(to, " %s=", key);
        put_value(to, va_arg(ap, const char *));
    }
    va_end(ap);
    (void)fputc('\n', to);
    (void)fflush(to);
}
