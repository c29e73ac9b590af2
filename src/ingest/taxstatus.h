/*
 * taxstatus - read the status of a tax payer, written as its code or in the official words of the
 * list (spec 1.5):
 *
 *     00 đang hoạt động            03 ngừng hoạt động, chưa xong thủ tục       06 không ở địa chỉ đã đăng ký
 *     01 ngừng, đã đóng mã         04 đang hoạt động, hộ, cá nhân kinh doanh   07 chờ phá sản
 *     02 chuyển cơ quan thuế       05 tạm ngừng
 */
#ifndef INGEST_TAXSTATUS_H
#define INGEST_TAXSTATUS_H

#include "base/arena.h"
#include "base/str.h"

enum { TAXSTATUS_DIGITS = 2 };

/* The code of a status such as "00 - NNT đang hoạt động" or "NNT đang hoạt động (đã được cấp GCN
 * ĐKT)"; a lost zero is put back.  It points into s or into room.  n is 0 when the status is not
 * known. */
str taxstatus_code(struct arena *scratch, str s, char room[TAXSTATUS_DIGITS]);

#endif /* INGEST_TAXSTATUS_H */
