/*
 * form_layout: a form on its page, as geometry only: an A4 sheet, the text block of GB/T 9704 in it, the grid, every
 * text at its size and place, and where to write. Painting, fields and finishing read it and change nothing.
 */
#ifndef GONGBU_FORM_LAYOUT_H
#define GONGBU_FORM_LAYOUT_H

#include <stddef.h>

#include "arena.h"
#include "diag.h"
#include "form_fonts.h"
#include "form_text.h"
#include "site.h"

#define MM (72 / 25.4)

enum form_edition { FORM_ZH, FORM_EN, FORM_BOTH, NEDITIONS };
extern const char *const form_edition_name[NEDITIONS]; /* "zh", "en", "zh-en": in file names and messages */

enum form_place_kind {
	PLACE_ATTACHMENT, PLACE_TITLE, PLACE_HEAD,      /* above the grid */
	PLACE_LABEL, PLACE_BLANK, PLACE_BLOCK, PLACE_APPROVAL, /* cells of the grid */
	PLACE_FOOT, PLACE_NOTE                          /* under it */
};

/* A box to tick and what it stands for, Chinese first in the bilingual edition. */
struct form_choice {
	const struct choice *choice;
	struct form_text *texts;
	size_t ntexts;
	struct form_box box;
};

/* A cell of the grid, or a band outside it; all of them in reading order. */
struct form_place {
	enum form_place_kind kind;
	size_t row, span;              /* cells: the grid's row, the grid columns covered */
	struct form_box box;           /* every text's ink lies in it */
	struct form_text *texts;       /* Chinese first in the bilingual edition */
	size_t ntexts;
	struct form_text *dates;       /* 年 月 日, each followed by its English in the bilingual edition */
	size_t ndates;
	struct form_choice *choices;   /* PLACE_BLANK */
	size_t nchoices;
	struct form_box seal;          /* PLACE_APPROVAL: where a round seal goes, over the date */
	const struct blank *blank;     /* the label's; NULL for attachment, title and note */
};

enum form_space_kind { SPACE_TICK, SPACE_LINE, SPACE_AREA, SPACE_YEAR, SPACE_MONTH, SPACE_DAY };

/* Where something is to be written, or ticked. */
struct form_space {
	const char *id;                /* the blank's id; "opinion-year", "opinion-month", "opinion-day"; "kind-first" */
	enum form_space_kind kind;
	const struct blank *blank;
	const struct choice *choice;   /* SPACE_TICK */
	struct form_box box;
	size_t place;                  /* of the layout's places: the cell or band it lies in */
};

struct form_layout {
	const struct form *form;
	enum form_edition edition;
	struct form_box page, block, grid;
	size_t ncolumns, nrows;        /* of the grid: 2, 4 or 12 columns */
	struct form_place *places;
	struct form_space *spaces;
	size_t nplaces, nspaces;
	int step;                      /* how much the form had to shrink to fit: 0 = not at all */
};

/*
 * Everything in the arena. NULL after reporting what does not fit its place even at the smallest sizes
 * [form-overflow], or every text with a character the fonts lack [form-glyph].
 */
struct form_layout *form_layout(struct arena *, struct form_fonts *, const struct form *, enum form_edition,
	struct diag *);

#endif
