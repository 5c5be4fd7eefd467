#include "rules_pack.h"

const char rules_layout[] = "S52V#/S/S2L#/S3PNNSSSLSC#T#LRxNLSLR/32FL#nS/9ffnSLSLnr";

struct reader {
	struct rules *rules;
	const uint8_t *p, *end;
	bool bad;
	unsigned cells;              /* used */
	unsigned runs[PACK_SECTIONS];
};

unsigned rules_field(const struct rules *r, unsigned field, unsigned record)
{
	return r->cells[r->column[field] + record];
}

unsigned rules_item(const struct rules *r, unsigned field, unsigned record, unsigned i)
{
	return r->cells[rules_field(r, field, record) + i];
}

int64_t rules_number(const struct rules *r, unsigned field, unsigned record)
{
	unsigned amount = rules_field(r, field, record);

	return amount == RULES_NONE ? 0 : r->amounts[amount];
}

const char *rules_string(const struct rules *r, unsigned field, unsigned record)
{
	return (const char *)r->pack + r->strings[rules_field(r, field, record)];
}

const char *rules_item_string(const struct rules *r, unsigned field, unsigned record, unsigned i)
{
	return (const char *)r->pack + r->strings[rules_item(r, field, record, i)];
}

static uint64_t number_next(struct reader *in)
{
	uint64_t v = 0;

	for (unsigned shift = 0; in->p < in->end && shift < 42; shift += 7) {
		v |= (uint64_t)(*in->p & 127) << shift;
		if (*in->p++ < 128)
			return v;
	}
	in->bad = true;
	return 0;
}

/* The section a field's letter points into, PACK_SECTIONS for none. */
static unsigned target(char kind)
{
	static const char letters[] = "FVPRCTNS";
	unsigned s = 0;

	while (s < PACK_SECTIONS && (kind & ~' ') != letters[s])
		s++;
	return s;
}

static bool value_sound(const struct rules *r, char kind, unsigned v)
{
	unsigned section = target(kind);

	if (kind >= '2' && kind <= '?')
		return v < (unsigned)(kind - '0');
	return section == PACK_SECTIONS || v < r->count[section] || (kind >= 'a' && v == RULES_NONE);
}

/* Room for the n cells of a field. */
static unsigned column_next(struct reader *in, unsigned field, unsigned n)
{
	unsigned at = in->cells;

	if (n > RULES_CELLS_MAX - at) {
		in->bad = true;
		n = 0;
	}
	in->rules->column[field] = (uint16_t)at;
	in->cells += n;
	return at;
}

static void field_read(struct reader *in, unsigned field, char kind, unsigned n)
{
	unsigned at = column_next(in, field, n), v = 0;

	for (unsigned i = 0; i < n && !in->bad; i++) {
		uint64_t d = number_next(in);

		v += (unsigned)(d >> 1) ^ -(unsigned)(d & 1);
		in->rules->cells[at + i] = (uint16_t)(v - 1);
		if (!value_sound(in->rules, kind, in->rules->cells[at + i]))
			in->bad = true;
	}
}

/* A run and its count; of a list, `kind[1]` says what its items are. */
static void runs_read(struct reader *in, unsigned field, const char *kind, unsigned n)
{
	unsigned at = column_next(in, field, n), count = column_next(in, field + 1, n), first = in->cells;
	unsigned *next = *kind == 'L' ? &first : &in->runs[target(*kind)];

	for (unsigned i = 0; i < n && !in->bad; i++) {
		uint64_t d = number_next(in);

		in->rules->cells[at + i] = (uint16_t)*next;
		in->rules->cells[count + i] = (uint16_t)d;
		if (d > RULES_CELLS_MAX - *next)
			in->bad = true;
		*next += (unsigned)d;
	}
	if (*kind == 'L')
		field_read(in, PACK_FIELDS, kind[1], first - in->cells);
}

static void records_read(struct reader *in)
{
	unsigned field = 0, section = 0;

	for (const char *kind = rules_layout; *kind != '\0'; kind++) {
		if (*kind == '/') {
			section++;
		} else if (*kind == 'L' || kind[1] == '#') {
			runs_read(in, field, kind++, in->rules->count[section]);
			field += 2;
		} else {
			field_read(in, field++, *kind, in->rules->count[section]);
		}
	}
	if (in->runs[PACK_VALUES] != in->rules->count[PACK_VALUES] ||
		in->runs[PACK_CONDITIONS] != in->rules->count[PACK_CONDITIONS] ||
		in->runs[PACK_STEPS] != in->rules->count[PACK_STEPS])
		in->bad = true;
}

static void strings_read(struct reader *in, const uint8_t *pack)
{
	for (unsigned i = 0; i < in->rules->count[PACK_STRINGS]; i++) {
		in->rules->strings[i] = (uint32_t)(in->p - pack);
		while (in->p < in->end && *in->p != 0)
			in->p++;
		if (in->p++ == in->end) {
			in->bad = true;
			return;
		}
	}
	in->bad = in->bad || in->p != in->end;
}

bool rules_open(struct rules *r, const uint8_t *pack, size_t n)
{
	static const char magic[] = "GBRP\1\0\0";
	struct reader in;

	if (n < RULES_PACK_HEADER)
		return false;
	in.rules = r;
	in.p = pack + RULES_PACK_HEADER;
	in.end = pack + n;
	in.bad = false;
	in.cells = 0;
	r->pack = pack;
	for (unsigned i = 0; i < sizeof magic; i++)
		if (pack[i] != (uint8_t)magic[i])
			return false;
	for (unsigned s = 0; s < PACK_SECTIONS; s++) {
		uint64_t count = number_next(&in);

		in.runs[s] = 0;
		r->count[s] = (uint32_t)count;
		if (count > RULES_RECORDS_MAX)
			return false;
	}
	if (r->count[PACK_FACTS] <= RULES_DATE || r->count[PACK_FACTS] > RULES_FACTS_MAX ||
		r->count[PACK_RULES] > RULES_RULES_MAX || r->count[PACK_STRINGS] == 0)
		return false;
	records_read(&in);
	for (unsigned i = 0; i < r->count[PACK_AMOUNTS]; i++)
		r->amounts[i] = (int64_t)(number_next(&in) & RULES_AMOUNT_MAX);
	strings_read(&in, pack);
	r->by_document = 0;
	for (unsigned i = 0; !in.bad && i < r->count[PACK_FACTS]; i++)
		r->by_document |= (uint64_t)rules_field(r, FACT_BY_DOCUMENT, i) << i;
	return !in.bad;
}
