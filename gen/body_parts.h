/* body_parts: what stands between and beside the paragraphs of a policy's text. */
#ifndef GONGBU_BODY_PARTS_H
#define GONGBU_BODY_PARTS_H

#include "body.h"

void body_table(const struct body *, struct buf *, const struct block *);
void body_form(const struct body *, struct buf *, const struct block *);
/* The rates quoted in a block and the editor's notes on it; nothing where there are none. */
void body_margin(const struct body *, struct buf *, size_t block_index);

#endif
