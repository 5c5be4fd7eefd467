#include "form_fields.h"

#include <string.h>

#define TYPE_SIZE 12.0          /* of what is typed */
#define TICK_INSET 1.2          /* from the printed box to the field in it */

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

const struct pdf_field *form_fields(struct arena *a, const struct form_layout *l)
{
	struct pdf_field *fields = arena_new(a, struct pdf_field, l->nspaces);

	for (size_t i = 0; i < l->nspaces; i++) {
		const struct form_space *space = &l->spaces[i];
		bool date = space->kind >= SPACE_YEAR, tick = space->kind == SPACE_TICK;
		double in = tick ? TICK_INSET : 0;

		fields[i] = (struct pdf_field){
			.name = space->id,
			/* In both languages: a reader hears it, a pointer shows it. */
			.tip = arena_printf(a, "%s / %s", form_field_name(a, space, ZH), form_field_name(a, space, EN)),
			.x = space->box.x + in, .y = l->page.h - space->box.y - space->box.h + in,
			.w = space->box.w - 2 * in, .h = space->box.h - 2 * in, .tick = tick,
			.size = TYPE_SIZE, .multiline = space->kind == SPACE_AREA, .centred = date,
			.most = space->kind == SPACE_YEAR ? 4 : date ? 2 : 0,
		};
	}
	return fields;
}
