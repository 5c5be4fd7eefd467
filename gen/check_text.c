/* Checks that hold the two languages, the front matter and the notes against the text. */
#include "check.h"

#include <string.h>

#include "figures.h"
#include "text.h"

void check_title(const struct reading *r)
{
	for (int lang = 0; lang < NLANGS; lang++) {
		const struct document *doc = r->text[lang];
		const struct front *front = &r->policy->front[lang];
		size_t from, to;
		const char *title = doc == NULL ? NULL : doc->parts[0].title;

		if (doc == NULL || front->title == NULL || *front->title == '\0')
			continue;
		if (title == NULL || !text_find(title, strlen(title), front->title, 0, &from, &to) || from != 0 ||
			to != strlen(title))
			diag_error(r->diag, front->src, "title", "the title here is not the first # heading: \"%s\"",
				"此处的标题与正文第一个 # 标题不同：“%s”", title == NULL ? "" : title);
	}
}

/* True if the day is written out somewhere in the text: 2020年6月1日. */
static bool date_stated(const struct reading *r, int32_t day)
{
	const struct document *doc = r->text[ZH];
	struct date d = date_of(day);
	char text[64];
	size_t from, to;

	snprintf(text, sizeof text, "%d年%d月%d日", d.year, d.month, d.day);
	for (size_t i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i].text != NULL &&
			text_find(doc->blocks[i].text, doc->blocks[i].n, text, 0, &from, &to))
			return true;
	return false;
}

void check_dates(const struct reading *r)
{
	const struct policy *p = r->policy;
	const struct { const char *key; int32_t day; bool stated; } dates[] = {
		{"written", p->written, true}, {"printed", p->printed, true}, {"effective", p->effective, true},
		{"expires", p->expires, true}, {"posted", p->posted, false},
	};
	struct src src = p->front[ZH].src;

	for (size_t i = 0; r->text[ZH] != NULL && i < sizeof dates / sizeof dates[0]; i++)
		if (dates[i].stated && dates[i].day != DAY_NONE && !date_stated(r, dates[i].day))
			diag_plain(r->diag, src, "date", dates[i].key, "this date is not in the text; leave it out or correct it",
				"正文中没有这个日期；请更正或删去");
	if (p->front[ZH].title != NULL && p->posted == DAY_NONE)
		diag_plain(r->diag, src, "date", "posted", "write the day this page first goes up; it is never defaulted",
			"请填写本站首次发布的日期；此日期从不自动填写");
	if (p->effective != DAY_NONE && p->expires != DAY_NONE && p->expires < p->effective)
		diag_plain(r->diag, src, "date", "expires", "earlier than effective", "早于 effective");
	if (p->printed != DAY_NONE && p->written != DAY_NONE && p->printed < p->written)
		diag_plain(r->diag, src, "date", "printed", "earlier than written", "早于 written");
	if (p->posted != DAY_NONE && p->printed != DAY_NONE && p->posted < p->printed)
		diag_plain(r->diag, src, "date", "posted", "earlier than printed", "早于 printed");
	if (p->posted != DAY_NONE && p->written != DAY_NONE && p->posted < p->written)
		diag_plain(r->diag, src, "date", "posted", "earlier than written", "早于 written");
}

/* ---- the two languages, block by block ---- */
size_t aligned_blocks(const struct reading *r)
{
	const struct document *zh = r->text[ZH], *en = r->text[EN];
	size_t n = 0;

	while (zh != NULL && en != NULL && n < zh->nblocks && n < en->nblocks &&
		blocks_twin(&zh->blocks[n], &en->blocks[n]))
		n++;
	return n;
}

static const char *block_name(const struct reading *r, const struct block *b)
{
	static const char *const names[] = {"#", "##", "¶", "```table", "```form", "***"};
	const struct clause *c = &r->text[ZH]->clauses[b->clause < r->text[ZH]->nclauses ? b->clause : 0];

	return arena_printf(r->scratch, "%s (%s)", names[b->kind], c->path);
}

void check_alignment(const struct reading *r)
{
	const struct document *zh = r->text[ZH], *en = r->text[EN];
	size_t n = aligned_blocks(r);

	if (zh == NULL || en == NULL || zh->lost || en->lost)
		return;
	if (n < zh->nblocks && n < en->nblocks) /* once: everything after it would be reported too */
		diag_error(r->diag, en->blocks[n].src, "alignment",
			"the translation is out of step here: zh.md line %d has %s", "译文从这里起与原文不对应：zh.md 第 %d 行为 %s",
			zh->blocks[n].src.line, block_name(r, &zh->blocks[n]));
	else if (zh->nblocks > n)
		diag_error(r->diag, n > 0 ? en->blocks[n - 1].src : r->policy->front[EN].src, "alignment",
			"the translation ends here, zh.md goes on at line %d with %s",
			"译文到此为止，zh.md 第 %d 行还有 %s", zh->blocks[n].src.line, block_name(r, &zh->blocks[n]));
	else if (en->nblocks > n)
		diag_plain(r->diag, en->blocks[n].src, "alignment", NULL, "this has no counterpart in zh.md", "zh.md 中没有对应内容");
}

/* Reports the first figure that one side has and the other lacks. */
static void figures_compare(const struct reading *r, struct src src, const char *zh, size_t nzh, size_t zh_start,
	const char *en, size_t nen, size_t en_start)
{
	size_t a, b;
	struct figure *x = figures_read(r->scratch, zh, nzh, zh_start, ZH, &a);
	struct figure *y = figures_read(r->scratch, en, nen, en_start, EN, &b);
	const struct figure *lost, *added;

	if (figures_equal(r->scratch, x, a, y, b, &lost, &added))
		return;
	diag_error(r->diag, src, "figures", "the figures differ: Chinese has %s, English has %s",
		"中英文数字不一致：中文有 %s，英文有 %s", lost == NULL ? "-" : figure_text(r->scratch, lost),
		added == NULL ? "-" : figure_text(r->scratch, added));
}

static void bilingual_figures(const struct reading *r, struct src src, const struct bilingual *b)
{
	const char *zh = b->text[ZH], *en = b->text[EN];

	if (zh != NULL && en != NULL && *zh != '\0' && *en != '\0')
		figures_compare(r, src, zh, strlen(zh), 0, en, strlen(en), 0);
}

static void blanks_figures(const struct reading *r, const struct blank *blanks, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bilingual_figures(r, blanks[i].src, &blanks[i].label);
		for (size_t k = 0; k < blanks[i].nchoices; k++)
			bilingual_figures(r, blanks[i].choices[k].src, &blanks[i].choices[k].label);
	}
}

/* The summary, and what the forms say. */
static void other_figures(const struct reading *r)
{
	const struct policy *p = r->policy;
	const struct bilingual summary = {.text = {p->front[ZH].summary, p->front[EN].summary}};

	bilingual_figures(r, p->front[EN].src, &summary);
	for (size_t i = 0; i < p->nforms; i++) {
		const struct form *form = &p->forms[i];

		bilingual_figures(r, form->note.src, &form->note);
		blanks_figures(r, &form->head, 1);
		blanks_figures(r, form->foot, form->nfoot);
		for (size_t row = 0; row < form->nrows; row++)
			blanks_figures(r, form->rows[row].blanks, form->rows[row].nblanks);
	}
}

void check_figures(const struct reading *r)
{
	const struct document *zh = r->text[ZH], *en = r->text[EN];

	other_figures(r);
	for (size_t i = 0, n = aligned_blocks(r); i < n; i++) {
		const struct block *a = &zh->blocks[i], *b = &en->blocks[i];

		if (a->text != NULL && b->text != NULL)
			figures_compare(r, b->src, a->text, a->n, a->label.length, b->text, b->n, b->label.length);
	}
}

void check_table_figures(const struct reading *r)
{
	const struct document *zh = r->text[ZH], *en = r->text[EN];

	for (size_t i = 0; zh != NULL && en != NULL && i < zh->nblocks && i < en->nblocks; i++) {
		const struct csv *a = &zh->blocks[i].csv, *b = &en->blocks[i].csv;

		if (zh->blocks[i].table == NULL || zh->blocks[i].table != en->blocks[i].table || a->nrows == 0 || b->nrows == 0)
			continue;
		if (a->nrows != b->nrows) {
			diag_error(r->diag, (struct src){b->path, b->rows[b->nrows - 1].line, 0}, "table-figures",
				"%zu rows, the Chinese table has %zu", "有 %zu 行，中文表有 %zu 行", b->nrows, a->nrows);
			continue;
		}
		for (size_t row = 0; row < a->nrows; row++)
			for (size_t c = 0; c < a->rows[row].n; c++)
				figures_compare(r, (struct src){b->path, b->rows[row].line, 0}, a->rows[row].cells[c],
					strlen(a->rows[row].cells[c]), 0, b->rows[row].cells[c], strlen(b->rows[row].cells[c]), 0);
	}
}

void check_notes(const struct reading *r)
{
	const struct document *doc = r->text[ZH];

	for (size_t i = 0; doc != NULL && i < r->policy->nnotes; i++) {
		const struct note *note = &r->policy->notes[i];
		const struct clause *c = clause_lookup(doc, note->clause);
		const struct block *b;
		size_t from, to;

		if (c == NULL)
			diag_error(r->diag, note->src, "note-quote", "the text has no clause %s", "正文没有条款 %s", note->clause);
		else if (!document_find(doc, c, note->quote, &b, &from, &to) && !document_cell_find(doc, c, note->quote))
			diag_error(r->diag, note->src, "note-quote", "not in clause %s word for word: \"%s\"", "条款 %s 中没有原文“%s”",
				note->clause, note->quote);
	}
}
