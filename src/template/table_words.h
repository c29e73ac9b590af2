/*
 * table_words - what tables of the set and of the findings print in the same words.
 */
#ifndef TEMPLATE_TABLE_WORDS_H
#define TEMPLATE_TABLE_WORDS_H

#define TABLE_WORDS_TOTAL      "TỔNG SỐ"
#define TABLE_WORDS_MORE       "Còn %s dòng, xem bản điện tử gửi kèm." /* how many, as text */
#define TABLE_WORDS_POPULATION "Nguồn dân số: "

/* Columns that tell how a file was read. */
#define TABLE_WORDS_FILE      "Tệp"
#define TABLE_WORDS_ACCEPTED  "Nhận"
#define TABLE_WORDS_REJECTED  "Loại"
#define TABLE_WORDS_DUPLICATE "Trùng"
#define TABLE_WORDS_HOW       "Cách đọc"

/* Columns and the unit of the findings. */
#define TABLE_WORDS_SEVERITY "Mức độ"
#define TABLE_WORDS_FINDINGS "Số phát hiện"
#define TABLE_WORDS_UNIT     "Đơn vị tính: phát hiện"
#define TABLE_WORDS_MA_XA    "Mã xã"
#define TABLE_WORDS_TEN_XA   "Tên xã, phường, đặc khu"

#endif /* TEMPLATE_TABLE_WORDS_H */
