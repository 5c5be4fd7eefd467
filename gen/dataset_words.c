/* dataset_words: what the other files refer to by id, the forms, and the glossary. */
#include <string.h>

#include "csv.h"
#include "dataset.h"
#include "page.h"

/* ---- vocabulary.json ---- */
static json_t *regions_json(const struct site *s)
{
	static const char *const kinds[] = {"province", "city", "county", "district"};
	json_t *list = json_array();

	for (size_t i = 0; i < s->nregions; i++) {
		json_t *o = json_object();

		json_set_text(o, "id", s->regions[i].id);
		json_set_text(o, "kind", kinds[s->regions[i].kind]);
		json_set_both(o, "name", &s->regions[i].name);
		json_set_text(o, "parent", s->regions[i].parent_id);
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *fact_json(const struct fact *f)
{
	static const char *const kinds[] = {"choice", "yes-no", "count", "money"};
	json_t *o = json_object(), *values = json_array();

	json_set_text(o, "id", f->id);
	json_set_text(o, "kind", kinds[f->kind]);
	json_set_both(o, "question", &f->question);
	json_set_both(o, "label", &f->label);
	json_set_both(o, "help", &f->help);
	json_set_both(o, "unit", &f->unit);
	json_object_set_new(o, "set_by_document", json_boolean(f->by_document));
	for (size_t i = 0; i < f->nvalues; i++) {
		json_t *value = json_object();

		json_set_text(value, "id", f->values[i].id);
		json_set_both(value, "label", &f->values[i].label);
		json_set_both(value, "help", &f->values[i].help);
		json_array_append_new(values, value);
	}
	json_object_set_new(o, "values", values);
	return o;
}

/* The facts as an object: {"program": "project", "days": "20"}. */
static json_t *facts_json(const struct situated *x)
{
	json_t *o = json_object();

	for (size_t i = 0; i < x->nfacts; i++) {
		const char *equals = strchr(x->facts[i], '=');

		json_object_setn_new(o, x->facts[i], (size_t)(equals - x->facts[i]), json_string(equals + 1));
	}
	return o;
}

static json_t *others_json(struct arena *a, const struct ambiguity *note)
{
	json_t *list = json_array();

	for (size_t i = 0; i < note->nothers; i++) {
		const struct other_reading *other = &note->others[i];
		json_t *o = json_object();

		json_set_text(o, "rule", other->ours.rule);
		json_set_day(o, "date", other->day);
		json_object_set_new(o, "facts", facts_json(&other->ours));
		json_set_both(o, "text", &other->text);
		json_set_text(o, "difference", arena_printf(a, "%lld.%02d", (long long)(other->moves.value / 100),
			(int)(other->moves.value % 100)));
		json_array_append_new(list, o);
	}
	return list;
}

/* Where it can matter: conditions as rules.json writes them. */
static json_t *when_json(struct arena *a, const struct ambiguity *note)
{
	json_t *list = json_array();

	for (size_t i = 0; i < note->nwhen; i++) {
		const char *text = note->when[i].text;

		for (; note->when[i].or_next; i++)
			text = arena_printf(a, "%s or %s", text, note->when[i + 1].text);
		json_array_append_new(list, json_string(text));
	}
	return list;
}

static json_t *notes_json(struct arena *a, const struct site *s)
{
	json_t *list = json_array();

	for (size_t i = 0; i < s->nambiguities; i++) {
		json_t *o = json_object();

		json_set_text(o, "id", s->ambiguities[i].id);
		json_set_both(o, "issue", &s->ambiguities[i].issue);
		json_set_both(o, "reading", &s->ambiguities[i].reading);
		json_object_set_new(o, "when", when_json(a, &s->ambiguities[i]));
		json_object_set_new(o, "others", others_json(a, &s->ambiguities[i]));
		json_array_append_new(list, o);
	}
	return list;
}

/* {id, name}: topics, agencies. */
static json_t *named_json(const char *id, const struct bilingual *name)
{
	json_t *o = json_object();

	json_set_text(o, "id", id);
	json_set_both(o, "name", name);
	return o;
}

static json_t *documents_json(const struct site *s)
{
	json_t *list = json_array();

	for (size_t i = 0; i < s->ninstruments; i++) {
		json_t *o = json_object();

		json_set_text(o, "id", s->instruments[i].id);
		json_set_text(o, "number", s->instruments[i].number);
		json_set_both(o, "title", &s->instruments[i].title);
		json_array_append_new(list, o);
	}
	return list;
}

void dataset_vocabulary(const struct publication *pub, struct arena *a)
{
	const struct site *s = pub->site;
	json_t *top = json_object(), *facts = json_array(), *topics = json_array(), *agencies = json_array();

	for (size_t i = 0; i < s->nfacts; i++)
		json_array_append_new(facts, fact_json(&s->facts[i]));
	for (size_t i = 0; i < s->ntopics; i++)
		json_array_append_new(topics, named_json(s->topics[i].id, &s->topics[i].name));
	for (size_t i = 0; i < s->nagencies; i++)
		json_array_append_new(agencies, named_json(s->agencies[i].id, &s->agencies[i].name));
	json_object_set_new(top, "regions", regions_json(s));
	json_object_set_new(top, "facts", facts);
	json_object_set_new(top, "notes", notes_json(a, s));
	json_object_set_new(top, "topics", topics);
	json_object_set_new(top, "agencies", agencies);
	json_object_set_new(top, "documents", documents_json(s));
	dataset_json(pub, DATA_FILE_VOCABULARY, "vocabulary.json", top);
}

/* ---- forms.json ---- */
static json_t *choices_json(const struct blank *blank)
{
	json_t *list = json_array();

	for (size_t i = 0; i < blank->nchoices; i++) {
		json_t *o = json_object();

		json_set_text(o, "id", blank->choices[i].id);
		json_set_both(o, "label", &blank->choices[i].label);
		json_array_append_new(list, o);
	}
	return list;
}

/* Text to write is what most are, and not said. */
static json_t *blanks_json(const struct blank *blanks, size_t n)
{
	json_t *list = json_array();

	for (size_t i = 0; i < n; i++) {
		json_t *o = json_object();

		json_set_text(o, "id", blanks[i].id);
		json_set_both(o, "label", &blanks[i].label);
		if (blanks[i].type == BLANK_DATE)
			json_set_text(o, "type", "date");
		if (blanks[i].nchoices > 0)
			json_object_set_new(o, "choices", choices_json(&blanks[i]));
		json_array_append_new(list, o);
	}
	return list;
}

static json_t *form_rows_json(const struct form *f)
{
	static const char *const kinds[] = {"fields", "block", "approval"};
	json_t *list = json_array();

	for (size_t i = 0; i < f->nrows; i++)
		json_array_append_new(list, json_pack("{s:s, s:o}", "kind", kinds[f->rows[i].kind], "blanks",
			blanks_json(f->rows[i].blanks, f->rows[i].nblanks)));
	return list;
}

/* The editions to print and to fill in, as paths from the site's top. */
static json_t *form_files_json(const struct publication *pub, struct arena *a, const struct policy *p, const struct form *f)
{
	static const char *const editions[] = {"zh", "en", "zh-en"};
	json_t *list = json_array();

	for (int i = 0; i < 2 * 3; i++) {
		bool fill = i >= 3;
		const char *path = form_path(a, p, f, i % 3, fill);

		if (sink_size(pub->sink, path) >= 0)
			json_array_append_new(list, json_pack("{s:s, s:s, s:s}", "edition", editions[i % 3], "use",
				fill ? "fill" : "print", "path", path));
	}
	return list;
}

static json_t *form_json(const struct publication *pub, struct arena *a, const struct policy *p, const struct form *f)
{
	json_t *o = json_object(), *holders = json_array();

	json_set_text(o, "policy", p->id);
	json_set_text(o, "id", f->id);
	json_object_set_new(o, "attachment", json_integer(f->attachment));
	json_set_both(o, "title", &f->title);
	json_object_set_new(o, "head", blanks_json(&f->head, f->head.id != NULL || f->head.label.text[ZH] != NULL));
	json_object_set_new(o, "rows", form_rows_json(f));
	json_object_set_new(o, "foot", blanks_json(f->foot, f->nfoot));
	json_set_both(o, "note", &f->note);
	json_object_set_new(o, "copies", json_integer(f->copies));
	for (size_t i = 0; i < f->nholders; i++)
		json_array_append_new(holders, json_pack("{s:s, s:s}", "zh", f->holders[i].text[ZH], "en", f->holders[i].text[EN]));
	json_object_set_new(o, "holders", holders);
	json_object_set_new(o, "files", form_files_json(pub, a, p, f));
	return o;
}

void dataset_forms(const struct publication *pub, struct arena *a)
{
	json_t *forms = json_array();

	for (size_t i = 0; i < pub->site->npolicies; i++) {
		const struct policy *p = &pub->site->policies[i];

		for (size_t f = 0; f < p->nforms; f++)
			json_array_append_new(forms, form_json(pub, a, p, &p->forms[f]));
	}
	dataset_json(pub, DATA_FILE_FORMS, "forms.json", json_pack("{s:o}", "forms", forms));
}

/* ---- glossary.json, glossary.csv ---- */
static const struct data_column term_columns[] = {
	{"zh", "string", true, NULL, {.text = {"中文", "Chinese"}}},
	{"en", "string", true, NULL, {.text = {"英文", "English"}}},
	{"also", "string", false, "; ", {.text = {"句中可用的其他英文形式", "other English forms that a sentence may need"}}},
	{"note_zh", "string", false, NULL, {.text = {"说明，中文", "note in Chinese"}}},
	{"note_en", "string", false, NULL, {.text = {"说明，英文", "note in English"}}},
};
#define NTERM_COLUMNS (sizeof term_columns / sizeof term_columns[0])

static void term_row(struct buf *csv, struct arena *a, const struct term *t)
{
	const char *also = t->nalso == 0 ? "" : t->also[0], *const *note = t->note.text;
	const char *values[NTERM_COLUMNS];

	for (size_t i = 1; i < t->nalso; i++)
		also = arena_printf(a, "%s; %s", also, t->also[i]);
	values[0] = t->zh;
	values[1] = t->en;
	values[2] = also;
	values[3] = note[ZH] == NULL ? "" : note[ZH];
	values[4] = note[EN] == NULL ? "" : note[EN];
	csv_write_row(csv, values, NTERM_COLUMNS);
}

void dataset_glossary(const struct publication *pub, struct arena *a)
{
	json_t *terms = json_array();
	const char *names[NTERM_COLUMNS];
	struct buf csv = {0};

	for (size_t i = 0; i < NTERM_COLUMNS; i++)
		names[i] = term_columns[i].name;
	buf_puts(&csv, "\xEF\xBB\xBF");
	csv_write_row(&csv, names, NTERM_COLUMNS);
	for (size_t i = 0; i < pub->site->nterms; i++) {
		const struct term *t = &pub->site->terms[i];
		json_t *o = json_object();

		json_set_text(o, "zh", t->zh);
		json_set_text(o, "en", t->en);
		json_object_set_new(o, "also", json_texts(t->also, t->nalso));
		json_set_both(o, "note", &t->note);
		json_array_append_new(terms, o);
		term_row(&csv, a, t);
	}
	dataset_json(pub, DATA_FILE_GLOSSARY, "glossary.json", json_pack("{s:o}", "terms", terms));
	dataset_put(pub, DATA_FILE_GLOSSARY_CSV, "glossary.csv", csv.p, csv.n);
	dataset_csvw(pub, "glossary.csv", term_columns, NTERM_COLUMNS, false, ZH, 1, "zh");
	buf_free(&csv);
}
