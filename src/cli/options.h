/*
 * options - the command table and the option table of `baophu` (spec 4.1).  The command line, the
 * help and the shell completion follow from them; a test walks through them.
 *
 * Precedence: option > environment BAOPHU_* > profile > built-in.  The row of an option has its
 * environment word; BAOPHU_<SECTION>_<KEY> sets a key of the profile.  An unknown word is refused
 * (exit 64), and the message names the nearest one.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/err.h"

/* NAME, word, its function (in commands.c, or declared in commands_parts.h), arguments, how many of them (least, most),
 * an example of them, what it does */
#define OPTIONS_COMMANDS(X)                                                                        \
    X(RUN, "run", do_run, "KỲ", 1, 1, "2026-Q1",                                                   \
      "đọc, kiểm tra, tính và phát hành toàn bộ tài liệu của một kỳ")                              \
    X(CHECK, "check", do_check, "KỲ", 1, 1, "2026-Q1",                                             \
      "chỉ đọc và kiểm tra dữ liệu; ghi các phát hiện")                                            \
    X(NIGHTLY, "nightly", commands_nightly, "", 0, 0, "",                                          \
      "chạy không người trông: làm những kỳ đến lượt và nói lý do")                                \
    X(STATUS, "status", commands_status, "", 0, 0, "",                                             \
      "mọi kỳ đang ở đâu, còn thiếu gì, đêm trước ra sao, ổ đĩa còn bao nhiêu")                    \
    X(LOCK, "lock", commands_lock, "KỲ", 1, 1, "2026-Q1",                                          \
      "chốt số liệu một kỳ đã phát hành: không lệnh nào ghi đè được nữa")                          \
    X(DIFF, "diff", commands_diff, "KỲ KỲ", 2, 2, "2025-Q4 2026-Q1",                               \
      "so số liệu hai kỳ hoặc hai lần phát hành, theo nơi và chỉ tiêu")                            \
    X(COMPILE, "compile", do_compile, "KỲ", 1, 1, "2026-H1",                                       \
      "tổng hợp 6 tháng hoặc năm từ số liệu các quý")                                              \
    X(EXPLAIN, "explain", do_explain, "KỲ CHỈ_TIÊU", 2, 2, "2026-Q1 bhyt",                         \
      "cho biết một số liệu từ đâu ra: cách tính, tệp, số dòng")                                   \
    X(VERIFY, "verify", commands_verify, "KỲ|TỆP.pdf", 1, 1, "2026-Q1",                            \
      "đối chiếu bộ đã phát hành, hoặc một bản đã ký, với mã SHA-256 đã ghi")                      \
    X(RESTORE, "restore", commands_restore, "KỲ", 1, 1, "2026-Q1",                                 \
      "đưa bộ trước của một kỳ chưa chốt trở lại chỗ bộ đang có")                                  \
    X(PRUNE, "prune", commands_prune, "", 0, 0, "",                                                \
      "xóa bộ trước, tra-lai, kết quả kiểm tra đã quá hạn lưu giữ; không động đến bộ đã chốt")     \
    X(DEMO, "demo", commands_demo, "", 0, 0, "", "tạo dữ liệu mẫu của một tỉnh để làm thử")        \
    X(INIT, "init", commands_init, "MÃ_TỈNH", 1, 1, "46", "tạo thư mục đầu vào cho một tỉnh")      \
    X(MAP, "ranh-gioi", commands_map, "TỆP", 1, 1, "ranh-gioi.geojson",                            \
      "nạp ranh giới các xã (GeoJSON) để trang tổng quan có bản đồ")                               \
    X(RULES, "rules", do_rules, "", 0, 0, "", "in bảng quy tắc kiểm tra dữ liệu")                  \
    X(INDICATORS, "indicators", do_indicators, "", 0, 0, "", "in danh mục chỉ tiêu")               \
    X(TEMPLATES, "templates", do_templates, "", 0, 0, "",                                          \
      "in các mẫu phụ lục và báo cáo đang dùng")                                                   \
    X(FORMS, "mau", do_forms, "", 0, 0, "",                                                        \
      "in các mẫu của tệp đầu vào mà chương trình nhận ra: C12-TS, D02-LT, D03-TS, ...")           \
    X(CONFIG, "config", do_config, "", 0, 0, "",                                                   \
      "in cấu hình đang dùng và nguồn của từng giá trị")                                           \
    X(COMPLETION, "completion", do_completion, "", 0, 0, "", "in đoạn gợi ý lệnh cho bash")

enum options_command {
#define OPTIONS_COMMAND_ENUM(NAME, word, act, args, least, most, example, help) OPTIONS_##NAME,
    OPTIONS_COMMANDS(OPTIONS_COMMAND_ENUM)
#undef OPTIONS_COMMAND_ENUM
        OPTIONS_COMMAND_COUNT
};

enum options_id {
    OPTIONS_INPUT,
    OPTIONS_OUTPUT,
    OPTIONS_TEMPLATE_DIR,
    OPTIONS_FONT_DIR,
    OPTIONS_ONLY,
    OPTIONS_XA,
    OPTIONS_CO_QUAN,
    OPTIONS_ROWS,
    OPTIONS_PARTS,
    OPTIONS_JOBS,
    OPTIONS_FORCE,
    OPTIONS_ACCEPT,
    OPTIONS_REASON,
    OPTIONS_RESTATE,
    OPTIONS_DATE,
    OPTIONS_DRY_RUN,
    OPTIONS_VERBOSE,
    OPTIONS_SCALE,
    OPTIONS_SET,
    OPTIONS_QUIET,
    OPTIONS_MONITOR,
    OPTIONS_JSON,
    OPTIONS_ID_COUNT
};

struct options {
    enum options_command command;
    const char *arg[2];
    size_t args;
    /* As given, from the environment, or the default; or NULL. */
    const char *value[OPTIONS_ID_COUNT];
    bool given[OPTIONS_ID_COUNT]; /* on the command line */
    const char **set;             /* every --set SECTION.KEY=VALUE, in order */
    size_t sets;
    bool help, version; /* -h, -V: do nothing else */
    bool has_command;
};

struct options_command_row {
    const char *word, *args;
    size_t least, most;
    const char *example, *help;
};
const struct options_command_row *options_command(enum options_command c);

/* env: the process environment as main got it. */
bool options_parse(struct arena *a, int argc, char *const *argv, char *const *env,
                   struct options *out, struct err *e);
/* The environment word (without "BAOPHU_") of an option, or NULL. */
const char *options_env(enum options_id id);

/* Help of the program, or of one command. */
void options_help(FILE *to, const struct options *o);
void options_completion(FILE *to); /* bash */

#endif /* CLI_OPTIONS_H */
