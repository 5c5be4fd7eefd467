#include "pdf_append.h"

#include <stdlib.h>
#include <string.h>

#include <nettle/sha2.h>
#include <zlib.h>

#include "arena.h"

#define PACK_MOST 200           /* objects in one object stream */
#define LEVEL 6

struct pdf_entry {
	int number, type;              /* type 1: at an offset; 2: in an object stream, by its index there */
	size_t where;
	int index;
};

void pdf_append_begin(struct pdf_append *a, struct buf *out, int next)
{
	struct pdf_entry *entries = a->entries;
	size_t cap = a->cap;
	struct buf packed = a->packed, heads = a->heads;

	buf_clear(&packed);
	buf_clear(&heads);
	*a = (struct pdf_append){.out = out, .base = out->n, .next = next, .entries = entries, .cap = cap, .packed = packed,
		.heads = heads};
}

void pdf_append_free(struct pdf_append *a)
{
	free(a->entries);
	buf_free(&a->packed);
	buf_free(&a->heads);
}

int pdf_append_number(struct pdf_append *a)
{
	return a->next++;
}

static void entry_add(struct pdf_append *a, struct pdf_entry entry)
{
	if (a->nentries == a->cap) {
		a->cap = a->cap == 0 ? 64 : a->cap * 2;
		a->entries = realloc(a->entries, a->cap * sizeof *a->entries);
		if (a->entries == NULL)
			die("out of memory");
	}
	a->entries[a->nentries++] = entry;
}

static void number_begin(struct pdf_append *a, int number)
{
	entry_add(a, (struct pdf_entry){.number = number, .type = 1, .where = a->out->n});
	buf_printf(a->out, "%d 0 obj\n", number);
}

void pdf_append_object(struct pdf_append *a, int number, const struct buf *text)
{
	number_begin(a, number);
	buf_add(a->out, text->p, text->n);
	buf_puts(a->out, "\nendobj\n");
}

void pdf_append_stream(struct pdf_append *a, int number, const char *dict, const struct buf *data)
{
	number_begin(a, number);
	buf_printf(a->out, "<< %s /Length %zu >>\nstream\n", dict, data->n);
	buf_add(a->out, data->p, data->n);
	buf_puts(a->out, "\nendstream\nendobj\n");
}

void pdf_deflate(const struct buf *from, int level, struct buf *out)
{
	uLongf n = compressBound((uLong)from->n);

	buf_reserve(out, n + 1);
	if (compress2((Bytef *)out->p + out->n, &n, (const Bytef *)buf_str(from), (uLong)from->n, level) != Z_OK)
		die("zlib cannot compress");
	out->n += n;
	out->p[out->n] = '\0';
}

static void pack_end(struct pdf_append *a)
{
	struct buf deflated = {0}, whole = {0}, dict = {0};

	if (a->pack == 0)
		return;
	buf_add(&whole, a->heads.p, a->heads.n);
	buf_add(&whole, a->packed.p, a->packed.n);
	pdf_deflate(&whole, LEVEL, &deflated);
	buf_printf(&dict, "/Type /ObjStm /N %d /First %zu /Filter /FlateDecode", a->npacked, a->heads.n);
	pdf_append_stream(a, a->pack, buf_str(&dict), &deflated);
	a->pack = a->npacked = 0;
	buf_clear(&a->heads);
	buf_clear(&a->packed);
	buf_free(&deflated);
	buf_free(&whole);
	buf_free(&dict);
}

void pdf_append_packed(struct pdf_append *a, int number, const struct buf *text)
{
	if (a->pack == 0)
		a->pack = pdf_append_number(a);
	entry_add(a, (struct pdf_entry){.number = number, .type = 2, .where = (size_t)a->pack, .index = a->npacked++});
	buf_printf(&a->heads, "%d %zu ", number, a->packed.n);
	buf_add(&a->packed, text->p, text->n);
	buf_putc(&a->packed, '\n');
	if (a->npacked == PACK_MOST)
		pack_end(a);
}

static int by_number(const void *a, const void *b)
{
	const struct pdf_entry *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

/* Big-endian. */
static void field_write(struct buf *b, size_t value, int bytes)
{
	for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
		buf_putc(b, (char)(value >> shift & 0xFF));
}

/* The rows of the cross-reference, and which numbers they are for. */
static void rows_write(struct pdf_append *a, struct buf *rows, struct buf *index)
{
	qsort(a->entries, a->nentries, sizeof *a->entries, by_number);
	for (size_t i = 0; i < a->nentries; i++) {
		const struct pdf_entry *e = &a->entries[i];
		size_t run = 0;

		if (i == 0 || e->number != a->entries[i - 1].number + 1) {
			while (i + run < a->nentries && a->entries[i + run].number == e->number + (int)run)
				run++;
			buf_printf(index, " %d %zu", e->number, run);
		}
		field_write(rows, (size_t)e->type, 1);
		field_write(rows, e->where, 4);
		field_write(rows, (size_t)e->index, 2);
	}
}

/* What was added says what file this is. */
static void digest_write(const struct pdf_append *a, const char *id, struct buf *b)
{
	struct sha256_ctx sha;
	uint8_t digest[16];

	sha256_init(&sha);
	sha256_update(&sha, strlen(id), (const uint8_t *)id);
	sha256_update(&sha, a->out->n - a->base, (const uint8_t *)a->out->p + a->base);
	sha256_digest(&sha, sizeof digest, digest);
	for (size_t i = 0; i < sizeof digest; i++)
		buf_printf(b, "%02x", digest[i]);
}

void pdf_append_end(struct pdf_append *a, const char *trailer, const char *id, size_t previous)
{
	struct buf rows = {0}, index = {0}, dict = {0}, deflated = {0};
	size_t at;
	int number;

	pack_end(a);
	number = pdf_append_number(a);
	at = a->out->n;
	entry_add(a, (struct pdf_entry){.number = number, .type = 1, .where = at});
	rows_write(a, &rows, &index);
	pdf_deflate(&rows, LEVEL, &deflated);
	buf_printf(&dict, "/Type /XRef %s /Size %d /Prev %zu /W [1 4 2] /Index [%s ] /Filter /FlateDecode /ID [<%s> <",
		trailer, a->next, previous, buf_str(&index), id);
	digest_write(a, id, &dict);
	buf_puts(&dict, ">]");
	a->nentries--; /* pdf_append_stream counts itself again */
	pdf_append_stream(a, number, buf_str(&dict), &deflated);
	buf_printf(a->out, "startxref\n%zu\n%%%%EOF\n", at);
	buf_free(&rows);
	buf_free(&index);
	buf_free(&dict);
	buf_free(&deflated);
}
