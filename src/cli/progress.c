/* progress - how far a run is.  See progress.h. */

#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/num.h"

enum { BAR = 30, WHOLE = 100 };
enum { KIB = 10, MIB = 20, SMALL = 10 }; /* shifts of bytes; below so many MiB KiB are shown */

void
progress_start(struct progress *p, bool quiet) {
    memset(p, 0, sizeof *p);
    p->quiet = quiet;
    p->terminal = isatty(STDERR_FILENO) == 1;
    p->last_percent = -1;
}

static void
bar(struct progress *p, const char *what, int percent, const char *detail) {
    char line[BAR + 1];

    if (percent == p->last_percent && percent < WHOLE &&
        strncmp(p->shown, what, sizeof p->shown - 1) == 0) {
        return; /* at 100 the last numbers are still to come */
    }
    p->last_percent = percent;
    (void)snprintf(p->shown, sizeof p->shown, "%s", what);
    p->open = true;
    for (int i = 0; i < BAR; i++) {
        line[i] = i < percent * BAR / WHOLE ? '#' : '.';
    }
    line[BAR] = '\0';
    (void)fprintf(stderr, "\r\033[K[%s] %3d%% %s (%s)", line, percent, what, detail);
}

static int
percent_of(uint64_t done, uint64_t all) {
    return all == 0 ? WHOLE : (int)((double)done / (double)all * WHOLE);
}

static bool
is_first(struct progress *p, const char *file) {
    struct buf line = {0};
    bool first;

    buf_fmt(&line, "\n%s\n", file);
    first = p->told.n == 0 || memmem(p->told.p, p->told.n, line.p, line.n) == NULL;
    if (first) {
        buf_str(&p->told, buf_view(&line));
    }
    buf_free(&line);
    return first;
}

void
progress_read(struct progress *p, const char *file, uint64_t rows, uint64_t bytes, uint64_t all) {
    const unsigned shift = all >> MIB < SMALL ? KIB : MIB;
    char detail[NUM_TEXT + 64];
    char text[NUM_TEXT];

    if (p->quiet) {
        return;
    }
    if (p->terminal) {
        num_vn_int(text, (int64_t)rows);
        (void)snprintf(detail, sizeof detail, "%s dòng, %llu/%llu %s", text,
                       (unsigned long long)(bytes >> shift), (unsigned long long)(all >> shift),
                       shift == MIB ? "MiB" : "KiB");
        bar(p, file, percent_of(bytes, all), detail);
    } else if (strncmp(p->file, file, sizeof p->file - 1) != 0 && is_first(p, file)) {
        (void)fprintf(stderr, "đọc %s\n", file);
    }
    (void)snprintf(p->file, sizeof p->file, "%s", file);
}

void
progress_written(struct progress *p, uint64_t documents, uint64_t all) {
    char detail[64];

    if (p->quiet) {
        return;
    }
    if (p->terminal) {
        (void)snprintf(detail, sizeof detail, "%llu/%llu tài liệu", (unsigned long long)documents,
                       (unsigned long long)all);
        bar(p, "dựng", percent_of(documents, all), detail);
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
    buf_free(&p->told);
}
