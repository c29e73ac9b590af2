/*
 * words - the words that formats add to the text of a document.  Each stands once, so that a page, its twin for Word and a
 * sheet say the same.  The rooms that read a file back spell these words themselves: so they see a slip here.
 */
#ifndef DOC_WORDS_H
#define DOC_WORDS_H

#define DOC_WORDS_TO         "Kính gửi:"
#define DOC_WORDS_RECIPIENTS "Nơi nhận:"
#define DOC_WORDS_DRAFT      "DỰ THẢO"
#define DOC_WORDS_CONTINUED  " (tiếp theo)"          /* after the title of a continued part */
#define DOC_WORDS_NO_FIGURES "(Chưa có số liệu)"     /* in place of a chart */
#define DOC_WORDS_GUIDE      "; màu nhạt: chưa tới " /* of bars; then the guide's name */

#endif /* DOC_WORDS_H */
