/* gather_boundaries - the borders of communes, for the map.  See gather.h. */

#include "base/fs.h"
#include "ingest/boundaries.h"
#include "run/gather.h"

void
gather_boundaries(struct gather *g) {
    const char *path = fs_join(&g->arena, g->r.input, BOUNDARIES_FILE);
    struct boundaries_told told;
    struct err e;

    if (g->before_merger || !fs_exists(path)) { /* communes of before 1/7/2025 have no map */
        return;
    }
    if (!boundaries_read(&g->arena, path, &g->members.list[MEMBER_XA], &g->boundaries, &told, &e)) {
        gather_tell(g,
                    BOUNDARIES_FILE
                    " không dùng được nên trang tổng quan không có bản đồ: %s; chạy "
                    "lại baophu ranh-gioi với tệp ranh giới đúng.",
                    e.what);
    }
}
