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

/* As JSON writes it between quotes: the answer copies it. */
static const char *json_text(struct arena *a, const char *s)
{
	struct buf out = {0};
	const char *text;

	for (; *s != '\0'; s++) {
		if ((unsigned char)*s < ' ')
			buf_printf(&out, "\\u%04x", (unsigned)*s);
		else if (*s == '"' || *s == '\\')
			buf_printf(&out, "\\%c", *s);
		else
			buf_putc(&out, *s);
	}
	text = arena_copy(a, buf_str(&out), out.n);
	buf_free(&out);
	return text;
}

size_t records_string(struct records *r, const char *s)
{
	s = json_text(r->arena, s);
	for (size_t i = 0; i < r->nstrings; i++)
		if (strcmp(r->strings[i], s) == 0)
			return i;
	*arena_append(r->arena, r->strings, r->nstrings) = s;
	return r->nstrings - 1;
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

/* Texts and amounts are numbered in the order they are first written: the differences become small. */
struct order {
	size_t *place, *sorted, n;   /* place: new number plus one, 0 for none yet */
};

struct encoder {
	struct records *records;
	struct buf *out;
	struct order strings, amounts;
	size_t cells;
	bool full;
};

static struct order order_new(struct arena *a, size_t n)
{
	return (struct order){arena_new(a, size_t, n), arena_new(a, size_t, n), 0};
}

static size_t order_place(struct order *o, size_t i)
{
	if (o->place[i] == 0) {
		o->sorted[o->n++] = i;
		o->place[i] = o->n;
	}
	return o->place[i] - 1;
}

static void number_write(struct buf *out, uint64_t v)
{
	for (; v > 127; v >>= 7)
		buf_putc(out, (char)(v | 128));
	buf_putc(out, (char)v);
}

static size_t value_place(struct encoder *e, char kind, size_t value)
{
	if (value == RULES_NONE)
		return value;
	if (kind == 'S')
		return order_place(&e->strings, value);
	if (kind == 'N' || kind == 'n')
		return order_place(&e->amounts, value);
	return value;
}

static void difference_write(struct encoder *e, size_t value, uint16_t *before)
{
	uint16_t now = (uint16_t)(value + 1);
	int d = now - *before;

	number_write(e->out, d < 0 ? (uint64_t)(-2 * d - 1) : (uint64_t)(2 * d));
	*before = now;
	e->cells++;
	e->full = e->full || value > RULES_NONE;
}

/* A run's counts, and the items of lists; `kind` is the run's letter and the next. */
static void runs_write(struct encoder *e, enum pack_section section, size_t field, const char *kind)
{
	struct records *r = e->records;
	size_t width = field_count(section), n = records_count(r, section);
	uint16_t before = 0;

	for (size_t i = 0; i < n; i++)
		number_write(e->out, r->cells[section][i * width + field + 1]);
	e->cells += 2 * n;
	for (size_t i = 0; *kind == 'L' && i < n; i++) {
		const size_t *cell = &r->cells[section][i * width + field];

		for (size_t k = 0; k < cell[1]; k++)
			difference_write(e, value_place(e, kind[1], r->items[cell[0] + k]), &before);
	}
}

static void field_write(struct encoder *e, enum pack_section section, size_t field, char kind)
{
	const struct records *r = e->records;
	size_t width = field_count(section);
	uint16_t before = 0;

	for (size_t i = 0; i < records_count(r, section); i++)
		difference_write(e, value_place(e, kind, r->cells[section][i * width + field]), &before);
}

static void columns_write(struct encoder *e)
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
	struct encoder e = {.records = r, .out = out, .strings = order_new(r->arena, r->nstrings),
		.amounts = order_new(r->arena, r->namounts)};

	order_place(&e.strings, records_string(r, ""));
	buf_add(out, head, sizeof head);
	for (unsigned s = PACK_FACTS; s <= PACK_STEPS; s++)
		number_write(out, records_count(r, (enum pack_section)s));
	number_write(out, r->namounts);
	number_write(out, r->nstrings);
	columns_write(&e);
	for (size_t i = 0; i < r->namounts; i++)
		number_write(out, (uint64_t)r->amounts[e.amounts.sorted[i]]);
	for (size_t i = 0; i < r->nstrings; i++)
		buf_add(out, r->strings[e.strings.sorted[i]], strlen(r->strings[e.strings.sorted[i]]) + 1);
	hash_write(out);
	for (unsigned s = PACK_FACTS; s <= PACK_STEPS; s++)
		e.full = e.full || records_count(r, (enum pack_section)s) > RULES_RECORDS_MAX;
	return !e.full && e.cells <= RULES_CELLS_MAX && r->namounts <= RULES_RECORDS_MAX &&
		r->nstrings <= RULES_RECORDS_MAX && records_count(r, PACK_FACTS) <= RULES_FACTS_MAX &&
		records_count(r, PACK_RULES) <= RULES_RULES_MAX;
}
