#include "cite.h"

#include <string.h>

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

/* The start of the character before an offset. */
static size_t previous(const char *text, size_t i)
{
	do
		i--;
	while (i > 0 && ((unsigned char)text[i] & 0xC0) == 0x80);
	return i;
}

/* "〔2019〕24号" from its bracket on: its end, 0 where it is none. */
static size_t number_end(const struct block *b, size_t i)
{
	static const char *const open[] = {"〔", "【", "[", "［"}, *const close[] = {"〕", "】", "]", "］"};
	size_t digits;

	for (int k = 0; k < 4; k++) {
		size_t p = i + strlen(open[k]);

		if (!at(b, i, open[k]))
			continue;
		for (digits = 0; p < b->n && b->text[p] >= '0' && b->text[p] <= '9'; p++)
			digits++;
		if (digits != 4 || !at(b, p, close[k]))
			return 0;
		p += strlen(close[k]);
		while (p < b->n && b->text[p] == ' ')
			p++;
		for (digits = 0; p < b->n && b->text[p] >= '0' && b->text[p] <= '9'; p++)
			digits++;
		while (p < b->n && b->text[p] == ' ')
			p++;
		return digits > 0 && at(b, p, "号") ? p + strlen("号") : 0;
	}
	return 0;
}

/* 按国办发〔…, 和浙政发〔…: what joins the code to its sentence is none of it. */
static size_t joint_skip(const struct block *b, size_t from, size_t bracket)
{
	static const char *const joints[] = {"按照", "根据", "依据", "依照", "参照", "贯彻", "落实", "执行", "按", "和", "与", "及"};

	for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++)
		if (at(b, from, joints[i]) && from + strlen(joints[i]) < bracket)
			return joint_skip(b, from + strlen(joints[i]), bracket);
	return from;
}

/* The agency's code before the bracket begins at the first of its ideographs. */
static size_t number_start(const struct block *b, size_t bracket)
{
	size_t from = bracket;

	while (from > 0) {
		size_t i = previous(b->text, from);
		const char *p = b->text + i;
		uint32_t c = utf8_next(&p);

		if (c < 0x4E00 || c > 0x9FFF)
			break;
		from = i;
	}
	return joint_skip(b, from, bracket);
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
	size_t end = number_end(b, bracket), from;
	const char *number;

	if (end == 0)
		return bracket + 1;
	from = number_start(b, bracket);
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
	size_t limit = end + 60 < b->n ? end + 60 : b->n;

	if (!at(b, end, "（") && !at(b, end, "("))
		return false;
	for (size_t i = end; i < limit; i++)
		if (number_end(b, i) > 0)
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
	size_t from, to;

	return own != NULL && text_find(b->text, b->n, own, 0, &from, &to) && from == 0 && to == b->n;
}

struct citation *citations_find(struct arena *a, const struct site *site, const struct document *doc, size_t *count)
{
	struct search s = {.arena = a, .site = site, .doc = doc};

	for (s.block = 0; s.block < doc->nblocks; s.block++) {
		const struct block *b = &doc->blocks[s.block];

		if (b->text == NULL || own_number_line(&s, b))
			continue;
		for (size_t i = 0; i < b->n;) {
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
