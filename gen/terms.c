#include "terms.h"

#include <stdint.h>
#include <string.h>

#include "site.h"

#define SLOT_BITS 12
#define KEY_BYTES 3 /* a Chinese character */

/* A longer term and where the shorter one begins in it. */
struct longer {
	const char *zh;
	size_t n, lead;
};

struct place {
	const char *zh;
	size_t n, term, next;        /* next: in the slot, plus one; 0: none */
	uint32_t key;
	struct longer *longer;
	size_t nlonger;
	const char **english;          /* small letters */
	size_t nenglish;
};

struct term_index {
	size_t slots[1 << SLOT_BITS]; /* number of a place plus one */
	size_t brief;                 /* the same, of those too short for a key: looked for at every character */
	struct place *places;
};

static uint32_t key_of(const char *p)
{
	const unsigned char *c = (const unsigned char *)p;

	return c[0] | (uint32_t)c[1] << 8 | (uint32_t)c[2] << 16;
}

static size_t slot_of(uint32_t key)
{
	return (key * 2654435761u) >> (32 - SLOT_BITS);
}

static void longer_find(struct arena *a, const struct site *s, struct place *p)
{
	for (size_t i = 0; i < s->nterms; i++) {
		const char *zh = s->terms[i].zh, *at = strlen(zh) > p->n ? strstr(zh, p->zh) : NULL;

		if (at != NULL)
			*arena_append(a, p->longer, p->nlonger) = (struct longer){zh, strlen(zh), (size_t)(at - zh)};
	}
}

char *terms_small(struct arena *a, const char *text, size_t n)
{
	char *small = arena_copy(a, text, n);

	for (size_t i = 0; i < n; i++) /* no branch: many at a time */
		small[i] = (char)(small[i] | ((unsigned char)(small[i] - 'A') < 26) << 5);
	return small;
}

static void english_take(struct arena *a, const struct term *t, struct place *p)
{
	*arena_append(a, p->english, p->nenglish) = terms_small(a, t->en, strlen(t->en));
	for (size_t i = 0; i < t->nalso; i++)
		*arena_append(a, p->english, p->nenglish) = terms_small(a, t->also[i], strlen(t->also[i]));
}

bool terms_translated(const struct term_index *x, size_t term, const char *small, size_t n)
{
	const struct place *p = &x->places[term];

	for (size_t i = 0; i < p->nenglish; i++)
		if (memmem(small, n, p->english[i], strlen(p->english[i])) != NULL)
			return true;
	return false;
}

const struct term_index *terms_index(struct arena *a, const struct site *s)
{
	struct term_index *x = arena_new(a, struct term_index, 1);

	x->places = arena_new(a, struct place, s->nterms);
	for (size_t i = 0; i < s->nterms; i++) {
		struct place *p = &x->places[i];
		size_t *head = &x->brief;

		p->zh = s->terms[i].zh;
		p->term = i;
		p->n = p->zh == NULL ? 0 : strlen(p->zh);
		if (p->n == 0 || s->terms[i].en == NULL)
			continue; /* reported */
		english_take(a, &s->terms[i], p);
		if (p->n >= KEY_BYTES) {
			p->key = key_of(p->zh);
			head = &x->slots[slot_of(p->key)];
		}
		p->next = *head;
		*head = i + 1;
		longer_find(a, s, p);
	}
	return x;
}

static bool inside_longer(const struct place *p, const char *text, size_t n, size_t at)
{
	for (size_t i = 0; i < p->nlonger; i++) {
		const struct longer *l = &p->longer[i];

		if (at >= l->lead && n - (at - l->lead) >= l->n && memcmp(text + at - l->lead, l->zh, l->n) == 0)
			return true;
	}
	return false;
}

static void chain_look(const struct term_index *x, size_t head, const char *text, size_t n, size_t at, bool *stands)
{
	for (; head > 0; head = x->places[head - 1].next) {
		const struct place *p = &x->places[head - 1];

		if (!stands[p->term] && n - at >= p->n && memcmp(text + at, p->zh, p->n) == 0 && !inside_longer(p, text, n, at))
			stands[p->term] = true;
	}
}

void terms_find(const struct term_index *x, const char *text, size_t n, bool *stands)
{
	for (size_t at = 0; at < n; at++) {
		size_t head;

		if (((unsigned char)text[at] & 0xC0) == 0x80)
			continue; /* within a character */
		if (x->brief > 0)
			chain_look(x, x->brief, text, n, at, stands);
		head = n - at < KEY_BYTES ? 0 : x->slots[slot_of(key_of(text + at))];
		if (head > 0)
			chain_look(x, head, text, n, at, stands);
	}
}
