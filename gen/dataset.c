#include "dataset.h"

#include <stdlib.h>
#include <string.h>

#include "hash.h"

const struct data_file_about data_file_about[DATA_FILE_KINDS] = {
	[DATA_FILE_INDEX] = {"index", "application/json", "index.schema.json"},
	[DATA_FILE_RATES] = {"rates", "application/json", "rates.schema.json"},
	[DATA_FILE_RATES_CSV] = {"rates-csv", "text/csv", NULL},
	[DATA_FILE_RULES] = {"rules", "application/json", "rules.schema.json"},
	[DATA_FILE_VOCABULARY] = {"vocabulary", "application/json", "vocabulary.schema.json"},
	[DATA_FILE_POLICY] = {"policy", "application/json", "policy.schema.json"},
	[DATA_FILE_SOURCE] = {"source", "text/plain", NULL},
	[DATA_FILE_TABLE] = {"table", "application/json", "table.schema.json"},
	[DATA_FILE_TABLE_CSV] = {"table-csv", "text/csv", NULL},
	[DATA_FILE_LIST] = {"list", "application/json", "list.schema.json"},
	[DATA_FILE_LIST_CSV] = {"list-csv", "text/csv", NULL},
	[DATA_FILE_LIST_BOOK] = {"list-book", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", NULL},
	[DATA_FILE_FORMS] = {"forms", "application/json", "forms.schema.json"},
	[DATA_FILE_GLOSSARY] = {"glossary", "application/json", "glossary.schema.json"},
	[DATA_FILE_GLOSSARY_CSV] = {"glossary-csv", "text/csv", NULL},
	[DATA_FILE_CSVW] = {"csvw", "application/csvm+json", NULL},
	[DATA_FILE_PACK] = {"pack", "application/octet-stream", NULL},
	[DATA_FILE_WASM] = {"wasm", "application/wasm", NULL},
	[DATA_FILE_PACK_WORDS] = {"pack-words", "application/octet-stream", NULL},
	[DATA_FILE_SCHEMA] = {"schema", "application/schema+json", NULL},
};

void dataset_put(const struct publication *pub, enum data_file_kind kind, const char *path, const void *p, size_t n)
{
	struct data_log *log = pub->data;
	struct data_file *f = arena_append(log->arena, log->files, log->n);

	f->kind = (int)kind;
	f->path = arena_copy(log->arena, path, strlen(path));
	f->size = n;
	f->sha256 = hash_sha256(log->arena, p, n);
	sink_put(pub->sink, arena_printf(log->arena, "data/%s", path), p, n, pub->diag);
}

void dataset_json(const struct publication *pub, enum data_file_kind kind, const char *path, json_t *value)
{
	char *text = json_dumps(value, JSON_INDENT(1));
	struct buf out = {0};

	if (text == NULL)
		die("out of memory");
	buf_puts(&out, text);
	buf_putc(&out, '\n');
	dataset_put(pub, kind, path, out.p, out.n);
	buf_free(&out);
	free(text);
	json_decref(value);
}

/* ---- CSVW ---- */
static json_t *column_json(const struct data_column *c, bool titled, enum lang lang)
{
	json_t *o = json_object(), *about = json_array();

	json_set_text(o, "name", c->name);
	if (titled)
		json_object_set_new(o, "titles", json_pack("{s:s}", lang_tag[lang], c->about.text[lang]));
	for (int l = 0; l < NLANGS; l++)
		json_array_append_new(about, json_pack("{s:s, s:s}", "@value", c->about.text[l], "@language", lang_tag[l]));
	json_object_set_new(o, "dc:description", about);
	json_set_text(o, "datatype", c->datatype);
	if (c->required)
		json_object_set_new(o, "required", json_true());
	json_set_text(o, "separator", c->separator);
	return o;
}

void dataset_csvw(const struct publication *pub, const char *csv_path, const struct data_column *columns, size_t n,
	bool titled, enum lang lang, long long header_rows, const char *key)
{
	const char *slash = strrchr(csv_path, '/'), *name = slash == NULL ? csv_path : slash + 1;
	struct data_log *log = pub->data;
	json_t *list = json_array(), *schema = json_object(), *top = json_object();

	for (size_t i = 0; i < n; i++)
		json_array_append_new(list, column_json(&columns[i], titled, lang));
	json_object_set_new(schema, "columns", list);
	json_set_text(schema, "primaryKey", key);
	json_set_text(top, "@context", "http://www.w3.org/ns/csvw");
	json_set_text(top, "url", name);
	json_object_set_new(top, "dialect", json_pack("{s:s, s:s, s:b, s:I}", "encoding", "utf-8", "lineTerminators", "\r\n",
		"header", 1, "headerRowCount", (json_int_t)header_rows));
	json_object_set_new(top, "tableSchema", schema);
	dataset_json(pub, DATA_FILE_CSVW, arena_printf(log->arena, "%s-metadata.json", csv_path), top);
}
