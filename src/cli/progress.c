/* progress - how far a run is.  See progress.h. */

#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { BAR = 30, WHOLE = 100 };

void
progress_start(struct progress *p, bool quiet) {
    memset(p, 0, sizeof *p);
    p->quiet = quiet;
    p->terminal = isatty(STDERR_FILENO) == 1;
    p->last_percent = -1;
}

static void
bar(struct progress *p, const char *what, int percent, uint64_t done, uint64_t all,
    const char *unit) {
    char line[BAR + 1];

    if (percent == p->last_percent) {
        return;
    }
    p->last_percent = percent;
    p->open = true;
    for (int i = 0; i < BAR; i++) {
        line[i] = i < percent * BAR / WHOLE ? '#' : '.';
    }
    line[BAR] = '\0';
    (void)fprintf(stderr, "\r\033[K[%s] %3d%% %s (%llu/%llu %s)", line, percent, what,
                  (unsigned long long)done, (unsigned long long)all, unit);
}

static int
percent_of(uint64_t done, uint64_t all) {
    return all == 0 ? WHOLE : (int)((double)done / (double)all * WHOLE);
}

void
progress_read(void *ctx, const char *file, uint64_t bytes, uint64_t all) {
    struct progress *p = ctx;

    if (p->quiet) {
        return;
    }
    if (p->terminal) {
        bar(p, file, percent_of(bytes, all), bytes >> 20, all >> 20, "MiB");
    } else if (strncmp(p->file, file, sizeof p->file - 1) != 0) {
        (void)fprintf(stderr, "đọc %s\n", file);
    }
    (void)snprintf(p->file, sizeof p->file, "%s", file);
}

void
progress_written(void *ctx, uint64_t documents, uint64_t all) {
    struct progress *p = ctx;

    if (p->quiet) {
        return;
    }
    if (p->terminal) {
        bar(p, "dựng tài liệu", percent_of(documents, all), documents, all, "tệp");
    } else if (documents == all) {
        (void)fprintf(stderr, "dựng xong %llu tài liệu\n", (unsigned long long)all);
    }
}

void
progress_end(struct progress *p) {
    if (p->open) {
        (void)fputs("\r\033[K", stderr);
        p->open = false;
    }
}
