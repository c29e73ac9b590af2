/* prose_agree - change the words before and after a figure that is not known, so that the sentence still reads well. */
#ifndef TEMPLATE_PROSE_AGREE_H
#define TEMPLATE_PROSE_AGREE_H

#include "base/buf.h"
#include "base/str.h"

/* "có {bhxh} người tham gia" of a figure that is not known: "chưa có số liệu người tham gia", without the verb
 * that ends what is in b; and the text that follows, without a unit that nothing follows. */
void prose_put_unknown(struct buf *b);
void prose_put_after_unknown(struct buf *b, str text);

#endif /* TEMPLATE_PROSE_AGREE_H */
