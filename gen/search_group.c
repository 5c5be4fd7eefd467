#include "search_group.h"

#include "typography.h"

struct search_group search_group_begin(const struct publication *pub, struct arena *a, const char *file)
{
	struct search_group g = {.pub = pub, .arena = a, .file = file, .first = search_entries(pub->search)};

	for (int lang = 0; lang < NLANGS; lang++) {
		buf_puts(&g.text[lang], "gongbuSearch.text(");
		search_string(&g.text[lang], file);
		buf_printf(&g.text[lang], ",\"%s\",[\n", lang_code[lang]);
	}
	return g;
}

void search_group_add(struct search_group *g, const struct entry *e)
{
	search_entry_begin(g->pub->search);
	for (int lang = 0; lang < NLANGS; lang++) {
		struct buf *out = &g->text[lang];
		const char *words[] = {e->anchor, e->label[lang], e->title[lang], e->text[lang]};

		buf_printf(out, "[%d,%d", (int)e->kind, e->below ? 1 : 0);
		for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
			buf_putc(out, ',');
			search_string(out, words[i] == NULL ? "" : i < 2 ? words[i] : typography_text(g->arena, (enum lang)lang, words[i]));
		}
		if (e->also != NULL) {
			buf_putc(out, ',');
			search_string(out, e->also);
		}
		buf_puts(out, "],\n");
		if (!e->below)
			search_entry_add(g->pub->search, e->title[lang]);
		if (e->kind != ENTRY_OCCUPATION)
			search_entry_add(g->pub->search, e->text[lang]);
	}
	search_entry_add(g->pub->search, e->also);
}

void search_group_end(struct search_group *g, const char *head[NLANGS][SEARCH_HEAD])
{
	struct buf heads[NLANGS] = {{0}};
	const char *texts[NLANGS];

	for (int lang = 0; lang < NLANGS; lang++) {
		for (size_t i = 0; i < SEARCH_HEAD; i++) {
			search_string(&heads[lang], head[lang][i] == NULL ? "" : head[lang][i]);
			buf_putc(&heads[lang], ',');
		}
		search_string(&heads[lang], g->file);
		texts[lang] = buf_str(&heads[lang]);
	}
	search_group_note(g->pub->search, texts, g->first, search_entries(g->pub->search) - g->first);
	for (int lang = 0; lang < NLANGS; lang++) {
		buf_free(&heads[lang]);
		buf_puts(&g->text[lang], "]);\n");
		sink_put(g->pub->sink, arena_printf(g->arena, "search/text/%s.%s.js", g->file, lang_code[lang]), g->text[lang].p,
			g->text[lang].n, g->pub->diag);
		buf_free(&g->text[lang]);
	}
}
