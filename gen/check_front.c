/* Checks that what the page says around the text is in the text, and that every table and form has its place there. */
#include "check.h"

#include <string.h>

#include "text.h"

static bool stated(const struct document *doc, const char *words)
{
	size_t from, to;

	for (size_t i = 0; i < doc->nblocks; i++)
		if (doc->blocks[i].text != NULL && text_find(doc->blocks[i].text, doc->blocks[i].n, words, 0, &from, &to))
			return true;
	return false;
}

static void state_need(const struct reading *r, enum lang lang, const char *words)
{
	if (words != NULL && *words != '\0' && !stated(r->text[lang], words))
		diag_plain(r->diag, r->policy->front[lang].src, "front", words, "the text below does not say this, word for word",
			"下面的正文没有这样的原文");
}

void check_front(const struct reading *r)
{
	const struct front *zh = &r->policy->front[ZH], *en = &r->policy->front[EN];

	for (int lang = 0; lang < NLANGS; lang++) {
		const struct front *front = &r->policy->front[lang];

		if (r->text[lang] == NULL)
			continue;
		for (size_t i = 0; i < front->nissuers; i++)
			state_need(r, (enum lang)lang, front->issuers[i]);
		state_need(r, (enum lang)lang, front->addressees);
	}
	if (r->text[ZH] != NULL)
		state_need(r, ZH, r->policy->number);
	if (zh->title == NULL || en->title == NULL)
		return; /* one of them could not be read at all */
	if (zh->nissuers != en->nissuers)
		diag_plain(r->diag, en->src, "front", "issuers", "as many as in zh.md, in the same order",
			"应与 zh.md 的数目和顺序相同");
	if ((zh->addressees != NULL) != (en->addressees != NULL))
		diag_plain(r->diag, en->src, "front", "addressees", "given in both languages or in neither",
			"中英文应同时填写或同时不填");
}

/* ---- tables and forms ---- */
/* Where a table or form stands; NULL after reporting that it does not, or stands twice. */
static const struct block *place_need(const struct reading *r, const struct table *table, const struct form *form)
{
	const struct document *doc = r->text[ZH];
	const char *word = table != NULL ? "table" : "form", *id = table != NULL ? table->id : form->id;
	const struct block *place = NULL;

	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];

		if (table != NULL ? b->table != table : b->form != form)
			continue;
		if (place != NULL)
			diag_error(r->diag, b->src, "placed", "```%s %s stands at line %d already; a table or form has one place",
				"```%s %s 已在第 %d 行出现；每个表或表单只放一处", word, id, place->src.line);
		else
			place = b;
	}
	if (place == NULL)
		diag_error(r->diag, table != NULL ? table->src : form->src, "placed",
			"zh.md does not say where this stands; write ```%s %s and a line ``` there",
			"zh.md 没有放置此项；请在该处写 ```%s %s 和一行 ```", word, id);
	return place;
}

/* A form is the attachment whose heading it stands under. */
static void form_place_check(const struct reading *r, const struct form *form, const struct block *place)
{
	const struct part *part = &r->text[ZH]->parts[place->part];
	size_t index = place->part;

	if (part->kind == PART_ANNEX && part->attachment != form->attachment)
		diag_error(r->diag, form->src, "placed", "attachment: this says %d, it stands in %s",
			"attachment：此处为 %d，实际位于%s", (int)form->attachment, part->label);
	for (int lang = 0; lang < NLANGS; lang++) {
		const struct document *doc = r->text[lang];
		const char *title = form->title.text[lang], *heading = doc != NULL && index < doc->nparts
			? doc->parts[index].title : NULL;
		size_t from, to;

		if (part->kind == PART_ANNEX && title != NULL && *title != '\0' && heading != NULL &&
			(!text_find(heading, strlen(heading), title, 0, &from, &to) || from != 0 || to != strlen(heading)))
			diag_error(r->diag, form->title.src, "placed", "the title is not the attachment's heading: \"%s\"",
				"标题与附件的标题不同：“%s”", heading);
	}
}

void check_placed(const struct reading *r)
{
	const struct policy *p = r->policy;

	for (size_t i = 0; r->text[ZH] != NULL && i < p->ntables; i++)
		place_need(r, &p->tables[i], NULL);
	for (size_t i = 0; r->text[ZH] != NULL && i < p->nforms; i++) {
		const struct block *place = place_need(r, NULL, &p->forms[i]);

		if (place != NULL)
			form_place_check(r, &p->forms[i], place);
	}
}
