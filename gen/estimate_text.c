#include "estimate_text.h"

#include <string.h>

#include "estimate_notes.h"
#include "words.h"

struct name {
	const char *code, *text[NLANGS];
};

static const struct name statuses[] = {
	{"not-in-force", {"不在有效期内", "not in force on this day"}},
	{"no-rate", {"文件没有公布这种情况的标准", "the document publishes no rate for this case"}},
	{"needs", {"还缺您的回答，金额在这个范围内", "an answer is missing; the amount lies in this range"}},
	{"depends", {"由其他文件规定", "set by another document"}},
	{"up-to", {"最高额，不等于应得额", "a ceiling, not an entitlement"}},
	{"exact", {"确定", "exact"}},
	{NULL, {NULL, NULL}},
};

static const struct name payees[] = {
	{"person", {"个人", "the person"}},
	{"training-body", {"组织培训的单位", "the training body"}},
	{"enterprise", {"企业", "the enterprise"}},
	{"organiser", {"竞赛举办方", "the organiser"}},
	{"other-document", {"由其他文件规定", "as another document says"}},
	{"not-stated", {"文件未写明", "not stated in the document"}},
	{NULL, {NULL, NULL}},
};

static const struct name pers[] = {
	{"person", {"每人", "per person"}},
	{"class", {"每期", "per class"}},
	{"enterprise", {"每个企业", "per enterprise"}},
	{"project", {"每个项目", "per project"}},
	{NULL, {NULL, NULL}},
};

static const struct name words[] = {
	{"fixed", {"定额", "fixed amount"}},
	{"table", {"查表", "from the table"}},
	{"actual", {"按实", "as paid"}},
	{"external", {"另定", "set elsewhere"}},
	{"times", {"乘以", "times"}},
	{"percent", {"比例", "percentage"}},
	{"cap", {"封顶", "capped"}},
	{"prorate", {"按人数扣减", "reduced in proportion"}},
	{"upto", {"最高", "at most"}},
	{"exclusive", {"与前项只取较大的一项", "gives way to the larger one above"}},
	{NULL, {NULL, NULL}},
};

static const struct name mistakes[] = {
	{"malformed JSON", {"不是有效的 JSON 对象", "malformed JSON"}},
	{"unknown fact", {"没有这一项", "unknown fact"}},
	{"given twice", {"重复", "given twice"}},
	{"not accepted", {"不能识别", "not accepted"}},
	{"negative", {"不能是负数", "negative"}},
	{"beyond limits", {"超出范围", "beyond the limits"}},
	{"required", {"必须填写", "required"}},
	{"overflow", {"数额过大，无法计算", "the amount is too large to compute"}},
	{NULL, {NULL, NULL}},
};

static const char *name_text(const struct name *names, const char *code, enum lang lang)
{
	for (; names->code != NULL; names++)
		if (strcmp(names->code, code) == 0)
			return names->text[lang];
	return code;
}

static const char *string_at(const json_t *object, const char *key)
{
	const char *s = json_string_value(json_object_get(object, key));

	return s == NULL ? "" : s;
}

static const struct rule *rule_find(const struct site *site, const char *id, const struct policy **policy)
{
	for (size_t i = 0; i < site->npolicies; i++) {
		const struct rates *rates = site->policies[i].rates;

		for (size_t k = 0; rates != NULL && k < rates->nrules; k++)
			if (strcmp(rates->rules[k].id, id) == 0) {
				*policy = &site->policies[i];
				return &rates->rules[k];
			}
	}
	return NULL;
}

/* ---- the facts ---- */

static void fact_print(const struct site *site, const char *id, const json_t *value, enum lang lang, FILE *out)
{
	const struct fact *fact = fact_lookup(site, id);
	const struct fact_value *choice;

	if (fact == NULL)
		return;
	fprintf(out, lang == ZH ? "  %s：" : "  %s: ", fact->label.text[lang]);
	if (json_is_boolean(value)) {
		fputs(json_is_true(value) ? lang == ZH ? "是" : "yes" : lang == ZH ? "否" : "no", out);
	} else if (json_is_integer(value)) {
		fprintf(out, "%lld", (long long)json_integer_value(value));
	} else {
		choice = fact_value_lookup(fact, json_string_value(value));
		fputs(choice == NULL ? json_string_value(value) : choice->label.text[lang], out);
	}
	if (fact->unit.text[lang] != NULL)
		fprintf(out, lang == ZH ? "%s" : " %s", fact->unit.text[lang]);
	fputc('\n', out);
}

static void facts_print(const struct site *site, const json_t *facts, enum lang lang, FILE *out)
{
	const struct region *region = region_lookup(site, string_at(facts, "region"));
	const char *key;
	json_t *value;

	fprintf(out, lang == ZH ? "%s，%s\n" : "%s, %s\n", region->name.text[lang], string_at(facts, "date"));
	json_object_foreach((json_t *)(uintptr_t)facts, key, value)
		fact_print(site, key, value, lang, out);
}

/* ---- one entitlement ---- */

/* "1200.00元", "0.00–650.00元", "0.00元以上"; NULL amounts have no rate. */
static void amount_print(const json_t *low, const json_t *high, enum lang lang, FILE *out)
{
	const char *l = json_string_value(low), *h = json_string_value(high);

	if (l == NULL && h == NULL)
		fputs(lang == ZH ? "无标准" : "no rate", out);
	else if (h == NULL)
		fprintf(out, lang == ZH ? "%s元以上，上限未定" : "%s yuan or more, no upper limit known", l);
	else if (l == NULL || strcmp(l, h) == 0)
		fprintf(out, lang == ZH ? "%s元" : "%s yuan", h);
	else
		fprintf(out, lang == ZH ? "%s–%s元" : "%s–%s yuan", l, h);
}

static void step_print(const struct site *site, const json_t *step, const char *clause, enum lang lang, FILE *out)
{
	const json_t *n = json_object_get(step, "n"), *value = json_object_get(step, "value");
	const struct fact *fact = fact_lookup(site, string_at(step, "fact")), *fact2 = fact_lookup(site, string_at(step, "fact2"));
	const char *id = string_at(step, "rule"), *percent = string_at(step, "percent");
	const struct policy *policy;
	const struct rule *rule = rule_find(site, id, &policy);

	fprintf(out, "    %s", name_text(words, string_at(step, "word"), lang));
	if (fact != NULL)
		fprintf(out, " %s", fact->label.text[lang]);
	if (fact2 != NULL)
		fprintf(out, " × %s", fact2->label.text[lang]);
	if (n != NULL)
		fprintf(out, " %lld", (long long)json_integer_value(n));
	if (*percent != '\0')
		fprintf(out, " %s", percent);
	fputs(" → ", out);
	if (value != NULL)
		amount_print(NULL, value, lang, out);
	else
		amount_print(json_object_get(step, "low"), json_object_get(step, "high"), lang, out);
	if (rule != NULL)
		fprintf(out, "  [%s %s]\n", id, words_clause(site->arena, lang, rule->clause));
	else
		fprintf(out, "  [%s]\n", clause);
}

static void list_print(const json_t *list, const struct name *names, enum lang lang, FILE *out)
{
	size_t i;
	json_t *item;

	json_array_foreach(list, i, item) {
		fputs(i == 0 ? "" : lang == ZH ? "、" : ", ", out);
		fputs(name_text(names, json_string_value(item), lang), out);
	}
	fputc('\n', out);
}

/* Documents as the answer names them, in English where the rule describes them in English. */
static void documents_print(const json_t *list, const struct rule *rule, enum lang lang, FILE *out)
{
	size_t i;
	json_t *item;

	json_array_foreach(list, i, item) {
		const char *name = json_string_value(item);

		for (size_t s = 0; lang == EN && s < rule->nsteps; s++)
			for (size_t k = 0; rule->steps[s].documents_en != NULL && k < rule->steps[s].ndocuments; k++)
				if (strcmp(rule->steps[s].documents[k], json_string_value(item)) == 0)
					name = rule->steps[s].documents_en[k];
		fprintf(out, "%s%s", i == 0 ? "" : lang == ZH ? "、" : ", ", name);
	}
	fputc('\n', out);
}

static void line_print(const struct site *site, const json_t *answer, const json_t *line, enum lang lang,
	FILE *out)
{
	const json_t *documents = json_object_get(line, "depends-on");
	const char *status = string_at(line, "status");
	const char *clause = words_clause(site->arena, lang, string_at(line, "clause"));
	const struct policy *policy;
	const struct rule *rule = rule_find(site, string_at(line, "rule"), &policy);
	size_t i;
	json_t *step;

	if (rule == NULL)
		return;
	fprintf(out, "\n%s %s\n", rule->id, rule->title.text[lang]);
	fputs(lang == ZH ? "  金额：" : "  Amount: ", out);
	if (strcmp(status, "not-in-force") != 0) {
		amount_print(json_object_get(line, "low"), json_object_get(line, "high"), lang, out);
		fprintf(out, lang == ZH ? "，%s，" : " %s, ", name_text(pers, string_at(line, "per"), lang));
	}
	fprintf(out, "%s\n", name_text(statuses, status, lang));
	if (estimate_mixed(answer) && json_is_true(json_object_get(line, "draft")))
		fputs(lang == ZH ? "  依据为送审稿\n" : "  Based on a draft submitted for approval\n", out);
	if (documents != NULL) {
		fputs(lang == ZH ? "  由其规定：" : "  Set by: ", out);
		documents_print(documents, rule, lang, out);
	}
	fputs(lang == ZH ? "  付给：" : "  Paid to: ", out);
	list_print(json_object_get(line, "payee"), payees, lang, out);
	fprintf(out, lang == ZH ? "  依据：%s %s\n" : "  Basis: %s, %s\n", policy->front[lang].title == NULL ? policy->id :
		policy->front[lang].title, clause);
	json_array_foreach(json_object_get(line, "steps"), i, step)
		step_print(site, step, clause, lang, out);
	estimate_print_notes(site, json_object_get(answer, "facts"), line, lang, out);
}

/* ---- the rest ---- */

static void needs_print(const struct site *site, const json_t *needs, enum lang lang, FILE *out)
{
	size_t i;
	json_t *item;

	if (json_array_size(needs) > 0)
		fputs(lang == ZH ? "\n还可以回答：\n" : "\nStill to answer:\n", out);
	json_array_foreach(needs, i, item) {
		const struct fact *fact = fact_lookup(site, json_string_value(item));

		if (fact != NULL)
			fprintf(out, "  %s=  %s\n", fact->id, fact->question.text[lang]);
	}
}

static void reminders_print(const struct site *site, const json_t *reminders, enum lang lang, FILE *out)
{
	size_t i;
	json_t *item;

	json_array_foreach(reminders, i, item) {
		const struct policy *policy;
		const struct rule *rule = rule_find(site, json_string_value(item), &policy);

		if (rule == NULL)
			continue;
		fprintf(out, lang == ZH ? "\n提醒 %s %s（%s）\n" : "\nReminder %s %s (%s)\n", rule->id, rule->title.text[lang],
			words_clause(site->arena, lang, rule->clause));
		for (size_t k = 0; k < rule->nquotes; k++)
			fprintf(out, "  %s\n", rule->quotes[k].text.text[lang]);
	}
}

static void no_print(const struct site *site, const json_t *no, enum lang lang, FILE *out)
{
	size_t i;
	json_t *item;

	if (json_array_size(no) > 0)
		fputs(lang == ZH ? "\n不适用的规则，和不符合的条件：\n" : "\nRules that do not apply, and the condition not met:\n", out);
	json_array_foreach(no, i, item) {
		const struct policy *policy;
		const struct rule *rule = rule_find(site, string_at(item, "rule"), &policy);

		if (rule != NULL)
			fprintf(out, "  %s %s [%s]: %s\n", rule->id, rule->title.text[lang],
				words_clause(site->arena, lang, rule->clause), string_at(item, "condition"));
	}
}

void estimate_print(const struct site *site, const json_t *answer, enum lang lang, FILE *out)
{
	const json_t *lines = json_object_get(answer, "entitlements");
	size_t i;
	json_t *line;

	facts_print(site, json_object_get(answer, "facts"), lang, out);
	if (json_array_size(lines) == 0)
		fputs(lang == ZH ? "\n没有适用的补贴规则。\n" : "\nNo rule applies.\n", out);
	json_array_foreach(lines, i, line)
		line_print(site, answer, line, lang, out);
	needs_print(site, json_object_get(answer, "needs"), lang, out);
	reminders_print(site, json_object_get(answer, "reminders"), lang, out);
	no_print(site, json_object_get(answer, "no"), lang, out);
}

static int32_t rule_last_day(const struct rule *rule)
{
	int32_t last = rule->window->to;

	for (size_t i = 0; i < rule->nwhen; i++)
		if (strcmp(rule->when[i].fact, "date") == 0 && rule->when[i].op == OP_LE && rule->when[i].bound < last)
			last = (int32_t)rule->when[i].bound;
	return last;
}

int32_t estimate_last_day(const struct site *site, const json_t *answer)
{
	int32_t last = DAY_NONE;
	size_t i;
	json_t *line;

	json_array_foreach(json_object_get(answer, "entitlements"), i, line) {
		const struct policy *policy;
		const struct rule *rule = rule_find(site, string_at(line, "rule"), &policy);

		if (rule != NULL && strcmp(string_at(line, "status"), "not-in-force") == 0 &&
			rule_last_day(rule) > last)
			last = rule_last_day(rule);
	}
	return last;
}

void estimate_print_error(const struct site *site, const json_t *error, const char *given, enum lang lang, FILE *out)
{
	const char *name = string_at(error, "fact"), *accepted = string_at(error, "accepted");
	const struct fact *fact = fact_lookup(site, name);

	if (*name == '\0')
		name = string_at(error, "rule");
	fprintf(out, "gongbu estimate: %s", name);
	if (fact != NULL)
		fprintf(out, lang == ZH ? "（%s）" : " (%s)", fact->label.text[lang]);
	if (given != NULL)
		fprintf(out, " = %s", given);
	fprintf(out, lang == ZH ? "：%s" : ": %s", name_text(mistakes, string_at(error, "message"), lang));
	if (*accepted != '\0')
		fprintf(out, lang == ZH ? "；可以是：%s" : "; accepted: %s", accepted);
	fputc('\n', out);
}
