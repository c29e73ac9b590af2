/*
 * words - what every format prints round the text of a document, each once, so that a page, its twin for Word and a sheet
 * say the same.  What reads a file back has its own: it is to see a slip here.
 */
#ifndef DOC_WORDS_H
#define DOC_WORDS_H

#define DOC_WORDS_TO         "Kính gửi:"
#define DOC_WORDS_RECIPIENTS "Nơi nhận:"
#define DOC_WORDS_DRAFT      "DỰ THẢO"
#define DOC_WORDS_CONTINUED  " (tiếp theo)"          /* behind the title of what goes on */
#define DOC_WORDS_NO_FIGURES "(Chưa có số liệu)"     /* in place of a chart */
#define DOC_WORDS_GUIDE      "; màu nhạt: chưa tới " /* of bars; then the guide's name */

#endif /* DOC_WORDS_H */
