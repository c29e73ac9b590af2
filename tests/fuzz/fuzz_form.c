/* fuzz_form - any bytes as the INI file of a known form: refused with a reason, or an extract is read by it with every row
 * in one pot and nothing but valid UTF-8 told of it. */

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/fs.h"
#include "ingest/form.h"
#include "ingest/table_reader.h"
#include "text/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static void
must(bool holds, const char *what) {
    if (!holds) {
        (void)fprintf(stderr, "fuzz_form: %s\n", what);
        abort();
    }
}

static void
put(const char *path, const void *p, size_t n) {
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    must(fd >= 0 && write(fd, p, n) == (ssize_t)n, "no file");
    (void)close(fd);
}

static enum table_reader_pot
on_row(void *ctx, struct table_reader_row *r) {
    (void)ctx;
    (void)table_reader_number(r, SCHEMA_EMPLOYER_phai_dong, INT64_C(1000000000000000));
    (void)table_reader_signed(r, SCHEMA_EMPLOYER_cham_dong, INT64_C(1000000000000000));
    return TABLE_READER_ACCEPTED;
}

static bool
on_finding(void *ctx, const struct ledger_finding *f) {
    (void)ctx;
    must(utf8_valid(f->value) && utf8_valid(f->what), "a finding that is no UTF-8");
    return true;
}

static void
read_by(struct arena *a, const char *path, const struct form_list *forms) {
    struct err e = {.kind = ERR_NONE};
    struct ledger *l = NULL;
    struct profile p;

    must(profile_load(a, NULL, &p, &e) && ledger_new(&p, NULL, &l, &e), "no profile");
    {
        const struct table_reader_job j = {.path = path,
                                           .shown = "tep.csv",
                                           .table = SCHEMA_DON_VI,
                                           .profile = &p,
                                           .ledger = l,
                                           .forms = forms,
                                           .row = on_row};
        const bool ok = table_reader_file(&j, &e);
        const struct ledger_file *f = ledger_file(l, 0);

        must(ok || (e.kind != ERR_NONE && e.what[0] != '\0'), "refused without a reason");
        must(f->read == f->accepted + f->rejected + f->duplicate, "a row in no pot");
        must(utf8_valid(f->how) && utf8_valid(f->form), "a form that is no UTF-8");
        must(ledger_each(l, on_finding, NULL, &e), "findings lost");
    }
    ledger_free(l);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n) {
    static const char table[] =
        "C12-TS\nMã đơn vị: TZ1\nmadvi,tendvi,ma_xa,so_lao_dong,tiền đầu kỳ,tiền cuối kỳ,số tiền "
        "điều chỉnh kỳ trước,số tiền phải nộp,tiền đã nộp,tyleno\nTZ1,A,19753,5,100,250,50,1000,"
        "900,1\nTZ2,B,19753,5,0,-200,-300,100,0,0\nII,Giảm,,,,,,,,\nTZ3,C,1,x,x,,1.000,x,,\nTổng "
        "cộng,,,10,100,50,-250,1100,900,\n";
    char dir[] = "/dev/shm/baophu-form-XXXXXX";
    struct arena a = ARENA_EMPTY;
    struct err e = {.kind = ERR_NONE};
    struct form_list forms;
    const char *path;

    must(mkdtemp(dir) != NULL, "no folder");
    path = fs_join(&a, dir, "tep.csv");
    put(path, table, sizeof table - 1);
    put(fs_join(&a, dir, "x.ini"), data, n);
    if (form_load(&a, dir, &forms, &e)) {
        read_by(&a, path, &forms);
    } else {
        must(e.kind == ERR_CONFIG && e.what[0] != '\0', "refused without a reason");
    }
    must(fs_remove_tree(dir, &e), "the folder stays");
    arena_free(&a);
    return 0;
}
