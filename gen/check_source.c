/* zh.md, its tables and forms, against source.txt: every difference is in the repair log. */
#include "check.h"

#include <string.h>

#include "buf.h"
#include "file.h"
#include "table.h"
#include "text.h"

/* The document's characters in order, each run knowing where it was written. */
struct run {
	struct src src;
	const char *text;
	size_t n;
};

struct runs {
	struct arena *arena;
	struct run *list;
	size_t n;
};

static void run_add(struct runs *runs, struct src src, const char *text)
{
	if (text != NULL)
		*arena_append(runs->arena, runs->list, runs->n) = (struct run){src, text, strlen(text)};
}

static void table_runs(struct runs *runs, const struct block *b)
{
	for (size_t r = 0; r < b->csv.nrows; r++)
		for (size_t c = 0; c < b->csv.rows[r].n; c++)
			if (!table_merged(b->csv.rows[r].cells[c]))
				run_add(runs, (struct src){b->csv.path, b->csv.rows[r].line, 0}, b->csv.rows[r].cells[c]);
}

static void blank_run(struct runs *runs, const struct blank *blank)
{
	run_add(runs, (struct src){blank->src.path, blank->src.line, 0}, blank->label.text[ZH]);
	for (size_t i = 0; i < blank->nchoices; i++) {
		run_add(runs, blank->choices[i].src, "□");
		run_add(runs, blank->choices[i].src, blank->choices[i].label.text[ZH]);
	}
	if (blank->type == BLANK_DATE)
		run_add(runs, (struct src){blank->src.path, blank->src.line, 0}, "年月日");
}

static void form_runs(struct runs *runs, const struct form *form)
{
	blank_run(runs, &form->head);
	for (size_t r = 0; r < form->nrows; r++) {
		for (size_t i = 0; i < form->rows[r].nblanks; i++)
			blank_run(runs, &form->rows[r].blanks[i]);
		if (form->rows[r].kind == FORM_APPROVAL)
			run_add(runs, form->rows[r].src, "年月日");
	}
	for (size_t i = 0; i < form->nfoot; i++)
		blank_run(runs, &form->foot[i]);
	run_add(runs, form->note.src, form->note.text[ZH]);
}

static void document_runs(struct runs *runs, const struct document *doc)
{
	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];

		if (b->kind == BLOCK_TABLE)
			table_runs(runs, b);
		else if (b->kind == BLOCK_FORM && b->form != NULL)
			form_runs(runs, b->form);
		else
			run_add(runs, b->src, b->text);
	}
}

/* The repairs of one source line, applied in their order. */
static const char *line_repaired(const struct reading *r, const char *line, int64_t number)
{
	for (size_t i = 0; i < r->policy->nrepairs; i++) {
		const struct repair *repair = &r->policy->repairs[i];
		const char *to = repair->to == NULL ? "" : repair->to;
		size_t from, end;

		if (repair->line != number)
			continue;
		if (!text_find(line, strlen(line), repair->from, 0, &from, &end))
			diag_error(r->diag, repair->src, "source", "line %lld of source.txt has no \"%s\"",
				"source.txt 第 %lld 行没有“%s”", (long long)number, repair->from);
		else
			line = arena_printf(r->scratch, "%.*s%s%s", (int)from, line, to, line + end);
	}
	return line;
}

/* Moves a place to the next character that is not white space; 0 at the end. */
struct place {
	const struct run *list;
	size_t n, run, at;
};

static uint32_t place_next(struct place *p, struct place *before)
{
	for (; p->run < p->n; p->run++, p->at = 0)
		while (p->at < p->list[p->run].n) {
			const char *s = p->list[p->run].text + p->at;
			uint32_t c;

			*before = *p;
			c = utf8_next(&s);
			p->at = (size_t)(s - p->list[p->run].text);
			if (!text_is_space(c))
				return c;
		}
	return 0;
}

/* A dozen characters from a place on, for a message. */
static const char *excerpt(struct arena *a, struct place p)
{
	struct buf b = {0};
	struct place before;
	const char *copy;
	uint32_t c;

	for (int i = 0; i < 12 && (c = place_next(&p, &before)) != 0; i++)
		buf_utf8(&b, c);
	copy = arena_copy(a, buf_str(&b), b.n);
	buf_free(&b);
	return copy;
}

static struct src place_src(const struct place *p)
{
	struct src src = p->list[p->run].src;

	if (src.col > 0) /* 0: the line is all that is known */
		src.col += (int)utf8_length(p->list[p->run].text, p->at);
	return src;
}

static void compare(const struct reading *r, struct place text, struct place source)
{
	struct place at_text = text, at_source = source;
	uint32_t a, b;

	do {
		a = place_next(&text, &at_text);
		b = place_next(&source, &at_source);
	} while (a == b && a != 0);
	if (a == b)
		return;
	diag_error(r->diag, a == 0 ? r->policy->src : place_src(&at_text), "source",
		"differs from source.txt line %d: here \"%s\", there \"%s\"; a repair of conversion damage goes into repairs.yaml",
		"与 source.txt 第 %d 行不同：此处“%s”，原文“%s”；转换损坏的修复应记入 repairs.yaml",
		at_source.list[b == 0 ? at_source.n - 1 : at_source.run].src.line,
		a == 0 ? "" : excerpt(r->scratch, at_text), b == 0 ? "" : excerpt(r->scratch, at_source));
}

/* The repairs that no line saw. */
static void repairs_check(const struct reading *r, size_t nlines)
{
	for (size_t i = 0; i < r->policy->nrepairs; i++) {
		const struct repair *repair = &r->policy->repairs[i];

		if (repair->line < 1 || (size_t)repair->line > nlines)
			diag_error(r->diag, repair->src, "source", "source.txt has lines 1 to %zu, there is no line %lld",
				"source.txt 只有第 1 至 %zu 行，没有第 %lld 行", nlines, (long long)repair->line);
		if (*repair->clause != '\0' && clause_lookup(r->text[ZH], repair->clause) == NULL)
			diag_error(r->diag, repair->src, "source", "the text has no clause %s", "正文没有条款 %s", repair->clause);
	}
}

void check_source(const struct reading *r)
{
	const char *path = arena_printf(r->scratch, "%s/source.txt", r->policy->dir);
	struct runs text = {.arena = r->scratch}, source = {.arena = r->scratch};
	char *bytes, *line, *next;
	size_t n;

	if (r->text[ZH] == NULL || (!file_exists(path) && r->policy->nrepairs == 0))
		return;
	bytes = file_read(r->scratch, path, &n, r->diag);
	if (bytes == NULL)
		return;
	document_runs(&text, r->text[ZH]);
	for (line = bytes; line != NULL; line = next) {
		int number = (int)source.n + 1;

		next = strchr(line, '\n');
		if (next != NULL)
			*next++ = '\0';
		run_add(&source, (struct src){path, number, 1}, line_repaired(r, line, number));
	}
	repairs_check(r, source.n);
	if (text.n > 0 && !r->text[ZH]->lost)
		compare(r, (struct place){text.list, text.n, 0, 0}, (struct place){source.list, source.n, 0, 0});
}
