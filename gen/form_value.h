/*
 * form_value: what is written into a form: in which face each character is set, and the lines that fit their space, as
 * large as the form's own type where there is room, else wrapped, else smaller.
 */
#ifndef GONGBU_FORM_VALUE_H
#define GONGBU_FORM_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buf.h"
#include "diag.h"
#include "form_layout.h"
#include "pdf_stencil.h"

#define VALUE_FACES 3           /* 仿宋, Latin, and 宋体 for what 仿宋 lacks */
#define VALUE_LEAST 8.0         /* points: the smallest a value is set */

struct form_types;

/* NULL after reporting [form-font]. `latin`: the form around the values is in English. */
struct form_types *form_types_open(const char *font_dir, bool latin, struct diag *);
void form_types_close(struct form_types *);

enum form_align_value { VALUE_LEFT, VALUE_CENTRE, VALUE_RIGHT };

enum value_fault { VALUE_FITS, VALUE_NO_GLYPH, VALUE_TOO_LONG };

/*
 * Sets a value in its space; it is the one that is drawn next. VALUE_NO_GLYPH sets *code to the character; VALUE_TOO_LONG
 * sets *code to how many characters the space takes.
 */
enum value_fault form_value_set(struct form_types *, const struct form_space *, enum form_align_value, const char *text,
	uint32_t *code);

/* Draws what was set last as the content of the element marked `mark`; and an element without content. */
void form_value_draw(struct form_types *, int mark, struct buf *content);
void form_value_none(int mark, struct buf *content);

/*
 * When everything that will be drawn has been set once: cuts the faces down to it, for so many files. From then on form_types_embed gives
 * the fonts of what was drawn since the call before, /V0 to /V2 of the content (NULL: none of it); they hold until the
 * next call.
 */
void form_types_cut(struct form_types *, size_t nfiles);
void form_types_embed(struct form_types *, const struct pdf_embedded *fonts[VALUE_FACES]);

#endif
