#include "form_fields.h"

#include <string.h>

#define TYPE_SIZE 12.0          /* of what is typed into a date or an opinion; and into one with little room */
#define TYPE_SMALL 10.5
#define ROOMY 58.0              /* an opinion's height for three lines of the first */
#define DIGIT 0.56              /* width of a figure */
#define TICK_INSET 1.2          /* from the printed box to the field in it */

/*
 * What is typed into a cell is set as large as its field lets it, wrapped and made smaller where it is long. Each viewer
 * has its own rule for that; in a field this high all begin with one line of 12 to 15 points, which nearly fills it, and
 * go on with two lines of 7 to 9. As they begin at the top, the field is a little below the middle of its cell.
 */
#define LINE_HEIGHT 22.0
#define LINE_LOWER 1.2
#define LINE_MARGIN 3.0         /* about what viewers keep from a field's left edge: typed text begins where printed would */

/* Where something is typed, or ticked, of a space. */
static struct form_box field_box(const struct form_space *space)
{
	struct form_box b = space->box;

	if (space->kind == SPACE_TICK)
		return (struct form_box){b.x + TICK_INSET, b.y + TICK_INSET, b.w - 2 * TICK_INSET, b.h - 2 * TICK_INSET};
	if (space->kind == SPACE_LINE && b.h > LINE_HEIGHT + 2 * LINE_LOWER)
		return (struct form_box){b.x - LINE_MARGIN, b.y + (b.h - LINE_HEIGHT) / 2 + LINE_LOWER, b.w + LINE_MARGIN, LINE_HEIGHT};
	return b;
}

const char *form_label(struct arena *a, const struct blank *blank, enum lang lang)
{
	const char *label = blank->label.text[lang], *colon = lang == ZH ? "：" : ":";
	size_t n = strlen(label), m = strlen(colon);

	return n > m && strcmp(label + n - m, colon) == 0 ? arena_copy(a, label, n - m) : label;
}

const char *form_field_name(struct arena *a, const struct form_space *space, enum lang lang)
{
	static const char *const parts[][NLANGS] = {
		[SPACE_YEAR] = {"年", "year"}, [SPACE_MONTH] = {"月", "month"}, [SPACE_DAY] = {"日", "day"},
	};
	const char *label = form_label(a, space->blank, lang);

	if (space->kind == SPACE_TICK)
		return arena_printf(a, lang == ZH ? "%s：%s" : "%s: %s", label, space->choice->label.text[lang]);
	if (space->kind < SPACE_YEAR)
		return label;
	return arena_printf(a, lang == ZH ? "%s（%s）" : "%s (%s)", label, parts[space->kind][lang]);
}

/* 0: each viewer finds one. */
static double type_size(const struct form_space *space, const struct form_box *b)
{
	int digits = space->kind == SPACE_YEAR ? 4 : 2;

	if (space->kind == SPACE_LINE)
		return 0;
	if (space->kind == SPACE_AREA)
		return b->h < ROOMY ? TYPE_SMALL : TYPE_SIZE;
	return b->w < digits * DIGIT * TYPE_SIZE ? TYPE_SMALL : TYPE_SIZE;
}

/*
 * How many characters, if Chinese, every viewer shows: a field that took more would lose them without a word. In a cell,
 * three lines as pdf.js sets them; else what goes into the box at its one size.
 */
static int field_most(const struct form_space *space, const struct form_box *b)
{
	double size = type_size(space, b);
	int lines, least, line;

	if (space->kind > SPACE_AREA)
		return space->kind == SPACE_YEAR ? 4 : 2;
	if (space->kind == SPACE_LINE)
		return 3 * ((int)((b->w - 4) / ((b->h - 2) / 3 / 1.35)) - 1);
	/* pdf.js has its lines about 1.35 of their size apart, Chromium 1.2. */
	lines = (int)((b->h - 2) / (1.35 * size) + 0.5);
	least = (int)(b->h / (1.2 * size));
	line = (int)((b->w - 4) / size) - 1;
	return line * (least < 1 ? 1 : least < lines ? least : lines);
}

const struct pdf_field *form_fields(struct arena *a, const struct form_layout *l)
{
	struct pdf_field *fields = arena_new(a, struct pdf_field, l->nspaces);

	for (size_t i = 0; i < l->nspaces; i++) {
		const struct form_space *space = &l->spaces[i];
		bool date = space->kind >= SPACE_YEAR, tick = space->kind == SPACE_TICK;
		struct form_box box = field_box(space);

		fields[i] = (struct pdf_field){
			.name = space->id,
			/* In both languages: a reader hears it, a pointer shows it. */
			.tip = arena_printf(a, "%s / %s", form_field_name(a, space, ZH), form_field_name(a, space, EN)),
			.x = box.x, .y = l->page.h - box.y - box.h, .w = box.w, .h = box.h, .tick = tick,
			.size = type_size(space, &box), .multiline = !date && !tick, .centred = date,
			.most = tick ? 0 : field_most(space, &box),
		};
	}
	return fields;
}
