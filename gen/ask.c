#include "ask.h"

#include <string.h>

#include "buf.h"

const struct rules *ask_open(struct arena *a, const struct site *site)
{
	struct rules *rules;

	if (site->pack == NULL)
		return NULL;
	rules = arena_new(a, struct rules, 1);
	if (!rules_open(rules, site->pack, site->pack_size))
		die("the rule pack just built is not sound");
	return rules;
}

unsigned ask_rule(const struct rules *r, const struct policy *policy, const char *id)
{
	for (unsigned i = 0; i < r->count[PACK_RULES]; i++) {
		const struct pack_rule *rule = rules_record(r, PACK_RULES, i);

		if (strcmp(rules_id(r, PACK_RULES, i), id) == 0 &&
			strcmp(rules_id(r, PACK_POLICIES, rule->policy), policy->id) == 0)
			return i;
	}
	return RULES_NONE;
}

unsigned ask_fact(const struct rules *r, const char *id)
{
	for (unsigned i = 0; i < r->count[PACK_FACTS]; i++)
		if (strcmp(rules_id(r, PACK_FACTS, i), id) == 0)
			return i;
	return RULES_NONE;
}

unsigned ask_value(const struct rules *r, unsigned fact, const char *id)
{
	const struct pack_fact *record = rules_record(r, PACK_FACTS, fact);

	for (unsigned i = 0; i < record->nvalues; i++)
		if (strcmp(rules_id(r, PACK_VALUES, record->values + i), id) == 0)
			return i;
	return RULES_NONE;
}

enum pack_fact_kind ask_kind(const struct rules *r, unsigned fact)
{
	const struct pack_fact *record = rules_record(r, PACK_FACTS, fact);

	return (enum pack_fact_kind)record->kind;
}

unsigned ask_nvalues(const struct rules *r, unsigned fact)
{
	const struct pack_fact *record = rules_record(r, PACK_FACTS, fact);

	return record->nvalues;
}

const char *ask_value_id(const struct rules *r, unsigned fact, int64_t value)
{
	const struct pack_fact *record = rules_record(r, PACK_FACTS, fact);

	return rules_id(r, PACK_VALUES, record->values + (unsigned)value);
}

void ask_set(struct rules_facts *f, unsigned fact, int64_t value)
{
	f->known |= (uint64_t)1 << fact;
	f->value[fact] = value;
}

/* A JSON string; what must be escaped there is in no name and no value, and a mark says so to the reader. */
static void string_add(struct buf *b, const char *p, size_t n)
{
	buf_putc(b, '"');
	for (size_t i = 0; i < n; i++)
		buf_putc(b, (unsigned char)p[i] < ' ' || p[i] == '"' || p[i] == '\\' ? '?' : p[i]);
	buf_putc(b, '"');
}

static bool names_region(const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strncmp(words[i], "region=", 7) == 0)
			return true;
	return false;
}

bool ask_facts(struct arena *a, const struct rules *r, const char *region, int32_t day, const char *const *words, size_t n,
	struct rules_facts *facts, struct given_error *error)
{
	struct date d = date_of(day);
	struct buf b = {0};
	const char *json;
	size_t size;

	buf_printf(&b, "{\"date\":\"%04d-%02d-%02d\"", d.year, d.month, d.day);
	if (!names_region(words, n) && region != NULL && ask_value(r, RULES_REGION, region) != RULES_NONE)
		buf_printf(&b, ",\"region\":\"%s\"", region);
	for (size_t i = 0; i < n; i++) {
		const char *value = strchr(words[i], '=');

		buf_putc(&b, ',');
		string_add(&b, words[i], (size_t)(value - words[i]));
		buf_putc(&b, ':');
		string_add(&b, value + 1, strlen(value + 1));
	}
	buf_putc(&b, '}');
	size = b.n;
	json = arena_copy(a, b.p, b.n);
	buf_free(&b);
	*facts = (struct rules_facts){0};
	return given_read(r, json, size, facts, error);
}

struct bilingual ask_mistake(const struct given_error *error)
{
	static const struct bilingual mistakes[] = {
		[GIVEN_FINE] = {.text = {"", ""}},
		[GIVEN_NOT_JSON] = {.text = {[EN] = "cannot be read", [ZH] = "无法读取"}},
		[GIVEN_UNKNOWN_FACT] = {.text = {[EN] = "unknown fact", [ZH] = "没有这一项"}},
		[GIVEN_TWICE] = {.text = {[EN] = "given twice", [ZH] = "重复"}},
		[GIVEN_NOT_ACCEPTED] = {.text = {[EN] = "not accepted", [ZH] = "不能识别"}},
		[GIVEN_NEGATIVE] = {.text = {[EN] = "negative", [ZH] = "不能是负数"}},
		[GIVEN_BEYOND] = {.text = {[EN] = "beyond the limits", [ZH] = "超出范围"}},
		[GIVEN_REQUIRED] = {.text = {[EN] = "required", [ZH] = "必须写明"}},
	};

	return mistakes[error->mistake];
}

const char *ask_accepted(struct arena *a, const struct rules *r, const struct given_error *e)
{
	static const char *const accepted[] = {
		[PACK_CHOICE] = "", [PACK_YES_NO] = "", [PACK_COUNT] = "0–1000000", [PACK_MONEY] = "0–999999999.99",
		[PACK_DAY] = "1900-01-01–2099-12-31",
	};
	enum pack_section section = e->fact == RULES_NONE ? PACK_FACTS : PACK_VALUES;
	unsigned first = 0, n = r->count[PACK_FACTS];
	const char *all = "";

	if (e->fact != RULES_NONE) {
		const struct pack_fact *fact = rules_record(r, PACK_FACTS, e->fact);

		all = arena_printf(a, "%s: %s", rules_id(r, PACK_FACTS, e->fact), accepted[fact->kind]);
		first = fact->values;
		n = fact->nvalues;
	}
	for (unsigned i = 0; i < n; i++)
		all = arena_printf(a, "%s%s%s", all, i == 0 ? "" : ", ", rules_id(r, section, first + i));
	return all;
}

bool rule_gives_lines(const struct rule *rule)
{
	return rule->kind == RULE_PAYS && rule->nmodifies == 0;
}

void rule_days(const struct rule *rule, int32_t *from, int32_t *to)
{
	*from = rule->window->from;
	*to = rule->window->to;
	for (size_t i = 0; i < rule->nwhen; i++) {
		const struct condition *c = &rule->when[i];

		if (strcmp(c->fact, "date") != 0)
			continue;
		if (c->op == OP_GE && (*from == DAY_NONE || c->bound > *from))
			*from = (int32_t)c->bound;
		if (c->op == OP_LE && (*to == DAY_NONE || c->bound < *to))
			*to = (int32_t)c->bound;
	}
}
