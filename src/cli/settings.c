/* settings - the profile in force and the folders of a run.  See settings.h. */

#include "cli/settings.h"

#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/fs.h"
#include "base/num.h"
#include "conf/names.h"
#include "demo/demo_plan.h"
#include "ingest/ledger.h"
#include "text/fold.h"
#include "text/utf8.h"

#define ENV_HEAD "BAOPHU_"

enum { VIETNAM_OFFSET = 7 * 3600, DAY = 86400, JOBS_MAX = 64, REASON_MAX = 600 };

/* "TINH_TEN" of [tinh] ten. */
static const char *
env_name(struct arena *a, enum profile_id id) {
    const struct profile_row *r = profile_row(id);
    const size_t n = strlen(r->section) + strlen(r->key) + 2;
    char *name = arena_array(a, char, n);

    (void)snprintf(name, n, "%s_%s", r->section, r->key);
    for (char *c = name; *c != '\0'; c++) {
        if (*c >= 'a' && *c <= 'z') {
            *c = (char)(*c - 'a' + 'A');
        }
    }
    return name;
}

/* Every word after BAOPHU_ that means something: the keys', in their order, then the options'. */
static size_t
env_words(struct arena *a, const char **out) {
    size_t n = 0;

    for (unsigned i = 0; i < PROFILE_COUNT; i++) {
        out[n++] = env_name(a, (enum profile_id)i);
    }
    for (unsigned i = 0; i < OPTIONS_ID_COUNT; i++) {
        const char *word = options_env((enum options_id)i);

        if (word != NULL) {
            out[n++] = word;
        }
    }
    return n;
}

static bool
from_environment(struct arena *a, char *const *env, struct profile *out, struct err *e) {
    const char *words[PROFILE_COUNT + OPTIONS_ID_COUNT];
    const size_t n = env_words(a, words);

    for (; *env != NULL; env++) {
        str name;
        const str value = str_cut(str_from(*env), '=', &name);
        str word;
        size_t i = 0;

        if (!str_starts(name, STR(ENV_HEAD))) {
            continue;
        }
        word = (str){name.p + strlen(ENV_HEAD), name.n - strlen(ENV_HEAD)};
        while (i < n && !str_eq(str_from(words[i]), word)) {
            i++;
        }
        if (i == n) {
            const int near = fold_nearest(word, words, n);

            return err_set(e, ERR_USAGE, "không có biến môi trường " STR_FMT "%s%s%s",
                           STR_ARG(name), near < 0 ? "" : "; có phải " ENV_HEAD,
                           near < 0 ? "" : words[near], near < 0 ? "" : "?");
        }
        if (i < PROFILE_COUNT &&
            !profile_set(a, out, (enum profile_id)i, value, PROFILE_ENV, str_keep(a, name).p, e)) {
            return false;
        }
    }
    return true;
}

static bool
unknown_key(struct arena *a, const char *text, str name, struct err *e) {
    const char *names[PROFILE_COUNT];
    int near;

    for (unsigned i = 0; i < PROFILE_COUNT; i++) {
        const struct profile_row *r = profile_row((enum profile_id)i);
        const size_t n = strlen(r->section) + strlen(r->key) + 2;
        char *word = arena_array(a, char, n);

        (void)snprintf(word, n, "%s.%s", r->section, r->key);
        names[i] = word;
    }
    near = fold_nearest(name, names, PROFILE_COUNT);
    return err_set(e, ERR_USAGE, "--set %s: không có khóa này; %s%s%s", text,
                   near < 0 ? "xem baophu config" : "có phải ", near < 0 ? "" : names[near],
                   near < 0 ? "" : "?");
}

static bool
from_option(struct arena *a, const char *text, struct profile *out, struct err *e) {
    str name;
    str section;
    const str value = str_cut(str_from(text), '=', &name);
    const str key = str_cut(name, '.', &section);
    enum profile_id id;

    if (value.p == NULL || key.p == NULL) {
        return err_set(e, ERR_USAGE,
                       "--set %s: phải có dạng MỤC.KHÓA=GIÁ_TRỊ, ví dụ nguong.nguong_loai=2; xem "
                       "baophu config",
                       text);
    }
    if (!profile_find(section, key, &id)) {
        return unknown_key(a, text, name, e);
    }
    if (!profile_set(a, out, id, value, PROFILE_OPTION, "--set", e)) {
        e->kind = ERR_USAGE;
        return false;
    }
    return true;
}

bool
settings_profile(struct arena *a, const struct options *o, char *const *env, struct profile *out,
                 struct err *e) {
    const char *path = fs_join(a, o->value[OPTIONS_INPUT], NAMES_PROFILE);

    if (!profile_load(a, fs_exists(path) ? path : NULL, out, e) ||
        !from_environment(a, env, out, e)) {
        return false;
    }
    for (size_t i = 0; i < o->sets; i++) {
        if (!from_option(a, o->set[i], out, e)) {
            return false;
        }
    }
    return true;
}

/* Folder of the running program, without the file name. */
static const char *
program_folder(struct arena *a) {
    char path[4096];
    const ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    char *slash;

    if (n <= 0) {
        return ".";
    }
    path[n] = '\0';
    slash = strrchr(path, '/');
    if (slash != NULL) {
        *slash = '\0';
    }
    return str_keep(a, str_from(path)).p;
}

bool
settings_folder(struct arena *a, const struct options *o, enum options_id id, const char *name,
                const char **out, struct err *e) {
    static const char *const beside[] = {"../share/baophu", "..", "../.."};
    const char *base = program_folder(a);
    const char *part = id == OPTIONS_FONT_DIR ? "fonts.ini" : NAMES_ANNEXES;

    if (o->value[id] != NULL) {
        *out = o->value[id];
        if (!fs_is_dir(*out)) {
            return err_set(e, ERR_NOINPUT,
                           "không có thư mục %s: sửa --%s hoặc biến môi trường " ENV_HEAD
                           "%s; bỏ cả hai thì dùng thư mục cài kèm chương trình",
                           *out, name, options_env(id));
        }
        return fs_exists(fs_join(a, *out, part)) ||
               err_set(e, ERR_CONFIG,
                       "thư mục %s (--%s hoặc " ENV_HEAD "%s) không có %s: hãy chép cả thư mục %s "
                       "cài kèm chương trình rồi sửa bản chép",
                       *out, name, options_env(id), part, name);
    }
    for (size_t i = 0; i < sizeof beside / sizeof beside[0]; i++) {
        *out = fs_join(a, fs_join(a, base, beside[i]), name);
        if (fs_is_dir(*out)) {
            return true;
        }
    }
    return err_set(e, ERR_NOINPUT,
                   "không thấy thư mục %s cạnh chương trình; chỉ ra bằng --%s THƯ_MỤC", name, name);
}

bool
settings_jobs(const struct options *o, unsigned *out, struct err *e) {
    const char *given = o->value[OPTIONS_JOBS];
    int64_t n = 0;
    cpu_set_t cpus;

    if (given == NULL) {
        CPU_ZERO(&cpus);
        n = sched_getaffinity(0, sizeof cpus, &cpus) == 0 ? CPU_COUNT(&cpus) : 1;
        *out = n < 1 ? 1 : (n > JOBS_MAX ? JOBS_MAX : (unsigned)n);
        return true;
    }
    if (!num_parse_int(str_from(given), &n) || n < 1 || n > JOBS_MAX) {
        return err_set(e, ERR_USAGE, "--jobs %s (hoặc " ENV_HEAD "%s): phải là số từ 1 đến %d",
                       given, options_env(OPTIONS_JOBS), JOBS_MAX);
    }
    *out = (unsigned)n;
    return true;
}

bool
settings_date(const struct options *o, period_day *out, struct err *e) {
    const char *given = o->value[OPTIONS_DATE];
    char iso[sizeof "yyyy-mm-dd"];

    *out = PERIOD_NO_DATE;
    if (given == NULL || period_parse_iso(str_from(given), out)) {
        return true;
    }
    if (strlen(given) == strlen("dd/mm/yyyy") && given[2] == '/' && given[5] == '/') {
        (void)snprintf(iso, sizeof iso, "%.4s-%.2s-%.2s", given + 6, given + 3, given);
        if (period_parse_iso(str_from(iso), out)) {
            return true;
        }
    }
    return err_set(e, ERR_USAGE, "--date %s: phải có dạng dd/mm/yyyy và có thật, ví dụ 04/10/2026",
                   given);
}

static bool
accept_rule(str code, uint32_t *rules, struct err *e) {
    const char *codes[LEDGER_RULE_COUNT];
    enum ledger_rule r;
    int near;

    if (ledger_rule_find(code, &r)) {
        *rules |= UINT32_C(1) << r;
        return true;
    }
    for (unsigned i = 0; i < LEDGER_RULE_COUNT; i++) {
        codes[i] = ledger_rule_row((enum ledger_rule)i)->code;
    }
    near = fold_nearest(code, codes, LEDGER_RULE_COUNT);
    return err_set(e, ERR_USAGE,
                   "--accept: không có quy tắc \"" STR_FMT "\"%s%s%s; xem baophu rules",
                   STR_ARG(code), near < 0 ? "" : "; có phải ", near < 0 ? "" : codes[near],
                   near < 0 ? "" : "?");
}

/* One line of clean text: line breaks and other control characters as blanks. */
static bool
accept_reason(struct arena *a, const char *given, str *out, struct err *e) {
    char *text;

    if (!utf8_valid(str_from(given)) || strlen(given) > REASON_MAX) {
        return err_set(e, ERR_USAGE, "--reason: phải là văn bản UTF-8, không quá %d byte",
                       REASON_MAX);
    }
    text = str_keep_mut(a, utf8_nfc(a, str_from(given)));
    for (char *c = text; *c != '\0'; c++) {
        *c = (unsigned char)*c < ' ' || *c == 0x7f ? ' ' : *c;
    }
    *out = str_trim(str_from(text));
    return out->n > 0 || err_set(e, ERR_USAGE, "--reason: lý do không được để trống");
}

bool
settings_accept(struct arena *a, const struct options *o, uint32_t *rules, str *reason,
                struct err *e) {
    str rest = str_from(o->value[OPTIONS_ACCEPT]);

    *rules = 0;
    *reason = (str){NULL, 0};
    if (!o->given[OPTIONS_ACCEPT] && !o->given[OPTIONS_REASON]) {
        return true;
    }
    if (!o->given[OPTIONS_ACCEPT]) {
        return err_set(e, ERR_USAGE, "--reason đi cùng --accept QUY_TẮC, ví dụ --accept D18");
    }
    if (!o->given[OPTIONS_REASON]) {
        return err_set(e, ERR_USAGE,
                       "--accept phải kèm --reason \"lý do\": lý do được ghi vào bộ kết quả");
    }
    do {
        str code;

        rest = str_cut(rest, ',', &code);
        if (!accept_rule(str_trim(code), rules, e)) {
            return false;
        }
    } while (rest.p != NULL);
    return accept_reason(a, o->value[OPTIONS_REASON], reason, e);
}

bool
settings_force_reason(struct arena *a, const struct options *o, str *reason, struct err *e) {
    *reason = (str){NULL, 0};
    if (o->given[OPTIONS_FORCE] != o->given[OPTIONS_REASON]) {
        return err_set(e, ERR_USAGE, "--force và --reason \"lý do\" đi cùng nhau");
    }
    return !o->given[OPTIONS_FORCE] || accept_reason(a, o->value[OPTIONS_REASON], reason, e);
}

bool
settings_scale(const struct options *o, struct num_ratio *out, struct err *e) {
    const char *given = o->value[OPTIONS_SCALE];
    long n = 0;
    long d = 1;
    bool point = false;
    bool digits = false;
    bool good = given[0] != '\0';

    for (const char *c = given; good && *c != '\0'; c++) {
        if ((*c == '.' || *c == ',') && !point) {
            point = true;
        } else if (*c >= '0' && *c <= '9' && n < 1000000 && d < 1000000) {
            n = n * 10 + (*c - '0');
            d *= point ? 10 : 1;
            digits = true;
        } else {
            good = false;
        }
    }
    *out = (struct num_ratio){n, d};
    return (good && digits && demo_plan_takes(*out)) ||
           err_set(e, ERR_USAGE, "--scale %s: phải là số từ 0.01 đến %d", given, DEMO_SCALE_MAX);
}

period_day
settings_today(void) {
    const time_t now = time(NULL) + VIETNAM_OFFSET;

    return (period_day)(now / DAY);
}

bool
settings_input(const char *input, struct err *e) {
    return fs_is_dir(input) ||
           err_set(e, ERR_NOINPUT,
                   "không có thư mục đầu vào %s; tạo bằng baophu init MÃ_TỈNH, hoặc baophu demo "
                   "để làm thử",
                   input);
}

bool
settings_output(const char *output, struct err *e) {
    return fs_is_dir(output) ||
           err_set(e, ERR_NOINPUT,
                   "không có thư mục kết quả %s; hãy chỉ đúng thư mục ấy bằng --output", output);
}
