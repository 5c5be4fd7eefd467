#include "claim_ask.h"

#include <jansson.h>
#include <string.h>

#include "answer.h"
#include "buf.h"

#define ANSWER_SIZE ((size_t)1024 * 1024)

struct memory {
	const char *question;      /* the rule, a line break, the facts */
	struct claim_answer answer;
};

struct claim_asker {
	struct arena *arena;
	const struct site *site;
	struct rules rules;
	char *text;                /* an answer as JSON */
	struct buf question;
	struct memory **slots;     /* a power of two of them, half of them free at least */
	size_t nslots, nmemories;
};

static void question_free(void *asker)
{
	buf_free(&((struct claim_asker *)asker)->question);
}

struct claim_asker *claim_asker_open(struct arena *a, const struct site *s)
{
	struct claim_asker *k = arena_new(a, struct claim_asker, 1);

	*k = (struct claim_asker){.arena = a, .site = s, .text = arena_alloc(a, ANSWER_SIZE), .nslots = 64};
	k->slots = arena_new(a, struct memory *, k->nslots);
	arena_own(a, k, question_free);
	if (s->pack == NULL || !rules_open(&k->rules, s->pack, s->pack_size))
		die("the site has no rule pack");
	return k;
}

static const char *cell_value(struct arena *a, const struct list_column *column, const struct list_cell *cell)
{
	struct date date;

	switch (column->type) {
	case LIST_CHOICE:
		return column->choices[cell->value].no_fact ? NULL : column->choices[cell->value].id;
	case LIST_MONEY:
		return arena_printf(a, "%lld.%02d", (long long)(cell->value / 100), (int)(cell->value % 100));
	case LIST_DATE:
		date = date_of((int32_t)cell->value);
		return arena_printf(a, "%04d-%02d-%02d", date.year, date.month, date.day);
	default:
		return arena_printf(a, "%lld", (long long)cell->value);
	}
}

bool claim_fact(struct arena *a, const struct list *list, const struct list_claim *claim, const struct list_row *row,
	size_t i, const char **name, const char **value)
{
	const struct list_fact *fact = i == 0 ? NULL : &claim->facts[i - 1];

	if (i > claim->nfacts)
		return false;
	*name = fact == NULL ? "region" : fact->fact;
	*value = fact == NULL ? list->policy->region->id : fact->value;
	if (fact != NULL && fact->column != SIZE_MAX)
		*value = row->cells[fact->column].text[ZH] == NULL ? NULL
			: cell_value(a, &list->columns[fact->column], &row->cells[fact->column]);
	return true;
}

/* {"region":"hangzhou",…}; ids and numbers need no escaping, and what does is refused by the estimator. */
static void facts_join(struct buf *b, struct arena *a, const struct list *list, const struct list_claim *claim,
	const struct list_row *row)
{
	const char *name, *value;

	buf_putc(b, '{');
	for (size_t i = 0; claim_fact(a, list, claim, row, i, &name, &value); i++)
		if (value != NULL)
			buf_printf(b, "%s\"%s\":\"%s\"", i == 0 ? "" : ",", name, value);
	buf_putc(b, '}');
}

/* "1560.00" as fen; -1 for null. */
static int64_t fen_read(const json_t *value)
{
	int64_t fen = 0;

	if (!json_is_string(value))
		return -1;
	for (const char *p = json_string_value(value); *p != '\0'; p++)
		if (*p != '.')
			fen = fen * 10 + (*p - '0');
	return fen;
}

static bool same(const char *x, const char *y)
{
	return x != NULL && strcmp(x, y) == 0;
}

static bool mentions(const struct rule *rule, const char *fact)
{
	for (size_t i = 0; i < rule->nwhen; i++)
		if (same(rule->when[i].fact, fact))
			return true;
	for (size_t i = 0; i < rule->nsteps; i++) {
		const struct step *s = &rule->steps[i];

		if (same(s->fact, fact) || same(s->fact2, fact) || same(s->per, fact) ||
			(s->base != NULL && s->base != rule && mentions(s->base, fact)))
			return true;
	}
	return false;
}

/* The fact bears on the rule itself, or on one that changes its amount; others wait for other rules. */
static bool bears(const struct list *list, const char *id, const char *fact)
{
	const struct rates *rates = list->policy->rates;

	for (size_t r = 0; r < rates->nrules; r++) {
		const struct rule *rule = &rates->rules[r];
		bool acts = strcmp(rule->id, id) == 0;

		for (size_t i = 0; i < rule->nmodifies; i++)
			acts = acts || strcmp(rule->modifies[i], id) == 0;
		if (acts && mentions(rule, fact))
			return true;
	}
	return false;
}

/* Texts of a list; of facts only those that bear on the rule (`list` NULL: all). */
static const char *texts_joined(struct arena *a, const json_t *texts, const struct list *list, const char *rule)
{
	const char *all = NULL;

	for (size_t i = 0; i < json_array_size(texts); i++) {
		const char *text = json_string_value(json_array_get(texts, i));

		if (list != NULL && !bears(list, rule, text))
			continue;
		all = all == NULL ? arena_copy(a, text, strlen(text)) : arena_printf(a, "%s, %s", all, text);
	}
	return all;
}

/* The object of the list with this rule, or NULL. */
static const json_t *of_rule(const json_t *list, const char *rule)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *item = json_array_get(list, i);

		if (strcmp(json_string_value(json_object_get(item, "rule")), rule) == 0)
			return item;
	}
	return NULL;
}

static void limits_read(const struct list *list, const json_t *reminders, struct claim_answer *answer)
{
	const struct rates *rates = list->policy->rates;

	for (size_t i = 0; i < json_array_size(reminders); i++)
		for (size_t r = 0; r < rates->nrules; r++) {
			const struct rule *rule = &rates->rules[r];

			if (rule->kind == RULE_LIMIT && rule->nwhen > 0 && answer->nlimits < 8 &&
				strcmp(rule->id, json_string_value(json_array_get(reminders, i))) == 0)
				answer->limits[answer->nlimits++] = rule;
		}
}

static void line_read(struct arena *a, const struct list *list, const char *rule, const json_t *root, const json_t *line,
	struct claim_answer *answer)
{
	const char *status = json_string_value(json_object_get(line, "status"));

	answer->high = fen_read(json_object_get(line, "high"));
	if (strcmp(status, "not-in-force") == 0) {
		answer->status = CLAIM_NOT_IN_FORCE;
	} else if (strcmp(status, "no-rate") == 0) {
		answer->status = CLAIM_NOTHING;
	} else if (strcmp(status, "needs") == 0 || answer->high < 0) {
		answer->status = CLAIM_OPEN;
		answer->why = texts_joined(a, json_object_get(root, "needs"), list, rule);
		if (answer->why == NULL)
			answer->why = texts_joined(a, json_object_get(line, "depends-on"), NULL, rule);
	} else {
		answer->status = CLAIM_AMOUNT;
	}
}

static void answer_read(struct arena *a, const struct list *list, const char *rule, const json_t *root,
	struct claim_answer *answer)
{
	const json_t *error = json_object_get(root, "error"), *line = of_rule(json_object_get(root, "entitlements"), rule);
	const char *condition;

	if (error != NULL) {
		const char *fact = json_string_value(json_object_get(error, "fact"));

		answer->status = CLAIM_REFUSED;
		answer->why = arena_printf(a, "%s: %s", fact == NULL ? "" : fact,
			json_string_value(json_object_get(error, "message")));
		return;
	}
	limits_read(list, json_object_get(root, "reminders"), answer);
	if (line != NULL) {
		line_read(a, list, rule, root, line, answer);
		return;
	}
	answer->status = CLAIM_NOTHING;
	condition = json_string_value(json_object_get(of_rule(json_object_get(root, "no"), rule), "condition"));
	answer->why = condition == NULL ? NULL : arena_copy(a, condition, strlen(condition));
}

static void ask(struct claim_asker *k, const struct list *list, const char *rule, const char *facts,
	struct claim_answer *answer)
{
	size_t n = answer_write(&k->rules, facts, strlen(facts), ANSWER_EXPLAIN_NO, k->text, ANSWER_SIZE, NULL);
	json_t *root = json_loadb(k->text, n, 0, NULL);

	if (root == NULL)
		die("the estimator's answer is not JSON");
	answer_read(k->arena, list, rule, root, answer);
	json_decref(root);
}

/* Where the question is, or would be. */
static struct memory **slot_find(struct claim_asker *k, const char *question)
{
	uint32_t hash = 2166136261u;
	size_t i;

	for (const char *p = question; *p != '\0'; p++)
		hash = (hash ^ (unsigned char)*p) * 16777619u;
	for (i = hash & (k->nslots - 1); k->slots[i] != NULL; i = (i + 1) & (k->nslots - 1))
		if (strcmp(k->slots[i]->question, question) == 0)
			break;
	return &k->slots[i];
}

static void slots_grow(struct claim_asker *k)
{
	struct memory **old = k->slots;
	size_t n = k->nslots;

	k->nslots *= 2;
	k->slots = arena_new(k->arena, struct memory *, k->nslots);
	for (size_t i = 0; i < n; i++)
		if (old[i] != NULL)
			*slot_find(k, old[i]->question) = old[i];
}

const struct claim_answer *claim_ask(struct claim_asker *k, const struct list *list, const struct list_claim *claim,
	const struct list_row *row)
{
	struct memory **slot, *memory;

	buf_clear(&k->question);
	buf_printf(&k->question, "%s\n", claim->rule->id);
	facts_join(&k->question, k->arena, list, claim, row);
	slot = slot_find(k, buf_str(&k->question));
	if (*slot != NULL)
		return &(*slot)->answer;
	memory = *slot = arena_new(k->arena, struct memory, 1);
	memory->question = arena_copy(k->arena, buf_str(&k->question), k->question.n);
	ask(k, list, claim->rule->id, strchr(memory->question, '\n') + 1, &memory->answer);
	if (++k->nmemories * 2 > k->nslots)
		slots_grow(k);
	return &memory->answer;
}
