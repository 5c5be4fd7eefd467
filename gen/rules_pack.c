#include "rules_pack.h"

const char rules_layout[] = "S52V#/S/S2L#/S3PNNSSSC#T#LRxNLSLR/32FL#nS/S9ffnLSLnr";

enum { TEXTS = 6, AMOUNTS, LISTS, TARGETS }; /* besides the sections, what a field may point into */

struct reader {
	struct rules *rules;
	const uint8_t *p, *end;
	bool bad;
	unsigned count[TARGETS];     /* how many there are; of list items, how many may be */
	unsigned used[TARGETS];      /* by runs; of texts and amounts, how many have been named */
};

int64_t rules_amount(const struct rules *r, unsigned amount)
{
	return amount == RULES_NONE ? 0 : r->amounts[amount];
}

static unsigned byte_next(struct reader *in)
{
	if (in->p < in->end)
		return *in->p++;
	in->bad = true;
	return 0;
}

static uint64_t number_next(struct reader *in)
{
	uint64_t v = 0;

	for (unsigned shift = 0; shift < 49; shift += 7) {
		unsigned byte = byte_next(in);

		v |= (uint64_t)(byte & 127) << shift;
		if (byte < 128)
			return v;
	}
	in->bad = true;
	return 0;
}

static unsigned count_next(struct reader *in, unsigned most)
{
	uint64_t n = number_next(in);

	if (n <= most)
		return (unsigned)n;
	in->bad = true;
	return 0;
}

static void texts_read(struct reader *in)
{
	struct rules *r = in->rules;
	unsigned byte = byte_next(in), before = 0, end = 0;

	while (byte != 0) {
		unsigned start = end, shared = byte - 1;

		if (byte >= ' ' || before + shared > end || end > RULES_TEXT_MAX - ' ' || in->count[TEXTS] == RULES_RECORDS_MAX) {
			in->bad = true;
			return;
		}
		r->texts[in->count[TEXTS]++] = (uint16_t)start;
		while (shared-- > 0)
			r->text[end++] = r->text[before++];
		while ((byte = byte_next(in)) >= ' ' && end < RULES_TEXT_MAX - 1)
			r->text[end++] = (char)byte;
		r->text[end++] = '\0';
		before = start;
	}
}

static void amounts_read(struct reader *in)
{
	in->count[AMOUNTS] = count_next(in, RULES_RECORDS_MAX);
	for (unsigned i = 0; i < in->count[AMOUNTS]; i++) {
		uint64_t v = number_next(in);
		unsigned zeros = v & 7;

		for (v >>= 3; zeros > 0; zeros--)
			v *= 10;
		in->rules->amounts[i] = (int64_t)(v & RULES_AMOUNT_MAX);
	}
}

/* What a field's letter points into, TARGETS for nothing. */
static unsigned target(char kind)
{
	static const char letters[] = "FVPRCTSNL";
	unsigned t = 0;

	while (t < TARGETS && (kind & ~' ') != letters[t])
		t++;
	return t;
}

/* One field of n records, `stride` cells apart. */
static void field_read(struct reader *in, uint16_t *cell, unsigned stride, char kind, unsigned n)
{
	unsigned to = target(kind);

	for (; n > 0 && !in->bad; n--, cell += stride) {
		unsigned d = count_next(in, RULES_NONE), v = (d - 1) & RULES_NONE;

		if (to == TEXTS || to == AMOUNTS)
			v = d == 0 ? in->used[to]++ : d == 1 ? RULES_NONE : in->used[to] - v;
		if (kind >= '2' && kind <= '?' ? v >= (unsigned)(kind - '0') :
			to < TARGETS && v >= in->count[to] && (kind < 'a' || v != RULES_NONE)) {
			in->bad = true;
			v = 0;
		}
		*cell = to == TEXTS ? in->rules->texts[v] : (uint16_t)v;
	}
}

/* A run and its count; of a list, `kind[1]` says what its items are. */
static void runs_read(struct reader *in, uint16_t *cell, unsigned stride, const char *kind, unsigned n)
{
	unsigned to = target(*kind), first = in->used[to];

	for (; n > 0; n--, cell += stride) {
		unsigned count = count_next(in, in->count[to] - in->used[to]);

		cell[0] = (uint16_t)in->used[to];
		cell[1] = (uint16_t)count;
		in->used[to] += count;
	}
	if (to == LISTS)
		field_read(in, in->rules->items + first, 1, kind[1], in->used[to] - first);
}

static void records_read(struct reader *in)
{
	unsigned section = 0, field = 0, cells = 0;

	for (unsigned s = 0; s < PACK_SECTIONS; s++) {
		in->count[s] = in->rules->count[s] = (uint16_t)count_next(in, (RULES_CELLS_MAX - cells) / rules_widths[s]);
		in->rules->section[s] = in->rules->cells + cells;
		cells += rules_widths[s] * in->count[s];
	}
	for (const char *kind = rules_layout; *kind != '\0'; kind++) {
		uint16_t *cell = (uint16_t *)in->rules->section[section] + field;

		field++;
		if (*kind == '/') {
			section++;
			field = 0;
		} else if (*kind == 'L' || kind[1] == '#') {
			runs_read(in, cell, rules_widths[section], kind++, in->count[section]);
			field++;
		} else {
			field_read(in, cell, rules_widths[section], *kind, in->count[section]);
		}
	}
	for (unsigned s = PACK_VALUES; s < PACK_SECTIONS; s++)
		if (s != PACK_POLICIES && s != PACK_RULES && in->used[s] != in->count[s])
			in->bad = true;
}

bool rules_open(struct rules *r, const uint8_t *pack, size_t n)
{
	static const char hex[] = "0123456789abcdef";
	static const char magic[] = {'G', 'B', 'R', 'P', RULES_PACK_VERSION, 0};
	struct reader in;
	size_t words;

	if (n < RULES_PACK_HEADER)
		return false;
	in.rules = r;
	words = pack[RULES_PACK_WORDS] | (size_t)pack[RULES_PACK_WORDS + 1] << 8;
	if (words < RULES_PACK_HEADER || words > n)
		return false;
	in.p = pack + words;
	in.end = pack + n;
	in.bad = false;
	for (unsigned i = 0; i < TARGETS; i++)
		in.count[i] = in.used[i] = 0;
	in.count[LISTS] = RULES_CELLS_MAX;
	in.used[TEXTS] = 1; /* "" */
	for (unsigned i = 0; i < sizeof magic; i++)
		if (pack[i] != (uint8_t)magic[i])
			return false;
	for (unsigned i = 0; i < 64; i++)
		r->hash[i] = hex[pack[RULES_PACK_HEADER - 32 + i / 2] >> (~i & 1) * 4 & 15];
	r->hash[64] = '\0';
	texts_read(&in);
	in.bad = in.bad || in.p != in.end;
	in.p = pack + RULES_PACK_HEADER;
	in.end = pack + words;
	amounts_read(&in);
	records_read(&in);
	if (in.bad || in.p != in.end || in.used[TEXTS] != in.count[TEXTS] || in.count[PACK_FACTS] <= RULES_DATE ||
		in.count[PACK_FACTS] > RULES_FACTS_MAX || in.count[PACK_RULES] > RULES_RULES_MAX)
		return false;
	r->by_document = 0;
	for (unsigned i = 0; i < in.count[PACK_FACTS]; i++) {
		const struct pack_fact *fact = rules_record(r, PACK_FACTS, i);

		r->by_document |= (uint64_t)fact->by_document << i;
	}
	return true;
}
