/*
 * fingerprint - a SHA-256 of everything that decides the bytes of a set, and one of each part: the
 * period's extracts, the profile, lists and tables, figures of other periods, templates, fonts,
 * program, rules of counting, options, the day.
 *
 * The manifest records it.  `nightly` does nothing for a period when the whole is unchanged, else
 * it names the parts that changed (spec 4.1, 4.4).
 */
#ifndef RUN_FINGERPRINT_H
#define RUN_FINGERPRINT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"
#include "conf/profile.h"
#include "run/known_files.h"
#include "time/period.h"

/* NAME, its key in the manifest, what a person calls it */
#define FINGERPRINT_PARTS(X)                                                                       \
    X(EXTRACTS, "extracts", "dữ liệu của kỳ")                                                      \
    X(PROFILE, "profile", "cấu hình")                                                              \
    X(LISTS, "lists", "danh mục, dân số, chỉ tiêu")                                                \
    X(OTHERS, "other_periods", "số liệu hoặc dữ liệu của kỳ khác")                                 \
    X(TEMPLATES, "templates", "mẫu")                                                               \
    X(FONTS, "fonts", "phông chữ")                                                                 \
    X(PROGRAM, "program", "phiên bản chương trình")                                                \
    X(RULES, "rules", "quy tắc tính số liệu")                                                      \
    X(OPTIONS, "options", "tùy chọn dòng lệnh")                                                    \
    X(SETTINGS, "settings", "giá trị cấu hình từ dòng lệnh hoặc môi trường")                       \
    X(DAY, "day", "ngày tính số liệu")

enum fingerprint_part {
#define FINGERPRINT_ENUM(NAME, id, text) FINGERPRINT_##NAME,
    FINGERPRINT_PARTS(FINGERPRINT_ENUM)
#undef FINGERPRINT_ENUM
        FINGERPRINT_PART_COUNT
};
const char *fingerprint_part_id(enum fingerprint_part p);

struct fingerprint {
    char whole[DIGEST_HEX]; /* "": not known */
    char part[FINGERPRINT_PART_COUNT][DIGEST_HEX];
};

struct fingerprint_request {
    const char *input, *output, *templates, *fonts;
    struct period period;
    const char *options;  /* those of command line and environment, as one text; may be "" */
    const char *settings; /* those of them that change the profile; may be "" */
    period_day as_of;     /* of a provisional set; PERIOD_NO_DATE */
    const struct profile *profile; /* as it was loaded; NULL: the file that stands there now */
    struct known_files *known;     /* files that need not be read again; NULL: every byte is read */
};

/* The options as one text: every profile value from environment or command line, then `more`. */
const char *fingerprint_options(struct arena *a, const struct profile *p, const char *more);

/* The part OPTIONS of a set with these options. */
void fingerprint_options_digest(const char *options, char hex[DIGEST_HEX]);

bool fingerprint_digest(const struct fingerprint_request *r, struct fingerprint *out,
                        struct err *e);
/* Only the parts that decide figures; the others and the whole are "".  fonts and options are not looked at. */
bool fingerprint_figures(const struct fingerprint_request *r, struct fingerprint *out,
                         struct err *e);

/* The fingerprint that the manifest of a published set records; whole is "" when there is no
 * set, or its manifest is damaged or missing. */
bool fingerprint_of_set(const char *folder, struct fingerprint *out, struct err *e);

bool fingerprint_same(const struct fingerprint *a, const struct fingerprint *b);
/* Whether all parts but the day are known and equal. */
bool fingerprint_same_but_day(const struct fingerprint *a, const struct fingerprint *b);
/* Whether data, lists and profile are known and equal.  Then both were counted from the same rows. */
bool fingerprint_same_data(const struct fingerprint *a, const struct fingerprint *b);
/* Add the names of the parts that differ: "dữ liệu của kỳ, mẫu".  A part that is not known in
 * one of both is not named. */
void fingerprint_changes(const struct fingerprint *was, const struct fingerprint *is,
                         struct buf *out);

#endif /* RUN_FINGERPRINT_H */
