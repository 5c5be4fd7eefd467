#include "pack_rules.h"

#include <string.h>

#include "pack_shown.h"

/* A fact's place in the pack, after region and date. */
static size_t fact_index(struct builder *b, struct src src, const char *id)
{
	for (size_t i = 0; i < b->site->nfacts; i++)
		if (strcmp(b->site->facts[i].id, id) == 0)
			return RULES_DATE + 1 + i;
	pack_fail(b, src, id, "no such fact in facts.yaml", "facts.yaml 中没有这一项");
	return RULES_NONE;
}

static size_t optional_fact(struct builder *b, struct src src, const char *id)
{
	return id == NULL ? RULES_NONE : fact_index(b, src, id);
}

/* A value's place in its fact; yes and no are 1 and 0. */
static size_t value_index(struct builder *b, struct src src, const struct fact *fact, const char *id)
{
	if (fact->kind == FACT_YES_NO && (strcmp(id, "yes") == 0 || strcmp(id, "no") == 0))
		return strcmp(id, "yes") == 0;
	for (size_t i = 0; i < fact->nvalues; i++)
		if (strcmp(fact->values[i].id, id) == 0)
			return i;
	pack_fail(b, src, id, "no such value of the fact", "该事实没有这个取值");
	return 0;
}

static void condition_pack(struct builder *b, const struct condition *c)
{
	size_t fact = fact_index(b, c->src, c->fact), at = b->records.nitems;
	enum pack_op op = c->op <= OP_IN ? PACK_IN : c->op == OP_LE ? PACK_LE : PACK_GE;

	if (fact == RULES_NONE)
		return;
	for (size_t i = 0; op == PACK_IN && i < c->nvalues; i++)
		records_item(&b->records, value_index(b, c->src, &b->site->facts[fact - RULES_DATE - 1], c->values[i]));
	records_field(&b->records, PACK_CONDITIONS, op);
	records_field(&b->records, PACK_CONDITIONS, c->or_next);
	records_field(&b->records, PACK_CONDITIONS, fact);
	records_field(&b->records, PACK_CONDITIONS, at);
	records_field(&b->records, PACK_CONDITIONS, b->records.nitems - at);
	records_field(&b->records, PACK_CONDITIONS, op == PACK_IN ? RULES_NONE :
		records_amount(&b->records, c->bound + (c->op == OP_GT))); /* whole numbers: more than 80 is 81 at least */
	records_field(&b->records, PACK_CONDITIONS, records_string(&b->records, op == PACK_IN ? "" : c->text));
}

/* The training is a condition like any other, the first. */
static void programs_pack(struct builder *b, const struct rule *rule)
{
	struct condition c = {.fact = "program", .op = OP_IN, .values = rule->programs, .nvalues = rule->nprograms,
		.src = rule->src};

	if (rule->nprograms > 0)
		condition_pack(b, &c);
}

static size_t cell_pack(struct builder *b, const struct step *step, const char *key, const char *key2)
{
	for (size_t i = 0; i < step->nrows; i++) {
		const struct table_row *row = &step->rows[i];

		if (!row->no_rate && strcmp(row->key, key) == 0 &&
			(key2 == NULL || (row->key2 != NULL && strcmp(row->key2, key2) == 0)))
			return records_amount(&b->records, row->fen);
	}
	return RULES_NONE;
}

/* One cell for each value of the key, in the fact's order; of two keys, the second runs fastest. */
static void cells_pack(struct builder *b, const struct step *step, size_t fact, size_t fact2)
{
	const struct fact *keys = &b->site->facts[fact - RULES_DATE - 1];
	const struct fact *keys2 = fact2 == RULES_NONE ? NULL : &b->site->facts[fact2 - RULES_DATE - 1];

	for (size_t i = 0; i < keys->nvalues; i++)
		for (size_t k = 0; k < (keys2 == NULL ? 1 : keys2->nvalues); k++)
			records_item(&b->records, cell_pack(b, step, keys->values[i].id, keys2 == NULL ? NULL : keys2->values[k].id));
}

/* An uplift of 30 % leaves 130 %. */
static int64_t step_amount(const struct step *step)
{
	return step->amount.value + (step->word == WORD_PERCENT && step->amount.plus ? RULES_WHOLE : 0);
}

/* A rule's place in the pack; NONE for none. */
static size_t rule_index(const struct builder *b, const struct policy *policy, const char *id)
{
	for (size_t i = 0; id != NULL && i < b->nentries; i++)
		if (b->entries[i].policy == policy && strcmp(b->entries[i].rule->id, id) == 0)
			return i;
	return RULES_NONE;
}

static void step_pack(struct builder *b, const struct entry *entry, const struct step *step)
{
	static const size_t words[NWORDS] = {
		[WORD_FIXED] = PACK_FIXED, [WORD_TABLE] = PACK_TABLE, [WORD_ACTUAL] = PACK_ACTUAL,
		[WORD_EXTERNAL] = PACK_EXTERNAL, [WORD_TIMES] = PACK_TIMES, [WORD_PERCENT] = PACK_PERCENT,
		[WORD_CAP] = PACK_CAP, [WORD_PRORATE] = PACK_PRORATE, [WORD_UPTO] = PACK_UPTO,
	};
	size_t fact = optional_fact(b, step->src, step->fact);
	size_t fact2 = optional_fact(b, step->src, step->word == WORD_TABLE ? step->fact2 : step->per);
	size_t documents = records_strings(&b->records, step->documents, step->ndocuments), cells = b->records.nitems;

	if (step->word == WORD_TABLE && fact != RULES_NONE)
		cells_pack(b, step, fact, fact2);
	records_field(&b->records, PACK_STEPS, records_json(&b->records, pack_step_shown(b->arena, step)));
	records_field(&b->records, PACK_STEPS, words[step->word]);
	records_field(&b->records, PACK_STEPS, fact);
	records_field(&b->records, PACK_STEPS, fact2);
	records_field(&b->records, PACK_STEPS, step->has_amount ? records_amount(&b->records, step_amount(step)) : RULES_NONE);
	records_field(&b->records, PACK_STEPS, documents);
	records_field(&b->records, PACK_STEPS, step->ndocuments);
	records_field(&b->records, PACK_STEPS, cells);
	records_field(&b->records, PACK_STEPS, b->records.nitems - cells);
	records_field(&b->records, PACK_STEPS, rule_index(b, entry->policy, step->of));
}

static bool modifies(const struct rule *modifier, const char *id)
{
	for (size_t i = 0; i < modifier->nmodifies; i++)
		if (strcmp(modifier->modifies[i], id) == 0)
			return true;
	return false;
}

static bool caps(const struct rule *rule)
{
	return rule->nsteps > 0 && rule->steps[0].word == WORD_CAP;
}

static bool same_group(const struct rule *a, const struct rule *b)
{
	return a->exclusive != NULL && b->exclusive != NULL && strcmp(a->exclusive, b->exclusive) == 0;
}

/* Of an exclusive group the larger acts: its members stand together, the largest first. */
static bool stands_before(const struct rule *a, const struct rule *b)
{
	return same_group(a, b) && a->nsteps > 0 && b->nsteps > 0 && a->steps[0].amount.value > b->steps[0].amount.value;
}

/* Where a modifier goes among n: after its group if it has one, else last. */
static size_t modifier_place(const struct builder *b, const size_t *order, size_t n, const struct rule *m)
{
	for (size_t i = n; i > 0; i--)
		if (same_group(b->entries[order[i - 1]].rule, m)) {
			while (i > 0 && stands_before(m, b->entries[order[i - 1]].rule))
				i--;
			return i;
		}
	return n;
}

/* A rule's modifiers, in file order, caps last. */
static size_t modifiers_order(const struct builder *b, const struct entry *base, size_t *order)
{
	size_t n = 0;

	for (size_t i = 0; i < 2 * b->nentries; i++) {
		const struct entry *m = &b->entries[i % b->nentries];
		size_t place;

		if (m->policy != base->policy || caps(m->rule) != (i >= b->nentries) || !modifies(m->rule, base->rule->id))
			continue;
		place = modifier_place(b, order, n, m->rule);
		memmove(order + place + 1, order + place, (n - place) * sizeof *order);
		order[place] = i % b->nentries;
		n++;
	}
	return n;
}

/* The group's number: the place of its first rule, counted from 1; 0 where there is none. */
static size_t group_number(const struct builder *b, const struct entry *entry)
{
	for (size_t i = 0; i < b->nentries; i++)
		if (b->entries[i].policy == entry->policy && same_group(b->entries[i].rule, entry->rule))
			return i + 1;
	return 0;
}

/* A run's two fields: where it starts, and how many there are now. */
static void run_pack(struct builder *b, size_t at, size_t end)
{
	records_field(&b->records, PACK_RULES, at);
	records_field(&b->records, PACK_RULES, end - at);
}

static void list_pack(struct builder *b, size_t at)
{
	run_pack(b, at, b->records.nitems);
}

static size_t notes_count(const struct rule *rule)
{
	return rule->nnotes + rule->window->nnotes;
}

static const struct rule *rule_of(const struct builder *b, const struct policy *policy, const char *id)
{
	size_t i = rule_index(b, policy, id);

	return i == RULES_NONE ? NULL : b->entries[i].rule;
}

/* What the steps themselves divide by: how finely a fen must be split. */
static int64_t own_parts(const struct rule *rule)
{
	int64_t parts = 1;

	for (size_t i = 0; i < rule->nsteps && parts <= RULES_AMOUNT_MAX; i++) {
		const struct step *step = &rule->steps[i];

		if (step->has_amount && step->word == WORD_PERCENT)
			parts *= RULES_WHOLE;
		if (step->has_amount && step->word == WORD_PRORATE && step->amount.value > 0 &&
			step->amount.value <= RULES_COUNT_MAX)
			parts *= step->amount.value;
	}
	return parts;
}

/* With the steps of the rules it takes a percentage of; `more` counts those. */
static int64_t steps_parts(const struct builder *b, const struct entry *entry, size_t *more)
{
	int64_t parts = own_parts(entry->rule);

	*more = 0;
	for (size_t i = 0; i < entry->rule->nsteps; i++) {
		const struct rule *of = rule_of(b, entry->policy, entry->rule->steps[i].of);
		int64_t inner = of == NULL ? 1 : own_parts(of);

		*more += of == NULL ? 0 : of->nsteps;
		if (inner <= RULES_AMOUNT_MAX && parts <= RULES_AMOUNT_MAX / inner)
			parts *= inner;
		else
			parts = RULES_AMOUNT_MAX + 1;
	}
	return parts;
}

/* The modifiers' list, and how finely they and the rule itself split a fen; an exclusive group does so once. */
static void modifiers_pack(struct builder *b, const struct entry *base)
{
	size_t *order = arena_new(b->arena, size_t, b->nentries);
	size_t n = base->rule->nmodifies > 0 ? 0 : modifiers_order(b, base, order);
	size_t at = b->records.nitems, more, steps = base->rule->nsteps, notes = notes_count(base->rule);
	int64_t parts = steps_parts(b, base, &more);

	steps += more;

	for (size_t i = 0; i < n; i++) {
		const struct rule *m = b->entries[order[i]].rule;

		records_item(&b->records, order[i]);
		steps += m->nsteps + 1;
		notes += notes_count(m);
		if ((i == 0 || !same_group(b->entries[order[i - 1]].rule, m)) && parts <= RULES_AMOUNT_MAX / RULES_WHOLE)
			parts *= own_parts(m);
	}
	if (steps > RULES_STEPS_MAX || notes > RULES_NOTES_MAX || parts > RULES_AMOUNT_MAX)
		pack_fail(b, base->rule->src, base->rule->id, "more steps, notes or percentages than the estimator holds",
			"步骤、说明或百分比超出估算器的容量");
	list_pack(b, at);
	records_field(&b->records, PACK_RULES, group_number(b, base));
	records_field(&b->records, PACK_RULES, records_amount(&b->records, parts <= RULES_AMOUNT_MAX ? parts : 1));
}

/* The rules it names; limits of the policy, and of those of the regions above it, to be seen beside what it pays. */
static void reminders_pack(struct builder *b, const struct entry *entry)
{
	size_t at = b->records.nitems;

	for (size_t i = 0; i < entry->rule->nreminders; i++) {
		size_t reminder = rule_index(b, entry->policy, entry->rule->reminders[i]);

		if (reminder != RULES_NONE)
			records_item(&b->records, reminder);
	}

	for (size_t i = 0; i < b->nentries; i++)
		if (b->entries[i].rule->kind == RULE_LIMIT && entry->rule->kind == RULE_PAYS && pack_region_within(b,
			region_lookup(b->site, entry->policy->region_id), b->entries[i].policy->region_id))
			records_item(&b->records, i);
	list_pack(b, at);
}

static void steps_check(struct builder *b, const struct rule *rule)
{
	bool modifier = rule->nmodifies > 0;

	for (size_t i = 0; i < rule->nsteps; i++) {
		bool starts = rule->steps[i].word <= WORD_EXTERNAL || rule->steps[i].of != NULL;

		if (starts == (modifier || i > 0))
			pack_fail(b, rule->steps[i].src, rule->id, modifier ?
				"a rule that modifies others has no amount of its own: times, percent, cap, prorate, upto" :
				"a rule begins with its amount (fixed, table, actual, external, percent + of), once", modifier ?
				"作用于其他规则的规则没有自己的数额，只用 times、percent、cap、prorate、upto" :
				"规则须以数额开头（fixed、table、actual、external、percent + of），且只有一个");
	}
	if (rule->nsteps == 0)
		pack_fail(b, rule->src, rule->id, "a rule has at least one step", "规则至少有一步");
	if (rule->exclusive != NULL && (!modifier || rule->nsteps == 0 || rule->steps[0].word != WORD_PERCENT ||
		!rule->steps[0].amount.plus))
		pack_fail(b, rule->src, rule->id, "exclusive is for uplifts (percent: +30%) of other rules",
			"exclusive 只用于对其他规则的上浮（percent: +30%）");
}

/* Days as the pack counts them; open ends are before and after every day. */
static int64_t day_shift(int32_t day, int64_t open)
{
	return day == DAY_NONE ? open : day + RULES_DAY_SHIFT;
}

/* The rule's window, narrowed by the rule's conditions on the day; `text` says those, "" when there are none. */
static void window_pack(struct builder *b, const struct rule *rule)
{
	int64_t from = day_shift(rule->window->from, 0), to = day_shift(rule->window->to, RULES_DAY_LAST);
	const char *text = "";

	for (size_t i = 0; i < rule->nwhen; i++) {
		const struct condition *c = &rule->when[i];

		if (strcmp(c->fact, "date") != 0)
			continue;
		if (c->op != OP_GE && c->op != OP_LE)
			pack_fail(b, c->src, c->text, "a date is compared with >= or <=", "日期只能用 >= 或 <= 比较");
		if (c->op == OP_GE && c->bound + RULES_DAY_SHIFT > from)
			from = c->bound + RULES_DAY_SHIFT;
		if (c->op == OP_LE && c->bound + RULES_DAY_SHIFT < to)
			to = c->bound + RULES_DAY_SHIFT;
		text = arena_printf(b->arena, "%s%s%s", text, *text == '\0' ? "" : ", ", c->text);
	}
	records_field(&b->records, PACK_RULES, records_amount(&b->records, from));
	records_field(&b->records, PACK_RULES, records_amount(&b->records, to));
	records_field(&b->records, PACK_RULES, records_string(&b->records, text));
}

/* Its own, then its window's. */
static void notes_pack(struct builder *b, const struct rule *rule)
{
	size_t at = records_strings(&b->records, rule->notes, rule->nnotes);

	records_strings(&b->records, rule->window->notes, rule->window->nnotes);
	list_pack(b, at);
}

void pack_rule(struct builder *b, const struct entry *entry)
{
	const struct rule *rule = entry->rule;
	enum pack_rule_kind kind = rule->kind == RULE_LIMIT ? PACK_LIMIT : rule->nmodifies > 0 ? PACK_MODIFIER : PACK_PAYS;
	size_t conditions = records_count(&b->records, PACK_CONDITIONS), steps = records_count(&b->records, PACK_STEPS);

	if (kind != PACK_LIMIT)
		steps_check(b, rule);
	programs_pack(b, rule);
	for (size_t i = 0; i < rule->nwhen; i++)
		if (strcmp(rule->when[i].fact, "date") != 0)
			condition_pack(b, &rule->when[i]);
	for (size_t i = 0; i < rule->nsteps; i++)
		step_pack(b, entry, &rule->steps[i]);
	records_field(&b->records, PACK_RULES, records_string(&b->records, rule->id));
	records_field(&b->records, PACK_RULES, kind);
	records_field(&b->records, PACK_RULES, entry->policy_index);
	window_pack(b, rule);
	records_field(&b->records, PACK_RULES, records_string(&b->records, rule->clause));
	records_field(&b->records, PACK_RULES, records_json(&b->records, pack_per_shown(b->arena, rule)));
	run_pack(b, conditions, records_count(&b->records, PACK_CONDITIONS));
	run_pack(b, steps, records_count(&b->records, PACK_STEPS));
	modifiers_pack(b, entry);
	notes_pack(b, rule);
	reminders_pack(b, entry);
}
