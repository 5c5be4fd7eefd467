/* A policy's Chinese text, a NUL, its English text: both parsed, every check run over them. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../gen/check.h"
#include "../../gen/terms.h"
#include "../../gen/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n);

static struct document *parse(struct reading *r, enum lang lang, const uint8_t *p, size_t n)
{
	size_t good = utf8_valid((const char *)p, n);
	struct arena *a = r->scratch;
	char *text = arena_printf(a, "---\ntitle: 甲\n---\n%.*s", (int)good, (const char *)p);

	return document_parse(a, r->policy, lang, text, strlen(text), r->diag);
}

/* What every module that walks a document relies on. */
static void soundness(const struct document *doc)
{
	for (size_t i = 0; i < doc->nblocks; i++) {
		const struct block *b = &doc->blocks[i];

		if (b->clause >= doc->nclauses || b->part >= doc->nparts || b->id == NULL || b->src.line < 1 ||
			i < doc->parts[b->part].first || i >= doc->parts[b->part].end ||
			(b->text != NULL && utf8_valid(b->text, b->n) != b->n))
			abort();
	}
	for (size_t i = 0; i < doc->nclauses; i++)
		if (doc->clauses[i].part >= doc->nparts || doc->clauses[i].path == NULL ||
			(doc->clauses[i].parent != CLAUSE_NONE && doc->clauses[i].parent >= i))
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *p, size_t n)
{
	const char *issuers[] = {"局"};
	struct column column = {.id = "a", .label = {.text = {"区", "D"}}, .type = COLUMN_COUNT, .total = true};
	struct table table = {.id = "t", .columns = &column, .ncolumns = 1, .header_rows = 1, .total_row = true};
	struct blank blank = {.id = "b", .label = {.text = {"甲2", "A 2"}}};
	struct form_row row = {.kind = FORM_FIELDS, .blanks = &blank, .nblanks = 1};
	struct form form = {.id = "f", .attachment = 1, .title = {.text = {"表", "F"}}, .rows = &row, .nrows = 1};
	struct repair repair = {.line = 1, .from = "1", .to = "一", .clause = "一"};
	struct note note = {.clause = "一", .quote = "100元", .note = {.text = {"注", "N"}}};
	struct sentence quote = {.text = {.text = {"每人每天100元", "100 yuan per person per day"}}};
	struct step step = {.word = WORD_FIXED, .amount = {10000, UNIT_YUAN, false}, .has_amount = true};
	struct rule rule = {.id = "R", .clause = "一", .quotes = &quote, .nquotes = 1, .steps = &step, .nsteps = 1};
	struct rates rates = {.window = {.from = 18444, .to = 18992, .clause = "末段", .quote = quote}, .rules = &rule, .nrules = 1};
	struct term term = {.zh = "补贴", .en = "subsidy"};
	struct instrument instrument = {.id = "i", .number = "国办发〔2019〕24号", .title = {.text = {"甲", "A"}}};
	struct policy policy = {.id = "demo", .dir = "/nowhere", .number = "杭人社发〔2020〕43号", .tables = &table, .ntables = 1,
		.forms = &form, .nforms = 1, .repairs = &repair, .nrepairs = 1, .notes = &note, .nnotes = 1, .rates = &rates,
		.front = {{.title = "甲", .issuers = issuers, .nissuers = 1, .summary = "15万", .src = {"zh.md", 1, 1}, .body_line = 4},
			{.title = "A", .summary = "150,000", .src = {"en.md", 1, 1}, .body_line = 4}},
		.written = 18414, .printed = INT32_MIN, .posted = INT32_MIN, .effective = 18444, .expires = 18992, .src = {"zh.md", 1, 1}};
	struct site site = {.policies = &policy, .npolicies = 1, .terms = &term, .nterms = 1, .instruments = &instrument,
		.ninstruments = 1};
	struct reading r = {.site = &site, .policy = &policy, .scratch = arena_open(), .diag = diag_open(DIAG_ZH)};
	const uint8_t *nul = n == 0 ? NULL : memchr(p, '\0', n);
	size_t zh = nul == NULL ? n : (size_t)(nul - p), en = nul == NULL ? 0 : n - zh - 1;

	table.src = form.src = form.title.src = blank.src = repair.src = note.src = quote.text.src = rule.src = step.src = policy.src;
	rates.window.quote = quote;
	rates.src = rates.window.src = policy.src;
	site.arena = r.scratch;
	site.term_index = terms_index(r.scratch, &site);
	r.text[ZH] = parse(&r, ZH, p, zh);
	r.text[EN] = parse(&r, EN, nul == NULL ? (const uint8_t *)"" : nul + 1, en);
	soundness(r.text[ZH]);
	soundness(r.text[EN]);
	reading_cite(&r);
	checks_run(&r);
	diag_close(r.diag);
	arena_close(r.scratch);
	return 0;
}
