/* workers - documents rendered by worker processes.  See workers.h. */

#include "run/workers.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/fs.h"
#include "render/once.h"

enum { WORKERS_MAX = 64, TMP_NAME = 64, SAID_MOST = 2400 };

/* What a worker tells its parent about one job.  Written in one write(2) of less than PIPE_BUF, so
 * reports of several workers never mix. */
struct report {
    size_t job;
    bool ok;
    struct err err;
    size_t said_n;
    char said[SAID_MOST];
};
_Static_assert(sizeof(struct report) <= 4096, "a report is one atomic write to a pipe");

/* What workers share, in memory that their processes have in common. */
struct board {
    atomic_size_t next;      /* the first job that nobody has taken, of those that carry no files */
    atomic_size_t next_late; /* the same of those that carry files */
    atomic_size_t awaited;   /* jobs that still have to make a file that another one carries */
};

struct crew {
    const struct workers_request *r;
    struct board *board;
    int pipe[2];
    pid_t parent, worker[WORKERS_MAX];
    unsigned workers;
};

static bool
is_late(const struct workers_job *job) {
    return job->attachments > 0;
}

/* Whether another job carries a file that this one makes. */
static bool
is_awaited(const struct workers_request *r, const struct workers_job *job) {
    for (size_t i = 0; i < r->n && !is_late(job); i++) {
        for (size_t k = 0; k < r->job[i].attachments; k++) {
            const char *carried = r->job[i].attachment[k].name;

            if (strcmp(carried, job->path) == 0 ||
                (job->twin != NULL && strcmp(carried, job->twin) == 0)) {
                return true;
            }
        }
    }
    return false;
}

static size_t
count_awaited(const struct workers_request *r) {
    size_t n = 0;

    for (size_t i = 0; i < r->n; i++) {
        n += is_awaited(r, &r->job[i]) ? 1U : 0U;
    }
    return n;
}

/* The next job that is late, or is not; r->n: all are taken. */
static size_t
next_of(const struct workers_request *r, atomic_size_t *next, bool late) {
    size_t i;

    do {
        i = atomic_fetch_add(next, 1);
    } while (i < r->n && is_late(&r->job[i]) != late);
    return i < r->n ? i : r->n;
}

/* The next job for a worker; r->n: there is none for it.  Whoever makes the last file that others carry comes here afterwards
 * and finds their jobs, so none is forgotten. */
static size_t
take_job(const struct crew *c) {
    const size_t late =
        atomic_load(&c->board->awaited) > 0 ? c->r->n : next_of(c->r, &c->board->next_late, true);

    return late < c->r->n ? late : next_of(c->r, &c->board->next, false);
}

/* Write one file of the document and read it back. */
static bool
render_file(const struct workers_request *r, const char *name, const struct render_format *format,
            const struct doc *doc, const struct render_target *shared, struct err *e) {
    struct render_target t = *shared;
    struct buf noted = {NULL, 0, 0};
    bool ok;

    t.path = fs_join(doc->arena, r->stage, name);
    t.noted = &noted;
    ok = render_document(format, doc, &t, e) &&
         ((format->as_noted != NULL && format->as_noted(t.path, buf_view(&noted), t.once)) ||
          format->check == NULL || format->check(t.path, doc, t.once, e));
    buf_free(&noted);
    return ok;
}

/* The files that the job carries, where they lie now. */
static const struct render_attachment *
find_attachments(const struct workers_request *r, const struct workers_job *job, struct arena *a) {
    struct render_attachment *found =
        arena_array(a, struct render_attachment, job->attachments + 1);

    for (size_t i = 0; i < job->attachments; i++) {
        found[i] = job->attachment[i];
        found[i].path = fs_join(a, r->stage, found[i].name);
    }
    return found;
}

static bool
describe(const struct workers_job *job, const struct doc *doc, struct report *out, struct err *e) {
    struct buf b = {0};
    bool fits;

    job->describe(doc, &b);
    fits = b.n <= sizeof out->said;
    if (fits && b.n > 0) {
        memcpy(out->said, b.p, b.n);
        out->said_n = b.n;
    }
    buf_free(&b);
    return fits ||
           err_set(e, ERR_CONFIG,
                   "trích yếu, nơi nhận và người ký của văn bản dài quá %d byte; rút ngắn nơi nhận",
                   SAID_MOST);
}

/* all: what is the same for all documents of a worker. */
static bool
render_one(const struct workers_request *r, const struct workers_job *job,
           const struct render_target *all, struct report *report, struct err *e) {
    struct arena a = ARENA_EMPTY;
    struct doc *doc = NULL;
    double closer = 0;
    struct render_target t = *all;
    bool ok;

    t.closer = &closer;
    t.attachment = find_attachments(r, job, &a);
    t.attachments = job->attachments;
    ok = job->build(&a, job->ctx, &doc, e) && render_file(r, job->path, job->format, doc, &t, e) &&
         (job->twin == NULL || render_file(r, job->twin, job->twin_format, doc, &t, e));
    ok = ok && (job->describe == NULL || describe(job, doc, report, e));
    arena_free(&a);
    return ok;
}

/* Where small temporary files lie in memory; NULL: nowhere, or there is no room for all workers.  libxlsxwriter makes some twenty
 * files for each workbook and unlinks each as soon as it is open.  On ext4 every new file after that makes the kernel pass
 * over the places of those that were deleted in the last seconds, which took a tenth of a run's processor time. */
static const char *
memory_folder(const struct crew *c) {
    static const char shared[] = "/dev/shm";
    struct err e;
    uint64_t room = 0;
    uint64_t all = 0;

    return access(shared, W_OK | X_OK) == 0 && fs_space(shared, &room, &all, &e) &&
                   room / c->workers >= RENDER_MEMORY
               ? shared
               : NULL;
}

/* The whole life of a worker process.  Ends when the jobs do, or when the parent is gone. */
static void
work(const struct crew *c, unsigned me) {
    struct arena a = ARENA_EMPTY;
    struct err e = {.kind = ERR_NONE};
    char name[TMP_NAME];
    struct render_target all = {.memory = memory_folder(c), .typeface = c->r->typeface};
    bool has_tmpdir = false;

    (void)prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != c->parent) {
        return; /* it was gone before that was heard */
    }
    (void)snprintf(name, sizeof name, ".tmp-%u", me);
    all.tmpdir = fs_join(&a, c->r->stage, name);
    all.once = once_new();
    for (size_t i = take_job(c); i < c->r->n; i = take_job(c)) {
        struct report report;

        memset(&report, 0, sizeof report);
        report.job = i;
        has_tmpdir = has_tmpdir || fs_mkdirs(all.tmpdir, &e);
        report.ok = has_tmpdir && render_one(c->r, &c->r->job[i], &all, &report, &e);
        report.err = e;
        if (write(c->pipe[1], &report, sizeof report) != (ssize_t)sizeof report || !report.ok) {
            break;
        }
        if (is_awaited(c->r, &c->r->job[i])) {
            atomic_fetch_sub(&c->board->awaited, 1);
        }
    }
    (void)fs_remove_tree(all.tmpdir, &e);
    once_free(all.once);
    arena_free(&a);
}

static bool
start(struct crew *c, struct err *e) {
    for (unsigned i = 0; i < c->workers; i++) {
        const pid_t pid = fork();

        if (pid < 0) {
            c->workers = i;
            return err_os(e, ERR_INTERNAL, "không tạo được tiến trình dựng tài liệu");
        }
        if (pid == 0) {
            (void)close(c->pipe[0]);
            if (c->r->lock >= 0) {
                /* The lock belongs to the open file: a worker that outlives a killed parent by a moment
                 * would keep the next run out. */
                (void)close(c->r->lock);
            }
            work(c, i);
            _exit(0);
        }
        c->worker[i] = pid;
    }
    (void)close(c->pipe[1]);
    c->pipe[1] = -1;
    return true;
}

/* Read reports until every worker has closed its end. */
static void
listen_to(const struct crew *c, struct report *first, size_t *done) {
    struct report report;

    for (;;) {
        const ssize_t got = read(c->pipe[0], &report, sizeof report);

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got != (ssize_t)sizeof report) {
            return;
        }
        if (!report.ok && (first->ok || report.job < first->job)) {
            *first = report;
        }
        if (report.ok && c->r->said != NULL) {
            c->r->said(c->r->ctx, report.job, (str){report.said, report.said_n});
        }
        *done += report.ok ? 1U : 0U;
        if (c->r->progress != NULL) {
            c->r->progress(c->r->ctx, *done, c->r->n);
        }
    }
}

/* Wait for all; the first that did not end well is told. */
static bool
gather(const struct crew *c, bool kill_first, struct err *e) {
    bool ok = true;

    for (unsigned i = 0; i < c->workers; i++) {
        int status = 0;

        if (kill_first) {
            (void)kill(c->worker[i], SIGKILL);
        }
        while (waitpid(c->worker[i], &status, 0) < 0 && errno == EINTR) {
        }
        if (ok && !kill_first && WIFSIGNALED(status)) {
            ok = err_set(e, ERR_INTERNAL, "tiến trình dựng tài liệu chết vì tín hiệu %d",
                         WTERMSIG(status));
        } else if (ok && !kill_first && WEXITSTATUS(status) != 0) {
            ok = err_set(e, ERR_INTERNAL, "tiến trình dựng tài liệu kết thúc với mã %d",
                         WEXITSTATUS(status));
        }
    }
    return ok;
}

static bool
make_folders(const struct workers_request *r, struct err *e) {
    struct arena a = ARENA_EMPTY;
    bool ok = true;

    for (size_t i = 0; ok && i < r->n; i++) {
        const char *slash = strrchr(r->job[i].path, '/');

        if (slash != NULL) {
            const str dir = {r->job[i].path, (size_t)(slash - r->job[i].path)};

            ok = fs_mkdirs(fs_join(&a, r->stage, str_keep(&a, dir).p), e);
        }
    }
    arena_free(&a);
    return ok;
}

/* The crew's life: all jobs. */
static bool
employ(struct crew *c, struct report *first, size_t *done, struct err *e) {
    bool started;
    bool ended;

    atomic_init(&c->board->next, 0);
    atomic_init(&c->board->next_late, 0);
    atomic_init(&c->board->awaited, count_awaited(c->r));
    if (pipe(c->pipe) != 0) {
        return err_os(e, ERR_INTERNAL, "không tạo được ống nối với tiến trình dựng tài liệu");
    }
    started = start(c, e);
    if (started) {
        listen_to(c, first, done);
    }
    ended = gather(c, !started, e);
    (void)close(c->pipe[0]);
    if (c->pipe[1] >= 0) {
        (void)close(c->pipe[1]);
    }
    if (!first->ok) {
        *e = first->err;
        return err_at(e, "%s", c->r->job[first->job].path);
    }
    return started && ended;
}

bool
workers_render(const struct workers_request *r, struct err *e) {
    struct report first = {.ok = true};
    size_t done = 0;
    void *shared;
    struct crew c = {.r = r,
                     .pipe = {-1, -1},
                     .parent = getpid(),
                     .workers = r->workers > WORKERS_MAX ? WORKERS_MAX : r->workers};
    bool ok;

    assert(r->workers >= 1);
    if (r->n == 0) {
        return true;
    }
    if (!make_folders(r, e)) {
        return false;
    }
    shared = mmap(NULL, sizeof(struct board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                  -1 /* no file */, 0); // cppcheck-suppress invalidFunctionArg
    if (shared == MAP_FAILED) {
        return err_os(e, ERR_INTERNAL, "không cấp được bộ nhớ dùng chung");
    }
    c.board = shared;
    c.workers = c.workers > r->n ? (unsigned)r->n : c.workers;
    ok = employ(&c, &first, &done, e);
    (void)munmap(shared, sizeof(struct board));
    return ok && (done == r->n ||
                  err_set(e, ERR_INTERNAL, "mới dựng xong %zu trên %zu tài liệu", done, r->n));
}
