/* Checks that the occupations of a search are those of the table's cells, each once, in both languages. */
#include "check.h"

#include <string.h>

#include "table.h"
#include "text.h"

struct names {
	const char **list;
	size_t n;
};

static const char *trimmed(struct arena *a, const char *p, size_t n)
{
	while (n > 0 && (*p == ' ' || *p == '\n'))
		p++, n--;
	while (n > 0 && strchr(" .\n", p[n - 1]) != NULL)
		n--;
	return arena_copy(a, p, n);
}

/* The names of a cell: apart by 、 and in English by ; and without the 等。 or "and so on" at their end. */
static struct names names_split(struct arena *a, const char *cell, enum lang lang)
{
	const char *mark = lang == ZH ? "、" : ";", *end;
	struct names names = {0};

	for (; *cell != '\0'; cell = *end == '\0' ? end : end + strlen(mark)) {
		const char *name;
		size_t n;

		end = strstr(cell, mark);
		if (end == NULL)
			end = cell + strlen(cell);
		name = trimmed(a, cell, (size_t)(end - cell));
		n = strlen(name);
		if (lang == ZH && n > 6 && strcmp(name + n - 6, "等。") == 0)
			name = arena_copy(a, name, n - 6);
		if (*name != '\0' && strcmp(name, "and so on") != 0)
			*arena_append(a, names.list, names.n) = name;
	}
	return names;
}

/* The capital of a sentence's start does not count. */
static bool english_equal(const char *a, const char *b)
{
	return ((*a | 32) == (*b | 32)) && (*a == '\0' || strcmp(a + 1, b + 1) == 0);
}

/* As many syllables of small letters as the name has characters. */
static bool pinyin_fits(const char *pinyin, const char *name)
{
	size_t syllables = *pinyin == '\0' ? 0 : 1, characters = 0;

	for (const char *p = pinyin; *p != '\0'; p++) {
		if (*p == ' ' && p[1] >= 'a' && p[1] <= 'z' && p > pinyin)
			syllables++;
		else if (*p < 'a' || *p > 'z')
			return false;
	}
	while (*name != '\0') {
		uint32_t code = utf8_next(&name);

		characters += code >= 0x4E00 && code <= 0x9FFF;
	}
	return syllables == characters;
}

static const struct csv *table_csv(const struct reading *r, const struct table *t, enum lang lang)
{
	for (size_t i = 0; r->text[lang] != NULL && i < r->text[lang]->nblocks; i++)
		if (r->text[lang]->blocks[i].table == t)
			return &r->text[lang]->blocks[i].csv;
	return NULL;
}

static struct src row_src(const struct reading *r, const struct table *t, const struct occupation *o)
{
	return (struct src){arena_printf(r->scratch, "%s/tables/%s.names.csv", r->policy->dir, t->id), o->line, 0};
}

static struct occupation *occupation_lookup(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->noccupations; i++)
		if (strcmp(t->occupations[i].name[ZH], name) == 0)
			return &t->occupations[i];
	return NULL;
}

/* One name of a cell: it has its row, which says the same of it. */
static void name_check(const struct reading *r, const struct table *t, const struct listing *listing, const char *zh,
	const char *en)
{
	const struct occupation *o = occupation_lookup(t, zh);

	if (o == NULL)
		diag_error(r->diag, listing->src, "occupation", "cell %s lists %s, of which %s.names.csv has no row",
			"%s 格列有“%s”，%s.names.csv 中没有这一行", listing->cell, zh, t->id);
	else if (strcmp(o->cell, listing->cell) != 0)
		diag_error(r->diag, row_src(r, t, o), "occupation", "%s stands in cell %s, not in \"%s\"",
			"“%s”在 %s 格，不在“%s”格", zh, listing->cell, o->cell);
	else if (!english_equal(o->name[EN], en))
		diag_error(r->diag, row_src(r, t, o), "occupation", "%s is \"%s\" in the table, not \"%s\"",
			"“%s”在表中译作 \"%s\"，不是 \"%s\"", zh, en, o->name[EN]);
}

/* The names of the listed cells that there are, for the rows that have none. */
static struct names listing_check(const struct reading *r, const struct table *t, const struct listing *listing)
{
	const struct csv *zh = table_csv(r, t, ZH), *en = table_csv(r, t, EN);
	const char *cell = zh == NULL ? NULL : table_cell(zh, listing->cell);
	const char *english = en == NULL ? NULL : table_cell(en, listing->cell);
	struct names a = {0}, b = {0};

	if (zh == NULL || en == NULL || zh->nrows == 0 || en->nrows == 0)
		return a; /* reported */
	if (cell == NULL || english == NULL) {
		diag_error(r->diag, listing->src, "occupation",
			"table %s has no cell %s; cells are named as a spreadsheet names them: D3",
			"表 %s 没有 %s 格；单元格按电子表格的写法，如 D3", t->id, listing->cell);
		return a;
	}
	a = names_split(r->scratch, cell, ZH);
	b = names_split(r->scratch, english, EN);
	if (a.n != b.n)
		diag_error(r->diag, listing->src, "occupation", "cell %s lists %zu occupations in Chinese and %zu in English",
			"%s 格中文列有 %zu 个工种，英文 %zu 个", listing->cell, a.n, b.n);
	for (size_t i = 0; a.n == b.n && i < a.n; i++)
		name_check(r, t, listing, a.list[i], b.list[i]);
	return a;
}

static bool named(const struct names *lists, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < lists[i].n; k++)
			if (strcmp(lists[i].list[k], name) == 0)
				return true;
	return false;
}

static void rows_check(const struct reading *r, const struct table *t, const struct names *lists)
{
	for (size_t i = 0; i < t->noccupations; i++) {
		const struct occupation *o = &t->occupations[i];

		if (occupation_lookup(t, o->name[ZH]) != o)
			diag_error(r->diag, row_src(r, t, o), "occupation", "%s stands twice; it has one row",
				"“%s”重复；每个工种一行", o->name[ZH]);
		else if (!named(lists, t->nlistings, o->name[ZH]))
			diag_error(r->diag, row_src(r, t, o), "occupation", "no cell under occupations lists %s",
				"occupations 所列的单元格中没有“%s”", o->name[ZH]);
		if (!pinyin_fits(o->pinyin, o->name[ZH]))
			diag_error(r->diag, row_src(r, t, o), "occupation",
				"the pinyin has a syllable in small letters for each character of %s, apart by spaces: \"%s\"",
				"拼音应与“%s”逐字对应，小写，音节之间空一格：\"%s\"", o->name[ZH], o->pinyin);
	}
}

void check_occupations(const struct reading *r)
{
	for (size_t i = 0; i < r->policy->ntables; i++) {
		const struct table *t = &r->policy->tables[i];
		struct names *lists = arena_new(r->scratch, struct names, t->nlistings);

		if (t->noccupations == 0 || table_csv(r, t, ZH) == NULL || table_csv(r, t, EN) == NULL)
			continue; /* reported */
		for (size_t k = 0; k < t->nlistings; k++)
			lists[k] = listing_check(r, t, &t->listings[k]);
		rows_check(r, t, lists);
	}
}
