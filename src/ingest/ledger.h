/*
 * ledger - every row in exactly one pot, every finding kept (spec 2.3).
 *
 *     read = accepted + rejected + duplicate      per file, always
 *     skipped lines (titles, numbering, totals, signatures, blanks) counted beside
 *
 * The rules are one const table: code, default severity, what is wrong, what to do. The profile's
 * [quy_tac] may change a severity.  The value of a finding is masked before it is stored, so that
 * nothing later can leak it: all letters and digits but the last 3 of a code become '*', and all of
 * a name. Every finding is kept, in order: in memory up to LEDGER_KEPT bytes, then in files of the
 * spill folder, so that memory does not grow with bad input.  When such a file cannot be written
 * (full disk), the findings stay in memory and none is lost.
 */
#ifndef INGEST_LEDGER_H
#define INGEST_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "conf/input_tables.h"
#include "conf/profile.h"

enum { LEDGER_KEPT = 1 << 20 };

enum ledger_severity { LEDGER_THONG_TIN, LEDGER_CANH_BAO, LEDGER_LOAI, LEDGER_CHAN };

/* code, default severity, what (Vietnamese), what to do (Vietnamese) */
#define LEDGER_RULES(X)                                                                                                    \
    X(D01, LOAI, "số ô trong dòng khác với tiêu đề",                                                                       \
      "kiểm tra dấu phân cách và dấu nháy của dòng")                                                                       \
    X(D02, LOAI, "có byte không giải mã được hoặc ký tự điều khiển",                                                       \
      "xuất lại tệp ở bảng mã UTF-8")                                                                                      \
    X(D03, LOAI, "ô bắt buộc để trống", "bổ sung giá trị")                                                                 \
    X(D04, LOAI, "không phải số hợp lệ", "nhập số nguyên không âm, trong giới hạn")                                        \
    X(D05, LOAI, "không phải ngày hợp lệ", "nhập ngày dạng dd/mm/yyyy có thật")                                            \
    X(D06, LOAI, "mã số BHXH không đủ 10 chữ số", "tra lại mã số BHXH")                                                    \
    X(D07, CANH_BAO, "mã số thuế sai độ dài hoặc sai số kiểm tra", "tra lại mã số thuế")                                   \
    X(D08, CANH_BAO, "mã xã không có trong danh mục đang hiệu lực",                                                        \
      "sửa mã xã; dòng được tính vào \"Chưa xác định địa bàn\"")                                                           \
    X(D09, CANH_BAO, "mã cơ quan hoặc nhóm BHYT không có trong danh mục", "sửa mã")                                        \
    X(D10, THONG_TIN, "người này đã được tính ở dòng trước cho cùng quyền", "kiểm tra dòng trùng")                         \
    X(D11, CANH_BAO, "cùng mã đơn vị hoặc mã số thuế xuất hiện hai lần với số liệu khác nhau",                             \
      "giữ một dòng đúng")                                                                                                 \
    X(D12, CANH_BAO, "các ô mâu thuẫn nhau", "kiểm tra lại dòng")                                                          \
    X(D13, CANH_BAO, "dòng tổng khác với tổng các dòng", "kiểm tra thiếu hoặc thừa dòng")                                  \
    X(D14, LOAI, "dấu nháy mở không đóng", "thêm dấu nháy đóng hoặc bỏ dấu nháy")                                          \
    X(D15, LOAI, "ô dài hơn 64 KiB hoặc dòng có hơn 1.024 ô",                                                              \
      "kiểm tra dấu nháy và dấu phân cách")                                                                                \
    X(D16, CANH_BAO, "số dân hoặc số tiền khó có thật",                                                                    \
      "kiểm tra dấu chấm phân cách nghìn và đơn vị tính")                                                                  \
    X(D17, CHAN, "bảng không có dòng nào, hoặc không có dòng nào có hiệu lực ở ngày chốt",                                 \
      "xuất lại đủ dòng của kỳ, kiểm tra cột từ ngày, đến ngày và các cột quyền")                                          \
    X(D18, CHAN, "số liệu thay đổi quá ngưỡng so với kỳ trước, hoặc thiếu tệp, thiếu dòng tổng",                           \
      "kiểm tra các tệp đã giao đủ và đủ dòng chưa")                                                                       \
    X(D19, CHAN, "tệp của kỳ không được đọc nhưng trông như một bảng dữ liệu",                                             \
      "đặt tên tệp bắt đầu bằng nguoi_tham_gia, don_vi hoặc thue, để ngay trong thư mục của kỳ; " \
      "hoặc chuyển tệp đi nơi khác")                                                                                       \
    X(D20, CANH_BAO, "ký tự không có trong phông chữ của văn bản",                                                         \
      "sửa ký tự đó trong dữ liệu, hoặc ghi nhận phông khác bằng fonts/ghi-nhan.sh")                                       \
    X(D21, CANH_BAO, "tên xã trong dòng khác với tên của mã xã",                                                           \
      "sửa mã xã hoặc tên xã; dòng được tính theo mã xã")                                                                  \
    X(D22, CANH_BAO, "thiếu một cột mang số liệu, hoặc cột đó trống ở mọi dòng",                                           \
      "xuất lại có cột đó; nếu mang tên khác, thêm tên ấy vào mục [cot.<bảng>]")                                           \
    X(D23, CANH_BAO, "chưa rõ xã: dòng không có mã xã, địa chỉ không cho biết chắc chắn",                                  \
      "xác nhận trong " INPUT_FILE(                                                                                        \
          quyet_dinh_dia_chi) " hoặc ghi mã xã; dòng được tính vào \"Chưa xác định "                       \
                              "địa bàn\"")

enum ledger_rule {
#define LEDGER_ENUM(code, severity, what, todo) LEDGER_##code,
    LEDGER_RULES(LEDGER_ENUM)
#undef LEDGER_ENUM
        LEDGER_RULE_COUNT
};
_Static_assert(LEDGER_RULE_COUNT <= 32, "a set of rules is the bits of a uint32_t");

struct ledger_rule_row {
    const char *code; /* "D01" */
    enum ledger_severity severity;
    const char *what, *todo;
};
const struct ledger_rule_row *ledger_rule_row(enum ledger_rule r);
const char *ledger_severity_text(enum ledger_severity s); /* "loai" */

/* A column of a sheet: its name in findings and its field in the sheet's rows, from 0;
 * UINT32_MAX: the sheet lacks it. */
struct ledger_column {
    const char *name;
    uint32_t field;
};

/* One input file's account, or one sheet's of a workbook. */
struct ledger_file {
    str path; /* relative to the input folder: "2026-Q1/nguoi_tham_gia.csv"; of a sheet "2026-Q1/a.xlsx[T3]" */
    str table; /* "nguoi_tham_gia" */
    str how; /* what was decided about it and why: "UTF-8, dấu ',', tiêu đề ở dòng 1, ..." */
    str form; /* the known form that it is, or nearly is, with the evidence; else empty */
    char sha256[65];
    int64_t bytes;
    uint64_t read, accepted, rejected, duplicate;
    uint64_t skipped; /* lines that are no rows */
    uint64_t totals;  /* of them, lines with totals */
    bool refused;     /* it could not be read to its end */
    bool unreached;   /* the run stopped before it */
    bool stops;       /* a finding about it stops the run */
    bool unread;      /* it looks like a table, and is none by its name or place */
    bool absent;      /* it is not there, where the period before had it; findings say so */
    uint64_t findings[LEDGER_RULE_COUNT];
    uint32_t sheet; /* of a workbook, from 1; 0: a text */
    str sheet_name;
    const struct ledger_column *column; /* of a sheet; lives as long as the ledger */
    uint32_t columns;
    uint64_t returned_from, returned_to; /* for the ledger only: where its rejected rows are kept */
};

/* What was read of some files together. */
struct ledger_account {
    uint64_t files, read, accepted, rejected, duplicate;
};

struct ledger_finding {
    uint32_t file; /* index of the ledger_file */
    uint64_t line; /* physical line where the record starts, from 1 */
    str column;    /* canonical name, or empty: the row */
    enum ledger_rule rule;
    enum ledger_severity severity;
    str value; /* masked */
    str xa;    /* the row's commune code, when it is known, for the sums by commune */
    str what;  /* what is wrong and what to do, one sentence */
};

struct letters; /* measure/letters.h */
struct ledger;
/* p: the profile whose [quy_tac] sets severities; NULL: the defaults.  spill: a folder of the
 * run for findings that do not stay in memory; NULL: all stay.  false: a code or severity is
 * unknown, or a rule is set below loai although its rows cannot be read. */
bool ledger_new(const struct profile *p, const char *spill, struct ledger **out, struct err *e);
void ledger_free(struct ledger *l);

uint32_t ledger_add_file(struct ledger *l, str path, str table);
struct ledger_file *ledger_file(struct ledger *l, uint32_t file);
/* Say that the file is one sheet of a workbook; the sheet's name is added to the path.  Both are
 * copied. */
void ledger_sheet(struct ledger *l, uint32_t file, uint32_t sheet, str name);
/* The file's own path, without its sheet. */
str ledger_path(const struct ledger_file *f);
/* Say where the columns of a sheet stand; they are copied. */
void ledger_columns(struct ledger *l, uint32_t file, const struct ledger_column *column,
                    uint32_t n);
/* Set `how` of a file; the text is copied. */
void ledger_how(struct ledger *l, uint32_t file, str how);
void ledger_form(struct ledger *l, uint32_t file, str form); /* the same */
uint32_t ledger_files(const struct ledger *l);
struct ledger_account ledger_account(struct ledger *l); /* of all files */
enum ledger_severity ledger_severity(const struct ledger *l, enum ledger_rule r);

/* The rule of a code ("D18", "d18"); false: there is none. */
bool ledger_rule_find(str code, enum ledger_rule *out);

/* Set the letters that documents can print, for D20; not owned.  NULL, as at the beginning: they
 * are not known. */
void ledger_know_letters(struct ledger *l, const struct letters *have);
const struct letters *ledger_letters(const struct ledger *l);
/* The folder for what is put aside while extracts are read; NULL: there is none. */
const char *ledger_spill(const struct ledger *l);

/* Let these rules (bit r is rule r) through for this run, as a person decided (spec 2.3,
 * --accept): a finding that would stop the run is then kept as canh_bao, or as loai where its
 * row cannot be read. */
void ledger_let_through(struct ledger *l, uint32_t rules);
/* Whether the rule was let through and would else have stopped the run. */
bool ledger_was_let_through(const struct ledger *l, enum ledger_rule r);

/* Note a finding.  value is not masked yet: that is done here.  An empty detail gives the rule's
 * own words.  Returns the severity in force, so that the caller knows whether the row stands. */
enum ledger_severity ledger_note(struct ledger *l, uint32_t file, uint64_t line, const char *column,
                                 enum ledger_rule r, str value, str xa, str detail);
/* The same with the severity of f, not the rule's own.  f is as ledger_each gives it, but its
 * value is not masked yet and its `what` is the detail.  Returns the severity that was kept,
 * which is lower when the rule is let through. */
enum ledger_severity ledger_note_as(struct ledger *l, const struct ledger_finding *f);
/* The severity of a rule for a row that is already counted, or for a line that is no row:
 * nothing is rejected there, so loai becomes canh_bao. */
enum ledger_severity ledger_severity_standing(const struct ledger *l, enum ledger_rule r);
/* Keep a rejected row for tra-lai/: its key and its wrong cell, not masked, since they go to the
 * sender. */
void ledger_return(struct ledger *l, uint32_t file, uint64_t line, str key, str column, str value,
                   enum ledger_rule r);

/* A rejected row for its sender, nothing masked.  For tra-lai/ only. */
struct ledger_returned {
    uint64_t line;
    str key, column, value;
    enum ledger_rule rule;
};

/* Call fn for every finding, in the order in which they were noted. */
bool ledger_each(const struct ledger *l, bool (*fn)(void *ctx, const struct ledger_finding *f),
                 void *ctx, struct err *e);
/* Call fn for every row of one file that ledger_return kept, in their order. */
bool ledger_each_return(const struct ledger *l, uint32_t file,
                        bool (*fn)(void *ctx, const struct ledger_returned *r), void *ctx,
                        struct err *e);
uint64_t ledger_count(const struct ledger *l, enum ledger_severity at_least);

/* A state of the ledger to come back to, once: files, findings and rejected rows that are noted later are then as if they
 * had never been.  a keeps what the mark holds. */
struct ledger_mark;
struct ledger_mark *ledger_mark(const struct ledger *l, struct arena *a);
void ledger_rewind(struct ledger *l, const struct ledger_mark *m);

/* The first file that has a larger share of rejected rows than the threshold (hundredths of a
 * percent), or NULL. */
const struct ledger_file *ledger_over(const struct ledger *l, int64_t threshold);

#endif /* INGEST_LEDGER_H */
