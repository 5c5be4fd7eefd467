#include "cite.h"

#include <string.h>

#include "number.h"
#include "text.h"

struct search {
	struct arena *arena;
	const struct site *site;
	const struct document *doc;
	size_t block;
	struct citation *list;
	size_t n;
};

static bool at(const struct block *b, size_t i, const char *word)
{
	/* asked at nearly every byte: the first byte decides most */
	return b->text[i] == word[0] && strncmp(b->text + i, word, strlen(word)) == 0;
}

/* ---- verbs ---- */
static const struct {
	const char *word;
	enum cite_verb verb;
} verbs[] = {
	{"根据", CITE_BASIS}, {"依据", CITE_BASIS}, {"贯彻", CITE_IMPLEMENTS}, {"落实", CITE_IMPLEMENTS},
	{"按照", CITE_FOLLOWS}, {"依照", CITE_FOLLOWS}, {"按", CITE_FOLLOWS},
};

/* The last verb of the sentence before the place; it governs a list of instruments too. */
static enum cite_verb verb_before(const struct block *b, size_t place)
{
	size_t best = 0;
	enum cite_verb verb = CITE_NAMES;

	for (size_t i = 0; i < place; i++) {
		if (at(b, i, "。") || at(b, i, "；")) {
			best = 0;
			verb = CITE_NAMES;
		}
		for (size_t k = 0; k < sizeof verbs / sizeof verbs[0]; k++)
			if (at(b, i, verbs[k].word) && i >= best) {
				best = i + strlen(verbs[k].word);
				verb = verbs[k].verb;
			}
	}
	return verb;
}

static void add(struct search *s, const char *number, const struct instrument *instrument, const struct policy *held,
	size_t from, size_t to)
{
	struct citation *c = arena_append(s->arena, s->list, s->n);

	*c = (struct citation){instrument, held, number, CITE_NAMES, s->block, from, to};
	if (s->doc->lang == ZH)
		c->verb = verb_before(&s->doc->blocks[s->block], from);
}

static size_t number_take(struct search *s, const struct block *b, size_t bracket)
{
	size_t from, end;
	const char *number;

	if (!number_at(b->text, b->n, bracket, &from, &end))
		return bracket + 1;
	number = arena_copy(s->arena, b->text + from, end - from);
	add(s, number, instrument_by_number(s->site, number), policy_by_number(s->site, number), from, end);
	return end;
}

/* 《…》 with its own nested marks, the cursor at 《: past it, and its inner range. */
static size_t title_end(const struct block *b, size_t i)
{
	int depth = 0;

	for (; i < b->n; i++) {
		if (at(b, i, "《"))
			depth++;
		if (at(b, i, "》") && --depth == 0)
			return i + strlen("》");
	}
	return 0;
}

/* A title that a 文号 follows is cited by that. */
static bool number_follows(const struct block *b, size_t end)
{
	size_t limit = end + 60 < b->n ? end + 60 : b->n, from, to;

	if (!at(b, end, "（") && !at(b, end, "("))
		return false;
	for (size_t i = end; i < limit; i++)
		if (number_at(b->text, b->n, i, &from, &to))
			return true;
	return false;
}

static size_t title_take(struct search *s, const struct block *b, size_t open)
{
	size_t end = title_end(b, open), mark = strlen("《");
	const struct instrument *x;

	if (end == 0 || number_follows(b, end))
		return open + 1;
	x = instrument_by_title(s->site, b->text + open + mark, end - open - 2 * mark);
	if (x == NULL)
		return open + 1;
	add(s, NULL, x, x->number == NULL ? NULL : policy_by_number(s->site, x->number), open, end);
	return end;
}

/* English titles of instruments without a number, word for word. */
static void titles_en(struct search *s, const struct block *b)
{
	size_t from, to;

	for (size_t i = 0; i < s->site->ninstruments; i++) {
		const struct instrument *x = &s->site->instruments[i];

		if (x->number == NULL && text_find(b->text, b->n, x->title.text[EN], 0, &from, &to))
			add(s, NULL, x, NULL, from, to);
	}
}

static bool own_number_line(const struct search *s, const struct block *b)
{
	const char *own = s->doc->policy->number;

	return own != NULL && text_is(b->text, b->n, own);
}

/* What brackets and title marks begin with. */
static const bool marks[256] = {['['] = true, [0xE3] = true, [0xEF] = true};

struct citation *citations_find(struct arena *a, const struct site *site, const struct document *doc, size_t *count)
{
	struct search s = {.arena = a, .site = site, .doc = doc};

	for (s.block = 0; s.block < doc->nblocks; s.block++) {
		const struct block *b = &doc->blocks[s.block];

		if (b->text == NULL || own_number_line(&s, b))
			continue;
		for (size_t i = 0; i < b->n;) {
			while (i < b->n && !marks[(unsigned char)b->text[i]])
				i++;
			if (i == b->n)
				break;
			if (b->text[i] == '[' || at(b, i, "〔") || at(b, i, "【") || at(b, i, "［"))
				i = number_take(&s, b, i);
			else if (doc->lang == ZH && at(b, i, "《"))
				i = title_take(&s, b, i);
			else
				i++;
		}
		if (doc->lang == EN)
			titles_en(&s, b);
	}
	*count = s.n;
	return s.list;
}
