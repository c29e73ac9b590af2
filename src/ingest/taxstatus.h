/*
 * taxstatus - the status of a tax payer, by its code or by the official words of the list (spec 1.5):
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

/* The code of a status, "00 - NNT đang hoạt động" or "NNT đang hoạt động (đã được cấp GCN ĐKT)", its lost zero put back;
 * room holds it where it is not in s; n 0: nothing that is known. */
str taxstatus_code(struct arena *scratch, str s, char room[TAXSTATUS_DIGITS]);

#endif /* INGEST_TAXSTATUS_H */
