#include "estimate_notes.h"

#include <stdlib.h>
#include <string.h>

#include "words.h"

/* The document of the answer's i-th line; NULL where an earlier line is of the same, or it is unknown. */
static const struct policy *policy_at(const struct site *site, const json_t *lines, size_t i)
{
	const char *id = json_string_value(json_object_get(json_array_get(lines, i), "policy"));

	for (size_t k = 0; id != NULL && k < i; k++)
		if (strcmp(json_string_value(json_object_get(json_array_get(lines, k), "policy")), id) == 0)
			return NULL;
	return id == NULL ? NULL : policy_lookup(site, id);
}

/* The last day of the document's own window, where that is past; NULL: it is not. */
static const char *ended(const struct site *site, const struct policy *policy)
{
	int32_t to = policy->rates->window.to;

	return to == DAY_NONE || site->today <= to ? NULL : words_iso(site->arena, to);
}

static const char *name_of(const struct site *site, const struct policy *policy, enum lang lang)
{
	if (policy->number != NULL)
		return policy->number;
	return arena_printf(site->arena, lang == ZH ? "《%s》" : "%s", policy->front[lang].title);
}

void estimate_print_standing(const struct site *site, const json_t *answer, enum lang lang, FILE *out)
{
	const json_t *lines = json_object_get(answer, "entitlements");
	bool any = false;

	for (size_t i = 0; i < json_array_size(lines); i++) {
		const struct policy *policy = policy_at(site, lines, i);
		const char *to = policy == NULL ? NULL : ended(site, policy);

		if (policy == NULL || (!policy->draft && to == NULL))
			continue;
		any = true;
		fprintf(out, lang == ZH ? "%s：" : "%s: ", name_of(site, policy, lang));
		if (policy->draft)
			fputs(lang == ZH ? "依据为送审稿，不是印发的文本，其中的数额不是已经生效的补贴。"
				: "Based on a draft submitted for approval, not an issued text; its amounts are not a subsidy in "
				"force. ", out);
		if (to != NULL)
			fprintf(out, lang == ZH ? "它写的期限到%s为止，现在已经结束。" : policy->draft ? "Its own period ended on %s."
				: "Its period ended on %s.", to);
		fputc('\n', out);
	}
	if (any)
		fputc('\n', out);
}

bool estimate_mixed(const json_t *answer)
{
	size_t i, drafts = 0, n = json_array_size(json_object_get(answer, "entitlements"));
	json_t *line;

	json_array_foreach(json_object_get(answer, "entitlements"), i, line)
		drafts += json_is_true(json_object_get(line, "draft"));
	return drafts > 0 && drafts < n;
}

/* ---- whether a note can matter ---- */
/* An answer as a bound counts: a whole number, fen, a day. */
static int64_t number_of(const json_t *value, const char *fact)
{
	const char *text = json_string_value(value);
	const char *point = text == NULL ? NULL : strchr(text, '.');
	int32_t day = 0;

	if (text == NULL)
		return json_integer_value(value);
	if (strcmp(fact, "date") == 0)
		return date_parse(text, &day) ? day : 0;
	return strtoll(text, NULL, 10) * 100 + (point == NULL ? 0 : strtoll(point + 1, NULL, 10));
}

/* True unless the answer is known and does not fit. */
static bool condition_may(const struct condition *c, const json_t *facts)
{
	const json_t *value = json_object_get(facts, c->fact);
	const char *text = json_is_boolean(value) ? json_is_true(value) ? "yes" : "no" : json_string_value(value);
	int64_t n;

	if (value == NULL)
		return true;
	if (c->op <= OP_IN) {
		for (size_t i = 0; text != NULL && i < c->nvalues; i++)
			if (strcmp(c->values[i], text) == 0)
				return true;
		return false;
	}
	n = number_of(value, c->fact);
	return c->op == OP_GE ? n >= c->bound : c->op == OP_LE ? n <= c->bound : n > c->bound;
}

/* Every condition may hold, or one of those joined by "or". */
static bool note_matters(const struct ambiguity *a, const json_t *facts)
{
	for (size_t i = 0; i < a->nwhen; i++) {
		bool any = condition_may(&a->when[i], facts);

		for (; a->when[i].or_next; i++)
			any = any || condition_may(&a->when[i + 1], facts);
		if (!any)
			return false;
	}
	return true;
}

/* Its rule is the line's, and no choice of its situation is answered otherwise; counts there are examples. */
static bool other_fits(const struct site *site, const struct other_reading *other, const char *rule, const json_t *facts)
{
	if (rule == NULL || strcmp(other->ours.rule, rule) != 0)
		return false;
	for (size_t i = 0; i < other->ours.nfacts; i++) {
		const char *value = strchr(other->ours.facts[i], '=') + 1;
		const char *name = arena_copy(site->arena, other->ours.facts[i], (size_t)(value - 1 - other->ours.facts[i]));
		const struct fact *fact = fact_lookup(site, name);
		struct condition c = {.fact = name, .op = OP_EQ, .values = &value, .nvalues = 1};

		if (fact != NULL && fact->kind <= FACT_YES_NO && !condition_may(&c, facts))
			return false;
	}
	return true;
}

static void note_print(const struct ambiguity *a, const char *indent, enum lang lang, FILE *out)
{
	fprintf(out, lang == ZH ? "%s说明 %s：%s 本估算的理解：%s\n" : "%sNote %s: %s Our reading: %s\n", indent, a->id,
		a->issue.text[lang], a->reading.text[lang]);
}

void estimate_print_notes(const struct site *site, const json_t *facts, const json_t *line, enum lang lang,
	FILE *out)
{
	const char *rule = json_string_value(json_object_get(line, "rule"));
	size_t i;
	json_t *item;

	json_array_foreach(json_object_get(line, "notes"), i, item) {
		const struct ambiguity *a = ambiguity_lookup(site, json_string_value(item));

		if (a == NULL || !note_matters(a, facts))
			continue;
		note_print(a, "  ", lang, out);
		for (size_t k = 0; k < a->nothers; k++)
			if (other_fits(site, &a->others[k], rule, facts))
				fprintf(out, lang == ZH ? "    另一种理解：%s\n" : "    Another reading: %s\n", a->others[k].text.text[lang]);
	}
}

static void next_print(const struct site *site, const struct policy *policy, enum lang lang, FILE *out)
{
	const char *to = ended(site, policy);

	if (policy->draft && to != NULL)
		fprintf(out, lang == ZH ? "\n下一步：这是送审稿，它写的期限也已到%s为止。请问当地人力社保部门，正式文件印发了没有，和它是否一样，"
			"过去的培训现在还能不能申领。\n" : "\nNext: this is a draft, and its own period ended on %s. Ask the local human "
			"resources and social security department whether an official text was issued, whether it is the same, and "
			"whether past training can still be claimed.\n", to);
	else if (policy->draft)
		fputs(lang == ZH ? "\n下一步：这是送审稿。请问当地人力社保部门，正式文件印发了没有，和它是否一样。\n" :
			"\nNext: this is a draft. Ask the local human resources and social security department whether an official "
			"text was issued, and whether it is the same.\n", out);
	else if (to != NULL)
		fprintf(out, lang == ZH ? "\n下一步：这份文件写的期限已到%s为止。过去的培训现在还能不能申领，请问当地人力社保部门。\n" :
			"\nNext: the period of this document ended on %s. Ask the local human resources and social security department "
			"whether past training can still be claimed.\n", to);
}

void estimate_print_whole(const struct site *site, const json_t *answer, enum lang lang, FILE *out)
{
	const json_t *lines = json_object_get(answer, "entitlements"), *facts = json_object_get(answer, "facts");

	for (size_t i = 0; i < json_array_size(lines); i++) {
		const struct policy *policy = policy_at(site, lines, i);

		if (policy == NULL)
			continue;
		next_print(site, policy, lang, out);
		if (policy->rates->nnotes > 0)
			fprintf(out, lang == ZH ? "\n整份文件没有写明的（%s）：\n" : "\nWhat the document leaves open as a whole (%s):\n",
				name_of(site, policy, lang));
		for (size_t k = 0; k < policy->rates->nnotes; k++) {
			const struct ambiguity *a = ambiguity_lookup(site, policy->rates->notes[k]);

			if (note_matters(a, facts))
				note_print(a, "  ", lang, out);
		}
	}
}
