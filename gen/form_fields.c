#include "form_fields.h"

#include <string.h>

#define TYPE_SIZE 12.0          /* of what is typed */
#define TICK_INSET 1.2          /* from the printed box to the field in it */

/* A label without the colon that leads to what is written. */
static const char *label_bare(struct arena *a, const struct blank *blank, enum lang lang)
{
	const char *label = blank->label.text[lang], *colon = lang == ZH ? "：" : ":";
	size_t n = strlen(label), m = strlen(colon);

	return n > m && strcmp(label + n - m, colon) == 0 ? arena_copy(a, label, n - m) : label;
}

/* What is to be filled in, in both languages: a reader hears it, a pointer shows it. */
static const char *tip_make(struct arena *a, const struct form_space *space)
{
	static const char *const parts[][NLANGS] = {
		[SPACE_YEAR] = {"年", "year"}, [SPACE_MONTH] = {"月", "month"}, [SPACE_DAY] = {"日", "day"},
	};
	const char *zh = label_bare(a, space->blank, ZH), *en = label_bare(a, space->blank, EN);

	if (space->kind == SPACE_TICK)
		return arena_printf(a, "%s：%s / %s: %s", zh, space->choice->label.text[ZH], en, space->choice->label.text[EN]);
	if (space->kind < SPACE_YEAR)
		return arena_printf(a, "%s / %s", zh, en);
	return arena_printf(a, "%s（%s） / %s (%s)", zh, parts[space->kind][ZH], en, parts[space->kind][EN]);
}

const struct pdf_field *form_fields(struct arena *a, const struct form_layout *l)
{
	struct pdf_field *fields = arena_new(a, struct pdf_field, l->nspaces);

	for (size_t i = 0; i < l->nspaces; i++) {
		const struct form_space *space = &l->spaces[i];
		bool date = space->kind >= SPACE_YEAR, tick = space->kind == SPACE_TICK;
		double in = tick ? TICK_INSET : 0;

		fields[i] = (struct pdf_field){
			.name = space->id, .tip = tip_make(a, space),
			.x = space->box.x + in, .y = l->page.h - space->box.y - space->box.h + in,
			.w = space->box.w - 2 * in, .h = space->box.h - 2 * in, .tick = tick,
			.size = TYPE_SIZE, .multiline = space->kind == SPACE_AREA, .centred = date,
			.most = space->kind == SPACE_YEAR ? 4 : date ? 2 : 0,
		};
	}
	return fields;
}
