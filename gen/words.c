#include "words.h"

#include <stdarg.h>
#include <string.h>

#include "label.h"

const char *words_date(struct arena *a, enum lang lang, int32_t day)
{
	static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July", "August",
		"September", "October", "November", "December"};
	struct date d;

	if (day == DAY_NONE)
		return NULL;
	d = date_of(day);
	if (lang == ZH)
		return arena_printf(a, "%d年%d月%d日", d.year, d.month, d.day);
	return arena_printf(a, "%d %s %d", d.day, months[d.month - 1], d.year);
}

const char *words_iso(struct arena *a, int32_t day)
{
	struct date d;

	if (day == DAY_NONE)
		return NULL;
	d = date_of(day);
	return arena_printf(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static const char *grouped(struct arena *a, enum lang lang, long long n)
{
	if (lang == ZH || n < 1000)
		return arena_printf(a, "%lld", n);
	return arena_printf(a, "%s,%03lld", grouped(a, lang, n / 1000), n % 1000);
}

const char *words_yuan(struct arena *a, enum lang lang, int64_t fen)
{
	const char *yuan = grouped(a, lang, fen / 100);

	return fen % 100 == 0 ? yuan : arena_printf(a, "%s.%02d", yuan, (int)(fen % 100));
}

const char *words_clause(struct arena *a, enum lang lang, const char *path)
{
	struct buf b = {0};
	const char *copy;

	if (lang == ZH)
		return path;
	label_path_english(&b, path);
	copy = arena_copy(a, buf_str(&b), b.n);
	buf_free(&b);
	return copy;
}

const char *words_size(struct arena *a, int64_t bytes)
{
	int64_t tenths = (bytes * 10 + (1024 * 1024 - 1)) / (1024 * 1024); /* of a MB, up */

	if (bytes < 1000 * 1024)
		return arena_printf(a, "%lld KB", (long long)((bytes + 1023) / 1024));
	return arena_printf(a, "%lld.%lld MB", (long long)tenths / 10, (long long)tenths % 10);
}

const char *words_fill(struct arena *a, const char *text, ...)
{
	struct buf b = {0};
	const char *hole, *copy;
	va_list ap;

	va_start(ap, text);
	while ((hole = strstr(text, "{}")) != NULL) {
		const char *value = va_arg(ap, const char *);

		buf_add(&b, text, (size_t)(hole - text));
		buf_puts(&b, value == NULL ? "" : value);
		text = hole + 2;
	}
	va_end(ap);
	buf_puts(&b, text);
	copy = arena_copy(a, buf_str(&b), b.n);
	buf_free(&b);
	return copy;
}

static const char *string(const struct publication *pub, enum lang lang, const char *key)
{
	return templates_string(pub->templates[lang], key);
}

const char *status_name(enum policy_status status)
{
	static const char *const names[NSTATUSES] = {"draft", "pending", "in-force", "expired", "replaced"};

	return names[status];
}

const char *words_status(const struct publication *pub, enum lang lang, enum policy_status status)
{
	static const char *const keys[NSTATUSES] = {"status-draft", "status-pending", "status-in-force", "status-expired",
		"status-replaced"};

	return string(pub, lang, keys[status]);
}

/* A text that does not say when it takes effect counts from its printing, else its writing; the reader is told. */
static const char *start_unstated(struct arena *a, const struct publication *pub, enum lang lang, const struct policy *p)
{
	const char *from = string(pub, lang, p->printed != DAY_NONE ? "start-printed" : "start-written");

	if (policy_from(p) == DAY_NONE)
		return string(pub, lang, "start-not-stated");
	from = words_fill(a, from, words_date(a, lang, policy_from(p)), NULL);
	return words_fill(a, string(pub, lang, "start-counted-from"), from, NULL);
}

const char *words_status_sentence(struct arena *a, const struct publication *pub, enum lang lang,
	const struct policy *p)
{
	static const char *const keys[NSTATUSES] = {"status-draft-say", "status-pending-say", "status-in-force-say",
		"status-expired-say", "status-replaced-say"};
	enum policy_status status = policy_status(p, pub->site->today);
	const char *sentence = string(pub, lang, keys[status]), *date = words_date(a, lang, policy_from(p));

	if (status == STATUS_EXPIRED)
		date = words_date(a, lang, p->expires);
	if (status == STATUS_IN_FORCE && p->effective == DAY_NONE)
		sentence = string(pub, lang, "status-in-force-plain");
	sentence = words_fill(a, sentence, date, NULL);
	if (status == STATUS_IN_FORCE && p->expires != DAY_NONE)
		sentence = arena_printf(a, "%s%s", sentence,
			words_fill(a, string(pub, lang, "status-until-say"), words_date(a, lang, p->expires), NULL));
	if (p->effective == DAY_NONE && !p->draft)
		sentence = arena_printf(a, "%s%s", sentence, start_unstated(a, pub, lang, p));
	return sentence;
}

/* ---- what a rule pays ---- */
const char *words_rule_kind_name(const struct rule *rule)
{
	const char *name = "fixed";

	if (rule->kind != RULE_PAYS)
		return rule->kind == RULE_LIMIT ? "limit" : "text";
	if (rule->nmodifies > 0)
		return rule->nsteps > 0 && rule->steps[0].word == WORD_CAP ? "upto" : "uplift";
	for (size_t i = 0; i < rule->nsteps; i++) {
		if (rule->steps[i].word == WORD_EXTERNAL)
			name = "external";
		if (rule->steps[i].word == WORD_ACTUAL)
			name = "actual";
		if (rule->steps[i].word == WORD_UPTO)
			name = "upto";
	}
	return name;
}

const char *words_rule_kind(const struct publication *pub, enum lang lang, const struct rule *rule)
{
	static const struct { const char *name, *key; } keys[] = {
		{"upto", "kind-upto"}, {"external", "kind-external"}, {"actual", "kind-actual"}, {"uplift", "kind-uplift"},
		{"limit", "kind-limit"}, {"text", "kind-text"},
	};
	const char *name = words_rule_kind_name(rule);

	for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++)
		if (strcmp(keys[i].name, name) == 0)
			return string(pub, lang, keys[i].key);
	return string(pub, lang, "kind-fixed");
}

const char *words_window(struct arena *a, const struct publication *pub, enum lang lang, const struct window *w)
{
	const char *from = words_date(a, lang, w->from), *to = words_date(a, lang, w->to);

	if (from != NULL && to != NULL)
		return words_fill(a, string(pub, lang, "rates-window"), from, to, NULL);
	if (from == NULL && to == NULL)
		return NULL;
	return words_fill(a, string(pub, lang, from == NULL ? "rates-window-to" : "rates-window-from"), from == NULL ? to : from,
		NULL);
}

const char *words_cells(struct arena *a, const struct publication *pub, enum lang lang, const struct rule *rule)
{
	const char *all = rule_cell(rule, 0), *cell;

	if (all == NULL)
		return NULL;
	for (size_t i = 1; (cell = rule_cell(rule, i)) != NULL; i++)
		all = arena_printf(a, lang == ZH ? "%s、%s" : "%s, %s", all, cell);
	return words_fill(a, string(pub, lang, "rates-cells"), all, NULL);
}

struct saying {
	struct arena *arena;
	const struct publication *pub;
	enum lang lang;
};

static const char *fact_unit(const struct saying *s, const char *id)
{
	const struct fact *f = fact_lookup(s->pub->site, id);
	const char *unit = f == NULL ? NULL : f->unit.text[s->lang];

	return unit == NULL ? "" : unit;
}

static const char *fact_label(const struct saying *s, const char *id)
{
	const struct fact *f = fact_lookup(s->pub->site, id);

	return f == NULL ? id : f->label.text[s->lang];
}

static const char *documents_joined(const struct saying *s, const struct step *step)
{
	const char **documents = s->lang == EN && step->documents_en != NULL ? step->documents_en : step->documents;
	const char *all = documents[0];

	for (size_t i = 1; i < step->ndocuments; i++)
		all = arena_printf(s->arena, s->lang == ZH ? "%s、%s" : "%s, %s", all, documents[i]);
	return all;
}

static const char *yuan_text(const struct saying *s, int64_t fen)
{
	return words_fill(s->arena, string(s->pub, s->lang, "amount-yuan"), words_yuan(s->arena, s->lang, fen), NULL);
}

/* "100 元" with what multiplies it: "100 元/天". */
static const char *fixed_text(const struct saying *s, const struct rule *rule, size_t i)
{
	const char *text = yuan_text(s, rule->steps[i].amount.value);

	for (i++; i < rule->nsteps && rule->steps[i].word == WORD_TIMES; i++)
		text = words_fill(s->arena, string(s->pub, s->lang, "amount-per"), text, fact_unit(s, rule->steps[i].fact), NULL);
	return text;
}

/* "6,000 yuan", "6,000 yuan × years", "training fee", or the document that sets it. */
static const char *cap_text(const struct saying *s, const struct step *step)
{
	const char *text;

	if (!step->has_amount)
		return step->ndocuments > 0 ? documents_joined(s, step) : fact_label(s, step->fact);
	text = yuan_text(s, step->amount.value);
	return step->per == NULL ? text
		: words_fill(s->arena, string(s->pub, s->lang, "amount-per"), text, fact_unit(s, step->per), NULL);
}

/* "+30%", "50% of …"; where the text gives no figure, that. */
static const char *percent_text(const struct saying *s, const struct step *step)
{
	const char *base = step->base == NULL ? "" : step->base->title.text[s->lang], *text;

	if (!step->has_amount)
		return words_fill(s->arena, string(s->pub, s->lang, "amount-part-open"), base, NULL);
	text = arena_printf(s->arena, "%s%s%%", step->amount.plus ? "+" : "", words_yuan(s->arena, s->lang, step->amount.value));
	return step->base == NULL ? text
		: words_fill(s->arena, string(s->pub, s->lang, "amount-part"), text, base, NULL);
}

/* One step as a short text, NULL where it says nothing of its own. */
static const char *step_text(const struct saying *s, const struct rule *rule, size_t i)
{
	const struct step *step = &rule->steps[i];
	const char *count = arena_printf(s->arena, "%lld", (long long)step->amount.value);

	switch (step->word) {
	case WORD_FIXED:
		return fixed_text(s, rule, i);
	case WORD_TIMES:
		return !step->has_amount ? NULL
			: words_fill(s->arena, string(s->pub, s->lang, "amount-max"), count, fact_unit(s, step->fact), NULL);
	case WORD_CAP:
		return words_fill(s->arena, string(s->pub, s->lang, "amount-cap"), cap_text(s, step), NULL);
	case WORD_PERCENT:
		return percent_text(s, step);
	case WORD_EXTERNAL:
		return words_fill(s->arena, string(s->pub, s->lang, "amount-external"), documents_joined(s, step), NULL);
	case WORD_ACTUAL:
		return words_fill(s->arena, string(s->pub, s->lang, "amount-actual"), fact_label(s, step->fact), NULL);
	case WORD_PRORATE:
		return words_fill(s->arena, string(s->pub, s->lang, "amount-prorate"), count, NULL);
	case WORD_UPTO:
	case WORD_TABLE:
	case NWORDS:
		break;
	}
	return NULL;
}

static const char *value_label(const struct saying *s, const char *fact, const char *value)
{
	const struct fact *f = fact == NULL ? NULL : fact_lookup(s->pub->site, fact);
	const struct fact_value *v = f == NULL || value == NULL ? NULL : fact_value_lookup(f, value);

	return v == NULL ? "" : v->label.text[s->lang];
}

static void amount_row(struct data *list, const struct saying *s, const char *label, int64_t fen)
{
	struct data *row = data_item(list);

	data_text(row, "label", label);
	data_text(row, "value", words_yuan(s->arena, s->lang, fen));
	data_text(row, "unit", string(s->pub, s->lang, "unit-yuan"));
}

/* The amounts of a table; `key`: of this value of its first key alone, NULL: of all, and then both keys are said. */
static void table_rows(struct data *list, const struct saying *s, const struct step *step, bool as_rows, const char *key)
{
	for (size_t i = 0; i < step->nrows; i++) {
		const struct table_row *row = &step->rows[i];
		const char *label = value_label(s, step->fact, row->key);

		if (row->no_rate || (key != NULL && strcmp(row->key, key) != 0))
			continue;
		if (row->key2 != NULL)
			label = key != NULL ? value_label(s, step->fact2, row->key2)
				: arena_printf(s->arena, "%s %s", label, value_label(s, step->fact2, row->key2));
		if (as_rows)
			amount_row(list, s, label, row->fen);
		else
			data_item_text(list, arena_printf(s->arena, "%s %s", label, yuan_text(s, row->fen)));
	}
}

static void step_amounts(struct data *list, const struct saying *s, const struct rule *rule, size_t i, bool as_rows)
{
	const char *text = step_text(s, rule, i);

	if (rule->steps[i].word == WORD_TABLE)
		table_rows(list, s, &rule->steps[i], as_rows, NULL);
	else if (text != NULL && as_rows)
		data_text(data_item(list), "value", text);
	else if (text != NULL)
		data_item_text(list, text);
}

void words_amounts(struct data *list, struct arena *a, const struct publication *pub, enum lang lang,
	const struct rule *rule)
{
	struct saying s = {a, pub, lang};

	for (size_t i = 0; i < rule->nsteps; i++)
		step_amounts(list, &s, rule, i, false);
}

void words_amount_rows(struct data *list, struct arena *a, const struct publication *pub, enum lang lang,
	const struct rule *rule)
{
	struct saying s = {a, pub, lang};

	for (size_t i = 0; i < rule->nsteps; i++)
		step_amounts(list, &s, rule, i, true);
}

/* A table of two keys: one table for each value of the first that has amounts. */
static void tables_of_keys(struct data *tables, const struct saying *s, const struct step *step)
{
	const char *last = NULL;

	for (size_t i = 0; i < step->nrows; i++) {
		const char *key = step->rows[i].key;
		struct data *table;

		if (step->rows[i].no_rate || (last != NULL && strcmp(last, key) == 0))
			continue;
		last = key;
		table = data_item(tables);
		data_text(table, "label", value_label(s, step->fact, key));
		table_rows(data_list(table, "amounts"), s, step, true, key);
	}
}

void words_amount_tables(struct data *tables, struct arena *a, const struct publication *pub, enum lang lang,
	const struct rule *rule)
{
	struct saying s = {a, pub, lang};
	struct data *list = NULL;

	for (size_t i = 0; i < rule->nsteps; i++) {
		if (rule->steps[i].fact2 != NULL) {
			tables_of_keys(tables, &s, &rule->steps[i]);
			list = NULL;
			continue;
		}
		if (list == NULL && (rule->steps[i].word == WORD_TABLE || step_text(&s, rule, i) != NULL))
			list = data_list(data_item(tables), "amounts");
		if (list != NULL)
			step_amounts(list, &s, rule, i, true);
	}
}
