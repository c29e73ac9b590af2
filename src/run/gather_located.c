/* gather_located - what is said of employers that were put into communes by their addresses.  See gather.h. */

#include <stdio.h>

#include "base/num.h"
#include "conf/input_tables.h"
#include "conf/names.h"
#include "run/gather.h"

/* Some stand in no commune until a person confirms it. */
static void
tell_unclear(struct gather *g, const struct located_tally *n, const char *all, const char *sure,
             const char *decided) {
    char proposed[NUM_TEXT];
    char unknown[NUM_TEXT];
    char unclear[NUM_TEXT];
    char face[256];

    num_vn_int(proposed, (int64_t)n->proposed);
    num_vn_int(unknown, (int64_t)n->unknown);
    num_vn_int(unclear, (int64_t)(n->proposed + n->unknown));
    (void)snprintf(face, sizeof face,
                   "%s đơn vị chưa rõ xã (chỉ có địa chỉ, chưa được xác nhận), tính vào dòng "
                   "\"Chưa xác định địa bàn\".",
                   unclear);
    gather_warn_as(g, face,
                   "%s đơn vị không có mã xã: %s xác định được theo địa chỉ, %s theo " INPUT_FILE(
                       quyet_dinh_dia_chi) "; chưa rõ xã %s đơn vị có đề xuất chờ xác nhận và %s "
                                           "đơn vị không đọc được xã, tính vào \"Chưa xác định địa "
                                           "bàn\"; danh sách ở " NAMES_ADDRESSES ".",
                   all, sure, decided, proposed, unknown);
}

void
gather_tell_located(struct gather *g) {
    const struct located_tally n = located_tally(g->located);
    const uint64_t sum = n.sure + n.decided + n.proposed + n.unknown;
    char all[NUM_TEXT];
    char sure[NUM_TEXT];
    char decided[NUM_TEXT];

    num_vn_int(all, (int64_t)sum);
    num_vn_int(sure, (int64_t)n.sure);
    num_vn_int(decided, (int64_t)n.decided);
    if (n.proposed + n.unknown > 0) {
        tell_unclear(g, &n, all, sure, decided);
    } else if (sum > 0) {
        gather_tell(g,
                    "%s đơn vị không có mã xã: %s xác định được theo địa chỉ, %s theo " INPUT_FILE(
                        quyet_dinh_dia_chi) ".",
                    all, sure, decided);
    }
}
