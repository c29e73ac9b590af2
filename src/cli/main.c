/* main - the words on the command line, turned into one call and one exit status (spec 4). */

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "run/log.h"
#include "store/json_made.h"
#include "store/json_out.h"
#include "store/version.h"

/* Extracts hold personal data: what is written is private, and a crash leaves no core of it. */
static void
be_private(void) {
    const struct rlimit none = {0, 0};

    (void)umask(S_IRWXG | S_IRWXO);
    (void)setrlimit(RLIMIT_CORE, &none);
}

/* Started without one of the three standard files, the next file opened would take its number, and words meant
 * for a terminal would go into the results.  Opened for reading, so that writing still fails. */
static void
fill_standard_files(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0) {
            (void)open("/dev/null", O_RDONLY);
        }
    }
}

static int
complain(const struct err *e) {
    log_priority(stderr, LOG_ERROR);
    (void)fprintf(stderr, "baophu: %s%s%s\n", e->what, e->where[0] != '\0' ? ", tại " : "",
                  e->where);
    return err_exit_status(e->kind);
}

/* A program that asked for an answer gets one, also where its words were no command. */
static void
answer_usage(int argc, char *const *argv, const struct err *e) {
    struct buf b = {0};
    struct json_out *a;
    bool asked = false;

    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        asked = asked || strcmp(argv[i], "--json") == 0;
    }
    if (!asked) {
        return;
    }
    a = json_out_new();
    json_out_result(a, e, "dòng lệnh", err_exit_status(e->kind));
    json_out_print(a, &b);
    (void)fwrite(b.p, 1, b.n, stdout);
    buf_free(&b);
    json_out_free(a);
}

/* A result that did not reach its reader is no result. */
static bool
flushed(struct err *e) {
    return (fflush(stdout) == 0 && ferror(stdout) == 0) ||
           err_os(e, ERR_IO, "không ghi được ra đầu ra chuẩn");
}

int
main(int argc, char **argv) {
    struct arena a = ARENA_EMPTY;
    struct err e = {.kind = ERR_NONE};
    struct options o;
    struct commands_call call = {.arena = &a, .options = &o, .env = environ};
    bool ok;
    int status;

    fill_standard_files();
    be_private();
    json_take_heap();
    ok = options_parse(&a, argc, argv, environ, &o, &e);
    if (ok && o.version) {
        (void)puts(VERSION_NAME " " VERSION_TEXT);
    } else if (ok && o.help) {
        options_help(stdout, &o);
    } else if (ok) {
        ok = commands_do(&call, &e);
    } else {
        answer_usage(argc, argv, &e);
    }
    ok = ok && flushed(&e);
    status = ok ? call.status : complain(&e);
    arena_free(&a);
    return status;
}
