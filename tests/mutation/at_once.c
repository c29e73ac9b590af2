/* at_once - runs the tests of all linked suites over each change of one room.  See at_once.py, which compiles
 * the room so that `at_once_chosen` says which of its changed bodies is the one that runs.
 *
 * at_once SUITE [ROUNDS]   reads numbers from standard input, one a line: a change; writes "NUMBER NAME-OF-THE-TEST-THAT-FAILED" or "NUMBER -".
 * First every test runs without a change: those that fail then are left out, and which functions of the room
 * each one enters is kept, so that a change is tried by those tests alone which come by, those of SUITE first.
 * The cheapest of them run first.  AT_ONCE_LONGEST: milliseconds of a processor; a test that takes more is left out (--longest).
 * Criterion's own runner starts a process anew for each test; this one forks, and stands in for the library.
 */
#include <criterion/criterion.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FUNCTIONS = 512, TESTS = 4000, CHANGES = 20000, LEAST_MS = 300, TIMES = 20 };

int at_once_chosen;
unsigned char *at_once_entered; /* of each function of the room, counted from 0 */
extern const int
    at_once_of[]; /* the function of each change, -1 outside functions; [0] is not used */
extern struct criterion_test *__start_cr_tst[];
extern struct criterion_test *__stop_cr_tst[];
extern struct criterion_suite *__start_cr_sts[] __attribute__((weak));
extern struct criterion_suite *__stop_cr_sts[] __attribute__((weak));
struct criterion_options criterion_options;

static struct one {
    const struct criterion_test *of;
    long cpu_ms;
    bool own;
    unsigned char entered[FUNCTIONS];
} tests[TESTS];

/* --- what the tests call of Criterion --- */
char *
cr_translate_assert_msg(int msg_index, ...) {
    (void)msg_index;
    return NULL;
}
int
cr_asprintf(char **out, const char *format, ...) {
    (void)format;
    *out = NULL;
    return 0;
}
void
cr_asprintf_free(char *p) {
    (void)p;
}
void
cri_asserts_passed_incr(void) {
}
void
criterion_send_assert(struct criterion_assert_stats *stats) {
    if (getenv("AT_ONCE_TELLS") != NULL) {
        (void)fprintf(stderr, "%s:%u\n", stats->file, stats->line);
    }
    _exit(1);
}
void
criterion_abort_test(void) {
    _exit(1);
}
void
criterion_continue_test(void) {
    _exit(1);
}
void
criterion_skip_test(const char *format, ...) {
    (void)format;
    _exit(0);
}
void
criterion_internal_test_setup(void) {
}
void
criterion_internal_test_teardown(void) {
}
void
criterion_internal_test_main(void (*fn)(void)) {
    fn();
}

/* --- one test in a child --- */
static char (*folder)[64]; /* that the child made for itself; it may end before it removes it */
char *__real_mkdtemp(char *template);
char *__wrap_mkdtemp(char *template);

char *
__wrap_mkdtemp(char *template) {
    char *made = __real_mkdtemp(template);

    if (made != NULL) {
        (void)snprintf(*folder, sizeof *folder, "%s", made);
    }
    return made;
}

static int
removed(const char *path, const struct stat *st, int kind, struct FTW *at) {
    (void)st;
    (void)kind;
    (void)at;
    return remove(path);
}

/* Run `what` of a test, or else of its suite. */
static void
fixture(const struct criterion_test *t, bool before) {
    void (*f)(void) = before ? t->data->init : t->data->fini;

    for (struct criterion_suite **s = __start_cr_sts; f == NULL && s < __stop_cr_sts; s++) {
        if (*s != NULL && strcmp((*s)->name, t->category) == 0) {
            f = before ? (*s)->data->init : (*s)->data->fini;
        }
    }
    if (f != NULL) {
        f();
    }
}

static bool
fails(const struct criterion_test *t, int change, long cpu_ms, long *took_ms) {
    const pid_t child = fork();
    struct rusage used;
    int status = 0;

    if (child == 0) {
        const struct itimerval end = {{0, 0}, {cpu_ms / 1000, cpu_ms % 1000 * 1000}};

        (void)setpgid(0, 0);
        at_once_chosen = change;
        (void)setitimer(ITIMER_PROF, &end, NULL);
        (void)alarm(300);
        fixture(t, true);
        t->test();
        fixture(t, false);
        exit(0);
    }
    (void)wait4(child, &status, 0, &used);
    (void)kill(-child, SIGKILL);
    if (**folder != '\0') {
        (void)nftw(*folder, removed, 16, FTW_DEPTH | FTW_PHYS);
        **folder = '\0';
    }
    *took_ms = used.ru_utime.tv_sec * 1000 + used.ru_utime.tv_usec / 1000 +
               used.ru_stime.tv_sec * 1000 + used.ru_stime.tv_usec / 1000;
    if (WIFSIGNALED(status)) {
        return WTERMSIG(status) != t->data->signal;
    }
    return t->data->signal != 0 || WEXITSTATUS(status) != t->data->exit_code;
}

static int
by_cost(const void *a, const void *b) {
    const long x = ((const struct one *)a)->cpu_ms;
    const long y = ((const struct one *)b)->cpu_ms;

    return (x > y) - (x < y);
}

static size_t
sound_tests(const char *suite) {
    const char *longest = getenv("AT_ONCE_LONGEST");
    const long most = longest == NULL ? LONG_MAX : atol(longest);
    size_t n = 0;

    for (struct criterion_test **t = __start_cr_tst; t < __stop_cr_tst && n < TESTS; t++) {
        long took;

        if (*t == NULL || (*t)->data->disabled) {
            continue;
        }
        memset(at_once_entered, 0, FUNCTIONS);
        if (fails(*t, 0, 60000, &took)) {
            printf("unsound %s/%s\n", (*t)->category, (*t)->name);
            continue;
        }
        if (took > most) {
            printf("long %s/%s\n", (*t)->category, (*t)->name);
            continue;
        }
        tests[n].of = *t;
        tests[n].cpu_ms = took * TIMES + LEAST_MS;
        tests[n].own = strncmp((*t)->category, suite, strlen(suite)) == 0;
        memcpy(tests[n].entered, at_once_entered, FUNCTIONS);
        n++;
    }
    qsort(tests, n, sizeof tests[0], by_cost);
    return n;
}

static bool
comes_by(size_t i, int function) {
    return function >= 0 ? tests[i].entered[function] != 0
                         : memchr(tests[i].entered, 1, FUNCTIONS) != NULL;
}

int
main(int argc, char **argv) {
    static int asked[CHANGES];
    size_t changes = 0;
    size_t n;

    while (changes < CHANGES && scanf("%d", &asked[changes]) == 1) {
        changes++; /* all before the first child, which would set the place in the file back */
    }
    at_once_entered =
        mmap(NULL, FUNCTIONS, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    folder = mmap(NULL, sizeof *folder, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    setvbuf(stdout, NULL, _IOLBF, 0);
    if (argc < 2 || at_once_entered == MAP_FAILED || folder == MAP_FAILED) {
        return 2;
    }
    n = sound_tests(argv[1]);
    printf("sound %zu\n", n);
    for (size_t k = 0; k < changes; k++) {
        const int change = asked[k];
        const struct criterion_test *by = NULL;
        long took;

        for (int own = 1; own >= 0 && by == NULL; own--) {
            for (size_t i = 0; i < n && by == NULL; i++) {
                if (tests[i].own == own && comes_by(i, at_once_of[change]) &&
                    fails(tests[i].of, change, tests[i].cpu_ms, &took)) {
                    by = tests[i].of;
                }
            }
        }
        printf("%d %s%s%s\n", change, by == NULL ? "-" : by->category, by == NULL ? "" : "/",
               by == NULL ? "" : by->name);
    }
    return 0;
}
