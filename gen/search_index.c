#include "search_index.h"

#include <stdlib.h>
#include <string.h>

#include "search_terms.h"
#include "text.h"

#define PART_BYTES ((size_t)256 * 1024) /* what a part of the index may weigh before there are more of them */

struct posting {
	const char *text;              /* NULL: the place is free */
	size_t n;
	uint32_t hash, last;           /* last: the entry added last, plus one */
	bool han;
	struct buf entries;
};

struct search_index {
	struct arena *arena;
	struct posting *table;            /* open addressing, a power of two */
	size_t capacity, n, bytes[2];
	uint32_t entries;
	struct search_page *pages;
	size_t npages;
	struct search_group_record *groups;
	size_t ngroups;
};

static void index_free(void *p)
{
	struct search_index *x = p;

	for (size_t i = 0; i < x->capacity; i++)
		buf_free(&x->table[i].entries);
	free(x->table);
}

static struct posting *table_new(size_t capacity)
{
	struct posting *table = calloc(capacity, sizeof *table);

	if (table == NULL)
		die("out of memory");
	return table;
}

struct search_index *search_index_open(struct arena *a)
{
	struct search_index *x = arena_new(a, struct search_index, 1);

	x->arena = a;
	x->capacity = 4096;
	x->table = table_new(x->capacity);
	arena_own(a, x, index_free);
	return x;
}

uint32_t search_entry_begin(struct search_index *x)
{
	return x->entries++;
}

uint32_t search_entries(const struct search_index *x)
{
	return x->entries;
}

void search_group_note(struct search_index *x, const char *const head[NLANGS], uint32_t first, uint32_t n)
{
	struct search_group_record *g = arena_append(x->arena, x->groups, x->ngroups);

	g->first = first;
	g->n = n;
	for (int lang = 0; lang < NLANGS; lang++)
		g->head[lang] = arena_copy(x->arena, head[lang], strlen(head[lang]));
}

const struct search_group_record *search_groups(const struct search_index *x, size_t *n)
{
	*n = x->ngroups;
	return x->groups;
}

/* ---- terms ---- */
static uint32_t hash_of(const char *p, size_t n)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ (unsigned char)p[i]) * 16777619u;
	return h;
}

static struct posting *place_of(const struct search_index *x, const char *text, size_t n, uint32_t hash)
{
	size_t i = hash & (x->capacity - 1);

	while (x->table[i].text != NULL && (x->table[i].hash != hash || x->table[i].n != n ||
		memcmp(x->table[i].text, text, n) != 0))
		i = (i + 1) & (x->capacity - 1);
	return &x->table[i];
}

static void table_grow(struct search_index *x)
{
	struct posting *old = x->table;
	size_t capacity = x->capacity;

	x->capacity *= 2;
	x->table = table_new(x->capacity);
	for (size_t i = 0; i < capacity; i++)
		if (old[i].text != NULL)
			*place_of(x, old[i].text, old[i].n, old[i].hash) = old[i];
	free(old);
}

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

static void number_write(struct buf *out, uint32_t value)
{
	do {
		uint32_t low = value & 31;

		value >>= 5;
		buf_putc(out, digits[low | (value > 0 ? 32 : 0)]);
	} while (value > 0);
}

/* The place of a term, which is in the table from now on. */
static struct posting *term_place(struct search_index *x, const char *text, size_t n, uint32_t hash, bool han, bool copy)
{
	struct posting *t;

	if (x->n * 2 >= x->capacity)
		table_grow(x);
	t = place_of(x, text, n, hash);
	if (t->text == NULL) {
		t->text = copy ? arena_copy(x->arena, text, n) : text;
		t->n = n;
		t->hash = hash;
		t->han = han;
		x->bytes[han] += n + 6;
		x->n++;
	}
	return t;
}

static void term_add(void *ctx, const char *text, size_t n, int han)
{
	struct search_index *x = ctx;
	uint32_t entry = x->entries - 1;
	struct posting *t = term_place(x, text, n, hash_of(text, n), han != 0, true);
	size_t before = t->entries.n;

	if (t->last == entry + 1)
		return;
	number_write(&t->entries, entry + 1 - t->last);
	x->bytes[t->han] += t->entries.n - before;
	t->last = entry + 1;
}

void search_entry_add(struct search_index *x, const char *text)
{
	if (text != NULL)
		search_terms(text, strlen(text), term_add, x);
}

/* ---- one index after another ---- */
struct search_index *search_index_copy(const struct search_index *x, struct arena *a)
{
	struct search_index *copy = arena_new(a, struct search_index, 1);

	*copy = *x;
	copy->arena = a;
	copy->table = arena_new(a, struct posting, x->n);
	copy->capacity = x->n;
	copy->groups = NULL;
	copy->pages = NULL;
	copy->ngroups = copy->npages = 0;
	for (size_t i = 0, n = 0; i < x->capacity; i++) {
		const struct posting *t = &x->table[i];

		if (t->text == NULL)
			continue;
		copy->table[n] = *t;
		copy->table[n].text = arena_copy(a, t->text, t->n);
		copy->table[n++].entries.p = arena_copy(a, buf_str(&t->entries), t->entries.n);
	}
	for (size_t i = 0; i < x->ngroups; i++)
		search_group_note(copy, x->groups[i].head, x->groups[i].first, x->groups[i].n);
	for (size_t i = 0; i < x->npages; i++)
		for (int lang = 0; lang < NLANGS; lang++)
			if (x->pages[i].title.text[lang] != NULL)
				search_page_add(copy, (enum lang)lang, x->pages[i].path, x->pages[i].title.text[lang],
					x->pages[i].description.text[lang]);
	return copy;
}

/* The first number of a term's entries, and where the differences after it begin. */
static uint32_t first_number(const struct buf *entries, size_t *rest)
{
	uint32_t value = 0;
	int shift = 0;

	for (*rest = 0;; shift += 5) {
		const char *digit = strchr(digits, entries->p[(*rest)++]);
		uint32_t low = (uint32_t)(digit - digits);

		value |= (low & 31) << shift;
		if (low < 32)
			return value;
	}
}

static void posting_take(struct search_index *x, const struct posting *from)
{
	struct posting *t = term_place(x, from->text, from->n, from->hash, from->han, false);
	size_t before = t->entries.n, rest;
	uint32_t first;

	if (from->last == 0)
		return;
	first = first_number(&from->entries, &rest);
	number_write(&t->entries, x->entries + first - t->last);
	buf_add(&t->entries, from->entries.p + rest, from->entries.n - rest);
	x->bytes[t->han] += t->entries.n - before;
	t->last = x->entries + from->last;
}

void search_index_take(struct search_index *x, const struct search_index *from)
{
	for (size_t i = 0; i < from->capacity; i++)
		if (from->table[i].text != NULL)
			posting_take(x, &from->table[i]);
	for (size_t i = 0; i < from->ngroups; i++)
		search_group_note(x, from->groups[i].head, x->entries + from->groups[i].first, from->groups[i].n);
	for (size_t i = 0; i < from->npages; i++)
		*arena_append(x->arena, x->pages, x->npages) = from->pages[i];
	x->entries += from->entries;
}

/* ---- pages ---- */
void search_page_add(struct search_index *x, enum lang lang, const char *path, const char *title, const char *description)
{
	struct search_page *page = arena_append(x->arena, x->pages, x->npages);

	page->path = arena_copy(x->arena, path, strlen(path));
	page->title.text[lang] = arena_copy(x->arena, title, strlen(title));
	page->description.text[lang] = arena_copy(x->arena, description, strlen(description));
}

static int by_path(const void *a, const void *b)
{
	const struct search_page *x = a, *y = b;

	return strcmp(x->path, y->path);
}

/* Both languages of a page stand beside each other now: one takes the other's words. */
const struct search_page *search_pages(struct search_index *x, size_t *n)
{
	*n = 0;
	if (x->npages > 1)
		qsort(x->pages, x->npages, sizeof *x->pages, by_path);
	for (size_t i = 0; i + 1 < x->npages; i++) {
		struct search_page *one = &x->pages[i], *other = &x->pages[i + 1];
		enum lang lang = other->title.text[ZH] == NULL ? EN : ZH;

		if (strcmp(one->path, other->path) != 0)
			continue; /* a page of one language only is not to be found in the other */
		one->title.text[lang] = other->title.text[lang];
		one->description.text[lang] = other->description.text[lang];
		x->pages[(*n)++] = *one;
		i++;
	}
	x->npages = *n;
	return x->pages;
}

/* ---- writing ---- */
size_t search_parts(const struct search_index *x, bool han)
{
	return x->bytes[han] / PART_BYTES + 1;
}

/* The first character's UTF-16 unit tells the part, as a script has it at hand. */
static size_t part_of(const struct posting *t, size_t parts)
{
	const char *p = t->text;
	uint32_t c = utf8_next(&p);

	return (c > 0xffff ? 0xd800 + ((c - 0x10000) >> 10) : c) % parts;
}

static int by_text(const void *a, const void *b)
{
	const struct posting *const *x = a, *const *y = b;

	return strcmp((*x)->text, (*y)->text);
}

/* Sorted, so that those with one first character stand together, it by itself before its pairs. */
static void han_write(const struct posting **sorted, size_t n, struct buf *out)
{
	const struct posting *before = NULL;

	buf_putc(out, '{');
	for (size_t i = 0; i < n; i++) {
		const char *second = sorted[i]->text;
		size_t first;

		utf8_next(&second);
		first = (size_t)(second - sorted[i]->text);
		if (before == NULL || strncmp(before->text, sorted[i]->text, first) != 0)
			buf_printf(out, "%s\"%.*s\":\"", before == NULL ? "" : "\",\n", (int)first, sorted[i]->text);
		buf_printf(out, "%s%s", second, buf_str(&sorted[i]->entries));
		before = sorted[i];
	}
	buf_puts(out, before == NULL ? "}" : "\"}");
}

static void words_write(const struct posting **sorted, size_t n, struct buf *out)
{
	buf_putc(out, '"');
	for (size_t i = 0; i < n; i++)
		buf_printf(out, "%s %s\\n", sorted[i]->text, buf_str(&sorted[i]->entries));
	buf_putc(out, '"');
}

void search_part_write(const struct search_index *x, bool han, size_t part, struct buf *out)
{
	size_t parts = search_parts(x, han), n = 0;
	const struct posting **sorted = calloc(x->n + 1, sizeof *sorted);

	if (sorted == NULL)
		die("out of memory");
	for (size_t i = 0; i < x->capacity; i++)
		if (x->table[i].text != NULL && x->table[i].han == han && part_of(&x->table[i], parts) == part)
			sorted[n++] = &x->table[i];
	qsort(sorted, n, sizeof *sorted, by_text);
	if (han)
		han_write(sorted, n, out);
	else
		words_write(sorted, n, out);
	free(sorted);
}

void search_string(struct buf *out, const char *text)
{
	const char *from = text;

	buf_putc(out, '"');
	for (; text != NULL && *text != '\0'; text++) {
		if (*text != '"' && *text != '\\' && (unsigned char)*text >= ' ')
			continue;
		buf_add(out, from, (size_t)(text - from));
		if ((unsigned char)*text < ' ')
			buf_putc(out, ' ');
		else
			buf_printf(out, "\\%c", *text);
		from = text + 1;
	}
	if (text != NULL)
		buf_add(out, from, (size_t)(text - from));
	buf_putc(out, '"');
}
