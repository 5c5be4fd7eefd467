#include "site.h"

#include <stdlib.h>
#include <string.h>

#include "number.h"
#include "text.h"

const char *const lang_code[NLANGS] = {"zh", "en"};
const char *const lang_tag[NLANGS] = {"zh-Hans", "en"};
const char *const outcome_name[NOUTCOMES] = {"not-in-force", "no-rate", "needs", "depends", "up-to", "exact", "none",
	"cannot-occur"};
const char *const word_name[NWORDS] = {"fixed", "table", "actual", "external", "times", "percent", "cap", "prorate",
	"upto"};

const char *const policy_kind_names[NKINDS + 1] = {"notice", "plan", "opinion", NULL};

#define LOOKUP(kind, noun, array, count)                                                  \
	const struct kind *noun##_lookup(const struct site *s, const char *id)            \
	{                                                                                 \
		for (size_t i = 0; i < s->count; i++)                                     \
			if (strcmp(s->array[i].id, id) == 0)                              \
				return &s->array[i];                                      \
		return NULL;                                                              \
	}

LOOKUP(region, region, regions, nregions)
LOOKUP(fact, fact, facts, nfacts)
LOOKUP(ambiguity, ambiguity, ambiguities, nambiguities)
LOOKUP(topic, topic, topics, ntopics)
LOOKUP(agency, agency, agencies, nagencies)
LOOKUP(instrument, instrument, instruments, ninstruments)

const struct fact_value *fact_value_lookup(const struct fact *f, const char *id)
{
	for (size_t i = 0; i < f->nvalues; i++)
		if (strcmp(f->values[i].id, id) == 0)
			return &f->values[i];
	return NULL;
}

/* Policies are sorted by id. */
const struct policy *policy_lookup(const struct site *s, const char *id)
{
	size_t low = 0, high = s->npolicies;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(id, s->policies[middle].id);

		if (order == 0)
			return &s->policies[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

static int numbered_compare(const void *key, const void *row)
{
	return strcmp(key, ((const struct numbered *)row)->key);
}

const struct policy *policy_by_number(const struct site *s, const char *number)
{
	char key[NUMBER_KEY_SIZE];
	const struct numbered *row = s->nnumbered == 0 || !number_key(number, key) ? NULL
		: bsearch(key, s->numbered, s->nnumbered, sizeof *s->numbered, numbered_compare);

	return row == NULL ? NULL : row->policy;
}

const struct instrument *instrument_by_number(const struct site *s, const char *number)
{
	for (size_t i = 0; i < s->ninstruments; i++)
		if (s->instruments[i].number != NULL && number_equal(s->instruments[i].number, number))
			return &s->instruments[i];
	return NULL;
}

const struct agency *agency_by_name(const struct site *s, const char *name)
{
	for (size_t i = 0; i < s->nagencies; i++) {
		const struct agency *a = &s->agencies[i];

		if (a->name.text[ZH] != NULL && strcmp(a->name.text[ZH], name) == 0)
			return a;
		for (size_t k = 0; k < a->naliases; k++)
			if (strcmp(a->aliases[k], name) == 0)
				return a;
	}
	return NULL;
}

/* What two spellings of a title may differ in. */
static bool title_skips(uint32_t c)
{
	return text_is_space(c) || c == '-' || c == 0x2013 || c == 0x2014 || c == '<' || c == '>' || c == 0x3008 ||
		c == 0x3009 || c == 0x300A || c == 0x300B || c == '(' || c == ')' || c == 0xFF08 || c == 0xFF09;
}

/* The next character that counts, 0 at the end. */
static uint32_t title_next(const char **p, const char *end)
{
	while (*p < end) {
		uint32_t c = utf8_next(p);

		if (!title_skips(c))
			return c;
	}
	return 0;
}

static bool title_equal(const char *a, const char *b, size_t n)
{
	const char *a_end = a + strlen(a), *b_end = b + n;
	uint32_t c;

	do {
		c = title_next(&a, a_end);
		if (c != title_next(&b, b_end))
			return false;
	} while (c != 0);
	return true;
}

const struct instrument *instrument_by_title(const struct site *s, const char *title, size_t n)
{
	for (size_t i = 0; i < s->ninstruments; i++) {
		const struct instrument *x = &s->instruments[i];

		if (x->title.text[ZH] != NULL && title_equal(x->title.text[ZH], title, n))
			return x;
		for (size_t k = 0; k < x->naliases; k++)
			if (title_equal(x->aliases[k], title, n))
				return x;
	}
	return NULL;
}

int32_t policy_from(const struct policy *p)
{
	if (p->effective != DAY_NONE)
		return p->effective;
	return p->printed != DAY_NONE ? p->printed : p->written;
}

enum policy_status policy_status(const struct policy *p, int32_t today)
{
	if (p->draft)
		return STATUS_DRAFT;
	if (p->nreplaced_by > 0)
		return STATUS_REPLACED;
	if (p->expires != DAY_NONE && today > p->expires)
		return STATUS_EXPIRED;
	if (policy_from(p) != DAY_NONE && today < policy_from(p))
		return STATUS_PENDING;
	return STATUS_IN_FORCE;
}

const char *rule_cell(const struct rule *rule, size_t i)
{
	for (size_t s = 0; s < rule->nsteps; s++) {
		const struct step *step = &rule->steps[s];

		if (step->cell != NULL && i-- == 0)
			return step->cell;
		for (size_t k = 0; k < step->nrows; k++)
			if (step->rows[k].cell != NULL && i-- == 0)
				return step->rows[k].cell;
	}
	return NULL;
}
