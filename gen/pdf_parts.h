/* pdf_parts: what an archival PDF carries beside its pages: metadata in XML and the profile of its gray. */
#ifndef GONGBU_PDF_PARTS_H
#define GONGBU_PDF_PARTS_H

#include "buf.h"
#include "pdf_finish.h"

#define PDF_CREATOR "gongbu"

/* The XMP packet, saying the same as the document's information dictionary. */
void pdf_xmp(struct buf *, const struct pdf_info *, const char *producer);

/* An ICC profile (version 2, gray, gamma 2.2), the output condition black ink is meant for. */
void pdf_gray_profile(struct buf *);

#endif
