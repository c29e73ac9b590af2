/*
 * fuzz_words - what an office and its IT staff write by hand, any bytes of it: the first byte says what they are.
 *
 *     r  a report's text (templates/bao-cao)     n  an office's own words (nhan_xet)     a  an annex (templates/phu-luc)
 *     p  a profile (baophu.ini)                  s  figures of a period (so-lieu.csv)
 *     d  an address of an employer
 *
 * It is refused with a reason in valid UTF-8, or it is taken: then a document is made of it in Word, on every eighth text
 * on paper and as a page, of an annex a workbook too, and each is read back; a profile gives a value to every key; figures are the same
 * figures once written; an address is of a commune that is there, or of none.
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../unit/paper.h"
#include "../unit/province.h"
#include "base/fs.h"
#include "dim/address.h"
#include "figures/snapshot.h"
#include "overview/html.h"
#include "paper/pdf.h"
#include "render/render.h"
#include "run/remarks.h"
#include "template/column_kinds.h"
#include "template/fill.h"
#include "text/utf8.h"
#include "word/docx.h"
#include "workbook/xlsx.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct province province;
static struct gazetteer *gazetteer;
static const struct typeface *typeface;
static char dir[] = "/dev/shm/baophu-words-XXXXXX";

static void
must(bool holds, const char *what) {
    if (!holds) {
        (void)fprintf(stderr, "fuzz_words: %s\n", what);
        abort();
    }
}

/* A file of the folder, there until the next text. */
static const char *
put(struct arena *a, const char *name, str text) {
    const char *path = fs_join(a, dir, name);
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    must(fd >= 0 && write(fd, text.p, text.n) == (ssize_t)text.n, "no file");
    (void)close(fd);
    return path;
}

static void
refused(const struct err *e) {
    must(e->kind == ERR_CONFIG || e->kind == ERR_DATA, "refused for the machine's sake");
    must(e->what[0] != '\0' && utf8_valid(str_from(e->what)), e->what);
}

static void
render(struct arena *a, const struct render_format *f, const struct doc *d) {
    struct buf noted = {0};
    const struct render_target t = {
        .path = fs_join(a, dir, f->name), .tmpdir = dir, .typeface = typeface, .noted = &noted};
    struct err e = {.kind = ERR_NONE};

    if (render_document(f, d, &t, &e)) {
        must(f->check == NULL || f->check(t.path, d, NULL, &e), e.what);
        must(f->as_noted == NULL || f->as_noted(t.path, buf_view(&noted), NULL),
             "not as it was noted");
    } else {
        refused(&e);
    }
    buf_free(&noted);
    (void)unlink(t.path);
}

static void
make(struct arena *a, const struct fill *f, const char *path, bool on_paper) {
    struct err e = {.kind = ERR_NONE};
    struct prose *text = NULL;
    struct doc *d = NULL;

    if (!prose_load(a, path, &province.indicators, f->annexes, &text, &e) ||
        !fill_report(a, f, text, &d, &e)) {
        refused(&e);
        return;
    }
    render(a, &docx_format, d);
    if (on_paper) {
        render(a, &pdf_format, d);
        render(a, &html_format, d);
    }
}

static void
report(struct arena *a, str text) {
    make(a, &province.fill, put(a, "x.md", text), text.n % 8 == 0);
}

static void
remark(struct arena *a, str text) {
    static const char words[] =
        "---\nloai: BÁO CÁO\ntrich_yeu: Kết quả {ky.ten}\nco_quan: bhxh\n---\n# I. KHÓ KHĂN\n"
        "{neu nhan_xet x}\nCác nơi nêu:\n{nhan_xet x}\n{het}\nHết phần {bhyt}.\n";
    const char *own = fs_join(a, dir, "nhan_xet");
    struct fill f = province.fill;
    struct err e = {.kind = ERR_NONE};
    struct remarks r;

    must(fs_mkdirs(own, &e), "no folder");
    (void)put(a, "nhan_xet/x.md", text);
    if (!remarks_load(a, own, NULL, &r, &e)) {
        refused(&e);
        return;
    }
    f.remark = r.v;
    f.remarks = r.n;
    make(a, &f, put(a, "y.md", (str){words, sizeof words - 1}), text.n % 8 == 0);
}

static void
annex(struct arena *a, str text) {
    const char *annexes = fs_join(a, dir, "phu-luc");
    struct err e = {.kind = ERR_NONE};
    struct fill f = province.fill;
    struct annex_set set;
    struct doc *d;

    must(fs_mkdirs(annexes, &e), "no folder");
    (void)put(a, "phu-luc/theo-xa.ini", text);
    if (!annex_load(a, annexes, &province.indicators, &column_kinds, &set, &e)) {
        refused(&e);
        return;
    }
    f.annexes = &set;
    for (size_t k = 0; k < set.n; k++) {
        d = doc_new(a);
        if (fill_annex(d, &f, (struct fill_annex){set.annex[k], 1}, NULL, NULL)) {
            render(a, &docx_format, d);
            render(a, &xlsx_workbook, d);
        }
    }
}

static void
profile(struct arena *a, str text) {
    struct err e = {.kind = ERR_NONE};
    struct profile p;

    if (!profile_load(a, put(a, "baophu.ini", text), &p, &e)) {
        refused(&e);
        return;
    }
    for (unsigned id = 0; id < PROFILE_COUNT; id++) {
        must(utf8_valid(profile_text(&p, (enum profile_id)id)), "a setting that is no UTF-8");
    }
}

static void
snapshot(struct arena *a, str text) {
    static const struct crosswalk none = {0};
    const struct snapshot_job j = {.path = put(a, "so-lieu.csv", text),
                                   .period = {PERIOD_QUARTER, 2026, 1},
                                   .members = &province.members,
                                   .indicators = &province.indicators,
                                   .crosswalk = &none};
    struct err e = {.kind = ERR_NONE};
    struct snapshot_notes notes = {0};
    struct buf first = {0};
    struct buf second = {0};
    struct snapshot_job again = j;
    struct cube *c;

    if (!snapshot_read(a, &j, &c, &notes, &e)) {
        refused(&e);
        return;
    }
    snapshot_write(c, &first);
    again.path = put(a, "lai.csv", buf_view(&first));
    must(snapshot_read(a, &again, &c, &notes, &e), e.what);
    snapshot_write(c, &second);
    must(str_eq(buf_view(&first), buf_view(&second)), "other figures when they are read again");
    buf_free(&first);
    buf_free(&second);
}

/* Communes of today, and of before in two districts and two provinces; one was divided. */
static struct gazetteer *
old_and_new(void) {
    static struct crosswalk_part part[] = {
        {0, CROSSWALK_WHOLE, false}, {1, CROSSWALK_UNKNOWN, false}, {2, CROSSWALK_UNKNOWN, true}};
    static struct crosswalk_old old[4];
    static const struct crosswalk c = {.old = old, .n = sizeof old / sizeof old[0]};
    static const char *const name[][3] = {{"Phường Tây Lộc", "Quận Phú Xuân", "Thành phố Huế"},
                                          {"Xã Kiên Mộc", "Huyện Cư Jút", "Thành phố Huế"},
                                          {"Thị trấn Mỹ Lý", "Huyện Phú Vang", "Tỉnh Quảng Trị"},
                                          {"Xã Phú Xuân", "Thị xã Quảng Trị", "Tỉnh Quảng Trị"}};

    for (size_t i = 0; i < sizeof old / sizeof old[0]; i++) {
        old[i] = (struct crosswalk_old){.name = str_from(name[i][0]),
                                        .district = str_from(name[i][1]),
                                        .province = str_from(name[i][2]),
                                        .part = i == 1 ? part + 1 : part,
                                        .n = i == 1 ? 2 : 1};
    }
    return gazetteer_new(&province.members, &c);
}

static void
address(str text) {
    const struct address_answer said = address_resolve(gazetteer, text);

    must(said.why < ADDRESS_WHY_COUNT, "a reason that is none");
    must(said.surety == ADDRESS_UNKNOWN ? said.xa == MEMBER_NONE
                                        : said.xa < province.members.list[MEMBER_XA].n,
         "a commune that is not there");
    must(said.surety != ADDRESS_CERTAIN || said.why == ADDRESS_NAMED,
         "sure, and a reason not to be");
}

static void
open_once(void) {
    static struct arena fonts;
    struct err e;

    province_open(&province);
    (void)province_write(&province, "theo-xa.ini",
                         "[phu_luc]\nso = 2\ntieu_de = Theo xã\n[bang.a]\ndong = xa\n"
                         "[cot.ten]\ntieu_de = Xã\nloai = ten\n"
                         "[cot.th]\ntieu_de = Thực hiện\nchi_tieu = bhxh_bb\n"
                         "[bieu_do.c]\nloai = ngang\ntieu_de = B\ncot = th\n");
    must(province_annexes(&province, &e), e.what);
    gazetteer = old_and_new();
    typeface = paper_typeface(&fonts);
    must(typeface != NULL, "no fonts");
    must(mkdtemp(dir) != NULL, "no folder");
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    struct arena a = ARENA_EMPTY;
    str text;

    if (typeface == NULL) {
        open_once();
    }
    if (n == 0) {
        return -1;
    }
    text = (str){(const char *)data + 1, n - 1};
    switch (data[0]) {
    case 'r':
        report(&a, text);
        break;
    case 'n':
        remark(&a, text);
        break;
    case 'a':
        annex(&a, text);
        break;
    case 'p':
        profile(&a, text);
        break;
    case 's':
        snapshot(&a, text);
        break;
    case 'd':
        address(text);
        break;
    default:
        arena_free(&a);
        return -1;
    }
    arena_free(&a);
    return 0;
}
