#include "pack_encode.h"

#include <assert.h>
#include <nettle/sha2.h>
#include <string.h>

static size_t field_count(enum pack_section section)
{
	const char *layout = rules_layout;
	size_t n = 0;

	for (unsigned s = 0; s < section; s++)
		layout = strchr(layout, '/') + 1;
	while (layout[n] != '\0' && layout[n] != '/')
		n++;
	return n;
}

size_t records_count(const struct records *r, enum pack_section section)
{
	return r->ncells[section] / field_count(section);
}

void records_field(struct records *r, enum pack_section section, size_t value)
{
	*arena_append(r->arena, r->cells[section], r->ncells[section]) = value;
}

void records_item(struct records *r, size_t value)
{
	*arena_append(r->arena, r->items, r->nitems) = value;
}

void records_escape(struct buf *out, const char *s)
{
	for (; *s != '\0'; s++) {
		if ((unsigned char)*s < ' ')
			buf_printf(out, "\\u%04x", (unsigned)*s);
		else if (*s == '"' || *s == '\\')
			buf_printf(out, "\\%c", *s);
		else
			buf_putc(out, *s);
	}
}

size_t records_json(struct records *r, const char *json)
{
	for (size_t i = 0; i < r->nstrings; i++)
		if (strcmp(r->strings[i], json) == 0)
			return i;
	*arena_append(r->arena, r->strings, r->nstrings) = json;
	return r->nstrings - 1;
}

/* The answer copies it. */
size_t records_string(struct records *r, const char *s)
{
	struct buf out = {0};
	const char *text;

	records_escape(&out, s);
	text = arena_copy(r->arena, buf_str(&out), out.n);
	buf_free(&out);
	return records_json(r, text);
}

size_t records_amount(struct records *r, int64_t value)
{
	assert(value >= 0 && value <= RULES_AMOUNT_MAX);
	for (size_t i = 0; i < r->namounts; i++)
		if (r->amounts[i] == value)
			return i;
	*arena_append(r->arena, r->amounts, r->namounts) = value;
	return r->namounts - 1;
}

size_t records_strings(struct records *r, const char *const *list, size_t n)
{
	size_t at = r->nitems;

	for (size_t i = 0; i < n; i++)
		records_item(r, records_string(r, list[i]));
	return at;
}

/* ---- writing ---- */

/* Texts and amounts are numbered in the order they are first named: the next new one needs no number. */
struct order {
	size_t *place, *sorted, n;   /* place: new number plus one, 0 for none yet */
};

struct encoder {
	struct records *records;
	struct buf fields;
	struct order strings, amounts;
	bool full;
};

static struct order order_new(struct arena *a, size_t n)
{
	return (struct order){arena_new(a, size_t, n), arena_new(a, size_t, n), 0};
}

/* 0 for the next new one, 1 + n for the one n before it; 1 is none. */
static size_t order_name(struct order *o, size_t i)
{
	if (o->place[i] != 0)
		return 1 + o->n + 1 - o->place[i];
	o->sorted[o->n++] = i;
	o->place[i] = o->n;
	return 0;
}

static void number_write(struct buf *out, uint64_t v)
{
	for (; v > 127; v >>= 7)
		buf_putc(out, (char)(v | 128));
	buf_putc(out, (char)v);
}

static void value_write(struct encoder *e, char kind, size_t value)
{
	size_t coded = (value + 1) & RULES_NONE;

	e->full = e->full || value > RULES_NONE;
	if (kind == 'S')
		coded = order_name(&e->strings, value);
	else if (kind == 'N' || kind == 'n')
		coded = value == RULES_NONE ? 1 : order_name(&e->amounts, value);
	number_write(&e->fields, coded);
}

/* A run's counts, and the items of lists; `kind` is the run's letter and the next. */
static void runs_write(struct encoder *e, enum pack_section section, size_t field, const char *kind)
{
	struct records *r = e->records;
	size_t width = field_count(section), n = records_count(r, section);

	for (size_t i = 0; i < n; i++)
		number_write(&e->fields, r->cells[section][i * width + field + 1]);
	for (size_t i = 0; *kind == 'L' && i < n; i++) {
		const size_t *cell = &r->cells[section][i * width + field];

		for (size_t k = 0; k < cell[1]; k++)
			value_write(e, kind[1], r->items[cell[0] + k]);
	}
}

static void field_write(struct encoder *e, enum pack_section section, size_t field, char kind)
{
	const struct records *r = e->records;
	size_t width = field_count(section);

	for (size_t i = 0; i < records_count(r, section); i++)
		value_write(e, kind, r->cells[section][i * width + field]);
}

static void fields_write(struct encoder *e)
{
	unsigned section = 0;
	size_t field = 0;

	for (const char *kind = rules_layout; *kind != '\0'; kind++) {
		if (*kind == '/') {
			section++;
			field = 0;
		} else if (*kind == 'L' || kind[1] == '#') {
			runs_write(e, (enum pack_section)section, field, kind++);
			field += 2;
		} else {
			field_write(e, (enum pack_section)section, field++, *kind);
		}
	}
}

/* Each text: how many bytes it shares with the one before, plus one, and the rest. */
static void texts_write(struct encoder *e, struct buf *out)
{
	const char *before = "";
	size_t size = 0;

	for (size_t i = 0; i < e->strings.n; i++) {
		const char *text = e->records->strings[e->strings.sorted[i]];
		size_t shared = 0;

		while (shared < ' ' - 2 && text[shared] != '\0' && text[shared] == before[shared])
			shared++;
		buf_putc(out, (char)(shared + 1));
		buf_add(out, text + shared, strlen(text + shared));
		size += strlen(text) + 1;
		before = text;
	}
	buf_putc(out, '\0');
	e->full = e->full || size > RULES_TEXT_MAX - ' ';
}

/* m · 10^e as 8m + e. */
static void amounts_write(struct encoder *e, struct buf *out)
{
	number_write(out, e->amounts.n);
	for (size_t i = 0; i < e->amounts.n; i++) {
		uint64_t m = (uint64_t)e->records->amounts[e->amounts.sorted[i]], zeros = 0;

		for (; m != 0 && m % 10 == 0 && zeros < 7; zeros++)
			m /= 10;
		number_write(out, 8 * m + zeros);
	}
}

static void hash_write(struct buf *out)
{
	struct sha256_ctx hash;

	sha256_init(&hash);
	sha256_update(&hash, out->n - RULES_PACK_HEADER, (const uint8_t *)out->p + RULES_PACK_HEADER);
	sha256_digest(&hash, SHA256_DIGEST_SIZE, (uint8_t *)out->p + RULES_PACK_HEADER - SHA256_DIGEST_SIZE);
}

bool records_encode(struct records *r, struct buf *out)
{
	static const uint8_t head[RULES_PACK_HEADER] = {'G', 'B', 'R', 'P', RULES_PACK_VERSION};
	struct encoder e = {.records = r, .strings = order_new(r->arena, r->nstrings + 1),
		.amounts = order_new(r->arena, r->namounts)};

	size_t cells = 0;

	order_name(&e.strings, records_string(r, ""));
	fields_write(&e);
	buf_add(out, head, sizeof head);
	amounts_write(&e, out);
	for (unsigned s = 0; s < PACK_SECTIONS; s++) {
		number_write(out, records_count(r, (enum pack_section)s));
		cells += r->ncells[s];
	}
	buf_add(out, e.fields.p, e.fields.n);
	buf_free(&e.fields);
	e.full = e.full || out->n > UINT16_MAX;
	out->p[RULES_PACK_WORDS] = (char)(out->n & 255);
	out->p[RULES_PACK_WORDS + 1] = (char)(out->n >> 8);
	texts_write(&e, out);
	hash_write(out);
	return !e.full && cells <= RULES_CELLS_MAX && r->nitems <= RULES_CELLS_MAX && r->namounts <= RULES_RECORDS_MAX &&
		r->nstrings <= RULES_RECORDS_MAX && records_count(r, PACK_FACTS) <= RULES_FACTS_MAX &&
		records_count(r, PACK_RULES) <= RULES_RULES_MAX;
}
