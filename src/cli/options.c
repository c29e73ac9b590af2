/* options - the command table and the option table.  See options.h. */

#include "cli/options.h"

#include <string.h>

#include "base/str.h"
#include "store/version.h"
#include "text/fold.h"

#define FOLDER  "THƯ_MỤC" /* what the help and the completion know a folder by */
#define PERIOD  "KỲ"
#define FOR(c)  (1U << OPTIONS_##c)
#define MAKERS  (FOR(RUN) | FOR(COMPILE))
#define READERS (MAKERS | FOR(CHECK) | FOR(NIGHTLY))
/* All but `completion`, whose result is a script already. */
#define ANSWERERS                                                                                  \
    (READERS | FOR(LOCK) | FOR(VERIFY) | FOR(DEMO) | FOR(INIT) | FOR(RULES) | FOR(INDICATORS) |    \
     FOR(TEMPLATES) | FOR(FORMS) | FOR(CONFIG) | FOR(DIFF) | FOR(EXPLAIN) | FOR(RESTORE) |         \
     FOR(PRUNE) | FOR(STATUS) | FOR(MAP))

static const struct options_command_row commands[OPTIONS_COMMAND_COUNT] = {
#define COMMAND_ROW(NAME, word, act, args, least, most, example, help)                             \
    {word, args, least, most, example, help},
    OPTIONS_COMMANDS(COMMAND_ROW)
#undef COMMAND_ROW
};

static const struct option_row {
    const char *word;  /* after "--" */
    const char *value; /* name of its value in the help; NULL: a switch */
    const char *env;   /* after "BAOPHU_"; NULL: none */
    const char *def;
    unsigned commands; /* bits of options_command */
    const char *help;
} rows[OPTIONS_ID_COUNT] = {
    [OPTIONS_INPUT] = {"input", FOLDER, "INPUT", "input",
                       READERS | FOR(EXPLAIN) | FOR(DIFF) | FOR(DEMO) | FOR(INIT) | FOR(CONFIG) |
                           FOR(RULES) | FOR(INDICATORS) | FOR(TEMPLATES) | FOR(PRUNE) |
                           FOR(STATUS) | FOR(MAP),
                       "thư mục dữ liệu đầu vào"},
    [OPTIONS_OUTPUT] = {"output", FOLDER, "OUTPUT", "output",
                        READERS | FOR(VERIFY) | FOR(LOCK) | FOR(DIFF) | FOR(EXPLAIN) |
                            FOR(RESTORE) | FOR(PRUNE) | FOR(STATUS),
                        "thư mục kết quả"},
    [OPTIONS_TEMPLATE_DIR] = {"templates", FOLDER, "TEMPLATES", NULL,
                              READERS | FOR(DEMO) | FOR(INIT) | FOR(TEMPLATES) | FOR(FORMS) |
                                  FOR(EXPLAIN) | FOR(DIFF),
                              "thư mục mẫu phụ lục, báo cáo và mẫu tệp đầu vào"},
    [OPTIONS_FONT_DIR] = {"fonts", FOLDER, "FONTS", NULL, MAKERS | FOR(NIGHTLY),
                          "thư mục phông chữ"},
    [OPTIONS_ONLY] = {"only", "MÃ,...", NULL, NULL, MAKERS,
                      "chỉ làm các phụ lục, báo cáo này; cũng nhận xa, co-quan, so-lieu"},
    [OPTIONS_XA] = {"xa", "MÃ", NULL, NULL, MAKERS | FOR(EXPLAIN),
                    "run, compile: chỉ làm bộ tài liệu của xã này; explain: số liệu của xã này"},
    [OPTIONS_CO_QUAN] = {"co-quan", "MÃ", NULL, NULL, FOR(EXPLAIN), "số liệu của cơ quan này"},
    [OPTIONS_ROWS] = {"rows", NULL, NULL, NULL, FOR(EXPLAIN), "in cả số dòng trong từng tệp"},
    [OPTIONS_PARTS] = {"parts", NULL, NULL, NULL, FOR(DIFF),
                       "giải thích thay đổi số người: tham gia mới, ngừng, chuyển xã, đổi loại"},
    [OPTIONS_JOBS] = {"jobs", "N", "JOBS", NULL, MAKERS | FOR(NIGHTLY),
                      "số tiến trình dựng tài liệu (mặc định: số nhân của máy)"},
    [OPTIONS_FORCE] = {"force", NULL, NULL, NULL, MAKERS | FOR(LOCK),
                       "run, compile: vẫn phát hành khi quá ngưỡng dòng bị loại, in cảnh báo trên "
                       "tài liệu; lock: chốt dù bộ chưa đủ điều kiện, phải có --reason"},
    [OPTIONS_ACCEPT] = {"accept", "QUY_TẮC,...", NULL, NULL, MAKERS | FOR(CHECK),
                        "cho qua các quy tắc này dù chúng chặn phát hành; phải có --reason"},
    [OPTIONS_REASON] =
        {"reason", "LÝ_DO", NULL, NULL, MAKERS | FOR(CHECK) | FOR(LOCK),
         "lý do cho qua, ghi vào bộ kết quả và in trên bản dự thảo; lock: ghi vào bản "
         "ghi chốt"},
    [OPTIONS_RESTATE] = {"restate", NULL, NULL, NULL, MAKERS,
                         "kỳ đã chốt: phát hành số liệu điều chỉnh bên cạnh bộ cũ"},
    [OPTIONS_DATE] = {"date", "NGÀY", "DATE", NULL, MAKERS,
                      "ngày của văn bản, dd/mm/yyyy (mặc định: hạn nộp của kỳ)"},
    [OPTIONS_DRY_RUN] = {"dry-run", NULL, NULL, NULL, MAKERS | FOR(NIGHTLY) | FOR(PRUNE),
                         "chỉ in kế hoạch và lý do từng bước, không ghi gì"},
    [OPTIONS_VERBOSE] = {"verbose", NULL, NULL, NULL, MAKERS,
                         "-v; với --dry-run: kể từng tệp của các bộ riêng, không gộp"},
    [OPTIONS_SCALE] = {"scale", "N", NULL, "1", FOR(DEMO),
                       "quy mô so với thành phố Huế thật, ví dụ 0.1"},
    [OPTIONS_SET] = {"set", "MỤC.KHÓA=GIÁ_TRỊ", NULL, NULL,
                     READERS | FOR(EXPLAIN) | FOR(DIFF) | FOR(CONFIG) | FOR(PRUNE) | FOR(STATUS),
                     "đặt một khóa cấu hình cho lần chạy này; dùng được nhiều lần"},
    [OPTIONS_QUIET] = {"quiet", NULL, NULL, NULL, READERS | FOR(DEMO), "không in tiến độ"},
    [OPTIONS_MONITOR] = {"check", NULL, NULL, NULL, FOR(STATUS),
                         "cho phần mềm giám sát (kiểu Nagios): một dòng, mã kết thúc 0 tốt, 1 cảnh "
                         "báo, 2 nghiêm trọng"},
    [OPTIONS_JSON] = {"json", NULL, NULL, NULL, ANSWERERS,
                      "in kết quả dạng JSON cho chương trình khác"},
};

const struct options_command_row *
options_command(enum options_command c) {
    return &commands[c];
}

const char *
options_env(enum options_id id) {
    return rows[id].env;
}

static bool
unknown_option(const struct options *o, const char *word, struct err *e) {
    const char *names[OPTIONS_ID_COUNT];
    size_t n = 0;
    int near;

    for (size_t i = 0; i < OPTIONS_ID_COUNT; i++) {
        if ((rows[i].commands & (1U << o->command)) != 0) {
            names[n++] = rows[i].word;
        }
    }
    near = fold_nearest(str_from(word), names, n);
    return near < 0 ? err_set(e, ERR_USAGE, "lệnh %s không có tùy chọn --%s; xem baophu %s --help",
                              commands[o->command].word, word, commands[o->command].word)
                    : err_set(e, ERR_USAGE, "lệnh %s không có tùy chọn --%s; có phải --%s?",
                              commands[o->command].word, word, names[near]);
}

static bool
find_command(const char *word, struct options *o, struct err *e) {
    const char *names[OPTIONS_COMMAND_COUNT];
    int near;

    for (size_t i = 0; i < OPTIONS_COMMAND_COUNT; i++) {
        names[i] = commands[i].word;
        if (strcmp(word, commands[i].word) == 0) {
            o->command = (enum options_command)i;
            o->has_command = true;
            return true;
        }
    }
    near = fold_nearest(str_from(word), names, OPTIONS_COMMAND_COUNT);
    return near < 0 ? err_set(e, ERR_USAGE, "không có lệnh \"%s\"; xem baophu --help", word)
                    : err_set(e, ERR_USAGE, "không có lệnh \"%s\"; có phải %s?", word, names[near]);
}

/* "D18,D19" */
static const char *
joined(struct arena *a, const char *first, const char *second) {
    const size_t n = strlen(first) + strlen(second) + 2;
    char *both = arena_array(a, char, n);

    (void)snprintf(both, n, "%s,%s", first, second);
    return both;
}

/* "--word" or "--word=value"; *next is the argument after it, *used says that it was taken. */
static bool
long_option(struct arena *a, struct options *o, const char *text, const char *next, bool *used,
            struct err *e) {
    str value;
    str word;

    value = str_cut(str_from(text + 2), '=', &word);
    *used = false;
    for (size_t i = 0; i < OPTIONS_ID_COUNT; i++) {
        const struct option_row *r = &rows[i];
        const char *before = o->value[i];

        if (!str_eq(word, str_from(r->word)) || (r->commands & (1U << o->command)) == 0) {
            continue;
        }
        if (r->value == NULL) {
            if (value.p != NULL) {
                return err_set(e, ERR_USAGE, "tùy chọn --%s không nhận giá trị", r->word);
            }
            o->value[i] = "1";
        } else if (value.p != NULL) {
            o->value[i] = str_keep(a, value).p;
        } else if (next == NULL) {
            return err_set(e, ERR_USAGE, "tùy chọn --%s cần một giá trị %s", r->word, r->value);
        } else {
            o->value[i] = next;
            *used = true;
        }
        if (i == OPTIONS_ACCEPT && o->given[i]) { /* given twice: both lists */
            o->value[i] = joined(a, before, o->value[i]);
        }
        o->given[i] = true;
        if (i == OPTIONS_SET) {
            o->set[o->sets++] = o->value[i];
        }
        return true;
    }
    return unknown_option(o, str_keep(a, word).p, e);
}

static bool
take_argument(struct options *o, const char *word, struct err *e) {
    if (!o->has_command) {
        return find_command(word, o, e);
    }
    if (o->args >= commands[o->command].most) {
        const char *args = commands[o->command].args;

        return err_set(e, ERR_USAGE, "lệnh %s thừa \"%s\"; cách dùng: baophu %s%s%s",
                       commands[o->command].word, word, commands[o->command].word,
                       args[0] == '\0' ? "" : " ", args);
    }
    o->arg[o->args++] = word;
    return true;
}

static bool
walk(struct arena *a, int argc, char *const *argv, struct options *o, struct err *e) {
    bool plain = false; /* after "--" */

    for (int i = 1; i < argc; i++) {
        const char *w = argv[i];
        bool used = false;

        if (plain || w[0] != '-' || w[1] == '\0') {
            if (!take_argument(o, w, e)) {
                return false;
            }
        } else if (strcmp(w, "--") == 0) {
            plain = true;
        } else if (strcmp(w, "-h") == 0 || strcmp(w, "--help") == 0) {
            o->help = true;
        } else if (strcmp(w, "-V") == 0 || strcmp(w, "--version") == 0) {
            o->version = true;
        } else if (strcmp(w, "-v") == 0 && o->has_command) {
            if (!long_option(a, o, "--verbose", NULL, &used, e)) {
                return false;
            }
        } else if (w[1] != '-') {
            return err_set(e, ERR_USAGE, "không có tùy chọn %s; xem baophu --help", w);
        } else if (!o->has_command) {
            return err_set(e, ERR_USAGE, "tùy chọn %s phải đứng sau tên lệnh; xem baophu --help",
                           w);
        } else if (!long_option(a, o, w, i + 1 < argc ? argv[i + 1] : NULL, &used, e)) {
            return false;
        }
        i += used ? 1 : 0;
    }
    return true;
}

static void
from_environment(struct options *o, char *const *env) {
    for (; *env != NULL; env++) {
        str name;
        const str value = str_cut(str_from(*env), '=', &name);

        for (size_t i = 0; i < OPTIONS_ID_COUNT; i++) {
            if (rows[i].env != NULL && str_starts(name, STR("BAOPHU_")) &&
                str_eq((str){name.p + 7, name.n - 7}, str_from(rows[i].env))) {
                o->value[i] = value.p;
            }
        }
    }
}

bool
options_parse(struct arena *a, int argc, char *const *argv, char *const *env, struct options *out,
              struct err *e) {
    memset(out, 0, sizeof *out);
    out->set = arena_array(a, const char *, (size_t)argc + 1);
    for (size_t i = 0; i < OPTIONS_ID_COUNT; i++) {
        out->value[i] = rows[i].def;
    }
    from_environment(out, env);
    if (!walk(a, argc, argv, out, e)) {
        return false;
    }
    if (out->help || out->version) {
        return true;
    }
    if (!out->has_command) {
        return err_set(e, ERR_USAGE, "thiếu tên lệnh; xem baophu --help");
    }
    if (out->args < commands[out->command].least) {
        return err_set(e, ERR_USAGE, "lệnh %s thiếu %s; ví dụ: baophu %s %s",
                       commands[out->command].word, commands[out->command].args,
                       commands[out->command].word, commands[out->command].example);
    }
    return true;
}

static void
help_of_command(FILE *to, const struct options *o) {
    const struct options_command_row *c = &commands[o->command];

    (void)fprintf(to, "baophu %s%s%s [tùy chọn]\n\n  %s\n\nTùy chọn:\n", c->word,
                  c->args[0] != '\0' ? " " : "", c->args, c->help);
    for (size_t i = 0; i < OPTIONS_ID_COUNT; i++) {
        const struct option_row *r = &rows[i];

        if ((r->commands & (1U << o->command)) == 0) {
            continue;
        }
        (void)fprintf(to, "  --%s%s%s\n        %s", r->word, r->value != NULL ? " " : "",
                      r->value != NULL ? r->value : "", r->help);
        if (r->def != NULL) {
            (void)fprintf(to, " (mặc định: %s)", r->def);
        }
        if (r->env != NULL) {
            (void)fprintf(to, " [BAOPHU_%s]", r->env);
        }
        (void)fputs("\n", to);
    }
    (void)fprintf(to, "  -h, --help\n        in hướng dẫn này\n\nVí dụ: baophu %s%s%s\n", c->word,
                  c->example[0] != '\0' ? " " : "", c->example);
}

void
options_help(FILE *to, const struct options *o) {
    if (o->has_command) {
        help_of_command(to, o);
        return;
    }
    (void)fputs("baophu LỆNH [tùy chọn] - lập báo cáo bao phủ BHXH, BHTN, BHYT từ dữ liệu BHXH và "
                "thuế\n\nLệnh:\n",
                to);
    for (size_t i = 0; i < OPTIONS_COMMAND_COUNT; i++) {
        (void)fprintf(to, "  %s%s%s\n        %s\n", commands[i].word,
                      commands[i].args[0] != '\0' ? " " : "", commands[i].args, commands[i].help);
    }
    (void)fputs("\nKỳ: 2026-Q1 (quý), 2026-H1 (6 tháng), 2026 (năm), 2026-M03 (tháng).\n"
                "baophu LỆNH --help: tùy chọn của một lệnh.  -V: phiên bản " VERSION_TEXT ".\n"
                "Mã kết thúc: 0 xong, 3 xong kèm cảnh báo, 64 sai dòng lệnh, 65 dữ liệu bị từ "
                "chối,\n66 thiếu đầu vào, 70 lỗi chương trình, 73 không tạo được kết quả, 74 lỗi "
                "đọc ghi,\n75 lượt khác đang chạy, 76 có báo cáo quá hạn chưa chốt (nightly), 78 "
                "sai cấu hình "
                "hoặc mẫu.\n",
                to);
}

/* "--input|--output": options whose value is a folder. */
static void
completion_folders(FILE *to) {
    const char *between = "";

    for (size_t i = 0; i < OPTIONS_ID_COUNT; i++) {
        if (rows[i].value != NULL && strcmp(rows[i].value, FOLDER) == 0) {
            (void)fprintf(to, "%s--%s", between, rows[i].word);
            between = "|";
        }
    }
}

/* "run|check": commands that take a period. */
static void
completion_periods(FILE *to) {
    const char *between = "";

    for (size_t c = 0; c < OPTIONS_COMMAND_COUNT; c++) {
        if (strncmp(commands[c].args, PERIOD, sizeof PERIOD - 1) == 0) {
            (void)fprintf(to, "%s%s", between, commands[c].word);
            between = "|";
        }
    }
}

static void
completion_words(FILE *to) {
    for (size_t c = 0; c < OPTIONS_COMMAND_COUNT; c++) {
        (void)fprintf(to, "    %s) words='--help", commands[c].word);
        for (size_t i = 0; i < OPTIONS_ID_COUNT; i++) {
            if ((rows[i].commands & (1U << c)) != 0) {
                (void)fprintf(to, " --%s", rows[i].word);
            }
        }
        (void)fputs("' ;;\n", to);
    }
}

/* Commands; then folders after an option that takes one, options after a dash, periods of input/ and output/ where a
 * command takes one, and files where nothing else fits. */
void
options_completion(FILE *to) {
    (void)fputs("# bash completion for baophu\n_baophu() {\n"
                "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} "
                "cmd=${COMP_WORDS[1]} words=\n"
                "    if [ \"$COMP_CWORD\" -gt 1 ]; then case $prev in\n    ",
                to);
    completion_folders(to);
    (void)fputs(
        ") mapfile -t COMPREPLY < <(compgen -d -- \"$cur\"); return ;;\n"
        "    --only) mapfile -t COMPREPLY < <(compgen -W \"xa co-quan so-lieu $(baophu templates "
        "2>/dev/null | tail -n +2 | cut -f 2)\" -- \"$cur\" | sort -u); return ;;\n"
        "    esac; fi\n"
        "    if [ \"$COMP_CWORD\" -eq 1 ]; then words='",
        to);
    for (size_t i = 0; i < OPTIONS_COMMAND_COUNT; i++) {
        (void)fprintf(to, "%s%s", i == 0 ? "" : " ", commands[i].word);
    }
    (void)fputs(" --help --version'\n    elif [ \"${cur:0:1}\" = - ]; then case $cmd in\n", to);
    completion_words(to);
    (void)fputs("    esac\n"
                "    elif [ \"$cmd\" = explain ] && [ \"$COMP_CWORD\" -eq 3 ]; then "
                "words=$(baophu indicators 2>/dev/null | tail -n +2 | cut -f 1)\n"
                "    else case $cmd in\n    ",
                to);
    completion_periods(to);
    (void)fputs(") words=$(for d in \"${BAOPHU_INPUT:-input}\" \"${BAOPHU_OUTPUT:-output}\"; do "
                "(cd \"$d\" 2>/dev/null && compgen -d -X '![0-9]*'); done) ;;\n"
                "    esac; fi\n"
                "    mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\" | sort -u)\n"
                "    [ ${#COMPREPLY[@]} -eq 0 ] && mapfile -t COMPREPLY < <(compgen -f -- "
                "\"$cur\")\n}\ncomplete -F _baophu baophu\n",
                to);
}
