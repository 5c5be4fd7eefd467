#include "pack_shown.h"

#include "pack_encode.h"

/* ","key":"text */
static void text_add(struct buf *b, const char *key, const char *s)
{
	buf_printf(b, "\",\"%s\":\"", key);
	records_escape(b, s);
}

static const char *shown_take(struct arena *a, struct buf *b)
{
	const char *all = arena_copy(a, b->p, b->n);

	buf_free(b);
	return all;
}

const char *pack_per_shown(struct arena *a, const struct rule *rule)
{
	struct buf b = {0};

	records_escape(&b, rule->per == NULL ? "" : rule->per);
	buf_puts(&b, "\",\"payee\":[\"");
	for (size_t i = 0; i < rule->npayees; i++) {
		buf_puts(&b, i == 0 ? "" : "\",\"");
		records_escape(&b, rule->payees[i]);
	}
	return shown_take(a, &b);
}

/* "95%", "+30%", "12.5%": as texts write it. */
static const char *percent_text(struct arena *a, const struct step *step)
{
	const char *sign = step->amount.plus ? "+" : "";
	long long whole = step->amount.value / 100, rest = step->amount.value % 100;

	if (rest == 0)
		return arena_printf(a, "%s%lld%%", sign, whole);
	if (rest % 10 == 0)
		return arena_printf(a, "%s%lld.%lld%%", sign, whole, rest / 10);
	return arena_printf(a, "%s%lld.%02lld%%", sign, whole, rest);
}

const char *pack_step_shown(struct arena *a, const struct step *step)
{
	static const char *const words[NWORDS] = {
		[WORD_FIXED] = "fixed", [WORD_TABLE] = "table", [WORD_ACTUAL] = "actual", [WORD_EXTERNAL] = "external",
		[WORD_TIMES] = "times", [WORD_PERCENT] = "percent", [WORD_CAP] = "cap", [WORD_PRORATE] = "prorate",
		[WORD_UPTO] = "upto",
	};
	const char *fact2 = step->word == WORD_TABLE ? step->fact2 : step->per;
	struct buf b = {0};

	buf_puts(&b, words[step->word]);
	if (step->fact != NULL)
		text_add(&b, "fact", step->fact);
	if (fact2 != NULL) /* alone it is the fact: a cap per something */
		text_add(&b, step->fact == NULL ? "fact" : "fact2", fact2);
	if (step->word == WORD_PERCENT && step->has_amount)
		text_add(&b, "percent", percent_text(a, step));
	return shown_take(a, &b);
}
